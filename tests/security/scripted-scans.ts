import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MethodName } from '#shared/contract/contract.ts';
import type { EnvelopeRecord } from '#shared/mail/envelope.ts';
import type { DayCall, Typed } from './scripted-day.ts';

/** A scan handed over and one taken from the folder of the scanner, read and removed; `envelopeId` is asked for at each call. */
export function scanDay(envelopeId: () => string, typed: Typed): readonly DayCall[] {
  const folder = mkdtempSync(join(tmpdir(), 'qabyldau-scans-'));
  // What is written on the paper is in its scan too.
  const paper = (title: string) => Buffer.from(`%PDF-1.7\n${title} ${typed.person} ${typed.address}`);
  const handed = paper('first');
  writeFileSync(join(folder, 'second.pdf'), paper('second'));
  let [upload, scan] = ['', ''];
  const keepUpload = (answer: unknown) => (upload = (answer as { id: string }).id);
  const keepScan = (answer: unknown) => (scan = (answer as EnvelopeRecord).scans.at(-1)?.id ?? '');
  const simple = (method: MethodName, input: unknown = {}): DayCall => ({ method, input: () => input });
  return [
    simple('setting.change', { key: 'scanFolder', value: folder, validFrom: '2026-11-01', source: '' }),
    { ...simple('upload.begin', { fileName: `${typed.person}.pdf`, size: handed.length }), then: keepUpload },
    {
      method: 'upload.put',
      input: () => ({ id: upload, index: 0, data: handed.toString('base64') }),
      isRepeatable: false,
    },
    {
      method: 'scan.attach',
      input: () => ({ envelopeId: envelopeId(), uploadId: upload }),
      then: keepScan,
    },
    { method: 'scan.read', input: () => ({ id: scan, part: 0 }) },
    simple('scan.folder'),
    { method: 'scan.takeFile', input: () => ({ envelopeId: envelopeId(), name: 'second.pdf' }) },
    {
      method: 'scan.remove',
      input: () => ({ id: scan, reason: typed.reason }),
      then: () => rmSync(folder, { recursive: true }),
    },
  ];
}

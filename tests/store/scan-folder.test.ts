import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EnvelopeId } from '#shared/mail/envelope.ts';
import { openReadyDesk } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';
import { openEnvelope, pdfOf, readScan } from '#tests/fixtures/scans.ts';
import { temporaryFolder } from './workbench.ts';

let desk: TestDesk;
let envelopeId: EnvelopeId;
let folder: string;
let outside: string;

const setFolder = (value: string) =>
  desk.codeOf('setting.change', { key: 'scanFolder', value, validFrom: '2026-11-01', source: '' });
const put = (name: string, bytes: Uint8Array | string): void => writeFileSync(join(folder, name), bytes);
const take = (name: string) => desk.codeOf('scan.takeFile', { envelopeId, name });
const listed = async () => {
  const { files } = await desk.ask('scan.folder', {});
  return Object.fromEntries(files.map(({ name, refused }) => [name, refused?.code ?? 'ok']));
};

beforeAll(async () => {
  desk = await openReadyDesk();
});
afterAll(() => desk.close());
beforeEach(async () => {
  folder = temporaryFolder();
  outside = temporaryFolder();
  envelopeId = (await openEnvelope(desk, randomUUID())).id;
  expect(await setFolder(folder)).toBe('ok');
});

/** Names, sizes and times of a folder: what must never change by our hand. */
const traceOf = (path: string) =>
  readdirSync(path)
    .sort()
    .map((name) => {
      const { size, mtimeMs, mode, ino } = statSync(join(path, name));
      return { name, size, mtimeMs, mode, ino };
    });

describe('the folder of the scanner', () => {
  it('is set to a folder that is there, by its full path, or to none', async () => {
    put('a.pdf', pdfOf(10));
    expect(await setFolder('scans')).toBe('setting.notAbsolute');
    expect(await setFolder(join(folder, 'missing'))).toBe('setting.noSuchFolder');
    expect(await setFolder(join(folder, 'a.pdf'))).toBe('setting.noSuchFolder');
    expect(await desk.ask('scan.folder', {})).toMatchObject({ reason: null });
    expect(await setFolder('')).toBe('ok');
    expect(await desk.ask('scan.folder', {})).toEqual({ reason: 'notSet', files: [] });
    expect(await take('a.pdf')).toBe('scan.folderMissing');
  });

  it('gives its files, newest first, each with why it cannot be taken; nothing in it changes', async () => {
    put('page.pdf', pdfOf(500));
    put('photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]));
    put('renamed.pdf', 'MZ--');
    put('notes.txt', 'hello');
    put('nothing.pdf', '');
    put('.hidden.pdf', pdfOf(20));
    mkdirSync(join(folder, 'sub.pdf'));
    for (const [index, name] of [
      'photo.jpg',
      'page.pdf',
      'renamed.pdf',
      'notes.txt',
      'nothing.pdf',
    ].entries())
      utimesSync(join(folder, name), 1_790_000_000 - index, 1_790_000_000 - index);
    const before = traceOf(folder);
    const { reason, files } = await desk.ask('scan.folder', {});
    expect(reason).toBeNull();
    expect(files.map(({ name, size, refused }) => [name, size, refused?.code ?? 'ok'])).toEqual([
      ['photo.jpg', 6, 'ok'],
      ['page.pdf', 500, 'ok'],
      ['renamed.pdf', 4, 'scan.executable'],
      ['notes.txt', 5, 'scan.notAScan'],
      ['nothing.pdf', 0, 'scan.empty'],
    ]);
    expect(await take('page.pdf')).toBe('ok');
    expect(await take('renamed.pdf')).toBe('scan.executable');
    expect(traceOf(folder)).toEqual(before);
  });

  it('gives the newest 200', async () => {
    for (let index = 0; index < 230; index += 1) {
      put(`${index}.pdf`, '%PDF-1.7');
      utimesSync(join(folder, `${index}.pdf`), 1_790_000_000 + index, 1_790_000_000 + index);
    }
    const { files } = await desk.ask('scan.folder', {});
    expect(files.map(({ name }) => name)).toEqual(
      Array.from({ length: 200 }, (_each, index) => `${229 - index}.pdf`),
    );
  });

  it('a file is attached byte by byte, once', async () => {
    const bytes = pdfOf(700_000);
    put('скан 1.pdf', bytes);
    const { scans } = await desk.ask('scan.takeFile', { envelopeId, name: 'скан 1.pdf' });
    expect(scans).toMatchObject([{ name: 'скан 1.pdf', type: 'pdf', size: 700_000 }]);
    expect((await readScan(desk, scans[0]?.id ?? '')).equals(bytes)).toBe(true);
    put('copy.pdf', bytes);
    expect([await take('скан 1.pdf'), await take('copy.pdf')]).toEqual([
      'scan.alreadyAttached',
      'scan.alreadyAttached',
    ]);
  });
});

describe('what lies in wait there', () => {
  it.each(['../secret.pdf', '..', '.', 'sub/a.pdf', 'C:\\a.pdf', 'a.pdf:stream', '/etc/passwd'])(
    'no way out of the folder: %s',
    async (name) => {
      writeFileSync(join(folder, '..', 'secret.pdf'), pdfOf(30));
      expect(await take(name)).toBe('scan.badName');
    },
  );

  it('links are neither listed nor followed', async () => {
    writeFileSync(join(outside, 'secret.pdf'), pdfOf(30));
    symlinkSync(join(outside, 'secret.pdf'), join(folder, 'link.pdf'));
    symlinkSync(outside, join(folder, 'folder.pdf'));
    symlinkSync('loop.pdf', join(folder, 'loop.pdf'));
    expect(await listed()).toEqual({});
    for (const name of ['link.pdf', 'folder.pdf', 'loop.pdf']) expect(await take(name)).toBe('scan.fileGone');
    // A hard link is the file itself.
    linkSync(join(outside, 'secret.pdf'), join(folder, 'hard.pdf'));
    expect(await take('hard.pdf')).toBe('ok');
  });

  it.skipIf(process.platform === 'win32')('a pipe holds nobody up', async () => {
    expect(spawnSync('mkfifo', [join(folder, 'pipe.pdf')]).status).toBe(0);
    expect(await listed()).toEqual({});
    expect(await take('pipe.pdf')).toBe('scan.fileGone');
  });

  it('a file of 300 MB is refused by its size', async () => {
    put('huge.pdf', '%PDF-1.7');
    truncateSync(join(folder, 'huge.pdf'), 300_000_000);
    expect(await listed()).toEqual({ 'huge.pdf': 'scan.tooLarge' });
    const before = process.memoryUsage().arrayBuffers;
    expect(await take('huge.pdf')).toBe('scan.tooLarge');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  it('names that hide what they are', async () => {
    put('scan\u202Efdp.exe', pdfOf(20));
    expect(await listed()).toEqual({ 'scan\u202Efdp.exe': 'scan.badName' });
    expect(await take('scan\u202Efdp.exe')).toBe('scan.badName');
  });

  it('a file that went, a folder that went and came back', async () => {
    put('a.pdf', pdfOf(40));
    expect(await listed()).toEqual({ 'a.pdf': 'ok' });
    rmSync(join(folder, 'a.pdf'));
    expect(await take('a.pdf')).toBe('scan.fileGone');
    put('a.pdf', pdfOf(40));
    renameSync(folder, `${folder}-away`);
    expect(await desk.ask('scan.folder', {})).toEqual({ reason: 'missing', files: [] });
    expect(await take('a.pdf')).toBe('scan.folderMissing');
    // A file where the folder was.
    writeFileSync(folder, '');
    expect(await desk.ask('scan.folder', {})).toEqual({ reason: 'missing', files: [] });
    rmSync(folder);
    renameSync(`${folder}-away`, folder);
    expect(await take('a.pdf')).toBe('ok');
    expect((await desk.ask('envelope.read', { id: envelopeId })).scans).toHaveLength(1);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'what may not be read is said',
    async () => {
      put('a.pdf', pdfOf(40));
      chmodSync(join(folder, 'a.pdf'), 0);
      expect(await take('a.pdf')).toBe('scan.fileUnreadable');
      chmodSync(folder, 0);
      expect(await desk.ask('scan.folder', {})).toEqual({ reason: 'unreadable', files: [] });
      chmodSync(folder, 0o700);
    },
  );

  it('an envelope that is not there takes nothing', async () => {
    put('a.pdf', pdfOf(40));
    expect(await desk.codeOf('scan.takeFile', { envelopeId: randomUUID(), name: 'a.pdf' })).toBe(
      'envelope.unknown',
    );
  });
});

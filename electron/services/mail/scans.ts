import { AppError } from '#shared/errors.ts';
import type { EnvelopeId, EnvelopeRecord, ScanHead } from '#shared/mail/envelope.ts';
import { requireScan, scanParts, scanProbeBytes } from '#shared/mail/scan-type.ts';
import { visibleText } from '#shared/text/control-characters.ts';
import { instantNow } from '../../core-state.ts';
import type { DeskContext, Services } from '../../dispatch.ts';
import { createId } from '../../ids.ts';
import type { StoredScan } from '../../store/tables/scans.ts';
import { note } from '../at-desk.ts';
import { envelopeRecord, storedEnvelope } from './record.ts';
import { listFolder, readFromFolder } from './scan-folder.ts';

/** Scans of envelopes: judged by their bytes, kept in the encrypted store, shown by our own page and opened by nothing else. */

const folderOf = ({ store }: DeskContext): string => store.reference.setting('scanFolder', 'string');

/**
 * One line in the history of the envelope. Its revision stays: a scan arrives behind whoever is correcting the envelope meanwhile.
 */
function tell(
  { state, store, user }: DeskContext,
  id: EnvelopeId,
  { what, reason, name }: { what: string; reason: string | null; name: string },
): void {
  const change = JSON.stringify({ scan: name });
  const [before, after] = what === 'scanAttached' ? [null, change] : [change, null];
  store.tables.envelopes.appendHistory(id, {
    at: instantNow(state),
    by: user.name,
    what,
    reason,
    before,
    after,
  });
}

interface NewScan {
  /** For the journal: the method. */
  readonly action: 'scan.attach' | 'scan.takeFile';
  readonly name: string;
  readonly type: ScanHead['type'];
  readonly bytes: Uint8Array;
  readonly hash: string;
}

/** Scan, entry and event; nothing of it stands when any part of it fails. */
function attach(desk: DeskContext, envelopeId: EnvelopeId, scan: NewScan): EnvelopeRecord {
  const { state, store, user } = desk;
  if (store.tables.scans.sameContent(envelopeId, scan.hash) !== undefined)
    throw new AppError('scan.alreadyAttached');
  const { action, name, type, bytes, hash } = scan;
  const id = createId(state.clock(), state.random);
  store.tables.write(() => {
    store.tables.scans.insert(
      {
        id,
        envelopeId,
        name,
        type,
        size: bytes.length,
        hash,
        addedAt: instantNow(state),
        addedBy: user.name,
      },
      bytes,
    );
    tell(desk, envelopeId, { what: 'scanAttached', reason: null, name });
    note(desk, action, { object: envelopeId, data: { scan: id, type, bytes: bytes.length } });
  });
  state.emit({ name: 'envelope.changed', detail: envelopeId });
  return envelopeRecord(store, envelopeId);
}

function attached({ store }: DeskContext, id: string): StoredScan {
  const scan = store.tables.scans.byId(id);
  if (scan === undefined) throw new AppError('scan.unknown');
  if (scan.removedAt !== null) throw new AppError('scan.removed');
  return scan;
}

export const scanServices = {
  'scan.attach'({ envelopeId, uploadId }, desk) {
    const { uploads } = desk.state.feeds;
    storedEnvelope(desk.store, envelopeId);
    const { fileName, bytes, hash } = uploads.file(uploadId);
    const type = requireScan(bytes.subarray(0, scanProbeBytes), bytes.length);
    const name = visibleText(fileName).trim() || '_';
    const envelope = attach(desk, envelopeId, { action: 'scan.attach', name, type, bytes, hash });
    uploads.drop(uploadId);
    return envelope;
  },

  'scan.read'({ id, part }, desk) {
    const { store } = desk;
    const {
      envelopeId: _envelope,
      hash: _hash,
      removedAt: _at,
      removedReason: _why,
      ...head
    } = attached(desk, id);
    const data = store.tables.scans.part(id, part);
    if (data === undefined) throw new AppError('scan.unknown');
    return { head, parts: scanParts(head.size), data: Buffer.from(data).toString('base64') };
  },

  'scan.remove'({ id, reason }, desk) {
    const { state, store } = desk;
    const { envelopeId, name } = attached(desk, id);
    store.tables.write(() => {
      store.tables.scans.remove(id, instantNow(state), reason.trim());
      tell(desk, envelopeId, { what: 'scanRemoved', reason: reason.trim(), name });
      note(desk, 'scan.remove', { object: envelopeId, data: { scan: id } });
    });
    state.emit({ name: 'envelope.changed', detail: envelopeId });
    return envelopeRecord(store, envelopeId);
  },

  'scan.folder': (_input, desk) => listFolder(folderOf(desk)),

  async 'scan.takeFile'({ envelopeId, name }, desk) {
    storedEnvelope(desk.store, envelopeId);
    const scan = await readFromFolder(folderOf(desk), name);
    // The desk may have locked while the file was read.
    if (desk.state.store !== desk.store) throw new AppError('session.locked');
    return attach(desk, envelopeId, { action: 'scan.takeFile', ...scan });
  },
} satisfies Partial<Services>;

import type Database from 'better-sqlite3';
import type { Instant } from '#shared/dates/day.ts';
import type { EnvelopeId, ScanHead } from '#shared/mail/envelope.ts';
import { scanPartBytes } from '#shared/mail/scan-type.ts';

export interface StoredScan extends ScanHead {
  readonly envelopeId: EnvelopeId;
  /** SHA-256 of the file, hexadecimal. */
  readonly hash: string;
  /** Set when it was taken off: the head stays with the reason, the pages are gone. */
  readonly removedAt: Instant | null;
  readonly removedReason: string | null;
}

interface Row {
  id: string;
  envelope_id: EnvelopeId;
  name: string;
  type: ScanHead['type'];
  size: number;
  hash: string;
  added_at: Instant;
  added_by: string;
  removed_at: Instant | null;
  removed_reason: string | null;
}

const headOf = (row: Row): ScanHead => ({
  id: row.id,
  name: row.name,
  type: row.type,
  size: row.size,
  addedAt: row.added_at,
  addedBy: row.added_by,
});

const fromRow = (row: Row): StoredScan => ({
  ...headOf(row),
  envelopeId: row.envelope_id,
  hash: row.hash,
  removedAt: row.removed_at,
  removedReason: row.removed_reason,
});

/** Scans of envelopes. A file lies in parts, so that neither writing nor showing it needs the whole of it at once. */
export function scanTable(db: Database.Database) {
  const columns = 'id, envelope_id, name, type, size, hash, added_at, added_by, removed_at, removed_reason';
  const insertHead = db.prepare(
    `INSERT INTO scans (id, envelope_id, name, type, size, hash, added_at, added_by)
     VALUES (@id, @envelopeId, @name, @type, @size, @hash, @addedAt, @addedBy)`,
  );
  const insertPart = db.prepare<[string, number, Uint8Array]>(
    'INSERT INTO scan_parts (scan_id, part, data) VALUES (?, ?, ?)',
  );
  const selectById = db.prepare<[string], Row>(`SELECT ${columns} FROM scans WHERE id = ?`);
  const selectOfEnvelope = db.prepare<[string], Row>(
    `SELECT ${columns} FROM scans WHERE envelope_id = ? ORDER BY sequence`,
  );
  const countOfEnvelope = db
    .prepare<[string], number>('SELECT count(*) FROM scans WHERE envelope_id = ? AND removed_at IS NULL')
    .pluck();
  const selectPart = db
    .prepare<[string, number], Uint8Array>('SELECT data FROM scan_parts WHERE scan_id = ? AND part = ?')
    .pluck();
  const markRemoved = db.prepare<[Instant, string, string]>(
    'UPDATE scans SET removed_at = ?, removed_reason = ? WHERE id = ? AND removed_at IS NULL',
  );
  const deleteParts = db.prepare<[string]>('DELETE FROM scan_parts WHERE scan_id = ?');

  /** All of it or nothing, also for a caller that has begun no transaction. */
  function whole(action: () => void): void {
    if (db.inTransaction) action();
    else db.transaction(action).immediate();
  }

  return {
    /** Keeps a scan with its bytes, all parts or none. */
    insert(scan: Omit<StoredScan, 'removedAt' | 'removedReason'>, bytes: Uint8Array): void {
      whole(() => {
        insertHead.run(scan);
        for (let part = 0; part * scanPartBytes < bytes.length; part += 1)
          insertPart.run(scan.id, part, bytes.subarray(part * scanPartBytes, (part + 1) * scanPartBytes));
      });
    },
    byId(id: string): StoredScan | undefined {
      const row = selectById.get(id);
      return row === undefined ? undefined : fromRow(row);
    },
    /** What is attached to the envelope, in the order it was added; nothing that was removed. */
    ofEnvelope: (id: EnvelopeId): ScanHead[] =>
      selectOfEnvelope
        .all(id)
        .filter((row) => row.removed_at === null)
        .map(headOf),
    /** The attached scan of this envelope with the very same content. */
    sameContent(id: EnvelopeId, hash: string): StoredScan | undefined {
      const row = selectOfEnvelope.all(id).find((other) => other.removed_at === null && other.hash === hash);
      return row === undefined ? undefined : fromRow(row);
    },
    countOf: (id: EnvelopeId): number => countOfEnvelope.get(id) ?? 0,
    /** One part, counted from 0. */
    part: (id: string, part: number): Uint8Array | undefined => selectPart.get(id, part),
    /** Takes a scan off: its head stays with the reason, its parts go. */
    remove(id: string, at: Instant, reason: string): void {
      whole(() => {
        markRemoved.run(at, reason, id);
        deleteParts.run(id);
      });
    },
  };
}

import type Database from 'better-sqlite3';
import type { Instant } from '#shared/dates/day.ts';
import { completeValues } from '#shared/forms/complete-notification.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import type { EnvelopeId } from '#shared/mail/envelope.ts';
import type { EnvelopePlace } from '#shared/notification.ts';

export interface StoredDraft {
  readonly id: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly values: NotificationValues;
  /** The place in the mail it is typed from; null at the counter. */
  readonly envelope: EnvelopePlace | null;
  readonly revision: number;
  readonly savedAt: Instant;
}

interface DraftRow {
  id: string;
  owner_id: string;
  owner_name: string;
  values_json: string;
  envelope_id: EnvelopeId | null;
  envelope_position: number | null;
  revision: number;
  saved_at: Instant;
}

/** Half-typed notices, encrypted with the rest of the store; they outlive lock, crash and change of clerk. */
export function draftTable(db: Database.Database) {
  const select = `SELECT drafts.id, owner_id, users.name AS owner_name, values_json, envelope_id, envelope_position, revision, saved_at
    FROM drafts JOIN users ON users.id = drafts.owner_id`;
  const selectAll = db.prepare<[], DraftRow>(`${select} ORDER BY saved_at DESC`);
  // An older revision never overwrites a newer one: saves of one page may overtake each other.
  const upsert = db.prepare(
    `INSERT INTO drafts (id, owner_id, values_json, envelope_id, envelope_position, revision, saved_at)
     VALUES (@id, @ownerId, @values, @envelopeId, @position, @revision, @savedAt)
     ON CONFLICT (id) DO UPDATE SET owner_id = excluded.owner_id, values_json = excluded.values_json,
       envelope_id = excluded.envelope_id, envelope_position = excluded.envelope_position,
       revision = excluded.revision, saved_at = excluded.saved_at
     WHERE excluded.revision > drafts.revision`,
  );
  const selectRevision = db.prepare<[string], { revision: number; saved_at: Instant }>(
    'SELECT revision, saved_at FROM drafts WHERE id = ?',
  );
  const remove = db.prepare<[string]>('DELETE FROM drafts WHERE id = ?');
  const detach = db.prepare<[string, number]>(
    'UPDATE drafts SET envelope_id = NULL, envelope_position = NULL WHERE envelope_id = ? AND envelope_position = ?',
  );
  const selectOfPlace = db.prepare<[string, number], { id: string; ownerName: string }>(
    `SELECT drafts.id, users.name AS ownerName FROM drafts JOIN users ON users.id = drafts.owner_id
     WHERE envelope_id = ? AND envelope_position = ?`,
  );
  return {
    all: (): StoredDraft[] =>
      selectAll.all().map((row) => ({
        id: row.id,
        ownerId: row.owner_id,
        ownerName: row.owner_name,
        values: completeValues(JSON.parse(row.values_json) as NotificationValues),
        envelope:
          row.envelope_id === null || row.envelope_position === null
            ? null
            : { id: row.envelope_id, position: row.envelope_position },
        revision: row.revision,
        savedAt: row.saved_at,
      })),
    save({ envelope, values, ...draft }: Omit<StoredDraft, 'ownerName'>): {
      revision: number;
      savedAt: Instant;
    } {
      upsert.run({
        ...draft,
        values: JSON.stringify(values),
        envelopeId: envelope?.id ?? null,
        position: envelope?.position ?? null,
      });
      const row = selectRevision.get(draft.id);
      if (row === undefined) throw new Error('draft vanished');
      return { revision: row.revision, savedAt: row.saved_at };
    },
    remove(id: string): boolean {
      return remove.run(id).changes > 0;
    },
    /** The place is no more: what was typed for it stays as a draft of the counter. */
    detach({ id, position }: EnvelopePlace): void {
      detach.run(id, position);
    },
    /** Drafts of a place in the mail, whoever typed them. */
    ofPlace: ({ id, position }: EnvelopePlace): { id: string; ownerName: string }[] =>
      selectOfPlace.all(id, position),
  };
}

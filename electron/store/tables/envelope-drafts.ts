import type Database from 'better-sqlite3';
import type { Instant } from '#shared/dates/day.ts';
import { emptyEnvelope, envelopeFields } from '#shared/forms/envelope-form.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import type { EnvelopeId } from '#shared/mail/envelope.ts';

export interface StoredEnvelopeDraft {
  readonly ownerId: string;
  /** The request the envelope will be opened with. */
  readonly requestId: string;
  /** Its first life, when the clerk has said so. */
  readonly earlierId: EnvelopeId | null;
  readonly values: EnvelopeValues;
  readonly savedAt: Instant;
}

interface DraftRow {
  owner_id: string;
  request_id: string;
  earlier_id: EnvelopeId | null;
  values_json: string;
  saved_at: Instant;
}

/** What an older version of the form left, as the form of today has it. */
function completed(stored: Partial<EnvelopeValues>): EnvelopeValues {
  const values = emptyEnvelope();
  for (const { key } of envelopeFields) values[key] = stored[key] ?? '';
  return values;
}

/**
 * The envelope a clerk has in hand, half typed: one each. A draft whose request has become an envelope is none any more, so that neither
 * a late save nor a crash right after the booking offers the same envelope twice.
 */
export function envelopeDraftTable(db: Database.Database) {
  const selectOfOwner = db.prepare<[string], DraftRow>(
    `SELECT owner_id, request_id, earlier_id, values_json, saved_at FROM envelope_drafts AS draft
     WHERE owner_id = ? AND NOT EXISTS (SELECT 1 FROM envelopes WHERE envelopes.request_id = draft.request_id)`,
  );
  const upsert = db.prepare(
    `INSERT INTO envelope_drafts (owner_id, request_id, earlier_id, values_json, saved_at)
     SELECT @ownerId, @requestId, @earlierId, @values, @savedAt
     WHERE NOT EXISTS (SELECT 1 FROM envelopes WHERE envelopes.request_id = @requestId)
     ON CONFLICT (owner_id) DO UPDATE SET request_id = excluded.request_id, earlier_id = excluded.earlier_id,
       values_json = excluded.values_json,
       saved_at = excluded.saved_at`,
  );
  const remove = db.prepare<[string]>('DELETE FROM envelope_drafts WHERE owner_id = ?');
  const end = db.prepare<[string, string]>(
    'DELETE FROM envelope_drafts WHERE owner_id = ? AND request_id = ?',
  );
  return {
    ofOwner(ownerId: string): StoredEnvelopeDraft | null {
      const row = selectOfOwner.get(ownerId);
      if (row === undefined) return null;
      return {
        ownerId: row.owner_id,
        requestId: row.request_id,
        earlierId: row.earlier_id,
        values: completed(JSON.parse(row.values_json) as Partial<EnvelopeValues>),
        savedAt: row.saved_at,
      };
    },
    save({ values, ...draft }: StoredEnvelopeDraft): void {
      upsert.run({ ...draft, values: JSON.stringify(values) });
    },
    remove(ownerId: string): void {
      remove.run(ownerId);
    },
    /** The request is booked; a draft of another envelope stays. */
    end(ownerId: string, requestId: string): void {
      end.run(ownerId, requestId);
    },
  };
}

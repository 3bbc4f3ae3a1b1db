import type Database from 'better-sqlite3';
import type { Day, Instant } from '#shared/dates/day.ts';
import type { EnvelopeMove } from '#shared/mail/days.ts';
import type { EnvelopeId, EnvelopeState } from '#shared/mail/envelope.ts';

interface MoveRow {
  envelopeId: EnvelopeId;
  day: Day;
  before: EnvelopeState | null;
  after: EnvelopeState;
}

/**
 * From which class to which an envelope went on which day. The days of one envelope never go back, and each of its moves begins where
 * the one before ended.
 */
export function envelopeMoveTable(db: Database.Database) {
  const columns = 'envelope_id AS envelopeId, day, before, after';
  const insert = db.prepare(
    'INSERT INTO envelope_moves (envelope_id, day, before, after, at) VALUES (@envelopeId, @day, @before, @after, @at)',
  );
  const selectLast = db.prepare<[string], MoveRow>(
    `SELECT ${columns} FROM envelope_moves WHERE envelope_id = ? ORDER BY sequence DESC LIMIT 1`,
  );
  const selectOfEnvelope = db.prepare<[string], MoveRow>(
    `SELECT ${columns} FROM envelope_moves WHERE envelope_id = ? ORDER BY sequence`,
  );
  return {
    append(move: EnvelopeMove & { readonly at: Instant }): void {
      insert.run(move);
    },
    lastOf: (id: EnvelopeId): EnvelopeMove | undefined => selectLast.get(id),
    /** All moves of one envelope in the order they were made. */
    ofEnvelope: (id: EnvelopeId): EnvelopeMove[] => selectOfEnvelope.all(id),
  };
}

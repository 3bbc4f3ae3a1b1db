import type Database from 'better-sqlite3';
import { addDays } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import type { MailDayCount } from '#shared/mail/count.ts';
import { countMoves } from '#shared/mail/days.ts';
import type { EnvelopeMove, MailPeriod } from '#shared/mail/days.ts';
import { itemStates } from '#shared/mail/envelope.ts';
import type { EnvelopeId, ItemState } from '#shared/mail/envelope.ts';

/**
 * Counts over envelopes and their moves. What waited on an evening is walked back to from where the envelopes stand now, over the moves
 * made since; what moved is read from the moves of the period. The two meet in the equation of the day, which therefore shows an
 * envelope whose state and moves disagree.
 */
export function mailCountTable(db: Database.Database) {
  const selectMoves = db.prepare<[Day, Day], EnvelopeMove>(
    `SELECT envelope_id AS envelopeId, day, before, after FROM envelope_moves INDEXED BY envelope_moves_by_day
     WHERE day BETWEEN ? AND ? ORDER BY day, envelope_id, sequence`,
  );
  const stillWaiting = `envelopes INDEXED BY envelopes_waiting WHERE state = 'pending'
     AND NOT EXISTS (SELECT 1 FROM envelope_moves WHERE envelope_id = envelopes.id AND day > @day)`;
  const waitedThen = `envelope_moves AS moved WHERE moved.day > @day AND moved.before = 'pending'
     AND NOT EXISTS (SELECT 1 FROM envelope_moves AS earlier
       WHERE earlier.envelope_id = moved.envelope_id AND earlier.day > @day AND earlier.sequence < moved.sequence)`;
  const countStill = db.prepare<{ day: Day }, { found: number }>(
    `SELECT count(*) AS found FROM ${stillWaiting}`,
  );
  const countThen = db.prepare<{ day: Day }, { found: number }>(
    `SELECT count(*) AS found FROM ${waitedThen}`,
  );
  const selectStill = db.prepare<{ day: Day }, { id: EnvelopeId; dueOn: Day; sequence: number }>(
    `SELECT id, due_on AS dueOn, sequence FROM ${stillWaiting}`,
  );
  const selectThen = db.prepare<{ day: Day }, { id: EnvelopeId; dueOn: Day; sequence: number }>(
    `SELECT envelopes.id, envelopes.due_on AS dueOn, envelopes.sequence FROM (SELECT moved.envelope_id FROM ${waitedThen}) AS found
     CROSS JOIN envelopes ON envelopes.id = found.envelope_id`,
  );
  const selectItems = db.prepare<[Day], { state: ItemState }>(
    `SELECT items.state FROM envelopes CROSS JOIN envelope_items AS items ON items.envelope_id = envelopes.id
     WHERE envelopes.booked_on = ?`,
  );
  const pendingAfter = (day: Day): number =>
    (countStill.get({ day })?.found ?? 0) + (countThen.get({ day })?.found ?? 0);
  return {
    /** The bag of a period, see `countMoves`. */
    period: ({ from, to }: MailPeriod): MailDayCount =>
      countMoves(selectMoves.iterate(from, to), {
        before: pendingAfter(addDays(from, -1)),
        after: pendingAfter(to),
      }),
    /** Envelopes pending when the day was over, first due first. */
    waitingAfter: (day: Day): EnvelopeId[] =>
      [...selectStill.all({ day }), ...selectThen.all({ day })]
        .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.sequence - b.sequence))
        .map(({ id }) => id),
    /** Notices of the envelopes opened on a day, by what has become of them. */
    noticesOf(day: Day): Record<ItemState, number> {
      const counts = Object.fromEntries(itemStates.map((state) => [state, 0])) as Record<ItemState, number>;
      for (const { state } of selectItems.iterate(day)) counts[state] += 1;
      return counts;
    },
  };
}

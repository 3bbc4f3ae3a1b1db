import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { migrations } from '#electron/store/migrations/index.ts';
import { openTables } from '#electron/store/tables/index.ts';
import { addDays } from '#shared/dates/day.ts';
import type { Instant } from '#shared/dates/day.ts';
import { isBalanced } from '#shared/mail/count.ts';
import { countPeriod, waitingAfter } from '#shared/mail/days.ts';
import type { EnvelopeMove } from '#shared/mail/days.ts';
import { anyHistory, daysAround, firstMailDay } from '#tests/fixtures/mail-moves.ts';
import { makeStore, open } from './workbench.ts';

const database = open(await makeStore({ migrations }), migrations);
const tables = openTables(database);
afterAll(() => database.close());

const at = '2026-11-23T05:00:00.000Z' as Instant;
database.exec(
  `INSERT INTO users (id, login, login_key, name, roles, language, must_change_password, added_at)
   VALUES ('u', 'u', 'u', 'u', '[]', 'kk', 0, '')`,
);
const insertEnvelope = database.prepare(
  `INSERT INTO envelopes (id, number, office, counter, request_id, post_key, sender_name, sender_key, received_on, booked_on, due_on,
     state, decided_on, counted, opened_at, opened_by, revision, content)
   VALUES (@id, @id, 'A', 1, @id, '', '', '', @day, @day, @day, @state, @decidedOn, 1, '', 'u', 1, '{}')`,
);

/** Runs an action over a store in which all of this has happened, and forgets it again. */
function after(history: readonly EnvelopeMove[], action: () => void): void {
  database.exec('SAVEPOINT history');
  const last = new Map(history.map((move) => [move.envelopeId, move]));
  for (const [id, { after: state, day }] of last)
    insertEnvelope.run({ id, state, day, decidedOn: state === 'pending' ? null : day });
  for (const move of history) tables.envelopeMoves.append({ ...move, at });
  try {
    action();
  } finally {
    database.exec('ROLLBACK TO history; RELEASE history');
  }
}

describe('the bag counted in the store', () => {
  it('is the bag counted from the moves, on every day of every history', () => {
    let counted = 0;
    fc.assert(
      fc.property(anyHistory, fc.nat(5), (history, length) => {
        after(history, () => {
          for (const from of daysAround(history)) {
            const one = { from, to: from };
            const several = { from, to: addDays(from, length) };
            expect(tables.mailCounts.period(one)).toEqual(countPeriod(history, one));
            expect(tables.mailCounts.period(several)).toEqual(countPeriod(history, several));
            expect([...tables.mailCounts.waitingAfter(from)].sort()).toEqual(
              waitingAfter(history, from).sort(),
            );
            counted += 1;
          }
        });
      }),
      { numRuns: 80, seed: 20261123 },
    );
    expect(counted).toBeGreaterThan(500);
  });

  it('shows an envelope that stands elsewhere than its moves say', () => {
    const history: EnvelopeMove[] = [
      { envelopeId: 'A', day: firstMailDay, before: null, after: 'pending' },
      { envelopeId: 'B', day: firstMailDay, before: null, after: 'pending' },
      { envelopeId: 'B', day: firstMailDay, before: 'pending', after: 'returned' },
    ];
    after(history, () => {
      const day = { from: firstMailDay, to: firstMailDay };
      expect(isBalanced(tables.mailCounts.period(day))).toBe(true);
      database.exec(`UPDATE envelopes SET state = 'other', decided_on = '2026-11-23' WHERE id = 'A'`);
      expect(isBalanced(tables.mailCounts.period(day))).toBe(false);
    });
    after(history, () => {
      database.exec(`DELETE FROM envelope_moves WHERE after = 'returned'`);
      expect(isBalanced(tables.mailCounts.period({ from: firstMailDay, to: firstMailDay }))).toBe(false);
    });
  });
});

describe('days of the mail room', () => {
  const count = countPeriod([], { from: firstMailDay, to: firstMailDay });
  const totals = { count, waiting: [{ id: 'A', number: 'A-1', reason: 'why' }] };
  const close = { day: firstMailDay, what: 'closed', at, by: 'Ү.', reason: null, totals } as const;

  it('are closed by what was done last, and only ever added to', () => {
    expect(tables.mailDays.isClosed(firstMailDay)).toBe(false);
    tables.mailDays.append(close);
    expect(tables.mailDays.isClosed(firstMailDay)).toBe(true);
    tables.mailDays.append({
      ...close,
      what: 'reopened',
      reason: 'late bag',
      totals: { count, waiting: [] },
    });
    expect(tables.mailDays.isClosed(firstMailDay)).toBe(false);
    expect(tables.mailDays.isClosed(addDays(firstMailDay, 1))).toBe(false);
    expect(tables.mailDays.trace(firstMailDay).map(({ what, reason }) => [what, reason])).toEqual([
      ['closed', null],
      ['reopened', 'late bag'],
    ]);
    expect(tables.mailDays.closedTotals(firstMailDay)?.waiting).toEqual(totals.waiting);
    expect(tables.mailDays.closedBefore(addDays(firstMailDay, 3))?.waiting).toEqual(totals.waiting);
    expect(tables.mailDays.closedBefore(firstMailDay)).toBe(null);
    expect(() => database.exec(`UPDATE mail_days SET by_name = 'other'`)).toThrow('append-only');
    expect(() => database.exec('DELETE FROM mail_days')).toThrow('append-only');
  });

  it('are found by their day', () => {
    const plan = database
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT what FROM mail_days WHERE day = '' ORDER BY sequence DESC LIMIT 1`,
      )
      .all();
    expect(plan.map(({ detail }) => detail).join()).toContain(
      'SEARCH mail_days USING INDEX mail_days_by_day',
    );
  });
});

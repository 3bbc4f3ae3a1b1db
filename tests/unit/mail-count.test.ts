import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import { isBalanced } from '#shared/mail/count.ts';
import type { MailDayCount } from '#shared/mail/count.ts';
import {
  accountedFor,
  broughtIn,
  countDay,
  countPeriod,
  inOrderOfDays,
  waitingAfter,
} from '#shared/mail/days.ts';
import type { EnvelopeMove } from '#shared/mail/days.ts';
import type { EnvelopeState } from '#shared/mail/envelope.ts';
import { anyHistory, anyHistoryByAnyClock, daysAround, firstMailDay } from '#tests/fixtures/mail-moves.ts';

const settings = { numRuns: 800, seed: 20261123 } as const;
const [monday, tuesday, wednesday] = [firstMailDay, addDays(firstMailDay, 1), addDays(firstMailDay, 2)];

/** `A 0 pending registered` = envelope A on Monday was opened and registered. */
function moves(...lines: string[]): EnvelopeMove[] {
  const states = new Map<string, EnvelopeState>();
  return lines.flatMap((line) => {
    const [envelopeId = '', after, ...classes] = line.split(' ');
    return classes.map((state) => {
      const move = {
        envelopeId,
        day: addDays(monday, Number(after)),
        before: states.get(envelopeId) ?? null,
        after: state as EnvelopeState,
      };
      states.set(envelopeId, move.after);
      return move;
    });
  });
}

const none = { registered: 0, returned: 0, forwarded: 0, other: 0, pending: 0 };
const bag = (parts: Partial<Omit<MailDayCount, 'out'>>, out: Partial<MailDayCount['out']>) => ({
  carriedOver: 0,
  opened: 0,
  reopened: 0,
  ...parts,
  out: { ...none, ...out },
});

describe('the bag of a day', () => {
  it.each<readonly [string, EnvelopeMove[], Day, MailDayCount]>([
    ['nothing ever came', [], monday, bag({}, {})],
    ['opened and left', moves('A 0 pending'), monday, bag({ opened: 1 }, { pending: 1 })],
    ['opened and decided', moves('A 0 pending registered'), monday, bag({ opened: 1 }, { registered: 1 })],
    ['carried over', moves('A 0 pending'), tuesday, bag({ carriedOver: 1 }, { pending: 1 })],
    [
      'decided the next day',
      moves('A 0 pending', 'A 1 returned'),
      tuesday,
      bag({ carriedOver: 1 }, { returned: 1 }),
    ],
    [
      'decided the next day, seen from the first',
      moves('A 0 pending', 'A 1 returned'),
      monday,
      bag({ opened: 1 }, { pending: 1 }),
    ],
    ['gone after it was decided', moves('A 0 pending returned'), tuesday, bag({}, {})],
    [
      'taken back the same day',
      moves('A 0 pending returned pending'),
      monday,
      bag({ opened: 1 }, { pending: 1 }),
    ],
    [
      'decided, taken back, decided again',
      moves('A 0 pending', 'A 1 returned pending registered'),
      tuesday,
      bag({ carriedOver: 1 }, { registered: 1 }),
    ],
    [
      'taken back the next day',
      moves('A 0 pending returned', 'A 1 pending'),
      tuesday,
      bag({ reopened: 1 }, { pending: 1 }),
    ],
    [
      'taken back and decided the next day',
      moves('A 0 pending returned', 'A 1 pending forwarded'),
      tuesday,
      bag({ reopened: 1 }, { forwarded: 1 }),
    ],
    [
      'taken back twice on one day',
      moves('A 0 pending returned', 'A 1 pending other pending registered'),
      tuesday,
      bag({ reopened: 1 }, { registered: 1 }),
    ],
    [
      'taken back: its first day stays',
      moves('A 0 pending returned', 'A 1 pending'),
      monday,
      bag({ opened: 1 }, { returned: 1 }),
    ],
    [
      'decided otherwise on the same day',
      moves('A 0 pending returned forwarded'),
      monday,
      bag({ opened: 1 }, { forwarded: 1 }),
    ],
    [
      'decided otherwise on a later day: in no bag of that day',
      moves('A 0 pending returned', 'A 1 forwarded'),
      tuesday,
      bag({}, {}),
    ],
    [
      'taken back, then two days on',
      moves('A 0 pending returned', 'A 1 pending', 'A 2 other'),
      wednesday,
      bag({ carriedOver: 1 }, { other: 1 }),
    ],
  ])('%s', (...[, history, on, expected]) => {
    expect(countDay(history, on)).toEqual(expected);
  });

  it('is in balance whatever was done, in whatever order, on whatever days, by whatever clock', () => {
    let reopened = 0;
    let otherwise = 0;
    fc.assert(
      fc.property(anyHistoryByAnyClock, (history) => {
        for (const on of daysAround(history)) {
          const count = countDay(history, on);
          expect(isBalanced(count)).toBe(true);
          expect(broughtIn(count)).toBe(accountedFor(count.out));
          reopened += count.reopened;
        }
        otherwise += history.filter(({ before, after }) => ![before, after].includes('pending')).length;
      }),
      settings,
    );
    expect(reopened).toBeGreaterThan(500);
    expect(otherwise).toBeGreaterThan(500);
  });

  it('hands over in the evening what the next morning begins with', () => {
    fc.assert(
      fc.property(anyHistoryByAnyClock, (history) => {
        for (const on of daysAround(history)) {
          expect(countDay(history, addDays(on, 1)).carriedOver).toBe(countDay(history, on).out.pending);
          expect(waitingAfter(history, on)).toHaveLength(countDay(history, on).out.pending);
        }
      }),
      settings,
    );
  });

  it('holds each envelope once, opened once in all its days, and as a slow reader of the history finds it', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const envelopes = new Set(history.map(({ envelopeId }) => envelopeId));
        let opened = 0;
        for (const on of daysAround(history)) {
          const count = countDay(history, on);
          expect(count).toEqual(slowly(history, on));
          expect(broughtIn(count)).toBeLessThanOrEqual(envelopes.size);
          opened += count.opened;
        }
        expect(opened).toBe(envelopes.size);
      }),
      settings,
    );
  });

  it('does not depend on what comes after the day', () => {
    fc.assert(
      fc.property(anyHistoryByAnyClock, fc.nat(40), (history, length) => {
        const on = history[length]?.day;
        if (on === undefined) return;
        const until = inOrderOfDays(history).filter((move) => move.day <= on);
        expect(countDay(until, on)).toEqual(countDay(history, on));
      }),
      settings,
    );
  });
});

describe('the bag of a period', () => {
  it('is in balance, begins as its first day and ends as its last', () => {
    fc.assert(
      fc.property(anyHistoryByAnyClock, fc.nat(10), fc.nat(10), (history, first, length) => {
        const from = addDays(firstMailDay, first - 2);
        const to = addDays(from, length);
        const count = countPeriod(history, { from, to });
        expect(isBalanced(count)).toBe(true);
        expect(count.carriedOver).toBe(countDay(history, from).carriedOver);
        expect(count.out.pending).toBe(countDay(history, to).out.pending);
      }),
      settings,
    );
  });

  it('counts what was taken back within it as opened, and as it ended', () => {
    const history = moves('A 0 pending returned', 'A 1 pending', 'B 1 pending registered', 'A 2 forwarded');
    expect(countPeriod(history, { from: monday, to: wednesday })).toEqual(
      bag({ opened: 2 }, { registered: 1, forwarded: 1 }),
    );
    expect(countPeriod(history, { from: tuesday, to: wednesday })).toEqual(
      bag({ opened: 1, reopened: 1 }, { registered: 1, forwarded: 1 }),
    );
  });
});

describe('a history with something missing', () => {
  const whole = moves('A 0 pending', 'A 1 registered', 'B 0 pending registered', 'B 1 pending');

  it('is out of balance when the opening is not there', () => {
    const history = [{ envelopeId: 'A', day: monday, before: 'pending', after: 'registered' }] as const;
    expect(isBalanced(countDay(history, monday))).toBe(false);
  });

  it.each(whole.map((_move, index) => [index]))('shows on some day that move %i is lost', (lost) => {
    const history = whole.filter((_move, index) => index !== lost);
    const isShown = [monday, tuesday].some((on) => !isBalanced(countDay(history, on)));
    // The last move of an envelope may be missing: then it simply still stands where it stood.
    expect(isShown).toBe(
      whole.slice(lost + 1).some(({ envelopeId }) => envelopeId === whole[lost]?.envelopeId),
    );
  });
});

it('keeps the order of days when the clock is set back', () => {
  const history: EnvelopeMove[] = [
    { envelopeId: 'A', day: day('2026-11-24'), before: null, after: 'pending' },
    { envelopeId: 'B', day: day('2026-11-23'), before: null, after: 'pending' },
    { envelopeId: 'A', day: day('2026-11-23'), before: 'pending', after: 'other' },
  ];
  expect(inOrderOfDays(history).map((move) => move.day)).toEqual(['2026-11-24', '2026-11-23', '2026-11-24']);
  expect(countDay(history, day('2026-11-24'))).toEqual(
    bag({ carriedOver: 1, opened: 1 }, { other: 1, pending: 1 }),
  );
});

/** The definition word by word: states at the two ends of the day, and whether it was pending in between. */
function slowly(history: readonly EnvelopeMove[], on: Day): MailDayCount {
  const count = { carriedOver: 0, opened: 0, reopened: 0, out: { ...none } };
  for (const id of new Set(history.map(({ envelopeId }) => envelopeId))) {
    const own = history.filter(({ envelopeId }) => envelopeId === id);
    const stateOn = (last: Day) => own.filter((move) => move.day <= last).at(-1)?.after;
    const start = stateOn(addDays(on, -1));
    const end = stateOn(on);
    const isPending = own.some((move) => move.day === on && move.after === 'pending');
    if (end === undefined || (start !== 'pending' && !isPending)) continue;
    if (start === 'pending') count.carriedOver += 1;
    else if (start === undefined) count.opened += 1;
    else count.reopened += 1;
    count.out[end] += 1;
  }
  return count;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, daysBetween, fromDayNumber } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import type { WorkingCalendar } from '#shared/reference/calendar.ts';
import { dueDay, workingDaysAfter } from '#shared/rules/working-days.ts';
import type { FirstDay } from '#shared/rules/context.ts';
import { calendar } from '#tests/fixtures/rules.ts';

const seed = 20261122;
const firstDays = ['arrival-day', 'next-day'] as const satisfies readonly FirstDay[];

function due(from: string, firstDay: FirstDay, workingDays = 3) {
  const term = dueDay({ from: day(from), workingDays, firstDay, calendar });
  if (term === null) throw new Error('no due day');
  return term;
}

/** A calendar in which every day is as told, for what the shipped years never show. */
function calendarOf(
  kindOf: (day: Day) => ReturnType<WorkingCalendar['kindOf']>['kind'],
  confirmed = true,
): WorkingCalendar {
  return { version: 'test', kindOf: (on) => ({ kind: kindOf(on), note: null, confirmed }) };
}

describe('the last of three working days', () => {
  test.each([
    // Worked cases of the domain notes, section 3.2.
    ['2022-03-04', '2022-03-10', '2022-03-09'],
    ['2024-05-03', '2024-05-10', '2024-05-06'],
    ['2025-01-02', '2025-01-08', '2025-01-08'],
    ['2026-05-26', '2026-06-01', '2026-05-29'],
    ['2026-08-28', '2026-09-02', '2026-09-01'],
    // A plain week, a Saturday, a Sunday, and the turn of a year.
    ['2026-11-16', '2026-11-19', '2026-11-18'],
    ['2026-11-21', '2026-11-25', '2026-11-25'],
    ['2026-11-22', '2026-11-25', '2026-11-25'],
    ['2025-12-31', '2026-01-08', '2026-01-06'],
  ])('arrival %s: due %s by the next day, %s by the day of arrival', (from, nextDay, arrivalDay) => {
    expect(due(from, 'next-day').dueOn).toBe(nextDay);
    expect(due(from, 'arrival-day').dueOn).toBe(arrivalDay);
  });

  test('every day between is listed with its number or the reason it has none', () => {
    const { arithmetic } = due('2022-03-04', 'next-day');
    expect(arithmetic.map((item) => [item.day, item.counted, item.reason])).toEqual([
      ['2022-03-04', null, 'notYet'],
      ['2022-03-05', 1, 'workingWeekend'],
      ['2022-03-06', null, 'weekend'],
      ['2022-03-07', null, 'dayOff'],
      ['2022-03-08', null, 'holiday'],
      ['2022-03-09', 2, 'working'],
      ['2022-03-10', 3, 'working'],
    ]);
    expect(arithmetic.find((item) => item.reason === 'workingWeekend')?.note).toContain('P2200000796');
  });

  test('an arrival on a holiday is not counted, not even as the day of arrival', () => {
    const { arithmetic, dueOn } = due('2025-01-02', 'arrival-day');
    expect(arithmetic[0]).toMatchObject({ counted: null, reason: 'holiday' });
    expect(arithmetic.find((item) => item.day === '2025-01-05')).toMatchObject({
      counted: 1,
      reason: 'workingWeekend',
    });
    expect(dueOn).toBe('2025-01-08');
  });

  test('a day of arrival that is not counted needs no confirmed row; the counted days do', () => {
    expect(due('2026-12-31', 'next-day').unconfirmed).toBe(true);
    expect(due('2026-12-28', 'next-day').unconfirmed).toBe(false);
    const onlyArrivalOpen: WorkingCalendar = {
      version: 'test',
      kindOf: (on) => ({ kind: 'working', note: null, confirmed: on !== day('2026-11-16') }),
    };
    const from = day('2026-11-16');
    const term = { from, workingDays: 3, calendar: onlyArrivalOpen };
    expect(dueDay({ ...term, firstDay: 'next-day' })?.unconfirmed).toBe(false);
    expect(dueDay({ ...term, firstDay: 'arrival-day' })?.unconfirmed).toBe(true);
  });
});

describe('long terms and broken calendars', () => {
  test('eighty working days run through every holiday of four months', () => {
    const { dueOn, arithmetic } = due('2026-01-05', 'next-day', 80);
    expect(arithmetic.filter((item) => item.counted !== null)).toHaveLength(80);
    expect(arithmetic).toHaveLength(daysBetween(day('2026-01-05'), dueOn) + 1);
    // 6 January to 5 May has 17 weeks and a day, 86 weekdays, less 7 January, 9, 23, 24 and 25 March and 1 May.
    expect(dueOn).toBe('2026-05-05');
  });

  test('a calendar closed for seventy days is waited out, one closed for good has no due day', () => {
    const from = day('2026-01-01');
    const reopens = addDays(from, 70);
    const closed = calendarOf((on) => (on < reopens ? 'holiday' : 'working'));
    expect(dueDay({ from, workingDays: 1, firstDay: 'next-day', calendar: closed })?.dueOn).toBe(reopens);
    const asked: Day[] = [];
    const forever = calendarOf((on) => {
      asked.push(on);
      return 'weekend';
    });
    expect(dueDay({ from, workingDays: 1, firstDay: 'next-day', calendar: forever })).toBeNull();
    // Long enough for any real calendar, short enough to ask on every keystroke.
    expect(asked).toHaveLength(367);
  });

  test('a term that runs past the last day that can be written has no due day', () => {
    for (const from of ['9999-12-31', '9999-12-30']) {
      expect(dueDay({ from: day(from), workingDays: 3, firstDay: 'arrival-day', calendar })).toBeNull();
    }
  });
});

describe('working days after a day', () => {
  test.each([
    ['2026-11-19', '2026-11-19', 0],
    ['2026-11-20', '2026-11-19', 0],
    ['2026-11-19', '2026-11-20', 1],
    ['2026-11-20', '2026-11-22', 0],
    ['2026-11-20', '2026-11-23', 1],
    ['2022-03-04', '2022-03-10', 3],
  ])('after %s up to %s: %i', (from, to, count) => {
    expect(workingDaysAfter(day(from), day(to), calendar)).toBe(count);
  });
});

describe('for any arrival and term', () => {
  const anyArrival = fc.integer({ min: 18_993, max: 21_183 }).map(fromDayNumber);
  const anyTerm = fc.record({
    from: anyArrival,
    workingDays: fc.integer({ min: 1, max: 40 }),
    firstDay: fc.constantFrom(...firstDays),
  });

  test('the due day is a working day, and as many days are counted as the term has', () => {
    fc.assert(
      fc.property(anyTerm, ({ from, workingDays, firstDay }) => {
        const { dueOn, arithmetic } = due(from, firstDay, workingDays);
        expect(['working', 'workingWeekend']).toContain(calendar.kindOf(dueOn).kind);
        expect(arithmetic.flatMap((item) => item.counted ?? [])).toEqual(
          Array.from({ length: workingDays }, (_, index) => index + 1),
        );
        expect(arithmetic.at(-1)?.day).toBe(dueOn);
      }),
      { seed },
    );
  });

  test('a later arrival is never due earlier, a longer term never sooner', () => {
    fc.assert(
      fc.property(anyTerm, fc.integer({ min: 0, max: 20 }), ({ from, workingDays, firstDay }, later) => {
        const { dueOn } = due(from, firstDay, workingDays);
        expect(due(addDays(from, later), firstDay, workingDays).dueOn >= dueOn).toBe(true);
        expect(due(from, firstDay, workingDays + 1).dueOn > dueOn).toBe(true);
      }),
      { seed },
    );
  });

  test('the two countings agree when the arrival is on a day off and differ by one working day otherwise', () => {
    fc.assert(
      fc.property(anyTerm, ({ from, workingDays }) => {
        const nextDay = due(from, 'next-day', workingDays).dueOn;
        const arrivalDay = due(from, 'arrival-day', workingDays).dueOn;
        const counted = ['working', 'workingWeekend'].includes(calendar.kindOf(from).kind);
        expect(workingDaysAfter(arrivalDay, nextDay, calendar)).toBe(counted ? 1 : 0);
      }),
      { seed },
    );
  });

  test('swapping a day off with a weekend inside the term leaves the due day, closing a day delays it by one working day', () => {
    fc.assert(
      fc.property(anyTerm, ({ from, workingDays, firstDay }) => {
        const { dueOn, arithmetic } = due(from, firstDay, workingDays);
        const open = arithmetic.find((item) => item.counted !== null && item.day < dueOn);
        const shut = arithmetic.find((item) => item.counted === null && item.reason !== 'notYet');
        if (open === undefined) return;
        const closed: WorkingCalendar = {
          ...calendar,
          kindOf: (on) =>
            on === open.day ? { kind: 'dayOff', note: null, confirmed: true } : calendar.kindOf(on),
        };
        const term = { from, workingDays, firstDay };
        const delayed = dueDay({ ...term, calendar: closed });
        expect(delayed === null ? null : workingDaysAfter(dueOn, delayed.dueOn, calendar)).toBe(1);
        if (shut === undefined) return;
        const swapped: WorkingCalendar = {
          ...closed,
          kindOf: (on) =>
            on === shut.day ? { kind: 'workingWeekend', note: null, confirmed: true } : closed.kindOf(on),
        };
        expect(dueDay({ ...term, calendar: swapped })?.dueOn).toBe(dueOn);
      }),
      { seed },
    );
  });
});

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { addDays, day, partsOf, weekdayOf } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import { calendarFromRows } from '#shared/reference/calendar.ts';
import { referenceLists } from '#shared/reference/lists.ts';

const folder = new URL('../../resources/reference/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const holidays = v.parse(v.array(referenceLists.holidays), read('holidays.json'));
const years = v.parse(v.array(referenceLists['calendar-years']), read('calendar-years.json'));
const calendar = calendarFromRows(holidays, years);

/** Days off with a fixed date by the Labour Code, and the first day of Kurban Ait, as published for each year. */
const fixed = [
  '01-01',
  '01-02',
  '01-07',
  '03-08',
  '03-21',
  '03-22',
  '03-23',
  '05-01',
  '05-07',
  '05-09',
  '07-06',
  '10-25',
  '12-16',
];
const published = {
  2022: { further: ['08-30'], kurbanAit: '07-09' },
  2023: { further: ['08-30'], kurbanAit: '06-28' },
  2024: { further: ['08-30'], kurbanAit: '06-16' },
  2025: { further: ['08-30'], kurbanAit: '06-06' },
  2026: { further: [], kurbanAit: '05-27' },
  2027: { further: ['03-15'], kurbanAit: '05-16' },
} as const;

/** Moved days as published; the swaps stand apart because no rule gives them. */
const moved = {
  2022: '01-03 01-04 05-02 05-10',
  2023: '01-03 05-08 12-18',
  2024: '03-25 07-08',
  2025: '03-10 03-24 03-25 07-07 09-01 10-27',
  2026: '03-09 03-24 03-25 05-11 10-26',
  2027: '01-04 03-24 05-03 05-10',
} as const;
const swaps = [
  ['2022-03-07', '2022-03-05', 'P2200000796'],
  ['2022-08-29', '2022-08-27', 'P2200000796'],
  ['2022-10-24', '2022-10-22', 'P2200000796'],
  ['2023-07-07', '2023-07-01', 'P2300000326'],
  ['2024-05-08', '2024-05-04', 'G24G0000109'],
  ['2025-01-03', '2025-01-05', 'G24G0000436'],
] as const;

const datesOf = (kind: string, year: number) =>
  holidays
    .filter((row) => row.kind === kind && partsOf(row.date).year === year)
    .map((row) => row.date)
    .sort();
const isWeekend = (value: Day) => [0, 6].includes(weekdayOf(value));
const allYears = [2022, 2023, 2024, 2025, 2026, 2027] as const;

describe.each(allYears)('%d', (year) => {
  const { further, kurbanAit } = published[year];
  const holidaysOfYear = [...fixed, ...further, kurbanAit].map((date) => day(`${year}-${date}`)).sort();

  test('holidays', () => {
    expect(datesOf('holiday', year)).toEqual(holidaysOfYear);
  });

  test('moved and swapped days off', () => {
    const swapped = swaps.map(([off]) => off).filter((off) => off.startsWith(String(year)));
    const movedDays = moved[year].split(' ').map((date) => `${year}-${date}`);
    expect(datesOf('dayOff', year)).toEqual([...swapped, ...movedDays].sort());
  });

  test('moved days are those the Labour Code gives: the next working day, but not for 7 January and Kurban Ait', () => {
    const off = new Set<Day>(holidaysOfYear);
    const derived = holidaysOfYear
      .filter((date) => isWeekend(date) && !date.endsWith('01-07') && !date.endsWith(kurbanAit))
      .map((date) => {
        let next = date;
        while (isWeekend(next) || off.has(next)) next = addDays(next, 1);
        off.add(next);
        return next;
      });
    expect(derived).toEqual(moved[year].split(' ').map((date) => `${year}-${date}`));
  });

  test('working weekend days', () => {
    const worked = swaps.map(([, worked]) => worked).filter((date) => date.startsWith(String(year)));
    expect(datesOf('workingWeekend', year)).toEqual(worked);
  });
});

describe('rows', () => {
  test('code and date are one, weekdays fit the kind', () => {
    for (const row of holidays) {
      expect(row.code).toBe(row.date);
      if (row.kind === 'workingWeekend') expect([row.date, isWeekend(row.date)]).toEqual([row.date, true]);
      if (row.kind === 'dayOff') expect([row.date, isWeekend(row.date)]).toEqual([row.date, false]);
    }
  });

  test.each(swaps)('%s is off for %s by %s', (off, worked, act) => {
    expect(calendar.kindOf(day(off))).toMatchObject({ kind: 'dayOff', confirmed: true });
    expect(calendar.kindOf(day(worked))).toMatchObject({ kind: 'workingWeekend', confirmed: true });
    expect(calendar.kindOf(day(off)).note).toContain(act);
    expect(calendar.kindOf(day(worked)).note).toContain(act);
  });
});

describe('what a day is', () => {
  test.each([
    ['2025-09-01', 'dayOff', true], // 30 August 2025 was the last Constitution Day in August
    ['2026-08-28', 'working', true],
    ['2026-08-30', 'weekend', true],
    ['2026-08-31', 'working', true], // calendars printed before March 2026 have it off
    ['2026-03-15', 'weekend', true], // first kept in 2027
    ['2026-03-16', 'working', true],
    ['2026-03-23', 'holiday', true],
    ['2026-03-26', 'working', true],
    ['2027-03-15', 'holiday', false],
    ['2027-05-16', 'holiday', false],
    ['2027-08-30', 'working', false],
    ['2027-09-04', 'weekend', false],
    ['2021-11-22', 'working', false],
    ['2028-01-01', 'weekend', false],
  ] as const)('%s is %s, confirmed: %s', (date, kind, confirmed) => {
    expect(calendar.kindOf(day(date))).toMatchObject({ kind, confirmed });
  });

  test('a note names the holiday in Kazakh and Russian, once when they agree', () => {
    expect(calendar.kindOf(day('2026-12-16')).note).toBe('Тәуелсіздік күні / День Независимости');
    expect(calendar.kindOf(day('2026-03-21')).note).toBe('Наурыз мейрамы');
    expect(calendar.kindOf(day('2026-11-21')).note).toBeNull();
    expect(calendar.kindOf(day('2026-11-23')).note).toBeNull();
  });

  test('an unconfirmed row makes its day unconfirmed in a confirmed year', () => {
    const doubtful = holidays.map((row) =>
      row.date === '2026-05-27' ? { ...row, confidence: 'unconfirmed' as const } : row,
    );
    const other = calendarFromRows(doubtful, years);
    expect(other.kindOf(day('2026-05-27'))).toMatchObject({ kind: 'holiday', confirmed: false });
    expect(other.kindOf(day('2026-05-28')).confirmed).toBe(true);
  });

  test('two rows for one day are refused', () => {
    const [first] = holidays;
    if (first === undefined) throw new Error('no rows');
    expect(() => calendarFromRows([...holidays, { ...first, kind: 'workingWeekend' }], years)).toThrow(
      RangeError,
    );
  });
});

describe('version', () => {
  test('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(holidays, { minLength: holidays.length }),
        fc.shuffledSubarray(years, { minLength: years.length }),
        (someDays, someYears) => {
          expect(calendarFromRows(someDays, someYears).version).toBe(calendar.version);
        },
      ),
      { seed: 20261122, numRuns: 25 },
    );
    expect(calendar.version).toMatch(/^[0-9a-f]{8}$/);
  });

  test('changes with every row that is left out, and with a year that becomes confirmed', () => {
    const versions = holidays.map(
      (_, index) => calendarFromRows(holidays.toSpliced(index, 1), years).version,
    );
    const confirmed = years.map((row) => ({ ...row, confidence: 'confirmed' as const }));
    const all = [calendar.version, calendarFromRows(holidays, confirmed).version, ...versions];
    expect(new Set(all).size).toBe(all.length);
  });

  test('does not change with a source or an English name, which decide nothing', () => {
    const reworded = holidays.map((row) => ({
      ...row,
      source: 'another',
      names: { ...row.names, en: 'another' },
    }));
    expect(calendarFromRows(reworded, years).version).toBe(calendar.version);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, fromDayNumber, partsOf } from '#shared/dates/day.ts';
import type { Instant } from '#shared/dates/day.ts';
import {
  formatDateTime,
  formatDay,
  formatDayShort,
  formatDecimal,
  formatInteger,
  formatWeekdayShort,
} from '#shared/locale/format.ts';
import { languages } from '#shared/locale/language.ts';
import type { Language } from '#shared/locale/language.ts';
import { plural } from '#shared/locale/plural.ts';
import type { PluralForm } from '#shared/locale/plural.ts';
import { localeTables } from '#shared/locale/tables.ts';

// Node carries full ICU, so it can judge what the program writes from its own tables.
const oracle = { kk: 'kk', ru: 'ru', en: 'en-GB' } satisfies Record<Language, string>;
const seed = 20261122;
const anyDay = fc.integer({ min: -25_567, max: 60_000 }).map(fromDayNumber);
const noBreakSpace = '\u00a0';

test('Node judges with full ICU', () => {
  expect(Intl.DateTimeFormat.supportedLocalesOf(Object.values(oracle))).toEqual(Object.values(oracle));
});

describe('days', () => {
  test.each([
    ['2026-11-22', 'kk', { long: '22 қараша 2026 ж.', weekday: 'жс' }],
    ['2026-11-22', 'ru', { long: '22 ноября 2026 г.', weekday: 'вс' }],
    ['2026-11-22', 'en', { long: '22 November 2026', weekday: 'Sun' }],
    ['2024-02-29', 'kk', { long: '29 ақпан 2024 ж.', weekday: 'бс' }],
    ['2026-05-01', 'ru', { long: '1 мая 2026 г.', weekday: 'пт' }],
    ['2025-09-03', 'en', { long: '3 September 2025', weekday: 'Wed' }],
  ] as const)('%s in %s', (text, language, { long, weekday }) => {
    expect(formatDay(day(text), language)).toBe(long);
    expect(formatWeekdayShort(day(text), language)).toBe(weekday);
  });

  test('the short form is the same in every language and keeps its noughts', () => {
    expect(formatDayShort(day('2026-03-05'))).toBe('05.03.2026');
  });

  test.each(languages)('every day, month and weekday in %s as ICU names them', (language) => {
    const utc = { timeZone: 'UTC' } as const;
    const long = new Intl.DateTimeFormat(oracle[language], { ...utc, day: 'numeric', month: 'long' });
    const weekday = new Intl.DateTimeFormat(oracle[language], { ...utc, weekday: 'short' });
    fc.assert(
      fc.property(anyDay, (value) => {
        const time = Date.parse(value);
        const { year } = partsOf(value);
        expect(formatDay(value, language).startsWith(`${long.format(time)} ${year}`)).toBe(true);
        expect(formatWeekdayShort(value, language)).toBe(weekday.format(time));
      }),
      { seed },
    );
  });
});

describe('date and time', () => {
  const instant = '2026-11-22T19:05:00.000Z' as Instant;

  test.each([
    ['kk', '23 қараша 2026 ж., 00:05'],
    ['ru', '23 ноября 2026 г., 00:05'],
    ['en', '23 November 2026, 00:05'],
  ] as const)('the wall clock of the office decides the day, %s', (language, text) => {
    expect(formatDateTime(instant, 300, language)).toBe(text);
  });

  test('west of Greenwich too', () => {
    expect(formatDateTime(instant, -60, 'en')).toBe('22 November 2026, 18:05');
  });
});

describe('numbers', () => {
  test.each([
    [0, '0', '0'],
    [-0, '0', '0'],
    [999, '999', '999'],
    [1000, `1${noBreakSpace}000`, '1,000'],
    [-1_234_567, `-1${noBreakSpace}234${noBreakSpace}567`, '-1,234,567'],
  ])('%d', (value, kazakhAndRussian, english) => {
    expect(formatInteger(value, 'kk')).toBe(kazakhAndRussian);
    expect(formatInteger(value, 'ru')).toBe(kazakhAndRussian);
    expect(formatInteger(value, 'en')).toBe(english);
  });

  test.each([
    [1234.5, 2, `1${noBreakSpace}234,5`],
    [0.25, 2, '0,25'],
    [2.9, 0, '3'],
    [100, 2, '100'],
    [-0.001, 2, '0'],
    [-0.005, 3, '-0,005'],
  ])('%d with %d decimals', (value, decimals, text) => {
    expect(formatDecimal(value, 'kk', decimals)).toBe(text);
  });

  test.each(languages)('as ICU writes them in %s', (language) => {
    // useGrouping 'always': CLDR lets some languages leave four digits together, and tables of the desk may not.
    const options = { useGrouping: 'always', signDisplay: 'negative' } as const;
    const whole = new Intl.NumberFormat(oracle[language], options);
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(formatInteger(value, language)).toBe(whole.format(value));
      }),
      { seed },
    );
    // Binary fractions, which both sides see exactly: ICU rounds the decimal spelling of a double, toFixed the double itself.
    const number = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 63 }));
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 6 }), ([integer, part], decimals) => {
        const value = integer + part / 64;
        const format = new Intl.NumberFormat(oracle[language], {
          ...options,
          maximumFractionDigits: decimals,
        });
        expect(formatDecimal(value, language, decimals)).toBe(format.format(value));
      }),
      { seed },
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1.5, 2 ** 53])('%d is no whole number', (value) => {
    expect(() => formatInteger(value, 'kk')).toThrow(RangeError);
  });

  test.each([
    [Number.NaN, 2],
    [Number.NEGATIVE_INFINITY, 2],
    [1e21, 2],
    [1, -1],
    [1, 7],
    [1, 0.5],
  ])('%d with %d decimals is refused', (value, decimals) => {
    expect(() => formatDecimal(value, 'ru', decimals)).toThrow(RangeError);
  });
});

describe('plural forms', () => {
  test.each([
    ['kk', { one: [1], few: [], many: [], other: [0, 2, 5, 11, 21] }],
    ['ru', { one: [1, 21, 101], few: [2, 3, 4, 22], many: [0, 5, 11, 12, 14, 111], other: [1.5] }],
    ['en', { one: [1], few: [], many: [], other: [0, 2, 11, 21] }],
  ] satisfies [Language, Record<PluralForm, number[]>][])('%s', (language, expected) => {
    for (const [form, counts] of Object.entries(expected)) {
      for (const count of counts) expect([count, plural(language, count)]).toEqual([count, form]);
    }
  });
});

describe('tables', () => {
  test.each(languages)('%s is complete and has no word twice', (language) => {
    const table = localeTables[language];
    for (const months of [table.months, table.monthsOfDay, table.monthsShort]) {
      expect(new Set(months).size).toBe(12);
    }
    for (const weekdays of [table.weekdays, table.weekdaysShort]) expect(new Set(weekdays).size).toBe(7);
  });

  test('Kazakh and Russian are written in Cyrillic, with the letters of their own', () => {
    for (const language of ['kk', 'ru'] as const) {
      const { months, monthsOfDay, weekdays } = localeTables[language];
      for (const word of [...months, ...monthsOfDay, ...weekdays])
        expect(word).toMatch(/^\p{Script=Cyrillic}+$/u);
    }
    expect(localeTables.kk.months.join('')).toMatch(/[әғқңөұүһі]/);
  });
});

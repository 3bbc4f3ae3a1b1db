import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addYears, day, fromDayNumber, partsOf, dayNumber } from '#shared/dates/day.ts';
import { readTypedDay, writeDay, type Century } from '#shared/dates/typed-day.ts';

const today = day('2026-11-22');
const read = (text: string, century: Century = 'near') => readTypedDay(text, { century, today });
const anyDay = fc
  .integer({ min: dayNumber(day('1900-01-01')), max: dayNumber(day('2199-12-31')) })
  .map(fromDayNumber);

describe('a typed day', () => {
  it.each([
    '22112026',
    '221126',
    '22.11.26',
    '22/11/2026',
    '22-11-2026',
    '22.11.2026',
    '2026-11-22',
    ' 22.11.2026 ',
    '22 . 11 . 2026',
    '22 11 2026',
    '22,11,2026',
    '22.11.26\n',
    '\u00a022112026',
  ])('%j is 22 November 2026', (text) => {
    expect(read(text)).toEqual({ ok: true, day: '2026-11-22' });
  });

  it.each([
    ['1.2.2026', '2026-02-01'],
    ['29.02.2024', '2024-02-29'],
    ['01.01.1900', '1900-01-01'],
    ['31.12.2199', '2199-12-31'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toEqual({ ok: true, day: expected });
  });

  it.each<[string, Century, string]>([
    ['22.11.26', 'past', '2026-11-22'],
    ['23.11.26', 'past', '1926-11-23'],
    ['01.01.27', 'past', '1927-01-01'],
    ['31.12.74', 'past', '1974-12-31'],
    ['22.11.06', 'future', '2006-11-22'],
    ['22.11.05', 'future', '2105-11-22'],
    ['01.01.26', 'future', '2026-01-01'],
    ['01.01.36', 'future', '2036-01-01'],
    ['01.01.27', 'near', '2027-01-01'],
    ['01.01.99', 'near', '1999-01-01'],
    ['22.11.76', 'near', '2076-11-22'],
    ['21.11.76', 'near', '2076-11-21'],
    ['23.11.76', 'near', '1976-11-23'],
    ['29.02.00', 'past', '2000-02-29'],
  ])('two digits of %s in the %s give %s', (text, century, expected) => {
    expect(read(text, century)).toEqual({ ok: true, day: expected });
  });

  it.each([
    ['', 'empty', {}],
    ['   ', 'empty', {}],
    ['31.02.2026', 'noSuchDay', { day: 31, month: 2, year: 2026, lastDay: 28 }],
    ['31022028', 'noSuchDay', { day: 31, month: 2, year: 2028, lastDay: 29 }],
    ['31.11.26', 'noSuchDay', { day: 31, month: 11, year: 2026, lastDay: 30 }],
    ['00.05.2026', 'noSuchDay', { day: 0, month: 5, year: 2026, lastDay: 31 }],
    ['2026-02-29', 'noSuchDay', { day: 29, month: 2, year: 2026, lastDay: 28 }],
    ['22.13.2026', 'noSuchMonth', { month: 13 }],
    ['22.00.2026', 'noSuchMonth', { month: 0 }],
    ['20261122', 'noSuchMonth', { month: 26 }],
    ['22.11.0026', 'yearOutOfRange', { year: 26, first: 1900, last: 2199 }],
    ['22.11.2212', 'yearOutOfRange', { year: 2212, first: 1900, last: 2199 }],
    ['22.11', 'unreadable', {}],
    ['22.11.026', 'unreadable', {}],
    ['22.11/2026', 'unreadable', {}],
    ['2211', 'unreadable', {}],
    ['2211202', 'unreadable', {}],
    ['22.11.2026 г.', 'unreadable', {}],
    ['XX.05.1974', 'unreadable', {}],
    ['22 November 2026', 'unreadable', {}],
    ['٢٢.١١.٢٠٢٦', 'unreadable', {}],
    ['-22.11.2026', 'unreadable', {}],
    ['1e1.11.2026', 'unreadable', {}],
  ])('%j is refused as %s', (text, reason, params) => {
    expect(read(text)).toEqual({ ok: false, reason, params });
  });

  it('reads every day back from each way to write it', () => {
    const ways = fc.constantFrom(
      (d: string) => d,
      (d: string) => writeDay(day(d)),
      (d: string) => writeDay(day(d)).replaceAll('.', ''),
      (d: string) => writeDay(day(d)).replaceAll('.', '/'),
      (d: string) => writeDay(day(d)).replaceAll('.', ' - '),
    );
    const centuries = fc.constantFrom<Century>('past', 'future', 'near');
    fc.assert(
      fc.property(anyDay, ways, centuries, (value, way, century) => {
        expect(read(way(value), century)).toEqual({ ok: true, day: value });
      }),
      { seed: 2026, numRuns: 2000 },
    );
  });

  it('keeps two-digit years inside the century they were asked for', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (value, now) => {
        const short = writeDay(value).slice(0, 6) + String(partsOf(value).year % 100).padStart(2, '0');
        const of = (century: Century) => readTypedDay(short, { century, today: now });
        const [past, future] = [of('past'), of('future')];
        if (past.ok) {
          expect(past.day <= now).toBe(true);
          expect(partsOf(past.day).year > partsOf(now).year - 101).toBe(true);
        }
        if (future.ok) {
          const ahead = partsOf(future.day).year - partsOf(now).year;
          expect(ahead >= -20 && ahead <= 79).toBe(true);
        }
        const near = of('near');
        if (near.ok && past.ok && !value.endsWith('02-29')) {
          const distance = (one: typeof now) => Math.abs(dayNumber(one) - dayNumber(now));
          expect(distance(near.day) <= distance(past.day) + 1).toBe(true);
          const later = partsOf(past.day).year + 100 > 2199 ? near.day : addYears(past.day, 100);
          expect(distance(near.day) <= distance(later) + 1).toBe(true);
        }
      }),
      { seed: 11, numRuns: 2000 },
    );
  });

  it('gives an answer for any text, without moving a day', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9X./, -]{0,12}$/)), (text) => {
        const outcome = read(text);
        if (outcome.ok) {
          const digits = text.replace(/\D/g, '');
          const { day: dayOfMonth } = partsOf(outcome.day);
          expect(digits).toContain(String(dayOfMonth));
        }
      }),
      { seed: 5, numRuns: 3000 },
    );
  });

  it('answers at once for very long input', () => {
    const started = performance.now();
    for (const text of ['1'.repeat(1e6), ' '.repeat(1e6), '22.'.repeat(3e5), `22${' '.repeat(1e6)}11 2026`])
      read(text);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

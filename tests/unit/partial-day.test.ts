import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, dayNumber, fromDayNumber } from '#shared/dates/day.ts';
import {
  earliestDay,
  isCompleteDay,
  latestDay,
  parsePartialDay,
  partialDayOf,
  partialDaysCompatible,
  readTypedPartialDay,
  writePartialDay,
  type PartialDay,
} from '#shared/dates/partial-day.ts';

const today = day('2026-11-22');
const read = (text: string) => readTypedPartialDay(text, { century: 'past', today });
const partial = (text: string): PartialDay => {
  const value = parsePartialDay(text);
  if (value === null) throw new RangeError(text);
  return value;
};
const anyPartial = fc
  .tuple(
    fc.integer({ min: dayNumber(day('1900-01-01')), max: dayNumber(day('2199-12-31')) }),
    fc.constantFrom(0, 1, 2),
  )
  .map(([number, unknown]) => {
    const whole = fromDayNumber(number);
    return partial([whole, `${whole.slice(0, 7)}-XX`, `${whole.slice(0, 4)}-XX-XX`][unknown] ?? whole);
  });

describe('a partial day', () => {
  it.each([
    ['12.05.1974', '1974-05-12'],
    ['120574', '1974-05-12'],
    ['1974-05-12', '1974-05-12'],
    ['00.05.1974', '1974-05-XX'],
    ['XX.05.1974', '1974-05-XX'],
    ['xx.05.1974', '1974-05-XX'],
    ['ХХ.05.1974', '1974-05-XX'],
    ['05.1974', '1974-05-XX'],
    ['5/1974', '1974-05-XX'],
    ['1974-05', '1974-05-XX'],
    ['1974-05-XX', '1974-05-XX'],
    ['00051974', '1974-05-XX'],
    ['1974', '1974-XX-XX'],
    ['00001974', '1974-XX-XX'],
    ['00.00.1974', '1974-XX-XX'],
    ['XX.XX.1974', '1974-XX-XX'],
    ['000074', '1974-XX-XX'],
    ['00.00.26', '2026-XX-XX'],
    ['00.12.26', '1926-12-XX'],
    ['1974-00-00', '1974-XX-XX'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toEqual({ ok: true, day: expected });
  });

  it.each([
    ['', 'empty'],
    ['12.00.1974', 'noSuchMonth'],
    ['12.XX.1974', 'noSuchMonth'],
    ['13.1974', 'noSuchMonth'],
    ['31.02.1974', 'noSuchDay'],
    ['1850', 'yearOutOfRange'],
    ['05.74', 'unreadable'],
    ['X5.05.1974', 'unreadable'],
    ['197X', 'unreadable'],
    ['XX.05', 'unreadable'],
  ])('%j is refused as %s', (text, reason) => {
    expect(read(text)).toMatchObject({ ok: false, reason });
  });

  it.each([
    '1974-13-XX',
    '1974-00-XX',
    '0000-XX-XX',
    '1974-XX-12',
    '1974-05',
    '1974',
    '1974-05-xx',
    '31.12.1974',
    '1974-02-30',
    '',
  ])('%j is none of the stored shapes', (text) => expect(parsePartialDay(text)).toBeNull());

  it.each([
    ['1974-05-12', '1974-05-12', '1974-05-12', '12.05.1974'],
    ['1974-05-XX', '1974-05-01', '1974-05-31', 'XX.05.1974'],
    ['2024-02-XX', '2024-02-01', '2024-02-29', 'XX.02.2024'],
    ['1974-XX-XX', '1974-01-01', '1974-12-31', 'XX.XX.1974'],
  ])('%s runs from %s to %s and is written %s', (...[text, first, last, written]) => {
    const value = partial(text);
    expect([earliestDay(value), latestDay(value), writePartialDay(value)]).toEqual([first, last, written]);
    expect(isCompleteDay(value)).toBe(first === last);
  });

  it.each([
    ['1974-05-XX', '1974-05-12', true],
    ['1974-05-XX', '1974-06-12', false],
    ['1974-XX-XX', '1974-06-XX', true],
    ['1974-XX-XX', '1975-XX-XX', false],
    ['1974-05-12', '1974-05-12', true],
    ['1974-05-12', '1974-05-13', false],
  ])('%s and %s can be one day: %s', (one, other, expected) => {
    expect(partialDaysCompatible(partial(one), partial(other))).toBe(expected);
    expect(partialDaysCompatible(partial(other), partial(one))).toBe(expected);
  });

  it('has no month 0 or 13', () => {
    expect(partialDayOf({ year: 1974, month: 0 })).toBeNull();
    expect(partialDayOf({ year: 1974, month: 13 })).toBeNull();
    expect(partialDayOf({ year: 1974, month: null })).toBe('1974-XX-XX');
  });

  it('is read back as it is written, and lies within its own bounds', () => {
    fc.assert(
      fc.property(anyPartial, anyPartial, (value, other) => {
        expect(read(writePartialDay(value))).toEqual({ ok: true, day: value });
        expect(read(value)).toEqual({ ok: true, day: value });
        expect(earliestDay(value) <= latestDay(value)).toBe(true);
        expect(partialDaysCompatible(value, value)).toBe(true);
        const mask = (one: string, two: string) =>
          Array.from(one).every(
            (character, at) => character === 'X' || two[at] === 'X' || character === two[at],
          );
        expect(partialDaysCompatible(value, other)).toBe(mask(value, other));
      }),
      { seed: 2026, numRuns: 2000 },
    );
  });
});

import type { FailureParams } from '../errors.ts';
import { dayOf, daysInMonth, partsOf, type Day, type DayParts } from './day.ts';

/** Which century two typed digits belong to: a birth lies behind, an expiry ahead, a visit near today. */
export type Century = 'past' | 'future' | 'near';

export interface TypedDayOptions {
  readonly century: Century;
  readonly today: Day;
}

export type TypedDayReason = 'empty' | 'unreadable' | 'noSuchDay' | 'noSuchMonth' | 'yearOutOfRange';

/**
 * Why a typed day was refused. Parameters by reason: `noSuchDay` { day, month, year, lastDay }, `noSuchMonth` { month },
 * `yearOutOfRange` { year, first, last }; the others have none.
 */
export interface TypedDayRefusal {
  readonly ok: false;
  readonly reason: TypedDayReason;
  readonly params: FailureParams;
}

/** What stands in the places of day and month: a number as typed, `0` included, or null for `XX`. */
export interface TypedParts {
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number;
  readonly yearDigits: 2 | 4;
}

/** Years a paper on a migration desk can carry: oldest living holders, longest permits. */
const firstTypedYear = 1900;
const lastTypedYear = 2199;

const longestTyping = 32;
const wholePattern = /^(\d{1,2}|XX)([., /-])(\d{1,2}|XX)\2(\d{4}|\d{2})$/;
const solidPattern = /^(\d{2}|XX)(\d{2}|XX)(\d{4}|\d{2})$/;
const isoPattern = /^(\d{4})-(\d{2}|XX)-(\d{2}|XX)$/;
const monthPattern = /^(\d{1,2})[., /-](\d{4})$/;
const isoMonthPattern = /^(\d{4})-(\d{2})$/;
const yearPattern = /^(\d{4})$/;

/** The typed text with blanks around separators removed and every way to type an X made one; null when it is far too long. */
export function tidyTyping(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > longestTyping) return null;
  // The key for X gives Х or х under a Cyrillic layout's own letter.
  return trimmed
    .replace(/[xхХ]/g, 'X')
    .replace(/\s*([.,/-])\s*/g, '$1')
    .replace(/\s+/g, ' ');
}

/** Takes a tidied day, month and year apart; null when the text has another shape. */
export function splitWholeDay(tidied: string): TypedParts | null {
  const iso = isoPattern.exec(tidied);
  if (iso !== null) return partsFrom(iso[3], iso[2], iso[1]);
  const whole = wholePattern.exec(tidied);
  if (whole !== null) return partsFrom(whole[1], whole[3], whole[4]);
  const solid = solidPattern.exec(tidied);
  return solid === null ? null : partsFrom(solid[1], solid[2], solid[3]);
}

/** As {@link splitWholeDay}, for a month with its year (`05.1974`, `1974-05`) or a year alone. */
export function splitMonthOrYear(tidied: string): TypedParts | null {
  const month = monthPattern.exec(tidied);
  if (month !== null) return partsFrom('XX', month[1], month[2]);
  const isoMonth = isoMonthPattern.exec(tidied);
  if (isoMonth !== null) return partsFrom('XX', isoMonth[2], isoMonth[1]);
  const year = yearPattern.exec(tidied);
  return year === null ? null : partsFrom('XX', 'XX', year[1]);
}

function partsFrom(day = '', month = '', year = ''): TypedParts {
  const known = (digits: string) => (digits === 'XX' ? null : Number(digits));
  return {
    day: known(day),
    month: known(month),
    year: Number(year),
    yearDigits: year.length === 2 ? 2 : 4,
  };
}

/**
 * The four-digit year two digits stand for. `past`: the latest not after today; `future`: between 20 years ago and 79 years ahead,
 * so that an expired paper keeps its year; `near`: the closest to today. Unknown month or day count as their earliest.
 */
export function fullYear(
  twoDigits: number,
  { month, day }: { readonly month: number | null; readonly day: number | null },
  { century, today }: TypedDayOptions,
): number {
  const now = partsOf(today);
  const within = (base: number) => base + ((((twoDigits - base) % 100) + 100) % 100);
  const comesLater = isLaterInYear({ year: 0, month: month ?? 1, day: day ?? 1 }, now);
  switch (century) {
    case 'past': {
      const year = within(now.year - 99);
      return year === now.year && comesLater ? year - 100 : year;
    }
    case 'future':
      return within(now.year - 20);
    case 'near': {
      const year = within(now.year - 50);
      // Fifty years back and fifty ahead share their digits: the day within the year says which is closer.
      return year === now.year - 50 && !comesLater ? year + 100 : year;
    }
  }
}

function isLaterInYear(one: DayParts, other: DayParts): boolean {
  return one.month > other.month || (one.month === other.month && one.day > other.day);
}

export function refusal(reason: TypedDayReason, params: FailureParams = {}): TypedDayRefusal {
  return { ok: false, reason, params };
}

/** The day of complete parts, or which of them the calendar does not have. */
export function judgeDay(
  parts: TypedParts & { readonly day: number; readonly month: number },
  options: TypedDayOptions,
): { readonly ok: true; readonly day: Day } | TypedDayRefusal {
  const monthAndYear = judgeMonth(parts, options);
  if (!monthAndYear.ok) return monthAndYear;
  const { year } = monthAndYear;
  const day = dayOf({ year, month: parts.month, day: parts.day });
  if (day !== null) return { ok: true, day };
  const lastDay = daysInMonth(year, parts.month);
  return refusal('noSuchDay', { day: parts.day, month: parts.month, year, lastDay });
}

/** The full year of parts whose month, where known, exists. */
export function judgeMonth(
  parts: TypedParts,
  options: TypedDayOptions,
): { readonly ok: true; readonly year: number } | TypedDayRefusal {
  const { month } = parts;
  if (month !== null && (month < 1 || month > 12)) return refusal('noSuchMonth', { month });
  const year = parts.yearDigits === 2 ? fullYear(parts.year, parts, options) : parts.year;
  if (year < firstTypedYear || year > lastTypedYear) {
    return refusal('yearOutOfRange', { year, first: firstTypedYear, last: lastTypedYear });
  }
  return { ok: true, year };
}

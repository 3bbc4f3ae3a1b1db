import { dayOf, daysInMonth, parseDay, type Day } from './day.ts';
import { judgeDay, judgeMonth, refusal, splitMonthOrYear, splitWholeDay, tidyTyping } from './typed-parts.ts';
import type { TypedDayOptions, TypedDayRefusal } from './typed-parts.ts';
import { writeDay } from './typed-day.ts';

declare const incompleteBrand: unique symbol;
/** `1974-05-XX` or `1974-XX-XX`. */
export type IncompleteDay = string & { readonly [incompleteBrand]: 'IncompleteDay' };

/**
 * A day of which the papers may leave out the day, or day and month: `1974-05-12`, `1974-05-XX`, `1974-XX-XX` (unspecified digits
 * of ISO 8601-2, known as EDTF). Every {@link Day} is one.
 */
export type PartialDay = Day | IncompleteDay;

export type TypedPartialDay = { readonly ok: true; readonly day: PartialDay } | TypedDayRefusal;

const partialPattern = /^(\d{4})-(\d{2}|XX)-XX$/;

/** Reads exactly the three shapes of {@link PartialDay}; null for anything else. Years 1…9999. */
export function parsePartialDay(text: string): PartialDay | null {
  const match = partialPattern.exec(text);
  if (match === null) return parseDay(text);
  const month = match[2] === 'XX' ? null : Number(match[2]);
  return partialDayOf({ year: Number(match[1]), month });
}

/** The incomplete day of a year, with its month when that is known; null when the calendar has no such month or year. */
export function partialDayOf({
  year,
  month,
}: {
  readonly year: number;
  readonly month: number | null;
}): IncompleteDay | null {
  const first = dayOf({ year, month: month ?? 1, day: 1 });
  if (first === null) return null;
  return (month === null ? `${first.slice(0, 4)}-XX-XX` : `${first.slice(0, 7)}-XX`) as IncompleteDay;
}

/**
 * Reads a day that may be incomplete: everything readTypedDay accepts, and `00.05.1974`, `XX.05.1974`, `05.1974`, `00001974`,
 * `1974`, `1974-05`, `1974-05-XX`. A known day in an unknown month is refused as `noSuchMonth`.
 */
export function readTypedPartialDay(text: string, options: TypedDayOptions): TypedPartialDay {
  const tidied = tidyTyping(text);
  if (tidied === '') return refusal('empty');
  const parts = tidied === null ? null : (splitWholeDay(tidied) ?? splitMonthOrYear(tidied));
  if (parts === null) return refusal('unreadable');
  const day = parts.day === 0 ? null : parts.day;
  const month = parts.month === 0 ? null : parts.month;
  if (day !== null) return judgeDay({ ...parts, day, month: month ?? 0 }, options);
  const judged = judgeMonth({ ...parts, day, month }, options);
  if (!judged.ok) return judged;
  const partial = partialDayOf({ year: judged.year, month });
  return partial === null ? refusal('unreadable') : { ok: true, day: partial };
}

export function isCompleteDay(value: PartialDay): value is Day {
  return !value.includes('X');
}

/** First day the value can mean. */
export function earliestDay(value: PartialDay): Day {
  return value.replace('-XX-', '-01-').replace('-XX', '-01') as Day;
}

/** Last day the value can mean. */
export function latestDay(value: PartialDay): Day {
  if (isCompleteDay(value)) return value;
  const year = Number(value.slice(0, 4));
  const month = value.slice(5, 7) === 'XX' ? 12 : Number(value.slice(5, 7));
  const last = dayOf({ year, month, day: daysInMonth(year, month) });
  if (last === null) throw new RangeError('not a partial day');
  return last;
}

/** Whether both can mean the same day: `1974-05-XX` and `1974-05-12` can, `1974-05-XX` and `1974-06-12` cannot. */
export function partialDaysCompatible(one: PartialDay, other: PartialDay): boolean {
  return earliestDay(one) <= latestDay(other) && earliestDay(other) <= latestDay(one);
}

/** As on paper: `12.05.1974`, `XX.05.1974`, `XX.XX.1974`. */
export function writePartialDay(value: PartialDay): string {
  return writeDay(value as Day);
}

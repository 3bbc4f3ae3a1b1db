/**
 * A calendar day as `YYYY-MM-DD` in the proleptic Gregorian calendar, without time or zone. Arithmetic runs on day numbers counted from
 * 1970-01-01, so no clock, daylight saving or machine time zone can shift a deadline. The brand exists for the compiler only.
 */
export type Day = string & { readonly '~brand': 'Day' };

/** An instant as ISO 8601 UTC with milliseconds, `2026-11-22T09:05:00.000Z`. */
export type Instant = string & { readonly '~brand': 'Instant' };

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const millisecondsPerDay = 86_400_000;

/** 0 = Sunday … 6 = Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export interface DayParts {
  readonly year: number;
  /** 1…12 */
  readonly month: number;
  /** 1…31 */
  readonly day: number;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of these parts, or null when the calendar has no such day (31 February). Years 1…9999. */
export function dayOf({ year, month, day }: DayParts): Day | null {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || year < 1 || year > 9999 || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as Day;
}

/** Reads exactly `YYYY-MM-DD`; null for anything else, including days the calendar does not have. */
export function parseDay(text: string): Day | null {
  const match = dayPattern.exec(text);
  return match === null
    ? null
    : dayOf({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
}

/** For constants and tests: the day, or a thrown RangeError. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`not a calendar day: ${text}`);
  return parsed;
}

export function partsOf(value: Day): DayParts {
  return {
    year: Number(value.slice(0, 4)),
    month: Number(value.slice(5, 7)),
    day: Number(value.slice(8, 10)),
  };
}

/** Days since 1970-01-01; negative before. */
export function dayNumber(value: Day): number {
  const { year, month, day: dayOfMonth } = partsOf(value);
  const utc = new Date(0);
  utc.setUTCFullYear(year, month - 1, dayOfMonth);
  return Math.round(utc.getTime() / millisecondsPerDay);
}

/** Inverse of {@link dayNumber}; RangeError outside the years 1…9999. */
export function fromDayNumber(number: number): Day {
  return day(new Date(number * millisecondsPerDay).toISOString().slice(0, 10));
}

export function addDays(value: Day, count: number): Day {
  return fromDayNumber(dayNumber(value) + count);
}

/** `to - from` in days: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

export function weekdayOf(value: Day): Weekday {
  return ((((dayNumber(value) + 4) % 7) + 7) % 7) as Weekday;
}

/** Same day and month some years on; 29 February becomes 28 February in a common year. */
export function addYears(value: Day, count: number): Day {
  const { year, month, day: dayOfMonth } = partsOf(value);
  const moved = dayOf({
    year: year + count,
    month,
    day: Math.min(dayOfMonth, daysInMonth(year + count, month)),
  });
  if (moved === null) throw new RangeError('year out of range');
  return moved;
}

/** Reads an instant exactly as this program writes it; null for anything else. */
export function parseInstant(text: string): Instant | null {
  if (!instantPattern.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) || new Date(time).toISOString() !== text ? null : (text as Instant);
}

export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant;
}

/**
 * Calendar day and minute of an instant on the office's wall clock. The offset is in minutes east of UTC (Kazakhstan is +300 since
 * 1 March 2024) and comes from the office's settings: a machine's own zone table may be years old.
 */
export function wallClock(instant: Instant, offsetMinutes: number): { day: Day; time: string } {
  const shifted = new Date(Date.parse(instant) + offsetMinutes * 60_000).toISOString();
  return { day: shifted.slice(0, 10) as Day, time: shifted.slice(11, 16) };
}

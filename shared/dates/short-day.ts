import { parseDay } from './day.ts';
import type { Day } from './day.ts';

const dayAlone = /^(\d{1,2})\.?$/;
const dayAndMonth = /^(?:(\d{1,2})[.,/ -](\d{1,2})\.?|(\d{2})(\d{2}))$/;
const monthsAYear = 12;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** The day of a year and a month counted from January as 0, which may lie before or after the year; null when there is no such day. */
function dayIn(year: number, month: number, date: number): Day | null {
  const months = year * monthsAYear + month;
  const inYear = Math.floor(months / monthsAYear);
  return parseDay(`${String(inYear)}-${twoDigits((months % monthsAYear) + 1)}-${twoDigits(date)}`);
}

const firstPast = (days: readonly (Day | null)[], today: Day): Day | null =>
  days.find((day) => day !== null && day <= today) ?? null;

/**
 * A day of the past typed short, as mail in hand needs it: `21` is the last day of that number, `21.11` and `2111` the last of that
 * number and month, today included. Null when the text is anything else or such a day was not in the last year.
 */
export function readShortPastDay(text: string, today: Day): Day | null {
  const typed = text.trim();
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 1];
  const alone = dayAlone.exec(typed);
  if (alone !== null) {
    const date = Number(alone[1]);
    const back = Array.from({ length: monthsAYear }, (_none, months) => dayIn(year, month - months, date));
    return firstPast(back, today);
  }
  const both = dayAndMonth.exec(typed);
  if (both === null) return null;
  const date = Number(both[1] ?? both[3]);
  const named = Number(both[2] ?? both[4]) - 1;
  if (named < 0 || named >= monthsAYear) return null;
  return firstPast([dayIn(year, named, date), dayIn(year - 1, named, date)], today);
}

import { addYears, dayOf, daysInMonth, partsOf } from '../../dates/day.ts';
import type { Day } from '../../dates/day.ts';

const lastDay = '9999-12-31' as Day;

/** Same day some months on, the month's last day where it has no such day; never past the last day that can be written. */
export function monthsLater(from: Day, count: number): Day {
  const { year, month, day } = partsOf(from);
  const months = year * 12 + (month - 1) + count;
  const toYear = Math.floor(months / 12);
  const toMonth = (months % 12) + 1;
  return dayOf({ year: toYear, month: toMonth, day: Math.min(day, daysInMonth(toYear, toMonth)) }) ?? lastDay;
}

/** As {@link addYears}, but never past the last day that can be written. */
export function yearsLater(from: Day, count: number): Day {
  return Number(from.slice(0, 4)) + count > 9999 ? lastDay : addYears(from, count);
}

/** Whether a value that may be left out is there. */
export function isSet<Value>(value: Value | null | undefined): value is Value {
  return value !== null && value !== undefined;
}

import type { ReferenceListRow } from '#shared/contract/administration.ts';
import { dayOf, daysInMonth, weekdayOf } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';

export type DayMark = 'holiday' | 'dayOff' | 'workingWeekend' | 'weekend' | 'working';

interface MonthDay {
  readonly day: Day;
  readonly number: number;
  readonly mark: DayMark;
}

/** Weeks of one month, Monday first; null where another month's day would stand. */
export type MonthWeeks = readonly (readonly (MonthDay | null)[])[];

const weekLength = 7;

/** Lays a year of the working calendar out by months, marked by the rows in force on the day of looking. */
export function monthsOf(year: number, rows: readonly ReferenceListRow[]): readonly MonthWeeks[] {
  const marks = new Map(rows.map(({ code, fields }) => [code, fields.kind]));
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1;
    const days = Array.from({ length: daysInMonth(year, month) }, (_none, at): MonthDay | null => {
      const day = dayOf({ year, month, day: at + 1 });
      return day === null ? null : { day, number: at + 1, mark: markOf(day, marks.get(day)) };
    });
    const first = days[0] ?? null;
    const lead = first === null ? 0 : (weekdayOf(first.day) + weekLength - 1) % weekLength;
    const cells = [...Array.from({ length: lead }, () => null), ...days];
    const weeks = Math.ceil(cells.length / weekLength);
    return Array.from({ length: weeks }, (_none, week) =>
      Array.from({ length: weekLength }, (_cell, at) => cells[week * weekLength + at] ?? null),
    );
  });
}

function markOf(day: Day, kind: unknown): DayMark {
  if (kind === 'holiday' || kind === 'dayOff' || kind === 'workingWeekend') return kind;
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6 ? 'weekend' : 'working';
}

import { addDays, dayNumber, fromDayNumber } from '../dates/day.ts';
import type { Day } from '../dates/day.ts';
import type { WorkingCalendar } from '../reference/calendar.ts';
import type { FirstDay } from './context.ts';
import type { CountedDay } from './finding.ts';

/** A term of working days on the calendar. */
export interface Term {
  /** Last day of the term, always a working day. */
  readonly dueOn: Day;
  /** Every calendar day from the starting day to `dueOn`, each with its number in the term or the reason it has none. */
  readonly arithmetic: readonly CountedDay[];
  /** A day within the term rests on a calendar row that nobody has confirmed. */
  readonly unconfirmed: boolean;
}

/** A whole year without a working day is a broken calendar, not a long holiday. */
const longestPause = 366;
const lastDay = '9999-12-31' as Day;

/**
 * The last of `workingDays` working days counted from `from` (Decree 148, migration control rules, clause 9). With `arrival-day` the
 * starting day itself is the first when it is a working day; with `next-day` counting begins on the day after. Null when the calendar
 * has no such day: a year without working days, or a term that runs past the year 9999.
 */
export function dueDay(term: {
  readonly from: Day;
  /** At least 1. */
  readonly workingDays: number;
  readonly firstDay: FirstDay;
  readonly calendar: WorkingCalendar;
}): Term | null {
  const { from, workingDays, firstDay, calendar } = term;
  const arithmetic: CountedDay[] = [];
  let counted = 0;
  let pause = 0;
  let unconfirmed = false;
  for (let current = from; pause <= longestPause; current = addDays(current, 1)) {
    const { kind, note, confirmed } = calendar.kindOf(current);
    const notYet = firstDay === 'next-day' && current === from;
    const counts = !notYet && isWorking(kind);
    if (counts) counted += 1;
    pause = counts ? 0 : pause + 1;
    // The starting day decides nothing while it is not counted, so its row need not be confirmed.
    if (!notYet && !confirmed) unconfirmed = true;
    arithmetic.push({
      day: current,
      counted: counts ? counted : null,
      reason: notYet ? 'notYet' : kind,
      note,
    });
    if (counts && counted >= workingDays) return { dueOn: current, arithmetic, unconfirmed };
    if (current === lastDay) return null;
  }
  return null;
}

/** How many working days lie after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysAfter(from: Day, to: Day, calendar: WorkingCalendar): number {
  let count = 0;
  for (let number = dayNumber(from) + 1; number <= dayNumber(to); number += 1) {
    if (isWorking(calendar.kindOf(fromDayNumber(number)).kind)) count += 1;
  }
  return count;
}

function isWorking(kind: ReturnType<WorkingCalendar['kindOf']>['kind']): boolean {
  return kind === 'working' || kind === 'workingWeekend';
}

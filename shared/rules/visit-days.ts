import { dayNumber, fromDayNumber } from '../dates/day.ts';
import type { Day } from '../dates/day.ts';
import type { BorderDays } from './context.ts';

/** One visit to the country as far as it is known: entry and (planned) departure. */
export interface Visit {
  readonly enteredOn: Day;
  readonly departsOn: Day | null;
}

export interface WindowTerm {
  readonly enteredOn: Day;
  readonly visits: readonly Visit[];
  /** At most `daysInWindow` days of stay in any `windowDays` running days. */
  readonly daysInWindow: number;
  readonly windowDays: number;
  readonly borderDays: BorderDays;
}

export interface WindowUse {
  /** Days of stay in the window that ends on this day, this visit included from its entry to that day. */
  usedOn(day: Day): number;
  /** Last day on which the person may be in the country; the day before entry when nothing was left, null when the limit never binds. */
  readonly lastDay: Day | null;
}

const lastNumber = dayNumber('9999-12-31' as Day);

/**
 * The rolling limit (90 days in any 180) over the visits an office knows. Days are counted once however many stays cover them, and an
 * earlier visit ends at the next entry at the latest, because nobody enters a country twice without leaving it.
 */
export function windowUse({
  enteredOn,
  visits,
  daysInWindow,
  windowDays,
  borderDays,
}: WindowTerm): WindowUse {
  const entry = dayNumber(enteredOn);
  const earlier = daysBefore({ entry, visits, windowDays, borderDays });
  const used = (on: number) => {
    const windowStart = on - windowDays + 1;
    const before = earlier.filter((number) => number >= windowStart).length;
    return before + Math.max(0, on - Math.max(entry, windowStart) + 1);
  };
  const usedOn = (value: Day) => used(dayNumber(value));
  if (daysInWindow >= windowDays) return { usedOn, lastDay: null };
  let firstBeyond = entry;
  while (used(firstBeyond) <= daysInWindow) firstBeyond += 1;
  return { usedOn, lastDay: fromDayNumber(Math.min(firstBeyond - 1, lastNumber)) };
}

/** Day numbers of the earlier visits that a window reaching back from this entry can contain. */
function daysBefore(term: {
  readonly entry: number;
  readonly visits: readonly Visit[];
  readonly windowDays: number;
  readonly borderDays: BorderDays;
}): readonly number[] {
  const { entry, visits, windowDays, borderDays } = term;
  const entries = [...new Set([...visits.map((visit) => dayNumber(visit.enteredOn)), entry])];
  const days = new Set<number>();
  for (const visit of visits) {
    const start = dayNumber(visit.enteredOn);
    const nextEntry = Math.min(...entries.filter((number) => number > start), Infinity);
    const departure = visit.departsOn === null ? start : dayNumber(visit.departsOn);
    const left = Math.max(start, Math.min(departure, nextEntry));
    const lastCounted = borderDays === 'both' ? left : Math.max(start, left - 1);
    for (
      let number = Math.max(start, entry - windowDays);
      number <= Math.min(lastCounted, entry - 1);
      number += 1
    ) {
      days.add(number);
    }
  }
  return [...days];
}

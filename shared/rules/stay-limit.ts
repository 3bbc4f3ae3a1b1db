import { daysBetween } from '../dates/day.ts';
import type { Day } from '../dates/day.ts';
import { daysLater } from './build.ts';
import type { BorderDays } from './context.ts';
import type { Light } from './finding.ts';

/** How a stay stands against the last day it may last. */
export type Outcome = 'within' | 'departsBeyond' | 'overstayed' | 'noDeparture';

/**
 * Holds a stay against the last day of departure. A planned departure that lies in time clears a stay that is over by now; whether the
 * person really left is not known here.
 */
export function outcomeOf(stay: {
  readonly lastOn: Day;
  readonly departsOn: Day | null;
  readonly today: Day;
}): Outcome {
  const { lastOn, departsOn, today } = stay;
  if (today > lastOn && (departsOn === null || departsOn > lastOn)) return 'overstayed';
  if (departsOn === null) return 'noDeparture';
  return departsOn > lastOn ? 'departsBeyond' : 'within';
}

/** The figures a sentence about an outcome may name. */
export function limitParams(stay: {
  readonly lastOn: Day;
  readonly departsOn: Day | null;
  readonly today: Day;
}): Record<string, string | number> {
  const { lastOn, departsOn, today } = stay;
  switch (outcomeOf(stay)) {
    case 'overstayed':
      return { lastOn, over: daysBetween(lastOn, today) };
    case 'departsBeyond':
      return { lastOn, ...(departsOn === null ? {} : { departsOn, over: daysBetween(lastOn, departsOn) }) };
    case 'within':
    case 'noDeparture':
      return { lastOn };
  }
}

/** Last day of departure of a stay of so many days. The day of entry is day 1; the day of departure counts by the setting. */
export function lastDepartureOn(enteredOn: Day, days: number, borderDays: BorderDays): Day {
  return daysLater(enteredOn, borderDays === 'both' ? days - 1 : days);
}

/** The day up to which days of stay are counted now: today, or the planned departure when that has passed. */
export function countedUpTo(stay: {
  readonly enteredOn: Day;
  readonly departsOn: Day | null;
  readonly today: Day;
}): Day {
  const { enteredOn, departsOn, today } = stay;
  const until = departsOn !== null && departsOn < today ? departsOn : today;
  return until < enteredOn ? enteredOn : until;
}

export function lightOf(outcome: Outcome): Light {
  switch (outcome) {
    case 'within':
      return 'order';
    case 'noDeparture':
      return 'noData';
    case 'departsBeyond':
    case 'overstayed':
      return 'look';
  }
}

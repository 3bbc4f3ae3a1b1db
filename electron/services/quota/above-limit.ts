import type { Day } from '#shared/dates/day.ts';
import type { LineKey } from '../../store/tables/quota.ts';
import type { LedgerStore } from './lines.ts';
import { standingsOf } from './overview.ts';

/** A line of which more is used than it allows. */
export interface LineAboveLimit extends LineKey {
  readonly used: number;
  readonly units: number;
  /** Day of the latest reported total; null when the register alone says so. */
  readonly asOf: Day | null;
}

/**
 * Lines of a year whose use on a day is above the limit in force on it, the worst first: for alarms and lists. Lines without a figure for
 * their limit are never among them. Works in slices, as the overview does.
 */
export async function linesAboveLimit(store: LedgerStore, year: number, on: Day): Promise<LineAboveLimit[]> {
  return (await standingsOf(store, year, on))
    .flatMap(({ region, line, above, used, limit, reported }): LineAboveLimit[] => {
      const units = limit?.units ?? null;
      return above && used !== null && units !== null
        ? [{ region, year, line, used, units, asOf: reported?.asOf ?? null }]
        : [];
    })
    .sort((one, other) => other.used - other.units - (one.used - one.units));
}

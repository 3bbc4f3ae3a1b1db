import type { Day } from '#shared/dates/day.ts';
import type { QuotaLimit, QuotaUse, WorkPermit, WorkSwitches } from '#shared/rules/work/case.ts';
import { linesOfPermit } from '#shared/work/ledger.ts';
import type { LineKey } from '../../store/tables/quota.ts';
import { counts, keyText, limitsOf, totalsOf } from './lines.ts';
import type { LedgerStore } from './lines.ts';

const registerSource = 'register';

/**
 * What is used of a line by reported totals, and by the permits of our own register at each of these days and at the day of each total.
 * Registering a stay changes none of it.
 */
export function usesOf(
  store: LedgerStore,
  key: LineKey,
  { days, switches }: { readonly days: Iterable<Day>; readonly switches: WorkSwitches },
): QuotaUse[] {
  const totals = totalsOf(store, key)
    .filter(counts)
    .map(({ used, asOf, source }): QuotaUse => ({ ...key, kind: 'total', used, asOf, source }));
  const countedOn = new Set([...days, ...totals.map(({ asOf }) => asOf)]);
  const known = [...countedOn].map((asOf): QuotaUse => {
    const used = store.tables.permits.countKnown({ ...key, issuedUntil: asOf, switches });
    return { ...key, kind: 'known', used, asOf, source: registerSource };
  });
  return [...totals, ...known];
}

/**
 * The part of the ledger these permits can be held against: limits in every version, reported totals, and the permits we know at each
 * permit's day of decision (its first valid day, else today, where that is not known) and at the day of each total. A line nobody has a
 * limit for is left out: there is nothing to hold a permit against.
 */
export function ledgerFor(
  store: LedgerStore,
  permits: readonly WorkPermit[],
  today: Day,
): { limits: QuotaLimit[]; use: QuotaUse[] } {
  const lines = new Map<string, { key: LineKey; days: Set<Day> }>();
  for (const permit of permits) {
    const day = permit.issuedOn ?? permit.validFrom ?? today;
    for (const key of linesOfPermit(permit)) {
      const line = lines.get(keyText(key)) ?? { key, days: new Set<Day>() };
      line.days.add(day);
      lines.set(keyText(key), line);
    }
  }
  const switches = store.reference.workSwitches(today);
  const limits: QuotaLimit[] = [];
  const use: QuotaUse[] = [];
  for (const { key, days } of lines.values()) {
    const versions = limitsOf(store, key).filter(counts);
    if (versions.length === 0) continue;
    limits.push(
      ...versions.map(({ units, from, act, source, confidence }): QuotaLimit => ({
        ...key,
        units,
        from,
        act,
        source,
        confirmed: confidence === 'confirmed',
      })),
    );
    use.push(...usesOf(store, key, { days, switches }));
  }
  return { limits, use };
}

import { addDays, daysBetween } from '#shared/dates/day.ts';
import type { Day, Instant } from '#shared/dates/day.ts';
import type { QuotaLine } from '#shared/work/permit.ts';
import type { OpenStore } from '../core-state.ts';
import type { StoredUser } from '../store/tables/users.ts';

/** Said in every row, beside the mark every page shows: nobody may take these figures for the real ones. */
const specimenText = 'specimen – үлгі – образец: invented figure, no real quota';

interface SpecimenLine {
  readonly region: string;
  readonly line: QuotaLine;
  /** Limits by the share of the year so far after which they hold. */
  readonly limits: readonly { readonly after: number; readonly units: number }[];
  /** Reported totals, likewise. */
  readonly uses: readonly { readonly after: number; readonly used: number }[];
}

/** One line above its limit, one near it, one within, one whose limit grew, and one nobody has reported on. */
const specimenLines: readonly SpecimenLine[] = [
  {
    region: '750000000',
    line: 'all',
    limits: [{ after: 0, units: 1_300 }],
    uses: [
      { after: 0.35, used: 702 },
      { after: 0.7, used: 1_180 },
      { after: 0.95, used: 1_346 },
    ],
  },
  {
    region: '710000000',
    line: 'all',
    limits: [{ after: 0, units: 900 }],
    uses: [
      { after: 0.4, used: 410 },
      { after: 0.9, used: 640 },
    ],
  },
  {
    region: '230000000',
    line: 'all',
    limits: [
      { after: 0, units: 2_600 },
      { after: 0.3, units: 3_400 },
    ],
    uses: [
      { after: 0.2, used: 1_540 },
      { after: 0.5, used: 2_480 },
      { after: 0.9, used: 3_206 },
    ],
  },
  { region: '270000000', line: 'all', limits: [{ after: 0, units: 1_000 }], uses: [] },
  {
    region: '230000000',
    line: 'cat4',
    limits: [{ after: 0, units: 120 }],
    uses: [{ after: 0.9, used: 77 }],
  },
  {
    region: '750000000',
    line: 'cat3',
    limits: [{ after: 0, units: 410 }],
    uses: [{ after: 0.9, used: 418 }],
  },
];

/**
 * Puts invented limits and totals of the running year into a demonstration store, each marked as a specimen. Call inside a transaction.
 *
 * @returns how many rows were written
 */
export function seedSpecimenQuota(
  { store, user }: { readonly store: OpenStore; readonly user: StoredUser },
  { today, at, newId }: { readonly today: Day; readonly at: Instant; readonly newId: () => string },
): number {
  const year = Number(today.slice(0, 4));
  const first = `${year}-01-01` as Day;
  const dayAfter = (share: number) => addDays(first, Math.floor(share * daysBetween(first, today)));
  let rows = 0;
  for (const { region, line, limits, uses } of specimenLines) {
    const entry = {
      region,
      line,
      year,
      source: specimenText,
      note: '',
      origin: 'specimen',
      corrects: null,
      importId: null,
      enteredAt: at,
      enteredBy: user.id,
    } as const;
    for (const { after, units } of limits) {
      const row = { units, from: dayAfter(after), act: specimenText, confidence: 'unconfirmed' } as const;
      store.tables.quota.addLimit({ ...entry, ...row, id: newId() });
      rows += 1;
    }
    for (const { after, used } of uses) {
      store.tables.quota.addUse({ ...entry, used, asOf: dayAfter(after), id: newId() });
      rows += 1;
    }
  }
  store.tables.journal.append({
    at,
    actor: user.id,
    action: 'quota.seed',
    object: String(year),
    data: { rows },
  });
  return rows;
}

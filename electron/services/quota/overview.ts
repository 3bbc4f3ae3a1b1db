import type { QuotaLimitRow, QuotaStanding, QuotaStory, QuotaUseRow } from '#shared/contract/quota.ts';
import { addDays, dayOf, daysBetween, daysInMonth } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import type { WorkSwitches } from '#shared/rules/work/case.ts';
import { limitInForce, useOn } from '#shared/work/ledger.ts';
import { quotaLines, wholeCountry } from '#shared/work/permit.ts';
import { slices } from '../../slices.ts';
import type { LineKey } from '../../store/tables/quota.ts';
import { usesOf } from './ledger.ts';
import { counts, keyText, limitsOf, linesOf, totalsOf } from './lines.ts';
import type { LedgerStore } from './lines.ts';

const byDay = (rows: readonly QuotaUseRow[], on: Day): QuotaUseRow | null =>
  rows.filter((row) => counts(row) && row.asOf <= on).at(-1) ?? null;

/** One line as it stands on a day: the limit in force, what is used, what is left. `enteredBy` holds ids. */
export function standingOf(
  store: LedgerStore,
  key: LineKey,
  { on, switches }: { readonly on: Day; readonly switches: WorkSwitches },
): QuotaStanding {
  const limit = limitInForce<QuotaLimitRow>(limitsOf(store, key).filter(counts), on);
  const reported = byDay(totalsOf(store, key), on);
  const { used, known, knownSince } = useOn(usesOf(store, key, { days: [on], switches }), on);
  const units = limit?.units ?? null;
  const isComparable = units !== null && used !== null;
  return {
    ...key,
    limit,
    reported,
    ageDays: reported === null ? null : daysBetween(reported.asOf, on),
    known,
    knownSince,
    used,
    balance: isComparable ? units - used : null,
    share: isComparable && units > 0 ? used / units : null,
    above: isComparable && used > units,
  };
}

/** Every line of a year with a limit, a total or a permit we know, the whole country first. `enteredBy` holds ids. */
export async function standingsOf(store: LedgerStore, year: number, on: Day): Promise<QuotaStanding[]> {
  const switches = store.reference.workSwitches(on);
  const regions = [wholeCountry, ...store.reference.rows('regions').map(({ code }) => code)];
  const all = regions.flatMap((region) => quotaLines.map((line): LineKey => ({ region, year, line })));
  const keys = new Map([...all, ...linesOf(store, year)].map((key) => [keyText(key), key]));
  const standings: QuotaStanding[] = [];
  const pause = slices();
  for (const key of keys.values()) {
    const standing = standingOf(store, key, { on, switches });
    const { limit, reported, used } = standing;
    if (limit !== null || reported !== null || used !== null) standings.push(standing);
    await pause();
  }
  return standings;
}

/** Last days of the months of a year up to a day, and that day itself. */
function monthEnds(year: number, on: Day): Day[] {
  const ends = Array.from({ length: 12 }, (_, at) =>
    dayOf({ year, month: at + 1, day: daysInMonth(year, at + 1) }),
  ).filter((end) => end !== null);
  const past = ends.filter((end) => end < on);
  const last = ends.at(-1) ?? on;
  return past.length === ends.length ? ends : [...past, on < last ? on : last];
}

/** Everything on record about a line, with names instead of ids. */
export function storyOf(store: LedgerStore, key: LineKey, on: Day): QuotaStory {
  const switches = store.reference.workSwitches(on);
  const named = <Row extends { readonly enteredBy: string | null }>(row: Row): Row => ({
    ...row,
    enteredBy:
      row.enteredBy === null ? null : (store.tables.users.byId(row.enteredBy)?.name ?? row.enteredBy),
  });
  const standing = standingOf(store, key, { on, switches });
  const totals = totalsOf(store, key);
  const reportedOn = totals.filter((row) => counts(row) && row.asOf <= on).map(({ asOf }) => asOf);
  const days = [...new Set([...monthEnds(key.year, on), ...reportedOn])].sort();
  return {
    ...key,
    on,
    standing: withNames(standing, named),
    limits: limitsOf(store, key).map(named),
    uses: totals.map(named),
    known: days.map((asOf) => ({
      asOf,
      used: store.tables.permits.countKnown({ ...key, issuedUntil: asOf, switches }),
    })),
  };
}

type Named = <Row extends { readonly enteredBy: string | null }>(row: Row) => Row;

function withNames(standing: QuotaStanding, named: Named): QuotaStanding {
  const { limit, reported } = standing;
  return {
    ...standing,
    limit: limit === null ? null : named(limit),
    reported: reported === null ? null : named(reported),
  };
}

/** The last day a version of a limit holds: the day before the next one begins, at most the last day of the year. */
export function lastDayOf(from: Day, year: number, versions: readonly Pick<QuotaLimitRow, 'from'>[]): Day {
  const next = versions.map((version) => version.from).filter((day) => day > from);
  const end = `${year}-12-31` as Day;
  return [...next.map((day) => addDays(day, -1)), end].reduce((least, day) => (day < least ? day : least));
}

import type { QuotaLimitRow, QuotaUseRow } from '#shared/contract/quota.ts';
import { addDays } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import type { ReferenceRow } from '#shared/reference/lists.ts';
import type { OpenStore } from '../../core-state.ts';
import type { LineKey, StoredLimit, StoredUse, WithReplacement } from '../../store/tables/quota.ts';

/** What the ledger reads of the store. */
export type LedgerStore = Pick<OpenStore, 'tables' | 'reference'>;

type Figure = ReferenceRow<'quota-figures'>;

export const keyText = ({ region, year, line }: LineKey): string => `${region} ${year} ${line}`;

/** Rows of the reference list by line, put together once for every reading of the list. */
const figuresByLine = new WeakMap<readonly Figure[], ReadonlyMap<string, readonly QuotaLimitRow[]>>();

function fromFigure(row: Figure): QuotaLimitRow {
  return {
    id: null,
    source: row.source,
    origin: 'product',
    note: '',
    enteredAt: null,
    enteredBy: null,
    corrects: null,
    replacedBy: null,
    units: row.units,
    percent: row.percent,
    from: row.validFrom ?? (`${row.year}-01-01` as Day),
    act: row.act ?? '',
    confidence: row.confidence,
    remark: row.remark,
  };
}

/** An edition that was ended and has no successor holds no longer: from the next day on there is no figure. */
function endOf(row: Figure, all: readonly Figure[]): QuotaLimitRow[] {
  if (row.validTo === null) return [];
  const from = addDays(row.validTo, 1);
  if (from > `${row.year}-12-31` || all.some((other) => other.code === row.code && other.validFrom === from))
    return [];
  return [{ ...fromFigure(row), units: null, percent: null, remark: null, from }];
}

function figures(store: LedgerStore): ReadonlyMap<string, readonly QuotaLimitRow[]> {
  const rows = store.reference.rows('quota-figures');
  const known = figuresByLine.get(rows);
  if (known !== undefined) return known;
  const byLine = new Map<string, QuotaLimitRow[]>();
  for (const row of rows) {
    const key = keyText(row);
    byLine.set(key, [...(byLine.get(key) ?? []), fromFigure(row), ...endOf(row, rows)]);
  }
  figuresByLine.set(rows, byLine);
  return byLine;
}

const fromStored = (row: WithReplacement<StoredLimit | StoredUse>) => ({
  id: row.id,
  source: row.source,
  origin: row.origin,
  note: row.note,
  enteredAt: row.enteredAt,
  enteredBy: row.enteredBy,
  corrects: row.corrects,
  replacedBy: row.replacedBy,
});

/**
 * Every version of a line's limit by its first day: the published ones of the reference list, and the office's own, which win for the
 * same day. `replacedBy` says what no longer counts; `enteredBy` is an id.
 */
export function limitsOf(store: LedgerStore, key: LineKey): QuotaLimitRow[] {
  const own = store.tables.quota.limits(key).map((row): QuotaLimitRow => ({
    ...fromStored(row),
    units: row.units,
    percent: null,
    from: row.from,
    act: row.act,
    confidence: row.confidence,
    remark: null,
  }));
  const published = (figures(store).get(keyText(key)) ?? []).map((row) => {
    const instead = own.find((other) => other.replacedBy === null && other.from === row.from);
    return instead === undefined ? row : { ...row, replacedBy: instead.id };
  });
  return [...published, ...own].sort((one, other) =>
    one.from < other.from ? -1 : Number(one.from > other.from),
  );
}

/** Every reported total of a line by its day; `enteredBy` is an id. */
export function totalsOf(store: LedgerStore, key: LineKey): QuotaUseRow[] {
  return store.tables.quota
    .uses(key)
    .map((row): QuotaUseRow => ({ ...fromStored(row), used: row.used, asOf: row.asOf }));
}

export const counts = (row: Pick<QuotaLimitRow, 'replacedBy'>): boolean => row.replacedBy === null;

/** Years the ledger has something about, newest first. */
export function yearsOf(store: LedgerStore): number[] {
  const published = store.reference.rows('quota-figures').map(({ year }) => year);
  return [...new Set([...published, ...store.tables.quota.years()])].sort((one, other) => other - one);
}

/** Lines of a year that somebody wrote something about. */
export function linesOf(store: LedgerStore, year: number): LineKey[] {
  const found = new Map<string, LineKey>();
  const keep = ({ region, line }: LineKey) =>
    found.set(keyText({ region, year, line }), { region, year, line });
  for (const row of store.reference.rows('quota-figures')) if (row.year === year) keep(row);
  store.tables.quota.lines(year).forEach(keep);
  return [...found.values()];
}

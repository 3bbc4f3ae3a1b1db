import { writeDay } from '#shared/dates/typed-day.ts';
import type { Day } from '#shared/dates/day.ts';
import type { Issue } from '#shared/errors.ts';
import { quotaLimitFields, quotaUseFields } from '#shared/forms/quota-form.ts';
import type {
  QuotaLimitContent,
  QuotaLimitValues,
  QuotaUseContent,
  QuotaUseValues,
} from '#shared/forms/quota-form.ts';
import { readGroup } from '#shared/forms/read-group.ts';
import { useOn } from '#shared/work/ledger.ts';
import { wholeCountry } from '#shared/work/permit.ts';
import type { QuotaLine } from '#shared/work/permit.ts';
import type { LineKey, StoredLimit, StoredUse } from '../../store/tables/quota.ts';
import { usesOf } from './ledger.ts';
import { counts, limitsOf } from './lines.ts';
import type { LedgerStore } from './lines.ts';
import { lastDayOf } from './overview.ts';

/** What a row is judged by. */
export interface JudgeContext {
  readonly store: LedgerStore;
  readonly today: Day;
  /** The row it is to take the place of; null for a further one. */
  readonly corrects: string | null;
}

/** The law the ledger stands on is of 2011; nobody sets a quota further ahead than the year after next. */
const firstYear = 2011;
const yearsAhead = 2;

const blocked = (path: string, code: string, params: Issue['params'] = {}): Issue => ({
  path,
  code,
  params,
  severity: 'block',
});
const warned = (path: string, code: string, params: Issue['params'] = {}): Issue => ({
  path,
  code,
  params,
  severity: 'warn',
});

type KeyContent = Pick<QuotaLimitContent, 'region' | 'year' | 'line'>;

/** Reads a row; a code is taken in any case, and a figure below zero is called by its name. Paths are field keys. */
function read<Reading extends { readonly issues: readonly Issue[] }>(
  values: Readonly<Record<string, string>>,
  reading: (typed: Readonly<Record<string, string>>) => Reading,
  figure: 'units' | 'used',
): Reading {
  const found = reading({ ...values, region: (values.region ?? '').trim().toUpperCase() });
  const isNegative = /^\s*[-−–]\s*\d/u.test(values[figure] ?? '');
  const issues = found.issues.map((issue): Issue => {
    const path = issue.path.slice('quota.'.length);
    return path === figure && isNegative ? blocked(path, 'quota.negative') : { ...issue, path };
  });
  return { ...found, issues };
}

function keyIssues({ region, year }: KeyContent, { store, today }: JudgeContext): Issue[] {
  const last = Number(today.slice(0, 4)) + yearsAhead;
  const isKnown =
    region === null ||
    region === wholeCountry ||
    store.reference.rows('regions').some(({ code }) => code === region);
  return [
    ...(isKnown ? [] : [blocked('region', 'quota.unknownRegion')]),
    ...(year === null || (year >= firstYear && year <= last)
      ? []
      : [blocked('year', 'quota.yearOutOfRange', { first: firstYear, last })]),
  ];
}

/** The line a row is about; null while it cannot be told. */
function keyOf({ region, year, line }: KeyContent): LineKey | null {
  // The reading has let through codes of the list alone.
  return region === null || year === null || line === null ? null : { region, year, line: line as QuotaLine };
}

const isBlocked = (issues: readonly Issue[]) => issues.some(({ severity }) => severity === 'block');

/** A row read and judged; `same` is the row on record for the same line and day. */
export interface Judged<Content, Row> {
  readonly content: Content;
  readonly issues: readonly Issue[];
  readonly key: LineKey | null;
  readonly same: Row | null;
}

/** Judges a limit as typed or imported, against what is on record. */
export function judgeLimit(
  values: QuotaLimitValues,
  context: JudgeContext,
): Judged<QuotaLimitContent, StoredLimit> {
  const { store, today, corrects } = context;
  const { content, issues: found } = read(
    values,
    (typed) =>
      readGroup(quotaLimitFields, typed as QuotaLimitValues, {
        path: 'quota',
        context: { today, codesOf: () => null },
      }),
    'units',
  );
  const issues = [...found, ...keyIssues(content, context)];
  const key = keyOf(content);
  const { units, from, year } = content;
  if (key === null || from === null || year === null || isBlocked(issues))
    return { content, issues, key, same: null };
  const own = store.tables.quota.limits(key).filter((row) => row.replacedBy === null && row.id !== corrects);
  if (from > `${year}-12-31` || from < `${year - 1}-07-01`)
    issues.push(warned('from', 'quota.dayOutsideYear', { year }));
  issues.push(...publishedIssues(content, key, store));
  if (units !== null) issues.push(...belowUse({ key, units, from }, context));
  return { content, issues, key, same: own.findLast((row) => row.from === from) ?? null };
}

/** A published figure of the same day gives way to the office's; that must be meant. */
function publishedIssues({ units, from }: QuotaLimitContent, key: LineKey, store: LedgerStore): Issue[] {
  const published = limitsOf(store, key).find(
    (row) => row.id === null && row.from === from && row.units !== null,
  );
  return published === undefined || published.units === null || published.units === units
    ? []
    : [warned('units', 'quota.differsFromPublished', { units: published.units })];
}

/** More was used by the last day a limit holds (by today, while it holds) than it allows. */
function belowUse(
  { key, units, from }: { key: LineKey; units: number; from: Day },
  { store, today, corrects }: JudgeContext,
): Issue[] {
  const others = limitsOf(store, key).filter((row) => counts(row) && row.id !== corrects);
  const last = lastDayOf(from, key.year, others);
  const on = last < today ? last : today;
  const switches = store.reference.workSwitches(today);
  const { used } = useOn(usesOf(store, key, { days: [on], switches }), on);
  return used === null || used <= units
    ? []
    : [warned('units', 'quota.belowUse', { units, used, day: writeDay(on) })];
}

/** Judges a reported total as typed or imported, against what is on record. */
export function judgeUse(values: QuotaUseValues, context: JudgeContext): Judged<QuotaUseContent, StoredUse> {
  const { store, today, corrects } = context;
  const { content, issues: found } = read(
    values,
    (typed) =>
      readGroup(quotaUseFields, typed as QuotaUseValues, {
        path: 'quota',
        context: { today, codesOf: () => null },
      }),
    'used',
  );
  const issues = [...found, ...keyIssues(content, context)];
  const { used, asOf, year } = content;
  if (asOf !== null && asOf > today) issues.push(blocked('asOf', 'day.inFuture'));
  const key = keyOf(content);
  if (key === null || asOf === null || used === null || year === null || isBlocked(issues))
    return { content, issues, key, same: null };
  if (asOf < `${year - 1}-07-01` || asOf > `${year + 1}-12-31`)
    issues.push(warned('asOf', 'quota.dayOutsideYear', { year }));
  const own = store.tables.quota.uses(key).filter((row) => row.replacedBy === null && row.id !== corrects);
  const more = own.findLast((row) => row.asOf < asOf && row.used > used);
  const less = own.find((row) => row.asOf > asOf && row.used < used);
  if (more !== undefined)
    issues.push(warned('used', 'quota.useFalls', { used: more.used, day: writeDay(more.asOf) }));
  if (less !== undefined)
    issues.push(warned('used', 'quota.useAboveLater', { used: less.used, day: writeDay(less.asOf) }));
  return { content, issues, key, same: own.findLast((row) => row.asOf === asOf) ?? null };
}

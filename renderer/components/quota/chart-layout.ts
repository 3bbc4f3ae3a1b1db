import { dayNumber } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import type { QuotaLimit, QuotaUse } from '#shared/rules/work/case.ts';
import { limitInForce, useOn } from '#shared/work/ledger.ts';

/*
 * Where things stand in the two charts, and what each of them says: plain numbers, so that they can be tested without a page. Lengths are
 * units of the view box.
 */

const tickSteps = [1, 2, 5, 10] as const;

/** Round marks of an axis from 0 up to the first mark at or above `max`; at most `most` steps. At least 0 and 1. */
export function niceTicks(max: number, most: number): number[] {
  const rough = Math.max(max, 1) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, (tickSteps.find((one) => one * power >= rough) ?? 10) * power);
  return Array.from({ length: Math.ceil(Math.max(max, 1) / step) + 1 }, (_, at) => at * step);
}

/** One region in the bar chart; null = not known. */
export interface BarRow {
  readonly key: string;
  readonly label: string;
  readonly limit: number | null;
  readonly used: number | null;
}

export interface Bar extends BarRow {
  readonly y: number;
  readonly limitWidth: number | null;
  readonly usedWidth: number | null;
  /** The part of the use beyond the limit. */
  readonly over: { readonly x: number; readonly width: number } | null;
}

const shareOf = ({ limit, used }: BarRow): number =>
  limit === null || used === null ? -1 : limit === 0 ? (used === 0 ? 0 : Number.MAX_VALUE) : used / limit;

/** Bars of limit and use on one scale, the fullest first; regions of which nothing is known are left out. */
export function barLayout(
  rows: readonly BarRow[],
  { width, rowHeight }: { readonly width: number; readonly rowHeight: number },
): {
  readonly bars: readonly Bar[];
  readonly height: number;
  readonly ticks: readonly { x: number; value: number }[];
} {
  const shown = rows
    .filter(({ limit, used }) => limit !== null || used !== null)
    .sort((one, other) => shareOf(other) - shareOf(one) || (other.limit ?? 0) - (one.limit ?? 0));
  const values = niceTicks(Math.max(0, ...shown.flatMap(({ limit, used }) => [limit ?? 0, used ?? 0])), 4);
  const scale = width / (values.at(-1) ?? 1);
  const bars = shown.map((row, at): Bar => {
    const { limit, used } = row;
    return {
      ...row,
      y: at * rowHeight,
      limitWidth: limit === null ? null : limit * scale,
      usedWidth: used === null ? null : used * scale,
      over:
        limit === null || used === null || used <= limit
          ? null
          : { x: limit * scale, width: (used - limit) * scale },
    };
  });
  return {
    bars,
    height: shown.length * rowHeight,
    ticks: values.map((value) => ({ x: value * scale, value })),
  };
}

/** What the bar chart says in one sentence. */
export type BarFinding =
  | { readonly kind: 'noData' | 'noUse' }
  | { readonly kind: 'above'; readonly count: number; readonly worst: BarRow; readonly over: number }
  | { readonly kind: 'within'; readonly nearest: BarRow; readonly share: number };

export function barFinding(rows: readonly BarRow[]): BarFinding {
  if (rows.every(({ limit, used }) => limit === null && used === null)) return { kind: 'noData' };
  const compared = rows.filter(({ limit, used }) => limit !== null && used !== null);
  const overOf = ({ limit, used }: BarRow) => (used ?? 0) - (limit ?? 0);
  const above = compared.filter((row) => overOf(row) > 0).sort((one, other) => overOf(other) - overOf(one));
  const [worst] = above;
  if (worst !== undefined) return { kind: 'above', count: above.length, worst, over: overOf(worst) };
  const [nearest] = [...compared].sort((one, other) => shareOf(other) - shareOf(one));
  return nearest === undefined ? { kind: 'noUse' } : { kind: 'within', nearest, share: shareOf(nearest) };
}

type Version = Pick<QuotaLimit, 'from' | 'units'>;
type UsePoint = Pick<QuotaUse, 'kind' | 'used' | 'asOf'>;

/** The year of one line: limits that count, in any order, and reported totals with the permits we know. */
export interface StepFacts {
  readonly year: number;
  readonly limits: readonly Version[];
  readonly uses: readonly UsePoint[];
}

export interface StepPoint {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly day: Day;
}

/** A stretch of the year with one limit. */
export interface StepPiece {
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  readonly units: number;
  readonly from: Day;
}

export interface StepLayout {
  readonly pieces: readonly StepPiece[];
  /** Joins neighbouring pieces: a change of the limit. */
  readonly rises: readonly { readonly x: number; readonly y1: number; readonly y2: number }[];
  readonly totals: readonly StepPoint[];
  readonly known: readonly StepPoint[];
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
  /** Left edge and middle of each month. */
  readonly months: readonly { readonly x: number; readonly middle: number }[];
}

const edges = (year: number) => ({ first: `${year}-01-01` as Day, last: `${year}-12-31` as Day });

/** Lays a line's year out on a plot of this size; what lies outside the year is drawn at its edge. */
export function stepLayout(
  { year, limits, uses }: StepFacts,
  { width, height }: { readonly width: number; readonly height: number },
): StepLayout {
  const { first, last } = edges(year);
  const days = dayNumber(last) - dayNumber(first) + 1;
  const xOf = (number: number) => (Math.min(Math.max(number - dayNumber(first), 0), days) * width) / days;
  const versions = startsOf(limits).map((from) => ({
    from,
    units: limitInForce(limits, from)?.units ?? null,
  }));
  const figures = [...versions.map(({ units }) => units ?? 0), ...uses.map(({ used }) => used)];
  const values = niceTicks(Math.max(0, ...figures), 5);
  const yOf = (value: number) => height - (value / (values.at(-1) ?? 1)) * height;
  const pieces = versions.flatMap(({ from, units }, at): StepPiece[] => {
    const next = versions[at + 1];
    const x1 = xOf(dayNumber(from));
    const x2 = next === undefined ? width : xOf(dayNumber(next.from));
    return units === null || x2 <= x1 ? [] : [{ x1, x2, y: yOf(units), units, from }];
  });
  const rises = pieces.flatMap((piece, at) => {
    const next = pieces[at + 1];
    return next?.x1 === piece.x2 ? [{ x: next.x1, y1: piece.y, y2: next.y }] : [];
  });
  const pointsOf = (kind: UsePoint['kind']) =>
    uses
      .filter((use) => use.kind === kind)
      .sort((one, other) => (one.asOf < other.asOf ? -1 : 1))
      // A total stands for the whole of its day.
      .map(({ asOf, used }): StepPoint => ({
        x: xOf(dayNumber(asOf) + 1),
        y: yOf(used),
        value: used,
        day: asOf,
      }));
  const monthStarts = Array.from({ length: 12 }, (_, at) =>
    xOf(dayNumber(`${year}-${String(at + 1).padStart(2, '0')}-01` as Day)),
  );
  return {
    pieces,
    rises,
    totals: pointsOf('total'),
    known: pointsOf('known'),
    ticks: values.map((value) => ({ y: yOf(value), value })),
    months: monthStarts.map((x, at) => ({ x, middle: (x + (monthStarts[at + 1] ?? width)) / 2 })),
  };
}

const startsOf = (limits: readonly Version[]): readonly Day[] =>
  [...new Set(limits.map(({ from }) => from))].sort();

/** What the chart of a line's year says in one sentence. */
export type StepFinding =
  | { readonly kind: 'noLimit' | 'noUse' | 'within' }
  | { readonly kind: 'above'; readonly since: Day }
  | { readonly kind: 'changed'; readonly count: number };

export function stepFinding({ limits, uses }: StepFacts): StepFinding {
  if (limits.every(({ units }) => units === null)) return { kind: 'noLimit' };
  const days = [...new Set([...uses.map(({ asOf }) => asOf), ...startsOf(limits)])].sort();
  const lastUse = uses.reduce<Day | null>(
    (last, { asOf }) => (last === null || asOf > last ? asOf : last),
    null,
  );
  const compared = days
    .filter((day) => lastUse !== null && day <= lastUse)
    .map((day) => ({ day, units: limitInForce(limits, day)?.units ?? null, used: useOn(uses, day).used }));
  // Above to the very end: a limit that was raised in time is no alarm any more.
  const isAbove = ({ units, used }: (typeof compared)[number]) =>
    units !== null && used !== null && used > units;
  const lastWithin = compared.findLastIndex((one) => !isAbove(one));
  const since = compared[lastWithin + 1];
  if (since !== undefined) return { kind: 'above', since: since.day };
  if (uses.every(({ kind, used }) => kind === 'known' && used === 0)) return { kind: 'noUse' };
  const figures = startsOf(limits).map((from) => limitInForce(limits, from)?.units ?? null);
  const count = figures.filter((units, at) => at > 0 && units !== null && units !== figures[at - 1]).length;
  return count > 0 ? { kind: 'changed', count } : { kind: 'within' };
}

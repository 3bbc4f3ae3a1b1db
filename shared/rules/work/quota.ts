import type { Day } from '../../dates/day.ts';
import { limitInForce, quotaYearOf, useOn } from '../../work/ledger.ts';
import { quotaLineOf } from '../../work/permit-line.ts';
import { wholeCountry } from '../../work/permit.ts';
import type { QuotaLine } from '../../work/permit.ts';
import type { QuotaLimit, QuotaUse, WorkCase, WorkPermit, WorkSwitches } from './case.ts';
import { isSet } from './terms.ts';

/** A line of the ledger a permit was held against. */
export interface LineCheck {
  readonly region: string;
  readonly year: number;
  readonly line: QuotaLine;
  readonly state: 'within' | 'above' | 'noLimit' | 'noUse';
  /** In force on the issue date; null = none was, or its figure was not found. */
  readonly limit: (QuotaLimit & { readonly units: number }) | null;
  readonly used: number | null;
  readonly usedOn: Day | null;
  readonly source: string | null;
  /** Only a total of a later day is known, and even that is within. */
  readonly later: boolean;
}

export interface QuotaAnswer {
  readonly state: LineCheck['state'] | 'noIssueDate' | 'noLine';
  readonly checks: readonly LineCheck[];
  /** The line that decided: above before unknown, and of those within the fullest. */
  readonly decisive: LineCheck | null;
}

const worstFirst = ['above', 'noLimit', 'noUse', 'within'] as const satisfies readonly LineCheck['state'][];

/**
 * Holds a permit against the limit in force on its issue date, in every region it names (or the first, as the office has settled). Use
 * counts this permit. Null for papers outside the quota.
 */
export function quotaOf(permit: WorkPermit, theCase: WorkCase): QuotaAnswer | null {
  if (quotaLineOf(permit.scheme, permit.category) === null) return null;
  const { issuedOn } = permit;
  const year = quotaYearOf(permit);
  if (issuedOn === null || year === null) return { state: 'noIssueDate', checks: [], decisive: null };
  const places = ledgerPlaces(permit, theCase.switches);
  if (places.length === 0) return { state: 'noLine', checks: [], decisive: null };
  const checks = places.map((place) => checkLine({ ...place, year }, issuedOn, theCase));
  const decisive = checks.reduce((worst, check) => (isWorse(check, worst) ? check : worst));
  return { state: decisive.state, checks, decisive };
}

/** Region and line of each ledger row the permit is held against; empty where its line is not known. */
function ledgerPlaces(
  permit: WorkPermit,
  { ledgerScope, severalRegions }: WorkSwitches,
): { region: string; line: QuotaLine }[] {
  const ofScheme = quotaLineOf(permit.scheme, permit.category);
  const own = permit.quotaLine ?? ofScheme;
  // Countries of origin and labour immigrants have quotas beside the employers' total.
  const apart = own === 'origin' || own === 'labourImmigrants';
  const unknown = permit.quotaLine === null && ofScheme === 'all';
  if (own === null || (unknown && ledgerScope === 'regionLine')) return [];
  const line = ledgerScope === 'regionLine' || apart ? own : 'all';
  if (ledgerScope === 'nationalTotal') return [{ region: wholeCountry, line }];
  const regions = [...new Set(permit.regions)];
  return (severalRegions === 'each' ? regions : regions.slice(0, 1)).map((region) => ({ region, line }));
}

interface LineKey {
  readonly region: string;
  readonly year: number;
  readonly line: QuotaLine;
}

function checkLine(key: LineKey, issuedOn: Day, { limits, use }: WorkCase): LineCheck {
  const ofLine = (row: LineKey) =>
    row.region === key.region && row.year === key.year && row.line === key.line;
  const inForce = limitInForce(limits.filter(ofLine), issuedOn);
  const known = { ...key, used: null, usedOn: null, source: null, later: false };
  if (!isSet(inForce?.units)) return { ...known, state: 'noLimit', limit: null };
  const limit = { ...inForce, units: inForce.units };
  const figure = useFigure(use.filter(ofLine), issuedOn, limit.units);
  if (figure === null) return { ...known, state: 'noUse', limit };
  return { ...known, ...figure, limit, state: figure.used > limit.units ? 'above' : 'within' };
}

/**
 * Use on the issue date, this permit counted: the latest total up to that day plus what we know was issued since, never less than we
 * know. A total of an earlier day cannot hold this permit, so it adds at least one. Without such a total, more known permits than units
 * are above for sure, and an earliest later total that is within was within before; anything else is not known.
 */
function useFigure(
  use: readonly QuotaUse[],
  issuedOn: Day,
  units: number,
): (Pick<LineCheck, 'used' | 'usedOn' | 'source' | 'later'> & { used: number }) | null {
  const { used, total, known } = useOn(use, issuedOn);
  const sourceOf = (asOf: Day) =>
    use.findLast((row) => row.kind === 'total' && row.asOf === asOf)?.source ?? null;
  if (used !== null && total !== null) {
    const withThis = total.asOf < issuedOn ? Math.max(used, total.used + 1) : used;
    return { used: withThis, usedOn: total.asOf, source: sourceOf(total.asOf), later: false };
  }
  if (known > units) return { used: known, usedOn: issuedOn, source: null, later: false };
  const later = use
    .filter((row) => row.kind === 'total' && row.asOf > issuedOn)
    .reduce<QuotaUse | null>((first, row) => (first === null || row.asOf < first.asOf ? row : first), null);
  if (later === null || later.used > units) return null;
  return { used: Math.max(later.used, known), usedOn: later.asOf, source: later.source, later: true };
}

function isWorse(one: LineCheck, other: LineCheck): boolean {
  const [left, right] = [worstFirst.indexOf(one.state), worstFirst.indexOf(other.state)];
  if (left !== right) return left < right;
  return balance(one) < balance(other);
}

function balance({ limit, used }: LineCheck): number {
  return limit === null || used === null ? 0 : limit.units - used;
}

import type { Day } from '../dates/day.ts';
import type { QuotaLimit, QuotaUse, WorkPermit } from '../rules/work/case.ts';
import { employerLines, quotaLineOf } from './permit-line.ts';
import { wholeCountry } from './permit.ts';
import type { QuotaLine } from './permit.ts';

/**
 * The lines of the ledger one permit can be held against: in each region it names its own and the total that is part of, and that total
 * in the whole country. Empty outside the quota, and where neither year nor line is known.
 */
export function linesOfPermit(permit: WorkPermit): { region: string; year: number; line: QuotaLine }[] {
  const scheme = quotaLineOf(permit.scheme, permit.category);
  const year = quotaYearOf(permit);
  if (scheme === null || year === null) return [];
  const own = permit.quotaLine ?? scheme;
  const total = employerLines.some((line) => line === own) ? 'all' : own;
  const regions = permit.regions.filter((region) => region !== wholeCountry);
  return [
    ...[...new Set(regions)].flatMap((region) =>
      [...new Set([own, total])].map((line) => ({ region, year, line })),
    ),
    { region: wholeCountry, year, line: total },
  ];
}

/** The year whose quota a permit is held against: the one it names, else that of the decision. Null = neither is known. */
export function quotaYearOf(permit: Pick<WorkPermit, 'quotaYear' | 'issuedOn'>): number | null {
  return permit.quotaYear ?? (permit.issuedOn === null ? null : Number(permit.issuedOn.slice(0, 4)));
}

/**
 * The limit of one line in force on a day: the latest that began on or before it. When two begin on one day the later in the list is taken.
 *
 * @param limits of one region, year and line, in any order of days
 * @returns null when none had begun
 */
export function limitInForce<Limit extends Pick<QuotaLimit, 'from'>>(
  limits: readonly Limit[],
  on: Day,
): Limit | null {
  return limits.reduce<Limit | null>(
    (best, limit) => (limit.from > on || (best !== null && limit.from < best.from) ? best : limit),
    null,
  );
}

/** What is used of one line on a day, and what the figure is made of. */
export interface UseOn {
  /** Units used; null when nobody reported a total and the register knows no permit. */
  readonly used: number | null;
  /** The latest total reported as of that day or before it. */
  readonly total: { readonly used: number; readonly asOf: Day } | null;
  /** Permits of our own register up to that day; can only be too few. */
  readonly known: number;
  /** Those of them issued after the day of the total, which the total cannot hold. */
  readonly knownSince: number;
}

/**
 * What is used of one line on a day: the latest reported total and the permits we know to have been issued after it, never less than all
 * permits we know.
 *
 * @param uses of one region, year and line; `known` figures count for their very day
 */
export function useOn(uses: readonly Pick<QuotaUse, 'kind' | 'used' | 'asOf'>[], on: Day): UseOn {
  const latest = (kind: QuotaUse['kind'], until: Day) =>
    uses.reduce<Pick<QuotaUse, 'used' | 'asOf'> | null>(
      (best, use) =>
        use.kind !== kind || use.asOf > until || (best !== null && use.asOf < best.asOf) ? best : use,
      null,
    );
  const known = latest('known', on)?.used ?? 0;
  const total = latest('total', on);
  if (total === null) return { used: known > 0 ? known : null, total, known, knownSince: known };
  const knownSince = Math.max(0, known - (latest('known', total.asOf)?.used ?? known));
  return {
    used: Math.max(known, total.used + knownSince),
    total: { used: total.used, asOf: total.asOf },
    known,
    knownSince,
  };
}

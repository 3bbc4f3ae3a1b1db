import type { Day } from '../../dates/day.ts';
import type { PermitScheme } from '../../work/permit.ts';
import type { FindingValue, Light } from '../finding.ts';

/** Result codes of permits-quotas.md, section 10. `LIMIT` is a modifier, the quota part may add `NO-DATA`. */
export const workResults = [
  'N/A',
  'CLEAR-TREATY',
  'CLEAR-LAW',
  'CLEAR-PERMIT-Q',
  'CLEAR-PERMIT-NQ',
  'CLEAR-CERT',
  'CLEAR-LI',
  'LIMIT',
  'EVIDENCE',
  'REFER',
  'NO-DATA',
  'NO-AUTH',
  'NOT-YET',
  'EXPIRED',
  'SUSPENDED',
  'REVOKED',
  'EMPLOYER',
  'PERSON',
  'JOB',
  'PLACE',
  'SCOPE',
  'TERM',
] as const;
export type WorkResult = (typeof workResults)[number];

/** `off`: the check does not apply. */
export type WorkLight = Light | 'off';

/** Who decides or acts where the counter does not. */
export const referrals = ['supervisor', 'migrationPolice', 'labourInspectorate'] as const;
export type Referral = (typeof referrals)[number];

/** A clause a finding rests on: a code of `legal-sources`, and the edition of the act the rule was written from. */
export interface Clause {
  readonly source: string;
  readonly edition: Day | null;
}

/** One line of the work check. */
export interface WorkFinding {
  /** Row of the decision table: `R43`, `M1`. */
  readonly rule: string;
  /** `verdict` decides, `quota` speaks of the ledger, `modifier` adds, `passed` lets the check go on with something to show. */
  readonly role: 'verdict' | 'quota' | 'modifier' | 'passed';
  readonly result: WorkResult;
  readonly light: WorkLight;
  /** The sentence is the message `work.<code>` filled with `params`. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly clauses: readonly Clause[];
  /** What decided, in the order to show it. */
  readonly values: readonly FindingValue[];
  /** The stay may rest on this ground up to this day. */
  readonly limitOn: Day | null;
  /** Days of business trips left in the calendar year. */
  readonly tripDaysLeft: number | null;
  /** What would have to be seen; `missing.<key>` is the message. */
  readonly missing: readonly string[];
  readonly refer: Referral | null;
  /** Rests on a setting, a list or a row nobody has confirmed. */
  readonly unconfirmed: boolean;
}

/** What sets a permit apart from the facts at the counter. */
export const permitDifferences = ['person', 'employer', 'job', 'region', 'dates', 'status'] as const;
export type PermitDifference = (typeof permitDifferences)[number];

/** A permit of the register the check looked at. */
export interface PermitSeen {
  readonly permitId: string;
  readonly number: string;
  readonly scheme: PermitScheme;
  readonly category: 1 | 2 | 3 | 4 | null;
  readonly validUntil: Day | null;
  readonly employerName: string | null;
  readonly foundBy: 'number' | 'personAndEmployer' | 'person';
  readonly differs: readonly PermitDifference[];
}

/** One thing that would make the case clear, the shortest first; `counsel.<key>` is the message. */
export interface Counsel {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** The answer to "may this person work here": apart from the stay, which is recorded whatever it says. */
export interface WorkVerdict {
  readonly result: WorkResult;
  readonly light: WorkLight;
  /** The row that decided. */
  readonly rule: string;
  /** The deciding line first, then quota, then what modifies it. */
  readonly findings: readonly WorkFinding[];
  /** The permit the verdict is about. */
  readonly paper: PermitSeen | null;
  /** Permits that nearly fit: the same worker with another employer, the same number with another person. */
  readonly nearMisses: readonly PermitSeen[];
  readonly counsel: readonly Counsel[];
  /** Earliest day the ground ends, over all findings. */
  readonly limitOn: Day | null;
  readonly tripDaysLeft: number | null;
  /** The day up to which the register was complete. */
  readonly registerOn: Day | null;
  /** The rule package that judged, and the hash of its content (SHA-256, hex). */
  readonly package: { readonly id: string; readonly hash: string };
}

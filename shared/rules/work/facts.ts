import type { Day } from '../../dates/day.ts';
import type { PartialDay } from '../../dates/partial-day.ts';

/** How an employer is organised, where a rule depends on it. */
export const employerKinds = [
  'legalEntity',
  'branch',
  'representativeOffice',
  'privatePerson',
  'stateBody',
  'autonomousEducation',
  'aifc',
  'astanaHub',
  'specialZone',
] as const;
export type EmployerKind = (typeof employerKinds)[number];

/** Level of the job; the first four of a permit are its categories 1 (heads, deputies), 2, 3 and 4. */
export const jobLevels = [
  'firstHead',
  'deputyHead',
  'unitHead',
  'specialist',
  'skilled',
  'unskilled',
] as const;
export type JobLevel = (typeof jobLevels)[number];

/** A ground to work without a permit that the visitor claims or the papers imply: a code of the list `work-exemptions`. */
export interface ClaimedGround {
  readonly code: string;
  /** The day the ground counts from, as its row says: granted, commissioned, capital paid, married. */
  readonly since: Day | null;
  /** Last day the paper that proves it is valid; null = no end or not asked. */
  readonly until: Day | null;
}

/** A labour or civil-law contract. All days included. */
export interface WorkContract {
  readonly kind: 'labour' | 'civil';
  readonly number: string | null;
  readonly signedOn: Day | null;
  readonly from: Day | null;
  readonly until: Day | null;
  /** Registered in the unified register of labour contracts (ESUTD); null = not asked. */
  readonly registered: boolean | null;
  /** The day it ended before its term. */
  readonly endedOn: Day | null;
}

/**
 * What is known at the counter about one foreigner's work (permits-quotas.md, section 9). Everything may be missing: null = not known,
 * which is never the same as no. Regions are KATO codes of nine digits; states are alpha-3 codes as in a passport.
 */
export interface WorkFacts {
  /** The day the question is asked, in the office's time zone. */
  readonly checkedOn: Day;
  readonly enteredOn: Day | null;
  readonly stayFrom: Day | null;
  /** The stay asked for ends on this day. */
  readonly stayUntil: Day | null;
  readonly regionOfStay: string | null;
  readonly regionOfWork: string | null;
  /** Last day the host's notice was in time, and the day it came. */
  readonly noticeDueOn: Day | null;
  readonly noticeCameOn: Day | null;

  /** Code of the list `purposes`; `work` is the one the check is about. */
  readonly purpose: string | null;
  readonly visaCategory: string | null;
  /** All work is for an employer abroad, on a visa for remote workers. */
  readonly remoteOnly: boolean;
  /** Days of business visits in this calendar year, planned ones included; for the office's own 120-day switch. */
  readonly businessVisitDays: number | null;

  readonly person: {
    readonly surname: string | null;
    readonly givenNames: string | null;
    readonly bornOn: PartialDay | null;
    readonly citizenship: string | null;
    readonly documentNumber: string | null;
    /** Numbers of earlier passports, as far as known. */
    readonly earlierDocuments: readonly string[];
    readonly iin: string | null;
  };
  readonly grounds: readonly ClaimedGround[];
  /** Codes of the list `work-evidence`: what the clerk has seen. */
  readonly evidence: readonly string[];

  readonly employer: {
    readonly kind: EmployerKind | null;
    /** BIN or IIN, 12 digits. */
    readonly identifier: string | null;
    readonly name: string | null;
    readonly foreignSharePercent: number | null;
    /** Whether another exempt foreigner already holds this post (first head or deputy of a wholly foreign company). */
    readonly postTaken: boolean | null;
    /** Labour immigrants already under contract with this private employer, this one not counted. */
    readonly labourImmigrants: number | null;
  };
  readonly job: {
    readonly title: string | null;
    readonly professionCode: string | null;
    readonly level: JobLevel | null;
    readonly higherEducation: boolean | null;
    /** OKED code of the employer's activity. */
    readonly activity: string | null;
    /** Domestic work in the employer's own household. */
    readonly household: boolean | null;
  };
  readonly contract: WorkContract | null;
  /** The day an earlier contract ended before its term, where a new one followed. */
  readonly earlierContractEndedOn: Day | null;
  /** The person left Kazakhstan after that day and entered again. */
  readonly leftSince: boolean | null;

  readonly permitNumber: string | null;
  /** Days of business trips to regions the permit does not name, in this calendar year. */
  readonly tripDaysUsed: number | null;
  readonly tripDaysPlanned: number | null;
  /** A contract of medical insurance was seen; null = not asked. */
  readonly insuranceSeen: boolean | null;
}

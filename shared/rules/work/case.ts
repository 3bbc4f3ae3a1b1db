import type { Day } from '../../dates/day.ts';
import type { PermitScheme, PermitStatus, QuotaLine } from '../../work/permit.ts';
import type { PartialDay } from '../../dates/partial-day.ts';
import type { WorkFacts } from './facts.ts';

/** A work authorisation as the check sees it. Days included on both sides. */
export interface WorkPermit {
  readonly id: string;
  readonly number: string;
  readonly scheme: PermitScheme;
  /** 1-4; null for seasonal permits, labour immigrants and certificates. */
  readonly category: 1 | 2 | 3 | 4 | null;
  readonly issuedOn: Day | null;
  readonly validFrom: Day | null;
  readonly validUntil: Day | null;
  /** First day of the first permit of this chain of extensions; null = not known, the permit stands alone. */
  readonly firstValidFrom: Day | null;
  /** KATO codes; `KZ` alone for a paper that names no region. */
  readonly regions: readonly string[];
  readonly status: PermitStatus;
  readonly statusOn: Day | null;
  /** 0 for the first permit, 1 for its first extension; null = not known. */
  readonly extension: number | null;
  readonly employerIdentifier: string | null;
  readonly employerName: string | null;
  readonly surname: string | null;
  readonly givenNames: string | null;
  readonly bornOn: PartialDay | null;
  readonly citizenship: string | null;
  /** The document the permit names, and every later one known. */
  readonly documentNumbers: readonly string[];
  readonly iin: string | null;
  readonly jobTitle: string | null;
  readonly professionCode: string | null;
  readonly quotaYear: number | null;
  readonly quotaLine: QuotaLine | null;
  /** The sending company stands in a WTO member state; null = not known. Intra-corporate transfer only. */
  readonly senderInWto: boolean | null;
  /** Certificates extended to a contract: its last day. */
  readonly contractUntil: Day | null;
  /** Labour immigrants: months granted without a break, this permit included. */
  readonly monthsWithoutBreak: number | null;
}

/** How many may be permitted in a region, year and line from a day on. Units are permits. */
export interface QuotaLimit {
  /** KATO code, or `KZ` for the whole country. */
  readonly region: string;
  readonly year: number;
  readonly line: QuotaLine;
  /** null = the act names the line but no figure was found. */
  readonly units: number | null;
  /** First day the limit is in force. */
  readonly from: Day;
  readonly act: string;
  readonly source: string;
  readonly confirmed: boolean;
}

/**
 * How many are used up. `total`: a figure somebody reports as of a day. `known`: permits of our own register issued on or before a day,
 * which can only be too few.
 */
export interface QuotaUse {
  readonly region: string;
  readonly year: number;
  readonly line: QuotaLine;
  readonly kind: 'total' | 'known';
  readonly used: number;
  readonly asOf: Day;
  readonly source: string;
}

/** Policy the law leaves open or the office has to settle; dated settings, each possibly unconfirmed. */
export interface WorkSwitches {
  /** A quota line above its limit is a note to the supervisor, or stops the work ground. */
  readonly quotaAlarm: 'advisory' | 'blocking';
  /** A unit comes back to the quota when a permit is revoked. */
  readonly unitReturned: boolean;
  /** A category 1 permit of two or three years counts in the year of decision only. */
  readonly longCategory1Once: boolean;
  /** A permit that names several regions counts in each of them, or in the first. */
  readonly severalRegions: 'each' | 'first';
  /** The ledger line a permit is held against: its own, its region's total, or the national total. */
  readonly ledgerScope: 'regionLine' | 'regionTotal' | 'nationalTotal';
  /** A register older than this many days cannot say that somebody has no permit. */
  readonly registerMaxAgeDays: number;
  readonly jobComparison: 'text' | 'code';
  /** Staff of the Astana International Financial Centre need no permit. */
  readonly aifcExempt: boolean;
  /** Business visitors may work this many days a calendar year without a permit; 0 = no such rule. */
  readonly businessVisitDays: number;
  readonly unconfirmed: readonly Exclude<keyof WorkSwitches, 'unconfirmed'>[];
}

/** A ground to work without a permit, as the reference list has it on the day of the check. */
export interface ExemptionRow {
  readonly code: string;
  /** Code of `legal-sources`. */
  readonly clause: string | null;
  /** Codes of `work-evidence`, all of which the clerk should see. */
  readonly evidence: readonly string[];
  readonly confirmed: boolean;
}

/** Lists the rules look things up in, as in force on the day of the check. */
export interface WorkTables {
  readonly exemptions: readonly ExemptionRow[];
  /** States whose nationals work freely by treaty (EAEU). */
  readonly treatyStates: readonly string[];
  /** OKED codes or beginnings of codes closed to them. */
  readonly restrictedSectors: readonly string[];
  /** States whose nationals may hold a labour immigrant's permit. */
  readonly labourImmigrantStates: readonly string[];
  /** Jobs seasonal workers may do, by title or code; null = the list was not found, nothing is compared. */
  readonly seasonalJobs: readonly string[] | null;
  /** Lists above that nobody has confirmed. */
  readonly unconfirmed: readonly (
    'treatyStates' | 'restrictedSectors' | 'labourImmigrantStates' | 'seasonalJobs'
  )[];
}

/** Everything the check of one foreigner's work rests on. The same case under the same rules gives the same verdict for ever. */
export interface WorkCase {
  readonly facts: WorkFacts;
  /** The permits that may be about this person or carry this number; others change nothing. */
  readonly permits: readonly WorkPermit[];
  readonly limits: readonly QuotaLimit[];
  readonly use: readonly QuotaUse[];
  readonly register: {
    /** The day up to which the register is complete; null = there is none. */
    readonly snapshotOn: Day | null;
    readonly source: string;
  };
  readonly switches: WorkSwitches;
  readonly tables: WorkTables;
}

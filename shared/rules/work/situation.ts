import { daysBetween } from '../../dates/day.ts';
import type { Day } from '../../dates/day.ts';
import { chooseCandidates } from './candidates.ts';
import type { Candidates } from './candidates.ts';
import type { ExemptionRow, WorkCase, WorkPermit, WorkSwitches, WorkTables } from './case.ts';
import type { ClaimedGround, WorkFacts } from './facts.ts';
import type { Need } from './grounds.ts';
import { matchJob } from './match.ts';
import type { WorkThresholds } from './package.ts';
import { quotaOf } from './quota.ts';
import type { QuotaAnswer } from './quota.ts';
import type { WorkLight, WorkResult } from './verdict.ts';

/** The row that decided, known once modifiers are looked at. */
export interface Decided {
  readonly rule: string;
  readonly role: 'verdict' | 'quota' | 'modifier' | 'passed';
  readonly result: WorkResult;
  readonly light: WorkLight;
  readonly limitOn: Day | null;
}

/** What predicates, values and limit days are computed from. */
export interface Situation {
  readonly theCase: WorkCase;
  readonly facts: WorkFacts;
  readonly switches: WorkSwitches;
  readonly tables: WorkTables;
  readonly limits: WorkThresholds;
  readonly candidates: Candidates;
  readonly paper: Candidates['paper'];
  readonly permit: WorkPermit | null;
  /** Against the ledger; worked out when first asked. Null without a permit and for papers outside the quota. */
  readonly quota: QuotaAnswer | null;
  /** The claimed ground a row is being asked about. */
  readonly ground: ClaimedGround | null;
  /** Its row in the list `work-exemptions`; null when the list has none on this day. */
  readonly exemption: ExemptionRow | null;
  /** What it asks for beside its proof; null when no row of the package clears by it. */
  readonly needs: readonly Need[] | null;
  readonly needsOf: (ground: string) => readonly Need[] | null;
  readonly decided: Decided | null;
}

export function situationOf(
  theCase: WorkCase,
  limits: WorkThresholds,
  needsOf: Situation['needsOf'],
): Situation {
  const { facts, switches, tables } = theCase;
  const candidates = chooseCandidates(theCase);
  const permit = candidates.paper?.permit ?? null;
  let quota: QuotaAnswer | null | undefined;
  return {
    theCase,
    facts,
    switches,
    tables,
    limits,
    candidates,
    paper: candidates.paper,
    permit,
    get quota() {
      quota ??= permit === null ? null : quotaOf(permit, theCase);
      return quota;
    },
    ground: null,
    exemption: null,
    needs: null,
    needsOf,
    decided: null,
  };
}

/** The same situation, asked about one claimed ground. */
export function aboutGround(situation: Situation, ground: ClaimedGround): Situation {
  const exemption = situation.tables.exemptions.find(({ code }) => code === ground.code) ?? null;
  return derived(situation, { ground, exemption, needs: situation.needsOf(ground.code) });
}

/** The same situation once a row has decided. */
export function afterDecision(situation: Situation, decided: Decided): Situation {
  return derived(situation, { decided });
}

/** Keeps the getter instead of copying its value. */
function derived(situation: Situation, changes: Partial<Situation>): Situation {
  return Object.assign(Object.create(situation) as object, changes) as Situation;
}

/** The contract's last day: its term or the day it was ended before. */
export function contractEnd({ facts: { contract } }: Situation): Day | null {
  if (contract === null) return null;
  return earlierOf(contract.until, contract.endedOn);
}

/** The day the last contract ended, when none is in force: this one's, else the earlier one's. */
export function endedContractOn({ facts }: Situation): Day | null {
  return facts.contract === null ? facts.earlierContractEndedOn : facts.contract.endedOn;
}

export function daysSinceEntry({ facts }: Situation, on: Day): number | null {
  return facts.enteredOn === null ? null : daysBetween(facts.enteredOn, on);
}

/** Age in days of the register on the day of the check; null = there is none. */
export function registerAge({ facts, theCase }: Situation): number | null {
  const { snapshotOn } = theCase.register;
  return snapshotOn === null ? null : daysBetween(snapshotOn, facts.checkedOn);
}

/** Days of business trips, those planned included; null = one of the two is not known. */
export function tripDays({ facts: { tripDaysUsed, tripDaysPlanned } }: Situation): number | null {
  return tripDaysUsed === null || tripDaysPlanned === null ? null : tripDaysUsed + tripDaysPlanned;
}

/** First day of the permit's chain of extensions. */
export function chainFrom(permit: WorkPermit): Day | null {
  return earlierOf(permit.firstValidFrom, permit.validFrom);
}

/** Whether the job stands on the list of seasonal jobs, by title or code; null = no list, or nothing to compare. */
export function isSeasonalJob({ facts: { job }, tables }: Situation): boolean | null {
  const { seasonalJobs } = tables;
  const isTold = [job.title, job.professionCode].some((text) => (text ?? '').trim() !== '');
  if (seasonalJobs === null || !isTold) return null;
  return seasonalJobs.some(
    (entry) =>
      matchJob(job, { jobTitle: entry, professionCode: null }, 'text') === 'same' ||
      matchJob(job, { jobTitle: null, professionCode: entry }, 'code') === 'same',
  );
}

export function earlierOf(one: Day | null, other: Day | null): Day | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

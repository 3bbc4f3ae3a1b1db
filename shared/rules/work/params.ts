import { addDays } from '../../dates/day.ts';
import type { Day } from '../../dates/day.ts';
import { ends } from './ends.ts';
import { monthsGranted } from './predicates/scheme.ts';
import { chainFrom, contractEnd, daysSinceEntry, tripDays } from './situation.ts';
import type { Situation } from './situation.ts';
import { workCodeParams } from './vocabulary.ts';
import type { WorkCode, WorkParamKey } from './vocabulary.ts';
import { isSet } from './terms.ts';

type Param = (situation: Situation) => string | number | null | undefined;

/** Days before the permit's end, never before the first day that can be written. */
function beforeEnd({ permit }: Situation, days: number): Day | null {
  const end = permit?.validUntil ?? null;
  return end === null || end < firstDays ? null : addDays(end, -days);
}
const firstDays = '0100-01-01' as Day;

/** The contract's day that lies before the permit, and the permit's day it lies before. */
function contractBefore({
  permit,
  facts: { contract },
}: Situation): { contractOn: Day; permitOn: Day } | null {
  const from = permit === null ? null : chainFrom(permit);
  if (from !== null && isSet(contract?.from) && contract.from < from) {
    return { contractOn: contract.from, permitOn: from };
  }
  return isSet(contract?.signedOn) && isSet(permit?.issuedOn)
    ? { contractOn: contract.signedOn, permitOn: permit.issuedOn }
    : null;
}

const params: Readonly<Record<WorkParamKey, Param>> = {
  activity: ({ facts }) => facts.job.activity,
  adultYears: ({ limits }) => limits.adultYears,
  asOf: ({ quota }) => quota?.decisive?.usedOn,
  askedNumber: ({ facts }) => facts.permitNumber,
  certificateMonths: ({ limits }) => limits.certificateMonths,
  certificateUntil: (situation) => ends.certificateContract(situation),
  contractFrom: ({ facts }) => facts.contract?.from,
  contractOn: (situation) => contractBefore(situation)?.contractOn,
  contractUntil: contractEnd,
  daysSinceEntry: (situation) => daysSinceEntry(situation, situation.facts.checkedOn),
  endedOn: lastEnded,
  enteredOn: ({ facts }) => facts.enteredOn,
  extension: ({ permit }) => permit?.extension,
  extensionLimit: ({ limits }) => limits.extensions,
  freeDays: ({ limits }) => limits.treatyRegistrationFreeDays,
  ground: ({ ground }) => ground?.code,
  groundUntil: (situation) =>
    situation.ground?.code === 'G01'
      ? (earlierGround(situation) ?? situation.ground.until)
      : situation.ground?.until,
  immigrantLimit: ({ limits }) => limits.labourImmigrantContracts,
  immigrants: ({ facts }) => facts.employer.labourImmigrants,
  limit: ({ quota }) => quota?.decisive?.limit?.units,
  limitOn: ({ decided }) => decided?.limitOn,
  lines: ({ quota }) => quota?.checks.length,
  maxAgeDays: ({ switches }) => switches.registerMaxAgeDays,
  monthLimit: ({ limits }) => limits.labourImmigrantMonths,
  monthsGranted,
  newContractDays: ({ limits }) => limits.newContractDays,
  noticeCameOn: ({ facts }) => facts.noticeCameOn,
  noticeDueOn: ({ facts }) => facts.noticeDueOn,
  number: ({ permit }) => permit?.number,
  permitOn: (situation) => contractBefore(situation)?.permitOn,
  quotaYear: ({ quota, permit }) => quota?.decisive?.year ?? permit?.quotaYear,
  seasonalMonths: ({ limits }) => limits.seasonalMonths,
  since: ({ ground }) => ground?.since,
  snapshotOn: ({ theCase }) => theCase.register.snapshotOn,
  stayDays: ({ limits }) => limits.treatyStayDays,
  stayUntil: ({ facts }) => facts.stayUntil,
  termYears: ({ permit, limits }) =>
    permit?.extension === 0 ? limits.ictYears : limits.ictYears + limits.ictExtensionYears,
  tripDaysLeft: tripDaysLeft,
  tripDaysLimit: ({ limits }) => limits.tripDaysPerYear,
  tripDaysPlanned: ({ facts }) => facts.tripDaysPlanned,
  tripDaysTotal: ({ facts }) => (facts.tripDaysUsed ?? 0) + (facts.tripDaysPlanned ?? 0),
  tripDaysUsed: ({ facts }) => facts.tripDaysUsed,
  used: ({ quota }) => quota?.decisive?.used,
  validFrom: ({ permit }) => permit?.validFrom,
  validUntil: ({ permit }) => permit?.validUntil,
  visaCategory: ({ facts }) => facts.visaCategory,
  visitDays: ({ facts }) => facts.businessVisitDays,
  visitLimit: ({ switches }) => switches.businessVisitDays,
  windowFrom: (situation) => beforeEnd(situation, situation.limits.extensionWindowFrom),
  windowUntil: (situation) => beforeEnd(situation, situation.limits.extensionWindowTo),
};

/** The contract the treaty rows speak of: the earlier one where a new one followed it. */
function lastEnded(situation: Situation): Day | null {
  const { contract, earlierContractEndedOn } = situation.facts;
  const own = contract?.endedOn ?? null;
  const isOver = own !== null && own <= situation.facts.checkedOn;
  return isOver ? own : (earlierContractEndedOn ?? own);
}

function earlierGround(situation: Situation): Day | null {
  const [one, other] = [situation.ground?.until ?? null, ends.kandas(situation)];
  return one !== null && other !== null ? (one < other ? one : other) : other;
}

/** Days of business trips left in the year; null where they are not known. */
export function tripDaysLeft(situation: Situation): number | null {
  const days = tripDays(situation);
  return days === null ? null : Math.max(0, situation.limits.tripDaysPerYear - days);
}

/** The values the sentence of a code may name. `limitOn` is the finding's own. */
export function paramsOf(
  code: WorkCode,
  situation: Situation,
  limitOn: Day | null,
): Record<string, string | number> {
  const keys: readonly WorkParamKey[] = workCodeParams[code];
  const named = keys.map((key): [string, string | number] => {
    const value = key === 'limitOn' ? limitOn : params[key](situation);
    return [key, value ?? ''];
  });
  return Object.fromEntries(named);
}

/** A single value, for the counsel. */
export function paramOf(key: WorkParamKey, situation: Situation): string | number | null {
  return params[key](situation) ?? null;
}

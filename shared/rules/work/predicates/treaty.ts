import { daysBetween } from '../../../dates/day.ts';
import type { Day } from '../../../dates/day.ts';
import { inCodes } from '../match.ts';
import { daysSinceEntry, endedContractOn } from '../situation.ts';
import type { Situation } from '../situation.ts';
import { isSet } from '../terms.ts';

export function isTreatyCitizen({ facts, tables }: Situation): boolean {
  const { citizenship } = facts.person;
  return citizenship !== null && tables.treatyStates.includes(citizenship);
}

function contractEnded({ facts: { contract, checkedOn } }: Situation): boolean {
  return contract !== null && contract.endedOn !== null && contract.endedOn <= checkedOn;
}

function contractRunOut({ facts: { contract, checkedOn } }: Situation): boolean {
  return contract !== null && contract.until !== null && contract.until < checkedOn;
}

/** An earlier contract ended early after the ordinary stay, and this one followed. */
function followsEndedContract(situation: Situation): boolean {
  const { contract, earlierContractEndedOn } = situation.facts;
  return (
    contract !== null && earlierContractEndedOn !== null && isPastStayDays(situation, earlierContractEndedOn)
  );
}

/** Within the days the treaty gives for a new contract. */
function concludedInTime({ facts: { contract, earlierContractEndedOn }, limits }: Situation): boolean {
  const concludedOn = contract?.signedOn ?? contract?.from ?? null;
  return (
    concludedOn !== null &&
    earlierContractEndedOn !== null &&
    daysBetween(earlierContractEndedOn, concludedOn) <= limits.newContractDays
  );
}

/** Nationals of the treaty's states (EAEU, article 97). */
export const treaty = {
  treatyCitizen: isTreatyCitizen,
  citizenshipKnown: ({ facts }) => facts.person.citizenship !== null,
  claimsTreaty: ({ facts }) => facts.grounds.some(({ code }) => code === 'T01' || code === 'G09'),
  hasContract: ({ facts }) => facts.contract !== null,
  contractStartKnown: ({ facts }) => isSet(facts.contract?.from),
  contractAhead: ({ facts: { contract, checkedOn } }) => isSet(contract?.from) && contract.from > checkedOn,
  /** Ended before its term on or before the day of the check, or an earlier one did and none followed. */
  contractEndedEarly: (situation) =>
    contractEnded(situation) ||
    (situation.facts.contract === null && situation.facts.earlierContractEndedOn !== null),
  contractRunOut,
  /** Begun, neither ended nor run out. */
  contractInForce: (situation) => {
    const { contract, checkedOn } = situation.facts;
    return (
      isSet(contract?.from) &&
      contract.from <= checkedOn &&
      !contractEnded(situation) &&
      !contractRunOut(situation)
    );
  },
  /** Known not to stand on the table of restricted sectors. */
  sectorOpen: ({ facts, tables }) =>
    tables.restrictedSectors.length === 0 ||
    ((facts.job.activity ?? '') !== '' && !inCodes(facts.job.activity ?? '', tables.restrictedSectors)),
  sectorRestricted: ({ facts, tables }) => inCodes(facts.job.activity ?? '', tables.restrictedSectors),
  entryKnown: ({ facts }) => facts.enteredOn !== null,
  withinFreeDays: (situation) => {
    const days = daysSinceEntry(situation, situation.facts.checkedOn);
    return days !== null && days <= situation.limits.treatyRegistrationFreeDays;
  },
  withinStayDays: (situation) => {
    const days = daysSinceEntry(situation, situation.facts.checkedOn);
    return days !== null && days <= situation.limits.treatyStayDays;
  },
  /** The contract ended when the ordinary stay without one had passed already; so taken too when the entry is not known. */
  endedAfterStayDays: (situation) => {
    const ended = endedContractOn(situation);
    return ended !== null && isPastStayDays(situation, ended);
  },
  withinNewContractDays: (situation) => {
    const ended = endedContractOn(situation);
    return (
      ended !== null && daysBetween(ended, situation.facts.checkedOn) <= situation.limits.newContractDays
    );
  },
  followsEndedContract,
  concludedInTime,
  /** Concluded later than the treaty gives for it, without having left, as far as is known. */
  newContractLate: (situation) =>
    followsEndedContract(situation) && !concludedInTime(situation) && situation.facts.leftSince !== true,
} satisfies Record<string, (situation: Situation) => boolean>;

function isPastStayDays(situation: Situation, on: Day): boolean {
  const days = daysSinceEntry(situation, on);
  return days === null || days > situation.limits.treatyStayDays;
}

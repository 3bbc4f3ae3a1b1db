import { canBeLookedUp, statusOn } from '../match.ts';
import { bindsNoEmployer } from '../candidates.ts';
import { registerAge, tripDays } from '../situation.ts';
import type { Situation } from '../situation.ts';
import { isSet } from '../terms.ts';

function statusIs({ permit, facts }: Situation, status: 'revoked' | 'suspended' | 'expired' | 'replaced') {
  return permit !== null && statusOn(permit, facts.checkedOn) === status;
}

/** The paper found: state, person, employer, job, place. */
export const paper = {
  registerThere: ({ theCase }) => theCase.register.snapshotOn !== null,
  registerStale: (situation) => {
    const age = registerAge(situation);
    return age === null || age > situation.switches.registerMaxAgeDays;
  },
  paperFound: ({ paper: found }) => found !== null,
  numberGiven: ({ facts }) => (facts.permitNumber ?? '').trim() !== '',
  personCanBeLookedUp: ({ candidates }) => canBeLookedUp(candidates.keys),
  revoked: (situation) => statusIs(situation, 'revoked'),
  suspended: (situation) => statusIs(situation, 'suspended'),
  markedExpired: (situation) => statusIs(situation, 'expired'),
  replaced: (situation) => statusIs(situation, 'replaced'),
  permitDatesKnown: ({ permit }) => isSet(permit?.validFrom) && permit.validUntil !== null,
  permitEnded: ({ permit, facts }) => isSet(permit?.validUntil) && permit.validUntil < facts.checkedOn,
  permitAhead: ({ permit, facts }) => isSet(permit?.validFrom) && permit.validFrom > facts.checkedOn,
  personDiffers: ({ paper: found }) => found?.person === 'differs',
  personSame: ({ paper: found }) => found?.person === 'same',
  /** Named by name and birth, under a passport the permit does not have. */
  otherPassport: ({ paper: found }) => found?.person === 'same' && found.passport === 'differs',
  employersPermit: ({ permit }) => permit !== null && !bindsNoEmployer(permit),
  employerDiffers: ({ paper: found }) => found?.employer === 'differs',
  employerSame: ({ paper: found }) => found?.employer === 'same',
  jobDiffers: ({ paper: found }) => found?.job === 'differs',
  /** The permit names a job, nobody told which one this is. */
  jobNotTold: ({ paper: found }) =>
    found?.job === 'unknown' &&
    ((found.permit.jobTitle ?? '').trim() !== '' || (found.permit.professionCode ?? '').trim() !== ''),
  regionDiffers: ({ paper: found }) => found?.region === 'differs',
  regionSame: ({ paper: found }) => found?.region === 'same',
  tripDaysKnown: (situation) => tripDays(situation) !== null,
  /** What is known of them is too much already. */
  tripDaysOver: ({ facts: { tripDaysUsed, tripDaysPlanned }, limits }) =>
    (tripDaysUsed ?? 0) + (tripDaysPlanned ?? 0) > limits.tripDaysPerYear,
} satisfies Record<string, (situation: Situation) => boolean>;

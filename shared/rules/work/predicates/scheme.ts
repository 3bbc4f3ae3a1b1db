import { daysBetween } from '../../../dates/day.ts';
import type { Day } from '../../../dates/day.ts';
import { ends } from '../ends.ts';
import { chainFrom, isSeasonalJob } from '../situation.ts';
import type { Situation } from '../situation.ts';
import { isSet, monthsLater, yearsLater } from '../terms.ts';
import type { PermitScheme } from '../../../work/permit.ts';

const schemeIs =
  (scheme: PermitScheme) =>
  ({ permit }: Situation): boolean =>
    permit?.scheme === scheme;

/** Whether the permit's chain lasts longer than a term that would end on the day `longest` gives, itself not included. */
function lastsBeyond({ permit }: Situation, longest: (from: Day) => Day): boolean {
  const from = permit === null ? null : chainFrom(permit);
  return from !== null && isSet(permit?.validUntil) && permit.validUntil >= longest(from);
}

/** Months in a row a labour immigrant was granted: as recorded, else as the chain of permits shows. */
export function monthsGranted({ permit }: Situation): number | null {
  if (permit === null) return null;
  if (permit.monthsWithoutBreak !== null) return permit.monthsWithoutBreak;
  const from = chainFrom(permit);
  if (from === null || permit.validUntil === null) return null;
  const last = permit.validUntil;
  // A permit from 1 February to 31 July is six months: the month after the last day is not begun.
  const estimate = Math.max(0, Math.floor(daysBetween(from, last) / 31));
  let months = estimate;
  while (months < longestCounted && monthsLater(from, months) <= last) months += 1;
  return months;
}

const longestCounted = 1200;

function firstTerm({ permit }: Situation): boolean {
  return permit !== null && permit.contractUntil === null && (permit.extension ?? 0) === 0;
}

function notAfter(end: Day | null, { facts }: Situation): boolean {
  return end !== null && end >= facts.checkedOn;
}

/** What each scheme asks for beyond the paper itself. */
export const scheme = {
  transfer: schemeIs('ICT'),
  seasonal: schemeIs('EMP-S'),
  certificate: schemeIs('CERT'),
  labourImmigrant: schemeIs('LI'),
  ordinaryPermit: schemeIs('EMP'),

  /** Neither head, manager nor specialist; or the paper itself is of the workers' category. */
  belowSpecialist: ({ facts: { job }, permit }) =>
    job.level === 'skilled' || job.level === 'unskilled' || permit?.category === 4,
  /** Level of the job and where the sending company stands. */
  transferFactsKnown: ({ facts, permit }) => facts.job.level !== null && isSet(permit?.senderInWto),
  senderOutsideWto: ({ permit }) => permit?.senderInWto === false,
  /** Three years, and one more when it was extended once. */
  transferTooLong: (situation) => {
    const { ictYears, ictExtensionYears } = situation.limits;
    const years = situation.permit?.extension === 0 ? ictYears : ictYears + ictExtensionYears;
    return lastsBeyond(situation, (from) => yearsLater(from, years));
  },

  seasonTooLong: (situation) =>
    lastsBeyond(situation, (from) => monthsLater(from, situation.limits.seasonalMonths)),
  seasonalJobsListed: ({ tables }) => tables.seasonalJobs !== null,
  seasonalJobKnown: (situation) => isSeasonalJob(situation) !== null,
  seasonalJob: (situation) => isSeasonalJob(situation) === true,

  categoryTwoOrThree: ({ permit }) => permit?.category === 2 || permit?.category === 3,
  extendedTooOften: ({ permit, limits }) => (permit?.extension ?? 0) > limits.extensions,

  certificateDatesKnown: (situation) =>
    (firstTerm(situation) ? ends.certificate(situation) : ends.certificateContract(situation)) !== null,
  firstTerm,
  withinFirstTerm: (situation) => notAfter(ends.certificate(situation), situation),
  withinContractTerm: (situation) => notAfter(ends.certificateContract(situation), situation),

  /** Not a private person, or not that person's household. */
  outsideHousehold: ({ facts: { employer, job } }) =>
    (employer.kind !== null && employer.kind !== 'privatePerson') || job.household === false,
  immigrantFactsKnown: ({ facts: { employer, job, person } }) =>
    person.citizenship !== null &&
    employer.kind !== null &&
    job.household !== null &&
    employer.labourImmigrants !== null,
  /** This one would be one too many. */
  immigrantsFull: ({ facts, limits }) =>
    (facts.employer.labourImmigrants ?? 0) >= limits.labourImmigrantContracts,
  monthsTooMany: (situation) => (monthsGranted(situation) ?? 0) > situation.limits.labourImmigrantMonths,
  eligibleState: ({ facts, tables }) =>
    facts.person.citizenship !== null && tables.labourImmigrantStates.includes(facts.person.citizenship),
} satisfies Record<string, (situation: Situation) => boolean>;

import { ends } from '../ends.ts';
import { grantNothing } from '../grounds.ts';
import { aboutGround } from '../situation.ts';
import type { Situation } from '../situation.ts';
import { isSet, yearsLater } from '../terms.ts';

/** Some condition of the ground fails for sure, whatever proof there is. */
function groundRuledOut(situation: Situation): boolean {
  return (situation.needs ?? []).some(({ answer }) => answer(situation) === 'unmet');
}

/** The paper that proves the ground has ended, or the status itself has: a kandas keeps it for a year. */
function groundExpired(situation: Situation): boolean {
  const { ground, facts } = situation;
  const statusEnd = ground?.code === 'G01' ? ends.kandas(situation) : null;
  return [ground?.until ?? null, statusEnd].some((day) => day !== null && day < facts.checkedOn);
}

/** Grounds to work without a permit, each asked about one claimed ground at a time. */
export const exemptions = {
  /** A ground that may make a permit needless is claimed and not ruled out. */
  mayBeExempt: (situation) =>
    situation.facts.grounds.some(
      (ground) => !grantNothing.has(ground.code) && !groundRuledOut(aboutGround(situation, ground)),
    ),
  /** The package has a row that clears by it, and the list `work-exemptions` has it on this day. */
  groundKnown: ({ needs, exemption }) => needs !== null && exemption !== null,
  groundGrantsNothing: ({ ground }) => ground !== null && grantNothing.has(ground.code),
  groundRuledOut,
  groundExpired,
  /** Everything its row in the list asks for was seen, and none of it has ended. */
  groundProven: (situation) =>
    situation.exemption !== null &&
    situation.exemption.evidence.every((code) => situation.facts.evidence.includes(code)) &&
    !groundExpired(situation),
  wholeForeignCapInForce: ({ facts, limits }) => facts.checkedOn >= limits.wholeForeignCapFrom,
  postTaken: ({ facts }) => facts.employer.postTaken === true,
  wholeForeignHead: ({ facts: { employer, job } }) =>
    employer.foreignSharePercent === 100 && (job.level === 'firstHead' || job.level === 'deputyHead'),
  /** The family paper presupposes the year of marriage; a wedding day that contradicts it does not pass. */
  marriedTooShortly: ({ ground, facts, limits }) =>
    isSet(ground?.since) && yearsLater(ground.since, limits.familyMarriageYears) > facts.checkedOn,
  aifcExempt: ({ switches }) => switches.aifcExempt,
  employerIsAifc: ({ facts }) => facts.employer.kind === 'aifc',
  businessVisitsAllowed: ({ switches }) => switches.businessVisitDays > 0,
  visitDaysOver: ({ facts, switches }) => (facts.businessVisitDays ?? 0) > switches.businessVisitDays,
  studyCertificateSeen: ({ facts }) => facts.evidence.includes('studyCertificate'),
  claimsStudy: ({ facts }) => facts.grounds.some(({ code }) => code === 'S01'),
} satisfies Record<string, (situation: Situation) => boolean>;

import { earliestDay, latestDay } from '../../../dates/partial-day.ts';
import type { Situation } from '../situation.ts';
import { yearsLater } from '../terms.ts';

/** Whether the question arises at all. */
export const scope = {
  purposeKnown: ({ facts }) => facts.purpose !== null,
  purposeIsWork: ({ facts }) => facts.purpose === 'work',
  /** Employer or contract in Kazakhstan among the facts. */
  localEmployer: ({ facts: { employer, contract } }) =>
    employer.kind !== null || filled(employer.identifier) || filled(employer.name) || contract !== null,
  remoteOnly: ({ facts }) => facts.remoteOnly,
  remoteOnlyOrClaimed: ({ facts }) => facts.remoteOnly || facts.grounds.some(({ code }) => code === 'T04'),
  visaAgainstWork: ({ facts, limits }) =>
    facts.visaCategory !== null && limits.visasWithoutWork.includes(facts.visaCategory),
  certainlyUnderAge: ({ facts: { person, checkedOn }, limits }) =>
    person.bornOn !== null && yearsLater(earliestDay(person.bornOn), limits.adultYears) > checkedOn,
  /** The date of birth does not tell, or is not known. */
  perhapsUnderAge: ({ facts: { person, checkedOn }, limits }) =>
    person.bornOn === null || yearsLater(latestDay(person.bornOn), limits.adultYears) > checkedOn,
} satisfies Record<string, (situation: Situation) => boolean>;

function filled(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}

import { ends } from './ends.ts';
import type { EmployerKind, JobLevel } from './facts.ts';
import type { Situation } from './situation.ts';
import { isSet, monthsLater } from './terms.ts';
import type { WorkMissingKey } from './vocabulary-values.ts';

/** `unknown`: a fact is missing, which is neither. */
export type Answer = 'met' | 'unmet' | 'unknown';

/** A condition of a ground beside its proof, and what to ask when it cannot be answered. */
export interface Need {
  readonly ask: WorkMissingKey;
  readonly answer: (situation: Situation) => Answer;
}

const answerOf = (known: boolean, met: boolean): Answer => (!known ? 'unknown' : met ? 'met' : 'unmet');

const kindIs = (...kinds: readonly EmployerKind[]): Need => ({
  ask: 'employerKind',
  answer: ({ facts: { employer } }) =>
    answerOf(
      employer.kind !== null,
      kinds.some((kind) => kind === employer.kind),
    ),
});

const levelIs = (...levels: readonly JobLevel[]): Need => ({
  ask: 'jobLevel',
  answer: ({ facts: { job } }) =>
    answerOf(
      job.level !== null,
      levels.some((level) => level === job.level),
    ),
});

const managersAndSpecialists = ['firstHead', 'deputyHead', 'unitHead', 'specialist'] as const;
const notCompanies: readonly (EmployerKind | null)[] = [
  'branch',
  'representativeOffice',
  'privatePerson',
  'stateBody',
];

const degree: Need = {
  ask: 'higherEducation',
  answer: ({ facts: { job } }) => answerOf(job.higherEducation !== null, job.higherEducation === true),
};

/** Conditions of grounds by name. Unlike a predicate each has three answers: `unmet` rules the ground out, `unknown` asks. */
export const needs = {
  autonomousEducation: kindIs('autonomousEducation'),
  stateBody: kindIs('stateBody'),
  astanaHub: kindIs('astanaHub'),
  aifc: kindIs('aifc'),
  branchOrOffice: kindIs('branch', 'representativeOffice'),
  /** Any kind but those that are no company of Kazakhstan. */
  company: {
    ask: 'employerKind',
    answer: ({ facts: { employer } }) =>
      answerOf(employer.kind !== null, !notCompanies.includes(employer.kind)),
  },
  firstHead: levelIs('firstHead'),
  headOrDeputy: levelIs('firstHead', 'deputyHead'),
  managerOrSpecialist: levelIs(...managersAndSpecialists),
  managerSpecialistOrSkilled: levelIs(...managersAndSpecialists, 'skilled'),
  degree,
  /** Skilled workers stand in the investment contract by profession and number instead. */
  degreeUnlessSkilled: {
    ask: 'higherEducation',
    answer: (situation) => (situation.facts.job.level === 'skilled' ? 'met' : degree.answer(situation)),
  },
  /** Under construction there is no day of commissioning; then the last day of the paper has to be known. */
  withinCommissioning: {
    ask: 'commissionedOn',
    answer: (situation) => {
      const end = ends.commissioning(situation);
      const until = situation.ground?.until ?? null;
      return answerOf(end !== null || until !== null, end === null || end >= situation.facts.checkedOn);
    },
  },
  wholeForeign: {
    ask: 'foreignShare',
    answer: ({ facts: { employer } }) =>
      answerOf(employer.foreignSharePercent !== null, employer.foreignSharePercent === 100),
  },
  /** From the day the Government capped them, one exempt foreigner a post. */
  postFree: {
    ask: 'postTaken',
    answer: ({ facts: { checkedOn, employer }, limits }) =>
      checkedOn < limits.wholeForeignCapFrom
        ? 'met'
        : answerOf(employer.postTaken !== null, employer.postTaken === false),
  },
  /** The day the status was granted, or the last day of its paper. */
  statusDated: {
    ask: 'groundDate',
    answer: ({ ground }) => answerOf(isSet(ground?.since) || isSet(ground?.until), true),
  },
  /** Paid into the company within two months of entry. */
  capitalPaidInTime: {
    ask: 'capitalPaidOn',
    answer: ({ ground, facts, limits }) => {
      const paidOn = ground?.since ?? null;
      const dueOn = facts.enteredOn === null ? null : monthsLater(facts.enteredOn, limits.capitalMonths);
      return paidOn === null || dueOn === null ? 'unknown' : answerOf(true, paidOn <= dueOn);
    },
  },
  visitDaysWithin: {
    ask: 'businessVisitDays',
    answer: ({ facts: { businessVisitDays }, switches }) =>
      answerOf(businessVisitDays !== null, (businessVisitDays ?? 0) <= switches.businessVisitDays),
  },
} satisfies Record<string, Need>;

export type NeedName = keyof typeof needs;
export const needNames = Object.keys(needs) as readonly NeedName[];

/** Grounds that make no permit needless: treaty (judged by citizenship), certificate, families, remote work, ethnic Kazakhs. */
export const grantNothing: ReadonlySet<string> = new Set(['T01', 'G09', 'X05', 'T03', 'T04', 'E01']);

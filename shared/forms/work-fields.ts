import { employerKinds, jobLevels } from '../rules/work/facts.ts';
import { field } from './field.ts';
import type { Condition } from './field.ts';

const work: Condition = {
  any: [
    { field: 'purpose', is: ['work'] },
    { field: 'worksHere', is: ['yes'] },
  ],
};
const otherPurpose: Condition = {
  all: [{ filled: 'purpose' }, { not: { field: 'purpose', is: ['work'] } }],
};
const workAnd = (further: Condition): Condition => ({ all: [work, further] });
const contract = workAnd({ field: 'contractKind', is: ['labour', 'civil'] });
const ground = workAnd({ filled: 'workGround' });
const privateEmployer = workAnd({ field: 'employerKind', is: ['privatePerson'] });
const headOfCompany = workAnd({ field: 'jobLevel', is: ['firstHead', 'deputyHead'] });
const yesOrNo = { codes: ['yes', 'no'] } as const;
/** What the work check asks of one foreigner (permits-quotas.md, section 9); a part of the notification form since its version 2. */
export const workFields = [
  /** The papers show a job or an employer here although the purpose is another. */
  field('worksHere', 'flag', { when: otherPurpose, columns: 4, since: 2 }),
  field('workPermitNumber', 'document', { when: work, maxLength: 40, columns: 3 }),
  field('workPermitUntil', 'day', { when: work, century: 'future', columns: 2 }),
  field('jobTitle', 'text', { when: work, maxLength: 120, columns: 4 }),
  field('jobLevel', 'choice', { choices: { codes: jobLevels }, when: work, columns: 3, since: 2 }),
  field('employerIdentifier', 'identifier', { when: work, required: 'warn', columns: 3 }),
  field('employerName', 'text', { when: work, required: 'warn', columns: 6 }),
  field('employerKind', 'choice', { choices: { codes: employerKinds }, when: work, columns: 3, since: 2 }),
  field('workplaceRegion', 'choice', { choices: { list: 'regions' }, when: work, columns: 3 }),
  field('employerActivity', 'text', { when: work, maxLength: 10, columns: 2, since: 2 }),
  field('contractKind', 'choice', {
    choices: { codes: ['labour', 'civil', 'none'] },
    when: work,
    columns: 3,
    since: 2,
  }),
  field('contractFrom', 'day', { when: contract, century: 'near', columns: 2, since: 2 }),
  field('contractUntil', 'day', { when: contract, century: 'future', columns: 2, since: 2 }),
  field('contractNumber', 'text', { when: contract, maxLength: 60, columns: 2, since: 2 }),
  field('contractSignedOn', 'day', { when: contract, century: 'past', columns: 2, since: 2 }),
  field('contractRegistered', 'choice', { choices: yesOrNo, when: contract, columns: 2, since: 2 }),
  field('contractEndedOn', 'day', { when: contract, century: 'past', columns: 2, since: 2 }),
  field('earlierContractEndedOn', 'day', { when: contract, century: 'past', columns: 2, since: 2 }),
  field('leftSince', 'choice', {
    choices: yesOrNo,
    when: workAnd({ filled: 'earlierContractEndedOn' }),
    columns: 2,
    since: 2,
  }),
  field('insuranceSeen', 'choice', { choices: yesOrNo, when: work, columns: 2, since: 2 }),
  field('tripDaysUsed', 'number', { when: work, maxLength: 3, columns: 2, since: 2 }),
  field('tripDaysPlanned', 'number', { when: work, maxLength: 3, columns: 2, since: 2 }),
  field('householdWork', 'choice', { choices: yesOrNo, when: privateEmployer, columns: 2, since: 2 }),
  field('labourImmigrants', 'number', { when: privateEmployer, maxLength: 2, columns: 2, since: 2 }),
  field('workGround', 'choice', { choices: { list: 'work-exemptions' }, when: work, columns: 6, since: 2 }),
  field('groundSince', 'day', { when: ground, century: 'past', columns: 2, since: 2 }),
  field('groundUntil', 'day', { when: ground, century: 'future', columns: 2, since: 2 }),
  field('higherEducation', 'choice', { choices: yesOrNo, when: ground, columns: 2, since: 2 }),
  field('foreignShare', 'number', {
    when: { all: [ground, headOfCompany] },
    maxLength: 3,
    columns: 2,
    since: 2,
  }),
  field('postTaken', 'choice', {
    choices: yesOrNo,
    when: { all: [ground, headOfCompany] },
    columns: 2,
    since: 2,
  }),
  field('businessVisitDays', 'number', {
    when: workAnd({ field: 'workGround', is: ['G10'] }),
    maxLength: 3,
    columns: 2,
    since: 2,
  }),
  /** What the clerk has seen; the page offers what the claimed ground asks for. */
  field('workEvidence', 'choices', {
    choices: { list: 'work-evidence' },
    when: ground,
    columns: 12,
    since: 2,
  }),
] as const;

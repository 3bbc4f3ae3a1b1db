import { permitSchemes, permitStatuses, quotaLines } from '../work/permit.ts';
import { emptyValues, field } from './field.ts';
import type { GroupContent, GroupValues } from './field.ts';

/**
 * A work authorisation as typed or imported (permits-quotas.md, section 3.3; the official form was not found). The same fields are the
 * page's form and the columns an import maps to. No number is checked against a pattern.
 */
export const permitFields = [
  field('number', 'text', { maxLength: 60, required: 'block', columns: 3 }),
  field('scheme', 'choice', { choices: { codes: permitSchemes }, required: 'block', columns: 4 }),
  field('category', 'choice', { choices: { codes: ['1', '2', '3', '4'] }, columns: 2 }),
  field('issuedOn', 'day', { century: 'past', required: 'warn', columns: 2 }),
  field('issuer', 'text', { columns: 5 }),
  field('validFrom', 'day', { century: 'near', required: 'block', columns: 2 }),
  field('validUntil', 'day', { century: 'future', required: 'block', columns: 2 }),
  field('regions', 'choices', { choices: { list: 'regions' }, required: 'block', columns: 12 }),

  field('employerIdentifier', 'identifier', { required: 'warn', columns: 3 }),
  field('employerName', 'text', { required: 'warn', columns: 6 }),
  field('senderName', 'text', { columns: 6 }),
  field('senderInWto', 'choice', { choices: { codes: ['yes', 'no'] }, columns: 3 }),
  field('householdAddress', 'text', { maxLength: 300, columns: 6 }),

  field('surname', 'name', {
    required: 'block',
    requiredWhen: { not: { filled: 'givenNames' } },
    columns: 4,
  }),
  field('givenNames', 'name', {
    required: 'block',
    requiredWhen: { not: { filled: 'surname' } },
    columns: 4,
  }),
  field('bornOn', 'partialDay', { century: 'past', required: 'warn', columns: 2 }),
  field('citizenship', 'choice', { choices: { list: 'countries' }, required: 'warn', columns: 3 }),
  field('documentNumber', 'document', { required: 'warn', columns: 3 }),
  /** Numbers of other passports of the same person, parted by commas or semicolons. */
  field('otherDocuments', 'text', { maxLength: 300, columns: 4 }),
  field('iin', 'identifier', { columns: 3 }),

  field('jobTitle', 'text', { required: 'warn', columns: 6 }),
  field('professionCode', 'text', { maxLength: 40, columns: 3 }),

  field('status', 'choice', { choices: { codes: permitStatuses }, required: 'block', columns: 4 }),
  field('statusOn', 'day', { century: 'near', columns: 2 }),
  field('previousNumber', 'text', { maxLength: 60, columns: 3 }),
  /** 0 = the first permit, 1 = its first extension. */
  field('extension', 'number', { columns: 2 }),

  field('quotaYear', 'number', { columns: 2 }),
  field('quotaLine', 'choice', { choices: { codes: quotaLines }, columns: 3 }),
  field('feeRegions', 'choices', { choices: { list: 'regions' }, columns: 12 }),

  field('contractNumber', 'text', { maxLength: 60, columns: 3 }),
  field('contractOn', 'day', { century: 'near', columns: 2 }),
  field('contractUntil', 'day', { century: 'future', columns: 2 }),
  field('monthsGranted', 'number', { columns: 2 }),
  field('monthsWithoutBreak', 'number', { columns: 3 }),
  field('note', 'text', { maxLength: 1000, columns: 12 }),
] as const;

/** Which permit fields stand together under one heading. */
export const permitParts = {
  paper: ['number', 'scheme', 'category', 'issuedOn', 'issuer', 'validFrom', 'validUntil', 'regions'],
  employer: ['employerIdentifier', 'employerName', 'senderName', 'senderInWto', 'householdAddress'],
  worker: [
    'surname',
    'givenNames',
    'bornOn',
    'citizenship',
    'documentNumber',
    'otherDocuments',
    'iin',
    'jobTitle',
    'professionCode',
  ],
  life: ['status', 'statusOn', 'previousNumber', 'extension'],
  quota: ['quotaYear', 'quotaLine', 'feeRegions'],
  contract: ['contractNumber', 'contractOn', 'contractUntil', 'monthsGranted', 'monthsWithoutBreak', 'note'],
} as const satisfies Record<string, readonly (typeof permitFields)[number]['key'][]>;

export type PermitValues = GroupValues<typeof permitFields>;
export type PermitContent = GroupContent<typeof permitFields>;

export function emptyPermit(): PermitValues {
  return { ...emptyValues(permitFields), status: 'issued' };
}

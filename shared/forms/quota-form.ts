import { quotaLines } from '../work/permit.ts';
import { emptyValues, field } from './field.ts';
import type { GroupContent, GroupValues } from './field.ts';

/** One limit of the quota ledger as typed or imported: units are permits, an empty figure stays empty. */
export const quotaLimitFields = [
  /** A KATO code, or `KZ` for the whole country. */
  field('region', 'text', { maxLength: 100, required: 'block', columns: 4 }),
  field('year', 'number', { required: 'block', columns: 2 }),
  field('line', 'choice', { choices: { codes: quotaLines }, required: 'block', columns: 3 }),
  field('units', 'number', { maxLength: 9, columns: 2 }),
  field('from', 'day', { century: 'near', required: 'block', columns: 2 }),
  field('act', 'text', { maxLength: 300, required: 'block', columns: 6 }),
  field('source', 'text', { maxLength: 300, required: 'warn', columns: 6 }),
  field('confirmed', 'flag', { columns: 3 }),
] as const;

/** One figure of use: how many units of a line are used up as of a day, as somebody reports it. */
export const quotaUseFields = [
  field('region', 'text', { maxLength: 100, required: 'block', columns: 4 }),
  field('year', 'number', { required: 'block', columns: 2 }),
  field('line', 'choice', { choices: { codes: quotaLines }, required: 'block', columns: 3 }),
  field('used', 'number', { maxLength: 9, required: 'block', columns: 2 }),
  field('asOf', 'day', { century: 'past', required: 'block', columns: 2 }),
  field('source', 'text', { maxLength: 300, required: 'warn', columns: 6 }),
] as const;

export type QuotaLimitValues = GroupValues<typeof quotaLimitFields>;
export type QuotaLimitContent = GroupContent<typeof quotaLimitFields>;
export type QuotaUseValues = GroupValues<typeof quotaUseFields>;
export type QuotaUseContent = GroupContent<typeof quotaUseFields>;

export const emptyQuotaLimit = (): QuotaLimitValues => emptyValues(quotaLimitFields);
export const emptyQuotaUse = (): QuotaUseValues => emptyValues(quotaUseFields);

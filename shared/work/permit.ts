import type { Day, Instant } from '../dates/day.ts';
import type { PermitContent } from '../forms/permit-form.ts';

export type PermitId = string & { readonly '~brand': 'PermitId' };

/**
 * Kinds of work authorisation (permits-quotas.md, section 3.1). `EMP` is the employer's permit by category 1-4 (EMP-1…4), `EMP-S` the
 * seasonal one, `EMP-K` the simplified one for ethnic Kazakhs, `ICT` intra-corporate transfer, `COO` within a country-of-origin quota;
 * `CERT` and `LI` are the foreigner's own papers: certificate for self-employment, labour immigrant.
 */
export const permitSchemes = ['EMP', 'EMP-S', 'EMP-K', 'ICT', 'COO', 'CERT', 'LI'] as const;
export type PermitScheme = (typeof permitSchemes)[number];

export const permitStatuses = ['issued', 'extended', 'suspended', 'revoked', 'expired', 'replaced'] as const;
export type PermitStatus = (typeof permitStatuses)[number];

/** Lines of the quota ledger; `all` is a total nobody split. */
export const quotaLines = [
  'cat1',
  'cat2',
  'cat3',
  'cat4',
  'seasonal',
  'labourImmigrants',
  'origin',
  'all',
] as const;
export type QuotaLine = (typeof quotaLines)[number];

/** The whole country in the ledger, beside the KATO codes of regions. */
export const wholeCountry = 'KZ';

/** One step in the life of a permit. */
export interface StatusChange {
  readonly status: PermitStatus;
  readonly on: Day | null;
  readonly note: string | null;
  /** Where it was learnt: the name of an import's source, or empty when typed. */
  readonly source: string;
  readonly at: Instant;
  readonly by: string;
}

/** Where a permit's data come from. */
export interface PermitOrigin {
  readonly kind: 'typed' | 'import';
  /** Name of the source system or file as the office calls it; empty when typed. */
  readonly source: string;
  /** The day the source's data were taken. */
  readonly snapshotOn: Day | null;
}

/** A work authorisation on record, the same shape from store to page. */
export interface PermitRecord {
  readonly id: PermitId;
  readonly content: PermitContent;
  readonly history: readonly StatusChange[];
  readonly origin: PermitOrigin;
  readonly changedAt: Instant;
  readonly changedBy: string;
  /** Grows with every change; a change made from an older one is refused. */
  readonly revision: number;
  /** The permits before and after it in its chain of extensions, where the register has them. */
  readonly previous: { readonly id: PermitId; readonly number: string } | null;
  readonly next: { readonly id: PermitId; readonly number: string } | null;
  /** First day of the chain as far as the register knows it. */
  readonly firstValidFrom: Day | null;
}

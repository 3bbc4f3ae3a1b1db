import type { PermitScheme, QuotaLine } from './permit.ts';

/** Schemes whose papers carry a category 1-4 (permits-quotas.md, section 3.1). */
const withCategory: ReadonlySet<PermitScheme> = new Set(['EMP', 'EMP-K', 'ICT', 'COO']);

export const hasCategory = (scheme: PermitScheme): boolean => withCategory.has(scheme);

/**
 * The line of the quota ledger a paper counts in by its scheme and category; null for papers outside every quota (transfer within a
 * company, certificate: Law 36-1(2)(5), (3)). An employer's permit without its category counts in nothing but the total.
 */
export function quotaLineOf(scheme: PermitScheme, category: 1 | 2 | 3 | 4 | null): QuotaLine | null {
  switch (scheme) {
    case 'EMP':
    case 'EMP-K':
      return category === null ? 'all' : `cat${category}`;
    case 'EMP-S':
      return 'seasonal';
    case 'COO':
      return 'origin';
    case 'LI':
      return 'labourImmigrants';
    case 'ICT':
    case 'CERT':
      return null;
  }
}

/** The lines a total of employers' permits is made of; countries of origin and labour immigrants have quotas of their own. */
export const employerLines = [
  'cat1',
  'cat2',
  'cat3',
  'cat4',
  'seasonal',
  'all',
] as const satisfies readonly QuotaLine[];

/** Whether a typed line can be right for this scheme: its own line, or the undivided total of the same quota. */
export function lineFits(line: QuotaLine, scheme: PermitScheme, category: 1 | 2 | 3 | 4 | null): boolean {
  const own = quotaLineOf(scheme, category);
  if (own === null) return false;
  if (line === own) return true;
  if (scheme === 'COO' || scheme === 'LI') return false;
  return line === 'all' || (category === null && scheme !== 'EMP-S' && line.startsWith('cat'));
}

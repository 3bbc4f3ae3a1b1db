import type { PermitDifference, PermitSeen, Referral, WorkResult } from '#shared/rules/work/verdict.ts';
import type { PermitScheme, PermitStatus, QuotaLine } from '#shared/work/permit.ts';

type Words = Record<`workResult.${WorkResult}`, string> &
  Record<'light.off', string> &
  Record<`refer.${Referral}`, string> &
  Record<`differs.${PermitDifference}`, string> &
  Record<`foundBy.${PermitSeen['foundBy']}`, string> &
  Record<`scheme.${PermitScheme}`, string> &
  Record<`scheme.EMP-${1 | 2 | 3 | 4}`, string> &
  Record<`permitStatus.${PermitStatus}`, string> &
  Record<`quotaLine.${QuotaLine}`, string>;

/** Words for the answers of the work check and for what stands on a permit: short enough for a cell of a table. */
export const workWords = {
  'workResult.N/A': 'Not applicable',
  'workResult.CLEAR-TREATY': 'Cleared by treaty',
  'workResult.CLEAR-LAW': 'Cleared by law',
  'workResult.CLEAR-PERMIT-Q': 'Permit good, quota good',
  'workResult.CLEAR-PERMIT-NQ': 'Permit good, outside the quota',
  'workResult.CLEAR-CERT': 'Certificate good',
  'workResult.CLEAR-LI': 'Labour immigrant’s permit good',
  'workResult.LIMIT': 'Cleared up to a limit',
  'workResult.EVIDENCE': 'Proof to be seen',
  'workResult.REFER': 'To be decided',
  'workResult.NO-DATA': 'No data',
  'workResult.NO-AUTH': 'No work authorisation',
  'workResult.NOT-YET': 'Not valid yet',
  'workResult.EXPIRED': 'Expired',
  'workResult.SUSPENDED': 'Suspended',
  'workResult.REVOKED': 'Revoked',
  'workResult.EMPLOYER': 'Another employer',
  'workResult.PERSON': 'Another person',
  'workResult.JOB': 'Another job',
  'workResult.PLACE': 'Another region',
  'workResult.SCOPE': 'Not for this work',
  'workResult.TERM': 'Longest term exceeded',

  'light.off': 'Does not apply',

  'refer.supervisor': 'Supervisor',
  'refer.migrationPolice': 'Migration police',
  'refer.labourInspectorate': 'Labour inspectorate',

  'differs.person': 'another person',
  'differs.employer': 'another employer',
  'differs.job': 'another job',
  'differs.region': 'another region',
  'differs.dates': 'other dates',
  'differs.status': 'not in force',

  'foundBy.number': 'found by number',
  'foundBy.personAndEmployer': 'found by person and employer',
  'foundBy.person': 'found by person',

  'scheme.EMP': 'Permit to an employer',
  'scheme.EMP-1': 'Permit to an employer, category 1',
  'scheme.EMP-2': 'Permit to an employer, category 2',
  'scheme.EMP-3': 'Permit to an employer, category 3',
  'scheme.EMP-4': 'Permit to an employer, category 4',
  'scheme.EMP-S': 'Permit to an employer, seasonal',
  'scheme.EMP-K': 'Permit to an employer, ethnic Kazakhs',
  'scheme.ICT': 'Intra-corporate transfer',
  'scheme.COO': 'Country-of-origin quota',
  'scheme.CERT': 'Certificate for self-employment',
  'scheme.LI': 'Labour immigrant’s permit',

  'permitStatus.issued': 'issued',
  'permitStatus.extended': 'extended',
  'permitStatus.suspended': 'suspended',
  'permitStatus.revoked': 'revoked',
  'permitStatus.expired': 'expired',
  'permitStatus.replaced': 'replaced',

  'quotaLine.cat1': 'Category 1',
  'quotaLine.cat2': 'Category 2',
  'quotaLine.cat3': 'Category 3',
  'quotaLine.cat4': 'Category 4',
  'quotaLine.seasonal': 'Seasonal',
  'quotaLine.labourImmigrants': 'Labour immigrants',
  'quotaLine.origin': 'Country of origin',
  'quotaLine.all': 'All lines',
} as const satisfies Words;

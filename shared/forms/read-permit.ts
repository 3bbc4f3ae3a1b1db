import { addYears } from '../dates/day.ts';
import type { Day } from '../dates/day.ts';
import { earliestDay } from '../dates/partial-day.ts';
import type { FailureParams, Issue } from '../errors.ts';
import { documentKey } from '../identifiers/document-number.ts';
import { inspectIin } from '../identifiers/iin.ts';
import { hasCategory, lineFits, quotaLineOf } from '../work/permit-line.ts';
import type { PermitScheme, QuotaLine } from '../work/permit.ts';
import { permitFields } from './permit-form.ts';
import type { PermitContent, PermitValues } from './permit-form.ts';
import { readGroup } from './read-group.ts';
import type { ReadContext } from './read-field.ts';

export interface PermitReading {
  readonly content: PermitContent;
  readonly issues: readonly Issue[];
}

export type PermitCategory = 1 | 2 | 3 | 4 | null;

/** The category as a figure; the form keeps it as the code of a choice. */
export const categoryOf = ({ category }: Pick<PermitContent, 'category'>): PermitCategory =>
  category === null ? null : (Number(category) as PermitCategory);

/** The form offers the schemes alone, so a read scheme is one of them. */
export const schemeOf = ({ scheme }: Pick<PermitContent, 'scheme'>): PermitScheme | null =>
  scheme as PermitScheme | null;

/** Every document number the permit names, as typed: the one it was issued for first. */
export function documentsOf({
  documentNumber,
  otherDocuments,
}: Pick<PermitContent, 'documentNumber' | 'otherDocuments'>): readonly string[] {
  const others = (otherDocuments ?? '').split(/[,;]/).map((number) => number.trim());
  const found = new Map<string, string>();
  for (const number of [documentNumber ?? '', ...others]) {
    const key = documentKey(number);
    if (key !== '' && !found.has(key)) found.set(key, number);
  }
  return [...found.values()];
}

/** Extensions a paper may have (practice notes P5, Law 37-3); schemes without a known limit are left out. */
function mostExtensions(scheme: PermitScheme, category: PermitCategory): number | null {
  if (scheme === 'EMP' && (category === 2 || category === 3)) return 3;
  return scheme === 'ICT' ? 1 : null;
}

/** Most months of a labour immigrant's stay without a break (Law 43-2). */
const labourImmigrantMonths = 12;
const statusesWithDay: ReadonlySet<string> = new Set(['suspended', 'revoked', 'replaced']);

type Raise = (
  key: keyof PermitValues,
  code: string,
  more?: { readonly severity?: Issue['severity']; readonly params?: FailureParams },
) => void;

function checkDays(content: PermitContent, today: Day, raise: Raise): void {
  const { issuedOn, validFrom, validUntil, status, statusOn, bornOn, contractOn, contractUntil } = content;
  const block = { severity: 'block' } as const;
  if (validFrom !== null && validUntil !== null && validUntil < validFrom)
    raise('validUntil', 'day.endBeforeStart', block);
  if (issuedOn !== null && issuedOn > today) raise('issuedOn', 'day.inFuture', block);
  if (bornOn !== null && earliestDay(bornOn) > today) raise('bornOn', 'day.inFuture', block);
  if (issuedOn !== null && statusOn !== null && statusOn < issuedOn)
    raise('statusOn', 'permit.statusBeforeIssue');
  if (status !== null && statusesWithDay.has(status) && statusOn === null)
    raise('statusOn', 'permit.statusDayMissing');
  if (contractOn !== null && contractUntil !== null && contractUntil < contractOn)
    raise('contractUntil', 'day.endBeforeStart', block);
}

function checkScheme(content: PermitContent, scheme: PermitScheme, raise: Raise): void {
  const category = categoryOf(content);
  if (category !== null && !hasCategory(scheme))
    raise('category', 'permit.categoryNotHere', { severity: 'block' });
  if (category === null && hasCategory(scheme)) raise('category', 'permit.categoryMissing');
  if (scheme === 'ICT' && category === 4) raise('category', 'permit.transferSkilled');
  const most = mostExtensions(scheme, category);
  if (most !== null && content.extension !== null && content.extension > most)
    raise('extension', 'permit.extensionsAbove', { params: { limit: most } });
  if (scheme === 'LI') checkLabourImmigrant(content, raise);
}

function checkLabourImmigrant(content: PermitContent, raise: Raise): void {
  const { validFrom, validUntil, monthsGranted, monthsWithoutBreak } = content;
  const params = { limit: labourImmigrantMonths };
  if (monthsGranted !== null && monthsGranted > labourImmigrantMonths)
    raise('monthsGranted', 'permit.monthsAbove', { params });
  if (monthsWithoutBreak !== null && monthsWithoutBreak > labourImmigrantMonths)
    raise('monthsWithoutBreak', 'permit.monthsAbove', { params });
  if (validFrom !== null && validUntil !== null && validUntil >= addYears(validFrom, 1))
    raise('validUntil', 'permit.monthsAbove', { params });
}

function checkQuota(content: PermitContent, scheme: PermitScheme, raise: Raise): void {
  const { quotaYear, issuedOn, validFrom } = content;
  const line = content.quotaLine as QuotaLine | null;
  if (line !== null && quotaLineOf(scheme, null) === null) raise('quotaLine', 'permit.outsideQuota');
  else if (line !== null && !lineFits(line, scheme, categoryOf(content)))
    raise('quotaLine', 'permit.lineNotFitting');
  const near = issuedOn ?? validFrom;
  if (quotaYear !== null && near !== null && Math.abs(quotaYear - Number(near.slice(0, 4))) > 1)
    raise('quotaYear', 'permit.quotaYearFar');
}

/**
 * Reads a work authorisation: its facts and what is wrong with them as far as the paper alone can tell. The same function runs in the
 * page, at the door and for every row of an import; paths are the bare keys of the fields.
 */
export function readPermit(values: PermitValues, context: ReadContext): PermitReading {
  const { content, issues: found } = readGroup(permitFields, values, { path: 'permit', context });
  const issues: Issue[] = found.map((issue) => {
    const path = issue.path.slice('permit.'.length);
    // "Not filled in" says too little where a whole import may lack the column.
    if (path === 'regions' && issue.code === 'field.required')
      return { ...issue, path, code: 'permit.noRegion' };
    return { ...issue, path };
  });
  const raise: Raise = (path, code, { severity = 'warn', params = {} } = {}) =>
    issues.push({ path, code, params, severity });
  checkDays(content, context.today, raise);
  const scheme = schemeOf(content);
  if (scheme !== null) {
    checkScheme(content, scheme, raise);
    checkQuota(content, scheme, raise);
  }
  if (
    content.number !== null &&
    content.previousNumber !== null &&
    documentKey(content.number) === documentKey(content.previousNumber)
  )
    raise('previousNumber', 'permit.previousIsItself', { severity: 'block' });
  if (content.iin !== null) {
    const known = new Set(issues.filter(({ path }) => path === 'iin').map(({ code }) => code));
    for (const { code, params } of inspectIin(content.iin, { bornOn: content.bornOn, sex: null }))
      if (!known.has(code)) raise('iin', code, { params });
  }
  return { content, issues };
}

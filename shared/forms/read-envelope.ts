import { daysBetween } from '../dates/day.ts';
import type { Issue } from '../errors.ts';
import { inspectS10 } from '../identifiers/s10.ts';
import { envelopeFields, mostNotices } from './envelope-form.ts';
import type { EnvelopeContent, EnvelopeValues } from './envelope-form.ts';
import type { ReadContext } from './read-field.ts';
import { readGroup } from './read-group.ts';

export interface EnvelopeReading {
  readonly content: EnvelopeContent;
  readonly issues: readonly Issue[];
}

/** Longer on its way, and a mistyped day or year is likelier than such a post. */
const longUnderwayDays = 60;

/** How many notices an envelope is followed up for: what was said or what was found, whichever is more, and one when it is empty. */
export const noticesIn = ({ declared, counted }: Pick<EnvelopeContent, 'declared' | 'counted'>): number =>
  Math.max(1, declared ?? 0, counted ?? 0);

const itemFaults = [
  { of: 'identifier.length', code: 'envelope.itemLength' },
  { of: 'identifier.characters', code: 'envelope.itemCharacters' },
  { of: 'identifier.checksum', code: 'envelope.itemCheckDigit' },
] as const;

/** What is doubtful about a number of a postal item (UPU S10). Always warnings: what is typed is kept. */
export function itemNumberIssues(text: string, path = 'postNumber'): Issue[] {
  return inspectS10(text).map(({ code, params }) => ({
    path,
    code: itemFaults.find(({ of }) => of === code)?.code ?? code,
    params,
    severity: 'warn',
  }));
}

/**
 * Reads an envelope as typed: its facts and what is wrong with them as far as the envelope alone can tell. The same function runs in the
 * page and at the door; paths are the bare keys of the fields.
 */
export function readEnvelope(values: EnvelopeValues, context: ReadContext): EnvelopeReading {
  const { content, issues: found } = readGroup(envelopeFields, values, { path: 'envelope', context });
  const issues: Issue[] = found.map((issue) => ({ ...issue, path: issue.path.slice('envelope.'.length) }));
  const raise = (
    path: keyof EnvelopeValues,
    code: string,
    { severity = 'warn', params = {} }: Partial<Pick<Issue, 'severity' | 'params'>> = {},
  ) => issues.push({ path, code, params, severity });
  const { today } = context;
  const { postmarkOn, receivedOn, unitReceivedOn, declared, counted } = content;

  issues.push(...itemNumberIssues(content.postNumber ?? ''));
  for (const path of ['postmarkOn', 'receivedOn', 'unitReceivedOn'] as const) {
    const day = content[path];
    if (day !== null && day > today) raise(path, 'day.inFuture', { severity: 'block' });
  }
  if (postmarkOn !== null && receivedOn !== null && postmarkOn > receivedOn)
    raise('postmarkOn', 'envelope.postmarkAfterReceipt');
  const underway = postmarkOn === null || receivedOn === null ? 0 : daysBetween(postmarkOn, receivedOn);
  if (underway > longUnderwayDays)
    raise('postmarkOn', 'envelope.postmarkLongAgo', { params: { days: underway } });
  if (unitReceivedOn !== null && receivedOn !== null && unitReceivedOn < receivedOn)
    raise('unitReceivedOn', 'envelope.unitBeforeOffice');

  for (const path of ['declared', 'counted'] as const) {
    const count = content[path];
    if (count !== null && count > mostNotices)
      raise(path, 'envelope.tooManyNotices', { severity: 'block', params: { limit: mostNotices } });
  }
  if (counted === 0) raise('counted', 'envelope.nothingInside');
  if (declared !== null && counted !== null && declared !== counted)
    raise('counted', 'envelope.countDiffers', { params: { declared, counted } });
  const missing = content.enclosuresDeclared.filter((code) => !content.enclosuresFound.includes(code));
  if (missing.length > 0)
    raise('enclosuresFound', 'envelope.enclosuresMissing', { params: { count: missing.length } });
  return { content, issues };
}

import type { Language } from '#shared/locale/language.ts';
import { parseDay } from '#shared/dates/day.ts';
import { parsePartialDay, writePartialDay } from '#shared/dates/partial-day.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import type { Finding, FindingValue } from '#shared/rules/finding.ts';
import { say } from '../../locale.ts';
import { isMessageKey } from '../../messages/index.ts';

/** Names of codes in reference lists, in the current language. */
export type NameOf = (list: string, code: string, language: Language) => string;

/** Lists whose codes stand in the values of a finding. */
const listOf: Readonly<Record<string, string>> = {
  purpose: 'purposes',
  purposes: 'purposes',
  visaCategory: 'visa-categories',
  stayTerm: 'stay-terms',
  workGround: 'work-exemptions',
};

/** Codes with words of their own, wherever they stand. */
const wordsOf: Readonly<Record<string, string>> = {
  permitScheme: 'scheme',
  permitStatus: 'permitStatus',
  quotaLine: 'quotaLine',
};

const listOfKind: Readonly<Partial<Record<FindingValue['kind'], string>>> = {
  country: 'countries',
  region: 'regions',
};

const written = (text: string): string => {
  const day = parseDay(text);
  if (day !== null) return formatDayShort(day);
  const partial = parsePartialDay(text);
  return partial === null ? text : writePartialDay(partial);
};

/** The sentence of a finding, with its days written as days. */
export function findingSentence({ code, params }: Pick<Finding, 'code' | 'params'>): string {
  const shown = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, typeof value === 'string' ? written(value) : value]),
  );
  return say(`finding.${code}`, shown);
}

/** A value that decided, as people read it. */
export function writtenValue(item: FindingValue, nameOf: NameOf, language: Language): string {
  const { key, kind, value } = item;
  const worded = `value.${key}.${value}`;
  if (isMessageKey(worded)) return say(worded);
  const own = `${wordsOf[key] ?? ''}.${value}`;
  if (isMessageKey(own)) return say(own);
  const list = listOfKind[kind] ?? listOf[key];
  if (list !== undefined) {
    return value
      .split(/\s*,\s*/)
      .map((code) => nameOf(list, code, language))
      .join(', ');
  }
  return written(value);
}

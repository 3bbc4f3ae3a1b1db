import { dayOf } from '../dates/day.ts';
import { partialDaysCompatible, type PartialDay } from '../dates/partial-day.ts';
import { normaliseIdentifier, warning, type IdentifierWarning } from './warning.ts';

export { normaliseIdentifier, type IdentifierWarning } from './warning.ts';

export type Sex = 'female' | 'male';

/** What the papers say about the person, to compare the number with. */
export interface PersonFacts {
  readonly bornOn?: PartialDay | null;
  readonly sex?: Sex | null;
}

const length = 12;
const firstWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const secondWeights = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/**
 * Check digit of an IIN or BIN from its first eleven digits: weights 1…11 modulo 11, and if that gives ten, weights 3…11, 1, 2.
 * Null when both give ten (no such number is issued) or the text is not eleven digits.
 */
export function iinCheckDigit(eleven: string): number | null {
  if (!/^\d{11}$/.test(eleven)) return null;
  const remainder = (weights: readonly number[]) =>
    weights.reduce((sum, weight, index) => sum + weight * Number(eleven[index]), 0) % 11;
  const first = remainder(firstWeights);
  if (first !== 10) return first;
  const second = remainder(secondWeights);
  return second === 10 ? null : second;
}

/**
 * Looks at a person's IIN: twelve digits `yymmdd`, sex and century, serial, check digit. Nothing typed gives no warning, since many
 * foreigners have none. A seventh digit 0 occurs on numbers of foreigners and says neither sex nor century.
 *
 * Codes: identifier.characters, .length { expected, found }, .checksum, .looksLikeBin, .noSuchDay, .seventhDigit, .bornOn,
 * .century, .sex.
 */
export function inspectIin(text: string, facts: PersonFacts = {}): IdentifierWarning[] {
  const digits = normaliseIdentifier(text);
  const malformed = inspectDigits(digits);
  if (malformed !== null) return malformed;
  const warnings = inspectCheckDigit(digits);
  if (/^[456]$/.test(digits.charAt(4))) return [...warnings, warning('identifier.looksLikeBin')];
  return [
    ...warnings,
    ...inspectBirth(digits, facts.bornOn ?? null),
    ...inspectSex(digits, facts.sex ?? null),
  ];
}

/**
 * Looks at a BIN: twelve digits `yymm` of registration, kind (4 resident, 5 non-resident, 6 joint enterprise), attribute (0…3),
 * serial, check digit. Nothing typed gives no warning.
 *
 * Codes: identifier.characters, .length { expected, found }, .checksum, .looksLikeIin, .noSuchMonth, .binKind, .binAttribute.
 */
export function inspectBin(text: string): IdentifierWarning[] {
  const digits = normaliseIdentifier(text);
  const malformed = inspectDigits(digits);
  if (malformed !== null) return malformed;
  const warnings = inspectCheckDigit(digits);
  const kind = digits.charAt(4);
  if (/^[0-3]$/.test(kind)) return [...warnings, warning('identifier.looksLikeIin')];
  const month = Number(digits.slice(2, 4));
  if (month < 1 || month > 12) warnings.push(warning('identifier.noSuchMonth'));
  if (!/^[456]$/.test(kind)) warnings.push(warning('identifier.binKind'));
  if (!/^[0-3]$/.test(digits.charAt(5))) warnings.push(warning('identifier.binAttribute'));
  return warnings;
}

/** Null when there are twelve digits to look at. */
function inspectDigits(digits: string): IdentifierWarning[] | null {
  if (digits === '') return [];
  if (!/^\d+$/.test(digits)) return [warning('identifier.characters')];
  if (digits.length !== length)
    return [warning('identifier.length', { expected: length, found: digits.length })];
  return null;
}

function inspectCheckDigit(digits: string): IdentifierWarning[] {
  return iinCheckDigit(digits.slice(0, 11)) === Number(digits[11]) ? [] : [warning('identifier.checksum')];
}

function inspectBirth(digits: string, bornOn: PartialDay | null): IdentifierWarning[] {
  const seventh = Number(digits[6]);
  if (seventh > 6) return [warning('identifier.seventhDigit')];
  const possible = centuriesOf(seventh).flatMap((century) => birthIn(digits, century) ?? []);
  if (possible.length === 0) return [warning('identifier.noSuchDay')];
  if (bornOn === null || possible.some((day) => partialDaysCompatible(day, bornOn))) return [];
  const century = Number(bornOn.slice(0, 2)) * 100;
  const otherwiseSame = birthIn(digits, century);
  const onlyCentury = otherwiseSame !== null && partialDaysCompatible(otherwiseSame, bornOn);
  return [warning(onlyCentury ? 'identifier.century' : 'identifier.bornOn')];
}

function birthIn(digits: string, century: number): PartialDay | null {
  const [year, month, day] = [0, 2, 4].map((at) => Number(digits.slice(at, at + 2))) as [
    number,
    number,
    number,
  ];
  return dayOf({ year: century + year, month, day });
}

function centuriesOf(seventh: number): number[] {
  if (seventh === 0) return [1800, 1900, 2000];
  return [1800 + 100 * Math.floor((seventh - 1) / 2)];
}

function inspectSex(digits: string, sex: Sex | null): IdentifierWarning[] {
  const seventh = Number(digits[6]);
  if (sex === null || seventh === 0 || seventh > 6) return [];
  return (seventh % 2 === 1 ? 'male' : 'female') === sex ? [] : [warning('identifier.sex')];
}

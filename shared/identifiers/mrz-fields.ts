import { parsePartialDay, partialDayOf, type PartialDay } from '../dates/partial-day.ts';
import { fullYear, type TypedDayOptions } from '../dates/typed-parts.ts';
import { cut, type MrzLayout } from './mrz-formats.ts';

/** A date as read. Not sound: characters that are no date, a day no calendar has, or an unknown part before a known one. */
export interface MrzDate {
  readonly day: PartialDay | null;
  readonly sound: boolean;
}

export interface MrzNumber {
  readonly text: string;
  /** The characters as printed that the check digit covers. */
  readonly checked: string;
  /** The same with the filler that marks a long number: issuers compute either way, part 5 does not decide. */
  readonly checkedWithFiller: string | null;
  readonly found: string;
  /** The optional fields without what belongs to the number. */
  readonly optional: readonly string[];
}

/** Fillers at the end gone, fillers inside as single spaces. */
export function withoutFillers(field: string): string {
  return field.replace(/<+/g, ' ').trim();
}

/** Names before and after the first `<<` (Doc 9303 part 3, 4.6); people with one name have it as surname. */
export function readNames(field: string): { surname: string; givenNames: string; nameMayBeCut: boolean } {
  const gap = field.indexOf('<<');
  const surname = gap === -1 ? field : field.slice(0, gap);
  const givenNames = gap === -1 ? '' : field.slice(gap);
  return {
    surname: withoutFillers(surname),
    givenNames: withoutFillers(givenNames),
    nameMayBeCut: !field.endsWith('<'),
  };
}

/** `yymmdd` with `<` for what is unknown: `74<<<<` is the year, `7405<<` the month; `<<<<<<` is no date at all. */
export function readDate(field: string, options: TypedDayOptions): MrzDate {
  if (field === '<<<<<<') return { day: null, sound: true };
  const match = /^(\d{2})(\d{2}|<<)(\d{2}|<<)$/.exec(field);
  if (match === null) return { day: null, sound: false };
  const [twoDigits, month, day] = match.slice(1).map((part) => (part === '<<' ? null : Number(part)));
  const known = { month: month ?? null, day: day ?? null };
  const year = fullYear(twoDigits ?? 0, known, options);
  if (known.day === null) return judged(partialDayOf({ year, month: known.month }));
  // A known day in an unknown month has no form here: the year is kept and the field shown as doubtful.
  if (known.month === null) return { day: partialDayOf({ year, month: null }), sound: false };
  return judged(parsePartialDay([year, match[2], match[3]].join('-')));
}

function judged(day: PartialDay | null): MrzDate {
  return { day, sound: day !== null };
}

export function readSex(field: string): 'female' | 'male' | null {
  if (field === 'F') return 'female';
  return field === 'M' ? 'male' : null;
}

/** The document number, carried on in the first optional field when its check digit position holds `<` (TD1 and TD2). */
export function readNumber(lines: readonly string[], layout: MrzLayout): MrzNumber {
  const field = cut(lines, layout.documentNumber.field);
  const found = cut(lines, layout.documentNumber.check);
  const optional = layout.optional.map((slice) => cut(lines, slice));
  const [first = '', ...others] = optional;
  const filler = first.indexOf('<');
  const end = filler === -1 ? first.length : filler;
  if (!layout.longNumbers || found !== '<' || field.includes('<') || end < 2) {
    return { text: withoutFillers(field), checked: field, checkedWithFiller: null, found, optional };
  }
  const rest = first.slice(0, end - 1);
  return {
    text: field + rest,
    checked: field + rest,
    checkedWithFiller: `${field}<${rest}`,
    found: first.charAt(end - 1),
    optional: [first.slice(end), ...others],
  };
}

import { mrzCheckDigit } from './mrz-check-digit.ts';
import type { MrzNumber } from './mrz-fields.ts';
import { cut, type CheckedSlice, type MrzLayout, type MrzSlice } from './mrz-formats.ts';

export type MrzField =
  | 'documentCode'
  | 'issuer'
  | 'name'
  | 'documentNumber'
  | 'nationality'
  | 'bornOn'
  | 'sex'
  | 'expiresOn'
  | 'optional'
  | 'composite';

/** One check digit: the one computed and the character that stands there. */
export interface MrzCheck {
  readonly field: MrzField;
  readonly expected: string;
  readonly found: string;
  readonly ok: boolean;
}

/** A character to look at: line and position counted from 1. */
export interface MrzSuspect {
  readonly field: MrzField;
  readonly line: number;
  readonly position: number;
  readonly character: string;
}

/** All check digits of a zone, in the order they are printed. */
export function checksOf(lines: readonly string[], layout: MrzLayout, number: MrzNumber): MrzCheck[] {
  const simple = (field: MrzField, { field: slice, check }: CheckedSlice) =>
    compare(field, mrzCheckDigit(cut(lines, slice)), cut(lines, check));
  const checks = [
    checkNumber(number),
    simple('bornOn', layout.bornOn),
    simple('expiresOn', layout.expiresOn),
  ];
  if (layout.optionalCheck !== null) checks.push(checkOptional(lines, layout, layout.optionalCheck));
  if (layout.composite !== null) {
    const covered = layout.composite.fields.map((slice) => cut(lines, slice)).join('');
    checks.push(compare('composite', mrzCheckDigit(covered), cut(lines, layout.composite.check)));
  }
  return checks;
}

function compare(field: MrzField, expected: string, found: string): MrzCheck {
  return { field, expected, found, ok: expected === found };
}

function checkNumber({ checked, checkedWithFiller, found }: MrzNumber): MrzCheck {
  const plain = compare('documentNumber', mrzCheckDigit(checked), found);
  if (plain.ok || checkedWithFiller === null) return plain;
  const other = compare('documentNumber', mrzCheckDigit(checkedWithFiller), found);
  return other.ok ? other : plain;
}

/** An optional field that holds nothing may have `<` for its check digit (part 4, note to positions 29-43). */
function checkOptional(lines: readonly string[], layout: MrzLayout, check: MrzSlice): MrzCheck {
  const content = layout.optional.map((slice) => cut(lines, slice)).join('');
  const compared = compare('optional', mrzCheckDigit(content), cut(lines, check));
  const emptyWithFiller = compared.found === '<' && /^<+$/.test(content);
  return emptyWithFiller ? { ...compared, ok: true } : compared;
}

/** Characters of doubtful fields that readers mix up: O, 0, I, 1 in any of them, a letter in a date, a digit in a name or code. */
export function confusableIn(
  lines: readonly string[],
  layout: MrzLayout,
  doubtful: readonly MrzField[],
): MrzSuspect[] {
  return doubtful.flatMap((field) =>
    slicesOf(field, layout).flatMap((slice) =>
      Array.from(cut(lines, slice)).flatMap((character, index) =>
        confusable(field).test(character)
          ? [{ field, line: slice.line + 1, position: slice.from + index + 1, character }]
          : [],
      ),
    ),
  );
}

function slicesOf(field: MrzField, layout: MrzLayout): readonly MrzSlice[] {
  switch (field) {
    case 'documentNumber':
    case 'bornOn':
    case 'expiresOn':
      return [layout[field].field, layout[field].check];
    case 'optional':
      return layout.optionalCheck === null ? layout.optional : [...layout.optional, layout.optionalCheck];
    case 'composite':
      return layout.composite === null ? [] : [layout.composite.check];
    case 'documentCode':
    case 'issuer':
    case 'name':
    case 'nationality':
    case 'sex':
      return [layout[field]];
  }
}

function confusable(field: MrzField): RegExp {
  switch (field) {
    case 'bornOn':
    case 'expiresOn':
      return /[A-Z01]/;
    case 'composite':
      return /[A-Z<01]/;
    case 'documentCode':
    case 'issuer':
    case 'name':
    case 'nationality':
      return /\d/;
    case 'sex':
      return /[^FMX<]/;
    case 'documentNumber':
    case 'optional':
      return /[O0I1]/;
  }
}

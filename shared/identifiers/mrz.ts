import type { Day } from '../dates/day.ts';
import type { PartialDay } from '../dates/partial-day.ts';
import type { FailureParams } from '../errors.ts';
import { checksOf, confusableIn, type MrzCheck, type MrzField, type MrzSuspect } from './mrz-checks.ts';
import { cut, layoutOf, linesOf, mrzLengths, type MrzFormat, type MrzLayout } from './mrz-formats.ts';
import { readDate, readNames, readNumber, readSex, withoutFillers, type MrzDate } from './mrz-fields.ts';

export { mrzCheckDigit } from './mrz-check-digit.ts';
export type { MrzFormat } from './mrz-formats.ts';
export type { MrzCheck, MrzField, MrzSuspect } from './mrz-checks.ts';
export { findMrz } from './mrz-find.ts';

/** What a machine-readable zone says. Names have single spaces for `<`; a field of fillers is '' or null. */
export interface ReadableMrz {
  readonly ok: true;
  readonly format: MrzFormat;
  /** Upper case, without blanks, one entry a line. */
  readonly lines: readonly string[];
  /** `P`, `ID`, `V` … without fillers; second letters belong to the issuer. */
  readonly documentCode: string;
  /** Doc 9303 code of one to three letters: `UTO`, `D`, `XXA`. */
  readonly issuer: string;
  readonly nationality: string;
  /** The only name of people who have one. */
  readonly surname: string;
  readonly givenNames: string;
  /** The name fills its field to the last character: the document may show more. */
  readonly nameMayBeCut: boolean;
  readonly documentNumber: string;
  readonly bornOn: PartialDay | null;
  readonly sex: 'female' | 'male' | null;
  readonly expiresOn: PartialDay | null;
  readonly optional: string;
  readonly checks: readonly MrzCheck[];
  /** Fields a clerk should compare with the document, in the order they are printed. */
  readonly doubtful: readonly MrzField[];
  /** Characters of those fields that readers mix up (O and 0, I and 1, a letter in a date). Nothing is changed. */
  readonly suspects: readonly MrzSuspect[];
}

export type MrzReading =
  | ReadableMrz
  | {
      readonly ok: false;
      /**
       * `length` { length }: not 72, 88 or 90 characters; `characters` { line, position, character }, both counted from 1: not A…Z,
       * 0…9 or `<`, a Cyrillic look-alike for one; `format`: no document of this size begins so.
       */
      readonly reason: 'empty' | 'length' | 'characters' | 'format';
      readonly params: FailureParams;
    };

/**
 * Reads a machine-readable zone of a passport, card or visa (TD1, TD2, TD3, MRV-A, MRV-B of ICAO Doc 9303 parts 3-7). Blanks, line
 * breaks and lower case are accepted. A failed check digit makes its field doubtful; the reading stands as it was read. `today`
 * decides the century: births lie behind it, expiries between 20 years ago and 79 ahead.
 */
export function readMrz(text: string, { today }: { readonly today: Day }): MrzReading {
  const zone = compactMrz(text);
  if (zone === '') return { ok: false, reason: 'empty', params: {} };
  if (!mrzLengths.includes(zone.length)) {
    return { ok: false, reason: 'length', params: { length: zone.length } };
  }
  const strange = zone.search(/[^A-Z0-9<]/);
  if (strange !== -1) return { ok: false, reason: 'characters', params: placeOf(zone, strange) };
  const layout = layoutOf(zone);
  if (layout === null) return { ok: false, reason: 'format', params: {} };
  return readLines(linesOf(zone, layout), layout, today);
}

/** Upper case (A…Z only: folding more would correct look-alikes) without blanks and line breaks. */
function compactMrz(text: string): string {
  return text.replace(/\s+/g, '').replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

function placeOf(zone: string, index: number): FailureParams {
  const lineLength = zone.length === 90 ? 30 : zone.length / 2;
  const character = String.fromCodePoint(zone.codePointAt(index) ?? 0);
  return { line: Math.floor(index / lineLength) + 1, position: (index % lineLength) + 1, character };
}

function readLines(lines: readonly string[], layout: MrzLayout, today: Day): ReadableMrz {
  const number = readNumber(lines, layout);
  const names = readNames(cut(lines, layout.name));
  const bornOn = readDate(cut(lines, layout.bornOn.field), { century: 'past', today });
  const expiresOn = readDate(cut(lines, layout.expiresOn.field), { century: 'future', today });
  const checks = checksOf(lines, layout, number);
  const doubtful = doubtfulFields({ lines, layout, checks, bornOn, expiresOn });
  return {
    ok: true,
    format: layout.format,
    lines,
    documentCode: withoutFillers(cut(lines, layout.documentCode)),
    issuer: withoutFillers(cut(lines, layout.issuer)),
    nationality: withoutFillers(cut(lines, layout.nationality)),
    ...names,
    documentNumber: number.text,
    bornOn: bornOn.day,
    sex: readSex(cut(lines, layout.sex)),
    expiresOn: expiresOn.day,
    optional: number.optional.map(withoutFillers).filter(Boolean).join(' '),
    checks,
    doubtful,
    suspects: confusableIn(lines, layout, doubtful),
  };
}

interface Reading {
  readonly lines: readonly string[];
  readonly layout: MrzLayout;
  readonly checks: readonly MrzCheck[];
  readonly bornOn: MrzDate;
  readonly expiresOn: MrzDate;
}

const statePattern = /^(?:[A-Z]<<|[A-Z]{2}<|[A-Z]{3})$/;

function doubtfulFields({ lines, layout, checks, bornOn, expiresOn }: Reading): MrzField[] {
  const doubts: Record<MrzField, boolean> = {
    documentCode: !/^[A-Z][A-Z<]$/.test(cut(lines, layout.documentCode)),
    issuer: !statePattern.test(cut(lines, layout.issuer)),
    name: !/^[A-Z<]*[A-Z][A-Z<]*$/.test(cut(lines, layout.name)),
    documentNumber: failed(checks, 'documentNumber'),
    nationality: !statePattern.test(cut(lines, layout.nationality)),
    bornOn: failed(checks, 'bornOn') || !bornOn.sound,
    sex: !/^[FMX<]$/.test(cut(lines, layout.sex)),
    expiresOn: failed(checks, 'expiresOn') || !expiresOn.sound,
    optional: failed(checks, 'optional'),
    composite: failed(checks, 'composite'),
  };
  return (Object.keys(doubts) as MrzField[]).filter((field) => doubts[field]);
}

function failed(checks: readonly MrzCheck[], field: MrzField): boolean {
  return checks.some((check) => check.field === field && !check.ok);
}

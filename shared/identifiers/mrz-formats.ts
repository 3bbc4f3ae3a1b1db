/**
 * Where the fields of the five machine-readable zones stand: ICAO Doc 9303 part 4 (TD3), part 5 (TD1), part 6 (TD2) and part 7
 * (visas MRV-A and MRV-B).
 */
export type MrzFormat = 'TD1' | 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B';

/** Characters `from` (0-based) up to and without `to` of one line (0-based). */
export interface MrzSlice {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** A field closed by a check digit of its own. */
export interface CheckedSlice {
  readonly field: MrzSlice;
  readonly check: MrzSlice;
}

export interface MrzLayout {
  readonly format: MrzFormat;
  readonly lineCount: number;
  readonly lineLength: number;
  readonly documentCode: MrzSlice;
  readonly issuer: MrzSlice;
  readonly name: MrzSlice;
  readonly documentNumber: CheckedSlice;
  /** Whether a number of more than nine characters runs on in the first optional field (part 5 note j, part 6 note j). */
  readonly longNumbers: boolean;
  readonly nationality: MrzSlice;
  readonly bornOn: CheckedSlice;
  readonly sex: MrzSlice;
  readonly expiresOn: CheckedSlice;
  readonly optional: readonly MrzSlice[];
  /** Check digit of the optional field: passports only. */
  readonly optionalCheck: MrzSlice | null;
  /** Fields under the last check digit and where that stands; visas have none. */
  readonly composite: { readonly fields: readonly MrzSlice[]; readonly check: MrzSlice } | null;
}

function slice(line: number, from: number, to: number): MrzSlice {
  return { line, from, to };
}

function twoLines(lineLength: number) {
  return {
    lineCount: 2,
    lineLength,
    documentCode: slice(0, 0, 2),
    issuer: slice(0, 2, 5),
    name: slice(0, 5, lineLength),
    documentNumber: { field: slice(1, 0, 9), check: slice(1, 9, 10) },
    nationality: slice(1, 10, 13),
    bornOn: { field: slice(1, 13, 19), check: slice(1, 19, 20) },
    sex: slice(1, 20, 21),
    expiresOn: { field: slice(1, 21, 27), check: slice(1, 27, 28) },
  };
}

const td1: MrzLayout = {
  format: 'TD1',
  lineCount: 3,
  lineLength: 30,
  documentCode: slice(0, 0, 2),
  issuer: slice(0, 2, 5),
  name: slice(2, 0, 30),
  documentNumber: { field: slice(0, 5, 14), check: slice(0, 14, 15) },
  longNumbers: true,
  nationality: slice(1, 15, 18),
  bornOn: { field: slice(1, 0, 6), check: slice(1, 6, 7) },
  sex: slice(1, 7, 8),
  expiresOn: { field: slice(1, 8, 14), check: slice(1, 14, 15) },
  optional: [slice(0, 15, 30), slice(1, 18, 29)],
  optionalCheck: null,
  composite: {
    fields: [slice(0, 5, 30), slice(1, 0, 7), slice(1, 8, 15), slice(1, 18, 29)],
    check: slice(1, 29, 30),
  },
};

const td2: MrzLayout = {
  format: 'TD2',
  ...twoLines(36),
  longNumbers: true,
  optional: [slice(1, 28, 35)],
  optionalCheck: null,
  composite: { fields: [slice(1, 0, 10), slice(1, 13, 20), slice(1, 21, 35)], check: slice(1, 35, 36) },
};

const td3: MrzLayout = {
  format: 'TD3',
  ...twoLines(44),
  longNumbers: false,
  optional: [slice(1, 28, 42)],
  optionalCheck: slice(1, 42, 43),
  composite: { fields: [slice(1, 0, 10), slice(1, 13, 20), slice(1, 21, 43)], check: slice(1, 43, 44) },
};

const visaA: MrzLayout = {
  format: 'MRV-A',
  ...twoLines(44),
  longNumbers: false,
  optional: [slice(1, 28, 44)],
  optionalCheck: null,
  composite: null,
};

const visaB: MrzLayout = {
  format: 'MRV-B',
  ...twoLines(36),
  longNumbers: false,
  optional: [slice(1, 28, 36)],
  optionalCheck: null,
  composite: null,
};

/** Numbers of characters a whole zone can have. */
export const mrzLengths: readonly number[] = [72, 88, 90];

/**
 * The layout of a whole zone without line breaks: its length decides, and a first letter V makes a visa. Null when the length fits
 * none, or the zone does not begin with the letter of a document that has this size.
 */
export function layoutOf(zone: string): MrzLayout | null {
  const first = zone.charAt(0);
  if (!/^[A-Z]$/.test(first)) return null;
  const visa = first === 'V';
  switch (zone.length) {
    case 72:
      return visa ? visaB : td2;
    case 88:
      return visa ? visaA : td3;
    case 90:
      return visa ? null : td1;
    default:
      return null;
  }
}

export function linesOf(zone: string, layout: MrzLayout): string[] {
  return Array.from({ length: layout.lineCount }, (_, line) =>
    zone.slice(line * layout.lineLength, (line + 1) * layout.lineLength),
  );
}

export function cut(lines: readonly string[], { line, from, to }: MrzSlice): string {
  return (lines[line] ?? '').slice(from, to);
}

import * as v from 'valibot';
import { parseDay } from '../dates/day.ts';
import type { Day } from '../dates/day.ts';

/** A calendar day that exists, `YYYY-MM-DD`. */
export const daySchema = v.pipe(
  v.string(),
  v.isoDate(),
  v.guard((text): text is Day => parseDay(text) !== null),
);

export const textSchema = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(500));
export const codeSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/));
export const countryCodeSchema = v.pipe(v.string(), v.regex(/^[A-Z]{1,3}$/));
export const positiveSchema = v.pipe(v.number(), v.integer(), v.minValue(1));

/** What people read, in every language of the product. */
export const namesSchema = v.strictObject({ kk: textSchema, ru: textSchema, en: textSchema });

/**
 * What every reference row carries: its code, the days it is in force (null = open on that side, both days included), where it is
 * taken from and whether that source settles it. An unconfirmed row may be used, but every verdict that rests on it says so.
 */
export const rowEntries = {
  code: codeSchema,
  validFrom: v.nullable(daySchema),
  validTo: v.nullable(daySchema),
  source: textSchema,
  confidence: v.picklist(['confirmed', 'unconfirmed']),
};

/** The dated part of a row. */
export interface Dated {
  readonly code: string;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

export function isInForce(row: Pick<Dated, 'validFrom' | 'validTo'>, day: Day): boolean {
  return (row.validFrom === null || row.validFrom <= day) && (row.validTo === null || day <= row.validTo);
}

/** The rows in force on a day, in the order given. */
export function rowsInForce<Row extends Dated>(rows: readonly Row[], day: Day): Row[] {
  return rows.filter((row) => isInForce(row, day));
}

/** What is wrong with the dates of a list: a row that ends before it begins, or two rows of one code in force on the same day. */
export interface ValidityIssue {
  readonly code: string;
  readonly reason: 'reversed' | 'overlap';
}

/** Judges a whole list, before it is loaded or after an administrator changed a row. */
export function validityIssues(rows: readonly Dated[]): ValidityIssue[] {
  const issues: ValidityIssue[] = [];
  const earlier = new Map<string, Dated[]>();
  for (const row of rows) {
    const { code } = row;
    const sameCode = earlier.get(code) ?? [];
    if (row.validFrom !== null && row.validTo !== null && row.validTo < row.validFrom) {
      issues.push({ code, reason: 'reversed' });
    }
    if (sameCode.some((other) => overlap(other, row))) issues.push({ code, reason: 'overlap' });
    earlier.set(code, [...sameCode, row]);
  }
  return issues;
}

function overlap(one: Dated, other: Dated): boolean {
  const startsInTime = (a: Dated, b: Dated) =>
    a.validFrom === null || b.validTo === null || a.validFrom <= b.validTo;
  return startsInTime(one, other) && startsInTime(other, one);
}

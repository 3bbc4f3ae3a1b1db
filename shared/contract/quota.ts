import * as v from 'valibot';
import type { Field } from '../forms/field.ts';
import { quotaLimitFields, quotaUseFields } from '../forms/quota-form.ts';
import { quotaLines, wholeCountry } from '../work/permit.ts';
import { method } from './method.ts';
import { count, daySchema, idSchema, instantSchema, text } from './schemas.ts';

/** A KATO code of nine digits, or `KZ` for the whole country. */
export const quotaRegionSchema = v.union([v.literal(wholeCountry), v.pipe(v.string(), v.regex(/^\d{9}$/))]);
export const quotaLineSchema = v.picklist(quotaLines);
export const quotaYearSchema = v.pipe(v.number(), v.integer(), v.minValue(1991), v.maxValue(9999));
const confidence = v.picklist(['confirmed', 'unconfirmed']);

/**
 * Where a figure of the ledger comes from: with the product, typed here, from a file, or invented for a demonstration. A specimen is
 * marked wherever it is shown.
 */
export const quotaOriginSchema = v.picklist(['product', 'typed', 'import', 'specimen']);
export type QuotaOrigin = v.InferOutput<typeof quotaOriginSchema>;

const key = { region: quotaRegionSchema, year: quotaYearSchema, line: quotaLineSchema };

const entry = {
  /** Null for a row that came with the product. */
  id: v.nullable(idSchema),
  source: v.string(),
  origin: quotaOriginSchema,
  /** Why it was entered in spite of a warning; empty when there was none. */
  note: v.string(),
  enteredAt: v.nullable(instantSchema),
  /** Name of the person; null for rows of the product. */
  enteredBy: v.nullable(v.string()),
  /** The row this one took the place of. */
  corrects: v.nullable(idSchema),
  /** What holds in its place: a correction, or the office's own figure for the same day. Null = the row counts. */
  replacedBy: v.nullable(idSchema),
};

/** One version of a limit, with its act. Units are permits; null = the act was found, the figure was not. */
export const quotaLimitSchema = v.strictObject({
  ...entry,
  units: v.nullable(count),
  /** Share of the workforce as published, in per cent. The units are never computed from it. */
  percent: v.nullable(v.number()),
  from: daySchema,
  act: v.string(),
  confidence,
  /** What speaks against a published figure or beside it, as the reference list has it. */
  remark: v.nullable(v.strictObject({ kk: v.string(), ru: v.string(), en: v.string() })),
});
export type QuotaLimitRow = v.InferOutput<typeof quotaLimitSchema>;

/** A reported total: so many units were used as of a day. */
export const quotaUseSchema = v.strictObject({ ...entry, used: count, asOf: daySchema });
export type QuotaUseRow = v.InferOutput<typeof quotaUseSchema>;

/** One line of the ledger as it stands on a day. */
export const quotaStandingSchema = v.strictObject({
  ...key,
  /** The version in force; null = none found. */
  limit: v.nullable(quotaLimitSchema),
  /** The latest total reported as of that day or before it. */
  reported: v.nullable(quotaUseSchema),
  /** Days since the reported total; null without one. */
  ageDays: v.nullable(count),
  /** Permits of our own register, and those of them issued after the reported total. */
  known: count,
  knownSince: count,
  /** What counts as used: total and permits issued since, never less than the permits we know; null = nothing is known. */
  used: v.nullable(count),
  /** `limit - used`; negative when above; null when either is not known. */
  balance: v.nullable(v.number()),
  /** `used / limit`; null when either is not known or the limit is 0. */
  share: v.nullable(v.number()),
  above: v.boolean(),
});
export type QuotaStanding = v.InferOutput<typeof quotaStandingSchema>;

/** Everything on record about one line. */
export const quotaStorySchema = v.strictObject({
  ...key,
  on: daySchema,
  standing: quotaStandingSchema,
  /** Every version, by the first day in force, corrected ones included. */
  limits: v.array(quotaLimitSchema),
  /** Every reported total by its day, corrected ones included. */
  uses: v.array(quotaUseSchema),
  /** Permits of our own register at the end of each month and on the day of each total, up to `on`. */
  known: v.array(v.strictObject({ asOf: daySchema, used: count })),
});
export type QuotaStory = v.InferOutput<typeof quotaStorySchema>;

/** Values of a form as typed, every field a string. */
const typed = <const Fields extends readonly Field[]>(fields: Fields) =>
  v.strictObject(
    Object.fromEntries(fields.map((field) => [field.key, text(field.maxLength + 60)])) as {
      [F in Fields[number] as F['key']]: ReturnType<typeof text>;
    },
  );

/** What the person saw and passed, and why. */
const passing = {
  /** The row this one takes the place of; null for a further version. */
  corrects: v.nullable(idSchema),
  passed: v.array(v.strictObject({ path: text(60), code: text(60) })),
  reason: v.nullable(text(500)),
};

export const quotaContract = {
  /** Every line of a year that has a limit, a reported total or a permit we know, as it stands on a day. */
  'quota.overview': method({
    access: 'session',
    background: true,
    input: v.strictObject({ year: quotaYearSchema, on: daySchema }),
    output: v.strictObject({
      year: quotaYearSchema,
      on: daySchema,
      /** Years the ledger has something about, newest first; the asked one among them. */
      years: v.array(quotaYearSchema),
      rows: v.array(quotaStandingSchema),
    }),
  }),
  /** History of one line: limits with their acts, reported totals, permits we know. */
  'quota.line': method({
    access: 'session',
    background: true,
    input: v.strictObject({ ...key, on: daySchema }),
    output: quotaStorySchema,
  }),
  /**
   * Adds a version of a limit, or corrects one; the old row stays. Failures: `quota.incomplete`, `quota.warningsUnread` (both with the
   * issues), `quota.reasonMissing`, `quota.unknownRow`, `quota.correctedAlready`.
   */
  'quota.setLimit': method({
    access: ['administrator'],
    input: v.strictObject({ values: typed(quotaLimitFields), ...passing }),
    output: quotaStorySchema,
  }),
  /** Adds a reported total, or corrects one; the old row stays. Failures as for a limit. */
  'quota.setUse': method({
    access: ['seniorClerk', 'administrator'],
    input: v.strictObject({ values: typed(quotaUseFields), ...passing }),
    output: quotaStorySchema,
  }),
};

import * as v from 'valibot';
import { quotaLines } from '../work/permit.ts';
import { codeSchema, countryCodeSchema, namesSchema, rowEntries, textSchema } from './row.ts';

/** Code of `legal-sources`, or null where no act was found. */
const clause = v.nullable(codeSchema);

/** What the day asked for with a ground counts from; null = no day is asked. */
export const groundSinces = ['grantedOn', 'commissionedOn', 'capitalPaidOn', 'marriedOn'] as const;

/**
 * Grounds to work without an employer's permit (permits-quotas.md, section 4), and those that look like one and are none. A visitor
 * claims one by its code; which facts a ground further needs is a matter of the rules.
 */
const exemptionRow = v.strictObject({
  ...rowEntries,
  names: namesSchema,
  clause,
  /** Codes of `work-evidence`, all of which the clerk should see. */
  evidence: v.array(codeSchema),
  since: v.nullable(v.picklist(groundSinces)),
  /** Whether the last day of the paper that proves it is asked for. */
  untilAsked: v.boolean(),
  /**
   * `outsideBoth`: neither permit nor quota. `quotaOnly`: outside the quota, a paper of the foreigner's own is still needed.
   * `notExempt`: looks like an exemption and is none. `undecided`: the text of the rule was not found, a supervisor decides.
   */
  effect: v.picklist(['outsideBoth', 'quotaOnly', 'notExempt', 'undecided']),
});

/** A state whose nationals a rule is about, by its alpha-3 code. */
const stateRow = v.strictObject({ ...rowEntries, code: countryCodeSchema, names: namesSchema, clause });

/**
 * An activity closed to nationals of treaty states. A row without a prefix says that no sector is closed: the only way to confirm an
 * empty list.
 */
const restrictedSectorRow = v.strictObject({
  ...rowEntries,
  names: namesSchema,
  /** OKED code or the beginning of one: digits and dots. */
  prefix: v.nullable(v.pipe(v.string(), v.regex(/^\d[\d.]{0,9}$/))),
  clause,
});

/** A job seasonal workers may do. */
const seasonalJobRow = v.strictObject({
  ...rowEntries,
  names: namesSchema,
  professionCode: v.nullable(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(40))),
  clause,
});

const unitsSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9_999_999));

/**
 * A published quota: how many permits a region (or `KZ`) may issue for a year and line. `validFrom` is the day it takes effect; a later
 * figure for the same region, year and line is a later edition of the same code, `<region>-<year>-<line>`. What was not published is
 * null and is never worked out from the percentage: the published figures do not fit one another.
 */
const quotaFigureRow = v.pipe(
  v.strictObject({
    ...rowEntries,
    region: v.pipe(v.string(), v.regex(/^(?:KZ|\d{9})$/)),
    year: v.pipe(v.number(), v.integer(), v.minValue(1991), v.maxValue(9999)),
    line: v.picklist(quotaLines),
    /** Permits; null = not found. */
    units: v.nullable(unitsSchema),
    /** Share of the workforce the act names, percent; null = not found or not said for this line. */
    percent: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
    /** The act that sets it, as cited; null = not found. */
    act: v.nullable(textSchema),
    /** Permits issued within it as reported in public, which is not what a ledger would show; null = not found. */
    reportedUse: v.nullable(unitsSchema),
    /** What speaks against the figure or beside it. */
    remark: v.nullable(namesSchema),
  }),
  v.forward(
    v.partialCheck(
      [['code'], ['region'], ['year'], ['line']],
      ({ code, region, year, line }) => code === `${region}-${String(year)}-${line}`,
      'code is not region-year-line',
    ),
    ['code'],
  ),
);

/** Reference lists of the work check. Sectors and seasonal jobs come empty: nobody found them. */
export const workLists = {
  'work-exemptions': exemptionRow,
  'work-evidence': v.strictObject({ ...rowEntries, names: namesSchema }),
  'treaty-states': stateRow,
  'restricted-sectors': restrictedSectorRow,
  'labour-immigrant-states': stateRow,
  'seasonal-jobs': seasonalJobRow,
  'quota-figures': quotaFigureRow,
} as const;

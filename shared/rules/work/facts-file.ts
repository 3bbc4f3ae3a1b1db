import * as v from 'valibot';
import { parsePartialDay } from '../../dates/partial-day.ts';
import type { PartialDay } from '../../dates/partial-day.ts';
import { daySchema } from '../../reference/row.ts';
import { permitSchemes, permitStatuses, quotaLines } from '../../work/permit.ts';
import type { QuotaLimit, QuotaUse, WorkCase, WorkPermit, WorkSwitches, WorkTables } from './case.ts';
import { employerKinds, jobLevels } from './facts.ts';
import type { WorkFacts } from './facts.ts';

/**
 * A facts file: one case for the command line, as short as a person likes. Whatever is left out is not known (null, or none), unless said
 * otherwise; an unknown field is refused by name, so that a slip of the pen is never taken for something left out.
 */

const text = v.pipe(v.string(), v.maxLength(500));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const codes = v.optional(v.array(text), []);
const orNull = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null);
const day = orNull(daySchema);
const words = orNull(text);
const flag = orNull(v.boolean());
const number = orNull(whole);
const partialDay = orNull(
  v.pipe(
    v.string(),
    v.guard((value): value is PartialDay => parsePartialDay(value) !== null),
  ),
);
const oneOf = <const Codes extends readonly string[]>(known: Codes) => orNull(v.picklist(known));

const contract = v.strictObject({
  kind: v.optional(v.picklist(['labour', 'civil']), 'labour'),
  number: words,
  signedOn: day,
  from: day,
  until: day,
  registered: flag,
  endedOn: day,
});

const facts = v.strictObject({
  /** The day of the check; `--at` wins, today where neither is given. */
  checkedOn: day,
  enteredOn: day,
  stayFrom: day,
  stayUntil: day,
  regionOfStay: words,
  regionOfWork: words,
  noticeDueOn: day,
  noticeCameOn: day,
  purpose: words,
  visaCategory: words,
  remoteOnly: v.optional(v.boolean(), false),
  businessVisitDays: number,
  person: v.optional(
    v.strictObject({
      surname: words,
      givenNames: words,
      bornOn: partialDay,
      citizenship: words,
      documentNumber: words,
      earlierDocuments: codes,
      iin: words,
    }),
    {},
  ),
  grounds: v.optional(v.array(v.strictObject({ code: text, since: day, until: day })), []),
  evidence: codes,
  employer: v.optional(
    v.strictObject({
      kind: oneOf(employerKinds),
      identifier: words,
      name: words,
      foreignSharePercent: orNull(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
      postTaken: flag,
      labourImmigrants: number,
    }),
    {},
  ),
  job: v.optional(
    v.strictObject({
      title: words,
      professionCode: words,
      level: oneOf(jobLevels),
      higherEducation: flag,
      activity: words,
      household: flag,
    }),
    {},
  ),
  contract: orNull(contract),
  earlierContractEndedOn: day,
  leftSince: flag,
  permitNumber: words,
  tripDaysUsed: number,
  tripDaysPlanned: number,
  insuranceSeen: flag,
});

const permit = v.strictObject({
  id: words,
  number: text,
  scheme: v.picklist(permitSchemes),
  category: orNull(v.picklist([1, 2, 3, 4])),
  issuedOn: day,
  validFrom: day,
  validUntil: day,
  firstValidFrom: day,
  regions: codes,
  status: v.optional(v.picklist(permitStatuses), 'issued'),
  statusOn: day,
  extension: number,
  employerIdentifier: words,
  employerName: words,
  surname: words,
  givenNames: words,
  bornOn: partialDay,
  citizenship: words,
  documentNumbers: codes,
  iin: words,
  jobTitle: words,
  professionCode: words,
  quotaYear: number,
  quotaLine: oneOf(quotaLines),
  senderInWto: flag,
  contractUntil: day,
  monthsWithoutBreak: number,
});

const ledgerLine = { region: text, year: whole, line: v.picklist(quotaLines) };

const switches = v.partial(
  v.strictObject({
    quotaAlarm: v.picklist(['advisory', 'blocking']),
    unitReturned: v.boolean(),
    longCategory1Once: v.boolean(),
    severalRegions: v.picklist(['each', 'first']),
    ledgerScope: v.picklist(['regionLine', 'regionTotal', 'nationalTotal']),
    registerMaxAgeDays: whole,
    jobComparison: v.picklist(['text', 'code']),
    aifcExempt: v.boolean(),
    businessVisitDays: whole,
  }),
);

const tables = v.partial(
  v.strictObject({
    exemptions: v.array(
      v.strictObject({
        code: text,
        clause: words,
        evidence: codes,
        confirmed: v.optional(v.boolean(), true),
      }),
    ),
    treatyStates: v.array(text),
    restrictedSectors: v.array(text),
    labourImmigrantStates: v.array(text),
    seasonalJobs: v.nullable(v.array(text)),
  }),
);

export const factsFileSchema = v.strictObject({
  facts,
  /** Instead of those the register has. */
  permits: v.optional(v.array(permit)),
  /** Instead of the ledger. */
  limits: v.optional(
    v.array(
      v.strictObject({
        ...ledgerLine,
        units: orNull(whole),
        from: daySchema,
        act: v.optional(text, ''),
        source: v.optional(text, ''),
        confirmed: v.optional(v.boolean(), true),
      }),
    ),
  ),
  use: v.optional(
    v.array(
      v.strictObject({
        ...ledgerLine,
        kind: v.optional(v.picklist(['total', 'known']), 'total'),
        used: whole,
        asOf: daySchema,
        source: v.optional(text, ''),
      }),
    ),
  ),
  /** The day up to which the register is complete; null = there is none. */
  register: v.optional(v.strictObject({ snapshotOn: day, source: v.optional(text, '') })),
  /** One by one instead of the office's settings; what stands here counts as confirmed. */
  switches: v.optional(switches),
  /** List by list instead of the reference lists; what stands here counts as confirmed. */
  tables: v.optional(tables),
});

/** A facts file as read: the facts whole, the rest as far as the file carries it. */
export interface FactsFile {
  readonly facts: Omit<WorkFacts, 'checkedOn'> & { readonly checkedOn: WorkFacts['checkedOn'] | null };
  readonly permits: readonly WorkPermit[] | null;
  readonly limits: readonly QuotaLimit[] | null;
  readonly use: readonly QuotaUse[] | null;
  readonly register: WorkCase['register'] | null;
  readonly switches: Partial<Omit<WorkSwitches, 'unconfirmed'>>;
  readonly tables: Partial<Omit<WorkTables, 'unconfirmed'>>;
}

/** What the schema gives, with names for the permits that have none. */
export function factsFileOf(read: v.InferOutput<typeof factsFileSchema>): FactsFile {
  const { permits, limits = null, use = null, register = null, switches: chosen, tables: lists } = read;
  return {
    facts: read.facts,
    permits: permits?.map((each, index) => ({ ...each, id: each.id ?? `permits.${index}` })) ?? null,
    limits,
    use,
    register,
    switches: withoutUndefined(chosen ?? {}),
    tables: withoutUndefined(lists ?? {}),
  };
}

type WithoutUndefined<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> };

function withoutUndefined<Values extends object>(values: Values): WithoutUndefined<Values> {
  const filled = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(filled) as WithoutUndefined<Values>;
}

/** The switches with those of the file put in, which somebody who writes them down vouches for. */
export function switchesWith(base: WorkSwitches, { switches: chosen }: FactsFile): WorkSwitches {
  return { ...base, ...chosen, unconfirmed: base.unconfirmed.filter((key) => !Object.hasOwn(chosen, key)) };
}

/** The lists with those of the file put in. */
export function tablesWith(base: WorkTables, { tables: lists }: FactsFile): WorkTables {
  return { ...base, ...lists, unconfirmed: base.unconfirmed.filter((key) => !Object.hasOwn(lists, key)) };
}

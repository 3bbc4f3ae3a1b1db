import * as v from 'valibot';
import { permitFields } from '../forms/permit-form.ts';
import type { PermitContent, PermitValues } from '../forms/permit-form.ts';
import { permitSchemes, permitStatuses } from '../work/permit.ts';
import type { PermitId, PermitRecord } from '../work/permit.ts';
import { issueSchema } from './desk.ts';
import { contentSchema, valuesSchema } from './form-schemas.ts';
import { method } from './method.ts';
import { count, daySchema, idSchema, instantSchema, partialDaySchema, text } from './schemas.ts';

export const permitIdSchema = v.pipe(
  idSchema,
  v.transform((value) => value as PermitId),
);
const schemeSchema = v.picklist(permitSchemes);
const statusSchema = v.picklist(permitStatuses);
const categorySchema = v.nullable(v.picklist([1, 2, 3, 4]));

export const permitValuesSchema = valuesSchema(permitFields) as unknown as v.GenericSchema<PermitValues>;
export const permitContentSchema = contentSchema(permitFields) as unknown as v.GenericSchema<PermitContent>;

const originSchema = v.strictObject({
  kind: v.picklist(['typed', 'import']),
  source: v.string(),
  snapshotOn: v.nullable(daySchema),
});

const statusChangeSchema = v.strictObject({
  status: statusSchema,
  on: v.nullable(daySchema),
  note: v.nullable(v.string()),
  source: v.string(),
  at: instantSchema,
  by: v.string(),
});

const neighbour = v.nullable(v.strictObject({ id: permitIdSchema, number: v.string() }));

export const permitRecordSchema = v.strictObject({
  id: permitIdSchema,
  content: permitContentSchema,
  history: v.array(statusChangeSchema),
  origin: originSchema,
  changedAt: instantSchema,
  changedBy: v.string(),
  revision: count,
  previous: neighbour,
  next: neighbour,
  firstValidFrom: v.nullable(daySchema),
}) as unknown as v.GenericSchema<PermitRecord>;

/** One line of a list of permits. */
export const permitRowSchema = v.strictObject({
  id: permitIdSchema,
  number: v.string(),
  scheme: schemeSchema,
  category: categorySchema,
  validFrom: daySchema,
  validUntil: daySchema,
  status: statusSchema,
  surname: v.string(),
  givenNames: v.string(),
  bornOn: v.nullable(partialDaySchema),
  citizenship: v.nullable(v.string()),
  employerIdentifier: v.nullable(v.string()),
  employerName: v.nullable(v.string()),
  regions: v.array(v.string()),
  origin: v.picklist(['typed', 'import']),
});
export type PermitListRow = v.InferOutput<typeof permitRowSchema>;

/** A permit of a chain of extensions, as its life line draws it. */
export const permitLinkSchema = v.strictObject({
  id: permitIdSchema,
  number: v.string(),
  extension: v.nullable(count),
  issuedOn: v.nullable(daySchema),
  validFrom: daySchema,
  validUntil: daySchema,
  status: statusSchema,
  statusOn: v.nullable(daySchema),
  history: v.array(statusChangeSchema),
});
export type PermitLink = v.InferOutput<typeof permitLinkSchema>;

/** A person staying now whose document or IIN the permit names. */
export const permitPersonSchema = v.strictObject({
  notificationId: v.string(),
  number: v.string(),
  hostName: v.string(),
  surname: v.string(),
  givenNames: v.string(),
  bornOn: v.nullable(partialDaySchema),
  documentNumber: v.string(),
  arrivedOn: v.nullable(daySchema),
  departsOn: v.nullable(daySchema),
});

const passedWarning = v.strictObject({
  path: v.pipe(v.string(), v.maxLength(120)),
  code: v.pipe(v.string(), v.maxLength(80)),
});

const readers = ['counterClerk', 'mailClerk', 'seniorClerk', 'administrator'] as const;
const keepers = ['seniorClerk', 'administrator'] as const;

export const permitContract = {
  /**
   * The register by end of validity, the latest first; with `endingBefore` the permits in force that end from today up to and including
   * that day, soonest first. `text` is a number, a document, an IIN or BIN, or names in any script by prefix.
   */
  'permit.list': method({
    access: readers,
    background: true,
    input: v.strictObject({
      text: text(300),
      scheme: v.nullable(schemeSchema),
      status: v.nullable(statusSchema),
      /** KATO code. */
      region: v.nullable(text(60)),
      endingBefore: v.nullable(daySchema),
      after: v.nullable(text(60)),
      limit: v.pipe(count, v.minValue(1), v.maxValue(500)),
    }),
    output: v.strictObject({
      rows: v.array(permitRowSchema),
      /** Null on further pages, and above ten thousand. */
      total: v.nullable(count),
      next: v.nullable(v.string()),
      snapshot: v.strictObject({ snapshotOn: v.nullable(daySchema), source: v.string() }),
      today: daySchema,
    }),
  }),
  'permit.read': method({
    access: readers,
    input: v.strictObject({ id: permitIdSchema }),
    output: v.strictObject({
      permit: permitRecordSchema,
      /** The chain the permit stands in, the oldest first; itself among them. */
      chain: v.array(permitLinkSchema),
      people: v.array(permitPersonSchema),
      /** Warnings passed when it was last typed, and why. */
      passed: v.strictObject({ reason: v.nullable(v.string()), warnings: v.array(passedWarning) }),
      today: daySchema,
    }),
  }),
  /** What is wrong with a permit being typed, by itself and beside the register. Writes nothing. */
  'permit.check': method({
    access: keepers,
    background: true,
    input: v.strictObject({ id: v.nullable(permitIdSchema), values: permitValuesSchema }),
    output: v.strictObject({ issues: v.array(issueSchema), today: daySchema }),
  }),
  /** Writes a new permit (`id` and `revision` null) or changes one from the revision that was looked at. */
  'permit.save': method({
    access: keepers,
    input: v.strictObject({
      id: v.nullable(permitIdSchema),
      requestId: idSchema,
      revision: v.nullable(count),
      values: permitValuesSchema,
      passed: v.pipe(v.array(passedWarning), v.maxLength(100)),
      reason: v.nullable(text(500)),
    }),
    output: permitRecordSchema,
  }),
  /** One more step in the life of a permit: suspended, revoked, extended. */
  'permit.changeStatus': method({
    access: keepers,
    input: v.strictObject({
      id: permitIdSchema,
      revision: count,
      status: statusSchema,
      on: v.nullable(daySchema),
      note: v.nullable(text(500)),
    }),
    output: permitRecordSchema,
  }),
};

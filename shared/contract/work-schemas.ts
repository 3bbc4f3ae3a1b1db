import * as v from 'valibot';
import type { ForeignerVerdict } from '../notification.ts';
import { findingValueKinds } from '../rules/finding.ts';
import { permitDifferences, referrals, workResults } from '../rules/work/verdict.ts';
import type { WorkLight, WorkVerdict } from '../rules/work/verdict.ts';
import { permitSchemes } from '../work/permit.ts';
import { count, daySchema } from './schemas.ts';

/** The verdict of the work check as it crosses a carrier, the same shape in record, reply and command line. */

const params = v.record(v.string(), v.union([v.string(), v.number()]));

export const findingValueSchema = v.strictObject({
  key: v.string(),
  kind: v.picklist(findingValueKinds),
  value: v.string(),
  origin: v.picklist(['form', 'register', 'reference', 'setting', 'clock']),
});

export const workLightSchema: v.GenericSchema<WorkLight> = v.picklist([
  'order',
  'look',
  'stop',
  'noData',
  'off',
]);
const resultSchema = v.picklist(workResults);
const days = v.nullable(v.pipe(v.number(), v.integer()));

const permitSeenSchema = v.strictObject({
  permitId: v.string(),
  number: v.string(),
  scheme: v.picklist(permitSchemes),
  category: v.nullable(v.picklist([1, 2, 3, 4])),
  validUntil: v.nullable(daySchema),
  employerName: v.nullable(v.string()),
  foundBy: v.picklist(['number', 'personAndEmployer', 'person']),
  differs: v.array(v.picklist(permitDifferences)),
});

const workFindingSchema = v.strictObject({
  rule: v.string(),
  role: v.picklist(['verdict', 'quota', 'modifier', 'passed']),
  result: resultSchema,
  light: workLightSchema,
  code: v.string(),
  params,
  clauses: v.array(v.strictObject({ source: v.string(), edition: v.nullable(daySchema) })),
  values: v.array(findingValueSchema),
  limitOn: v.nullable(daySchema),
  tripDaysLeft: days,
  missing: v.array(v.string()),
  refer: v.nullable(v.picklist(referrals)),
  unconfirmed: v.boolean(),
});

export const workVerdictSchema: v.GenericSchema<WorkVerdict> = v.strictObject({
  result: resultSchema,
  light: workLightSchema,
  rule: v.string(),
  findings: v.array(workFindingSchema),
  paper: v.nullable(permitSeenSchema),
  nearMisses: v.array(permitSeenSchema),
  counsel: v.array(v.strictObject({ key: v.string(), params })),
  limitOn: v.nullable(daySchema),
  tripDaysLeft: days,
  registerOn: v.nullable(daySchema),
  package: v.strictObject({ id: v.string(), hash: v.string() }),
}) as unknown as v.GenericSchema<WorkVerdict>;

/** The verdict about one foreigner of a notice, by place in it. */
export const foreignerVerdictSchema: v.GenericSchema<ForeignerVerdict> = v.strictObject({
  foreigner: count,
  verdict: workVerdictSchema,
});

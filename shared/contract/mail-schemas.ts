import * as v from 'valibot';
import type { GroupContent } from '../forms/field.ts';
import { envelopeFields } from '../forms/envelope-form.ts';
import type { EnvelopeRecord } from '../mail/envelope.ts';
import { envelopeStates, itemStates, outgoingKinds } from '../mail/envelope.ts';
import { contentSchema, valuesSchema } from './form-schemas.ts';
import {
  count,
  daySchema,
  envelopeIdSchema,
  idSchema,
  instantSchema,
  notificationIdSchema,
} from './schemas.ts';

/** Shapes of the mail room as they cross: see shared/mail/envelope.ts for what they mean. */

export const envelopeValuesSchema = valuesSchema(envelopeFields);
export const envelopeContentSchema = contentSchema(envelopeFields) as unknown as v.GenericSchema<
  GroupContent<typeof envelopeFields>
>;

export const envelopeItemSchema = v.strictObject({
  position: count,
  state: v.picklist(itemStates),
  notificationId: v.nullable(notificationIdSchema),
  notificationNumber: v.nullable(v.string()),
  reason: v.nullable(v.string()),
  defects: v.array(v.string()),
  asked: v.array(v.string()),
  forwardedTo: v.nullable(v.string()),
  decidedAt: v.nullable(instantSchema),
  decidedBy: v.nullable(v.string()),
});

export const scanHeadSchema = v.strictObject({
  id: idSchema,
  name: v.string(),
  type: v.picklist(['pdf', 'jpeg', 'png', 'tiff']),
  size: count,
  addedAt: instantSchema,
  addedBy: v.string(),
});

const folderReasons = ['notSet', 'missing', 'unreadable'] as const;
export type FolderReason = (typeof folderReasons)[number];

/** A file waiting in the watched folder. */
const folderFileSchema = v.strictObject({
  name: v.string(),
  /** Bytes. */
  size: count,
  changedAt: v.string(),
  /** Why it cannot be taken; null when it can. */
  refused: v.nullable(
    v.strictObject({
      code: v.string(),
      params: v.record(v.string(), v.union([v.string(), v.number()])),
    }),
  ),
});
export type FolderFile = v.InferOutput<typeof folderFileSchema>;

/** What waits in the watched folder, newest first; `reason` says why there is none to show. */
export const scanFolderSchema = v.strictObject({
  reason: v.nullable(v.picklist(folderReasons)),
  files: v.array(folderFileSchema),
});

export const outgoingSchema = v.strictObject({
  id: idSchema,
  number: v.string(),
  kind: v.picklist(outgoingKinds),
  envelopeId: envelopeIdSchema,
  envelopeNumber: v.string(),
  addressee: v.strictObject({ name: v.string(), address: v.string(), postcode: v.string() }),
  madeOn: daySchema,
  madeBy: v.string(),
  postNumber: v.nullable(v.string()),
  dispatchedOn: v.nullable(daySchema),
  dispatchNumber: v.nullable(v.string()),
  undeliveredOn: v.nullable(daySchema),
  undeliveredReason: v.nullable(v.string()),
  withdrawnOn: v.nullable(daySchema),
  withdrawnReason: v.nullable(v.string()),
  outOfDate: v.boolean(),
});

const holderSchema = v.strictObject({ id: idSchema, name: v.string(), since: instantSchema });

export const earlierLifeSchema = v.strictObject({
  id: envelopeIdSchema,
  number: v.string(),
  receivedOn: daySchema,
  postmarkOn: v.nullable(daySchema),
  returnedOn: v.nullable(daySchema),
});

export const envelopeSchema: v.GenericSchema<EnvelopeRecord> = v.strictObject({
  id: envelopeIdSchema,
  number: v.string(),
  content: envelopeContentSchema,
  state: v.picklist(envelopeStates),
  bookedOn: daySchema,
  openedAt: instantSchema,
  openedBy: v.string(),
  dueOn: v.nullable(daySchema),
  decidedOn: v.nullable(daySchema),
  items: v.array(envelopeItemSchema),
  holder: v.nullable(holderSchema),
  earlier: v.nullable(earlierLifeSchema),
  scans: v.array(scanHeadSchema),
  outgoing: v.array(outgoingSchema),
  revision: count,
}) satisfies v.GenericSchema<unknown, EnvelopeRecord> as unknown as v.GenericSchema<EnvelopeRecord>;

const facts = v.nullable(v.record(v.string(), v.unknown()));

/** One thing done with an envelope; `before` and `after` hold what changed: fields of the envelope, `notices`, `from`. */
export const envelopeStepSchema = v.strictObject({
  at: instantSchema,
  by: v.string(),
  /** `opened`, `corrected`, `taken`, `takenOver`, `released`, `decided`, `registered` … */
  what: v.string(),
  reason: v.nullable(v.string()),
  before: facts,
  after: facts,
});
export type EnvelopeStep = v.InferOutput<typeof envelopeStepSchema>;

/** One line of the queue and of the mail register. */
export const envelopeRowSchema = v.strictObject({
  id: envelopeIdSchema,
  number: v.string(),
  postNumber: v.nullable(v.string()),
  senderName: v.string(),
  receivedOn: daySchema,
  postmarkOn: v.nullable(daySchema),
  bookedOn: daySchema,
  dueOn: v.nullable(daySchema),
  state: v.picklist(envelopeStates),
  declared: v.nullable(count),
  counted: count,
  pending: count,
  registered: count,
  returned: count,
  holder: v.nullable(holderSchema),
  scans: count,
  /** Letters made for it, and those not yet dispatched. */
  letters: count,
  undispatched: count,
});
export type EnvelopeRow = v.InferOutput<typeof envelopeRowSchema>;

const counts = Object.fromEntries(envelopeStates.map((state) => [state, count])) as Record<
  (typeof envelopeStates)[number],
  typeof count
>;

/** A day of the mail room: what came in against what became of it, and whether it is closed. */
export const mailDaySchema = v.strictObject({
  day: daySchema,
  carriedOver: count,
  opened: count,
  /** Decided on an earlier day and taken up again on this one. */
  reopened: count,
  out: v.strictObject(counts),
  balanced: v.boolean(),
  /** Notices of the envelopes opened that day by what became of them. */
  notices: v.strictObject(
    Object.fromEntries(itemStates.map((state) => [state, count])) as Record<
      (typeof itemStates)[number],
      typeof count
    >,
  ),
  /** What still waits at the end of the day. */
  waiting: v.array(v.strictObject({ ...envelopeRowSchema.entries, reason: v.nullable(v.string()) })),
  state: v.picklist(['open', 'closed']),
  /** Closings and reopenings, oldest first. */
  trace: v.array(
    v.strictObject({
      what: v.picklist(['closed', 'reopened']),
      at: instantSchema,
      by: v.string(),
      reason: v.nullable(v.string()),
    }),
  ),
});
export type MailDay = v.InferOutput<typeof mailDaySchema>;

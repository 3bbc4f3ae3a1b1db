import * as v from 'valibot';
import type { Issue } from '../errors.ts';
import type { Notification } from '../notification.ts';
import type { Finding } from '../rules/finding.ts';
import {
  foreignerGroupSchema,
  hostValuesSchema,
  notificationContentSchema,
  notificationValuesSchema,
} from './form-schemas.ts';
import { envelopeRowSchema } from './mail-schemas.ts';
import { method } from './method.ts';
import {
  base64Schema,
  count,
  daySchema,
  done,
  envelopeIdSchema,
  idSchema,
  instantSchema,
  notificationIdSchema,
  nothing,
  partialDaySchema,
  text,
} from './schemas.ts';
import { findingValueSchema, foreignerVerdictSchema, workLightSchema } from './work-schemas.ts';

const params = v.record(v.string(), v.union([v.string(), v.number()]));

export const issueSchema: v.GenericSchema<Issue> = v.strictObject({
  path: v.string(),
  code: v.string(),
  params,
  severity: v.picklist(['block', 'warn']),
});

const relatedSchema = v.strictObject({
  notificationId: v.string(),
  number: v.string(),
  position: count,
  surname: v.string(),
  givenNames: v.string(),
  bornOn: v.nullable(v.string()),
  documentNumber: v.string(),
  citizenship: v.nullable(v.string()),
  arrivedOn: v.string(),
  departsOn: v.nullable(v.string()),
  address: v.string(),
  hostName: v.string(),
});

export const findingSchema: v.GenericSchema<Finding> = v.strictObject({
  rule: v.string(),
  code: v.string(),
  light: v.picklist(['order', 'look', 'stop', 'noData']),
  foreigner: v.nullable(count),
  params,
  clause: v.nullable(v.string()),
  values: v.array(findingValueSchema),
  dueOn: v.nullable(daySchema),
  arithmetic: v.array(
    v.strictObject({
      day: daySchema,
      counted: v.nullable(count),
      reason: v.picklist([
        'working',
        'workingWeekend',
        'weekend',
        'holiday',
        'dayOff',
        'swap',
        'calendar',
        'notYet',
      ]),
      note: v.nullable(v.string()),
    }),
  ),
  unconfirmed: v.boolean(),
  related: v.array(relatedSchema),
}) as unknown as v.GenericSchema<Finding>;

/** The envelope a notice is entered from; left out or null = handed over in person. */
const envelopePlaceSchema = v.strictObject({ id: envelopeIdSchema, position: count });
const ofEnvelope = v.optional(v.nullable(envelopePlaceSchema), null);

const passedWarning = v.strictObject({
  path: v.pipe(v.string(), v.maxLength(120)),
  code: v.pipe(v.string(), v.maxLength(80)),
});

export const notificationSchema = v.strictObject({
  id: notificationIdSchema,
  number: v.string(),
  channel: v.picklist(['inPerson', 'post']),
  envelope: v.nullable(
    v.strictObject({
      ...envelopePlaceSchema.entries,
      number: v.string(),
      postNumber: v.nullable(v.string()),
      postmark: v.picklist(['legible', 'illegible', 'none']),
      postmarkOn: v.nullable(daySchema),
      receivedOn: daySchema,
    }),
  ),
  registeredAt: instantSchema,
  registeredOn: daySchema,
  registeredTime: v.string(),
  clerk: v.strictObject({ id: idSchema, name: v.string() }),
  office: v.strictObject({
    code: v.string(),
    names: v.strictObject({ kk: v.string(), ru: v.string() }),
    region: v.string(),
    address: v.string(),
    phone: v.string(),
    counter: v.string(),
  }),
  content: notificationContentSchema,
  findings: v.array(findingSchema),
  work: v.array(foreignerVerdictSchema),
  reason: v.nullable(v.string()),
  passedWarnings: v.array(passedWarning),
  formVersion: count,
  rulesVersion: v.string(),
  calendarVersion: v.string(),
  slipCopies: count,
}) as unknown as v.GenericSchema<Notification>;

/** One line of a list of notifications. */
export const notificationRowSchema = v.strictObject({
  id: notificationIdSchema,
  number: v.string(),
  registeredAt: instantSchema,
  registeredOn: daySchema,
  registeredTime: v.string(),
  clerkName: v.string(),
  hostName: v.string(),
  foreigners: v.array(
    v.strictObject({
      surname: v.string(),
      givenNames: v.string(),
      bornOn: v.nullable(partialDaySchema),
      citizenship: v.nullable(v.string()),
      documentNumber: v.string(),
    }),
  ),
  arrivedOn: v.nullable(daySchema),
  light: v.picklist(['order', 'look', 'stop', 'noData']),
  late: v.boolean(),
  /** The worst light of the newest verdicts about work; null where nobody's work was checked. */
  workLight: v.nullable(workLightSchema),
  slipCopies: count,
});
export type NotificationRow = v.InferOutput<typeof notificationRowSchema>;

export const hostOfferSchema = v.strictObject({
  /** Why it is offered, best reason first. */
  matchedBy: v.picklist(['identifier', 'name']),
  values: hostValuesSchema,
  /** Last address a notice of this host named, to take over with it. */
  address: v.nullable(v.record(v.string(), v.string())),
  notices: count,
  lastSeenOn: v.nullable(daySchema),
});
export type HostOffer = v.InferOutput<typeof hostOfferSchema>;

export const foreignerOfferSchema = v.strictObject({
  matchedBy: v.picklist(['document', 'iin', 'name']),
  values: foreignerGroupSchema,
  stays: count,
  lastNumber: v.string(),
  lastArrivedOn: v.nullable(daySchema),
});
export type ForeignerOffer = v.InferOutput<typeof foreignerOfferSchema>;

export const draftSchema = v.strictObject({
  id: idSchema,
  values: notificationValuesSchema,
  /** The place in the mail it is typed from; null at the counter. */
  envelope: v.nullable(envelopePlaceSchema),
  /** Grows with every save of the page that owns the draft; an older one never overwrites a newer one. */
  revision: count,
  savedAt: instantSchema,
  ownerName: v.string(),
  mine: v.boolean(),
});
export type Draft = v.InferOutput<typeof draftSchema>;

const clerks = ['counterClerk', 'mailClerk', 'seniorClerk'] as const;

export const deskContract = {
  'draft.save': method({
    access: clerks,
    input: v.strictObject({
      id: idSchema,
      values: notificationValuesSchema,
      revision: count,
      envelope: ofEnvelope,
    }),
    output: v.strictObject({ revision: count, savedAt: instantSchema }),
  }),
  'draft.list': method({ access: clerks, background: true, input: nothing, output: v.array(draftSchema) }),
  'draft.discard': method({ access: clerks, input: v.strictObject({ id: idSchema }), output: done }),

  /** Everything a clerk should see while typing: what is wrong, what the rules say, who is already known. Writes nothing. */
  'notification.check': method({
    access: clerks,
    background: true,
    input: v.strictObject({ values: notificationValuesSchema, envelope: ofEnvelope }),
    output: v.strictObject({
      issues: v.array(issueSchema),
      findings: v.array(findingSchema),
      work: v.array(foreignerVerdictSchema),
      today: daySchema,
      asOf: instantSchema,
    }),
  }),
  'notification.register': method({
    access: clerks,
    input: v.strictObject({
      requestId: idSchema,
      draftId: v.nullable(idSchema),
      values: notificationValuesSchema,
      envelope: ofEnvelope,
      passed: v.pipe(v.array(passedWarning), v.maxLength(500)),
      reason: v.nullable(text(500)),
    }),
    output: notificationSchema,
  }),
  'notification.read': method({
    access: clerks,
    input: v.strictObject({ id: notificationIdSchema }),
    output: notificationSchema,
  }),
  'notification.list': method({
    access: clerks,
    background: true,
    input: v.strictObject({
      from: daySchema,
      to: daySchema,
      only: v.nullable(v.picklist(['late', 'look', 'mine', 'notPrinted'])),
      after: v.nullable(v.string()),
      limit: v.pipe(count, v.maxValue(500)),
    }),
    output: v.strictObject({
      rows: v.array(notificationRowSchema),
      total: count,
      next: v.nullable(v.string()),
    }),
  }),

  'known.hosts': method({
    access: clerks,
    background: true,
    input: v.strictObject({ identifier: text(40), name: text(300) }),
    output: v.array(hostOfferSchema),
  }),
  'known.foreigners': method({
    access: clerks,
    background: true,
    input: v.strictObject({
      documentNumber: text(60),
      iin: text(40),
      surname: text(200),
      givenNames: text(200),
      bornOn: text(30),
    }),
    output: v.array(foreignerOfferSchema),
  }),

  /**
   * One box from everywhere: registration number, slip QR, document number, IIN/BIN, name in any script by prefix; envelopes by our
   * number (whole, its beginning, or its serial alone), by the number of the postal item and by sender.
   */
  'search.find': method({
    access: clerks,
    background: true,
    input: v.strictObject({ text: text(300), limit: v.pipe(count, v.maxValue(200)) }),
    output: v.strictObject({
      rows: v.array(
        v.strictObject({
          ...notificationRowSchema.entries,
          matchedBy: v.picklist(['number', 'envelope', 'document', 'identifier', 'name', 'host']),
        }),
      ),
      more: v.boolean(),
      /** At most twenty. */
      envelopes: v.array(envelopeRowSchema),
    }),
  }),

  /** The slip as the next copy would come out; writes nothing. */
  'slip.preview': method({
    access: clerks,
    input: v.strictObject({ id: notificationIdSchema }),
    output: v.strictObject({ pdf: base64Schema, fileName: v.string(), copy: count }),
  }),
  /** Counts a copy and answers the very PDF that goes to the printer or into a file. */
  'slip.issue': method({
    access: clerks,
    input: v.strictObject({ id: notificationIdSchema, way: v.picklist(['print', 'save']) }),
    output: v.strictObject({ pdf: base64Schema, fileName: v.string(), copy: count }),
  }),
  /** Printers this computer knows; empty where the page has to use the browser's own dialog. */
  'printer.list': method({
    access: clerks,
    background: true,
    input: nothing,
    output: v.array(v.strictObject({ name: v.string(), isDefault: v.boolean() })),
  }),
  /** Counts a copy and hands it to the printer's queue. A queue taking it is not paper: the clerk is asked. */
  'printer.print': method({
    access: clerks,
    input: v.strictObject({ id: notificationIdSchema, printer: v.pipe(v.string(), v.maxLength(200)) }),
    output: v.strictObject({ copy: count, job: v.string() }),
  }),
};

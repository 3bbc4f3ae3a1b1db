import * as v from 'valibot';
import { envelopeStates } from '../mail/envelope.ts';
import { issueSchema } from './desk.ts';
import {
  earlierLifeSchema,
  envelopeRowSchema,
  envelopeSchema,
  envelopeStepSchema,
  envelopeValuesSchema,
  mailDaySchema,
  outgoingSchema,
  scanFolderSchema,
  scanHeadSchema,
} from './mail-schemas.ts';
import { method } from './method.ts';
import {
  base64Schema,
  count,
  daySchema,
  envelopeIdSchema,
  filledText,
  idSchema,
  instantSchema,
  nothing,
  text,
} from './schemas.ts';

/** The mail bench: opening, deciding, answering, counting. */

const mailRoom = ['mailClerk', 'seniorClerk'] as const;
const clerks = ['counterClerk', 'mailClerk', 'seniorClerk'] as const;
/** Codes of reference rows. */
const codes = v.pipe(v.array(text(60)), v.maxLength(60));
const envelope = v.strictObject({ id: envelopeIdSchema });
const positions = v.pipe(v.array(count), v.minLength(1), v.maxLength(500));
const pdf = v.strictObject({ pdf: base64Schema, fileName: v.string() });

/** A decision about notices that are not registered; registering is `notification.register` with the envelope named. */
const decisionSchema = v.variant('state', [
  /** `defects` are codes of the list `return-defects`. */
  v.strictObject({
    state: v.literal('returned'),
    defects: v.pipe(codes, v.minLength(1)),
    reason: v.nullable(text(500)),
  }),
  v.strictObject({
    state: v.literal('forwarded'),
    forwardedTo: filledText(200),
    reason: v.nullable(text(500)),
  }),
  v.strictObject({ state: v.literal('notNotification'), reason: filledText(500) }),
  v.strictObject({ state: v.literal('notInside'), reason: filledText(500) }),
  /** Of registered ones: enclosures the sender is asked for; none takes the asking back. */
  v.strictObject({ state: v.literal('registeredAsking'), asked: codes, reason: v.nullable(text(500)) }),
  /** Takes a decision back; nothing that was registered can go back. */
  v.strictObject({ state: v.literal('pending'), reason: filledText(500) }),
]);

export const mailContract = {
  /** What is wrong with the envelope as typed, and whether its number was met before. Writes nothing. */
  'envelope.check': method({
    access: clerks,
    background: true,
    input: v.strictObject({ values: envelopeValuesSchema, id: v.nullable(envelopeIdSchema) }),
    output: v.strictObject({
      issues: v.array(issueSchema),
      /** Envelopes with this postal number within twelve months. */
      met: v.array(v.strictObject({ ...earlierLifeSchema.entries, state: v.picklist(envelopeStates) })),
      today: daySchema,
      dueOn: v.nullable(daySchema),
    }),
  }),
  /** Books an envelope; its notices wait to be entered. `earlierId` ties it to its first life. */
  'envelope.open': method({
    access: mailRoom,
    input: v.strictObject({
      requestId: idSchema,
      values: envelopeValuesSchema,
      reason: v.nullable(text(500)),
      earlierId: v.nullable(envelopeIdSchema),
    }),
    output: envelopeSchema,
  }),
  /** Keeps the envelope in hand as it is typed, one for each clerk; null throws it away. Booking the request ends it. */
  'envelope.draft.save': method({
    access: mailRoom,
    input: v.strictObject({
      requestId: idSchema,
      earlierId: v.nullable(envelopeIdSchema),
      values: v.nullable(envelopeValuesSchema),
    }),
    output: v.strictObject({ savedAt: instantSchema }),
  }),
  /** One's own half-typed envelope; `requestId` is the one to open it with. */
  'envelope.draft.read': method({
    access: mailRoom,
    input: nothing,
    output: v.nullable(
      v.strictObject({
        requestId: idSchema,
        earlierId: v.nullable(envelopeIdSchema),
        values: envelopeValuesSchema,
        savedAt: instantSchema,
      }),
    ),
  }),
  'envelope.correct': method({
    access: mailRoom,
    input: v.strictObject({
      id: envelopeIdSchema,
      revision: count,
      values: envelopeValuesSchema,
      reason: filledText(500),
    }),
    output: envelopeSchema,
  }),
  'envelope.read': method({ access: clerks, input: envelope, output: envelopeSchema }),
  /** What was done with an envelope, oldest first. */
  'envelope.history': method({
    access: clerks,
    background: true,
    input: envelope,
    output: v.array(envelopeStepSchema),
  }),
  /** The queue (`pending`, first due first) or the register of a period in order of receipt. */
  'envelope.list': method({
    access: clerks,
    background: true,
    input: v.strictObject({
      state: v.nullable(v.picklist(envelopeStates)),
      from: v.nullable(daySchema),
      to: v.nullable(daySchema),
      text: text(100),
      /** `mine`: waiting on the desk of whoever asks; `unanswered`: registered, returned or forwarded without a letter yet. */
      only: v.optional(v.nullable(v.picklist(['mine', 'unanswered'])), null),
      after: v.nullable(text(200)),
      limit: v.pipe(count, v.minValue(1), v.maxValue(500)),
    }),
    output: v.strictObject({
      rows: v.array(envelopeRowSchema),
      total: count,
      next: v.nullable(v.string()),
    }),
  }),
  /** Puts the envelope on one's own desk; `over` takes it from whoever has it, whose draft is kept. */
  'envelope.take': method({
    access: clerks,
    input: v.strictObject({ id: envelopeIdSchema, over: v.boolean() }),
    output: envelopeSchema,
  }),
  'envelope.release': method({ access: clerks, input: envelope, output: envelopeSchema }),
  'envelope.decide': method({
    access: mailRoom,
    input: v.strictObject({
      id: envelopeIdSchema,
      revision: count,
      positions,
      decision: decisionSchema,
    }),
    output: envelopeSchema,
  }),

  'scan.attach': method({
    access: clerks,
    input: v.strictObject({ envelopeId: envelopeIdSchema, uploadId: idSchema }),
    output: envelopeSchema,
  }),
  /** One piece of a scan, 256 KiB at most; `parts` says how many there are. */
  'scan.read': method({
    access: clerks,
    input: v.strictObject({ id: idSchema, part: count }),
    output: v.strictObject({ head: scanHeadSchema, parts: count, data: base64Schema }),
  }),
  'scan.remove': method({
    access: mailRoom,
    input: v.strictObject({ id: idSchema, reason: filledText(500) }),
    output: envelopeSchema,
  }),
  /** Files waiting in the watched folder. */
  'scan.folder': method({
    access: clerks,
    background: true,
    input: nothing,
    output: scanFolderSchema,
  }),
  'scan.takeFile': method({
    access: clerks,
    input: v.strictObject({ envelopeId: envelopeIdSchema, name: filledText(255) }),
    output: envelopeSchema,
  }),

  /** What the letters of these envelopes will look like, in envelope order, slips included; no number is used. */
  'letter.preview': method({
    access: mailRoom,
    input: v.strictObject({ envelopes: v.pipe(v.array(envelopeIdSchema), v.minLength(1), v.maxLength(100)) }),
    output: pdf,
  }),
  /**
   * Gives each letter its outgoing number and answers the one PDF to print; an envelope answered before keeps its number. Letters still in
   * the house which these envelopes need no more are withdrawn.
   */
  'letter.issue': method({
    access: mailRoom,
    input: v.strictObject({ envelopes: v.pipe(v.array(envelopeIdSchema), v.minLength(1), v.maxLength(100)) }),
    output: v.strictObject({ ...pdf.entries, items: v.array(outgoingSchema) }),
  }),
  'outgoing.list': method({
    access: clerks,
    background: true,
    input: v.strictObject({
      state: v.picklist(['toDispatch', 'dispatched', 'undelivered', 'withdrawn']),
      limit: v.pipe(count, v.minValue(1), v.maxValue(500)),
    }),
    output: v.strictObject({ rows: v.array(outgoingSchema), total: count }),
  }),
  /** The postal number of our own item, typed or scanned; empty takes it off. */
  'outgoing.number': method({
    access: mailRoom,
    input: v.strictObject({ id: idSchema, postNumber: text(40) }),
    output: v.strictObject({ item: outgoingSchema, issues: v.array(issueSchema) }),
  }),
  /** Dispatches items under one list number and answers the list for the post. */
  'outgoing.dispatch': method({
    access: mailRoom,
    input: v.strictObject({ ids: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(500)) }),
    output: v.strictObject({ ...pdf.entries, number: v.string(), items: v.array(outgoingSchema) }),
  }),
  /** The list of an earlier dispatch once more. */
  'outgoing.dispatchList': method({
    access: mailRoom,
    input: v.strictObject({ number: filledText(60) }),
    output: pdf,
  }),
  'outgoing.undelivered': method({
    access: mailRoom,
    input: v.strictObject({ id: idSchema, on: daySchema, reason: filledText(300) }),
    output: outgoingSchema,
  }),
  /** Takes a letter off that was not dispatched; it stays on record with its number, which is not given again. */
  'outgoing.withdraw': method({
    access: mailRoom,
    input: v.strictObject({ id: idSchema, reason: filledText(300) }),
    output: outgoingSchema,
  }),

  'mail.day': method({
    access: clerks,
    background: true,
    input: v.strictObject({ day: daySchema }),
    output: mailDaySchema,
  }),
  /** Closes the day: every waiting envelope needs its reason, every declared notice its explanation. */
  'mail.close': method({
    access: mailRoom,
    input: v.strictObject({
      day: daySchema,
      reasons: v.pipe(
        v.array(v.strictObject({ id: envelopeIdSchema, reason: filledText(300) })),
        v.maxLength(2000),
      ),
    }),
    output: mailDaySchema,
  }),
  'mail.reopen': method({
    access: ['seniorClerk'],
    input: v.strictObject({ day: daySchema, reason: filledText(500) }),
    output: mailDaySchema,
  }),
  /** The mail register of a period in order of receipt, as a PDF. */
  'mail.register': method({
    access: mailRoom,
    input: v.strictObject({ from: daySchema, to: daySchema }),
    output: pdf,
  }),
};

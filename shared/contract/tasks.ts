import * as v from 'valibot';
import { referrals, workResults } from '../rules/work/verdict.ts';
import { quotaLines } from '../work/permit.ts';
import { method } from './method.ts';
import {
  count,
  daySchema,
  filledText,
  idSchema,
  instantSchema,
  notificationIdSchema,
  nothing,
  text,
} from './schemas.ts';

const clerks = ['counterClerk', 'mailClerk', 'seniorClerk', 'administrator'] as const;

/** The work lists, in the order of their chips. */
export const taskLists = ['aboveLimit', 'ending', 'waiting', 'referrals'] as const;
export type TaskList = (typeof taskLists)[number];

const listSchema = v.picklist(taskLists);
const alarmSchema = v.picklist(['aboveLimit', 'ending', 'waiting']);
const subject = filledText(200);
const light = v.picklist(['order', 'look', 'stop', 'noData', 'off']);

/** What every line of a work list carries. */
const common = {
  /** Names the line within its list. */
  subject: v.string(),
  light,
  ownerId: v.nullable(idSchema),
  ownerName: v.nullable(v.string()),
  dueOn: v.nullable(daySchema),
  note: v.string(),
};

/** The person of a notice a line is about. */
const personOfNotice = {
  notificationId: notificationIdSchema,
  number: v.string(),
  foreigner: count,
  person: v.string(),
  hostName: v.string(),
};

/** One line of a work list. */
export const taskSchema = v.variant('list', [
  v.strictObject({
    list: v.literal('aboveLimit'),
    ...common,
    region: v.string(),
    year: count,
    line: v.picklist(quotaLines),
    used: count,
    units: count,
    asOf: v.nullable(daySchema),
  }),
  v.strictObject({
    list: v.literal('ending'),
    ...common,
    notificationId: notificationIdSchema,
    number: v.string(),
    person: v.string(),
    hostName: v.string(),
    permitId: idSchema,
    permitNumber: v.string(),
    employerName: v.nullable(v.string()),
    validUntil: daySchema,
    /** Last day the employer can ask for an extension (30 days before the end). */
    askBy: daySchema,
  }),
  v.strictObject({
    list: v.literal('waiting'),
    ...common,
    ...personOfNotice,
    result: v.picklist(workResults),
    rule: v.string(),
    /** Keys of `missing.<key>`, and `evidence.<code>` of the list of papers. */
    missing: v.array(v.string()),
    judgedAt: instantSchema,
  }),
  v.strictObject({
    list: v.literal('referrals'),
    ...common,
    ...personOfNotice,
    result: v.picklist(workResults),
    rule: v.string(),
    sentTo: v.picklist(referrals),
    madeAt: instantSchema,
    madeBy: v.string(),
    outcome: v.nullable(v.picklist(['mayWork', 'mayNotWork', 'withdrawn'])),
    answer: v.string(),
    answeredOn: v.nullable(daySchema),
    answeredBy: v.nullable(v.string()),
  }),
]);
export type Task = v.InferOutput<typeof taskSchema>;
export type TaskOf<L extends TaskList> = Extract<Task, { list: L }>;

export const taskContract = {
  /** How many lines each list has open; about 500 at most are counted. */
  'task.counts': method({
    access: clerks,
    background: true,
    input: nothing,
    output: v.strictObject({ aboveLimit: count, ending: count, waiting: count, referrals: count }),
  }),
  /** Lines of one list, the first due first. `done` is settled lines, or answered referrals. */
  'task.list': method({
    access: clerks,
    background: true,
    input: v.strictObject({
      list: listSchema,
      only: v.picklist(['open', 'mine', 'unowned', 'done']),
      limit: v.pipe(count, v.minValue(1), v.maxValue(500)),
    }),
    output: v.strictObject({ rows: v.array(taskSchema), more: v.boolean() }),
  }),
  /** Who may look after a line. */
  'task.colleagues': method({
    access: clerks,
    background: true,
    input: nothing,
    output: v.array(v.strictObject({ id: idSchema, name: v.string() })),
  }),
  /** Says whose a line is and until when; of a referral too. */
  'task.assign': method({
    access: clerks,
    input: v.strictObject({
      list: listSchema,
      subject,
      ownerId: v.nullable(idSchema),
      dueOn: v.nullable(daySchema),
      note: text(500),
    }),
    output: taskSchema,
  }),
  /** Takes a line off its list until the figures behind it change. */
  'task.settle': method({
    access: clerks,
    input: v.strictObject({ list: alarmSchema, subject, reason: filledText(500) }),
    output: v.strictObject({ done: v.literal(true) }),
  }),
  /** Hands a person's work check to whoever decides. */
  'referral.make': method({
    access: clerks,
    input: v.strictObject({
      notificationId: notificationIdSchema,
      foreigner: count,
      to: v.picklist(referrals),
      note: text(1000),
      dueOn: daySchema,
    }),
    output: taskSchema,
  }),
  'referral.answer': method({
    access: clerks,
    input: v.strictObject({
      id: idSchema,
      outcome: v.picklist(['mayWork', 'mayNotWork', 'withdrawn']),
      answer: filledText(1000),
      answeredOn: daySchema,
    }),
    output: taskSchema,
  }),
  /** Every referral of one person of a notice, oldest first. */
  'referral.list': method({
    access: clerks,
    background: true,
    input: v.strictObject({ notificationId: notificationIdSchema, foreigner: count }),
    output: v.array(taskSchema),
  }),
};

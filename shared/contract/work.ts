import * as v from 'valibot';
import { issueSchema } from './desk.ts';
import { method } from './method.ts';
import {
  count,
  daySchema,
  filledText,
  instantSchema,
  nothing,
  notificationIdSchema,
  text,
} from './schemas.ts';
import { workLightSchema, workVerdictSchema } from './work-schemas.ts';
import { workResults } from '../rules/work/verdict.ts';

const clerks = ['counterClerk', 'mailClerk', 'seniorClerk'] as const;

/** Longest rule package taken in, in UTF-16 units: the shipped one is far below. */
const longestPackage = 500_000;

const personOfNotice = v.strictObject({ id: notificationIdSchema, foreigner: count });

/** A verdict on record. `sequence` 0 is the one of registration; it and every other stay as they were written. */
export const storedVerdictSchema = v.strictObject({
  sequence: count,
  judgedAt: instantSchema,
  /** Name of the person who asked for it. */
  judgedBy: v.string(),
  /** Why it was judged again; null at registration. */
  reason: v.nullable(v.string()),
  verdict: workVerdictSchema,
});
export type StoredVerdict = v.InferOutput<typeof storedVerdictSchema>;

/**
 * What two judgements of one person rest on or come to, where they differ. `then` and `now` are days, codes, counts or ids, null for none;
 * `lists` and `switches` name one row or switch each in `part`.
 */
export const verdictChangeSchema = v.strictObject({
  what: v.picklist([
    'result',
    'light',
    'rule',
    'limit',
    'day',
    'register',
    'permits',
    'ledger',
    'switch',
    'list',
    'package',
  ]),
  part: v.nullable(v.string()),
  then: v.nullable(v.string()),
  now: v.nullable(v.string()),
});
export type VerdictChange = v.InferOutput<typeof verdictChangeSchema>;

const judged = v.strictObject({ result: v.picklist(workResults), light: workLightSchema });

/** One open record that would be judged otherwise. */
export const changedRecordSchema = v.strictObject({
  notificationId: notificationIdSchema,
  number: v.string(),
  foreigner: count,
  person: v.string(),
  then: judged,
  now: judged,
});
export type ChangedRecord = v.InferOutput<typeof changedRecordSchema>;

/** What a candidate would change: how many open records were judged, how many change, and the first of those. */
export const changesSchema = v.strictObject({
  judged: count,
  changed: count,
  rows: v.array(changedRecordSchema),
});
export type WorkChanges = v.InferOutput<typeof changesSchema>;

export const packageRowSchema = v.strictObject({
  id: v.string(),
  validFrom: daySchema,
  validTo: v.nullable(daySchema),
  /** SHA-256 of the canonical text, hex. */
  hash: v.string(),
  /** 'product' came with the program; 'office' was brought in by an administrator. */
  origin: v.picklist(['product', 'office']),
  activatedAt: instantSchema,
  activatedBy: v.nullable(v.string()),
  reason: v.nullable(v.string()),
  /** Judges today. */
  inForce: v.boolean(),
});
export type PackageRow = v.InferOutput<typeof packageRowSchema>;

const packageSummary = v.strictObject({
  id: v.string(),
  validFrom: daySchema,
  validTo: v.nullable(daySchema),
  hash: v.string(),
  /** The package it is held against: the one in force on its first day; null when none is. */
  against: v.nullable(v.string()),
  /** Places of the content that differ from that one, dotted, at most 200, with both values as JSON. */
  differs: v.array(
    v.strictObject({ path: v.string(), then: v.nullable(v.string()), now: v.nullable(v.string()) }),
  ),
});

export const workContract = {
  /** The stored verdict, the same judged anew from its stored input and package, and the verdict of today's data. Writes nothing but who looked. */
  'work.rejudge': method({
    access: clerks,
    input: personOfNotice,
    output: v.strictObject({
      then: storedVerdictSchema,
      repeated: workVerdictSchema,
      /** The repeated verdict equals the stored one, byte for byte. */
      same: v.boolean(),
      now: workVerdictSchema,
      changes: v.array(verdictChangeSchema),
    }),
  }),
  /** Judges with today's data and keeps the verdict beside the earlier ones; the answer is the whole history, oldest first. */
  'work.judgeAgain': method({
    access: clerks,
    input: v.strictObject({ ...personOfNotice.entries, reason: filledText(500) }),
    output: v.array(storedVerdictSchema),
  }),
  /** Every verdict about one person of a notice, oldest first; empty when none was kept. */
  'work.history': method({
    access: clerks,
    background: true,
    input: personOfNotice,
    output: v.array(storedVerdictSchema),
  }),

  /** Rule packages of the work check, newest first. */
  'package.list': method({
    access: 'session',
    background: true,
    input: nothing,
    output: v.array(packageRowSchema),
  }),
  /** `text` is the content to read and to start a candidate from; the hash is of its canonical form. */
  'package.read': method({
    access: 'session',
    input: v.strictObject({ id: text(60) }),
    output: v.strictObject({ ...packageRowSchema.entries, text: v.string() }),
  }),
  /** Reads a candidate and judges every open record by it; stores nothing. Without summary and changes where the text cannot be read. */
  'package.try': method({
    access: ['administrator'],
    input: v.strictObject({ text: text(longestPackage) }),
    output: v.strictObject({
      issues: v.array(issueSchema),
      summary: v.nullable(packageSummary),
      changes: v.nullable(changesSchema),
    }),
  }),
  /** Takes a package in; the open one before it ends the day before its first. */
  'package.activate': method({
    access: ['administrator'],
    input: v.strictObject({ text: text(longestPackage), reason: filledText(500) }),
    output: v.array(packageRowSchema),
  }),
  /** What a work switch set like this would change among the open records; stores nothing. */
  'setting.try': method({
    access: ['administrator'],
    input: v.strictObject({
      key: text(60),
      value: v.union([text(200), v.number(), v.boolean()]),
      validFrom: v.nullable(daySchema),
    }),
    output: v.strictObject({ changes: changesSchema }),
  }),
};

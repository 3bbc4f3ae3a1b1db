import * as v from 'valibot';
import { importOutcomes, importRowStates, importStates } from '../imports/mapping.ts';
import { importKinds } from '../imports/kinds.ts';
import { feedEncodings, uploadChunkBytes } from '../imports/upload.ts';
import { issueSchema } from './desk.ts';
import { method } from './method.ts';
import {
  base64Schema,
  count,
  daySchema,
  done,
  filledText,
  idSchema,
  instantSchema,
  nothing,
  text,
} from './schemas.ts';

/** Files from other systems: uploads in pieces, imports from reading to taking in. */

const seniors = ['seniorClerk', 'administrator'] as const;
/** Scans of the mail travel in pieces as files for import do. */
const anybody = ['counterClerk', 'mailClerk', 'seniorClerk', 'administrator'] as const;
const key = v.pipe(v.string(), v.regex(/^[A-Za-z]{1,40}$/));
/** A cell of a foreign file; longer ones are refused while parsing. */
const cell = text(4096);
const byField = (value: v.GenericSchema<string>) => v.record(key, value);

export const importMappingSchema = v.strictObject({
  columns: v.pipe(v.array(v.nullable(key)), v.maxLength(200)),
  fixed: byField(text(400)),
  words: v.record(key, v.record(text(400), text(400))),
});

const failureSchema = v.strictObject({
  code: v.string(),
  params: v.record(v.string(), v.union([v.string(), v.number()])),
});

/** Rows by what they would do or did, and what became of them. `bad` wait for repair; `left` rows count nowhere else; `judged` is all of these. */
export const importCountsSchema = v.strictObject({
  rows: count,
  judged: count,
  new: count,
  changed: count,
  same: count,
  bad: count,
  accepted: count,
  left: count,
});
export type ImportCounts = v.InferOutput<typeof importCountsSchema>;

/** One line of the list of imports. */
const headEntries = {
  id: idSchema,
  kind: v.picklist(importKinds),
  source: v.string(),
  snapshotOn: v.nullable(daySchema),
  fileName: v.string(),
  /** Bytes. */
  size: count,
  startedAt: instantSchema,
  startedBy: v.string(),
  state: v.picklist(importStates),
  /** A job is at work on it now; a state ending in -ing without one means it was interrupted. */
  running: v.boolean(),
  counts: importCountsSchema,
};
export const importHeadSchema = v.strictObject(headEntries);
export type ImportHead = v.InferOutput<typeof importHeadSchema>;

export const importViewSchema = v.strictObject({
  ...headEntries,
  /** SHA-256 of the file, hexadecimal. */
  fileHash: v.string(),
  format: v.nullable(
    v.strictObject({
      type: v.picklist(['csv', 'xlsx']),
      encoding: v.nullable(v.string()),
      delimiter: v.nullable(v.string()),
      sheets: v.array(v.string()),
      sheet: v.nullable(v.string()),
      /** Cells that held a formula: the value last computed was taken. */
      formulas: count,
    }),
  ),
  /** Names of the file's columns, from its first row. */
  columns: v.array(v.string()),
  /** First rows of the file as they stand in it. */
  sample: v.array(v.array(v.string())),
  mapping: importMappingSchema,
  /** Whether the mapping was kept from an earlier file of this source, proposed from the headers, or settled for this import. */
  mappingFrom: v.picklist(['saved', 'proposed', 'settled']),
  /** Words of the file that are in no list, with how many rows hold them; the page asks once for each. */
  unresolved: v.array(v.strictObject({ field: key, word: v.string(), rows: count })),
  /** Of the job at work. */
  progress: v.nullable(v.strictObject({ done: count, total: count })),
  /** Why reading ended. */
  failure: v.nullable(failureSchema),
  /** The same file came before. */
  earlier: v.nullable(v.strictObject({ id: idSchema, startedAt: instantSchema, accepted: count })),
  warnings: v.array(issueSchema),
});
export type ImportView = v.InferOutput<typeof importViewSchema>;

export const importRowSchema = v.strictObject({
  /** Line number as people count: the header is line 1. */
  line: count,
  outcome: v.picklist(importOutcomes),
  state: v.picklist(importRowStates),
  /** By field key, as they would be typed. */
  values: byField(v.string()),
  /** Paths are field keys. */
  issues: v.array(issueSchema),
  reason: v.nullable(v.string()),
});
export type ImportRow = v.InferOutput<typeof importRowSchema>;

const line = v.pipe(count, v.minValue(1));
const ofImport = v.strictObject({ id: idSchema });

export const importContract = {
  /** Above 64 MiB a file is refused with `upload.tooLarge` before any of it is sent. */
  'upload.begin': method({
    access: anybody,
    input: v.strictObject({
      fileName: filledText(255),
      size: v.pipe(count, v.minValue(1)),
    }),
    output: v.strictObject({ id: idSchema, chunkBytes: count }),
  }),
  /** Pieces in order, each full but the last. */
  'upload.put': method({
    access: anybody,
    input: v.strictObject({
      id: idSchema,
      index: count,
      data: v.pipe(base64Schema, v.maxLength(4 * Math.ceil(uploadChunkBytes / 3))),
    }),
    output: v.strictObject({ received: count }),
  }),
  'upload.drop': method({ access: anybody, input: ofImport, output: done }),

  /** Starts reading an uploaded file; the answer comes at once, the rest by `import.changed`. */
  'import.start': method({
    access: seniors,
    input: v.strictObject({
      uploadId: idSchema,
      kind: v.picklist(importKinds),
      source: filledText(120),
      snapshotOn: v.nullable(daySchema),
      /** Name of the sheet of a workbook; null takes the first that has rows. */
      sheet: v.nullable(text(120)),
      /** Of a text file; null finds it out. */
      encoding: v.nullable(v.picklist(feedEncodings)),
    }),
    output: ofImport,
  }),
  'import.read': method({ access: seniors, background: true, input: ofImport, output: importViewSchema }),
  'import.list': method({
    access: seniors,
    background: true,
    input: nothing,
    output: v.strictObject({ imports: v.array(importHeadSchema), sources: v.array(v.string()) }),
  }),
  /** The dry run: judges every row by this mapping, which is kept for the next file of the source. */
  'import.judge': method({
    access: seniors,
    input: v.strictObject({ id: idSchema, mapping: importMappingSchema }),
    output: done,
  }),
  'import.rows': method({
    access: seniors,
    background: true,
    input: v.strictObject({
      id: idSchema,
      only: v.nullable(v.picklist(['new', 'changed', 'same', 'bad', 'left'])),
      /** Line after which to go on. */
      after: v.nullable(count),
      limit: v.pipe(count, v.minValue(1), v.maxValue(200)),
    }),
    output: v.strictObject({ rows: v.array(importRowSchema), next: v.nullable(count) }),
  }),
  /** Judges a row anew with values typed by hand. */
  'import.repair': method({
    access: seniors,
    input: v.strictObject({ id: idSchema, line, values: byField(cell) }),
    output: importRowSchema,
  }),
  /** Leaves a held row out for good, with the reason; every held row when no line is named. */
  'import.leave': method({
    access: seniors,
    input: v.strictObject({ id: idSchema, line: v.nullable(line), reason: filledText(300) }),
    output: done,
  }),
  /** Takes in every good row that is not on record yet; bad rows stay held. */
  'import.accept': method({ access: seniors, input: ofImport, output: done }),
  /** Stops the job at a whole row; what was taken in stays. */
  'import.cancel': method({ access: seniors, input: ofImport, output: done }),
  /** Throws away an import of which nothing was taken in. */
  'import.discard': method({ access: seniors, input: ofImport, output: done }),
};

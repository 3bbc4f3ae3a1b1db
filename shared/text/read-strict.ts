import * as v from 'valibot';
import { closestWord } from './closest-word.ts';

/** One thing wrong with a hand-written JSON text: where it is, and the field that was probably meant. */
export interface TextFault {
  /** Dotted from the root, list places as numbers: `permits.0.validFrom`; empty for the text as a whole. */
  readonly place: string;
  readonly kind: 'notJson' | 'unknownField' | 'missingField' | 'noSuchDay' | 'wrongValue';
  /** A known field like the unknown one, or what was expected; empty when nothing can be said. */
  readonly hint: string;
}

type Schema = v.GenericSchema;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const mostFaults = 20;
const fewChoices = 9;

const placeOf = (path: readonly (string | number)[]): string => path.join('.');

/** The schema inside optional, nullable and piped ones. */
function bare(schema: unknown): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  if ('wrapped' in schema) return bare(schema.wrapped);
  if ('pipe' in schema && Array.isArray(schema.pipe) && 'type' in schema && !('entries' in schema)) {
    const [first] = schema.pipe as unknown[];
    return first === schema ? schema : bare(first);
  }
  return schema;
}

/** The schemas that may hold at a place: several where the schema leaves a choice. */
function schemasAt(schema: unknown, path: readonly (string | number)[]): readonly object[] {
  const here = bare(schema);
  if (typeof here !== 'object' || here === null) return [];
  if ('options' in here && Array.isArray(here.options))
    return (here.options as unknown[]).flatMap((option) => schemasAt(option, path));
  const [key, ...rest] = path;
  if (key === undefined) return [here];
  if (hasEntries(here))
    return Object.hasOwn(here.entries, String(key)) ? schemasAt(here.entries[String(key)], rest) : [];
  if ('item' in here) return schemasAt(here.item, rest);
  if ('items' in here && Array.isArray(here.items)) return schemasAt(here.items[Number(key)], rest);
  return 'value' in here ? schemasAt(here.value, rest) : [];
}

function hasEntries(schema: object): schema is { entries: Readonly<Record<string, unknown>> } {
  return 'entries' in schema && typeof schema.entries === 'object' && schema.entries !== null;
}

/** The fields the schema knows at a place; empty where it is no object. */
const fieldsAt = (schema: unknown, path: readonly (string | number)[]): readonly string[] => [
  ...new Set(schemasAt(schema, path).flatMap((here) => (hasEntries(here) ? Object.keys(here.entries) : []))),
];

/**
 * Fields no schema at their place knows, all of them (the library names the first of an object only), and lists where an object is
 * wanted (which the library takes for an object without fields).
 */
function* strayFaults(
  schema: unknown,
  value: unknown,
  path: readonly (string | number)[] = [],
): Generator<TextFault> {
  const here = schemasAt(schema, path);
  if (typeof value !== 'object' || value === null || here.length === 0) return;
  const known = fieldsAt(schema, path);
  if (Array.isArray(value) && known.length > 0) {
    yield { place: placeOf(path), kind: 'wrongValue', hint: 'object' };
    return;
  }
  const isStrict = here.every((each) => 'type' in each && each.type === 'strict_object');
  for (const [key, inner] of Object.entries(value)) {
    const at = [...path, key];
    if (!isStrict || known.includes(key)) yield* strayFaults(schema, inner, at);
    else yield { place: placeOf(at), kind: 'unknownField', hint: closestWord(key, known) ?? '' };
  }
}

function firstOf<Item>(items: Iterable<Item>, count: number): Item[] {
  const first: Item[] = [];
  for (const item of items) {
    if (first.length === count) break;
    first.push(item);
  }
  return first;
}

/** What was expected: a few choices are all named, of many only the likeliest. */
function expectation({ type, expected, input }: v.BaseIssue<unknown>): string {
  if (type !== 'picklist') return expected ?? '';
  const choices = (expected ?? '')
    .replace(/^\((.*)\)$/, '$1')
    .split(' | ')
    .map((choice) => choice.replaceAll('"', ''));
  if (choices.length <= fewChoices) return choices.join(', ');
  return typeof input === 'string' ? (closestWord(input, choices) ?? '') : '';
}

function faultOf(schema: Schema, issue: v.BaseIssue<unknown>): TextFault {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const place = placeOf(path);
  const parent = path.slice(0, -1);
  if (issue.type === 'strict_object' && issue.expected === 'never') {
    const hint = closestWord(String(path.at(-1)), fieldsAt(schema, parent)) ?? '';
    return { place, kind: 'unknownField', hint };
  }
  if (issue.type === 'strict_object' && issue.received === 'undefined')
    return { place, kind: 'missingField', hint: '' };
  const isDay = typeof issue.input === 'string' && dayPattern.test(issue.input);
  const wantsDay = ['guard', 'check', 'custom', 'iso_date'].includes(issue.type);
  if (isDay && wantsDay) return { place, kind: 'noSuchDay', hint: '' };
  if (wantsDay) return { place, kind: 'wrongValue', hint: 'YYYY-MM-DD' };
  return { place, kind: 'wrongValue', hint: expectation(issue) };
}

/**
 * Reads a hand-written JSON text against a strict schema. Unknown fields are named first, each with the known one it is most like:
 * the rest of what is wrong mostly follows from them.
 *
 * @returns the value, or at most 20 faults
 */
export function readStrict<S extends Schema>(
  schema: S,
  text: string,
):
  | { readonly value: v.InferOutput<S>; readonly faults: readonly [] }
  | { readonly value: null; readonly faults: readonly TextFault[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const at = /line \d+ column \d+/.exec(error instanceof Error ? error.message : '')?.[0] ?? '';
    return { value: null, faults: [{ place: '', kind: 'notJson', hint: at }] };
  }
  const read = v.safeParse(schema, json);
  const faults = [
    ...firstOf(strayFaults(schema, json), mostFaults),
    ...(read.issues ?? []).slice(0, mostFaults).map((issue) => faultOf(schema, issue)),
  ];
  if (read.success && faults.length === 0) return { value: read.output, faults: [] };
  const lists = faults.filter(({ hint }) => hint === 'object').map(({ place }) => place);
  const first = faults.filter(
    ({ place }, index) =>
      faults.findIndex((other) => other.place === place) === index &&
      !lists.some((list) => list !== place && (list === '' || place.startsWith(`${list}.`))),
  );
  const unknown = first.filter(({ kind }) => kind === 'unknownField');
  const ordered = [...unknown, ...first.filter((fault) => !unknown.includes(fault))];
  return { value: null, faults: ordered.slice(0, mostFaults) };
}

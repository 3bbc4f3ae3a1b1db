import type { Day } from '../dates/day.ts';
import type { PartialDay } from '../dates/partial-day.ts';

/** What a field holds once read. What is typed is always a string, so that an unreadable value is kept as typed. */
export type FieldKind =
  | 'text'
  | 'name'
  | 'document'
  | 'identifier'
  | 'day'
  | 'partialDay'
  | 'time'
  | 'choice'
  | 'choices'
  | 'flag'
  | 'number'
  | 'phone'
  | 'email';

/** Where a choice field takes its codes from: a reference list of the store, or the few codes written in the field itself. */
export type ChoiceSource = { readonly list: string } | { readonly codes: readonly string[] };

/**
 * A condition over the typed values of the field's own group. Data, so that the page, the door and the slip read the same one.
 */
export type Condition =
  | { readonly field: string; readonly is: readonly string[] }
  | { readonly filled: string }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

export interface Field<Key extends string = string, Kind extends FieldKind = FieldKind> {
  readonly key: Key;
  readonly kind: Kind;
  readonly maxLength: number;
  /** Width on the page in twelfths. */
  readonly columns: number;
  /** Codes of a choice. `free` accepts text that is in no list (a checkpoint nobody listed). */
  readonly choices?: ChoiceSource;
  readonly free?: boolean;
  /** Which way a two-digit year points: births to the past, expiry to the future. */
  readonly century?: 'past' | 'future' | 'near';
  /** The field exists only while this holds; hidden values stay in the draft and are left out of the record. */
  readonly when?: Condition;
  /** `block`: nothing can be registered without it. `warn`: asked for, may be passed. */
  readonly required?: 'block' | 'warn';
  /** Requirement holds only under this condition. */
  readonly requiredWhen?: Condition;
  /** The version of the form that brought this field; 1 unless told otherwise. */
  readonly since?: number;
}

/** The typed values of one group of fields. */
export type GroupValues<Fields extends readonly Field[]> = { [F in Fields[number] as F['key']]: string };

type ValueOf<Kind extends FieldKind> = Kind extends 'day'
  ? Day | null
  : Kind extends 'partialDay'
    ? PartialDay | null
    : Kind extends 'flag'
      ? boolean
      : Kind extends 'number'
        ? number | null
        : Kind extends 'choices'
          ? readonly string[]
          : string | null;

/** The same group once read: every field present, null where nothing (readable) was typed. */
export type GroupContent<Fields extends readonly Field[]> = {
  readonly [F in Fields[number] as F['key']]: ValueOf<F['kind']>;
};

type Options = Partial<Omit<Field, 'key' | 'kind'>>;

const defaultLength: Record<FieldKind, number> = {
  text: 200,
  name: 100,
  document: 30,
  identifier: 20,
  day: 20,
  partialDay: 20,
  time: 8,
  choice: 60,
  choices: 400,
  flag: 3,
  number: 6,
  phone: 40,
  email: 120,
};

/** One field of a form as data. Four columns wide unless told otherwise. */
export function field<const Key extends string, const Kind extends FieldKind>(
  key: Key,
  kind: Kind,
  options: Options = {},
): Field<Key, Kind> {
  return { key, kind, maxLength: defaultLength[kind], columns: 3, ...options };
}

/** Empty values of a group, the start of every draft. */
export function emptyValues<const Fields extends readonly Field[]>(fields: Fields): GroupValues<Fields> {
  return Object.fromEntries(fields.map(({ key }) => [key, ''])) as GroupValues<Fields>;
}

function nothingOf(kind: FieldKind): null | false | readonly string[] {
  if (kind === 'flag') return false;
  return kind === 'choices' ? [] : null;
}

/** What a group nobody filled in reads as. */
export function emptyContent<const Fields extends readonly Field[]>(fields: Fields): GroupContent<Fields> {
  return Object.fromEntries(fields.map(({ key, kind }) => [key, nothingOf(kind)])) as GroupContent<Fields>;
}

/** Evaluates a condition over the typed values of a group. */
export function holds(condition: Condition | undefined, values: Readonly<Record<string, string>>): boolean {
  if (condition === undefined) return true;
  if ('field' in condition) return condition.is.includes(values[condition.field] ?? '');
  if ('filled' in condition) return (values[condition.filled] ?? '').trim() !== '';
  if ('not' in condition) return !holds(condition.not, values);
  if ('all' in condition) return condition.all.every((part) => holds(part, values));
  return condition.any.some((part) => holds(part, values));
}

/** The fields of a group that exist for these values, in paper order. */
export function visibleFields<F extends Field>(
  fields: readonly F[],
  values: Readonly<Record<string, string>>,
): readonly F[] {
  return fields.filter((item) => holds(item.when, values));
}

/** How strongly the field is asked for with these values; undefined when it is not. */
export function requirement(
  item: Field,
  values: Readonly<Record<string, string>>,
): 'block' | 'warn' | undefined {
  if (item.required === undefined || !holds(item.when, values)) return undefined;
  return holds(item.requiredWhen, values) ? item.required : undefined;
}

import * as v from 'valibot';
import type { ReferenceListRow } from '#shared/contract/administration.ts';
import { languages } from '#shared/locale/language.ts';
import type { Language } from '#shared/locale/language.ts';
import { referenceLists } from '#shared/reference/lists.ts';
import type { ReferenceList } from '#shared/reference/lists.ts';

/**
 * A field of one list's rows beside those every row has, as a form asks for it. `words`: in every language of the product. `kept`: of
 * more than one part, taken over unchanged.
 */
export interface ListField {
  readonly key: string;
  readonly kind: 'text' | 'number' | 'flag' | 'choice' | 'codes' | 'words' | 'kept';
  /** May be left empty: not known, or none. */
  readonly nullable: boolean;
  readonly options: readonly string[];
}

const ofEveryRow = new Set(['code', 'validFrom', 'validTo', 'source', 'confidence', 'names']);

interface SchemaShape {
  readonly type: string;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly wrapped?: SchemaShape;
  readonly item?: SchemaShape;
  readonly options?: readonly unknown[];
}

function describe(key: string, schema: SchemaShape, nullable = false): ListField {
  const field = (kind: ListField['kind'], options: readonly string[] = []): ListField => ({
    key,
    kind,
    nullable,
    options,
  });
  switch (schema.type) {
    case 'nullable':
      return schema.wrapped === undefined ? field('kept') : describe(key, schema.wrapped, true);
    case 'string':
      return field('text');
    case 'number':
      return field('number');
    case 'boolean':
      return field('flag');
    case 'picklist':
      return field('choice', (schema.options ?? []).map(String));
    case 'array':
      return field(schema.item?.type === 'string' ? 'codes' : 'kept');
    case 'strict_object':
      return field(
        languages.every((language) => schema.entries?.[language] !== undefined) ? 'words' : 'kept',
      );
    default:
      return field('kept');
  }
}

/** The list's own fields, read off its schema, so that a list that grows a field is asked for it. */
export function fieldsOf(list: ReferenceList): readonly ListField[] {
  const entries = referenceLists[list].entries as Readonly<Record<string, SchemaShape>>;
  return Object.entries(entries)
    .filter(([key]) => !ofEveryRow.has(key))
    .map(([key, schema]) => describe(key, schema));
}

export const hasNames = (list: ReferenceList): boolean => 'names' in referenceLists[list].entries;

/** A field's value as typed text; flags are `yes`, `no` or empty for not known. */
export function typedValue({ kind }: ListField, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (kind === 'flag') return value === true ? 'yes' : 'no';
  if (kind === 'codes') return Array.isArray(value) ? value.join(', ') : '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The inverse of {@link typedValue}; what does not fit stays as it is and is refused by the list's schema. */
export function readValue(field: ListField, typed: string): unknown {
  const text = typed.trim();
  if (field.kind === 'codes') {
    const codes = text.split(/[\s,;]+/).filter((code) => code !== '');
    return codes.length === 0 && field.nullable ? null : codes;
  }
  if (text === '') return field.nullable ? null : field.kind === 'flag' ? false : text;
  if (field.kind === 'number')
    return /^\d{1,9}(?:[.,]\d{1,4})?$/.test(text) ? Number(text.replace(',', '.')) : text;
  if (field.kind === 'flag') return text === 'yes';
  return text;
}

/** A `words` field as typed, by language. */
export function typedWords(value: unknown): Readonly<Record<Language, string>> {
  const words = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const text = (language: Language) => (typeof words[language] === 'string' ? words[language] : '');
  return { kk: text('kk'), ru: text('ru'), en: text('en') };
}

/** The inverse of {@link typedWords}; nothing typed in any language is no words at all where the field may be empty. */
export function readWords({ nullable }: ListField, typed: Readonly<Record<Language, string>>): unknown {
  const words = { kk: typed.kk.trim(), ru: typed.ru.trim(), en: typed.en.trim() };
  return nullable && Object.values(words).every((text) => text === '') ? null : words;
}

/** Names of the fields that do not fit the list's schema; empty when the row may be sent. */
export function misfits(list: ReferenceList, row: ReferenceListRow): ReadonlySet<string> {
  const { names, fields, origin: _origin, ...common } = row;
  const whole = { ...common, ...(hasNames(list) ? { names } : {}), ...fields };
  const result = v.safeParse(referenceLists[list], whole);
  return new Set(
    (result.issues ?? []).map((issue) => (issue.path ?? []).map(({ key }) => String(key)).join('.')),
  );
}

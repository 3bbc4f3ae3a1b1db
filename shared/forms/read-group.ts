import type { Issue } from '../errors.ts';
import { holds, requirement } from './field.ts';
import type { Field, GroupContent, GroupValues } from './field.ts';
import { readField } from './read-field.ts';
import type { ReadContext } from './read-field.ts';

export interface GroupReading<Fields extends readonly Field[]> {
  readonly content: GroupContent<Fields>;
  readonly issues: readonly Issue[];
}

const isBlank = (value: unknown) =>
  value === null || value === false || (Array.isArray(value) && value.length === 0);

/**
 * Reads one group of typed values. Fields whose condition does not hold are left out of the content (null), whatever was typed there
 * before the condition changed. `path` is the dotted place of the group in the form.
 */
export function readGroup<const Fields extends readonly Field[]>(
  fields: Fields,
  values: GroupValues<Fields>,
  { path, context }: { readonly path: string; readonly context: ReadContext },
): GroupReading<Fields> {
  const typed: Readonly<Record<string, string>> = values;
  const content: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const field of fields) {
    const at = `${path}.${field.key}`;
    if (!holds(field.when, typed)) {
      content[field.key] = field.kind === 'flag' ? false : field.kind === 'choices' ? [] : null;
      continue;
    }
    const reading = readField(field, typed[field.key] ?? '', context);
    content[field.key] = reading.value;
    issues.push(...reading.issues.map((issue) => ({ ...issue, path: at })));
    const required = requirement(field, typed);
    if (required !== undefined && isBlank(reading.value) && reading.issues.length === 0) {
      issues.push({ path: at, code: 'field.required', params: {}, severity: required });
    }
  }
  return { content: content as GroupContent<Fields>, issues };
}

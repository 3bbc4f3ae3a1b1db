import { parseDay } from '../dates/day.ts';
import { parsePartialDay, writePartialDay } from '../dates/partial-day.ts';
import { writeDay } from '../dates/typed-day.ts';
import type { Field, GroupContent, GroupValues } from './field.ts';

function writeValue(kind: Field['kind'], value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : '';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.join(',');
  if (typeof value !== 'string') return '';
  if (kind === 'day') {
    const day = parseDay(value);
    return day === null ? '' : writeDay(day);
  }
  if (kind === 'partialDay') {
    const day = parsePartialDay(value);
    return day === null ? '' : writePartialDay(day);
  }
  return value;
}

/** The inverse of reading: what a clerk would have typed for this content. Used to take over a known host or person. */
export function writeValues<const Fields extends readonly Field[]>(
  fields: Fields,
  content: GroupContent<Fields>,
): GroupValues<Fields> {
  const record: Readonly<Record<string, unknown>> = content;
  return Object.fromEntries(
    fields.map(({ key, kind }) => [key, writeValue(kind, record[key])]),
  ) as GroupValues<Fields>;
}

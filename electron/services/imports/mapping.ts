import type { Field } from '#shared/forms/field.ts';
import { headerWords } from '#shared/imports/headers.ts';
import { importFields } from '#shared/imports/kinds.ts';
import type { ImportKind } from '#shared/imports/kinds.ts';
import type { ImportMapping } from '#shared/imports/mapping.ts';
import { inspectBin, inspectIin } from '#shared/identifiers/iin.ts';
import { foldSearch } from '#shared/text/fold.ts';
import type { SavedMapping } from '../../store/tables/imports.ts';
import { isCoded } from './words.ts';
import type { WordReader } from './words.ts';

/** Fields by folded header. */
function headersOf(kind: ImportKind): ReadonlyMap<string, string> {
  const words = headerWords[kind];
  return new Map(
    importFields[kind].flatMap(({ key }) => [
      [key.toLowerCase(), key] as const,
      [foldSearch(key), key] as const,
      ...(words[key] ?? []).map((word) => [foldSearch(word), key] as const),
    ]),
  );
}

/** Which column fills which field, by the names of the columns; each field once, from the first column that names it. */
export function proposeMapping(kind: ImportKind, columns: readonly string[]): ImportMapping {
  const known = headersOf(kind);
  const taken = new Set<string>();
  const chosen = columns.map((column) => {
    const key = known.get(foldSearch(column)) ?? null;
    if (key === null || taken.has(key)) return null;
    taken.add(key);
    return key;
  });
  return { columns: chosen, fixed: {}, words: {} };
}

/** The saved mapping of the source over the columns of this file; columns it does not know are proposed anew. */
export function applySaved(kind: ImportKind, columns: readonly string[], saved: SavedMapping): ImportMapping {
  const proposed = proposeMapping(kind, columns).columns;
  const keys = new Set(importFields[kind].map(({ key }) => key));
  const fromSaved = columns.map((column) => {
    const key = saved.headers[foldSearch(column)];
    return key === undefined || (key !== '' && !keys.has(key)) ? undefined : key;
  });
  const taken = new Set(fromSaved);
  return {
    columns: fromSaved.map((key, index) => {
      if (key !== undefined) return key === '' ? null : key;
      const offer = proposed[index] ?? null;
      return offer === null || taken.has(offer) ? null : offer;
    }),
    fixed: Object.fromEntries(Object.entries(saved.fixed).filter(([key]) => keys.has(key))),
    words: Object.fromEntries(Object.entries(saved.words).filter(([key]) => keys.has(key))),
  };
}

/** What to keep for the next file: columns by their folded names, an empty key for one left out on purpose. */
export function toSave(columns: readonly string[], mapping: ImportMapping): SavedMapping {
  const headers = columns.map((column, index) => [foldSearch(column), mapping.columns[index] ?? ''] as const);
  return {
    headers: Object.fromEntries(headers.filter(([header]) => header !== '')),
    fixed: mapping.fixed,
    words: mapping.words,
  };
}

/** A word that no list explains, once for each field. */
export type OnUnresolved = (field: string, word: string) => void;

/** A cell of a day with its time, as spreadsheets write days into text. */
const withTime = /^(\S+?)[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/;
const grouped = /^\d{1,3}([ \u00a0\u202f]\d{3})+$/;

/** A spreadsheet drops the zeros an identifier begins with; they come back only when the check digit says so. */
function withZeros(text: string): string {
  if (!/^\d{8,11}$/.test(text)) return text;
  const whole = text.padStart(12, '0');
  return inspectIin(whole).length === 0 || inspectBin(whole).length === 0 ? whole : text;
}

/** A cell as a clerk would type it into the field. */
function typedOf(field: Field, cell: string): string {
  switch (field.kind) {
    case 'day':
    case 'partialDay':
      return withTime.exec(cell)?.[1] ?? cell;
    case 'number':
      return grouped.test(cell) ? cell.replace(/\D/g, '') : cell.replace(/^(\d+)[.,]0+$/, '$1');
    case 'identifier':
      return withZeros(cell);
    default:
      return cell;
  }
}

interface Reading {
  readonly kind: ImportKind;
  readonly mapping: ImportMapping;
  readonly readWord: WordReader;
}

/** Turns the cells of a row into the typed values of its kind; the same cells always give the same values. */
export function valueReader({ kind, mapping, readWord }: Reading) {
  const fields = importFields[kind];
  const places = fields.map(({ key }) =>
    mapping.columns.flatMap((chosen, index) => (chosen === key ? [index] : [])),
  );

  function codeOf(field: Field, word: string, onUnresolved?: OnUnresolved): string {
    const text = word.trim();
    if (text === '') return '';
    const own = mapping.words[field.key]?.[foldSearch(text)];
    const code = own ?? readWord(field, text);
    if (code === undefined) onUnresolved?.(field.key, text);
    // A switch that is off is an empty one.
    if (field.kind === 'flag') return code === 'yes' ? 'yes' : '';
    return code ?? text;
  }

  function coded(field: Field, text: string, onUnresolved?: OnUnresolved): string {
    if (field.kind !== 'choices') return codeOf(field, text, onUnresolved);
    const whole = mapping.words[field.key]?.[foldSearch(text)] ?? readWord(field, text);
    if (whole !== undefined) return whole;
    const codes = text.split(/[,;/\n]/).map((part) => codeOf(field, part, onUnresolved));
    return Array.from(new Set(codes.filter((code) => code !== ''))).join(',');
  }

  return (cells: readonly string[], onUnresolved?: OnUnresolved): Record<string, string> => {
    const values: Record<string, string> = {};
    fields.forEach((field, at) => {
      const text = (places[at] ?? [])
        .map((index) => cells[index] ?? '')
        .filter((cell) => cell !== '')
        .join(' ');
      const typed = text === '' ? (mapping.fixed[field.key] ?? '') : text;
      values[field.key] = isCoded(field) ? coded(field, typed, onUnresolved) : typedOf(field, typed);
    });
    return values;
  };
}

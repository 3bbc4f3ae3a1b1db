import { formatDecimal, formatInteger } from '#shared/locale/format.ts';
import type { Language } from '#shared/locale/language.ts';
import { plural } from '#shared/locale/plural.ts';

/** Values for the places of a message. A place that counts takes a number, any other the text to show. */
export type MessageParams = Readonly<Record<string, string | number>>;

/** Names of the places in a message: `'{a} of {count|one:…|other:…}'` gives `'a' | 'count'`. */
export type PlacesOf<Text extends string> = Text extends `${string}{${infer Inside}}${infer Rest}`
  ? (Inside extends `${infer Name}|${string}` ? Name : Inside) | PlacesOf<Rest>
  : never;

const place = /\{([a-zA-Z]\w*)((?:\|[^{}]*)?)\}/g;

/** Names of the places of a message text, each once, sorted. */
export function placesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(place)].map(([, name]) => name ?? ''))].sort();
}

/** Plural categories a message text has forms for, by the name of the counting place. */
export function pluralForms(text: string): ReadonlyMap<string, readonly string[]> {
  const counting = [...text.matchAll(place)].filter(([, , forms]) => forms !== '');
  return new Map(counting.map(([, name = '', forms = '']) => [name, [...formsOf(forms).keys()]]));
}

/**
 * Writes the values into a message: `{name}` takes a value as it is, `{count|one:# day|other:# days}` the form for that number with
 * `#` as the number. A value that was not given leaves its place visible, so that a defect shows instead of a silent gap.
 */
export function fill(text: string, language: Language, params: MessageParams = {}): string {
  return text.replace(place, (whole, name: string, forms: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return whole;
    if (forms === '') return String(value);
    const byCategory = formsOf(forms);
    const count = Number(value);
    const form = byCategory.get(plural(language, count)) ?? byCategory.get('other');
    return form === undefined ? whole : form.replaceAll('#', numberIn(language, count));
  });
}

/** A message without its values: every place is an ellipsis, counting ones in the form for many. */
export function withGaps(text: string): string {
  return text.replace(place, (_whole, _name: string, forms: string) =>
    forms === '' ? '…' : (formsOf(forms).get('other') ?? '…').replaceAll('#', '…'),
  );
}

function numberIn(language: Language, value: number): string {
  return Number.isSafeInteger(value) ? formatInteger(value, language) : formatDecimal(value, language);
}

/** Reads `|one:# day|other:# days`. */
function formsOf(forms: string): Map<string, string> {
  const parts = forms.slice(1).split('|');
  return new Map(parts.map((part) => [part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 1)]));
}

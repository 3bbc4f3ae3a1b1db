import type { Day } from '#shared/dates/day.ts';
import type { Field } from '#shared/forms/field.ts';
import { codeWords, placeWords, wholeCountryWords } from '#shared/imports/words.ts';
import { foldSearch } from '#shared/text/fold.ts';
import { wholeCountry } from '#shared/work/permit.ts';
import type { ReferenceBook } from '../reference-book.ts';
import { isReferenceList } from '../reference-book.ts';

/** What the words of one field mean: folded word to code; null where two codes share the word. */
type Dictionary = ReadonlyMap<string, string | null>;

/** Says what a word of a file means in a field; undefined when it is in no list. */
export type WordReader = (field: Field, word: string) => string | undefined;

const foldedPlaces = new Set(Array.from(placeWords, foldSearch));

/** The word without what says only of what kind a place is: `г. Шымкент` and `Шымкент қаласы` are one. */
const bare = (folded: string): string =>
  folded
    .split(' ')
    .filter((part) => !foldedPlaces.has(part))
    .join(' ');

function dictionaryOf(entries: Iterable<readonly [word: string, code: string]>): Dictionary {
  const found = new Map<string, string | null>();
  for (const [word, code] of entries) {
    const known = found.get(word);
    found.set(word, known === undefined || known === code ? code : null);
  }
  return found;
}

interface NamedRow {
  readonly code: string;
  readonly names?: Readonly<Record<string, string>> | null;
  readonly alpha2?: string | null;
}

function* listEntries(rows: readonly NamedRow[]): Generator<readonly [string, string]> {
  for (const { code, names, alpha2 } of rows) {
    yield [foldSearch(code), code];
    if (typeof alpha2 === 'string') yield [foldSearch(alpha2), code];
    for (const name of Object.values(names ?? {})) yield [foldSearch(name), code];
  }
}

/** Names without their kind of place, for words that are no whole name of anything. */
function* bareEntries(rows: readonly NamedRow[]): Generator<readonly [string, string]> {
  for (const { code, names } of rows)
    for (const name of Object.values(names ?? {})) yield [bare(foldSearch(name)), code];
}

function* codeEntries(codes: readonly string[]): Generator<readonly [string, string]> {
  for (const code of codes) yield [foldSearch(code), code];
  const list = codeWords.find(({ codes: [first] }) => first === codes[0]);
  for (const [code, words] of Object.entries(list?.words ?? {}))
    if (codes.includes(code)) for (const word of words) yield [foldSearch(word), code];
}

/** Reads words by the reference lists in force on a day and by the office words of our own codes, in any of the three languages. */
export function wordReader(reference: Pick<ReferenceBook, 'inForce'>, on: Day): WordReader {
  const exact = new Map<string, Dictionary>();
  const loose = new Map<string, Dictionary>();
  const folded = new Map<string, string>();

  const fold = (word: string): string => {
    const known = folded.get(word) ?? foldSearch(word);
    if (folded.size < 10_000) folded.set(word, known);
    return known;
  };

  function lists(field: Field): readonly [Dictionary, Dictionary] {
    const list = listOf(field);
    const codes = field.kind === 'flag' ? ['yes', 'no'] : codesOf(field);
    const name = list ?? codes.join(' ');
    const known = exact.get(name);
    if (known !== undefined) return [known, loose.get(name) ?? new Map()];
    const rows: readonly NamedRow[] =
      list !== null && isReferenceList(list) ? reference.inForce(list, on) : [];
    const whole =
      list === 'regions' ? wholeCountryWords.map((word) => [foldSearch(word), wholeCountry] as const) : [];
    const entries = list === null ? codeEntries(codes) : [...listEntries(rows), ...whole];
    const made = [dictionaryOf(entries), dictionaryOf(bareEntries(rows))] as const;
    exact.set(name, made[0]);
    loose.set(name, made[1]);
    return made;
  }

  return (field, word) => {
    const [whole, parts] = lists(field);
    const key = fold(word);
    const code = whole.get(key) ?? parts.get(bare(key));
    return code ?? undefined;
  };
}

const codesOf = ({ choices }: Field): readonly string[] =>
  choices !== undefined && 'codes' in choices ? choices.codes : [];

/** The reference list of a field. The ledger's region is typed as a code, but files name the region. */
function listOf({ choices, key, kind }: Field): string | null {
  if (choices !== undefined && 'list' in choices) return choices.list;
  return key === 'region' && kind === 'text' ? 'regions' : null;
}

/** Whether the values of a field are codes of some list. */
export const isCoded = (field: Field): boolean =>
  field.kind === 'flag' || field.choices !== undefined || listOf(field) !== null;

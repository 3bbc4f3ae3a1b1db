import { kazakhSpellings, russianSpellings } from './transliterate.ts';

/** Letters of neighbouring alphabets, and Latin letters that are more than a base letter with an accent. */
const furtherSpellings: Readonly<Record<string, string>> = {
  ў: 'o',
  ҳ: 'h',
  ҷ: 'j',
  җ: 'j',
  ґ: 'g',
  є: 'ie',
  ї: 'i',
  ј: 'i',
  ş: 'sh',
  š: 'sh',
  ș: 'sh',
  ç: 'ch',
  č: 'ch',
  ž: 'zh',
  ı: 'i',
  ə: 'a',
  ŋ: 'n',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

const spellings: ReadonlyMap<string, string> = new Map([
  ...[...russianSpellings, ...kazakhSpellings].map(
    ({ letter, latin }) => [letter.toLowerCase(), latin.toLowerCase()] as const,
  ),
  ...Object.entries(furtherSpellings),
]);

/** One letter for several that transliterations exchange. */
const sameLetter: ReadonlyMap<string, string> = new Map([
  ['y', 'i'],
  ['q', 'k'],
  ['w', 'v'],
  ['x', 'h'],
]);

/**
 * Groups that transliterations write for one sound, longest first; each is shorter afterwards, so folding ends. Two more depend on
 * the letter after them and stand in foldWord: a lone c is a k (Victor), and ks becomes h, because Uzbek writes х as x where English
 * writes кс.
 */
const groups: readonly (readonly [group: string, folded: string])[] = [
  ['shch', 'sh'],
  ['chj', 'j'],
  ['sch', 'sh'],
  ['kh', 'h'],
  ['gh', 'g'],
  ['ph', 'f'],
  ['zh', 'j'],
  ['dj', 'j'],
  ['ng', 'n'],
  ['ie', 'e'],
  ['io', 'e'],
];
const longestGroup = 4;
const endsGroup: ReadonlySet<string> = new Set(groups.map(([group]) => group.slice(-1)));
/** Letters at the end of a folded word that a following letter can turn into another. */
const mayChange: ReadonlySet<string> = new Set('cdhijkpz');

/**
 * One key for all spellings of a name: Cyrillic (Kazakh, Russian and neighbours), Latin transliterations, Kazakh and Uzbek Latin,
 * accents, case. `Әбдіғалиев`, `Абдигалиев`, `ABDIGALIYEV` and `Abdiǵaliev` share one. Words keep their order, separated by single
 * spaces; digits and punctuation separate words. Different names may share a key: show exact matches first.
 */
export function foldName(text: string): string {
  return foldWords(text, /[^\p{Letter}]+/u);
}

/** As {@link foldName} for free text: digits stay as they are. */
export function foldSearch(text: string): string {
  return foldWords(text, /[^\p{Letter}\p{Number}]+/u);
}

/**
 * The part of the folded key that further typing cannot change, for a prefix search while a name is typed: `ABDIGALI` may go on as
 * `ABDIGALIYEV`, whose key begins with `abdigal` but not with `abdigali`.
 */
export function foldPrefix(text: string): string {
  const folded = foldSearch(text);
  let end = folded.length;
  while (end > 0 && mayChange.has(folded.charAt(end - 1))) end -= 1;
  return folded.slice(0, end);
}

/** Key of a person's whole name that does not depend on which words were taken for the surname: folded words in fixed order. */
export function nameKey(surname: string, givenNames: string): string {
  return foldName(`${surname} ${givenNames}`).split(' ').sort().join(' ');
}

function foldWords(text: string, between: RegExp): string {
  return latinise(text)
    .split(between)
    .filter((word) => word !== '')
    .map(foldWord)
    .join(' ');
}

const asciiOnly = /^[ -~]*$/;

function latinise(text: string): string {
  // Most passports: nothing to respell, and no marks but these two.
  if (asciiOnly.test(text)) return text.toLowerCase().replace(/['`]/g, '');
  const lower = text.normalize('NFKC').toLowerCase().normalize('NFC');
  const bare = spell(lower)
    .normalize('NFD')
    .replace(/[\p{Mark}\p{Modifier_Letter}'’‘`´]/gu, '');
  // Once more for letters that were hidden under an accent (Tajik ӣ).
  return spell(bare.normalize('NFC'));
}

function spell(text: string): string {
  let spelt = '';
  for (const letter of text) spelt += spellings.get(letter) ?? letter;
  return spelt;
}

/** Letter by letter onto a stack whose top is always folded: one pass, however long the word. */
function foldWord(word: string): string {
  const folded: string[] = [];
  const letters = Array.from(word);
  letters.forEach((letter, index) => {
    const beforeH = letters[index + 1] === 'h';
    if (letter === 'c') push(folded, beforeH ? 'c' : 'k');
    else if (letter === 's' && !beforeH && folded.at(-1) === 'k') replaceEnd(folded, 1, 'h');
    else push(folded, sameLetter.get(letter) ?? letter);
  });
  return folded.join('');
}

function push(folded: string[], letter: string): void {
  if (letter === folded.at(-1) && /[a-z]/.test(letter)) return;
  folded.push(letter);
  if (!endsGroup.has(letter)) return;
  const end = folded.slice(-longestGroup).join('');
  const found = groups.find(([group]) => end.endsWith(group));
  if (found !== undefined) replaceEnd(folded, found[0].length, found[1]);
}

function replaceEnd(folded: string[], count: number, letters: string): void {
  folded.splice(-count, count);
  for (const letter of letters) push(folded, letter);
}

import { warning, type IdentifierWarning } from './warning.ts';

/** Upper-case Cyrillic letters printed like a Latin one. */
const latinTwins: ReadonlyMap<string, string> = new Map(
  Object.entries({
    А: 'A',
    В: 'B',
    С: 'C',
    Е: 'E',
    Ё: 'E',
    Һ: 'H',
    Н: 'H',
    І: 'I',
    Ї: 'I',
    Ј: 'J',
    К: 'K',
    М: 'M',
    О: 'O',
    Р: 'P',
    Ԛ: 'Q',
    Ѕ: 'S',
    Т: 'T',
    Ԝ: 'W',
    Х: 'X',
    У: 'Y',
    Ү: 'Y',
  }),
);

/**
 * The key two spellings of one document number share: upper case, without blanks, dashes and commas, Cyrillic letters that look
 * Latin taken as Latin. For matching only; what was typed is kept.
 */
export function documentKey(number: string): string {
  const upper = number.normalize('NFKC').toUpperCase().normalize('NFKC');
  return upper
    .replace(/[\s,\p{Dash_Punctuation}\u2212]/gu, '')
    .replace(/\p{Script=Cyrillic}/gu, (letter) => latinTwins.get(letter) ?? letter);
}

/**
 * Warns of letters from the wrong alphabet: `document.lookalikes` { letters } when Cyrillic letters of a number could all be Latin
 * ones, `document.mixedScripts` { letters } when it has Latin letters beside Cyrillic ones that cannot be mistaken. A number in
 * plain Cyrillic (`АБ 123456`) passes.
 */
export function documentNumberWarnings(number: string): IdentifierWarning[] {
  const upper = number.normalize('NFC').toUpperCase();
  const cyrillic = [...new Set(upper.match(/\p{Script=Cyrillic}/gu))];
  if (cyrillic.length === 0) return [];
  const params = { letters: cyrillic.join(', ') };
  if (cyrillic.every((letter) => latinTwins.has(letter))) return [warning('document.lookalikes', params)];
  return /\p{Script=Latin}/u.test(upper) ? [warning('document.mixedScripts', params)] : [];
}

/**
 * Kazakh alphabetical order, in which Russian letters keep their Russian order: punctuation, digits, Cyrillic, Latin, anything else.
 * Agrees with the CLDR collation for Kazakh, which the Chromium in Electron does not carry.
 */
const punctuation = ' _-,.\'’"()/';
const digits = '0123456789';
const cyrillic = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';
const latin = 'abcdefghijklmnopqrstuvwxyz';

const firstWeight = 0x100;
const weights: ReadonlyMap<string, string> = new Map(
  Array.from(punctuation + digits + cyrillic + latin, (letter, index) => [
    letter,
    String.fromCharCode(firstWeight + index),
  ]),
);
/** Sorts letters of other alphabets behind, by code point. */
const otherLetter = '\u2fff';
/** Below every weight, so that the shorter word comes first. */
const levelEnd = '!';
/** Above the end of a level, below every combining mark. */
const noAccent = '0';

interface Levels {
  letters: string;
  accents: string;
  cases: string;
}

/**
 * A key that plain comparison, SQLite's BINARY collation included, puts into Kazakh alphabetical order: letters decide first, then
 * accents, then case with small letters first. Not for people to read.
 */
export function sortKey(text: string): string {
  const levels: Levels = { letters: '', accents: '', cases: '' };
  for (const character of text.normalize('NFC')) addCharacter(levels, character);
  return levels.letters + levelEnd + levels.accents + levelEnd + levels.cases;
}

function addCharacter(levels: Levels, character: string): void {
  const lower = character.toLowerCase();
  const letterCase = lower === character ? 'a' : 'b';
  if (weights.has(lower)) {
    addLetter(levels, lower, letterCase);
    return;
  }
  // A letter with an accent counts as the letter; the accent decides between words that are otherwise equal.
  for (const part of lower.normalize('NFD')) {
    if (/\p{Mark}/u.test(part)) {
      levels.accents += part;
    } else {
      addLetter(levels, part, letterCase);
    }
  }
}

function addLetter(levels: Levels, letter: string, letterCase: 'a' | 'b'): void {
  levels.letters += weights.get(letter) ?? otherLetter + letter;
  levels.accents += noAccent;
  levels.cases += letterCase;
}

/** Negative, zero or positive as `one` comes before, with or after `other` in Kazakh alphabetical order. */
export function compareText(one: string, other: string): number {
  const [first, second] = [sortKey(one), sortKey(other)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

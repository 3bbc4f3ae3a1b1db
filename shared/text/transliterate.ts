/** One row of the table: a Cyrillic letter and its Latin spelling, upper case; an empty spelling drops the letter. */
export interface LatinSpelling {
  readonly letter: string;
  readonly latin: string;
  /** `unconfirmed`: no order prescribing it was found; an administrator may replace it. */
  readonly source: 'ICAO Doc 9303 part 3, section 6' | 'unconfirmed';
}

const icao = 'ICAO Doc 9303 part 3, section 6';

function rows(source: LatinSpelling['source'], spellings: Readonly<Record<string, string>>): LatinSpelling[] {
  return Object.entries(spellings).map(([letter, latin]) => ({ letter, latin, source }));
}

/** Russian letters as machine-readable documents spell them. */
export const russianSpellings: readonly LatinSpelling[] = rows(icao, {
  А: 'A',
  Б: 'B',
  В: 'V',
  Г: 'G',
  Д: 'D',
  Е: 'E',
  Ё: 'E',
  Ж: 'ZH',
  З: 'Z',
  И: 'I',
  Й: 'I',
  К: 'K',
  Л: 'L',
  М: 'M',
  Н: 'N',
  О: 'O',
  П: 'P',
  Р: 'R',
  С: 'S',
  Т: 'T',
  У: 'U',
  Ф: 'F',
  Х: 'KH',
  Ц: 'TS',
  Ч: 'CH',
  Ш: 'SH',
  Щ: 'SHCH',
  Ъ: 'IE',
  Ы: 'Y',
  Ь: '',
  Э: 'E',
  Ю: 'IU',
  Я: 'IA',
});

/** The letters Kazakh adds, as commonly seen on its documents. */
export const kazakhSpellings: readonly LatinSpelling[] = rows('unconfirmed', {
  Ә: 'A',
  Ғ: 'G',
  Қ: 'K',
  Ң: 'N',
  Ө: 'O',
  Ұ: 'U',
  Ү: 'U',
  Һ: 'H',
  І: 'I',
});

/**
 * A Latin spelling to offer for a Cyrillic name, in upper case: `Ахметов` → `AKHMETOV`. A suggestion only: what the document says
 * always stands. Letters outside the tables stay as they are.
 */
export function suggestLatin(text: string, kazakh: readonly LatinSpelling[] = kazakhSpellings): string {
  const spellings = new Map([...russianSpellings, ...kazakh].map(({ letter, latin }) => [letter, latin]));
  return Array.from(text.normalize('NFC').toUpperCase(), (letter) => spellings.get(letter) ?? letter).join(
    '',
  );
}

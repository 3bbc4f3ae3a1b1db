import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText, sortKey } from '#shared/text/collate.ts';
import { hasForbiddenCharacters } from '#shared/text/control-characters.ts';
import { foldName, foldPrefix, foldSearch, nameKey } from '#shared/text/fold.ts';
import { kazakhSpellings, russianSpellings, suggestLatin } from '#shared/text/transliterate.ts';

const kazakhLetters = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя';
const kazakhCharacters = Array.from(kazakhLetters + kazakhLetters.toUpperCase());
const cyrillicWord = fc.string({
  unit: fc.constantFrom(...kazakhCharacters),
  minLength: 1,
  maxLength: 12,
});
const latinWord = fc.string({
  unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz')),
  minLength: 1,
  maxLength: 12,
});

describe('a folded name', () => {
  it.each([
    ['Әбдіғалиев', 'Абдигалиев', 'ABDIGALIYEV', 'Abdiǵaliev', 'ABDIGALIEV', 'Äbdiğaliev'],
    ['Ахметов', 'Akhmetov', 'AHMETOV', 'Axmetov', 'АХМЕТОВ', 'Ахмётов'],
    ['Жүнісов', 'Zhunissov', 'Жунисов', 'Jünisov', 'ZHUNISOV', 'Zhünisov'],
    ['Хадиша', 'Khadisha', 'Hadişa', 'Hadisha', 'Хадіша'],
    ['Есенов', 'Yesenov', 'Esenov', 'YESSENOV'],
    ['Королёв', 'Королев', 'Korolev', 'KOROLEV', 'Korolyev'],
    ['Семёнов', 'Semenov', 'Semyonov'],
    ['Юлия', 'Yuliya', 'Iuliia', 'Yulia'],
    ['Сергей', 'Sergey', 'Sergei', 'SERGEI'],
    ['Дмитрий', 'Dmitriy', 'Dmitrii', 'Dmitry'],
    ['Александр', 'Aleksandr', 'ALEKSANDR', 'Alexandr'],
    ['Қожахмет', 'Kozhakhmet', 'Qojahmet', 'Кожахмет'],
    ['Айгүл', 'Aigul', 'Aygul', 'Aigül', 'АЙГУЛЬ'],
    ['Шыңғыс', 'Shyngys', 'Şyñğys', 'Шынгыс'],
    ['Щербаков', 'Shcherbakov', 'Scherbakov'],
    ['Цой', 'Tsoi', 'Tsoy'],
    ['Йўлдошев', "Yo'ldoshev", 'Yoʻldoshev', 'YOLDOSHEV'],
    ['Жўраев', "Jo'raev", 'Joʻrayev', 'Zhorayev'],
    ['Чжан', 'Zhang'],
    ['Нұрсұлтан', 'Nursultan', 'Nūrsūltan', 'NURSULTAN'],
    ['Раҳимов', 'Rahimov', 'Raximov', 'Rakhimov', 'Рахимов'],
    ['Шарипӣ', 'Sharipi', 'Шарипи'],
    ['Виктор', 'Victor', 'Viktor'],
    ['Jean-Luc', 'jean luc', 'JEAN<LUC', ' Jéan  Luc. '],
  ])('of %s is shared by its spellings', (...spellings) => {
    expect(new Set(spellings.map(foldName)).size, spellings.map(foldName).join(' | ')).toBe(1);
    expect(spellings.map(foldName)[0]).not.toBe('');
  });

  it.each([
    ['Ахметов', 'Ахметова'],
    ['Иванов', 'Петров'],
    ['Асанов', 'Есенов'],
    ['Ли Мин', 'Мин Ли'],
    ['Бакшиев', 'Бахиев'],
  ])('tells %s from %s', (one, other) => expect(foldName(one)).not.toBe(foldName(other)));

  it.each([
    ['Әбдіғалиев Нұрлан', 'abdigalev nurlan'],
    ['  Ли \t Мин ', 'li min'],
    ['SAMPLE<<PERSON<<<', 'sample person'],
    ['', ''],
    ['--- 12 ...', ''],
    ['李明', '李明'],
  ])('of %j is %j', (name, key) => expect(foldName(name)).toBe(key));

  it('is the same for a Cyrillic name and its suggested Latin spelling', () => {
    fc.assert(
      fc.property(cyrillicWord, (word) => {
        expect(foldName(suggestLatin(word))).toBe(foldName(word));
      }),
      { seed: 1, numRuns: 5000 },
    );
  });

  it('is its own key and ignores case, accents kept apart and surrounding blanks', () => {
    fc.assert(
      fc.property(fc.oneof(cyrillicWord, latinWord, fc.string({ unit: 'grapheme' })), (word) => {
        const key = foldName(word);
        expect(foldName(key)).toBe(key);
        expect(foldSearch(foldSearch(word))).toBe(foldSearch(word));
        expect(foldName(`  ${word}\n`)).toBe(key);
        expect(foldName(word.normalize('NFD'))).toBe(foldName(word.normalize('NFC')));
        expect(key).toBe(key.trim());
        expect(key).not.toContain('  ');
      }),
      { seed: 2, numRuns: 5000 },
    );
    fc.assert(
      fc.property(fc.oneof(cyrillicWord, latinWord), (word) => {
        expect(foldName(word.toUpperCase())).toBe(foldName(word));
      }),
      { seed: 3, numRuns: 2000 },
    );
  });

  it('begins with the stable part of what has been typed so far', () => {
    const words = fc.oneof(cyrillicWord, latinWord);
    fc.assert(
      fc.property(words, words, (start, more) => {
        expect(foldSearch(start + more).startsWith(foldPrefix(start))).toBe(true);
      }),
      { seed: 4, numRuns: 20_000 },
    );
    expect(foldPrefix('ABDIGALI')).toBe('abdigal');
    expect(foldPrefix('Ахмет')).toBe('ahmet');
    expect(foldPrefix('')).toBe('');
  });

  it('keeps digits of free text', () => {
    expect(foldSearch('Абай даңғылы, 1100/22а')).toBe('abai danili 1100 22a');
    expect(foldName('Абай 1100')).toBe('abai');
  });

  it('of a person does not depend on which word is the surname', () => {
    expect(nameKey('Sukarno', '')).toBe(nameKey('', 'SUKARNO'));
    expect(nameKey('Ахметов', 'Али Серик')).toBe(nameKey('Serik', 'Akhmetov Ali'));
    expect(nameKey('', '')).toBe('');
    expect(nameKey('Ахметов', 'Али')).not.toBe(nameKey('Ахметова', 'Али'));
  });

  it('takes time that grows with the length', () => {
    const started = performance.now();
    for (const part of ['shch', 'i', 'ш', 'ik', 'kks', "'", ' а', 'ье']) {
      foldName(part.repeat(100_000));
      foldPrefix(part.repeat(100_000));
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('a suggested Latin spelling', () => {
  it.each([
    ['Ахметов', 'AKHMETOV'],
    ['Щукин Юрий', 'SHCHUKIN IURII'],
    ['Подъячев', 'PODIEIACHEV'],
    ['Әбдіғалиев Нұрсұлтан', 'ABDIGALIEV NURSULTAN'],
    ['Қоңырбай-Һәкім', 'KONYRBAI-HAKIM'],
    ['Smith', 'SMITH'],
    ['й', 'I'],
    ['', ''],
  ])('of %s is %s', (name, latin) => expect(suggestLatin(name)).toBe(latin));

  it('comes from rows that say how sure they are', () => {
    expect(russianSpellings).toHaveLength(33);
    expect(kazakhSpellings.map(({ letter }) => letter).join('')).toBe('ӘҒҚҢӨҰҮҺІ');
    expect(new Set(kazakhSpellings.map(({ source }) => source))).toEqual(new Set(['unconfirmed']));
  });

  it('follows an edited Kazakh column', () => {
    const edited = kazakhSpellings.map((row) => (row.letter === 'Қ' ? { ...row, latin: 'Q' } : row));
    expect(suggestLatin('Қанат', edited)).toBe('QANAT');
  });

  it('has only the letters of a machine-readable zone for any Kazakh or Russian word', () => {
    const onlyLatin = fc.property(cyrillicWord, (word) => /^[A-Z]*$/.test(suggestLatin(word)));
    fc.assert(onlyLatin, { seed: 6 });
  });
});

describe('Kazakh order', () => {
  const reference = new Intl.Collator('kk');
  const sorted = fc.string({
    unit: fc.constantFrom(...kazakhCharacters, ...Array.from('abcxyzABXYZ0189 -.,()/éüñÉ')),
    maxLength: 8,
  });

  it('is the alphabet', () => {
    expect(Array.from(kazakhLetters).reverse().sort(compareText).join('')).toBe(kazakhLetters);
  });

  it.each(['letters', 'words'])('agrees with the reference collation on random %s', (kind) => {
    const text = kind === 'letters' ? fc.constantFrom(...kazakhCharacters) : sorted;
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(Math.sign(compareText(one, other)), `${one} / ${other}`).toBe(
          Math.sign(reference.compare(one, other)),
        );
      }),
      { seed: 20261122, numRuns: 30_000 },
    );
  });

  it('agrees on words that share a beginning', () => {
    fc.assert(
      fc.property(sorted, sorted, sorted, (start, one, other) => {
        expect(Math.sign(compareText(start + one, start + other))).toBe(
          Math.sign(reference.compare(start + one, start + other)),
        );
      }),
      { seed: 7, numRuns: 20_000 },
    );
  });

  it('has keys that compare byte by byte in UTF-8, as SQLite does', () => {
    const bytes = (text: string) => Buffer.from(sortKey(text), 'utf8');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), sorted, sorted, (any, one, other) => {
        expect(Math.sign(Buffer.compare(bytes(one), bytes(other)))).toBe(Math.sign(compareText(one, other)));
        expect(compareText(any, any.normalize('NFD'))).toBe(0);
        expect(sortKey(any)).not.toContain('\0');
      }),
      { seed: 8, numRuns: 3000 },
    );
  });

  it('takes time that grows with the length', () => {
    const started = performance.now();
    sortKey('Әй'.repeat(2e5));
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

describe('forbidden characters', () => {
  it.each([
    0x00, 0x07, 0x0a, 0x0d, 0x1b, 0x7f, 0x85, 0xad, 0x34f, 0x61c, 0x115f, 0x180e, 0x200b, 0x200c, 0x200d,
    0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0x3164, 0xd800, 0xdfff, 0xe000,
    0xf8ff, 0xfeff, 0xfff9, 0xfffe, 0xffff, 0xe0041, 0xf0000, 0x10ffff,
  ])('include U+%i anywhere in a text', (code) => {
    const character = String.fromCodePoint(code);
    for (const text of [character, `Абай${character}`, `${character} 10`])
      expect(hasForbiddenCharacters(text)).toBe(true);
  });

  it.each([
    '',
    'Әбдіғалиев Нұрлан',
    'Jean-Luc O’Neil',
    'é ñ ß İ',
    '李明 🙂',
    '№ 12/3 «А»',
    'محمد',
    '₸ 100\u00a0000',
  ])('do not include %j', (text) => expect(hasForbiddenCharacters(text)).toBe(false));

  it('let line breaks and tabs through where there are lines', () => {
    expect(hasForbiddenCharacters('one\ntwo\r\n\tthree', { lines: true })).toBe(false);
    expect(hasForbiddenCharacters('one\ntwo')).toBe(true);
    for (const text of ['one\n\u0000', 'one\u202e\n', '\u000b'])
      expect(hasForbiddenCharacters(text, { lines: true })).toBe(true);
  });
});

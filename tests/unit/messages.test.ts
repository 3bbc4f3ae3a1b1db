import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '../../shared/locale/language.ts';
import type { Language } from '../../shared/locale/language.ts';
import { fill, placesIn, pluralForms } from '../../renderer/messages/fill.ts';
import { isMessageKey, messageIn } from '../../renderer/messages/index.ts';
import { en } from '../../renderer/messages/en/index.ts';
import { kk } from '../../renderer/messages/kk/index.ts';
import { ru } from '../../renderer/messages/ru/index.ts';

const messages: Record<Language, Readonly<Record<string, string>>> = { kk, ru, en };
const keys = Object.keys(en);
const folder = (language: Language) => new URL(`../../renderer/messages/${language}/`, import.meta.url);
const areaFiles = (language: Language) =>
  readdirSync(folder(language))
    .filter((name) => name !== 'index.ts')
    .sort();

/** Latin words that Kazakh and Russian texts may hold: the product, keys as printed on them, names of systems, signs and formats. */
const latinAllowed =
  /\b(Qabyldau|Astana Hub|Enter|Esc|Tab|Ctrl|Alt|Shift|Caps|Lock|Home|End|PgUp|PgDn|F\d{1,2}|e-Qonaq|eQonaq|VMP|vmp|egov|gov|kz|KZ|MRZ|QR|S10|UPU|PDF|JPEG|TIFF|BigTIFF|DL|JSON|XLSX|SQLite|IBAN|ICAO|ISO|Chromium|Electron|A4|A5|XX|[A-Z]{3}|[A-Z]\d{0,2}|http|https)\b/g;

const formsNeeded: Record<Language, readonly string[]> = {
  kk: ['one', 'other'],
  ru: ['one', 'few', 'many', 'other'],
  en: ['one', 'other'],
};

describe.each(languages)('messages in %s', (language) => {
  const texts = Object.entries(messages[language]);

  test('have the keys of the English ones', () => {
    expect(texts.map(([key]) => key).sort()).toEqual([...keys].sort());
  });

  test('have every area file merged, and no key in two areas', async () => {
    const seen = new Map<string, string>();
    for (const file of areaFiles(language)) {
      const area = (await import(new URL(file, folder(language)).href)) as Record<
        string,
        Record<string, string>
      >;
      for (const key of Object.values(area).flatMap((one) => Object.keys(one))) {
        expect(seen.get(key), `${key} is in ${file} too`).toBeUndefined();
        expect(messages[language], `${file} is not in index.ts`).toHaveProperty([key]);
        seen.set(key, file);
      }
    }
    expect(seen.size).toBe(keys.length);
  });

  test('have the places of the English ones', () => {
    for (const [key, text] of texts) expect(placesIn(text), key).toEqual(placesIn(messages.en[key] ?? ''));
  });

  test('have no brace that opens no place', () => {
    for (const [key, text] of texts) {
      expect(
        fill(text, language, Object.fromEntries(placesIn(text).map((name) => [name, 1]))),
        key,
      ).not.toMatch(/[{}]/);
    }
  });

  test('have every plural form the language needs', () => {
    for (const [key, text] of texts) {
      for (const forms of pluralForms(text).values())
        expect([...forms].sort(), key).toEqual([...formsNeeded[language]].sort());
    }
  });

  test('are not empty, have no blanks around them, no double blanks', () => {
    for (const [key, text] of texts) expect(text, key).toMatch(/^\S(?:(?! {2})[^])*$/);
    for (const [key, text] of texts) expect(text, key).not.toMatch(/\s$/);
  });

  test('say neither "we" nor anything with an exclamation mark', () => {
    const we = /(?<![\p{L}])(?:we|our|мы|наш|наша|наше|біз|біздің)(?![\p{L}])/iu;
    for (const [key, text] of texts) expect(text, key).not.toMatch(/!/);
    for (const [key, text] of texts) expect(text, key).not.toMatch(we);
  });
});

test.each(['kk', 'ru'] as const)('no English word is left in %s', (language) => {
  for (const [key, text] of Object.entries(messages[language])) {
    const words = text.replace(/\{[a-zA-Z]\w*/g, '').replace(/\|?(?:one|few|many|other):/g, '');
    expect(words.replace(latinAllowed, ''), key).not.toMatch(/[A-Za-z]{2,}/);
  }
});

test('Kazakh and Russian area files are those of English', () => {
  expect(areaFiles('kk')).toEqual(areaFiles('en'));
  expect(areaFiles('ru')).toEqual(areaFiles('en'));
});

test('Kazakh texts are not Russian ones left over', () => {
  const long = Object.entries(kk as Readonly<Record<string, string>>).filter(([, text]) =>
    /\p{Script=Cyrillic}{4,}.*\s.*\p{Script=Cyrillic}{4,}/u.test(text),
  );
  const equal = long.filter(([key, text]) => (ru as Readonly<Record<string, string>>)[key] === text);
  expect(equal.map(([key]) => key)).toEqual([]);
  for (const [key, text] of long) expect(text, key).not.toMatch(/[ёщъ]/);
});

describe('fill', () => {
  const days = '{count|one:# день|few:# дня|many:# дней|other:# дня} с {from}';

  test.each([
    [1, '1 день с 25.11.2026'],
    [3, '3 дня с 25.11.2026'],
    [11, '11 дней с 25.11.2026'],
    [21, '21 день с 25.11.2026'],
    [1.5, '1,5 дня с 25.11.2026'],
    [1234567, '1\u00a0234\u00a0567 дней с 25.11.2026'],
  ])('%s in Russian', (count, expected) => {
    expect(fill(days, 'ru', { count, from: '25.11.2026' })).toBe(expected);
  });

  test('takes a value as it is, whatever signs it holds', () => {
    expect(fill('{name}, {name}', 'en', { name: '{count} $& #|a:b' })).toBe(
      '{count} $& #|a:b, {count} $& #|a:b',
    );
  });

  test('takes the last form where a language needs none of its own', () => {
    expect(fill('{count|other:# жол}', 'kk', { count: 1 })).toBe('1 жол');
  });

  test('leaves the place of a value that was not given', () => {
    expect(fill('{a} and {b|one:#|other:#}', 'en', { a: 1 })).toBe('1 and {b|one:#|other:#}');
  });

  test('does not take inherited names for values', () => {
    expect(fill('{constructor}', 'en', {})).toBe('{constructor}');
  });
});

test('a key made at run time is known or not', () => {
  expect(isMessageKey('app.lock')).toBe(true);
  expect(isMessageKey('toString')).toBe(false);
  expect(messageIn('kk', 'app.lock')).toBe('Құлыптау');
});

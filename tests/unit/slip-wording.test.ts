import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  inLines,
  inOneLine,
  lateBy,
  pageOf,
  periodOf,
  sheetsOf,
  unconfirmedWording,
  wording,
} from '#electron/slips/wording.ts';
import type { Words } from '#electron/slips/wording.ts';
import { citations, counselWords, missingWords, workResultWords } from '#electron/slips/work-wording.ts';
import { workActs, workClauses } from '#shared/rules/work/clauses.ts';
import { placesIn } from '../../renderer/messages/fill.ts';
import { counselParams } from '#shared/rules/work/vocabulary.ts';
import { resourcesDir } from '#tests/fixtures/slip-scenes.ts';

const everyWord = Object.entries({
  ...wording,
  ...nothingLeftOut({ ...workResultWords, ...counselWords, ...missingWords }),
}) as [string, Words][];

/** Words that are printed, their places for numbers and days taken out. */
function nothingLeftOut(all: Readonly<Record<string, Words | null | undefined>>): Record<string, Words> {
  const bare = (text: string) => text.replace(/\{\w+\}/g, '');
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, words]) =>
      words === null || words === undefined
        ? []
        : [[key, { kk: bare(words.kk), ru: bare(words.ru), en: bare(words.en) }]],
    ),
  );
}

test.each(everyWord)('%s is there in three languages, each in its own letters', (_, { kk, ru, en }) => {
  expect(kk).toMatch(/^[\p{Script=Cyrillic}\p{P}\p{Zs}QR]+$/u);
  expect(ru).toMatch(/^[\p{Script=Cyrillic}\p{P}\p{Zs}QR]+$/u);
  expect(en).toMatch(/^[\p{Script=Latin}\p{P}\p{Zs}]+$/u);
  // Letters only Kazakh has; «і» and «һ» have Latin twins and must not be those.
  expect(ru).not.toMatch(/[әғқңөұүһі]/iu);
});

test('words of the glossary that a source confirms are not marked, our own are', () => {
  for (const key of ['host', 'address', 'citizenship', 'bornOn', 'period', 'purpose', 'iin'] as const) {
    expect(unconfirmedWording.has(key), key).toBe(false);
  }
  for (const key of [
    'slip',
    'dueOn',
    'incomingNumber',
    'signature',
    'stamp',
    'bin',
    'lateBy',
    'statement',
  ] as const) {
    expect(unconfirmedWording.has(key), key).toBe(true);
  }
});

test('every clause the rules cite has a short citation in both official languages', () => {
  for (const code of Object.keys(workClauses)) {
    const { kk, ru } = citations([code]);
    expect(kk, code).not.toBe('');
    expect(ru, code).not.toBe('');
    const numbers = [...code.matchAll(/(?:Article|Clause|Part|Item)(\d+(?:-\d+)?)/g)].map(
      ([, number]) => number,
    );
    for (const number of numbers) expect(ru, code).toContain(number);
  }
  expect(workActs.map((act) => citations([act]).ru)).not.toContain(undefined);
  expect(citations(['decree148Clause7', 'decree148Clause14', 'somethingElse'])).toEqual({
    kk: '№ 148 қаулы 7-т., 14-т.',
    ru: 'Постановление № 148 п. 7, п. 14',
  });
});

test('counsel on the slip names no value its finding does not give', () => {
  for (const [key, words] of Object.entries(counselWords)) {
    if (words === null) continue;
    const given: readonly string[] = counselParams[key as keyof typeof counselParams];
    for (const text of [words.kk, words.ru, words.en])
      for (const place of placesIn(text)) expect(given, key).toContain(place);
  }
});

describe('numbers', () => {
  test.each([
    [1, 'на 1 рабочий день позже', '1 working day late'],
    [2, 'на 2 рабочих дня позже', '2 working days late'],
    [5, 'на 5 рабочих дней позже', '5 working days late'],
    [11, 'на 11 рабочих дней позже', '11 working days late'],
    [21, 'на 21 рабочий день позже', '21 working days late'],
    [112, 'на 112 рабочих дней позже', '112 working days late'],
  ])('late by %i', (days, ru, en) => {
    expect(lateBy(days)).toEqual({ kk: `${days} жұмыс күніне кешіктірілді`, ru, en });
  });

  test.each([
    [1, '1 лист', '1 sheet'],
    [3, '3 листа', '3 sheets'],
    [12, '12 листов', '12 sheets'],
  ])('%i sheets', (count, ru, en) => {
    expect(sheetsOf(count)).toEqual({ kk: `${count} парақ`, ru, en });
  });

  test('pages', () => {
    expect(inOneLine(pageOf(2, 3))).toBe('2-бет, барлығы 3 · стр. 2 из 3 · page 2 of 3');
  });
});

test('a period without an end says from when', () => {
  expect(periodOf('20.11.2026', '05.12.2026')).toBe('20.11.2026 – 05.12.2026');
  expect(inOneLine(periodOf('20.11.2026', null))).toBe('20.11.2026 бастап · с 20.11.2026 · from 20.11.2026');
});

test('what reads the same in two languages stands once, what is not there not at all', () => {
  expect(inOneLine({ kk: 'Германия', ru: 'Германия', en: 'Germany' })).toBe('Германия · Germany');
  expect(inLines({ kk: 'Түркия', ru: 'Турция', en: '' })).toEqual(['Түркия', 'Турция']);
});

test('the licence of the font goes with it', async () => {
  const licence = await readFile(join(resourcesDir, 'fonts', 'OFL.txt'), 'utf8');
  expect(licence).toContain('SIL OPEN FONT LICENSE Version 1.1');
});

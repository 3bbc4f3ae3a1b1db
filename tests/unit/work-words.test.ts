import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clauseKeys, valueKeys } from '#shared/rules/vocabulary.ts';
import {
  counselKeys,
  counselParams,
  workClauseKeys,
  workCodeParams,
  workCodes,
  workDayParams,
  workMissingKeys,
  workParamKeys,
  workValueKeys,
  workValueWords,
} from '#shared/rules/work/vocabulary.ts';
import { permitDifferences, referrals, workResults } from '#shared/rules/work/verdict.ts';
import { permitSchemes, permitStatuses, quotaLines } from '#shared/work/permit.ts';
import { placesIn, pluralForms } from '../../renderer/messages/fill.ts';
import { en } from '../../renderer/messages/en/index.ts';
import { kk } from '../../renderer/messages/kk/index.ts';
import { ru } from '../../renderer/messages/ru/index.ts';
import { work } from '../../renderer/messages/en/work.ts';
import { workAdvice } from '../../renderer/messages/en/work-advice.ts';
import { workClauses } from '../../renderer/messages/en/work-clauses.ts';
import { workValues } from '../../renderer/messages/en/work-values.ts';
import { workWords } from '../../renderer/messages/en/work-words.ts';

const languages: Readonly<Record<string, Readonly<Record<string, string>>>> = { kk, ru, en };
const wordOf = (language: string, key: string) => languages[language]?.[key] ?? '';

const legalSources = JSON.parse(
  readFileSync(new URL('../../resources/reference/legal-sources.json', import.meta.url), 'utf8'),
) as readonly { readonly code: string }[];

const already = (keys: readonly string[], others: readonly string[]) =>
  keys.filter((key) => !others.includes(key));

describe('there is a message for each, and none beside:', () => {
  test.each<[string, object, readonly string[]]>([
    ['sentences', work, workCodes.map((code) => `work.${code}`)],
    [
      'what is missing and what would help',
      workAdvice,
      [...workMissingKeys.map((key) => `missing.${key}`), ...counselKeys.map((key) => `counsel.${key}`)],
    ],
    [
      'values and their words',
      workValues,
      [...already(workValueKeys, valueKeys), ...workValueWords].map((key) => `value.${key}`),
    ],
    [
      'clauses of the rules and of the list',
      workClauses,
      already([...new Set([...workClauseKeys, ...legalSources.map(({ code }) => code)])], clauseKeys).map(
        (key) => `clause.${key}`,
      ),
    ],
    [
      'results, papers and who decides',
      workWords,
      [
        ...workResults.map((result) => `workResult.${result}`),
        'light.off',
        ...referrals.map((who) => `refer.${who}`),
        ...permitDifferences.map((difference) => `differs.${difference}`),
        ...['number', 'personAndEmployer', 'person'].map((way) => `foundBy.${way}`),
        ...[...permitSchemes, 'EMP-1', 'EMP-2', 'EMP-3', 'EMP-4'].map((scheme) => `scheme.${scheme}`),
        ...permitStatuses.map((status) => `permitStatus.${status}`),
        ...quotaLines.map((line) => `quotaLine.${line}`),
      ],
    ],
  ])('%s', (_area, messages, wanted) => {
    expect(Object.keys(messages).sort()).toEqual([...wanted].sort());
    expect(new Set(wanted).size).toBe(wanted.length);
  });
});

test('every clause a rule cites is a row of the list of legal sources', () => {
  const listed = new Set(legalSources.map(({ code }) => code));
  expect(workClauseKeys.filter((key) => !listed.has(key))).toEqual([]);
});

describe.each(Object.keys(languages))('sentences in %s', (language) => {
  test.each(Object.entries<readonly string[]>(workCodeParams))(
    '%s names only values it gets',
    (code, params) => {
      const sentence = wordOf(language, `work.${code}`);
      expect(placesIn(sentence).filter((place) => !params.includes(place))).toEqual([]);
      expect(sentence).toMatch(/[.]$/);
    },
  );

  test.each(Object.entries<readonly string[]>(counselParams))(
    'counsel %s names only values it gets',
    (key, params) => {
      const sentence = wordOf(language, `counsel.${key}`);
      expect(placesIn(sentence).filter((place) => !params.includes(place))).toEqual([]);
      expect(sentence).toMatch(/[.]$/);
    },
  );

  test('no day is counted', () => {
    const days: readonly string[] = workDayParams;
    for (const key of [...Object.keys(work), ...Object.keys(workAdvice)]) {
      const counted = [...pluralForms(wordOf(language, key)).keys()];
      expect(
        counted.filter((place) => days.includes(place)),
        key,
      ).toEqual([]);
    }
  });

  test('no sentence cites an act: the clause stands beside it', () => {
    const act = /\b(?:art|clause|law|decree)\b|стат|пункт|постановлен|закон\b|бап\b|тармақ|қаулы/iu;
    for (const code of workCodes) expect(wordOf(language, `work.${code}`), code).not.toMatch(act);
  });

  test('one code has one sentence', () => {
    const sentences = workCodes.map((code) => wordOf(language, `work.${code}`));
    expect(sentences.filter((one, place) => sentences.indexOf(one) !== place)).toEqual([]);
  });
});

test('what a code gives is known, each value once, and every known value is given somewhere', () => {
  const known: readonly string[] = workParamKeys;
  const given = [
    ...Object.values<readonly string[]>(workCodeParams),
    ...Object.values<readonly string[]>(counselParams),
  ];
  for (const params of given) expect(new Set(params).size).toBe(params.length);
  expect([...new Set(given.flat())].sort()).toEqual([...known].sort());
});

test('every row of the decision table has a code', () => {
  const rows = new Set(workCodes.map((code) => code.split('.')[0]));
  const span = (letter: string, from: number, to: number) =>
    Array.from(
      { length: to - from + 1 },
      (_, step) => letter + String(from + step).padStart(letter === 'R' ? 2 : 1, '0'),
    );
  const table = [
    ...span('R', 1, 5),
    ...span('R', 10, 17),
    ...span('R', 20, 34),
    ...span('R', 40, 57),
    ...span('R', 60, 63),
    ...span('R', 70, 75),
    ...span('M', 1, 6),
  ];
  expect(table.filter((row) => !rows.has(row))).toEqual([]);
  // Beside the table: no rule applies, and the office's own days of business visits.
  expect([...rows].filter((row) => row !== undefined && !table.includes(row))).toEqual(['R00', 'R35']);
});

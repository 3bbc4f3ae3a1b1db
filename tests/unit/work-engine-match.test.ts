import { describe, expect, test } from 'vitest';
import { day } from '#shared/dates/day.ts';
import type { WorkPermit } from '#shared/rules/work/case.ts';
import type { WorkFacts } from '#shared/rules/work/facts.ts';
import {
  canBeLookedUp,
  inCodes,
  matchEmployer,
  matchJob,
  matchPerson,
  matchRegion,
  personKeys,
  statusOn,
} from '#shared/rules/work/match.ts';
import { needs } from '#shared/rules/work/grounds.ts';
import { earlierOf, isSeasonalJob, situationOf } from '#shared/rules/work/situation.ts';
import { monthsLater, yearsLater } from '#shared/rules/work/terms.ts';
import { caseOf, plainCase, rules } from '#tests/fixtures/work-rows.ts';

const { facts } = plainCase;
const [plain] = plainCase.permits as readonly [WorkPermit];
const permit = (changes: Partial<WorkPermit>): WorkPermit => ({ ...plain, ...changes });
const person = (changes: Partial<WorkFacts['person']>) => personKeys({ ...facts.person, ...changes });

describe('person and passport', () => {
  const bare = {
    documentNumbers: [],
    iin: null,
    surname: null,
    givenNames: null,
    bornOn: null,
    citizenship: null,
  };
  const nobody = {
    documentNumber: null,
    iin: null,
    surname: null,
    givenNames: null,
    bornOn: null,
    citizenship: null,
  };

  test.each<
    [what: string, Partial<WorkFacts['person']>, Partial<WorkPermit>, person: string, passport: string]
  >([
    ['all agree', {}, {}, 'same', 'same'],
    ['nothing on either side', nobody, bare, 'unknown', 'unknown'],
    ['nothing on the permit', {}, bare, 'unknown', 'unknown'],
    ['nothing on the facts', nobody, {}, 'unknown', 'unknown'],
    ['passport and name, no birth', { bornOn: null }, {}, 'same', 'same'],
    ['passport only', {}, { ...bare, documentNumbers: ['UT1234567'] }, 'unknown', 'same'],
    ['passport, another name, no birth', { bornOn: null, surname: 'ALIYEV' }, {}, 'unknown', 'same'],
    [
      'passport and one of two names, no birth',
      { bornOn: null, givenNames: 'RUSTAM' },
      {},
      'unknown',
      'same',
    ],
    [
      'passport, no name on either side, no birth',
      { ...nobody, documentNumber: 'UT1234567' },
      { ...bare, documentNumbers: ['UT1234567'] },
      'unknown',
      'same',
    ],
    [
      'numbers without a sign are none',
      { documentNumber: '--' },
      { documentNumbers: ['  '] },
      'same',
      'unknown',
    ],
    [
      'another passport and birth, no name',
      {},
      { documentNumbers: ['X1'], surname: null, givenNames: null },
      'differs',
      'differs',
    ],
    [
      'no passport, birth, no name',
      {},
      { documentNumbers: [], surname: null, givenNames: null },
      'unknown',
      'unknown',
    ],
    ['another passport, name, no birth', { bornOn: null }, { documentNumbers: ['X1'] }, 'unknown', 'differs'],
  ])('%s', (...[, own, other, same, passport]) => {
    expect(matchPerson(person(own), permit(other))).toEqual({ person: same, passport });
  });

  test.each<[what: string, Partial<WorkFacts['person']>, boolean]>([
    ['a passport', { ...nobody, documentNumber: 'X1' }, true],
    ['an IIN', { ...nobody, iin: '900517300017' }, true],
    ['name and birth', { ...nobody, surname: 'KARIMOV', bornOn: day('1990-05-17') }, true],
    ['birth alone', { ...nobody, bornOn: day('1990-05-17') }, false],
    ['name alone', { ...nobody, surname: 'KARIMOV', givenNames: 'AZIZ' }, false],
    ['nothing', nobody, false],
    ['a passport of signs only', { ...nobody, documentNumber: '--' }, false],
  ])('to look somebody up: %s', (...[, own, enough]) => {
    expect(canBeLookedUp(person(own))).toBe(enough);
  });
});

describe('employer', () => {
  const by = (identifier: string | null, name: string | null, other: Partial<WorkPermit>) =>
    matchEmployer({ ...facts.employer, identifier, name }, permit(other));

  test.each<
    [what: string, string | null, string | null, Partial<WorkPermit>, employer: string, byName: boolean]
  >([
    ['numbers', '100140000001', null, {}, 'same', false],
    ['numbers in another writing', '1001 4000 0001', null, {}, 'same', false],
    ['numbers that differ', '100140000002', 'ТОО «Каспий Дәнекер»', {}, 'differs', false],
    ['no number, names', null, 'Каспий Дәнекер', {}, 'same', true],
    ['words in another order', null, 'Дәнекер Каспий ТОО', {}, 'same', true],
    ['names run together', null, 'КаспийДәнекер', {}, 'differs', true],
    ['a name of legal forms only', null, 'ТОО', { employerName: 'LLP' }, 'differs', true],
    ['the same name of legal forms only', null, 'ТОО АО', { employerName: 'АО ТОО' }, 'same', true],
    ['no name', null, null, {}, 'unknown', true],
    ['no name on the permit', null, 'A', { employerIdentifier: null, employerName: null }, 'unknown', true],
    ['numbers without a digit are none', '-', 'Каспий Дәнекер', {}, 'same', true],
  ])('%s', (...[, identifier, name, other, employer, byName]) => {
    expect(by(identifier, name, other)).toEqual({ employer, byName });
  });
});

describe('job', () => {
  const job = (title: string | null, professionCode: string | null) => ({
    ...facts.job,
    title,
    professionCode,
  });

  test.each<
    [
      what: string,
      title: string | null,
      code: string | null,
      Partial<WorkPermit>,
      by: 'text' | 'code',
      expected: string,
    ]
  >([
    ['title', 'Welder', null, {}, 'text', 'same'],
    ['title in other letters', 'WELDER', null, {}, 'text', 'same'],
    ['another title, the same code', 'Cook', '7212', {}, 'text', 'differs'],
    ['another code, the same title', 'Welder', '7213', {}, 'code', 'differs'],
    ['code in another writing', null, '72-12', {}, 'code', 'same'],
    ['code of letters', null, 'a1', { professionCode: 'A-1' }, 'code', 'same'],
    ['no title: by code', null, '7212', {}, 'text', 'same'],
    ['no code: by title', 'Cook', null, {}, 'code', 'differs'],
    ['nothing', null, null, {}, 'text', 'unknown'],
    ['titles of signs only', '--', null, { jobTitle: '--', professionCode: null }, 'text', 'unknown'],
    ['titles of digits', '5', null, { jobTitle: '5', professionCode: null }, 'text', 'same'],
    ['nothing on either side', null, null, { jobTitle: null, professionCode: null }, 'code', 'unknown'],
  ])('%s', (...[, title, code, other, by, expected]) => {
    expect(matchJob(job(title, code), permit(other), by)).toBe(expected);
  });

  test.each<
    [
      what: string,
      title: string | null,
      code: string | null,
      jobs: readonly string[] | null,
      expected: boolean | null,
    ]
  >([
    ['by title', 'Welder', null, ['welder'], true],
    ['by code', 'Cook', '7212', ['7212'], true],
    ['neither', 'Cook', '5120', ['welder', '7212'], false],
    ['nothing told', null, ' ', ['welder'], null],
    ['only a code told', null, '7212', ['welder'], false],
    ['no list', 'Welder', '7212', null, null],
  ])('seasonal: %s', (...[, title, code, jobs, expected]) => {
    const theCase = caseOf({
      facts: { job: { title, professionCode: code } },
      permit: { jobTitle: null, professionCode: null },
      tables: { seasonalJobs: jobs },
    });
    expect(isSeasonalJob(situationOf(theCase, rules.content.limits, () => null))).toBe(expected);
  });

  test('codes are read by their beginning', () => {
    expect([
      inCodes('01.11', ['01']),
      inCodes('0111', ['01.11']),
      inCodes('10', ['01']),
      inCodes('', ['01']),
      inCodes('01', ['']),
    ]).toEqual([true, true, false, false, false]);
  });
});

describe('region', () => {
  test.each<[region: string | null, regions: readonly string[], expected: string]>([
    ['230000000', ['230000000'], 'same'],
    ['231010000', ['230000000'], 'same'],
    ['230000000', ['231010000'], 'differs'],
    ['231020000', ['231010000'], 'differs'],
    ['710000000', ['230000000', '710000000'], 'same'],
    ['103000000', ['100000000'], 'same'],
    ['203000000', ['200000000', '710000000'], 'same'],
    ['230100500', ['230100000'], 'same'],
    ['230900000', ['230100000'], 'differs'],
    ['', ['230000000'], 'unknown'],
    [null, ['230000000'], 'unknown'],
    ['230000000', [], 'unknown'],
    [null, ['KZ'], 'same'],
  ])('%s on a permit for %s', (region, regions, expected) => {
    expect(matchRegion(region, permit({ regions }))).toBe(expected);
  });
});

test('a status counts from its day', () => {
  const revoked = permit({ status: 'revoked', statusOn: day('2026-03-10') });
  expect(statusOn(revoked, day('2026-03-09'))).toBe('issued');
  expect(statusOn(revoked, day('2026-03-10'))).toBe('revoked');
  expect(statusOn({ ...revoked, statusOn: null }, day('2026-03-09'))).toBe('revoked');
});

test('terms end on the same day, the last of a shorter month, and never past the calendar', () => {
  expect(monthsLater(day('2026-01-31'), 1)).toBe('2026-02-28');
  expect(monthsLater(day('2025-11-15'), 3)).toBe('2026-02-15');
  expect(monthsLater(day('9999-11-15'), 3)).toBe('9999-12-31');
  expect(yearsLater(day('2024-02-29'), 1)).toBe('2025-02-28');
  expect(yearsLater(day('9998-05-05'), 1)).toBe('9999-05-05');
  expect(yearsLater(day('9999-05-05'), 1)).toBe('9999-12-31');
});

test('the earlier of two days, or the one that is known', () => {
  const [one, other] = [day('2026-01-01'), day('2026-02-01')];
  expect([
    earlierOf(one, other),
    earlierOf(other, one),
    earlierOf(null, one),
    earlierOf(one, null),
    earlierOf(null, null),
  ]).toEqual([one, one, one, one, null]);
});

test('what nobody told leaves the needs of a ground open', () => {
  const bare = caseOf({
    facts: {
      employer: { kind: null, identifier: null, name: null },
      job: { level: null, higherEducation: null },
      contract: null,
      enteredOn: null,
    },
  });
  const situation = situationOf(bare, rules.content.limits, () => null);
  expect([...new Set(Object.values(needs).map(({ answer }) => answer(situation)))]).toEqual(['unknown']);
});

import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { day, fromDayNumber } from '#shared/dates/day.ts';
import {
  referenceIndexSchema,
  referenceLists,
  rowsInForce,
  validityIssues,
} from '#shared/reference/lists.ts';
import type { ReferenceList, ReferenceRow } from '#shared/reference/lists.ts';

const folder = new URL('../../resources/reference/', import.meta.url);
const lists = Object.keys(referenceLists) as ReferenceList[];

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
}

function rowsOf<L extends ReferenceList>(list: L): ReferenceRow<L>[] {
  return v.parse(v.array(referenceLists[list]), readJson(`${list}.json`));
}

/** Lists nobody found: the office fills them. */
const comeEmpty = new Set<ReferenceList>(['restricted-sectors', 'seasonal-jobs']);

/** Regions whose official Russian name keeps the Kazakh spelling. */
const kazakhSpelling = new Set(['330000000', '620000000']);

describe('files', () => {
  test('the index names every list once, and the folder holds nothing else', () => {
    const index = v.parse(referenceIndexSchema, readJson('index.json'));
    expect(index.version).toBe('2026-11-24');
    expect(index.lists.map(({ list }) => list)).toEqual(lists);
    expect(readdirSync(folder).sort()).toEqual([...index.lists.map(({ file }) => file), 'index.json'].sort());
  });

  test.each(lists)('%s: rows fit the schema, dates do not contradict each other', (list) => {
    const rows = rowsOf(list);
    expect(rows.length === 0).toBe(comeEmpty.has(list));
    expect(validityIssues(rows)).toEqual([]);
    expect(new Set(rows.map((row) => `${row.code} ${row.validFrom ?? ''}`)).size).toBe(rows.length);
  });

  test.each(lists)('%s: general knowledge and what was not found are never called confirmed', (list) => {
    const doubtful = /general knowledge|not found|not confirmed|not settled|estimate|proposal|to be checked/;
    for (const row of rowsOf(list)) {
      if (doubtful.test(row.source)) expect([row.code, row.confidence]).toEqual([row.code, 'unconfirmed']);
      expect(row.source).toMatch(
        /^[SLTEPQV]\d+[a-c]? |^ISO|^ICAO|^clause 4|^general|^own text|^fits|not found|project proposal/,
      );
    }
  });

  test.each(
    lists.filter((list) => !['visa-categories', 'calendar-years', 'mci', 'quota-figures'].includes(list)),
  )('%s: Kazakh and Russian read as Kazakh and Russian', (list) => {
    for (const row of rowsOf(list)) {
      if (!('names' in row) || row.names === null) throw new Error(`${row.code} has no names`);
      expect(row.names.kk).toMatch(/\p{Script=Cyrillic}/u);
      expect(row.names.ru).toMatch(/\p{Script=Cyrillic}/u);
      expect(/[әғқңөұүһі]/iu.test(row.names.ru)).toBe(kazakhSpelling.has(row.code));
      expect(row.names.en).toMatch(/^[\p{Script=Latin}\p{Number}\p{Punctuation}\p{Symbol}\s]+$/u);
    }
  });

  test('a visa category without a known meaning stays without one', () => {
    const rows = rowsOf('visa-categories');
    expect(rows.filter((row) => row.names === null).map((row) => row.code)).toEqual(['A4']);
    expect(rows).toHaveLength(6 + 22 + 2 + 12);
    expect(rows.some((row) => /^[D-P]/.test(row.code))).toBe(false);
  });
});

describe('rows point at rows that exist', () => {
  const codesOf = (list: ReferenceList) => new Set(rowsOf(list).map((row) => row.code));

  test('purposes, clauses and countries', () => {
    const purposes = codesOf('purposes');
    const clauses = codesOf('legal-sources');
    const countries = codesOf('countries');
    for (const row of [...rowsOf('visa-categories'), ...rowsOf('stay-terms')]) {
      for (const purpose of row.purposes) expect(purposes).toContain(purpose);
    }
    for (const row of [...rowsOf('stay-terms'), ...rowsOf('settings-defaults')]) {
      if (row.clause !== null) expect(clauses).toContain(row.clause);
    }
    for (const row of rowsOf('stay-terms')) {
      for (const code of row.citizenships ?? []) expect(countries).toContain(code);
    }
    for (const { sameAs } of rowsOf('countries')) if (sameAs !== null) expect(countries).toContain(sameAs);
    for (const { neighbour } of rowsOf('checkpoints'))
      if (neighbour !== null) expect(countries).toContain(neighbour);
  });

  test('a default is one of its options', () => {
    for (const { options, value } of rowsOf('settings-defaults')) {
      if (options !== null) expect(options).toContain(value);
    }
  });

  test('no citizenship has two visa-free terms on one day', () => {
    const rows = rowsOf('stay-terms').flatMap((row) =>
      (row.citizenships ?? ['*']).map((code) => ({ ...row, code })),
    );
    expect(validityIssues(rows)).toEqual([]);
  });
});

describe('countries', () => {
  const countries = rowsOf('countries');
  const byCode = new Map(countries.map((row) => [row.code, row]));

  test('every code of ISO 3166-1 and every code of passports beyond it', () => {
    const extras = [
      'D',
      'GBD',
      'GBN',
      'GBO',
      'GBP',
      'GBS',
      'UNO',
      'UNA',
      'UNK',
      'XXA',
      'XXB',
      'XXC',
      'XXX',
      'EUE',
      'XPO',
    ];
    for (const code of [...extras, 'RKS', 'UTO']) expect(byCode.has(code)).toBe(true);
    expect(countries).toHaveLength(249 + extras.length + 2);
    expect(byCode.get('D')?.sameAs).toBe('DEU');
    expect(byCode.get('UTO')?.kind).toBe('specimen');
    expect(byCode.get('XXA')?.kind).toBe('status');
  });

  test('members of the Eurasian Economic Union', () => {
    expect(countries.filter((row) => row.eaeu).map((row) => row.code)).toEqual([
      'ARM',
      'BLR',
      'KAZ',
      'KGZ',
      'RUS',
    ]);
  });

  test.each([
    ['KAZ', { kk: 'Қазақстан', ru: 'Казахстан', en: 'Kazakhstan' }],
    ['KGZ', { kk: 'Қырғызстан', ru: 'Кыргызстан', en: 'Kyrgyzstan' }],
    ['DEU', { kk: 'Германия', ru: 'Германия', en: 'Germany' }],
    ['UZB', { kk: 'Өзбекстан', ru: 'Узбекистан', en: 'Uzbekistan' }],
    ['SWZ', { kk: 'Эсватини', ru: 'Эсватини', en: 'Eswatini' }],
    ['XXA', { kk: 'Азаматтығы жоқ адам', ru: 'Лицо без гражданства', en: 'Stateless person' }],
  ])('%s', (code, names) => {
    expect(byCode.get(code)?.names).toEqual(names);
  });

  test('no two entries read alike in any language', () => {
    for (const language of ['kk', 'ru', 'en'] as const) {
      expect(new Set(countries.map((row) => row.names[language])).size).toBe(countries.length);
    }
  });
});

describe('values the sources give', () => {
  test('regions: seventeen and three cities, by their KATO codes', () => {
    const regions = rowsOf('regions');
    expect(regions.filter((row) => row.kind === 'region')).toHaveLength(17);
    expect(regions.filter((row) => row.kind === 'city').map((row) => row.code)).toEqual([
      '710000000',
      '750000000',
      '790000000',
    ]);
  });

  test('the monthly calculation index, empty where nobody found it', () => {
    const tenge = (on: string) => rowsInForce(rowsOf('mci'), day(on)).map((row) => row.tenge);
    expect(tenge('2025-12-31')).toEqual([3932]);
    expect(tenge('2026-01-01')).toEqual([4325]);
    expect(tenge('2027-06-01')).toEqual([null]);
    expect(tenge('2021-12-31')).toEqual([]);
  });

  test.each([
    ['RUS', '2026-11-22', [90, 180, 90]],
    ['IND', '2026-11-22', [14, 180, 42]],
    ['TUR', '2026-11-22', [90, null, null]],
    ['UZB', '2026-11-22', [30, 180, 90]],
    ['TUR', '2025-08-24', [30, 180, 90]],
    ['RUS', '2023-01-26', [undefined, undefined, undefined]],
  ])('visa-free stay of %s on %s', (citizenship, on, term) => {
    const rows = rowsInForce(rowsOf('stay-terms'), day(on));
    const own = rows.find((row) => row.citizenships?.includes(citizenship));
    const row = own ?? rows.find((candidate) => candidate.citizenships === null);
    expect([row?.daysPerEntry, row?.windowDays, row?.daysInWindow]).toEqual(term);
  });

  test.each([
    ['hostNoticeDays', '2026-06-30', [3, 'confirmed']],
    ['hostNoticeDays', '2026-07-01', [3, 'unconfirmed']],
    ['order923', '2026-06-30', [false, 'confirmed']],
    ['order923', '2026-07-01', [true, 'unconfirmed']],
    ['firstDay', '2026-11-22', ['next-day', 'unconfirmed']],
    ['postDate', '2026-11-22', ['postmark', 'unconfirmed']],
    ['officeOffsetMinutes', '2026-11-22', [300, 'unconfirmed']],
  ])('%s on %s', (code, on, expected) => {
    const rows = rowsInForce(rowsOf('settings-defaults'), day(on)).filter((row) => row.code === code);
    expect(rows.map((row) => [row.value, row.confidence])).toEqual([expected]);
  });
});

describe('dated rows', () => {
  const dated = ({ from, to }: { from: string | null; to: string | null }) => ({
    code: 'x',
    validFrom: from === null ? null : day(from),
    validTo: to === null ? null : day(to),
  });

  test.each([
    [{ from: '2026-01-01', to: '2026-06-30' }, { from: '2026-07-01', to: null }, []],
    [{ from: null, to: '2026-06-30' }, { from: '2026-06-30', to: null }, ['overlap']],
    [{ from: null, to: null }, { from: '2026-01-01', to: '2026-01-01' }, ['overlap']],
    [{ from: '2026-01-02', to: '2026-01-01' }, { from: '2030-01-01', to: null }, ['reversed']],
  ])('%o and %o', (one, other, reasons) => {
    const issues = validityIssues([dated(one), dated(other)]);
    expect(issues.map((issue) => issue.reason)).toEqual(reasons);
  });

  test('whatever order rows come in, one code in force twice on a day is found', () => {
    const bound = fc.option(fc.integer({ min: 0, max: 60 }).map(fromDayNumber));
    const row = fc.record({ code: fc.constantFrom('x', 'y'), validFrom: bound, validTo: bound });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const days = Array.from({ length: 62 }, (_, number) => fromDayNumber(number - 1));
        const straight = rows.filter(
          ({ validFrom, validTo }) => validFrom === null || validTo === null || validFrom <= validTo,
        );
        const twice = days.some((on) => {
          const codes = rowsInForce(straight, on).map(({ code }) => code);
          return new Set(codes).size < codes.length;
        });
        expect(validityIssues(straight).length > 0).toBe(twice);
        expect(validityIssues(straight.toReversed()).length > 0).toBe(twice);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });
});

describe('rows an administrator may type', () => {
  const good = rowsOf('holidays')[0];

  test.each([
    ['a day the calendar does not have', { validFrom: '2026-02-31' }],
    ['a date in another spelling', { date: '01.01.2026' }],
    ['a name in one language only', { names: { kk: 'Жаңа жыл', ru: 'Новый год' } }],
    ['an empty name', { names: { kk: ' ', ru: 'Новый год', en: 'New Year' } }],
    ['a kind nobody knows', { kind: 'halfDay' }],
    ['no source', { source: '' }],
    ['a field too many', { note: 'x' }],
    ['a code with markup', { code: '<b>' }],
  ])('%s is refused', (_, change) => {
    expect(v.is(referenceLists.holidays, good)).toBe(true);
    expect(v.is(referenceLists.holidays, { ...good, ...change })).toBe(false);
  });
});

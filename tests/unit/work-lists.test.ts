import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { referenceLists, rowsInForce } from '#shared/reference/lists.ts';
import { workClauseKeys } from '#shared/rules/work/vocabulary.ts';
import { shippedRows } from '#electron/services/shipped-reference.ts';
import { resourcesDir } from '#tests/fixtures/desk.ts';

const rowsOf = <L extends keyof typeof referenceLists>(list: L) => shippedRows(resourcesDir, list);
const codesOf = (list: keyof typeof referenceLists) => new Set(rowsOf(list).map(({ code }) => code));

const grounds = rowsOf('work-exemptions');
const numbered = (letter: string, last: number) =>
  Array.from({ length: last }, (_, index) => `${letter}${String(index + 1).padStart(2, '0')}`);

describe('grounds to work without a permit', () => {
  test('are those of section 4, each once, one of them in two editions', () => {
    const codes = [...numbered('X', 9), ...numbered('G', 14), ...numbered('T', 4), 'S01', 'E01'];
    expect([...new Set(grounds.map(({ code }) => code))]).toEqual(codes);
    expect(grounds).toHaveLength(codes.length + 1);
    expect(
      grounds.filter(({ code }) => code === 'G07').map(({ validTo, validFrom }) => [validFrom, validTo]),
    ).toEqual([
      [null, '2025-08-30'],
      ['2025-08-31', null],
    ]);
  });

  test('point at papers and clauses that exist; every paper is asked for', () => {
    const papers = codesOf('work-evidence');
    const clauses = codesOf('legal-sources');
    for (const { code, clause, evidence } of grounds) {
      expect([code, evidence.length > 0]).toEqual([code, code !== 'E01']);
      for (const paper of evidence) expect(papers).toContain(paper);
      if (clause !== null) expect(clauses).toContain(clause);
    }
    const asked = new Set(grounds.flatMap(({ evidence }) => evidence));
    expect([...papers].filter((paper) => !asked.has(paper))).toEqual([]);
  });

  test.each(['G08', 'G09', 'G10', 'G11', 'G12', 'G13', 'G14', 'X08', 'S01'])(
    '%s: not found, so unconfirmed',
    (code) => {
      expect(grounds.find((row) => row.code === code)?.confidence).toBe('unconfirmed');
    },
  );

  test.each([
    ['G01', 'grantedOn', false, 'outsideBoth'],
    ['G02', 'capitalPaidOn', false, 'outsideBoth'],
    ['T02', 'marriedOn', false, 'outsideBoth'],
    ['X03', 'commissionedOn', false, 'outsideBoth'],
    ['X04', 'commissionedOn', false, 'outsideBoth'],
    ['X05', null, true, 'quotaOnly'],
    ['X06', null, true, 'outsideBoth'],
    ['T03', null, false, 'notExempt'],
    ['T04', null, false, 'notExempt'],
    ['E01', null, false, 'notExempt'],
    ['S01', null, true, 'undecided'],
    ['G13', null, false, 'undecided'],
  ])('%s asks for the day %s, for a last day %s, and is %s', (code, ...[since, untilAsked, effect]) => {
    expect(grounds.find((row) => row.code === code)).toMatchObject({ since, untilAsked, effect });
  });
});

describe('legal sources', () => {
  const sources = rowsOf('legal-sources');
  const byCode = new Map(sources.map((row) => [row.code, row]));

  test('hold every clause the work check cites', () => {
    expect(workClauseKeys.filter((key) => !byCode.has(key))).toEqual([]);
  });

  test('clauses 7 and 14 wait for the present numbering; register numbers as found', () => {
    expect(byCode.get('decree148Clause7')).toMatchObject({ confidence: 'unconfirmed', clause: '7' });
    expect(byCode.get('decree148Clause14')).toMatchObject({ confidence: 'unconfirmed', clause: '14' });
    const registered = ['resolution1041', 'order279', 'order236', 'jointOrder259', 'migrationLawArticle36-1'];
    expect(registered.map((code) => byCode.get(code)?.registerNumber)).toEqual([
      'P2300001041',
      'V2300032977',
      'V2300032887',
      'V2300032958',
      'Z1100000477',
    ]);
  });

  test('a citation names its place within the act in every language', () => {
    for (const { code, clause, names } of sources) {
      const number = clause === null ? null : /\d[\d-]*/.exec(clause)?.[0];
      if (number !== null && number !== undefined)
        for (const name of Object.values(names))
          expect([code, name]).toEqual([code, expect.stringContaining(number)]);
    }
  });
});

/** Region, year, line, first day, units; null where the act names the line and nobody published a figure. */
type Figure = readonly [region: string, year: number, line: string, from: string, units: number | null];
const split = (
  [region, year, from]: readonly [region: string, year: number, from: string],
  units: readonly (number | null)[],
): Figure[] => {
  const lines = ['cat1', 'cat2', 'cat3', 'cat4', 'seasonal'];
  return units.map((each, index) => [region, year, lines[index] ?? '', from, each]);
};
const nothing = [null, null, null, null, null];

/** Sections 5.3, 5.4 and 5.5 of the notes. */
const published: readonly Figure[] = [
  ['KZ', 2019, 'all', '2019-01-01', 48_700],
  ['KZ', 2020, 'all', '2020-01-01', 29_292],
  ['KZ', 2021, 'all', '2021-01-01', 29_300],
  ['KZ', 2022, 'all', '2022-01-01', 28_300],
  ...split(['KZ', 2022, '2022-01-01'], [1_243, 6_499, 13_887, 3_421, 3_302]),
  ['KZ', 2023, 'all', '2023-01-01', 22_200],
  ...split(['KZ', 2023, '2023-01-01'], [949, 5_313, 10_818, 2_100, null]),
  ['KZ', 2024, 'all', '2024-01-14', 22_000],
  ...split(['KZ', 2024, '2024-01-14'], [906, 5_054, 10_786, 2_888, 2_366]),
  ['KZ', 2025, 'all', '2025-01-01', 14_800],
  ['KZ', 2025, 'all', '2025-03-01', 16_500],
  ['KZ', 2025, 'all', '2025-08-01', 19_400],
  ...split(['KZ', 2025, '2025-01-01'], [649, 3_254, 5_718, 1_161, 4_097]),
  ...split(['KZ', 2025, '2025-03-01'], nothing),
  ...split(['KZ', 2025, '2025-08-01'], nothing),
  ['KZ', 2026, 'all', '2026-01-02', 18_146],
  ...split(['KZ', 2026, '2026-01-02'], [726, 3_402, 5_893, 3_131, 4_994]),
  ['KZ', 2020, 'labourImmigrants', '2020-01-01', null],
  ['KZ', 2022, 'labourImmigrants', '2022-01-01', null],
  ['KZ', 2023, 'labourImmigrants', '2023-01-01', 296_700],
  ['KZ', 2024, 'labourImmigrants', '2024-01-14', 271_300],
  ['KZ', 2025, 'labourImmigrants', '2025-01-01', null],
  ['KZ', 2025, 'labourImmigrants', '2025-08-01', null],
  ['KZ', 2025, 'labourImmigrants', '2025-10-01', 237_800],
  ['KZ', 2026, 'labourImmigrants', '2026-01-02', null],
  ['230000000', 2021, 'all', '2021-01-01', 7_723],
  ...split(['230000000', 2021, '2021-01-01'], [144, 1_881, 4_494, 604, 600]),
  ['230000000', 2023, 'seasonal', '2023-01-01', 660],
  ...split(['230000000', 2024, '2024-01-14'], [69, 865, 3_041, 90, 700]),
  ...(
    [
      ['710000000', 1_331, 1_191],
      ['750000000', 2_050, 1_671],
      ['790000000', 156, 537],
      ['110000000', 178, 800],
      ['230000000', 6_144, 4_765],
      ['270000000', 1_094, 1_047],
      ['310000000', 1_181, 3_660],
    ] as const
  ).flatMap(([region, before, after]): Figure[] => [
    [region, 2023, 'all', '2023-01-01', before],
    [region, 2024, 'all', '2024-01-14', after],
  ]),
  ...(
    [
      ['710000000', 975],
      ['750000000', 1_355],
      ['790000000', 147],
      ['230000000', 3_522],
      ['350000000', 414],
      ['270000000', 1_038],
    ] as const
  ).flatMap(([region, units]): Figure[] => [
    [region, 2025, 'all', '2025-01-01', units],
    [region, 2025, 'all', '2025-03-01', null],
  ]),
];

describe('published quotas', () => {
  const figures = rowsOf('quota-figures');

  test('are those of the notes and no others', () => {
    const shipped = figures.map(({ region, year, line, validFrom, units }) =>
      [region, year, line, validFrom, units ?? 'not found'].join(' '),
    );
    const noted = published.map(([region, year, line, from, units]) =>
      [region, year, line, from, units ?? 'not found'].join(' '),
    );
    expect(shipped.toSorted()).toEqual(noted.toSorted());
  });

  test('name an address beside the key of their source, and a region that exists', () => {
    const regions = codesOf('regions');
    for (const { code, region, source } of figures) {
      expect([code, source]).toEqual([code, expect.stringMatching(/^Q\d+[a-c]? .+https:\/\//)]);
      if (region !== 'KZ') expect(regions).toContain(region);
    }
  });

  test('whose day was not published, or whose figure, are unconfirmed and say it', () => {
    for (const { code, validFrom, units, confidence, source } of figures) {
      const isFound = validFrom === '2024-01-14' || validFrom === '2026-01-02';
      if (!isFound || units === null) expect([code, confidence]).toEqual([code, 'unconfirmed']);
      if (!isFound)
        expect([code, source]).toEqual([code, expect.stringMatching(/not found|only the month|day/)]);
    }
  });

  test.each([
    ['2025-01-15', 14_800],
    ['2025-02-28', 14_800],
    ['2025-03-01', 16_500],
    ['2025-07-10', 16_500],
    ['2025-08-01', 19_400],
    ['2026-11-23', 19_400],
  ])('the quota of 2025 as it stood on %s is %i', (on, units) => {
    const rows = rowsInForce(figures, day(on)).filter(({ code }) => code === 'KZ-2025-all');
    expect(rows.map((row) => row.units)).toEqual([units]);
  });

  test('a split that a later total overtook is not kept up as if it still held', () => {
    const on = (text: string) =>
      rowsInForce(figures, day(text)).find(({ code }) => code === 'KZ-2025-cat3')?.units;
    expect([on('2025-02-28'), on('2025-03-01'), on('2025-08-01')]).toEqual([5_718, null, null]);
  });

  test('figures that contradict one another stand side by side', () => {
    const remark = (code: string, from: string) =>
      figures.find((row) => row.code === code && row.validFrom === from)?.remark?.en;
    expect(remark('KZ-2022-all', '2022-01-01')).toContain('21,100');
    expect(remark('KZ-2023-all', '2023-01-01')).toContain('18,000');
    expect(remark('KZ-2023-labourImmigrants', '2023-01-01')).toContain('305,800');
    expect(remark('KZ-2025-all', '2025-01-01')).toContain('14,879');
    expect(remark('KZ-2025-labourImmigrants', '2025-10-01')).toContain('2.95 %');
    expect(remark('KZ-2026-all', '2026-01-02')).toContain('no total was published');
  });

  test.each([
    ['KZ-2020-all', '2020-01-01', 0.32, null],
    ['KZ-2021-all', '2021-01-01', 0.31, 18_200],
    ['KZ-2022-all', '2022-01-01', 0.31, 13_400],
    ['KZ-2023-all', '2023-01-01', 0.24, 14_500],
    ['KZ-2024-all', '2024-01-14', 0.23, null],
    ['KZ-2025-all', '2025-03-01', 0.2, null],
    ['KZ-2025-all', '2025-08-01', 0.25, null],
    ['KZ-2026-all', '2026-01-02', 0.25, null],
    ['KZ-2020-labourImmigrants', '2020-01-01', 3.9, null],
    ['KZ-2022-labourImmigrants', '2022-01-01', 3.2, 272_002],
    ['KZ-2023-labourImmigrants', '2023-01-01', 3.2, 295_261],
    ['KZ-2024-labourImmigrants', '2024-01-14', 3.1, null],
    ['KZ-2025-labourImmigrants', '2025-08-01', 2.95, null],
    ['KZ-2025-labourImmigrants', '2025-10-01', 2.9, null],
    ['KZ-2026-labourImmigrants', '2026-01-02', 2.9, null],
  ])('%s from %s: %d %% of the workforce, reported use %s', (code, from, ...[percent, reportedUse]) => {
    expect(figures.find((row) => row.code === code && row.validFrom === from)).toMatchObject({
      percent,
      reportedUse,
    });
  });

  test.each([
    ['a code of another line', { code: 'KZ-2026-cat1' }],
    ['a region that is none', { region: 'Astana', code: 'Astana-2026-all' }],
    ['a negative figure', { units: -1 }],
    ['half a permit', { units: 0.5 }],
    ['more than the whole workforce', { percent: 101 }],
    ['a remark in one language', { remark: { ru: 'да' } }],
  ])('%s is refused', (_, change) => {
    const good = figures.find(({ code }) => code === 'KZ-2026-all');
    expect(v.is(referenceLists['quota-figures'], good)).toBe(true);
    expect(v.is(referenceLists['quota-figures'], { ...good, ...change })).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { almaty, astana, atyrau, line, testRows, verdictOf } from '#tests/fixtures/work-rows.ts';
import type { Given } from '#tests/fixtures/work-rows.ts';

const used = (count: number, asOf = '2026-02-20'): Given => ({ use: [{ used: count, asOf: day(asOf) }] });
const known = (count: number, asOf = '2026-02-20') =>
  ({ kind: 'known', used: count, asOf: day(asOf) }) as const;
const total = (count: number, asOf: string) => ({ kind: 'total', used: count, asOf: day(asOf) }) as const;
const blocking: Given = { switches: { quotaAlarm: 'blocking' } };
const two: Given = { permit: { regions: [almaty, astana] }, facts: { regionOfWork: astana } };

describe('the quota', () => {
  testRows(
    ['R55', 'R56', 'R57'],
    [
      [
        'R57',
        'fires',
        'the last unit',
        [used(120)],
        {
          result: 'CLEAR-PERMIT-Q',
          light: 'order',
          params: { quotaYear: 2026, used: 120, limit: 120 },
        },
      ],
      ['R57', 'spares', 'one more', [used(121)], 'R56'],
      [
        'R56',
        'fires',
        'one more than the limit',
        [used(121)],
        {
          result: 'REFER',
          light: 'look',
          refer: 'supervisor',
          params: { quotaYear: 2026, used: 121, limit: 120 },
        },
      ],
      ['R56', 'spares', 'the last unit', [used(120)], 'R57'],
      ['R56.blocking', 'fires', 'where the office stops at it', [used(121), blocking], { light: 'stop' }],
      ['R56.blocking', 'spares', 'the last unit', [used(120), blocking], 'R57'],
      [
        'R56',
        'fires',
        'a total of the day before does not hold this permit',
        [used(120, '2026-02-19')],
        {
          params: { quotaYear: 2026, used: 121, limit: 120 },
        },
      ],
      [
        'R57',
        'fires',
        'one unit was left the day before',
        [used(119, '2026-02-19')],
        {
          params: { quotaYear: 2026, used: 120, limit: 120 },
        },
      ],
      [
        'R56',
        'fires',
        'more permits known than units, no total',
        [{ use: [known(121)] }],
        {
          params: { quotaYear: 2026, used: 121, limit: 120 },
        },
      ],
      [
        'R56',
        'spares',
        'as many known as units, no total: they may be too few',
        [{ use: [known(120)] }],
        'R55.use',
      ],
      [
        'R56',
        'fires',
        'a total, and permits known to be issued since',
        [{ use: [total(110, '2026-02-10'), known(30, '2026-02-10'), known(41)] }],
        { params: { quotaYear: 2026, used: 121, limit: 120 } },
      ],

      [
        'R55',
        'fires',
        'no limit for the region',
        [{ limits: [{ region: almaty }] }],
        {
          result: 'NO-DATA',
          light: 'noData',
          role: 'quota',
          params: { quotaYear: 2026 },
          missing: ['quotaLimit'],
        },
      ],
      ['R55', 'spares', 'a limit', [], 'R57'],
      ['R55', 'fires', 'a limit for another year', [{ limits: [{ year: 2025 }] }], { result: 'NO-DATA' }],
      ['R55', 'fires', 'a limit for another line', [{ limits: [{ line: 'cat3' }] }], { result: 'NO-DATA' }],
      [
        'R55',
        'fires',
        'a line whose figure was not found',
        [{ limits: [{ units: null }] }],
        { result: 'NO-DATA' },
      ],
      [
        'R55',
        'fires',
        'a limit from the day after the issue',
        [{ limits: [{ from: day('2026-02-21') }] }],
        {
          result: 'NO-DATA',
        },
      ],
      [
        'R55',
        'spares',
        'a limit from the day of the issue',
        [{ limits: [{ from: day('2026-02-20') }] }],
        'R57',
      ],
      [
        'R55.issue',
        'fires',
        'date of issue not known',
        [{ permit: { issuedOn: null } }],
        {
          result: 'NO-DATA',
          missing: ['permitIssuedOn'],
        },
      ],
      ['R55.issue', 'spares', 'known', [], 'R57'],
      [
        'R55.line',
        'fires',
        'no category',
        [{ permit: { category: null } }],
        { result: 'NO-DATA', missing: ['quotaLine'] },
      ],
      [
        'R55.line',
        'spares',
        'no category, but a line of its own',
        [{ permit: { category: null, quotaLine: 'cat4' } }],
        'R57',
      ],
      [
        'R55.use',
        'fires',
        'nobody reported the use',
        [{ use: [] }],
        {
          result: 'NO-DATA',
          params: { quotaYear: 2026, limit: 120 },
          missing: ['quotaUse'],
        },
      ],
      ['R55.use', 'fires', 'the use of another line', [{ use: [{ line: 'cat3' }] }], { result: 'NO-DATA' }],
      [
        'R55.use',
        'fires',
        'only a later total, which is above',
        [used(121, '2026-03-01')],
        { result: 'NO-DATA' },
      ],
      ['R55.use', 'spares', 'a later total that is within', [used(120, '2026-03-01')], 'R57.later'],
      [
        'R57.later',
        'fires',
        'even a later total is within',
        [used(120, '2026-03-01')],
        {
          result: 'CLEAR-PERMIT-Q',
          params: { quotaYear: 2026, used: 120, limit: 120, asOf: '2026-03-01' },
        },
      ],
      ['R57.later', 'spares', 'a total of the day', [used(120)], 'R57'],

      [
        'R57.several',
        'fires',
        'every region has units',
        [
          two,
          {
            limits: [{ region: almaty }, { region: astana, units: 80 }],
            use: [{ region: almaty }, { region: astana }],
          },
        ],
        { result: 'CLEAR-PERMIT-Q', params: { lines: 2, quotaYear: 2026, used: 77, limit: 80 } },
      ],
      [
        'R57.several',
        'spares',
        'one of them has none',
        [
          two,
          {
            limits: [{ region: almaty }, { region: astana, units: 76 }],
            use: [{ region: almaty }, { region: astana }],
          },
        ],
        'R56',
      ],
      [
        'R57.several',
        'spares',
        'one of them has no limit',
        [two, { limits: [{ region: almaty }], use: [{ region: almaty }, { region: astana }] }],
        'R55',
      ],
      [
        'R57.several',
        'spares',
        'only the first counts in this office',
        [
          two,
          { limits: [{ region: almaty }], use: [{ region: almaty }], switches: { severalRegions: 'first' } },
        ],
        'R57',
      ],
      [
        'R57.several',
        'spares',
        'above weighs more than unknown',
        [two, { limits: [{ region: astana, units: 76 }], use: [{ region: astana }] }],
        'R56',
      ],
      [
        'R57.permit',
        'fires',
        'the permit part stays green where the ledger has no row',
        [{ limits: [] }],
        {
          role: 'passed',
          result: 'LIMIT',
          light: 'order',
        },
      ],
      ['R57.permit', 'spares', 'both parts are good', [], 'R57'],
    ],
    // Settled by the rows before, or by another condition of the row.
    [
      'R57.permit quotaBound',
      'R56.blocking quotaBound',
      'R56 quotaBound',
      'R55.issue quotaBound',
      'R55.line quotaBound',
      'R55.use quotaBound',
      'R55 quotaBound',
      'R57.later quotaBound',
      'R57.later withinLimit',
      'R57.several quotaBound',
      'R57.several withinLimit',
      'R57 quotaBound',
      'R57 withinLimit',
    ],
  );
});

test('later limits and totals say nothing about an earlier permit', () => {
  const before = verdictOf();
  const after = verdictOf({
    limits: [{}, { units: 10, from: day('2026-02-21') }],
    use: [{}, { used: 500, asOf: day('2026-03-05') }],
  });
  expect(after).toEqual(before);
});

test('the limit in force on the issue date counts, not the first of the year', () => {
  const limits = [
    { region: 'KZ', year: 2025, line: 'all', units: 14_800, from: day('2025-01-01') },
    { region: 'KZ', year: 2025, line: 'all', units: 16_500, from: day('2025-03-01') },
    { region: 'KZ', year: 2025, line: 'all', units: 19_400, from: day('2025-08-01') },
  ] as const;
  const given: Given = {
    limits,
    permit: { issuedOn: day('2025-07-10'), quotaYear: null },
    use: [{ region: 'KZ', year: 2025, line: 'all', used: 16_200, asOf: day('2025-07-10') }],
    switches: { ledgerScope: 'nationalTotal' },
  };
  expect(line(verdictOf(given), 'R57').params).toMatchObject({ used: 16_200, limit: 16_500 });
  expect(line(verdictOf({ ...given, limits: limits.slice(0, 1) }), 'R56').params).toMatchObject({
    limit: 14_800,
  });
});

test('by its region’s total, where the office has settled so', () => {
  const all = { line: 'all', region: atyrau } as const;
  const given: Given = {
    limits: [{ ...all, units: 300 }],
    use: [{ ...all, used: 299 }],
    switches: { ledgerScope: 'regionTotal' },
  };
  expect(line(verdictOf(given), 'R57').params).toMatchObject({ used: 299, limit: 300 });
});

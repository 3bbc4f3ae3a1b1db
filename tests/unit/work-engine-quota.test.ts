import { describe, expect, test } from 'vitest';
import { day } from '#shared/dates/day.ts';
import type { WorkPermit } from '#shared/rules/work/case.ts';
import { quotaOf } from '#shared/rules/work/quota.ts';
import { almaty, astana, atyrau, caseOf } from '#tests/fixtures/work-rows.ts';
import type { Given } from '#tests/fixtures/work-rows.ts';

/** The answer for the plain permit, changed. */
function answer(permit: Partial<WorkPermit>, given: Given = {}) {
  const theCase = caseOf({ ...given, permit });
  const [held] = theCase.permits;
  return held === undefined ? null : quotaOf(held, theCase);
}

const total = (used: number, asOf: string, source = 'a report') =>
  ({ kind: 'total', used, asOf: day(asOf), source }) as const;
const known = (used: number, asOf: string) =>
  ({ kind: 'known', used, asOf: day(asOf), source: 'the register' }) as const;
const regionTotal: Given = { switches: { ledgerScope: 'regionTotal' } };

test('papers outside the quota have no answer', () => {
  expect(answer({ scheme: 'ICT', category: 2 })).toBeNull();
  expect(answer({ scheme: 'CERT', category: null })).toBeNull();
});

test('without issue date or line nothing is held against the ledger', () => {
  expect(answer({ issuedOn: null })).toEqual({ state: 'noIssueDate', checks: [], decisive: null });
  expect(answer({ category: null })).toEqual({ state: 'noLine', checks: [], decisive: null });
  expect(answer({ regions: [] })).toEqual({ state: 'noLine', checks: [], decisive: null });
});

describe('which line of the ledger', () => {
  const line = (permit: Partial<WorkPermit>, given: Given = {}) =>
    answer(permit, given)?.checks.map((check) => [check.region, check.year, check.line]);

  test.each<[what: string, permit: Partial<WorkPermit>, given: Given, expected: unknown]>([
    ['its category', {}, {}, [[atyrau, 2026, 'cat4']]],
    ['its own, where it names one', { quotaLine: 'cat3' }, {}, [[atyrau, 2026, 'cat3']]],
    ['the year it names', { quotaYear: 2025 }, {}, [[atyrau, 2025, 'cat4']]],
    ['the year of issue', { quotaYear: null }, {}, [[atyrau, 2026, 'cat4']]],
    ['the region’s total', {}, regionTotal, [[atyrau, 2026, 'all']]],
    ['the region’s total without a category', { category: null }, regionTotal, [[atyrau, 2026, 'all']]],
    ['the national total', {}, { switches: { ledgerScope: 'nationalTotal' } }, [['KZ', 2026, 'all']]],
    [
      'countries of origin stand apart from the total',
      { scheme: 'COO' },
      regionTotal,
      [[atyrau, 2026, 'origin']],
    ],
    [
      'so do labour immigrants',
      { scheme: 'LI', category: null },
      regionTotal,
      [[atyrau, 2026, 'labourImmigrants']],
    ],
    [
      'and those of the whole country',
      { scheme: 'COO' },
      { switches: { ledgerScope: 'nationalTotal' } },
      [['KZ', 2026, 'origin']],
    ],
    [
      'each region once',
      { regions: [almaty, astana, almaty] },
      {},
      [
        [almaty, 2026, 'cat4'],
        [astana, 2026, 'cat4'],
      ],
    ],
    [
      'the first region',
      { regions: [almaty, astana] },
      { switches: { severalRegions: 'first' } },
      [[almaty, 2026, 'cat4']],
    ],
  ])('%s', (...[, permit, given, expected]) => {
    expect(line(permit, given)).toEqual(expected);
  });
});

describe('what is used', () => {
  const decisive = (use: NonNullable<Given['use']>, limits: NonNullable<Given['limits']> = [{}]) => {
    const check = answer({}, { use, limits })?.decisive;
    return [check?.state, check?.used, check?.usedOn, check?.source, check?.later];
  };

  test.each<[what: string, use: NonNullable<Given['use']>, expected: readonly unknown[]]>([
    ['nothing reported', [], ['noUse', null, null, null, false]],
    [
      'the latest total up to the day',
      [total(77, '2026-02-20', 'new'), total(90, '2026-02-10', 'old')],
      ['within', 77, '2026-02-20', 'new', false],
    ],
    [
      'its source, whatever else is of that day',
      [total(77, '2026-02-20', 'new'), known(10, '2026-02-20'), total(90, '2026-02-25', 'later')],
      ['within', 77, '2026-02-20', 'new', false],
    ],
    [
      'a total of an earlier day does not hold this permit',
      [total(77, '2026-02-19')],
      ['within', 78, '2026-02-19', 'a report', false],
    ],
    [
      'permits known since are added',
      [total(77, '2026-02-10'), known(10, '2026-02-10'), known(15, '2026-02-20')],
      ['within', 82, '2026-02-10', 'a report', false],
    ],
    [
      'never less than is known',
      [total(7, '2026-02-20'), known(15, '2026-02-20')],
      ['within', 15, '2026-02-20', 'a report', false],
    ],
    ['more known than units', [known(121, '2026-02-20')], ['above', 121, '2026-02-20', null, false]],
    [
      'the first later total',
      [total(119, '2026-03-05', 'second'), total(110, '2026-03-01', 'first'), known(5, '2026-02-25')],
      ['within', 110, '2026-03-01', 'first', true],
    ],
    [
      'whatever their order',
      [known(5, '2026-02-25'), total(110, '2026-03-01', 'first'), total(119, '2026-03-05', 'second')],
      ['within', 110, '2026-03-01', 'first', true],
    ],
    ['a later total above says nothing', [total(121, '2026-03-01')], ['noUse', null, null, null, false]],
    [
      'a later total at the limit does',
      [total(120, '2026-03-01')],
      ['within', 120, '2026-03-01', 'a report', true],
    ],
    [
      'not less than is known',
      [total(5, '2026-03-01'), known(9, '2026-02-20')],
      ['within', 9, '2026-03-01', 'a report', true],
    ],
  ])('%s', (...[, use, expected]) => {
    expect(decisive(use)).toEqual(expected);
  });

  test('no limit, no use', () => {
    expect(decisive([total(1, '2026-02-20')], [])).toEqual(['noLimit', null, null, null, false]);
  });
});

describe('of several regions the worst decides', () => {
  /** A region's ledger: units and use, null for not known. */
  type Ledger = readonly [units: number | null, used: number | null];
  const decides = (...ledgers: readonly Ledger[]) => {
    const regions = [almaty, astana].slice(0, ledgers.length);
    const limits = ledgers.flatMap(([units], at) =>
      units === null ? [] : [{ region: regions[at] ?? '', units }],
    );
    const use = ledgers.flatMap(([, used], at) =>
      used === null ? [] : [{ region: regions[at] ?? '', used }],
    );
    const decisive = answer({ regions }, { limits, use })?.decisive;
    return [decisive?.state, decisive?.region === almaty ? 'first' : 'second'];
  };
  const above: Ledger = [10, 11];
  const within: Ledger = [100, 50];

  test.each<[what: string, one: Ledger, other: Ledger, expected: readonly [string, string]]>([
    ['above before unknown limit', above, [null, 5], ['above', 'first']],
    ['in either order', [null, 5], above, ['above', 'second']],
    ['unknown limit before unknown use', [null, 5], [10, null], ['noLimit', 'first']],
    ['in either order', [10, null], [null, 5], ['noLimit', 'second']],
    ['unknown use before within', [10, null], within, ['noUse', 'first']],
    ['in either order', within, [10, null], ['noUse', 'second']],
    ['the fuller of two within', [100, 99], within, ['within', 'first']],
    ['in either order', within, [100, 99], ['within', 'second']],
    ['by what is left, not by what is used', [1000, 900], [20, 15], ['within', 'second']],
    ['the further above', [10, 11], [10, 12], ['above', 'second']],
    ['of two alike the first', within, within, ['within', 'first']],
    ['of two without limit the first', [null, 1], [null, 2], ['noLimit', 'first']],
    ['of two without use the first', [100, null], [10, null], ['noUse', 'first']],
  ])('%s', (...[, one, other, expected]) => {
    expect(decides(one, other)).toEqual(expected);
  });
});

import { describe, expect, test } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { rowsInForce } from '#shared/reference/lists.ts';
import type { ReferenceList, ReferenceRow } from '#shared/reference/lists.ts';
import type { WorkSwitches } from '#shared/rules/work/case.ts';
import { isWithinLimits } from '#shared/setting-limits.ts';
import { ruleSettings } from '#electron/services/rule-settings.ts';
import type { SettingValue } from '#electron/services/read-setting.ts';
import { shippedRows } from '#electron/services/shipped-reference.ts';
import {
  isWorkSetting,
  workSettingKeys,
  workSwitches,
  workTables,
} from '#electron/services/work-settings.ts';
import { resourcesDir } from '#tests/fixtures/desk.ts';

const shipped = shippedRows(resourcesDir, 'settings-defaults').filter(({ code }) => isWorkSetting(code));
const keys = Object.keys(workSettingKeys);
const switchNames = Object.values(workSettingKeys).toSorted();

const settings =
  (values: Readonly<Record<string, SettingValue>>, confirmed = true) =>
  (code: string) => {
    const value = values[code];
    return value === undefined ? null : { value, confirmed };
  };
const asShipped = Object.fromEntries(shipped.map(({ code, value }) => [code, value]));

const strictest: Omit<WorkSwitches, 'unconfirmed'> = {
  quotaAlarm: 'blocking',
  unitReturned: false,
  longCategory1Once: false,
  severalRegions: 'each',
  ledgerScope: 'regionLine',
  registerMaxAgeDays: 1,
  jobComparison: 'text',
  aifcExempt: false,
  businessVisitDays: 0,
};

describe('switches of the work check', () => {
  test('ship under every key, none of them confirmed, each with a value that can be used', () => {
    expect(shipped.map(({ code }) => code)).toEqual(keys);
    expect(shipped.every(({ confidence }) => confidence === 'unconfirmed')).toBe(true);
    expect(workSwitches(settings(asShipped))).toEqual({
      quotaAlarm: 'advisory',
      unitReturned: false,
      longCategory1Once: true,
      severalRegions: 'each',
      ledgerScope: 'regionLine',
      registerMaxAgeDays: 30,
      jobComparison: 'text',
      aifcExempt: false,
      businessVisitDays: 0,
      unconfirmed: [],
    });
    for (const { code, value } of shipped)
      if (typeof value === 'number') expect(isWithinLimits(code, value)).toBe(true);
  });

  test('that nobody confirmed say so, each by its name', () => {
    expect([...workSwitches(settings(asShipped, false)).unconfirmed].sort()).toEqual(switchNames);
  });

  test('that are missing are read strictly and count as unconfirmed', () => {
    const { unconfirmed, ...values } = workSwitches(() => null);
    expect(values).toEqual(strictest);
    expect([...unconfirmed].sort()).toEqual(switchNames);
  });

  test.each([
    ['workQuotaAlarm', 'loud'],
    ['workUnitReturned', 'yes'],
    ['workLongCategory1Once', 1],
    ['workSeveralRegions', true],
    ['workLedgerScope', 'world'],
    ['workRegisterMaxAgeDays', 0],
    ['workRegisterMaxAgeDays', 367],
    ['workRegisterMaxAgeDays', 1.5],
    ['workJobComparison', ''],
    ['workAifcExempt', 'true'],
    ['workBusinessVisitDays', -1],
    ['workBusinessVisitDays', '120'],
  ] as const)('%s damaged to %j is read strictly, the others as they are', (key, value) => {
    const name = workSettingKeys[key];
    const { unconfirmed, ...values } = workSwitches(settings({ ...asShipped, [key]: value }));
    const { unconfirmed: _none, ...sound } = workSwitches(settings(asShipped));
    expect(values).toEqual({ ...sound, [name]: strictest[name] });
    expect(unconfirmed).toEqual([name]);
  });

  test.each([
    ['workQuotaAlarm', 'blocking'],
    ['workUnitReturned', true],
    ['workSeveralRegions', 'first'],
    ['workLedgerScope', 'regionTotal'],
    ['workLedgerScope', 'nationalTotal'],
    ['workRegisterMaxAgeDays', 1],
    ['workRegisterMaxAgeDays', 366],
    ['workJobComparison', 'code'],
    ['workAifcExempt', true],
    ['workBusinessVisitDays', 120],
  ] as const)('%s set to %j is read as set', (key, value) => {
    expect(workSwitches(settings({ ...asShipped, [key]: value }))).toMatchObject({
      [workSettingKeys[key]]: value,
      unconfirmed: [],
    });
  });
});

test('settings of the other rules are read strictly where they are damaged', () => {
  const read = ruleSettings(settings({ firstDay: 'monday', hostNoticeDays: 0, order923: 'on' }));
  expect(read).toMatchObject({ firstDay: 'arrival-day', postDate: 'receipt', noticeWorkingDays: 3 });
  expect(read.order923).toMatchObject({ on: true, days: 30 });
  expect([...read.unconfirmed].sort()).toEqual([
    'borderDays',
    'firstDay',
    'noticeWorkingDays',
    'order923',
    'postDate',
    'postalDays',
    'postmarkFallback',
  ]);
});

describe('lists of the work check', () => {
  const book = (own: Partial<{ [L in ReferenceList]: readonly ReferenceRow<L>[] }> = {}) => ({
    inForce: <L extends ReferenceList>(list: L, on: ReturnType<typeof day>) =>
      rowsInForce(own[list] ?? shippedRows(resourcesDir, list), on),
  });
  const today = day('2026-11-23');
  const common = { validFrom: null, validTo: null, source: 'letter 5' };
  const names = { kk: 'Өрік жинау', ru: 'Сбор урюка', en: 'Picking apricots' };

  test('as shipped: sectors and seasonal jobs are empty and nobody’s word', () => {
    const tables = workTables(book(), today);
    expect(tables.treatyStates).toEqual(['ARM', 'BLR', 'KGZ', 'RUS']);
    expect(tables.labourImmigrantStates).toEqual(['UZB', 'TJK', 'AZE', 'GEO', 'MDA', 'UKR']);
    expect(tables.restrictedSectors).toEqual([]);
    expect(tables.seasonalJobs).toBeNull();
    expect(tables.unconfirmed).toEqual(['restrictedSectors', 'labourImmigrantStates', 'seasonalJobs']);
  });

  test('an exemption carries its clause, its papers and whether it is settled', () => {
    const { exemptions } = workTables(book(), today);
    const row = (code: string) => exemptions.find((one) => one.code === code);
    expect(row('X06')).toEqual({
      code: 'X06',
      clause: 'migrationLawArticle36-1Part2Item6',
      evidence: ['permanentResidence'],
      confirmed: true,
    });
    expect(row('G10')?.confirmed).toBe(false);
  });

  test.each([
    ['2025-08-30', false],
    ['2025-08-31', true],
  ])('first heads of foreign companies on %s: settled %s', (on, confirmed) => {
    const rows = workTables(book(), day(on)).exemptions.filter(({ code }) => code === 'G07');
    expect(rows.map((row) => row.confirmed)).toEqual([confirmed]);
  });

  test('one sector without a prefix, confirmed, says that none is closed', () => {
    const none = {
      ...common,
      code: 'none',
      names,
      prefix: null,
      clause: null,
      confidence: 'confirmed',
    } as const;
    const closed = { ...none, code: 'mining', prefix: '05', confidence: 'unconfirmed' } as const;
    const confirmed = workTables(book({ 'restricted-sectors': [none] }), today);
    expect(confirmed.restrictedSectors).toEqual([]);
    expect(confirmed.unconfirmed).not.toContain('restrictedSectors');
    const both = workTables(book({ 'restricted-sectors': [none, closed] }), today);
    expect(both.restrictedSectors).toEqual(['05']);
    expect(both.unconfirmed).toContain('restrictedSectors');
  });

  test('a seasonal job is known by its titles and its code, from its first day on', () => {
    const job = {
      ...common,
      code: 'j1',
      names,
      professionCode: '9214',
      clause: null,
      confidence: 'confirmed',
    } as const;
    const jobs = { 'seasonal-jobs': [{ ...job, validFrom: day('2026-11-23') }] };
    expect(workTables(book(jobs), day('2026-11-22')).seasonalJobs).toBeNull();
    const tables = workTables(book(jobs), today);
    expect(tables.seasonalJobs).toEqual([names.kk, names.ru, names.en, '9214']);
    expect(tables.unconfirmed).not.toContain('seasonalJobs');
  });
});

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, day } from '#shared/dates/day.ts';
import { AppError } from '#shared/errors.ts';
import { limitInForce, useOn } from '#shared/work/ledger.ts';
import { linesAboveLimit } from '#electron/services/quota/above-limit.ts';
import { ledgerFor } from '#electron/services/quota/ledger.ts';
import { openLedger, today } from '#tests/fixtures/ledger.ts';
import type { Ledger } from '#tests/fixtures/ledger.ts';
import { limitValues, passing, useValues } from '#tests/fixtures/quota.ts';

let ledger: Ledger;
beforeEach(async () => {
  ledger = await openLedger();
});
afterEach(() => ledger.close());

const almaty = { region: '750000000', year: 2026, line: 'cat3' } as const;
const setLimit = (changes: Parameters<typeof limitValues>[0] = {}, more: Partial<typeof passing> = {}) =>
  ledger.ask('quota.setLimit', { values: limitValues(changes), ...passing, ...more });
const setUse = (changes: Parameters<typeof useValues>[0] = {}, more: Partial<typeof passing> = {}) =>
  ledger.ask('quota.setUse', { values: useValues(changes), ...passing, ...more });
const lineOn = (on = today, key: { region: string; year: number; line: 'cat3' | 'all' } = almaty) =>
  ledger.ask('quota.line', { ...key, on });

/** The failure of a call: its code and the codes of its issues with their places. */
function refusal(action: () => unknown): { code: string; issues: string[] } {
  try {
    action();
  } catch (error) {
    if (error instanceof AppError)
      return { code: error.code, issues: (error.issues ?? []).map(({ path, code }) => `${path} ${code}`) };
    throw error;
  }
  return { code: 'ok', issues: [] };
}

describe('a version of a limit', () => {
  it('is kept with its act, source and who entered it, and tells whoever looks', () => {
    const story = setLimit();
    expect(story.limits).toEqual([
      {
        id: expect.any(String) as string,
        units: 100,
        percent: null,
        from: '2026-02-01',
        act: 'Specimen order 1',
        source: 'letter 1',
        confidence: 'confirmed',
        origin: 'typed',
        note: '',
        remark: null,
        corrects: null,
        replacedBy: null,
        enteredAt: '2026-11-23T05:00:00.000Z',
        enteredBy: 'Үлгібаева А.',
      },
    ]);
    expect(ledger.events).toEqual([{ name: 'quota.changed', detail: '750000000 2026 cat3' }]);
    expect(ledger.tables.journal.all().at(-1)).toMatchObject({
      actor: 'u',
      action: 'quota.setLimit',
      object: story.limits[0]?.id,
      data: { ...almaty, units: 100, from: '2026-02-01', corrects: null, passed: 0 },
    });
  });

  it('holds from its first day until the next one begins', () => {
    setLimit({ units: '100', from: '01.02.2026' });
    setLimit({ units: '150', from: '01.08.2026' });
    const unitsOn = (on: string) => lineOn(day(on)).standing.limit?.units ?? null;
    expect(unitsOn('2026-01-31')).toBe(null);
    expect(unitsOn('2026-02-01')).toBe(100);
    expect(unitsOn('2026-07-31')).toBe(100);
    expect(unitsOn('2026-08-01')).toBe(150);
  });

  it('may have no figure, which then stays empty', () => {
    setLimit({ units: '' });
    setUse();
    expect(lineOn().standing).toMatchObject({
      limit: { units: null },
      used: 40,
      balance: null,
      share: null,
      above: false,
    });
  });

  it('is a clear fault when another figure holds from the same day', () => {
    const [first] = setLimit().limits;
    expect(refusal(() => setLimit({ units: '90' }))).toEqual({
      code: 'quota.incomplete',
      issues: ['from quota.sameDay'],
    });
    const story = setLimit({ units: '90' }, { corrects: first?.id ?? '' });
    expect(story.limits.map(({ units, replacedBy }) => [units, replacedBy === null])).toEqual([
      [100, false],
      [90, true],
    ]);
    expect(story.standing.limit?.units).toBe(90);
  });

  it('can be corrected once, by somebody who saw the row that counts', () => {
    const id = setLimit().limits[0]?.id ?? '';
    setLimit({ units: '90' }, { corrects: id });
    expect(refusal(() => setLimit({ units: '80' }, { corrects: id })).code).toBe('quota.correctedAlready');
    const unknown = '00000000-0000-7000-8000-000000000000';
    expect(refusal(() => setLimit({ units: '80' }, { corrects: unknown })).code).toBe('quota.unknownRow');
  });

  it.each([
    [{ region: '999999999' }, 'region quota.unknownRegion'],
    [{ region: 'Алматы' }, 'region quota.unknownRegion'],
    [{ region: '' }, 'region field.required'],
    [{ year: '2010' }, 'year quota.yearOutOfRange'],
    [{ year: '2029' }, 'year quota.yearOutOfRange'],
    [{ line: 'cat5' }, 'line choice.notInList'],
    [{ units: '-5' }, 'units quota.negative'],
    [{ units: 'many' }, 'units number.unreadable'],
    [{ from: '31.02.2026' }, 'from day.noSuchDay'],
    [{ act: '' }, 'act field.required'],
  ])('is refused with %o: %s', (changes, issue) => {
    const { code, issues } = refusal(() => setLimit(changes));
    expect(code).toBe('quota.incomplete');
    expect(issues).toContain(issue);
    expect(lineOn().limits).toEqual([]);
  });

  it('reads wide figures as they are typed, and the country as a region', () => {
    const story = setLimit({ region: 'kz', line: 'labourImmigrants', units: '237 800' });
    expect(story).toMatchObject({ region: 'KZ', standing: { limit: { units: 237_800 } } });
  });

  it('below use is entered only with a reason, which stays with it', () => {
    setUse({ used: '101' });
    expect(refusal(() => setLimit())).toEqual({
      code: 'quota.warningsUnread',
      issues: ['units quota.belowUse'],
    });
    const passed = [{ path: 'units', code: 'quota.belowUse' }];
    expect(refusal(() => setLimit({}, { passed })).code).toBe('quota.reasonMissing');
    const story = setLimit({}, { passed, reason: 'as the order says' });
    expect(story.limits[0]).toMatchObject({ units: 100, note: 'as the order says' });
    expect(story.standing).toMatchObject({ used: 101, balance: -1, above: true });
    expect(refusal(() => setLimit({ units: '101', from: '01.03.2026' })).code).toBe('ok');
  });

  it('is held against use while it held, not after', () => {
    setUse({ used: '80', asOf: '01.05.2026' });
    setUse({ used: '140', asOf: '01.10.2026' });
    setLimit({ units: '150', from: '01.08.2026' });
    // Until 31 July, when it ended, 80 were used.
    expect(refusal(() => setLimit({ units: '100', from: '01.02.2026' })).code).toBe('ok');
    expect(refusal(() => setLimit({ units: '79', from: '01.03.2026' })).issues).toEqual([
      'units quota.belowUse',
    ]);
  });
});

describe('published figures', () => {
  const country = { region: 'KZ', year: 2025, line: 'all' } as const;

  it('come with the product: every version of 2025, with percent as published and never computed', () => {
    const { limits } = lineOn(day('2025-12-31'), country);
    expect(limits.map(({ from, units, percent, origin }) => [from, units, percent, origin])).toEqual([
      ['2025-01-01', 14_800, 0.2, 'product'],
      ['2025-03-01', 16_500, 0.2, 'product'],
      ['2025-08-01', 19_400, 0.25, 'product'],
    ]);
    expect(lineOn(day('2025-07-10'), country).standing.limit?.units).toBe(16_500);
  });

  it('give way to a row of the office of the same day, and to no other', () => {
    const values = { region: 'KZ', year: '2025', line: 'all', units: '16600', from: '01.03.2025' };
    expect(refusal(() => setLimit(values)).issues).toEqual(['units quota.differsFromPublished']);
    const passed = [{ path: 'units', code: 'quota.differsFromPublished' }];
    const { limits } = setLimit(values, { passed, reason: 'the order itself' });
    expect(limits.map(({ units, replacedBy }) => [units, replacedBy === null])).toEqual([
      [14_800, true],
      [16_500, false],
      [16_600, true],
      [19_400, true],
    ]);
    expect(lineOn(day('2025-03-01'), country).standing.limit?.units).toBe(16_600);
    expect(lineOn(day('2025-02-28'), country).standing.limit?.units).toBe(14_800);
  });

  it('that were not found stay empty in the overview', async () => {
    const { rows, years } = await ledger.ask('quota.overview', { year: 2025, on: day('2025-12-31') });
    const atyrau = rows.find(({ region, line }) => region === '230000000' && line === 'all');
    expect(atyrau).toMatchObject({ limit: { units: null, from: '2025-03-01' }, balance: null, above: false });
    expect(rows.some(({ region }) => region === '150000000')).toBe(false);
    expect(years).toEqual([2026, 2025, 2024, 2023, 2022, 2021, 2020, 2019]);
  });
});

describe('a reported total', () => {
  it('is added to by the permits we know to be issued since', async () => {
    setLimit({ units: '42' });
    setUse({ used: '40', asOf: '01.06.2026' });
    ledger.permit({ issuedOn: '20.05.2026' });
    ledger.permit({ issuedOn: '02.06.2026' });
    ledger.permit({ issuedOn: '03.06.2026' });
    expect(lineOn().standing).toMatchObject({
      known: 3,
      knownSince: 2,
      used: 42,
      balance: 0,
      share: 1,
      above: false,
      ageDays: 175,
    });
    ledger.permit({ issuedOn: '04.06.2026' });
    expect(lineOn().standing).toMatchObject({ used: 43, balance: -1, above: true });
    expect(lineOn(day('2026-06-03')).standing).toMatchObject({ used: 42, above: false });
    expect(await linesAboveLimit(ledger.desk.store, 2026, today)).toEqual([
      { ...almaty, used: 43, units: 42, asOf: '2026-06-01' },
    ]);
    expect(await linesAboveLimit(ledger.desk.store, 2026, day('2026-06-03'))).toEqual([]);
  });

  it('falls only with a reason, and never lies in the future', () => {
    setUse();
    expect(refusal(() => setUse({ used: '39', asOf: '01.07.2026' })).issues).toEqual(['used quota.useFalls']);
    expect(refusal(() => setUse({ used: '41', asOf: '01.05.2026' })).issues).toEqual([
      'used quota.useAboveLater',
    ]);
    expect(refusal(() => setUse({ asOf: '24.11.2026' })).issues).toEqual(['asOf day.inFuture']);
    expect(refusal(() => setUse({ used: '41' })).issues).toEqual(['asOf quota.sameDay']);
  });

  it('that is corrected stays in the history and counts no longer', () => {
    const id = setUse({ used: '400' }).uses[0]?.id ?? '';
    const story = setUse({ used: '40' }, { corrects: id });
    expect(story.uses.map(({ used, replacedBy }) => [used, replacedBy === null])).toEqual([
      [400, false],
      [40, true],
    ]);
    expect(story.standing).toMatchObject({ used: 40, reported: { used: 40 } });
  });
});

describe('rows of the ledger', () => {
  it('are never changed and never removed', () => {
    setLimit();
    setUse();
    for (const table of ['quota_limits', 'quota_uses']) {
      expect(() => ledger.database.exec(`UPDATE ${table} SET source = ''`)).toThrow('append-only');
      expect(() => ledger.database.exec(`DELETE FROM ${table}`)).toThrow('append-only');
    }
  });
});

describe('permits we know', () => {
  const known = (key: Parameters<typeof lineOn>[1] = almaty) => lineOn(today, key).standing.known;

  it('count in every region they name, or in the first, as the office has settled', () => {
    ledger.permit({ regions: '710000000,750000000' });
    expect([known(), known({ ...almaty, region: '710000000' })]).toEqual([1, 1]);
    settle('workSeveralRegions', 'first');
    expect([known(), known({ ...almaty, region: '710000000' })]).toEqual([0, 1]);
  });

  it('go on counting when revoked, unless the office has settled that the unit comes back', () => {
    ledger.permit({ status: 'revoked', statusOn: '01.10.2026' });
    expect(known()).toBe(1);
    settle('workUnitReturned', true);
    expect(known()).toBe(0);
    expect(lineOn(day('2026-09-30')).standing.known).toBe(1);
  });

  it('make a line without any reported total known from below', () => {
    setLimit({ units: '1' });
    ledger.permit();
    expect(lineOn().standing).toMatchObject({ reported: null, used: 1, balance: 0, above: false });
    ledger.permit();
    expect(lineOn().standing).toMatchObject({ used: 2, above: true });
  });

  function settle(key: string, value: string | boolean): void {
    const change = { key, value, validFrom: null, source: 'letter', confidence: 'confirmed' } as const;
    ledger.tables.settings.insert({ ...change, changedAt: null, changedBy: null });
    ledger.desk.store.reference.refresh();
  }
});

describe('what a permit is held against', () => {
  it('is its own line, its region and the country, in every version, with known permits on the day of decision', () => {
    setLimit({ units: '100' });
    setLimit({ units: '120', from: '01.03.2026' });
    setUse({ used: '40' });
    ledger.permit({ issuedOn: '10.02.2026' });
    ledger.permit({ issuedOn: '05.06.2026', documentNumber: 'UT7', surname: 'OTHER' });
    const [permit] = ledger.tables.permits.candidates({ documents: ['UT0001112'] });
    if (permit === undefined) throw new Error('the permit is not found');
    const { limits, use } = ledgerFor(ledger.desk.store, [permit, permit], today);
    expect(limits.map(({ region, line, units, from }) => [region, line, units, from])).toEqual([
      ['750000000', 'cat3', 100, '2026-02-01'],
      ['750000000', 'cat3', 120, '2026-03-01'],
      ['KZ', 'all', 18_146, '2026-01-02'],
    ]);
    const ofLine = use.filter(({ line }) => line === 'cat3');
    expect(ofLine.map(({ kind, used, asOf }) => [kind, used, asOf])).toEqual([
      ['total', 40, '2026-06-01'],
      ['known', 1, '2026-02-10'],
      ['known', 1, '2026-06-01'],
    ]);
  });

  it('is nothing outside the quota, and nothing where nobody found a limit', () => {
    ledger.permit({ scheme: 'ICT', category: '2', quotaLine: '', documentNumber: 'UT1' });
    ledger.permit({ regions: '150000000', quotaYear: '2018', documentNumber: 'UT2' });
    for (const document of ['UT1', 'UT2']) {
      const permits = ledger.tables.permits.candidates({ documents: [document] });
      expect(permits).toHaveLength(1);
      expect(ledgerFor(ledger.desk.store, permits, today)).toEqual({ limits: [], use: [] });
    }
  });
});

describe('whatever is entered, in whatever order', () => {
  const january = day('2026-01-01');
  const entries = fc.uniqueArray(fc.record({ at: fc.nat(330), units: fc.option(fc.nat(500)) }), {
    selector: ({ at }) => at,
    maxLength: 8,
  });
  const totals = fc.uniqueArray(fc.record({ at: fc.nat(320), used: fc.nat(500) }), {
    selector: ({ at }) => at,
    maxLength: 6,
  });

  it('the same limit is in force on any day, and what is left is limit less use', () => {
    fc.assert(
      fc.property(
        fc.tuple(entries, totals),
        fc.nat(330),
        fc.infiniteStream(fc.nat()),
        ([limits, uses], at, shuffle) => {
          const versions = limits.map((one) => ({ units: one.units, from: addDays(january, one.at) }));
          const reported = uses.map((one) => ({
            kind: 'total' as const,
            used: one.used,
            asOf: addDays(january, one.at),
          }));
          const on = addDays(january, at);
          const mixed = <Row>(rows: readonly Row[]) =>
            rows
              .map((row) => ({ row, place: shuffle.next().value as number }))
              .sort((one, other) => one.place - other.place)
              .map(({ row }) => row);
          const inForce = limitInForce(versions, on);
          expect(limitInForce(mixed(versions), on)).toEqual(inForce);
          expect(useOn(mixed(reported), on)).toEqual(useOn(reported, on));
          const began = versions
            .filter(({ from }) => from <= on)
            .map(({ from }) => from)
            .sort();
          expect(inForce?.from).toEqual(began.at(-1));
        },
      ),
    );
  });

  it('the store answers as the arithmetic does', () => {
    fc.assert(
      fc.property(fc.tuple(entries, totals), fc.nat(325), fc.boolean(), ([limits, uses], at, reverse) => {
        ledger.database.exec('BEGIN');
        try {
          const entry = {
            ...almaty,
            source: '',
            note: '',
            origin: 'typed',
            corrects: null,
            importId: null,
            enteredAt: '2026-11-23T05:00:00.000Z',
            enteredBy: 'u',
          } as const;
          const inOrder = <Row>(rows: readonly Row[]) => (reverse ? [...rows].reverse() : rows);
          inOrder(limits).forEach((one) =>
            ledger.tables.quota.addLimit({
              ...(entry as Parameters<typeof ledger.tables.quota.addLimit>[0]),
              id: `limit ${one.at}`,
              units: one.units,
              from: addDays(january, one.at),
              act: 'a',
              confidence: 'confirmed',
            }),
          );
          inOrder(uses).forEach((one) =>
            ledger.tables.quota.addUse({
              ...(entry as Parameters<typeof ledger.tables.quota.addUse>[0]),
              id: `use ${one.at}`,
              used: one.used,
              asOf: addDays(january, one.at),
            }),
          );
          const on = addDays(january, at);
          const { limit, used, balance, above } = lineOn(on).standing;
          const last = <Row extends { at: number }>(rows: readonly Row[]) =>
            rows
              .filter((row) => row.at <= at)
              .sort((one, other) => one.at - other.at)
              .at(-1);
          expect(limit?.units ?? null).toBe(last(limits)?.units ?? null);
          expect(used).toBe(last(uses)?.used ?? null);
          const units = limit?.units ?? null;
          if (units === null || used === null) expect([balance, above]).toEqual([null, false]);
          else expect([balance, above]).toEqual([units - used, used > units]);
        } finally {
          ledger.database.exec('ROLLBACK');
        }
      }),
      { numRuns: 60 },
    );
  });
});

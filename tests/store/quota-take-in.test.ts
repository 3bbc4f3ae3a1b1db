import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '#shared/dates/day.ts';
import { judgeLimitRow, judgeUseRow, takeInLimit, takeInUse } from '#electron/services/quota/take-in.ts';
import type { Entry, LedgerFile } from '#electron/services/quota/take-in.ts';
import { openLedger, today } from '#tests/fixtures/ledger.ts';
import type { Ledger } from '#tests/fixtures/ledger.ts';
import { limitValues, passing, useValues } from '#tests/fixtures/quota.ts';

let ledger: Ledger;
let position = 0;
beforeEach(async () => {
  ledger = await openLedger();
});
afterEach(() => ledger.close());

type Seen = LedgerFile['seen'];

/** The next row of a file. */
function row(seen: Seen = new Map(), importId = 'file-1'): LedgerFile {
  position += 1;
  return { store: ledger.desk.store, today, importId, seen, position };
}
function entry(importId = 'file-1'): Entry {
  let last = 0;
  return {
    store: ledger.desk.store,
    at: '2026-11-23T05:00:00.000Z' as Instant,
    by: 'u',
    importId,
    origin: 'import',
    note: '',
    newId: () =>
      `00000000-0000-7000-8000-${String(position).padStart(8, '0')}${String((last += 1)).padStart(4, '0')}`,
  };
}
const limits = () => ledger.tables.quota.limits({ region: '750000000', year: 2026, line: 'cat3' });
const uses = () => ledger.tables.quota.uses({ region: '750000000', year: 2026, line: 'cat3' });
const codes = ({ issues }: { issues: readonly { path: string; code: string; severity: string }[] }) =>
  issues.map(({ path, code, severity }) => `${path} ${code} ${severity}`);

describe('rows of limits from a file', () => {
  it('are new, the same, or a correction that names the row on record', () => {
    expect(takeInLimit(limitValues(), { file: row(), entry: entry() }).outcome).toBe('new');
    expect(
      takeInLimit(limitValues(), { file: row(new Map(), 'file-2'), entry: entry('file-2') }).outcome,
    ).toBe('same');
    const changed = takeInLimit(limitValues({ units: '90' }), {
      file: row(new Map(), 'file-2'),
      entry: entry('file-2'),
    });
    expect(changed).toMatchObject({ outcome: 'changed', corrects: limits()[0]?.id });
    expect(
      limits().map(({ units, origin, importId, replacedBy }) => [
        units,
        origin,
        importId,
        replacedBy === null,
      ]),
    ).toEqual([
      [100, 'import', 'file-1', false],
      [90, 'import', 'file-2', true],
    ]);
  });

  it('of one line and day with two figures are held from the second on', () => {
    const seen: Seen = new Map();
    expect(judgeLimitRow(limitValues(), row(seen)).outcome).toBe('new');
    const second = judgeLimitRow(limitValues({ units: '90' }), row(seen));
    expect([second.outcome, codes(second)]).toEqual(['bad', ['from quota.twoFigures block']]);
    expect(judgeLimitRow(limitValues(), row(seen)).outcome).toBe('same');
    takeInLimit(limitValues(), { file: row(), entry: entry() });
    expect(takeInLimit(limitValues({ units: '90' }), { file: row(), entry: entry() }).outcome).toBe('bad');
    expect(limits()).toHaveLength(1);
  });

  it('judged again after a repair are not held against themselves', () => {
    const seen: Seen = new Map();
    const file = row(seen);
    expect(judgeLimitRow(limitValues({ units: '10' }), file).outcome).toBe('new');
    expect(judgeLimitRow(limitValues({ units: '11' }), file).outcome).toBe('new');
  });

  it('below use are held, with the figures', () => {
    takeInUse(useValues({ used: '101' }), { file: row(), entry: entry() });
    const judged = takeInLimit(limitValues(), { file: row(), entry: entry() });
    expect([judged.outcome, codes(judged)]).toEqual(['bad', ['units quota.belowUse block']]);
    expect(judged.issues[0]?.params).toEqual({ units: 100, used: 101, day: '23.11.2026' });
    expect(limits()).toEqual([]);
  });

  it('with an empty figure or an unsaid source are taken in as they are', () => {
    const judged = takeInLimit(limitValues({ units: '', source: '' }), { file: row(), entry: entry() });
    expect([judged.outcome, codes(judged)]).toEqual(['new', ['source field.required warn']]);
    expect(limits()).toMatchObject([{ units: null, source: '' }]);
  });

  it('that cannot be read change nothing and say where', () => {
    const judged = takeInLimit(limitValues({ region: 'Almaty', units: '-1' }), {
      file: row(),
      entry: entry(),
    });
    expect(judged.outcome).toBe('bad');
    expect(codes(judged)).toEqual(['units quota.negative block', 'region quota.unknownRegion block']);
    expect(limits()).toEqual([]);
  });

  it('correct what was typed by hand, and what was typed can correct them', () => {
    ledger.ask('quota.setLimit', { values: limitValues(), ...passing });
    takeInLimit(limitValues({ units: '90' }), { file: row(), entry: entry() });
    const imported = limits().find(({ origin }) => origin === 'import');
    const values = limitValues({ units: '95' });
    ledger.ask('quota.setLimit', { values, ...passing, corrects: imported?.id ?? '' });
    expect(limits().map(({ units, replacedBy }) => [units, replacedBy === null])).toEqual([
      [100, false],
      [90, false],
      [95, true],
    ]);
  });
});

describe('rows of reported totals from a file', () => {
  it('are new, the same, a correction, or held when use falls', () => {
    expect(takeInUse(useValues(), { file: row(), entry: entry() }).outcome).toBe('new');
    expect(judgeUseRow(useValues(), row(new Map(), 'file-2')).outcome).toBe('same');
    expect(judgeUseRow(useValues({ used: '41' }), row(new Map(), 'file-2')).outcome).toBe('changed');
    const less = judgeUseRow(useValues({ used: '39', asOf: '01.07.2026' }), row(new Map(), 'file-2'));
    expect([less.outcome, codes(less)]).toEqual(['bad', ['used quota.useFalls block']]);
    expect(uses()).toHaveLength(1);
  });
});

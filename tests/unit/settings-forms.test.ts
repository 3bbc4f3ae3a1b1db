import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReferenceListRow } from '../../shared/contract/administration.ts';
import { day } from '../../shared/dates/day.ts';
import { referenceLists } from '../../shared/reference/lists.ts';
import type { ReferenceList } from '../../shared/reference/lists.ts';
import { monthsOf } from '../../renderer/components/settings/calendar-months.ts';
import { draftOf, emptyOffice, readOffice } from '../../renderer/components/settings/office-draft.ts';
import {
  fieldsOf,
  hasNames,
  misfits,
  readValue,
  readWords,
  typedValue,
  typedWords,
} from '../../renderer/components/settings/reference-fields.ts';
import { settingStories } from '../../renderer/components/settings/setting-values.ts';
import type { Setting } from '../../renderer/components/settings/setting-values.ts';
import { passwordRules } from '../../renderer/components/setup/password-rules.ts';
import { isSameGroup, twoPositions } from '../../renderer/components/setup/recovery-groups.ts';
import { shippedRows, toListRow } from '../../electron/services/shipped-reference.ts';

const resources = new URL('../../resources', import.meta.url).pathname;
const regions = new Set(['750000000']);
const filled = {
  ...emptyOffice(),
  code: ' alm2 ',
  namesKk: 'Үлгі бөлімі',
  namesRu: 'Образцовое отделение',
  region: '750000000',
  address: 'Алма көшесі, 1',
  counter: '7',
};

describe('the office as typed', () => {
  test('is read, and typed again from what was read', () => {
    const { office, faults } = readOffice(filled, regions);
    expect([...faults]).toEqual([]);
    expect(office).toMatchObject({ code: 'ALM2', counter: 7 });
    expect(office && readOffice(draftOf(office), regions).office).toEqual(office);
  });

  test.each([
    ['code', 'Алм', 'setup.fault.code'],
    ['code', 'A', 'setup.fault.code'],
    ['counter', '0', 'setup.fault.counter'],
    ['counter', '100', 'setup.fault.counter'],
    ['counter', '1.5', 'setup.fault.counter'],
    ['region', 'Алматы', 'issue.choice.notInList'],
    ['address', '   ', 'issue.field.required'],
  ] as const)('%s %j does not fit', (field, typed, fault) => {
    const { office, faults } = readOffice({ ...filled, [field]: typed }, regions);
    expect(office).toBeNull();
    expect([...faults]).toEqual([[field, fault]]);
  });
});

test.each([
  ['', 'open open open'],
  ['fourteen signs', 'open open open'],
  ['aaaaaaaaaaaaaaaa', 'kept broken open'],
  ['qwertyuiopasdfghjkl', 'kept kept broken'],
  ['seven brass kettles', 'kept kept kept'],
  ['k.omarova k.omarova', 'kept kept broken'],
  ['x'.repeat(129), 'broken open open'],
])('rules for %j: %s', (password, states) => {
  const rules = passwordRules(password, ['k.omarova']);
  expect(rules.map(({ state }) => state).join(' ')).toBe(states);
});

describe('groups of the recovery key', () => {
  test.each([
    ['4QFGH', true],
    ['4qfgh', true],
    [' 4qf-gh ', true],
    ['4QFG', false],
    ['', false],
  ])('%j typed back for 4QFGH: %s', (typed, same) => {
    expect(isSameGroup(typed, '4QFGH')).toBe(same);
  });

  test('are the same with letters that look alike on paper', () => {
    expect(isSameGroup('OILo1', '01101')).toBe(true);
  });

  test('asked for are always two different ones, in order', () => {
    const below1 = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), below1, below1, (count, one, other) => {
        const [first, second] = twoPositions(count, sequence(one, other));
        expect(first).toBeGreaterThanOrEqual(0);
        expect(first).toBeLessThan(second);
        expect(second).toBeLessThan(count);
      }),
      { seed: 7 },
    );
  });
});

function sequence(...numbers: readonly number[]): () => number {
  const left = [...numbers];
  return () => left.shift() ?? 0;
}

/** The first row of a list that ships without one. */
const emptyRow = (list: ReferenceList): ReferenceListRow => ({
  code: '1',
  validFrom: null,
  validTo: null,
  source: 'letter',
  confidence: 'confirmed',
  names: { kk: 'Бір', ru: 'Один', en: 'One' },
  fields: Object.fromEntries(fieldsOf(list).map(({ key }) => [key, null])),
  origin: 'office',
});

describe.each(Object.keys(referenceLists) as ReferenceList[])('the form of the list %s', (list) => {
  const rows = shippedRows(resources, list).map((row) => toListRow(row, 'product'));

  test('gives every shipped row back as it is', () => {
    for (const row of rows) {
      const fields = fieldsOf(list).map((field): [string, unknown] => {
        const value = row.fields[field.key];
        if (field.kind === 'kept') return [field.key, value];
        if (field.kind === 'words') return [field.key, readWords(field, typedWords(value))];
        return [field.key, readValue(field, typedValue(field, value))];
      });
      const again: ReferenceListRow = { ...row, fields: Object.fromEntries<unknown>(fields) };
      expect(again).toEqual(row);
      expect([...misfits(list, again)]).toEqual([]);
    }
  });

  test('names the fields of an empty row that do not fit', () => {
    const row = rows[0] ?? emptyRow(list);
    const wrong = misfits(list, { ...row, code: '', source: '', names: { kk: '', ru: '', en: '' } });
    expect(wrong.has('code') && wrong.has('source')).toBe(true);
    // Visa categories may go unnamed, but not with empty names.
    if (hasNames(list)) expect(wrong.has('names.kk')).toBe(true);
  });
});

describe('a year of the calendar', () => {
  const months = monthsOf(
    2026,
    shippedRows(resources, 'holidays').map((row) => toListRow(row, 'product')),
  );
  const days = months.flat(2).filter((cell) => cell !== null);

  test('has every day once', () => {
    expect(days).toHaveLength(365);
    expect(new Set(days.map((cell) => cell.day)).size).toBe(365);
    expect(months.every((weeks) => weeks.every((week) => week.length === 7))).toBe(true);
  });

  test.each([
    ['2026-03-22', 'holiday'],
    ['2026-03-24', 'dayOff'],
    ['2026-11-21', 'weekend'],
    ['2026-11-23', 'working'],
  ])('%s is %s', (text, mark) => {
    expect(days.find((cell) => cell.day === day(text))?.mark).toBe(mark);
  });
});

describe('the story of a setting', () => {
  const setting = (value: number, validFrom: string | null): Setting => ({
    key: 'idleLockMinutes',
    value,
    validFrom: validFrom === null ? null : day(validFrom),
    source: 'office',
    confidence: 'unconfirmed',
    changedAt: null,
    changedBy: null,
  });
  const rows = shippedRows(resources, 'settings-defaults').map((row) => toListRow(row, 'product'));
  const all = [
    setting(5, null),
    setting(8, '2026-11-22'),
    setting(9, '2026-11-22'),
    setting(12, '2027-01-01'),
  ];

  test.each([
    ['2026-11-21', 5],
    ['2026-11-22', 9],
    ['2026-12-31', 9],
    ['2027-01-01', 12],
  ])('on %s it is %d', (today, value) => {
    const [story] = settingStories(all, rows, day(today));
    expect(story?.current.value).toBe(value);
    expect(story?.all.map((one) => one.value)).toEqual([12, 9, 8, 5]);
  });
});

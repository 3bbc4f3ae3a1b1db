import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { referenceLists } from '#shared/reference/lists.ts';
import { adminPassword, openReadyDesk, resourcesDir } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openReadyDesk();
});
afterEach(() => desk.close());

it('names every list, those nobody has filled as well', async () => {
  const lists = await desk.ask('reference.lists', {});
  expect(lists.map(({ list }) => list)).toEqual(Object.keys(referenceLists));
  expect(lists.find(({ list }) => list === 'seasonal-jobs')).toEqual({
    list: 'seasonal-jobs',
    rows: 0,
    unconfirmed: 0,
  });
});

it('confirms a row as it stands, and the product leaves it alone from then on', async () => {
  const key = { list: 'quota-figures', code: 'KZ-2026-all', validFrom: day('2026-01-02') };
  const rowIn = (rows: Awaited<ReturnType<typeof desk.ask<'reference.rows'>>>) =>
    rows.find(({ code, validFrom }) => code === key.code && validFrom === key.validFrom);
  const before = rowIn(await desk.ask('reference.rows', { list: key.list }));
  expect(before).toMatchObject({ confidence: 'unconfirmed', origin: 'product' });

  const confirmed = { ...before, confidence: 'confirmed', source: 'letter 12 of 20.11.2026' };
  expect(rowIn(await desk.ask('reference.confirm', { ...key, source: ' letter 12 of 20.11.2026 ' }))).toEqual(
    confirmed,
  );
  expect(await desk.codeOf('reference.confirm', { ...key, source: ' ' })).not.toBe('ok');
  expect(await desk.codeOf('reference.confirm', { ...key, validFrom: null, source: 'x' })).toBe(
    'reference.unknownRow',
  );

  await desk.restart({ resourcesDir: newerProduct((rows) => rows, 'quota-figures.json') });
  await logInAgain();
  expect(rowIn(await desk.ask('reference.rows', { list: key.list }))).toEqual(confirmed);
});

it('gives a store that is older than a setting its first value, once, and leaves the others', async () => {
  await desk.ask('setting.change', {
    key: 'workAifcExempt',
    value: true,
    validFrom: null,
    source: 'letter 1',
  });
  const before = await desk.ask('setting.list', {});
  const newer = newerProduct((rows) => {
    const [pattern] = rows.filter(({ code }) => code === 'workQuotaAlarm');
    return [...rows, { ...pattern, code: 'workNew' }];
  }, 'settings-defaults.json');
  for (let opened = 0; opened < 2; opened += 1) {
    await desk.restart({ resourcesDir: newer });
    await logInAgain();
  }
  const after = await desk.ask('setting.list', {});
  expect(after.filter(({ key }) => key !== 'workNew')).toEqual(before);
  expect(after.filter(({ key }) => key === 'workNew')).toMatchObject([
    { value: 'advisory', confidence: 'unconfirmed', changedBy: null },
  ]);
});

it('takes a sector in that closes it from its first day on', async () => {
  const row = {
    code: 'mining',
    validFrom: day('2027-01-01'),
    validTo: null,
    source: 'act 9',
    confidence: 'confirmed',
    origin: 'office',
    names: { kk: 'Көмір өндіру', ru: 'Добыча угля', en: 'Coal mining' },
    fields: { prefix: '05.1', clause: null },
  } as const;
  const rows = await desk.ask('reference.add', { list: 'restricted-sectors', row });
  expect(rows).toEqual([row]);
  const bad = { ...row, code: 'other', fields: { prefix: 'coal', clause: null } };
  expect(await desk.codeOf('reference.add', { list: 'restricted-sectors', row: bad })).toBe(
    'reference.malformed',
  );
});

/** The product's resources of a later day, with one file changed. */
function newerProduct(change: (rows: { code: string }[]) => unknown, file: string): string {
  const newer = join(desk.dataDir, '..', 'newer-resources');
  cpSync(resourcesDir, newer, { recursive: true });
  const edit = (name: string, edited: (json: never) => unknown) => {
    const path = join(newer, 'reference', name);
    writeFileSync(path, JSON.stringify(edited(JSON.parse(readFileSync(path, 'utf8')) as never)));
  };
  edit('index.json', (index: { version: string }) => ({ ...index, version: '2099-01-01' }));
  edit(file, change);
  return newer;
}

async function logInAgain(): Promise<void> {
  desk.session = (await desk.ask('session.logIn', { login: 'boss', password: adminPassword })).session;
}

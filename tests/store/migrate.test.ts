import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { storePaths } from '#electron/store/files.ts';
import { deriveKey } from '#electron/store/keys.ts';
import { latestVersion, schemaVersion, type Migration } from '#electron/store/migrate.ts';
import { readPageOne } from '#electron/store/page-one.ts';
import { openCopy } from '#electron/store/profile.ts';
import {
  copyStore,
  expectRefusal,
  failureOf,
  fingerprint,
  FIRST_STEP,
  kills,
  makeStore,
  type MadeStore,
  MANY_STEPS,
  open,
  runAndKill,
  STEPS,
} from './workbench.ts';

const VISITORS = 3000;
let made: MadeStore;
beforeAll(async () => {
  made = await makeStore();
  const database = open(made);
  const insert = database.prepare('INSERT INTO visitors (name) VALUES (?)');
  database.transaction(() => {
    for (let number = 0; number < VISITORS; number += 1) insert.run(`visitor number ${number}`);
  })();
  database.close();
});

const next = (up: (database: Database) => void): readonly Migration[] => [
  ...FIRST_STEP,
  { version: 2, name: 'next', up },
];
const copiesOf = (store: MadeStore) => {
  const { copies } = storePaths(store.dir);
  return readdirSync(copies).map((name) => join(copies, name));
};

/** What must hold of a store at any version; returns the version. */
function expectSound(database: Database): number {
  const version = schemaVersion(database);
  const columns = database.pragma('table_info(visitors)') as readonly { name: string }[];
  const names = columns.map((column) => column.name);
  expect(names).toEqual(version < 2 ? ['id', 'name'] : ['id', 'name', 'folded']);
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
  expect(tables.includes('visitor_search')).toBe(version >= 3);
  expect(tables.includes('stays')).toBe(version >= 4);
  expect(database.prepare('SELECT count(*) FROM visitors').pluck().get()).toBe(VISITORS);
  if (version >= 2) {
    expect(database.prepare('SELECT count(*) FROM visitors WHERE folded <> upper(name)').pluck().get()).toBe(
      0,
    );
  }
  if (version >= 3) {
    const hits = database
      .prepare(`SELECT count(*) FROM visitor_search WHERE visitor_search MATCH 'NUMBER'`)
      .pluck()
      .get();
    expect(hits).toBe(VISITORS);
  }
  if (version >= 4) expect(database.prepare('SELECT count(*) FROM stays').pluck().get()).toBe(VISITORS * 5);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  return version;
}

describe('pending steps', () => {
  it('run in order, once, and move the version', () => {
    const store = copyStore(made);
    for (const [steps, version] of [
      [FIRST_STEP, 1],
      [STEPS, 3],
      [STEPS, 3],
      [MANY_STEPS, 4],
    ] as const) {
      const database = open(store, steps);
      expect(expectSound(database)).toBe(version);
      database.close();
    }
    expect(copiesOf(store)).toHaveLength(2);
  });

  it('are preceded by an encrypted copy of the store as it was', () => {
    const store = copyStore(made);
    open(store, STEPS).close();
    const [path = '', ...others] = copiesOf(store);
    expect(others).toEqual([]);
    expect(path).toMatch(/store-version-1-20261122T090000Z\.db$/);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    const salt = readFileSync(storePaths(store.dir).database).subarray(0, 16);
    expect(readFileSync(path).subarray(0, 16).equals(salt)).toBe(true);
    const copy = openCopy({ file: path, key: deriveKey(store.dataKey, 'pages') });
    expect(expectSound(copy)).toBe(1);
    copy.close();
  });

  it('can be undone by putting the copy back', () => {
    const store = copyStore(made);
    open(store, STEPS).close();
    const [copy = ''] = copiesOf(store);
    copyFileSync(copy, storePaths(store.dir).database);
    const database = open(store);
    expect(expectSound(database)).toBe(1);
    database.close();
  });

  it('sweep what a crash left of a copy', () => {
    const store = copyStore(made);
    open(store, STEPS.slice(0, 2)).close();
    writeFileSync(join(storePaths(store.dir).copies, 'store-version-1-x.db.part'), 'half a copy');
    open(store, STEPS).close();
    expect(copiesOf(store).filter((path) => path.endsWith('.part'))).toEqual([]);
    expect(copiesOf(store)).toHaveLength(2);
  });

  const failing: readonly (readonly [string, (database: Database) => void])[] = [
    ['throws', () => expect.unreachable('a defect')],
    [
      'throws after changes',
      (db) => {
        db.exec('DROP TABLE visitors');
        throw new Error('a defect');
      },
    ],
    ['is wrong SQL', (db) => db.exec('CREATE TABLE odd (; )')],
    [
      'leaves orphans',
      (db) => {
        db.pragma('defer_foreign_keys = ON');
        db.exec(`CREATE TABLE stays (visitor INTEGER REFERENCES visitors); INSERT INTO stays VALUES (-1)`);
      },
    ],
    ['ends its transaction', (db) => db.exec('COMMIT')],
  ];
  it.each(failing)('that %s leave the store at the version before', async (_, up) => {
    const store = copyStore(made);
    const failure = await failureOf(() => open(store, next(up)));
    expect(failure).toEqual({ code: 'store.migration', params: { version: 2, name: 'next' } });
    const database = open(store);
    expect(expectSound(database)).toBe(1);
    database.close();
  });

  it('cannot take the profile away', async () => {
    const store = copyStore(made);
    const failure = await failureOf(() =>
      open(
        store,
        next((db) => db.pragma('trusted_schema = ON')),
      ),
    );
    expect(failure).toEqual({ code: 'store.profile', params: { setting: 'trusted_schema' } });
  });

  it('are numbered without gaps', () => {
    expect(latestVersion(MANY_STEPS)).toBe(4);
    expect(() => latestVersion(MANY_STEPS.slice(1))).toThrow('out of order');
    expect(() => latestVersion([...STEPS, ...STEPS])).toThrow('out of order');
  });
});

it('a store from a newer program keeps every byte, copies and reserve included (D-16)', async () => {
  const store = copyStore(made);
  open(store, MANY_STEPS).close();
  for (const steps of [FIRST_STEP, STEPS]) {
    const params = await expectRefusal(store.dir, 'store.newer', () => open(store, steps));
    expect(params).toEqual({ version: 4, known: steps.length });
  }
  expect(Object.keys(fingerprint(store.dir))).not.toContain('store/store.db-wal');
});

it(
  'killed at any moment the store is at one version or another, never between (D-15)',
  { timeout: 120_000 },
  async () => {
    const key = made.dataKey.bytes.toString('hex');
    const whole = await runAndKill('migrate', [copyStore(made).dir, key, made.storeId], 30_000);
    expect(whole.isDone).toBe(true);
    const seen = new Set<number>();
    let interrupted = 0;
    const rounds = kills(24);
    for (let round = 0; round < rounds; round += 1) {
      const store = copyStore(made);
      const { isDone } = await runAndKill(
        'migrate',
        [store.dir, key, made.storeId],
        (whole.ran * (round + 0.5)) / rounds,
      );
      if (!isDone) interrupted += 1;
      // The next start: whatever version it finds, it goes on from there to the last.
      const raw = open(store, MANY_STEPS.slice(0, versionOnDisk(store)));
      seen.add(expectSound(raw));
      raw.close();
      const database = open(store, MANY_STEPS);
      expect(expectSound(database)).toBe(4);
      database.close();
      expect(copiesOf(store).every((path) => path.endsWith('.db'))).toBe(true);
    }
    expect(interrupted).toBeGreaterThan(rounds / 3);
    expect(seen.size).toBeGreaterThan(1);
  },
);

/** The version a killed program left, log included, read without opening the store. */
function versionOnDisk(store: MadeStore): number {
  const paths = storePaths(store.dir);
  const salt = readFileSync(paths.database).subarray(0, 16);
  const page = readPageOne(paths, deriveKey(store.dataKey, 'pages'), salt);
  return page.state === 'readable' ? page.userVersion : expect.unreachable(page.state);
}

import type { Database } from 'better-sqlite3';
import type { Input, MethodName, Output } from '#shared/contract/contract.ts';
import type { Reply } from '#shared/errors.ts';
import type { CoreState } from '#electron/core-state.ts';
import { createDoor } from '#electron/dispatch.ts';
import { openFeeds } from '#electron/feeds/feeds.ts';
import { systemRandom } from '#electron/ids.ts';
import { services } from '#electron/services/index.ts';
import { openReferenceBook } from '#electron/services/reference-book.ts';
import { openPackageBook } from '#electron/services/work/package-book.ts';
import { migrations } from '#electron/store/migrations/index.ts';
import { openStore, unlock } from '#electron/store/open.ts';
import { openTables } from '#electron/store/tables/index.ts';
import type { Tables } from '#electron/store/tables/index.ts';
import {
  adminPassword,
  cheapKdf,
  invented,
  mondayMorning,
  openDesk,
  resourcesDir,
  sourceParser,
} from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';

/** The computer's secret of every desk in the tests, as `openDesk` has it. */
const deviceSecret = new Uint8Array(32).fill(7);

/** A desk over a store that is there already, with the administrator logged in. */
export async function openDeskAgain(dataDir: string): Promise<TestDesk> {
  const desk = await openDesk({ dataDir });
  const { login } = invented.administrator;
  desk.session = (await desk.ask('session.logIn', { login, password: adminPassword })).session;
  return desk;
}

/** The database of a closed desk, opened as the core opens it. The caller closes it. */
export async function openDatabase(dataDir: string): Promise<Database> {
  const now = '2026-11-23T05:00:00Z';
  const { login } = invented.administrator;
  const dataKey = await unlock({
    dir: dataDir,
    login,
    password: adminPassword,
    deviceSecret,
    now,
    kdfFloor: cheapKdf,
  });
  return openStore({ dir: dataDir, dataKey, migrations, now, kdfFloor: cheapKdf, reserveBytes: 4096 });
}

/** Every row of every table, the name indexes left to their own check. */
export function contentOf(database: Database): Readonly<Record<string, readonly unknown[]>> {
  const tables = database
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_names%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all();
  return Object.fromEntries(tables.map((name) => [name, database.prepare(`SELECT * FROM ${name}`).all()]));
}

/** Throws when a name index and its table tell different stories. */
export function checkNameIndexes(database: Database): void {
  for (const index of ['stay_names', 'host_names', 'permit_names'])
    database.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`);
}

/** A statement of the watched database is about to write. */
export type WriteWatcher = (sql: string, moment: 'before' | 'after') => void;

/** The same database, telling of every write of a prepared statement: where a test breaks in. */
export function watchWrites(database: Database, watcher: WriteWatcher): Database {
  const watchStatement = (statement: object, sql: string): object =>
    new Proxy(statement, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        const method = (value as (...values: unknown[]) => unknown).bind(target);
        const writes = (key === 'run' || key === 'get') && /^\s*(INSERT|UPDATE|DELETE)/i.test(sql);
        if (!writes) return method;
        return (...values: unknown[]) => {
          watcher(sql, 'before');
          const result = method(...values);
          watcher(sql, 'after');
          return result;
        };
      },
    });
  return new Proxy(database, {
    get(target, key) {
      if (key === 'prepare') return (sql: string) => watchStatement(target.prepare(sql), sql);
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
    },
  });
}

export interface WatchedDesk {
  readonly database: Database;
  readonly tables: Tables;
  readonly state: CoreState;
  readonly log: string[];
  session: string | null;
  raw(method: string, input: unknown): Promise<Reply<unknown>>;
  ask<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>>;
  close(): void;
}

/** A real door over a store whose writes a test can watch and break into, with the administrator logged in. */
export async function openWatchedDesk(dataDir: string, watcher: WriteWatcher): Promise<WatchedDesk> {
  const { login } = invented.administrator;
  const dataKey = await unlock({
    dir: dataDir,
    login,
    password: adminPassword,
    deviceSecret,
    now: new Date(mondayMorning).toISOString(),
    kdfFloor: cheapKdf,
  });
  const database: Database = openStore({
    dir: dataDir,
    dataKey,
    migrations,
    now: new Date(mondayMorning).toISOString(),
    kdfFloor: cheapKdf,
    reserveBytes: 4096,
  });
  const tables = openTables(watchWrites(database, watcher));
  const log: string[] = [];
  let now = mondayMorning;
  const state: CoreState = {
    options: {
      dataDir,
      resourcesDir,
      host: 'browser',
      version: 'test',
      deviceSecret,
      demo: false,
      kdf: cheapKdf,
      reserveBytes: 4096,
    },
    // Every call at an instant of its own.
    clock: () => (now += 1),
    random: systemRandom,
    printers: {
      list: () => Promise.resolve([{ name: 'desk', isDefault: true }]),
      print: () => Promise.resolve('job 1'),
    },
    emit: () => undefined,
    end: () => undefined,
    store: {
      storeId: dataKey.storeId,
      dataKey,
      tables,
      reference: openReferenceBook(tables, () => now),
      packages: openPackageBook(tables),
      close: () => database.close(),
    },
    session: null,
    closedDrafts: new Set(),
    feeds: openFeeds({ parser: sourceParser, defect: (_place, error) => String(log.push(String(error))) }),
  };
  const call = createDoor({ state, services, log: (line) => log.push(line) });
  const desk: WatchedDesk = {
    database,
    tables,
    state,
    log,
    session: null,
    raw: (method: string, input: unknown): Promise<Reply<unknown>> =>
      call({ method, input, session: desk.session }),
    async ask<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> {
      const reply = await desk.raw(method, input);
      if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.failure)} ${log.join('\n')}`);
      return reply.value as Output<M>;
    },
    close: () => database.close(),
  };
  desk.session = (await desk.ask('session.logIn', { login, password: adminPassword })).session;
  return desk;
}

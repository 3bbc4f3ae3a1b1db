import type { Database } from 'better-sqlite3';
import { migrations } from '#electron/store/migrations/index.ts';
import { openStore, unlock } from '#electron/store/open.ts';
import { adminPassword, cheapKdf, invented, openDesk } from '#tests/fixtures/desk.ts';
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
  for (const index of ['stay_names', 'host_names'])
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

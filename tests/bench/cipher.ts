import type { Database } from 'better-sqlite3';
import BareSqlite from 'better-sqlite3';
import { migrations } from '#electron/store/migrations/index.ts';
import { openTables } from '#electron/store/tables/index.ts';
import type { Tables } from '#electron/store/tables/index.ts';
import { nameKeyOf, stayColumns } from '#electron/services/judgement.ts';
import { createId } from '#electron/ids.ts';
import type { NotificationId } from '#shared/notification.ts';
import { mondayMorning } from '#tests/fixtures/desk.ts';
import type { Work } from './measure.ts';
import { inFolder } from './stores.ts';

const nameIndexes = ['stay_names', 'host_names'];

/** A file without encryption under the same schema and settings, and the same rows in it. */
export function copyInClear(encrypted: Database): Database {
  const clear = new BareSqlite(inFolder('clear.db'));
  for (const setting of ['locking_mode = EXCLUSIVE', 'journal_mode = WAL', 'synchronous = FULL'])
    clear.pragma(setting);
  for (const setting of ['temp_store = MEMORY', 'secure_delete = ON', 'mmap_size = 0']) clear.pragma(setting);
  clear.transaction(() => {
    for (const migration of migrations) migration.up(clear);
  })();
  const tables = clear
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    )
    .pluck()
    .all();
  clear.pragma('foreign_keys = OFF');
  clear.transaction(() => {
    for (const name of tables) {
      const rows = encrypted.prepare<[], Record<string, unknown>>(`SELECT * FROM ${name}`);
      let insert: ReturnType<typeof clear.prepare> | null = null;
      for (const row of rows.iterate()) {
        const columns = Object.keys(row);
        insert ??= clear.prepare(
          `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map((column) => `@${column}`).join(', ')})`,
        );
        insert.run(row);
      }
    }
    for (const index of nameIndexes) clear.exec(`INSERT INTO ${index} (${index}) VALUES ('rebuild')`);
  })();
  clear.pragma('foreign_keys = ON');
  // Both name indexes in one piece: how many pieces they had grown in is chance, and not what is compared.
  for (const database of [encrypted, clear]) {
    for (const index of nameIndexes) database.exec(`INSERT INTO ${index} (${index}) VALUES ('optimize')`);
    database.pragma('wal_checkpoint(TRUNCATE)');
  }
  return clear;
}

/** The statements of registering and searching, without door, form and rules. */
export function bareWorks(database: Database): { register: Work; search: Work; open: Work } {
  const tables = openTables(database);
  const ids = database
    .prepare<[], string>('SELECT id FROM notifications ORDER BY sequence LIMIT 2000')
    .pluck()
    .all();
  const idAt = (turn: number): string => ids[(turn * 37) % ids.length] ?? '';
  const people = ids.slice(0, 100).map((id) => tables.notifications.byId(id)?.content.foreigners[0]);
  return {
    register: (turn) => registerAgain(tables, idAt(turn)),
    search(turn) {
      const person = people[turn % people.length];
      const name = person === undefined ? '' : nameKeyOf(person);
      return [tables.stays.byNameWords(name, 20), tables.stays.byDocumentPrefix(`ut${turn % 10}`, 20)];
    },
    open: (turn) => tables.notifications.byId(idAt(turn)),
  };
}

/** Writes a known notice once more under a new number: the same rows in the same transaction as the service's. */
function registerAgain(tables: Tables, knownId: string): void {
  const known = tables.notifications.byId(knownId);
  if (known === undefined) throw new Error('no such notice');
  const id = createId(mondayMorning) as NotificationId;
  const series = { office: 'BENCH', counter: 1, year: 2026 };
  tables.write(() => {
    const serial = tables.numbers.next(series);
    const notification = { ...known, id, number: `BENCH-${serial}` };
    const { host, stay } = known.content;
    const hostId = tables.hosts.record({
      id: createId(mondayMorning),
      identifier: host.identifier,
      name: host.surname ?? '',
      nameKey: 'bench',
      content: host,
      address: stay,
      lastSeenOn: known.registeredOn,
    });
    const columns = {
      ...series,
      serial,
      hostId,
      hostName: 'bench',
      light: 'order',
      late: false,
      workLight: null,
    } as const;
    tables.notifications.insert({ ...columns, notification, requestId: createId(mondayMorning) });
    known.content.foreigners.forEach((person, position) =>
      tables.stays.insert({
        id: createId(mondayMorning),
        notificationId: id,
        position,
        ...stayColumns(known.content, person),
      }),
    );
    tables.journal.append({
      at: known.registeredAt,
      actor: known.clerk.id,
      action: 'notification.register',
      object: id,
      data: {},
    });
  });
}

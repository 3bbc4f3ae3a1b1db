import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrations } from '#electron/store/migrations/index.ts';
import { makeStore, open } from './workbench.ts';

/** The schema all migrations together make, for people to read and for this test to hold them to. */
const kept = fileURLToPath(new URL('./schema.sql', import.meta.url));

/** What a store holds after every migration: tables, indexes and triggers as SQLite keeps them, and the version. */
function schemaOf(database: Database): string {
  const statements = database
    .prepare<[], string>(
      `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         AND name NOT IN (SELECT shadow.name FROM pragma_table_list AS shadow WHERE shadow.type = 'shadow')
       ORDER BY tbl_name, type = 'table' DESC, type, name`,
    )
    .pluck()
    .all();
  const version = String(database.pragma('user_version', { simple: true }));
  return [...statements.map((sql) => `${sql};\n`), `PRAGMA user_version = ${version};\n`].join('\n');
}

describe('the schema', () => {
  it('is the one kept beside this test', async () => {
    const store = await makeStore({ migrations });
    const database = open(store, migrations);
    const schema = schemaOf(database);
    database.close();
    // After a new migration: QABYLDAU_WRITE=1 writes the new text, to be read before it is committed.
    if (process.env.QABYLDAU_WRITE === '1') writeFileSync(kept, schema);
    expect(schema).toBe(readFileSync(kept, 'utf8'));
  });

  it('gives every table strict types', () => {
    const tables = readFileSync(kept, 'utf8')
      .split(/;\n/)
      .map((statement) => statement.trim())
      .filter((statement) => statement.startsWith('CREATE TABLE'));
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables) expect(table).toMatch(/\) STRICT(, WITHOUT ROWID)?$/);
  });

  it('has an index for everything that is searched', async () => {
    const store = await makeStore({ migrations });
    const database = open(store, migrations);
    const indexed = database
      .prepare<[], string>(
        `SELECT m.name || '.' || c.name FROM sqlite_schema AS m, pragma_index_list(m.name) AS i, pragma_index_info(i.name) AS c
         WHERE m.type = 'table' AND c.seqno = 0`,
      )
      .pluck()
      .all();
    for (const column of [
      'notifications.number',
      'notifications.request_id',
      'notifications.registered_on',
      'notifications.host_id',
      'stays.document_key',
      'stays.iin',
      'stays.name_key',
      'stays.notification_id',
      'hosts.identifier',
      'hosts.name_key',
    ])
      expect(indexed).toContain(column);
    database.close();
  });
});

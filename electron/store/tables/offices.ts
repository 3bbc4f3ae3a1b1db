import type Database from 'better-sqlite3';
import type { Office } from '#shared/contract/session.ts';

/** The one office and counter this store belongs to. */
export function officeTable(db: Database.Database) {
  const select = db.prepare<[], { data: string }>('SELECT data FROM office WHERE id = 1');
  const upsert = db.prepare<[string]>(
    'INSERT INTO office (id, data) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data',
  );
  return {
    read(): Office {
      const row = select.get();
      if (row === undefined) throw new Error('store has no office row');
      return JSON.parse(row.data) as Office;
    },
    write(office: Office): void {
      upsert.run(JSON.stringify(office));
    },
  };
}

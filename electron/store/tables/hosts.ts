import type Database from 'better-sqlite3';
import type { Day } from '#shared/dates/day.ts';
import type { HostContent, StayContent } from '#shared/forms/notification-form.ts';
import { prefixQuery } from '../full-text.ts';
import { candidates, limitTo } from './limits.ts';

export interface KnownHost {
  readonly id: string;
  readonly identifier: string | null;
  readonly name: string;
  readonly nameKey: string;
  readonly content: HostContent;
  /** Address of the latest notice, to take over with the host. */
  readonly address: StayContent | null;
  readonly notices: number;
  readonly lastSeenOn: Day | null;
}

interface HostRow {
  id: string;
  identifier: string | null;
  name: string;
  name_key: string;
  values_json: string;
  address_json: string | null;
  notices: number;
  last_seen_on: Day | null;
}

const fromRow = (row: HostRow): KnownHost => ({
  id: row.id,
  identifier: row.identifier,
  name: row.name,
  nameKey: row.name_key,
  content: JSON.parse(row.values_json) as HostContent,
  address: row.address_json === null ? null : (JSON.parse(row.address_json) as StayContent),
  notices: row.notices,
  lastSeenOn: row.last_seen_on,
});

/** Hosts as their latest notice described them. */
export function hostTable(db: Database.Database) {
  const columns = 'id, identifier, name, name_key, values_json, address_json, notices, last_seen_on';
  const selectByIdentifier = db.prepare<[string], HostRow>(
    `SELECT ${columns} FROM hosts WHERE identifier = ?`,
  );
  const selectByPrefix = db.prepare<[string, string, number], HostRow>(
    `SELECT ${columns} FROM hosts WHERE identifier >= ? AND identifier < ? ORDER BY identifier ${limitTo('?')}`,
  );
  const selectByNameKey = db.prepare<[string], HostRow>(
    `SELECT ${columns} FROM hosts WHERE name_key = ? AND identifier IS NULL LIMIT 1`,
  );
  const selectByName = db.prepare<[string, number], HostRow>(
    `SELECT ${columns} FROM hosts WHERE sequence IN
       (SELECT rowid FROM host_names WHERE host_names MATCH ? ORDER BY rowid DESC LIMIT ${candidates})
     ORDER BY notices DESC, sequence DESC ${limitTo('?')}`,
  );
  const insert = db.prepare(
    `INSERT INTO hosts (id, identifier, name_key, name, values_json, address_json, notices, last_seen_on)
     VALUES (@id, @identifier, @nameKey, @name, @content, @address, 1, @lastSeenOn)`,
  );
  const update = db.prepare(
    `UPDATE hosts SET name_key = @nameKey, name = @name, values_json = @content, address_json = @address,
       notices = notices + 1, last_seen_on = @lastSeenOn WHERE id = @id`,
  );
  const rowOf = db.prepare<[string], { sequence: number; name_key: string }>(
    'SELECT sequence, name_key FROM hosts WHERE id = ?',
  );
  const indexName = db.prepare<[number | bigint, string]>(
    'INSERT INTO host_names (rowid, name_key) VALUES (?, ?)',
  );
  const unindexName = db.prepare<[number, string]>(
    `INSERT INTO host_names (host_names, rowid, name_key) VALUES ('delete', ?, ?)`,
  );

  const find = (identifier: string | null, nameKey: string): HostRow | undefined =>
    identifier === null ? selectByNameKey.get(nameKey) : selectByIdentifier.get(identifier);

  return {
    byIdentifierPrefix: (prefix: string, limit: number): KnownHost[] =>
      // '~' sorts after every digit and letter an identifier may hold.
      selectByPrefix.all(prefix, `${prefix}~`, limit).map(fromRow),
    byName(nameKey: string, limit: number): KnownHost[] {
      const query = prefixQuery(nameKey);
      return query === null ? [] : selectByName.all(query, limit).map(fromRow);
    },
    /** Keeps the host of a new notice; returns its id. Same identifier (or, without one, same folded name) is the same host. */
    record(host: Omit<KnownHost, 'notices'>): string {
      const known = find(host.identifier, host.nameKey);
      const id = known?.id ?? host.id;
      const row = {
        id,
        identifier: host.identifier,
        nameKey: host.nameKey,
        name: host.name,
        content: JSON.stringify(host.content),
        address: host.address === null ? null : JSON.stringify(host.address),
        lastSeenOn: host.lastSeenOn,
      };
      const before = known && rowOf.get(id);
      if (before === undefined) {
        indexName.run(insert.run(row).lastInsertRowid, row.nameKey);
        return id;
      }
      if (before.name_key !== row.nameKey) {
        unindexName.run(before.sequence, before.name_key);
        indexName.run(before.sequence, row.nameKey);
      }
      update.run(row);
      return id;
    },
  };
}

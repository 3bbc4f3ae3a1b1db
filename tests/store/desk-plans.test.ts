import { afterAll, describe, expect, it } from 'vitest';
import { migrations } from '#electron/store/migrations/index.ts';
import { openTables } from '#electron/store/tables/index.ts';
import { makeStore, open } from './workbench.ts';

/** Tables that grow with every notice. A statement that walks through one of them is slower tomorrow than today. */
const growing = [
  'notifications',
  'stays',
  'hosts',
  'findings',
  'journal',
  'slip_copies',
  'work_verdicts',
  'quota_limits',
  'quota_uses',
  'import_rows',
  'envelopes',
  'envelope_items',
  'envelope_moves',
  'envelope_history',
  'scans',
  'outgoing',
];

/** Statements that read a whole table because that is their work: never while somebody waits at the counter. */
const wholeTable = new Set(['SELECT * FROM journal ORDER BY sequence']);

/** Sorting is allowed where the number of rows sorted does not depend on the register. */
const boundedSort = [
  /FROM stays WHERE name_key = \?/, // the namesakes of one person, by number alone
  /ORDER BY dispatch_number DESC, sequence DESC LIMIT \+\?\)/, // the latest dispatch lists, at most as many as asked for
  /host_names MATCH \?/, // at most the candidates of a name search
];

const store = await makeStore({ migrations });
const database = open(store, migrations);
afterAll(() => database.close());

/** Every statement the table modules prepare, found by watching them do it. */
function preparedStatements(): readonly string[] {
  const statements = new Set<string>();
  const watched = new Proxy(database, {
    get(target, key) {
      if (key === 'prepare') {
        return (sql: string) => {
          statements.add(sql.replaceAll(/\s+/g, ' ').trim());
          return target.prepare(sql);
        };
      }
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
    },
  });
  openTables(watched);
  return [...statements];
}

/** The steps of a plan, with every parameter unknown, as when it is prepared. */
function planOf(sql: string): readonly string[] {
  const names = Array.from(sql.matchAll(/@(\w+)/g), (match) => match[1] ?? '');
  const values = names.length > 0 ? [Object.fromEntries(names.map((name) => [name, null]))] : [];
  const places = Array.from(sql.matchAll(/\?/g), () => null);
  const explain = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  return explain.all(...values, ...places).map(({ detail }) => detail);
}

/** Steps that walk through a growing table, unless they take only its newest row. */
function scans(sql: string): readonly string[] {
  const isNewestOnly = sql.endsWith(' ORDER BY sequence DESC LIMIT 1');
  return planOf(sql).filter(
    (step) =>
      growing.some((table) => new RegExp(`^SCAN ${table}\\b`).test(step)) &&
      !(isNewestOnly && step === 'SCAN journal') &&
      // Holds what waits now and nothing else.
      !/^SCAN \w+ USING (COVERING )?INDEX (envelopes_waiting|outgoing_to_dispatch)$/.test(step),
  );
}

const sorts = (sql: string): readonly string[] => planOf(sql).filter((step) => step.includes('TEMP B-TREE'));

/** Whatever in the plan of a statement grows with the register. */
function faults(sql: string): readonly string[] {
  const readsGrowing = growing.some((table) => new RegExp(`FROM ${table}\\b`).test(sql));
  const isSortBounded = boundedSort.some((bounded) => bounded.test(sql));
  return [...(wholeTable.has(sql) ? [] : scans(sql)), ...(readsGrowing && !isSortBounded ? sorts(sql) : [])];
}

describe('statements of the table modules', () => {
  const statements = preparedStatements();

  it('are all found', () => {
    expect(statements.length).toBeGreaterThan(50);
    for (const table of growing)
      expect(
        statements.some((sql) => new RegExp(`(FROM|INTO|UPDATE) ${table}\\b`).test(sql)),
        table,
      ).toBe(true);
  });

  it.each(statements.map((sql) => [sql]))('%s', (sql) => {
    expect(faults(sql)).toEqual([]);
    // A bare parameter after LIMIT makes SQLite plan the statement anew at every call.
    expect(sql).not.toMatch(/LIMIT [?@]/);
  });

  it('name no exception that is gone', () => {
    for (const sql of wholeTable) expect(statements).toContain(sql);
    for (const bounded of boundedSort)
      expect(
        statements.some((sql) => bounded.test(sql)),
        String(bounded),
      ).toBe(true);
  });

  it('would be caught walking through the register', () => {
    expect(faults('SELECT id FROM notifications WHERE late = 1')).not.toEqual([]);
    expect(faults('SELECT 1 FROM stays WHERE given_names = ?')).not.toEqual([]);
    expect(faults('SELECT id FROM stays WHERE document_key > ? ORDER BY arrived_on')).not.toEqual([]);
  });
});

/** Envelopes of some years: a few wait, the others are decided and answered. */
function fillMail(envelopes: number): void {
  const envelope = database.prepare(
    `INSERT INTO envelopes (id, number, office, counter, request_id, post_key, sender_name, sender_key, sender_identifier, received_on,
       booked_on, due_on, state, decided_on, counted, opened_at, opened_by, revision, content)
     VALUES (@id, @id, 'A', 1, @id, @id, '', @sender, @sender, @day, @day, @day, @state, @decidedOn, 1, '', 'u', 1, '{}')`,
  );
  const item = database.prepare<[string, string]>(
    `INSERT INTO envelope_items (envelope_id, position, state, defects, asked) VALUES (?, 0, ?, '[]', '[]')`,
  );
  const move = database.prepare<[string, string, string | null, string]>(
    `INSERT INTO envelope_moves (envelope_id, day, before, after, at) VALUES (?, ?, ?, ?, '')`,
  );
  const letter = database.prepare(
    `INSERT INTO outgoing (id, number, kind, envelope_id, made_on, made_at, made_by, post_key, content, dispatched_on, dispatch_number)
     VALUES (@id, @id, 'return', @id, @day, '', '', @id, '{}', @day, @day)`,
  );
  for (let serial = 1; serial <= envelopes; serial += 1) {
    const id = `e${serial}`;
    const day = `2026-11-${String(1 + Math.floor((serial * 28) / (envelopes + 1))).padStart(2, '0')}`;
    const isDecided = serial % 100 !== 0;
    const state = isDecided ? 'returned' : 'pending';
    envelope.run({ id, day, sender: `s${serial % 200}`, state, decidedOn: isDecided ? day : null });
    item.run(id, state);
    move.run(id, day, null, 'pending');
    if (!isDecided) continue;
    move.run(id, day, 'pending', 'returned');
    letter.run({ id, day });
  }
}

/** A register of some size, without the service: only what the planner looks at. */
function fillRegister(notices: number): void {
  database.exec(
    `INSERT INTO users (id, login, login_key, name, roles, language, must_change_password, added_at)
     VALUES ('u', 'u', 'u', 'u', '[]', 'kk', 0, '')`,
  );
  const host = database.prepare<[string, string]>(
    `INSERT INTO hosts (id, identifier, name_key, name, values_json, notices) VALUES (?, ?, 'ulgi', '', '{}', 1)`,
  );
  const notification = database.prepare(
    `INSERT INTO notifications (id, number, office, counter, year, serial, request_id, channel, registered_at, registered_on,
       registered_time, clerk_id, clerk_name, host_id, host_name, light, late, data)
     VALUES (@id, @id, 'A', 1, 2026, @serial, @id, 'inPerson', '', @day, '', 'u', '', @host, '', 'order', 0, '{}')`,
  );
  const stay = database.prepare(
    `INSERT INTO stays (id, notification_id, position, surname, given_names, name_key, document_key, document_number, address, address_key)
     VALUES (@id, @id, 0, '', '', @name, @document, '', '', '')`,
  );
  for (let serial = 1; serial <= notices; serial += 1) {
    const id = `n${serial}`;
    const hostId = `h${serial % 200}`;
    if (serial <= 200) host.run(hostId, String(serial));
    const day = `2026-11-${String(1 + Math.floor((serial * 28) / (notices + 1))).padStart(2, '0')}`;
    notification.run({ id, serial, day, host: hostId });
    stay.run({ id, name: `name ${serial % 300}`, document: `UT${serial}` });
  }
}

describe('statements over a register with statistics', () => {
  it('walk through nothing either', () => {
    database.transaction(fillRegister)(3_000);
    database.transaction(fillMail)(3_000);
    database.exec('ANALYZE');
    const found = preparedStatements().flatMap((sql) => faults(sql).map((step) => `${step}: ${sql}`));
    expect(found).toEqual([]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import type { MethodName } from '#shared/contract/contract.ts';
import { chanceOf, pick, wholeBetween } from '#electron/seed/random.ts';
import { openReadyDesk } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';
import { contentOf, openWatchedDesk } from '#tests/store/desk-workbench.ts';
import type { WatchedDesk } from '#tests/store/desk-workbench.ts';
import { plainDay } from './scripted-day.ts';
import type { DayCall } from './scripted-day.ts';

/**
 * Calls that write without an entry, each for its reason: a draft is saved at every keystroke and is no record yet; the language of the
 * screen says nothing about anybody.
 */
const unjournalled: ReadonlySet<MethodName> = new Set([
  'draft.save',
  'envelope.draft.save',
  'session.changeLanguage',
]);
/** Calls that change nothing but leave an entry: somebody came, went, or looked at a person. */
const journalledOnly: ReadonlySet<MethodName> = new Set([
  'session.logIn',
  'session.lock',
  'session.renewRecovery',
  'notification.read',
  'permit.read',
  'work.rejudge',
  'package.try',
  'setting.try',
]);
/** Made before there is a store to look at; its entry is looked for by itself. */
const setUp: ReadonlySet<MethodName> = new Set(['setup.create']);

class Broken extends Error {}

let home: TestDesk & { recoveryCode: string };
let desk: WatchedDesk;
let watcher: (sql: string, moment: 'before' | 'after') => void = () => undefined;
beforeAll(async () => {
  home = await openReadyDesk();
  await home.ask('session.lock', { reason: 'user' });
  await home.restart();
  desk = await openWatchedDesk(home.dataDir, (sql, moment) => watcher(sql, moment));
});
beforeEach(() => (watcher = () => undefined));
afterAll(() => {
  desk.close();
  home.close();
});

const entries = () => desk.tables.journal.all();
const isJournal = (sql: string) => sql.includes('INSERT INTO journal');

/** What the store holds besides the journal. */
function content() {
  const { journal: _journal, sqlite_sequence: _sequence, ...rest } = contentOf(desk.database);
  return rest;
}

async function answered(call: DayCall): Promise<unknown> {
  const reply = await desk.raw(call.method, call.input());
  if (!reply.ok) throw new Error(`${call.method}: ${JSON.stringify(reply.failure)} ${desk.log.join(' ')}`);
  call.then?.(reply.value);
  return reply.value;
}

describe('every call (L-01)', () => {
  it('that changes the store leaves one entry, in the same transaction; every other leaves none', async () => {
    const day = plainDay({ desk, recoveryCode: home.recoveryCode });
    const changed = new Set<MethodName>();
    const seen = new Set<MethodName>(setUp);
    for (const call of day) {
      const { method } = call;
      const isEntryDue = call.isEntryDue ?? true;
      const before = content();
      const count = entries().length;

      // First with a journal that cannot be written: then nothing may change at all.
      let broken = 0;
      watcher = (sql, moment) => {
        if (!isJournal(sql) || moment !== 'before') return;
        broken += 1;
        throw new Broken();
      };
      if (call.isRepeatable !== false) await desk.raw(method, call.input());
      watcher = () => undefined;
      if (broken > 0) expect(content(), `${method} without its entry`).toEqual(before);
      expect(entries().length).toBe(count);
      desk.state.closedDrafts.clear();

      // Then as it is: the entry and the change are written inside one transaction.
      const inside = new Set<boolean>();
      let writes = 0;
      watcher = (_sql, moment) => {
        if (moment === 'after') return;
        writes += 1;
        inside.add(desk.database.inTransaction);
      };
      await answered(call);
      watcher = () => undefined;
      seen.add(method);
      const isChanged = JSON.stringify(content()) !== JSON.stringify(before);
      if (isChanged) changed.add(method);
      const due =
        isEntryDue && ((isChanged && !unjournalled.has(method)) || journalledOnly.has(method)) ? 1 : 0;
      const made = entries().slice(count);
      expect(
        made.map(({ action }) => action),
        method,
      ).toHaveLength(due);
      if (due === 1 && isChanged) {
        expect(made[0]?.action).toBe(method === 'printer.print' ? 'slip.issue' : method);
        expect([...inside], `${method} outside a transaction`).toEqual([true]);
      }
      if (writes === 0) expect(isChanged).toBe(false);
      await call.settle?.();
    }
    expect([...seen].sort()).toEqual(Object.keys(contract).sort());
    expect(changed.size).toBeGreaterThan(12);
    for (const method of unjournalled) expect(changed).toContain(method);
    for (const method of journalledOnly) expect(changed).not.toContain(method);
    expect(desk.tables.journal.firstBroken()).toBe(null);
    expect(entries().filter(({ action }) => action === 'setup.create')).toHaveLength(1);
  });
});

describe('the chain (L-03)', () => {
  /** Somebody with the key in hand: no trigger holds him. */
  function withTampering<Result>(work: () => Result): Result {
    const { database } = desk;
    database.exec('BEGIN');
    try {
      database.exec('DROP TRIGGER journal_is_never_changed; DROP TRIGGER journal_is_never_shortened');
      return work();
    } finally {
      database.exec('ROLLBACK');
    }
  }

  beforeAll(() => {
    desk.tables.write(() => {
      for (let number = 0; number < 300; number += 1)
        desk.tables.journal.append({
          at: `2026-11-23T06:${String(number % 60).padStart(2, '0')}:00.000Z` as never,
          actor: `person ${number % 5}`,
          action: 'notification.read',
          object: `record ${number}`,
          data: { number, late: number % 2 === 0 },
        });
    });
  });

  it('cannot be changed through the store at all', () => {
    expect(() => desk.database.exec(`UPDATE journal SET actor = 'x' WHERE sequence = 1`)).toThrow(
      'append-only',
    );
    expect(() => desk.database.exec('DELETE FROM journal WHERE sequence = 1')).toThrow('append-only');
  });

  it('names the first entry that was edited, removed, moved or slipped in', () => {
    const { database, tables } = desk;
    const chance = chanceOf(20261123);
    const last = entries().length;
    const columns = ['at', 'actor', 'action', 'object', 'data', 'previous', 'hash'] as const;
    const edit = (column: string, sequence: number) =>
      database
        .prepare(
          `UPDATE journal SET ${column} = substr(${column}, 1, length(${column}) - 1) ||
             CASE substr(${column}, -1) WHEN 'a' THEN 'b' ELSE 'a' END WHERE sequence = ?`,
        )
        .run(sequence);
    const ways = {
      edit(at: number) {
        edit(pick(chance, columns), at);
        return at;
      },
      spacing(at: number) {
        database.prepare(`UPDATE journal SET data = data || ' ' WHERE sequence = ?`).run(at);
        return at;
      },
      remove(at: number) {
        database.prepare('DELETE FROM journal WHERE sequence = ?').run(at);
        return at + 1;
      },
      removeAndClose(at: number) {
        database.prepare('DELETE FROM journal WHERE sequence = ?').run(at);
        database.prepare('UPDATE journal SET sequence = sequence - 1 WHERE sequence > ?').run(at);
        return at;
      },
      reorder(at: number) {
        const other = wholeBetween(chance, at + 1, last);
        const move = database.prepare('UPDATE journal SET sequence = ? WHERE sequence = ?');
        move.run(-1, at);
        move.run(at, other);
        move.run(other, -1);
        return at;
      },
      insert(at: number) {
        database.prepare('UPDATE journal SET sequence = -sequence - 1 WHERE sequence > ?').run(at);
        // Appended as the program would: the new entry fits what is before it, and nothing after it fits any more.
        database
          .prepare(
            `CREATE TEMP TABLE tail AS SELECT -sequence AS sequence, at, actor, action, object, data, previous, hash FROM journal WHERE sequence < 0`,
          )
          .run();
        database.exec('DELETE FROM journal WHERE sequence < 0');
        tables.journal.append({
          at: '2026-11-23T07:00:00.000Z' as never,
          actor: 'x',
          action: 'x',
          object: 'x',
          data: {},
        });
        database.exec('INSERT INTO journal SELECT * FROM tail');
        return at + 2;
      },
    };
    const names = Object.keys(ways) as (keyof typeof ways)[];
    const found = new Map<string, number>();
    for (let mutation = 0; mutation < 600; mutation += 1) {
      const way = pick(chance, names);
      // The very last entry can be dropped unseen: only a head kept elsewhere tells that (L-05).
      const at = wholeBetween(chance, 1, last - 1);
      withTampering(() => {
        const expected = ways[way](at);
        expect(tables.journal.firstBroken(), `${way} at ${at} of ${last}`).toBe(expected);
      });
      found.set(way, (found.get(way) ?? 0) + 1);
    }
    expect(found.size).toBe(names.length);
    expect(tables.journal.firstBroken()).toBe(null);
  });
});

describe('text of people in an entry (L-07)', () => {
  const hostile = [
    'one\ntwo',
    'one\r\ntwo',
    '","action":"user.add',
    '\u001b[2J\u001b[31m',
    '\u202Egnp.exe',
    '\u2028\u2029\u0085',
    '\u0000',
    '𝕏\uD800',
  ];

  it('stays within one entry on one line, and comes back as it was', () => {
    const count = entries().length;
    desk.tables.write(() => {
      for (const text of hostile)
        desk.tables.journal.append({
          at: '2026-11-23T08:00:00.000Z' as never,
          actor: 'somebody',
          action: 'setting.change',
          object: 'key',
          data: { value: text, [text]: 1 },
        });
    });
    const made = entries().slice(count);
    expect(made).toHaveLength(hostile.length);
    expect(made.map(({ data }) => data.value)).toEqual(hostile);
    const stored = desk.database
      .prepare<[number], string>('SELECT data FROM journal WHERE sequence > ? ORDER BY sequence')
      .pluck()
      .all(count);
    for (const text of stored) {
      // The very characters that would break a line or move a cursor.
      expect(text).not.toMatch(/[\u0000-\u001F]/);
      expect(Object.keys(JSON.parse(text) as object)).toHaveLength(2);
    }
    expect(desk.tables.journal.firstBroken()).toBe(null);
  });
});

import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import type { Parsed } from '#shared/contract/contract.ts';
import type { CoreState, OpenStore } from '#electron/core-state.ts';
import { systemRandom } from '#electron/ids.ts';
import { openFeeds } from '#electron/feeds/feeds.ts';
import { noParser } from '#electron/feeds/parser.ts';
import { noPrinters } from '#electron/printers.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import { readTyped } from '#electron/services/judgement.ts';
import { notificationServices } from '#electron/services/notifications.ts';
import { openReferenceBook } from '#electron/services/reference-book.ts';
import { openPackageBook } from '#electron/services/work/package-book.ts';
import { openTables } from '#electron/store/tables/index.ts';
import { invented, mondayMorning, openReadyDesk, resourcesDir } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';
import { checkNameIndexes, contentOf, openDatabase, watchWrites } from './desk-workbench.ts';

class Broken extends Error {}

let desk: TestDesk;
let database: Database;
beforeEach(async () => {
  desk = await openReadyDesk();
  await desk.ask('session.lock', { reason: 'user' });
  await desk.restart();
  database = await openDatabase(desk.dataDir);
});
afterEach(() => {
  database.close();
  desk.close();
});

/** The register as the service sees it, breaking down before or after the n-th write from now on (0 = never). */
function breakable() {
  let left = 0;
  let count = 0;
  let moment: 'before' | 'after' = 'before';
  const watched = watchWrites(database, (_sql, when) => {
    if (when !== moment) return;
    count += 1;
    if (count === left) throw new Broken();
  });
  const tables = openTables(watched);
  const clock = () => mondayMorning;
  const store: OpenStore = {
    storeId: '',
    dataKey: { bytes: Buffer.alloc(32), storeId: '', epoch: 1 },
    tables,
    reference: openReferenceBook(tables, clock),
    packages: openPackageBook(tables),
    close: () => undefined,
  };
  const user = tables.users.byLogin(invented.administrator.login);
  if (user === undefined) throw new Error('nobody is there');
  const state: CoreState = {
    options: {
      dataDir: desk.dataDir,
      resourcesDir,
      host: 'browser',
      version: 'test',
      deviceSecret: new Uint8Array(32),
      demo: false,
    },
    clock,
    random: systemRandom,
    printers: noPrinters,
    emit: () => undefined,
    end: () => undefined,
    store,
    session: null,
    closedDrafts: new Set(),
    feeds: openFeeds({ parser: noParser, defect: () => '' }),
  };
  const session = { token: '', userId: user.id, openedAt: mondayMorning, lastActiveAt: mondayMorning };
  return {
    store,
    user,
    state,
    register: (input: Parsed<'notification.register'>) =>
      notificationServices['notification.register'](input, { state, store, session, user }),
    /** Breaks in at the n-th write; tells how many writes there were. */
    at<Result>(place: { write: number; moment: 'before' | 'after' }, work: () => Result): Result {
      left = place.write;
      moment = place.moment;
      count = 0;
      try {
        return work();
      } finally {
        left = 0;
      }
    },
    writes: () => count,
  };
}

/** A notice with a draft saved for it, of as many people as the seed invents. */
function noticeOf({ store, user }: ReturnType<typeof breakable>, seed: number) {
  const chance = chanceOf(seed);
  const today = day('2026-11-23');
  const values = inventNotification(chance, today, [inventHost(chance)]);
  const { issues } = readTyped(values, store, today);
  const passed = issues.map(({ path, code }) => ({ path, code }));
  const id = randomUUID();
  store.tables.drafts.save({
    id,
    ownerId: user.id,
    values,
    envelope: null,
    revision: 1,
    savedAt: new Date(mondayMorning).toISOString() as never,
  });
  return { requestId: id, draftId: id, values, envelope: null, passed, reason: 'seen' };
}

describe('an exception between the parts of one registration (D-09)', () => {
  it('leaves nothing of it, at any of its writes', () => {
    const register = breakable();
    let places = 0;
    for (let seed = 1; places < 200; seed += 1) {
      const input = noticeOf(register, seed);
      const before = contentOf(database);
      for (let write = 1, writes = 1; write <= writes; write += 1) {
        for (const moment of ['before', 'after'] as const) {
          const broken = () => register.at({ write, moment }, () => register.register(input));
          expect(broken).toThrow(Broken);
          expect(contentOf(database), `${moment} write ${write}`).toEqual(before);
          places += 1;
        }
        // Counted once on a register that is then put back: the number of writes depends on the people of the notice.
        if (write === 1) {
          database.exec('SAVEPOINT counting');
          register.at({ write: 0, moment: 'before' }, () => register.register(input));
          writes = register.writes();
          database.exec('ROLLBACK TO counting; RELEASE counting');
          register.state.closedDrafts.clear();
        }
      }
      checkNameIndexes(database);
      const made = register.register(input);
      expect(made.number).toBe(`ALM2-03-2026-${String(seed).padStart(6, '0')}`);
      expect(contentOf(database)).not.toEqual(before);
    }
    expect(places).toBeGreaterThanOrEqual(200);
    expect(register.store.tables.journal.firstBroken()).toBe(null);
    expect(register.store.tables.integrity()).toEqual([]);
    checkNameIndexes(database);
  });

  it('spoils the whole of several writes joined in one, even when somebody swallows it', () => {
    const { store, user } = breakable();
    const before = contentOf(database);
    const whole = () =>
      store.tables.write(() => {
        store.tables.numbers.next({ office: 'ALM2', counter: 3, year: 2026 });
        try {
          store.tables.write(() => {
            store.tables.users.setLanguage(user.id, 'en');
            throw new Broken();
          });
        } catch {
          // A caller that goes on as if nothing had happened.
        }
      });
    expect(whole).toThrow('a part of this write failed');
    expect(contentOf(database)).toEqual(before);
    store.tables.write(() => store.tables.numbers.next({ office: 'ALM2', counter: 3, year: 2026 }));
    expect(contentOf(database)).not.toEqual(before);
  });
});

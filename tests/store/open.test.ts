import { copyFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { describe, expect, it, beforeAll } from 'vitest';
import { storePaths } from '#electron/store/files.ts';
import { attemptScope, resetAttempts } from '#electron/store/attempts.ts';
import { replaceUserSlot } from '#electron/store/slot-changes.ts';
import { storeFailure } from '#electron/store/failures.ts';
import {
  createStore,
  inspectStore,
  type NewStore,
  unlock,
  unlockWithRecovery,
} from '#electron/store/open.ts';
import { loadSqlite, assertRuntime } from '#electron/store/runtime.ts';
import {
  AIGUL,
  BOLAT,
  CHEAP,
  copyStore,
  DEVICE,
  expectRefusal,
  failureOf,
  fingerprint,
  logIn,
  makeStore,
  type MadeStore,
  NOW,
  open,
  runAndKill,
  OTHER_DEVICE,
  STEPS,
  temporaryFolder,
} from './workbench.ts';

const BARE = {
  users: [AIGUL],
  recovery: true,
  deviceSecret: DEVICE,
  migrations: STEPS,
  now: NOW,
  random: randomBytes,
  reserveBytes: 4096,
} satisfies Omit<NewStore, 'dir'>;

function create(dir: string, change: Partial<NewStore> = {}) {
  return createStore({ ...BARE, kdf: CHEAP, kdfFloor: CHEAP, dir, ...change });
}

let made: MadeStore;
beforeAll(async () => {
  made = await makeStore();
  const database = open(made);
  const insert = database.prepare('INSERT INTO visitors (name) VALUES (?)');
  database.transaction(() => {
    for (let number = 0; number < 2000; number += 1) insert.run(`VISITOR NUMBER ${number}`);
  })();
  database.close();
});

/** Leaves a log behind as a crash does: the files are copied while the store is open. */
function withLog(store: MadeStore, work: (database: ReturnType<typeof open>) => void): MadeStore {
  const crashed = copyStore(store);
  const database = open(store);
  work(database);
  const [from, to] = [storePaths(store.dir), storePaths(crashed.dir)];
  copyFileSync(from.database, to.database);
  copyFileSync(from.log, to.log);
  database.close();
  return crashed;
}

describe('a sound store', () => {
  it('opens for each person, by recovery code, and keeps what was saved', async () => {
    const store = copyStore(made);
    for (const user of [AIGUL, BOLAT, { ...BOLAT, login: ' bOLAT ' }]) {
      const key = await logIn(store.dir, user);
      expect(key.bytes.equals(store.dataKey.bytes)).toBe(true);
      expect(store.slotIds).toContain(key.slotId);
    }
    const recovered = await unlockWithRecovery({
      dir: store.dir,
      code: store.recoveryCode.toLowerCase(),
      kdfFloor: CHEAP,
    });
    const database = open({ dir: store.dir, dataKey: recovered });
    expect(database.prepare('SELECT count(*) FROM visitors').pluck().get()).toBe(2000);
    database.close();
  });

  it('is open to one program only, and the second leaves it alone', async () => {
    const store = copyStore(made);
    const database = open(store);
    await expectRefusal(store.dir, 'store.busy', () => open(store));
    database.exec(`INSERT INTO visitors (name) VALUES ('LATER')`);
    await expectRefusal(store.dir, 'store.busy', () => open(store));
    database.close();
    open(store).close();
  });

  it('is open to one process only, and free again at once when that is killed (C-01, C-02)', async () => {
    const store = copyStore(made);
    const key = store.dataKey.bytes.toString('hex');
    await runAndKill('hold', [store.dir, key, store.storeId], async () => {
      await expectRefusal(store.dir, 'store.busy', () => open(store));
      await expectRefusal(store.dir, 'store.busy', () => open(store, STEPS));
    });
    const database = open(store);
    expect(database.prepare('SELECT name FROM visitors ORDER BY id DESC').pluck().get()).toBe(
      'SAVED BEFORE THE END',
    );
    database.close();
  });

  it('takes over what a crash left in the log', () => {
    const crashed = withLog(copyStore(made), (db) =>
      db.exec(`INSERT INTO visitors (name) VALUES ('LAST ONE')`),
    );
    const database = open(crashed);
    expect(database.prepare('SELECT name FROM visitors ORDER BY id DESC').pluck().get()).toBe('LAST ONE');
    database.close();
  });
});

describe('what is in the folder', () => {
  const cases = [
    ['absent', 'store.absent', (dir: string) => rmSync(storePaths(dir).folder, { recursive: true })],
    ['storeMissing', 'store.missing', (dir: string) => rmSync(storePaths(dir).database)],
    ['storeEmpty', 'store.empty', (dir: string) => truncateSync(storePaths(dir).database)],
    ['slotsMissing', 'store.slotsMissing', (dir: string) => both(dir, (path) => rmSync(path))],
    ['slotsDamaged', 'store.slotsDamaged', (dir: string) => both(dir, (path) => writeFileSync(path, '{}'))],
  ] as const;

  it.each(cases)('%s is told without a key, and nothing is made in its place', async (state, code, spoil) => {
    const store = copyStore(made);
    spoil(store.dir);
    const before = fingerprint(store.dir);
    expect(inspectStore(store.dir)).toBe(state);
    expect(fingerprint(store.dir)).toEqual(before);
    await expectRefusal(store.dir, code, () => logIn(store.dir));
    await expectRefusal(store.dir, code, () => open(store));
    const { recoveryCode } = store;
    await expectRefusal(store.dir, code, () =>
      unlockWithRecovery({ dir: store.dir, code: recoveryCode, kdfFloor: CHEAP }),
    );
    if (state !== 'absent') await expectRefusal(store.dir, 'store.exists', () => create(store.dir));
  });

  function both(dir: string, spoil: (path: string) => void): void {
    const { slots, slotsCopy } = storePaths(dir);
    spoil(slots);
    spoil(slotsCopy);
  }
});

describe('making a store', () => {
  it('leaves no half store when it fails on the way', async () => {
    const dir = temporaryFolder();
    const bad = [{ version: 1, name: 'bad', up: () => expect.unreachable('stop') }];
    const failure = await failureOf(() => create(dir, { migrations: bad }));
    expect(failure).toEqual({ code: 'store.migration', params: { version: 1, name: 'bad' } });
    expect(fingerprint(dir)).toEqual({});
  });

  it('sweeps what an earlier crash left of one, and nothing else', async () => {
    const dir = temporaryFolder();
    mkdirSync(`${dir}/store-being-made-0123`);
    writeFileSync(`${dir}/store-being-made-0123/store.db`, 'half');
    writeFileSync(`${dir}/device.secret`, 'kept');
    expect(inspectStore(dir)).toBe('absent');
    (await create(dir)).database.close();
    expect(Object.keys(fingerprint(dir)).filter((path) => !path.startsWith('store/'))).toEqual([
      'device.secret',
      'store',
    ]);
  });

  it.each([
    ['store.noUsers', { users: [] }],
    ['store.sameLogin', { users: [AIGUL, { ...AIGUL, login: 'AIGUL ' }] }],
    ['store.slotsWeak', { kdfFloor: { ...CHEAP, passes: 2 } }],
    ['store.password', { users: [{ ...AIGUL, password: '' }] }],
    ['store.password', { users: [{ ...AIGUL, password: 'half a pair \uD83D' }] }],
    ['store.password', { users: [{ ...AIGUL, password: 'x'.repeat(1025) }] }],
    ['store.login', { users: [{ ...AIGUL, login: '  ' }] }],
    ['store.login', { users: [{ ...AIGUL, login: 'x'.repeat(65) }] }],
    ['store.login', { users: [{ ...AIGUL, login: 'two\nlines' }] }],
  ])('refuses %s', async (code, change) => {
    const dir = temporaryFolder();
    await expectRefusal(dir, code, () => create(dir, change));
  });

  it('asks for the full password cost when nothing else is said', async () => {
    const dir = temporaryFolder();
    const plain = await createStore({ ...BARE, dir });
    plain.database.close();
    const slots = readFileSync(storePaths(dir).slots, 'utf8');
    expect(slots).toContain('"cost":{"lanes":4,"memoryKiB":65536,"passes":3}');
    const unlocked = await unlock({ dir, ...AIGUL, deviceSecret: DEVICE, now: NOW });
    expect(unlocked.bytes.equals(plain.dataKey.bytes)).toBe(true);
  });
});

describe('another file in the place of the store', () => {
  it('is not a store when it is an ordinary database (E-06)', async () => {
    const store = copyStore(made);
    const path = storePaths(store.dir).database;
    rmSync(path);
    writeFileSync(path, '');
    const plain = new (loadSqlite())(path, {});
    plain.exec('CREATE TABLE visitors (name TEXT)');
    plain.close();
    await expectRefusal(store.dir, 'store.notAStore', () => open(store));
  });

  it.each([
    ['noise', randomBytes(40_960)],
    ['a short text', Buffer.from('a letter to the office')],
    ['a picture', Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(9000)])],
  ])('is not a store when it is %s', async (_, bytes) => {
    const store = copyStore(made);
    writeFileSync(storePaths(store.dir).database, bytes);
    await expectRefusal(store.dir, 'store.notAStore', () => open(store));
  });

  it("is not a store when it is another office's", async () => {
    const [store, other] = [copyStore(made), await makeStore()];
    copyFileSync(storePaths(other.dir).database, storePaths(store.dir).database);
    await expectRefusal(store.dir, 'store.notAStore', () => open(store));
  });

  it('is told apart when it is under our key but has another application id', async () => {
    const store = copyStore(made);
    const database = open(store);
    database.pragma('application_id = 7');
    database.close();
    await expectRefusal(store.dir, 'store.notAStore', () => open(store));
  });
});

describe('a damaged store', () => {
  const flip = (dir: string, offset: number, length = 1) => {
    const path = storePaths(dir).database;
    const bytes = readFileSync(path);
    for (let index = offset; index < offset + length; index += 1) bytes[index] = (bytes[index] ?? 0) ^ 0x10;
    writeFileSync(path, bytes);
  };

  it.each([
    ['one bit of the salt', [3, 1], 'salt'],
    ['the whole salt', [0, 16], 'salt'],
    ['one bit of page 1', [100, 1], 'restore'],
    ['the tag of page 1', [4095, 1], 'restore'],
    ['all of page 1', [0, 4096], 'restore'],
  ] as const)(
    'says so for %s, not that the password is wrong (K-02)',
    async (_, [offset, length], repair) => {
      const store = copyStore(made);
      flip(store.dir, offset, length);
      expect((await logIn(store.dir)).login).toBe('aigul');
      expect(await expectRefusal(store.dir, 'store.damaged', () => open(store))).toEqual({ repair });
    },
  );

  it('says so when the end is missing', async () => {
    const store = copyStore(made);
    const path = storePaths(store.dir).database;
    for (const length of [readFileSync(path).length - 4096, 4096, 5000, 4095, 100]) {
      truncateSync(path, length);
      expect(await expectRefusal(store.dir, 'store.damaged', () => open(store))).toEqual({
        repair: 'restore',
      });
    }
  });

  it('says so at the first touch of a damaged page further in', async () => {
    const store = copyStore(made);
    flip(store.dir, readFileSync(storePaths(store.dir).database).length - 2000);
    const database = open(store);
    const read = () => {
      try {
        database.prepare('SELECT * FROM visitors').all();
      } catch (error) {
        throw storeFailure(error);
      }
    };
    expect((await failureOf(read)).code).toBe('store.damaged');
    database.close();
  });

  it('keeps a log that belongs to a page 1 it cannot read', async () => {
    const crashed = withLog(copyStore(made), (db) => db.exec(`INSERT INTO visitors (name) VALUES ('LAST')`));
    flip(crashed.dir, 5);
    expect(await expectRefusal(crashed.dir, 'store.damaged', () => open(crashed))).toEqual({
      repair: 'salt',
    });
  });
});

describe('a store from a newer program (D-16)', () => {
  it.each(['in the file', 'in the log'])('is refused untouched: version %s', async (place) => {
    const base = copyStore(made);
    const newer = withLog(base, (db) => db.pragma('user_version = 9'));
    const store = place === 'in the log' ? newer : base;
    const params = await expectRefusal(store.dir, 'store.newer', () => open(store));
    expect(params).toEqual({ version: 9, known: 1 });
  });
});

describe('another computer', () => {
  it('is told apart from a wrong password, and opens by the recovery code (K-05)', async () => {
    const store = copyStore(made);
    for (const login of [AIGUL.login, 'nobody']) {
      await expectRefusal(store.dir, 'store.otherDevice', () =>
        logIn(store.dir, { login, deviceSecret: OTHER_DEVICE }),
      );
    }
    const { bytes } = await unlockWithRecovery({ dir: store.dir, code: store.recoveryCode, kdfFloor: CHEAP });
    expect(bytes.equals(store.dataKey.bytes)).toBe(true);
  });

  it('is taken into use with the recovery code: a new slot, then log-ins as before (K-10)', async () => {
    const store = copyStore(made);
    const dataKey = await unlockWithRecovery({ dir: store.dir, code: store.recoveryCode, kdfFloor: CHEAP });
    const here = { ...AIGUL, password: 'a password for the new computer', deviceSecret: OTHER_DEVICE };
    const holder = { dir: store.dir, dataKey, now: NOW, kdfFloor: CHEAP };
    await replaceUserSlot({ ...holder, random: randomBytes, kdf: CHEAP }, here);
    resetAttempts(attemptScope({ ...holder, deviceSecret: OTHER_DEVICE }));
    const key = await logIn(store.dir, here);
    expect(key).toMatchObject({ login: 'aigul', failuresBefore: 0, countersLost: false });
    open({ dir: store.dir, dataKey: key }).close();
    await expectRefusal(store.dir, 'store.otherDevice', () =>
      logIn(store.dir, { ...BOLAT, deviceSecret: OTHER_DEVICE }),
    );
  });

  it('does not open with another recovery code', async () => {
    const [store, other] = [copyStore(made), await makeStore()];
    const recover = () => unlockWithRecovery({ dir: store.dir, code: other.recoveryCode, kdfFloor: CHEAP });
    await expectRefusal(store.dir, 'recovery.wrong', recover);
  });
});

describe('the runtime (U-08)', () => {
  it.each([undefined, '', '9', 'abc'])(
    'is refused with Node-API %s before the module could crash',
    async (found) => {
      expect((await failureOf(() => assertRuntime(found ?? '0'))).code).toBe('store.runtime');
    },
  );
  it('is this one', () => expect(() => assertRuntime()).not.toThrow());
});

import { randomBytes } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { storePaths } from '#electron/store/files.ts';
import { inspectStore } from '#electron/store/open.ts';
import {
  ensureReserve,
  isDiskFull,
  isReadOnly,
  releaseReserve,
  storeFailure,
  withReserve,
} from '#electron/store/reserve.ts';
import { replaceUserSlot } from '#electron/store/slot-changes.ts';
import { AppError } from '#shared/errors.ts';
import {
  AIGUL,
  CHEAP,
  copyStore,
  DEVICE,
  expectRefusal,
  failureOf,
  fingerprint,
  logIn,
  makeStore,
  mountSmallDisk,
  NOW,
  open,
  STEPS,
  SMALL_RESERVE,
  temporaryFolder,
} from './workbench.ts';

const MEGABYTE = 1024 * 1024;
const probe = mountSmallDisk(MEGABYTE);
const missing = 'reason' in probe ? probe.reason : '';
if ('end' in probe) probe.end();
if (missing !== '') console.warn(`left out, a full and a read-only disk: ${missing}`);

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

function smallDisk(bytes: number): string {
  const disk = mountSmallDisk(bytes);
  if ('reason' in disk) throw new Error(disk.reason);
  ends.push(disk.end);
  return disk.dir;
}

/** Fills what is left of a disk and returns the way to free it. */
function fill(dir: string): () => void {
  const path = join(dir, 'filler');
  for (let size = MEGABYTE; size >= 1; size = Math.floor(size / 4)) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if (!isDiskFull(error)) throw error;
    }
  }
  return () => rmSync(path);
}

describe.skipIf(missing !== '')('a full disk', () => {
  it('refuses a new store and leaves nothing of it', async () => {
    const dir = smallDisk(MEGABYTE);
    const free = fill(dir);
    await expectRefusal(dir, 'store.noSpace', () => makeStore({ dir, migrations: STEPS }));
    free();
    await makeStore({ dir, migrations: STEPS });
    expect(inspectStore(dir)).toBe('present');
  });

  it('refuses a migration before its first step, with nothing changed', async () => {
    const store = await makeStore({ dir: smallDisk(2 * MEGABYTE) });
    const free = fill(store.dir);
    await expectRefusal(store.dir, 'store.noSpace', () => open(store, STEPS));
    free();
    open(store, STEPS).close();
  });

  it('still opens a store, reads it, and lets the last save, password and lock through by the reserve (D-07, D-08)', async () => {
    const store = await makeStore({ dir: smallDisk(3 * MEGABYTE) });
    const paths = storePaths(store.dir);
    const database = open(store);
    const insert = database.prepare('INSERT INTO visitors (name) VALUES (?)');
    const save = (name: string) => database.transaction(() => insert.run(name)).immediate();
    const free = fill(store.dir);
    let saved = 0;
    const until = () => {
      for (;;) {
        save(`VISITOR ${saved} ${'x'.repeat(3000)}`);
        saved += 1;
      }
    };
    expect((await failureOf(() => withoutReserve(until))).code).toBe('store.noSpace');
    const last = withReserve(paths.reserve, () => save('THE LAST ONE'));
    expect(last.released).toBe(true);
    expect(existsSync(paths.reserve)).toBe(false);
    database.close();

    expect((await logIn(store.dir)).login).toBe('aigul');
    const again = open(store);
    expect(again.prepare('SELECT name FROM visitors ORDER BY id DESC').pluck().get()).toBe('THE LAST ONE');
    expect(again.prepare('SELECT count(*) FROM visitors').pluck().get()).toBe(saved + 1);
    expect(again.pragma('integrity_check', { simple: true })).toBe('ok');
    again.close();
    free();
    open(store).close();
    expect(statSync(paths.reserve).size).toBe(SMALL_RESERVE);
  });

  it('keeps the old password when there is no room for the new one', async () => {
    const store = await makeStore({ dir: smallDisk(MEGABYTE) });
    releaseReserve(storePaths(store.dir).reserve);
    const free = fill(store.dir);
    const change = { ...store, now: NOW, random: randomBytes, kdf: CHEAP, kdfFloor: CHEAP };
    const user = { ...AIGUL, password: 'the second of two passwords', deviceSecret: DEVICE };
    await expectRefusal(store.dir, 'store.noSpace', () => replaceUserSlot(change, user));
    await expectRefusal(store.dir, 'store.noSpace', () => logIn(store.dir));
    free();
    expect((await logIn(store.dir)).login).toBe('aigul');
  });

  function withoutReserve(work: () => void): void {
    try {
      work();
    } catch (error) {
      throw storeFailure(error);
    }
  }
});

describe.skipIf(missing !== '')('a read-only disk (D-13)', () => {
  it('refuses everything that writes, in words', async () => {
    const store = await makeStore({ dir: smallDisk(2 * MEGABYTE) });
    const remount = (how: string) => spawnSync('mount', ['-o', `remount,${how}`, store.dir]).status;
    expect(remount('ro')).toBe(0);
    expect(inspectStore(store.dir)).toBe('present');
    await expectRefusal(store.dir, 'store.readOnly', () => open(store));
    await expectRefusal(store.dir, 'store.readOnly', () => open(store, STEPS));
    await expectRefusal(store.dir, 'store.readOnly', () => logIn(store.dir));
    const change = { ...store, now: NOW, random: randomBytes, kdf: CHEAP, kdfFloor: CHEAP };
    const user = { ...AIGUL, deviceSecret: DEVICE };
    await expectRefusal(store.dir, 'store.readOnly', () => replaceUserSlot(change, user));
    expect(remount('rw')).toBe(0);
    open(store).close();
  });
});

const isPermitted = process.platform === 'win32' || process.getuid?.() === 0;
if (isPermitted)
  console.warn('left out, a file without the right to write: this person may write everything');
it.skipIf(isPermitted)('a file or folder without the right to write is refused in words (D-13)', async () => {
  const store = copyStore(await makeStore());
  const paths = storePaths(store.dir);
  chmodSync(paths.database, 0o400);
  await expectRefusal(store.dir, 'store.readOnly', () => open(store));
  chmodSync(paths.database, 0o600);
  chmodSync(paths.folder, 0o500);
  await expectRefusal(store.dir, 'store.readOnly', () => open(store));
  chmodSync(paths.folder, 0o700);
  open(store).close();
});

describe('the reserve', () => {
  it('is made once at its full length, really written, and given back', () => {
    const path = join(temporaryFolder(), 'reserve.bin');
    expect(ensureReserve(path, 3 * MEGABYTE + 7)).toBe(true);
    const { size, blocks, ino } = statSync(path);
    expect(size).toBe(3 * MEGABYTE + 7);
    expect(blocks * 512).toBeGreaterThanOrEqual(size);
    expect(ensureReserve(path, 3 * MEGABYTE + 7)).toBe(true);
    expect(statSync(path).ino).toBe(ino);
    expect([releaseReserve(path), releaseReserve(path)]).toEqual([true, false]);
  });

  it('is used for a full disk only, and once', async () => {
    const dir = temporaryFolder();
    const path = join(dir, 'reserve.bin');
    ensureReserve(path, 100);
    let tries = 0;
    const failing = (code: string) => () => {
      tries += 1;
      throw Object.assign(new Error(code), { code });
    };
    expect((await failureOf(() => withReserve(path, failing('SQLITE_BUSY')))).code).toBe('store.busy');
    expect([tries, existsSync(path)]).toEqual([1, true]);
    expect((await failureOf(() => withReserve(path, failing('SQLITE_FULL')))).code).toBe('store.noSpace');
    expect([tries, existsSync(path)]).toEqual([3, false]);
    expect((await failureOf(() => withReserve(path, failing('ENOSPC')))).code).toBe('store.noSpace');
    expect(tries).toBe(4);
    expect(withReserve(path, () => 'done')).toEqual({ result: 'done', released: false });
    expect(readdirSync(dir)).toEqual([]);
  });
});

describe('errors of the disk and the database', () => {
  it.each([
    ['SQLITE_FULL', 'store.noSpace'],
    ['ENOSPC', 'store.noSpace'],
    ['EDQUOT', 'store.noSpace'],
    ['SQLITE_READONLY_DIRECTORY', 'store.readOnly'],
    ['SQLITE_CANTOPEN', 'store.readOnly'],
    ['EROFS', 'store.readOnly'],
    ['EACCES', 'store.readOnly'],
    ['SQLITE_BUSY_SNAPSHOT', 'store.busy'],
    ['SQLITE_CORRUPT_VTAB', 'store.damaged'],
    ['SQLITE_NOTADB', 'store.damaged'],
    ['SQLITE_IOERR_FSYNC', 'store.disk'],
    ['EIO', 'store.disk'],
  ])('%s becomes %s', (code, expected) => {
    const error = storeFailure(Object.assign(new Error('x'), { code }));
    expect(error).toBeInstanceOf(AppError);
    expect(error.message).toBe(expected);
    expect(isDiskFull(error)).toBe(expected === 'store.noSpace');
    expect(isReadOnly(error)).toBe(expected === 'store.readOnly');
  });

  it.each([
    new Error('plain'),
    new TypeError('SQLITE_FULL'),
    Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT' }),
  ])('a defect stays what it is: %s', (error) => expect(storeFailure(error)).toBe(error));

  it('the page limit of a real store is a full disk, and the save before it stays', async () => {
    const store = await makeStore();
    const database = open(store);
    database.pragma(`max_page_count = ${String(database.pragma('page_count', { simple: true }))}`);
    const before = fingerprint(store.dir);
    const save = () => database.exec(`INSERT INTO visitors (name) VALUES ('${'x'.repeat(20_000)}')`);
    let thrown: unknown;
    try {
      save();
    } catch (error) {
      thrown = error;
    }
    expect(isDiskFull(thrown)).toBe(true);
    expect(fingerprint(store.dir)).toEqual(before);
    database.pragma('max_page_count = 1000000');
    save();
    expect(database.prepare('SELECT count(*) FROM visitors').pluck().get()).toBe(1);
    database.close();
  });
});

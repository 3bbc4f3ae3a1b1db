import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storePaths } from '#electron/store/files.ts';
import { deriveKey } from '#electron/store/keys.ts';
import { checkProfile, makeProfiled, openCopy, openProfiled } from '#electron/store/profile.ts';
import { loadSqlite } from '#electron/store/runtime.ts';
import {
  copyStore,
  expectRefusal,
  failureOf,
  makeStore,
  open,
  temporaryFolder,
} from '#tests/store/workbench.ts';

const made = await makeStore();

describe('the profile of an open store', () => {
  it('is whole', () => {
    const database = open(copyStore(made));
    expect(() => checkProfile(database)).not.toThrow();
    const read = (name: string) => database.pragma(name, { simple: true });
    // Named once more in plain sight, so that the list in the product cannot shrink unseen.
    expect(['cipher', 'legacy', 'journal_mode', 'locking_mode'].map(read)).toEqual([
      'sqlcipher',
      '4',
      'wal',
      'exclusive',
    ]);
    expect(['synchronous', 'temp_store', 'secure_delete', 'foreign_keys'].map(read)).toEqual([2, 2, 1, 1]);
    expect(['recursive_triggers', 'trusted_schema', 'cell_size_check', 'mmap_size'].map(read)).toEqual([
      1, 0, 1, 0,
    ]);
    expect(read('application_id')).toBe(0x51424c44);
    database.close();
  });

  it.each([
    ['synchronous', 'NORMAL'],
    ['synchronous', 'OFF'],
    ['temp_store', 'FILE'],
    ['temp_store', 'DEFAULT'],
    ['foreign_keys', 'OFF'],
    ['recursive_triggers', 'OFF'],
    ['trusted_schema', 'ON'],
    ['cell_size_check', 'OFF'],
    ['secure_delete', 'OFF'],
    ['secure_delete', 'FAST'],
    ['mmap_size', '1000000'],
    ['locking_mode', 'NORMAL'],
    ['fullfsync', 'OFF'],
    ['application_id', '1'],
    ['query_only', 'ON'],
    ['ignore_check_constraints', 'ON'],
    ['read_uncommitted', 'ON'],
    ['journal_mode', 'DELETE'],
  ])('is refused with %s=%s (D-19)', async (setting, value) => {
    const database = open(copyStore(made));
    database.pragma(`${setting} = ${value}`);
    expect(await failureOf(() => checkProfile(database))).toEqual({
      code: 'store.profile',
      params: { setting },
    });
    database.close();
  });

  it('opens no file that another cipher wrote', () => {
    const dir = temporaryFolder();
    const path = join(dir, 'other.db');
    writeFileSync(path, '');
    const key = deriveKey(made.dataKey, 'pages');
    const other = new (loadSqlite())(path, {});
    other.key(Buffer.from(`x'${key.toString('hex')}'`));
    other.exec('CREATE TABLE visitors (name TEXT)');
    other.close();
    expect(() => openProfiled({ file: path, key })).toThrow('file is not a database');
    expect(readdirSync(dir)).toEqual(['other.db']);
  });
});

describe('a key that the cipher layer would take for something else (E-05)', () => {
  it.each([
    ['empty', Buffer.alloc(0)],
    ['short', Buffer.alloc(1, 1)],
    ['of 31 bytes', Buffer.alloc(31, 1)],
    ['of 33 bytes', Buffer.alloc(33, 1)],
    ['of 64 hexadecimal digits', Buffer.alloc(64, 'a')],
    ['of zeros', Buffer.alloc(32)],
  ])('%s is refused before a file is touched', async (_, key) => {
    const dir = temporaryFolder();
    const file = join(dir, 'store.db');
    writeFileSync(file, '');
    for (const work of [makeProfiled, openProfiled, openCopy]) {
      await expectRefusal(dir, 'store.key', () => work({ file, key }));
    }
    const store = copyStore(made);
    await expectRefusal(store.dir, 'store.key', () =>
      open({ ...store, dataKey: { ...store.dataKey, bytes: key } }),
    );
  });

  it('no opening makes a file where there is none', () => {
    const file = join(temporaryFolder(), 'store.db');
    const key = deriveKey(made.dataKey, 'pages');
    for (const work of [makeProfiled, openProfiled, openCopy]) expect(() => work({ file, key })).toThrow();
    expect(existsSync(file)).toBe(false);
  });
});

it('no file of a store starts like an unencrypted database (E-06)', () => {
  const { folder } = storePaths(made.dir);
  for (const name of readdirSync(folder)) {
    expect(readFileSync(join(folder, name)).subarray(0, 6).toString('latin1')).not.toBe('SQLite');
  }
});

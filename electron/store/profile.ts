import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';
import { assertKey, wipe } from './keys.ts';
import { loadSqlite } from './runtime.ts';

/** "QBLD" at offset 68 of every store. */
export const APPLICATION_ID = 0x51424c44;

/** How long an open waits for another program that is just letting go, in milliseconds. */
const LOCK_WAIT = 250;

/** Set before the key, which fixes how pages are written (SECURITY 5.3). */
const CIPHER = [
  ['cipher', `'sqlcipher'`, 'sqlcipher'],
  ['legacy', '4', '4'],
] as const;

/** Set on every connection, in this order: EXCLUSIVE before the first read. */
const CONNECTION = [
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['temp_store', 'MEMORY', 2],
  ['mmap_size', '0', 0],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  ['recursive_triggers', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['synchronous', 'FULL', 2],
  // Means something on macOS only, where a plain sync stops at the drive's cache.
  ['fullfsync', 'ON', 1],
] as const;

/** Kept in the file; checked, and set only while it is made. */
const FILE = [
  ['page_size', '4096', 4096],
  ['encoding', `'UTF-8'`, 'UTF-8'],
  ['auto_vacuum', 'NONE', 0],
  ['application_id', String(APPLICATION_ID), APPLICATION_ID],
] as const;

/** Never set by anyone; a difference means that something changed the connection. */
const UNTOUCHED = [
  ['hmac_use', '1'],
  ['plaintext_header_size', '0'],
  ['writable_schema', 0],
  ['ignore_check_constraints', 0],
  ['read_uncommitted', 0],
  ['query_only', 0],
] as const;

/** A connection and the journal mode it must have. */
export interface Handle {
  readonly file: string;
  /** Raw page key, 32 bytes; it is not kept. */
  readonly key: Uint8Array;
}

/**
 * Opens the store's file under the whole profile and reads every setting back.
 *
 * @throws AppError `store.profile` { setting }, `store.key`, `store.runtime`, or an error of the database module.
 */
export function openProfiled(handle: Handle): Database {
  return withHandle(connect(handle, {}), (database) => {
    applyConnection(database);
    database.pragma('journal_mode = WAL');
    checkProfile(database);
  });
}

/** Makes the file: `handle.file` must exist with no byte in it. Otherwise as `openProfiled`. */
export function makeProfiled(handle: Handle): Database {
  return withHandle(connect(handle, {}), (database) => {
    applyConnection(database);
    for (const [name, value] of FILE) database.pragma(`${name} = ${value}`);
    database.pragma('journal_mode = WAL');
    checkProfile(database);
  });
}

/** Opens an encrypted copy for checking only; nothing is written beside it. */
export function openCopy(handle: Handle): Database {
  return withHandle(connect(handle, { readonly: true }), (database) => {
    for (const setting of [
      'temp_store = MEMORY',
      'mmap_size = 0',
      'trusted_schema = OFF',
      'cell_size_check = ON',
    ]) {
      database.pragma(setting);
    }
  });
}

/**
 * Compares every setting with the profile.
 *
 * @throws AppError `store.profile` { setting } naming the first difference.
 */
export function checkProfile(database: Database): void {
  const expected = [
    ...[...CIPHER, ...CONNECTION, ...FILE].map(([name, , value]) => [name, value] as const),
    ...UNTOUCHED,
    ['journal_mode', 'wal'] as const,
  ];
  for (const [setting, value] of expected) {
    if (database.pragma(setting, { simple: true }) !== value)
      throw new AppError('store.profile', { setting });
  }
}

function connect(handle: Handle, options: { readonly?: boolean }): Database {
  assertKey(handle.key);
  const database = new (loadSqlite())(handle.file, { fileMustExist: true, timeout: LOCK_WAIT, ...options });
  return withHandle(database, () => {
    for (const [name, value] of CIPHER) database.pragma(`${name} = ${value}`);
    const raw = rawKey(handle.key);
    database.key(raw);
    wipe(raw);
  });
}

function applyConnection(database: Database): void {
  for (const [name, value] of CONNECTION) database.pragma(`${name} = ${value}`);
}

function withHandle<Connection extends Database>(
  database: Connection,
  work: (database: Connection) => void,
): Connection {
  try {
    work(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** `x'…'` as the cipher layer takes a raw key, built without a string that could not be wiped. */
function rawKey(key: Uint8Array): Buffer {
  const digits = '0123456789abcdef';
  const raw = Buffer.alloc(key.length * 2 + 3, `'`);
  raw[0] = 'x'.charCodeAt(0);
  key.forEach((byte, index) => {
    raw[index * 2 + 2] = digits.charCodeAt(byte >> 4);
    raw[index * 2 + 3] = digits.charCodeAt(byte & 15);
  });
  return raw;
}

import { createRequire } from 'node:module';
import type { Database, Options } from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';

/** Node-API the database module is built for. */
const NEEDED_NODE_API = 10;

/**
 * Refuses a runtime the database module would crash rather than complain in: it is built for Node-API 10, and on an older one the
 * first open ends the process with a segmentation fault (SECURITY 1.1, U-08).
 *
 * @throws AppError `store.runtime` { needed, found } both Node-API numbers.
 */
export function assertRuntime(found: string | undefined = process.versions.napi): void {
  const version = Number(found ?? 0);
  if (!(version >= NEEDED_NODE_API)) {
    throw new AppError('store.runtime', { needed: NEEDED_NODE_API, found: found ?? '0' });
  }
}

/** A connection of the encrypting build: its published types are those of the plain one, which has no key. */
export interface KeyedDatabase extends Database {
  /** Takes the key as bytes and keeps none of them. */
  key(key: Buffer): number;
}

/**
 * The database module, loaded only after the runtime has been checked.
 *
 * @throws AppError `store.runtime`.
 */
export function loadSqlite(): new (file: string, options: Options) => KeyedDatabase {
  assertRuntime();
  return createRequire(import.meta.url)('better-sqlite3') as ReturnType<typeof loadSqlite>;
}

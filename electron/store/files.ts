import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Everything that belongs to one store. `folder` appears on disk complete, by one rename, or not at all. */
export interface StorePaths {
  /** Data folder chosen by the host; it may hold other things (the sealed device secret). */
  readonly dir: string;
  readonly folder: string;
  readonly database: string;
  /** The database's write-ahead log, present while the store is open and after a crash. */
  readonly log: string;
  readonly slots: string;
  readonly slotsCopy: string;
  readonly attempts: string;
  readonly reserve: string;
  /** Encrypted copies made before migrations. */
  readonly copies: string;
}

/** Paths of the store in a data folder. */
export function storePaths(dir: string): StorePaths {
  return pathsInside(dir, join(dir, 'store'));
}

/** Paths of a store that is being built in a folder of its own. */
export function pathsInside(dir: string, folder: string): StorePaths {
  return {
    dir,
    folder,
    database: join(folder, 'store.db'),
    log: join(folder, 'store.db-wal'),
    slots: join(folder, 'slots.json'),
    slotsCopy: join(folder, 'slots.copy.json'),
    attempts: join(folder, 'attempts.json'),
    reserve: join(folder, 'reserve.bin'),
    copies: join(folder, 'copies'),
  };
}

/** Ending of a file that is being written; whoever finds one may remove it. */
export const PART = '.part';

/** Error code of a Node or SQLite error, '' for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Length of a file in bytes, or undefined when there is none. Other failures are thrown. */
export function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}

/** Content of a file, or undefined when there is none. Other failures are thrown. */
export function readIfPresent(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether a file or folder may be written; a read-only medium says no even to the system's administrator. */
export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Makes the names in a folder survive a power cut. Windows has no such call and needs none for NTFS. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes the bytes of a file survive a power cut. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Writes a new private file (0600) and syncs it. On failure nothing is left behind. */
export function writeNewFile(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'wx', 0o600);
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } catch (error) {
    closeSync(handle);
    rmSync(path, { force: true });
    throw error;
  }
  closeSync(handle);
}

/** Replaces a file whole: after a crash at any moment either the old or the new content is there. */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const part = `${path}${PART}`;
  rmSync(part, { force: true });
  writeNewFile(part, bytes);
  renameSync(part, path);
  syncFolder(dirname(path));
}

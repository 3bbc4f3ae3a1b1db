import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { inWords, isDiskFull } from './failures.ts';
import { PART, sizeOf, syncFolder } from './files.ts';

export { isDiskFull, isReadOnly, storeFailure } from './failures.ts';

/** Space kept aside for the last save and the lock after it (SECURITY 5.3). */
const RESERVE_BYTES = 64 * 1024 * 1024;

const CHUNK = Buffer.alloc(1024 * 1024);

/**
 * Makes sure the reserve file exists at its full length, really written so that the file system has given the blocks away.
 *
 * @returns whether the reserve is there; false when the disk has no room for it, with nothing left behind.
 */
export function ensureReserve(path: string, bytes = RESERVE_BYTES): boolean {
  if ((sizeOf(path) ?? -1) >= bytes) return true;
  const part = `${path}${PART}`;
  rmSync(part, { force: true });
  const handle = openSync(part, 'wx', 0o600);
  try {
    for (let left = bytes; left > 0;) left -= writeSync(handle, CHUNK, 0, Math.min(left, CHUNK.length));
    fsyncSync(handle);
  } catch (error) {
    closeSync(handle);
    rmSync(part, { force: true });
    if (isDiskFull(error)) return false;
    throw error;
  }
  closeSync(handle);
  renameSync(part, path);
  syncFolder(dirname(path));
  return true;
}

/** Gives the reserved space back to the disk. Returns whether there was any. */
export function releaseReserve(path: string): boolean {
  if (sizeOf(path) === undefined) return false;
  rmSync(path, { force: true });
  return true;
}

/**
 * Runs `work`; when the disk is full, gives the reserve back and runs it once more. `work` must leave nothing half done when it
 * throws: a transaction, or a file replaced whole.
 *
 * @returns the result, and whether the reserve had to be given up: then the counter must go on reading only.
 * @throws AppError `store.noSpace` when even the reserve was not enough, or another code of `storeFailure`.
 */
export function withReserve<Result>(path: string, work: () => Result): { result: Result; released: boolean } {
  try {
    return { result: work(), released: false };
  } catch (error) {
    if (!isDiskFull(error) || !releaseReserve(path))
      return inWords(() => {
        throw error;
      });
    return { result: inWords(work), released: true };
  }
}

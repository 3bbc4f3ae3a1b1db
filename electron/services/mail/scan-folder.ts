import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { constants } from 'node:fs';
import { lstat, open, opendir, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderFile, FolderReason } from '#shared/contract/mail-schemas.ts';
import { AppError } from '#shared/errors.ts';
import type { Failure } from '#shared/errors.ts';
import { requireScan, scanProbeBytes, scanRefusal } from '#shared/mail/scan-type.ts';
import type { ScanType } from '#shared/mail/scan-type.ts';
import { hasForbiddenCharacters } from '#shared/text/control-characters.ts';
import { errorCode } from '../../store/files.ts';

/**
 * The folder a scanner saves to. It is only ever read: nothing is written, renamed or deleted there, no link is followed and nothing but
 * plain files is opened.
 */

/** The newest so many files are shown. */
const mostListed = 200;
/** Entries looked at before the newest are chosen; a folder is emptied by whoever scans. */
const mostSeen = 5000;
/** Files looked into at a time. */
const atATime = 16;

/** A file of the folder, whole and judged. */
export interface FolderScan {
  readonly name: string;
  readonly type: ScanType;
  readonly bytes: Uint8Array;
  /** SHA-256, hexadecimal. */
  readonly hash: string;
}

/** Neither a link nor, where a pipe has the name of a file, a wait for whoever writes to it. Windows has neither flag. */
const readOnly =
  constants.O_RDONLY |
  ((constants.O_NOFOLLOW as number | undefined) ?? 0) |
  ((constants.O_NONBLOCK as number | undefined) ?? 0);

const isGone = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENXIO', 'ENODEV', 'ESTALE', 'EHOSTDOWN'].includes(errorCode(error));

/** A name in the folder itself: no way out of it, no stream of another file (Windows), nothing that hides what it is. */
const isPlainName = (name: string): boolean =>
  name !== '.' && name !== '..' && !/[\\/:\0]/.test(name) && !hasForbiddenCharacters(name);

/** Why there is no folder to look into; null when there is one. */
export async function folderReason(folder: string): Promise<FolderReason | null> {
  if (folder === '') return 'notSet';
  try {
    return (await stat(folder)).isDirectory() ? null : 'missing';
  } catch (error) {
    return isGone(error) ? 'missing' : 'unreadable';
  }
}

/**
 * Opens a plain file of the folder and hands it over; whatever came to lie under its name meanwhile is refused.
 * @throws AppError `scan.fileGone`
 */
async function withFile<Result>(
  folder: string,
  name: string,
  work: (file: FileHandle, size: number) => Promise<Result>,
): Promise<Result> {
  const path = join(folder, name);
  try {
    const seen = await lstat(path);
    if (!seen.isFile()) throw new AppError('scan.fileGone');
    const file = await open(path, readOnly);
    try {
      const opened = await file.stat();
      if (!opened.isFile() || opened.ino !== seen.ino || opened.dev !== seen.dev)
        throw new AppError('scan.fileGone');
      return await work(file, opened.size);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw isGone(error) ? new AppError('scan.fileGone') : error;
  }
}

async function readStart(file: FileHandle, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let at = 0;
  while (at < length) {
    const { bytesRead } = await file.read(bytes, at, length - at, at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return bytes.subarray(0, at);
}

async function refusalOf(folder: string, { name }: { name: string }): Promise<Failure | null> {
  if (!isPlainName(name)) return new AppError('scan.badName').toFailure();
  try {
    const refused = await withFile(folder, name, async (file, size) =>
      scanRefusal(await readStart(file, Math.min(size, scanProbeBytes)), size),
    );
    return refused?.toFailure() ?? null;
  } catch (error) {
    return (error instanceof AppError ? error : new AppError('scan.fileUnreadable')).toFailure();
  }
}

type Seen = Omit<FolderFile, 'refused'>;

async function seenFile(folder: string, { name }: Dirent): Promise<Seen | null> {
  try {
    const found = await lstat(join(folder, name));
    return found.isFile() ? { name, size: found.size, changedAt: found.mtime.toISOString() } : null;
  } catch {
    // Gone between two looks.
    return null;
  }
}

/** Does the same to all of them, a few at a time, and keeps their order. */
async function forAll<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length; at += atATime)
    results.push(...(await Promise.all(items.slice(at, at + atATime).map(work))));
  return results;
}

async function plainFiles(folder: string): Promise<Dirent[]> {
  const found: Dirent[] = [];
  for await (const entry of await opendir(folder)) {
    if (entry.isFile() && !entry.name.startsWith('.')) found.push(entry);
    if (found.length >= mostSeen) break;
  }
  return found;
}

/** The newest plain files of the folder, each with why it cannot be taken. */
export async function listFolder(
  folder: string,
): Promise<{ readonly reason: FolderReason | null; readonly files: FolderFile[] }> {
  const reason = await folderReason(folder);
  if (reason !== null) return { reason, files: [] };
  try {
    const seen = await forAll(await plainFiles(folder), (entry) => seenFile(folder, entry));
    const newest = seen
      .filter((file) => file !== null)
      .sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1))
      .slice(0, mostListed);
    const files = await forAll(newest, async (file) => ({ ...file, refused: await refusalOf(folder, file) }));
    return { reason: null, files };
  } catch (error) {
    return { reason: isGone(error) ? 'missing' : 'unreadable', files: [] };
  }
}

/**
 * Reads a file of the folder: judged by its size and its first bytes before the rest is read.
 * @throws AppError `scan.folderMissing`, `scan.fileGone`, `scan.badName`, `scan.fileUnreadable`, `scan.fileChanging`, and what
 * `requireScan` says of it
 */
export async function readFromFolder(folder: string, name: string): Promise<FolderScan> {
  if ((await folderReason(folder)) !== null) throw new AppError('scan.folderMissing');
  if (!isPlainName(name)) throw new AppError('scan.badName');
  try {
    return await withFile(folder, name, async (file, size) => {
      const type = requireScan(await readStart(file, Math.min(size, scanProbeBytes)), size);
      const bytes = await readStart(file, size);
      // A scanner that is still at it: what was read is not the whole page.
      if (bytes.length !== size || (await file.stat()).size !== size) throw new AppError('scan.fileChanging');
      return { name, type, bytes, hash: createHash('sha256').update(bytes).digest('hex') };
    });
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(errorCode(error) === 'EIO' ? 'scan.folderMissing' : 'scan.fileUnreadable');
  }
}

import { AppError } from '#shared/errors.ts';
import { errorCode } from './files.ts';

/** The disk or the person's share of it is full. EFBIG is a limit on file size, which ends a save in the same way. */
export function isDiskFull(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'store.noSpace';
  const code = errorCode(error);
  return code.startsWith('SQLITE_FULL') || ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code);
}

/** The medium, the folder or the file cannot be written by this person. */
export function isReadOnly(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'store.readOnly';
  const code = errorCode(error);
  return /^SQLITE_(READONLY|PERM|CANTOPEN)/.test(code) || ['EROFS', 'EACCES', 'EPERM'].includes(code);
}

/**
 * What a person is told about an error of the database module or the file system: an AppError `store.noSpace`, `store.readOnly`,
 * `store.busy`, `store.damaged` or `store.disk`. An AppError is returned as it is, and so is anything else: that is a defect.
 */
export function storeFailure(error: unknown): Error {
  if (error instanceof AppError) return error;
  const code = errorCode(error);
  if (isDiskFull(error)) return new AppError('store.noSpace');
  if (isReadOnly(error)) return new AppError('store.readOnly');
  if (/^SQLITE_(BUSY|LOCKED)|^EBUSY$/.test(code)) return new AppError('store.busy');
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return new AppError('store.damaged', { repair: 'restore' });
  if (/^SQLITE_IOERR|^EIO$/.test(code)) return new AppError('store.disk', { reason: code });
  return error instanceof Error ? error : new Error('something other than an error was thrown');
}

/** Runs `work` and turns what the disk or the database refuses into words. */
export function inWords<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw storeFailure(error);
  }
}

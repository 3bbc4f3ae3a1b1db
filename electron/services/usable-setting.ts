import { statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { isWithinLimits } from '#shared/setting-limits.ts';
import type { OpenStore } from '../core-state.ts';

/** A folder of this computer by its full path, there at the moment of setting; none is as good. */
function requireFolder(path: string): void {
  if (path === '') return;
  if (!isAbsolute(path)) throw new AppError('setting.notAbsolute');
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch {
    isFolder = false;
  }
  if (!isFolder) throw new AppError('setting.noSuchFolder');
}

/**
 * Refuses a value the setting cannot have.
 *
 * @throws AppError `setting.unknown`, `setting.wrongKind`, `setting.notAnOption`, `setting.outOfRange`, `setting.notAbsolute`,
 * `setting.noSuchFolder`
 */
export function requireUsableSetting(
  { reference }: Pick<OpenStore, 'reference'>,
  key: string,
  value: string | number | boolean,
): void {
  const rule = reference.rows('settings-defaults').find((row) => row.code === key);
  if (rule === undefined) throw new AppError('setting.unknown');
  if (typeof rule.value !== typeof value) throw new AppError('setting.wrongKind');
  if (rule.options !== null && !rule.options.includes(String(value)))
    throw new AppError('setting.notAnOption');
  if (typeof value === 'number' && !isWithinLimits(key, value)) throw new AppError('setting.outOfRange');
  if (key === 'scanFolder') requireFolder(String(value));
}

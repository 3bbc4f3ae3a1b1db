import { AppError } from '#shared/errors.ts';
import { readIfPresent, sizeOf, storePaths, type StorePaths } from './files.ts';
import { parseSlots } from './slots.ts';

/** What lies in a data folder, told without a key (SECURITY 5.4). Only `absent` may lead to set-up. */
export type StoreState =
  'absent' | 'present' | 'storeMissing' | 'storeEmpty' | 'slotsMissing' | 'slotsDamaged';

/** Looks at a data folder. Changes nothing. */
export function inspectStore(dir: string): StoreState {
  return stateOf(storePaths(dir));
}

/**
 * Refuses a folder without a store and its slots.
 *
 * @throws AppError `store.absent`, `store.missing`, `store.empty`, `store.slotsMissing`, `store.slotsDamaged`.
 */
export function requireStore(paths: StorePaths): void {
  const state = stateOf(paths);
  switch (state) {
    case 'present':
      return;
    case 'absent':
      throw new AppError('store.absent');
    case 'storeMissing':
      throw new AppError('store.missing');
    case 'storeEmpty':
      throw new AppError('store.empty');
    case 'slotsMissing':
      throw new AppError('store.slotsMissing');
    case 'slotsDamaged':
      throw new AppError('store.slotsDamaged');
  }
}

function stateOf(paths: StorePaths): StoreState {
  const size = sizeOf(paths.database);
  const copies = [readIfPresent(paths.slots), readIfPresent(paths.slotsCopy)].filter(
    (copy) => copy !== undefined,
  );
  if (size === undefined) {
    return copies.length === 0 && sizeOf(paths.log) === undefined ? 'absent' : 'storeMissing';
  }
  if (size === 0) return 'storeEmpty';
  if (copies.length === 0) return 'slotsMissing';
  return copies.some((copy) => parseSlots(copy) !== undefined) ? 'present' : 'slotsDamaged';
}

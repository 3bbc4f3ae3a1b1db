import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/errors.ts';
import { buildStore, type BuiltStore, type NewStore } from './create.ts';
import { inWords, storeFailure } from './failures.ts';
import { isWritable, storePaths, type StorePaths } from './files.ts';
import { type DataKey, deriveKey, type KdfCost, wipe } from './keys.ts';
import { latestVersion, migrate, type Migration } from './migrate.ts';
import { readPageOne } from './page-one.ts';
import { APPLICATION_ID, checkProfile, openProfiled } from './profile.ts';
import { ensureReserve } from './reserve.ts';
import { genuineSlots } from './slots.ts';
import { requireStore } from './state.ts';

export type { BuiltStore, NewStore } from './create.ts';
export type { DataKey } from './keys.ts';
export type { Migration } from './migrate.ts';
export { inspectStore } from './state.ts';
export { unlock, unlockWithRecovery } from './unlock.ts';

/** An existing store and the key to it. */
export interface ExistingStore {
  readonly dir: string;
  readonly dataKey: DataKey;
  readonly migrations: readonly Migration[];
  /** An instant. */
  readonly now: string;
  /** Length of the reserve file; 64 MiB if not given. */
  readonly reserveBytes?: number;
  /** Lowest password cost accepted in the slot file; only tests lower it. */
  readonly kdfFloor?: KdfCost;
}

/**
 * Opens a store, or refuses it without having changed a byte: whatever can be told from the files alone is told before the database
 * module sees them. Pending migrations run after an encrypted copy was put aside. The caller closes the handle.
 *
 * @throws AppError `store.absent`, `store.missing`, `store.empty`, `store.slotsMissing`, `store.slotsDamaged`, `store.slotsWeak`, `store.slotsNewer`,
 *   `store.readOnly`, `store.notAStore`, `store.damaged` { repair: 'salt' | 'restore' }, `store.newer` { version, known }, `store.busy`,
 *   `store.noSpace`, `store.profile` { setting }, `store.migration` { version, name }, `store.disk` { reason }, `store.runtime`.
 */
export function openStore(input: ExistingStore): Database {
  const paths = storePaths(input.dir);
  const key = inWords(() => {
    requireStore(paths);
    return deriveKey(input.dataKey, 'pages');
  });
  try {
    return openChecked(input, paths, key);
  } catch (error) {
    throw storeFailure(error);
  } finally {
    wipe(key);
  }
}

/**
 * Makes a store where there is none and opens it. Should only the opening fail, the store is there: log in and make a new recovery code.
 *
 * @throws AppError `store.exists`, `store.noUsers`, `store.sameLogin`, `store.login`, `store.password`, `store.slotsWeak`, and the codes of
 *   `openStore`.
 */
export async function createStore(input: NewStore): Promise<BuiltStore & { readonly database: Database }> {
  const built = await buildStore(input).catch((error: unknown) => {
    throw storeFailure(error);
  });
  return { ...built, database: openStore({ ...input, dataKey: built.dataKey }) };
}

function openChecked(input: ExistingStore, paths: StorePaths, key: Buffer): Database {
  const slots = genuineSlots(paths, input.dataKey, input.kdfFloor);
  refuseByPageOne(paths, key, {
    salt: Buffer.from(slots.pageSalt, 'hex'),
    known: latestVersion(input.migrations),
  });
  if (!isWritable(paths.database) || !isWritable(paths.folder)) throw new AppError('store.readOnly');
  const database = openProfiled({ file: paths.database, key });
  try {
    migrate(database, { migrations: input.migrations, existing: { paths, key, now: input.now } });
    checkProfile(database);
    ensureReserve(paths.reserve, input.reserveBytes);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A page being written by the program that holds the store may look torn for a moment; damage stays. */
const LOOKS = 3;

function refuseByPageOne(paths: StorePaths, key: Buffer, expected: { salt: Buffer; known: number }): void {
  let page = readPageOne(paths, key, expected.salt);
  for (let look = 1; look < LOOKS && page.state !== 'readable'; look += 1)
    page = readPageOne(paths, key, expected.salt);
  switch (page.state) {
    case 'plain':
    case 'foreign':
      throw new AppError('store.notAStore');
    case 'damaged':
      throw new AppError('store.damaged', { repair: 'restore' });
    case 'salt':
      throw new AppError('store.damaged', { repair: 'salt' });
    case 'readable':
      if (page.applicationId !== APPLICATION_ID) throw new AppError('store.notAStore');
      if (page.userVersion > expected.known) {
        throw new AppError('store.newer', { version: page.userVersion, known: expected.known });
      }
      if (!page.isWhole) throw new AppError('store.damaged', { repair: 'restore' });
  }
}

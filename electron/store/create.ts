import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { resetAttempts } from './attempts.ts';
import {
  errorCode,
  pathsInside,
  readIfPresent,
  storePaths,
  syncFile,
  syncFolder,
  writeNewFile,
} from './files.ts';
import {
  deriveKey,
  type DataKey,
  isCostAllowed,
  KDF_FLOOR,
  type KdfCost,
  KEY_BYTES,
  type Random,
  wipe,
} from './keys.ts';
import { migrate, type Migration } from './migrate.ts';
import { makeProfiled } from './profile.ts';
import { createRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { makeRecoverySlot, makeUserSlot, sealSlots, isSameLogin, type Slot, writeSlots } from './slots.ts';
import { inspectStore } from './state.ts';

/** A store to be made at set-up. */
export interface NewStore {
  readonly dir: string;
  readonly users: readonly { readonly login: string; readonly password: string }[];
  /** Whether a recovery code is made too; without one, all passwords forgotten means the data is lost. */
  readonly recovery: boolean;
  readonly deviceSecret: Uint8Array;
  readonly migrations: readonly Migration[];
  /** An instant. */
  readonly now: string;
  readonly random: Random;
  /** Password cost of the first slots; `KDF_FLOOR` if not given. */
  readonly kdf?: KdfCost;
  /** Lowest cost accepted; only tests lower it. */
  readonly kdfFloor?: KdfCost;
  readonly reserveBytes?: number;
}

/** A built store: what must be shown once, and what opens it. */
export interface BuiltStore {
  readonly dataKey: DataKey;
  /** Undefined when none was asked for. Shown and printed once, kept nowhere. */
  readonly recoveryCode: string | undefined;
  readonly storeId: string;
  /** Of the users, in their order. */
  readonly slotIds: readonly string[];
}

const BUILDING = 'store-being-made-';

/**
 * Builds a whole store beside its final place and moves it there by one rename, so that no half store is ever found. Nothing existing is
 * touched but the remains of an earlier building that a crash ended.
 *
 * @throws AppError `store.exists`, `store.noUsers`, `store.sameLogin`, `store.slotsWeak`, or an error of the disk or database module.
 */
export async function buildStore(input: NewStore): Promise<BuiltStore> {
  const { dir, now, random } = input;
  const cost = input.kdf ?? KDF_FLOOR;
  checkUsers(input, cost);
  const target = storePaths(dir);
  if (inspectStore(dir) !== 'absent') throw new AppError('store.exists');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  sweepBuildings(dir);

  const storeId = hexOf(random(16));
  const dataKey = { bytes: newKey(random), storeId, epoch: 1 };
  const paths = pathsInside(dir, join(dir, `${BUILDING}${storeId.slice(0, 8)}`));
  try {
    const slots: Slot[] = [];
    for (const user of input.users) {
      slots.push(
        await makeUserSlot(dataKey, { ...user, deviceSecret: input.deviceSecret }, { now, random, cost }),
      );
    }
    const slotIds = slots.map((slot) => slot.id);
    const recoveryCode = input.recovery ? createRecoveryCode(random) : undefined;
    if (recoveryCode !== undefined) {
      const secret = readRecoveryCode(recoveryCode);
      slots.push(makeRecoverySlot(dataKey, secret, { now, random }));
      wipe(secret);
    }
    mkdirSync(paths.folder, { mode: 0o700 });
    const pageSalt = makeDatabase(paths.database, dataKey, input.migrations);
    const body = {
      format: 1 as const,
      storeId,
      epoch: 1,
      revision: 1,
      profile: 'sqlcipher-4' as const,
      pageSalt,
      slots,
    };
    const sealed = sealSlots(body, dataKey);
    writeSlots(paths, sealed);
    resetAttempts({ paths, slots: sealed, deviceSecret: input.deviceSecret, now });
    syncFolder(paths.folder);
    moveInPlace(paths.folder, target.folder);
    syncFolder(dir);
    return { dataKey, recoveryCode, storeId, slotIds };
  } catch (error) {
    wipe(dataKey.bytes);
    rmSync(paths.folder, { recursive: true, force: true });
    throw error;
  }
}

function checkUsers(input: NewStore, cost: KdfCost): void {
  const { users } = input;
  if (users.length === 0) throw new AppError('store.noUsers');
  const isRepeated = users.some((user, index) =>
    users.slice(0, index).some((other) => isSameLogin(user.login, other.login)),
  );
  if (isRepeated) throw new AppError('store.sameLogin');
  if (!isCostAllowed(cost, input.kdfFloor ?? KDF_FLOOR)) throw new AppError('store.slotsWeak', { login: '' });
}

/** Makes the encrypted file and returns the salt of its first page in hex. */
function makeDatabase(file: string, dataKey: DataKey, migrations: readonly Migration[]): string {
  writeNewFile(file, new Uint8Array());
  const key = deriveKey(dataKey, 'pages');
  try {
    const database = makeProfiled({ file, key });
    try {
      migrate(database, { migrations });
    } finally {
      database.close();
    }
  } finally {
    wipe(key);
  }
  chmodSync(file, 0o600);
  syncFile(file);
  const salt = readIfPresent(file)?.subarray(0, 16);
  if (salt?.length !== 16) throw new Error('the new store has no first page');
  return hexOf(salt);
}

/** A folder that someone else filled in the meantime is not replaced: the system refuses. */
function moveInPlace(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(errorCode(error))) throw new AppError('store.exists');
    throw error;
  }
}

function sweepBuildings(dir: string): void {
  for (const name of readdirSync(dir)) {
    if (name.startsWith(BUILDING)) rmSync(join(dir, name), { recursive: true, force: true });
  }
}

function newKey(random: Random): Buffer {
  const key = Buffer.alloc(KEY_BYTES);
  key.set(random(KEY_BYTES));
  return key;
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

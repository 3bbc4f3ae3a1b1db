import { AppError } from '#shared/errors.ts';
import { beginAttempt, clearAttempts } from './attempts.ts';
import { inWords, isDiskFull, isReadOnly } from './failures.ts';
import { storePaths, type StorePaths } from './files.ts';
import { type DataKey, KDF_FLOOR, type KdfCost, wipe } from './keys.ts';
import { readRecoveryCode } from './recovery-code.ts';
import {
  deviceCheck,
  findUserSlot,
  isGenuine,
  openRecoverySlot,
  openUserSlot,
  readSlots,
  type Slots,
  type UserAccess,
  type UserSlot,
  writeSlots,
} from './slots.ts';
import { requireStore } from './state.ts';

/** A log-in. */
export interface UnlockInput extends UserAccess {
  readonly dir: string;
  /** An instant, for the waits between wrong tries. */
  readonly now: string;
  /** Lowest password cost accepted; only tests lower it. */
  readonly kdfFloor?: KdfCost;
}

/** The data key and how it was come by. */
export interface Unlocked extends DataKey {
  readonly slotId: string;
  /** The log-in name as it was given when the slot was made. */
  readonly login: string;
  /** Wrong passwords of this person before this one. */
  readonly failuresBefore: number;
  /** The counters of wrong passwords had been removed or altered: an entry for the journal. */
  readonly countersLost: boolean;
}

/**
 * Unwraps the data key with a password. A try is counted before it is made; a right one clears the count and repairs a copy of the slot
 * file that differs from the genuine one. A wrong one changes nothing but the count.
 *
 * An unknown name costs the same work and gives the same answer as a wrong password.
 *
 * @throws AppError `session.wrongPassword` { seconds } until the next try, `session.wait` { seconds }, `session.tooManyAttempts`
 *   { failures }, `store.otherDevice`, the codes of `requireStore` and `readSlots`.
 */
export async function unlock(input: UnlockInput): Promise<Unlocked> {
  const paths = storePaths(input.dir);
  const copies = inWords(() => {
    requireStore(paths);
    return readSlots(paths, input.kdfFloor);
  });
  const [newest] = copies;
  refuseOtherDevice(newest, input);
  const scope = { paths, slots: newest, deviceSecret: input.deviceSecret, now: input.now };
  const attempt = inWords(() => beginAttempt(scope, input.login));

  const found = await openGenuine(copies, async (slots) => {
    const slot = findUserSlot(slots, input.login);
    const dataKey = await openUserSlot(slots, slot ?? decoy(slots), input);
    return slot === undefined || dataKey === undefined ? undefined : { slot, dataKey };
  });
  if (found === undefined) throw new AppError('session.wrongPassword', { seconds: attempt.waitAfter });

  inWords(() => clearAttempts({ ...scope, slots: found.slots }, input.login));
  repairCopies(paths, found.slots);
  const { failuresBefore, countersLost } = attempt;
  return { ...found.dataKey, slotId: found.slot.id, login: found.slot.login, failuresBefore, countersLost };
}

/**
 * Unwraps the data key with the recovery code; needs neither this computer's secret nor a password. Wrong codes are not counted: 165
 * bits cannot be guessed.
 *
 * @throws AppError `recovery.length`, `recovery.symbol`, `recovery.mistyped`, `recovery.wrong`, the codes of `requireStore` and `readSlots`.
 */
export async function unlockWithRecovery(input: {
  dir: string;
  code: string;
  kdfFloor?: KdfCost;
}): Promise<DataKey & { readonly slotId: string }> {
  const paths = storePaths(input.dir);
  const secret = readRecoveryCode(input.code);
  const copies = inWords(() => {
    requireStore(paths);
    return readSlots(paths, input.kdfFloor);
  });
  const found = await openGenuine(copies, (slots) => {
    for (const slot of slots.slots) {
      const dataKey = slot.kind === 'recovery' ? openRecoverySlot(slots, slot, secret) : undefined;
      if (dataKey !== undefined) return Promise.resolve({ slot, dataKey });
    }
    return Promise.resolve(undefined);
  });
  wipe(secret);
  if (found === undefined) throw new AppError('recovery.wrong');
  repairCopies(paths, found.slots);
  return { ...found.dataKey, slotId: found.slot.id };
}

/**
 * Opens the copies in turn, the one written last first. A copy counts only if the key in it proves it genuine; an older copy only if no
 * newer one is genuine too, so that a slot that was removed or replaced does not come back by a crash between the two writes.
 *
 * @throws AppError `store.slotsDamaged` when a key came out of a copy that it does not prove.
 */
async function openGenuine<Found extends { readonly dataKey: DataKey }>(
  copies: readonly Slots[],
  open: (slots: Slots) => Promise<Found | undefined>,
): Promise<(Found & { readonly slots: Slots }) | undefined> {
  let isAltered = false;
  for (const slots of copies) {
    const found = await open(slots);
    if (found === undefined) continue;
    const genuine = copies.find((copy) => isGenuine(copy, found.dataKey));
    if (genuine === slots) return { ...found, slots };
    wipe(found.dataKey.bytes);
    isAltered ||= genuine === undefined || copies.indexOf(genuine) > copies.indexOf(slots);
  }
  if (isAltered) throw new AppError('store.slotsDamaged');
  return undefined;
}

/** Told before the password is looked at: the check value is derived from the computer's secret and says nothing about the password. */
function refuseOtherDevice(slots: Slots, input: UnlockInput): void {
  const here = deviceCheck(input.deviceSecret, slots.storeId);
  const slot = findUserSlot(slots, input.login);
  const own = slots.slots.filter((each) => each.kind === 'user' && each.device === here);
  if (slot === undefined ? own.length === 0 : slot.device !== here) throw new AppError('store.otherDevice');
}

/** A slot that never opens, of the same cost as the first real one. */
function decoy(slots: Slots): UserSlot {
  const real = slots.slots.find((slot) => slot.kind === 'user');
  const cost = real?.cost ?? KDF_FLOOR;
  return {
    id: '0'.repeat(32),
    kind: 'user',
    login: '-',
    createdAt: '1970-01-01T00:00:00Z',
    cost: { ...cost },
    salt: '0'.repeat(32),
    device: '0'.repeat(64),
    nonce: '0'.repeat(24),
    wrapped: '0'.repeat(96),
  };
}

/** A copy that cannot be repaired now, on a full or read-only disk, can be repaired at the next log-in. */
function repairCopies(paths: StorePaths, slots: Slots): void {
  try {
    writeSlots(paths, slots);
  } catch (error) {
    if (!isDiskFull(error) && !isReadOnly(error)) throw error;
  }
}

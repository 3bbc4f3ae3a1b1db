import { AppError } from '#shared/errors.ts';
import { inWords } from './failures.ts';
import { storePaths } from './files.ts';
import { type DataKey, isCostAllowed, KDF_FLOOR, type KdfCost, type Random, wipe } from './keys.ts';
import { createRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { withReserve } from './reserve.ts';
import {
  findUserSlot,
  genuineSlots,
  makeRecoverySlot,
  makeUserSlot,
  sealSlots,
  type Slot,
  type UserAccess,
  writeSlots,
} from './slots.ts';

/** A store whose slots are to be changed; the data key is the right to do so. Only the program that holds the store open may. */
export interface SlotChange {
  readonly dir: string;
  readonly dataKey: DataKey;
  /** An instant. */
  readonly now: string;
  readonly random: Random;
  readonly kdf?: KdfCost;
  readonly kdfFloor?: KdfCost;
}

/**
 * Lets one more person open the store.
 *
 * @returns id of the slot.
 * @throws AppError `store.sameLogin`, `store.slotsWeak`, `store.slotsDamaged`, `store.noSpace`, `store.readOnly`.
 */
export async function addUserSlot(change: SlotChange, user: UserAccess): Promise<string> {
  return putUserSlot(change, user, (slots, slot, found) => {
    if (found !== undefined) throw new AppError('store.sameLogin');
    return [...slots, slot];
  });
}

/**
 * A new password, or a new computer, for a person: the old slot stops opening. Milliseconds, as nothing is encrypted anew.
 *
 * @returns id of the new slot.
 * @throws AppError `store.noSlot`, and the codes of `addUserSlot` but `store.sameLogin`.
 */
export async function replaceUserSlot(change: SlotChange, user: UserAccess): Promise<string> {
  return putUserSlot(change, user, (slots, slot, found) => {
    if (found === undefined) throw new AppError('store.noSlot');
    return slots.map((each) => (each.id === found.id ? slot : each));
  });
}

/**
 * Ends a slot. Someone who kept an old copy of the slot file and knows its password still has the data key: then a new epoch is due.
 *
 * @throws AppError `store.noSlot`, `store.lastSlot` for the last person's, `store.slotsDamaged`, `store.noSpace`, `store.readOnly`.
 */
export function removeSlot(change: SlotChange, slotId: string): void {
  rewrite(change, (slots) => {
    const left = slots.filter((slot) => slot.id !== slotId);
    if (left.length === slots.length) throw new AppError('store.noSlot');
    if (!left.some((slot) => slot.kind === 'user')) throw new AppError('store.lastSlot');
    return left;
  });
}

/**
 * Makes a new recovery code; every earlier one stops working.
 *
 * @returns the code, to be shown and printed once.
 */
export function replaceRecoverySlot(change: SlotChange): string {
  const code = createRecoveryCode(change.random);
  const secret = readRecoveryCode(code);
  const slot = makeRecoverySlot(change.dataKey, secret, change);
  wipe(secret);
  rewrite(change, (slots) => [...slots.filter((each) => each.kind !== 'recovery'), slot]);
  return code;
}

async function putUserSlot(
  change: SlotChange,
  user: UserAccess,
  put: (slots: readonly Slot[], slot: Slot, found: Slot | undefined) => Slot[],
): Promise<string> {
  const cost = change.kdf ?? KDF_FLOOR;
  if (!isCostAllowed(cost, change.kdfFloor ?? KDF_FLOOR))
    throw new AppError('store.slotsWeak', { login: user.login });
  const slot = await makeUserSlot(change.dataKey, user, { ...change, cost });
  rewrite(change, (slots, named) => put(slots, slot, named(user.login)));
  return slot.id;
}

function rewrite(
  change: SlotChange,
  edit: (slots: readonly Slot[], named: (login: string) => Slot | undefined) => Slot[],
): void {
  const paths = storePaths(change.dir);
  inWords(() => {
    const genuine = genuineSlots(paths, change.dataKey, change.kdfFloor);
    const slots = edit(genuine.slots, (login) => findUserSlot(genuine, login));
    const sealed = sealSlots({ ...genuine, slots, revision: genuine.revision + 1 }, change.dataKey);
    withReserve(paths.reserve, () => writeSlots(paths, sealed));
  });
}

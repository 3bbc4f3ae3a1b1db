import { AppError } from '#shared/errors.ts';
import { judgePassword } from '#shared/passwords.ts';
import type { CoreState, OpenStore } from '../core-state.ts';
import { instantNow } from '../core-state.ts';
import type { RandomBytes } from '../ids.ts';
import { chooseCost } from '../store/keys.ts';
import type { KdfCost } from '../store/keys.ts';
import type { SlotChange } from '../store/slot-changes.ts';

/** Crockford's base 32 in lower case: no letters to confuse when read off a screen. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** A password to be used once and replaced: 100 random bits in four groups of five. */
export function createOneTimePassword(random: RandomBytes): string {
  const all = [...random(20)].map((byte) => letters[byte % 32]).join('');
  return [0, 5, 10, 15].map((start) => all.slice(start, start + 5)).join('-');
}

/** @throws AppError `password.<fault>` */
export function requireGoodPassword(password: string, ownWords: readonly string[]): void {
  const fault = judgePassword(password, ownWords);
  if (fault !== null) throw new AppError(`password.${fault}`);
}

/** The lowest cost of key derivation a slot may have; the real floor everywhere but in tests. */
export function kdfFloorOf({ options }: CoreState): Pick<SlotChange, 'kdfFloor'> {
  return options.kdf === undefined ? {} : { kdfFloor: options.kdf };
}

let chosen: Promise<KdfCost> | undefined;

/** The cost of new slots: what this computer does in about half a second, measured once, never below the floor (SECURITY 5.2). */
export async function kdfOf(state: CoreState): Promise<Pick<SlotChange, 'kdf' | 'kdfFloor'>> {
  if (state.options.kdf !== undefined) return { kdf: state.options.kdf, kdfFloor: state.options.kdf };
  chosen ??= chooseCost(() => performance.now());
  return { kdf: await chosen };
}

/** What ending somebody's key slot needs. */
export function slotRemoval(state: CoreState, store: Pick<OpenStore, 'dataKey'>): SlotChange {
  return {
    dir: state.options.dataDir,
    dataKey: store.dataKey,
    now: instantNow(state),
    random: state.random,
    ...kdfFloorOf(state),
  };
}

/** What making or replacing somebody's key slot needs. */
export async function slotChange(state: CoreState, store: Pick<OpenStore, 'dataKey'>): Promise<SlotChange> {
  return { ...slotRemoval(state, store), ...(await kdfOf(state)) };
}

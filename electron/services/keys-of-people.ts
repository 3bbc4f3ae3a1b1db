import { AppError } from '#shared/errors.ts';
import { judgePassword } from '#shared/passwords.ts';
import type { CoreState, OpenStore } from '../core-state.ts';
import { instantNow } from '../core-state.ts';
import type { RandomBytes } from '../ids.ts';
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

/** The cost and floor of key derivation: the real ones everywhere but in throw-away stores. */
export function kdfOf({ options }: CoreState): Pick<SlotChange, 'kdf' | 'kdfFloor'> {
  return options.kdf === undefined ? {} : { kdf: options.kdf, kdfFloor: options.kdf };
}

/** What changing somebody's key slot needs. */
export function slotChange(state: CoreState, store: Pick<OpenStore, 'dataKey'>): SlotChange {
  return {
    dir: state.options.dataDir,
    dataKey: store.dataKey,
    now: instantNow(state),
    random: state.random,
    ...kdfOf(state),
  };
}

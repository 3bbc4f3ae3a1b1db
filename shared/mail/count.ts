import type { EnvelopeState, ItemState } from './envelope.ts';

/** How many of each. */
export type EnvelopeCounts = Readonly<Record<EnvelopeState, number>>;

/** What an envelope counts as: pending while one notice is, else the first of registered, returned, forwarded that one notice became. */
export function envelopeState(items: readonly { readonly state: ItemState }[]): EnvelopeState {
  const some = (...states: readonly ItemState[]) => items.some(({ state }) => states.includes(state));
  if (items.length === 0 || some('pending')) return 'pending';
  if (some('registered', 'registeredAsking')) return 'registered';
  if (some('returned')) return 'returned';
  return some('forwarded') ? 'forwarded' : 'other';
}

/** The bag of one day: what was waiting in the morning and what was opened, against what became of it. */
export interface MailDayCount {
  readonly carriedOver: number;
  readonly opened: number;
  /** Decided on an earlier day and taken up again on this one. */
  readonly reopened: number;
  /** Decided on this day, by what they became; `pending` is what still waits in the evening. */
  readonly out: EnvelopeCounts;
}

/** `carriedOver + opened + reopened = registered + returned + forwarded + other + pending`: nothing lost, nothing counted twice. */
export function isBalanced({ carriedOver, opened, reopened, out }: MailDayCount): boolean {
  return carriedOver + opened + reopened === Object.values(out).reduce((sum, one) => sum + one, 0);
}

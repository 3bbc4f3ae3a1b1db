import { instantOf } from '#shared/dates/day.ts';
import type { CoreState, OpenStore } from '../core-state.ts';
import { createId } from '../ids.ts';
import type { StoredUser } from '../store/tables/users.ts';
import { openMailSeed } from './envelopes.ts';
import { openPermitSeed } from './permits.ts';
import { inventHost, inventNotification } from './invented.ts';
import { chanceOf, wholeBetween } from './random.ts';
import { registerRead } from './register-read.ts';

export interface SeedPlan {
  readonly notifications: number;
  /** The same seed and count always invent the same notices. */
  readonly seed: number;
  /** How many days back the notices reach; 0 = all today. */
  readonly days: number;
  /** How many invented work authorisations to put into the register; none unless told. */
  readonly permits?: number;
  /** How many invented envelopes the mail room opened in these days; none unless told. */
  readonly envelopes?: number;
  /** Told after every batch. */
  readonly progress?: (made: number) => void;
}

/** As many as the page cache holds: pages of an index that several notices change are then written once. */
const batch = 2_000;
const millisecondsPerDay = 86_400_000;

/**
 * Fills an open store with invented notices through the same service a clerk uses, so that whatever it writes a clerk could have
 * written. Batches share one transaction: a register of 100,000 would otherwise wait for the disk 100,000 times.
 */
export function seedNotifications(
  { state, store, user }: { state: CoreState; store: OpenStore; user: StoredUser },
  plan: SeedPlan,
): void {
  const { notifications, days } = plan;
  const chance = chanceOf(plan.seed);
  const random = (length: number) => Uint8Array.from({ length }, () => wholeBetween(chance, 0, 255));
  const hosts = Array.from({ length: Math.max(3, Math.ceil(notifications / 12)) }, () => inventHost(chance));
  const now = state.clock();
  const permits =
    plan.permits === undefined || plan.permits === 0
      ? null
      : openPermitSeed({ state, store, user }, { ...plan, permits: plan.permits });
  const mail =
    plan.envelopes === undefined || plan.envelopes === 0
      ? null
      : openMailSeed({ state, store, user }, { ...plan, envelopes: plan.envelopes, hosts });
  const session = { token: '', userId: user.id, openedAt: now, lastActiveAt: now };
  for (let made = 0; made < notifications; made += batch) {
    const end = Math.min(made + batch, notifications);
    store.tables.write(() => {
      for (let index = made; index < end; index += 1) {
        const left = notifications - index;
        const daysAgo = Math.floor(((left - 1) / notifications) * (days + 1));
        const at = now - daysAgo * millisecondsPerDay - left * 10;
        const today = store.reference.wallClock(instantOf(at)).day;
        const values = inventNotification(chance, today, hosts);
        permits?.forNotice(values);
        mail?.until(at);
        const then = { ...state, clock: () => at, random, emit: () => undefined };
        registerRead(
          { requestId: createId(at, random), values, envelope: null },
          { state: then, store, session, user },
        );
      }
    });
    plan.progress?.(end);
  }
  mail?.finish();
  permits?.finish();
}

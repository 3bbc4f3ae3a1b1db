import { instantOf } from '#shared/dates/day.ts';
import type { CoreState, OpenStore } from '../core-state.ts';
import { createId } from '../ids.ts';
import { notificationServices } from '../services/notifications.ts';
import { readTyped } from '../services/judgement.ts';
import type { StoredUser } from '../store/tables/users.ts';
import { inventHost, inventNotification } from './invented.ts';
import { chanceOf, wholeBetween } from './random.ts';

export interface SeedPlan {
  readonly notifications: number;
  /** The same seed and count always invent the same notices. */
  readonly seed: number;
  /** How many days back the notices reach; 0 = all today. */
  readonly days: number;
  /** Told after every batch. */
  readonly progress?: (made: number) => void;
}

const batch = 1_000;
const millisecondsPerDay = 86_400_000;

/**
 * Fills an open store with invented notices through the same service a clerk uses, so that whatever it writes a clerk could have
 * written. Batches share one transaction: a register of 100,000 would otherwise wait for the disk 100,000 times.
 */
export function seedNotifications(
  { state, store, user }: { state: CoreState; store: OpenStore; user: StoredUser },
  plan: SeedPlan,
): void {
  const chance = chanceOf(plan.seed);
  const hosts = Array.from({ length: Math.max(3, Math.ceil(plan.notifications / 12)) }, () =>
    inventHost(chance),
  );
  const now = state.clock();
  const session = { token: '', userId: user.id, openedAt: now, lastActiveAt: now };
  for (let made = 0; made < plan.notifications; made += batch) {
    store.tables.write(() => {
      for (let index = made; index < Math.min(made + batch, plan.notifications); index += 1) {
        const daysAgo = Math.floor(((plan.notifications - 1 - index) / plan.notifications) * (plan.days + 1));
        const at = now - daysAgo * millisecondsPerDay - (plan.notifications - index) * 10;
        const today = store.reference.wallClock(instantOf(at)).day;
        const values = inventNotification(chance, today, hosts);
        const { issues } = readTyped(values, store, today);
        const requestId = createId(now, () =>
          Uint8Array.from({ length: 16 }, () => wholeBetween(chance, 0, 255)),
        );
        notificationServices['notification.register'](
          {
            requestId,
            draftId: null,
            values,
            passed: issues.map(({ path, code }) => ({ path, code })),
            reason: issues.length > 0 ? 'seed' : null,
          },
          { state: { ...state, clock: () => at, emit: () => undefined }, store, session, user },
        );
      }
    });
    plan.progress?.(Math.min(made + batch, plan.notifications));
  }
}

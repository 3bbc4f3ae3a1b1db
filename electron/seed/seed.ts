import type { Parsed } from '#shared/contract/contract.ts';
import { instantOf } from '#shared/dates/day.ts';
import { AppError } from '#shared/errors.ts';
import type { CoreState, OpenStore } from '../core-state.ts';
import type { DeskContext } from '../dispatch.ts';
import { createId } from '../ids.ts';
import { notificationServices } from '../services/notifications.ts';
import type { StoredUser } from '../store/tables/users.ts';
import { openPermitSeed } from './permits.ts';
import { inventHost, inventNotification } from './invented.ts';
import { chanceOf, wholeBetween } from './random.ts';

export interface SeedPlan {
  readonly notifications: number;
  /** The same seed and count always invent the same notices. */
  readonly seed: number;
  /** How many days back the notices reach; 0 = all today. */
  readonly days: number;
  /** How many invented work authorisations to put into the register; none unless told. */
  readonly permits?: number;
  /** Told after every batch. */
  readonly progress?: (made: number) => void;
}

/** As many as the page cache holds: pages of an index that several notices change are then written once. */
const batch = 2_000;
const millisecondsPerDay = 86_400_000;

type Registration = Parsed<'notification.register'>;

/** Registers as a clerk does who reads what he is warned of and passes it. */
function registerRead(typed: Pick<Registration, 'requestId' | 'values'>, desk: DeskContext): void {
  const register = notificationServices['notification.register'];
  const input: Registration = { ...typed, draftId: null, envelope: null, passed: [], reason: null };
  try {
    register(input, desk);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'notification.warningsUnread') throw error;
    const passed = (error.issues ?? []).map(({ path, code }) => ({ path, code }));
    register({ ...input, passed, reason: 'seed' }, desk);
  }
}

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
        const then = { ...state, clock: () => at, random, emit: () => undefined };
        registerRead({ requestId: createId(at, random), values }, { state: then, store, session, user });
      }
    });
    plan.progress?.(end);
  }
  permits?.finish();
}

import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Input, Output } from '#shared/contract/contract.ts';
import type { OpenSession } from '#shared/contract/session.ts';
import type { Role } from '#shared/contract/schemas.ts';
import type { Failure } from '#shared/errors.ts';
import { call, carrier, sessionToken } from '../api.ts';
import { setLanguage } from '../locale.ts';

type Status = Output<'session.status'>;
type LockReason = Input<'session.lock'>['reason'];

/** A host may replace the whole page when the desk locks: the reason, a single word, lies where the next page finds it. */
const reasonKey = 'qabyldau.lockedBecause';

/** Who is at the desk, and whether there is a desk at all. */
export const useSession = defineStore('session', () => {
  const status = ref<Status | null>(null);
  const current = ref<OpenSession | null>(null);
  /** Why the product cannot be reached, when it cannot. */
  const unreachable = ref<Failure | null>(null);
  /** Why the desk locked last; shown on the log-in page. */
  const lockedBecause = ref<string | null>(sessionStorage.getItem(reasonKey));
  const beforeLock = new Set<() => Promise<void> | void>();

  /** Without a session the desk is not open, whatever was true when the core was asked last. */
  const state = computed(() => {
    if (current.value !== null) return 'open';
    const last = status.value?.state ?? 'starting';
    return last === 'open' ? 'locked' : last;
  });

  function hasRole(...roles: readonly Role[]): boolean {
    return roles.some((role) => current.value?.user.roles.includes(role));
  }

  /** A core that ends just now answers every call with "locked"; the next call reaches its successor. */
  async function askStatus(): Promise<Status> {
    try {
      return await call('session.status', {});
    } catch (error) {
      if (failureOf(error).code !== 'session.locked') throw error;
      return call('session.status', {});
    }
  }

  /** Asks where the product stands; call at start and after every lock. */
  async function refresh(): Promise<void> {
    try {
      status.value = await askStatus();
      current.value = status.value.current;
      unreachable.value = null;
      if (current.value === null) sessionToken.forget();
    } catch (error) {
      unreachable.value = failureOf(error);
    }
  }

  function adopt(opened: OpenSession): void {
    sessionToken.keep(opened.session);
    current.value = opened;
    lockedBecause.value = null;
    sessionStorage.removeItem(reasonKey);
    setLanguage(opened.user.language);
  }

  async function logIn(input: Input<'session.logIn'>): Promise<void> {
    adopt(await call('session.logIn', input));
  }

  /** Saves what is half typed, ends the core's session and forgets everything this page knows of it. */
  async function lock(reason: LockReason): Promise<void> {
    for (const save of beforeLock) await save();
    explain(reason);
    try {
      await call('session.lock', { reason });
    } finally {
      await forget(reason);
    }
  }

  function explain(reason: string): void {
    lockedBecause.value = reason;
    sessionStorage.setItem(reasonKey, reason);
  }

  async function forget(reason: string): Promise<void> {
    explain(reason);
    sessionToken.forget();
    current.value = null;
    await refresh();
  }

  /** Runs before the desk locks from this page; returns the way to stop. */
  function onBeforeLock(save: () => Promise<void> | void): () => void {
    beforeLock.add(save);
    return () => beforeLock.delete(save);
  }

  carrier.subscribe((event) => {
    if (event.name === 'session.locked' && current.value !== null && event.detail !== 'replaced')
      void forget(event.detail ?? 'system');
  });

  return {
    status,
    current,
    state,
    unreachable,
    lockedBecause,
    hasRole,
    refresh,
    adopt,
    logIn,
    lock,
    onBeforeLock,
  };
});

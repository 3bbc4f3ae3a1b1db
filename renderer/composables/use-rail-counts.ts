import { onScopeDispose, readonly, ref, watch } from 'vue';
import { call, carrier } from '../api.ts';
import { useTaskCounts } from '../stores/task-counts.ts';
import { useOfficeClock } from './use-office-clock.ts';

/** What waits behind each item of the rail; null while it is not known. A count is no reason to interrupt anybody. */
export function useRailCounts(isClerk: () => boolean) {
  const { today } = useOfficeClock();
  const tasks = useTaskCounts();
  const registered = ref<number | null>(null);
  const envelopes = ref<number | null>(null);

  async function countRegistered(): Promise<void> {
    if (!isClerk()) return;
    const day = today.value;
    const asked = { from: day, to: day, only: null, after: null, limit: 1 };
    registered.value = await call('notification.list', asked).then(
      ({ total }) => total,
      () => null,
    );
  }

  /** Envelopes that wait to be entered or decided. */
  async function countEnvelopes(): Promise<void> {
    if (!isClerk()) return;
    const asked = { state: 'pending', from: null, to: null, text: '', after: null, limit: 1 } as const;
    envelopes.value = await call('envelope.list', asked).then(
      ({ total }) => total,
      () => null,
    );
  }

  watch(
    today,
    () => {
      void countRegistered();
      void countEnvelopes();
      void tasks.load();
    },
    { immediate: true },
  );
  const stop = carrier.subscribe(({ name }) => {
    if (name === 'notification.changed') void countRegistered();
    if (name === 'envelope.changed') void countEnvelopes();
  });
  onScopeDispose(stop);

  return { registered: readonly(registered), envelopes: readonly(envelopes) };
}

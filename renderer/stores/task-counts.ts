import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { AppEvent } from '#shared/contract/carrier.ts';
import type { TaskList } from '#shared/contract/tasks.ts';
import { call, carrier } from '../api.ts';
import { useSession } from './session.ts';

/** Events after which the counts are asked again; not every notification, of which most change no list. */
const behindCounts: ReadonlySet<AppEvent['name']> = new Set([
  'task.changed',
  'permit.changed',
  'quota.changed',
]);

/** How many lines each work list has open: the rail shows their sum, the lists' page each. */
export const useTaskCounts = defineStore('taskCounts', () => {
  const session = useSession();
  const counts = shallowRef<Readonly<Record<TaskList, number>> | null>(null);
  const total = computed(() =>
    counts.value === null ? null : Object.values(counts.value).reduce((sum, one) => sum + one, 0),
  );
  let asked = 0;

  async function load(): Promise<void> {
    if (!session.hasRole('counterClerk', 'mailClerk', 'seniorClerk')) return;
    asked += 1;
    const number = asked;
    try {
      const found = await call('task.counts', {});
      if (number === asked) counts.value = found;
    } catch {
      // A count is no reason to interrupt anybody.
      if (number === asked) counts.value = null;
    }
  }

  carrier.subscribe(({ name }) => {
    if (behindCounts.has(name)) void load();
  });

  return { counts, total, load };
});

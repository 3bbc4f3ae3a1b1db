import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Failure, Issue } from '#shared/errors.ts';
import { itemNumberIssues } from '#shared/forms/read-envelope.ts';
import type { OutgoingItem } from '#shared/mail/envelope.ts';
import { call, carrier } from '../../../api.ts';
import { outgoingViews } from './outgoing-columns.ts';
import type { OutgoingView } from './outgoing-columns.ts';

const limit = 500;

/** The lists of outgoing letters, kept up with what others do. */
export function useOutgoing() {
  const view = ref<OutgoingView>('toDispatch');
  const rows = shallowRef<readonly OutgoingItem[]>([]);
  const total = ref(0);
  const counts = shallowRef<Partial<Record<OutgoingView, number>>>({});
  const failure = shallowRef<Failure | null>(null);
  const loaded = ref(false);
  /** Where a number was met before, as the core answered when it was typed; the rest is seen in the number itself. */
  const met = shallowRef<
    ReadonlyMap<string, { readonly postNumber: string; readonly issues: readonly Issue[] }>
  >(new Map());
  let asked = 0;

  async function load(): Promise<void> {
    asked += 1;
    const number = asked;
    try {
      const answer = await call('outgoing.list', { state: view.value, limit });
      if (number !== asked) return;
      rows.value = answer.rows;
      total.value = answer.total;
      counts.value = { ...counts.value, [view.value]: answer.total };
      failure.value = null;
    } catch (error) {
      if (number === asked) failure.value = failureOf(error);
    } finally {
      loaded.value = true;
    }
  }

  /** A count is no reason to interrupt anybody. */
  async function count(): Promise<void> {
    for (const state of outgoingViews) {
      const answer = await call('outgoing.list', { state, limit: 1 }).catch(() => null);
      if (answer !== null) counts.value = { ...counts.value, [state]: answer.total };
    }
  }

  async function refresh(): Promise<void> {
    await Promise.all([load(), count()]);
  }

  /** Gives an item its postal number; what is doubtful about it is kept for its row. */
  async function number(id: string, postNumber: string): Promise<OutgoingItem> {
    const { item, issues } = await call('outgoing.number', { id, postNumber });
    met.value = new Map(met.value).set(id, {
      postNumber: item.postNumber ?? '',
      issues: issues.filter(({ code }) => code.startsWith('outgoing.')),
    });
    rows.value = rows.value.map((row) => (row.id === id ? item : row));
    return item;
  }

  /** What a clerk should look at in the number of an item. */
  function issuesOf({ id, postNumber }: OutgoingItem): readonly Issue[] {
    if (postNumber === null) return [];
    const known = met.value.get(id);
    return [...itemNumberIssues(postNumber), ...(known?.postNumber === postNumber ? known.issues : [])];
  }

  watch(view, () => {
    rows.value = [];
    loaded.value = false;
    void load();
  });
  const stop = carrier.subscribe(({ name }) => {
    if (name === 'mail.changed' || name === 'envelope.changed') void refresh();
  });
  onScopeDispose(stop);

  const isEmpty = computed(() => loaded.value && rows.value.length === 0);
  return { view, rows, total, counts, failure, loaded, isEmpty, refresh, number, issuesOf };
}

import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Input } from '#shared/contract/contract.ts';
import type { EnvelopeRow } from '#shared/contract/mail-schemas.ts';
import { readTypedDay } from '#shared/dates/typed-day.ts';
import type { Failure } from '#shared/errors.ts';
import { call, carrier } from '../../../api.ts';
import { useOfficeClock } from '../../../composables/use-office-clock.ts';
import { queueMemory } from './queue-memory.ts';
import { queueViews } from './queue-rows.ts';
import type { QueueView } from './queue-rows.ts';

const pageSize = 100;
const mostRows = 500;
/** Longer than a pause between two letters. */
const pause = 200;
/** Pieces of work that come in bursts (a batch of letters, a colleague's bag) are shown together. */
const settle = 150;

type Question = Omit<Input<'envelope.list'>, 'after' | 'limit'>;

/** The envelopes of one view, with what narrows them; remembered until the page is back. */
export function useQueue() {
  const { today } = useOfficeClock();
  const memory = queueMemory(today.value);
  const view = ref<QueueView>(memory.view);
  const text = ref(memory.text);
  const from = ref(memory.from);
  const to = ref(memory.to);
  const chosen = ref<string | null>(memory.chosen);
  const rows = shallowRef<readonly EnvelopeRow[]>([]);
  const total = ref(0);
  const next = ref<string | null>(null);
  const counts = shallowRef<Readonly<Partial<Record<QueueView, number>>>>({});
  const failure = shallowRef<Failure | null>(null);
  const loaded = ref(false);
  let asked = 0;
  let timer: number | undefined;

  const range = computed(() => {
    const read = (typed: string) => readTypedDay(typed, { century: 'past', today: today.value });
    const [first, last] = [read(from.value), read(to.value)];
    return first.ok && last.ok ? { from: first.day, to: last.day } : null;
  });
  const inOrder = computed(() => range.value === null || range.value.from <= range.value.to);

  /** What a view asks for; null while the days of the register cannot be read. */
  function questionOf(of: QueueView, words: string): Question | null {
    const all = { state: null, from: null, to: null, text: words, only: null } as const;
    switch (of) {
      case 'waiting':
        return { ...all, state: 'pending' };
      case 'mine':
        return { ...all, state: 'pending', only: 'mine' };
      case 'today':
        return { ...all, from: today.value, to: today.value };
      case 'unanswered':
        return { ...all, only: 'unanswered' };
      case 'register':
        return range.value !== null && inOrder.value ? { ...all, ...range.value } : null;
    }
  }

  async function countViews(): Promise<void> {
    const found = await Promise.all(
      queueViews
        .filter((of) => of !== 'register')
        .map(async (of) => {
          const question = questionOf(of, '');
          if (question === null) return [of, undefined] as const;
          const answer = await call('envelope.list', { ...question, after: null, limit: 1 });
          return [of, answer.total] as const;
        }),
    );
    counts.value = Object.fromEntries(found);
  }

  /** Where the cursor stood when its envelope leaves the list: there the next one has it. */
  function keepPlace(now: readonly EnvelopeRow[]): void {
    if (chosen.value === null || now.some(({ id }) => id === chosen.value)) return;
    chosen.value = now[Math.min(memory.at, now.length - 1)]?.id ?? null;
  }

  /** What is already on the table stays there when it changes elsewhere; a new question starts anew. */
  async function load({ anew = false } = {}): Promise<void> {
    window.clearTimeout(timer);
    const question = questionOf(view.value, text.value.trim());
    if (question === null) return;
    asked += 1;
    const number = asked;
    const limit = Math.min(mostRows, Math.max(pageSize, anew ? 0 : Math.max(rows.value.length, memory.rows)));
    try {
      const answer = await call('envelope.list', { ...question, after: null, limit });
      if (number !== asked) return;
      keepPlace(answer.rows);
      rows.value = answer.rows;
      total.value = answer.total;
      next.value = answer.next;
      failure.value = null;
    } catch (error) {
      if (number === asked) failure.value = failureOf(error);
    } finally {
      loaded.value = true;
    }
  }

  async function more(): Promise<void> {
    const question = questionOf(view.value, text.value.trim());
    if (question === null || next.value === null) return;
    const number = asked;
    try {
      const answer = await call('envelope.list', { ...question, after: next.value, limit: pageSize });
      // The filter changed meanwhile: these rows belong to no list any more.
      if (number !== asked) return;
      rows.value = [...rows.value, ...answer.rows];
      next.value = answer.next;
    } catch (error) {
      failure.value = failureOf(error);
    }
  }

  async function refresh(): Promise<void> {
    await Promise.all([load(), countViews().catch(() => undefined)]);
  }

  watch([view, range, text], (_now, [, , before]) => {
    memory.rows = 0;
    window.clearTimeout(timer);
    if (text.value === before) void load({ anew: true });
    else timer = window.setTimeout(() => void load({ anew: true }), pause);
  });
  watch([view, text, from, to, chosen], () => {
    Object.assign(memory, {
      view: view.value,
      text: text.value,
      from: from.value,
      to: to.value,
      chosen: chosen.value,
    });
  });
  watch([rows, chosen], ([now]) => {
    memory.rows = now.length;
    const at = now.findIndex(({ id }) => id === chosen.value);
    if (at >= 0) memory.at = at;
  });
  const stop = carrier.subscribe(({ name }) => {
    if (name !== 'envelope.changed' && name !== 'mail.changed') return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void refresh(), settle);
  });
  onScopeDispose(() => {
    stop();
    window.clearTimeout(timer);
  });

  return {
    view,
    text,
    from,
    to,
    inOrder,
    chosen,
    rows,
    total,
    next,
    counts,
    failure,
    loaded,
    load,
    refresh,
    more,
  };
}

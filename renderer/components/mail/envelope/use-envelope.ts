import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Input } from '#shared/contract/contract.ts';
import type { Failure } from '#shared/errors.ts';
import type { EnvelopeRecord } from '#shared/mail/envelope.ts';
import { call, carrier } from '../../../api.ts';
import { useAction } from '../../../composables/use-action.ts';
import { useSession } from '../../../stores/session.ts';
import { decisionsFor, noticesMeant, positionToEnter } from './notices.ts';

type Decision = Input<'envelope.decide'>['decision'];

/** An envelope on record, which of its notices are meant, and what can be done about them. */
export function useEnvelope(id: () => string) {
  const session = useSession();
  const envelope = shallowRef<EnvelopeRecord | null>(null);
  const failure = shallowRef<Failure | null>(null);
  const { busy, failure: refused, run } = useAction();
  /** Positions as text, as the table knows them. */
  const chosen = ref<string | null>(null);
  const ticked = ref<readonly string[]>([]);
  let asked = 0;

  const items = computed(() => envelope.value?.items ?? []);
  const meant = computed(() => noticesMeant(items.value, { ticked: ticked.value, chosen: chosen.value }));
  const userId = computed(() => session.current?.user.id ?? '');
  const mayDecide = computed(() => session.hasRole('mailClerk', 'seniorClerk'));
  const holder = computed(() => envelope.value?.holder ?? null);
  const isMine = computed(() => holder.value?.id === userId.value);
  const isHeldByOther = computed(() => holder.value !== null && !isMine.value);
  /** Nobody decides about what lies on a colleague's desk. */
  const offered = computed(() =>
    envelope.value === null || !mayDecide.value || isHeldByOther.value
      ? []
      : decisionsFor(meant.value, envelope.value.content),
  );
  const toEnter = computed(() =>
    envelope.value === null ? null : positionToEnter(envelope.value, meant.value),
  );

  function show(now: EnvelopeRecord): void {
    // An answer to an older question must not lay an older edition over a newer one.
    if (envelope.value !== null && envelope.value.id === now.id && envelope.value.revision > now.revision)
      return;
    envelope.value = now;
    const known = new Set(now.items.map(({ position }) => String(position)));
    ticked.value = ticked.value.filter((key) => known.has(key));
    if (chosen.value === null || !known.has(chosen.value))
      chosen.value = String(
        (now.items.find(({ state }) => state === 'pending') ?? now.items[0])?.position ?? 0,
      );
  }

  async function load(): Promise<void> {
    asked += 1;
    const number = asked;
    try {
      const found = await call('envelope.read', { id: id() });
      if (number !== asked) return;
      show(found);
      failure.value = null;
    } catch (error) {
      if (number === asked) failure.value = failureOf(error);
    }
  }

  /** True when it was done; the decision is about the notices meant when it was made. */
  async function decide(decision: Decision): Promise<boolean> {
    const now = envelope.value;
    if (now === null) return false;
    const positions = meant.value.map(({ position }) => position);
    const done = await run(async () => {
      show(await call('envelope.decide', { id: now.id, revision: now.revision, positions, decision }));
      ticked.value = [];
      const next = items.value.find(({ state }) => state === 'pending');
      if (next !== undefined) chosen.value = String(next.position);
    });
    // Somebody changed it meanwhile: what is on the page is old, and the decision can be made again from the new one.
    if (!done && refused.value?.code === 'envelope.changed') void load();
    return done;
  }

  const take = (over: boolean): Promise<boolean> =>
    run(async () => show(await call('envelope.take', { id: id(), over })));
  const release = (): Promise<boolean> => run(async () => show(await call('envelope.release', { id: id() })));

  watch(
    id,
    () => {
      envelope.value = null;
      chosen.value = null;
      ticked.value = [];
      void load();
    },
    { immediate: true },
  );
  const stop = carrier.subscribe(({ name, detail }) => {
    if (name === 'mail.changed' || (name === 'envelope.changed' && (detail === null || detail === id())))
      void load();
  });
  onScopeDispose(stop);

  return {
    envelope,
    failure,
    busy,
    refused,
    chosen,
    ticked,
    items,
    meant,
    mayDecide,
    holder,
    isMine,
    isHeldByOther,
    offered,
    toEnter,
    show,
    load,
    decide,
    take,
    release,
  };
}

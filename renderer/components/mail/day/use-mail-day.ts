import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { MailDay } from '#shared/contract/mail-schemas.ts';
import type { Day } from '#shared/dates/day.ts';
import type { Failure } from '#shared/errors.ts';
import { call, carrier } from '../../../api.ts';

/** A day of the mail room as it stands, kept up with what others do, and the reasons typed so far. */
export function useMailDay(day: () => Day) {
  const mailDay = shallowRef<MailDay | null>(null);
  const failure = shallowRef<Failure | null>(null);
  /** As typed, by envelope: they outlive a change of the list. */
  const reasons = shallowRef<ReadonlyMap<string, string>>(new Map());
  /** The reason typed last, to be given to others too. */
  const latest = ref('');
  let asked = 0;

  async function load(): Promise<void> {
    asked += 1;
    const number = asked;
    try {
      const found = await call('mail.day', { day: day() });
      if (number === asked) show(found);
    } catch (error) {
      if (number === asked) failure.value = failureOf(error);
    }
  }

  function show(found: MailDay): void {
    asked += 1;
    mailDay.value = found;
    failure.value = null;
  }

  const waiting = computed(() => mailDay.value?.waiting ?? []);
  const typed = (id: string): string => (reasons.value.get(id) ?? '').trim();
  const empty = computed(() => waiting.value.filter(({ id }) => typed(id) === ''));
  /** Empty ones a reason was given for when a day was closed last. */
  const offered = computed(() => empty.value.filter(({ reason }) => reason !== null));
  const given = computed(() => waiting.value.map(({ id }) => ({ id, reason: typed(id) })));

  function setReason(id: string, text: string): void {
    reasons.value = new Map(reasons.value).set(id, text);
    latest.value = text.trim();
  }

  function takeOffered(): void {
    reasons.value = new Map([
      ...reasons.value,
      ...offered.value.map(({ id, reason }) => [id, reason ?? ''] as const),
    ]);
  }

  function fillEmpty(): void {
    reasons.value = new Map([...reasons.value, ...empty.value.map(({ id }) => [id, latest.value] as const)]);
  }

  watch(
    day,
    () => {
      mailDay.value = null;
      reasons.value = new Map();
      latest.value = '';
      void load();
    },
    { immediate: true },
  );
  const stop = carrier.subscribe(({ name }) => {
    if (name === 'mail.changed' || name === 'envelope.changed') void load();
  });
  onScopeDispose(stop);

  return {
    mailDay,
    failure,
    reasons,
    latest,
    empty,
    offered,
    given,
    load,
    show,
    setReason,
    takeOffered,
    fillEmpty,
  };
}

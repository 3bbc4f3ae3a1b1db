import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Output } from '#shared/contract/contract.ts';
import type { Day } from '#shared/dates/day.ts';
import type { Failure, Issue } from '#shared/errors.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import { call, carrier } from '../api.ts';

/** Shorter than a pause between two words, longer than one between two keys. */
const pause = 120;
/** What may change the answer without a key being pressed here. */
const askedAgainBy: ReadonlySet<string> = new Set([
  'envelope.changed',
  'settings.changed',
  'reference.changed',
]);

export type MetEnvelope = Output<'envelope.check'>['met'][number];

/** Asks the core about the envelope in hand, shortly after every change; an answer that was overtaken is dropped. */
export function useEnvelopeCheck(values: EnvelopeValues) {
  const issues = shallowRef<readonly Issue[]>([]);
  const met = shallowRef<readonly MetEnvelope[]>([]);
  const dueOn = ref<Day | null>(null);
  /** Why the answer may be older than the form. */
  const failure = shallowRef<Failure | null>(null);
  let timer: number | undefined;
  let asked = 0;
  /** Something was typed that the core has not been asked about. */
  let isUnasked = true;
  /** The newest question, until it is answered. */
  let asking: Promise<void> = Promise.resolve();

  function ask(): Promise<void> {
    window.clearTimeout(timer);
    isUnasked = false;
    asking = look();
    return asking;
  }

  async function look(): Promise<void> {
    asked += 1;
    const number = asked;
    try {
      const answer = await call('envelope.check', { values: { ...values }, id: null });
      if (number !== asked) return;
      issues.value = answer.issues;
      met.value = answer.met;
      dueOn.value = answer.dueOn;
      failure.value = null;
    } catch (error) {
      if (number !== asked) return;
      failure.value = failureOf(error);
      isUnasked = true;
    }
  }

  function askSoon(): void {
    isUnasked = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), pause);
  }

  watch(() => JSON.stringify(values), askSoon);
  const stop = carrier.subscribe(({ name }) => {
    if (askedAgainBy.has(name)) askSoon();
  });
  onScopeDispose(() => {
    window.clearTimeout(timer);
    asked += 1;
    stop();
  });

  return {
    issues,
    met,
    dueOn,
    failure,
    ask,
    /** Waits for the answer about what is typed now. */
    settle: (): Promise<void> => (isUnasked ? ask() : asking),
    /** Another envelope: nothing of the answer about the last one may stay. */
    forget(): void {
      asked += 1;
      issues.value = [];
      met.value = [];
      askSoon();
    },
  };
}

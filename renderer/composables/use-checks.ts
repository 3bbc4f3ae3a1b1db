import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Instant } from '#shared/dates/day.ts';
import type { Failure } from '#shared/errors.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import type { Finding, Light } from '#shared/rules/finding.ts';
import { call, carrier } from '../api.ts';

/** Shorter than a pause between two words, longer than one between two keys. */
const pause = 120;
const severity: Readonly<Record<Light, number>> = { stop: 0, look: 1, noData: 2, order: 3 };

/** Findings worst first; equals keep the order of the rules. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((one, other) => severity[one.light] - severity[other.light]);
}

/** How many findings of each light there are, worst light first, lights nobody has left out. */
export function countLights(findings: readonly Finding[]): { light: Light; count: number }[] {
  return (Object.keys(severity) as Light[])
    .map((light) => ({ light, count: findings.filter((one) => one.light === light).length }))
    .filter(({ count }) => count > 0);
}

/** Asks the core what the rules say about the form, shortly after every change; an answer that was overtaken is dropped. */
export function useChecks(values: NotificationValues) {
  const findings = shallowRef<readonly Finding[]>([]);
  const asOf = ref<Instant | null>(null);
  /** Why the findings may be older than the form. */
  const failure = shallowRef<Failure | null>(null);
  let timer: number | undefined;
  let asked = 0;
  let answered = 0;

  async function ask(): Promise<void> {
    asked += 1;
    const number = asked;
    try {
      const { findings: next, asOf: at } = await call('notification.check', { values });
      if (number < answered) return;
      answered = number;
      findings.value = worstFirst(next);
      asOf.value = at;
      failure.value = null;
    } catch (error) {
      if (number >= answered) failure.value = failureOf(error);
    }
  }

  function askSoon(): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), pause);
  }

  watch(() => values, askSoon, { deep: true });
  const stop = carrier.subscribe(({ name }) => {
    // Another notice, a setting or a reference row may change the verdict without a key being pressed here.
    if (name === 'notification.changed' || name === 'settings.changed' || name === 'reference.changed')
      askSoon();
  });
  onScopeDispose(() => {
    window.clearTimeout(timer);
    stop();
  });

  return { findings, asOf, failure, ask, lights: computed(() => countLights(findings.value)) };
}

import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Day, Instant } from '#shared/dates/day.ts';
import type { Failure } from '#shared/errors.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import type { EnvelopePlace, ForeignerVerdict } from '#shared/notification.ts';
import type { Finding, Light } from '#shared/rules/finding.ts';
import { call, carrier } from '../api.ts';

/** Shorter than a pause between two words, longer than one between two keys. */
const pause = 120;
const severity: Readonly<Record<Light, number>> = { stop: 0, look: 1, noData: 2, order: 3 };

/** What may change a finding or a verdict without a key being pressed here. */
const askedAgainBy: ReadonlySet<string> = new Set([
  'notification.changed',
  'settings.changed',
  'reference.changed',
  'permit.changed',
  'quota.changed',
  'envelope.changed',
]);

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

/**
 * Asks the core what the rules say about the form, shortly after every change; an answer that was overtaken is dropped. A posted notice is
 * judged by the dates of its envelope.
 */
export function useChecks(values: NotificationValues, envelope: EnvelopePlace | null = null) {
  const findings = shallowRef<readonly Finding[]>([]);
  /** Verdicts about work; the last ones stay until the next arrive, so that nothing flickers while one types. */
  const work = shallowRef<readonly ForeignerVerdict[]>([]);
  const today = ref<Day | null>(null);
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
      const answer = await call('notification.check', { values, envelope });
      if (number < answered) return;
      answered = number;
      findings.value = worstFirst(answer.findings);
      work.value = answer.work;
      today.value = answer.today;
      asOf.value = answer.asOf;
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
    if (askedAgainBy.has(name)) askSoon();
  });
  onScopeDispose(() => {
    window.clearTimeout(timer);
    stop();
  });

  return { findings, work, today, asOf, failure, ask, lights: computed(() => countLights(findings.value)) };
}

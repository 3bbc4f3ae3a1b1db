import { computed, reactive, ref, shallowRef } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Day } from '#shared/dates/day.ts';
import type { Failure, Issue } from '#shared/errors.ts';
import { envelopeFields } from '#shared/forms/envelope-form.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import { readEnvelope } from '#shared/forms/read-envelope.ts';
import { writeValues } from '#shared/forms/write-values.ts';
import type { EnvelopeRecord } from '#shared/mail/envelope.ts';
import { call } from '../../../api.ts';
import { enterFieldById } from '../../../composables/fields-in.ts';
import { issueText } from '../../../composables/use-notification-issues.ts';
import { useReference } from '../../../stores/reference.ts';
import type { FieldIssue } from '../../fields/field.ts';

/** What is written on an envelope, typed over; the same fields and the same findings as at the opening. */
export function useCorrection(envelope: EnvelopeRecord, today: () => Day) {
  const reference = useReference();
  const values: EnvelopeValues = reactive({ ...writeValues(envelopeFields, envelope.content) });
  const laid = JSON.stringify(values);
  const touched = reactive(new Set<string>());
  const refused = shallowRef<readonly Issue[]>([]);
  const showAll = ref(false);
  const busy = ref(false);
  const failure = shallowRef<Failure | null>(null);

  const found = computed<readonly Issue[]>(() => {
    const codesOf = (list: string) => reference.codesOf(list, today());
    const { issues } = readEnvelope(values, { today: today(), codesOf });
    const known = new Set(issues.map(({ path, code }) => `${path} ${code}`));
    return [...issues, ...refused.value.filter(({ path, code }) => !known.has(`${path} ${code}`))];
  });
  const isChanged = computed(() => JSON.stringify(values) !== laid);

  function issuesAt(key: string): readonly FieldIssue[] {
    if (!showAll.value && !touched.has(key)) return [];
    return found.value
      .filter(({ path }) => path === key)
      .map((issue) => ({ severity: issue.severity, text: issueText(issue) }));
  }

  /** The record as it is now, or null: what stands in the way has the cursor or is said in `failure`. */
  async function save(reason: () => string | null): Promise<EnvelopeRecord | null> {
    if (busy.value) return null;
    showAll.value = true;
    refused.value = [];
    const wrong = found.value.find(({ severity }) => severity === 'block');
    if (wrong !== undefined) {
      enterFieldById(wrong.path);
      return null;
    }
    const why = reason();
    if (why === null) return null;
    busy.value = true;
    failure.value = null;
    try {
      const { id, revision } = envelope;
      return await call('envelope.correct', { id, revision, values: { ...values }, reason: why });
    } catch (error) {
      failure.value = failureOf(error);
      refused.value = failure.value.issues ?? [];
      return null;
    } finally {
      busy.value = false;
    }
  }

  return {
    values,
    isChanged,
    busy,
    failure,
    issuesAt,
    type: (key: string, text: string): void => void Object.assign(values, { [key]: text }),
    leave: (key: string): void => void touched.add(key),
    save,
  };
}

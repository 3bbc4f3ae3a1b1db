import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Day } from '#shared/dates/day.ts';
import type { Failure, Issue } from '#shared/errors.ts';
import { emptyPermit, permitFields, permitParts } from '#shared/forms/permit-form.ts';
import type { PermitValues } from '#shared/forms/permit-form.ts';
import { readPermit } from '#shared/forms/read-permit.ts';
import { writeValues } from '#shared/forms/write-values.ts';
import type { PermitId, PermitRecord } from '#shared/work/permit.ts';
import { call } from '../api.ts';
import type { FieldIssue } from '../components/fields/field.ts';
import type { SummaryLine } from '../components/summary-line.ts';
import { say } from '../locale.ts';
import { useReference } from '../stores/reference.ts';
import { issueText } from './use-notification-issues.ts';

/** Longer than a pause between two words: whether a number is taken can wait that long. */
const pause = 300;

const order: readonly string[] = Object.values(permitParts).flat();

/** What happened to an attempt to save. */
export type SaveOutcome = 'incomplete' | 'warnings' | 'failed' | PermitRecord;

/** A work authorisation being typed: its values, what is wrong with them here and beside the register, and saving it. */
export function usePermitForm(today: () => Day) {
  const reference = useReference();
  const values: PermitValues = reactive(emptyPermit());
  /** The record being changed and the revision that was looked at; null for a new one. */
  const base = shallowRef<{ id: PermitId; revision: number } | null>(null);
  const laid = ref(JSON.stringify(values));
  const touched = reactive(new Set<string>());
  const showAll = ref(false);
  /** What the core finds beside the register, and refuses. */
  const beside = shallowRef<readonly Issue[]>([]);
  const busy = ref(false);
  const failure = shallowRef<Failure | null>(null);
  const asksReason = ref(false);
  const reason = ref('');
  const reasonMissing = ref(false);
  let requestId = crypto.randomUUID();
  let asked = 0;
  let timer: number | undefined;
  /** Something was typed that the core has not been asked about. */
  let isUnasked = false;

  const found = computed<readonly Issue[]>(() => {
    const codesOf = (list: string) => reference.codesOf(list, today());
    const { issues } = readPermit(values, { today: today(), codesOf });
    const known = new Set(issues.map(({ path, code }) => `${path} ${code}`));
    return [...issues, ...beside.value.filter(({ path, code }) => !known.has(`${path} ${code}`))].sort(
      (one, other) => order.indexOf(one.path) - order.indexOf(other.path),
    );
  });
  const blocking = computed(() => found.value.filter(({ severity }) => severity === 'block'));
  const warnings = computed(() => found.value.filter(({ severity }) => severity === 'warn'));
  const isChanged = computed(() => JSON.stringify(values) !== laid.value);

  const toLine = (issue: Issue): SummaryLine => ({
    fieldId: issue.path,
    label: say(`form.permit.${issue.path}`),
    text: issueText(issue),
    severity: issue.severity,
  });
  const errorLines = computed<readonly SummaryLine[]>(() =>
    showAll.value ? blocking.value.map(toLine) : [],
  );
  const warningLines = computed<readonly SummaryLine[]>(() => warnings.value.map(toLine));

  /** What to say at a field now: nothing before it was left. */
  function issuesAt(key: string): readonly FieldIssue[] {
    if (!showAll.value && !touched.has(key)) return [];
    return found.value
      .filter(({ path }) => path === key)
      .map((issue) => ({ severity: issue.severity, text: issueText(issue) }));
  }

  function type(key: string, text: string): void {
    Object.assign(values, { [key]: text });
  }

  /** Begins with a record, or with an empty form. */
  function lay(record: PermitRecord | null): void {
    Object.assign(values, record === null ? emptyPermit() : writeValues(permitFields, record.content));
    base.value = record === null ? null : { id: record.id, revision: record.revision };
    laid.value = JSON.stringify(values);
    touched.clear();
    showAll.value = false;
    beside.value = [];
    requestId = crypto.randomUUID();
    startAnew();
  }

  function startAnew(): void {
    failure.value = null;
    asksReason.value = false;
    reason.value = '';
    reasonMissing.value = false;
  }

  async function ask(): Promise<void> {
    asked += 1;
    const number = asked;
    isUnasked = false;
    window.clearTimeout(timer);
    try {
      const answer = await call('permit.check', { id: base.value?.id ?? null, values: { ...values } });
      if (number === asked) beside.value = answer.issues;
    } catch {
      // What only the register knows is said when the permit is saved.
    }
  }

  /** The form itself stands in the way; says which way. */
  function hindrance(): 'incomplete' | 'warnings' | null {
    showAll.value = true;
    if (blocking.value.length > 0 || warnings.value.length === 0) {
      asksReason.value = false;
      return blocking.value.length > 0 ? 'incomplete' : null;
    }
    const wasAsked = asksReason.value;
    asksReason.value = true;
    reasonMissing.value = wasAsked && reason.value.trim() === '';
    return wasAsked && !reasonMissing.value ? null : 'warnings';
  }

  async function save(): Promise<SaveOutcome> {
    if (busy.value) return 'failed';
    failure.value = null;
    busy.value = true;
    try {
      // What the core said of an earlier text must not stand in the way of this one.
      if (isUnasked) await ask();
      const inTheWay = hindrance();
      if (inTheWay !== null) return inTheWay;
      const passed = warnings.value.map(({ path, code }) => ({ path, code }));
      const record = await call('permit.save', {
        id: base.value?.id ?? null,
        requestId,
        revision: base.value?.revision ?? null,
        values: { ...values },
        passed,
        reason: passed.length > 0 ? reason.value.trim() : null,
      });
      laid.value = JSON.stringify(values);
      return record;
    } catch (error) {
      return refusalOf(failureOf(error));
    } finally {
      busy.value = false;
    }
  }

  /** What the core finds is shown like what the page finds; anything else, another clerk's change among it, stays as a sentence. */
  function refusalOf(refused: Failure): SaveOutcome {
    if (refused.issues === undefined || refused.issues.length === 0) {
      failure.value = refused;
      return 'failed';
    }
    beside.value = refused.issues;
    const outcome = hindrance();
    if (outcome === null) failure.value = refused;
    return outcome ?? 'failed';
  }

  /** Somebody else was quicker: what is typed here goes over it, from its newest revision. */
  async function saveOver(): Promise<SaveOutcome> {
    if (base.value === null) return 'failed';
    try {
      const { permit } = await call('permit.read', { id: base.value.id });
      base.value = { id: permit.id, revision: permit.revision };
    } catch (error) {
      failure.value = failureOf(error);
      return 'failed';
    }
    return save();
  }

  /** Path of the next field with something wrong after this one, going round; null when nothing is wrong. */
  function nextProblem(from: string | null): string | null {
    const wrong = [...new Set(found.value.map(({ path }) => path))];
    const here = from === null ? -1 : order.indexOf(from);
    return wrong.find((path) => order.indexOf(path) > here) ?? wrong[0] ?? null;
  }

  watch(
    () => JSON.stringify(values),
    () => {
      isUnasked = true;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), pause);
    },
  );
  onScopeDispose(() => {
    window.clearTimeout(timer);
    asked += 1;
  });

  return {
    values,
    base,
    isChanged,
    busy,
    failure,
    asksReason,
    reason,
    reasonMissing,
    errorLines,
    warningLines,
    issuesAt,
    type,
    leave: (key: string) => touched.add(key),
    lay,
    startAnew,
    save,
    saveOver,
    nextProblem,
  };
}

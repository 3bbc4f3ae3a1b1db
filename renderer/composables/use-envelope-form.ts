import { computed, reactive, ref, shallowRef } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Day } from '#shared/dates/day.ts';
import { readShortPastDay } from '#shared/dates/short-day.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import type { Failure, Issue } from '#shared/errors.ts';
import { emptyEnvelope, envelopeParts } from '#shared/forms/envelope-form.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import { readEnvelope } from '#shared/forms/read-envelope.ts';
import { readableItemNumber, scannedItemNumber } from '#shared/identifiers/item-number.ts';
import { normaliseS10 } from '#shared/identifiers/s10.ts';
import type { EnvelopeId, EnvelopeRecord } from '#shared/mail/envelope.ts';
import { call } from '../api.ts';
import type { FieldIssue } from '../components/fields/field.ts';
import type { SummaryLine } from '../components/summary-line.ts';
import { say } from '../locale.ts';
import { useReference } from '../stores/reference.ts';
import { useEnvelopeCheck } from './use-envelope-check.ts';
import { issueText } from './use-notification-issues.ts';

const dayKeys = ['postmarkOn', 'receivedOn', 'unitReceivedOn'] as const;
const order: readonly string[] = Object.values(envelopeParts).flat();
/** Letters and figures of a whole item number: from here on it is judged while it is typed. */
const wholeNumber = 13;

/** What came of an attempt to book. */
export type BookingOutcome = 'incomplete' | 'warnings' | 'failed' | EnvelopeRecord;

/** An envelope in hand: its values, what is wrong with them here and beside the register, and booking it. */
export function useEnvelopeForm(today: () => Day) {
  const reference = useReference();
  const values: EnvelopeValues = reactive(emptyEnvelope());
  /** Kept until the envelope is booked, so that a second try after a lost answer books no second one. */
  const requestId = ref<string>(crypto.randomUUID());
  /** The first life of an envelope that came back. */
  const earlierId = ref<EnvelopeId | null>(null);
  const check = useEnvelopeCheck(values);
  const touched = reactive(new Set<string>());
  const showAll = ref(false);
  const busy = ref(false);
  const failure = shallowRef<Failure | null>(null);
  const asksReason = ref(false);
  const reason = ref('');
  const reasonMissing = ref(false);

  const found = computed<readonly Issue[]>(() => {
    const codesOf = (list: string) => reference.codesOf(list, today());
    const { issues } = readEnvelope(values, { today: today(), codesOf });
    const known = new Set(issues.map(({ path, code }) => `${path} ${code}`));
    const first = check.met.value.find(({ id }) => id === earlierId.value);
    const beside = check.issues.value.filter(
      ({ path, code, params }) =>
        !known.has(`${path} ${code}`) &&
        // The clerk has said that it is the same envelope.
        !(code === 'envelope.numberMet' && params.number === first?.number),
    );
    return [...issues, ...beside].sort((one, other) => order.indexOf(one.path) - order.indexOf(other.path));
  });
  const blocking = computed(() => found.value.filter(({ severity }) => severity === 'block'));
  const warnings = computed(() => found.value.filter(({ severity }) => severity === 'warn'));

  const toLine = (issue: Issue): SummaryLine => ({
    fieldId: issue.path,
    label: say(`form.envelope.${issue.path}`),
    text: issueText(issue),
    severity: issue.severity,
  });
  const errorLines = computed<readonly SummaryLine[]>(() =>
    showAll.value ? blocking.value.map(toLine) : [],
  );
  const warningLines = computed<readonly SummaryLine[]>(() => warnings.value.map(toLine));

  /** A field is judged once it was left, a number of an item as soon as it is whole. */
  function isJudged(key: string): boolean {
    if (showAll.value || touched.has(key)) return true;
    return key === 'postNumber' && normaliseS10(values.postNumber).length >= wholeNumber;
  }

  /** What is said beside the form: not that a field is empty, and not what stands there at length. */
  const isSaid = ({ path, code }: Issue): boolean =>
    isJudged(path) && code !== 'field.required' && code !== 'envelope.numberMet';
  /** What may be said already, worst first, for the panel beside the form. */
  const saidLines = computed<readonly SummaryLine[]>(() =>
    [...blocking.value, ...warnings.value].filter(isSaid).map(toLine),
  );

  function issuesAt(key: string): readonly FieldIssue[] {
    if (!isJudged(key)) return [];
    return found.value
      .filter(({ path }) => path === key)
      .map((issue) => ({ severity: issue.severity, text: issueText(issue) }));
  }

  function type(key: string, text: string): void {
    Object.assign(values, { [key]: text });
  }

  /** Mail is of these days: `21` and `21.11` say enough. */
  function completeDays(): void {
    for (const key of dayKeys) {
      const day = readShortPastDay(values[key], today());
      if (day !== null) values[key] = writeDay(day);
    }
  }

  function leave(key: string): void {
    touched.add(key);
    if ((dayKeys as readonly string[]).includes(key)) completeDays();
    // Grouped as on the label; what is no item number stays as typed.
    if (key === 'postNumber' && scannedItemNumber(values.postNumber) !== null)
      values.postNumber = readableItemNumber(values.postNumber);
  }

  /** Another envelope in hand. */
  function lay(
    next: EnvelopeValues,
    identity: { readonly requestId?: string; readonly earlierId?: EnvelopeId | null } = {},
  ): void {
    Object.assign(values, next);
    requestId.value = identity.requestId ?? crypto.randomUUID();
    earlierId.value = identity.earlierId ?? null;
    touched.clear();
    showAll.value = false;
    check.forget();
    startAnew();
  }

  function startAnew(): void {
    failure.value = null;
    asksReason.value = false;
    reason.value = '';
    reasonMissing.value = false;
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

  async function book(): Promise<BookingOutcome> {
    if (busy.value) return 'failed';
    failure.value = null;
    busy.value = true;
    completeDays();
    try {
      // What the core said of an earlier text must not stand in the way of this one.
      await check.settle();
      const inTheWay = hindrance();
      if (inTheWay !== null) return inTheWay;
      return await call('envelope.open', {
        requestId: requestId.value,
        values: { ...values },
        reason: warnings.value.length > 0 ? reason.value.trim() : null,
        earlierId: earlierId.value,
      });
    } catch (error) {
      return refusalOf(failureOf(error));
    } finally {
      busy.value = false;
    }
  }

  /** What the core finds is shown like what the page finds; anything else stays as a sentence. */
  function refusalOf(refused: Failure): BookingOutcome {
    if (refused.issues === undefined || refused.issues.length === 0) {
      failure.value = refused;
      return 'failed';
    }
    check.issues.value = refused.issues;
    const outcome = hindrance();
    if (outcome === null) failure.value = refused;
    return outcome ?? 'failed';
  }

  /** The next field with something wrong after this one, going round; null when nothing is wrong. */
  function nextProblem(from: string | null): string | null {
    const wrong = [...new Set(found.value.map(({ path }) => path))];
    const here = from === null ? -1 : order.indexOf(from);
    return wrong.find((path) => order.indexOf(path) > here) ?? wrong[0] ?? null;
  }

  /** Where typing goes on: the first empty field that nothing can be booked without, or else the first that is asked for. */
  function firstAsked(after: string | null = null): string | null {
    const here = after === null ? -1 : order.indexOf(after);
    const asked = found.value.filter(
      ({ path, code }) => code === 'field.required' && order.indexOf(path) > here,
    );
    return (asked.find(({ severity }) => severity === 'block') ?? asked[0])?.path ?? null;
  }

  return {
    values,
    requestId,
    earlierId,
    check,
    busy,
    failure,
    asksReason,
    reason,
    reasonMissing,
    errorLines,
    warningLines,
    saidLines,
    issuesAt,
    type,
    leave,
    lay,
    startAnew,
    book,
    nextProblem,
    firstAsked,
  };
}

export type EnvelopeForm = ReturnType<typeof useEnvelopeForm>;

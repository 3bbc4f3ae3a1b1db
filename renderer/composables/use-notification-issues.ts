import { computed, ref } from 'vue';
import type { Ref } from 'vue';
import type { Day } from '#shared/dates/day.ts';
import type { Issue } from '#shared/errors.ts';
import { readNotification } from '#shared/forms/read-notification.ts';
import type { SummaryLine } from '../components/summary-line.ts';
import { say, t } from '../locale.ts';
import { useReference } from '../stores/reference.ts';
import { placesOf } from './notification-places.ts';
import type { Place } from './notification-places.ts';
import { personName } from './use-notification-form.ts';
import type { NotificationForm } from './use-notification-form.ts';

/** The sentence of one issue in the current language. */
export function issueText({ code, params }: Pick<Issue, 'code' | 'params'>): string {
  return say(`issue.${code}`, params);
}

/** What is wrong with the form as it stands, read in the page by the very function the core uses. */
export function useNotificationIssues({ values, marksOf }: NotificationForm, today: Ref<Day>) {
  const reference = useReference();
  /** After an attempt to register everything is said, touched or not. */
  const showAll = ref(false);
  /** What the core found and the page did not: lists changed meanwhile, a clock past midnight. */
  const refused = ref<readonly Issue[]>([]);

  const found = computed(() => {
    const { issues } = readNotification(values, {
      today: today.value,
      codesOf: (list) => reference.codesOf(list, today.value),
    });
    const known = new Set(issues.map(({ path, code }) => `${path} ${code}`));
    return [...issues, ...refused.value.filter(({ path, code }) => !known.has(`${path} ${code}`))];
  });
  const byPath = computed(() => Map.groupBy(found.value, ({ path }) => path));
  const places = computed(() => placesOf(values));
  /** Issues in the order of the paper, each with its place. */
  const placed = computed(() =>
    places.value.flatMap((place) => (byPath.value.get(place.path) ?? []).map((issue) => ({ place, issue }))),
  );
  const blocking = computed(() => placed.value.filter(({ issue }) => issue.severity === 'block'));
  const warnings = computed(() => placed.value.filter(({ issue }) => issue.severity === 'warn'));

  /** What to say at a field now: nothing before it was left. */
  function shownAt(path: string, group: object, key: string): readonly Issue[] {
    if (!showAll.value && !marksOf(group).touched.has(key)) return [];
    return byPath.value.get(path) ?? [];
  }

  function labelOf({ group, key, foreigner }: Place): string {
    const label = say(`form.${group}.${key}`);
    const person = foreigner === null ? undefined : values.foreigners[foreigner];
    if (person === undefined || foreigner === null || values.foreigners.length < 2) return label;
    return t('form.ofPerson', { person: personName(person) || String(foreigner + 1), label });
  }

  const toLine = ({ place, issue }: { place: Place; issue: Issue }): SummaryLine => ({
    fieldId: place.path,
    label: labelOf(place),
    text: issueText(issue),
    severity: issue.severity,
  });
  const errorLines = computed<readonly SummaryLine[]>(() =>
    showAll.value ? blocking.value.map(toLine) : [],
  );
  const warningLines = computed<readonly SummaryLine[]>(() => warnings.value.map(toLine));

  /** Worst of what is wrong with one person, for the tab; null when nothing is, or nothing may be said yet. */
  function worstOf(foreigner: number): 'block' | 'warn' | null {
    const severities = placed.value
      .filter(({ place }) => place.foreigner === foreigner)
      .filter(({ place }) => showAll.value || marksOf(place.values).touched.has(place.key))
      .map(({ issue }) => issue.severity);
    if (severities.includes('block')) return 'block';
    return severities.length > 0 ? 'warn' : null;
  }

  /** Path of the next field with something wrong after this one, going round; null when nothing is wrong. */
  function nextProblem(from: string | null): string | null {
    const order = places.value.map(({ path }) => path);
    const wrong = [...new Set(placed.value.map(({ place }) => place.path))];
    const here = from === null ? -1 : order.indexOf(from);
    return wrong.find((path) => order.indexOf(path) > here) ?? wrong[0] ?? null;
  }

  /** The first empty field that is asked for among these, to put the cursor there. */
  function firstAsked(among: (path: string) => boolean): string | null {
    const asked = placed.value.find(
      ({ place, issue }) => issue.code === 'field.required' && among(place.path),
    );
    return asked?.place.path ?? null;
  }

  function startAnew(): void {
    showAll.value = false;
    refused.value = [];
  }

  return {
    showAll,
    refused,
    blocking,
    warnings,
    errorLines,
    warningLines,
    shownAt,
    worstOf,
    nextProblem,
    firstAsked,
    startAnew,
  };
}

export type NotificationIssues = ReturnType<typeof useNotificationIssues>;

/** Names the field of a dotted path, as a record keeps it. */
export function labelOfPath(path: string): string {
  const parts = path.split('.');
  const key = parts.at(-1) ?? '';
  const group =
    parts[0] === 'foreigners' ? (parts[2] === 'children' ? 'child' : 'foreigner') : (parts[0] ?? '');
  return say(`form.${group}.${key}`);
}

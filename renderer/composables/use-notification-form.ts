import { computed, reactive, ref, toRaw } from 'vue';
import { writeDay } from '#shared/dates/typed-day.ts';
import type { Day } from '#shared/dates/day.ts';
import {
  carriedToNextForeigner,
  emptyChild,
  emptyForeigner,
  emptyNotification,
  maxChildren,
  maxForeigners,
} from '#shared/forms/notification-form.ts';
import type { ForeignerValues, NotificationValues } from '#shared/forms/notification-form.ts';

/** What the page remembers of a group of fields besides its values; never part of the draft. */
export interface FieldMarks {
  /** Left at least once: what is wrong may be said. */
  readonly touched: Set<string>;
  /** Read from a document's strip and not edited since, with the reason to doubt it or null. */
  readonly scanned: Map<string, string | null>;
  /** Filled in by the page from something else that was typed. */
  readonly derived: Set<string>;
}

export type Group = Record<string, string>;

/** Something that can be taken back, in words. */
export interface Undo {
  readonly text: string;
  readonly run: () => void;
}

const usualDocument = 'foreignPassport';

/** A form as it lies on the desk in the morning: what is the same for almost every visitor is filled in. */
export function startingValues({
  today,
  region,
}: {
  readonly today: Day;
  readonly region: string;
}): NotificationValues {
  const values = emptyNotification();
  values.receipt.receivedOn = writeDay(today);
  values.stay.region = region;
  for (const person of values.foreigners) person.documentType = usualDocument;
  return values;
}

/** Fields of a group that hold text of their own; children are groups of theirs. */
export function asGroup(group: object): Group {
  return group as Group;
}

/** The typed form of one notification: its values, which foreigner is in view, and what the page remembers of each field. */
export function useNotificationForm(start: () => NotificationValues) {
  const values: NotificationValues = reactive(start());
  const at = ref(0);
  const undo = ref<Undo | null>(null);
  let marks = new WeakMap<object, FieldMarks>();

  const person = computed<ForeignerValues>(() => {
    const found = values.foreigners[at.value] ?? values.foreigners[0];
    if (found === undefined) throw new Error('a notification without a foreigner');
    return found;
  });

  function marksOf(group: object): FieldMarks {
    const raw = toRaw(group);
    const known: FieldMarks =
      marks.get(raw) ??
      reactive({
        touched: new Set<string>(),
        scanned: new Map<string, string | null>(),
        derived: new Set<string>(),
      });
    marks.set(raw, known);
    return known;
  }

  /** Puts other values on the desk: a draft, or a fresh form. */
  function replace(next: NotificationValues): void {
    marks = new WeakMap();
    undo.value = null;
    at.value = 0;
    Object.assign(values, next);
  }

  /** A value typed or chosen by the clerk; whatever was remembered of the old one no longer holds. */
  function type(group: object, key: string, value: string): void {
    asGroup(group)[key] = value;
    const known = marksOf(group);
    known.scanned.delete(key);
    known.derived.delete(key);
  }

  function leave(group: object, key: string): void {
    marksOf(group).touched.add(key);
  }

  /** Adds the next person, who starts with what people crossing the border together share. False when the notice is full. */
  function addForeigner(): boolean {
    if (values.foreigners.length >= maxForeigners) return false;
    const next = emptyForeigner();
    const last = values.foreigners.at(-1);
    if (last !== undefined) for (const key of carriedToNextForeigner) next[key] = last[key];
    values.foreigners.push(next);
    // Carried from the one before: a document may say otherwise without asking.
    marksOf(next).derived.add('citizenship');
    at.value = values.foreigners.length - 1;
    return true;
  }

  function removeForeigner(position: number, text: string): void {
    const [gone] = values.foreigners.splice(position, 1);
    if (gone === undefined) return;
    if (values.foreigners.length === 0)
      values.foreigners.push({ ...emptyForeigner(), documentType: usualDocument });
    at.value = Math.min(position, values.foreigners.length - 1);
    offerUndo(text, () => {
      values.foreigners.splice(position, 0, gone);
      at.value = position;
    });
  }

  function addChild(): boolean {
    if (person.value.children.length >= maxChildren) return false;
    const child = emptyChild();
    // A child of the same family: the document says otherwise soon enough.
    child.surname = person.value.surname;
    child.citizenship = person.value.citizenship;
    person.value.children.push(child);
    return true;
  }

  function removeChild(position: number, text: string): void {
    const parent = person.value;
    const [gone] = parent.children.splice(position, 1);
    if (gone !== undefined) offerUndo(text, () => parent.children.splice(position, 0, gone));
  }

  function offerUndo(text: string, run: () => void): void {
    undo.value = {
      text,
      run() {
        run();
        undo.value = null;
      },
    };
  }

  return {
    values,
    at,
    person,
    undo,
    marksOf,
    replace,
    type,
    leave,
    addForeigner,
    removeForeigner,
    addChild,
    removeChild,
    offerUndo,
  };
}

export type NotificationForm = ReturnType<typeof useNotificationForm>;

/** What a person is called in tabs and lists: as the document prints it; empty while nothing is typed. */
export function personName({ surname, givenNames }: Pick<ForeignerValues, 'surname' | 'givenNames'>): string {
  return [surname, givenNames]
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ')
    .toUpperCase();
}

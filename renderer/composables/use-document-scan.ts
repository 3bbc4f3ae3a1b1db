import { computed, shallowRef } from 'vue';
import type { Ref } from 'vue';
import type { Day } from '#shared/dates/day.ts';
import type { ForeignerValues } from '#shared/forms/notification-form.ts';
import { documentKey } from '#shared/identifiers/document-number.ts';
import { readMrz } from '#shared/identifiers/mrz.ts';
import type { MrzField, ReadableMrz } from '#shared/identifiers/mrz.ts';
import { foldSearch } from '#shared/text/fold.ts';
import { useReference } from '../stores/reference.ts';
import { isVisa, typedFromMrz } from './typed-from-mrz.ts';
import { asGroup } from './use-notification-form.ts';
import type { NotificationForm } from './use-notification-form.ts';

/** A value on the strip that is not the one typed; the clerk decides. */
export interface ScanDifference {
  readonly key: string;
  readonly typed: string;
  readonly scanned: string;
  /** Why the strip's value may be wrong, or null. */
  readonly doubt: string | null;
}

/** What came of a scan, for the line under the person. */
export interface Scan {
  readonly person: ForeignerValues;
  readonly format: ReadableMrz['format'];
  /** Fields the strip gave a value for, in the order of the paper. */
  readonly keys: readonly string[];
  readonly differences: readonly ScanDifference[];
  /** The check digit over the whole strip does not fit, so any character may be misread. */
  readonly wholeDoubtful: boolean;
  /** The name fills its place on the strip: the document may show more. */
  readonly nameMayBeCut: boolean;
}

/** A strip that could not be read, and why: `scan.<reason>` is its message. */
export interface ScanRefusal {
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Fields of the form whose value stands in a field of the strip. */
const fieldsOf: Partial<Record<MrzField, readonly string[]>> = {
  documentCode: ['documentType'],
  issuer: ['issuingState'],
  name: ['surname', 'givenNames'],
  documentNumber: ['documentNumber', 'visaNumber'],
  nationality: ['citizenship'],
  bornOn: ['bornOn'],
  sex: ['sex'],
  expiresOn: ['expiresOn', 'visaUntil'],
};

/** Fills the form from documents' machine-readable strips. Never overwrites what was typed: it asks, old and new side by side. */
export function useDocumentScan(form: NotificationForm, today: Ref<Day>) {
  const reference = useReference();
  const last = shallowRef<Scan | null>(null);
  const refusal = shallowRef<ScanRefusal | null>(null);
  /** The scan of the person in view. */
  const shown = computed(() => (last.value?.person === form.person.value ? last.value : null));

  /** A passport may carry a code that stands for another row (`D` for `DEU`). */
  function stateOf(code: string): string {
    const row = reference.rows('countries').find((one) => one.code === code);
    return typeof row?.fields.sameAs === 'string' ? row.fields.sameAs : code;
  }

  /** Whose document it is: the person with this number, else the one in view unless that one has another document, else a new one. */
  function personFor(mrz: ReadableMrz): ForeignerValues {
    const { values, at } = form;
    const name = foldSearch(`${mrz.surname} ${mrz.givenNames}`);
    const matches = values.foreigners.findIndex((person) =>
      isVisa(mrz)
        ? foldSearch(`${person.surname} ${person.givenNames}`) === name
        : documentKey(person.documentSeries + person.documentNumber) === documentKey(mrz.documentNumber),
    );
    if (matches >= 0) at.value = matches;
    else if (!isVisa(mrz) && form.person.value.documentNumber.trim() !== '') form.addForeigner();
    return form.person.value;
  }

  function read(text: string): boolean {
    const mrz = readMrz(text, { today: today.value });
    refusal.value = mrz.ok ? null : { reason: mrz.reason, params: mrz.params };
    if (mrz.ok) fill(mrz);
    return mrz.ok;
  }

  function fill(mrz: ReadableMrz): void {
    const person = personFor(mrz);
    const { scanned, derived } = form.marksOf(person);
    const doubtful = new Set(mrz.doubtful.flatMap((field) => fieldsOf[field] ?? []));
    const typed = asGroup(person);
    const differences: ScanDifference[] = [];
    const keys: string[] = [];
    for (const [key, value] of Object.entries(typedFromMrz(mrz, stateOf))) {
      if (value === '') continue;
      const now = typed[key] ?? '';
      // What the page itself filled in yields; what a clerk typed does not.
      const ownGuess = derived.has(key) || key === 'documentType';
      if (now.trim() !== '' && !ownGuess && foldSearch(now) !== foldSearch(value)) {
        differences.push({ key, typed: now, scanned: value, doubt: doubtful.has(key) ? 'checkDigit' : null });
        continue;
      }
      typed[key] = value;
      keys.push(key);
      derived.delete(key);
      scanned.set(key, doubtful.has(key) ? 'checkDigit' : null);
    }
    last.value = {
      person,
      format: mrz.format,
      keys,
      differences,
      wholeDoubtful: mrz.doubtful.includes('composite'),
      nameMayBeCut: mrz.nameMayBeCut,
    };
  }

  /** Takes values of the strip over typed ones: one field, or all that differ. */
  function take(keys?: readonly string[]): void {
    const scan = last.value;
    if (scan === null) return;
    const taken = scan.differences.filter(({ key }) => keys === undefined || keys.includes(key));
    for (const { key, scanned, doubt } of taken) {
      asGroup(scan.person)[key] = scanned;
      form.marksOf(scan.person).scanned.set(key, doubt);
    }
    settle(taken);
  }

  /** Leaves what is typed: one field, or all that differ. */
  function keep(keys?: readonly string[]): void {
    const left = last.value?.differences.filter(({ key }) => keys === undefined || keys.includes(key)) ?? [];
    settle(left);
  }

  function settle(settled: readonly ScanDifference[]): void {
    if (last.value === null) return;
    const differences = last.value.differences.filter((one) => !settled.includes(one));
    last.value = { ...last.value, differences };
  }

  function forget(): void {
    last.value = null;
    refusal.value = null;
  }

  return { shown, refusal, read, take, keep, forget };
}

export type DocumentScan = ReturnType<typeof useDocumentScan>;

import { createHash } from 'node:crypto';
import type { Day, Instant } from '#shared/dates/day.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import type { Issue } from '#shared/errors.ts';
import { permitFields } from '#shared/forms/permit-form.ts';
import type { PermitContent, PermitValues } from '#shared/forms/permit-form.ts';
import { documentsOf, readPermit } from '#shared/forms/read-permit.ts';
import { writeValues } from '#shared/forms/write-values.ts';
import { documentKey } from '#shared/identifiers/document-number.ts';
import type { PermitId, PermitStatus } from '#shared/work/permit.ts';
import type { OpenStore } from '../../core-state.ts';
import type { StoredPermit } from '../../store/tables/permit-rows.ts';
import type { StatusStep } from '../../store/tables/permits.ts';
import { besideRegister, sameWorker } from './beside-register.ts';

/** What a row of a file would do: `new` adds, `changed` corrects a permit on record, `same` is there already, `bad` is held. */
export type PermitOutcome = 'new' | 'changed' | 'same' | 'bad';

/** The file a row stands in. Judged against what is on record and against the rows of the same file that came before. */
export interface PermitFile {
  readonly store: Pick<OpenStore, 'tables' | 'reference'>;
  readonly today: Day;
  readonly importId: string;
  /** Name of the source as the office calls it. */
  readonly source: string;
  /** The day the source's data were taken. */
  readonly snapshotOn: Day;
  /** Papers of the file so far, by number: begin a file with `new Map()`, pass the same one with every row. */
  readonly seen: Map<string, SeenRow>;
  /** Number of the row in its file; judged again after a repair it must keep its number. */
  readonly position: number;
}

/** What is remembered of a row: enough to tell a repeated row from a contradicting one, small enough for 100,000 of them. */
interface SeenRow {
  readonly position: number;
  readonly hash: string;
}

export interface JudgedPermitRow {
  readonly outcome: PermitOutcome;
  /** Paths are field keys; a bad row has at least one of severity `block`. */
  readonly issues: readonly Issue[];
  readonly values: PermitValues;
  /** What would be written: the row over what is on record. */
  readonly content: PermitContent;
  /** The permit on record the row is about. */
  readonly known: StoredPermit | null;
}

export interface PermitEntry {
  readonly at: Instant;
  /** Name of the person who takes the file in. */
  readonly by: string;
  readonly office: string;
  readonly counter: number;
  readonly newId: () => string;
}

const block = (code: string, params: Issue['params'] = {}): Issue => ({
  path: 'number',
  code,
  params,
  severity: 'block',
});

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** Every other document known, those of the record included; left as it is written where nothing new was learnt. */
function otherDocuments(merged: PermitContent, known: PermitContent): string | null {
  const main = documentKey(merged.documentNumber ?? '');
  const all = new Map(
    [...documentsOf(merged), ...documentsOf(known)].map((number) => [documentKey(number), number] as const),
  );
  const isKnown = new Set(documentsOf(known).map((number) => documentKey(number)));
  const isSameMain = main === documentKey(known.documentNumber ?? '');
  if (isSameMain && [...all.keys()].every((key) => isKnown.has(key))) return known.otherDocuments;
  all.delete(main);
  return all.size === 0 ? null : [...all.values()].join(', ');
}

/**
 * The row over what is on record. A field the file leaves empty keeps its value: most sources lack most columns. A new passport goes to
 * the front and the earlier one stays known; a new status does not inherit the day of the old one.
 */
function mergeContent(known: PermitContent, row: PermitContent): PermitContent {
  const given: Readonly<Record<string, unknown>> = row;
  const merged = {
    ...known,
    ...Object.fromEntries(
      permitFields.flatMap(({ key }) => (isEmpty(given[key]) ? [] : [[key, given[key]]])),
    ),
  } as PermitContent;
  const isNewStatus = row.status !== null && row.status !== known.status;
  return {
    ...merged,
    otherDocuments: otherDocuments(merged, known),
    statusOn: isNewStatus ? row.statusOn : merged.statusOn,
  };
}

const textOf = (content: PermitContent): string =>
  JSON.stringify(permitFields.map(({ key }) => content[key]));

/** Why a row that differs from the record may not change it; null when it may. */
function hold(known: StoredPermit, { store, snapshotOn, importId }: PermitFile): Issue | null {
  const { origin, changedAt } = known;
  if (origin.kind === 'typed') {
    const day = store.reference.wallClock(changedAt).day;
    // A snapshot of the same day may be from before the change: only a later day is surely later.
    return snapshotOn > day ? null : block('permit.typedLater', { day: writeDay(day) });
  }
  if (known.importId === importId) return block('permit.twiceInFile');
  if (origin.snapshotOn !== null && origin.snapshotOn > snapshotOn)
    return block('permit.olderThanKnown', { day: writeDay(origin.snapshotOn) });
  return null;
}

/** What stops the merged permit though the row alone would pass: a new last day before the first day on record. */
function conflicts(content: PermitContent, { store, today }: PermitFile): readonly Issue[] {
  const codesOf = (list: string) => store.reference.codes(list, today);
  const { issues } = readPermit(writeValues(permitFields, content), { today, codesOf });
  return issues.filter(({ severity }) => severity === 'block');
}

function judgeBesideKnown(
  row: { readonly content: PermitContent; readonly issues: readonly Issue[]; readonly values: PermitValues },
  known: StoredPermit,
  file: PermitFile,
): JudgedPermitRow {
  const content = mergeContent(known.content, row.content);
  const judged = { values: row.values, content, known };
  if (textOf(content) === textOf(known.content)) return { ...judged, outcome: 'same', issues: row.issues };
  const held = hold(known, file);
  const inConflict = held === null ? conflicts(content, file) : [held];
  if (inConflict.length > 0) return { ...judged, outcome: 'bad', issues: [...row.issues, ...inConflict] };
  const typedOn = file.store.reference.wallClock(known.changedAt).day;
  const replaced =
    known.origin.kind === 'typed'
      ? [{ ...block('permit.replacesTyped', { day: writeDay(typedOn) }), severity: 'warn' } as const]
      : [];
  return { ...judged, outcome: 'changed', issues: [...row.issues, ...replaced] };
}

/** Fields a row may leave empty when the permit is on record. */
const requiredOnlyWhenNew: ReadonlySet<string> = new Set(['field.required', 'permit.noRegion']);

/**
 * Judges one row of a file as typed in it; start from `emptyValues(permitFields)`, so that a column the file lacks says nothing. Writes
 * nothing. A row is about the permit of its number whose worker it names (document, IIN, or name and birth); the same number with
 * another worker is bad. What somebody typed here stands against every snapshot that is not of a later day.
 */
export function judgePermitRow(values: PermitValues, file: PermitFile): JudgedPermitRow {
  const { store, today, seen, position } = file;
  const { permits } = store.tables;
  const reading = readPermit(values, { today, codesOf: (list) => store.reference.codes(list, today) });
  const number = documentKey(reading.content.number ?? '');
  const sameNumber = number === '' ? [] : permits.byNumber(number);
  const known = sameNumber.find((permit) => sameWorker(reading.content, permit.content)) ?? null;

  if (known !== null) {
    const issues = reading.issues.filter(({ code }) => !requiredOnlyWhenNew.has(code));
    const row = { values, content: reading.content, issues };
    if (issues.some(({ severity }) => severity === 'block'))
      return { ...row, outcome: 'bad', known, content: mergeContent(known.content, reading.content) };
    return besideRows(judgeBesideKnown(row, known, file), reading.content, { seen, position, number });
  }

  const content = { ...reading.content, status: reading.content.status ?? 'issued' };
  const issues = [
    ...reading.issues.filter(({ path, code }) => path !== 'status' || code !== 'field.required'),
    ...besideRegister(content, { id: null, permits }),
  ];
  const outcome = issues.some(({ severity }) => severity === 'block') ? 'bad' : 'new';
  const judged = { outcome, issues, values, content, known: null } as const;
  return besideRows(judged, reading.content, { seen, position, number });
}

/**
 * Compares a row with the earlier rows of its file that carry the same number, as they stand in the file: so a dry run, which writes
 * nothing, and the taking in see the same.
 */
function besideRows(
  judged: JudgedPermitRow,
  asRead: PermitContent,
  { seen, position, number }: { seen: Map<string, SeenRow>; position: number; number: string },
): JudgedPermitRow {
  if (judged.outcome === 'bad') return judged;
  const hash = createHash('sha1').update(textOf(asRead)).digest('base64');
  const earlier = seen.get(number);
  if (earlier === undefined || earlier.position === position) {
    seen.set(number, { position, hash });
    return judged;
  }
  if (earlier.hash === hash) return { ...judged, outcome: 'same' };
  const issue = block('permit.twiceInFile');
  return { ...judged, outcome: 'bad', issues: [...judged.issues, issue] };
}

const stepOf = (content: PermitContent, file: PermitFile, { at, by }: PermitEntry): StatusStep => ({
  status: content.status as PermitStatus,
  on: content.statusOn,
  note: null,
  source: file.source,
  at,
  by,
  snapshotOn: file.snapshotOn,
});

/**
 * Takes in one row: judges it again beside the register of this moment and writes it unless it is bad. Call within `tables.write`; the
 * journal entry is the import's. A row that says the same only moves the permit's snapshot on.
 */
export function takeInPermit(values: PermitValues, file: PermitFile, entry: PermitEntry): JudgedPermitRow {
  const { permits } = file.store.tables;
  const judged = judgePermitRow(values, file);
  const { outcome, content, known } = judged;
  const { snapshotOn, importId, source } = file;
  if (outcome === 'bad') return judged;
  if (outcome === 'same') {
    const isLater = known?.origin.kind === 'import' && (known.origin.snapshotOn ?? '') <= snapshotOn;
    if (known !== null && isLater && known.importId !== importId)
      permits.confirm(known.id, { snapshotOn, importId });
    return judged;
  }
  const permit = {
    id: known?.id ?? (entry.newId() as PermitId),
    content,
    origin: { kind: 'import', source, snapshotOn },
    importId,
    requestId: null,
    passed: { reason: null, warnings: [] },
    changedAt: entry.at,
    changedBy: entry.by,
  } as const;
  const step = stepOf(content, file, entry);
  if (known === null) {
    permits.insert(permit, entry, step);
    return judged;
  }
  const isStep = content.status !== known.content.status || content.statusOn !== known.content.statusOn;
  if (!permits.update(permit, known.revision, isStep ? step : null))
    throw new Error('a permit changed within its own transaction');
  return judged;
}

/** Says that a file was taken in to its end: only then is the register complete up to the snapshot's day. */
export function concludePermits({ store, importId, source, snapshotOn }: PermitFile, at: Instant): void {
  store.tables.permits.recordSnapshot({ importId, source, snapshotOn, takenAt: at });
}

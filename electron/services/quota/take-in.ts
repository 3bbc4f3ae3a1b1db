import { writeDay } from '#shared/dates/typed-day.ts';
import type { Day, Instant } from '#shared/dates/day.ts';
import type { Issue } from '#shared/errors.ts';
import type {
  QuotaLimitContent,
  QuotaLimitValues,
  QuotaUseContent,
  QuotaUseValues,
} from '#shared/forms/quota-form.ts';
import type { LineKey, StoredLimit, StoredUse } from '../../store/tables/quota.ts';
import { judgeLimit, judgeUse } from './judge-rows.ts';
import type { JudgeContext, Judged } from './judge-rows.ts';
import type { LedgerStore } from './lines.ts';

/** What a row of a file would do: `new` adds, `changed` corrects a row on record, `same` is there already, `bad` is held. */
export type LedgerOutcome = 'new' | 'changed' | 'same' | 'bad';

/** Judged against what is on record and against the rows of the same file that came before. */
export interface LedgerFile {
  readonly store: LedgerStore;
  readonly today: Day;
  /** Rows of this import already taken in are told from those on record before by its id. */
  readonly importId: string;
  /** Figures of the file so far, by line and day: begin a file with `new Map()`, pass the same one with every row. */
  readonly seen: Map<string, { readonly position: number; readonly figure: number | null }>;
  /** Number of the row in its file; judged again after a repair it must keep its number. */
  readonly position: number;
}

export interface JudgedLedgerRow<Content> {
  readonly outcome: LedgerOutcome;
  readonly content: Content;
  /** Paths are field keys; a bad row has at least one of severity `block`. */
  readonly issues: readonly Issue[];
  /** The row on record it would take the place of. */
  readonly corrects: string | null;
}

export interface Entry {
  readonly store: LedgerStore;
  readonly at: Instant;
  /** Id of the person. */
  readonly by: string;
  readonly importId: string | null;
  readonly origin: 'typed' | 'import' | 'specimen';
  /** Why it is entered in spite of warnings; empty when there were none. */
  readonly note: string;
  readonly newId: () => string;
}

/** Warnings that need somebody's reason, which a file cannot give: such a row is held, to be left out or typed into the ledger by hand. */
const needsReason: ReadonlySet<string> = new Set(['quota.belowUse', 'quota.useFalls', 'quota.useAboveLater']);

interface Figure<Row> {
  readonly day: Day | null;
  readonly figure: number | null;
  /** Whether the row on record says the very same. */
  readonly isSame: (row: Row) => boolean;
  readonly dayField: 'from' | 'asOf';
}

function judgeRow<Content, Row extends { readonly id: string; readonly importId: string | null }>(
  judged: Judged<Content, Row>,
  { day, figure, isSame, dayField }: Figure<Row>,
  { importId, seen, position }: LedgerFile,
): JudgedLedgerRow<Content> {
  const { content, key, same } = judged;
  const issues = judged.issues.map((issue): Issue =>
    needsReason.has(issue.code) ? { ...issue, severity: 'block' } : issue,
  );
  const bad = () => issues.some(({ severity }) => severity === 'block');
  if (same !== null && isSame(same)) return { outcome: 'same', content, issues: [], corrects: null };
  if (!bad() && key !== null && day !== null) {
    const place = [key.region, key.year, key.line, day].join(' ');
    const earlier = seen.get(place);
    const isTwice = earlier !== undefined && earlier.position !== position;
    if ((isTwice && earlier.figure !== figure) || (same !== null && same.importId === importId))
      issues.push({
        path: dayField,
        code: 'quota.twoFigures',
        params: { day: writeDay(day) },
        severity: 'block',
      });
    else if (isTwice) return { outcome: 'same', content, issues: [], corrects: null };
    else seen.set(place, { position, figure });
  }
  if (bad()) return { outcome: 'bad', content, issues, corrects: null };
  return { outcome: same === null ? 'new' : 'changed', content, issues, corrects: same?.id ?? null };
}

const confidenceOf = ({ confirmed }: QuotaLimitContent): StoredLimit['confidence'] =>
  confirmed ? 'confirmed' : 'unconfirmed';

/** Judges one row of limits of a file. Region and line are codes; two figures of one line for one day are a bad row. */
export function judgeLimitRow(
  values: QuotaLimitValues,
  file: LedgerFile,
): JudgedLedgerRow<QuotaLimitContent> {
  const context: JudgeContext = { store: file.store, today: file.today, corrects: null };
  const judged = judgeLimit(values, context);
  const { content } = judged;
  const isSame = (row: StoredLimit) =>
    row.units === content.units &&
    row.act === content.act &&
    row.source === (content.source ?? '') &&
    row.confidence === confidenceOf(content);
  return judgeRow(judged, { day: content.from, figure: content.units, isSame, dayField: 'from' }, file);
}

/** Judges one row of reported totals of a file. */
export function judgeUseRow(values: QuotaUseValues, file: LedgerFile): JudgedLedgerRow<QuotaUseContent> {
  const context: JudgeContext = { store: file.store, today: file.today, corrects: null };
  const judged = judgeUse(values, context);
  const { content } = judged;
  const isSame = (row: StoredUse) => row.used === content.used && row.source === (content.source ?? '');
  return judgeRow(judged, { day: content.asOf, figure: content.used, isSame, dayField: 'asOf' }, file);
}

const entryOf = (
  key: LineKey,
  corrects: string | null,
  { at, by, importId, origin, note, newId }: Entry,
) => ({
  ...key,
  id: newId(),
  note,
  origin,
  corrects,
  importId,
  enteredAt: at,
  enteredBy: by,
});

/** Writes a limit whose content has been judged; call inside a transaction. Returns the new row's id. */
export function writeLimit(
  { key, content, corrects }: { key: LineKey; content: QuotaLimitContent; corrects: string | null },
  entry: Entry,
): string {
  const { units, from, act, source } = content;
  if (from === null || act === null) throw new Error('a limit without its day or act was let through');
  const row: StoredLimit = {
    ...entryOf(key, corrects, entry),
    units,
    from,
    act,
    source: source ?? '',
    confidence: confidenceOf(content),
  };
  entry.store.tables.quota.addLimit(row);
  return row.id;
}

/** Writes a reported total whose content has been judged; call inside a transaction. Returns the new row's id. */
export function writeUse(
  { key, content, corrects }: { key: LineKey; content: QuotaUseContent; corrects: string | null },
  entry: Entry,
): string {
  const { used, asOf, source } = content;
  if (used === null || asOf === null) throw new Error('a total without its figure or day was let through');
  const row: StoredUse = { ...entryOf(key, corrects, entry), used, asOf, source: source ?? '' };
  entry.store.tables.quota.addUse(row);
  return row.id;
}

type KeyContent = Pick<QuotaLimitContent, 'region' | 'year' | 'line'>;

/** The line of a row that was judged good. */
function keyOf({ region, year, line }: KeyContent): LineKey {
  if (region === null || year === null || line === null)
    throw new Error('a row without its line was let through');
  return { region, year, line: line as LineKey['line'] };
}

/** Judges a row of limits as the ledger is now and takes it in when it is new or a correction; call inside a transaction. */
export function takeInLimit(
  values: QuotaLimitValues,
  { file, entry }: { readonly file: LedgerFile; readonly entry: Entry },
): JudgedLedgerRow<QuotaLimitContent> {
  const row = judgeLimitRow(values, file);
  if (row.outcome === 'new' || row.outcome === 'changed')
    writeLimit({ key: keyOf(row.content), content: row.content, corrects: row.corrects }, entry);
  return row;
}

/** The same for a row of reported totals. */
export function takeInUse(
  values: QuotaUseValues,
  { file, entry }: { readonly file: LedgerFile; readonly entry: Entry },
): JudgedLedgerRow<QuotaUseContent> {
  const row = judgeUseRow(values, file);
  if (row.outcome === 'new' || row.outcome === 'changed')
    writeUse({ key: keyOf(row.content), content: row.content, corrects: row.corrects }, entry);
  return row;
}

import type { ImportCounts } from '#shared/contract/imports.ts';
import { AppError } from '#shared/errors.ts';
import type { Issue } from '#shared/errors.ts';
import type { ImportMapping, ImportOutcome, ImportRowState } from '#shared/imports/mapping.ts';
import { instantNow } from '../../core-state.ts';
import type { DeskContext } from '../../dispatch.ts';
import { createId } from '../../ids.ts';
import type { StoredImportRow } from '../../store/tables/import-rows.ts';
import type { StoredImport } from '../../store/tables/imports.ts';
import { kinds } from './kinds.ts';
import type { FilePass, RowVerdict } from './kinds.ts';
import { valueReader } from './mapping.ts';
import type { OnUnresolved } from './mapping.ts';
import { wordReader } from './words.ts';

/** A pass over the rows of an import: reads the cells by its mapping and hands them to its kind. */
export interface Pass {
  values(
    row: Pick<StoredImportRow, 'cells' | 'repaired'>,
    onUnresolved?: OnUnresolved,
  ): Record<string, string>;
  judge(row: StoredImportRow, onUnresolved?: OnUnresolved): RowVerdict;
  takeIn(row: StoredImportRow): RowVerdict;
  conclude(): void;
}

export const emptyCounts: ImportCounts = {
  rows: 0,
  judged: 0,
  new: 0,
  changed: 0,
  same: 0,
  bad: 0,
  accepted: 0,
  left: 0,
};

/** A row that has more cells than the file has columns cannot be read by columns: something moved. */
function tooManyCells(cells: readonly string[], columns: number): Issue | null {
  if (cells.length <= columns) return null;
  return {
    path: '',
    code: 'import.tooManyCells',
    params: { cells: cells.length, columns },
    severity: 'block',
  };
}

/** @throws Error when the kind needs the day of the data and there is none: a defect, refused at the start. */
export function openPass(
  desk: DeskContext,
  record: StoredImport,
  mapping: ImportMapping = record.data.mapping,
): Pass {
  const { state, store, user } = desk;
  const at = instantNow(state);
  const { day: today } = store.reference.wallClock(at);
  const readValues = valueReader({
    kind: record.kind,
    mapping,
    readWord: wordReader(store.reference, today),
  });
  const columns = record.data.columns.length;
  let file: FilePass | null = null;
  const kindFile = (): FilePass =>
    (file ??= kinds[record.kind].open({
      store,
      importId: record.id,
      source: record.source,
      snapshotOn: record.snapshotOn,
      today,
      at,
      user,
      newId: () => createId(state.clock(), state.random),
    }));
  const values: Pass['values'] = ({ cells, repaired }, onUnresolved) =>
    repaired === null ? readValues(cells, onUnresolved) : { ...readValues([]), ...repaired };

  function verdict(
    row: StoredImportRow,
    use: (values: Record<string, string>) => RowVerdict,
    on?: OnUnresolved,
  ): RowVerdict {
    const issue = row.repaired === null ? tooManyCells(row.cells, columns) : null;
    return issue === null ? use(values(row, on)) : { outcome: 'bad', issues: [issue] };
  }
  return {
    values,
    judge: (row, on) => verdict(row, (typed) => kindFile().judge(typed, row.line), on),
    takeIn: (row) => verdict(row, (typed) => kindFile().takeIn(typed, row.line)),
    conclude: () => kindFile().conclude(),
  };
}

/** The state a row is in after it was judged. */
export const stateAfter = (row: Pick<StoredImportRow, 'repaired'>, outcome: ImportOutcome): ImportRowState =>
  outcome === 'bad' ? 'held' : row.repaired === null ? 'open' : 'repaired';

/** The counts with one row moved from one outcome to another. */
export function moved(counts: ImportCounts, from: ImportOutcome, to: ImportOutcome): ImportCounts {
  const next = { ...counts };
  if (from === 'unread') next.judged += 1;
  else next[from] -= 1;
  if (to !== 'unread') next[to] += 1;
  return next;
}

/** The import, or why not. */
export function importOf({ store }: DeskContext, id: string): StoredImport {
  const record = store.tables.imports.byId(id);
  if (record === undefined) throw new AppError('import.unknown');
  return record;
}

/**
 * Once every row is in or left out, the kind is told: before that a register would look complete while some of its rows wait.
 * Part of the caller's transaction; returns the state the import is in.
 */
export function conclude(desk: DeskContext, record: StoredImport): StoredImport['state'] {
  const { counts } = record;
  if (counts.bad > 0 || counts.accepted + counts.left < counts.rows) return 'judged';
  openPass(desk, record).conclude();
  return 'accepted';
}

import type Database from 'better-sqlite3';
import type { Issue } from '#shared/errors.ts';
import type { ImportOutcome, ImportRowState } from '#shared/imports/mapping.ts';
import { limitTo } from './limits.ts';

/** A row of an import, as it stood in the file and as it was judged. */
export interface StoredImportRow {
  readonly sequence: number;
  readonly line: number;
  readonly outcome: ImportOutcome;
  readonly state: ImportRowState;
  /** As they stand in the file, column by column. */
  readonly cells: readonly string[];
  /** By field key, when somebody typed them anew; they stand instead of the cells. */
  readonly repaired: Readonly<Record<string, string>> | null;
  readonly issues: readonly Issue[];
  readonly reason: string | null;
}

interface Row {
  sequence: number;
  line: number;
  outcome: ImportOutcome;
  state: ImportRowState;
  cells: string;
  repaired: string | null;
  issues: string | null;
  reason: string | null;
}

const fromRow = (row: Row): StoredImportRow => ({
  ...row,
  cells: JSON.parse(row.cells) as string[],
  repaired: row.repaired === null ? null : (JSON.parse(row.repaired) as Record<string, string>),
  issues: row.issues === null ? [] : (JSON.parse(row.issues) as Issue[]),
});

/** `bad` are the rows that wait for repair. */
export type RowFilter = 'new' | 'changed' | 'same' | 'bad' | 'left';

/** What a look at the rows of one import asks. Rows come by line, after the one given. */
export interface RowQuestion {
  readonly importId: number;
  readonly only: RowFilter | null;
  readonly after: number;
  readonly limit: number;
}

/** Rows of files on their way in. */
export function importRowTable(db: Database.Database) {
  const columns = 'sequence, line, outcome, state, cells, repaired, issues, reason';
  const page = `AND line > ? ORDER BY line ${limitTo('?')}`;
  const insert = db.prepare<[number, number, string]>(
    `INSERT INTO import_rows (import_id, line, outcome, state, cells) VALUES (?, ?, 'unread', 'open', ?)`,
  );
  const update = db.prepare(
    `UPDATE import_rows SET outcome = @outcome, state = @state, repaired = @repaired, issues = @issues, reason = @reason
     WHERE sequence = @sequence`,
  );
  const judged = db.prepare<[string, string, string | null, number]>(
    'UPDATE import_rows SET outcome = ?, state = ?, issues = ? WHERE sequence = ?',
  );
  const selectAll = db.prepare<[number, number, number], Row>(
    `SELECT ${columns} FROM import_rows WHERE import_id = ? ${page}`,
  );
  const selectOutcome = db.prepare<[number, string, number, number], Row>(
    `SELECT ${columns} FROM import_rows WHERE import_id = ? AND outcome = ? ${page}`,
  );
  const selectState = db.prepare<[number, string, number, number], Row>(
    `SELECT ${columns} FROM import_rows WHERE import_id = ? AND state = ? ${page}`,
  );
  const selectLine = db.prepare<[number, number], Row>(
    `SELECT ${columns} FROM import_rows WHERE import_id = ? AND line = ?`,
  );
  const leaveHeld = db.prepare<[string, number]>(
    `UPDATE import_rows SET state = 'left', reason = ? WHERE import_id = ? AND state = 'held'`,
  );
  const removeSome = db.prepare<[number, number]>(
    `DELETE FROM import_rows WHERE sequence IN (SELECT sequence FROM import_rows WHERE import_id = ? ${limitTo('?')})`,
  );
  return {
    insert(importId: number, line: number, cells: readonly string[]): void {
      insert.run(importId, line, JSON.stringify(cells));
    },
    setJudged(
      sequence: number,
      { outcome, state, issues }: Pick<StoredImportRow, 'outcome' | 'state' | 'issues'>,
    ): void {
      judged.run(outcome, state, issues.length === 0 ? null : JSON.stringify(issues), sequence);
    },
    update({ sequence, outcome, state, repaired, issues, reason }: StoredImportRow): void {
      update.run({
        sequence,
        outcome,
        state,
        repaired: repaired === null ? null : JSON.stringify(repaired),
        issues: issues.length === 0 ? null : JSON.stringify(issues),
        reason,
      });
    },
    list({ importId, only, after, limit }: RowQuestion): StoredImportRow[] {
      if (only === null) return selectAll.all(importId, after, limit).map(fromRow);
      if (only === 'left') return selectState.all(importId, 'left', after, limit).map(fromRow);
      if (only === 'bad') return selectState.all(importId, 'held', after, limit).map(fromRow);
      return selectOutcome.all(importId, only, after, limit).map(fromRow);
    },
    /** Rows that may be taken in: `open` ones are good as they came, `repaired` ones by hand. */
    toTakeIn: (
      importId: number,
      state: 'open' | 'repaired',
      { after, limit }: { readonly after: number; readonly limit: number },
    ): StoredImportRow[] => selectState.all(importId, state, after, limit).map(fromRow),
    byLine(importId: number, line: number): StoredImportRow | undefined {
      const row = selectLine.get(importId, line);
      return row === undefined ? undefined : fromRow(row);
    },
    /** Leaves out every held row of an import; how many there were. */
    leaveHeld: (importId: number, reason: string): number => leaveHeld.run(reason, importId).changes,
    /** Removes at most so many rows of an import; how many there were. */
    removeSome: (importId: number, limit: number): number => removeSome.run(importId, limit).changes,
  };
}

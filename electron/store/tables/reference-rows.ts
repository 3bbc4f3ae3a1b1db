import type Database from 'better-sqlite3';
import type { ReferenceListRow } from '#shared/contract/administration.ts';
import type { Day } from '#shared/dates/day.ts';

interface ReferenceDatabaseRow {
  code: string;
  valid_from: Day | null;
  valid_to: Day | null;
  origin: ReferenceListRow['origin'];
  confidence: ReferenceListRow['confidence'];
  source: string;
  names: string | null;
  fields: string;
}

const fromRow = (row: ReferenceDatabaseRow): ReferenceListRow => ({
  code: row.code,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  source: row.source,
  confidence: row.confidence,
  names: row.names === null ? null : (JSON.parse(row.names) as NonNullable<ReferenceListRow['names']>),
  fields: JSON.parse(row.fields) as Record<string, unknown>,
  origin: row.origin,
});

/** Who changed a row, and when; null for rows that came with the program. */
export interface ReferenceChange {
  readonly at: string;
  readonly by: string | null;
}

/** Dated reference data, every row with source and confidence. Rows end, they are never deleted. */
export function referenceTable(db: Database.Database) {
  const columns = 'code, valid_from, valid_to, origin, confidence, source, names, fields';
  const selectList = db.prepare<[string], ReferenceDatabaseRow>(
    `SELECT ${columns} FROM reference_rows WHERE list = ? ORDER BY sequence`,
  );
  const selectLists = db.prepare<[], { list: string; rows: number; unconfirmed: number }>(
    `SELECT list, count(*) AS rows, sum(confidence = 'unconfirmed') AS unconfirmed FROM reference_rows GROUP BY list ORDER BY list`,
  );
  const insert = db.prepare(
    `INSERT INTO reference_rows (list, code, valid_from, valid_to, origin, confidence, source, names, fields, changed_at, changed_by)
     VALUES (@list, @code, @validFrom, @validTo, @origin, @confidence, @source, @names, @fields, @changedAt, @changedBy)`,
  );
  const end = db.prepare(
    `UPDATE reference_rows SET valid_to = @validTo, changed_at = @changedAt, changed_by = @changedBy
     WHERE list = @list AND code = @code AND valid_from IS @validFrom`,
  );
  const confirm = db.prepare(
    `UPDATE reference_rows SET confidence = 'confirmed', source = @source, changed_at = @changedAt, changed_by = @changedBy
     WHERE list = @list AND code = @code AND valid_from IS @validFrom`,
  );
  const selectEdition = db.prepare<[], { version: string }>(
    'SELECT version FROM reference_editions ORDER BY version DESC LIMIT 1',
  );
  const insertEdition = db.prepare<[string, string]>(
    'INSERT INTO reference_editions (version, loaded_at) VALUES (?, ?)',
  );
  // Only rows that came with the product and that nobody here has touched follow the product.
  const replaceShipped = db.prepare(
    `UPDATE reference_rows SET valid_to = @validTo, confidence = @confidence, source = @source, names = @names, fields = @fields,
       changed_at = @changedAt
     WHERE list = @list AND code = @code AND valid_from IS @validFrom AND origin = 'product' AND changed_by IS NULL`,
  );
  const toRow = (list: string, row: ReferenceListRow) => ({
    list,
    code: row.code,
    validFrom: row.validFrom,
    validTo: row.validTo,
    origin: row.origin,
    confidence: row.confidence,
    source: row.source,
    names: row.names === null ? null : JSON.stringify(row.names),
    fields: JSON.stringify(row.fields),
  });
  return {
    /** Day of the newest shipped data this store has taken in; null before the first. */
    edition: (): string | null => selectEdition.get()?.version ?? null,
    addEdition(version: string, at: string): void {
      insertEdition.run(version, at);
    },
    /** Brings a product row up to what ships now; returns whether there was one nobody here had touched. */
    replaceShipped(list: string, row: ReferenceListRow, at: string): boolean {
      const { origin: _origin, ...values } = toRow(list, row);
      return replaceShipped.run({ ...values, changedAt: at }).changes > 0;
    },
    rows: (list: string): ReferenceListRow[] => selectList.all(list).map(fromRow),
    lists: () => selectLists.all(),
    insert(list: string, row: ReferenceListRow, change: ReferenceChange): void {
      insert.run({ ...toRow(list, row), changedAt: change.at, changedBy: change.by });
    },
    /** Marks a row as confirmed by a source. Values and days stay. */
    confirm(
      list: string,
      row: { code: string; validFrom: Day | null; source: string },
      change: ReferenceChange,
    ): void {
      confirm.run({ list, ...row, changedAt: change.at, changedBy: change.by });
    },
    /** Returns how many rows were ended: 0 when there is none of that code and start. */
    end(
      list: string,
      row: { code: string; validFrom: Day | null; validTo: Day },
      change: ReferenceChange,
    ): number {
      return end.run({ list, ...row, changedAt: change.at, changedBy: change.by }).changes;
    },
  };
}

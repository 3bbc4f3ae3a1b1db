import type Database from 'better-sqlite3';
import type { Day, Instant } from '#shared/dates/day.ts';
import type { ImportCounts } from '#shared/contract/imports.ts';
import type { ImportKind } from '#shared/imports/kinds.ts';
import type { ImportMapping, ImportState } from '#shared/imports/mapping.ts';
import { limitTo } from './limits.ts';

/** What is kept of an import beside its columns. */
export interface ImportData {
  readonly format: {
    readonly type: 'csv' | 'xlsx';
    readonly encoding: string | null;
    readonly delimiter: string | null;
    readonly sheets: readonly string[];
    readonly sheet: string | null;
    readonly formulas: number;
  } | null;
  readonly columns: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly mapping: ImportMapping;
  readonly mappingFrom: 'saved' | 'proposed' | 'settled';
  readonly unresolved: readonly { readonly field: string; readonly word: string; readonly rows: number }[];
  readonly failure: {
    readonly code: string;
    readonly params: Readonly<Record<string, string | number>>;
  } | null;
}

export interface StoredImport {
  readonly sequence: number;
  readonly id: string;
  readonly kind: ImportKind;
  readonly source: string;
  readonly sourceKey: string;
  readonly snapshotOn: Day | null;
  readonly fileName: string;
  readonly fileHash: string;
  readonly size: number;
  readonly startedAt: Instant;
  readonly startedBy: string;
  readonly state: ImportState;
  readonly counts: ImportCounts;
  readonly data: ImportData;
}

/** A mapping as it is kept for the next file of its source: by folded header, since columns change places. */
export interface SavedMapping {
  readonly headers: Readonly<Record<string, string>>;
  readonly fixed: ImportMapping['fixed'];
  readonly words: ImportMapping['words'];
}

interface Row {
  sequence: number;
  id: string;
  kind: ImportKind;
  source: string;
  source_key: string;
  snapshot_on: Day | null;
  file_name: string;
  file_hash: string;
  size: number;
  started_at: Instant;
  started_by: string;
  state: ImportState;
  counts: string;
  data: string;
}

const fromRow = (row: Row): StoredImport => ({
  sequence: row.sequence,
  id: row.id,
  kind: row.kind,
  source: row.source,
  sourceKey: row.source_key,
  snapshotOn: row.snapshot_on,
  fileName: row.file_name,
  fileHash: row.file_hash,
  size: row.size,
  startedAt: row.started_at,
  startedBy: row.started_by,
  state: row.state,
  counts: JSON.parse(row.counts) as ImportCounts,
  data: JSON.parse(row.data) as ImportData,
});

const mostListed = 200;

/** Files that were brought in, newest first, and how the columns of each source were read last. */
export function importTable(db: Database.Database) {
  const columns =
    'sequence, id, kind, source, source_key, snapshot_on, file_name, file_hash, size, started_at, started_by, state, counts, data';
  const insert = db.prepare(
    `INSERT INTO imports (id, kind, source, source_key, snapshot_on, file_name, file_hash, size, started_at, started_by, state, counts, data)
     VALUES (@id, @kind, @source, @sourceKey, @snapshotOn, @fileName, @fileHash, @size, @startedAt, @startedBy, @state, @counts, @data)`,
  );
  const update = db.prepare(
    'UPDATE imports SET state = @state, counts = @counts, data = @data WHERE sequence = @sequence',
  );
  const updateCounts = db.prepare<[string, number]>('UPDATE imports SET counts = ? WHERE sequence = ?');
  const remove = db.prepare<[number]>('DELETE FROM imports WHERE sequence = ?');
  const selectById = db.prepare<[string], Row>(`SELECT ${columns} FROM imports WHERE id = ?`);
  const selectList = db.prepare<[number], Row>(
    `SELECT ${columns} FROM imports ORDER BY sequence DESC ${limitTo('?')}`,
  );
  const selectByHash = db.prepare<[string, string, number], Row>(
    `SELECT ${columns} FROM imports WHERE file_hash = ? AND kind = ? AND sequence < ? ORDER BY sequence LIMIT 20`,
  );
  const selectNewest = db.prepare<[string], { day: Day | null }>(
    `SELECT max(snapshot_on) AS day FROM imports WHERE kind = ? AND state = 'accepted'`,
  );
  const selectMapping = db.prepare<[string, string], { data: string }>(
    'SELECT data FROM import_mappings WHERE kind = ? AND source_key = ?',
  );
  const saveMapping = db.prepare<[string, string, Instant, string]>(
    `INSERT INTO import_mappings (kind, source_key, saved_at, data) VALUES (?, ?, ?, ?)
     ON CONFLICT (kind, source_key) DO UPDATE SET saved_at = excluded.saved_at, data = excluded.data`,
  );
  return {
    insert(row: Omit<StoredImport, 'sequence'>): StoredImport {
      const { lastInsertRowid } = insert.run({
        ...row,
        counts: JSON.stringify(row.counts),
        data: JSON.stringify(row.data),
      });
      return { ...row, sequence: Number(lastInsertRowid) };
    },
    update({ sequence, state, counts, data }: StoredImport): void {
      update.run({ sequence, state, counts: JSON.stringify(counts), data: JSON.stringify(data) });
    },
    setCounts(sequence: number, counts: ImportCounts): void {
      updateCounts.run(JSON.stringify(counts), sequence);
    },
    remove(sequence: number): void {
      remove.run(sequence);
    },
    byId(id: string): StoredImport | undefined {
      const row = selectById.get(id);
      return row === undefined ? undefined : fromRow(row);
    },
    /** The newest 200. */
    list: (): StoredImport[] => selectList.all(mostListed).map(fromRow),
    /** Earlier imports of the very same file as the same kind, the first one first; 20 at most. */
    sameFile: ({ fileHash, kind, sequence }: StoredImport): StoredImport[] =>
      selectByHash.all(fileHash, kind, sequence).map(fromRow),
    /** The newest day any import of this kind that was taken in was dated; null when there is none. */
    newestSnapshot: (kind: ImportKind): Day | null => selectNewest.get(kind)?.day ?? null,
    mapping(kind: ImportKind, sourceKey: string): SavedMapping | null {
      const row = selectMapping.get(kind, sourceKey);
      return row === undefined ? null : (JSON.parse(row.data) as SavedMapping);
    },
    saveMapping(
      { kind, sourceKey }: Pick<StoredImport, 'kind' | 'sourceKey'>,
      mapping: SavedMapping,
      at: Instant,
    ): void {
      saveMapping.run(kind, sourceKey, at, JSON.stringify(mapping));
    },
  };
}

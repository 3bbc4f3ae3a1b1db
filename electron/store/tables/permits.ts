import type Database from 'better-sqlite3';
import type { Day, Instant } from '#shared/dates/day.ts';
import { documentKey } from '#shared/identifiers/document-number.ts';
import type { WorkPermit } from '#shared/rules/work/case.ts';
import type { PermitId, PermitRecord, PermitStatus, StatusChange } from '#shared/work/permit.ts';
import { limitTo } from './limits.ts';
import { permitCounts } from './permit-counts.ts';
import { permitPeople } from './permit-people.ts';
import {
  contentOfRow,
  documentKeysOf,
  fromRow,
  regionColumns,
  toColumns,
  toWorkPermit,
} from './permit-rows.ts';
import type { PermitColumns, PermitRow, PermitToWrite, StoredPermit } from './permit-rows.ts';
import { permitSearch } from './permit-search.ts';

/** A step in the life of a permit as it is written down; `snapshotOn` is the day of the import that told of it. */
export interface StatusStep extends StatusChange {
  readonly snapshotOn: Day | null;
}

/** By what the permits of one person or one number are found. Everything may be empty; numbers may be spelt in any way. */
export interface CandidateKeys {
  readonly number?: string | null;
  readonly documents?: readonly string[];
  readonly iin?: string | null;
  /** Folded name, as `nameKey` makes it; looked for only together with the year of birth. */
  readonly nameKey?: string | null;
  /** Year of birth, `1974`. */
  readonly bornIn?: string | null;
}

/** A permit of a chain of extensions, as the life line draws it. */
export interface ChainLink {
  readonly permit: StoredPermit;
  readonly history: readonly StatusStep[];
}

interface StepRow {
  status: PermitStatus;
  status_on: Day | null;
  note: string | null;
  source: string;
  snapshot_on: Day | null;
  at: Instant;
  changed_by: string;
}

const stepOf = (row: StepRow): StatusStep => ({
  status: row.status,
  on: row.status_on,
  note: row.note,
  source: row.source,
  at: row.at,
  by: row.changed_by,
  snapshotOn: row.snapshot_on,
});

/** Far more papers than anybody has, few enough to stay quick. */
const perPerson = 50;
/** Longer than any chain of extensions; ends a walk whose numbers point at each other. */
const longestChain = 40;

const written = [
  'number',
  'number_key',
  'scheme',
  'category',
  'issued_on',
  'valid_from',
  'valid_until',
  'status',
  'status_on',
  'employer_identifier',
  'employer_name',
  'employer_key',
  'surname',
  'given_names',
  'name_key',
  'born_on',
  'citizenship',
  'iin',
  'previous_key',
  'extension',
  'quota_year',
  'quota_line',
  'origin',
  'source',
  'snapshot_on',
  'import_id',
  'request_id',
  'passed',
  'changed_at',
  'changed_by',
  'content',
] as const;
const parameterOf = (column: string): string =>
  `@${column.replace(/_(.)/g, (_match, letter: string) => letter.toUpperCase())}`;

/** The register of work authorisations. */
export function permitTable(db: Database.Database) {
  const insert = db.prepare(
    `INSERT INTO permits (id, office, counter, revision, ${written.join(', ')})
     VALUES (@id, @office, @counter, 1, ${written.map(parameterOf).join(', ')})`,
  );
  const update = db.prepare(
    `UPDATE permits SET revision = revision + 1, ${written.map((column) => `${column} = ${parameterOf(column)}`).join(', ')}
     WHERE id = @id AND revision = @revision`,
  );
  const seen = db.prepare(
    'UPDATE permits SET snapshot_on = @snapshotOn, import_id = @importId WHERE id = @id',
  );
  const indexName = db.prepare<[number | bigint, string, string]>(
    'INSERT INTO permit_names (rowid, name_key, employer_key) VALUES (?, ?, ?)',
  );
  const unindexName = db.prepare<[number, string, string]>(
    `INSERT INTO permit_names (permit_names, rowid, name_key, employer_key) VALUES ('delete', ?, ?, ?)`,
  );
  const insertRegion = db.prepare(
    `INSERT INTO permit_regions (permit, position, region, valid_until, status, scheme, year, line, issued_on, returned_on, long_until)
     VALUES (@permit, @position, @region, @validUntil, @status, @scheme, @year, @line, @issuedOn, @returnedOn, @longUntil)`,
  );
  const dropRegions = db.prepare<[number]>('DELETE FROM permit_regions WHERE permit = ?');
  const insertDocument = db.prepare<[string, number | bigint]>(
    'INSERT INTO permit_documents (document_key, permit) VALUES (?, ?)',
  );
  const dropDocuments = db.prepare<[number]>('DELETE FROM permit_documents WHERE permit = ?');
  const insertStep = db.prepare(
    `INSERT INTO permit_history (permit, position, status, status_on, note, source, snapshot_on, at, changed_by)
     VALUES (@permit, (SELECT coalesce(max(position) + 1, 0) FROM permit_history WHERE permit = @permit),
       @status, @on, @note, @source, @snapshotOn, @at, @by)`,
  );
  const selectSteps = db.prepare<[number], StepRow>(
    `SELECT status, status_on, note, source, snapshot_on, at, changed_by FROM permit_history WHERE permit = ? ORDER BY position`,
  );
  const selectById = db.prepare<[string], PermitRow>('SELECT * FROM permits WHERE id = ?');
  const selectByRequest = db.prepare<[string], PermitRow>('SELECT * FROM permits WHERE request_id = ?');
  const selectByNumber = db.prepare<[string], PermitRow>(
    'SELECT * FROM permits WHERE number_key = ? ORDER BY sequence DESC LIMIT 10',
  );
  const selectByPrevious = db.prepare<[string], PermitRow>(
    'SELECT * FROM permits WHERE previous_key = ? ORDER BY sequence DESC LIMIT 10',
  );
  const selectByDocument = db.prepare<[string, number], PermitRow>(
    `SELECT permits.* FROM permit_documents JOIN permits ON permits.sequence = permit_documents.permit
     WHERE permit_documents.document_key = ? ORDER BY permit_documents.permit DESC ${limitTo('?')}`,
  );
  const selectByIin = db.prepare<[string, number], PermitRow>(
    `SELECT * FROM permits WHERE iin = ? ORDER BY sequence DESC ${limitTo('?')}`,
  );
  const selectByName = db.prepare<[string, string, string, number], PermitRow>(
    `SELECT * FROM permits WHERE name_key = ? AND born_on >= ? AND born_on < ? ORDER BY born_on, sequence ${limitTo('?')}`,
  );

  const counts = permitCounts(db);
  const newest = (rows: readonly PermitRow[], not: string): PermitRow | undefined =>
    rows.find(({ id }) => id !== not);
  const before = (row: PermitRow): PermitRow | undefined =>
    row.previous_key === null ? undefined : newest(selectByNumber.all(row.previous_key), row.id);
  const after = (row: PermitRow): PermitRow | undefined =>
    newest(selectByPrevious.all(documentKey(row.number)), row.id);

  /** The permits this one extends, the nearest first. */
  function earlier(row: PermitRow): PermitRow[] {
    const chain: PermitRow[] = [];
    const known = new Set([row.id]);
    for (let at = before(row); at !== undefined && chain.length < longestChain; at = before(at)) {
      if (known.has(at.id)) break;
      known.add(at.id);
      chain.push(at);
    }
    return chain;
  }

  /** First day of the chain as far as it is on record; null when the paper names a permit the register does not have. */
  function firstValidFrom(row: PermitRow): Day | null {
    const first = earlier(row).at(-1);
    if (first !== undefined) return first.valid_from;
    return row.previous_key === null ? row.valid_from : null;
  }

  function writeParts(sequence: number | bigint, columns: PermitColumns, permit: PermitToWrite): void {
    counts.forgetCounts();
    indexName.run(sequence, columns.nameKey, columns.employerKey);
    for (const region of regionColumns(columns, permit.content))
      insertRegion.run({ ...region, permit: sequence });
    for (const key of documentKeysOf(permit.content)) insertDocument.run(key, sequence);
  }

  const linkOf = (row: PermitRow): ChainLink => ({
    permit: fromRow(row),
    history: selectSteps.all(row.sequence).map(stepOf),
  });

  const headOf = (row: PermitRow | undefined): { id: PermitId; number: string } | null =>
    row === undefined ? null : { id: row.id, number: row.number };

  return {
    /** Takes in a permit nobody knew, with the first step of its life. */
    insert(
      permit: PermitToWrite,
      { office, counter }: { office: string; counter: number },
      step: StatusStep,
    ): void {
      const columns = toColumns(permit);
      const { lastInsertRowid } = insert.run({ ...columns, office, counter });
      writeParts(lastInsertRowid, columns, permit);
      insertStep.run({ ...step, permit: lastInsertRowid });
    },
    /** Writes a permit anew from the revision somebody looked at; false when it has changed since, and then nothing is written. */
    update(permit: PermitToWrite, revision: number, step: StatusStep | null): boolean {
      const row = selectById.get(permit.id);
      if (row?.revision !== revision) return false;
      const columns = toColumns(permit);
      unindexName.run(row.sequence, row.name_key, row.employer_key);
      dropRegions.run(row.sequence);
      dropDocuments.run(row.sequence);
      update.run({ ...columns, revision });
      writeParts(row.sequence, columns, permit);
      if (step !== null) insertStep.run({ ...step, permit: row.sequence });
      return true;
    },
    /** Notes that a later snapshot says the same; no change, so no new revision. */
    confirm(id: PermitId, { snapshotOn, importId }: { snapshotOn: Day; importId: string }): void {
      seen.run({ id, snapshotOn, importId });
    },
    byId(id: string): StoredPermit | undefined {
      const row = selectById.get(id);
      return row && fromRow(row);
    },
    byRequest(requestId: string): StoredPermit | undefined {
      const row = selectByRequest.get(requestId);
      return row && fromRow(row);
    },
    /** Permits with this number, however it is spelt; the newest first, ten at most. */
    byNumber: (number: string): StoredPermit[] => selectByNumber.all(documentKey(number)).map(fromRow),
    /** The permit with its history and its neighbours in the chain. */
    record(id: string): PermitRecord | undefined {
      const row = selectById.get(id);
      if (row === undefined) return undefined;
      const { content, origin, changedAt, changedBy, revision } = fromRow(row);
      return {
        id: row.id,
        content,
        history: selectSteps.all(row.sequence).map((step) => {
          const { snapshotOn: _snapshotOn, ...change } = stepOf(step);
          return change;
        }),
        origin,
        changedAt,
        changedBy,
        revision,
        previous: headOf(before(row)),
        next: headOf(after(row)),
        firstValidFrom: firstValidFrom(row),
      };
    },
    /** The whole chain of extensions this permit stands in, the oldest first. */
    chain(id: string): ChainLink[] {
      const row = selectById.get(id);
      if (row === undefined) return [];
      const chain = [...earlier(row).reverse(), row];
      const known = new Set(chain.map((link) => link.id));
      for (let at = after(row); at !== undefined && chain.length < longestChain; at = after(at)) {
        if (known.has(at.id)) break;
        known.add(at.id);
        chain.push(at);
      }
      return chain.map(linkOf);
    },
    /** Permits that carry the number or may be this person's: by any document, by IIN, by folded name and year of birth. */
    candidates(keys: CandidateKeys): WorkPermit[] {
      const found = new Map<number, PermitRow>();
      const keep = (rows: readonly PermitRow[]) => rows.forEach((row) => found.set(row.sequence, row));
      const number = documentKey(keys.number ?? '');
      if (number !== '') keep(selectByNumber.all(number));
      for (const document of new Set((keys.documents ?? []).map((one) => documentKey(one))))
        if (document !== '') keep(selectByDocument.all(document, perPerson));
      const { iin, nameKey, bornIn } = keys;
      if (iin) keep(selectByIin.all(iin, perPerson));
      if (nameKey && bornIn) keep(selectByName.all(nameKey, `${bornIn}-`, `${bornIn}-~`, perPerson));
      return [...found.values()].map((row) =>
        toWorkPermit({ id: row.id, content: contentOfRow(row) }, firstValidFrom(row)),
      );
    },
    ...permitSearch(db),
    ...counts,
    ...permitPeople(db),
  };
}

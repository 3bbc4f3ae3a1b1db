import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { referenceIndexSchema, referenceLists } from '#shared/reference/lists.ts';
import type { ReferenceList, ReferenceRow } from '#shared/reference/lists.ts';
import type { ReferenceListRow } from '#shared/contract/administration.ts';
import type { Tables } from '../store/tables/index.ts';

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/**
 * The rows of one reference list as they come with the product (`resources/reference`), checked against the list's schema.
 *
 * @throws ValiError when a shipped file does not fit: a broken installation, not something a clerk can mend
 */
export function shippedRows<L extends ReferenceList>(resourcesDir: string, list: L): ReferenceRow<L>[] {
  const rows = readJson(join(resourcesDir, 'reference', `${list}.json`));
  return v.parse(v.array(referenceLists[list] as v.GenericSchema<unknown, ReferenceRow<L>>), rows);
}

/** Every list the product ships with, and the day its data was put together. */
export function shippedIndex(resourcesDir: string): v.InferOutput<typeof referenceIndexSchema> {
  return v.parse(referenceIndexSchema, readJson(join(resourcesDir, 'reference', 'index.json')));
}

type AnyRow = ReferenceRow<ReferenceList>;

/** A typed row as the store and the contract carry it: what every row has, and the rest under `fields`. */
export function toListRow(row: AnyRow, origin: ReferenceListRow['origin']): ReferenceListRow {
  const { code, validFrom, validTo, source, confidence, ...rest } = row;
  const { names = null, ...fields } = rest as { names?: ReferenceListRow['names'] };
  return { code, validFrom, validTo, source, confidence, names, fields, origin };
}

/** The inverse of {@link toListRow}; throws ValiError when the fields are not those of the list. */
export function fromListRow<L extends ReferenceList>(list: L, row: ReferenceListRow): ReferenceRow<L> {
  const schema = referenceLists[list] as v.GenericSchema<unknown, ReferenceRow<L>>;
  const { code, validFrom, validTo, source, confidence, names, fields } = row;
  const common = { code, validFrom, validTo, source, confidence };
  const named = 'names' in referenceLists[list].entries ? { names } : {};
  return v.parse(schema, { ...common, ...named, ...fields });
}

/** Two rows of one code never hold on the same day: whatever the office wrote for those days stays. */
function overlaps(one: ReferenceListRow, other: ReferenceListRow): boolean {
  const startsBeforeEnd = (from: string | null, to: string | null) =>
    from === null || to === null || from <= to;
  return (
    one.code === other.code &&
    startsBeforeEnd(one.validFrom, other.validTo) &&
    startsBeforeEnd(other.validFrom, one.validTo)
  );
}

/** Gives the store every setting it has never had a value of, with the dates and the confidence it ships with. */
function addNewSettings(tables: Pick<Tables, 'settings'>, resourcesDir: string): void {
  const known = new Set(tables.settings.all().map(({ key }) => key));
  for (const { code, value, validFrom, source, confidence } of shippedRows(
    resourcesDir,
    'settings-defaults',
  )) {
    if (known.has(code)) continue;
    tables.settings.insert({
      key: code,
      value,
      validFrom,
      source,
      confidence,
      changedAt: null,
      changedBy: null,
    });
  }
}

/**
 * Takes the product's reference data into the store: everything at set-up, and after an update of the product whatever is new or
 * changed. Rows an administrator wrote or touched are left as they are, and so is every setting that has a value. Call inside a
 * transaction.
 *
 * @returns the version of the data, and how many rows were written (0 when the store has this version or a later one)
 */
export function loadShipped(
  tables: Pick<Tables, 'reference' | 'settings'>,
  resourcesDir: string,
  at: string,
): { version: string; rows: number } {
  const { version, lists } = shippedIndex(resourcesDir);
  const known = tables.reference.edition();
  if (known !== null && known >= version) return { version: known, rows: 0 };
  let rows = 0;
  for (const { list } of lists) {
    const before = tables.reference.rows(list);
    for (const row of shippedRows(resourcesDir, list).map((typed) => toListRow(typed, 'product'))) {
      const same = before.find((other) => other.code === row.code && other.validFrom === row.validFrom);
      if (same !== undefined && JSON.stringify(same) === JSON.stringify(row)) continue;
      if (same !== undefined && tables.reference.replaceShipped(list, row, at)) rows += 1;
      if (same !== undefined || before.some((other) => overlaps(other, row))) continue;
      tables.reference.insert(list, row, { at, by: null });
      rows += 1;
    }
  }
  addNewSettings(tables, resourcesDir);
  tables.reference.addEdition(version, at);
  return { version, rows };
}

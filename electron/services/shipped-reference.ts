import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { referenceIndexSchema, referenceLists } from '#shared/reference/lists.ts';
import type { ReferenceList, ReferenceRow } from '#shared/reference/lists.ts';
import type { ReferenceListRow } from '#shared/contract/administration.ts';

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

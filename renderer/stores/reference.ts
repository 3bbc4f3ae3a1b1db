import { defineStore } from 'pinia';
import { reactive } from 'vue';
import type { Day } from '#shared/dates/day.ts';
import type { Language } from '#shared/locale/language.ts';
import { rowsInForce } from '#shared/reference/lists.ts';
import type { ReferenceList } from '#shared/reference/lists.ts';
import type { ReferenceListRow } from '#shared/contract/administration.ts';
import { call, carrier } from '../api.ts';

/** One entry of a choice field: its code, its names, and every word it can be found by. */
export interface ReferenceChoice {
  readonly code: string;
  readonly names: Readonly<Record<Language, string>>;
  readonly search: readonly string[];
  readonly unconfirmed: boolean;
}

const noNames = { kk: '', ru: '', en: '' } as const;

/** Reference lists as this office has them, read once and again when an administrator changes one. */
export const useReference = defineStore('reference', () => {
  const lists = reactive(new Map<string, readonly ReferenceListRow[]>());

  async function load(list: ReferenceList): Promise<void> {
    if (!lists.has(list)) lists.set(list, await call('reference.rows', { list }));
  }

  async function loadAll(names: readonly ReferenceList[]): Promise<void> {
    await Promise.all(names.map(load));
  }

  /** Rows of a list in force on a day, as choices. Codes that only stand for another one (`sameAs`) are left out. */
  function choices(list: string, on: Day): ReferenceChoice[] {
    return rowsInForce(lists.get(list) ?? [], on)
      .filter((row) => row.fields.sameAs === undefined || row.fields.sameAs === null)
      .map((row) => ({
        code: row.code,
        names: row.names ?? { ...noNames, en: row.code },
        search: [
          row.code,
          ...(typeof row.fields.alpha2 === 'string' ? [row.fields.alpha2] : []),
          ...Object.values(row.names ?? {}),
        ],
        unconfirmed: row.confidence === 'unconfirmed',
      }));
  }

  /** Codes of a list in force on a day, for reading a form; null while the list is not loaded. */
  function codesOf(list: string, on: Day): ReadonlySet<string> | null {
    const rows = lists.get(list);
    return rows === undefined ? null : new Set(rowsInForce(rows, on).map(({ code }) => code));
  }

  /** Every edition of every row of a list, with the list's own fields; empty while it is not loaded. */
  function rows(list: ReferenceList): readonly ReferenceListRow[] {
    return lists.get(list) ?? [];
  }

  /** The name of a code in a language, whatever its dates; the code itself when nobody named it. */
  function nameOf(list: string, code: string, language: Language): string {
    const row = (lists.get(list) ?? []).findLast((other) => other.code === code);
    return row?.names?.[language] ?? code;
  }

  /** What is shown stays until the new rows are there; when they cannot be had, it is better than nothing. */
  async function reload(list: string): Promise<void> {
    const rows = await call('reference.rows', { list }).catch(() => null);
    if (rows !== null) lists.set(list, rows);
  }

  carrier.subscribe(({ name, detail }) => {
    if (name !== 'reference.changed') return;
    // Without a name any list may have changed.
    const changed = detail === null ? [...lists.keys()] : [detail];
    for (const list of changed) if (lists.has(list)) void reload(list);
  });

  return { load, loadAll, rows, choices, codesOf, nameOf };
});

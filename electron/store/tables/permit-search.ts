import type Database from 'better-sqlite3';
import type { Day } from '#shared/dates/day.ts';
import type { PermitScheme, PermitStatus } from '#shared/work/permit.ts';
import { prefixQuery } from '../full-text.ts';
import { candidates, limitTo } from './limits.ts';
import { headColumns, headOf } from './permit-rows.ts';
import type { PermitHead, PermitHeadRow } from './permit-rows.ts';

/** What a text can be; an empty or null key is not looked for. */
export interface PermitTextKeys {
  /** Beginning of the number or of a document, as `documentKey` writes it. */
  readonly document: string;
  /** IIN or BIN, whole or its beginning. */
  readonly identifier: string;
  /** Folded beginnings of words of the worker's or employer's name. */
  readonly words: string;
}

export interface PermitFilter {
  /** Null = the whole register. */
  readonly text: PermitTextKeys | null;
  readonly scheme: PermitScheme | null;
  readonly status: PermitStatus | null;
  /** KATO code. */
  readonly region: string | null;
  /** Only permits in force that end between these days, soonest first; otherwise the latest end comes first. */
  readonly ending: { readonly from: Day; readonly to: Day } | null;
  /** The row to go on after; null from the beginning. */
  readonly after: { readonly day: string; readonly sequence: number } | null;
  readonly limit: number;
}

const inForce = "('issued', 'extended', 'suspended')";
const furthest = { day: '9999-99-99', sequence: Number.MAX_SAFE_INTEGER };
/** Totals stop counting here: nobody reads further, and counting a register takes time nobody has. */
export const countedUpTo = 10_000;

/** Lists of permits by end of validity, from the whole register, one region, or what a text found. */
export function permitSearch(db: Database.Database) {
  const matches = '(@scheme IS NULL OR scheme = @scheme) AND (@status IS NULL OR status = @status)';
  const directions = {
    // Row values keep a list in the order of its index; a cursor stands for a last day and a place in the register.
    latest: (place: string) => ({
      where: `(valid_until, ${place}) < (@day, @sequence)`,
      order: 'DESC',
      and: '',
    }),
    ending: (place: string) => ({
      where: `(valid_until, ${place}) > (@day, @sequence) AND valid_until <= @to`,
      order: 'ASC',
      and: `AND (@status IS NOT NULL OR status IN ${inForce})`,
    }),
  };
  const places = (sql: string) => db.prepare<[Record<string, unknown>], number>(sql).pluck();
  const listsOf = (direction: keyof typeof directions) => {
    const whole = directions[direction]('sequence');
    const region = directions[direction]('permit');
    const inRegion =
      '(@region IS NULL OR EXISTS (SELECT 1 FROM permit_regions WHERE permit = permits.sequence AND region = @region))';
    const from = {
      whole: `FROM permits WHERE ${whole.where} AND ${matches} ${whole.and}`,
      region: `FROM permit_regions WHERE region = @region AND ${region.where} AND ${matches} ${region.and}`,
      // The few that were found are looked at one by one, whatever the planner thinks of the index by end.
      found: `FROM json_each(@found) AS found CROSS JOIN permits ON permits.sequence = found.value
        WHERE ${whole.where} AND ${matches} ${whole.and} AND ${inRegion}`,
    };
    const list = (way: keyof typeof from, place: string) => ({
      page: places(
        `SELECT ${place} ${from[way]} ORDER BY valid_until ${whole.order}, ${place} ${whole.order} ${limitTo('@limit')}`,
      ),
      total: places(`SELECT count(*) FROM (SELECT 1 ${from[way]} LIMIT ${countedUpTo + 1})`),
    });
    return {
      whole: list('whole', 'sequence'),
      region: list('region', 'permit'),
      found: list('found', 'sequence'),
    };
  };
  const lists = { latest: listsOf('latest'), ending: listsOf('ending') };
  const bySequence = db.prepare<[number], PermitHeadRow>(
    `SELECT ${headColumns} FROM permits WHERE sequence = ?`,
  );

  const byNumberPrefix = db
    .prepare<[string, string], number>(
      `SELECT sequence FROM permits WHERE number_key >= ? AND number_key < ? ORDER BY number_key LIMIT ${candidates}`,
    )
    .pluck();
  const byDocumentPrefix = db
    .prepare<[string, string], number>(
      `SELECT permit FROM permit_documents WHERE document_key >= ? AND document_key < ? ORDER BY document_key LIMIT ${candidates}`,
    )
    .pluck();
  const byIinPrefix = db
    .prepare<[string, string], number>(
      `SELECT sequence FROM permits WHERE iin >= ? AND iin < ? ORDER BY iin LIMIT ${candidates}`,
    )
    .pluck();
  const byEmployerPrefix = db
    .prepare<[string, string], number>(
      `SELECT sequence FROM permits WHERE employer_identifier >= ? AND employer_identifier < ?
       ORDER BY employer_identifier LIMIT ${candidates}`,
    )
    .pluck();
  const byWords = db
    .prepare<[string], number>(
      `SELECT rowid FROM permit_names WHERE permit_names MATCH ? ORDER BY rowid DESC LIMIT ${candidates}`,
    )
    .pluck();
  const regionsOf = db
    .prepare<[number], string>('SELECT region FROM permit_regions WHERE permit = ? ORDER BY position')
    .pluck();

  function find({ document, identifier, words }: PermitTextKeys): number[] {
    const after = (prefix: string) => `${prefix}\u{10FFFF}`;
    const found = new Set<number>();
    const keep = (sequences: readonly number[]) => sequences.forEach((sequence) => found.add(sequence));
    if (document !== '') {
      keep(byNumberPrefix.all(document, after(document)));
      keep(byDocumentPrefix.all(document, after(document)));
    }
    if (identifier !== '') {
      keep(byIinPrefix.all(identifier, after(identifier)));
      keep(byEmployerPrefix.all(identifier, after(identifier)));
    }
    const query = prefixQuery(words);
    if (query !== null) keep(byWords.all(query));
    return [...found];
  }

  function headAt(sequence: number): PermitHead[] {
    const row = bySequence.get(sequence);
    return row === undefined ? [] : [headOf(row, regionsOf.all(sequence))];
  }

  return {
    /**
     * One page of the list, and how many there are altogether: null when that is more than ten thousand or the page is not the first.
     * A text finds at most five hundred permits by each way it can be read.
     */
    list({ text, region, scheme, status, ending, after, limit }: PermitFilter): {
      rows: PermitHead[];
      total: number | null;
    } {
      const way = text !== null ? 'found' : region !== null ? 'region' : 'whole';
      const list = lists[ending === null ? 'latest' : 'ending'][way];
      const question = {
        ...(after ?? (ending === null ? furthest : { day: ending.from, sequence: 0 })),
        to: ending?.to ?? null,
        found: text === null ? null : JSON.stringify(find(text)),
        scheme,
        status,
        region,
        limit,
      };
      const total = after === null ? (list.total.get(question) ?? 0) : null;
      return {
        rows: list.page.all(question).flatMap(headAt),
        total: total !== null && total > countedUpTo ? null : total,
      };
    },
  };
}

import type Database from 'better-sqlite3';
import type { QuotaOrigin } from '#shared/contract/quota.ts';
import type { Day, Instant } from '#shared/dates/day.ts';
import type { QuotaLine } from '#shared/work/permit.ts';
import { keptAnswers } from './kept-answers.ts';

/** What names a line of the ledger. Region is a KATO code or `KZ`. */
export interface LineKey {
  readonly region: string;
  readonly year: number;
  readonly line: QuotaLine;
}

interface Entry extends LineKey {
  readonly id: string;
  readonly source: string;
  readonly note: string;
  readonly origin: Exclude<QuotaOrigin, 'product'>;
  /** The row this one takes the place of. */
  readonly corrects: string | null;
  readonly importId: string | null;
  readonly enteredAt: Instant;
  /** Id of the person. */
  readonly enteredBy: string;
}

export interface StoredLimit extends Entry {
  readonly units: number | null;
  readonly from: Day;
  readonly act: string;
  readonly confidence: 'confirmed' | 'unconfirmed';
}

export interface StoredUse extends Entry {
  readonly used: number;
  readonly asOf: Day;
}

/** A row and what took its place; null = it counts. */
export type WithReplacement<Row> = Row & { readonly replacedBy: string | null };

/** Lines kept at once; more than a ledger of several years has. */
const mostLines = 5_000;

/** Limits and reported totals the office has entered. Rows are only ever added. */
export function quotaTable(db: Database.Database) {
  const entryColumns = `own.id, own.region, own.year, own.line, own.source, own.note, own.origin, own.corrects, own.import_id AS importId,
    own.entered_at AS enteredAt, own.entered_by AS enteredBy, later.id AS replacedBy`;
  const limitColumns = `${entryColumns}, own.units, own.effective_from AS "from", own.act, own.confidence`;
  const useColumns = `${entryColumns}, own.used, own.as_of AS asOf`;
  const limits = `SELECT ${limitColumns} FROM quota_limits AS own LEFT JOIN quota_limits AS later ON later.corrects = own.id`;
  const uses = `SELECT ${useColumns} FROM quota_uses AS own LEFT JOIN quota_uses AS later ON later.corrects = own.id`;
  const ofLine = 'WHERE own.year = @year AND own.region = @region AND own.line = @line';

  const limitsOfLine = db.prepare<LineKey, WithReplacement<StoredLimit>>(
    `${limits} ${ofLine} ORDER BY own.effective_from, own.sequence`,
  );
  const usesOfLine = db.prepare<LineKey, WithReplacement<StoredUse>>(
    `${uses} ${ofLine} ORDER BY own.as_of, own.sequence`,
  );
  const limitById = db.prepare<[string], WithReplacement<StoredLimit>>(`${limits} WHERE own.id = ?`);
  const useById = db.prepare<[string], WithReplacement<StoredUse>>(`${uses} WHERE own.id = ?`);
  const linesOfYear = db.prepare<{ year: number }, LineKey>(
    `SELECT region, year, line FROM quota_limits WHERE year = @year UNION SELECT region, year, line FROM quota_uses WHERE year = @year`,
  );
  // One step down the index per year, however many rows a year has.
  const yearsOf = (table: 'quota_limits' | 'quota_uses') =>
    db
      .prepare<[], number>(
        `WITH RECURSIVE years (year) AS (
           SELECT min(year) FROM ${table}
           UNION ALL SELECT (SELECT min(year) FROM ${table} WHERE year > years.year) FROM years WHERE years.year IS NOT NULL)
         SELECT year FROM years WHERE year IS NOT NULL`,
      )
      .pluck();
  const limitYears = yearsOf('quota_limits');
  const useYears = yearsOf('quota_uses');
  const insertLimit = db.prepare<StoredLimit>(
    `INSERT INTO quota_limits (id, region, year, line, units, effective_from, act, source, confidence, note, origin, corrects, import_id,
       entered_at, entered_by)
     VALUES (@id, @region, @year, @line, @units, @from, @act, @source, @confidence, @note, @origin, @corrects, @importId, @enteredAt,
       @enteredBy)`,
  );
  const insertUse = db.prepare<StoredUse>(
    `INSERT INTO quota_uses (id, region, year, line, used, as_of, source, note, origin, corrects, import_id, entered_at, entered_by)
     VALUES (@id, @region, @year, @line, @used, @asOf, @source, @note, @origin, @corrects, @importId, @enteredAt, @enteredBy)`,
  );
  const keptLimits = keptAnswers<readonly WithReplacement<StoredLimit>[]>(db, mostLines);
  const keptUses = keptAnswers<readonly WithReplacement<StoredUse>[]>(db, mostLines);
  const nameOf = ({ region, year, line }: LineKey): string => `${region} ${year} ${line}`;
  return {
    /** Every version of a line's limit by its first day, in the order they were entered; corrected ones included. */
    limits({ region, year, line }: LineKey): readonly WithReplacement<StoredLimit>[] {
      const key = { region, year, line };
      return keptLimits.get(nameOf(key), () => limitsOfLine.all(key));
    },
    /** Every reported total of a line by its day, in the order they were entered; corrected ones included. */
    uses({ region, year, line }: LineKey): readonly WithReplacement<StoredUse>[] {
      const key = { region, year, line };
      return keptUses.get(nameOf(key), () => usesOfLine.all(key));
    },
    limitById: (id: string) => limitById.get(id),
    useById: (id: string) => useById.get(id),
    /** Lines of a year the office has entered something about. */
    lines: (year: number) => linesOfYear.all({ year }),
    years: (): number[] => [...new Set([...limitYears.all(), ...useYears.all()])],
    addLimit(limit: StoredLimit): void {
      insertLimit.run(limit);
      keptLimits.forget();
    },
    addUse(use: StoredUse): void {
      insertUse.run(use);
      keptUses.forget();
    },
  };
}

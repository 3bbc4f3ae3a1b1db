import type Database from 'better-sqlite3';
import type { Day, Instant } from '#shared/dates/day.ts';
import type { WorkSwitches } from '#shared/rules/work/case.ts';
import { employerLines } from '#shared/work/permit-line.ts';
import { wholeCountry } from '#shared/work/permit.ts';
import type { QuotaLine } from '#shared/work/permit.ts';

/** Which permits of our own register count against a line of the ledger. */
export interface KnownCount {
  /** KATO code, or `KZ` for the whole country. */
  readonly region: string;
  readonly year: number;
  readonly line: QuotaLine;
  /** Permits issued on or before this day. */
  readonly issuedUntil: Day;
  readonly switches: Pick<WorkSwitches, 'unitReturned' | 'longCategory1Once' | 'severalRegions'>;
}

export interface PermitSnapshot {
  readonly importId: string;
  readonly source: string;
  readonly snapshotOn: Day;
  readonly takenAt: Instant;
}

/** Longest term of a first-category permit, in years (permits-quotas.md, section 3.1). */
const longestYears = 3;

/** What the ledger and the check ask of the whole register. */
export function permitCounts(db: Database.Database) {
  const counted = `line = @line AND position <= @lastPosition AND issued_on <= @issuedUntil
    AND (returned_on IS NULL OR @isReturned = 0 OR returned_on > @issuedUntil)`;
  const count = {
    region: db.prepare<[Record<string, unknown>], { units: number }>(
      `SELECT count(*) AS units FROM permit_regions WHERE year = @year AND region = @region AND ${counted}`,
    ),
    country: db.prepare<[Record<string, unknown>], { units: number }>(
      `SELECT count(*) AS units FROM permit_regions WHERE year = @year AND ${counted}`,
    ),
  };
  const longRunning = 'long_until IS NOT NULL AND long_until >= @firstDay';
  const countLong = {
    region: db.prepare<[Record<string, unknown>], { units: number }>(
      `SELECT count(*) AS units FROM permit_regions WHERE year = @year AND region = @region AND ${longRunning} AND ${counted}`,
    ),
    country: db.prepare<[Record<string, unknown>], { units: number }>(
      `SELECT count(*) AS units FROM permit_regions WHERE year = @year AND ${longRunning} AND ${counted}`,
    ),
  };
  const insertSnapshot = db.prepare(
    `INSERT INTO permit_snapshots (import_id, source, snapshot_on, taken_at) VALUES (@importId, @source, @snapshotOn, @takenAt)
     ON CONFLICT (import_id) DO NOTHING`,
  );
  const latestSnapshot = db.prepare<[], { source: string; snapshot_on: Day }>(
    'SELECT source, snapshot_on FROM permit_snapshots ORDER BY snapshot_on DESC, taken_at DESC LIMIT 1',
  );
  return {
    /**
     * How many units of a line the permits on record use, counted as the switches say. The total of a region is the sum of the lines of
     * employers' permits. Never more than what was really used: a register only knows what it was told.
     */
    countKnown({ region, year, line, issuedUntil, switches }: KnownCount): number {
      const scope = region === wholeCountry ? 'country' : 'region';
      const lines: readonly QuotaLine[] = line === 'all' ? employerLines : [line];
      const lastPosition = switches.severalRegions === 'first' ? 0 : Number.MAX_SAFE_INTEGER;
      const isReturned = switches.unitReturned ? 1 : 0;
      const base = { region, issuedUntil, lastPosition, isReturned };
      let units = 0;
      for (const one of lines) {
        units += count[scope].get({ ...base, year, line: one })?.units ?? 0;
        if (switches.longCategory1Once || one !== 'cat1') continue;
        for (let back = 1; back < longestYears; back += 1) {
          const earlier = { ...base, year: year - back, line: one, firstDay: `${year}-01-01` };
          units += countLong[scope].get(earlier)?.units ?? 0;
        }
      }
      return units;
    },
    /** Says that an import was taken in to its end: the register is complete up to its snapshot. The same import twice is one. */
    recordSnapshot(snapshot: PermitSnapshot): void {
      insertSnapshot.run(snapshot);
    },
    /** The day up to which the register is complete, and who says so; null when nothing was ever imported. */
    snapshot(): { snapshotOn: Day | null; source: string } {
      const row = latestSnapshot.get();
      return row === undefined
        ? { snapshotOn: null, source: '' }
        : { snapshotOn: row.snapshot_on, source: row.source };
    },
  };
}

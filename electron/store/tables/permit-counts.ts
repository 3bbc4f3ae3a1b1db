import type Database from 'better-sqlite3';
import type { Day, Instant } from '#shared/dates/day.ts';
import type { WorkSwitches } from '#shared/rules/work/case.ts';
import { permitUnits } from './permit-units.ts';
import type { UnitsKey } from './permit-units.ts';
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
  const units = permitUnits(db);
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
      const lines: readonly QuotaLine[] = line === 'all' ? employerLines : [line];
      const place = region === wholeCountry ? null : region;
      const rule = { isReturned: switches.unitReturned, inFirstRegion: switches.severalRegions === 'first' };
      const sum = (key: UnitsKey): number => units.unitsOn(key, rule, issuedUntil);
      let known = 0;
      for (const one of lines) {
        known += sum({ region: place, year, line: one, runningOn: null });
        if (switches.longCategory1Once || one !== 'cat1') continue;
        const runningOn = `${year}-01-01` as Day;
        for (let back = 1; back < longestYears; back += 1)
          known += sum({ region: place, year: year - back, line: one, runningOn });
      }
      return known;
    },
    /** A permit was written: what was counted before holds no longer. */
    forgetCounts: () => units.forget(),
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

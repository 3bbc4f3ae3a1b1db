import type Database from 'better-sqlite3';
import type { Day } from '#shared/dates/day.ts';
import type { QuotaLine } from '#shared/work/permit.ts';

/** Which permits are counted: those of one line and year, in a region or (null) anywhere. */
export interface UnitsKey {
  readonly region: string | null;
  readonly year: number;
  readonly line: QuotaLine;
  /** Only permits of more than a year that still run on this day; null = all. */
  readonly runningOn: Day | null;
}

/** Units decided on one day and, where they came back, returned on one day. */
interface DayUnits {
  readonly issuedOn: Day;
  readonly returnedOn: Day | null;
  /** 1 where the region is the first the permit names. */
  readonly isFirst: 0 | 1;
  readonly units: number;
}

/** Lines kept at once; more than a ledger of several years has. */
const mostLines = 2_000;

/**
 * Units of a line by day, read from the register once and kept until a permit is written: a check asks for the same few lines on many
 * days, and counting them anew would walk through all permits of a year each time.
 */
export function permitUnits(db: Database.Database) {
  const columns = `issued_on AS issuedOn, returned_on AS returnedOn, position = 0 AS isFirst, count(*) AS units`;
  // In the order of the index, so that nothing is sorted.
  const byDay = 'issued_on, returned_on, position';
  const running = 'long_until IS NOT NULL AND long_until >= @runningOn';
  const ofLine = 'FROM permit_regions WHERE year = @year AND line = @line';
  const ofRegion = `${ofLine} AND region = @region`;
  const prepare = (from: string, groups: string) =>
    db.prepare<[UnitsKey], DayUnits>(`SELECT ${columns} ${from} GROUP BY ${groups}`);
  const select = {
    country: prepare(ofLine, `region, ${byDay}`),
    region: prepare(ofRegion, byDay),
    countryRunning: prepare(`${ofLine} AND ${running}`, `region, ${byDay}`),
    regionRunning: prepare(`${ofRegion} AND ${running}`, byDay),
  };
  const kept = new Map<string, readonly DayUnits[]>();
  let isChanged = false;

  function read(key: UnitsKey): readonly DayUnits[] {
    const running = key.runningOn === null ? '' : 'Running';
    return select[`${key.region === null ? 'country' : 'region'}${running}` as const].all(key);
  }

  return {
    /** A permit was written. What is read before the transaction ends is not kept: it may be rolled back. */
    forget(): void {
      isChanged = true;
    },
    byDay(key: UnitsKey): readonly DayUnits[] {
      if (isChanged && db.inTransaction) return read(key);
      if (isChanged || kept.size > mostLines) kept.clear();
      isChanged = false;
      const name = `${key.region ?? ''} ${key.year} ${key.line} ${key.runningOn ?? ''}`;
      const known = kept.get(name) ?? read(key);
      kept.set(name, known);
      return known;
    },
  };
}

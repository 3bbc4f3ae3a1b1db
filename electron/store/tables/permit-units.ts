import type Database from 'better-sqlite3';
import type { Day } from '#shared/dates/day.ts';
import type { QuotaLine } from '#shared/work/permit.ts';
import { keptAnswers } from './kept-answers.ts';

/** Which permits are counted: those of one line and year, in a region or (null) anywhere. */
export interface UnitsKey {
  readonly region: string | null;
  readonly year: number;
  readonly line: QuotaLine;
  /** Only permits of more than a year that still run on this day; null = all. */
  readonly runningOn: Day | null;
}

/** How a unit counts. */
export interface UnitsRule {
  /** A unit comes back on the day its permit is revoked. */
  readonly isReturned: boolean;
  /** A permit counts in the first region it names only. */
  readonly inFirstRegion: boolean;
}

/** Units decided on one day and, where they came back, returned on one day. */
interface DayUnits {
  readonly issuedOn: Day;
  readonly returnedOn: Day | null;
  /** 1 where the region is the first the permit names. */
  readonly isFirst: 0 | 1;
  readonly units: number;
}

/** What a line comes to at the end of each day on which that changed, the earliest first. */
type Course = readonly { readonly on: Day; readonly total: number }[];

/** Courses kept at once; more than a ledger of several years has. */
const mostCourses = 5_000;

/**
 * Units of a line by day, read from the register once and kept until a permit is written: a check asks for the same few lines on many
 * days, and counting them anew would walk through all permits of a year each time.
 */
export function permitUnits(db: Database.Database) {
  const columns = `issued_on AS issuedOn, returned_on AS returnedOn, position = 0 AS isFirst, count(*) AS units`;
  const running = 'long_until IS NOT NULL AND long_until >= @runningOn';
  const ofLine = 'year = @year AND line = @line';
  const ofRegion = `${ofLine} AND region = @region`;
  // Grouped in the order of an index, so that nothing is sorted.
  const prepare = (where: string) =>
    db.prepare<[UnitsKey], DayUnits>(
      `SELECT ${columns} FROM permit_regions WHERE ${where} GROUP BY issued_on, returned_on, position`,
    );
  const select = {
    country: prepare(ofLine),
    region: prepare(ofRegion),
    countryRunning: prepare(`${ofLine} AND ${running}`),
    regionRunning: prepare(`${ofRegion} AND ${running}`),
  };
  const courses = keptAnswers<Course>(db, mostCourses);

  function read(key: UnitsKey): readonly DayUnits[] {
    const isRunning = key.runningOn === null ? '' : 'Running';
    return select[`${key.region === null ? 'country' : 'region'}${isRunning}` as const].all(key);
  }

  return {
    /** A permit was written. */
    forget: () => courses.forget(),
    /** Units in use at the end of a day. */
    unitsOn(key: UnitsKey, rule: UnitsRule, day: Day): number {
      const { region, year, line, runningOn } = key;
      const name = `${region} ${year} ${line} ${runningOn} ${rule.isReturned} ${rule.inFirstRegion}`;
      const course = courses.get(name, () => courseOf(read(key), rule));
      return totalOn(course, day);
    },
  };
}

function courseOf(units: readonly DayUnits[], { isReturned, inFirstRegion }: UnitsRule): Course {
  const changes = new Map<Day, number>();
  const change = (on: Day, by: number) => changes.set(on, (changes.get(on) ?? 0) + by);
  for (const { issuedOn, returnedOn, isFirst, units: count } of units) {
    if (inFirstRegion && isFirst === 0) continue;
    change(issuedOn, count);
    // A unit returned before it was decided never counts.
    if (isReturned && returnedOn !== null) change(returnedOn > issuedOn ? returnedOn : issuedOn, -count);
  }
  let total = 0;
  return [...changes.keys()].sort().map((on) => ({ on, total: (total += changes.get(on) ?? 0) }));
}

/** The entry of the day or the last before it, found by halving. */
function totalOn(course: Course, day: Day): number {
  let [from, to] = [0, course.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const entry = course[middle];
    if (entry !== undefined && entry.on <= day) from = middle + 1;
    else to = middle;
  }
  return course[from - 1]?.total ?? 0;
}

import { partsOf, weekdayOf } from '../dates/day.ts';
import type { Day } from '../dates/day.ts';
import type { ReferenceRow } from './lists.ts';

type HolidayRow = ReferenceRow<'holidays'>;
type CalendarYearRow = ReferenceRow<'calendar-years'>;

/** What one day is in the five-day working week, and how sure that is. */
interface CalendarDay {
  readonly kind: 'working' | 'weekend' | HolidayRow['kind'];
  /** Names of the holiday in Kazakh and Russian and the act that moved the day, as the calendar row has them. */
  readonly note: string | null;
  /** False when the year, or this very day, has no confirmed row: the answer then follows the bare week. */
  readonly confirmed: boolean;
}

export interface WorkingCalendar {
  kindOf(day: Day): CalendarDay;
  /** Changes whenever a row that decides an answer changes, whatever order the rows come in. Eight hexadecimal digits. */
  readonly version: string;
}

/**
 * The working calendar of the five-day week (Labour Code, art. 85) that these rows describe. Give it the rows in force on the day of
 * judging.
 *
 * @throws RangeError when two rows speak of one day: what the day is would depend on their order
 */
export function calendarFromRows(
  holidayRows: readonly HolidayRow[],
  calendarYearRows: readonly CalendarYearRow[],
): WorkingCalendar {
  const rows = new Map(holidayRows.map((row) => [row.date, row]));
  if (rows.size !== holidayRows.length) throw new RangeError('two calendar rows for one day');
  const confirmedYears = new Set(
    calendarYearRows.filter((row) => row.confidence === 'confirmed').map((row) => row.year),
  );

  return {
    version: versionOf(holidayRows, confirmedYears),
    kindOf(day) {
      const row = rows.get(day);
      const yearConfirmed = confirmedYears.has(partsOf(day).year);
      if (row === undefined) return { kind: bareWeek(day), note: null, confirmed: yearConfirmed };
      return {
        kind: row.kind,
        note: noteOf(row),
        confirmed: yearConfirmed && row.confidence === 'confirmed',
      };
    },
  };
}

function bareWeek(day: Day): 'working' | 'weekend' {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6 ? 'weekend' : 'working';
}

function noteOf({ names, act }: HolidayRow): string {
  const both = names.kk === names.ru ? names.kk : `${names.kk} / ${names.ru}`;
  return act === null ? both : `${both} (${act})`;
}

function versionOf(holidayRows: readonly HolidayRow[], confirmedYears: ReadonlySet<number>): string {
  const days = holidayRows.map((row) => [row.date, row.kind, noteOf(row), row.confidence].join('\t'));
  return fingerprint([...days, ...[...confirmedYears].map(String)].sort().join('\n'));
}

/** FNV-1a over UTF-16 code units, 32 bits: tells calendars apart, protects nothing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

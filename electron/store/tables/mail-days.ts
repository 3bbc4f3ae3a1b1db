import type Database from 'better-sqlite3';
import type { Day, Instant } from '#shared/dates/day.ts';
import type { MailDayCount } from '#shared/mail/count.ts';

/** One closing or reopening of a day of the mail room. */
export interface MailDayEntry {
  readonly what: 'closed' | 'reopened';
  readonly at: Instant;
  /** Name of who did it, as it was then. */
  readonly by: string;
  /** Why the day was reopened; null for a closing. */
  readonly reason: string | null;
}

/** A day as it was when it was closed or reopened: kept, so that a later change of the day shows. */
export interface MailDayTotals {
  readonly count: MailDayCount;
  /** Envelopes that waited, with the reason given; empty for a reopening. */
  readonly waiting: readonly { readonly id: string; readonly number: string; readonly reason: string }[];
}

type EntryRow = MailDayEntry & { readonly totals: string };

/** Closings and reopenings of the days of the mail room. Only ever added to: the store refuses any change of a row. */
export function mailDayTable(db: Database.Database) {
  const insert = db.prepare<
    [
      MailDayEntry & {
        readonly day: Day;
        readonly totals: string;
      },
    ]
  >(
    `INSERT INTO mail_days (day, what, at, by_name, reason, totals) VALUES (@day, @what, @at, @by, @reason, @totals)`,
  );
  const selectTrace = db.prepare<[Day], MailDayEntry>(
    `SELECT what, at, by_name AS by, reason FROM mail_days WHERE day = ? ORDER BY sequence`,
  );
  const selectLast = db.prepare<[Day], EntryRow>(
    `SELECT what, at, by_name AS by, reason, totals FROM mail_days WHERE day = ? ORDER BY sequence DESC LIMIT 1`,
  );
  const selectLastClosed = db.prepare<[Day], EntryRow>(
    `SELECT what, at, by_name AS by, reason, totals FROM mail_days WHERE day = ? AND what = 'closed'
     ORDER BY sequence DESC LIMIT 1`,
  );
  const selectClosedBefore = db.prepare<[Day], EntryRow>(
    `SELECT what, at, by_name AS by, reason, totals FROM mail_days WHERE day < ? AND what = 'closed'
     ORDER BY day DESC, sequence DESC LIMIT 1`,
  );
  const totalsOf = (row: EntryRow | undefined): MailDayTotals | null =>
    row === undefined ? null : (JSON.parse(row.totals) as MailDayTotals);
  return {
    /** Whether nothing may be booked or decided on the day: closed, and not reopened since. */
    isClosed: (day: Day): boolean => selectLast.get(day)?.what === 'closed',
    /** Closings and reopenings of the day, oldest first. */
    trace: (day: Day): MailDayEntry[] => selectTrace.all(day),
    append({
      day,
      totals,
      ...entry
    }: MailDayEntry & { readonly day: Day; readonly totals: MailDayTotals }): void {
      insert.run({ ...entry, day, totals: JSON.stringify(totals) });
    },
    /** The day as it was last closed; null when it never was. */
    closedTotals: (day: Day): MailDayTotals | null => totalsOf(selectLastClosed.get(day)),
    /** The latest day before this one that was ever closed, as it was last closed: its reasons are offered again. */
    closedBefore: (day: Day): MailDayTotals | null => totalsOf(selectClosedBefore.get(day)),
  };
}

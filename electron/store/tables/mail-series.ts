import type Database from 'better-sqlite3';

/** Incoming envelopes, outgoing items, dispatch lists. */
export type MailSeriesKind = 'in' | 'out' | 'dispatch';

/** One series of numbers per kind, office and year, without gaps: taken inside the transaction that uses the number. */
export function mailSeriesTable(db: Database.Database) {
  // Plain statements for the reason given in number-series.ts.
  const series = 'kind = ? AND office = ? AND year = ?';
  const advance = db.prepare<[MailSeriesKind, string, number]>(
    `UPDATE mail_series SET last = last + 1 WHERE ${series}`,
  );
  const begin = db.prepare<[MailSeriesKind, string, number]>(
    'INSERT INTO mail_series (kind, office, year, last) VALUES (?, ?, ?, 1)',
  );
  const select = db.prepare<[MailSeriesKind, string, number], { last: number }>(
    `SELECT last FROM mail_series WHERE ${series}`,
  );
  return {
    next({
      kind,
      office,
      year,
    }: {
      readonly kind: MailSeriesKind;
      readonly office: string;
      readonly year: number;
    }): number {
      if (advance.run(kind, office, year).changes === 0) begin.run(kind, office, year);
      const row = select.get(kind, office, year);
      if (row === undefined) throw new Error('mail series gave nothing');
      return row.last;
    },
    /** The number given last; 0 when the series has not begun. */
    last: ({
      kind,
      office,
      year,
    }: {
      readonly kind: MailSeriesKind;
      readonly office: string;
      readonly year: number;
    }): number => select.get(kind, office, year)?.last ?? 0,
  };
}

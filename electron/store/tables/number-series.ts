import type Database from 'better-sqlite3';

/** One series of registration numbers per office, counter and year, without gaps: taken inside the transaction that uses the number. */
export function numberSeriesTable(db: Database.Database) {
  // Three plain statements: an upsert with RETURNING takes a savepoint of its own, at which the name indexes are written out.
  const series = 'office = ? AND counter = ? AND year = ?';
  const advance = db.prepare<[string, number, number]>(
    `UPDATE number_series SET last = last + 1 WHERE ${series}`,
  );
  const begin = db.prepare<[string, number, number]>(
    'INSERT INTO number_series (office, counter, year, last) VALUES (?, ?, ?, 1)',
  );
  const select = db.prepare<[string, number, number], { last: number }>(
    `SELECT last FROM number_series WHERE ${series}`,
  );
  return {
    next({ office, counter, year }: { office: string; counter: number; year: number }): number {
      if (advance.run(office, counter, year).changes === 0) begin.run(office, counter, year);
      const row = select.get(office, counter, year);
      if (row === undefined) throw new Error('number series gave nothing');
      return row.last;
    },
  };
}

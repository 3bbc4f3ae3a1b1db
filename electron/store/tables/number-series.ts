import type Database from 'better-sqlite3';

/** One series of registration numbers per office, counter and year, without gaps: taken inside the transaction that uses the number. */
export function numberSeriesTable(db: Database.Database) {
  const advance = db.prepare<[string, number, number], { last: number }>(
    `INSERT INTO number_series (office, counter, year, last) VALUES (?, ?, ?, 1)
     ON CONFLICT (office, counter, year) DO UPDATE SET last = last + 1 RETURNING last`,
  );
  return {
    next({ office, counter, year }: { office: string; counter: number; year: number }): number {
      const row = advance.get(office, counter, year);
      if (row === undefined) throw new Error('number series gave nothing');
      return row.last;
    },
  };
}

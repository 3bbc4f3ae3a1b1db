import type Database from 'better-sqlite3';

export const migration004 = {
  version: 4,
  name: 'work-verdicts',
  up(db: Database.Database): void {
    db.exec(``);
  },
};

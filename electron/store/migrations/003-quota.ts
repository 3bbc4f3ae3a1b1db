import type Database from 'better-sqlite3';

export const migration003 = {
  version: 3,
  name: 'quota',
  up(db: Database.Database): void {
    db.exec(``);
  },
};

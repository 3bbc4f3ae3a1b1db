import type Database from 'better-sqlite3';

export const migration002 = {
  version: 2,
  name: 'permits',
  up(db: Database.Database): void {
    db.exec(``);
  },
};

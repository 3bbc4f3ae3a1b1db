import type Database from 'better-sqlite3';

export const migration006 = {
  version: 6,
  name: 'imports',
  up(db: Database.Database): void {
    db.exec(``);
  },
};

import type Database from 'better-sqlite3';

export const migration005 = {
  version: 5,
  name: 'tasks',
  up(db: Database.Database): void {
    db.exec(``);
  },
};

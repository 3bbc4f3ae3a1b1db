import type { KdfCost } from '#electron/store/keys.ts';
import type { Migration } from '#electron/store/open.ts';

/** Argon2id at its cheapest: for tests in which the cost is not the point. */
export const CHEAP: KdfCost = { memoryKiB: 8, passes: 1, lanes: 1 };
export const NOW = '2026-11-22T09:00:00Z';
export const DEVICE = Buffer.alloc(32, 0x5a);
export const OTHER_DEVICE = Buffer.alloc(32, 0xa5);
export const AIGUL = { login: 'aigul', password: 'four words make one pass' };
export const BOLAT = { login: 'Bolat', password: 'қыста да қар жауады осында' };
export const SMALL_RESERVE = 256 * 1024;

/** Three steps in the manner of the real ones: a table, a column with content, a search index. */
export const STEPS: readonly Migration[] = [
  {
    version: 1,
    name: 'visitors',
    up: (db) => {
      db.exec(`CREATE TABLE visitors (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT`);
    },
  },
  {
    version: 2,
    name: 'folded names',
    up: (db) => {
      db.exec(`ALTER TABLE visitors ADD COLUMN folded TEXT NOT NULL DEFAULT ''`);
      db.exec(`UPDATE visitors SET folded = upper(name)`);
    },
  },
  {
    version: 3,
    name: 'search',
    up: (db) => {
      db.exec(`CREATE VIRTUAL TABLE visitor_search USING fts5(folded, content='')`);
      db.exec(`INSERT INTO visitor_search (rowid, folded) SELECT id, folded FROM visitors`);
    },
  },
];
export const FIRST_STEP = STEPS.slice(0, 1);

/** The three steps and a slow one, so that a kill has something to hit. */
export const MANY_STEPS: readonly Migration[] = [
  ...STEPS,
  {
    version: 4,
    name: 'stays',
    up: (db) => {
      db.exec(
        `CREATE TABLE stays (id INTEGER PRIMARY KEY, visitor INTEGER NOT NULL REFERENCES visitors, note TEXT) STRICT`,
      );
      const insert = db.prepare(
        'INSERT INTO stays (visitor, note) SELECT id, hex(randomblob(30)) FROM visitors',
      );
      for (let round = 0; round < 5; round += 1) insert.run();
      db.exec('CREATE INDEX stays_by_note ON stays (note)');
    },
  },
];

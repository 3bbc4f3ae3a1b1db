import type Database from 'better-sqlite3';

/** Files from other systems: what came, how its columns were read, every row of it until it is taken in. */
export const migration006 = {
  version: 6,
  name: 'imports',
  up(db: Database.Database): void {
    db.exec(`
CREATE TABLE imports (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  source_key TEXT NOT NULL,
  snapshot_on TEXT,
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL REFERENCES users (id),
  state TEXT NOT NULL CHECK (
    state IN ('reading', 'failed', 'mapping', 'judging', 'judged', 'accepting', 'accepted', 'discarding')
  ),
  counts TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX imports_by_hash ON imports (file_hash, kind, sequence);
CREATE INDEX imports_by_kind ON imports (kind, state, snapshot_on);

CREATE TABLE import_rows (
  sequence INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports (sequence),
  line INTEGER NOT NULL CHECK (line >= 1),
  outcome TEXT NOT NULL CHECK (outcome IN ('unread', 'new', 'changed', 'same', 'bad')),
  state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'held', 'repaired', 'left')),
  cells TEXT NOT NULL,
  repaired TEXT,
  issues TEXT,
  reason TEXT,
  UNIQUE (import_id, line)
) STRICT;
CREATE INDEX import_rows_by_outcome ON import_rows (import_id, outcome, line);
CREATE INDEX import_rows_by_state ON import_rows (import_id, state, line);

CREATE TABLE import_mappings (
  kind TEXT NOT NULL,
  source_key TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (kind, source_key)
) STRICT;
`);
  },
};

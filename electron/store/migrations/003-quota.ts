import type Database from 'better-sqlite3';

/** The quota ledger: limits and reported totals. Rows are never changed; a correction is a new row that names the old one. */
export const migration003 = {
  version: 3,
  name: 'quota',
  up(db: Database.Database): void {
    db.exec(`
CREATE TABLE quota_limits (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  line TEXT NOT NULL,
  units INTEGER CHECK (units >= 0),
  effective_from TEXT NOT NULL,
  act TEXT NOT NULL,
  source TEXT NOT NULL,
  confidence TEXT NOT NULL CHECK (confidence IN ('confirmed', 'unconfirmed')),
  note TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('typed', 'import', 'specimen')),
  corrects TEXT UNIQUE REFERENCES quota_limits (id),
  import_id TEXT,
  entered_at TEXT NOT NULL,
  entered_by TEXT NOT NULL REFERENCES users (id)
) STRICT;
CREATE INDEX quota_limits_by_line ON quota_limits (year, region, line, effective_from, sequence);

CREATE TABLE quota_uses (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  region TEXT NOT NULL,
  year INTEGER NOT NULL,
  line TEXT NOT NULL,
  used INTEGER NOT NULL CHECK (used >= 0),
  as_of TEXT NOT NULL,
  source TEXT NOT NULL,
  note TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('typed', 'import', 'specimen')),
  corrects TEXT UNIQUE REFERENCES quota_uses (id),
  import_id TEXT,
  entered_at TEXT NOT NULL,
  entered_by TEXT NOT NULL REFERENCES users (id)
) STRICT;
CREATE INDEX quota_uses_by_line ON quota_uses (year, region, line, as_of, sequence);

CREATE TRIGGER quota_limits_are_never_changed BEFORE UPDATE ON quota_limits
  BEGIN SELECT RAISE(ABORT, 'quota_limits is append-only'); END;
CREATE TRIGGER quota_limits_are_never_removed BEFORE DELETE ON quota_limits
  BEGIN SELECT RAISE(ABORT, 'quota_limits is append-only'); END;
CREATE TRIGGER quota_uses_are_never_changed BEFORE UPDATE ON quota_uses
  BEGIN SELECT RAISE(ABORT, 'quota_uses is append-only'); END;
CREATE TRIGGER quota_uses_are_never_removed BEFORE DELETE ON quota_uses
  BEGIN SELECT RAISE(ABORT, 'quota_uses is append-only'); END;
`);
  },
};

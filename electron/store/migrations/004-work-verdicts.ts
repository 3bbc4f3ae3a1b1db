import type Database from 'better-sqlite3';

export const migration004 = {
  version: 4,
  name: 'work-verdicts',
  up(db: Database.Database): void {
    db.exec(`
ALTER TABLE notifications ADD COLUMN work_light TEXT CHECK (work_light IN ('order', 'look', 'stop', 'noData', 'off'));

CREATE TABLE rule_packages (
  id TEXT PRIMARY KEY,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  hash TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('product', 'office')),
  activated_at TEXT NOT NULL,
  activated_by TEXT REFERENCES users (id),
  reason TEXT,
  CHECK (valid_to IS NULL OR valid_to >= valid_from)
) STRICT;
CREATE TRIGGER rule_packages_keep_their_content BEFORE UPDATE OF id, valid_from, hash, content, origin, activated_at, activated_by, reason
  ON rule_packages BEGIN SELECT RAISE(ABORT, 'a rule package is never changed'); END;
CREATE TRIGGER rule_packages_stay BEFORE DELETE ON rule_packages BEGIN SELECT RAISE(ABORT, 'a rule package is never deleted'); END;

CREATE TABLE work_verdicts (
  entry INTEGER PRIMARY KEY,
  notification_id TEXT NOT NULL REFERENCES notifications (id),
  foreigner INTEGER NOT NULL CHECK (foreigner >= 0),
  sequence INTEGER NOT NULL CHECK (sequence >= 0),
  judged_at TEXT NOT NULL,
  judged_by TEXT NOT NULL REFERENCES users (id),
  judged_by_name TEXT NOT NULL,
  reason TEXT,
  result TEXT NOT NULL,
  light TEXT NOT NULL CHECK (light IN ('order', 'look', 'stop', 'noData', 'off')),
  rule TEXT NOT NULL,
  package_id TEXT NOT NULL REFERENCES rule_packages (id),
  package_hash TEXT NOT NULL REFERENCES rule_packages (hash),
  limit_on TEXT,
  open_until TEXT NOT NULL,
  input TEXT NOT NULL,
  verdict TEXT NOT NULL,
  UNIQUE (notification_id, foreigner, sequence)
) STRICT;
CREATE INDEX work_verdicts_open ON work_verdicts (open_until, entry);
CREATE TRIGGER work_verdicts_are_never_changed BEFORE UPDATE ON work_verdicts BEGIN SELECT RAISE(ABORT, 'work verdicts are append-only'); END;
CREATE TRIGGER work_verdicts_are_never_deleted BEFORE DELETE ON work_verdicts BEGIN SELECT RAISE(ABORT, 'work verdicts are append-only'); END;
`);
  },
};

import type Database from 'better-sqlite3';

/**
 * Who looks after what the work lists show. A list is computed from the registers; a row here says whose it is, until when, and that it
 * is settled for the figures of that moment (`mark`): when they change, it is back on the list. A referral is a row of its own.
 */
export const migration005 = {
  version: 5,
  name: 'tasks',
  up(db: Database.Database): void {
    db.exec(`
CREATE TABLE tasks (
  sequence INTEGER PRIMARY KEY,
  list TEXT NOT NULL CHECK (list IN ('aboveLimit', 'ending', 'waiting')),
  subject TEXT NOT NULL,
  owner_id TEXT REFERENCES users (id),
  due_on TEXT,
  note TEXT NOT NULL,
  settled_mark TEXT,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL REFERENCES users (id),
  UNIQUE (list, subject)
) STRICT;

CREATE TABLE referrals (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  notification_id TEXT NOT NULL REFERENCES notifications (id),
  foreigner INTEGER NOT NULL CHECK (foreigner >= 0),
  result TEXT NOT NULL,
  rule TEXT NOT NULL,
  sent_to TEXT NOT NULL CHECK (sent_to IN ('supervisor', 'migrationPolice', 'labourInspectorate')),
  note TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES users (id),
  owner_id TEXT REFERENCES users (id),
  due_on TEXT NOT NULL,
  outcome TEXT CHECK (outcome IN ('mayWork', 'mayNotWork', 'withdrawn')),
  answer TEXT NOT NULL,
  answered_on TEXT,
  answered_by TEXT REFERENCES users (id)
) STRICT;
CREATE INDEX referrals_by_outcome ON referrals (outcome, due_on, sequence);
CREATE INDEX referrals_by_notification ON referrals (notification_id, foreigner);

CREATE INDEX work_verdicts_waiting ON work_verdicts (open_until, entry) WHERE light IN ('look', 'noData');
`);
  },
};

import type Database from 'better-sqlite3';

/**
 * The mail room: envelopes and what became of each of their notices, scans in parts, letters of ours, and the days as they were closed.
 * `envelope_moves` says on which day an envelope went from one class to another: the day's equation is counted from it.
 */
export const migration007 = {
  version: 7,
  name: 'mail',
  up(db: Database.Database): void {
    db.exec(`
CREATE TABLE mail_series (
  kind TEXT NOT NULL CHECK (kind IN ('in', 'out', 'dispatch')),
  office TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last >= 0),
  PRIMARY KEY (kind, office, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE envelopes (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,
  office TEXT NOT NULL,
  counter INTEGER NOT NULL,
  request_id TEXT NOT NULL UNIQUE,
  post_key TEXT NOT NULL,
  sender_name TEXT NOT NULL,
  sender_key TEXT NOT NULL,
  sender_identifier TEXT,
  received_on TEXT NOT NULL,
  postmark_on TEXT,
  booked_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'registered', 'returned', 'forwarded', 'other')),
  decided_on TEXT,
  declared INTEGER,
  counted INTEGER NOT NULL CHECK (counted >= 0),
  holder_id TEXT REFERENCES users (id),
  holder_since TEXT,
  earlier_id TEXT REFERENCES envelopes (id),
  opened_at TEXT NOT NULL,
  opened_by TEXT NOT NULL REFERENCES users (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  answered INTEGER NOT NULL DEFAULT 0 CHECK (answered IN (0, 1)),
  content TEXT NOT NULL,
  CHECK ((state = 'pending') = (decided_on IS NULL))
) STRICT;
CREATE INDEX envelopes_by_post_number ON envelopes (post_key, received_on) WHERE post_key <> '';
CREATE INDEX envelopes_waiting ON envelopes (due_on, received_on, sequence) WHERE state = 'pending';
CREATE INDEX envelopes_by_receipt ON envelopes (received_on, sequence, state);
CREATE INDEX envelopes_by_booking ON envelopes (booked_on, sequence);
CREATE INDEX envelopes_by_sender ON envelopes (sender_key, sequence);
CREATE INDEX envelopes_by_sender_identifier ON envelopes (sender_identifier, sequence) WHERE sender_identifier IS NOT NULL;
CREATE INDEX envelopes_unanswered ON envelopes (received_on, sequence) WHERE answered = 0 AND state IN ('registered', 'returned', 'forwarded');
CREATE INDEX envelopes_by_earlier ON envelopes (earlier_id) WHERE earlier_id IS NOT NULL;

CREATE TABLE envelope_items (
  envelope_id TEXT NOT NULL REFERENCES envelopes (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  state TEXT NOT NULL CHECK (state IN
    ('pending', 'registered', 'registeredAsking', 'returned', 'forwarded', 'notNotification', 'notInside')),
  notification_id TEXT REFERENCES notifications (id),
  reason TEXT,
  defects TEXT NOT NULL,
  asked TEXT NOT NULL,
  forwarded_to TEXT,
  decided_at TEXT,
  decided_by TEXT,
  PRIMARY KEY (envelope_id, position),
  CHECK ((state IN ('registered', 'registeredAsking')) = (notification_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX envelope_items_by_notification ON envelope_items (notification_id) WHERE notification_id IS NOT NULL;

CREATE TABLE envelope_moves (
  sequence INTEGER PRIMARY KEY,
  envelope_id TEXT NOT NULL REFERENCES envelopes (id),
  day TEXT NOT NULL,
  before TEXT,
  after TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX envelope_moves_by_day ON envelope_moves (day, envelope_id, sequence);
CREATE INDEX envelope_moves_by_envelope ON envelope_moves (envelope_id, sequence);

CREATE TABLE envelope_history (
  envelope_id TEXT NOT NULL REFERENCES envelopes (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  at TEXT NOT NULL,
  by_name TEXT NOT NULL,
  what TEXT NOT NULL,
  reason TEXT,
  before TEXT,
  after TEXT,
  PRIMARY KEY (envelope_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE scans (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  envelope_id TEXT NOT NULL REFERENCES envelopes (id),
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('pdf', 'jpeg', 'png', 'tiff')),
  size INTEGER NOT NULL CHECK (size > 0),
  hash TEXT NOT NULL,
  added_at TEXT NOT NULL,
  added_by TEXT NOT NULL,
  removed_at TEXT,
  removed_reason TEXT
) STRICT;
CREATE INDEX scans_by_envelope ON scans (envelope_id, sequence);
CREATE TABLE scan_parts (
  scan_id TEXT NOT NULL REFERENCES scans (id),
  part INTEGER NOT NULL CHECK (part >= 0),
  data BLOB NOT NULL,
  PRIMARY KEY (scan_id, part)
) STRICT;

CREATE TABLE outgoing (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('reply', 'ask', 'return', 'forward')),
  envelope_id TEXT NOT NULL REFERENCES envelopes (id),
  made_on TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  post_number TEXT,
  post_key TEXT NOT NULL,
  dispatched_on TEXT,
  dispatch_number TEXT,
  undelivered_on TEXT,
  undelivered_reason TEXT,
  withdrawn_on TEXT,
  withdrawn_reason TEXT,
  content TEXT NOT NULL,
  CHECK ((dispatched_on IS NULL) = (dispatch_number IS NULL)),
  CHECK (undelivered_on IS NULL OR dispatched_on IS NOT NULL),
  CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL)),
  CHECK (withdrawn_on IS NULL OR dispatched_on IS NULL)
) STRICT;
CREATE INDEX outgoing_by_envelope ON outgoing (envelope_id, sequence);
CREATE INDEX outgoing_by_post_number ON outgoing (post_key, sequence) WHERE post_key <> '';
CREATE INDEX outgoing_to_dispatch ON outgoing (sequence) WHERE dispatched_on IS NULL AND withdrawn_on IS NULL;
CREATE INDEX outgoing_by_dispatch ON outgoing (dispatch_number, sequence) WHERE dispatch_number IS NOT NULL;
CREATE INDEX outgoing_undelivered ON outgoing (undelivered_on, sequence) WHERE undelivered_on IS NOT NULL;
CREATE INDEX outgoing_withdrawn ON outgoing (withdrawn_on, sequence) WHERE withdrawn_on IS NOT NULL;

CREATE TABLE mail_days (
  sequence INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('closed', 'reopened')),
  at TEXT NOT NULL,
  by_name TEXT NOT NULL,
  reason TEXT,
  totals TEXT NOT NULL
) STRICT;
CREATE INDEX mail_days_by_day ON mail_days (day, sequence);
CREATE TRIGGER mail_days_are_never_changed BEFORE UPDATE ON mail_days BEGIN SELECT RAISE(ABORT, 'mail days are append-only'); END;
CREATE TRIGGER mail_days_are_never_deleted BEFORE DELETE ON mail_days BEGIN SELECT RAISE(ABORT, 'mail days are append-only'); END;

CREATE TABLE envelope_drafts (
  owner_id TEXT PRIMARY KEY REFERENCES users (id),
  request_id TEXT NOT NULL,
  earlier_id TEXT REFERENCES envelopes (id),
  values_json TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;

ALTER TABLE drafts ADD COLUMN envelope_id TEXT REFERENCES envelopes (id);
ALTER TABLE drafts ADD COLUMN envelope_position INTEGER;
CREATE INDEX drafts_by_envelope ON drafts (envelope_id, envelope_position) WHERE envelope_id IS NOT NULL;
`);
  },
};

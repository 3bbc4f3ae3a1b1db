CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  owner_id TEXT NOT NULL REFERENCES users (id),
  values_json TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE findings (
  notification_id TEXT NOT NULL REFERENCES notifications (id),
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  light TEXT NOT NULL CHECK (light IN ('order', 'look', 'stop', 'noData')),
  data TEXT NOT NULL,
  PRIMARY KEY (notification_id, position)
) STRICT;

CREATE VIRTUAL TABLE host_names USING fts5 (
  name_key, content = 'hosts', content_rowid = 'sequence',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE hosts (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  identifier TEXT,
  name_key TEXT NOT NULL,
  name TEXT NOT NULL,
  values_json TEXT NOT NULL,
  address_json TEXT,
  notices INTEGER NOT NULL CHECK (notices >= 0),
  last_seen_on TEXT
) STRICT;

CREATE UNIQUE INDEX hosts_by_identifier ON hosts (identifier) WHERE identifier IS NOT NULL;

CREATE INDEX hosts_by_name_key ON hosts (name_key);

CREATE TABLE journal (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  data TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

CREATE TABLE notifications (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,
  office TEXT NOT NULL,
  counter INTEGER NOT NULL,
  year INTEGER NOT NULL,
  serial INTEGER NOT NULL,
  request_id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL CHECK (channel IN ('inPerson', 'post')),
  registered_at TEXT NOT NULL,
  registered_on TEXT NOT NULL,
  registered_time TEXT NOT NULL,
  clerk_id TEXT NOT NULL REFERENCES users (id),
  clerk_name TEXT NOT NULL,
  host_id TEXT NOT NULL REFERENCES hosts (id),
  host_name TEXT NOT NULL,
  arrived_on TEXT,
  light TEXT NOT NULL CHECK (light IN ('order', 'look', 'stop', 'noData')),
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  slip_copies INTEGER NOT NULL DEFAULT 0 CHECK (slip_copies >= 0),
  data TEXT NOT NULL,
  UNIQUE (office, counter, year, serial)
) STRICT;

CREATE INDEX notifications_by_day ON notifications (registered_on, sequence, late, light, slip_copies, clerk_id);

CREATE INDEX notifications_by_host ON notifications (host_id, sequence);

CREATE TABLE number_series (
  office TEXT NOT NULL,
  counter INTEGER NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last >= 0),
  PRIMARY KEY (office, counter, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE office (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  data TEXT NOT NULL
) STRICT;

CREATE TABLE reference_editions (
  version TEXT PRIMARY KEY,
  loaded_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reference_rows (
  sequence INTEGER PRIMARY KEY,
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('product', 'office')),
  confidence TEXT NOT NULL CHECK (confidence IN ('confirmed', 'unconfirmed')),
  source TEXT NOT NULL,
  names TEXT,
  fields TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT REFERENCES users (id)
) STRICT;

CREATE INDEX reference_rows_by_list ON reference_rows (list, code, valid_from);

CREATE TABLE settings (
  sequence INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  valid_from TEXT,
  source TEXT NOT NULL,
  confidence TEXT NOT NULL CHECK (confidence IN ('confirmed', 'unconfirmed')),
  changed_at TEXT,
  changed_by TEXT REFERENCES users (id)
) STRICT;

CREATE INDEX settings_by_key ON settings (key, valid_from);

CREATE TABLE slip_copies (
  notification_id TEXT NOT NULL REFERENCES notifications (id),
  copy INTEGER NOT NULL CHECK (copy >= 1),
  made_at TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('print', 'save')),
  clerk_id TEXT NOT NULL REFERENCES users (id),
  PRIMARY KEY (notification_id, copy)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE stay_names USING fts5 (
  name_key, content = 'stays', content_rowid = 'sequence',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE stays (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  notification_id TEXT NOT NULL REFERENCES notifications (id),
  position INTEGER NOT NULL CHECK (position >= 0),
  surname TEXT NOT NULL,
  given_names TEXT NOT NULL,
  name_key TEXT NOT NULL,
  born_on TEXT,
  citizenship TEXT,
  document_key TEXT NOT NULL,
  document_number TEXT NOT NULL,
  iin TEXT,
  entered_on TEXT,
  arrived_on TEXT,
  departs_on TEXT,
  address TEXT NOT NULL,
  address_key TEXT NOT NULL,
  UNIQUE (notification_id, position)
) STRICT;

CREATE INDEX stays_by_document ON stays (document_key, sequence);

CREATE INDEX stays_by_iin ON stays (iin, sequence) WHERE iin IS NOT NULL;

CREATE INDEX stays_by_name ON stays (name_key, born_on);

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  login TEXT NOT NULL,
  login_key TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('kk', 'ru', 'en')),
  slot_id TEXT,
  must_change_password INTEGER NOT NULL CHECK (must_change_password IN (0, 1)),
  added_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

PRAGMA user_version = 1;

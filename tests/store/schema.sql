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

CREATE TABLE import_mappings (
  kind TEXT NOT NULL,
  source_key TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (kind, source_key)
) STRICT;

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
  data TEXT NOT NULL, work_light TEXT CHECK (work_light IN ('order', 'look', 'stop', 'noData', 'off')),
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

CREATE TABLE permit_documents (
  document_key TEXT NOT NULL,
  permit INTEGER NOT NULL REFERENCES permits (sequence),
  PRIMARY KEY (document_key, permit)
) STRICT, WITHOUT ROWID;

CREATE INDEX permit_documents_of_permit ON permit_documents (permit);

CREATE TABLE permit_history (
  permit INTEGER NOT NULL REFERENCES permits (sequence),
  position INTEGER NOT NULL CHECK (position >= 0),
  status TEXT NOT NULL,
  status_on TEXT,
  note TEXT,
  source TEXT NOT NULL,
  snapshot_on TEXT,
  at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (permit, position)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE permit_names USING fts5 (
  name_key, employer_key, content = 'permits', content_rowid = 'sequence',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE permit_regions (
  permit INTEGER NOT NULL REFERENCES permits (sequence),
  position INTEGER NOT NULL CHECK (position >= 0),
  region TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  status TEXT NOT NULL,
  scheme TEXT NOT NULL,
  year INTEGER,
  line TEXT,
  issued_on TEXT,
  returned_on TEXT,
  long_until TEXT,
  PRIMARY KEY (permit, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX permit_regions_by_day ON permit_regions (year, line, issued_on, returned_on, position) WHERE line IS NOT NULL;

CREATE INDEX permit_regions_by_end ON permit_regions (region, valid_until, permit, status, scheme);

CREATE INDEX permit_regions_by_line ON permit_regions (year, line, region, issued_on, returned_on, position) WHERE line IS NOT NULL;

CREATE INDEX permit_regions_long ON permit_regions (line, year, issued_on, returned_on, position, region, long_until)
  WHERE long_until IS NOT NULL;

CREATE TABLE permit_snapshots (
  import_id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  snapshot_on TEXT NOT NULL,
  taken_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX permit_snapshots_by_day ON permit_snapshots (snapshot_on, taken_at);

CREATE TABLE permits (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  office TEXT NOT NULL,
  counter INTEGER NOT NULL,
  number TEXT NOT NULL,
  number_key TEXT NOT NULL,
  scheme TEXT NOT NULL CHECK (scheme IN ('EMP', 'EMP-S', 'EMP-K', 'ICT', 'COO', 'CERT', 'LI')),
  category INTEGER CHECK (category BETWEEN 1 AND 4),
  issued_on TEXT,
  valid_from TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('issued', 'extended', 'suspended', 'revoked', 'expired', 'replaced')),
  status_on TEXT,
  employer_identifier TEXT,
  employer_name TEXT,
  employer_key TEXT NOT NULL,
  surname TEXT NOT NULL,
  given_names TEXT NOT NULL,
  name_key TEXT NOT NULL,
  born_on TEXT,
  citizenship TEXT,
  iin TEXT,
  previous_key TEXT,
  extension INTEGER,
  quota_year INTEGER,
  quota_line TEXT,
  origin TEXT NOT NULL CHECK (origin IN ('typed', 'import')),
  source TEXT NOT NULL,
  snapshot_on TEXT,
  import_id TEXT,
  request_id TEXT,
  passed TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  content TEXT NOT NULL
) STRICT;

CREATE INDEX permits_by_employer ON permits (employer_identifier, valid_until) WHERE employer_identifier IS NOT NULL;

CREATE INDEX permits_by_end ON permits (valid_until, sequence, status, scheme);

CREATE INDEX permits_by_iin ON permits (iin) WHERE iin IS NOT NULL;

CREATE INDEX permits_by_name ON permits (name_key, born_on);

CREATE INDEX permits_by_number ON permits (number_key);

CREATE INDEX permits_by_previous ON permits (previous_key) WHERE previous_key IS NOT NULL;

CREATE INDEX permits_by_request ON permits (request_id) WHERE request_id IS NOT NULL;

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

CREATE TRIGGER quota_limits_are_never_changed BEFORE UPDATE ON quota_limits
  BEGIN SELECT RAISE(ABORT, 'quota_limits is append-only'); END;

CREATE TRIGGER quota_limits_are_never_removed BEFORE DELETE ON quota_limits
  BEGIN SELECT RAISE(ABORT, 'quota_limits is append-only'); END;

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

CREATE TRIGGER quota_uses_are_never_changed BEFORE UPDATE ON quota_uses
  BEGIN SELECT RAISE(ABORT, 'quota_uses is append-only'); END;

CREATE TRIGGER quota_uses_are_never_removed BEFORE DELETE ON quota_uses
  BEGIN SELECT RAISE(ABORT, 'quota_uses is append-only'); END;

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

CREATE INDEX referrals_by_notification ON referrals (notification_id, foreigner);

CREATE INDEX referrals_by_outcome ON referrals (outcome, due_on, sequence);

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

CREATE INDEX work_verdicts_waiting ON work_verdicts (open_until, entry) WHERE light IN ('look', 'noData');

CREATE TRIGGER work_verdicts_are_never_changed BEFORE UPDATE ON work_verdicts BEGIN SELECT RAISE(ABORT, 'work verdicts are append-only'); END;

CREATE TRIGGER work_verdicts_are_never_deleted BEFORE DELETE ON work_verdicts BEGIN SELECT RAISE(ABORT, 'work verdicts are append-only'); END;

PRAGMA user_version = 6;

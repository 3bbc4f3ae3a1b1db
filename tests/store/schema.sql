CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  owner_id TEXT NOT NULL REFERENCES users (id),
  values_json TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  saved_at TEXT NOT NULL
, envelope_id TEXT REFERENCES envelopes (id), envelope_position INTEGER) STRICT;

CREATE INDEX drafts_by_envelope ON drafts (envelope_id, envelope_position) WHERE envelope_id IS NOT NULL;

CREATE TABLE envelope_drafts (
  owner_id TEXT PRIMARY KEY REFERENCES users (id),
  request_id TEXT NOT NULL,
  earlier_id TEXT REFERENCES envelopes (id),
  values_json TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT;

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

CREATE INDEX envelopes_by_booking ON envelopes (booked_on, sequence);

CREATE INDEX envelopes_by_earlier ON envelopes (earlier_id) WHERE earlier_id IS NOT NULL;

CREATE INDEX envelopes_by_post_number ON envelopes (post_key, received_on) WHERE post_key <> '';

CREATE INDEX envelopes_by_receipt ON envelopes (received_on, sequence, state);

CREATE INDEX envelopes_by_sender ON envelopes (sender_key, sequence);

CREATE INDEX envelopes_by_sender_identifier ON envelopes (sender_identifier, sequence) WHERE sender_identifier IS NOT NULL;

CREATE INDEX envelopes_unanswered ON envelopes (received_on, sequence) WHERE answered = 0 AND state IN ('registered', 'returned', 'forwarded');

CREATE INDEX envelopes_waiting ON envelopes (due_on, received_on, sequence) WHERE state = 'pending';

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

CREATE TABLE mail_series (
  kind TEXT NOT NULL CHECK (kind IN ('in', 'out', 'dispatch')),
  office TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last >= 0),
  PRIMARY KEY (kind, office, year)
) STRICT, WITHOUT ROWID;

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

CREATE INDEX outgoing_by_dispatch ON outgoing (dispatch_number, sequence) WHERE dispatch_number IS NOT NULL;

CREATE INDEX outgoing_by_envelope ON outgoing (envelope_id, sequence);

CREATE INDEX outgoing_by_post_number ON outgoing (post_key, sequence) WHERE post_key <> '';

CREATE INDEX outgoing_to_dispatch ON outgoing (sequence) WHERE dispatched_on IS NULL AND withdrawn_on IS NULL;

CREATE INDEX outgoing_undelivered ON outgoing (undelivered_on, sequence) WHERE undelivered_on IS NOT NULL;

CREATE INDEX outgoing_withdrawn ON outgoing (withdrawn_on, sequence) WHERE withdrawn_on IS NOT NULL;

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

CREATE TABLE scan_parts (
  scan_id TEXT NOT NULL REFERENCES scans (id),
  part INTEGER NOT NULL CHECK (part >= 0),
  data BLOB NOT NULL,
  PRIMARY KEY (scan_id, part)
) STRICT;

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

PRAGMA user_version = 7;

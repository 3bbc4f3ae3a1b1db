import type Database from 'better-sqlite3';

/** The register of work authorisations: papers, the regions and documents they name, what became of them, and the snapshots taken in. */
export const migration002 = {
  version: 2,
  name: 'permits',
  up(db: Database.Database): void {
    db.exec(`
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
CREATE INDEX permits_by_number ON permits (number_key);
CREATE INDEX permits_by_previous ON permits (previous_key) WHERE previous_key IS NOT NULL;
CREATE INDEX permits_by_request ON permits (request_id) WHERE request_id IS NOT NULL;
CREATE INDEX permits_by_iin ON permits (iin) WHERE iin IS NOT NULL;
CREATE INDEX permits_by_name ON permits (name_key, born_on);
CREATE INDEX permits_by_employer ON permits (employer_identifier, valid_until) WHERE employer_identifier IS NOT NULL;
CREATE INDEX permits_by_end ON permits (valid_until, sequence, status, scheme);

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
CREATE INDEX permit_regions_by_end ON permit_regions (region, valid_until, permit, status, scheme);
CREATE INDEX permit_regions_by_line ON permit_regions (year, line, region, issued_on, returned_on, position) WHERE line IS NOT NULL;
CREATE INDEX permit_regions_by_day ON permit_regions (year, line, issued_on, returned_on, position) WHERE line IS NOT NULL;
CREATE INDEX permit_regions_long ON permit_regions (line, year, issued_on, returned_on, position, region, long_until)
  WHERE long_until IS NOT NULL;

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

CREATE TABLE permit_snapshots (
  import_id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  snapshot_on TEXT NOT NULL,
  taken_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX permit_snapshots_by_day ON permit_snapshots (snapshot_on, taken_at);

CREATE VIRTUAL TABLE permit_names USING fts5 (
  name_key, employer_key, content = 'permits', content_rowid = 'sequence',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO permit_names (permit_names, rank) VALUES ('secure-delete', 1);
`);
  },
};

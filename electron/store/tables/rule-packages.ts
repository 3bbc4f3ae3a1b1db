import type Database from 'better-sqlite3';
import type { Day, Instant } from '#shared/dates/day.ts';

/** A rule package of the work check as it was taken in. Only its end may move, when a later one is activated. */
export interface StoredPackage {
  readonly id: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  /** SHA-256 of `content`, hex. */
  readonly hash: string;
  /** Canonical JSON. */
  readonly content: string;
  readonly origin: 'product' | 'office';
  readonly activatedAt: Instant;
  /** Who activated it: an id; null for packages that came with the program. */
  readonly activatedBy: string | null;
  readonly reason: string | null;
}

interface PackageRow {
  id: string;
  valid_from: Day;
  valid_to: Day | null;
  hash: string;
  content: string;
  origin: StoredPackage['origin'];
  activated_at: Instant;
  activated_by: string | null;
  reason: string | null;
}

const fromRow = (row: PackageRow): StoredPackage => ({
  id: row.id,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  hash: row.hash,
  content: row.content,
  origin: row.origin,
  activatedAt: row.activated_at,
  activatedBy: row.activated_by,
  reason: row.reason,
});

/** Rule packages of the work check. None is ever changed or deleted, because verdicts were judged by it. */
export function rulePackageTable(db: Database.Database) {
  const selectAll = db.prepare<[], PackageRow>(
    'SELECT * FROM rule_packages ORDER BY valid_from, activated_at',
  );
  const insert = db.prepare(
    `INSERT INTO rule_packages (id, valid_from, valid_to, hash, content, origin, activated_at, activated_by, reason)
     VALUES (@id, @validFrom, @validTo, @hash, @content, @origin, @activatedAt, @activatedBy, @reason)`,
  );
  const end = db.prepare<[Day, string]>('UPDATE rule_packages SET valid_to = ? WHERE id = ?');
  return {
    /** By first day. */
    all: (): StoredPackage[] => selectAll.all().map(fromRow),
    insert(stored: StoredPackage): void {
      insert.run(stored);
    },
    end(id: string, validTo: Day): void {
      end.run(validTo, id);
    },
  };
}

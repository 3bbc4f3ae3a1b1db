import type Database from 'better-sqlite3';
import type { Day, Instant } from '#shared/dates/day.ts';

export interface StoredSetting {
  readonly key: string;
  readonly value: string | number | boolean;
  readonly validFrom: Day | null;
  readonly source: string;
  readonly confidence: 'confirmed' | 'unconfirmed';
  readonly changedAt: Instant | null;
  readonly changedBy: string | null;
}

interface SettingRow {
  key: string;
  value: string;
  valid_from: Day | null;
  source: string;
  confidence: StoredSetting['confidence'];
  changed_at: Instant | null;
  changed_by: string | null;
}

const fromRow = (row: SettingRow): StoredSetting => ({
  key: row.key,
  value: JSON.parse(row.value) as StoredSetting['value'],
  validFrom: row.valid_from,
  source: row.source,
  confidence: row.confidence,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
});

/** Dated settings. A change is a new row; the newest row in force on a day decides. */
export function settingTable(db: Database.Database) {
  const columns = 'key, value, valid_from, source, confidence, changed_at, changed_by';
  const selectAll = db.prepare<[], SettingRow>(
    `SELECT ${columns} FROM settings ORDER BY key, valid_from, sequence`,
  );
  const selectOn = db.prepare<[string], SettingRow>(
    `SELECT ${columns} FROM settings WHERE valid_from IS NULL OR valid_from <= ? ORDER BY valid_from, sequence`,
  );
  const insert = db.prepare(
    `INSERT INTO settings (key, value, valid_from, source, confidence, changed_at, changed_by)
     VALUES (@key, @value, @validFrom, @source, @confidence, @changedAt, @changedBy)`,
  );
  return {
    all: (): StoredSetting[] => selectAll.all().map(fromRow),
    /** The setting of each key in force on this day. */
    inForce(on: Day): ReadonlyMap<string, StoredSetting> {
      return new Map(selectOn.all(on).map((row) => [row.key, fromRow(row)]));
    },
    insert(setting: StoredSetting): void {
      insert.run({ ...setting, value: JSON.stringify(setting.value) });
    },
  };
}

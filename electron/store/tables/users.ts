import type Database from 'better-sqlite3';
import type { Role } from '#shared/contract/schemas.ts';
import type { User } from '#shared/contract/session.ts';

/** Log-in names are one name however they are cased or composed. */
export const loginKey = (login: string): string => login.normalize('NFKC').trim().toLowerCase();

export interface StoredUser extends User {
  readonly slotId: string | null;
  readonly removed: boolean;
}

interface UserRow {
  id: string;
  login: string;
  name: string;
  roles: string;
  language: User['language'];
  slot_id: string | null;
  must_change_password: 0 | 1;
  removed_at: string | null;
}

const fromRow = (row: UserRow): StoredUser => ({
  id: row.id,
  login: row.login,
  name: row.name,
  roles: JSON.parse(row.roles) as Role[],
  language: row.language,
  slotId: row.slot_id,
  mustChangePassword: row.must_change_password === 1,
  removed: row.removed_at !== null,
});

/** People who work in the office. A removed one stays, because records name him; only his key slot goes. */
export function userTable(db: Database.Database) {
  const columns = 'id, login, name, roles, language, slot_id, must_change_password, removed_at';
  const selectAll = db.prepare<[], UserRow>(
    `SELECT ${columns} FROM users ORDER BY removed_at IS NOT NULL, login_key`,
  );
  const selectOne = db.prepare<[string], UserRow>(`SELECT ${columns} FROM users WHERE id = ?`);
  const selectLogin = db.prepare<[string], UserRow>(
    `SELECT ${columns} FROM users WHERE login_key = ? AND removed_at IS NULL`,
  );
  const insert = db.prepare(
    `INSERT INTO users (id, login, login_key, name, roles, language, slot_id, must_change_password, added_at)
     VALUES (@id, @login, @loginKey, @name, @roles, @language, @slotId, @mustChange, @addedAt)`,
  );
  const rename = db.prepare<[string, string, string]>('UPDATE users SET name = ?, roles = ? WHERE id = ?');
  const setSlot = db.prepare<[string | null, number, string]>(
    'UPDATE users SET slot_id = ?, must_change_password = ? WHERE id = ?',
  );
  const setLanguage = db.prepare<[string, string]>('UPDATE users SET language = ? WHERE id = ?');
  // The login key is freed, so that a later person may have the same name.
  const markRemoved = db.prepare<[string, string]>(
    `UPDATE users SET removed_at = ?, slot_id = NULL, login_key = login_key || '#' || id WHERE id = ?`,
  );
  return {
    all: (): StoredUser[] => selectAll.all().map(fromRow),
    byId(id: string): StoredUser | undefined {
      const row = selectOne.get(id);
      return row && fromRow(row);
    },
    byLogin(login: string): StoredUser | undefined {
      const row = selectLogin.get(loginKey(login));
      return row && fromRow(row);
    },
    insert(user: User & { slotId: string | null; addedAt: string }): void {
      insert.run({
        id: user.id,
        login: user.login.normalize('NFKC').trim(),
        loginKey: loginKey(user.login),
        name: user.name,
        roles: JSON.stringify(user.roles),
        language: user.language,
        slotId: user.slotId,
        mustChange: user.mustChangePassword ? 1 : 0,
        addedAt: user.addedAt,
      });
    },
    change(id: string, name: string, roles: readonly Role[]): void {
      rename.run(name, JSON.stringify(roles), id);
    },
    setSlot(id: string, slotId: string | null, mustChangePassword: boolean): void {
      setSlot.run(slotId, mustChangePassword ? 1 : 0, id);
    },
    setLanguage(id: string, language: User['language']): void {
      setLanguage.run(language, id);
    },
    remove(id: string, at: string): void {
      markRemoved.run(at, id);
    },
  };
}

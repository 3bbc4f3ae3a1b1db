import type Database from 'better-sqlite3';
import type { Day, Instant } from '#shared/dates/day.ts';

/** The lists whose lines are computed from the registers. */
export type AlarmList = 'aboveLimit' | 'ending' | 'waiting';

/** Whose a line of a list is, and whether it is settled for the figures it had then. */
export interface TaskMark {
  readonly list: AlarmList;
  /** What the line is about: a quota line, a permit, a person of a notice. */
  readonly subject: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly dueOn: Day | null;
  readonly note: string;
  /** The figures it was settled for; null = open. */
  readonly settledMark: string | null;
}

interface TaskRow {
  list: AlarmList;
  subject: string;
  owner_id: string | null;
  owner_name: string | null;
  due_on: Day | null;
  note: string;
  settled_mark: string | null;
}

const fromRow = (row: TaskRow): TaskMark => ({
  list: row.list,
  subject: row.subject,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  dueOn: row.due_on,
  note: row.note,
  settledMark: row.settled_mark,
});

export function taskTable(db: Database.Database) {
  const select = `SELECT list, subject, owner_id, users.name AS owner_name, due_on, note, settled_mark
    FROM tasks LEFT JOIN users ON users.id = tasks.owner_id`;
  const selectOne = db.prepare<[AlarmList, string], TaskRow>(`${select} WHERE list = ? AND subject = ?`);
  const upsert = db.prepare(
    `INSERT INTO tasks (list, subject, owner_id, due_on, note, settled_mark, changed_at, changed_by)
     VALUES (@list, @subject, @ownerId, @dueOn, @note, @settledMark, @at, @by)
     ON CONFLICT (list, subject) DO UPDATE SET owner_id = excluded.owner_id, due_on = excluded.due_on, note = excluded.note,
       settled_mark = excluded.settled_mark, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
  );
  return {
    of: (list: AlarmList, subject: string): TaskMark | undefined => {
      const row = selectOne.get(list, subject);
      return row && fromRow(row);
    },
    save(task: Omit<TaskMark, 'ownerName'> & { readonly at: Instant; readonly by: string }): void {
      upsert.run(task);
    },
  };
}

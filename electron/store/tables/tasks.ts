import type Database from 'better-sqlite3';
import type { Day, Instant } from '#shared/dates/day.ts';
import type { WorkLight, WorkResult, WorkVerdict } from '#shared/rules/work/verdict.ts';
import { limitTo } from './limits.ts';

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

/** A person now registered whose newest work verdict is not clear, and whose case lies with nobody else. */
export interface WaitingVerdict {
  readonly notificationId: string;
  readonly number: string;
  readonly hostName: string;
  readonly foreigner: number;
  readonly surname: string;
  readonly givenNames: string;
  readonly result: WorkResult;
  readonly light: WorkLight;
  readonly rule: string;
  /** What would have to be seen, over all lines of the verdict. */
  readonly missing: readonly string[];
  readonly judgedAt: Instant;
  /** Number of the verdict about this person. */
  readonly sequence: number;
  /** Last day of the stay asked for; 9999-12-31 when none is. */
  readonly openUntil: Day;
  /** Place to go on after. */
  readonly entry: number;
}

/** Where a walk through those who wait goes on. */
export type WaitingCursor = Pick<WaitingVerdict, 'openUntil' | 'entry'>;

type WaitingRow = Omit<WaitingVerdict, 'missing'> & { readonly verdict: string };

const missingIn = ({ findings }: WorkVerdict): string[] => [
  ...new Set(findings.flatMap(({ missing }) => missing)),
];

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
  const selectWaiting = db.prepare<[string, number, number], WaitingRow>(
    `SELECT judged.notification_id AS notificationId, notifications.number, notifications.host_name AS hostName, judged.foreigner,
       stays.surname, stays.given_names AS givenNames, judged.result, judged.light, judged.rule, judged.verdict, judged.judged_at AS judgedAt,
       judged.sequence, judged.open_until AS openUntil, judged.entry
     FROM work_verdicts AS judged INDEXED BY work_verdicts_waiting
     JOIN notifications ON notifications.id = judged.notification_id
     JOIN stays ON stays.notification_id = judged.notification_id AND stays.position = judged.foreigner
     WHERE judged.light IN ('look', 'noData') AND (judged.open_until, judged.entry) > (?, ?)
       AND NOT EXISTS (SELECT 1 FROM work_verdicts AS later WHERE later.notification_id = judged.notification_id
         AND later.foreigner = judged.foreigner AND later.sequence > judged.sequence)
       AND NOT EXISTS (SELECT 1 FROM referrals WHERE referrals.notification_id = judged.notification_id
         AND referrals.foreigner = judged.foreigner AND referrals.outcome IS NULL)
     ORDER BY judged.open_until, judged.entry ${limitTo('?')}`,
  );
  return {
    /** Where those who wait and whose stay has not ended on this day begin. */
    waitingFrom: (today: Day): WaitingCursor => ({ openUntil: today, entry: -1 }),
    waiting: ({ openUntil, entry }: WaitingCursor, limit: number): WaitingVerdict[] =>
      selectWaiting.all(openUntil, entry, limit).map(({ verdict, ...row }) => ({
        ...row,
        missing: missingIn(JSON.parse(verdict) as WorkVerdict),
      })),
    of: (list: AlarmList, subject: string): TaskMark | undefined => {
      const row = selectOne.get(list, subject);
      return row && fromRow(row);
    },
    save(task: Omit<TaskMark, 'ownerName'> & { readonly at: Instant; readonly by: string }): void {
      upsert.run(task);
    },
  };
}

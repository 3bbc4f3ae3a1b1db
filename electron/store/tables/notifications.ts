import type Database from 'better-sqlite3';
import type { Day, Instant } from '#shared/dates/day.ts';
import { completeContent } from '#shared/forms/complete-notification.ts';
import type { Notification, NotificationId } from '#shared/notification.ts';
import type { Finding, Light } from '#shared/rules/finding.ts';
import type { WorkLight, WorkVerdict } from '#shared/rules/work/verdict.ts';
import { limitTo } from './limits.ts';

/** The columns a list shows, without opening the record. */
export interface NotificationHead {
  readonly id: NotificationId;
  readonly number: string;
  readonly registeredAt: Instant;
  readonly registeredOn: Day;
  readonly registeredTime: string;
  readonly clerkName: string;
  readonly hostName: string;
  readonly arrivedOn: Day | null;
  readonly light: Light;
  readonly late: boolean;
  readonly workLight: WorkLight | null;
  readonly slipCopies: number;
  /** Position in the order of entry; the cursor of lists. */
  readonly sequence: number;
}

interface NotificationRow {
  sequence: number;
  id: NotificationId;
  number: string;
  channel: Notification['channel'];
  registered_at: Instant;
  registered_on: Day;
  registered_time: string;
  clerk_id: string;
  clerk_name: string;
  host_name: string;
  arrived_on: Day | null;
  light: Light;
  late: 0 | 1;
  work_light: WorkLight | null;
  slip_copies: number;
  data: string;
}

type HeadRow = Omit<NotificationRow, 'channel' | 'clerk_id' | 'data'>;

/** What has no column of its own. */
type Rest = Pick<
  Notification,
  | 'office'
  | 'envelope'
  | 'content'
  | 'reason'
  | 'passedWarnings'
  | 'formVersion'
  | 'rulesVersion'
  | 'calendarVersion'
>;

type FindingRest = Omit<Finding, 'code' | 'light'>;

const headOf = (row: HeadRow): NotificationHead => ({
  id: row.id,
  number: row.number,
  registeredAt: row.registered_at,
  registeredOn: row.registered_on,
  registeredTime: row.registered_time,
  clerkName: row.clerk_name,
  hostName: row.host_name,
  arrivedOn: row.arrived_on,
  light: row.light,
  late: row.late === 1,
  workLight: row.work_light,
  slipCopies: row.slip_copies,
  sequence: row.sequence,
});

export interface NewNotification {
  readonly notification: Omit<Notification, 'work'>;
  /** The worst light of the work verdicts; null where there is none. */
  readonly workLight: WorkLight | null;
  readonly requestId: string;
  readonly office: string;
  readonly counter: number;
  readonly year: number;
  readonly serial: number;
  readonly hostId: string;
  readonly hostName: string;
  readonly light: Light;
  readonly late: boolean;
}

export interface ListFilter {
  readonly from: Day;
  readonly to: Day;
  readonly only: 'late' | 'look' | 'mine' | 'notPrinted' | null;
  readonly clerkId: string;
  /** Sequence to continue below; null for the newest. */
  readonly before: number | null;
  readonly limit: number;
}

const filters = {
  late: 'AND late = 1',
  look: "AND light IN ('look', 'stop')",
  mine: 'AND clerk_id = @clerkId',
  notPrinted: 'AND slip_copies = 0',
} as const satisfies Record<NonNullable<ListFilter['only']>, string>;

export function notificationTable(db: Database.Database) {
  const insert = db.prepare(
    `INSERT INTO notifications (id, number, office, counter, year, serial, request_id, channel, registered_at, registered_on,
       registered_time, clerk_id, clerk_name, host_id, host_name, arrived_on, light, late, work_light, slip_copies, data)
     VALUES (@id, @number, @office, @counter, @year, @serial, @requestId, @channel, @registeredAt, @registeredOn,
       @registeredTime, @clerkId, @clerkName, @hostId, @hostName, @arrivedOn, @light, @late, @workLight, 0, @data)`,
  );
  const insertFinding = db.prepare<[string, number, string, Light, string]>(
    'INSERT INTO findings (notification_id, position, code, light, data) VALUES (?, ?, ?, ?, ?)',
  );
  const heads = `id, number, registered_at, registered_on, registered_time, clerk_name, host_name, arrived_on, light, late, work_light,
    slip_copies, sequence`;
  const selectHead = db.prepare<[string], HeadRow>(`SELECT ${heads} FROM notifications WHERE id = ?`);
  const selectById = db.prepare<[string], NotificationRow>('SELECT * FROM notifications WHERE id = ?');
  const selectByRequest = db.prepare<[string], NotificationRow>(
    'SELECT * FROM notifications WHERE request_id = ?',
  );
  const selectFindings = db.prepare<[string], { code: string; light: Light; data: string }>(
    'SELECT code, light, data FROM findings WHERE notification_id = ? ORDER BY position',
  );
  const selectByNumber = db.prepare<[string, string, number], HeadRow>(
    `SELECT ${heads} FROM notifications WHERE number >= ? AND number < ? ORDER BY number ${limitTo('?')}`,
  );
  const selectByHost = db.prepare<[string, number], HeadRow>(
    `SELECT ${heads} FROM notifications WHERE host_id = ? ORDER BY sequence DESC ${limitTo('?')}`,
  );
  const countCopy = db.prepare<[string], { slip_copies: number }>(
    'UPDATE notifications SET slip_copies = slip_copies + 1 WHERE id = ? RETURNING slip_copies',
  );
  const selectFirstVerdicts = db.prepare<[string], { foreigner: number; verdict: string }>(
    'SELECT foreigner, verdict FROM work_verdicts WHERE notification_id = ? AND sequence = 0 ORDER BY foreigner',
  );
  const setWorkLight = db.prepare<[WorkLight | null, string]>(
    'UPDATE notifications SET work_light = ? WHERE id = ?',
  );
  const insertCopy = db.prepare(
    'INSERT INTO slip_copies (notification_id, copy, made_at, way, clerk_id) VALUES (@id, @copy, @at, @way, @clerkId)',
  );
  const lists = Object.fromEntries(
    [...Object.entries(filters), ['all', ''] as const].map(([name, filter]) => [
      name,
      {
        // The order of the index by day, so that no list is sorted. A cursor stands for a day and a place in it.
        newest: db.prepare<[Record<string, unknown>], HeadRow>(
          `SELECT ${heads} FROM notifications WHERE registered_on BETWEEN @from AND @to ${filter}
           ORDER BY registered_on DESC, sequence DESC ${limitTo('@limit')}`,
        ),
        further: db.prepare<[Record<string, unknown>], HeadRow>(
          `SELECT ${heads} FROM notifications WHERE registered_on BETWEEN @from AND @to AND
             (registered_on, sequence) < (SELECT registered_on, sequence FROM notifications WHERE sequence = @before) ${filter}
           ORDER BY registered_on DESC, sequence DESC ${limitTo('@limit')}`,
        ),
        total: db.prepare<[Record<string, unknown>], { total: number }>(
          `SELECT count(*) AS total FROM notifications WHERE registered_on BETWEEN @from AND @to ${filter}`,
        ),
      },
    ]),
  );

  function fromRow(row: NotificationRow): Notification {
    const rest = JSON.parse(row.data) as Rest;
    return {
      id: row.id,
      number: row.number,
      channel: row.channel,
      registeredAt: row.registered_at,
      registeredOn: row.registered_on,
      registeredTime: row.registered_time,
      clerk: { id: row.clerk_id, name: row.clerk_name },
      ...rest,
      // Records older than the mail room say nothing of it.
      envelope: (rest as Partial<Rest>).envelope ?? null,
      content: completeContent(rest.content),
      findings: selectFindings
        .all(row.id)
        .map(({ data, ...columns }) => ({ ...(JSON.parse(data) as FindingRest), ...columns })),
      work: selectFirstVerdicts
        .all(row.id)
        .map(({ foreigner, verdict }) => ({ foreigner, verdict: JSON.parse(verdict) as WorkVerdict })),
      slipCopies: row.slip_copies,
    };
  }

  function listOf(filter: ListFilter) {
    const list = lists[filter.only ?? 'all'];
    if (list === undefined) throw new Error('unknown list');
    return list;
  }

  return {
    insert({ notification, ...columns }: NewNotification): void {
      const {
        office,
        envelope,
        content,
        reason,
        passedWarnings,
        formVersion,
        rulesVersion,
        calendarVersion,
      } = notification;
      const rest: Rest = {
        office,
        envelope,
        content,
        reason,
        passedWarnings,
        formVersion,
        rulesVersion,
        calendarVersion,
      };
      insert.run({
        ...columns,
        id: notification.id,
        number: notification.number,
        channel: notification.channel,
        registeredAt: notification.registeredAt,
        registeredOn: notification.registeredOn,
        registeredTime: notification.registeredTime,
        clerkId: notification.clerk.id,
        clerkName: notification.clerk.name,
        arrivedOn: content.stay.arrivedOn,
        late: columns.late ? 1 : 0,
        data: JSON.stringify(rest),
      });
      notification.findings.forEach(({ code, light, ...finding }, position) => {
        insertFinding.run(
          notification.id,
          position,
          code,
          light,
          JSON.stringify(finding satisfies FindingRest),
        );
      });
    },
    byId(id: string): Notification | undefined {
      const row = selectById.get(id);
      return row && fromRow(row);
    },
    byRequest(requestId: string): Notification | undefined {
      const row = selectByRequest.get(requestId);
      return row && fromRow(row);
    },
    headById(id: string): NotificationHead | undefined {
      const row = selectHead.get(id);
      return row && headOf(row);
    },
    headsByNumber: (prefix: string, limit: number): NotificationHead[] =>
      selectByNumber.all(prefix, `${prefix}\u{10FFFF}`, limit).map(headOf),
    headsByHost: (hostId: string, limit: number): NotificationHead[] =>
      selectByHost.all(hostId, limit).map(headOf),
    list(filter: ListFilter): NotificationHead[] {
      const { from, to, before, limit, clerkId } = filter;
      const list = listOf(filter);
      const rows =
        before === null
          ? list.newest.all({ from, to, limit, clerkId })
          : list.further.all({ from, to, before, limit, clerkId });
      return rows.map(headOf);
    },
    total(filter: ListFilter): number {
      const { from, to, clerkId } = filter;
      return listOf(filter).total.get({ from, to, clerkId })?.total ?? 0;
    },
    /** What lists show about the work of the people of a notice, after somebody judged it again. */
    setWorkLight(id: string, light: WorkLight | null): void {
      setWorkLight.run(light, id);
    },
    /** Counts one more copy of the slip; returns its number, 1 for the original. */
    addCopy({
      id,
      at,
      way,
      clerkId,
    }: {
      id: string;
      at: Instant;
      way: 'print' | 'save';
      clerkId: string;
    }): number {
      const row = countCopy.get(id);
      if (row === undefined) throw new Error('no such notification');
      insertCopy.run({ id, copy: row.slip_copies, at, way, clerkId });
      return row.slip_copies;
    },
  };
}

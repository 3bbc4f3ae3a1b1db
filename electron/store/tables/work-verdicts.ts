import type Database from 'better-sqlite3';
import type { Day, Instant } from '#shared/dates/day.ts';
import type { WorkCase } from '#shared/rules/work/case.ts';
import type { WorkLight, WorkVerdict } from '#shared/rules/work/verdict.ts';
import { limitTo } from './limits.ts';

/** A verdict with everything it was judged from: judging `input` under the named package gives `verdict` for ever. */
export interface KeptVerdict {
  readonly notificationId: string;
  readonly foreigner: number;
  /** 0 for the first about this person. */
  readonly sequence: number;
  readonly judgedAt: Instant;
  readonly judgedBy: { readonly id: string; readonly name: string };
  /** Why it was judged again; null at registration. */
  readonly reason: string | null;
  readonly input: WorkCase;
  readonly verdict: WorkVerdict;
}

/** A kept verdict with its place in the order of entry and the notice it belongs to. */
export interface OpenVerdict extends KeptVerdict {
  readonly number: string;
  readonly cursor: OpenCursor;
}

/** Where a walk through the open records goes on. */
export interface OpenCursor {
  readonly openUntil: string;
  readonly entry: number;
}

interface VerdictRow {
  entry: number;
  notification_id: string;
  foreigner: number;
  sequence: number;
  judged_at: Instant;
  judged_by: string;
  judged_by_name: string;
  reason: string | null;
  open_until: string;
  input: string;
  verdict: string;
}

/** Stands for no day of departure: such a stay is open until somebody says otherwise. */
const noEnd = '9999-12-31';

const fromRow = (row: VerdictRow): KeptVerdict => ({
  notificationId: row.notification_id,
  foreigner: row.foreigner,
  sequence: row.sequence,
  judgedAt: row.judged_at,
  judgedBy: { id: row.judged_by, name: row.judged_by_name },
  reason: row.reason,
  input: JSON.parse(row.input) as WorkCase,
  verdict: JSON.parse(row.verdict) as WorkVerdict,
});

/** Verdicts about the work of the people of a notice. Append-only: a later verdict stands beside the earlier ones. */
export function workVerdictTable(db: Database.Database) {
  const insert = db.prepare(
    `INSERT INTO work_verdicts (notification_id, foreigner, sequence, judged_at, judged_by, judged_by_name, reason, result, light, rule,
       package_id, package_hash, limit_on, open_until, input, verdict)
     VALUES (@notificationId, @foreigner, @sequence, @judgedAt, @judgedBy, @judgedByName, @reason, @result, @light, @rule,
       @packageId, @packageHash, @limitOn, @openUntil, @input, @verdict)`,
  );
  const selectNewestLights = db.prepare<[string], { foreigner: number; light: WorkLight }>(
    'SELECT foreigner, light FROM work_verdicts WHERE notification_id = ? ORDER BY foreigner, sequence',
  );
  const selectPerson = db.prepare<[string, number], VerdictRow>(
    'SELECT * FROM work_verdicts WHERE notification_id = ? AND foreigner = ? ORDER BY sequence',
  );
  const selectOpen = db.prepare<[string, number, number], VerdictRow & { number: string }>(
    // CROSS JOIN keeps the order of the tables: the other way round all notices would be walked through.
    `SELECT work_verdicts.*, notifications.number
     FROM work_verdicts CROSS JOIN notifications ON notifications.id = work_verdicts.notification_id
     WHERE (open_until, entry) > (?, ?) AND NOT EXISTS (SELECT 1 FROM work_verdicts AS later
       WHERE later.notification_id = work_verdicts.notification_id AND later.foreigner = work_verdicts.foreigner
         AND later.sequence > work_verdicts.sequence)
     ORDER BY open_until, entry ${limitTo('?')}`,
  );
  return {
    insert({ input, verdict, judgedBy, ...kept }: KeptVerdict): void {
      insert.run({
        ...kept,
        judgedBy: judgedBy.id,
        judgedByName: judgedBy.name,
        result: verdict.result,
        light: verdict.light,
        rule: verdict.rule,
        packageId: verdict.package.id,
        packageHash: verdict.package.hash,
        limitOn: verdict.limitOn,
        openUntil: input.facts.stayUntil ?? noEnd,
        input: JSON.stringify(input),
        verdict: JSON.stringify(verdict),
      });
    },
    /** The light of the newest verdict about each person of a notice. */
    newestLights: (notificationId: string): WorkLight[] => [
      ...new Map(
        selectNewestLights.all(notificationId).map(({ foreigner, light }) => [foreigner, light]),
      ).values(),
    ],
    /** Every verdict about one person, oldest first. */
    ofPerson: (notificationId: string, foreigner: number): KeptVerdict[] =>
      selectPerson.all(notificationId, foreigner).map(fromRow),
    /** Where the records begin whose stay has not ended on this day. */
    openFrom: (today: Day): OpenCursor => ({ openUntil: today, entry: -1 }),
    /** The next records whose stay is open, by the newest verdict about each person. */
    open: ({ openUntil, entry }: OpenCursor, limit: number): OpenVerdict[] =>
      selectOpen.all(openUntil, entry, limit).map((row) => ({
        ...fromRow(row),
        number: row.number,
        cursor: { openUntil: row.open_until, entry: row.entry },
      })),
  };
}

import type Database from 'better-sqlite3';
import type { Day, Instant } from '#shared/dates/day.ts';
import type { Referral, WorkResult } from '#shared/rules/work/verdict.ts';
import { limitTo } from './limits.ts';

export type ReferralOutcome = 'mayWork' | 'mayNotWork' | 'withdrawn';

/** A case handed to somebody who decides or acts where the counter does not, and what came back. */
export interface StoredReferral {
  readonly id: string;
  readonly notificationId: string;
  readonly foreigner: number;
  readonly result: WorkResult;
  readonly rule: string;
  readonly sentTo: Referral;
  readonly note: string;
  readonly madeAt: Instant;
  readonly madeByName: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly dueOn: Day;
  readonly outcome: ReferralOutcome | null;
  readonly answer: string;
  readonly answeredOn: Day | null;
  readonly answeredByName: string | null;
}

interface ReferralRow {
  id: string;
  notification_id: string;
  foreigner: number;
  result: WorkResult;
  rule: string;
  sent_to: Referral;
  note: string;
  made_at: Instant;
  made_by_name: string;
  owner_id: string | null;
  owner_name: string | null;
  due_on: Day;
  outcome: ReferralOutcome | null;
  answer: string;
  answered_on: Day | null;
  answered_by_name: string | null;
}

const fromRow = (row: ReferralRow): StoredReferral => ({
  id: row.id,
  notificationId: row.notification_id,
  foreigner: row.foreigner,
  result: row.result,
  rule: row.rule,
  sentTo: row.sent_to,
  note: row.note,
  madeAt: row.made_at,
  madeByName: row.made_by_name,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  dueOn: row.due_on,
  outcome: row.outcome,
  answer: row.answer,
  answeredOn: row.answered_on,
  answeredByName: row.answered_by_name,
});

export function referralTable(db: Database.Database) {
  const select = `SELECT referrals.*, makers.name AS made_by_name, owners.name AS owner_name, answerers.name AS answered_by_name
    FROM referrals JOIN users AS makers ON makers.id = referrals.made_by
    LEFT JOIN users AS owners ON owners.id = referrals.owner_id
    LEFT JOIN users AS answerers ON answerers.id = referrals.answered_by`;
  const byId = db.prepare<[string], ReferralRow>(`${select} WHERE referrals.id = ?`);
  const ofPerson = db.prepare<[string, number], ReferralRow>(
    `${select} WHERE notification_id = ? AND foreigner = ? ORDER BY referrals.sequence`,
  );
  const open = db.prepare<[number], ReferralRow>(
    `${select} WHERE outcome IS NULL ORDER BY due_on, referrals.sequence ${limitTo('?')}`,
  );
  const answered = db.prepare<[number], ReferralRow>(
    `${select} WHERE referrals.sequence IN (SELECT sequence FROM referrals INDEXED BY referrals_by_outcome
       WHERE outcome IN ('mayWork', 'mayNotWork', 'withdrawn') ORDER BY sequence DESC ${limitTo('?')})
     ORDER BY referrals.sequence DESC`,
  );
  const countOpen = db.prepare<[], { total: number }>(
    'SELECT count(*) AS total FROM referrals WHERE outcome IS NULL',
  );
  const insert = db.prepare(
    `INSERT INTO referrals (id, notification_id, foreigner, result, rule, sent_to, note, made_at, made_by, owner_id, due_on, answer)
     VALUES (@id, @notificationId, @foreigner, @result, @rule, @sentTo, @note, @at, @by, @ownerId, @dueOn, '')`,
  );
  const assign = db.prepare(
    'UPDATE referrals SET owner_id = @ownerId, due_on = @dueOn, note = @note WHERE id = @id AND outcome IS NULL',
  );
  const answer = db.prepare(
    `UPDATE referrals SET outcome = @outcome, answer = @answer, answered_on = @answeredOn, answered_by = @by
     WHERE id = @id AND outcome IS NULL`,
  );
  return {
    byId(id: string): StoredReferral | undefined {
      const row = byId.get(id);
      return row && fromRow(row);
    },
    ofPerson: (notificationId: string, foreigner: number): StoredReferral[] =>
      ofPerson.all(notificationId, foreigner).map(fromRow),
    /** Those nobody has answered, the first due first. */
    open: (limit: number): StoredReferral[] => open.all(limit).map(fromRow),
    /** Those answered or withdrawn, the newest first. */
    answered: (limit: number): StoredReferral[] => answered.all(limit).map(fromRow),
    countOpen: (): number => countOpen.get()?.total ?? 0,
    insert(
      referral: Pick<
        StoredReferral,
        'id' | 'notificationId' | 'foreigner' | 'result' | 'rule' | 'sentTo' | 'note' | 'ownerId' | 'dueOn'
      > & { readonly at: Instant; readonly by: string },
    ): void {
      insert.run(referral);
    },
    /** False when it has been answered already. */
    assign: (change: Pick<StoredReferral, 'id' | 'ownerId' | 'dueOn' | 'note'>): boolean =>
      assign.run(change).changes > 0,
    /** False when it has been answered already. */
    answer: (
      given: Pick<StoredReferral, 'id' | 'outcome' | 'answer' | 'answeredOn'> & { readonly by: string },
    ): boolean => answer.run(given).changes > 0,
  };
}

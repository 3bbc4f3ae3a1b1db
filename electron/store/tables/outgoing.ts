import type Database from 'better-sqlite3';
import type { Day, Instant } from '#shared/dates/day.ts';
import type { EnvelopeId, OutgoingItem, OutgoingKind } from '#shared/mail/envelope.ts';
import { limitTo } from './limits.ts';

/** What a letter said, as far as a later copy has to say the same. */
export interface OutgoingContent {
  readonly addressee: OutgoingItem['addressee'];
  /** Whether it goes to whoever sent the envelope, or to the office its notices are passed on to. */
  readonly to: 'sender' | 'office';
  /** Asked for until this day; null when nothing is asked for. */
  readonly until: Day | null;
  /** What was decided about the notices it speaks of: a letter that would say something else is another letter. */
  readonly says: string;
}

/** A letter with what it said; whether that still holds is not the table's to know. */
export interface StoredOutgoing extends Omit<OutgoingItem, 'outOfDate'> {
  readonly content: OutgoingContent;
}

interface OutgoingRow {
  id: string;
  number: string;
  kind: OutgoingKind;
  envelope_id: EnvelopeId;
  envelope_number: string;
  made_on: Day;
  made_by: string;
  post_number: string | null;
  dispatched_on: Day | null;
  dispatch_number: string | null;
  undelivered_on: Day | null;
  undelivered_reason: string | null;
  withdrawn_on: Day | null;
  withdrawn_reason: string | null;
  content: string;
}

function fromRow(row: OutgoingRow): StoredOutgoing {
  const content = JSON.parse(row.content) as OutgoingContent;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    envelopeId: row.envelope_id,
    envelopeNumber: row.envelope_number,
    addressee: content.addressee,
    madeOn: row.made_on,
    madeBy: row.made_by,
    postNumber: row.post_number,
    dispatchedOn: row.dispatched_on,
    dispatchNumber: row.dispatch_number,
    undeliveredOn: row.undelivered_on,
    undeliveredReason: row.undelivered_reason,
    withdrawnOn: row.withdrawn_on,
    withdrawnReason: row.withdrawn_reason,
    content,
  };
}

/** Letters of ours: given a number when they are issued, dispatched on a list or withdrawn before that, and booked back when they return. */
export function outgoingTable(db: Database.Database) {
  const select = `SELECT outgoing.*, envelopes.number AS envelope_number
    FROM outgoing JOIN envelopes ON envelopes.id = outgoing.envelope_id`;
  const byId = db.prepare<[string], OutgoingRow>(`${select} WHERE outgoing.id = ?`);
  const ofEnvelope = db.prepare<[string], OutgoingRow>(
    `${select} WHERE outgoing.envelope_id = ? ORDER BY outgoing.sequence`,
  );
  const byPostKey = db.prepare<[string, Day], OutgoingRow>(
    `${select} WHERE outgoing.post_key = ? AND outgoing.post_key <> '' AND outgoing.made_on >= ?
       AND outgoing.withdrawn_on IS NULL ORDER BY outgoing.sequence DESC`,
  );
  const toDispatch = db.prepare<[number], OutgoingRow>(
    `${select} WHERE outgoing.dispatched_on IS NULL AND outgoing.withdrawn_on IS NULL ORDER BY outgoing.sequence ${limitTo('?')}`,
  );
  const dispatched = db.prepare<[number], OutgoingRow>(
    `${select} WHERE outgoing.sequence IN (SELECT sequence FROM outgoing WHERE dispatch_number IS NOT NULL
       ORDER BY dispatch_number DESC, sequence DESC ${limitTo('?')})
     ORDER BY outgoing.dispatched_on DESC, outgoing.dispatch_number DESC, outgoing.sequence`,
  );
  const ofDispatch = db.prepare<[string], OutgoingRow>(
    `${select} WHERE outgoing.dispatch_number = ? ORDER BY outgoing.sequence`,
  );
  const undelivered = db.prepare<[number], OutgoingRow>(
    `${select} WHERE outgoing.undelivered_on IS NOT NULL ORDER BY outgoing.undelivered_on DESC, outgoing.sequence DESC ${limitTo('?')}`,
  );
  const withdrawn = db.prepare<[number], OutgoingRow>(
    `${select} WHERE outgoing.withdrawn_on IS NOT NULL ORDER BY outgoing.withdrawn_on DESC, outgoing.sequence DESC ${limitTo('?')}`,
  );
  const countToDispatch = db.prepare<[], { total: number }>(
    'SELECT count(*) AS total FROM outgoing WHERE dispatched_on IS NULL AND withdrawn_on IS NULL',
  );
  const countDispatched = db.prepare<[], { total: number }>(
    'SELECT count(*) AS total FROM outgoing WHERE dispatch_number IS NOT NULL',
  );
  const countUndelivered = db.prepare<[], { total: number }>(
    'SELECT count(*) AS total FROM outgoing WHERE undelivered_on IS NOT NULL',
  );
  const countWithdrawn = db.prepare<[], { total: number }>(
    'SELECT count(*) AS total FROM outgoing WHERE withdrawn_on IS NOT NULL',
  );
  const insert = db.prepare(
    `INSERT INTO outgoing (id, number, kind, envelope_id, made_on, made_at, made_by, post_key, content)
     VALUES (@id, @number, @kind, @envelopeId, @madeOn, @madeAt, @madeBy, '', @content)`,
  );
  const rewrite = db.prepare(
    `UPDATE outgoing SET kind = @kind, content = @content WHERE id = @id AND dispatched_on IS NULL AND withdrawn_on IS NULL`,
  );
  const setPostNumber = db.prepare(
    'UPDATE outgoing SET post_number = @postNumber, post_key = @postKey WHERE id = @id',
  );
  const dispatch = db.prepare(
    `UPDATE outgoing SET dispatched_on = @day, dispatch_number = @number
     WHERE id = @id AND dispatched_on IS NULL AND withdrawn_on IS NULL`,
  );
  const withdraw = db.prepare(
    `UPDATE outgoing SET withdrawn_on = @on, withdrawn_reason = @reason
     WHERE id = @id AND dispatched_on IS NULL AND withdrawn_on IS NULL`,
  );
  const markUndelivered = db.prepare(
    `UPDATE outgoing SET undelivered_on = @on, undelivered_reason = @reason
     WHERE id = @id AND dispatched_on IS NOT NULL`,
  );
  return {
    byId(id: string): StoredOutgoing | undefined {
      const row = byId.get(id);
      return row && fromRow(row);
    },
    /** In the order they were issued, withdrawn ones too. */
    ofEnvelope: (id: string): StoredOutgoing[] => ofEnvelope.all(id).map(fromRow),
    /** Items with this number of a postal item (`postKey`) made on or after a day, the newest first; a withdrawn one's label went nowhere. */
    met: (postKey: string, since: Day): StoredOutgoing[] =>
      postKey === '' ? [] : byPostKey.all(postKey, since).map(fromRow),
    /** Neither handed to the post yet nor withdrawn, the oldest first. */
    toDispatch: (limit: number): StoredOutgoing[] => toDispatch.all(limit).map(fromRow),
    /** The latest dispatch lists first, each in its own order; those that came back are among them. */
    dispatched: (limit: number): StoredOutgoing[] => dispatched.all(limit).map(fromRow),
    /** Items of one dispatch list in its order. */
    ofDispatch: (number: string): StoredOutgoing[] => ofDispatch.all(number).map(fromRow),
    /** Those that came back, the latest first. */
    undelivered: (limit: number): StoredOutgoing[] => undelivered.all(limit).map(fromRow),
    /** Those taken off before they were dispatched, the latest first. */
    withdrawn: (limit: number): StoredOutgoing[] => withdrawn.all(limit).map(fromRow),
    countToDispatch: (): number => countToDispatch.get()?.total ?? 0,
    countDispatched: (): number => countDispatched.get()?.total ?? 0,
    countUndelivered: (): number => countUndelivered.get()?.total ?? 0,
    countWithdrawn: (): number => countWithdrawn.get()?.total ?? 0,
    insert({
      content,
      ...row
    }: {
      readonly id: string;
      readonly number: string;
      readonly kind: OutgoingKind;
      readonly envelopeId: string;
      readonly madeOn: Day;
      readonly madeAt: Instant;
      /** Name of the clerk, as it stands on the letter. */
      readonly madeBy: string;
      readonly content: OutgoingContent;
    }): void {
      insert.run({ ...row, content: JSON.stringify(content) });
    },
    /** A letter still in the house says something else now. False when it has been dispatched or withdrawn. */
    rewrite: ({
      content,
      ...letter
    }: {
      readonly id: string;
      readonly kind: OutgoingKind;
      readonly content: OutgoingContent;
    }): boolean => rewrite.run({ ...letter, content: JSON.stringify(content) }).changes > 0,
    /** `postKey` is the number as it is compared (capital letters and digits only), empty for none. */
    setPostNumber(change: {
      readonly id: string;
      readonly postNumber: string | null;
      readonly postKey: string;
    }): void {
      setPostNumber.run(change);
    },
    /** Puts items on one dispatch list; how many there were to put: fewer than asked when some had gone out already. */
    dispatch: (ids: readonly string[], day: Day, number: string): number =>
      ids.reduce((sum, id) => sum + dispatch.run({ id, day, number }).changes, 0),
    /** False when it was never dispatched. */
    markUndelivered: (change: { readonly id: string; readonly on: Day; readonly reason: string }): boolean =>
      markUndelivered.run(change).changes > 0,
    /** False when it has been dispatched or withdrawn already. */
    withdraw: (change: { readonly id: string; readonly on: Day; readonly reason: string }): boolean =>
      withdraw.run(change).changes > 0,
  };
}

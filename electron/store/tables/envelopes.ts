import type Database from 'better-sqlite3';
import type { Day, Instant } from '#shared/dates/day.ts';
import { emptyContent } from '#shared/forms/field.ts';
import { envelopeFields } from '#shared/forms/envelope-form.ts';
import type { EnvelopeContent } from '#shared/forms/envelope-form.ts';
import { normaliseS10 } from '#shared/identifiers/s10.ts';
import type { EnvelopeHolder, EnvelopeId, EnvelopeState } from '#shared/mail/envelope.ts';
import { foldSearch } from '#shared/text/fold.ts';
import { limitTo } from './limits.ts';

/** An envelope as its own table has it; notices, scans and letters stand in theirs. */
export interface StoredEnvelope {
  readonly sequence: number;
  readonly id: EnvelopeId;
  readonly number: string;
  readonly content: EnvelopeContent;
  readonly state: EnvelopeState;
  readonly bookedOn: Day;
  readonly openedAt: Instant;
  readonly openedBy: string;
  readonly dueOn: Day | null;
  readonly decidedOn: Day | null;
  readonly holder: EnvelopeHolder | null;
  readonly earlierId: EnvelopeId | null;
  readonly revision: number;
}

export interface NewEnvelope extends Pick<
  StoredEnvelope,
  'id' | 'number' | 'content' | 'bookedOn' | 'openedAt' | 'dueOn' | 'earlierId'
> {
  readonly office: string;
  readonly counter: number;
  readonly requestId: string;
  /** Id of the clerk. */
  readonly openedById: string;
}

/** What a change of an envelope may touch beside its items. */
export type EnvelopeColumns = Pick<StoredEnvelope, 'content' | 'state' | 'decidedOn' | 'dueOn'> & {
  readonly holder: Pick<EnvelopeHolder, 'id' | 'since'> | null;
};

/** One line of what was done to an envelope. `before` and `after` are JSON of what changed. */
export interface EnvelopeHistoryEntry {
  readonly at: Instant;
  readonly by: string;
  readonly what: string;
  readonly reason: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

interface EnvelopeRow {
  sequence: number;
  id: EnvelopeId;
  number: string;
  content: string;
  state: EnvelopeState;
  booked_on: Day;
  opened_at: Instant;
  opened_by: string;
  due_on: Day;
  decided_on: Day | null;
  holder_id: string | null;
  holder_name: string | null;
  holder_since: Instant | null;
  earlier_id: EnvelopeId | null;
  revision: number;
}

/** Stands for "no day" where envelopes are in order of the day their answer is due: they come last. */
export const noDueDay = '9999-12-31' as Day;
export const dueOf = (stored: Day): Day | null => (stored === noDueDay ? null : stored);

/** Key the number of a postal item is found by; empty = an unregistered item. */
export const postKeyOf = ({ postNumber }: Pick<EnvelopeContent, 'postNumber'>): string =>
  normaliseS10(postNumber ?? '');
export const senderKeyOf = ({ senderName }: Pick<EnvelopeContent, 'senderName'>): string =>
  foldSearch(senderName ?? '');

const nobody = emptyContent(envelopeFields);

const fromRow = (row: EnvelopeRow): StoredEnvelope => ({
  sequence: row.sequence,
  id: row.id,
  number: row.number,
  content: { ...nobody, ...(JSON.parse(row.content) as EnvelopeContent) },
  state: row.state,
  bookedOn: row.booked_on,
  openedAt: row.opened_at,
  openedBy: row.opened_by,
  dueOn: dueOf(row.due_on),
  decidedOn: row.decided_on,
  holder:
    row.holder_id === null || row.holder_since === null
      ? null
      : { id: row.holder_id, name: row.holder_name ?? '', since: row.holder_since },
  earlierId: row.earlier_id,
  revision: row.revision,
});

/** Columns that follow from what is written on the envelope. */
const contentColumns = (content: EnvelopeContent) => ({
  postKey: postKeyOf(content),
  senderName: content.senderName ?? '',
  senderKey: senderKeyOf(content),
  senderIdentifier: content.senderIdentifier,
  receivedOn: content.receivedOn,
  postmarkOn: content.postmarkOn,
  declared: content.declared,
  counted: content.counted,
  content: JSON.stringify(content),
});

export function envelopeTable(db: Database.Database) {
  const select = `SELECT envelopes.sequence, envelopes.id, number, content, state, booked_on, opened_at, opener.name AS opened_by, due_on,
      decided_on, holder_id, keeper.name AS holder_name, holder_since, earlier_id, revision
    FROM envelopes JOIN users AS opener ON opener.id = opened_by LEFT JOIN users AS keeper ON keeper.id = holder_id`;
  const insert = db.prepare(
    `INSERT INTO envelopes (id, number, office, counter, request_id, post_key, sender_name, sender_key, sender_identifier, received_on,
       postmark_on, booked_on, due_on, state, decided_on, declared, counted, holder_id, holder_since, earlier_id, opened_at, opened_by,
       revision, content)
     VALUES (@id, @number, @office, @counter, @requestId, @postKey, @senderName, @senderKey, @senderIdentifier, @receivedOn,
       @postmarkOn, @bookedOn, @dueOn, 'pending', NULL, @declared, @counted, NULL, NULL, @earlierId, @openedAt, @openedById, 1, @content)`,
  );
  const update = db.prepare(
    `UPDATE envelopes SET post_key = @postKey, sender_name = @senderName, sender_key = @senderKey,
       sender_identifier = @senderIdentifier, received_on = @receivedOn, postmark_on = @postmarkOn, due_on = @dueOn, state = @state,
       decided_on = @decidedOn, declared = @declared, counted = @counted, holder_id = @holderId, holder_since = @holderSince,
       content = @content, answered = answered AND @state <> 'pending', revision = revision + 1
     WHERE id = @id`,
  );
  const selectById = db.prepare<[string], EnvelopeRow>(`${select} WHERE envelopes.id = ?`);
  const selectByRequest = db.prepare<[string], EnvelopeRow>(`${select} WHERE request_id = ?`);
  const selectByNumber = db.prepare<[string], EnvelopeRow>(`${select} WHERE number = ?`);
  const selectByPostKey = db.prepare<[string, Day, number], EnvelopeRow>(
    `${select} WHERE post_key = ? AND post_key <> '' AND received_on >= ? ORDER BY received_on DESC ${limitTo('?')}`,
  );
  const untied = `received_on >= ? AND NOT EXISTS (SELECT 1 FROM envelopes AS later WHERE later.earlier_id = envelopes.id)
    AND EXISTS (SELECT 1 FROM envelope_items WHERE envelope_id = envelopes.id AND envelope_items.state = 'returned')`;
  const selectReturnedByName = db.prepare<[string, Day, number], EnvelopeRow>(
    `${select} WHERE sender_key = ? AND ${untied} ORDER BY envelopes.sequence DESC ${limitTo('?')}`,
  );
  const selectReturnedByIdentifier = db.prepare<[string, Day, number], EnvelopeRow>(
    `${select} WHERE sender_identifier = ? AND ${untied} ORDER BY envelopes.sequence DESC ${limitTo('?')}`,
  );
  const selectLater = db.prepare<[string], { id: EnvelopeId; number: string }>(
    'SELECT id, number FROM envelopes WHERE earlier_id = ?',
  );
  const markAnswered = db.prepare<[string]>('UPDATE envelopes SET answered = 1 WHERE id = ?');
  const markUnanswered = db.prepare<[string]>('UPDATE envelopes SET answered = 0 WHERE id = ?');
  const countHistory = db
    .prepare<[string], number>('SELECT count(*) FROM envelope_history WHERE envelope_id = ?')
    .pluck();
  const insertHistory = db.prepare(
    `INSERT INTO envelope_history (envelope_id, position, at, by_name, what, reason, before, after)
     VALUES (@id, @position, @at, @by, @what, @reason, @before, @after)`,
  );
  const selectHistory = db.prepare<[string], EnvelopeHistoryEntry>(
    'SELECT at, by_name AS by, what, reason, before, after FROM envelope_history WHERE envelope_id = ? ORDER BY position',
  );
  const read = (row: EnvelopeRow | undefined): StoredEnvelope | undefined =>
    row === undefined ? undefined : fromRow(row);
  return {
    insert({ content, dueOn, ...envelope }: NewEnvelope): void {
      insert.run({ ...envelope, ...contentColumns(content), dueOn: dueOn ?? noDueDay });
    },
    /** Writes the envelope's own columns and counts the revision up. */
    update(id: EnvelopeId, { content, holder, dueOn, ...columns }: EnvelopeColumns): void {
      update.run({
        id,
        ...columns,
        ...contentColumns(content),
        dueOn: dueOn ?? noDueDay,
        holderId: holder?.id ?? null,
        holderSince: holder?.since ?? null,
      });
    },
    byId: (id: EnvelopeId): StoredEnvelope | undefined => read(selectById.get(id)),
    byRequest: (requestId: string): StoredEnvelope | undefined => read(selectByRequest.get(requestId)),
    byNumber: (number: string): StoredEnvelope | undefined => read(selectByNumber.get(number)),
    /** Envelopes with this number of a postal item (`postKeyOf`) received on or after a day, the newest receipt first. */
    met: (postKey: string, since: Day, limit = 10): StoredEnvelope[] =>
      postKey === '' ? [] : selectByPostKey.all(postKey, since, limit).map(fromRow),
    /** Envelopes of this sender with something sent back, received since, and not yet tied to one that came again; the newest first. */
    returnedTo(
      sender: { readonly identifier: string | null; readonly nameKey: string },
      { since, limit = 5 }: { readonly since: Day; readonly limit?: number },
    ): StoredEnvelope[] {
      const rows = [
        ...(sender.identifier === null
          ? []
          : selectReturnedByIdentifier.all(sender.identifier, since, limit)),
        ...(sender.nameKey === '' ? [] : selectReturnedByName.all(sender.nameKey, since, limit)),
      ];
      return [...new Map(rows.map((row) => [row.id, row])).values()].slice(0, limit).map(fromRow);
    },
    /** The envelope that is the next life of this one. */
    laterLife: (id: EnvelopeId): { id: EnvelopeId; number: string } | undefined => selectLater.get(id),
    /** There is a letter that says what was decided; the next decision taken back ends that. */
    markAnswered(id: EnvelopeId): void {
      markAnswered.run(id);
    },
    /** A letter that said what was decided is withdrawn. */
    markUnanswered(id: EnvelopeId): void {
      markUnanswered.run(id);
    },
    appendHistory(id: EnvelopeId, entry: EnvelopeHistoryEntry): void {
      insertHistory.run({ id, position: countHistory.get(id) ?? 0, ...entry });
    },
    /** What was done to the envelope, oldest first. */
    history: (id: EnvelopeId): EnvelopeHistoryEntry[] => selectHistory.all(id),
  };
}

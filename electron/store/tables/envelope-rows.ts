import type Database from 'better-sqlite3';
import type { EnvelopeRow } from '#shared/contract/mail-schemas.ts';
import type { Day, Instant } from '#shared/dates/day.ts';
import { normaliseS10 } from '#shared/identifiers/s10.ts';
import type { EnvelopeId, EnvelopeState } from '#shared/mail/envelope.ts';
import { foldPrefix } from '#shared/text/fold.ts';
import { dueOf } from './envelopes.ts';
import { candidates, limitTo } from './limits.ts';

export interface EnvelopeFilter {
  readonly state: EnvelopeState | null;
  /** Days of receipt, both included; null = from the first, to the last. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Beginning of an envelope number, of the number of a postal item, or of the sender's name; empty = all. */
  readonly text: string;
  /** `mine`: waiting on the desk of `userId`; `unanswered`: registered, returned or forwarded without a letter yet. */
  readonly only: 'mine' | 'unanswered' | null;
  readonly userId: string;
}

interface Row {
  sequence: number;
  id: EnvelopeId;
  number: string;
  post_key: string;
  post_number: string | null;
  sender_name: string;
  received_on: Day;
  postmark_on: Day | null;
  booked_on: Day;
  due_on: Day;
  state: EnvelopeState;
  declared: number | null;
  counted: number;
  pending: number;
  registered: number;
  returned: number;
  holder_id: string | null;
  holder_name: string | null;
  holder_since: Instant | null;
  answered: 0 | 1;
  scans: number;
  letters: number;
  undispatched: number;
}

/** Place of a line in the order of its list. */
type Place = readonly [dueOn: string, receivedOn: string, sequence: number];

const shownOf = (row: Row): EnvelopeRow => ({
  id: row.id,
  number: row.number,
  postNumber: row.post_number,
  senderName: row.sender_name,
  receivedOn: row.received_on,
  postmarkOn: row.postmark_on,
  bookedOn: row.booked_on,
  dueOn: dueOf(row.due_on),
  state: row.state,
  declared: row.declared,
  counted: row.counted,
  pending: row.pending,
  registered: row.registered,
  returned: row.returned,
  holder:
    row.holder_id === null || row.holder_since === null
      ? null
      : { id: row.holder_id, name: row.holder_name ?? '', since: row.holder_since },
  scans: row.scans,
  letters: row.letters,
  undispatched: row.undispatched,
});

const first: Place = ['', '', -1];
const cursorPattern = /^(\d{4}-\d{2}-\d{2})\.(\d{4}-\d{2}-\d{2})\.(\d{1,15})$/;

function readCursor(cursor: string | null): Place | null {
  if (cursor === null) return first;
  const [, dueOn, receivedOn, sequence] = cursorPattern.exec(cursor) ?? [];
  return dueOn === undefined || receivedOn === undefined ? null : [dueOn, receivedOn, Number(sequence)];
}

const isInQueue = ({ state, only }: EnvelopeFilter): boolean => state === 'pending' || only === 'mine';

/** Lines of the queue and of the mail register. */
export function envelopeRowTable(db: Database.Database) {
  const items = (...states: string[]) =>
    `(SELECT count(*) FROM envelope_items WHERE envelope_id = envelopes.id AND envelope_items.state IN (${states
      .map((state) => `'${state}'`)
      .join(', ')}))`;
  const columns = `envelopes.sequence, envelopes.id, number, post_key, content ->> '$.postNumber' AS post_number, sender_name, received_on,
    postmark_on, booked_on, due_on, envelopes.state, declared, counted, holder_id, users.name AS holder_name, holder_since, answered,
    ${items('pending')} AS pending, ${items('registered', 'registeredAsking')} AS registered, ${items('returned')} AS returned,
    (SELECT count(*) FROM scans WHERE envelope_id = envelopes.id AND removed_at IS NULL) AS scans,
    (SELECT count(*) FROM outgoing WHERE envelope_id = envelopes.id AND withdrawn_on IS NULL) AS letters,
    (SELECT count(*) FROM outgoing WHERE envelope_id = envelopes.id AND dispatched_on IS NULL AND withdrawn_on IS NULL) AS undispatched`;
  const from = 'FROM envelopes LEFT JOIN users ON users.id = holder_id';
  const fromWaiting = from.replace('envelopes', 'envelopes INDEXED BY envelopes_waiting');
  type Bound = Record<string, unknown>;
  const received = 'received_on BETWEEN @from AND @to AND (@state IS NULL OR envelopes.state = @state)';
  const waiting = `envelopes.state = 'pending' AND received_on BETWEEN @from AND @to AND (@holder IS NULL OR holder_id = @holder)`;
  const open = "answered = 0 AND envelopes.state IN ('registered', 'returned', 'forwarded')";
  const queue = {
    page: db.prepare<[Bound], Row>(
      `SELECT ${columns} ${fromWaiting} WHERE (due_on, received_on, envelopes.sequence) > (@dueOn, @receivedOn, @sequence) AND ${waiting}
       ORDER BY due_on, received_on, envelopes.sequence ${limitTo('@limit')}`,
    ),
    total: db
      .prepare<[Bound], number>(
        `SELECT count(*) FROM envelopes INDEXED BY envelopes_waiting WHERE due_on > '' AND ${waiting}`,
      )
      .pluck(),
  };
  const register = {
    page: db.prepare<[Bound], Row>(
      `SELECT ${columns} ${from} WHERE (received_on, envelopes.sequence) > (@receivedOn, @sequence) AND ${received}
       ORDER BY received_on, envelopes.sequence ${limitTo('@limit')}`,
    ),
    total: db.prepare<[Bound], number>(`SELECT count(*) FROM envelopes WHERE ${received}`).pluck(),
  };
  const unanswered = {
    page: db.prepare<[Bound], Row>(
      `SELECT ${columns} ${from} WHERE (received_on, envelopes.sequence) > (@receivedOn, @sequence) AND ${open}
         AND ${received}
       ORDER BY received_on, envelopes.sequence ${limitTo('@limit')}`,
    ),
    total: db
      .prepare<[Bound], number>(`SELECT count(*) FROM envelopes WHERE ${open} AND ${received}`)
      .pluck(),
  };
  const selectById = db.prepare<[string], Row>(`SELECT ${columns} ${from} WHERE envelopes.id = ?`);
  const selectByNumber = db.prepare<[string, string, number], Row>(
    `SELECT ${columns} ${from} WHERE number >= ? AND number < ? ORDER BY number DESC ${limitTo('?')}`,
  );
  const selectByPostKey = db.prepare<[string, string, number], Row>(
    `SELECT ${columns} ${from} WHERE post_key >= ? AND post_key < ? AND post_key <> ''
     ORDER BY post_key DESC, received_on DESC ${limitTo('?')}`,
  );
  const selectBySender = db.prepare<[string, string, number], Row>(
    `SELECT ${columns} ${from} WHERE sender_key >= ? AND sender_key < ?
     ORDER BY sender_key DESC, envelopes.sequence DESC ${limitTo('?')}`,
  );

  function find(text: string, limit: number): Row[] {
    const number = text.trim().toUpperCase().replace(/\s+/g, '');
    const post = normaliseS10(text);
    const name = foldPrefix(text);
    const last = '\u{10FFFF}';
    const rows = [
      ...(number === '' ? [] : selectByNumber.all(number, number + last, limit)),
      ...(post === '' ? [] : selectByPostKey.all(post, post + last, limit)),
      ...(name === '' ? [] : selectBySender.all(name, name + last, limit)),
    ];
    return [...new Map(rows.map((row) => [row.id, row])).values()];
  }

  const listOf = (filter: EnvelopeFilter) =>
    isInQueue(filter) ? queue : filter.only === 'unanswered' ? unanswered : register;
  const boundOf = ({ state, from: since, to, only, userId }: EnvelopeFilter) => ({
    state,
    from: since ?? '0000-01-01',
    to: to ?? '9999-12-31',
    holder: only === 'mine' ? userId : null,
  });

  function fits(row: Row, filter: EnvelopeFilter): boolean {
    const { state, from: since, to, holder } = boundOf(filter);
    if ((state !== null && row.state !== state) || row.received_on < since || row.received_on > to)
      return false;
    if (filter.only === 'mine') return row.state === 'pending' && row.holder_id === holder;
    return filter.only !== 'unanswered' || (row.answered === 0 && !['pending', 'other'].includes(row.state));
  }

  const order = (row: Row, queued: boolean): string =>
    `${queued ? row.due_on : ''} ${row.received_on} ${String(row.sequence).padStart(15, '0')}`;

  function found(filter: EnvelopeFilter, limit: number) {
    const queued = isInQueue(filter);
    const rows = find(filter.text, candidates)
      .filter((row) => fits(row, filter))
      .sort((a, b) => (order(a, queued) < order(b, queued) ? -1 : 1));
    return { rows: rows.slice(0, limit).map(shownOf), total: rows.length, next: null };
  }

  return {
    /** The line of one envelope. */
    byId(id: EnvelopeId): EnvelopeRow | undefined {
      const row = selectById.get(id);
      return row && shownOf(row);
    },
    /** Envelopes by the beginning of their number, of the number of the postal item, or of the sender's name; the newest of each first. */
    find: (text: string, limit: number): EnvelopeRow[] => find(text, limit).slice(0, limit).map(shownOf),
    /**
     * The queue (pending ones, first due first) or the register in order of receipt, from a cursor on. With `text` the matches come in
     * one piece, at most the candidates of a search. Null for a cursor nobody gave out.
     */
    list(
      filter: EnvelopeFilter,
      { after, limit }: { readonly after: string | null; readonly limit: number },
    ): { rows: EnvelopeRow[]; total: number; next: string | null } | null {
      if (filter.text.trim() !== '') return found(filter, limit);
      const place = readCursor(after);
      if (place === null) return null;
      const [dueOn, receivedOn, sequence] = place;
      const list = listOf(filter);
      const rows = list.page.all({ ...boundOf(filter), dueOn, receivedOn, sequence, limit });
      const last = rows.at(-1);
      return {
        rows: rows.map(shownOf),
        total: list.total.get(boundOf(filter)) ?? 0,
        next:
          last !== undefined && rows.length === limit
            ? `${last.due_on}.${last.received_on}.${String(last.sequence)}`
            : null,
      };
    },
  };
}

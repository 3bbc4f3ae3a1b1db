import type { Day, Instant } from '#shared/dates/day.ts';
import { AppError } from '#shared/errors.ts';
import type { EnvelopeContent } from '#shared/forms/envelope-form.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import { envelopeState } from '#shared/mail/count.ts';
import type {
  EarlierLife,
  EnvelopeHolder,
  EnvelopeId,
  EnvelopeItem,
  EnvelopeRecord,
} from '#shared/mail/envelope.ts';
import { dueDay } from '#shared/rules/working-days.ts';
import { instantNow } from '../../core-state.ts';
import type { OpenStore } from '../../core-state.ts';
import type { DeskContext } from '../../dispatch.ts';
import type { StoredEnvelope } from '../../store/tables/envelopes.ts';
import type { JournalEntry } from '../../store/tables/journal.ts';
import { note } from '../at-desk.ts';
import { outgoingItems } from './letter-needs.ts';

/** @throws AppError `envelope.unknown` */
export function storedEnvelope({ tables }: Pick<OpenStore, 'tables'>, id: EnvelopeId): StoredEnvelope {
  const stored = tables.envelopes.byId(id);
  if (stored === undefined) throw new AppError('envelope.unknown');
  return stored;
}

/** The last day something of the envelope was sent back; null when nothing was. */
function returnedOn({ tables, reference }: OpenStore, id: EnvelopeId): Day | null {
  const instants = tables.envelopeItems
    .ofEnvelope(id)
    .flatMap(({ state, decidedAt }) => (state === 'returned' && decidedAt !== null ? [decidedAt] : []))
    .sort();
  const last = instants.at(-1);
  return last === undefined ? null : reference.wallClock(last).day;
}

/** An envelope as the first life of another. */
export const lifeOf = (store: OpenStore, envelope: StoredEnvelope): EarlierLife => ({
  id: envelope.id,
  number: envelope.number,
  receivedOn: receiptOf(envelope),
  postmarkOn: envelope.content.postmarkOn,
  returnedOn: returnedOn(store, envelope.id),
});

/** The day an envelope came to the office; nothing is booked without one. */
export function receiptOf({ content, bookedOn }: Pick<StoredEnvelope, 'content' | 'bookedOn'>): Day {
  return content.receivedOn ?? bookedOn;
}

/** More lives than any envelope has; a chain that bites its own tail ends here too. */
const mostLives = 20;

/** The envelope this one was when it came for the first time; null when this is its only life. */
export function firstLife(
  { tables }: Pick<OpenStore, 'tables'>,
  envelope: StoredEnvelope,
): StoredEnvelope | null {
  let first: StoredEnvelope | null = null;
  let earlierId = envelope.earlierId;
  for (let lives = 0; earlierId !== null && lives < mostLives; lives += 1) {
    first = tables.envelopes.byId(earlierId) ?? null;
    earlierId = first?.earlierId ?? null;
  }
  return first;
}

/**
 * Everything there is about an envelope.
 * @throws AppError `envelope.unknown`
 */
export function envelopeRecord(store: OpenStore, id: EnvelopeId): EnvelopeRecord {
  const { tables } = store;
  const { sequence: _sequence, earlierId, ...envelope } = storedEnvelope(store, id);
  return {
    ...envelope,
    items: tables.envelopeItems.ofEnvelope(id),
    earlier: earlierId === null ? null : lifeOf(store, storedEnvelope(store, earlierId)),
    scans: tables.scans.ofEnvelope(id),
    outgoing: tables.outgoing.ofEnvelope(id).map(outgoingItems(store)),
  };
}

/** The day by which an envelope received on a day should be answered; null when the calendar cannot say. */
export function answerDueOn(
  { reference }: Pick<OpenStore, 'reference'>,
  receivedOn: Day,
  today: Day,
): Day | null {
  const term = dueDay({
    from: receivedOn,
    workingDays: reference.setting('mailAnswerDays', 'number', today),
    firstDay: 'next-day',
    calendar: reference.calendar(today),
  });
  return term?.dueOn ?? null;
}

/**
 * Nothing may be booked or decided on a day of the mail room that is closed.
 * @throws AppError `mail.dayClosed` { day }
 */
export function requireOpenMailDay({ tables }: Pick<OpenStore, 'tables'>, day: Day): void {
  if (tables.mailDays.isClosed(day)) throw new AppError('mail.dayClosed', { day: formatDayShort(day) });
}

/**
 * Two people never enter one envelope: whoever changes what is in it has it, or nobody has.
 * @throws AppError `envelope.heldByOther` { name, since }
 */
export function requireNotHeldByOther(
  { store, user }: DeskContext,
  { holder }: Pick<StoredEnvelope, 'holder'>,
): void {
  if (holder === null || holder.id === user.id) return;
  const { day, time } = store.reference.wallClock(holder.since);
  throw new AppError('envelope.heldByOther', {
    name: holder.name,
    since: `${formatDayShort(day)}, ${time}`,
  });
}

/** What is known when a change begins. */
export interface EnvelopeNow {
  readonly envelope: StoredEnvelope;
  readonly items: readonly EnvelopeItem[];
  readonly at: Instant;
  /** The office's own day. */
  readonly today: Day;
}

/** What a change makes of an envelope; what is left out stays. */
export interface EnvelopeChange {
  /** Word of the history: `decided`, `corrected`, `taken` … */
  readonly what: string;
  readonly reason?: string | null;
  readonly content?: EnvelopeContent;
  readonly items?: readonly EnvelopeItem[];
  readonly holder?: Pick<EnvelopeHolder, 'id' | 'since'> | null;
  /** Further facts for the history, where neither content nor items say it. */
  readonly after?: Readonly<Record<string, unknown>>;
  /** Facts for the journal: codes, ids and counts, nothing personal. */
  readonly data?: JournalEntry['data'];
}

interface Target {
  readonly id: EnvelopeId;
  /** The one the change was made from; null where the newest is meant. */
  readonly revision: number | null;
}

const factsOf = ({
  position,
  state,
  reason,
  defects,
  asked,
  forwardedTo,
  notificationNumber,
}: EnvelopeItem) => ({
  position,
  state,
  ...(reason === null ? {} : { reason }),
  ...(defects.length === 0 ? {} : { defects }),
  ...(asked.length === 0 ? {} : { asked }),
  ...(forwardedTo === null ? {} : { forwardedTo }),
  ...(notificationNumber === null ? {} : { notification: notificationNumber }),
});

/** What differs between two editions of an envelope, each as it was and as it is. */
function differences(now: EnvelopeNow, { content, items, after }: EnvelopeChange) {
  const before: Record<string, unknown> = {};
  const later: Record<string, unknown> = { ...after };
  for (const [key, value] of Object.entries(content ?? {})) {
    const old = now.envelope.content[key as keyof EnvelopeContent];
    if (JSON.stringify(old) === JSON.stringify(value)) continue;
    before[key] = old;
    later[key] = value;
  }
  if (items !== undefined) {
    const same = (a: readonly EnvelopeItem[], b: readonly EnvelopeItem[]) => {
      const known = new Set(b.map((item) => JSON.stringify(item)));
      return a.filter((item) => !known.has(JSON.stringify(item))).map(factsOf);
    };
    const [was, is] = [same(now.items, items), same(items, now.items)];
    if (was.length > 0) before.notices = was;
    if (is.length > 0) later.notices = is;
  }
  const text = (facts: object) => (Object.keys(facts).length === 0 ? null : JSON.stringify(facts));
  return { before: text(before), after: text(later) };
}

/**
 * Changes an envelope within the transaction of its caller: revision, guard of the closed day, items, derived state and its move, holder
 * put down when everything is decided, history. Writes no journal entry and tells no page: see {@link changeEnvelope}. Null from `change`
 * leaves everything as it is. Answers what was written.
 *
 * @throws AppError `envelope.unknown`, `envelope.changed`, `mail.dayClosed`
 */
export function writeEnvelopeChange(
  { state, store, user }: DeskContext,
  { id, revision }: Target,
  change: (now: EnvelopeNow) => EnvelopeChange | null,
): EnvelopeChange | null {
  const { tables, reference } = store;
  const envelope = storedEnvelope(store, id);
  if (revision !== null && revision !== envelope.revision) throw new AppError('envelope.changed');
  const at = instantNow(state);
  const { day: today } = reference.wallClock(at);
  const now: EnvelopeNow = { envelope, items: tables.envelopeItems.ofEnvelope(id), at, today };
  const made = change(now);
  if (made === null) return null;

  const items = made.items ?? now.items;
  const content = made.content ?? envelope.content;
  const next = envelopeState(items);
  const isMove = next !== envelope.state;
  // A clock that was set back takes no envelope out of a bag it was already counted in.
  const lastMoveOn = tables.envelopeMoves.lastOf(id)?.day ?? today;
  const day = lastMoveOn > today ? lastMoveOn : today;
  if (made.items !== undefined) {
    requireOpenMailDay(store, day);
    tables.envelopeItems.save(id, { before: now.items, after: items });
  }
  const holder = made.holder === undefined ? envelope.holder : made.holder;
  tables.envelopes.update(id, {
    content,
    state: next,
    decidedOn: next === 'pending' ? null : isMove ? day : envelope.decidedOn,
    dueOn:
      made.content === undefined ? envelope.dueOn : answerDueOn(store, content.receivedOn ?? today, today),
    holder: next === 'pending' ? holder : null,
  });
  if (isMove) tables.envelopeMoves.append({ envelopeId: id, day, before: envelope.state, after: next, at });
  tables.envelopes.appendHistory(id, {
    at,
    by: user.name,
    what: made.what,
    reason: made.reason ?? null,
    ...differences(now, made),
  });
  return made;
}

/**
 * One change of an envelope as one transaction with its journal entry; tells the pages afterwards. Null from `change` writes nothing.
 *
 * @throws AppError as {@link writeEnvelopeChange}
 */
export function changeEnvelope(
  desk: DeskContext,
  { action, ...target }: Target & { /** Name for the journal: the method. */ readonly action: string },
  change: (now: EnvelopeNow) => EnvelopeChange | null,
): EnvelopeRecord {
  const { store, state } = desk;
  const made = store.tables.write(() => {
    const written = writeEnvelopeChange(desk, target, change);
    if (written !== null) note(desk, action, { object: target.id, data: written.data ?? {} });
    return written;
  });
  if (made !== null) state.emit({ name: 'envelope.changed', detail: target.id });
  return envelopeRecord(store, target.id);
}

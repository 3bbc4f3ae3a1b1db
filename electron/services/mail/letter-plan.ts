import type { Day, Instant } from '#shared/dates/day.ts';
import { AppError } from '#shared/errors.ts';
import type { EnvelopeId, EnvelopeItem } from '#shared/mail/envelope.ts';
import type { Notification } from '#shared/notification.ts';
import { dueDay } from '#shared/rules/working-days.ts';
import type { OpenStore } from '../../core-state.ts';
import type { DeskContext } from '../../dispatch.ts';
import type { Letter } from '../../slips/letters/letter.ts';
import type { StoredEnvelope } from '../../store/tables/envelopes.ts';
import type { OutgoingContent, StoredOutgoing } from '../../store/tables/outgoing.ts';
import { letterFacts } from './letter-facts.ts';
import type { LetterFacts } from './letter-facts.ts';
import { earlierLetter, neededLetters, unneeded } from './letter-needs.ts';
import type { NeededLetter } from './letter-needs.ts';
import { receiptOf, storedEnvelope } from './record.ts';

const serialWidth = 6;

/** Slips one file takes: the largest envelope there is, and a hundred usual ones. */
export const mostSlips = 600;

/** `OFFICE-OUT-YEAR-000001` */
export const outgoingNumber = (office: string, year: number, serial: number): string =>
  [office, 'OUT', year, String(serial).padStart(serialWidth, '0')].join('-');

/** A letter as it will be printed and booked. */
export interface PlannedLetter {
  readonly letter: Letter & { readonly number: string };
  /**
   * `new`: takes a number. `again`: went out, or was printed, with these very words. `rewritten`: lies in the house still and says
   * something else now, under its number.
   */
  readonly how: 'new' | 'again' | 'rewritten';
  /** The row it has already; null for a new one. */
  readonly id: string | null;
  readonly content: OutgoingContent;
}

export interface PlannedEnvelope {
  readonly id: EnvelopeId;
  readonly number: string;
  readonly letters: readonly PlannedLetter[];
  /** Slips that go with them, each with the number its copy would have. */
  readonly slips: readonly { readonly notification: Notification; readonly copy: number }[];
  /** Letters still in the house it needs no more. */
  readonly withdrawn: readonly StoredOutgoing[];
}

export interface LetterPlan {
  readonly at: Instant;
  readonly today: Day;
  readonly envelopes: readonly PlannedEnvelope[];
}

const isRegistered = ({ state }: EnvelopeItem): boolean =>
  state === 'registered' || state === 'registeredAsking';

/** By when papers asked for should be here, counted from the day after the letter. */
function askedUntil({ reference }: OpenStore, madeOn: Day): Day | null {
  const term = dueDay({
    from: madeOn,
    workingDays: reference.setting('mailAskDays', 'number', madeOn),
    firstDay: 'next-day',
    calendar: reference.calendar(madeOn),
  });
  return term?.dueOn ?? null;
}

/**
 * What would be printed and booked now, without writing anything: the numbers are those the series would give.
 *
 * @throws AppError `envelope.unknown`, `letter.undecided` { number }, `letter.noAddressee` { number }, `letter.nothing`,
 *   `letter.tooMany` { count, limit }
 */
export function planLetters(desk: DeskContext, ids: readonly EnvelopeId[], at: Instant): LetterPlan {
  const { store } = desk;
  const { tables } = store;
  const found = [...new Set(ids)].map((id) => {
    const envelope = storedEnvelope(store, id);
    const items = tables.envelopeItems.ofEnvelope(id);
    if (items.some(({ state }) => state === 'pending'))
      throw new AppError('letter.undecided', { number: envelope.number });
    const needs = neededLetters(envelope, items);
    const [sender] = needs;
    if (sender !== undefined && !sender.addressee.name && !sender.addressee.address)
      throw new AppError('letter.noAddressee', { number: envelope.number });
    return { envelope, items, needs };
  });
  if (found.every(({ needs }) => needs.length === 0)) throw new AppError('letter.nothing');
  const count = found.flatMap(({ items }) => items.filter(isRegistered)).length;
  if (count > mostSlips) throw new AppError('letter.tooMany', { count, limit: mostSlips });

  const { day: today, time } = store.reference.wallClock(at);
  const office = tables.office.read();
  const year = Number(today.slice(0, 4));
  const drafts = tables.drafts.all();
  let serial = tables.mailSeries.last({ kind: 'out', office: office.code, year });
  const envelopes = found.map(({ envelope, items, needs }): PlannedEnvelope => {
    const notifications = registeredOf(store, items);
    const known = tables.outgoing.ofEnvelope(envelope.id);
    const letters = needs.map((need): PlannedLetter => {
      const { says } = need;
      const before = earlierLetter(known, need);
      const isSame = before?.content.says === says;
      const row = before !== undefined && (isSame || before.dispatchedOn === null) ? before : undefined;
      if (row === undefined) serial += 1;
      const madeOn = row?.madeOn ?? today;
      const facts = letterFacts(store, need.items, {
        on: madeOn,
        notifications,
        drafts: drafts.filter((draft) => draft.envelope?.id === envelope.id),
      });
      const asks = facts.registered.some(({ asked, remark }) => asked.length > 0 || remark !== null);
      const until = isSame ? (row?.content.until ?? null) : asks ? askedUntil(store, today) : null;
      return {
        how: row === undefined ? 'new' : isSame ? 'again' : 'rewritten',
        id: row?.id ?? null,
        content: { addressee: need.addressee, to: need.to, until, says },
        letter: {
          ...letterOf({ envelope, need, facts }),
          number: row?.number ?? outgoingNumber(office.code, year, serial),
          madeOn,
          until,
          office: { names: office.names, address: office.address, phone: office.phone },
          clerk: row !== undefined && isSame ? row.madeBy : desk.user.name,
          copy: row !== undefined && isSame ? { day: today, time, by: desk.user.name } : null,
        },
      };
    });
    const slips = [...notifications.values()].map((notification) => ({
      notification,
      copy: notification.slipCopies + 1,
    }));
    return { id: envelope.id, number: envelope.number, letters, slips, withdrawn: unneeded(known, needs) };
  });
  return { at, today, envelopes };
}

/** In the order of their places. */
function registeredOf({ tables }: OpenStore, items: readonly EnvelopeItem[]): Map<string, Notification> {
  return new Map(
    items.filter(isRegistered).flatMap(({ notificationId }) => {
      const notification = notificationId === null ? undefined : tables.notifications.byId(notificationId);
      return notification === undefined ? [] : [[notification.id, notification] as const];
    }),
  );
}

function letterOf({
  envelope,
  need,
  facts,
}: {
  readonly envelope: StoredEnvelope;
  readonly need: NeededLetter;
  readonly facts: LetterFacts;
}): Pick<
  Letter,
  'kind' | 'to' | 'addressee' | 'languages' | 'envelope' | 'registered' | 'returned' | 'forwarded'
> {
  const { content, number } = envelope;
  const { kind, to, addressee, languages } = need;
  const counted = content.counted ?? 0;
  const parts = [content.senderName, content.senderAddress, content.senderPostcode];
  return {
    kind,
    to,
    addressee,
    languages,
    envelope: {
      number,
      postNumber: content.postNumber,
      postmark:
        content.postmark === 'legible' || content.postmark === 'none' ? content.postmark : 'illegible',
      postmarkOn: content.postmark === 'legible' ? content.postmarkOn : null,
      receivedOn: receiptOf(envelope),
      declared: content.declared !== null && content.declared > counted ? content.declared : null,
      counted,
      sender: parts.flatMap((part) => (part === null || part.trim() === '' ? [] : [part.trim()])).join(', '),
    },
    ...facts,
  };
}

import { AppError } from '#shared/errors.ts';
import type { Issue } from '#shared/errors.ts';
import type { NotificationContent } from '#shared/forms/notification-form.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import type { EnvelopePlace, EnvelopeStamp, Notification } from '#shared/notification.ts';
import type { PostedNotice } from '#shared/rules/context.ts';
import type { OpenStore } from '../../core-state.ts';
import type { DeskContext } from '../../dispatch.ts';
import { note } from '../at-desk.ts';
import { pendingItem, requireRegistrable } from './decisions.ts';
import {
  firstLife,
  receiptOf,
  requireNotHeldByOther,
  storedEnvelope,
  writeEnvelopeChange,
} from './record.ts';

/** The envelope a notice is entered from, as the rules want it and as the record keeps it. */
export interface Posted {
  readonly place: EnvelopePlace;
  readonly notice: PostedNotice;
  readonly stamp: EnvelopeStamp;
}

/**
 * The envelope behind a place in the mail; null for a notice handed over in person.
 * @throws AppError `envelope.unknown`, `envelope.itemUnknown`
 */
export function postedFrom(store: OpenStore, place: EnvelopePlace | null): Posted | null {
  if (place === null) return null;
  const envelope = storedEnvelope(store, place.id);
  if (store.tables.envelopeItems.stateAt(place) === undefined) throw new AppError('envelope.itemUnknown');
  const first = firstLife(store, envelope);
  const { postmark, postmarkOn, postNumber } = envelope.content;
  const receivedOn = receiptOf(envelope);
  const known = (code: string | null) => (code === 'legible' || code === 'illegible' ? code : 'none');
  return {
    place,
    notice: {
      postmark: known(postmark),
      postmarkOn,
      receivedOn,
      first:
        first === null
          ? null
          : { number: first.number, postmarkOn: first.content.postmarkOn, receivedOn: receiptOf(first) },
    },
    stamp: {
      ...place,
      number: envelope.number,
      postNumber,
      postmark: known((first ?? envelope).content.postmark),
      postmarkOn: (first ?? envelope).content.postmarkOn,
      receivedOn,
    },
  };
}

/** The form says another day of receipt than the envelope, by which the notice is judged. */
export function receiptIssues({ receipt }: NotificationContent, posted: Posted | null): Issue[] {
  if (posted === null || receipt.receivedOn === null || receipt.receivedOn === posted.stamp.receivedOn)
    return [];
  const params = { receivedOn: formatDayShort(posted.stamp.receivedOn) };
  return [{ path: 'receipt.receivedOn', code: 'envelope.receiptDiffers', params, severity: 'warn' }];
}

/**
 * Refuses to register from a place somebody else has, or that is decided.
 * @throws AppError `envelope.heldByOther`, `envelope.itemDecided`, `envelope.emptyInside`, `envelope.moreThanCounted`
 */
export function requirePlace(desk: DeskContext, { place }: Posted): void {
  const envelope = storedEnvelope(desk.store, place.id);
  requireRegistrable(
    { envelope, items: desk.store.tables.envelopeItems.ofEnvelope(place.id) },
    place.position,
  );
  requireNotHeldByOther(desk, envelope);
}

/**
 * Writes into the envelope that a notice was registered from it, within the transaction that registers it. Every draft of the place is
 * done with; answers the ids of those removed, so that a late save brings none back.
 *
 * @param draftId the draft the notice was typed in, which the caller removes
 */
export function writeRegistered(
  desk: DeskContext,
  { place }: Posted,
  {
    notification,
    draftId,
  }: { readonly notification: Pick<Notification, 'id' | 'number'>; readonly draftId: string | null },
): string[] {
  const { tables } = desk.store;
  const others = tables.drafts.ofPlace(place).filter(({ id }) => id !== draftId);
  writeEnvelopeChange(desk, { id: place.id, revision: null }, (now) => {
    const { envelope, items, at } = now;
    requireRegistrable(now, place.position);
    requireNotHeldByOther(desk, envelope);
    return {
      what: 'registered',
      items: items.map((item) =>
        item.position === place.position
          ? {
              ...pendingItem(item.position),
              state: 'registered',
              notificationId: notification.id,
              notificationNumber: notification.number,
              decidedAt: at,
              decidedBy: desk.user.name,
            }
          : item,
      ),
      holder: envelope.holder ?? { id: desk.user.id, since: at },
      after: others.length === 0 ? {} : { draftsRemovedOf: others.map(({ ownerName }) => ownerName) },
    };
  });
  for (const { id } of others) tables.drafts.remove(id);
  return others.map(({ id }) => id);
}

/**
 * Whoever types from a free envelope has it from now on; one that somebody has stays where it is. True when it was taken.
 * Within the transaction of its caller.
 */
export function takeSilently(desk: DeskContext, { id }: EnvelopePlace): boolean {
  const { state, holder } = storedEnvelope(desk.store, id);
  if (state !== 'pending' || holder !== null) return false;
  writeEnvelopeChange(desk, { id, revision: null }, ({ at }) => ({
    what: 'taken',
    holder: { id: desk.user.id, since: at },
  }));
  note(desk, 'envelope.take', { object: id, data: { from: null } });
  return true;
}

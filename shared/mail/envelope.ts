import type { Day, Instant } from '../dates/day.ts';
import type { EnvelopeContent } from '../forms/envelope-form.ts';
import type { NotificationId } from '../notification.ts';

export type EnvelopeId = string & { readonly '~brand': 'EnvelopeId' };

/** What becomes of one notice of an envelope. `notInside`: declared, but not there. */
export const itemStates = [
  'pending',
  'registered',
  'registeredAsking',
  'returned',
  'forwarded',
  'notNotification',
  'notInside',
] as const;
export type ItemState = (typeof itemStates)[number];

/** What becomes of the envelope: the classes the day is counted by. */
export const envelopeStates = ['pending', 'registered', 'returned', 'forwarded', 'other'] as const;
export type EnvelopeState = (typeof envelopeStates)[number];

export interface EnvelopeItem {
  /** 0-based place in the envelope. */
  readonly position: number;
  readonly state: ItemState;
  readonly notificationId: NotificationId | null;
  readonly notificationNumber: string | null;
  /** Why, in words of the clerk; null where the state says it all. */
  readonly reason: string | null;
  /** Codes of `return-defects`: why it goes back. */
  readonly defects: readonly string[];
  /** Codes of `enclosure-types`: what the sender is asked for. */
  readonly asked: readonly string[];
  /** Office it is forwarded to. */
  readonly forwardedTo: string | null;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
}

/** Somebody who has the envelope on the desk. */
export interface EnvelopeHolder {
  readonly id: string;
  readonly name: string;
  readonly since: Instant;
}

export interface ScanHead {
  readonly id: string;
  readonly name: string;
  readonly type: 'pdf' | 'jpeg' | 'png' | 'tiff';
  /** Bytes. */
  readonly size: number;
  readonly addedAt: Instant;
  readonly addedBy: string;
}

/** Letters and replies of ours, and covering notes for other offices. */
export const outgoingKinds = ['reply', 'ask', 'return', 'forward'] as const;
export type OutgoingKind = (typeof outgoingKinds)[number];

export interface OutgoingItem {
  readonly id: string;
  /** `OFFICE-OUT-YEAR-000001` */
  readonly number: string;
  readonly kind: OutgoingKind;
  readonly envelopeId: EnvelopeId;
  readonly envelopeNumber: string;
  readonly addressee: { readonly name: string; readonly address: string; readonly postcode: string };
  readonly madeOn: Day;
  readonly madeBy: string;
  /** S10 number of our own item; null until typed or scanned. */
  readonly postNumber: string | null;
  readonly dispatchedOn: Day | null;
  readonly dispatchNumber: string | null;
  readonly undeliveredOn: Day | null;
  readonly undeliveredReason: string | null;
  /** Taken off before it was dispatched; its number is never given again. */
  readonly withdrawnOn: Day | null;
  readonly withdrawnReason: string | null;
  /** Still in the house, and its envelope was decided or corrected otherwise since: such a letter is not dispatched. */
  readonly outOfDate: boolean;
}

/** An envelope of an earlier day that went back and came again: its first postmark keeps its meaning. */
export interface EarlierLife {
  readonly id: EnvelopeId;
  readonly number: string;
  readonly receivedOn: Day;
  readonly postmarkOn: Day | null;
  readonly returnedOn: Day | null;
}

/** An envelope on record, the same shape from store to page. */
export interface EnvelopeRecord {
  readonly id: EnvelopeId;
  /** `OFFICE-IN-YEAR-000001` */
  readonly number: string;
  readonly content: EnvelopeContent;
  readonly state: EnvelopeState;
  /** Wall-clock day it was opened, the day it is counted on. */
  readonly bookedOn: Day;
  readonly openedAt: Instant;
  readonly openedBy: string;
  /** The answer should be out by this day; null when the calendar cannot say. */
  readonly dueOn: Day | null;
  /** The day the last of its notices was decided. */
  readonly decidedOn: Day | null;
  readonly items: readonly EnvelopeItem[];
  readonly holder: EnvelopeHolder | null;
  readonly earlier: EarlierLife | null;
  readonly scans: readonly ScanHead[];
  readonly outgoing: readonly OutgoingItem[];
  /** Grows with every change; a change made from an older one is refused. */
  readonly revision: number;
}

import type { Day } from '#shared/dates/day.ts';
import type { OutgoingKind } from '#shared/mail/envelope.ts';
import type { EnvelopeStamp } from '#shared/notification.ts';

/** One meaning in the two languages of a letter. */
export interface Twice {
  readonly kk: string;
  readonly ru: string;
}

export type LetterLanguage = keyof Twice;

/** A notice that was not registered, as far as anybody knows what stands in it. */
export interface UnregisteredNotice {
  /** Which one of the envelope, counted from 1. */
  readonly place: number;
  readonly people: readonly string[];
  readonly host: string | null;
  /** Sheets of its papers; null when nobody counted them. */
  readonly sheets: number | null;
}

export interface RegisteredNotice {
  readonly number: string;
  readonly people: readonly string[];
  /** Papers the sender is asked for; empty when nothing is missing. */
  readonly asked: readonly Twice[];
  readonly remark: string | null;
}

export interface ReturnedNotice extends UnregisteredNotice {
  readonly defects: readonly { readonly name: Twice; readonly todo: Twice }[];
  readonly remark: string | null;
}

export interface ForwardedNotice extends UnregisteredNotice {
  readonly office: string;
  readonly remark: string | null;
}

/** Everything a letter says. */
export interface Letter {
  readonly kind: OutgoingKind;
  /** To whoever sent the envelope, or to the office its notices are passed on to. */
  readonly to: 'sender' | 'office';
  /** Outgoing number; null while none is given. */
  readonly number: string | null;
  readonly madeOn: Day;
  readonly office: { readonly names: Twice; readonly address: string; readonly phone: string };
  /** Name of the clerk. */
  readonly clerk: string;
  /** In the order they stand in the letter. */
  readonly languages: readonly LetterLanguage[];
  readonly addressee: { readonly name: string; readonly address: string; readonly postcode: string };
  readonly envelope: Pick<
    EnvelopeStamp,
    'number' | 'postNumber' | 'postmark' | 'postmarkOn' | 'receivedOn'
  > & {
    /** Notices the sender spoke of, when not all of them were inside. */
    readonly declared: number | null;
    readonly counted: number;
    readonly sender: string;
  };
  readonly registered: readonly RegisteredNotice[];
  /** Papers asked for should be here by this day; null when nothing is asked for. */
  readonly until: Day | null;
  readonly returned: readonly ReturnedNotice[];
  readonly forwarded: readonly ForwardedNotice[];
  /** Whether this sheet is a further one, when it was printed and by whom. */
  readonly copy: { readonly day: Day; readonly time: string; readonly by: string } | null;
}

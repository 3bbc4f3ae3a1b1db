import type { Day } from '../dates/day.ts';
import type { PartialDay } from '../dates/partial-day.ts';
import type { WorkingCalendar } from '../reference/calendar.ts';
import type { ReferenceRow } from '../reference/lists.ts';

/** `arrival-day`: the day something happens is day 1 of the term. `next-day`: counting begins on the day after. */
export type FirstDay = 'arrival-day' | 'next-day';
/** Which day of a posted notice the term is held against. */
type PostDate = 'postmark' | 'receipt';
/** What stands in for a postmark nobody can read: the day of receipt, or that day less the usual days of the post. */
type PostmarkFallback = 'receipt' | 'receiptLess';
/** Whether the day of departure is a day of stay; the day of entry always is. */
export type BorderDays = 'both' | 'entry-only';
export type StayTermRow = ReferenceRow<'stay-terms'>;

/**
 * The settings in force on the day a notice is judged. The law leaves each of them open or subject to change, so every one is dated
 * reference data, and `unconfirmed` names those nobody has confirmed yet.
 */
export interface RuleSettings {
  readonly firstDay: FirstDay;
  readonly postDate: PostDate;
  readonly postmarkFallback: PostmarkFallback;
  /** Calendar days a letter usually takes. */
  readonly postalDays: number;
  /** Working days a receiving person has, at least 1. */
  readonly noticeWorkingDays: number;
  readonly borderDays: BorderDays;
  /** Registration of visa-free immigrants: for entries from this day on, within this many calendar days of crossing the border. */
  readonly order923: { readonly on: boolean; readonly from: Day; readonly days: number };
  readonly unconfirmed: readonly Exclude<keyof RuleSettings, 'unconfirmed'>[];
}

/** A stay the office already has on record, of a person who may be one of those in the notice. */
export interface EarlierStay {
  readonly notificationId: string;
  /** Registration number of the notice. */
  readonly number: string;
  /** Index of the person in that notice. */
  readonly position: number;
  readonly surname: string;
  readonly givenNames: string;
  /** As `nameKey` folds it; empty when there is no name. */
  readonly nameKey: string;
  readonly bornOn: PartialDay | null;
  readonly documentNumber: string;
  /** As `documentKey` folds it; empty when there is no number. */
  readonly documentKey: string;
  readonly citizenship: string | null;
  readonly iin: string | null;
  readonly enteredOn: Day | null;
  readonly arrivedOn: Day;
  /** Planned departure. */
  readonly departsOn: Day | null;
  readonly address: string;
  /** As `addressKey` makes it; empty when there is no address. */
  readonly addressKey: string;
  readonly hostName: string;
}

/** Everything a rule may know besides the notice itself. */
export interface RuleContext {
  /** The office's own day. */
  readonly today: Day;
  readonly calendar: WorkingCalendar;
  readonly settings: RuleSettings;
  /** Every edition: a stay is judged by the rows in force on its day of entry. */
  readonly stayTerms: readonly StayTermRow[];
  readonly earlier: readonly EarlierStay[];
}

/** The dates of one life of an envelope. */
interface PostedDates {
  /** Null where it cannot be read. */
  readonly postmarkOn: Day | null;
  /** The day the office got it. */
  readonly receivedOn: Day | null;
}

/** The envelope a notice came in. */
export interface PostedNotice extends PostedDates {
  readonly postmark: 'legible' | 'illegible' | 'none';
  /** The first life of an envelope that went back and came again: its dates keep their meaning. */
  readonly first: (PostedDates & { readonly number: string }) | null;
}

/** How the notice came, where that changes the verdict. */
export interface JudgeOptions {
  /** Null for a notice handed over in person. */
  readonly posted: PostedNotice | null;
  /** The notice itself when a registered one is judged again: it is no duplicate of itself. */
  readonly notificationId: string | null;
}

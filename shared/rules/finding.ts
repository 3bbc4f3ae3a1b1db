import type { Day } from '../dates/day.ts';

/**
 * The light of one line of a check: ● in order, ▲ look, ■ stops the work ground (never the recording), ◆ no data.
 * Always shown as shape, colour and word together.
 */
export type Light = 'order' | 'look' | 'stop' | 'noData';

/** One step of arithmetic a clerk can follow with a finger on the calendar. */
export interface CountedDay {
  readonly day: Day;
  /** 1-based number of this day within the term, or null when the day is not counted. */
  readonly counted: number | null;
  /** Why it counts or not; `dayReason.<reason>` is its message. */
  readonly reason:
    'working' | 'workingWeekend' | 'weekend' | 'holiday' | 'dayOff' | 'swap' | 'calendar' | 'notYet';
  /** Legal source or name of the holiday, as the calendar row has it. */
  readonly note: string | null;
}

/**
 * One line of a check, stored with the record it judged.
 *
 * `rule` names the rule (`timeliness.hostNotice`), `code` the outcome (`timeliness.hostNotice.late`): the sentence is the message
 * `finding.<code>` filled with `params`. `values` are the facts and settings that decided, in the order to show them.
 */
export interface Finding {
  readonly rule: string;
  readonly code: string;
  readonly light: Light;
  /** Index of the foreigner in the notice, or null when the finding is about the notice as a whole. */
  readonly foreigner: number | null;
  readonly params: Readonly<Record<string, string | number>>;
  /** Key of the legal source, `clause.<key>` is its message; null where the product itself asks. */
  readonly clause: string | null;
  readonly values: readonly FindingValue[];
  /** Last day of the term, when the rule computes one. */
  readonly dueOn: Day | null;
  readonly arithmetic: readonly CountedDay[];
  /** Reference rows the verdict rests on that nobody has confirmed. */
  readonly unconfirmed: boolean;
  /** Records of ours the finding speaks about, to open side by side. */
  readonly related: readonly RelatedRecord[];
}

/** How a value is written. */
export const findingValueKinds = [
  'day',
  'days',
  'number',
  'text',
  'country',
  'region',
  'setting',
  'list',
] as const;

/** A fact or setting used: `value.<key>` is the label; `kind` tells the page how to write the value. */
export interface FindingValue {
  readonly key: string;
  readonly kind: (typeof findingValueKinds)[number];
  readonly value: string;
  readonly origin: 'form' | 'register' | 'reference' | 'setting' | 'clock';
}

/** Another stay the office knows, with the values to set side by side. */
export interface RelatedRecord {
  readonly notificationId: string;
  readonly number: string;
  readonly position: number;
  readonly surname: string;
  readonly givenNames: string;
  readonly bornOn: string | null;
  readonly documentNumber: string;
  readonly citizenship: string | null;
  readonly arrivedOn: string;
  readonly departsOn: string | null;
  readonly address: string;
  readonly hostName: string;
}

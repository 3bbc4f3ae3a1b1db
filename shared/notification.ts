import type { Day, Instant } from './dates/day.ts';
import type { NotificationContent } from './forms/notification-form.ts';
import type { EnvelopeId } from './mail/envelope.ts';
import type { Finding } from './rules/finding.ts';
import type { WorkVerdict } from './rules/work/verdict.ts';

export type NotificationId = string & { readonly '~brand': 'NotificationId' };

/** A warning the clerk read and passed, and why. */
export interface PassedWarning {
  readonly path: string;
  readonly code: string;
}

/** The office as it was when the record was made: a slip printed years later still names it. */
export interface OfficeStamp {
  readonly code: string;
  readonly names: { readonly kk: string; readonly ru: string };
  readonly region: string;
  readonly address: string;
  readonly phone: string;
  readonly counter: string;
}

/** The verdict of the work check about one person of a notice, by place in it. */
export interface ForeignerVerdict {
  readonly foreigner: number;
  readonly verdict: WorkVerdict;
}

/** The envelope a posted notice came in, as it was when the notice was registered. */
export interface EnvelopeStamp {
  readonly id: EnvelopeId;
  /** `OFFICE-IN-YEAR-000001` */
  readonly number: string;
  /** Number of the postal item; null when it was unregistered. */
  readonly postNumber: string | null;
  readonly postmark: 'legible' | 'illegible' | 'none';
  /** Of the first life when the envelope came back; null when nobody can read it. */
  readonly postmarkOn: Day | null;
  readonly receivedOn: Day;
  /** 0-based place of the notice in the envelope. */
  readonly position: number;
}

/** Where in which envelope a notice that is being entered stands. */
export interface EnvelopePlace {
  readonly id: EnvelopeId;
  readonly position: number;
}

/** A registered notification, the same shape from store to slip. */
export interface Notification {
  readonly id: NotificationId;
  /** `OFFICE-COUNTER-YEAR-000001` */
  readonly number: string;
  readonly channel: 'inPerson' | 'post';
  /** Null for a notice handed over in person, and in records older than the mail room. */
  readonly envelope: EnvelopeStamp | null;
  readonly registeredAt: Instant;
  /** Wall-clock day and minute of registration in the office. */
  readonly registeredOn: Day;
  readonly registeredTime: string;
  readonly clerk: { readonly id: string; readonly name: string };
  readonly office: OfficeStamp;
  readonly content: NotificationContent;
  readonly findings: readonly Finding[];
  /** The first verdict on record about the work of each person it applies to or conflicts with, in the order of people. Empty in records older than the check. */
  readonly work: readonly ForeignerVerdict[];
  /** Reason typed for passing warnings, when there was one. */
  readonly reason: string | null;
  readonly passedWarnings: readonly PassedWarning[];
  readonly formVersion: number;
  readonly rulesVersion: string;
  readonly calendarVersion: string;
  /** How many times the slip has been handed to a printer or saved. */
  readonly slipCopies: number;
}

import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import type { EnvelopeRow } from '#shared/contract/mail-schemas.ts';
import type { Day } from '#shared/dates/day.ts';
import type { EnvelopeId, EnvelopeRecord } from '#shared/mail/envelope.ts';

/** An envelope opened in this sitting, as the totals count it. */
export interface Opened {
  readonly id: EnvelopeId;
  readonly number: string;
  readonly notices: number;
  readonly isDamaged: boolean;
  readonly isEmpty: boolean;
}

/** Running totals of a bag. */
export interface BagTotals {
  readonly envelopes: number;
  readonly notices: number;
  readonly damaged: number;
  readonly empty: number;
}

/** What one clerk opened since the day began, or the desk was logged in to. */
export interface Sitting {
  readonly user: string;
  readonly day: Day;
  readonly opened: readonly Opened[];
  /** What the next envelope starts with; null before the first. */
  readonly next: EnvelopeValues | null;
}

const openedFrom = ({ id, number, content }: EnvelopeRecord): Opened => ({
  id,
  number,
  notices: content.counted ?? 0,
  isDamaged: content.condition.length > 0,
  isEmpty: content.counted === 0,
});

/** The sitting with one more envelope. An answer that came twice counts once. */
export function withOpened(sitting: Sitting, record: EnvelopeRecord, next: EnvelopeValues): Sitting {
  const others = sitting.opened.filter(({ id }) => id !== record.id);
  return { ...sitting, next, opened: [...others, openedFrom(record)] };
}

/** Totals of these envelopes. */
export const totalsOf = (opened: readonly Opened[]): BagTotals => ({
  envelopes: opened.length,
  notices: opened.reduce((sum, { notices }) => sum + notices, 0),
  damaged: opened.filter(({ isDamaged }) => isDamaged).length,
  empty: opened.filter(({ isEmpty }) => isEmpty).length,
});

/** The sitting to go on with: another clerk or another day begins a new one. */
export const sittingOf = (known: Sitting | null, user: string, day: Day): Sitting =>
  known?.user === user && known.day === day ? known : { user, day, opened: [], next: null };

/** Envelopes of a list that were opened on this day, newest first. */
export const openedOn = (rows: readonly EnvelopeRow[], day: Day): readonly EnvelopeRow[] =>
  rows.filter(({ bookedOn }) => bookedOn === day).sort((one, other) => (one.number < other.number ? 1 : -1));

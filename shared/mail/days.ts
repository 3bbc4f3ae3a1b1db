import type { Day } from '../dates/day.ts';
import type { EnvelopeCounts, MailDayCount } from './count.ts';
import { envelopeStates } from './envelope.ts';
import type { EnvelopeState } from './envelope.ts';

/**
 * One move of an envelope from one class to another. `before` is null for its first move, the opening. The moves of an envelope form a
 * chain: each begins where the one before it ended.
 */
export interface EnvelopeMove {
  readonly envelopeId: string;
  readonly day: Day;
  readonly before: EnvelopeState | null;
  readonly after: EnvelopeState;
}

/** Days from the first to the last, both included. */
export interface MailPeriod {
  readonly from: Day;
  readonly to: Day;
}

/** What the moves of a period did to one envelope. */
interface Passage {
  /** Class it had when the period began; null = it was opened within the period. */
  readonly start: EnvelopeState | null;
  /** Class it had after its last move of the period. */
  end: EnvelopeState;
  /** It became pending within the period, whether or not it stayed so. */
  cameBack: boolean;
  /** It was pending at some moment of the period. */
  waited: boolean;
}

const noEnvelopes = (): Record<EnvelopeState, number> => ({
  pending: 0,
  registered: 0,
  returned: 0,
  forwarded: 0,
  other: 0,
});

/** One passage for each envelope that moved. Moves of the same envelope must come in the order they were made. */
function passagesOf(moves: Iterable<EnvelopeMove>): Map<string, Passage> {
  const passages = new Map<string, Passage>();
  for (const { envelopeId, before, after } of moves) {
    const passage = passages.get(envelopeId) ?? {
      start: before,
      end: after,
      cameBack: false,
      waited: before === null,
    };
    passage.end = after;
    passage.cameBack ||= after === 'pending';
    passage.waited ||= before === 'pending' || after === 'pending';
    passages.set(envelopeId, passage);
  }
  return passages;
}

/**
 * The bag of a period: every envelope that was pending at some moment of it, each once.
 *
 * In: `carriedOver` = pending when the period began; `opened` = opened within it; `reopened` = decided when it began, and pending again
 * at some moment of it, whether or not it was decided once more. Out: what each of them is at the end, where `pending` is what waits in
 * the evening. So one opened and decided the same day is in once and out once; one decided, taken back and decided again the same day
 * too; one decided yesterday and taken back today is out of yesterday's bag as decided, and in today's as reopened; a decision changed
 * for another without going back to the pile belongs to no bag but the one it was first decided in.
 *
 * The two sides are read from different facts: in from how an envelope came to wait, out from what became of it, and the waiting before
 * and after from where the envelopes stand. They agree for every history in which nothing is lost; `isBalanced` says whether they do.
 *
 * @param moved moves of the period, those of one envelope in the order they were made
 * @param waiting how many were pending when the period began, and how many when it ended
 */
export function countMoves(
  moved: Iterable<EnvelopeMove>,
  waiting: { readonly before: number; readonly after: number },
): MailDayCount {
  const out = noEnvelopes();
  let opened = 0;
  let reopened = 0;
  for (const { start, end, cameBack, waited } of passagesOf(moved).values()) {
    if (start === null) opened += 1;
    else if (start !== 'pending' && cameBack) reopened += 1;
    if (waited && end !== 'pending') out[end] += 1;
  }
  return { carriedOver: waiting.before, opened, reopened, out: { ...out, pending: waiting.after } };
}

/**
 * The same moves on the days they count on. A move counts no earlier than the one of the same envelope before it: a clock that was set
 * back takes nothing out of a bag it was already counted in.
 *
 * @param moves in the order they were made
 */
export function inOrderOfDays(moves: readonly EnvelopeMove[]): EnvelopeMove[] {
  const latest = new Map<string, Day>();
  return moves.map((move) => {
    const known = latest.get(move.envelopeId);
    const day = known !== undefined && known > move.day ? known : move.day;
    latest.set(move.envelopeId, day);
    return { ...move, day };
  });
}

/** Envelopes pending when the day was over, in the order they were opened; all of their moves in the order they were made. */
export function waitingAfter(moves: readonly EnvelopeMove[], day: Day): string[] {
  const states = new Map<string, EnvelopeState>();
  for (const move of inOrderOfDays(moves)) if (move.day <= day) states.set(move.envelopeId, move.after);
  return [...states].filter(([, state]) => state === 'pending').map(([id]) => id);
}

/**
 * The bag of a period from whole histories, see {@link countMoves}.
 *
 * @param moves every move of every envelope, in the order they were made
 */
export function countPeriod(moves: readonly EnvelopeMove[], { from, to }: MailPeriod): MailDayCount {
  const dated = inOrderOfDays(moves);
  const before = dated.filter((move) => move.day < from);
  return countMoves(
    dated.filter(({ day }) => day >= from && day <= to),
    { before: pendingOf(before), after: pendingOf(dated.filter(({ day }) => day <= to)) },
  );
}

/** The bag of one day. */
export const countDay = (moves: readonly EnvelopeMove[], day: Day): MailDayCount =>
  countPeriod(moves, { from: day, to: day });

function pendingOf(moves: readonly EnvelopeMove[]): number {
  const states = new Map(moves.map(({ envelopeId, after }) => [envelopeId, after]));
  return [...states.values()].filter((state) => state === 'pending').length;
}

/** Envelopes that came in: the left side of the equation. */
export const broughtIn = ({ carriedOver, opened, reopened }: MailDayCount): number =>
  carriedOver + opened + reopened;

/** What became of them: the right side. */
export const accountedFor = (out: EnvelopeCounts): number =>
  envelopeStates.reduce((sum, state) => sum + out[state], 0);

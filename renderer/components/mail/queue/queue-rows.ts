import type { EnvelopeRow } from '#shared/contract/mail-schemas.ts';
import { daysBetween } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';

/** What the mail page can show, in the order of its chips. */
export const queueViews = ['waiting', 'mine', 'today', 'unanswered', 'register'] as const;
export type QueueView = (typeof queueViews)[number];

type Counted = Pick<EnvelopeRow, 'declared' | 'counted' | 'pending'>;

/** Notices of an envelope, said or found (an empty one stands for one), and how many are decided. */
export function progressOf({ declared, counted, pending }: Counted): { done: number; total: number } {
  const total = Math.max(1, declared ?? 0, counted);
  return { done: Math.max(0, total - pending), total };
}

/** Days since the office received it: what a sender would count. Never negative. */
export const ageOf = ({ receivedOn }: Pick<EnvelopeRow, 'receivedOn'>, today: Day): number =>
  Math.max(0, daysBetween(receivedOn, today));

/** What is to be said of the day its answer is due: nothing once it is decided. */
export function dueMark(
  { dueOn, state }: Pick<EnvelopeRow, 'dueOn' | 'state'>,
  today: Day,
): 'overdue' | 'today' | null {
  if (state !== 'pending' || dueOn === null || dueOn > today) return null;
  return dueOn === today ? 'today' : 'overdue';
}

/** The first envelope with a notice to enter that nobody else has on the desk, in the order given. */
export const firstFree = <Row extends Pick<EnvelopeRow, 'holder' | 'counted' | 'registered'>>(
  rows: readonly Row[],
  userId: string,
): Row | undefined =>
  rows.find(
    ({ holder, counted, registered }) => registered < counted && (holder === null || holder.id === userId),
  );

/** Decided so that the sender is to hear of it; of what was no notification or not inside nobody is told. */
export const isAnswerable = ({ state }: Pick<EnvelopeRow, 'state'>): boolean =>
  state !== 'pending' && state !== 'other';

/** Ids a letter is to be made for: the ticked lines in the order of the list, else the chosen line. */
export function toAnswer<Row extends Pick<EnvelopeRow, 'id' | 'state'>>(
  rows: readonly Row[],
  { ticked, chosen }: { readonly ticked: readonly string[]; readonly chosen: string | null },
): Row['id'][] {
  const marked = new Set<string>(ticked.length > 0 ? ticked : chosen === null ? [] : [chosen]);
  return rows.filter((row) => marked.has(row.id) && isAnswerable(row)).map(({ id }) => id);
}

import type { Day, Instant } from '#shared/dates/day.ts';
import type { OutgoingItem } from '#shared/mail/envelope.ts';
import type { DeskContext } from '../../dispatch.ts';
import { isAnswered, neededLetters } from './letter-needs.ts';
import { storedEnvelope } from './record.ts';

/**
 * Takes a letter off the list of those to dispatch within the transaction of its caller: the row keeps its number, the envelope has a line
 * in its history and waits for letters again where one is missing now. Call it for letters in the house only.
 */
export function withdrawLetter(
  { store, user }: DeskContext,
  { id, number, envelopeId }: Pick<OutgoingItem, 'id' | 'number' | 'envelopeId'>,
  { at, on, reason }: { readonly at: Instant; readonly on: Day; readonly reason: string },
): void {
  const { outgoing, envelopes, envelopeItems } = store.tables;
  if (!outgoing.withdraw({ id, on, reason })) throw new Error('only a letter in the house is withdrawn');
  const needs = neededLetters(storedEnvelope(store, envelopeId), envelopeItems.ofEnvelope(envelopeId));
  if (!isAnswered(outgoing.ofEnvelope(envelopeId), needs)) envelopes.markUnanswered(envelopeId);
  envelopes.appendHistory(envelopeId, {
    at,
    by: user.name,
    what: 'withdrawn',
    reason,
    before: null,
    after: JSON.stringify({ letter: number, on }),
  });
}

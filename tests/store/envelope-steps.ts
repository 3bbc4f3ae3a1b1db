import { randomUUID } from 'node:crypto';
import type { Parsed } from '#shared/contract/contract.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import type { EnvelopeId, EnvelopeRecord } from '#shared/mail/envelope.ts';
import { completeEnvelope } from './mail-workbench.ts';
import type { MailRoom } from './mail-workbench.ts';

interface Opening {
  readonly requestId?: string;
  readonly reason?: string | null;
  readonly earlierId?: EnvelopeId | null;
}

export const sendBack = { state: 'returned' as const, defects: ['noSignature'], reason: null };
export const takeBack = { state: 'pending', reason: 'opened by mistake' } as const;

/** All envelopes there are, on one page. */
export const all = {
  state: null,
  from: null,
  to: null,
  text: '',
  after: null,
  limit: 100,
} as const;

export const states = ({ items }: EnvelopeRecord) => items.map(({ state }) => state);

/** `ok`, or the code of the refusal. */
export async function refusalOf(
  asked: Promise<{ readonly ok: boolean; readonly code?: string }>,
): Promise<string | undefined> {
  const answer = await asked;
  return answer.ok ? 'ok' : answer.code;
}

/** What tests do with envelopes in the room of the moment. */
export function envelopeSteps(room: () => MailRoom) {
  const opening = (changes: Partial<EnvelopeValues> = {}, more: Opening = {}) => ({
    requestId: randomUUID(),
    values: completeEnvelope(room().today(), changes),
    reason: null,
    earlierId: null,
    ...more,
  });
  return {
    opening,
    open: (changes?: Partial<EnvelopeValues>, more?: Opening) =>
      room().ask('envelope.open', opening(changes, more)),
    read: (id: EnvelopeId) => room().ask('envelope.read', { id }),
    decide: (
      { id, revision }: Pick<EnvelopeRecord, 'id' | 'revision'>,
      positions: number[],
      decision: Parsed<'envelope.decide'>['decision'],
    ) => room().attempt('envelope.decide', { id, revision, positions, decision }),
    historyOf: (id: EnvelopeId) => room().tables.envelopes.history(id),
    journal: () => room().tables.journal.all(),
  };
}

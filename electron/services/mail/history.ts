import type { EnvelopeStep } from '#shared/contract/mail-schemas.ts';
import type { Services } from '../../dispatch.ts';
import { storedEnvelope } from './record.ts';

const factsOf = (text: string | null): EnvelopeStep['before'] =>
  text === null ? null : (JSON.parse(text) as EnvelopeStep['before']);

/** What was done with an envelope, for whoever asks how it came to be so. */
export const envelopeHistoryServices = {
  'envelope.history'({ id }, { store }) {
    storedEnvelope(store, id);
    return store.tables.envelopes
      .history(id)
      .map(({ before, after, ...step }) => ({ ...step, before: factsOf(before), after: factsOf(after) }));
  },
} satisfies Partial<Services>;

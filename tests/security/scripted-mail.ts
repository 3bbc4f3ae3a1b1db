import { randomUUID } from 'node:crypto';
import type { MethodName } from '#shared/contract/contract.ts';
import { emptyEnvelope } from '#shared/forms/envelope-form.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import type { EnvelopeRecord } from '#shared/mail/envelope.ts';
import type { DayCall, Typed } from './scripted-day.ts';

/** What the mail room writes down in a day: an envelope of three notices, each of which becomes something else. */
export function envelopeDay(typed: Typed, notice: NotificationValues): readonly DayCall[] {
  const request = randomUUID();
  const draft = randomUUID();
  let envelope = { id: '', revision: 0 };
  let issues: { path: string; code: string }[] = [];
  const keep = (answer: unknown) => (envelope = answer as EnvelopeRecord);
  const values = {
    ...emptyEnvelope(),
    postNumber: 'RR 123 456 785 KZ',
    service: 'registered',
    postmark: 'legible',
    postmarkOn: '20.11.2026',
    receivedOn: '23.11.2026',
    senderName: typed.person,
    senderAddress: typed.address,
    declared: '3',
    counted: '3',
    note: typed.reason,
  };
  const ofEnvelope = (method: MethodName, more: object = {}): DayCall => ({
    method,
    input: () => ({ id: envelope.id, ...more }),
    then: keep,
  });
  const reading = (method: MethodName): DayCall => ({ method, input: () => ({ id: envelope.id }) });
  const decide = (positions: number[], decision: object): DayCall => ({
    method: 'envelope.decide',
    input: () => ({ id: envelope.id, revision: envelope.revision, positions, decision }),
    then: keep,
  });
  const open = (): DayCall => ({
    method: 'envelope.open',
    input: () => ({ requestId: request, values, reason: typed.reason, earlierId: null }),
    then: keep,
  });
  const letters = (method: MethodName): DayCall => ({ method, input: () => ({ envelopes: [envelope.id] }) });
  const place = () => ({ id: envelope.id, position: 2 });
  return [
    { method: 'envelope.check', input: () => ({ values, id: null }) },
    open(),
    { ...open(), isEntryDue: false },
    reading('envelope.read'),
    { method: 'envelope.list', input: () => ({ ...everything, text: typed.person }) },
    { method: 'envelope.list', input: () => ({ ...everything, state: 'pending' }) },
    ofEnvelope('envelope.take', { over: false }),
    { ...ofEnvelope('envelope.take', { over: false }), isEntryDue: false },
    {
      method: 'envelope.correct',
      input: () => ({
        ...envelopeOf(envelope),
        values: { ...values, senderName: `${typed.person} II` },
        reason: typed.reason,
      }),
      then: keep,
    },
    decide([0], { state: 'returned', defects: ['noSignature'], reason: typed.reason }),
    decide([1], { state: 'notNotification', reason: typed.reason }),
    decide([1], { state: 'pending', reason: typed.reason }),
    decide([1], { state: 'forwarded', forwardedTo: typed.address, reason: null }),
    { method: 'draft.save', input: () => ({ id: draft, values: notice, revision: 1, envelope: place() }) },
    {
      method: 'notification.check',
      input: () => ({ values: notice, envelope: place() }),
      then: (answer) => (issues = (answer as { issues: typeof issues }).issues),
    },
    ofEnvelope('envelope.release'),
    {
      method: 'notification.register',
      input: () => ({
        requestId: draft,
        draftId: draft,
        values: notice,
        envelope: place(),
        passed: issues.map(({ path, code }) => ({ path, code })),
        reason: typed.reason,
      }),
    },
    { ...reading('envelope.read'), then: keep },
    {
      method: 'envelope.decide',
      input: () => ({
        ...envelopeOf(envelope),
        positions: [2],
        decision: { state: 'registeredAsking', asked: ['other'], reason: typed.reason },
      }),
      then: keep,
    },
    reading('envelope.history'),
    letters('letter.preview'),
    letters('letter.issue'),
    letters('letter.issue'),
  ];
}

const everything = { state: null, from: null, to: null, text: '', after: null, limit: 10 };
const envelopeOf = ({ id, revision }: { readonly id: string; readonly revision: number }) => ({
  id,
  revision,
});

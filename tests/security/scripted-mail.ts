import { randomUUID } from 'node:crypto';
import type { MethodName } from '#shared/contract/contract.ts';
import { emptyEnvelope } from '#shared/forms/envelope-form.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import type { EnvelopeRecord, OutgoingItem } from '#shared/mail/envelope.ts';
import type { DayCall, Typed } from './scripted-day.ts';
import { scanDay } from './scripted-scans.ts';

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
    ...scanDay(() => envelope.id, typed),
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
    ...withdrawnDay(typed),
    letters('letter.issue'),
    ...dispatchDay(typed),
    ...closingDay(typed),
  ];
}

/** A letter is taken off before it leaves; the next one has a number of its own. */
function withdrawnDay(typed: Typed): readonly DayCall[] {
  let id = '';
  return [
    {
      method: 'outgoing.list',
      input: () => ({ state: 'toDispatch', limit: 500 }),
      then: (answer) => (id = (answer as { rows: readonly OutgoingItem[] }).rows[0]?.id ?? ''),
    },
    { method: 'outgoing.withdraw', input: () => ({ id, reason: typed.reason }) },
  ];
}

/** Letters leave the house with numbers of their own, and one comes back. */
function dispatchDay(typed: Typed): readonly DayCall[] {
  let items: readonly OutgoingItem[] = [];
  let list = '';
  const ids = () => items.map(({ id }) => id);
  const first = () => items[0]?.id ?? '';
  const number = (postNumber: string): DayCall => ({
    method: 'outgoing.number',
    input: () => ({ id: first(), postNumber }),
  });
  const dispatch = (): DayCall => ({
    method: 'outgoing.dispatch',
    input: () => ({ ids: ids() }),
    then: (answer) => (list = (answer as { number: string }).number),
  });
  return [
    {
      method: 'outgoing.list',
      input: () => ({ state: 'toDispatch', limit: 500 }),
      then: (answer) => (items = (answer as { rows: readonly OutgoingItem[] }).rows),
    },
    number('RR 473 124 829 KZ'),
    { ...number('RR 473 124 829 KZ'), isEntryDue: false },
    dispatch(),
    { ...dispatch(), isEntryDue: false },
    { method: 'outgoing.dispatchList', input: () => ({ number: list }) },
    {
      method: 'outgoing.undelivered',
      input: () => ({ id: first(), on: '2026-11-23', reason: typed.reason }),
    },
  ];
}

/** The day is closed, opened again and printed. Why something waits is the one reason the journal repeats: it is no canary. */
function closingDay(typed: Typed): readonly DayCall[] {
  const today = '2026-11-23';
  let waiting: readonly { readonly id: string }[] = [];
  const close = (): DayCall => ({
    method: 'mail.close',
    input: () => ({ day: today, reasons: waiting.map(({ id }) => ({ id, reason: 'awaits an answer' })) }),
  });
  return [
    {
      method: 'mail.day',
      input: () => ({ day: today }),
      then: (answer) => (waiting = (answer as { waiting: readonly { id: string }[] }).waiting),
    },
    close(),
    { ...close(), isEntryDue: false },
    { method: 'mail.reopen', input: () => ({ day: today, reason: typed.reason }) },
    { method: 'mail.register', input: () => ({ from: '2026-11-20', to: today }) },
  ];
}

const everything = { state: null, from: null, to: null, text: '', after: null, limit: 10 };
const envelopeOf = ({ id, revision }: { readonly id: string; readonly revision: number }) => ({
  id,
  revision,
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EnvelopeId, EnvelopeRecord } from '#shared/mail/envelope.ts';
import { mondayMorning } from '#tests/fixtures/desk.ts';
import { readPdf } from '#tests/fixtures/pdf-page.ts';
import { all, envelopeSteps, refusalOf, sendBack, takeBack } from './envelope-steps.ts';
import { completeEnvelope, makeMailStore, openMailRoom, went } from './mail-workbench.ts';
import type { MailRoom, MailStore } from './mail-workbench.ts';

/* Letters of decisions that were changed afterwards: marked, kept in the house, withdrawn. */

let store: MailStore;
let room: MailRoom;
beforeAll(async () => (store = await makeMailStore()));
beforeEach(async () => (room = await openMailRoom(store, { morning: mondayMorning })));
afterEach(() => room.close());
afterAll(() => store.close());

const { open, read, decide, journal, historyOf } = envelopeSteps(() => room);
type Decision = Parameters<typeof decide>[2];
const passOn = (forwardedTo: string): Decision => ({ state: 'forwarded', forwardedTo, reason: null });
const decideNow = async ({ id }: Pick<EnvelopeRecord, 'id'>, positions: number[], decision: Decision) =>
  went(await decide(await read(id), positions, decision));
const issue = async (...envelopes: EnvelopeId[]) => [
  ...(await room.ask('letter.issue', { envelopes })).items,
];
const list = (state: 'toDispatch' | 'dispatched' | 'undelivered' | 'withdrawn') =>
  room.ask('outgoing.list', { state, limit: 100 });
const numbers = async (state: Parameters<typeof list>[0]) =>
  (await list(state)).rows.map(({ number }) => number);
const dispatch = (...ids: string[]) => room.attempt('outgoing.dispatch', { ids });
const withdraw = (id: string, reason = ' decided by mistake ') =>
  room.attempt('outgoing.withdraw', { id, reason });
const outOfDate = async (id: EnvelopeId) => (await read(id)).outgoing.map((letter) => letter.outOfDate);
const isUnanswered = async (id: EnvelopeId) =>
  (await room.ask('envelope.list', { ...all, only: 'unanswered' })).rows.some((row) => row.id === id);

/** An envelope that was sent back, and its letter. */
async function letterBack() {
  const envelope = await open();
  await decideNow(envelope, [0], sendBack);
  const [letter] = await issue(envelope.id);
  if (letter === undefined) throw new Error('no letter');
  return { envelope, letter };
}

describe('a letter whose decision was changed', () => {
  it('is out of date while the decision is back, and is not dispatched, nor is what was to go with it', async () => {
    const { envelope, letter } = await letterBack();
    const { letter: other } = await letterBack();
    expect(letter.outOfDate).toBe(false);
    await decideNow(envelope, [0], takeBack);
    expect((await list('toDispatch')).rows.map((row) => row.outOfDate)).toEqual([true, false]);
    expect(await outOfDate(envelope.id)).toEqual([true]);
    const entries = journal().length;
    expect(await refusalOf(dispatch(other.id, letter.id))).toBe('outgoing.outOfDate');
    expect(journal()).toHaveLength(entries);
    expect(await numbers('dispatched')).toEqual([]);
    expect(await refusalOf(dispatch(other.id))).toBe('ok');
    // Decided as before, the letter is the right one again.
    await decideNow(envelope, [0], sendBack);
    expect(await outOfDate(envelope.id)).toEqual([false]);
    expect(await refusalOf(dispatch(letter.id))).toBe('ok');
  });

  it('is out of date after another decision or a correction, until it is issued again', async () => {
    const { envelope, letter } = await letterBack();
    await decideNow(envelope, [0], takeBack);
    await decideNow(envelope, [0], { ...sendBack, defects: ['unreadable'] });
    expect(await refusalOf(dispatch(letter.id))).toBe('outgoing.outOfDate');
    const [again] = await issue(envelope.id);
    expect(again).toMatchObject({ number: letter.number, outOfDate: false });
    const { id, revision } = await read(envelope.id);
    const values = completeEnvelope(room.today(), { senderAddress: 'Алма көшесі, 2' });
    await room.ask('envelope.correct', { id, revision, values, reason: 'moved' });
    expect(await refusalOf(dispatch(letter.id))).toBe('outgoing.outOfDate');
    await issue(envelope.id);
    expect(await refusalOf(dispatch(letter.id))).toBe('ok');
  });

  it('that has gone out already is what it was', async () => {
    const { envelope, letter } = await letterBack();
    went(await dispatch(letter.id));
    await decideNow(envelope, [0], takeBack);
    expect(await outOfDate(envelope.id)).toEqual([false]);
  });

  it('leaves the letter to another office as it is', async () => {
    const envelope = await open({ declared: '2', counted: '2' });
    await decideNow(envelope, [0], passOn('Басқа бөлім'));
    await decideNow(envelope, [1], sendBack);
    await issue(envelope.id);
    await decideNow(envelope, [1], takeBack);
    expect(await outOfDate(envelope.id)).toEqual([true, false]);
  });
});

describe('a withdrawn letter', () => {
  it('stays on record with its number, day and reason, off the list, in one entry and one line of the history', async () => {
    const { envelope, letter } = await letterBack();
    room.nextMorning(1);
    const entries = journal().length;
    const item = went(await withdraw(letter.id));
    const facts = { withdrawnOn: '2026-11-24', withdrawnReason: 'decided by mistake', outOfDate: false };
    expect(item).toEqual({ ...letter, ...facts });
    expect(await numbers('toDispatch')).toEqual([]);
    expect((await list('withdrawn')).rows).toEqual([item]);
    expect((await read(envelope.id)).outgoing).toEqual([item]);
    expect(journal().slice(entries)).toMatchObject([
      { action: 'outgoing.withdraw', object: letter.number, data: { outOfDate: false } },
    ]);
    expect(JSON.stringify(journal().at(-1))).not.toContain('mistake');
    expect(historyOf(envelope.id).at(-1)).toMatchObject({
      what: 'withdrawn',
      reason: 'decided by mistake',
      after: JSON.stringify({ letter: letter.number, on: '2026-11-24' }),
    });
  });

  it('is neither dispatched, numbered nor withdrawn again; a dispatched one is not withdrawn', async () => {
    const { letter } = await letterBack();
    const { letter: sent } = await letterBack();
    went(await dispatch(sent.id));
    expect(await refusalOf(withdraw(sent.id))).toBe('outgoing.dispatched');
    went(await withdraw(letter.id));
    for (const asked of [
      withdraw(letter.id),
      dispatch(letter.id),
      room.attempt('outgoing.number', { id: letter.id, postNumber: 'RR473124829KZ' }),
    ])
      expect(await refusalOf(asked)).toBe('outgoing.withdrawn');
    expect(await refusalOf(withdraw('019aa000-0000-7000-8000-000000000001'))).toBe('outgoing.unknown');
    room.sit('counter');
    expect(await refusalOf(withdraw(letter.id))).toBe('session.forbidden');
  });

  it('is answered by a new number, which the register of the mail names alone', async () => {
    const { envelope, letter } = await letterBack();
    expect(await isUnanswered(envelope.id)).toBe(false);
    went(await withdraw(letter.id));
    expect(await isUnanswered(envelope.id)).toBe(true);
    const row = (await room.ask('envelope.list', all)).rows[0];
    expect(row).toMatchObject({ letters: 0, undispatched: 0 });
    const [next] = await issue(envelope.id);
    expect([letter.number, next?.number]).toEqual(['ALM2-OUT-2026-000001', 'ALM2-OUT-2026-000002']);
    expect(await isUnanswered(envelope.id)).toBe(false);
    const { pdf } = await room.ask('mail.register', { from: room.today(), to: room.today() });
    const text = (await readPdf(Buffer.from(pdf, 'base64'))).map((page) => page.text).join('');
    // Numbers may break between lines.
    expect(text.replace(/\s+/g, '')).toContain('OUT-2026-000002');
    expect(text.replace(/\s+/g, '')).not.toContain('OUT-2026-000001');
  });

  it('leaves its label free for another', async () => {
    const { letter } = await letterBack();
    const { letter: other } = await letterBack();
    const postNumber = 'RR473124829KZ';
    await room.ask('outgoing.number', { id: letter.id, postNumber });
    went(await withdraw(letter.id));
    expect((await room.ask('outgoing.number', { id: other.id, postNumber })).issues).toEqual([]);
  });
});

describe('issuing again', () => {
  it('withdraws the letter to an office the notices do not go to any more, and counts it in its one entry', async () => {
    const envelope = await open({ declared: '2', counted: '2' });
    await decideNow(envelope, [0], passOn('Басқа бөлім'));
    await decideNow(envelope, [1], passOn('Үшінші бөлім'));
    const [toSender, toOther, toThird] = await issue(envelope.id);
    await decideNow(envelope, [0], takeBack);
    await decideNow(envelope, [0], passOn('Үшінші бөлім'));
    const before = await list('toDispatch');
    await room.ask('letter.preview', { envelopes: [envelope.id] });
    expect(await list('toDispatch')).toEqual(before);

    const entries = journal().length;
    const items = await issue(envelope.id);
    expect(items.map(({ number }) => number)).toEqual([toSender?.number, toThird?.number]);
    expect(await numbers('toDispatch')).toEqual([toSender?.number, toThird?.number]);
    const [gone, ...more] = (await list('withdrawn')).rows;
    expect(more).toEqual([]);
    expect(gone).toMatchObject({ id: toOther?.id, withdrawnOn: '2026-11-23' });
    expect(gone?.withdrawnReason).toContain('не требуется');
    expect(journal().slice(entries)).toMatchObject([
      { action: 'letter.issue', data: { letters: 2, taken: 0, withdrawn: 1 } },
    ]);
    expect(historyOf(envelope.id).at(-1)?.what).toBe('withdrawn');
    expect(await isUnanswered(envelope.id)).toBe(false);
    expect(await refusalOf(dispatch(...items.map(({ id }) => id)))).toBe('ok');
  });

  it('leaves alone what was dispatched, and an envelope that needs no letter among others loses its own', async () => {
    const { envelope, letter } = await letterBack();
    const { envelope: other, letter: sent } = await letterBack();
    went(await dispatch(sent.id));
    for (const { id } of [envelope, other]) {
      await decideNow({ id }, [0], takeBack);
      await decideNow({ id }, [0], { state: 'notNotification', reason: 'an advertisement' });
    }
    const { envelope: third } = await letterBack();
    await issue(third.id, envelope.id, other.id);
    expect(await numbers('withdrawn')).toEqual([letter.number]);
    expect(await numbers('dispatched')).toEqual([sent.number]);
  });
});

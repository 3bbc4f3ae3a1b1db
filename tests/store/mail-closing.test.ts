import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '#shared/dates/day.ts';
import type { EnvelopeId } from '#shared/mail/envelope.ts';
import { mondayMorning } from '#tests/fixtures/desk.ts';
import { readPdf } from '#tests/fixtures/pdf-page.ts';
import { envelopeSteps, refusalOf, sendBack, takeBack } from './envelope-steps.ts';
import { enterNotice, makeMailStore, openMailRoom, went } from './mail-workbench.ts';
import type { MailRoom, MailStore } from './mail-workbench.ts';

let store: MailStore;
let room: MailRoom;
beforeAll(async () => (store = await makeMailStore()));
beforeEach(async () => (room = await openMailRoom(store, { morning: mondayMorning })));
afterEach(() => room.close());
afterAll(() => store.close());

const { open, read, decide, opening, journal, historyOf } = envelopeSteps(() => room);
const dayOf = (day = room.today()) => room.ask('mail.day', { day });
const reasonsFor = (...ids: EnvelopeId[]) => ids.map((id) => ({ id, reason: `why ${id.slice(-4)}` }));
const close = (reasons: { id: EnvelopeId; reason: string }[] = [], day = room.today()) =>
  room.attempt('mail.close', { day, reasons });
const none = { registered: 0, returned: 0, forwarded: 0, other: 0, pending: 0 };

describe('a day of the mail room', () => {
  it('counts what was opened against what became of it, and its notices', async () => {
    const first = await open({ declared: '2', counted: '2' });
    const second = await open();
    await open();
    went(await enterNotice(room, { id: first.id, position: 0 }, { invention: 3 }));
    went(await decide(await read(first.id), [1], sendBack));
    went(await decide(second, [0], sendBack));
    const day = await dayOf();
    expect(day).toMatchObject({
      carriedOver: 0,
      opened: 3,
      reopened: 0,
      balanced: true,
      state: 'open',
      trace: [],
    });
    expect(day.out).toEqual({ ...none, registered: 1, returned: 1, pending: 1 });
    expect(day.notices).toMatchObject({ registered: 1, returned: 2, pending: 1 });
    expect(day.waiting.map(({ reason }) => reason)).toEqual([null]);

    room.nextMorning(1);
    went(await decide(await read(second.id), [0], takeBack));
    const next = await dayOf();
    expect(next).toMatchObject({ carriedOver: 1, opened: 0, reopened: 1, balanced: true });
    expect(next.out).toEqual({ ...none, pending: 2 });
    // Yesterday stays what it was.
    expect((await dayOf(addDays(room.today(), -1))).out).toEqual(day.out);
  });

  it('closes with a reason for each envelope that waits, in one entry that says which and why', async () => {
    const [one, other] = [await open(), await open()];
    went(await close(reasonsFor(one.id, other.id)));
    const day = await dayOf();
    expect(day.state).toBe('closed');
    expect(day.trace).toMatchObject([{ what: 'closed', reason: null }]);
    expect(day.waiting.map(({ id, reason }) => [id, reason])).toEqual(
      reasonsFor(one.id, other.id).map(({ id, reason }) => [id, reason]),
    );
    const entry = journal().at(-1);
    expect(entry).toMatchObject({
      action: 'mail.close',
      object: room.today(),
      data: { pending: 2, opened: 2 },
    });
    expect(JSON.parse(String(entry?.data.waiting))).toEqual(
      Object.fromEntries([one, other].map(({ id, number }) => [number, `why ${id.slice(-4)}`])),
    );
  });

  it('does not close over a missing, an unknown or a double reason', async () => {
    const [one, other] = [await open(), await open()];
    const [first, second] = reasonsFor(one.id, other.id);
    if (first === undefined || second === undefined) throw new Error('no reasons');
    const entries = journal().length;
    for (const reasons of [[], [first], [first, first], [first, second, second]])
      expect(await refusalOf(close(reasons))).toBe('mail.reasonsOutOfDate');
    went(await decide(other, [0], sendBack));
    expect(await refusalOf(close([first, second]))).toBe('mail.reasonsOutOfDate');
    expect((await dayOf()).state).toBe('open');
    expect(journal().length).toBe(entries + 1);
    expect(await refusalOf(close([first]))).toBe('ok');
  });

  it('closes once: the same again is answered, anything else refused', async () => {
    const one = await open();
    const reasons = reasonsFor(one.id);
    went(await close(reasons));
    const entries = journal().length;
    expect(await refusalOf(close(reasons))).toBe('ok');
    expect(await refusalOf(close([{ id: one.id, reason: 'another' }]))).toBe('mail.dayClosed');
    expect(journal().length).toBe(entries);
    expect((await dayOf()).trace).toHaveLength(1);
  });

  it('is not closed before it has come, nor by whoever is not of the mail room', async () => {
    expect(await refusalOf(close([], addDays(room.today(), 1)))).toBe('mail.dayAhead');
    room.sit('counter');
    expect(await refusalOf(close())).toBe('session.forbidden');
  });

  it('does not close when the figures differ, and names them', async () => {
    const one = await open();
    room.tables.write(() => {
      const move = { envelopeId: one.id, day: room.today(), at: one.openedAt } as const;
      room.tables.envelopeMoves.append({ ...move, before: 'pending', after: 'returned' });
    });
    expect((await dayOf()).balanced).toBe(false);
    expect(await refusalOf(close(reasonsFor(one.id)))).toBe('mail.unbalanced');
    expect((await dayOf()).trace).toEqual([]);
  });

  it('takes nothing more once it is closed, until a senior opens it again; the trace stays', async () => {
    const one = await open();
    went(await close(reasonsFor(one.id)));
    expect(await refusalOf(room.attempt('envelope.open', opening()))).toBe('mail.dayClosed');
    expect(await refusalOf(decide(one, [0], sendBack))).toBe('mail.dayClosed');
    const reopen = () => room.attempt('mail.reopen', { day: room.today(), reason: 'a late bag' });
    expect(await refusalOf(reopen())).toBe('session.forbidden');
    room.sit('senior');
    expect(await refusalOf(reopen())).toBe('ok');
    expect(await refusalOf(reopen())).toBe('mail.dayNotClosed');
    expect(journal().at(-1)).toMatchObject({ action: 'mail.reopen', data: { pending: 1 } });
    // The reasons given before are offered again.
    expect((await dayOf()).waiting).toMatchObject([{ reason: `why ${one.id.slice(-4)}` }]);
    went(await decide(await read(one.id), [0], sendBack));
    went(await close());
    expect((await dayOf()).trace.map(({ what, reason }) => [what, reason])).toEqual([
      ['closed', null],
      ['reopened', 'a late bag'],
      ['closed', null],
    ]);
  });

  it('offers the reasons of the day closed last', async () => {
    const one = await open();
    went(await close(reasonsFor(one.id)));
    room.nextMorning(3);
    const other = await open();
    expect((await dayOf()).waiting.map(({ id, reason }) => [id, reason])).toEqual([
      [one.id, `why ${one.id.slice(-4)}`],
      [other.id, null],
    ]);
  });
});

it('the register of a period comes in order of receipt, with what became of each', async () => {
  const late = await open({ senderName: 'Кешіккен' });
  const early = await open({
    receivedOn: '20.11.2026',
    postmarkOn: '19.11.2026',
    unitReceivedOn: '',
    senderName: 'Ерте',
  });
  went(await decide(late, [0], sendBack));
  const today = room.today();
  const { pdf, fileName } = await room.ask('mail.register', { from: addDays(today, -5), to: today });
  const text = (await readPdf(Buffer.from(pdf, 'base64')))
    .map((page) => page.text.replace(/\s+/g, ' '))
    .join(' ');
  expect(fileName).toBe('mail-2026-11-18-2026-11-23.pdf');
  expect(text.indexOf(early.number)).toBeGreaterThan(0);
  expect(text.indexOf(late.number)).toBeGreaterThan(text.indexOf(early.number));
  expect(text).toContain('қайтарылды · возвращено: 1');
  expect(text).toContain('вскрыто 2 + возобновлено 0 = 2 = зарегистрировано 0 + возвращено 1');
  const backwards = room.attempt('mail.register', { from: today, to: addDays(today, -1) });
  expect(await refusalOf(backwards)).toBe('mail.periodBackwards');
});

describe('letters leaving the house', () => {
  const good = 'RR473124829KZ';
  async function letters(count: number) {
    const envelopes = [];
    for (let made = 0; made < count; made += 1) {
      const envelope = await open({ senderName: `Үлгібаев ${String(made)}` });
      went(await decide(envelope, [0], sendBack));
      envelopes.push(envelope.id);
    }
    return [...(await room.ask('letter.issue', { envelopes })).items];
  }
  const list = (state: 'toDispatch' | 'dispatched' | 'undelivered') =>
    room.ask('outgoing.list', { state, limit: 500 });
  const number = (id: string, postNumber: string) => room.ask('outgoing.number', { id, postNumber });
  const dispatch = (ids: string[]) => room.attempt('outgoing.dispatch', { ids });

  it('keep the number typed, with a word about what is doubtful', async () => {
    const [one, other] = await letters(2);
    if (one === undefined || other === undefined) throw new Error('no letters');
    const codes = async (id: string, text: string) => (await number(id, text)).issues.map(({ code }) => code);
    expect(await codes(one.id, ' rr 473 124 829 kz ')).toEqual([]);
    expect((await list('toDispatch')).rows[0]?.postNumber).toBe(good);
    expect(await codes(other.id, good)).toEqual(['outgoing.numberMet']);
    expect(await codes(other.id, 'RR473124820KZ')).toEqual(['envelope.itemCheckDigit']);
    expect(await codes(other.id, 'rr 12')).toEqual(['envelope.itemLength']);
    expect((await list('toDispatch')).rows[1]?.postNumber).toBe('rr 12');
    expect(await codes(other.id, '')).toEqual([]);
    expect((await list('toDispatch')).rows[1]?.postNumber).toBe(null);
  });

  it('say when the number is that of an envelope that came in', async () => {
    const [one] = await letters(1);
    const envelope = await open({ postNumber: good });
    const { issues } = await number(one?.id ?? '', good);
    expect(issues).toMatchObject([
      { code: 'outgoing.numberOfEnvelope', severity: 'warn', params: { number: envelope.number } },
    ]);
  });

  it('go out on a numbered list, once', async () => {
    const [one, other, third] = await letters(3);
    if (one === undefined || other === undefined || third === undefined) throw new Error('no letters');
    await number(one.id, good);
    const sent = went(await dispatch([one.id, other.id]));
    expect(sent.number).toBe('ALM2-D-2026-0001');
    expect(sent.fileName).toBe('ALM2-D-2026-0001.pdf');
    expect(sent.items).toMatchObject([
      { dispatchedOn: room.today(), dispatchNumber: sent.number, postNumber: good },
      { dispatchedOn: room.today(), dispatchNumber: sent.number, postNumber: null },
    ]);
    const text = (await readPdf(Buffer.from(sent.pdf, 'base64')))[0]?.text ?? '';
    expect(text).toContain(good);
    expect(text).toContain(other.number);
    expect(text).not.toContain(third.number);
    const entries = journal().length;
    expect(went(await dispatch([one.id, other.id])).number).toBe(sent.number);
    expect(journal().length).toBe(entries);
    expect(await refusalOf(dispatch([one.id, third.id]))).toBe('outgoing.dispatched');
    expect(await refusalOf(room.attempt('outgoing.number', { id: one.id, postNumber: '' }))).toBe(
      'outgoing.dispatched',
    );
    expect((await list('toDispatch')).rows.map(({ id }) => id)).toEqual([third.id]);
    expect((await list('dispatched')).total).toBe(2);
    expect(went(await dispatch([third.id])).number).toBe('ALM2-D-2026-0002');
    expect((await room.ask('outgoing.dispatchList', { number: sent.number })).fileName).toBe(sent.fileName);
    const unknown = room.attempt('outgoing.dispatchList', { number: 'ALM2-D-2026-0009' });
    expect(await refusalOf(unknown)).toBe('outgoing.listUnknown');
  });

  it('do not go out with one number on two, and no list number is used up', async () => {
    const [one, other] = await letters(2);
    if (one === undefined || other === undefined) throw new Error('no letters');
    await number(one.id, good);
    await number(other.id, 'rr473124829kz');
    expect(await refusalOf(dispatch([one.id, other.id]))).toBe('outgoing.sameNumber');
    expect((await list('toDispatch')).total).toBe(2);
    await number(other.id, '');
    expect(went(await dispatch([one.id, other.id])).number).toBe('ALM2-D-2026-0001');
  });

  it('come back with day and reason, which the envelope tells', async () => {
    const [one] = await letters(1);
    if (one === undefined) throw new Error('no letter');
    const back = (on = room.today()) =>
      room.attempt('outgoing.undelivered', { id: one.id, on, reason: ' moved away ' });
    expect(await refusalOf(back())).toBe('outgoing.notDispatched');
    went(await dispatch([one.id]));
    room.nextMorning(4);
    expect(await refusalOf(back(addDays(room.today(), 1)))).toBe('outgoing.backAhead');
    expect(await refusalOf(back(addDays(room.today(), -5)))).toBe('outgoing.backBefore');
    expect(went(await back())).toMatchObject({
      undeliveredOn: room.today(),
      undeliveredReason: 'moved away',
    });
    expect(await refusalOf(back())).toBe('outgoing.backAlready');
    expect((await list('undelivered')).rows).toMatchObject([{ id: one.id, undeliveredReason: 'moved away' }]);
    expect((await read(one.envelopeId)).outgoing).toMatchObject([{ undeliveredReason: 'moved away' }]);
    expect(historyOf(one.envelopeId).at(-1)).toMatchObject({ what: 'undelivered', reason: 'moved away' });
  });
});

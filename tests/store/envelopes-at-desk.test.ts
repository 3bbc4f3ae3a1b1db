import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import type { EnvelopeId, EnvelopeRecord } from '#shared/mail/envelope.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import { mondayMorning } from '#tests/fixtures/desk.ts';
import { all, envelopeSteps, refusalOf, sendBack, states } from './envelope-steps.ts';
import { enterNotice, makeMailStore, openMailRoom, went } from './mail-workbench.ts';
import type { MailRoom, MailStore } from './mail-workbench.ts';

let store: MailStore;
let room: MailRoom;
beforeAll(async () => (store = await makeMailStore()));
beforeEach(async () => (room = await openMailRoom(store, { morning: mondayMorning })));
afterEach(() => room.close());
afterAll(() => store.close());

const { decide, historyOf, open, opening, read } = envelopeSteps(() => room);

describe('on somebody’s desk', () => {
  const draftFor = (made: EnvelopeRecord, seed: number, position = 0) => ({
    id: randomUUID(),
    values: inventNotification(chanceOf(seed), room.today(), [inventHost(chanceOf(seed))]),
    revision: 1,
    envelope: { id: made.id, position },
  });

  it('shows who has it, and moves only when it is taken over', async () => {
    const made = await open();
    const taken = await room.ask('envelope.take', { id: made.id, over: false });
    expect(taken.holder).toMatchObject({ id: room.idOf('mail'), name: 'Үлгібаев mail' });
    expect(await room.ask('envelope.take', { id: made.id, over: false })).toEqual(taken);
    room.sit('counter');
    expect(await room.attempt('envelope.take', { id: made.id, over: false })).toMatchObject({
      code: 'envelope.heldByOther',
    });
    expect(await refusalOf(room.attempt('envelope.release', { id: made.id }))).toBe('envelope.heldByOther');
    const over = await room.ask('envelope.take', { id: made.id, over: true });
    expect(over.holder).toMatchObject({ id: room.idOf('counter') });
    expect(historyOf(made.id).map(({ what }) => what)).toEqual(['opened', 'taken', 'takenOver']);
    room.sit('mail');
    expect(await refusalOf(decide(over, [0], sendBack))).toBe('envelope.heldByOther');
    expect(await refusalOf(enterNotice(room, { id: made.id, position: 0 }, { invention: 8 }))).toBe(
      'envelope.heldByOther',
    );
    room.sit('counter');
    expect((await room.ask('envelope.release', { id: made.id })).holder).toBe(null);
    expect((await room.ask('envelope.list', { ...all, state: 'pending', only: 'mine' })).rows).toEqual([]);
  });

  it('comes to whoever types from it first, and keeps the draft of the one it is taken from', async () => {
    const made = await open();
    room.sit('counter');
    const mine = draftFor(made, 9);
    await room.ask('draft.save', mine);
    const held = await read(made.id);
    expect(held.holder).toMatchObject({ id: room.idOf('counter') });
    expect((await room.ask('envelope.list', { ...all, only: 'mine' })).rows.map(({ id }) => id)).toEqual([
      made.id,
    ]);
    room.sit('otherMail');
    await room.ask('envelope.take', { id: made.id, over: true });
    expect((await room.ask('draft.list', {})).map(({ id, envelope }) => [id, envelope])).toEqual([
      [mine.id, { id: made.id, position: 0 }],
    ]);
    // The first page may still save: nothing is lost, and the envelope stays where it is.
    room.sit('counter');
    await room.ask('draft.save', { ...mine, revision: 2 });
    expect((await read(made.id)).holder).toMatchObject({ id: room.idOf('otherMail') });
    room.sit('otherMail');
    const registered = await enterNotice(room, mine.envelope, { invention: 9 });
    expect(registered.ok).toBe(true);
    // The place is decided: no draft of it is left, and a late save of the first page brings none back.
    expect(await room.ask('draft.list', {})).toEqual([]);
    room.sit('counter');
    await room.ask('draft.save', { ...mine, revision: 3 });
    expect(await room.ask('draft.list', {})).toEqual([]);
    const step = historyOf(made.id).at(-1);
    expect(step?.what).toBe('registered');
    expect(JSON.parse(step?.after ?? '')).toMatchObject({ draftsRemovedOf: ['Үлгібаев counter'] });
    expect(await refusalOf(room.attempt('envelope.take', { id: made.id, over: false }))).toBe(
      'envelope.finished',
    );
  });
});

describe('registering from an envelope', () => {
  it('makes one of notice and envelope', async () => {
    const made = await open({ postNumber: 'RR123456785KZ', declared: '2', counted: '2' });
    room.sit('counter');
    const place = { id: made.id, position: 1 };
    const record = went(await enterNotice(room, place, { invention: 11 }));
    expect(record).toMatchObject({
      channel: 'post',
      envelope: {
        ...place,
        number: made.number,
        postNumber: 'RR123456785KZ',
        postmark: 'legible',
        postmarkOn: '2026-11-23',
        receivedOn: '2026-11-23',
      },
    });
    expect(await room.ask('notification.read', { id: record.id })).toEqual(record);
    const after = await read(made.id);
    expect(after.items[1]).toMatchObject({
      state: 'registered',
      notificationId: record.id,
      notificationNumber: record.number,
      decidedBy: 'Үлгібаев counter',
    });
    // The other notice waits, on the desk of the one who began.
    expect(after).toMatchObject({ state: 'pending', holder: { id: room.idOf('counter') } });
    expect(await refusalOf(enterNotice(room, place, { invention: 12 }))).toBe('envelope.itemDecided');
    went(await enterNotice(room, { ...place, position: 0 }, { invention: 12 }));
    expect(await read(made.id)).toMatchObject({ state: 'registered', holder: null, decidedOn: '2026-11-23' });
    expect(await refusalOf(enterNotice(room, { ...place, position: 2 }, { invention: 13 }))).toBe(
      'envelope.itemUnknown',
    );
    const unknown = { id: randomUUID() as EnvelopeId, position: 0 };
    expect(await refusalOf(enterNotice(room, unknown, { invention: 13 }))).toBe('envelope.unknown');
  });

  it('registers no more notices than were found', async () => {
    const made = await open({ declared: '2', counted: '1' }, { reason: 'one is missing' });
    went(await enterNotice(room, { id: made.id, position: 0 }, { invention: 14 }));
    expect(await refusalOf(enterNotice(room, { id: made.id, position: 1 }, { invention: 15 }))).toBe(
      'envelope.moreThanCounted',
    );
  });

  it('is answered once for one request', async () => {
    const made = await open({ declared: '2', counted: '2' });
    const place = { id: made.id, position: 0 };
    const requestId = randomUUID();
    const first = went(await enterNotice(room, place, { invention: 16, requestId }));
    const values = inventNotification(chanceOf(16), room.today(), [inventHost(chanceOf(1))]);
    const again = await room.ask('notification.register', {
      requestId,
      draftId: null,
      values,
      envelope: place,
      passed: [],
      reason: null,
    });
    expect(again).toEqual(first);
    expect(states(await read(made.id))).toEqual(['registered', 'pending']);
  });

  it('is judged by the envelope, and says so where the form says another day', async () => {
    const made = await open({ postmarkOn: '16.11.2026', receivedOn: '20.11.2026', unitReceivedOn: '' });
    const values = inventNotification(chanceOf(17), room.today(), [inventHost(chanceOf(17))]);
    const check = (receivedOn: string) =>
      room.ask('notification.check', {
        values: { ...values, receipt: { ...values.receipt, receivedOn } },
        envelope: { id: made.id, position: 0 },
      });
    const differs = async (receivedOn: string) =>
      (await check(receivedOn)).issues.filter(({ code }) => code === 'envelope.receiptDiffers');
    expect(await differs('23.11.2026')).toMatchObject([
      { severity: 'warn', params: { receivedOn: '20.11.2026' } },
    ]);
    expect(await differs('20.11.2026')).toEqual([]);
    const shown = (await check('23.11.2026')).findings.find(
      ({ rule }) => rule === 'timeliness.hostNotice',
    )?.values;
    expect(Object.fromEntries((shown ?? []).map(({ key, value }) => [key, value]))).toMatchObject({
      basis: 'postmark',
      postmarkOn: '2026-11-16',
      receivedOn: '2026-11-20',
    });
  });
});

describe('an envelope that came back', () => {
  const sender = { senderName: 'Сынақ серіктестігі', senderIdentifier: '' };

  it('is offered to be tied, and keeps the postmark of its first life', async () => {
    const first = await open({ ...sender, postmarkOn: '19.11.2026' });
    const returned = went(await decide(first, [0], sendBack));
    room.nextMorning(10);
    const typed = {
      ...sender,
      senderName: 'СЫНАҚ  серіктестігі',
      postmark: 'illegible',
      postmarkOn: '',
      postmarkPlace: '',
    };
    const { met } = await room.ask('envelope.check', { values: opening(typed).values, id: null });
    expect(met).toEqual([
      {
        id: first.id,
        number: first.number,
        receivedOn: '2026-11-23',
        postmarkOn: '2026-11-19',
        returnedOn: '2026-11-23',
        state: 'returned',
      },
    ]);
    const second = await open(typed, { earlierId: first.id });
    expect(second.earlier).toMatchObject({ id: first.id, number: returned.number, postmarkOn: '2026-11-19' });
    // Tied once, it is no candidate any more.
    expect((await room.ask('envelope.check', { values: opening(typed).values, id: null })).met).toEqual([]);
    expect(await refusalOf(room.attempt('envelope.open', opening(typed, { earlierId: first.id })))).toBe(
      'envelope.earlierTied',
    );
    // It went back once more and came a third time: the first postmark still stands.
    went(await decide(second, [0], sendBack));
    const third = await open({ ...typed, postNumber: '' }, { earlierId: second.id });
    const record = went(await enterNotice(room, { id: third.id, position: 0 }, { invention: 20 }));
    expect(record.envelope).toMatchObject({
      number: third.number,
      postmark: 'legible',
      postmarkOn: '2026-11-19',
    });
    const values = record.findings.find(({ rule }) => rule === 'timeliness.hostNotice')?.values ?? [];
    expect(Object.fromEntries(values.map(({ key, value }) => [key, value]))).toMatchObject({
      basis: 'firstPostmark',
      firstEnvelope: first.number,
      firstPostmarkOn: '2026-11-19',
    });
  });

  it('is known by its number, and the tie answers the warning', async () => {
    const postNumber = 'RR123456785KZ';
    const first = await open({ postNumber });
    went(await decide(first, [0], sendBack));
    expect(await refusalOf(room.attempt('envelope.open', opening({ postNumber })))).toBe(
      'envelope.reasonMissing',
    );
    expect((await open({ postNumber }, { earlierId: first.id })).earlier?.id).toBe(first.id);
  });

  it('is tied only to one that was sent back', async () => {
    const waiting = await open();
    expect(await refusalOf(room.attempt('envelope.open', opening({}, { earlierId: waiting.id })))).toBe(
      'envelope.earlierNotReturned',
    );
    const nobody = randomUUID() as EnvelopeId;
    expect(await refusalOf(room.attempt('envelope.open', opening({}, { earlierId: nobody })))).toBe(
      'envelope.earlierUnknown',
    );
  });
});

describe('the queue and the register', () => {
  const receivedOn = (text: string, more: Partial<EnvelopeValues> = {}) => {
    const on = writeDay(day(text));
    return open({ receivedOn: on, postmarkOn: on, unitReceivedOn: on, ...more });
  };

  it('go on where they stopped, each in its order', async () => {
    // Received later, but due the same day: Saturday and Sunday count for neither.
    const made = [
      await receivedOn('2026-11-23'),
      await receivedOn('2026-11-20'),
      await receivedOn('2026-11-22'),
      await receivedOn('2026-11-21'),
      await receivedOn('2026-11-20'),
    ];
    const place = (id: string) => made.findIndex((one) => one.id === id);
    async function walk(filter: Partial<Record<'state', 'pending'>>) {
      const found: number[] = [];
      let after: string | null = null;
      do {
        const page: { rows: readonly { id: string }[]; total: number; next: string | null } = await room.ask(
          'envelope.list',
          { ...all, ...filter, after, limit: 2 },
        );
        expect(page.total).toBe(5);
        found.push(...page.rows.map(({ id }) => place(id)));
        after = page.next;
      } while (after !== null);
      return found;
    }
    expect(await walk({})).toEqual([1, 4, 3, 2, 0]);
    expect(await walk({ state: 'pending' })).toEqual([1, 4, 3, 2, 0]);
    expect(await refusalOf(room.attempt('envelope.list', { ...all, after: '1' }))).toBe('call.malformed');
    const of = async (filter: object) =>
      (await room.ask('envelope.list', { ...all, ...filter })).rows.map(({ id }) => place(id));
    expect(await of({ from: day('2026-11-21'), to: day('2026-11-22') })).toEqual([3, 2]);
    const [, second] = made;
    if (second === undefined) throw new Error('nothing was opened');
    went(await decide(second, [0], sendBack));
    expect(await of({ state: 'pending' })).toEqual([4, 3, 2, 0]);
    expect(await of({ state: 'returned' })).toEqual([1]);
    expect(await of({ only: 'unanswered' })).toEqual([1]);
  });

  it('put the first due first, whenever it came', async () => {
    const [early, late] = [await receivedOn('2026-11-20'), await receivedOn('2026-11-23')];
    const stored = room.tables.envelopes.byId(late.id);
    if (stored === undefined) throw new Error('nothing was opened');
    // As under a shorter term.
    room.tables.envelopes.update(late.id, { ...stored, dueOn: day('2026-11-24') });
    const order = async (state: 'pending' | null) =>
      (await room.ask('envelope.list', { ...all, state })).rows.map(({ id }) => id);
    expect(await order('pending')).toEqual([late.id, early.id]);
    expect(await order(null)).toEqual([early.id, late.id]);
    room.tables.envelopes.update(late.id, { ...stored, dueOn: null });
    expect(await order('pending')).toEqual([early.id, late.id]);
    expect((await read(late.id)).dueOn).toBe(null);
  });

  it('hold a decided envelope for a letter until there is one, and again when it is decided anew', async () => {
    const made = await open();
    const unanswered = async () =>
      (await room.ask('envelope.list', { ...all, only: 'unanswered' })).rows.map(({ id }) => id);
    const returned = went(await decide(made, [0], sendBack));
    expect(await unanswered()).toEqual([made.id]);
    const answer = () => room.ask('letter.issue', { envelopes: [made.id] });
    const [letter] = (await answer()).items;
    expect(await unanswered()).toEqual([]);
    const again = went(await decide(returned, [0], { state: 'pending', reason: 'by mistake' }));
    // The letter that is there says the same once more.
    went(await decide(again, [0], sendBack));
    expect(await unanswered()).toEqual([made.id]);
    expect((await answer()).items.map(({ number }) => number)).toEqual([letter?.number]);
    expect(await unanswered()).toEqual([]);
  });

  it('find an envelope by the beginning of its number, of the postal number and of the sender', async () => {
    const one = await open({ postNumber: 'RR123456785KZ', senderName: 'Әбдіғалиев Ерлан' });
    const two = await open({ senderName: 'Сынақ' });
    const found = async (text: string) =>
      (await room.ask('envelope.list', { ...all, text })).rows.map(({ number }) => number);
    expect(await found('alm2-in-2026')).toEqual([one.number, two.number]);
    expect(await found(two.number)).toEqual([two.number]);
    expect(await found('rr 123 456')).toEqual([one.number]);
    expect(await found('ABDIGALIYEV')).toEqual([one.number]);
    expect(await found('сын')).toEqual([two.number]);
    expect(await found('nobody')).toEqual([]);
    expect((await room.ask('envelope.list', { ...all, text: 'rr 1', state: 'returned' })).total).toBe(0);
  });

  it('show what a line needs without opening the envelope', async () => {
    const made = await open({ declared: '3', counted: '3', postNumber: 'RR123456785KZ' });
    const decided = went(await decide(made, [0], sendBack));
    await enterNotice(room, { id: made.id, position: 1 }, { invention: 30 });
    const { rows } = await room.ask('envelope.list', { ...all, state: 'pending' });
    expect(rows).toEqual([
      {
        id: made.id,
        number: made.number,
        postNumber: 'RR123456785KZ',
        senderName: 'Үлгібаев Айбек',
        receivedOn: '2026-11-23',
        postmarkOn: '2026-11-23',
        bookedOn: '2026-11-23',
        dueOn: decided.dueOn,
        state: 'pending',
        declared: 3,
        counted: 3,
        pending: 1,
        registered: 1,
        returned: 1,
        holder: (await read(made.id)).holder,
        scans: 0,
        letters: 0,
        undispatched: 0,
      },
    ]);
    expect(room.tables.envelopeRows.byId(made.id)).toEqual(rows[0]);
  });
});

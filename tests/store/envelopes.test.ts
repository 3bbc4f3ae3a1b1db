import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays, day } from '#shared/dates/day.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import type { EnvelopeId, EnvelopeRecord } from '#shared/mail/envelope.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import { mondayMorning } from '#tests/fixtures/desk.ts';
import { completeEnvelope, enterNotice, makeMailStore, openMailRoom, went } from './mail-workbench.ts';
import type { MailRoom, MailStore } from './mail-workbench.ts';

let store: MailStore;
let room: MailRoom;
beforeAll(async () => (store = await makeMailStore()));
beforeEach(async () => (room = await openMailRoom(store, { morning: mondayMorning })));
afterEach(() => room.close());
afterAll(() => store.close());

interface Opening {
  readonly requestId?: string;
  readonly reason?: string | null;
  readonly earlierId?: EnvelopeId | null;
}

const opening = (changes: Partial<EnvelopeValues> = {}, more: Opening = {}) => ({
  requestId: randomUUID(),
  values: completeEnvelope(room.today(), changes),
  reason: null,
  earlierId: null,
  ...more,
});
const open = (changes?: Partial<EnvelopeValues>, more?: Opening) =>
  room.ask('envelope.open', opening(changes, more));
const refusalOf = async (asked: Promise<{ readonly ok: boolean; readonly code?: string }>) => {
  const answer = await asked;
  return answer.ok ? 'ok' : answer.code;
};
const decide = (
  { id, revision }: Pick<EnvelopeRecord, 'id' | 'revision'>,
  positions: number[],
  decision: Parameters<typeof room.ask<'envelope.decide'>>[1]['decision'],
) => room.attempt('envelope.decide', { id, revision, positions, decision });
const sendBack = { state: 'returned', defects: ['noSignature'], reason: null } as const;
const takeBack = { state: 'pending', reason: 'opened by mistake' } as const;
const states = ({ items }: EnvelopeRecord) => items.map(({ state }) => state);
const historyOf = (id: EnvelopeId) => room.tables.envelopes.history(id);
const journal = () => room.tables.journal.all();
const read = (id: EnvelopeId) => room.ask('envelope.read', { id });
const closeDay = () =>
  room.tables.mailDays.append({
    day: room.today(),
    what: 'closed',
    at: new Date(mondayMorning).toISOString() as never,
    by: 'x',
    reason: null,
    totals: { waiting: [], count: {} as never },
  });

describe('opening', () => {
  it('books an envelope with one waiting notice for each that was declared or found', async () => {
    const made = await open({ declared: '2', counted: '3' }, { reason: 'counted twice' });
    expect(made).toMatchObject({
      number: 'ALM2-IN-2026-000001',
      state: 'pending',
      bookedOn: '2026-11-23',
      decidedOn: null,
      holder: null,
      earlier: null,
      revision: 1,
      // Three working days after a Monday.
      dueOn: '2026-11-26',
    });
    expect(made.openedBy).toBe('Үлгібаев mail');
    expect(states(made)).toEqual(['pending', 'pending', 'pending']);
    expect(made.items.map(({ position }) => position)).toEqual([0, 1, 2]);
    expect(room.tables.envelopeMoves.ofEnvelope(made.id)).toMatchObject([
      { day: '2026-11-23', before: null, after: 'pending' },
    ]);
    expect(historyOf(made.id)).toMatchObject([
      { what: 'opened', reason: 'counted twice', by: 'Үлгібаев mail' },
    ]);
    expect(await read(made.id)).toEqual(made);
    expect(journal().at(-1)).toMatchObject({
      action: 'envelope.open',
      object: made.id,
      data: { number: made.number, notices: 3 },
    });
    expect((await open()).number).toBe('ALM2-IN-2026-000002');
  });

  it('answers the same envelope to the same request, however often it is asked', async () => {
    const input = opening();
    const first = await room.ask('envelope.open', input);
    const entries = journal().length;
    expect(await room.ask('envelope.open', input)).toEqual(first);
    expect(journal()).toHaveLength(entries);
    expect((await open()).number).toBe('ALM2-IN-2026-000002');
  });

  it('begins a new series with the year', async () => {
    await open();
    room.nextMorning(60);
    expect((await open()).number).toBe('ALM2-IN-2027-000001');
  });

  it.each([
    ['a receipt in the future', { receivedOn: '24.11.2026' }],
    ['a postmark in the future', { postmarkOn: '24.11.2026' }],
    ['a receipt by the unit in the future', { unitReceivedOn: '24.11.2026' }],
    ['no receipt', { receivedOn: '' }],
    ['no count', { counted: '' }],
    ['more notices than any envelope holds', { counted: '501' }],
    ['more declared than any envelope holds', { declared: '501' }],
  ])('is stopped by %s', async (_what, changes) => {
    expect(await refusalOf(room.attempt('envelope.open', opening(changes, { reason: 'seen' })))).toBe(
      'envelope.incomplete',
    );
    expect((await room.ask('envelope.list', all)).total).toBe(0);
  });

  it.each([
    [
      'a postmark after the receipt',
      { postmarkOn: '22.11.2026', receivedOn: '21.11.2026' },
      'envelope.postmarkAfterReceipt',
    ],
    [
      'a receipt by the unit before the office',
      { unitReceivedOn: '20.11.2026' },
      'envelope.unitBeforeOffice',
    ],
    ['a wrong check digit', { postNumber: 'RR 123 456 789 KZ' }, 'envelope.itemCheckDigit'],
    ['a number too short', { postNumber: 'RR123' }, 'envelope.itemLength'],
    ['a number of figures', { postNumber: '1234567890123' }, 'envelope.itemCharacters'],
    ['nothing inside', { declared: '', counted: '0' }, 'envelope.nothingInside'],
    ['less inside than declared', { declared: '2', counted: '1' }, 'envelope.countDiffers'],
    ['no sender', { senderName: '' }, 'field.required'],
  ])('is warned of %s, and asks for a reason', async (_what, changes, code) => {
    const { issues } = await room.ask('envelope.check', { values: opening(changes).values, id: null });
    expect(issues.map((issue) => [issue.code, issue.severity])).toEqual([[code, 'warn']]);
    for (const reason of [null, '  '])
      expect(await refusalOf(room.attempt('envelope.open', opening(changes, { reason })))).toBe(
        'envelope.reasonMissing',
      );
    const made = await open(changes, { reason: 'seen' });
    // What was typed is kept.
    if ('postNumber' in changes) expect(made.content.postNumber).toBe(changes.postNumber);
    expect(made.items).toHaveLength(Math.max(1, made.content.declared ?? 0, made.content.counted ?? 0));
  });

  it('takes five hundred notices', async () => {
    const made = await open({ declared: '500', counted: '500' });
    expect(made.items).toHaveLength(500);
  });

  it('names the earlier envelope when the postal number was met within twelve months, and not after', async () => {
    const postNumber = 'RR 123 456 785 KZ';
    const first = await open({ postNumber });
    room.nextMorning(200);
    const met = () =>
      room.ask('envelope.check', { values: opening({ postNumber: 'rr123456785kz' }).values, id: null });
    const near = await met();
    expect(near.met).toMatchObject([
      { id: first.id, number: first.number, state: 'pending', returnedOn: null },
    ]);
    expect(near.issues).toMatchObject([
      {
        path: 'postNumber',
        code: 'envelope.numberMet',
        params: { number: first.number, receivedOn: '23.11.2026' },
      },
    ]);
    // The envelope itself is no earlier one.
    expect(
      (await room.ask('envelope.check', { values: opening({ postNumber }).values, id: first.id })).issues,
    ).toEqual([]);
    room.nextMorning(166);
    expect(await met()).toMatchObject({ met: [], issues: [] });
  });
});

describe('deciding', () => {
  it('follows each notice to what became of it, and the envelope to its class', async () => {
    const made = await open({ declared: '4', counted: '3' }, { reason: 'one is missing' });
    const returned = went(await decide(made, [0], sendBack));
    expect(returned).toMatchObject({ state: 'pending', decidedOn: null, revision: 2 });
    expect(returned.items[0]).toMatchObject({
      state: 'returned',
      defects: ['noSignature'],
      decidedBy: 'Үлгібаев mail',
      notificationId: null,
    });
    const forwarded = went(
      await decide(returned, [1], { state: 'forwarded', forwardedTo: 'Үлгі бөлімі', reason: 'not ours' }),
    );
    expect(forwarded.items[1]).toMatchObject({
      state: 'forwarded',
      forwardedTo: 'Үлгі бөлімі',
      reason: 'not ours',
    });
    const other = went(await decide(forwarded, [2], { state: 'notNotification', reason: 'a complaint' }));
    const explained = went(await decide(other, [3], { state: 'notInside', reason: 'declared by mistake' }));
    expect(explained).toMatchObject({ state: 'returned', decidedOn: '2026-11-23' });
    room.nextMorning(1);
    const again = went(await decide(explained, [0], takeBack));
    expect(again).toMatchObject({ state: 'pending', decidedOn: null });
    expect(again.items[0]).toMatchObject({ state: 'pending', defects: [], decidedBy: null, decidedAt: null });
    const end = went(await decide(again, [0], { state: 'notNotification', reason: 'an advertisement' }));
    expect(end).toMatchObject({ state: 'forwarded', decidedOn: '2026-11-24' });
    expect(
      room.tables.envelopeMoves.ofEnvelope(made.id).map(({ day: on, before, after }) => [on, before, after]),
    ).toEqual([
      ['2026-11-23', null, 'pending'],
      ['2026-11-23', 'pending', 'returned'],
      ['2026-11-24', 'returned', 'pending'],
      ['2026-11-24', 'pending', 'forwarded'],
    ]);
    const [, first, , , , back] = historyOf(made.id);
    expect(JSON.parse(first?.after ?? '')).toEqual({
      notices: [{ position: 0, state: 'returned', defects: ['noSignature'] }],
    });
    expect(back).toMatchObject({ what: 'decided', reason: takeBack.reason });
    expect(JSON.parse(back?.before ?? '')).toMatchObject({ notices: [{ state: 'returned' }] });
  });

  it('refuses what cannot be, and changes nothing then', async () => {
    const two = await open({ declared: '2', counted: '2' });
    const decided = went(await decide(two, [0], sendBack));
    const registered = await enterNotice(room, { id: two.id, position: 1 }, { invention: 3 });
    expect(registered.ok).toBe(true);
    const now = await read(two.id);
    const entries = journal().length;
    const refused = async (positions: number[], decision: Parameters<typeof decide>[2]) =>
      refusalOf(decide(now, positions, decision));
    expect(await refusalOf(decide(decided, [0], takeBack))).toBe('envelope.changed');
    expect(await refused([2], sendBack)).toBe('envelope.itemUnknown');
    expect(await refused([0], { ...sendBack, defects: ['other'] })).toBe('envelope.itemDecided');
    expect(await refused([1], sendBack)).toBe('envelope.itemDecided');
    expect(await refused([1], takeBack)).toBe('envelope.itemRegistered');
    expect(await refused([0], { state: 'registeredAsking', asked: ['contract'], reason: null })).toBe(
      'envelope.itemNotRegistered',
    );
    expect(await refused([0, 1], takeBack)).toBe('envelope.itemRegistered');
    expect(await read(two.id)).toEqual(now);
    expect(journal()).toHaveLength(entries);
    const waiting = await open();
    expect(await refusalOf(decide(waiting, [0], takeBack))).toBe('envelope.itemUndecided');
    expect(await refusalOf(decide(waiting, [0], { state: 'notInside', reason: 'lost' }))).toBe(
      'envelope.moreThanMissing',
    );
  });

  it('asks for enclosures of a registered notice, and takes the asking back', async () => {
    const made = await open();
    await enterNotice(room, { id: made.id, position: 0 }, { invention: 4 });
    const asking = went(
      await decide(await read(made.id), [0], {
        state: 'registeredAsking',
        asked: ['contract'],
        reason: null,
      }),
    );
    expect(asking).toMatchObject({
      state: 'registered',
      items: [{ state: 'registeredAsking', asked: ['contract'] }],
    });
    const quiet = went(await decide(asking, [0], { state: 'registeredAsking', asked: [], reason: null }));
    expect(quiet.items[0]).toMatchObject({ state: 'registered', asked: [] });
    expect(quiet.items[0]?.notificationNumber).toBe(asking.items[0]?.notificationNumber);
    // The class never changed, so the day has one decision to count.
    expect(room.tables.envelopeMoves.ofEnvelope(made.id)).toHaveLength(2);
  });

  it('lets an empty envelope be nothing but returned or no notification', async () => {
    const empty = await open({ declared: '', counted: '0' }, { reason: 'empty' });
    expect(
      await refusalOf(decide(empty, [0], { state: 'forwarded', forwardedTo: 'there', reason: null })),
    ).toBe('envelope.emptyInside');
    expect(await refusalOf(decide(empty, [0], { state: 'notInside', reason: 'nothing' }))).toBe(
      'envelope.moreThanMissing',
    );
    expect(await refusalOf(enterNotice(room, { id: empty.id, position: 0 }, { invention: 5 }))).toBe(
      'envelope.emptyInside',
    );
    expect(went(await decide(empty, [0], { state: 'notNotification', reason: 'empty' })).state).toBe('other');
  });

  it('never takes an envelope out of a bag it was counted in, though the clock is set back', async () => {
    const made = await open();
    room.nextMorning(1);
    const returned = went(await decide(made, [0], sendBack));
    room.nextMorning(-1);
    const again = went(await decide(returned, [0], takeBack));
    expect(room.tables.envelopeMoves.lastOf(made.id)).toMatchObject({ day: '2026-11-24', after: 'pending' });
    expect(went(await decide(again, [0], sendBack)).decidedOn).toBe('2026-11-24');
  });
});

describe('a closed day', () => {
  it('books and decides nothing, and keeps what was there', async () => {
    const made = await open();
    closeDay();
    expect(await refusalOf(room.attempt('envelope.open', opening()))).toBe('mail.dayClosed');
    expect(await refusalOf(decide(made, [0], sendBack))).toBe('mail.dayClosed');
    expect(await refusalOf(enterNotice(room, { id: made.id, position: 0 }, { invention: 6 }))).toBe(
      'mail.dayClosed',
    );
    const more = { id: made.id, revision: 1, reason: 'counted again' };
    expect(
      await refusalOf(
        room.attempt('envelope.correct', {
          ...more,
          values: completeEnvelope(room.today(), { declared: '2', counted: '2' }),
        }),
      ),
    ).toBe('mail.dayClosed');
    expect(await read(made.id)).toEqual(made);
    // What is no booking goes on: a misspelt address, and whose desk it lies on.
    const values = completeEnvelope(room.today(), { senderAddress: 'Алма көшесі, 10' });
    expect((await room.ask('envelope.correct', { ...more, values })).content.senderAddress).toBe(
      'Алма көшесі, 10',
    );
    expect((await room.ask('envelope.take', { id: made.id, over: false })).holder?.id).toBe(
      room.idOf('mail'),
    );
    room.nextMorning(1);
    expect(went(await decide(await read(made.id), [0], sendBack)).decidedOn).toBe('2026-11-24');
  });
});

describe('correcting', () => {
  it('writes what it was and what it is', async () => {
    const made = await open({ postNumber: '' });
    const values = completeEnvelope(addDays(room.today(), -3), { postNumber: 'RR123456785KZ' });
    const corrected = await room.ask('envelope.correct', {
      id: made.id,
      revision: 1,
      values,
      reason: 'read the label',
    });
    expect(corrected).toMatchObject({ revision: 2, dueOn: '2026-11-25', state: 'pending' });
    const [, step] = historyOf(made.id);
    expect(step).toMatchObject({ what: 'corrected', reason: 'read the label' });
    expect(JSON.parse(step?.before ?? '')).toMatchObject({ postNumber: null, receivedOn: '2026-11-23' });
    expect(JSON.parse(step?.after ?? '')).toMatchObject({
      postNumber: 'RR123456785KZ',
      receivedOn: '2026-11-20',
    });
    expect(JSON.parse(step?.after ?? '')).not.toHaveProperty('senderName');
    expect((await room.ask('envelope.list', { ...all, text: 'RR 1234' })).rows.map(({ id }) => id)).toEqual([
      made.id,
    ]);
    expect(
      await refusalOf(
        room.attempt('envelope.correct', { id: made.id, revision: 1, values, reason: 'again' }),
      ),
    ).toBe('envelope.changed');
  });

  it('lets notices grow, and shrink by those nobody has decided about', async () => {
    const made = await open({ declared: '2', counted: '2' });
    const decided = went(await decide(made, [1], sendBack));
    const correct = (revision: number, declared: string, counted = declared) =>
      room.attempt('envelope.correct', {
        id: made.id,
        revision,
        values: completeEnvelope(room.today(), { declared, counted }),
        reason: 'counted again',
      });
    const grown = went(await correct(decided.revision, '4'));
    expect(grown.items.map(({ position, state }) => [position, state])).toEqual([
      [0, 'pending'],
      [1, 'returned'],
      [2, 'pending'],
      [3, 'pending'],
    ]);
    const shrunk = went(await correct(grown.revision, '1'));
    expect(shrunk.items.map(({ position, state }) => [position, state])).toEqual([[1, 'returned']]);
    expect(shrunk).toMatchObject({ state: 'returned', decidedOn: '2026-11-23' });
    const two = went(await correct(shrunk.revision, '2'));
    expect(two).toMatchObject({ state: 'pending', decidedOn: null });
    expect(two.items.map(({ position }) => position)).toEqual([1, 2]);
    const both = went(await decide(two, [2], sendBack));
    expect(await refusalOf(correct(both.revision, '1'))).toBe('envelope.itemsDecided');
    // Three declared, two found, one explained away: then all three were there after all.
    const third = went(await correct(both.revision, '3', '2'));
    const explained = went(await decide(third, [3], { state: 'notInside', reason: 'not there' }));
    expect(await refusalOf(correct(explained.revision, '3'))).toBe('envelope.moreThanMissing');
  });

  it('keeps what was typed for a notice that is no more', async () => {
    const made = await open({ declared: '2', counted: '2' });
    const draft = randomUUID();
    const values = inventNotification(chanceOf(7), room.today(), [inventHost(chanceOf(7))]);
    await room.ask('draft.save', { id: draft, values, revision: 1, envelope: { id: made.id, position: 1 } });
    const { revision } = await read(made.id);
    await room.ask('envelope.correct', {
      id: made.id,
      revision,
      values: completeEnvelope(room.today()),
      reason: 'one',
    });
    expect(await room.ask('draft.list', {})).toMatchObject([{ id: draft, values, envelope: null }]);
  });
});

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

const all = { state: null, from: null, to: null, text: '', after: null, limit: 100 } as const;

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

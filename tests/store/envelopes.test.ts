import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '#shared/dates/day.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import { mondayMorning } from '#tests/fixtures/desk.ts';
import { all, envelopeSteps, refusalOf, sendBack, states, takeBack } from './envelope-steps.ts';
import { completeEnvelope, enterNotice, makeMailStore, openMailRoom, went } from './mail-workbench.ts';
import type { MailRoom, MailStore } from './mail-workbench.ts';

let store: MailStore;
let room: MailRoom;
beforeAll(async () => (store = await makeMailStore()));
beforeEach(async () => (room = await openMailRoom(store, { morning: mondayMorning })));
afterEach(() => room.close());
afterAll(() => store.close());

const { decide, historyOf, journal, open, opening, read } = envelopeSteps(() => room);
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

  it('finds no fewer notices than were registered', async () => {
    const made = await open({ declared: '2', counted: '2' });
    for (const position of [0, 1])
      went(await enterNotice(room, { id: made.id, position }, { invention: 50 + position }));
    const { revision } = await read(made.id);
    const values = completeEnvelope(room.today(), { declared: '2', counted: '1' });
    expect(
      await refusalOf(
        room.attempt('envelope.correct', { id: made.id, revision, values, reason: 'counted again' }),
      ),
    ).toBe('envelope.itemsDecided');
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
    // The page that typed it does not know yet.
    await room.ask('draft.save', { id: draft, values, revision: 2, envelope: { id: made.id, position: 1 } });
    expect(await room.ask('draft.list', {})).toMatchObject([{ id: draft, revision: 2, envelope: null }]);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import type { EnvelopeId, EnvelopeRecord } from '#shared/mail/envelope.ts';
import { mostSlips } from '#electron/services/mail/letter-plan.ts';
import { mondayMorning } from '#tests/fixtures/desk.ts';
import { readPdf } from '#tests/fixtures/pdf-page.ts';
import { completeEnvelope, enterNotice, makeMailStore, openMailRoom, went } from './mail-workbench.ts';
import type { MailRoom, MailStore } from './mail-workbench.ts';

let store: MailStore;
let room: MailRoom;
beforeAll(async () => (store = await makeMailStore()));
beforeEach(async () => (room = await openMailRoom(store, { morning: mondayMorning })));
afterEach(() => room.close());
afterAll(() => store.close());

type Decision = Parameters<typeof room.ask<'envelope.decide'>>[1]['decision'];

const open = (changes: Partial<EnvelopeValues> = {}) =>
  room.ask('envelope.open', {
    requestId: randomUUID(),
    values: completeEnvelope(room.today(), { answerLanguage: '', ...changes }),
    reason: 'seen',
    earlierId: null,
  });
const read = (id: EnvelopeId) => room.ask('envelope.read', { id });
async function decide({ id }: Pick<EnvelopeRecord, 'id'>, positions: number[], decision: Decision) {
  const { revision } = await read(id);
  return room.ask('envelope.decide', { id, revision, positions, decision });
}
const sendBack: Decision = { state: 'returned', defects: ['noPassportCopy', 'emptyEnvelope'], reason: null };
const passOn: Decision = { state: 'forwarded', forwardedTo: 'Басқа бөлім', reason: null };
const noNotice: Decision = { state: 'notNotification', reason: 'an advertisement' };
const register = async ({ id }: Pick<EnvelopeRecord, 'id'>, position: number, invention: number) =>
  went(await enterNotice(room, { id, position }, { invention }));

async function registered(invention: number, changes: Partial<EnvelopeValues> = {}) {
  const envelope = await open(changes);
  await register(envelope, 0, invention);
  return envelope;
}
async function returned(changes: Partial<EnvelopeValues> = {}) {
  const envelope = await open(changes);
  await decide(envelope, [0], sendBack);
  return envelope;
}

const ids = (...envelopes: readonly Pick<EnvelopeRecord, 'id'>[]) => ({
  envelopes: envelopes.map(({ id }) => id),
});
const issue = (...envelopes: readonly Pick<EnvelopeRecord, 'id'>[]) =>
  room.ask('letter.issue', ids(...envelopes));
const refusal = async (
  method: 'letter.issue' | 'letter.preview',
  ...envelopes: readonly Pick<EnvelopeRecord, 'id'>[]
) => {
  const answer = await room.attempt(method, ids(...envelopes));
  return answer.ok ? 'ok' : answer.code;
};
const textsOf = async (pdf: string) =>
  (await readPdf(Buffer.from(pdf, 'base64'), 0.1)).map(({ text }) => text.replace(/\s+/g, ' '));
const copiesOf = (id: EnvelopeId) =>
  room.tables.envelopeItems
    .ofEnvelope(id)
    .map(({ notificationId }) => room.tables.notifications.byId(notificationId ?? '')?.slipCopies ?? null);
const journal = () => room.tables.journal.all();
const lastNumber = () => room.tables.mailSeries.last({ kind: 'out', office: 'ALM2', year: 2026 });

describe('a preview', () => {
  it('shows every letter and slip, and writes nothing', async () => {
    const envelopes = [await registered(1), await returned()];
    const entries = journal().length;
    const { pdf, fileName } = await room.ask('letter.preview', ids(...envelopes));
    const texts = await textsOf(pdf);
    expect(texts).toHaveLength(3);
    expect(texts[0]).toContain('О регистрации уведомлений');
    expect(texts[0]).toContain('присваивается при печати');
    expect(texts[1]).toContain('Талон-подтверждение');
    expect(texts[2]).toContain('О возврате уведомления');
    expect(fileName).toBe('letters-2026-11-23.pdf');
    expect(journal()).toHaveLength(entries);
    expect(lastNumber()).toBe(0);
    expect(copiesOf(envelopes[0]?.id ?? ('' as EnvelopeId))).toEqual([0]);
  });
});

describe('issuing', () => {
  it('gives each letter the next number, in the order asked for, in one entry of the journal', async () => {
    const [first, second] = [await registered(1), await returned()];
    const entries = journal().length;
    const { items, pdf, fileName } = await issue(second, first);
    expect(items.map(({ number, kind, envelopeNumber }) => [number, kind, envelopeNumber])).toEqual([
      ['ALM2-OUT-2026-000001', 'return', second.number],
      ['ALM2-OUT-2026-000002', 'reply', first.number],
    ]);
    expect(items[0]).toMatchObject({
      addressee: { name: 'Үлгібаев Айбек', address: 'Алма көшесі, 1', postcode: '000010' },
      madeOn: '2026-11-23',
      madeBy: 'Үлгібаев mail',
      postNumber: null,
      dispatchedOn: null,
      undeliveredOn: null,
    });
    expect(fileName).toBe('ALM2-OUT-2026-000001_ALM2-OUT-2026-000002.pdf');
    const texts = await textsOf(pdf);
    expect(texts[0]).toContain('ALM2-OUT-2026-000001');
    expect(texts[1]).toContain('ALM2-OUT-2026-000002');
    expect(texts[2]).toContain('Растау талоны');
    expect(texts[2]).toContain(first.number);
    expect(journal().slice(entries)).toMatchObject([
      {
        action: 'letter.issue',
        object: second.id,
        data: {
          envelopes: 2,
          letters: 2,
          taken: 2,
          slips: 1,
          first: items[0]?.number,
          last: items[1]?.number,
        },
      },
    ]);
    expect(copiesOf(first.id)).toEqual([1]);
    expect((await read(first.id)).outgoing).toEqual([items[1]]);
    expect((await room.ask('outgoing.list', { state: 'toDispatch', limit: 10 })).rows).toEqual(items);
  });

  it('of an envelope answered before keeps the number and prints a copy; the slip is a copy too', async () => {
    const envelope = await registered(1);
    const first = await issue(envelope);
    const again = await issue(envelope);
    expect(again.items).toEqual(first.items);
    expect(lastNumber()).toBe(1);
    expect((await textsOf(first.pdf)).join(' ')).not.toContain('Көшірме');
    const [letter = '', slip = ''] = await textsOf(again.pdf);
    expect(letter).toContain('Көшірме / Копия 23.11.2026');
    expect(slip).toContain('№ 2');
    expect(copiesOf(envelope.id)).toEqual([2]);
    expect(journal().at(-1)).toMatchObject({ action: 'letter.issue', data: { taken: 0 } });
  });

  it('asks for what is missing until a working day, the same in a copy made later', async () => {
    const envelope = await registered(1);
    await decide(envelope, [0], { state: 'registeredAsking', asked: ['passportCopy'], reason: null });
    const first = await issue(envelope);
    expect(first.items[0]?.kind).toBe('ask');
    // Ten working days after a Monday.
    expect((await textsOf(first.pdf)).join(' ')).toContain('До 07.12.2026 включительно');
    room.nextMorning(3);
    const [again = ''] = await textsOf((await issue(envelope)).pdf);
    expect(again).toContain('До 07.12.2026 включительно');
    expect(again).toContain('Көшірме / Копия 26.11.2026');
  });

  it('of a letter still in the house that says something else now keeps the number', async () => {
    const envelope = await registered(1, { declared: '2', counted: '2' });
    await decide(envelope, [1], sendBack);
    const first = await issue(envelope);
    await decide(envelope, [1], { state: 'pending', reason: 'signed at the desk' });
    await register(envelope, 1, 2);
    const second = await issue(envelope);
    expect(second.items).toMatchObject([{ number: first.items[0]?.number, kind: 'reply' }]);
    expect(lastNumber()).toBe(1);
    const [letter = ''] = await textsOf(second.pdf);
    expect(letter).toContain('Зарегистрировано уведомлений: 2');
    expect(letter).not.toContain('Көшірме');
  });

  it.each([
    ['was dispatched', false],
    ['came back undelivered', true],
  ])(
    'of a letter that %s gives another number when there is something else to say',
    async (_, undelivered) => {
      const envelope = await returned();
      const [sent] = (await issue(envelope)).items;
      const id = sent?.id ?? '';
      expect(room.tables.outgoing.dispatch([id], room.today(), 'ALM2-D-2026-0001')).toBe(1);
      if (undelivered) {
        expect(room.tables.outgoing.markUndelivered({ id, on: room.today(), reason: 'moved' })).toBe(true);
      } else {
        await decide(envelope, [0], { state: 'pending', reason: 'came again' });
        await decide(envelope, [0], { ...sendBack, defects: ['unreadable'] });
      }
      const [next] = (await issue(envelope)).items;
      expect(next).toMatchObject({ number: 'ALM2-OUT-2026-000002', dispatchedOn: null });
      expect((await read(envelope.id)).outgoing).toHaveLength(2);
    },
  );

  it('writes to the other office and to the sender; nothing else, where nothing is answered', async () => {
    const envelope = await open({ declared: '3', counted: '3' });
    await decide(envelope, [0, 1], passOn);
    await decide(envelope, [2], { ...passOn, forwardedTo: 'Үшінші бөлім' });
    const { items, pdf } = await issue(envelope);
    expect(items.map(({ kind, addressee }) => [kind, addressee.name])).toEqual([
      ['forward', 'Үлгібаев Айбек'],
      ['forward', 'Басқа бөлім'],
      ['forward', 'Үшінші бөлім'],
    ]);
    const texts = await textsOf(pdf);
    expect(texts[0]).toContain('Орган: Басқа бөлім');
    expect(texts[0]).toContain('Орган: Үшінші бөлім');
    expect(texts[1]).toContain('1. Уведомления в конверте: № 1–2');
    expect(texts[2]).toContain('1. Уведомление № 3 в конверте');
    expect(texts[1]).toContain('Отправитель: Үлгібаев Айбек, Алма көшесі, 1, 000010');
  });

  it('says in one letter what was registered and what comes back', async () => {
    const envelope = await registered(1, { declared: '3', counted: '2', answerLanguage: 'ru' });
    await decide(envelope, [1], sendBack);
    await decide(envelope, [2], { state: 'notInside', reason: 'not there' });
    const { items, pdf } = await issue(envelope);
    expect(items.map(({ kind }) => kind)).toEqual(['return']);
    const [letter = ''] = await textsOf(pdf);
    expect(letter).toContain('Зарегистрировано уведомлений: 1');
    expect(letter).toContain('Не приложена копия паспорта. Приложить разборчивую копию');
    expect(letter).toContain('Заявлено уведомлений: 3, в конверте обнаружено: 2');
    expect(letter).not.toContain('қайтару туралы');
  });

  it('names the people somebody typed of a notice that goes back', async () => {
    const envelope = await open();
    const draft = { id: randomUUID(), revision: 1, envelope: { id: envelope.id, position: 0 } };
    const { inventHost, inventNotification } = await import('#electron/seed/invented.ts');
    const { chanceOf } = await import('#electron/seed/random.ts');
    const values = inventNotification(chanceOf(4), room.today(), [inventHost(chanceOf(4))]);
    await room.ask('draft.save', { ...draft, values });
    await decide(envelope, [0], sendBack);
    const [letter = ''] = await textsOf((await issue(envelope)).pdf);
    expect(letter).toContain(values.foreigners[0]?.surname ?? 'nobody');
  });

  it('names a code no list knows as it is', async () => {
    const envelope = await open();
    await decide(envelope, [0], { ...sendBack, defects: ['somethingElse'] });
    expect((await textsOf((await issue(envelope)).pdf)).join(' ')).toContain('– somethingElse.');
  });
});

describe('refusals use no number', () => {
  const nothingWasDone = () => {
    expect(lastNumber()).toBe(0);
    expect(journal().some(({ action }) => action === 'letter.issue')).toBe(false);
  };

  it('of an envelope with a notice nobody decided about', async () => {
    const [ready, waiting] = [await returned(), await open()];
    for (const method of ['letter.preview', 'letter.issue'] as const)
      expect(await refusal(method, ready, waiting)).toBe('letter.undecided');
    nothingWasDone();
  });

  it('of envelopes nothing of which is answered; among others they are left out', async () => {
    const silent = await open();
    await decide(silent, [0], noNotice);
    expect(await refusal('letter.issue', silent)).toBe('letter.nothing');
    nothingWasDone();
    const { items } = await issue(silent, await returned());
    expect(items).toHaveLength(1);
  });

  it('of an envelope without a sender', async () => {
    const nameless = await returned({ senderName: '', senderAddress: '', senderPostcode: '' });
    expect(await refusal('letter.issue', nameless)).toBe('letter.noAddressee');
    nothingWasDone();
    expect(await refusal('letter.issue', await returned({ senderAddress: '' }))).toBe('ok');
  });

  it('of an address no window can show', async () => {
    const dashes = await returned({ senderName: '⸻'.repeat(200), senderAddress: '⸻'.repeat(300) });
    expect(await refusal('letter.issue', dashes)).toBe('letter.addressTooLong');
    nothingWasDone();
  });

  it('of an envelope nobody knows', async () => {
    expect(await refusal('letter.issue', { id: randomUUID() as EnvelopeId })).toBe('envelope.unknown');
  });

  it('of a counter clerk', async () => {
    const envelope = await returned();
    room.sit('counter');
    expect(await refusal('letter.issue', envelope)).toBe('session.forbidden');
    nothingWasDone();
  });
});

describe('what happens while the letters are drawn', () => {
  it('is not lost: two at once get numbers of their own, each letter once', async () => {
    const [one, two] = [await returned(), await returned()];
    const [first, second] = await Promise.all([issue(one), issue(two)]);
    const numbers = [first, second].flatMap(({ items }) => items.map(({ number }) => number));
    expect(numbers.toSorted()).toEqual(['ALM2-OUT-2026-000001', 'ALM2-OUT-2026-000002']);
    for (const { items, pdf } of [first, second])
      expect((await textsOf(pdf)).join(' ')).toContain(items[0]?.number);
  });

  it('of one envelope twice at once: one number, one original, one copy', async () => {
    const envelope = await registered(1);
    const [first, second] = await Promise.all([issue(envelope), issue(envelope)]);
    expect(first.items).toEqual(second.items);
    const marks = await Promise.all(
      [first, second].map(async ({ pdf }) => (await textsOf(pdf))[0]?.includes('Көшірме') ?? false),
    );
    expect(marks.toSorted()).toEqual([false, true]);
    expect(copiesOf(envelope.id)).toEqual([2]);
  });

  it('of a decision in between: the letter says what was decided last', async () => {
    const envelope = await returned();
    const issuing = issue(envelope);
    const { revision } = await read(envelope.id);
    await room.ask('envelope.decide', {
      id: envelope.id,
      revision,
      positions: [0],
      decision: { state: 'pending', reason: 'came again' },
    });
    await decide(envelope, [0], { ...sendBack, defects: ['duplicate'] });
    const answer = await issuing.catch((error: unknown) => error);
    const issued = room.tables.outgoing.ofEnvelope(envelope.id);
    if (answer instanceof Error) {
      // The envelope was undecided at the very moment of booking: nothing was numbered.
      expect(issued).toEqual([]);
      return;
    }
    expect(issued).toHaveLength(1);
    const { pdf } = answer as Awaited<typeof issuing>;
    expect((await textsOf(pdf)).join(' ')).toContain('уже зарегистрировано');
  });
});

it('an envelope with more slips than a file takes is the largest there can be', () => {
  expect(mostSlips).toBeGreaterThanOrEqual(500);
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyEnvelope } from '#shared/forms/envelope-form.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import { invented, openReadyDesk } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openReadyDesk();
});
afterAll(() => desk.close());

const typed = (changes: Partial<EnvelopeValues> = {}): EnvelopeValues => ({
  ...emptyEnvelope(),
  postmark: 'none',
  receivedOn: '01.11.2026',
  senderName: 'Үлгібаев Ерасыл',
  senderAddress: 'Алма көшесі, 12',
  counted: '1',
  ...changes,
});
const save = (requestId: string, values: EnvelopeValues | null) =>
  desk.ask('envelope.draft.save', { requestId, earlierId: null, values });
const read = () => desk.ask('envelope.draft.read', {});
const open = (requestId: string) =>
  desk.ask('envelope.open', { requestId, values: typed(), reason: 'invented', earlierId: null });

describe('the draft of the envelope in hand', () => {
  it('is the newest one a clerk typed, and thrown away when asked', async () => {
    expect(await read()).toBeNull();
    const [first, second] = [randomUUID(), randomUUID()];
    await save(first, typed());
    await save(second, typed({ senderName: 'Сынақ' }));
    expect(await read()).toMatchObject({
      requestId: second,
      earlierId: null,
      values: { senderName: 'Сынақ' },
    });
    await save(second, null);
    expect(await read()).toBeNull();
  });

  it('outlives a lock', async () => {
    const request = randomUUID();
    await save(request, typed());
    await desk.ask('session.lock', { reason: 'user' });
    await desk.restart();
    const { login, password } = invented.administrator;
    desk.session = (await desk.ask('session.logIn', { login, password })).session;
    expect(await read()).toMatchObject({ requestId: request, values: typed() });
  });

  it('ends with the booking, and a save that comes too late does not bring it back', async () => {
    const request = randomUUID();
    await save(request, typed());
    await open(request);
    expect(await read()).toBeNull();
    await save(request, typed());
    expect(await read()).toBeNull();
  });

  it('of another envelope is left alone by a booking', async () => {
    const [booked, inHand] = [randomUUID(), randomUUID()];
    await save(inHand, typed({ note: 'in hand' }));
    await open(booked);
    expect(await read()).toMatchObject({ requestId: inHand, values: { note: 'in hand' } });
  });
});

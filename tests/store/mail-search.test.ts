import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { emptyEnvelope } from '#shared/forms/envelope-form.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import type { EnvelopeRecord } from '#shared/mail/envelope.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import { openReadyDesk } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';

/* Envelopes and what came in them, found in the one box. */

let desk: TestDesk;
let ours: EnvelopeRecord;
let other: EnvelopeRecord;

const open = (changes: Partial<EnvelopeValues>): Promise<EnvelopeRecord> =>
  desk.ask('envelope.open', {
    requestId: randomUUID(),
    values: {
      ...emptyEnvelope(),
      postmark: 'legible',
      postmarkOn: '20.11.2026',
      receivedOn: '23.11.2026',
      counted: '2',
      senderName: 'SPECIMEN SENDER',
      senderAddress: 'Алма көшесі, 5',
      ...changes,
    },
    reason: 'test',
    earlierId: null,
  });
const find = (text: string) => desk.ask('search.find', { text, limit: 20 });
const numbersOf = async (text: string) => (await find(text)).envelopes.map(({ number }) => number);

beforeAll(async () => {
  desk = await openReadyDesk();
  ours = await open({ postNumber: 'RR123456785KZ' });
  other = await open({ senderName: 'Әбдіғалиев Т.', counted: '1' });
});
afterAll(() => desk.close());

describe('an envelope is found', () => {
  it('by its whole number, its beginning and its serial alone', async () => {
    expect(await numbersOf(ours.number.toLowerCase())).toEqual([ours.number]);
    expect(await numbersOf(ours.number.slice(0, -1))).toEqual([other.number, ours.number]);
    expect(await numbersOf('000001')).toEqual([ours.number]);
    expect(await numbersOf('2')).toEqual([other.number]);
    expect(await numbersOf('000003')).toEqual([]);
  });

  it('by the number of the postal item, spaced or begun', async () => {
    expect(await numbersOf('rr 123 456 785 kz')).toEqual([ours.number]);
    expect(await numbersOf('RR1234')).toEqual([ours.number]);
  });

  it('by its sender in any script', async () => {
    expect(await numbersOf('specimen')).toEqual([ours.number]);
    expect(await numbersOf('Abdig')).toEqual([other.number]);
    expect(await numbersOf('nobody at all')).toEqual([]);
  });

  it('by nothing that is only a sign', async () => {
    for (const hostile of ['"', '*', '%', "'; DROP TABLE envelopes; --", '\\', ''])
      expect(await numbersOf(hostile)).toEqual([]);
  });
});

it('a whole number of an envelope also finds what was registered from it', async () => {
  const chance = chanceOf(5);
  const values = inventNotification(chance, day('2026-11-23'), [inventHost(chance)]);
  const envelope = { id: ours.id, position: 0 };
  const { issues } = await desk.ask('notification.check', { values, envelope });
  const passed = issues.map(({ path, code }) => ({ path, code }));
  const made = await desk.ask('notification.register', {
    requestId: randomUUID(),
    draftId: null,
    values,
    passed,
    reason: passed.length > 0 ? 'test' : null,
    envelope,
  });
  const by = async (text: string) => (await find(text)).rows.map(({ id, matchedBy }) => [id, matchedBy]);
  expect(await by(ours.number)).toEqual([[made.id, 'envelope']]);
  expect(await by('RR123456785KZ')).toContainEqual([made.id, 'envelope']);
  expect(await by(other.number)).toEqual([]);
});

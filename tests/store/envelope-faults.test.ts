import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MethodName } from '#shared/contract/contract.ts';
import { day } from '#shared/dates/day.ts';
import type { EnvelopeRecord } from '#shared/mail/envelope.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import { openReadyDesk } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';
import { checkNameIndexes, contentOf, openWatchedDesk } from './desk-workbench.ts';
import type { WatchedDesk } from './desk-workbench.ts';
import { completeEnvelope } from './mail-workbench.ts';

class Broken extends Error {}

const today = day('2026-11-23');

let home: TestDesk;
let desk: WatchedDesk;
let watcher: (moment: 'before' | 'after') => void = () => undefined;
beforeAll(async () => {
  home = await openReadyDesk();
  await home.ask('session.lock', { reason: 'user' });
  await home.restart();
  desk = await openWatchedDesk(home.dataDir, (_sql, moment) => watcher(moment));
});
afterAll(() => {
  desk.close();
  home.close();
});

/**
 * Makes the call with an exception before and after each of its writes in turn, until one goes through untouched: nothing of it may be
 * left each time. Answers how many places there were, and what the call answered in the end.
 */
async function breakEverywhere(
  method: MethodName,
  input: unknown,
): Promise<{ readonly places: number; readonly answer: unknown }> {
  const before = contentOf(desk.database);
  for (let place = 1; ; place += 1) {
    for (const moment of ['before', 'after'] as const) {
      let left = place;
      watcher = (when) => {
        if (when !== moment) return;
        left -= 1;
        if (left === 0) throw new Broken();
      };
      const reply = await desk.raw(method, input);
      watcher = () => undefined;
      if (reply.ok) {
        expect(moment, 'a write was not reached before, but after').toBe('before');
        return { places: (place - 1) * 2, answer: reply.value };
      }
      expect(reply.failure.code).toBe('app.unexpected');
      expect(contentOf(desk.database), `${method}, ${moment} write ${place}`).toEqual(before);
    }
  }
}

const opening = (notices: number) => ({
  requestId: randomUUID(),
  values: completeEnvelope(today, { declared: String(notices), counted: String(notices) }),
  reason: null,
  earlierId: null,
});

describe('an exception between the parts of one call of the mail room', () => {
  it('leaves nothing of an envelope, and its number to the next', async () => {
    for (const [index, notices] of [1, 5].entries()) {
      const { places, answer } = await breakEverywhere('envelope.open', opening(notices));
      // Number, envelope, notices, move, history, journal.
      expect(places).toBeGreaterThanOrEqual((notices + 5) * 2);
      expect((answer as EnvelopeRecord).number).toBe(`ALM2-IN-2026-00000${index + 1}`);
    }
    expect(desk.tables.journal.firstBroken()).toBe(null);
    expect(desk.tables.integrity()).toEqual([]);
  });

  it('leaves neither notice nor mark in the envelope of one registered from it', async () => {
    const made = await desk.ask('envelope.open', opening(2));
    const place = { id: made.id, position: 1 };
    const chance = chanceOf(41);
    const values = inventNotification(chance, today, [inventHost(chance)]);
    const [draftId, other] = [randomUUID(), randomUUID()];
    for (const id of [draftId, other])
      await desk.ask('draft.save', { id, values, revision: 1, envelope: place });
    const { issues } = await desk.ask('notification.check', { values, envelope: place });
    const input = {
      requestId: randomUUID(),
      draftId,
      values,
      envelope: place,
      passed: issues.map(({ path, code }) => ({ path, code })),
      reason: 'seen',
    };
    const { places, answer } = await breakEverywhere('notification.register', input);
    expect(places).toBeGreaterThan(20);
    expect(answer).toMatchObject({ channel: 'post', envelope: place });
    expect(await desk.ask('envelope.read', { id: made.id })).toMatchObject({
      state: 'pending',
      items: [{ state: 'pending' }, { state: 'registered' }],
    });
    expect(await desk.ask('draft.list', {})).toEqual([]);
    checkNameIndexes(desk.database);
    expect(desk.tables.journal.firstBroken()).toBe(null);
    expect(desk.tables.integrity()).toEqual([]);
  });

  it('leaves the envelope as it was before a decision and before a correction', async () => {
    const made = await desk.ask('envelope.open', opening(2));
    await breakEverywhere('envelope.take', { id: made.id, over: false });
    const decided = await breakEverywhere('envelope.decide', {
      id: made.id,
      revision: 2,
      positions: [0, 1],
      decision: { state: 'returned', defects: ['noSignature'], reason: null },
    });
    // Two notices, the envelope, its move, history, journal.
    expect(decided.places).toBeGreaterThanOrEqual(12);
    expect(decided.answer).toMatchObject({ state: 'returned', revision: 3, holder: null });
    const corrected = await breakEverywhere('envelope.correct', {
      id: made.id,
      revision: 3,
      values: completeEnvelope(today, { declared: '3', counted: '3' }),
      reason: 'counted again',
    });
    expect(corrected.answer).toMatchObject({ state: 'pending', revision: 4 });
    expect(desk.tables.integrity()).toEqual([]);
  });
});

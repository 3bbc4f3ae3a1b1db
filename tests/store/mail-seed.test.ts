import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { inspectS10 } from '#shared/identifiers/s10.ts';
import type { EnvelopeRecord } from '#shared/mail/envelope.ts';
import { usualEnvelopes } from '#electron/seed/invented-mail.ts';
import { seedNotifications } from '#electron/seed/seed.ts';
import { openReadyDesk } from '#tests/fixtures/desk.ts';
import { darkPixels, readPdf } from '#tests/fixtures/pdf-page.ts';
import { openWatchedDesk } from './desk-workbench.ts';
import type { WatchedDesk } from './desk-workbench.ts';

/* What a demonstration shows of the mail room: an example of everything that can become of an envelope. */

let home: Awaited<ReturnType<typeof openReadyDesk>>;
let desk: WatchedDesk;
let records: readonly EnvelopeRecord[];
beforeAll(async () => {
  home = await openReadyDesk();
  await home.ask('session.lock', { reason: 'user' });
  await home.restart();
  desk = await openWatchedDesk(home.dataDir, () => undefined);
  const { store } = desk.state;
  const user = store?.tables.users.byLogin('boss');
  if (store === null || user === undefined) throw new Error('no store');
  const plan = { notifications: 20, envelopes: usualEnvelopes, seed: 7, days: 6 };
  seedNotifications({ state: desk.state, store, user }, plan);
  const { rows } = await desk.ask('envelope.list', {
    state: null,
    from: day('2026-01-01'),
    to: day('2026-12-31'),
    text: '',
    after: null,
    limit: 500,
  });
  records = await Promise.all(rows.map(({ id }) => desk.ask('envelope.read', { id })));
});
afterAll(() => {
  desk.close();
  home.close();
});

const withState = (state: EnvelopeRecord['state']) => records.filter((record) => record.state === state);

describe('the envelopes of a seed', () => {
  it('are as many as asked for, each with a number of its own and without gaps', () => {
    expect(records).toHaveLength(usualEnvelopes);
    expect(records.map(({ number }) => number).sort()).toEqual(
      records.map((_record, at) => `ALM2-IN-2026-${String(at + 1).padStart(6, '0')}`),
    );
  });

  it('wait a dozen, and the rest ended in every way there is', () => {
    expect(withState('pending')).toHaveLength(12);
    for (const state of ['registered', 'returned', 'forwarded', 'other'] as const)
      expect(withState(state).length, state).toBeGreaterThan(0);
    const items = records.flatMap((record) => record.items.map(({ state }) => state));
    for (const state of [
      'registered',
      'registeredAsking',
      'returned',
      'forwarded',
      'notInside',
      'notNotification',
    ])
      expect(items, state).toContain(state);
  });

  it('show one of three notices with one entered, one damaged, one empty and one overdue', () => {
    const three = records.find(({ items }) => items.length === 3);
    expect(three?.items.map(({ state }) => state)).toEqual(['registered', 'pending', 'pending']);
    expect(withState('pending').some(({ content }) => content.condition.includes('damaged'))).toBe(true);
    expect(withState('other').some(({ content }) => content.counted === 0)).toBe(true);
    expect(withState('pending').some(({ dueOn }) => dueOn !== null && dueOn < '2026-11-23')).toBe(true);
  });

  it('show one that came back, tied to its first life and its postmark', () => {
    const back = records.find(({ earlier }) => earlier !== null);
    const first = records.find(({ id }) => id === back?.earlier?.id);
    expect(first?.state).toBe('returned');
    expect(back?.earlier?.postmarkOn).toBe(first?.content.postmarkOn);
    expect(back?.content.senderName).toBe(first?.content.senderName);
  });

  it('carry numbers no post ever gave out, each with its check digit', () => {
    const numbers = records.flatMap(({ content: { postNumber } }) =>
      postNumber === null ? [] : [postNumber],
    );
    expect(numbers.length).toBeGreaterThan(5);
    for (const number of numbers) {
      expect(number).toMatch(/^ZZ\d{9}ZZ$/);
      expect(inspectS10(number)).toEqual([]);
    }
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('balance on every day', async () => {
    for (let on = 14; on <= 23; on += 1)
      expect((await desk.ask('mail.day', { day: day(`2026-11-${on}`) })).balanced).toBe(true);
  });

  it('have two scans that can be shown', async () => {
    const scans = records.flatMap((record) => record.scans);
    expect(scans.map(({ type }) => type).sort()).toEqual(['pdf', 'png']);
    const pdf = scans.find(({ type }) => type === 'pdf');
    const { data } = await desk.ask('scan.read', { id: pdf?.id ?? '', part: 0 });
    const pages = await readPdf(Buffer.from(data, 'base64'), 0.5);
    expect(pages).toHaveLength(2);
    for (const { picture } of pages) expect(darkPixels(picture)).toBeGreaterThan(1_000);
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { seedNotifications } from '#electron/seed/seed.ts';
import { openReadyDesk } from '#tests/fixtures/desk.ts';
import { openWatchedDesk } from './desk-workbench.ts';
import type { WatchedDesk } from './desk-workbench.ts';

let home: Awaited<ReturnType<typeof openReadyDesk>>;
let desk: WatchedDesk;
beforeAll(async () => {
  home = await openReadyDesk();
  await home.ask('session.lock', { reason: 'user' });
  await home.restart();
  desk = await openWatchedDesk(home.dataDir, () => undefined);
  const { store } = desk.state;
  const user = store?.tables.users.byLogin('boss');
  if (store === null || user === undefined) throw new Error('no store');
  seedNotifications({ state: desk.state, store, user }, { notifications: 60, seed: 7, days: 6, permits: 60 });
});
afterAll(() => {
  desk.close();
  home.close();
});

it('fills the register with papers of which none is held', async () => {
  const { rows, total, snapshot } = await desk.ask('permit.list', {
    text: '',
    scheme: null,
    status: null,
    region: null,
    endingBefore: null,
    after: null,
    limit: 500,
  });
  expect(total).toBe(60);
  expect(new Set(rows.map(({ status }) => status)).size).toBeGreaterThan(3);
  expect(new Set(rows.map(({ scheme }) => scheme)).size).toBeGreaterThan(2);
  expect(snapshot.snapshotOn).toBe('2026-11-22');
  expect(desk.tables.journal.all().filter(({ action }) => action === 'permit.seed')).toHaveLength(1);
});

it('knows people who stay here now, among them some whose permit ends soon', () => {
  const answer = desk.tables.permits.endingAmongStays({
    from: '2026-11-23' as never,
    to: '2027-01-22' as never,
    today: '2026-11-23' as never,
    limit: 50,
    after: null,
  });
  expect(answer.rows.length).toBeGreaterThan(0);
});

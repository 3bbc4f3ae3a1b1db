import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import { openReadyDesk } from '#tests/fixtures/desk.ts';
import { limitValues, passing, useValues } from '#tests/fixtures/quota.ts';
import { contentOf, openWatchedDesk } from './desk-workbench.ts';
import type { WatchedDesk } from './desk-workbench.ts';

let home: Awaited<ReturnType<typeof openReadyDesk>>;
let desk: WatchedDesk;
beforeAll(async () => {
  home = await openReadyDesk();
  await home.ask('session.lock', { reason: 'user' });
  await home.restart();
  desk = await openWatchedDesk(home.dataDir, () => undefined);
});
afterAll(() => {
  desk.close();
  home.close();
});

const ledger = () => {
  const { quota_limits, quota_uses } = contentOf(desk.database);
  return { quota_limits, quota_uses };
};
/** The failure code, or 'ok'. */
async function codeOf(method: string, input: unknown): Promise<string> {
  const reply = await desk.raw(method, input);
  return reply.ok ? 'ok' : reply.failure.code;
}
const line = { region: '750000000', year: 2026, line: 'cat3', on: '2026-11-23' } as const;

describe('the quota ledger behind the door', () => {
  it('is not touched by registering the stay of a worker', async () => {
    await desk.ask('quota.setLimit', { values: limitValues(), ...passing });
    await desk.ask('quota.setUse', { values: useValues(), ...passing });
    const before = ledger();
    expect(before.quota_limits).toHaveLength(1);
    expect(before.quota_uses).toHaveLength(1);
    const story = await desk.ask('quota.line', line);

    const chance = chanceOf(3);
    const invented = inventNotification(chance, day('2026-11-23'), [inventHost(chance)]);
    const values = {
      ...invented,
      foreigners: invented.foreigners.map((person) => ({ ...person, purpose: 'work' })),
    };
    const { issues } = await desk.ask('notification.check', { values });
    const { number } = await desk.ask('notification.register', {
      requestId: randomUUID(),
      draftId: null,
      values,
      passed: issues.map(({ path, code }) => ({ path, code })),
      reason: 'papers seen',
    });
    expect(number).toMatch(/^ALM2-03-2026-/u);
    expect(ledger()).toEqual(before);
    expect(await desk.ask('quota.line', line)).toEqual(story);
  });

  it('is read by everybody, changed by an administrator, told of use by a senior clerk', async () => {
    const { user, oneTimePassword } = await desk.ask('user.add', {
      login: 'clerk',
      name: 'Сынақов С.',
      roles: ['counterClerk'],
      language: 'kk',
    });
    const limit = { values: limitValues({ from: '01.03.2026' }), ...passing };
    const use = { values: useValues({ asOf: '01.07.2026' }), ...passing };
    const logIn = async (password: string) =>
      (desk.session = (await desk.ask('session.logIn', { login: 'clerk', password })).session);
    await logIn(oneTimePassword);
    await desk.ask('session.changePassword', {
      current: oneTimePassword,
      next: 'three red apples and a clock',
    });
    expect(await codeOf('quota.overview', { year: 2026, on: '2026-11-23' })).toBe('ok');
    expect(await codeOf('quota.line', line)).toBe('ok');
    expect(await codeOf('quota.setLimit', limit)).toBe('session.forbidden');
    expect(await codeOf('quota.setUse', use)).toBe('session.forbidden');
    desk.tables.users.change(user.id, user.name, ['seniorClerk']);
    expect(await codeOf('quota.setLimit', limit)).toBe('session.forbidden');
    expect(await codeOf('quota.setUse', use)).toBe('ok');
  });
});

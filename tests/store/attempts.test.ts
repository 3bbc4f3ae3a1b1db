import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  attemptScope,
  clearAttempts,
  FAILURES_ALLOWED,
  resetAttempts,
  waitAfter,
} from '#electron/store/attempts.ts';
import { storePaths } from '#electron/store/files.ts';
import { addUserSlot, replaceUserSlot } from '#electron/store/slot-changes.ts';
import {
  AIGUL,
  BOLAT,
  CHEAP,
  copyStore,
  DEVICE,
  expectRefusal,
  failureOf,
  logIn,
  makeStore,
  type MadeStore,
  NOW,
} from './workbench.ts';

let made: MadeStore;
beforeAll(async () => {
  made = await makeStore();
});

const later = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();
const wrong = (dir: string, seconds: number, login = AIGUL.login) =>
  failureOf(() => logIn(dir, { login, password: 'not this one', now: later(seconds) }));
const scope = ({ dir, dataKey }: MadeStore, seconds = 0) =>
  attemptScope({ dir, dataKey, deviceSecret: DEVICE, now: later(seconds), kdfFloor: CHEAP });

describe('wrong passwords', () => {
  it('cost 0, 0, 1, 2, 4 … 60 seconds', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 99].map(waitAfter);
    expect(waits).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it.each([AIGUL.login, 'nobody'])('of %s wait, and stop at 100 (A-02, A-06)', async (login) => {
    const { dir } = copyStore(made);
    let clock = 0;
    for (let failures = 1; failures <= FAILURES_ALLOWED; failures += 1) {
      expect(await wrong(dir, clock, login)).toEqual({
        code: 'session.wrongPassword',
        params: { seconds: waitAfter(failures) },
      });
      const seconds = waitAfter(failures);
      if (seconds > 0 && failures < FAILURES_ALLOWED) {
        await expectRefusal(dir, 'session.wait', () => logIn(dir, { login, now: later(clock) }));
        const early = await failureOf(() => logIn(dir, { login, now: later(clock + seconds - 0.5) }));
        expect(early).toEqual({ code: 'session.wait', params: { seconds: 1 } });
      }
      clock += seconds;
    }
    for (const password of [AIGUL.password, 'not this one']) {
      const stopped = () => logIn(dir, { login, password, now: later(clock + 1_000_000) });
      expect(await expectRefusal(dir, 'session.tooManyAttempts', stopped)).toEqual({ failures: 100 });
    }
  });

  it("do not hold up anybody else, and end with a right one's", async () => {
    const { dir } = copyStore(made);
    for (let failures = 0; failures < 3; failures += 1) await wrong(dir, 0);
    expect((await logIn(dir, BOLAT)).failuresBefore).toBe(0);
    expect((await logIn(dir, { now: later(1) })).failuresBefore).toBe(3);
    expect((await logIn(dir, { now: later(1) })).failuresBefore).toBe(0);
  });

  it('are forgotten when a supervisor says so', async () => {
    const store = copyStore(made);
    for (let failures = 0; failures < 5; failures += 1) await wrong(store.dir, failures * 60);
    expect((await failureOf(() => logIn(store.dir, { now: later(240) }))).code).toBe('session.wait');
    clearAttempts(scope(store, 240), AIGUL.login);
    expect((await logIn(store.dir, { now: later(240) })).failuresBefore).toBe(0);
  });

  it('start one wait anew when the clock goes back, not a year of waiting', async () => {
    const { dir } = copyStore(made);
    const year = 365 * 24 * 3600;
    for (let failures = 0; failures < 4; failures += 1) await wrong(dir, year + failures * 60);
    expect(await wrong(dir, 0)).toEqual({ code: 'session.wait', params: { seconds: 2 } });
    expect(await wrong(dir, 1)).toEqual({ code: 'session.wait', params: { seconds: 1 } });
    expect((await logIn(dir, { now: later(2) })).failuresBefore).toBe(4);
  });

  it('keep nothing of what was typed as a name', async () => {
    const { dir } = copyStore(made);
    await wrong(dir, 0, 'my secret password in the wrong field');
    expect(readFileSync(storePaths(dir).attempts, 'utf8')).not.toContain('secret');
  });

  it('of unknown names take no more than their share of the file', async () => {
    const { dir } = copyStore(made);
    for (let number = 0; number < 150; number += 1) await wrong(dir, number * 60, `nobody ${number}`);
    expect(readFileSync(storePaths(dir).attempts).length).toBeLessThan(10_000);
    expect((await logIn(dir, { now: later(0) })).failuresBefore).toBe(0);
  });
});

describe('the counters', () => {
  const losses: readonly (readonly [string, (path: string) => void])[] = [
    ['removed', (path) => rmSync(path)],
    ['emptied', (path) => writeFileSync(path, '')],
    [
      'set to nothing by hand',
      (path) =>
        writeFileSync(path, readFileSync(path, 'utf8').replace(/"failures":[1-9]\d*/, '"failures":0')),
    ],
    ['replaced by noise', (path) => writeFileSync(path, randomBytes(300))],
  ];

  it.each(losses)('%s do not start from zero', async (_, lose) => {
    const { dir } = copyStore(made);
    for (let failures = 0; failures < 3; failures += 1) await wrong(dir, failures);
    lose(storePaths(dir).attempts);
    for (const user of [AIGUL, BOLAT]) {
      const refused = await failureOf(() => logIn(dir, { ...user, now: later(5) }));
      expect(refused).toEqual({ code: 'session.wait', params: { seconds: 60 } });
    }
    // A second loss gains nothing: the wait starts again.
    lose(storePaths(dir).attempts);
    expect((await wrong(dir, 64)).params).toEqual({ seconds: 60 });
    expect((await wrong(dir, 124)).params).toEqual({ seconds: 60 });
    const first = await logIn(dir, { now: later(184) });
    expect(first).toMatchObject({ countersLost: true, failuresBefore: 51 });
    expect(await logIn(dir, { now: later(184) })).toMatchObject({ countersLost: false, failuresBefore: 0 });
    expect(await logIn(dir, { ...BOLAT, now: later(184) })).toMatchObject({
      countersLost: false,
      failuresBefore: 50,
    });
  });

  it('begin anew for someone who holds the data key', async () => {
    const store = copyStore(made);
    rmSync(storePaths(store.dir).attempts);
    resetAttempts(scope(store));
    expect(await logIn(store.dir)).toMatchObject({ countersLost: false, failuresBefore: 0 });
  });

  it('are not touched by the key of another store', async () => {
    const [store, other] = [copyStore(made), await makeStore()];
    await expectRefusal(store.dir, 'store.slotsDamaged', () => scope({ ...store, dataKey: other.dataKey }));
  });

  it('of another store are not believed', async () => {
    const [store, other] = [copyStore(made), await makeStore()];
    writeFileSync(storePaths(store.dir).attempts, readFileSync(storePaths(other.dir).attempts));
    expect((await failureOf(() => logIn(store.dir))).code).toBe('session.wait');
  });

  it('hold for a person added later', async () => {
    const store = copyStore(made);
    const change = {
      dir: store.dir,
      dataKey: store.dataKey,
      now: NOW,
      random: randomBytes,
      kdf: CHEAP,
      kdfFloor: CHEAP,
    };
    await addUserSlot(change, { login: 'dana', password: 'another long password', deviceSecret: DEVICE });
    for (let failures = 0; failures < 3; failures += 1) await wrong(store.dir, 0, 'Dana');
    expect(await wrong(store.dir, 0, 'DANA')).toEqual({ code: 'session.wait', params: { seconds: 1 } });
  });
});

it('an unknown name costs the same work as a wrong password (A-06)', async () => {
  const store = copyStore(made);
  // Dear enough that deriving the key is nearly all of the work.
  const dear = { memoryKiB: 16 * 1024, passes: 2, lanes: 1 };
  const change = { ...store, now: NOW, random: randomBytes, kdf: dear, kdfFloor: CHEAP };
  for (const user of [AIGUL, BOLAT]) await replaceUserSlot(change, { ...user, deviceSecret: DEVICE });
  // Work of the processor, not time on the wall: it does not depend on what else the machine does.
  const work = async (login: string): Promise<number> => {
    const before = process.cpuUsage();
    for (let round = 0; round < 10; round += 1) await wrong(store.dir, round * 60, login);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  await work(AIGUL.login);
  const ratio = (await work('nobody')) / (await work(BOLAT.login));
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createTickets } from '#electron/http/launch.ts';
import { createPace } from '#electron/http/pace.ts';
import { MOST_STREAMS } from '#electron/http/event-streams.ts';
import { ask, call, listen, startDesk, until, type Desk } from './loopback-desk.ts';

const desks: Desk[] = [];
async function open(...args: Parameters<typeof startDesk>): Promise<Desk> {
  const desk = await startDesk(...args);
  desks.push(desk);
  return desk;
}
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.end();
});

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a call', () => {
  test('crosses as it is and so does its answer', async () => {
    const desk = await open();
    const inputs = [
      null,
      0,
      '',
      'Әлия Қуанышқызы',
      [1, { a: null }],
      { nested: { list: [[]] } },
      '\u0000\uFFFF',
    ];
    for (const input of inputs)
      expect(await call(desk, 'echo', { input })).toEqual({ ok: true, value: input });
    expect(desk.app.calls.map(({ method, session }) => [method, session])).toEqual(
      inputs.map(() => ['echo', null]),
    );
  });

  test('that fails in words is an answer like any other', async () => {
    const desk = await open();
    expect(await call(desk, 'refuse')).toEqual({
      ok: false,
      failure: { code: 'desk.refused', params: { count: 3 } },
    });
  });
});

test('the product is started once, as browser mode, on the folders given', async () => {
  const desk = await open({ demo: true });
  const [options] = desk.app.options;
  expect(desk.app.options).toHaveLength(1);
  expect(options).toMatchObject({ host: 'browser', dataDir: desk.dataDir, demo: true });
  expect(await options?.deviceSecret()).toHaveLength(32);
  expect(await options?.deviceSecret()).toEqual(await options?.deviceSecret());
});

test('pages are served for GET, their heads for HEAD', async () => {
  const desk = await open();
  const page = await ask(desk, { method: 'GET', path: '/?again=1' });
  expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  const head = await ask(desk, { method: 'HEAD', path: '/' });
  expect([head.status, head.body, head.headers['content-length']]).toEqual([
    200,
    '',
    page.headers['content-length'],
  ]);
});

describe('events', () => {
  test('reach every page that listens, between heartbeats', async () => {
    const desk = await open({ patience: { heartbeatMs: 30 } });
    const [one, two] = [await listen(desk), await listen(desk)];
    desk.app.emit({ name: 'notification.changed', detail: 'n-1' });
    desk.app.emit({ name: 'session.locked', detail: 'idle' });
    const expected = [
      '{"name":"notification.changed","detail":"n-1"}',
      '{"name":"session.locked","detail":"idle"}',
    ];
    for (const page of [one, two]) {
      await until(() => page.lines.filter((line) => line !== '').length === 2);
      expect(page.lines.filter((line) => line !== '')).toEqual(expected);
      await until(() => page.lines.filter((line) => line === '').length >= 4);
    }
  });

  test('end in good order for the page that listened longest when there are too many', async () => {
    const desk = await open();
    const pages = [];
    for (let count = 0; count <= MOST_STREAMS; count += 1) pages.push(await listen(desk));
    await pages[0]?.ended;
    desk.app.emit({ name: 'settings.changed', detail: null });
    for (const page of pages.slice(1))
      await until(() => page.lines.some((line) => line.includes('settings')));
    expect(pages[0]?.lines.join('')).toBe('');
  });
});

describe('the end', () => {
  test('comes some time after the last page has gone, and closes the store once', async () => {
    const desk = await open({ patience: { desertedAfterMs: 300 } });
    const [one, two] = [await listen(desk), await listen(desk)];
    one.leave();
    await pause(600);
    expect(desk.app.closed).toBe(0);
    two.leave();
    const leftAt = performance.now();
    await desk.served.stopped;
    expect(performance.now() - leftAt).toBeGreaterThanOrEqual(250);
    expect(desk.app.closed).toBe(1);
    await expect(ask(desk, { method: 'GET', path: '/' })).rejects.toThrow(/ECONNREFUSED/u);
  });

  test('never comes before the first page', async () => {
    const desk = await open({ patience: { desertedAfterMs: 50 } });
    await call(desk, 'echo');
    await pause(500);
    expect(await call(desk, 'echo', { input: 'there' })).toEqual({ ok: true, value: 'there' });
  });

  test('does not come for a page that loads anew', async () => {
    const desk = await open({ patience: { desertedAfterMs: 1_000 } });
    const before = await listen(desk);
    before.leave();
    await pause(200);
    await listen(desk);
    await pause(1_500);
    expect(desk.app.closed).toBe(0);
  });

  test('is put off by a call, which is a sign of a page', async () => {
    const desk = await open({ patience: { desertedAfterMs: 1_500 } });
    (await listen(desk)).leave();
    for (let count = 0; count < 4; count += 1) {
      await pause(500);
      await call(desk, 'echo');
    }
    expect(desk.app.closed).toBe(0);
  });

  test('ends the streams, and a second wish to end is the same one', async () => {
    const desk = await open();
    const page = await listen(desk);
    await Promise.all([desk.served.stop(), desk.served.stop()]);
    await page.ended;
    expect(desk.app.closed).toBe(1);
  });
});

test('a port that is taken is said in words', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const bound = holder.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  await expect(startDesk({ port })).rejects.toMatchObject({ code: 'serve.portTaken', params: { port } });
  holder.close();
});

test('a second host on the same store is refused and the first one told to show itself', async () => {
  const first = await open();
  await expect(startDesk({ dataDir: first.dataDir })).rejects.toMatchObject({
    code: 'instance.held',
    params: { pid: process.pid, host: 'browser' },
  });
  expect(await call(first, 'echo', { input: 1 })).toEqual({ ok: true, value: 1 });
});

describe('a launch address', () => {
  test('gives the token to a window once', async () => {
    const desk = await open();
    const path = new URL(desk.served.launchAddress()).pathname;
    const asWindow = {
      method: 'GET',
      path,
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
    };
    const framed = { ...asWindow, headers: { ...asWindow.headers, 'sec-fetch-dest': 'iframe' } };
    const fetched = { ...asWindow, headers: { ...asWindow.headers, 'sec-fetch-mode': 'cors' } };
    expect((await ask(desk, framed)).status).toBe(403);
    expect((await ask(desk, fetched)).status).toBe(403);
    expect((await ask(desk, asWindow)).body).toContain(desk.token);
    expect((await ask(desk, asWindow)).status).toBe(403);
  });

  test('is good for a minute', () => {
    let now = 0;
    const tickets = createTickets(() => now);
    const [early, late] = [tickets.issue(), tickets.issue()];
    now = 60_000;
    expect(tickets.redeem(early)).toBe(true);
    expect(tickets.redeem(early)).toBe(false);
    now = 60_001;
    expect(tickets.redeem(late)).toBe(false);
    expect(tickets.redeem('')).toBe(false);
  });
});

test('the pace refills with time and never beyond a second’s worth', () => {
  let now = 0;
  const mayPass = createPace(10, () => now);
  const count = (): number => Array.from({ length: 50 }, () => mayPass()).filter(Boolean).length;
  expect(count()).toBe(10);
  now = 500;
  expect(count()).toBe(5);
  now = 60_000;
  expect(count()).toBe(10);
});

describe('the port', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qabyldau-port-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
  const startOn = async (options: Parameters<typeof startDesk>[0] = {}): Promise<number> => {
    const desk = await startDesk({ dataDir, ...options });
    await desk.end();
    return desk.served.port;
  };

  test('is the last one again, so that the page keeps its language, theme and printer', async () => {
    const first = await startOn();
    expect([await startOn(), await startOn()]).toEqual([first, first]);
  });

  test('is another one while somebody has the last', async () => {
    const first = await startOn();
    const stranger = createServer().listen(first, '127.0.0.1');
    await once(stranger, 'listening');
    expect(await startOn()).not.toBe(first);
    stranger.close();
  });

  test.each(['', 'x', '0', '80', '70000', '8080.5'])('is a free one after %j was kept', async (kept) => {
    writeFileSync(join(dataDir, 'browser-port'), kept);
    expect(await startOn()).toBeGreaterThan(1023);
  });

  test('asked for by name is not remembered', async () => {
    const first = await startOn();
    const stranger = createServer().listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port } = stranger.address() as AddressInfo;
    stranger.close();
    await once(stranger, 'close');
    expect(await startOn({ port })).toBe(port);
    expect(await startOn()).toBe(first);
  });
});

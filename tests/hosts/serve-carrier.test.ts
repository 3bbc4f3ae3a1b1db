import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from './chromium.ts';
import { buildCarrierPage, startDesk, until, type Desk } from './loopback-desk.ts';

/* The page's side of the carrier, in a real Chromium against the real host. */

let browser: Browser;
let pageScript = '';
let desk: Desk | undefined;

beforeAll(async () => {
  const { executablePath, env, args } = await findChromium();
  browser = await chromium.launch({ executablePath, env, args: [...args] });
  pageScript = `${await buildCarrierPage()}
    window.events = [];
    window.stop = window.carrier.subscribe((event) => window.events.push(event));`;
});
afterAll(() => browser.close());
afterEach(() => desk?.end());

async function openPage(running: Desk): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(running.served.address);
  await page.waitForFunction(() => document.title === 'ready');
  return page;
}

const call = (page: Page, method: string, input: unknown = null): Promise<unknown> =>
  page.evaluate(`carrier.call(${JSON.stringify({ method, input, session: 's-1' })})`);
const events = (page: Page): Promise<{ name: string }[]> => page.evaluate('events');
/** The page listens from when its first stream is open. */
async function emitUntilHeard(running: Desk, page: Page): Promise<void> {
  await until(async () => {
    running.app.emit({ name: 'draft.changed', detail: 'd-1' });
    return (await events(page)).length > 0;
  });
}

describe('through loopback', () => {
  test('calls, failures and events arrive as they were sent', async () => {
    desk = await startDesk({}, { 'page.js': pageScript });
    const page = await openPage(desk);
    expect(await call(page, 'echo', { name: 'Әлия' })).toEqual({ ok: true, value: { name: 'Әлия' } });
    expect(await call(page, 'refuse')).toEqual({
      ok: false,
      failure: { code: 'desk.refused', params: { count: 3 } },
    });
    expect(await call(page, 'break')).toEqual({ ok: false, failure: { code: 'app.unexpected', params: {} } });
    expect(desk.app.calls[0]?.session).toBe('s-1');
    await emitUntilHeard(desk, page);
    expect((await events(page))[0]).toEqual({ name: 'draft.changed', detail: 'd-1' });
    await page.context().close();
  });

  test('a call too large for the host is a failure value', async () => {
    desk = await startDesk({}, { 'page.js': pageScript });
    const page = await openPage(desk);
    const answer = await page.evaluate(() => {
      const { carrier } = globalThis as unknown as { carrier: { call(call: unknown): Promise<unknown> } };
      return carrier.call({ method: 'echo', input: 'a'.repeat(9_000_000), session: null });
    });
    expect(answer).toMatchObject({
      ok: false,
      failure: { code: expect.stringMatching(/^carrier\.(?:tooLarge|unreachable)$/u) as string },
    });
    await page.context().close();
  });

  test('an unsubscribed listener hears nothing more and the host sees the page go', async () => {
    desk = await startDesk({ patience: { desertedAfterMs: 300 } }, { 'page.js': pageScript });
    const page = await openPage(desk);
    await emitUntilHeard(desk, page);
    await page.evaluate('stop()');
    const heard = (await events(page)).length;
    desk.app.emit({ name: 'draft.changed', detail: 'd-2' });
    await desk.served.stopped;
    expect((await events(page)).length).toBe(heard);
    await page.context().close();
  });

  test('a host that has gone is a failure value; after its return the page listens again and is told to ask anew', async () => {
    desk = await startDesk({}, { 'page.js': pageScript });
    const page = await openPage(desk);
    await emitUntilHeard(desk, page);
    const { port } = desk.served;
    await desk.end();
    expect(await call(page, 'echo')).toEqual({
      ok: false,
      failure: { code: 'carrier.unreachable', params: {} },
    });

    desk = await startDesk({ port }, { 'page.js': pageScript });
    // Another run has another token: the old one opens nothing.
    expect(await call(page, 'echo')).toEqual({ ok: false, failure: { code: 'app.refused', params: {} } });
    await page.evaluate('events.length = 0');
    await page.goto(desk.served.address.replace('/#', '/?#'));
    await page.waitForFunction(() => document.title === 'ready');
    await emitUntilHeard(desk, page);
    await page.context().close();
  });

  test('a fresh address pasted over the old one is taken and leaves the address bar', async () => {
    desk = await startDesk({}, { 'page.js': pageScript });
    const running = desk;
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(running.origin);
    await page.waitForFunction(() => document.title === 'ready');
    expect(await call(page, 'echo')).toMatchObject({ failure: { code: 'carrier.noToken' } });
    await page.goto(running.served.address);
    await until(async () => {
      try {
        return JSON.stringify(await call(page, 'echo', 1)) === '{"ok":true,"value":1}';
      } catch {
        return false;
      }
    });
    expect(page.url()).toBe(`${running.origin}/`);
    await context.close();
  });

  test('a stream that the host ends in good order is asked for anew, with word that something may have been missed', async () => {
    desk = await startDesk({}, { 'page.js': pageScript });
    const page = await openPage(desk);
    await emitUntilHeard(desk, page);
    const before = (await events(page)).length;
    for (let count = 0; count < 4; count += 1) {
      await page.evaluate(
        `fetch('/events', { method: 'POST', body: '{}', headers: { authorization: 'Bearer ' + sessionStorage.getItem('qabyldau.token'), 'content-type': 'application/json' } })`,
      );
    }
    await until(async () => (await events(page)).length >= before + 8, 15_000);
    expect((await events(page)).slice(before).map(({ name }) => name)).toEqual([
      'notification.changed',
      'draft.changed',
      'settings.changed',
      'reference.changed',
      'permit.changed',
      'import.changed',
      'quota.changed',
      'task.changed',
      'envelope.changed',
      'mail.changed',
    ]);
    await page.context().close();
  });
});

describe('through a window of its own', () => {
  test('the preload script’s carrier is used, with plain copies, and nothing goes over the network', async () => {
    desk = await startDesk({}, { 'page.js': pageScript });
    const context = await browser.newContext();
    await context.addInitScript(() => {
      const listeners: ((event: unknown) => void)[] = [];
      const host = {
        // Cloned as Electron's context bridge does, which throws for what cannot be.
        call: (asked: unknown) =>
          (structuredClone(asked) as { method: string }).method === 'break'
            ? Promise.reject(new Error('gone'))
            : Promise.resolve({ ok: true, value: structuredClone(asked) }),
        subscribe: (listener: (event: unknown) => void) => {
          listeners.push(listener);
          return () => listeners.splice(listeners.indexOf(listener), 1);
        },
        emit: (event: unknown) => listeners.forEach((listener) => listener(event)),
      };
      Object.assign(globalThis, { qabyldau: host });
    });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(desk.origin);
    await page.waitForFunction(() => document.title === 'ready');
    const answer = await page.evaluate(() => {
      const { carrier } = globalThis as unknown as { carrier: { call(call: unknown): Promise<unknown> } };
      const reactive = new Proxy({ list: [1] }, {});
      return carrier.call({ method: 'echo', input: reactive, session: null });
    });
    expect(answer).toEqual({ ok: true, value: { method: 'echo', input: { list: [1] }, session: null } });
    expect(await call(page, 'break')).toEqual({
      ok: false,
      failure: { code: 'carrier.unreachable', params: {} },
    });
    await page.evaluate(`qabyldau.emit({ name: 'session.locked', detail: 'idle' })`);
    expect(await events(page)).toEqual([{ name: 'session.locked', detail: 'idle' }]);
    await page.evaluate('stop()');
    await page.evaluate(`qabyldau.emit({ name: 'session.locked', detail: 'idle' })`);
    expect(await events(page)).toHaveLength(1);
    expect(asked.filter((path) => path === '/call' || path === '/events')).toEqual([]);
    await context.close();
  });
});

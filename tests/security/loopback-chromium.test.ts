import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAppWindows } from '#electron/start/app-windows.ts';
import { TOKEN_KEY } from '#shared/contract/loopback.ts';
import { findChromium } from '../hosts/chromium.ts';
import { buildCarrierPage, startDesk, until, type Desk } from '../hosts/loopback-desk.ts';

/* SECURITY.md 6, P-02, P-03, P-04, P-08, P-09: a real Chromium that shows our page and, beside it, a hostile local one. */

let desk: Desk;
const found = await findChromium();
let browser: Browser;
let hostile: Server;
let hostileOrigin = '';
const referrers: string[] = [];

beforeAll(async () => {
  desk = await startDesk({}, { 'page.js': await buildCarrierPage() });
  browser = await chromium.launch({
    executablePath: found.executablePath,
    env: found.env,
    args: [...found.args],
  });
  hostile = createServer((request, response) => {
    referrers.push(request.headers.referer ?? '');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>hostile</title><body></body>');
  });
  hostile.listen(0, '127.0.0.1');
  await once(hostile, 'listening');
  const bound = hostile.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('no port');
  hostileOrigin = `http://127.0.0.1:${bound.port}`;
});
afterAll(async () => {
  await browser.close();
  hostile.close();
  await desk.end();
});

describe('P-02 another page of this computer', () => {
  test('by fetch gets nothing, whatever it sends', async () => {
    const page = await browser.newPage();
    await page.goto(hostileOrigin);
    const before = desk.app.calls.length;
    const outcomes = await page.evaluate(
      async ({ origin, token }) => {
        const body = '{"method":"echo","input":1,"session":null}';
        const bearer = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
        const tries: [string, RequestInit][] = [
          ['/', {}],
          ['/page.js', {}],
          ['/call', { method: 'POST', body }],
          ['/call', { method: 'POST', body, headers: { 'content-type': 'application/json' } }],
          ['/call', { method: 'POST', body, headers: bearer }],
          ['/events', { method: 'POST', body: '{}', headers: bearer }],
          ['/call', { method: 'POST', body, mode: 'no-cors', credentials: 'include' }],
          ['/', { mode: 'no-cors' }],
        ];
        const results: string[] = [];
        for (const [path, init] of tries) {
          try {
            const response = await fetch(origin + path, init);
            results.push(`${response.type} ${response.status} ${await response.text()}`);
          } catch {
            results.push('refused');
          }
        }
        return results;
      },
      // Even a stolen token is of no use to it.
      { origin: desk.origin, token: desk.token },
    );
    for (const outcome of outcomes) expect(['refused', 'opaque 0 ']).toContain(outcome);
    expect(desk.app.calls.length).toBe(before);
    await page.close();
  });

  test('by form, image, script, frame, window and beacon gets nothing', async () => {
    const page = await browser.newPage();
    await page.goto(hostileOrigin);
    const before = desk.app.calls.length;
    const outcomes = await page.evaluate(async (origin) => {
      const loaded = (tag: 'img' | 'script' | 'link', path: string): Promise<string> =>
        new Promise((resolve) => {
          const element = document.createElement(tag);
          element.onload = () => resolve(`${tag} loaded`);
          element.onerror = () => resolve('refused');
          if (element instanceof HTMLLinkElement) {
            element.rel = 'stylesheet';
            element.href = origin + path;
          } else element.src = origin + path;
          document.body.append(element);
        });
      navigator.sendBeacon(`${origin}/call`, '{"method":"echo","input":1,"session":null}');
      return [await loaded('img', '/'), await loaded('script', '/page.js'), await loaded('link', '/page.js')];
    }, desk.origin);
    expect(outcomes).toEqual(['refused', 'refused', 'refused']);

    const framed = page.waitForResponse((response) => response.url() === `${desk.origin}/`);
    await page.evaluate((origin) => {
      const frame = document.createElement('iframe');
      frame.src = `${origin}/`;
      document.body.append(frame);
    }, desk.origin);
    expect((await framed).status()).toBe(403);

    const posted = page.waitForResponse((response) => response.url() === `${desk.origin}/call`);
    await page.evaluate((origin) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.enctype = 'text/plain';
      form.action = `${origin}/call`;
      const field = document.createElement('input');
      field.name = '{"method":"echo","input":"';
      field.value = '","session":null}';
      form.append(field);
      document.body.append(form);
      form.submit();
    }, desk.origin);
    expect((await posted).status()).toBe(403);
    await page.waitForURL(`${desk.origin}/call`);

    await page.goto(hostileOrigin);
    const navigated = page.waitForResponse((response) => response.url() === `${desk.origin}/`);
    await page.evaluate((origin) => location.assign(`${origin}/`), desk.origin);
    expect((await navigated).status()).toBe(403);
    expect(desk.app.calls.length).toBe(before);
    await page.close();
  });

  test('P-03 by another name for this computer gets nothing', async () => {
    const rebound = await chromium.launch({
      executablePath: found.executablePath,
      env: found.env,
      args: [...found.args, '--host-resolver-rules=MAP evil.example 127.0.0.1'],
    });
    const page = await rebound.newPage();
    const response = await page.goto(`http://evil.example:${desk.served.port}/#token=${desk.token}`);
    expect(response?.status()).toBe(403);
    const status = await page.evaluate(
      async (token) =>
        (
          await fetch('/call', {
            method: 'POST',
            body: '{"method":"echo","input":1,"session":null}',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          })
        ).status,
      desk.token,
    );
    expect(status).toBe(403);
    await rebound.close();
  });
});

describe('P-04 the token', () => {
  test('leaves the address at once, stays for a reload, and goes into no cookie, no storage that lasts and no referrer', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(desk.served.address);
    await page.waitForFunction(() => document.title === 'ready');
    expect(page.url()).toBe(`${desk.origin}/`);
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    expect(await page.evaluate((key) => sessionStorage.getItem(key), TOKEN_KEY)).toBe(desk.token);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await context.cookies()).toEqual([]);
    await page.reload();
    expect(await page.evaluate(echo, 'again')).toEqual({ ok: true, value: 'again' });
    await page.evaluate((origin) => location.assign(origin), hostileOrigin);
    await page.waitForURL(`${hostileOrigin}/`);
    expect(referrers.join(' ')).not.toContain(desk.token);
    expect(await page.evaluate((key) => sessionStorage.getItem(key), TOKEN_KEY)).toBeNull();
    await context.close();
  });

  test('is not given to a tab that was opened without it', async () => {
    const page = await browser.newPage();
    await page.goto(desk.origin);
    await page.waitForFunction(() => document.title === 'ready');
    expect(await page.evaluate(echo, 1)).toEqual({
      ok: false,
      failure: { code: 'carrier.noToken', params: {} },
    });
    await page.close();
  });
});

/** Runs in the page. */
function echo(input: unknown): Promise<unknown> {
  const { carrier } = globalThis as unknown as { carrier: { call(call: unknown): Promise<unknown> } };
  return carrier.call({ method: 'echo', input, session: null });
}

/** What the browser that comes in a package needs to start at all. */
const browserOwn = new Set(['LD_LIBRARY_PATH', 'FONTCONFIG_FILE']);

describe('the app window', () => {
  /** The product never gives a switch that weakens the browser; a test machine without a sandbox or display needs one, in a wrapper. */
  function wrapBrowser(dir: string): string {
    const wrapper = join(dir, 'browser');
    const environment = Object.entries(found.env).filter(([name]) => browserOwn.has(name));
    const exports = environment.map(([name, value]) => `export ${name}='${value}'\n`).join('');
    const args = [...found.args, '--headless=new'].join(' ');
    writeFileSync(wrapper, `#!/bin/sh\n${exports}exec '${found.executablePath}' ${args} "$@"\n`, {
      mode: 0o755,
    });
    return wrapper;
  }

  const reason =
    process.platform !== 'linux'
      ? 'its test reads /proc.'
      : found.source === 'packaged'
        ? 'the Chromium of the npm package is a bare shell without windows.'
        : null;
  if (reason !== null) console.log(`The app window is left out: ${reason}`);

  test.runIf(reason === null)(
    'P-04, P-08, P-09 reaches the desk without its address in the process list or the history, once, and leaves nothing behind',
    async () => {
      const dir = mkdtempSync(join(tmpdir(), 'qabyldau-window-'));
      const own = await startDesk(
        { patience: { desertedAfterMs: 500 } },
        {
          'page.js': `${await buildCarrierPage()}\nwindow.carrier.subscribe(() => undefined); window.carrier.call({ method: 'echo', input: 'came', session: null });`,
        },
      );
      const windows = createAppWindows(wrapBrowser(dir), dir);
      const launchAddress = own.served.launchAddress();
      windows.open(launchAddress);
      await until(() => own.app.calls.some(({ input }) => input === 'came'), 30_000);

      const [name = ''] = readdirSync(join(dir, 'windows'));
      const profile = join(dir, 'windows', name);
      expect(statSync(profile).mode & 0o777).toBe(0o700);
      const launchFile = join(profile, 'launch-1.html');
      expect(statSync(launchFile).mode & 0o777).toBe(0o600);

      const ticket = launchAddress.slice(launchAddress.lastIndexOf('/') + 1);
      const processes = commandLines();
      expect(processes).toContain(profile);
      expect(processes).not.toContain(own.token);
      expect(processes).not.toContain(ticket);

      // P-08: what the launch file says is spent.
      const replay = await browser.newPage();
      await replay.goto(`file://${launchFile}`);
      await replay.waitForURL(launchAddress);
      expect(await replay.textContent('body')).toContain('app.refused');
      expect(await replay.content()).not.toContain(own.token);
      await replay.close();

      expect(filesWith(profile, own.token).filter((path) => !path.includes('Session Storage'))).toEqual([]);

      // P-09: the window closes, the host ends, the profile goes.
      await windows.close();
      await own.served.stopped;
      expect(own.app.closed).toBe(1);
      expect(existsSync(profile)).toBe(false);
      await own.end();
      rmSync(dir, { recursive: true, force: true });
    },
  );
});

function commandLines(): string {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
  return pids.map((pid) => readIfThere(`/proc/${pid}/cmdline`).toString('utf8')).join('\n');
}

function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readIfThere(path).includes(text));
}

/** Processes and their files come and go while they are looked at. */
function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}

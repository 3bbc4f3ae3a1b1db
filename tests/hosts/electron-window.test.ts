import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mostCallBytes } from '#electron/call-shape.ts';
import { claimInstance } from '#electron/instance.ts';
import { buildFixture, plainPage, readBuiltPreload, type BuiltFixture } from './double/fixture.ts';
import { launchDouble, launchSecond, pageOrigin, type LaunchedDouble } from './double/launch.ts';

const callChannel = 'qabyldau:call';
const refused = { ok: false, failure: { code: 'app.refused', params: {} } };

let fixture: BuiltFixture;
let desk: LaunchedDouble;
beforeAll(async () => {
  fixture = buildFixture(plainPage);
  desk = await launchDouble(fixture);
});
afterAll(async () => {
  await desk.close();
  fixture.remove();
});

describe('the window of the built main.js', () => {
  test('shows our own page through the registered handler', async () => {
    await expect.poll(() => desk.page.locator('#state').textContent()).toBe('ready');
    expect(desk.page.url()).toBe(`${pageOrigin}/`);
    expect(await desk.page.evaluate(() => isSecureContext && crossOriginIsolated)).toBe(true);
  });

  test('H-01: has exactly these options, and there is one window', async () => {
    const { windows, sandboxEnabled, partitions, applicationMenu } = await desk.app.state();
    expect(windows).toHaveLength(1);
    expect(windows[0]?.contentProtection).toBe(true);
    expect(sandboxEnabled).toBe(true);
    expect(applicationMenu).toBeNull();
    expect(partitions).toEqual(['qabyldau']);
    expect(windows[0]?.options.webPreferences).toEqual({
      preload: fixture.mainPath.replace(/main\/main\.js$/u, 'preload/preload.cjs'),
      partition: 'qabyldau',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      plugins: true,
      spellcheck: false,
      enableWebSQL: false,
      webgl: false,
      devTools: true,
      defaultEncoding: 'UTF-8',
      disableDialogs: true,
      v8CacheOptions: 'none',
    });
  });

  test('the scheme is standard, secure and under CORS, and bypasses nothing', async () => {
    const { schemes } = await desk.app.state();
    expect(schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
      },
    ]);
  });

  test('H-08: the page gets two functions and nothing else', async () => {
    const seen = await desk.page.evaluate(() => {
      const { qabyldau } = globalThis as unknown as { qabyldau: Record<string, unknown> };
      return {
        api: Object.entries(qabyldau).map(([name, value]) => [name, typeof value]),
        frozen: Object.isFrozen(qabyldau),
        writable: Object.getOwnPropertyDescriptor(globalThis, 'qabyldau')?.writable,
        node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
          (name) => name in globalThis,
        ),
        doubled: Object.keys(globalThis).filter((name) => /electronDouble|host-|preload-/u.test(name)),
      };
    });
    expect(seen).toEqual({
      api: [
        ['call', 'function'],
        ['subscribe', 'function'],
      ],
      frozen: true,
      writable: false,
      node: [],
      doubled: [],
    });
    expect(readBuiltPreload().match(/require\(([^)]*)\)/gu)).toEqual(['require("electron")']);
    expect((await desk.app.state()).handledChannels).toEqual([callChannel]);
  });

  test('a call crosses preload and main, and comes back as a value', async () => {
    const reply = await desk.page.evaluate(async () => {
      const { qabyldau } = globalThis as unknown as {
        qabyldau: { call: (call: object) => Promise<{ ok: boolean }> };
      };
      return qabyldau.call({ method: 'session.status', input: {}, session: null });
    });
    expect(reply).toMatchObject({ ok: true, value: { state: 'setUp', host: 'electron', current: null } });
    expect(desk.app.broken).toEqual([]);
  });

  test('the bridge clones: what cannot be cloned throws in the page', async () => {
    const outcomes = await desk.page.evaluate(async () => {
      const { qabyldau } = globalThis as unknown as {
        qabyldau: { call: (call: unknown) => Promise<unknown> };
      };
      const loop: Record<string, unknown> = {};
      loop.self = loop;
      const inputs: unknown[] = [Symbol('x'), document.body, new WeakMap(), loop];
      return Promise.all(
        inputs.map(async (input) => {
          try {
            await qabyldau.call({ method: 'session.status', input, session: null });
            return 'passed';
          } catch {
            return 'refused';
          }
        }),
      );
    });
    expect(outcomes).toEqual(['refused', 'refused', 'refused', 'refused']);
  });

  test('an event reaches the page by value, until the page stops listening', async () => {
    const { page, app } = desk;
    await page.evaluate(() => {
      const { qabyldau } = globalThis as unknown as {
        qabyldau: { subscribe: (listener: (...args: unknown[]) => void) => () => void };
      };
      const heard: unknown[][] = [];
      const stop = qabyldau.subscribe((...args) => heard.push(args));
      Object.assign(globalThis, { heard, stop });
    });
    const send = (detail: string): Promise<unknown> =>
      app.ask({
        ask: 'send',
        channel: 'qabyldau:event',
        args: [{ name: 'draft.changed', detail, sender: 'not for the page' }],
      });
    const heard = (): Promise<unknown> =>
      page.evaluate(() => (globalThis as unknown as { heard: unknown[][] }).heard);
    await send('one');
    await expect.poll(heard).toEqual([[{ name: 'draft.changed', detail: 'one' }]]);
    await page.evaluate(() => (globalThis as unknown as { stop: () => void }).stop());
    await send('two');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    expect(await heard()).toHaveLength(1);
  });

  test.each([
    'sub-frame',
    'foreign-origin',
    'opaque-origin',
    'detached-frame',
    'destroyed-frame',
    'no-frame',
    'other-window',
  ] as const)('H-09: a message from %s is refused', async (sender) => {
    const call = { method: 'session.status', input: {}, session: null };
    expect(await desk.app.invoke(sender, callChannel, call)).toEqual(refused);
  });

  test.each([
    ['nothing', undefined],
    ['a text', 'session.status'],
    ['a list', [{ method: 'session.status' }]],
    ['no method', { input: {}, session: null }],
    ['a method that is no text', { method: 5, input: {}, session: null }],
    ['a session that is no text', { method: 'session.status', input: {}, session: 5 }],
    ['an extra field', { method: 'session.status', input: {}, session: null, more: 1 }],
    ['a big integer', { method: 'session.status', input: 10n, session: null }],
  ])('a call that is %s is refused before the core sees it', async (_name, message) => {
    expect(await desk.app.invoke('top-frame', callChannel, message)).toEqual(refused);
  });

  test('a call that is too much is refused before the core sees it, and says so', async () => {
    const message = { method: 'session.status', input: 'x'.repeat(mostCallBytes), session: null };
    expect(await desk.app.invoke('top-frame', callChannel, message)).toEqual({
      ok: false,
      failure: { code: 'carrier.tooLarge', params: {} },
    });
  });

  test('no other channel exists', async () => {
    await expect(desk.app.invoke('top-frame', 'qabyldau:event', {})).rejects.toThrow(/No handler/u);
  });

  test('Ctrl with plus, minus and zero zooms between 80 and 200 %', async () => {
    const press = (code: string): Promise<unknown> =>
      desk.app.emit({
        target: 'contents',
        event: 'before-input-event',
        args: [{ type: 'keyDown', code, control: true, alt: false, shift: false, meta: false }],
      });
    for (let count = 0; count < 12; count += 1) await press('Equal');
    expect((await desk.app.state()).zoomFactor).toBe(2);
    for (let count = 0; count < 15; count += 1) await press('NumpadSubtract');
    expect((await desk.app.state()).zoomFactor).toBe(0.8);
    await press('Digit0');
    expect((await desk.app.state()).zoomFactor).toBe(1);
  });

  test('C-01: a second start on the same folder gives way, and the first window comes to the front', async () => {
    expect(await launchSecond(fixture)).toMatchObject({ lockRefused: true, exitCode: 0, boxes: [] });
    await desk.app.emit({ target: 'app', event: 'second-instance', args: [[], '/', null] });
    expect((await desk.app.state()).focused).toBe(1);
  });

  test('a dead page is replaced', async () => {
    const { loads } = desk.app;
    await desk.app.emit({
      target: 'contents',
      event: 'render-process-gone',
      args: [{ reason: 'oom', exitCode: 1 }],
    });
    await desk.app.untilLoaded(loads + 1);
    await expect.poll(() => desk.page.locator('#state').textContent()).toBe('ready');
    expect(desk.app.broken).toEqual([]);
  });
});

describe('K-07: the desk locks with the computer', () => {
  test.each(['lock-screen', 'suspend'])('%s ends the page and what it held', async (event) => {
    const { page, app } = desk;
    await page.evaluate(async () => {
      const { qabyldau } = globalThis as unknown as { qabyldau: { call: (call: object) => Promise<object> } };
      await qabyldau.call({ method: 'session.status', input: {}, session: null });
      Object.assign(globalThis, { typed: 'a name half typed' });
    });
    const { loads } = app;
    const { crashes } = await app.state();
    await app.emit({ target: 'powerMonitor', event });
    await app.untilLoaded(loads + 1);
    expect((await app.state()).crashes).toBe(crashes + 1);
    expect(await page.evaluate(() => 'typed' in globalThis)).toBe(false);
    // The replaced page can work at once, and is not replaced a second time.
    const reply = await page.evaluate(async () => {
      const { qabyldau } = globalThis as unknown as { qabyldau: { call: (call: object) => Promise<object> } };
      return qabyldau.call({ method: 'session.status', input: {}, session: null });
    });
    expect(reply).toMatchObject({ ok: true });
    expect(app.loads).toBe(loads + 1);
    expect(app.broken).toEqual([]);
  });
});

test('a folder that another program holds is said so in the window, and left alone', async () => {
  const other = buildFixture(plainPage);
  const holder = await claimInstance(other.dataDir, 'cli', () => Promise.resolve({ address: null }));
  const late = await launchDouble(other);
  try {
    const call = { method: 'session.status', input: {}, session: null };
    expect(await late.app.invoke('top-frame', callChannel, call)).toMatchObject({
      ok: false,
      failure: { code: 'instance.held', params: { host: 'cli', pid: process.pid } },
    });
  } finally {
    await late.close();
    await holder.release();
    other.remove();
  }
});

test('closing keeps the place of the window and nothing else', async () => {
  const other = buildFixture(plainPage);
  const first = await launchDouble(other);
  await first.app.emit({
    target: 'contents',
    event: 'before-input-event',
    args: [{ type: 'keyDown', code: 'Equal', control: true, alt: false, shift: false, meta: false }],
  });
  await first.close();
  try {
    const kept: unknown = JSON.parse(readFileSync(join(other.dataDir, 'window/window.json'), 'utf8'));
    expect(kept).toEqual({ bounds: { x: 10, y: 20, width: 1280, height: 800 }, maximized: false, zoom: 110 });
    const second = await launchDouble(other);
    expect((await second.app.state()).zoomFactor).toBe(1.1);
    expect((await second.app.state()).windows[0]?.options).toMatchObject({
      x: 10,
      y: 20,
      width: 1280,
      height: 800,
    });
    await second.close();
  } finally {
    other.remove();
  }
});

test('an installed window has no developer tools', async () => {
  const other = buildFixture(plainPage);
  const installed = await launchDouble({ ...other, packaged: true, keyRing: 'basic_text' });
  try {
    const { windows } = await installed.app.state();
    expect(windows[0]?.options.webPreferences).toMatchObject({ devTools: false });
  } finally {
    await installed.close();
    other.remove();
  }
});

import { EventEmitter } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Input, MethodName, Output } from '#shared/contract/contract.ts';
import { day } from '#shared/dates/day.ts';
import type { Reply } from '#shared/errors.ts';
import { windowPrinters, type PrintWindow } from '#electron/printers-electron.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import { invented } from '#tests/fixtures/desk.ts';
import { launchDouble, type LaunchedDouble } from './double/launch.ts';
import { printerNames } from './double/printing.ts';

let root: string;
let desk: LaunchedDouble;
let session: string | null = null;
let id: string;

/** This desk has the clock of the computer; whatever its zone, yesterday has come. */
const yesterday = day(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));

async function call<M extends MethodName>(method: M, input: Input<M>): Promise<Reply<Output<M>>> {
  const message = { method, input, session };
  return (await desk.app.invoke('top-frame', 'qabyldau:call', message)) as Reply<Output<M>>;
}

async function ask<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>> {
  const reply = await call(method, input);
  if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.failure)}`);
  return reply.value;
}

const codeOf = async (printer: string): Promise<string> => {
  const reply = await call('printer.print', { id, printer });
  return reply.ok ? 'ok' : reply.failure.code;
};

/** Windows other than the product's own. */
const printWindows = async () => (await desk.app.state()).windows.slice(1);

describe.each(['win32', 'darwin'])('the built main.js where process.platform is %s', (platform) => {
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'qabyldau-printing-'));
    desk = await launchDouble({ dataDir: join(root, 'desk'), platform });
    session = null;
    session = (await ask('setup.create', invented)).opened.session;
    const chance = chanceOf(20261122);
    const values = inventNotification(chance, yesterday, [inventHost(chance)]);
    const { issues } = await ask('notification.check', { values });
    const made = await ask('notification.register', {
      requestId: '00000000-0000-4000-8000-000000000001',
      draftId: null,
      values,
      passed: issues.map(({ path, code }) => ({ path, code })),
      reason: issues.length > 0 ? 'papers seen' : null,
    });
    id = made.id;
  });
  afterAll(async () => {
    await desk.close();
    rmSync(root, { recursive: true, force: true });
  });

  test('offers the printers by the names the system knows them by, none marked', async () => {
    expect(await ask('printer.list', {})).toEqual(
      Object.values(printerNames).map((name) => ({ name, isDefault: false })),
    );
  });

  test('the printer gets the very bytes of the slip, once, on A5 without margins of its own', async () => {
    const { pdf } = await ask('slip.preview', { id });
    const before = (await desk.app.state()).printed.length;
    expect(await ask('printer.print', { id, printer: printerNames.ready })).toEqual({
      copy: 1,
      job: printerNames.ready,
    });
    const { printed } = await desk.app.state();
    expect(printed).toHaveLength(before + 1);
    expect(Buffer.from(printed.at(-1)?.pdf ?? []).equals(Buffer.from(pdf, 'base64'))).toBe(true);
    expect(printed.at(-1)?.options).toEqual({
      silent: true,
      deviceName: printerNames.ready,
      pageSize: 'A5',
      margins: { marginType: 'none' },
      printBackground: true,
      landscape: false,
      scaleFactor: 100,
      pagesPerSheet: 1,
      copies: 1,
      duplexMode: 'simplex',
    });
  });

  test('H-01: the print window is hidden, has no preload and a session of its own, and is gone afterwards', async () => {
    const windows = await printWindows();
    expect(windows.length).toBeGreaterThan(0);
    for (const { options, destroyed, contentProtection } of windows) {
      expect({ destroyed, contentProtection }).toEqual({ destroyed: true, contentProtection: true });
      expect(options).toMatchObject({ show: false });
      expect(options.webPreferences).toEqual({
        partition: 'qabyldau-print',
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
        devTools: false,
        defaultEncoding: 'UTF-8',
        disableDialogs: true,
        v8CacheOptions: 'none',
        backgroundThrottling: false,
      });
    }
    expect((await desk.app.state()).partitions).toEqual(['qabyldau', 'qabyldau-print']);
  });

  test('an unknown printer opens no window, and a failing one is told; both count as they must', async () => {
    const { slipCopies } = await ask('notification.read', { id });
    const before = (await printWindows()).length;
    expect(await codeOf('Nowhere')).toBe('printer.unknown');
    // The name for people is not the name of the printer.
    expect(await codeOf(`${printerNames.ready} (network)`)).toBe('printer.unknown');
    expect((await printWindows()).length).toBe(before);
    expect((await ask('notification.read', { id })).slipCopies).toBe(slipCopies);
    expect(await codeOf(printerNames.failing)).toBe('printer.failed');
    expect((await printWindows()).every(({ destroyed }) => destroyed)).toBe(true);
  });

  test('our own page can reach no document of the print window', async () => {
    const cancelled = await desk.app.ask({
      ask: 'web-request',
      url: 'app://print/0.pdf',
      resourceType: 'xhr',
    });
    expect(cancelled).toBe(true);
    expect((await desk.app.serve('app://print/0.pdf')).status).toBe(404);
  });

  test('nothing of it is a file, and nothing broke', () => {
    const files = readdirSync(root, { recursive: true }).map(String);
    expect(files.filter((file) => file.endsWith('.pdf'))).toEqual([]);
    expect(desk.app.broken).toEqual([]);
  });
});

describe('a print window that does not do what it should', () => {
  /** A window whose every step is in the test's hand. */
  function openable(load: () => Promise<void>) {
    const windows: (PrintWindow & { readonly options: object[] })[] = [];
    let respond: (request: Request) => Response = () => Response.error();
    const urls: string[] = [];
    const printers = windowPrinters({
      names: () => Promise.resolve(['Counter']),
      serve: (answer) => (respond = answer),
      withinMs: 200,
      open() {
        let destroyed = false;
        const options: object[] = [];
        const webContents = Object.assign(new EventEmitter(), {
          print: (given: object, done: (taken: boolean) => void) => {
            options.push(given);
            setImmediate(done, true);
          },
        });
        const window = {
          options,
          webContents,
          setContentProtection: () => undefined,
          loadURL: (url: string) => {
            urls.push(url);
            return load();
          },
          isDestroyed: () => destroyed,
          destroy: () => void (destroyed = true),
        };
        windows.push(window);
        return window;
      },
    });
    return {
      printers,
      windows,
      urls,
      respond: (url: string, method = 'GET') => respond(new Request(url, { method })),
    };
  }
  const pdf = new TextEncoder().encode('%PDF-');
  const ready = (window: PrintWindow | undefined): unknown => window?.webContents.emit('-pdf-ready-to-print');

  test.each([
    ['never loads', () => new Promise<void>(() => undefined), () => undefined],
    ['loads, but its viewer never has the document', () => Promise.resolve(), () => undefined],
    ['fails to load', () => Promise.reject(new Error('ERR_FAILED')), () => undefined],
    [
      'loses its process',
      () => new Promise<void>(() => undefined),
      (window?: PrintWindow) => window?.webContents.emit('render-process-gone', {}, { reason: 'crashed' }),
    ],
    [
      'is closed by somebody',
      () => new Promise<void>(() => undefined),
      (window?: PrintWindow) => {
        window?.destroy();
        window?.webContents.emit('destroyed');
      },
    ],
  ])('%s: printer.failed, nothing printed, nothing left', async (_name, load, then) => {
    const { printers, windows, urls, respond } = openable(load);
    const printing = printers.print(pdf, 'Counter');
    const failed = expect(printing).rejects.toMatchObject({ code: 'printer.failed' });
    await new Promise((resolve) => setImmediate(resolve));
    then(windows[0]);
    await failed;
    expect(windows.map((window) => window.isDestroyed())).toEqual([true]);
    expect(windows[0]?.options).toEqual([]);
    expect(respond(urls[0] ?? '').status).toBe(404);
    // A viewer that comes too late prints nothing.
    ready(windows[0]);
    expect(windows[0]?.options).toEqual([]);
  });

  test('each document has an address of its own, for as long as its window is there', async () => {
    const { printers, windows, urls, respond } = openable(() => Promise.resolve());
    const both = [printers.print(pdf, 'Counter'), printers.print(Uint8Array.of(1, 2), 'Counter')];
    await expect.poll(() => urls.length).toBe(2);
    expect(urls[0]).toMatch(/^app:\/\/print\/[\da-f-]{36}\.pdf$/u);
    expect(new Set(urls).size).toBe(2);
    const bodies = await Promise.all(urls.map((url) => respond(url).bytes()));
    expect(bodies).toEqual([pdf, Uint8Array.of(1, 2)]);
    const { headers } = respond(urls[0] ?? '');
    expect(Object.fromEntries(headers)).toEqual({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    for (const url of [`${urls[0] ?? ''}?a`, 'app://print/', 'app://print/0.pdf', 'app://qabyldau/'])
      expect(respond(url).status).toBe(404);
    expect(respond(urls[0] ?? '', 'POST').status).toBe(404);
    windows.forEach(ready);
    await Promise.all(both);
    expect(urls.map((url) => respond(url).status)).toEqual([404, 404]);
  });
});

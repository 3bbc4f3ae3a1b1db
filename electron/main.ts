import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  BrowserWindow,
  Menu,
  app,
  dialog,
  ipcMain,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  utilityProcess,
  type Session,
  type WebContents,
} from 'electron';
import type { AppEvent, Call } from '#shared/contract/carrier.ts';
import { failureOf } from '#shared/contract/client.ts';
import type { Failure, Reply } from '#shared/errors.ts';
import { startApp, type App } from './app.ts';
import { readCall } from './call-shape.ts';
import { defaultConfigDir, defaultDataDir } from './data-folder.ts';
import { readSealedDeviceSecret, type KeyRing } from './device-secret.ts';
import { claimInstance } from './instance.ts';
import { createPages } from './pages.ts';
import { utilityParser } from './parser-electron.ts';
import { isPrintUrl, printPartition, printWindowOptions, windowPrinters } from './printers-electron.ts';
import { cupsPrinters, type PrinterPort } from './printers.ts';
import { startFailure } from './start-failure.ts';
import {
  defaultWindowState,
  parseWindowState,
  placeWindow,
  windowOptions,
  zoomAfter,
  type WindowState,
} from './window-options.ts';
import {
  callChannel,
  eventChannel,
  homeUrl,
  isOwnBlob,
  isTrustedSender,
  mayLoad,
  mayNavigate,
  pagePath,
  pageScheme,
  type ResourceRequest,
} from './window-policy.ts';

/*
 * Electron host: one sandboxed window, the page under `app://`, one call channel, one event channel. Everything the
 * product does is behind `app.ts`; this file only refuses. `crashReporter` is never started: a minidump holds memory,
 * and memory holds passports.
 */

const { values: options } = parseArgs({
  args: process.argv.slice(app.isPackaged ? 1 : 2),
  options: { data: { type: 'string' }, demo: { type: 'boolean', default: false } },
  // Chromium's own switches stand on the same line.
  strict: false,
  allowPositionals: true,
});
/** Everything of a demonstration goes with it, its device secret too. */
const demoDir = options.demo === true ? mkdtempSync(join(tmpdir(), 'qabyldau-demo-')) : null;
const dataDir =
  demoDir === null
    ? resolve(typeof options.data === 'string' ? options.data : defaultDataDir())
    : join(demoDir, 'desk');
const configDir = demoDir === null ? defaultConfigDir() : join(demoDir, 'config');
const windowDir = join(dataDir, 'window');
const statePath = join(windowDir, 'window.json');
const builtDir = import.meta.dirname;

// Before `ready`, and with no `await` until all of it is done: later calls are errors or come too late.
try {
  mkdirSync(windowDir, { recursive: true, mode: 0o700 });
} catch (error) {
  endWithSentence(error);
}
app.enableSandbox();
app.setPath('userData', windowDir);
Menu.setApplicationMenu(null);
protocol.registerSchemesAsPrivileged([
  // `corsEnabled` keeps fetches from any other origin under CORS, and no answer ever allows one (CVE-2026-70604).
  {
    scheme: pageScheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
  },
]);

// The lock belongs to `userData`, so there is one window for each data folder.
if (app.requestSingleInstanceLock()) void app.whenReady().then(openDesk).catch(endWithSentence);
else app.quit();

/** Instead of the stack that Electron would show: what happened and what to do, in each language of the product. */
function endWithSentence(error: unknown): void {
  const { title, text } = startFailure(error);
  dialog.showErrorBox(title, text);
  app.exit(1);
}

function openDesk(): void {
  const pages = createPages(join(builtDir, '../renderer'));
  const state = readState();
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow(
    windowOptions({
      preloadPath: join(builtDir, '../preload/preload.cjs'),
      isPackaged: app.isPackaged,
      bounds: placeWindow(state.bounds, workAreas),
    }),
  );
  const raise = (): void => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };
  app.on('second-instance', raise);
  app.on('window-all-closed', () => app.quit());

  closeNetwork(window.webContents.session, mayLoad);
  closeNetwork(session.defaultSession, mayLoad);
  window.webContents.session.protocol.handle(pageScheme, ({ url, method }) => {
    const { status, headers, body } = pages.respond(method === 'GET' ? (pagePath(url) ?? '') : '');
    return new Response(body, { status, headers });
  });
  closeDoors(window.webContents);
  const product = openProduct({ raise, printers: printersOf(window) });
  joinCarrier(window, product);
  lockWithComputer(window, product);
  keepState(window, state);
  closeInOrder(product);

  // Photographs of the screen and shared desktops show a black window where the system can do that.
  window.setContentProtection(true);
  if (state.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  void window.loadURL(homeUrl);
}

/** The product once this program holds the data folder; the window opens meanwhile and shows why when it does not. */
interface Product {
  call(call: Call): Promise<Reply<unknown>>;
  subscribe(listener: (event: AppEvent) => void): void;
  lock(): Promise<void>;
  close(): Promise<void>;
}

function openProduct({ raise, printers }: { raise: () => void; printers: PrinterPort }): Product {
  const claimed = claimInstance(dataDir, 'electron', () => {
    raise();
    return Promise.resolve({ address: null });
  });
  const started: Promise<App> = claimed.then(() =>
    startApp({
      dataDir,
      resourcesDir: app.isPackaged
        ? join(process.resourcesPath, 'resources')
        : join(builtDir, '../../resources'),
      corePath: join(builtDir, 'core.js'),
      host: 'electron',
      deviceSecret: async () => readSealedDeviceSecret({ configDir, dataDir }, await keyRing()),
      demo: demoDir !== null,
      printers,
      parser: utilityParser(join(builtDir, 'parse-child.js'), (path, args, settings) =>
        utilityProcess.fork(path, args, settings),
      ),
    }),
  );
  // Whoever asks is told; a folder that another program holds is no defect.
  const ifStarted = (use: (product: App) => unknown): Promise<void> =>
    started.then(use, () => undefined).then(() => undefined);
  return {
    call: (call) =>
      started.then((product) => product.call(call)).catch((error: unknown) => refusal(failureOf(error))),
    subscribe: (listener) => void ifStarted((product) => product.subscribe(listener)),
    lock: () => ifStarted((product) => product.lock('system')),
    async close() {
      await ifStarted((product) => product.close());
      await claimed.then(
        (instance) => instance.release(),
        () => undefined,
      );
    },
  };
}

function refusal(failure: Failure): Reply<never> {
  return { ok: false, failure };
}

/** Refuses what Electron grants by default: permissions, devices, downloads of others, and the network itself. */
function closeNetwork(part: Session, allowed: (request: ResourceRequest) => boolean): void {
  part.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  part.setPermissionCheckHandler(() => false);
  part.setDevicePermissionHandler(() => false);
  part.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  part.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  part.setSpellCheckerEnabled(false);
  part.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !allowed(details) }));
  void part.setProxy({ mode: 'direct' });
  part.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer(null);
  });
  part.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  part.on('select-serial-port', (event, ...rest) => {
    event.preventDefault();
    rest[2]('');
  });
  part.on('will-download', (event, item) => {
    // The page saves its own slips; the system's dialog asks where.
    if (!isOwnBlob(item.getURL())) event.preventDefault();
  });
}

/** CUPS takes the bytes of a PDF as they are; elsewhere Chromium draws them for the printer. */
function printersOf(window: BrowserWindow): PrinterPort {
  if (process.platform === 'linux') return cupsPrinters;
  const own = session.fromPartition(printPartition);
  closeNetwork(own, (request) => isPrintUrl(request.url) || mayLoad(request));
  return windowPrinters({
    names: async () => (await window.webContents.getPrintersAsync()).map(({ name }) => name),
    serve: (answer) => own.protocol.handle(pageScheme, answer),
    open: () => new BrowserWindow(printWindowOptions),
  });
}

/** Keeps the window on our page: no other address, no second window, no guest page, no Bluetooth list. */
function closeDoors(contents: WebContents): void {
  app.on('web-contents-created', (_event, other) => {
    other.setWindowOpenHandler(() => ({ action: 'deny' }));
    other.on('will-attach-webview', (event) => event.preventDefault());
    other.on('will-navigate', (event) => event.preventDefault());
  });
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (details) => {
    if (!mayNavigate(details)) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!mayNavigate(details)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    if (!mayNavigate(details)) details.preventDefault();
  });
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
  // A title could name a person, and the task bar shows it to everyone.
  contents.on('page-title-updated', (event) => event.preventDefault());
}

/** The only way in and out of the page. */
function joinCarrier(window: BrowserWindow, product: Product): void {
  const refused = refusal({ code: 'app.refused', params: {} });
  ipcMain.handle(callChannel, (event, message: unknown) => {
    if (!isTrustedSender(() => event.senderFrame, event.sender === window.webContents)) return refused;
    const call = readCall(message);
    return typeof call === 'string' ? refusal({ code: call, params: {} }) : product.call(call);
  });
  product.subscribe((event) => {
    if (window.isDestroyed()) return;
    window.webContents.send(eventChannel, event);
  });
}

const crashLoopMs = 10_000;

/**
 * Locks when the computer does, and whenever it locks ends the page's process: Chromium keeps what was typed in its
 * memory, so a page that merely hides it is not locked (SECURITY 5.6). A page that died is replaced the same way.
 */
function lockWithComputer(window: BrowserWindow, product: Product): void {
  const contents = window.webContents;
  let replacing = false;
  let loadedAtMs = 0;
  const replacePage = (): void => {
    if (replacing || window.isDestroyed()) return;
    replacing = true;
    contents.forcefullyCrashRenderer();
    void window.loadURL(homeUrl);
  };
  contents.on('did-finish-load', () => {
    replacing = false;
    loadedAtMs = performance.now();
  });
  contents.on('render-process-gone', () => {
    if (replacing) return;
    void product.lock().then(replacePage);
  });
  product.subscribe(({ name, detail }) => {
    if (name !== 'session.locked') return;
    // A core that dies at its start has shown nothing, and the page must stay to say so.
    if (detail === 'crash' && performance.now() - loadedAtMs < crashLoopMs) return;
    replacePage();
  });
  powerMonitor.on('lock-screen', () => void product.lock());
  powerMonitor.on('suspend', () => void product.lock());
}

/** Zoom by Ctrl with plus, minus, zero, and the place of the window, kept for the next start. */
function keepState(window: BrowserWindow, kept: WindowState): void {
  const contents = window.webContents;
  let { zoom } = kept;
  contents.on('before-input-event', (event, input) => {
    const wanted = zoomAfter(input, zoom);
    if (wanted === null) return;
    event.preventDefault();
    zoom = wanted;
    contents.setZoomFactor(zoom / 100);
  });
  contents.on('did-finish-load', () => contents.setZoomFactor(zoom / 100));
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized(), zoom };
    try {
      writeFileSync(statePath, JSON.stringify(state));
    } catch {
      // A full or read-only disk must not keep the window from closing; it opens at its default place next time.
    }
  });
}

function readState(): WindowState {
  try {
    return parseWindowState(readFileSync(statePath, 'utf8'));
  } catch {
    return defaultWindowState;
  }
}

/** Locks and lets go of the store before the program ends; a throw-away store goes with it. */
function closeInOrder(product: Product): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void product.close().finally(() => {
      closed = true;
      if (demoDir !== null) rmSync(demoDir, { recursive: true, force: true });
      app.quit();
    });
  });
}

/** The system's key ring; `null` where it would seal with a password that every program knows (SECURITY 2.3). */
async function keyRing(): Promise<KeyRing | null> {
  if (demoDir !== null || !(await safeStorage.isAsyncEncryptionAvailable())) return null;
  if (process.platform === 'linux') {
    const backend = safeStorage.getSelectedStorageBackend();
    if (backend === 'basic_text' || backend === 'unknown') return null;
  }
  return {
    seal: (text) => safeStorage.encryptStringAsync(text),
    unseal: async (sealed) => (await safeStorage.decryptStringAsync(Buffer.from(sealed))).result,
  };
}

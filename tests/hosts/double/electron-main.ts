/**
 * A double of the `electron` module as the main process sees it. It does no more than main.ts needs, and enforces what
 * the documentation of Electron 45 demands: what comes before `ready` and what after, once only, which session serves a
 * scheme, what can be cloned. A name that is missing here is an import error, as it should be: look it up first.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostNews, HostSettings, HostState, Sender } from './messages.ts';
import { ShownDocument, printed, printerNames, tellLoaded, type PrintOptions } from './printing.ts';

type Listener = (...args: never[]) => unknown;

export const settings = JSON.parse(process.env.ELECTRON_DOUBLE ?? '{}') as HostSettings;

let ready = false;
let markReady = (): void => undefined;
const whenReady = new Promise<void>((resolve) => {
  markReady = resolve;
});

function onlyBeforeReady(name: string): void {
  if (ready) throw new Error(`${name} must be called before app is ready`);
}
function onlyAfterReady(name: string): void {
  if (!ready) throw new Error(`${name} cannot be used before the app 'ready' event is emitted`);
}

export function tell(news: HostNews): void {
  process.send?.(news);
}

class App extends EventEmitter {
  readonly isPackaged = settings.packaged;
  readonly paths = new Map<string, string>([['userData', '/nowhere']]);
  sandboxEnabled = false;
  #quitting = false;

  enableSandbox(): void {
    onlyBeforeReady('app.enableSandbox()');
    this.sandboxEnabled = true;
  }
  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }
  getPath(name: string): string {
    const path = this.paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }
  /** Scoped to `userData`, as documented; held by a file with the number of the process. */
  requestSingleInstanceLock(): boolean {
    mkdirSync(this.getPath('userData'), { recursive: true });
    const file = join(this.getPath('userData'), 'SingletonLock');
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
    } catch {
      try {
        process.kill(Number(readFileSync(file, 'utf8')), 0);
        tell({ news: 'lock-refused' });
        return false;
      } catch {
        writeFileSync(file, String(process.pid));
      }
    }
    process.on('exit', () => rmSync(file, { force: true }));
    return true;
  }
  isReady(): boolean {
    return ready;
  }
  whenReady(): Promise<void> {
    return whenReady;
  }
  /** Neither `before-quit` nor `will-quit` are emitted, as documented. */
  exit(exitCode = 0): void {
    process.exit(exitCode);
  }
  quit(): void {
    if (!this.#quitting) {
      this.#quitting = true;
      this.emit('before-quit', makeEvent());
      for (const window of BrowserWindow.all) window.close();
    }
    const event = makeEvent();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) process.exit(0);
  }
}

export const app = new App();

/** `ready` comes when the entry module has been evaluated to its end: a top-level `await` of it would wait for ever. */
export function becomeReady(): void {
  ready = true;
  markReady();
  app.emit('ready');
}

export function makeEvent(details: Readonly<Record<string, unknown>> = {}) {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault(): void {
      this.defaultPrevented = true;
    },
  };
}

export const schemes: unknown[] = [];
type ServeHandler = (request: Request) => Response | Promise<Response>;

class Protocol {
  readonly handlers = new Map<string, ServeHandler>();

  registerSchemesAsPrivileged(customSchemes: readonly unknown[]): void {
    onlyBeforeReady('protocol.registerSchemesAsPrivileged()');
    if (schemes.length > 0) throw new Error('protocol.registerSchemesAsPrivileged() can be called only once');
    schemes.push(...customSchemes);
  }
  handle(scheme: string, handler: ServeHandler): void {
    onlyAfterReady('protocol.handle()');
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.handlers.set(scheme, handler);
  }
}

export class Session extends EventEmitter {
  readonly protocol = new Protocol();
  readonly set = new Map<string, Listener>();
  readonly webRequest = {
    onBeforeRequest: (listener: Listener): void => void this.set.set('onBeforeRequest', listener),
  };
  setPermissionRequestHandler(handler: Listener): void {
    this.set.set('permissionRequest', handler);
  }
  setPermissionCheckHandler(handler: Listener): void {
    this.set.set('permissionCheck', handler);
  }
  setDevicePermissionHandler(handler: Listener): void {
    this.set.set('devicePermission', handler);
  }
  setDisplayMediaRequestHandler(handler: Listener): void {
    this.set.set('displayMedia', handler);
  }
  setBluetoothPairingHandler(handler: Listener): void {
    this.set.set('bluetoothPairing', handler);
  }
  /** Whether the session's own listener stops the request. */
  cancels(url: string, resourceType: string): Promise<boolean> {
    const listener = this.set.get('onBeforeRequest') as
      ((details: unknown, answer: (response: { cancel?: boolean }) => void) => void) | undefined;
    return new Promise((resolve) => {
      if (listener === undefined) resolve(false);
      else listener({ url, resourceType }, ({ cancel = false }) => resolve(cancel));
    });
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    if (enabled) throw new Error('A spell checker loads dictionaries from the network.');
  }
  setProxy(): Promise<void> {
    return Promise.resolve();
  }
}

/** `protocol` of the module is the default session's: a window with a partition of its own is not served by it. */
const defaultSession = new Session();
export const { protocol } = defaultSession;
export const partitions = new Map<string, Session>();

export const session = {
  get defaultSession(): Session {
    onlyAfterReady('session.defaultSession');
    return defaultSession;
  },
  fromPartition(partition: string): Session {
    onlyAfterReady('session.fromPartition()');
    const known = partitions.get(partition);
    if (known !== undefined) return known;
    const made = new Session();
    partitions.set(partition, made);
    return made;
  },
};

export class WebContents extends EventEmitter {
  readonly session: Session;
  windowOpenHandler: ((details: { url: string }) => { action: string }) | undefined;
  readonly document = new ShownDocument();
  zoomFactor = 1;
  crashes = 0;

  constructor(own: Session) {
    super();
    this.session = own;
  }
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }
  send(channel: string, ...args: unknown[]): void {
    tell({ news: 'send', channel, args: structuredClone(args) });
  }
  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be greater than 0.0");
    this.zoomFactor = factor;
  }
  getPrintersAsync(): Promise<object[]> {
    const names = Object.values(printerNames);
    return Promise.resolve(
      names.map((name) => ({ name, displayName: `${name} (network)`, description: '', options: {} })),
    );
  }
  print(options: PrintOptions, done: (success: boolean, failureReason: string) => void): void {
    this.document.print(options, done);
  }
  forcefullyCrashRenderer(): void {
    this.crashes += 1;
    tell({ news: 'crash' });
    setImmediate(() => this.emit('render-process-gone', makeEvent(), { reason: 'killed', exitCode: 9 }));
  }
}

const loads = new Map<number, () => void>();
let loadCount = 0;

export function loaded(id: number): void {
  loads.get(id)?.();
  loads.delete(id);
}

interface WindowOptions {
  readonly width: number;
  readonly height: number;
  readonly webPreferences: {
    readonly preload?: string;
    readonly partition?: string;
    readonly plugins?: boolean;
  } & Record<string, unknown>;
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  readonly options: WindowOptions;
  readonly webContents: WebContents;
  contentProtection = false;
  focused = 0;
  #destroyed = false;
  #maximized = false;

  constructor(options: WindowOptions) {
    super();
    onlyAfterReady('new BrowserWindow()');
    this.options = options;
    const { partition, preload } = options.webPreferences;
    this.webContents = new WebContents(
      partition === undefined ? session.defaultSession : session.fromPartition(partition),
    );
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', makeEvent(), this.webContents);
    if (preload !== undefined) tell({ news: 'window', preload });
  }
  loadURL(url: string): Promise<void> {
    // A window without a preload has no page of the product: the double shows its document by itself.
    if (this.options.webPreferences.preload === undefined) return this.#loadDocument(url);
    loadCount += 1;
    const id = loadCount;
    const done = new Promise<void>((resolve) => loads.set(id, resolve));
    tell({ news: 'load', url, id });
    return done;
  }
  async #loadDocument(url: string): Promise<void> {
    const { session: own, document } = this.webContents;
    const handler = own.protocol.handlers.get(new URL(url).protocol.slice(0, -1));
    if (handler === undefined || (await own.cancels(url, 'mainFrame'))) throw new Error('ERR_FAILED (-2)');
    const response = await handler(new Request(url));
    const shown = await document.show(response, this.options.webPreferences.plugins === true);
    if (!this.#destroyed) tellLoaded(this.webContents, shown);
  }
  /** Closes without asking: `close` is not emitted, `closed` is. */
  destroy(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.#end();
  }
  #end(): void {
    this.#destroyed = true;
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (BrowserWindow.all.every((window) => window.isDestroyed())) app.emit('window-all-closed');
  }
  close(): void {
    if (this.#destroyed) return;
    const event = makeEvent();
    this.emit('close', event);
    if (event.defaultPrevented) return;
    this.#end();
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  isMinimized(): boolean {
    return false;
  }
  restore(): void {
    throw new Error('Not minimised.');
  }
  maximize(): void {
    this.#maximized = true;
  }
  isMaximized(): boolean {
    return this.#maximized;
  }
  getNormalBounds() {
    const { width, height } = this.options;
    return { x: 10, y: 20, width, height };
  }
  show(): void {
    this.emit('show');
  }
  focus(): void {
    this.focused += 1;
  }
  setContentProtection(on: boolean): void {
    this.contentProtection = on;
  }
}

export const dialog = {
  /** May be called before `ready`. Modal: nothing goes on until it is closed. */
  showErrorBox(title: string, content: string): void {
    tell({ news: 'error-box', title, content });
  },
};

let applicationMenu: unknown = 'default';
export const Menu = {
  setApplicationMenu(menu: unknown): void {
    applicationMenu = menu;
  },
};

export const channels = new Map<string, (event: unknown, ...args: readonly unknown[]) => unknown>();
export const ipcMain = {
  handle(channel: string, handler: (event: unknown, ...args: readonly unknown[]) => unknown): void {
    if (channels.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    channels.set(channel, handler);
  },
};

/** Gives a child of Node what a utility process has: a port to its parent, on which messages come as events. */
const asUtility = `import { EventEmitter } from 'node:events';
const port = new EventEmitter();
port.postMessage = (message) => process.send(message);
process.on('message', (data) => port.emit('message', { data, ports: [] }));
process.parentPort = port;`;

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(modulePath: string, execArgv: readonly string[]) {
    super();
    this.#child = fork(modulePath, [], {
      env: {},
      execArgv: [...execArgv, '--import', `data:text/javascript,${encodeURIComponent(asUtility)}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.once('exit', (code) => this.emit('exit', code));
  }
  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(structuredClone(message) as object);
  }
  kill(): boolean {
    return this.#child.kill();
  }
}

interface ForkOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly execArgv?: readonly string[];
  readonly stdio?: string;
}

export const utilityProcess = {
  fork(modulePath: string, _args: readonly string[] = [], { env, execArgv = [] }: ForkOptions = {}) {
    onlyAfterReady('utilityProcess.fork()');
    // Without one it would get the whole environment of the program.
    if (env === undefined) throw new Error('A utility process of ours gets an environment of its own.');
    return new UtilityProcess(modulePath, execArgv);
  },
};

export const powerMonitor = new EventEmitter();

export const screen = {
  getAllDisplays() {
    onlyAfterReady("The 'screen' module");
    return [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }];
  },
};

const ringKey = createHash('sha256').update(settings.keyRing).digest();
export const safeStorage = {
  isAsyncEncryptionAvailable(): Promise<boolean> {
    onlyAfterReady('safeStorage');
    return Promise.resolve(settings.keyRing !== 'none');
  },
  getSelectedStorageBackend(): string {
    if (!ready) return 'unknown';
    return settings.keyRing === 'none' || settings.keyRing === 'basic_text'
      ? 'basic_text'
      : 'gnome_libsecret';
  },
  encryptStringAsync(text: string): Promise<Buffer> {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', ringKey, nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Promise.resolve(Buffer.concat([nonce, cipher.getAuthTag(), sealed]));
  },
  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const decipher = createDecipheriv('aes-256-gcm', ringKey, sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    const text = decipher.update(sealed.subarray(28), undefined, 'utf8') + decipher.final('utf8');
    return Promise.resolve({ result: text, shouldReEncrypt: false });
  },
};

/** The event a handler gets for a message from that kind of sender. */
export function messageEvent(sender: Sender, contents: WebContents): unknown {
  const own = { origin: 'app://qabyldau', parent: null, detached: false };
  switch (sender) {
    case 'top-frame':
      return { sender: contents, senderFrame: own };
    case 'sub-frame':
      return { sender: contents, senderFrame: { ...own, parent: own } };
    case 'foreign-origin':
      return { sender: contents, senderFrame: { ...own, origin: 'app://qabyldau.evil' } };
    case 'opaque-origin':
      return { sender: contents, senderFrame: { ...own, origin: 'null' } };
    case 'detached-frame':
      return { sender: contents, senderFrame: { ...own, detached: true } };
    case 'destroyed-frame':
      return {
        sender: contents,
        get senderFrame(): never {
          throw new Error('Render frame was disposed before WebFrameMain could be accessed');
        },
      };
    case 'no-frame':
      return { sender: contents, senderFrame: null };
    case 'other-window':
      return { sender: new WebContents(contents.session), senderFrame: own };
  }
}

export function state(): HostState {
  const first = BrowserWindow.all[0];
  return {
    sandboxEnabled: app.sandboxEnabled,
    schemes,
    windows: BrowserWindow.all.map((window) => ({
      options: { ...window.options },
      contentProtection: window.contentProtection,
      destroyed: window.isDestroyed(),
    })),
    printed,
    partitions: [...partitions.keys()],
    handledChannels: [...channels.keys()],
    applicationMenu,
    userData: app.getPath('userData'),
    zoomFactor: first?.webContents.zoomFactor ?? 0,
    crashes: first?.webContents.crashes ?? 0,
    focused: first?.focused ?? 0,
  };
}

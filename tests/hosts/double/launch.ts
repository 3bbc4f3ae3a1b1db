import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  chromium as playwright,
  type Browser,
  type CDPSession,
  type Page,
  type Request as PageRequest,
  type Route,
} from '@playwright/test';
import { findChromium, type FoundChromium } from '../chromium.ts';
import type {
  Emitted,
  FromHost,
  HostNews,
  HostQuestion,
  HostSettings,
  HostState,
  Sender,
  Served,
} from './messages.ts';
import { createBridge, createCodec, isolatedWorld, mainWorld } from './worlds.ts';

/**
 * Chromium cannot open `app://` pages of its own, so the page lives at this `https:` origin, a secure context as `app://`
 * is in Electron. Every request for it is turned into the `app://` address and answered by the handler that main.js
 * registered; nothing is ever sent anywhere.
 */
export const pageOrigin = 'https://qabyldau.app.test';
const appOrigin = 'app://qabyldau';

export const builtMain = fileURLToPath(new URL('../../../out/main/main.js', import.meta.url));

export interface DoubleOptions {
  readonly dataDir: string;
  /** The browser that shows the page; found as for every other test when left out. */
  readonly chromium?: FoundChromium;
  /** A built main.js, with its preload and page beside it as the build lays them out. */
  readonly mainPath?: string;
  readonly argv?: readonly string[];
  readonly packaged?: boolean;
  readonly keyRing?: string;
  readonly platform?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The main process under test, and what its window tried. */
export interface DoubleApp {
  ask(question: HostQuestion): Promise<unknown>;
  state(): Promise<HostState>;
  serve(url: string, method?: string): Promise<Served>;
  emit(question: Omit<HostQuestion & { ask: 'emit' }, 'ask'>): Promise<Emitted>;
  invoke(sender: Sender, channel: string, ...args: unknown[]): Promise<unknown>;
  /** Resolves after the page has been loaded `times` times since the start. */
  untilLoaded(times: number): Promise<void>;
  readonly loads: number;
  /** Addresses the page asked for and main.js refused, navigations and requests alike. */
  readonly refused: readonly string[];
  /** Addresses main.js would have let out: must stay empty. */
  readonly left: readonly string[];
  /** Errors of main.js and of the preload: must stay empty. */
  readonly broken: readonly string[];
}

export interface LaunchedDouble {
  readonly page: Page;
  readonly app: DoubleApp;
  /** Quits as a person would: the product locks and closes its store. */
  close(): Promise<void>;
}

const toApp = (url: string): string => url.replace(pageOrigin, appOrigin);
const toPage = (url: string): string => url.replace(appOrigin, pageOrigin);

/** Starts a built main.js and shows its window in a real Chromium page. */
export async function launchDouble(options: DoubleOptions): Promise<LaunchedDouble> {
  const host = startHost(options);
  const preloadPath = await host.window;
  const { executablePath, env, args } = options.chromium ?? (await findChromium());
  const browser = await playwright.launch({ executablePath, env, args: [...args] });
  try {
    return await joinWindow({ host, browser, preload: readFileSync(preloadPath, 'utf8') });
  } catch (error) {
    await browser.close();
    await host.quit();
    throw error;
  }
}

/** How a main.js without a window ended, and the boxes it showed. */
export interface Ended {
  readonly lockRefused: boolean;
  readonly exitCode: number | null;
  readonly boxes: readonly { readonly title: string; readonly content: string }[];
  /** Errors that nobody caught, for which Electron itself would show a box with their stack. */
  readonly broken: readonly string[];
}

/** Starts a built main.js that is expected to end without a window. Resolves when it ended. */
export async function launchSecond(options: DoubleOptions): Promise<Ended> {
  const host = startHost(options);
  host.window.catch(() => undefined);
  let lockRefused = false;
  const boxes: { title: string; content: string }[] = [];
  host.onNews((news) => {
    lockRefused ||= news.news === 'lock-refused';
    if (news.news === 'error-box') boxes.push({ title: news.title, content: news.content });
    // Electron would wait for its own box to be closed.
    if (news.news === 'broken') host.child.kill();
  });
  const [exitCode] = (await once(host.child, 'exit')) as [number | null];
  return { lockRefused, exitCode, boxes, broken: host.broken };
}

interface Host {
  readonly child: ChildProcess;
  readonly window: Promise<string>;
  readonly broken: string[];
  readonly ask: (question: HostQuestion) => Promise<unknown>;
  tell(message: { loaded: number } | { quit: true }): void;
  onNews(listener: (news: HostNews) => void): void;
  quit(): Promise<void>;
}

function startHost({ dataDir, mainPath = builtMain, ...options }: DoubleOptions): Host {
  const settings: HostSettings = {
    mainPath,
    argv: ['--data', dataDir, ...(options.argv ?? [])],
    packaged: options.packaged ?? false,
    keyRing: options.keyRing ?? 'ring of this computer',
    ...(options.platform === undefined ? {} : { platform: options.platform }),
  };
  const child = fork(join(import.meta.dirname, 'host-process.ts'), [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      QABYLDAU_CONFIG: join(dirname(dataDir), 'device'),
      ...options.env,
      ELECTRON_DOUBLE: JSON.stringify(settings),
    },
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners: ((news: HostNews) => void)[] = [];
  const backlog: HostNews[] = [];
  const broken: string[] = [];
  const opened = Promise.withResolvers<string>();
  let count = 0;

  child.on('message', (message: FromHost) => {
    if ('news' in message) {
      if (message.news === 'broken') broken.push(message.message);
      if (message.news === 'broken') opened.reject(new Error(message.message));
      if (message.news === 'window') opened.resolve(message.preload);
      if (listeners.length === 0) backlog.push(message);
      for (const listener of listeners) listener(message);
    } else if ('error' in message) waiting.get(message.id)?.reject(new Error(message.error));
    else waiting.get(message.id)?.resolve(message.answer);
  });
  child.on('exit', (code) => {
    opened.reject(new Error(`main.js ended with ${String(code)} before its window opened.`));
    for (const { reject } of waiting.values()) reject(new Error('main.js has ended.'));
  });
  return {
    child,
    window: opened.promise,
    broken,
    ask: (question) => {
      if (!child.connected) return Promise.reject(new Error('main.js has ended.'));
      count += 1;
      const answer = Promise.withResolvers<unknown>();
      waiting.set(count, answer);
      child.send({ id: count, question });
      return answer.promise;
    },
    tell: (message) => {
      if (child.connected) child.send(message);
    },
    onNews: (listener) => {
      listeners.push(listener);
      for (const news of backlog.splice(0)) listener(news);
    },
    async quit() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      if (child.connected) child.send({ quit: true });
      const stuck = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(stuck);
    },
  };
}

interface Joined {
  readonly host: Host;
  readonly browser: Browser;
  readonly preload: string;
}

async function joinWindow({ host, browser, preload }: Joined): Promise<LaunchedDouble> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, acceptDownloads: true });
  const page = await context.newPage();
  const refused: string[] = [];
  const left: string[] = [];
  const world = await openWorld({ host, page, preload });

  let loads = 0;
  let expected: string | null = null;
  const waitingLoads: { times: number; resolve: () => void }[] = [];
  let queue = Promise.resolve();
  const tellUnlessClosed = (error: unknown): void => {
    if (!page.isClosed() && host.child.connected) host.broken.push(String(error));
  };
  const inOrder = (step: () => Promise<unknown>): void => {
    queue = queue.then(step).then(() => undefined, tellUnlessClosed);
  };

  // In Electron a window that is denied never exists; here it does for a moment, and may not load anything.
  const askForWindow = async (url: string): Promise<void> => {
    const action = await host.ask({ ask: 'open-window', url });
    (action === 'deny' ? refused : left).push(`window:${url}`);
  };

  const answerRequest = async (route: Route): Promise<void> => {
    const request = route.request();
    const url = request.url();
    if (isOfOtherWindow(request, page)) {
      await askForWindow(url);
      return route.abort('aborted');
    }
    const frame = request.isNavigationRequest() ? request.frame() : null;
    const isMainFrame = frame?.parentFrame() === null;
    if (frame !== null && !(isMainFrame && url === expected)) {
      const details = { url: toApp(url), isMainFrame, isSameDocument: false };
      const events = isMainFrame ? ['will-navigate', 'will-frame-navigate'] : ['will-frame-navigate'];
      for (const event of events) {
        const { prevented } = (await host.ask({
          ask: 'emit',
          target: 'contents',
          event,
          details,
        })) as Emitted;
        if (prevented) return refuse(route, refused);
      }
    }
    if (frame !== null && isMainFrame) expected = null;
    const resourceType = resourceTypes[request.resourceType()] ?? 'other';
    if (await host.ask({ ask: 'web-request', url: toApp(url), resourceType })) return refuse(route, refused);
    if (!url.startsWith(`${pageOrigin}/`)) {
      left.push(url);
      return route.abort();
    }
    const { status, headers, body } = await serve(host, toApp(url), request.method());
    await route.fulfill({ status, headers, body: Buffer.from(body) });
  };
  // Not the browser's own parts, such as its PDF viewer.
  await context.route(/^(?!blob:|data:|chrome)/u, (route) => answerRequest(route).catch(tellUnlessClosed));

  context.on('page', (opened) => {
    askForWindow(opened.url())
      .then(() => opened.close())
      .catch(tellUnlessClosed);
  });
  page.on('download', (download) => {
    void (async () => {
      const { prevented } = (await host.ask({ ask: 'download', url: toApp(download.url()) })) as Emitted;
      if (prevented) {
        refused.push(`download:${download.url()}`);
        await download.cancel();
      }
    })().catch(tellUnlessClosed);
  });

  host.onNews((news) => {
    switch (news.news) {
      case 'load':
        inOrder(async () => {
          expected = toPage(news.url);
          await page.goto(expected);
          loads += 1;
          await host.ask({ ask: 'emit', target: 'contents', event: 'did-finish-load' });
          await host.ask({ ask: 'emit', target: 'window', event: 'ready-to-show' });
          host.tell({ loaded: news.id });
          for (const { times, resolve } of waitingLoads) if (loads >= times) resolve();
        });
        break;
      case 'crash':
        // A renderer that is gone keeps nothing; another document in its place keeps nothing of ours either.
        inOrder(() => page.goto('about:blank'));
        break;
      case 'send':
        void world.deliver(news.channel, news.args);
        break;
      case 'window':
      case 'broken':
      case 'error-box':
      case 'lock-refused':
        break;
    }
  });

  const untilLoaded = (times: number): Promise<void> =>
    new Promise((resolve) => {
      if (loads >= times) resolve();
      else waitingLoads.push({ times, resolve });
    });
  const ended = once(host.child, 'exit').then(() => {
    throw new Error(`main.js ended early. ${host.broken.join('\n')}`);
  });
  await Promise.race([untilLoaded(1), ended]);
  ended.catch(() => undefined);

  return {
    page,
    app: {
      ask: host.ask,
      state: () => host.ask({ ask: 'state' }) as Promise<HostState>,
      serve: (url, method = 'GET') => serve(host, url, method),
      emit: (question) => host.ask({ ask: 'emit', ...question }) as Promise<Emitted>,
      invoke: (sender, channel, ...args) => host.ask({ ask: 'invoke', channel, args, sender }),
      untilLoaded,
      get loads() {
        return loads;
      },
      refused,
      left,
      broken: host.broken,
    },
    async close() {
      await host.quit();
      await browser.close();
    },
  };
}

async function serve(host: Host, url: string, method: string): Promise<Served> {
  const served = (await host.ask({ ask: 'serve', url, method })) as Served;
  if (!served.handled) throw new Error(`No handler is registered for ${url} in the window's own session.`);
  return served;
}

function refuse(route: Route, refused: string[]): Promise<void> {
  refused.push(route.request().url());
  return route.abort('aborted');
}

function isOfOtherWindow(request: PageRequest, page: Page): boolean {
  try {
    return request.frame().page() !== page;
  } catch {
    // Not known yet: the first navigation of a window that is being opened.
    return request.isNavigationRequest();
  }
}

/** Chromium's names to Electron's `resourceType`. */
const resourceTypes: Readonly<Record<string, string>> = {
  document: 'mainFrame',
  stylesheet: 'stylesheet',
  script: 'script',
  image: 'image',
  font: 'font',
  xhr: 'xhr',
  fetch: 'xhr',
  ping: 'ping',
  media: 'media',
  websocket: 'webSocket',
};

interface WorldParts {
  readonly host: Host;
  readonly page: Page;
  readonly preload: string;
}

interface PreloadMessage {
  readonly id?: number;
  readonly channel?: string;
  readonly args?: string;
  /** What the preload threw instead. */
  readonly broken?: string;
}

/** Runs the preload in an isolated world of every document of the top frame, and carries its messages. */
async function openWorld({ host, page, preload }: WorldParts) {
  const secret = randomBytes(8).toString('hex');
  const [name, toHost, hello, mine, theirs] = ['preload', 'host', 'hello', 'page', 'isolated'].map(
    (part) => `${part}-${secret}`,
  ) as [string, string, string, string, string];
  const codec = createCodec();
  const session: CDPSession = await page.context().newCDPSession(page);
  let contextId: number | null = null;

  await session.send('Runtime.enable');
  await session.send('Page.enable');
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId } = context.auxData as { frameId: string };
    if (context.name === name && frameId === mainFrameId) contextId = context.id;
  });
  session.on('Runtime.executionContextsCleared', () => {
    contextId = null;
  });
  const { frameTree } = await session.send('Page.getFrameTree');
  const mainFrameId = frameTree.frame.id;

  const receive = async (message: object, into: number | null = contextId): Promise<void> => {
    if (into === null) return;
    const expression = `electronDoubleReceive(${JSON.stringify(JSON.stringify(message))})`;
    // The page may have gone meanwhile, and its promise with it.
    await session.send('Runtime.evaluate', { contextId: into, expression }).catch(() => undefined);
  };
  session.on('Runtime.bindingCalled', ({ payload, executionContextId }) => {
    const { id, channel = '', args = '[]', broken } = JSON.parse(payload) as PreloadMessage;
    if (broken !== undefined || executionContextId !== contextId) {
      host.broken.push(broken ?? 'A frame other than the top one used IPC.');
      return;
    }
    host
      .ask({ ask: 'invoke', channel, args: codec.decode(args) as unknown[], sender: 'top-frame' })
      .then(
        (value) => receive({ id, ok: true, value: codec.encode(value) }, executionContextId),
        (error: unknown) => receive({ id, ok: false, value: String(error) }, executionContextId),
      )
      .catch(() => undefined);
  });
  await session.send('Runtime.addBinding', { name: toHost, executionContextName: name });

  const bridge = (own: string, other: string): string =>
    `(${createBridge.toString()})(codec, ${JSON.stringify(own)}, ${JSON.stringify(other)})`;
  const topFrameOnly = (body: string): string =>
    `if (window === window.top) { const codec = (${createCodec.toString()})(); ${body} }`;
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    worldName: name,
    source: topFrameOnly(
      `const toHost = globalThis[${JSON.stringify(toHost)}]; const bridge = ${bridge(theirs, mine)};
       (${isolatedWorld.toString()})({ bridge, codec, toHost, hello: ${JSON.stringify(hello)} },
         function (require, module, exports) {${preload}
       });`,
    ),
  });
  await session.send('Page.addScriptToEvaluateOnNewDocument', {
    source: topFrameOnly(
      `const bridge = ${bridge(mine, theirs)}; (${mainWorld.toString()})(bridge, ${JSON.stringify(hello)});`,
    ),
  });
  return {
    deliver: (channel: string, args: readonly unknown[]): Promise<void> =>
      receive({ channel, args: codec.encode(args) }),
  };
}

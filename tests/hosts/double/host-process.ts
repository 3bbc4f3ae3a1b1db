/** Runs a built `main.js` in a plain Node process with the double in Electron's place, and answers for it. */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Emitted, FromHost, HostQuestion, Served, ToHost } from './messages.ts';

const doubleUrl = new URL('./electron-main.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: doubleUrl, shortCircuit: true } : next(specifier, context),
});

const double = await import('./electron-main.ts');
const { settings, tell } = double;

process.on('uncaughtException', (error) => tell({ news: 'broken', message: error.stack ?? error.message }));
process.on('unhandledRejection', (error) => {
  tell({ news: 'broken', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
});
process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToHost) => {
  if ('quit' in message) double.app.quit();
  else if ('loaded' in message) double.loaded(message.loaded);
  else void reply(message.id, message.question);
});

// Only what main.js itself asks sees the other system; the modules of Node were loaded before.
if (settings.platform !== undefined) Object.defineProperty(process, 'platform', { value: settings.platform });
process.argv = ['electron', ...(settings.packaged ? [] : ['.']), ...settings.argv];
const evaluated = import(pathToFileURL(settings.mainPath).href);
const stuck = setTimeout(() => {
  tell({ news: 'broken', message: 'main.js waits at its top level for what comes after it.' });
}, 20_000);
await evaluated;
clearTimeout(stuck);
setImmediate(double.becomeReady);

async function reply(id: number, question: HostQuestion): Promise<void> {
  let message: FromHost;
  try {
    message = { id, answer: await answerQuestion(question) };
  } catch (error) {
    message = { id, error: error instanceof Error ? error.message : String(error) };
  }
  process.send?.(message);
}

function onlyWindow() {
  const window = double.BrowserWindow.all[0];
  if (window === undefined) throw new Error('No window is open.');
  return window;
}

async function answerQuestion(question: HostQuestion): Promise<unknown> {
  switch (question.ask) {
    case 'state':
      return double.state();
    case 'serve':
      return serve(question.url, question.method);
    case 'invoke': {
      const handler = double.channels.get(question.channel);
      if (handler === undefined) throw new Error(`No handler registered for '${question.channel}'`);
      const event = double.messageEvent(question.sender, onlyWindow().webContents);
      return structuredClone(await handler(event, ...question.args));
    }
    case 'emit':
      return emit(question);
    case 'send':
      onlyWindow().webContents.send(question.channel, ...question.args);
      return null;
    case 'open-window': {
      const open = onlyWindow().webContents.windowOpenHandler;
      return open === undefined ? 'allow' : open({ url: question.url }).action;
    }
    case 'permission':
      return askPermission(question.permission);
    case 'web-request':
      return askWebRequest(question.url, question.resourceType);
    case 'download':
      return emit({ ask: 'emit', target: 'session', event: 'will-download' }, [
        { getURL: () => question.url },
      ]);
  }
}

async function serve(url: string, method: string): Promise<Served> {
  const handler = onlyWindow().webContents.session.protocol.handlers.get(new URL(url).protocol.slice(0, -1));
  if (handler === undefined) return { handled: false, status: 0, headers: {}, body: new Uint8Array() };
  const response = await handler(new Request(url, { method }));
  return {
    handled: true,
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  };
}

function emit(question: HostQuestion & { ask: 'emit' }, more: readonly unknown[] = []): Emitted {
  const answers: unknown[][] = [];
  const event = double.makeEvent(question.details);
  const args = [...(question.args ?? []), ...more].map((arg) =>
    arg === 'callback' ? (...given: unknown[]): void => void answers.push(given) : arg,
  );
  const window = onlyWindow();
  const target = {
    app: double.app,
    window,
    contents: window.webContents,
    session: window.webContents.session,
    powerMonitor: double.powerMonitor,
  }[question.target];
  target.emit(question.event, event, ...args);
  return { listeners: target.listenerCount(question.event), prevented: event.defaultPrevented, answers };
}

/** All four ways a page can get at a device or a right; each must be set and must say no. */
function askPermission(permission: string): Record<string, unknown> {
  const { set } = onlyWindow().webContents.session;
  const call = (name: string, ...args: unknown[]): unknown => {
    const handler = set.get(name) as ((...args: unknown[]) => unknown) | undefined;
    return handler === undefined ? 'granted by default' : handler(...args);
  };
  const answers: Record<string, unknown> = {};
  call('permissionRequest', null, permission, (granted: boolean) => {
    answers.request = granted;
  });
  answers.check = call('permissionCheck', null, permission, 'app://qabyldau', {});
  answers.device = call('devicePermission', {
    deviceType: permission,
    origin: 'app://qabyldau',
    device: {},
  });
  call('displayMedia', {}, (streams: unknown) => {
    answers.display = streams;
  });
  call('bluetoothPairing', {}, ({ confirmed }: { confirmed: boolean }) => {
    answers.pairing = confirmed;
  });
  return answers;
}

function askWebRequest(url: string, resourceType: string): Promise<boolean> {
  return onlyWindow().webContents.session.cancels(url, resourceType);
}

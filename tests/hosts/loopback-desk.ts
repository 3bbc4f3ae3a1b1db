import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { App, AppOptions } from '#electron/app.ts';
import { writePageManifest } from '#electron/page-manifest.ts';
import { serve, type Served, type ServeOptions } from '#electron/serve.ts';
import type { AppEvent, Call } from '#shared/contract/carrier.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A product whose answers are known, behind the real host. */
interface KnownApp extends App {
  readonly calls: Call[];
  readonly options: AppOptions[];
  closed: number;
  emit(event: AppEvent): void;
}

/** `echo` returns its input, `refuse` fails in words, `break` throws a defect that mentions a secret. */
function createKnownApp(): KnownApp {
  const listeners = new Set<(event: AppEvent) => void>();
  return {
    calls: [],
    options: [],
    closed: 0,
    async call(call) {
      this.calls.push(call);
      await Promise.resolve();
      if (call.method === 'break') throw new Error('a secret of the inside');
      if (call.method === 'refuse')
        return { ok: false, failure: { code: 'desk.refused', params: { count: 3 } } };
      return { ok: true, value: call.input };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lock: () => Promise.resolve(),
    close() {
      this.closed += 1;
      return Promise.resolve();
    },
    emit: (event) => listeners.forEach((listener) => listener(event)),
  };
}

export interface Desk {
  readonly served: Served;
  readonly app: KnownApp;
  readonly dir: string;
  readonly dataDir: string;
  readonly token: string;
  readonly origin: string;
  end(): Promise<void>;
}

/** Starts the loopback host on folders of its own. The page is `page.js` and whatever files are given. */
export async function startDesk(
  options: Partial<ServeOptions> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<Desk> {
  const dir = mkdtempSync(join(tmpdir(), 'qabyldau-loopback-'));
  const app = createKnownApp();
  const dataDir = options.dataDir ?? join(dir, 'data');
  const served = await serve({
    dataDir,
    configDir: join(dir, 'config'),
    rendererDir: writePage(join(dir, 'page'), files),
    resourcesDir: join(root, 'resources'),
    corePath: join(dir, 'core.js'),
    startApp: (given) => {
      app.options.push(given);
      return app;
    },
    ...options,
  });
  const token = /#token=(?<token>.{43})$/u.exec(served.address)?.groups?.token ?? '';
  return {
    served,
    app,
    dir,
    dataDir,
    token,
    origin: `http://127.0.0.1:${served.port}`,
    async end() {
      await served.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const PAGE =
  '<!doctype html><html lang="kk"><meta charset="utf-8"><title>Qabyldau</title><script type="module" src="/page.js"></script>';

function writePage(folder: string, files: Readonly<Record<string, string>>): string {
  const all = { 'index.html': PAGE, 'page.js': 'document.title = "ready";', ...files };
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  writePageManifest(folder, Object.keys(all));
  return folder;
}

/** The page's carrier as the browser gets it, put on `window.carrier`. */
export async function buildCarrierPage(): Promise<string> {
  const entry = '\0carrier-page';
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'carrier-page',
        resolveId: (id) => (id === 'carrier-page' ? entry : undefined),
        load: (id) =>
          id === entry
            ? `import { createCarrier } from '${root}renderer/carrier.ts'; window.carrier = createCarrier(); document.title = 'ready';`
            : undefined,
      },
    ],
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: 'carrier-page', output: { format: 'es' } },
    },
  });
  const [script] = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (script?.type !== 'chunk') throw new Error('nothing was built');
  return script.code;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Asking {
  readonly method?: string;
  readonly path?: string;
  /** Null leaves a header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly body?: string | Uint8Array;
  /** Over a connection that stays, as a browser does; else over one of its own. */
  readonly keepAlive?: boolean;
}

const agent = new Agent({ keepAlive: true, maxSockets: 6 });

/** A request as our own page would send it, but for what is given. */
export function ask(
  desk: Desk,
  { method = 'POST', path = '/call', headers = {}, body, keepAlive = false }: Asking,
): Promise<Answer> {
  const usual =
    method === 'POST'
      ? { authorization: `Bearer ${desk.token}`, 'content-type': 'application/json', origin: desk.origin }
      : {};
  const all: Readonly<Record<string, string | null>> = { ...usual, ...headers };
  const sent = Object.entries(all).filter(([, value]) => value !== null);
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        host: '127.0.0.1',
        port: desk.served.port,
        method,
        path,
        agent: keepAlive ? agent : false,
        headers: Object.fromEntries(sent) as Record<string, string>,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        // Only then is the connection free for the next request.
        response.once('close', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    asking.once('error', reject);
    asking.end(body);
  });
}

/** What a call of the page says beside its method. */
export interface Said {
  readonly input?: unknown;
  readonly session?: string | null;
  readonly keepAlive?: boolean;
}

/** A call of the page, answered. */
export async function call(desk: Desk, method: string, said: Said = {}): Promise<unknown> {
  const { input = null, session = null, keepAlive = false } = said;
  const { body } = await ask(desk, { body: JSON.stringify({ method, input, session }), keepAlive });
  return JSON.parse(body);
}

/** Sends bytes as they are and returns all that comes back until the other side closes. */
export async function sendRaw(port: number, text: string | Uint8Array): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.write(text);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString('latin1');
}

/** Listens as a page does: the lines that came so far, and the way to leave. */
export function listen(
  desk: Desk,
): Promise<{ readonly lines: string[]; readonly ended: Promise<unknown>; leave(): void }> {
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        host: '127.0.0.1',
        port: desk.served.port,
        method: 'POST',
        path: '/events',
        agent: false,
        headers: {
          authorization: `Bearer ${desk.token}`,
          'content-type': 'application/json',
          origin: desk.origin,
        },
      },
      (response) => {
        const lines: string[] = [];
        response.setEncoding('utf8');
        response.on('data', (text: string) => lines.push(...text.split('\n').slice(0, -1)));
        response.on('error', () => undefined);
        const ended = new Promise((done) => response.once('close', done));
        if (response.statusCode === 200) resolve({ lines, ended, leave: () => asking.destroy() });
        else reject(new Error(`status ${String(response.statusCode)}`));
      },
    );
    asking.once('error', reject);
    asking.end('{}');
  });
}

/** Waits until something holds, at most `withinMs`. */
export async function until(holds: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

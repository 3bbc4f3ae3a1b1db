import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Reply } from '#shared/errors.ts';
import { AppError } from '#shared/errors.ts';
import { HEARTBEAT_MS } from '#shared/contract/loopback.ts';
import { startApp as startRealApp, type App, type AppOptions } from './app.ts';
import { mostCallBytes, toCall } from './call-shape.ts';
import { readDeviceSecret } from './data-folder.ts';
import { readJson } from './http/body.ts';
import { createEventStreams } from './http/event-streams.ts';
import { isRefusal, judge, MALFORMED, REFUSED, TOO_MANY, type Asked, type Refusal } from './http/gate.ts';
import { createTickets, launchHeaders, launchPage } from './http/launch.ts';
import { keepLastPort, readLastPort } from './http/last-port.ts';
import { createPace } from './http/pace.ts';
import { createPeerCheck } from './http/peer.ts';
import { claimInstance } from './instance.ts';
import { createPages, securityHeaders, type PageResponse } from './pages.ts';
import { errorCode } from './store/files.ts';

/** A page asks for events with an empty object. */
const EVENTS_LIMIT = 1_024;
const HEADER_LIMIT = 16 * 1024;
const REQUESTS_PER_SECOND = 100;
const MOST_CONNECTIONS = 64;

/** How patient the host is, in milliseconds. */
interface Patience {
  /** From the last page's going to the end of the program. */
  readonly desertedAfterMs: number;
  readonly heartbeatMs: number;
  /** A request whose head or body takes longer is dropped. */
  readonly headersMs: number;
  readonly requestMs: number;
}

const PATIENCE: Patience = {
  desertedAfterMs: 30_000,
  heartbeatMs: HEARTBEAT_MS,
  headersMs: 10_000,
  requestMs: 30_000,
};

export interface ServeOptions {
  readonly dataDir: string;
  /** Folder of the device secret, outside the data folder. */
  readonly configDir: string;
  /** Compiled page, `out/renderer`. */
  readonly rendererDir: string;
  readonly resourcesDir: string;
  /** Compiled worker, `out/main/core.js`. */
  readonly corePath: string;
  /** A free one when not given. */
  readonly port?: number;
  readonly demo?: boolean;
  /** Brings up a window on a one-time address, when a second start asks for it. */
  readonly openWindow?: (launchAddress: string) => void;
  readonly patience?: Partial<Patience>;
  /** Requests of our own page that are let through; 100 unless given. */
  readonly requestsPerSecond?: number;
  readonly startApp?: (options: AppOptions) => App;
}

/** The running host. */
export interface Served {
  readonly port: number;
  /** Address with this run's token in its fragment, for the person at this computer. */
  readonly address: string;
  /** An address that works once and within a minute, and holds no token. */
  launchAddress(): string;
  /** Resolves when the host has ended and the store is closed, for whatever reason. */
  readonly stopped: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Browser mode: the page and its carrier on 127.0.0.1 alone (SECURITY 5.13). Ends itself some time after its last page has gone, never
 * before the first one came.
 *
 * @throws AppError `instance.held` (another program runs on this data folder), `serve.portTaken` { port }, `app.damaged`.
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const { dataDir, configDir, rendererDir, startApp = startRealApp } = options;
  const patience = { ...PATIENCE, ...options.patience };
  const token = randomBytes(32).toString('base64url');
  const tickets = createTickets();
  const pages = createPages(rendererDir);
  const server = createServer({
    maxHeaderSize: HEADER_LIMIT,
    headersTimeout: patience.headersMs,
    requestTimeout: patience.requestMs,
    connectionsCheckingInterval: Math.min(1_000, patience.headersMs),
    keepAliveTimeout: 5_000,
  });
  server.maxConnections = MOST_CONNECTIONS;

  const port = await listenAgain(server, { wanted: options.port, last: readLastPort(dataDir) });
  const authority = `127.0.0.1:${port}`;
  const address = `http://${authority}/#token=${token}`;
  const launchAddress = (): string => `http://${authority}/launch/${tickets.issue()}`;
  const instance = await claimInstance(dataDir, 'browser', ({ open }) => {
    if (open) options.openWindow?.(launchAddress());
    return Promise.resolve({ address });
  }).catch((error: unknown) => {
    server.close();
    throw error;
  });
  if (options.port === undefined) keepLastPort(dataDir, port);

  const app = startApp({
    dataDir,
    resourcesDir: options.resourcesDir,
    corePath: options.corePath,
    host: 'browser',
    deviceSecret: () => Promise.resolve().then(() => readDeviceSecret(configDir, dataDir)),
    ...(options.demo === true ? { demo: true } : {}),
  });
  const streams = createEventStreams({
    heartbeatMs: patience.heartbeatMs,
    desertedAfterMs: patience.desertedAfterMs,
    onDeserted: () => void stop(),
  });
  const unsubscribe = app.subscribe((event) => streams.send(event));
  const isOwnPeer = await createPeerCheck(port);
  const mayPass = createPace(options.requestsPerSecond ?? REQUESTS_PER_SECOND);

  const decide = async (request: IncomingMessage): Promise<Asked | Refusal> => {
    if (!(await isOwnPeer(request.socket))) return REFUSED;
    const asked = judge(request, { authority, token, bodyLimit: mostCallBytes });
    // Only what passed counts, so that a stranger cannot use up the clerk's share.
    return isRefusal(asked) || mayPass() ? asked : TOO_MANY;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = await decide(request);
    if (isRefusal(asked)) refuse(response, asked);
    else if (asked.kind === 'page') sendPage(request, response, pages.respond(asked.path));
    else if (asked.kind === 'launch') {
      if (tickets.redeem(asked.ticket)) response.writeHead(200, launchHeaders).end(launchPage(token));
      else refuse(response, REFUSED);
    } else if (asked.kind === 'events') {
      const body = await readJson(request, EVENTS_LIMIT);
      if (isRefusal(body)) refuse(response, body);
      else {
        response.writeHead(200, { ...securityHeaders, 'content-type': 'application/x-ndjson' });
        streams.add(response);
      }
    } else {
      streams.noteSign();
      const body = await readJson(request, mostCallBytes);
      const call = isRefusal(body) ? null : toCall(body.value);
      if (call !== null) sendJson(response, 200, await app.call(call));
      else refuse(response, isRefusal(body) ? body : MALFORMED);
    }
  };

  server.on('request', (request, response) => {
    answer(request, response).catch(() => {
      // Whoever asked has gone, or our own part failed: neither is told more than that.
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, failed('app.unexpected'));
    });
  });
  server.on('clientError', refuseRaw);

  const { promise: stopped, resolve: hasStopped } = Promise.withResolvers<undefined>();
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= shutDown());
  const shutDown = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    unsubscribe();
    streams.close();
    try {
      await app.close();
    } finally {
      server.closeAllConnections();
      await closed;
      await instance.release();
      hasStopped(undefined);
    }
  };
  return { port, address, launchAddress, stopped, stop };
}

/** The port asked for, or the last one if it is free, or any. */
async function listenAgain(
  server: ReturnType<typeof createServer>,
  { wanted, last }: { readonly wanted: number | undefined; readonly last: number | undefined },
): Promise<number> {
  if (wanted !== undefined || last === undefined) return listen(server, wanted ?? 0);
  return listen(server, last).catch(() => listen(server, 0));
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = ['EADDRINUSE', 'EACCES'].includes(errorCode(error));
      reject(taken ? new AppError('serve.portTaken', { port }) : error);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const bound = server.address();
      if (typeof bound === 'object' && bound !== null) resolve(bound.port);
    });
  });
}

function sendPage(request: IncomingMessage, response: ServerResponse, page: PageResponse): void {
  response.writeHead(page.status, { ...page.headers, 'content-length': page.body.length });
  response.end(request.method === 'HEAD' ? undefined : page.body);
}

function failed(code: string): Reply<never> {
  return { ok: false, failure: { code, params: {} } };
}

function sendJson(response: ServerResponse, status: number, reply: Reply<unknown>): void {
  const body = Buffer.from(JSON.stringify(reply));
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body);
}

/** Refuses without reading on: what still comes in is thrown away for a moment, so that the answer arrives, then the line is cut. */
function refuse(response: ServerResponse, { status, code, allow }: Refusal): void {
  const { req: request } = response;
  if (allow !== undefined) response.setHeader('allow', allow);
  response.setHeader('connection', 'close');
  sendJson(response, status, failed(code));
  if (request.complete) return;
  request.on('error', () => undefined);
  request.resume();
  const cut = setTimeout(() => request.destroy(), 1_000);
  request.once('close', () => clearTimeout(cut));
}

/** What is no HTTP, or more or slower than allowed, gets a status line and nothing of what it sent. */
function refuseRaw(error: Error, socket: Duplex): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const status = rawStatus(errorCode(error));
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\nX-Content-Type-Options: nosniff\r\n\r\n`,
  );
  socket.once('finish', () => socket.destroy());
}

function rawStatus(code: string): string {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return '431 Request Header Fields Too Large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return '408 Request Timeout';
    default:
      return '400 Bad Request';
  }
}

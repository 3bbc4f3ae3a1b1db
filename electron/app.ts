import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AppEvent, Call, Carrier } from '#shared/contract/carrier.ts';
import { failureOf } from '#shared/contract/client.ts';
import type { Failure, Reply } from '#shared/errors.ts';
import type { FromCore, ToCore } from './core-messages.ts';
import type { CoreOptions } from './core-state.ts';
import { nodeParser } from './feeds/parser.ts';
import type { ParserPort, ParserProcess } from './feeds/parser.ts';
import { cupsPrinters, noPrinters } from './printers.ts';
import type { PrinterPort } from './printers.ts';
import { productVersion } from './version.ts';

/** What a host must know to start the product behind it. */
export interface AppOptions {
  /** Folder of the store, its key slots and its reserve. Created on set-up. */
  readonly dataDir: string;
  /** Folder `resources/` of the installed product. */
  readonly resourcesDir: string;
  /** Compiled worker, `out/main/core.js`. */
  readonly corePath: string;
  /** Which host runs: shown to the administrator, never branched on. */
  readonly host: 'electron' | 'browser' | 'cli';
  /** Reads or makes this computer's half of the key, 32 bytes (SECURITY 5.2); a host may seal it with the system's key ring. */
  readonly deviceSecret: () => Promise<Uint8Array>;
  /** A throw-away store full of invented people, its log-ins shown on the log-in page. */
  readonly demo?: boolean;
  /** The host's own way to paper; CUPS on Linux and macOS unless given. */
  readonly printers?: PrinterPort;
  /** The host's own way to start the process foreign files are parsed in; a child of Node unless given. */
  readonly parser?: ParserPort;
  /** Where defects are told, one line each without values; standard error unless given. */
  readonly log?: (line: string) => void;
}

/** The running product: one core at a time, replaced whenever it locks. */
export interface App extends Carrier {
  call(call: Call): Promise<Reply<unknown>>;
  subscribe(listener: (event: AppEvent) => void): () => void;
  /** Ends the core, its session and its keys; the next call starts a fresh, locked one. `reason`: `user`, `idle`, `system`. */
  lock(reason: 'user' | 'idle' | 'system'): Promise<void>;
  /** Locks and lets go of the store file. */
  close(): Promise<void>;
}

type Reason = 'user' | 'idle' | 'system';

/** How long a core may take to finish what it is doing before it is ended all the same. */
const endPatience = 10_000;

const failed = (code: string): Reply<unknown> => ({ ok: false, failure: { code, params: {} } });

interface RunningCore {
  call(call: Call): Promise<Reply<unknown>>;
  end(reason: Reason): Promise<void>;
}

/** Starts a worker; `onEnd` is told once, whether it ended by itself, was ended or crashed. */
function startCore(
  worker: Worker,
  hooks: {
    emit: (event: AppEvent) => void;
    onEnd: (reason: Reason | 'crash') => void;
    printers: PrinterPort;
    parser: ParserPort;
    log: (line: string) => void;
  },
): RunningCore {
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  let asked = 0;
  let reason: Reason | 'crash' = 'crash';
  const send = (message: ToCore): void => worker.postMessage(message);

  const parsers = new Map<number, ParserProcess>();
  function parse({ id, say }: Extract<FromCore, { kind: 'parser' }>): void {
    if (say === 'kill') parsers.get(id)?.kill();
    else if (say !== 'start') parsers.get(id)?.post(say);
    else
      parsers.set(
        id,
        hooks.parser.start({
          onMessage: (heard) => send({ kind: 'parser', id, heard }),
          onExit() {
            parsers.delete(id);
            send({ kind: 'parser', id, heard: null });
          },
        }),
      );
  }

  async function print({ id, question }: Extract<FromCore, { kind: 'print' }>): Promise<void> {
    try {
      const value =
        'list' in question
          ? await hooks.printers.list()
          : await hooks.printers.print(question.pdf, question.printer);
      send({ kind: 'printed', id, ok: true, value });
    } catch (error) {
      const failure: Failure = failureOf(error);
      send({ kind: 'printed', id, ok: false, failure });
    }
  }

  worker.on('message', (message: FromCore) => {
    switch (message.kind) {
      case 'reply':
        waiting.get(message.id)?.(message.reply);
        waiting.delete(message.id);
        return;
      case 'event':
        hooks.emit(message.event);
        return;
      case 'print':
        void print(message);
        return;
      case 'parser':
        parse(message);
        return;
      case 'log':
        hooks.log(message.line);
        return;
      case 'ended':
        reason = message.reason;
        return;
      case 'ready':
        return;
    }
  });
  worker.on('error', (error: unknown) =>
    hooks.log(`core stopped: ${error instanceof Error ? `${error.name} ${error.message}` : 'unknown'}`),
  );
  const ended = new Promise<void>((resolve) => {
    worker.on('exit', () => {
      const code = reason === 'crash' ? 'app.coreStopped' : 'session.locked';
      for (const settle of waiting.values()) settle(failed(code));
      waiting.clear();
      for (const process of parsers.values()) process.kill();
      hooks.onEnd(reason);
      resolve();
    });
  });

  return {
    call(call) {
      asked += 1;
      const id = asked;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        send({ kind: 'call', id, call });
      });
    },
    async end(why) {
      send({ kind: 'end', reason: why });
      const timer = setTimeout(() => void worker.terminate(), endPatience);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Starts the product: a core worker at the first call, and a fresh one after every lock. */
export function startApp(options: AppOptions): App {
  const listeners = new Set<(event: AppEvent) => void>();
  const emit = (event: AppEvent): void => listeners.forEach((listener) => listener(event));
  const log = options.log ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const printers = options.printers ?? (process.platform === 'win32' ? noPrinters : cupsPrinters);
  const parser = options.parser ?? nodeParser(join(dirname(options.corePath), 'parse-child.js'));
  let core: Promise<RunningCore> | null = null;
  let closed = false;

  async function start(): Promise<RunningCore> {
    const workerData: CoreOptions = {
      dataDir: options.dataDir,
      resourcesDir: options.resourcesDir,
      host: options.host,
      version: productVersion,
      deviceSecret: await options.deviceSecret(),
      demo: options.demo ?? false,
    };
    const worker = new Worker(options.corePath, { workerData, stdout: false, stderr: false });
    const mine = startCore(worker, {
      emit,
      printers,
      parser,
      log,
      onEnd(reason) {
        core = null;
        if (!closed) emit({ name: 'session.locked', detail: reason });
      },
    });
    return mine;
  }

  return {
    async call(call) {
      if (closed) return failed('app.closed');
      try {
        core ??= start();
        return await (await core).call(call);
      } catch (error) {
        core = null;
        return { ok: false, failure: failureOf(error) };
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async lock(reason) {
      if (core !== null) await (await core).end(reason);
    },
    async close() {
      closed = true;
      if (core !== null) await (await core).end('system');
      listeners.clear();
    },
  };
}

import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/errors.ts';
import type { CoreOptions } from './core-state.ts';
import { createCore } from './core-door.ts';
import type { FromCore, ToCore } from './core-messages.ts';
import type { ParserHooks, ParserPort } from './feeds/parser.ts';
import type { Printer } from './printers.ts';

/**
 * The worker thread both hosts start: door, services and store, and the only place that ever holds the key. Locking ends the thread, so
 * that nothing of the session is left in memory that JavaScript could not erase.
 */
if (parentPort === null) throw new Error('the core runs as a worker thread');
const port = parentPort;
const send = (message: FromCore): void => port.postMessage(message);

let asked = 0;
const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();

function askHost<Answer>(question: { list: true } | { pdf: Uint8Array; printer: string }): Promise<Answer> {
  asked += 1;
  const id = asked;
  return new Promise<Answer>((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    send({ kind: 'print', id, question });
  });
}

const parsers = new Map<number, ParserHooks>();

/** Parsing processes are the host's to start: Electron has its own way. */
const parser: ParserPort = {
  start(hooks) {
    asked += 1;
    const id = asked;
    parsers.set(id, hooks);
    send({ kind: 'parser', id, say: 'start' });
    return {
      post: (message) => send({ kind: 'parser', id, say: message }),
      kill: () => send({ kind: 'parser', id, say: 'kill' }),
    };
  },
};

let ending: 'user' | 'idle' | 'system' | null = null;
let running = 0;

const core = await createCore(workerData as CoreOptions, {
  clock: () => Date.now(),
  printers: {
    list: () => askHost<Printer[]>({ list: true }),
    print: (pdf, printer) => askHost<string>({ pdf, printer }),
  },
  parser,
  emit: (event) => send({ kind: 'event', event }),
  end(reason) {
    ending = reason;
  },
  log: (line) => send({ kind: 'log', line }),
});

/** Once the last reply is on its way; a reply that never comes must not keep the key alive, so the host waits only so long. */
function endWhenQuiet(): void {
  if (ending === null || running > 0) return;
  core.close();
  send({ kind: 'ended', reason: ending });
  port.close();
}

port.on('message', (message: ToCore) => {
  switch (message.kind) {
    case 'call':
      running += 1;
      void core.call(message.call).then((reply) => {
        running -= 1;
        send({ kind: 'reply', id: message.id, reply });
        endWhenQuiet();
      });
      return;
    case 'printed': {
      const pending = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.ok) pending?.resolve(message.value as never);
      else pending?.reject(new AppError(message.failure.code, message.failure.params));
      return;
    }
    case 'parser': {
      const hooks = parsers.get(message.id);
      if (message.heard !== null) {
        hooks?.onMessage(message.heard);
        return;
      }
      parsers.delete(message.id);
      hooks?.onExit();
      return;
    }
    case 'end':
      ending = message.reason;
      endWhenQuiet();
      return;
  }
});

send({ kind: 'ready' });

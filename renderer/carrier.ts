import type { AppEvent, Call, Carrier } from '#shared/contract/carrier.ts';
import { HEARTBEAT_MS, TOKEN_FRAGMENT, TOKEN_KEY } from '#shared/contract/loopback.ts';
import type { Failure, Reply } from '#shared/errors.ts';

type Listener = (event: AppEvent) => void;

const FORBIDDEN = 403;
const RETRY_MS = [500, 1_000, 2_000, 5_000] as const;
/** After a gap in the events anything may have changed; a lock shows itself with the next call. */
const AFTER_A_GAP = [
  'notification.changed',
  'draft.changed',
  'settings.changed',
  'reference.changed',
  'permit.changed',
  'import.changed',
  'quota.changed',
  'task.changed',
  'envelope.changed',
  'mail.changed',
] as const;

/**
 * The page's way to the product, and the only place that knows which host it runs in: what the preload script gave to the window, or
 * else the loopback host the page came from. Whatever goes wrong on the way is a failure value: `carrier.unreachable`,
 * `carrier.noToken` (opened by an address without its fragment).
 */
export function createCarrier(): Carrier {
  const { qabyldau } = globalThis as typeof globalThis & { readonly qabyldau?: Carrier };
  return qabyldau === undefined ? createLoopbackCarrier() : createWindowCarrier(qabyldau);
}

/** Brings calls to plain JSON first: a reactive object cannot cross into the preload script. */
function createWindowCarrier(host: Carrier): Carrier {
  return {
    async call(call) {
      try {
        return await host.call(JSON.parse(JSON.stringify(call)) as Call);
      } catch {
        return failed('carrier.unreachable');
      }
    },
    subscribe: (listener) => host.subscribe(listener),
  };
}

function createLoopbackCarrier(): Carrier {
  takeToken(location.hash);
  // A fresh address pasted over the old one changes the fragment only and loads nothing.
  // The router may have led on from it already, so that only the event still knows it.
  addEventListener('hashchange', ({ newURL }) => {
    if (takeToken(new URL(newURL).hash)) location.reload();
  });
  const listeners = new Set<Listener>();
  let stopListening: (() => void) | undefined;
  return {
    async call(call) {
      const token = sessionStorage.getItem(TOKEN_KEY);
      if (token === null) return failed('carrier.noToken');
      try {
        return toReply(await (await post('/call', { token, body: call })).json());
      } catch {
        return failed('carrier.unreachable');
      }
    },
    subscribe(listener) {
      // Each subscription counts, even of the same function twice.
      const own: Listener = (event) => listener(event);
      listeners.add(own);
      stopListening ??= listen((event) => listeners.forEach((each) => each(event)));
      return () => {
        listeners.delete(own);
        if (listeners.size > 0) return;
        stopListening?.();
        stopListening = undefined;
      };
    },
  };
}

/** Moves the token from the address to the tab's storage; no copied address, screenshot or history shall hold it. */
function takeToken(fragment: string): boolean {
  const token = TOKEN_FRAGMENT.exec(fragment)?.groups?.token;
  if (token === undefined) return false;
  sessionStorage.setItem(TOKEN_KEY, token);
  history.replaceState(history.state, '', location.pathname);
  return true;
}

interface Post {
  readonly token: string;
  readonly body: unknown;
  readonly signal?: AbortSignal;
}

function post(path: '/call' | '/events', { token, body, signal }: Post): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal: signal ?? null,
  });
}

/** Keeps asking for events until stopped. */
function listen(listener: Listener): () => void {
  const stopped = new AbortController();
  const keepListening = async (): Promise<void> => {
    let failures = 0;
    let heardBefore = false;
    while (!stopped.signal.aborted) {
      const token = sessionStorage.getItem(TOKEN_KEY);
      if (token === null) return;
      try {
        const outcome = await readEvents(token, stopped.signal, {
          onOpen: () => {
            failures = 0;
            if (heardBefore) AFTER_A_GAP.forEach((name) => listener({ name, detail: null }));
            heardBefore = true;
          },
          onEvent: listener,
        });
        // Another run's host: asking again with this token would be refused for ever.
        if (outcome === 'refused') return;
        // The host ended the stream in good order, to let another tab have its turn.
        await pause(RETRY_MS[3], stopped.signal);
      } catch {
        await pause(RETRY_MS[Math.min(failures, 3)] ?? RETRY_MS[3], stopped.signal);
        failures += 1;
      }
    }
  };
  void keepListening();
  return () => stopped.abort();
}

interface StreamReader {
  readonly onOpen: () => void;
  readonly onEvent: Listener;
}

/** Reads one stream of JSON lines to its end; throws when it breaks, is refused or falls silent. */
async function readEvents(
  token: string,
  stopped: AbortSignal,
  { onOpen, onEvent }: StreamReader,
): Promise<'ended' | 'refused'> {
  const silent = new AbortController();
  let alarm = setTimeout(() => silent.abort(), 3 * HEARTBEAT_MS);
  try {
    const response = await post('/events', {
      token,
      body: {},
      signal: AbortSignal.any([stopped, silent.signal]),
    });
    if (response.status === FORBIDDEN) return 'refused';
    if (!response.ok || response.body === null) throw new Error('no stream');
    onOpen();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      clearTimeout(alarm);
      alarm = setTimeout(() => silent.abort(), 3 * HEARTBEAT_MS);
      const lines = (text + read.value).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) if (line !== '') onEvent(JSON.parse(line) as AppEvent);
    }
    return 'ended';
  } finally {
    clearTimeout(alarm);
  }
}

function pause(milliseconds: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(alarm);
      stopped.removeEventListener('abort', end);
      resolve();
    };
    const alarm = setTimeout(end, milliseconds);
    stopped.addEventListener('abort', end);
  });
}

/** Something that is no reply did not come from our host. */
function toReply(answer: unknown): Reply<unknown> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer))
    return failed('carrier.unreachable');
  if (answer.ok === true) return { ok: true, value: 'value' in answer ? answer.value : undefined };
  if (answer.ok === false && 'failure' in answer) return { ok: false, failure: answer.failure as Failure };
  return failed('carrier.unreachable');
}

function failed(code: string): Reply<never> {
  return { ok: false, failure: { code, params: {} } };
}

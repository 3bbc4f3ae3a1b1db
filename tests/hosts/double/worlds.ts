/*
 * What Electron puts between a page and its preload, rebuilt with Chromium's own isolated worlds: the preload runs in a
 * world that shares the document but no JavaScript object with the page, and the two talk through DOM events that carry
 * text. Each function below is sent to the browser as its source and must not use anything outside itself.
 */

/** Turns values that structured clone keeps into text and back; what it refuses is refused. */
export function createCodec() {
  const pack = (value: unknown): unknown => {
    if (value === undefined) return { t: 'undefined' };
    if (typeof value === 'bigint') return { t: 'bigint', v: String(value) };
    if (typeof value === 'number' && !Number.isFinite(value)) return { t: 'number', v: String(value) };
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(pack);
    if (value instanceof Date) return { t: 'date', v: value.getTime() };
    if (value instanceof Uint8Array) return { t: 'bytes', v: [...value] };
    if (value instanceof Map) return { t: 'map', v: [...value].map(pack) };
    if (value instanceof Set) return { t: 'set', v: [...value].map(pack) };
    if (value instanceof Error) return { t: 'error', v: value.message };
    return { t: 'object', v: Object.entries(value).map(([key, part]) => [key, pack(part)]) };
  };
  const unpack = (packed: unknown): unknown => {
    if (Array.isArray(packed)) return packed.map(unpack);
    if (packed === null || typeof packed !== 'object') return packed;
    const { t, v } = packed as { t: string; v: unknown };
    const list = (): unknown[] => (v as unknown[]).map(unpack);
    switch (t) {
      case 'bigint':
        return BigInt(v as string);
      case 'number':
        return Number(v);
      case 'date':
        return new Date(v as number);
      case 'bytes':
        return Uint8Array.from(v as number[]);
      case 'map':
        return new Map(list() as [unknown, unknown][]);
      case 'set':
        return new Set(list());
      case 'error':
        return new Error(v as string);
      case 'object': {
        const made: Record<string, unknown> = {};
        for (const [key, part] of v as [string, unknown][]) {
          Object.defineProperty(made, key, {
            value: unpack(part),
            enumerable: true,
            writable: true,
            configurable: true,
          });
        }
        return made;
      }
      default:
        return undefined;
    }
  };
  return {
    encode: (value: unknown): string => JSON.stringify(pack(structuredClone(value))),
    decode: (text: string): unknown => unpack(JSON.parse(text)),
  };
}

export type Codec = ReturnType<typeof createCodec>;

interface BridgeMessage {
  readonly call?: number;
  readonly args?: readonly unknown[];
  readonly settle?: number;
  readonly ok?: boolean;
  readonly key?: string;
  readonly value?: unknown;
}

interface Lowered {
  readonly clone?: string;
  readonly array?: readonly unknown[];
  readonly object?: readonly (readonly [string, unknown])[];
  readonly function?: number;
  readonly promise?: number;
}

/** What comes to the preload: a reply to a call, or a message on a channel. */
interface Incoming {
  readonly id?: number;
  readonly ok?: boolean;
  readonly value?: string;
  readonly channel?: string;
  readonly args?: string;
}

/**
 * One side of the context bridge. Functions become proxies on the other side and promises stay promises; everything
 * else is cloned, and what cannot be cloned throws at the caller. A call and its result are synchronous, as in Electron.
 */
export function createBridge(codec: Codec, mine: string, theirs: string) {
  type Callable = (...args: unknown[]) => unknown;
  const functions = new Map<number, Callable>();
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let count = 0;
  let answer = '';

  const ask = (message: unknown): unknown => {
    answer = '';
    window.dispatchEvent(new CustomEvent(theirs, { detail: JSON.stringify(message) }));
    if (answer === '') throw new Error('The other world did not answer.');
    const { ok, value } = JSON.parse(answer) as { ok: boolean; value: unknown };
    if (!ok) throw new Error(value as string);
    return value;
  };

  const lower = (value: unknown): unknown => {
    if (typeof value === 'function') {
      count += 1;
      functions.set(count, value as Callable);
      return { function: count };
    }
    if (value instanceof Promise) {
      count += 1;
      const id = count;
      value.then(
        (result: unknown) => ask({ settle: id, ok: true, value: lower(result) }),
        (error: unknown) =>
          ask({ settle: id, ok: false, value: error instanceof Error ? error.message : String(error) }),
      );
      return { promise: id };
    }
    if (typeof value === 'symbol') throw new TypeError('An object could not be cloned.');
    if (Array.isArray(value)) return { array: value.map(lower) };
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
      return { object: Object.entries(value).map(([key, part]) => [key, lower(part)]) };
    }
    return { clone: codec.encode(value) };
  };

  const raise = (lowered: unknown): unknown => {
    const { clone, array, object, function: called, promise } = lowered as Lowered;
    if (clone !== undefined) return codec.decode(clone);
    if (array !== undefined) return array.map(raise);
    if (object !== undefined) {
      const made: Record<string, unknown> = {};
      for (const [key, part] of object) {
        Object.defineProperty(made, key, {
          value: raise(part),
          enumerable: true,
          writable: true,
          configurable: true,
        });
      }
      return made;
    }
    if (called !== undefined)
      return (...args: unknown[]): unknown => raise(ask({ call: called, args: args.map(lower) }));
    return new Promise((resolve, reject) => promises.set(promise ?? 0, { resolve, reject }));
  };

  let expose: ((key: string, api: unknown) => void) | undefined;
  window.addEventListener(mine, (event) => {
    const message = JSON.parse((event as CustomEvent<string>).detail) as BridgeMessage;
    const { call, args = [], settle, ok = false, key = '', value } = message;
    let reply: { ok: boolean; value: unknown };
    try {
      if (call !== undefined) {
        const called = functions.get(call);
        if (called === undefined) throw new Error('No such function.');
        reply = { ok: true, value: lower(called(...args.map(raise))) };
      } else if (settle !== undefined) {
        const waiting = promises.get(settle);
        if (ok) waiting?.resolve(raise(value));
        else waiting?.reject(new Error(value as string));
        promises.delete(settle);
        reply = { ok: true, value: null };
      } else {
        expose?.(key, raise(value));
        reply = { ok: true, value: null };
      }
    } catch (error) {
      reply = { ok: false, value: error instanceof Error ? error.message : String(error) };
    }
    window.dispatchEvent(new CustomEvent(`${theirs}:answer`, { detail: JSON.stringify(reply) }));
  });
  window.addEventListener(`${mine}:answer`, (event) => {
    answer = (event as CustomEvent<string>).detail;
  });

  return {
    send: (key: string, api: unknown): void => void ask({ key, value: lower(api) }),
    onExpose: (take: (key: string, api: unknown) => void): void => {
      expose = take;
    },
  };
}

export type Bridge = ReturnType<typeof createBridge>;

/** The page's end: takes what the preload exposes and freezes it, as contextBridge does. */
export function mainWorld(bridge: Bridge, hello: string): void {
  const freeze = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  };
  bridge.onExpose((key, api) => {
    if (key in window)
      throw new Error(`Cannot bind an API on top of an existing property on the window object`);
    freeze(api);
    Object.defineProperty(window, key, {
      value: api,
      enumerable: true,
      writable: false,
      configurable: false,
    });
  });
  window.dispatchEvent(new CustomEvent(hello));
}

export interface IsolatedHooks {
  readonly bridge: Bridge;
  readonly codec: Codec;
  /** Text to the test process. */
  readonly toHost: (text: string) => void;
  readonly hello: string;
}

/** The preload's end: the `require` of a sandboxed preload, `ipcRenderer` with cloning, `contextBridge`. */
export function isolatedWorld(
  { bridge, codec, toHost, hello }: IsolatedHooks,
  preload: (require: (name: string) => unknown, module: { exports: object }, exports: object) => void,
): void {
  type Listener = (event: object, ...args: unknown[]) => void;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Map<string, Listener[]>();
  let count = 0;

  const ipcRenderer = {
    invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      count += 1;
      const id = count;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        toHost(JSON.stringify({ id, channel, args: codec.encode(args) }));
      });
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    removeListener(channel: string, listener: Listener) {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((kept) => kept !== listener),
      );
      return ipcRenderer;
    },
  };
  Object.assign(globalThis, {
    electronDoubleReceive(text: string): void {
      const { id = 0, ok = false, value = '', channel, args = '[]' } = JSON.parse(text) as Incoming;
      if (channel !== undefined) {
        for (const listener of listeners.get(channel) ?? [])
          listener({}, ...(codec.decode(args) as unknown[]));
        return;
      }
      if (ok) waiting.get(id)?.resolve(codec.decode(value));
      else waiting.get(id)?.reject(new Error(value));
      waiting.delete(id);
    },
  });

  const exposures: [string, unknown][] = [];
  let pageListens = false;
  window.addEventListener(hello, () => {
    pageListens = true;
    for (const [key, api] of exposures) bridge.send(key, api);
  });
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown): void {
      if (exposures.some(([taken]) => taken === key))
        throw new Error(`Cannot bind an API on top of an existing property`);
      exposures.push([key, api]);
      if (pageListens) bridge.send(key, api);
    },
  };
  const allowed: Record<string, object> = {
    electron: { contextBridge, ipcRenderer },
    timers: { setTimeout, setInterval, clearTimeout, clearInterval },
    url: { URL, URLSearchParams },
  };
  const module = { exports: {} };
  try {
    preload(
      (name) => {
        const found = allowed[name.replace(/^node:/u, '')];
        if (found === undefined) throw new Error(`module not found: ${name}`);
        return found;
      },
      module,
      module.exports,
    );
  } catch (error) {
    toHost(
      JSON.stringify({ broken: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  }
}

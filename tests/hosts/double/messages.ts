/** What the test (standing for the browser process) and the child that runs `main.js` say to each other. */

/** Who an IPC message comes from, as Electron would describe it. */
export type Sender =
  | 'top-frame'
  | 'sub-frame'
  | 'foreign-origin'
  | 'opaque-origin'
  | 'detached-frame'
  | 'destroyed-frame'
  | 'no-frame'
  | 'other-window';

export type HostQuestion =
  | { readonly ask: 'state' }
  | { readonly ask: 'serve'; readonly url: string; readonly method: string }
  | {
      readonly ask: 'invoke';
      readonly channel: string;
      readonly args: readonly unknown[];
      readonly sender: Sender;
    }
  | {
      readonly ask: 'emit';
      readonly target: 'app' | 'window' | 'contents' | 'session' | 'powerMonitor';
      readonly event: string;
      /** Put on the event object itself, as newer Electron events do. */
      readonly details?: Readonly<Record<string, unknown>>;
      /** Further arguments; `'callback'` becomes a function whose calls are recorded. */
      readonly args?: readonly unknown[];
    }
  | { readonly ask: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly ask: 'open-window'; readonly url: string }
  | { readonly ask: 'permission'; readonly permission: string }
  | { readonly ask: 'web-request'; readonly url: string; readonly resourceType: string }
  | { readonly ask: 'download'; readonly url: string };

export interface HostState {
  readonly sandboxEnabled: boolean;
  readonly schemes: readonly unknown[];
  readonly windows: readonly {
    readonly options: Record<string, unknown>;
    readonly contentProtection: boolean;
    readonly destroyed: boolean;
  }[];
  readonly printed: readonly Printed[];
  readonly partitions: readonly string[];
  readonly handledChannels: readonly string[];
  readonly applicationMenu: unknown;
  readonly userData: string;
  readonly zoomFactor: number;
  readonly crashes: number;
  readonly focused: number;
}

/** A job that a printer took; no bytes where the window showed nothing yet, which is a blank sheet. */
export interface Printed {
  readonly options: Record<string, unknown>;
  readonly pdf: Uint8Array;
}

export interface Emitted {
  readonly listeners: number;
  readonly prevented: boolean;
  readonly answers: readonly unknown[][];
}

export interface Served {
  readonly handled: boolean;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What the child tells without being asked. */
export type HostNews =
  | { readonly news: 'window'; readonly preload: string }
  | { readonly news: 'load'; readonly url: string; readonly id: number }
  | { readonly news: 'crash' }
  | { readonly news: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly news: 'error-box'; readonly title: string; readonly content: string }
  | { readonly news: 'broken'; readonly message: string }
  | { readonly news: 'lock-refused' };

export type ToHost =
  | { readonly id: number; readonly question: HostQuestion }
  | { readonly loaded: number }
  | { readonly quit: true };

export type FromHost =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: string }
  | HostNews;

/** How the child is started. */
export interface HostSettings {
  readonly mainPath: string;
  readonly argv: readonly string[];
  readonly packaged: boolean;
  /** Name of a key ring whose secrets only that name can read; `none` and `basic_text` as on Linux without one. */
  readonly keyRing: string;
  /** What `process.platform` says, where another system than this one is meant. */
  readonly platform?: string;
}

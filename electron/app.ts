import type { AppEvent, Call, Carrier } from '#shared/contract/carrier.ts';
import type { Reply } from '#shared/errors.ts';

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

/** Starts the core worker. */
export function startApp(options: AppOptions): App {
  throw new Error(`core not built yet for ${options.host}`);
}

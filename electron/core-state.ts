import type { AppEvent } from '#shared/contract/carrier.ts';
import type { Instant } from '#shared/dates/day.ts';
import type { RandomBytes } from './ids.ts';
import type { PrinterPort } from './printers.ts';
import type { Feeds } from './feeds/feeds.ts';
import type { Session } from './session.ts';
import type { ReferenceBook } from './services/reference-book.ts';
import type { PackageBook } from './services/work/package-book.ts';
import type { DataKey, KdfCost } from './store/keys.ts';
import type { Tables } from './store/tables/index.ts';

export interface DemoLogin {
  readonly login: string;
  readonly password: string;
  readonly roles: ('counterClerk' | 'mailClerk' | 'seniorClerk' | 'administrator')[];
}

/** What a core is started with. Everything here can cross to a worker thread. */
export interface CoreOptions {
  readonly dataDir: string;
  readonly resourcesDir: string;
  readonly host: 'electron' | 'browser' | 'cli';
  readonly version: string;
  readonly deviceSecret: Uint8Array;
  readonly demo: boolean;
  /** Cheaper key derivation, honoured only for throw-away stores (demo) and in tests. */
  readonly kdf?: KdfCost;
  readonly reserveBytes?: number;
}

/** The store while somebody is logged in. */
export interface OpenStore {
  readonly storeId: string;
  readonly dataKey: DataKey;
  readonly tables: Tables;
  readonly reference: ReferenceBook;
  readonly packages: PackageBook;
  close(): void;
}

/** Everything the services share. One per core; ends with it. */
export interface CoreState {
  readonly options: CoreOptions;
  readonly clock: () => number;
  readonly random: RandomBytes;
  readonly printers: PrinterPort;
  readonly emit: (event: AppEvent) => void;
  /** Ends the core after the reply has gone out: the store is closed, keys are wiped, the worker stops. */
  readonly end: (reason: 'user' | 'idle' | 'system') => void;
  store: OpenStore | null;
  session: Session | null;
  /** Drafts that became a record or were thrown away: a late save must not bring them back. */
  readonly closedDrafts: Set<string>;
  /** Foreign files and the work on them. */
  readonly feeds: Feeds;
}

export const instantNow = (state: CoreState): Instant => new Date(state.clock()).toISOString() as Instant;

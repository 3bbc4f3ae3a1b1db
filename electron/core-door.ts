import type { AppEvent, Call } from '#shared/contract/carrier.ts';
import type { Reply } from '#shared/errors.ts';
import type { CoreOptions, CoreState } from './core-state.ts';
import { createDoor, writeDefect } from './dispatch.ts';
import type { DefectLog } from './dispatch.ts';
import { openFeeds } from './feeds/feeds.ts';
import type { ParserPort } from './feeds/parser.ts';
import { systemRandom } from './ids.ts';
import type { RandomBytes } from './ids.ts';
import type { PrinterPort } from './printers.ts';
import { services } from './services/index.ts';
import { prepareDemo } from './services/demo.ts';

export interface CorePorts {
  readonly clock: () => number;
  readonly random?: RandomBytes;
  readonly printers: PrinterPort;
  readonly parser: ParserPort;
  readonly emit: (event: AppEvent) => void;
  readonly end: (reason: 'user' | 'idle' | 'system') => void;
  readonly log: DefectLog;
}

/** A core: the door with everything behind it. */
export interface Core {
  call(call: Call): Promise<Reply<unknown>>;
  /** Lets go of the store and forgets the keys. Calls after it find the desk locked. */
  close(): void;
}

export async function createCore(options: CoreOptions, ports: CorePorts): Promise<Core> {
  const state: CoreState = {
    options,
    clock: ports.clock,
    random: ports.random ?? systemRandom,
    printers: ports.printers,
    emit: ports.emit,
    end: ports.end,
    store: null,
    session: null,
    closedDrafts: new Set(),
    feeds: openFeeds({
      parser: ports.parser,
      defect: (place, error) => writeDefect(ports.log, place, error),
    }),
  };
  if (options.demo) await prepareDemo(state);
  const call = createDoor({ state, services, log: ports.log });
  return {
    call,
    close() {
      const { store } = state;
      state.feeds.close();
      state.session = null;
      state.store = null;
      store?.close();
    },
  };
}

import { AppError } from '#shared/errors.ts';
import { openFeed } from './parse-file.ts';
import type { FeedLimits } from './limits.ts';
import type { OpenFeed } from './parse-file.ts';
import type { FeedFile, FeedRow, FromParser, ToParser } from './parse-messages.ts';
import { sealNetwork } from './seal.ts';
import { watchMemory } from './watch-memory.ts';

/**
 * The process foreign files are parsed in. It holds no key and no store, may read nothing but its own program, and may be killed at any
 * time. One file, then it is done with.
 */
sealNetwork();

/** As Electron gives it to a utility process. */
interface ParentPort {
  on(event: 'message', listener: (message: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort };
const post = (message: FromParser): void => {
  if (parentPort === undefined) process.send?.(message);
  else parentPort.postMessage(message);
};

let feed: OpenFeed | null = null;
let batch = 0;

async function open(file: FeedFile, limits: FeedLimits): Promise<FromParser> {
  watchMemory(limits.memoryMiB);
  ({ batch } = limits);
  feed = await openFeed(file, limits);
  return { kind: 'opened', format: feed.format, columns: feed.columns };
}

async function more(): Promise<FromParser> {
  const rows: FeedRow[] = [];
  while (feed !== null && rows.length < batch) {
    const { value } = await feed.rows.next();
    if (value === undefined) break;
    rows.push(value);
  }
  return rows.length === 0 ? { kind: 'end' } : { kind: 'rows', rows };
}

async function answer(message: ToParser): Promise<void> {
  try {
    post(message.kind === 'open' ? await open(message.file, message.limits) : await more());
  } catch (error) {
    // What went wrong with a foreign file says nothing that a person could use beyond that.
    const { code, params } = error instanceof AppError ? error : new AppError('feed.unreadable');
    post({ kind: 'failed', code, params });
  }
}

if (parentPort === undefined) {
  process.on('message', (message) => void answer(message as ToParser));
  // Whoever started it has gone.
  process.on('disconnect', () => process.exit(0));
} else parentPort.on('message', ({ data }) => void answer(data as ToParser));

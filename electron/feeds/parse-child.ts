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
let limits: FeedLimits | null = null;

async function open(file: FeedFile): Promise<FromParser> {
  if (limits !== null) watchMemory(limits.memoryMiB);
  feed = await openFeed(file, limits as FeedLimits);
  return { kind: 'opened', format: feed.format, columns: feed.columns };
}

async function more(): Promise<FromParser> {
  const rows: FeedRow[] = [];
  while (feed !== null && limits !== null && rows.length < limits.batch) {
    const { value, done } = await feed.rows.next();
    if (done === true) break;
    rows.push(value);
  }
  return rows.length === 0 ? { kind: 'end' } : { kind: 'rows', rows };
}

async function answer(message: ToParser): Promise<void> {
  try {
    if (message.kind === 'open') limits = message.limits;
    post(message.kind === 'open' ? await open(message.file) : await more());
  } catch (error) {
    // What went wrong with a foreign file says nothing that a person could use beyond that.
    const { code, params } = error instanceof AppError ? error : { code: 'feed.unreadable', params: {} };
    post({ kind: 'failed', code, params });
  }
}

if (parentPort === undefined) {
  process.on('message', (message) => void answer(message as ToParser));
  // Whoever started it has gone.
  process.on('disconnect', () => process.exit(0));
} else parentPort.on('message', ({ data }) => void answer(data as ToParser));

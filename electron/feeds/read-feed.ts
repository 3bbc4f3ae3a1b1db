import { AppError } from '#shared/errors.ts';
import type { FeedLimits } from './limits.ts';
import type { FeedFile, FeedFormat, FeedRow, FromParser, ToParser } from './parse-messages.ts';
import type { ParserPort } from './parser.ts';

/** A table being read in its own process. */
export interface FeedReader {
  /** @throws AppError `feed.…`. */
  open(): Promise<{ readonly format: FeedFormat; readonly columns: readonly string[] }>;
  /** The next rows; none at the end. @throws AppError `feed.…`. */
  next(): Promise<readonly FeedRow[]>;
  /** Ends the process; what waits fails with `feed.stopped`. */
  stop(): void;
}

/**
 * Reads a file through a parsing process of its own. The process is killed when its working time is over, and its death for whatever
 * reason is a failure of the file: `feed.died`, `feed.tooSlow`.
 */
export function readFeed(port: ParserPort, file: FeedFile, limits: FeedLimits): FeedReader {
  let waiting: { resolve: (message: FromParser) => void; reject: (error: Error) => void } | null = null;
  let timer: NodeJS.Timeout | undefined;
  let left = limits.milliseconds;
  let over: AppError | null = null;

  const settle = (use: (pending: NonNullable<typeof waiting>) => void): void => {
    clearTimeout(timer);
    const pending = waiting;
    waiting = null;
    if (pending !== null) use(pending);
  };
  const fail = (why: AppError): void => {
    over ??= why;
    const error = over;
    child.kill();
    settle(({ reject }) => reject(error));
  };
  const child = port.start({
    onMessage: (message) => {
      if (message.kind === 'failed') fail(new AppError(message.code, message.params));
      else settle(({ resolve }) => resolve(message));
    },
    onExit: () => fail(new AppError('feed.died')),
  });

  async function ask(message: ToParser): Promise<FromParser> {
    if (over !== null) throw over;
    const from = performance.now();
    const answer = new Promise<FromParser>((resolve, reject) => {
      waiting = { resolve, reject };
    });
    timer = setTimeout(
      () => fail(new AppError('feed.tooSlow', { seconds: Math.round(limits.milliseconds / 1000) })),
      left,
    );
    child.post(message);
    const got = await answer;
    left = Math.max(1, left - (performance.now() - from));
    return got;
  }

  return {
    async open() {
      const answer = await ask({ kind: 'open', file, limits });
      if (answer.kind !== 'opened') throw new Error('the parsing process answered something else');
      return answer;
    },
    async next() {
      const answer = await ask({ kind: 'more' });
      if (answer.kind === 'rows') return answer.rows;
      child.kill();
      return [];
    },
    stop: () => fail(new AppError('feed.stopped')),
  };
}

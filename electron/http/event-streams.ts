import type { ServerResponse } from 'node:http';
import type { AppEvent } from '#shared/contract/carrier.ts';

/** How pages that listen are kept. Times in milliseconds. */
export interface StreamSettings {
  readonly heartbeatMs: number;
  /** So long after the last page has gone, `onDeserted` is called. */
  readonly desertedAfterMs: number;
  readonly onDeserted: () => void;
}

/** The pages that listen, each on a stream of JSON lines. */
export interface EventStreams {
  add(response: ServerResponse): void;
  send(event: AppEvent): void;
  /** A page that was heard of in another way is no page that has gone. */
  noteSign(): void;
  close(): void;
}

/** A browser opens six connections to one host at most: more listeners than this would leave none for calls. */
export const MOST_STREAMS = 4;
/** A page that reads nothing is let go before it costs more than this, in bytes. */
const MOST_UNREAD = 1_000_000;

/** Keeps the streams, their heartbeats and the count that ends the program when nobody is left. */
export function createEventStreams({
  heartbeatMs,
  desertedAfterMs,
  onDeserted,
}: StreamSettings): EventStreams {
  const open = new Set<ServerResponse>();
  let deserted: NodeJS.Timeout | undefined;
  let firstCame = false;

  const write = (line: string): void => {
    for (const response of open) {
      if (response.writableLength > MOST_UNREAD) response.destroy();
      else response.write(line);
    }
  };
  const heartbeat = setInterval(() => write('\n'), heartbeatMs);
  const waitForPages = (): void => {
    clearTimeout(deserted);
    if (firstCame && open.size === 0) deserted = setTimeout(onDeserted, desertedAfterMs);
  };

  return {
    add(response) {
      const [oldest] = open;
      // Its page asks again after a while, so that many pages take turns.
      if (open.size >= MOST_STREAMS) oldest?.end();
      firstCame = true;
      open.add(response);
      response.once('close', () => {
        open.delete(response);
        waitForPages();
      });
      response.write('\n');
      waitForPages();
    },
    send: (event) => write(`${JSON.stringify(event)}\n`),
    noteSign: waitForPages,
    close() {
      clearInterval(heartbeat);
      clearTimeout(deserted);
      firstCame = false;
      for (const response of open) response.end();
    },
  };
}

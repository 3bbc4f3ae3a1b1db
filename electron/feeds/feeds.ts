import { createUploads } from './uploads.ts';
import type { Uploads } from './uploads.ts';
import type { ParserPort } from './parser.ts';

/** Long work of this core. One at a time. */
export interface RunningJob {
  readonly importId: string;
  done: number;
  total: number;
  /** What it was asked last; it looks between two slices. */
  wish: 'go' | 'cancel' | 'close';
  /** Lets go at once of whatever it waits for. */
  interrupt: () => void;
  /** Called once when the core closes under it, while the store is still open. */
  readonly onClose: () => void;
}

/** What of foreign files a core holds in memory; it ends with the core. */
export interface Feeds {
  readonly parser: ParserPort;
  readonly uploads: Uploads;
  job: RunningJob | null;
  /** Writes down a defect without its values; returns its reference. */
  readonly defect: (place: string, error: unknown) => string;
  /** Stops what runs and forgets every file. Call before the store is closed. */
  close(): void;
}

export function openFeeds({ parser, defect }: Pick<Feeds, 'parser' | 'defect'>): Feeds {
  const uploads = createUploads();
  const feeds: Feeds = {
    parser,
    uploads,
    job: null,
    defect,
    close() {
      const { job } = feeds;
      feeds.job = null;
      uploads.clear();
      if (job === null) return;
      job.wish = 'close';
      job.interrupt();
      job.onClose();
    },
  };
  return feeds;
}

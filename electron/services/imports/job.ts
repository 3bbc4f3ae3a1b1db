import { AppError } from '#shared/errors.ts';
import type { FailureParams } from '#shared/errors.ts';
import { instantNow } from '../../core-state.ts';
import type { DeskContext } from '../../dispatch.ts';
import type { RunningJob } from '../../feeds/feeds.ts';
import { breath, sliceMs } from '../../slices.ts';
import { storeFailure } from '../../store/failures.ts';
import type { StoredImport } from '../../store/tables/imports.ts';

const tellEveryMs = 250;

/** How a job ended; `closed` while it ran: the desk was locked. */
export type JobEnd =
  | { readonly how: 'done' | 'cancelled' | 'closed' }
  | { readonly how: 'failed'; readonly failure: { readonly code: string; readonly params: FailureParams } };

export interface JobParts {
  readonly record: StoredImport;
  readonly total: number;
  /** Does the work; true when it came to its end, false when it stopped because it was asked to. */
  readonly work: (job: RunningJob) => Promise<boolean>;
  /** Writes down where the import stands now; part of one transaction with the journal entry. Returns what the entry says. */
  readonly settle: (end: JobEnd) => Readonly<Record<string, string | number>>;
}

function endOf(error: unknown, desk: DeskContext): JobEnd {
  const failure = error instanceof AppError ? error : storeFailure(error);
  if (failure instanceof AppError)
    return failure.code === 'feed.stopped'
      ? { how: 'cancelled' }
      : { how: 'failed', failure: { code: failure.code, params: failure.params } };
  const reference = desk.state.feeds.defect('import', error);
  return { how: 'failed', failure: { code: 'app.unexpected', params: { reference } } };
}

/**
 * Starts long work on an import and returns at once. Its end, whatever it is, is one entry of the journal and one event.
 *
 * @throws AppError `import.busy` while another job runs.
 */
export function startJob(desk: DeskContext, { record, total, work, settle }: JobParts): void {
  const { state, store, user } = desk;
  const { feeds } = state;
  if (feeds.job !== null) throw new AppError('import.busy');

  const finish = (end: JobEnd): void => {
    store.tables.write(() => {
      const data = settle(end);
      store.tables.journal.append({
        at: instantNow(state),
        actor: user.id,
        action: 'import.end',
        object: record.id,
        data: { how: end.how, ...(end.how === 'failed' ? { code: end.failure.code } : {}), ...data },
      });
    });
  };
  const finishOrTell = (end: JobEnd): void => {
    try {
      finish(end);
    } catch (error) {
      // The store takes nothing any more: the import is found as it was left and can be taken up again.
      feeds.defect('import', error);
    }
  };
  const job: RunningJob = {
    importId: record.id,
    done: 0,
    total,
    wish: 'go',
    interrupt: () => undefined,
    onClose: () => finishOrTell({ how: 'closed' }),
  };
  feeds.job = job;

  async function run(): Promise<void> {
    let end: JobEnd;
    try {
      await breath();
      end = { how: (await work(job)) ? 'done' : 'cancelled' };
    } catch (error) {
      end = endOf(error, desk);
    }
    // `onClose` has written it down, and the store is closed.
    if (job.wish === 'close') return;
    feeds.job = null;
    finishOrTell(end);
    state.emit({ name: 'import.changed', detail: record.id });
  }
  void run();
}

/** Tells the pages that a job went on, four times a second at most. */
export function progressTeller({ state }: DeskContext, importId: string): () => void {
  let toldAt = 0;
  return () => {
    const now = performance.now();
    if (now - toldAt < tellEveryMs) return;
    toldAt = now;
    state.emit({ name: 'import.changed', detail: importId });
  };
}

/**
 * Repeats `step` in slices of about 20 ms, each one transaction that ends with `after`; between two slices calls are answered. `step`
 * says whether there is more. True when there is no more, false when the job was asked to stop: then every slice so far is written and
 * nothing of the next one.
 */
export async function inSlices(
  desk: DeskContext,
  job: RunningJob,
  { step, after }: { readonly step: () => boolean; readonly after: () => void },
): Promise<boolean> {
  const tell = progressTeller(desk, job.importId);
  for (;;) {
    if (job.wish !== 'go') return false;
    const more = desk.store.tables.write(() => {
      const until = performance.now() + sliceMs;
      let hasMore = step();
      while (hasMore && performance.now() < until) hasMore = step();
      after();
      return hasMore;
    });
    tell();
    if (!more) return true;
    await breath();
  }
}

/** Hands out rows one by one, fetched in pages; null after the last. */
export function pager<Row extends { readonly line: number }>(
  fetch: (after: number, limit: number) => readonly Row[],
): () => Row | null {
  const size = 200;
  let page: readonly Row[] = [];
  let at = 0;
  let after = 0;
  return () => {
    if (at >= page.length) {
      page = fetch(after, size);
      at = 0;
    }
    const row = page[at];
    if (row === undefined) return null;
    at += 1;
    after = row.line;
    return row;
  };
}

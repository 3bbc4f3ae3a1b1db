import type { RunningJob } from '../../feeds/feeds.ts';
import type { DeskContext } from '../../dispatch.ts';
import type { StoredImport } from '../../store/tables/imports.ts';
import { inSlices, pager, startJob } from './job.ts';
import { kinds } from './kinds.ts';
import { conclude, moved, openPass } from './passing.ts';

/**
 * Takes in every good row that waits, each judged once more beside what is on record by then; a row that is bad by now is held. A slice
 * is whole rows, so that wherever it stops the counts are right and the rest can follow.
 */
export function startAccepting(desk: DeskContext, started: StoredImport): void {
  const { state, store } = desk;
  const { imports, importRows } = store.tables;
  let counts = started.counts;
  const before = counts.accepted;

  async function work(job: RunningJob): Promise<boolean> {
    const pass = openPass(desk, started);
    for (const waiting of ['open', 'repaired'] as const) {
      const next = pager((after, limit) => importRows.toTakeIn(started.sequence, waiting, { after, limit }));
      const step = (): boolean => {
        const row = next();
        if (row === null) return false;
        const { outcome, issues } = pass.takeIn(row);
        const isBad = outcome === 'bad';
        importRows.setJudged(row.sequence, { outcome, state: isBad ? 'held' : 'accepted', issues });
        counts = moved(counts, row.outcome, outcome);
        if (!isBad) counts = { ...counts, accepted: counts.accepted + 1 };
        job.done += 1;
        return true;
      };
      const after = () => imports.setCounts(started.sequence, counts);
      if (!(await inSlices(desk, job, { step, after }))) return false;
    }
    return true;
  }

  startJob(desk, {
    record: started,
    total: counts.rows - counts.bad - counts.left - counts.accepted,
    work,
    settle(end) {
      const record = { ...started, counts };
      if (end.how !== 'closed')
        imports.update({
          ...record,
          state: end.how === 'done' ? conclude(desk, record) : 'judged',
          data: { ...started.data, failure: end.how === 'failed' ? end.failure : null },
        });
      if (counts.accepted > before) state.emit({ name: kinds[started.kind].event, detail: null });
      return { job: 'accept', taken: counts.accepted - before, accepted: counts.accepted, bad: counts.bad };
    },
  });
}

/** Throws away the rows of an import of which nothing was taken in, then the import itself. */
export function startDiscarding(desk: DeskContext, started: StoredImport): void {
  const { imports, importRows } = desk.store.tables;
  const piece = 20;
  startJob(desk, {
    record: started,
    total: started.counts.rows,
    work: (job) =>
      inSlices(desk, job, {
        step() {
          const removed = importRows.removeSome(started.sequence, piece);
          job.done += removed;
          return removed === piece;
        },
        after: () => undefined,
      }),
    settle(end) {
      if (end.how === 'done') imports.remove(started.sequence);
      return { job: 'discard' };
    },
  });
}

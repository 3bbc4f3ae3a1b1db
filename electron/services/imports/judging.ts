import type { ImportMapping } from '#shared/imports/mapping.ts';
import type { RunningJob } from '../../feeds/feeds.ts';
import type { DeskContext } from '../../dispatch.ts';
import type { StoredImport } from '../../store/tables/imports.ts';
import { inSlices, pager, startJob } from './job.ts';
import { emptyCounts, openPass, stateAfter } from './passing.ts';

/** Words in no list, listed once each; beyond this many a column is simply not mapped right. */
const mostWords = 300;

/**
 * The dry run: judges every row by the mapping and writes down what it would do; nothing is taken in. Rows repaired by hand keep what
 * was typed.
 */
export function startJudging(desk: DeskContext, started: StoredImport, mapping: ImportMapping): void {
  const { tables } = desk.store;
  const { imports, importRows } = tables;
  const counts = {
    ...emptyCounts,
    rows: started.counts.rows,
    judged: started.counts.left,
    left: started.counts.left,
  };
  const words = new Map<string, { field: string; word: string; rows: number }>();

  function note(field: string, word: string): void {
    const key = `${field} ${word}`;
    const known = words.get(key);
    if (known !== undefined) known.rows += 1;
    else if (words.size < mostWords) words.set(key, { field, word, rows: 1 });
  }

  function work(job: RunningJob): Promise<boolean> {
    const pass = openPass(desk, started, mapping);
    const next = pager((after, limit) =>
      importRows.list({ importId: started.sequence, only: null, after, limit }),
    );
    const step = (): boolean => {
      const row = next();
      if (row === null) return false;
      job.done += 1;
      if (row.state === 'left') return true;
      const { outcome, issues } = pass.judge(row, note);
      importRows.setJudged(row.sequence, { outcome, state: stateAfter(row, outcome), issues });
      counts.judged += 1;
      counts[outcome] += 1;
      return true;
    };
    return inSlices(desk, job, { step, after: () => imports.setCounts(started.sequence, counts) });
  }

  startJob(desk, {
    record: started,
    total: started.counts.rows,
    work,
    settle(end) {
      if (end.how !== 'closed')
        imports.update({
          ...started,
          state: end.how === 'done' ? 'judged' : 'mapping',
          counts,
          data: {
            ...started.data,
            unresolved: Array.from(words.values()).sort((one, other) => other.rows - one.rows),
            failure: end.how === 'failed' ? end.failure : null,
          },
        });
      return { job: 'judge', ...counts };
    },
  });
}

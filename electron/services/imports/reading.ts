import { AppError } from '#shared/errors.ts';
import { feedLimits } from '../../feeds/limits.ts';
import type { RunningJob } from '../../feeds/feeds.ts';
import { readFeed } from '../../feeds/read-feed.ts';
import type { UploadedFile } from '../../feeds/uploads.ts';
import type { FeedEncoding } from '#shared/imports/upload.ts';
import type { DeskContext } from '../../dispatch.ts';
import type { StoredImport } from '../../store/tables/imports.ts';
import { progressTeller, startJob } from './job.ts';
import type { JobEnd } from './job.ts';
import { applySaved, proposeMapping } from './mapping.ts';

const sampleRows = 5;

export interface FileToRead {
  readonly file: UploadedFile;
  readonly sheet: string | null;
  readonly encoding: FeedEncoding | null;
}

/** Reads the whole file into the store, row by row as it stands; what was read before the file failed is removed when it is discarded. */
export function startReading(
  desk: DeskContext,
  started: StoredImport,
  { file, sheet, encoding }: FileToRead,
): void {
  const { state, store } = desk;
  const { imports, importRows } = store.tables;
  let record = started;

  async function work(job: RunningJob): Promise<boolean> {
    const { bytes, fileName } = file;
    const reader = readFeed(state.feeds.parser, { bytes, fileName, sheet, encoding }, feedLimits);
    job.interrupt = () => reader.stop();
    const tell = progressTeller(desk, started.id);
    const { format, columns } = await reader.open();
    const saved = imports.mapping(started.kind, started.sourceKey);
    const sample: (readonly string[])[] = [];
    const { kind } = started;
    for (;;) {
      const rows = await reader.next();
      if (job.wish !== 'go') return false;
      if (rows.length === 0) break;
      sample.push(...rows.slice(0, Math.max(0, sampleRows - sample.length)).map(({ cells }) => cells));
      store.tables.write(() => {
        for (const { line, cells } of rows) importRows.insert(started.sequence, line, cells);
      });
      job.done += rows.length;
      job.total = job.done;
      tell();
    }
    record = {
      ...record,
      counts: { ...record.counts, rows: job.done },
      data: {
        ...record.data,
        format: { ...format, sheets: [...format.sheets] },
        columns: [...columns],
        sample,
        mapping: saved === null ? proposeMapping(kind, columns) : applySaved(kind, columns, saved),
        mappingFrom: saved === null ? 'proposed' : 'saved',
      },
    };
    return true;
  }

  function settle(end: JobEnd): Readonly<Record<string, string | number>> {
    // Locked while reading: it stays as it is, a file that has to be chosen again.
    if (end.how === 'closed') return { job: 'read' };
    const cancelled = new AppError('import.cancelled').toFailure();
    const failure = end.how === 'failed' ? end.failure : end.how === 'cancelled' ? cancelled : null;
    imports.update({
      ...record,
      state: failure === null ? 'mapping' : 'failed',
      data: { ...record.data, failure },
    });
    return { job: 'read', rows: record.counts.rows };
  }

  startJob(desk, { record: started, total: 0, work, settle });
}

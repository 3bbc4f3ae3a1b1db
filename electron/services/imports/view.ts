import type { ImportHead, ImportView } from '#shared/contract/imports.ts';
import { addDays } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import type { Issue } from '#shared/errors.ts';
import type { DeskContext } from '../../dispatch.ts';
import { todayOf } from '../at-desk.ts';
import type { StoredImport } from '../../store/tables/imports.ts';

const oldestDay = 'workRegisterMaxAgeDays';

const warning = (code: string, params: Issue['params']): Issue => ({
  path: '',
  code,
  params,
  severity: 'warn',
});

/** What to know about the day of the data before it is taken in. */
function dayWarnings({ kind, snapshotOn }: StoredImport, { store }: DeskContext, today: Day): Issue[] {
  if (snapshotOn === null) return [];
  const days = store.reference.setting(oldestDay, 'number');
  const newest = store.tables.imports.newestSnapshot(kind);
  return [
    ...(snapshotOn > today ? [warning('import.dayAhead', { day: snapshotOn })] : []),
    ...(kind === 'permits' && snapshotOn < addDays(today, -days)
      ? [warning('import.dayTooOld', { day: snapshotOn, days })]
      : []),
    ...(newest !== null && snapshotOn < newest
      ? [warning('import.olderThanLast', { day: snapshotOn, last: newest })]
      : []),
  ];
}

export function describeHead(record: StoredImport, { state, store }: DeskContext): ImportHead {
  const { id, kind, source, snapshotOn, fileName, size, startedAt, startedBy, counts } = record;
  return {
    id,
    kind,
    source,
    snapshotOn,
    fileName,
    size,
    startedAt,
    startedBy: store.tables.users.byId(startedBy)?.name ?? '',
    state: record.state,
    running: state.feeds.job?.importId === id,
    counts,
  };
}

/** Everything the page shows of one import. */
export function describeImport(record: StoredImport, desk: DeskContext): ImportView {
  const { state, store } = desk;
  const today = todayOf(desk);
  const { data, fileHash } = record;
  const same = store.tables.imports.sameFile(record);
  const first = same.find(({ counts }) => counts.accepted > 0) ?? same[0];
  const { job } = state.feeds;
  const formulas = data.format?.formulas ?? 0;
  return {
    ...describeHead(record, desk),
    fileHash,
    format: data.format === null ? null : { ...data.format, sheets: [...data.format.sheets] },
    columns: [...data.columns],
    sample: data.sample.map((cells) => [...cells]),
    mapping: {
      columns: [...data.mapping.columns],
      fixed: { ...data.mapping.fixed },
      words: { ...data.mapping.words },
    },
    mappingFrom: data.mappingFrom,
    unresolved: [...data.unresolved],
    progress: job?.importId === record.id ? { done: job.done, total: Math.max(job.done, job.total) } : null,
    failure: data.failure,
    earlier:
      first === undefined
        ? null
        : { id: first.id, startedAt: first.startedAt, accepted: first.counts.accepted },
    warnings: [
      ...dayWarnings(record, desk, today),
      ...(formulas > 0 ? [warning('import.formulas', { count: formulas })] : []),
    ],
  };
}

import type { ImportRow } from '#shared/contract/imports.ts';
import { AppError } from '#shared/errors.ts';
import { importFields } from '#shared/imports/kinds.ts';
import type { ImportMapping, ImportState } from '#shared/imports/mapping.ts';
import { foldSearch } from '#shared/text/fold.ts';
import { instantNow } from '../../core-state.ts';
import type { DeskContext, Services } from '../../dispatch.ts';
import { createId } from '../../ids.ts';
import type { StoredImportRow } from '../../store/tables/import-rows.ts';
import type { StoredImport } from '../../store/tables/imports.ts';
import { note } from '../at-desk.ts';
import { startAccepting, startDiscarding } from './accepting.ts';
import { startJudging } from './judging.ts';
import { kinds } from './kinds.ts';
import { toSave } from './mapping.ts';
import { conclude, emptyCounts, importOf, moved, openPass, stateAfter } from './passing.ts';
import type { Pass } from './passing.ts';
import { startReading } from './reading.ts';
import { uploadServices } from './upload-services.ts';
import { describeHead, describeImport } from './view.ts';

const isRunning = ({ state }: DeskContext, id: string): boolean => state.feeds.job?.importId === id;

/** The import in one of the states the step is for, and nobody at work on anything. A job's own state fits when it was interrupted. */
function importAt(desk: DeskContext, id: string, states: readonly ImportState[]): StoredImport {
  const record = importOf(desk, id);
  if (desk.state.feeds.job !== null) throw new AppError('import.busy');
  if (!states.includes(record.state)) throw new AppError('import.wrongStep');
  return record;
}

/** One state-changing call is one transaction with one entry; what it set going starts afterwards. */
function write(
  desk: DeskContext,
  { action, id, data = {} }: { action: string; id: string; data?: Readonly<Record<string, string | number>> },
  change: () => void,
): void {
  const { state, store } = desk;
  store.tables.write(() => {
    change();
    note(desk, action, { object: id, data });
  });
  state.emit({ name: 'import.changed', detail: id });
}

function checkMapping({ kind, data }: StoredImport, mapping: ImportMapping): void {
  const keys = new Set(importFields[kind].map(({ key }) => key));
  const named = [
    ...mapping.columns.filter((key) => key !== null),
    ...Object.keys(mapping.fixed),
    ...Object.keys(mapping.words),
  ];
  if (mapping.columns.length !== data.columns.length || named.some((key) => !keys.has(key)))
    throw new AppError('call.malformed', { field: 'mapping' });
  if (mapping.columns.every((key) => key === null)) throw new AppError('import.nothingMapped');
}

function describeRow(row: StoredImportRow, pass: Pass): ImportRow {
  const { line, outcome, state, issues, reason } = row;
  return { line, outcome, state, values: pass.values(row), issues: [...issues], reason };
}

function rowAt(desk: DeskContext, { sequence }: StoredImport, line: number): StoredImportRow {
  const row = desk.store.tables.importRows.byLine(sequence, line);
  if (row === undefined) throw new AppError('import.noSuchRow', { line });
  if (row.state === 'accepted') throw new AppError('import.rowTakenIn', { line });
  return row;
}

const judgedStates = ['judged', 'accepting', 'accepted'] as const;

export const importServices = {
  ...uploadServices,

  'import.start'({ uploadId, kind, source, snapshotOn, sheet, encoding }, desk) {
    const { state, store, user } = desk;
    if (state.feeds.job !== null) throw new AppError('import.busy');
    if (kinds[kind].needsDay && snapshotOn === null) throw new AppError('import.noDay');
    const file = state.feeds.uploads.file(uploadId);
    const id = createId(state.clock(), state.random);
    const name = source.trim().replace(/\s+/g, ' ');
    write(desk, { action: 'import.start', id, data: { kind, bytes: file.bytes.length } }, () => {
      store.tables.imports.insert({
        id,
        kind,
        source: name,
        sourceKey: foldSearch(name),
        snapshotOn,
        fileName: file.fileName,
        fileHash: file.hash,
        size: file.bytes.length,
        startedAt: instantNow(state),
        startedBy: user.id,
        state: 'reading',
        counts: emptyCounts,
        data: {
          format: null,
          columns: [],
          sample: [],
          mapping: { columns: [], fixed: {}, words: {} },
          mappingFrom: 'proposed',
          unresolved: [],
          failure: null,
        },
      });
    });
    startReading(desk, importOf(desk, id), { file, sheet, encoding });
    return { id };
  },

  'import.read': ({ id }, desk) => describeImport(importOf(desk, id), desk),

  'import.list'(_input, desk) {
    const records = desk.store.tables.imports.list();
    return {
      imports: records.map((record) => describeHead(record, desk)),
      sources: Array.from(new Map(records.map(({ sourceKey, source }) => [sourceKey, source])).values()),
    };
  },

  'import.judge'({ id, mapping }, desk) {
    const record = importAt(desk, id, ['mapping', 'judging', 'judged']);
    if (record.counts.accepted > 0) throw new AppError('import.partlyTakenIn');
    checkMapping(record, mapping);
    const { imports } = desk.store.tables;
    const judging: StoredImport = {
      ...record,
      state: 'judging',
      data: { ...record.data, mapping, mappingFrom: 'settled', failure: null },
    };
    write(desk, { action: 'import.judge', id }, () => {
      imports.update(judging);
      imports.saveMapping(judging, toSave(record.data.columns, mapping), instantNow(desk.state));
    });
    startJudging(desk, judging, mapping);
    return { done: true } as const;
  },

  'import.rows'({ id, only, after, limit }, desk) {
    const record = importOf(desk, id);
    const pass = openPass(desk, record);
    const rows = desk.store.tables.importRows.list({
      importId: record.sequence,
      only,
      after: after ?? 0,
      limit,
    });
    return {
      rows: rows.map((row) => describeRow(row, pass)),
      next: rows.length === limit ? (rows.at(-1)?.line ?? null) : null,
    };
  },

  'import.repair'({ id, line, values }, desk) {
    const record = importAt(desk, id, judgedStates);
    const keys = new Set(importFields[record.kind].map(({ key }) => key));
    if (Object.keys(values).some((key) => !keys.has(key)))
      throw new AppError('call.malformed', { field: 'values' });
    const row = rowAt(desk, record, line);
    const pass = openPass(desk, record);
    const typed = { ...pass.values(row), ...values };
    const read = { ...row, repaired: typed };
    const { outcome, issues } = pass.judge(read);
    const repaired: StoredImportRow = {
      ...read,
      outcome,
      state: stateAfter(read, outcome),
      issues,
      reason: null,
    };
    const { counts } = record;
    const now =
      row.state === 'left'
        ? { ...counts, left: counts.left - 1, [outcome]: counts[outcome] + 1 }
        : moved(counts, row.outcome, outcome);
    write(desk, { action: 'import.repair', id, data: { line, outcome } }, () => {
      desk.store.tables.importRows.update(repaired);
      desk.store.tables.imports.update({ ...record, state: 'judged', counts: now });
    });
    return describeRow(repaired, pass);
  },

  'import.leave'({ id, line, reason }, desk) {
    const record = importAt(desk, id, judgedStates);
    const { imports, importRows } = desk.store.tables;
    const row = line === null ? null : rowAt(desk, record, line);
    if (row !== null && row.state !== 'held') throw new AppError('import.rowNotHeld', { line: row.line });
    const data = line === null ? {} : { line };
    write(desk, { action: 'import.leave', id, data }, () => {
      const count = row === null ? importRows.leaveHeld(record.sequence, reason) : 1;
      if (row !== null) importRows.update({ ...row, state: 'left', reason });
      const { counts } = record;
      const rest: StoredImport = {
        ...record,
        counts: {
          ...counts,
          bad: counts.bad - count,
          left: counts.left + count,
        },
      };
      imports.update({ ...rest, state: conclude(desk, rest) });
    });
    return { done: true } as const;
  },

  'import.accept'({ id }, desk) {
    const record = importAt(desk, id, judgedStates);
    const accepting: StoredImport = { ...record, state: 'accepting' };
    write(desk, { action: 'import.accept', id }, () => desk.store.tables.imports.update(accepting));
    startAccepting(desk, accepting);
    return { done: true } as const;
  },

  'import.cancel'({ id }, desk) {
    const { job } = desk.state.feeds;
    importOf(desk, id);
    if (job !== null && isRunning(desk, id)) {
      job.wish = 'cancel';
      job.interrupt();
    }
    return { done: true } as const;
  },

  'import.discard'({ id }, desk) {
    const record = importAt(desk, id, [
      'reading',
      'failed',
      'mapping',
      'judging',
      'judged',
      'accepting',
      'discarding',
    ]);
    if (record.counts.accepted > 0) throw new AppError('import.partlyTakenIn');
    const discarding: StoredImport = { ...record, state: 'discarding' };
    write(desk, { action: 'import.discard', id }, () => desk.store.tables.imports.update(discarding));
    startDiscarding(desk, discarding);
    return { done: true } as const;
  },
} satisfies Partial<Services>;

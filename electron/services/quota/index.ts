import { writeDay } from '#shared/dates/typed-day.ts';
import { AppError } from '#shared/errors.ts';
import type { Issue } from '#shared/errors.ts';
import { instantNow } from '../../core-state.ts';
import type { DeskContext, Services } from '../../dispatch.ts';
import { createId } from '../../ids.ts';
import type { LineKey } from '../../store/tables/quota.ts';
import { note, todayOf } from '../at-desk.ts';
import { requirePassable } from '../passing.ts';
import { judgeLimit, judgeUse } from './judge-rows.ts';
import type { Judged } from './judge-rows.ts';
import { yearsOf } from './lines.ts';
import { standingsOf, storyOf } from './overview.ts';
import { writeLimit, writeUse } from './take-in.ts';
import type { Entry } from './take-in.ts';

/** The row to correct must be there and must not have been corrected by somebody else meanwhile. */
function requireCorrectable(
  corrects: string | null,
  rowById: (id: string) => { readonly replacedBy: string | null } | undefined,
): void {
  if (corrects === null) return;
  const row = rowById(corrects);
  if (row === undefined) throw new AppError('quota.unknownRow');
  if (row.replacedBy !== null) throw new AppError('quota.correctedAlready');
}

/** Two rows of one line from one day: the earlier one has to be corrected, not passed over. */
function sameDayIssues(same: object | null, path: string, params: Issue['params']): Issue[] {
  return same === null ? [] : [{ path, code: 'quota.sameDay', params, severity: 'block' }];
}

/** Writes what was judged and its journal entry in one transaction, and says that the ledger changed. */
function enter<Content, Row>(
  { key }: Judged<Content, Row>,
  desk: DeskContext,
  {
    action,
    note: passedWhy,
    data,
    write,
  }: {
    action: 'quota.setLimit' | 'quota.setUse';
    note: string;
    data: Readonly<Record<string, string | number | null>>;
    write: (key: LineKey, entry: Entry) => string;
  },
) {
  const { store, state, user } = desk;
  if (key === null) throw new Error('a row without its line was let through');
  const at = instantNow(state);
  const newId = () => createId(state.clock(), state.random);
  store.tables.write(() => {
    const id = write(key, {
      store,
      at,
      by: user.id,
      importId: null,
      origin: 'typed',
      note: passedWhy,
      newId,
    });
    note(desk, action, { at, object: id, data: { ...key, ...data } });
  });
  state.emit({ name: 'quota.changed', detail: `${key.region} ${key.year} ${key.line}` });
  return storyOf(store, key, store.reference.wallClock(at).day);
}

export const quotaServices = {
  async 'quota.overview'({ year, on }, { store }) {
    const years = [...new Set([year, ...yearsOf(store)])].sort((one, other) => other - one);
    const rows = await standingsOf(store, year, on);
    const names = new Map<string, string | null>();
    const nameOf = (id: string | null) => {
      if (id === null) return null;
      if (!names.has(id)) names.set(id, store.tables.users.byId(id)?.name ?? null);
      return names.get(id) ?? null;
    };
    const named = rows.map((row) => ({
      ...row,
      limit: row.limit === null ? null : { ...row.limit, enteredBy: nameOf(row.limit.enteredBy) },
      reported: row.reported === null ? null : { ...row.reported, enteredBy: nameOf(row.reported.enteredBy) },
    }));
    return { year, on, years, rows: named };
  },

  'quota.line': ({ on, ...key }, { store }) => storyOf(store, key, on),

  'quota.setLimit'({ values, corrects, ...passing }, desk) {
    const { tables } = desk.store;
    requireCorrectable(corrects, tables.quota.limitById);
    const judged = judgeLimit(values, { store: desk.store, today: todayOf(desk), corrects });
    const { content, same } = judged;
    const twice = sameDayIssues(same, 'from', {
      units: same?.units ?? '',
      day: same === null ? '' : writeDay(same.from),
    });
    const why = requirePassable('quota', [...judged.issues, ...twice], passing);
    return enter(judged, desk, {
      action: 'quota.setLimit',
      note: why,
      data: { units: content.units, from: content.from, corrects, passed: passing.passed.length },
      write: (key, entry) => writeLimit({ key, content, corrects }, entry),
    });
  },

  'quota.setUse'({ values, corrects, ...passing }, desk) {
    const { tables } = desk.store;
    requireCorrectable(corrects, tables.quota.useById);
    const judged = judgeUse(values, { store: desk.store, today: todayOf(desk), corrects });
    const { content, same } = judged;
    const twice = sameDayIssues(same, 'asOf', {
      units: same?.used ?? '',
      day: same === null ? '' : writeDay(same.asOf),
    });
    const why = requirePassable('quota', [...judged.issues, ...twice], passing);
    return enter(judged, desk, {
      action: 'quota.setUse',
      note: why,
      data: { used: content.used, asOf: content.asOf, corrects, passed: passing.passed.length },
      write: (key, entry) => writeUse({ key, content, corrects }, entry),
    });
  },
} satisfies Partial<Services>;

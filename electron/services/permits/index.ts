import { AppError } from '#shared/errors.ts';
import type { Issue } from '#shared/errors.ts';
import type { Output, Parsed } from '#shared/contract/contract.ts';
import type { Day } from '#shared/dates/day.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import type { PermitContent, PermitValues } from '#shared/forms/permit-form.ts';
import { readPermit } from '#shared/forms/read-permit.ts';
import { documentKey } from '#shared/identifiers/document-number.ts';
import { normaliseIdentifier } from '#shared/identifiers/iin.ts';
import { foldPrefix } from '#shared/text/fold.ts';
import type { PermitId, PermitRecord, PermitStatus } from '#shared/work/permit.ts';
import { instantNow } from '../../core-state.ts';
import type { OpenStore } from '../../core-state.ts';
import type { DeskContext, Services } from '../../dispatch.ts';
import { createId } from '../../ids.ts';
import { readCursor, writeCursor } from '../../store/tables/permit-people.ts';
import type { PermitTextKeys } from '../../store/tables/permit-search.ts';
import type { StoredPermit } from '../../store/tables/permit-rows.ts';
import type { ChainLink, StatusStep } from '../../store/tables/permits.ts';
import { note, todayOf } from '../at-desk.ts';
import { requirePassable } from '../passing.ts';
import { besideRegister } from './beside-register.ts';

/** Fewer letters or digits than this match half the register. */
const shortest = 2;
const shortestIdentifier = 4;

interface Judged {
  readonly content: PermitContent;
  readonly issues: readonly Issue[];
}

function judge(
  values: PermitValues,
  { id, store, today }: { id: PermitId | null; store: OpenStore; today: Day },
): Judged {
  const reading = readPermit(values, { today, codesOf: (list) => store.reference.codes(list, today) });
  const beside = besideRegister(reading.content, { id, permits: store.tables.permits });
  return { content: reading.content, issues: [...reading.issues, ...beside] };
}

function recordOf(store: OpenStore, id: string): PermitRecord {
  const record = store.tables.permits.record(id);
  if (record === undefined) throw new AppError('permit.unknown');
  return record;
}

/** The permit as it was looked at, or who changed it since. */
function requireRevision(store: OpenStore, id: string, revision: number | null): StoredPermit {
  const known = store.tables.permits.byId(id);
  if (known === undefined) throw new AppError('permit.unknown');
  if (known.revision !== revision) {
    const { day, time } = store.reference.wallClock(known.changedAt);
    throw new AppError('permit.changedMeanwhile', { person: known.changedBy, day: writeDay(day), time });
  }
  return known;
}

function save(input: Parsed<'permit.save'>, desk: DeskContext): PermitRecord {
  const { state, store, user } = desk;
  const { tables } = store;
  const done = tables.permits.byRequest(input.requestId);
  if (done !== undefined) return recordOf(store, done.id);
  const known = input.id === null ? null : requireRevision(store, input.id, input.revision);
  const at = instantNow(state);
  const today = store.reference.wallClock(at).day;
  const { content, issues } = judge(input.values, { id: input.id, store, today });
  requirePassable('permit', issues, input);

  const id = known?.id ?? (createId(state.clock(), state.random) as PermitId);
  const permit = {
    id,
    content,
    origin: { kind: 'typed', source: '', snapshotOn: null },
    importId: null,
    requestId: input.requestId,
    passed: { reason: issues.length > 0 ? input.reason : null, warnings: input.passed },
    changedAt: at,
    changedBy: user.name,
  } as const;
  const step: StatusStep = {
    status: content.status as PermitStatus,
    on: content.statusOn,
    note: null,
    source: '',
    at,
    by: user.name,
    snapshotOn: null,
  };
  const isStep = content.status !== known?.content.status || content.statusOn !== known.content.statusOn;
  tables.write(() => {
    if (known === null) {
      const { code, counter } = tables.office.read();
      tables.permits.insert(permit, { office: code, counter }, step);
    } else if (!tables.permits.update(permit, known.revision, isStep ? step : null))
      throw new Error('a permit changed within its own transaction');
    note(desk, 'permit.save', {
      at,
      object: id,
      data: {
        isNew: known === null,
        revision: (known?.revision ?? 0) + 1,
        status: step.status,
        passed: input.passed.length,
      },
    });
  });
  state.emit({ name: 'permit.changed', detail: id });
  return recordOf(store, id);
}

function changeStatus(
  { id, revision, status, on, note: typed }: Parsed<'permit.changeStatus'>,
  desk: DeskContext,
): PermitRecord {
  const { state, store, user } = desk;
  const { tables } = store;
  const known = requireRevision(store, id, revision);
  const issues: Issue[] = [];
  const block = (code: string) => issues.push({ path: 'on', code, params: {}, severity: 'block' });
  if (on === null) block('permit.statusDayMissing');
  else if (known.content.issuedOn !== null && on < known.content.issuedOn) block('permit.statusBeforeIssue');
  if (issues.length > 0) throw new AppError('permit.incomplete', { count: issues.length }, issues);

  const at = instantNow(state);
  const content = { ...known.content, status, statusOn: on };
  const { sequence: _sequence, revision: _revision, ...kept } = known;
  const permit = {
    ...kept,
    content,
    origin: { kind: 'typed', source: '', snapshotOn: null },
    importId: null,
    changedAt: at,
    changedBy: user.name,
  } as const;
  const text = (typed ?? '').trim();
  const step = {
    status,
    on,
    note: text === '' ? null : text,
    source: '',
    at,
    by: user.name,
    snapshotOn: null,
  };
  tables.write(() => {
    if (!tables.permits.update(permit, revision, step))
      throw new Error('a permit changed within its own transaction');
    note(desk, 'permit.changeStatus', { at, object: id, data: { status, revision: revision + 1 } });
  });
  state.emit({ name: 'permit.changed', detail: id });
  return recordOf(store, id);
}

/** What a clerk's words can mean; null when they are too few to look for. */
export function textKeys(text: string): PermitTextKeys | null {
  const document = /\d/.test(text) ? documentKey(text) : '';
  const digits = normaliseIdentifier(text);
  const words = foldPrefix(text);
  const keys = {
    document: document.length >= shortest ? document : '',
    identifier: /^\d{4,12}$/.test(digits) && digits.length >= shortestIdentifier ? digits : '',
    words: words.length >= shortest ? words : '',
  };
  return Object.values(keys).some((key) => key !== '') ? keys : null;
}

function linkOf({ permit: { id, content }, history }: ChainLink): Output<'permit.read'>['chain'][number] {
  const { number, extension, issuedOn, validFrom, validUntil, status, statusOn } = content;
  if (number === null || validFrom === null || validUntil === null)
    throw new Error('a permit without its number or days is on record');
  return {
    id,
    number,
    extension,
    issuedOn,
    validFrom,
    validUntil,
    status: status as PermitStatus,
    statusOn,
    history: history.map(({ snapshotOn: _snapshotOn, ...step }) => step),
  };
}

export const permitServices = {
  'permit.list'({ text, scheme, status, region, endingBefore, after, limit }, desk) {
    const { permits } = desk.store.tables;
    const today = todayOf(desk);
    const cursor = after === null ? null : readCursor(after);
    if (after !== null && cursor === null) throw new AppError('call.malformed', { field: 'after' });
    const { rows, total } = permits.list({
      text: textKeys(text),
      scheme,
      status,
      region,
      ending: endingBefore === null ? null : { from: today, to: endingBefore },
      after: cursor,
      limit,
    });
    const last = rows.at(-1);
    return {
      rows: rows.map(({ sequence: _sequence, ...row }) => ({ ...row, regions: [...row.regions] })),
      total,
      next: last !== undefined && rows.length === limit ? writeCursor(last) : null,
      snapshot: permits.snapshot(),
      today,
    };
  },

  'permit.read'({ id }, desk) {
    const { store } = desk;
    const { permits } = store.tables;
    const stored = permits.byId(id);
    if (stored === undefined) throw new AppError('permit.unknown');
    const today = todayOf(desk);
    note(desk, 'permit.read', { object: id, data: {} });
    return {
      permit: recordOf(store, id),
      chain: permits.chain(id).map(linkOf),
      people: permits.staysUnder(stored.sequence, today).map(({ stayId: _stayId, ...person }) => person),
      passed: { reason: stored.passed.reason, warnings: [...stored.passed.warnings] },
      today,
    };
  },

  'permit.check'({ id, values }, desk) {
    const today = todayOf(desk);
    return { issues: [...judge(values, { id, store: desk.store, today }).issues], today };
  },

  'permit.save': save,
  'permit.changeStatus': changeStatus,
} satisfies Partial<Services>;

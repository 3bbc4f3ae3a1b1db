import { AppError } from '#shared/errors.ts';
import type { Issue } from '#shared/errors.ts';
import { addYears, partsOf } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import { itemNumberIssues } from '#shared/forms/read-envelope.ts';
import { inspectS10, normaliseS10 } from '#shared/identifiers/s10.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import type { OutgoingItem } from '#shared/mail/envelope.ts';
import { instantNow } from '../../core-state.ts';
import type { DeskContext, Services } from '../../dispatch.ts';
import { slices } from '../../slices.ts';
import { readSlipFonts } from '../../slips/fonts.ts';
import { drawDispatchList } from '../../slips/lists/dispatch-list.ts';
import { note, todayOf } from '../at-desk.ts';
import { outgoingItems } from './letter-needs.ts';
import { withdrawLetter } from './withdraw.ts';

function itemById({ store }: DeskContext, id: string): OutgoingItem {
  const letter = store.tables.outgoing.byId(id);
  if (letter === undefined) throw new AppError('outgoing.unknown');
  return outgoingItems(store)(letter);
}

function requireInHouse({ number, dispatchNumber, withdrawnOn }: OutgoingItem): void {
  if (dispatchNumber !== null) throw new AppError('outgoing.dispatched', { number, list: dispatchNumber });
  if (withdrawnOn !== null)
    throw new AppError('outgoing.withdrawn', { number, day: formatDayShort(withdrawnOn) });
}

/** A letter that says what is decided no more does not leave the house. */
function requireUpToDate({ number, outOfDate }: OutgoingItem): void {
  if (outOfDate) throw new AppError('outgoing.outOfDate', { number });
}

/** What a clerk should look at: the number itself, and where it was met within twelve months. Nothing of it refuses the number. */
function numberIssues(
  { store }: DeskContext,
  item: OutgoingItem,
  { key, today }: { key: string; today: Day },
): Issue[] {
  const since = addYears(today, -1);
  const warn = (code: string, params: Issue['params']): Issue => ({
    path: 'postNumber',
    code,
    params,
    severity: 'warn',
  });
  const ours = store.tables.outgoing.met(key, since).find(({ id }) => id !== item.id);
  const theirs = store.tables.envelopes.met(key, since, 1)[0];
  return [
    ...itemNumberIssues(key),
    ...(ours === undefined
      ? []
      : [
          warn('outgoing.numberMet', {
            number: ours.number,
            day: formatDayShort(ours.dispatchedOn ?? ours.madeOn),
          }),
        ]),
    ...(theirs === undefined
      ? []
      : [
          warn('outgoing.numberOfEnvelope', {
            number: theirs.number,
            day: formatDayShort(theirs.content.receivedOn ?? theirs.bookedOn),
          }),
        ]),
  ];
}

/** The post takes one item for one number: two on a list are a slip of the scanner. */
function requireDistinctNumbers(items: readonly OutgoingItem[]): void {
  const seen = new Map<string, OutgoingItem>();
  for (const item of items) {
    const key = normaliseS10(item.postNumber ?? '');
    const other = seen.get(key);
    if (key !== '' && other !== undefined)
      throw new AppError('outgoing.sameNumber', {
        postNumber: key,
        first: other.number,
        second: item.number,
      });
    seen.set(key, item);
  }
}

/** The list these very items went out on, when they all did: then the dispatch has been answered already. */
function listOfAll({ store }: DeskContext, items: readonly OutgoingItem[]): string | null {
  const number = items[0]?.dispatchNumber ?? null;
  if (number === null || items.some((item) => item.dispatchNumber !== number)) return null;
  return store.tables.outgoing.ofDispatch(number).length === items.length ? number : null;
}

/** Puts the items on a new list, or finds the list they are on. */
function dispatchItems(desk: DeskContext, ids: readonly string[]): string {
  const { tables, reference } = desk.store;
  const items = ids.map((id) => itemById(desk, id));
  const known = listOfAll(desk, items);
  if (known !== null) return known;
  items.forEach(requireInHouse);
  items.forEach(requireUpToDate);
  requireDistinctNumbers(items);
  const at = instantNow(desk.state);
  const { day } = reference.wallClock(at);
  const office = tables.office.read().code;
  const { year } = partsOf(day);
  const serial = tables.mailSeries.next({ kind: 'dispatch', office, year });
  const number = `${office}-D-${String(year)}-${String(serial).padStart(4, '0')}`;
  tables.outgoing.dispatch(ids, day, number);
  const numbered = items.filter(({ postNumber }) => postNumber !== null).length;
  note(desk, 'outgoing.dispatch', { object: number, at, data: { items: items.length, numbered } });
  return number;
}

/** The list as it went to the post; the same paper whenever it is printed. */
async function listPaper(desk: DeskContext, number: string) {
  const { state, store } = desk;
  const items = store.tables.outgoing.ofDispatch(number).map(outgoingItems(store));
  const dispatchedOn = items[0]?.dispatchedOn ?? null;
  if (dispatchedOn === null) throw new AppError('outgoing.listUnknown', { number });
  const { names, address } = store.tables.office.read();
  const pdf = await drawDispatchList({
    number,
    dispatchedOn,
    items,
    office: { names, address },
    clerk: desk.user.name,
    madeAt: instantNow(state),
    fonts: await readSlipFonts(state.options.resourcesDir),
    between: slices(desk),
  });
  return { items, pdf: Buffer.from(pdf).toString('base64'), fileName: `${number}.pdf` };
}

export const dispatchServices = {
  async 'outgoing.list'({ state, limit }, desk) {
    const { outgoing } = desk.store.tables;
    const [letters, total] = {
      toDispatch: () => [outgoing.toDispatch(limit), outgoing.countToDispatch()] as const,
      dispatched: () => [outgoing.dispatched(limit), outgoing.countDispatched()] as const,
      undelivered: () => [outgoing.undelivered(limit), outgoing.countUndelivered()] as const,
      withdrawn: () => [outgoing.withdrawn(limit), outgoing.countWithdrawn()] as const,
    }[state]();
    const [itemOf, breathe] = [outgoingItems(desk.store), slices(desk)];
    const rows: OutgoingItem[] = [];
    for (const letter of letters) {
      await breathe();
      rows.push(itemOf(letter));
    }
    return { rows, total };
  },

  'outgoing.number'({ id, postNumber }, desk) {
    const { store, state } = desk;
    const typed = postNumber.trim();
    const key = normaliseS10(typed);
    const item = store.tables.write(() => {
      const before = itemById(desk, id);
      requireInHouse(before);
      const shown = inspectS10(key).length === 0 ? key : typed;
      if ((before.postNumber ?? '') === shown) return before;
      store.tables.outgoing.setPostNumber({ id, postNumber: shown === '' ? null : shown, postKey: key });
      note(desk, 'outgoing.number', { object: before.number, data: { numbered: key !== '' } });
      return itemById(desk, id);
    });
    state.emit({ name: 'mail.changed', detail: id });
    return { item, issues: numberIssues(desk, item, { key, today: todayOf(desk) }) };
  },

  async 'outgoing.dispatch'({ ids }, desk) {
    const { store, state } = desk;
    const number = store.tables.write(() => dispatchItems(desk, [...new Set(ids)]));
    state.emit({ name: 'mail.changed', detail: number });
    // The list is on record now: if it cannot be drawn it can still be asked for by its number.
    const { items, ...paper } = await listPaper(desk, number);
    return { ...paper, number, items };
  },

  async 'outgoing.dispatchList'({ number }, desk) {
    const { items: _items, ...paper } = await listPaper(desk, number);
    return paper;
  },

  'outgoing.undelivered'({ id, on, reason }, desk) {
    const { store, state, user } = desk;
    const item = store.tables.write(() => {
      const before = itemById(desk, id);
      const { dispatchedOn, undeliveredOn, number, envelopeId } = before;
      if (dispatchedOn === null) throw new AppError('outgoing.notDispatched', { number });
      if (undeliveredOn !== null)
        throw new AppError('outgoing.backAlready', { number, day: formatDayShort(undeliveredOn) });
      if (on > todayOf(desk)) throw new AppError('outgoing.backAhead');
      if (on < dispatchedOn) throw new AppError('outgoing.backBefore', { day: formatDayShort(dispatchedOn) });
      const at = instantNow(state);
      store.tables.outgoing.markUndelivered({ id, on, reason: reason.trim() });
      store.tables.envelopes.appendHistory(envelopeId, {
        at,
        by: user.name,
        what: 'undelivered',
        reason: reason.trim(),
        before: null,
        after: JSON.stringify({ letter: number, on }),
      });
      note(desk, 'outgoing.undelivered', { object: number, at, data: { on } });
      return itemById(desk, id);
    });
    state.emit({ name: 'envelope.changed', detail: item.envelopeId });
    state.emit({ name: 'mail.changed', detail: id });
    return item;
  },

  'outgoing.withdraw'({ id, reason }, desk) {
    const { store, state } = desk;
    const item = store.tables.write(() => {
      const before = itemById(desk, id);
      requireInHouse(before);
      const at = instantNow(state);
      const { day: on } = store.reference.wallClock(at);
      withdrawLetter(desk, before, { at, on, reason: reason.trim() });
      note(desk, 'outgoing.withdraw', { object: before.number, at, data: { outOfDate: before.outOfDate } });
      return itemById(desk, id);
    });
    state.emit({ name: 'envelope.changed', detail: item.envelopeId });
    state.emit({ name: 'mail.changed', detail: id });
    return item;
  },
} satisfies Partial<Services>;

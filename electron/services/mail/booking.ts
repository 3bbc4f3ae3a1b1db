import { addYears } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import { AppError } from '#shared/errors.ts';
import type { Issue } from '#shared/errors.ts';
import type { Parsed } from '#shared/contract/contract.ts';
import type { EnvelopeContent, EnvelopeValues } from '#shared/forms/envelope-form.ts';
import { noticesIn, readEnvelope } from '#shared/forms/read-envelope.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import type { EnvelopeId, EnvelopeRecord } from '#shared/mail/envelope.ts';
import { instantNow } from '../../core-state.ts';
import type { OpenStore } from '../../core-state.ts';
import type { DeskContext } from '../../dispatch.ts';
import { createId } from '../../ids.ts';
import { postKeyOf, senderKeyOf } from '../../store/tables/envelopes.ts';
import type { StoredEnvelope } from '../../store/tables/envelopes.ts';
import { note } from '../at-desk.ts';
import { pendingItem } from './decisions.ts';
import { answerDueOn, envelopeRecord, lifeOf, receiptOf, requireOpenMailDay } from './record.ts';

const serialWidth = 6;

/** `OFFICE-IN-YEAR-000001` */
export const incomingNumber = (office: string, year: number, serial: number): string =>
  [office, 'IN', year, String(serial).padStart(serialWidth, '0')].join('-');

/** Reads a typed envelope with the lists in force on the office's day. */
export const readTypedEnvelope = (values: EnvelopeValues, store: OpenStore, today: Day) =>
  readEnvelope(values, { today, codesOf: (list) => store.reference.codes(list, today) });

/** The number came already within twelve months: postal numbers are used again, and envelopes come back. */
function metIssue(met: StoredEnvelope): Issue {
  const params = { number: met.number, receivedOn: formatDayShort(receiptOf(met)) };
  return { path: 'postNumber', code: 'envelope.numberMet', params, severity: 'warn' };
}

/**
 * Envelopes this one may be the next life of: those with its postal number within twelve months before its receipt, else those of the
 * same sender that were sent back in that time and have not come again.
 *
 * @param except envelopes that are no answer: the one being corrected, and the one it is tied to
 */
export function earlierOnes(
  content: EnvelopeContent,
  { tables }: OpenStore,
  { today, except }: { readonly today: Day; readonly except: readonly (string | null)[] },
): { readonly byNumber: readonly StoredEnvelope[]; readonly bySender: readonly StoredEnvelope[] } {
  const since = addYears(content.receivedOn ?? today, -1);
  const others = (found: readonly StoredEnvelope[]) => found.filter(({ id }) => !except.includes(id));
  const byNumber = others(tables.envelopes.met(postKeyOf(content), since));
  if (byNumber.length > 0) return { byNumber, bySender: [] };
  const sender = { identifier: content.senderIdentifier, nameKey: senderKeyOf(content) };
  return { byNumber, bySender: others(tables.envelopes.returnedTo(sender, { since })) };
}

/** What is wrong with an envelope as typed, and which earlier ones it may be. */
export function judgeEnvelope(
  values: EnvelopeValues,
  store: OpenStore,
  { today, except }: { readonly today: Day; readonly except: readonly (string | null)[] },
) {
  const { content, issues } = readTypedEnvelope(values, store, today);
  const { byNumber, bySender } = earlierOnes(content, store, { today, except });
  const [newest] = byNumber;
  return {
    content,
    issues: newest === undefined ? issues : [...issues, metIssue(newest)],
    met: [...byNumber, ...bySender].map((envelope) => ({
      ...lifeOf(store, envelope),
      state: envelope.state,
    })),
  };
}

/**
 * Blocks stop; warnings are passed with a reason, which is answered trimmed.
 * @throws AppError `envelope.incomplete`, `envelope.reasonMissing`, each with `count` and the issues
 */
export function requireBookable(issues: readonly Issue[], reason: string | null): string | null {
  const blocking = issues.filter(({ severity }) => severity === 'block');
  if (blocking.length > 0) throw new AppError('envelope.incomplete', { count: blocking.length }, blocking);
  const given = (reason ?? '').trim();
  if (issues.length > 0 && given === '')
    throw new AppError('envelope.reasonMissing', { count: issues.length }, issues);
  return given === '' ? null : given;
}

/** @throws AppError `envelope.earlierUnknown`, `envelope.earlierNotReturned`, `envelope.earlierTied` */
function requireReturned({ tables }: OpenStore, earlierId: EnvelopeId): void {
  const earlier = tables.envelopes.byId(earlierId);
  if (earlier === undefined) throw new AppError('envelope.earlierUnknown');
  const wasReturned = tables.envelopeItems.ofEnvelope(earlierId).some(({ state }) => state === 'returned');
  if (!wasReturned) throw new AppError('envelope.earlierNotReturned', { number: earlier.number });
  const later = tables.envelopes.laterLife(earlierId);
  if (later !== undefined) throw new AppError('envelope.earlierTied', { number: later.number });
}

/** Books an envelope. The same request asked again answers the envelope it made. */
export function openEnvelope(input: Parsed<'envelope.open'>, desk: DeskContext): EnvelopeRecord {
  const { state, store, user } = desk;
  const { tables } = store;
  const done = tables.envelopes.byRequest(input.requestId);
  if (done !== undefined) return envelopeRecord(store, done.id);

  const at = instantNow(state);
  const { day: today } = store.reference.wallClock(at);
  requireOpenMailDay(store, today);
  if (input.earlierId !== null) requireReturned(store, input.earlierId);
  const { content, issues } = judgeEnvelope(input.values, store, { today, except: [input.earlierId] });
  const reason = requireBookable(issues, input.reason);
  const { code: office, counter } = tables.office.read();
  const year = Number(today.slice(0, 4));
  const id = createId(state.clock(), state.random) as EnvelopeId;
  const items = Array.from({ length: noticesIn(content) }, (_none, position) => pendingItem(position));

  tables.write(() => {
    const serial = tables.mailSeries.next({ kind: 'in', office, year });
    const number = incomingNumber(office, year, serial);
    tables.envelopes.insert({
      id,
      number,
      office,
      counter,
      requestId: input.requestId,
      content,
      bookedOn: today,
      openedAt: at,
      openedById: user.id,
      dueOn: answerDueOn(store, content.receivedOn ?? today, today),
      earlierId: input.earlierId,
    });
    tables.envelopeItems.save(id, { before: [], after: items });
    tables.envelopeMoves.append({ envelopeId: id, day: today, before: null, after: 'pending', at });
    tables.envelopes.appendHistory(id, {
      at,
      by: user.name,
      what: 'opened',
      reason,
      before: null,
      after: issues.length === 0 ? null : JSON.stringify({ passed: issues.map(({ code }) => code) }),
    });
    // The envelope in hand is booked: nothing is left to take up again.
    tables.envelopeDrafts.end(user.id, input.requestId);
    note(desk, 'envelope.open', {
      at,
      object: id,
      data: { number, notices: items.length, earlier: input.earlierId, passed: issues.length },
    });
  });
  state.emit({ name: 'envelope.changed', detail: id });
  return envelopeRecord(store, id);
}

import { AppError } from '#shared/errors.ts';
import type { Parsed } from '#shared/contract/contract.ts';
import type { EnvelopeRow, MailDay } from '#shared/contract/mail-schemas.ts';
import type { Day } from '#shared/dates/day.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import { isBalanced } from '#shared/mail/count.ts';
import type { MailDayCount } from '#shared/mail/count.ts';
import { accountedFor, broughtIn } from '#shared/mail/days.ts';
import { instantNow } from '../../core-state.ts';
import type { OpenStore } from '../../core-state.ts';
import type { DeskContext, Services } from '../../dispatch.ts';
import { slices } from '../../slices.ts';
import { readSlipFonts } from '../../slips/fonts.ts';
import { drawMailRegister } from '../../slips/lists/mail-register.ts';
import type { RegisterEnvelope } from '../../slips/lists/mail-register.ts';
import type { MailDayTotals } from '../../store/tables/mail-days.ts';
import { note, todayOf } from '../at-desk.ts';

/** A register of more envelopes is printed in parts: some five hundred sheets. */
const longestRegister = 5_000;
const page = 200;

/** Reasons given when the day was closed; before that, those of the last day closed, which are offered again. */
function reasonsOn({ tables }: OpenStore, day: Day): ReadonlyMap<string, string> {
  const totals = tables.mailDays.closedTotals(day) ?? tables.mailDays.closedBefore(day);
  return new Map((totals?.waiting ?? []).map(({ id, reason }) => [id, reason]));
}

/** The day as it stands; a slice at a time, because many may wait. */
async function mailDay(desk: DeskContext, day: Day): Promise<MailDay> {
  const { tables } = desk.store;
  const count = tables.mailCounts.period({ from: day, to: day });
  const reasons = reasonsOn(desk.store, day);
  const ids = tables.mailCounts.waitingAfter(day);
  const [notices, trace, isClosed] = [
    tables.mailCounts.noticesOf(day),
    tables.mailDays.trace(day),
    tables.mailDays.isClosed(day),
  ];
  const breathe = slices(desk);
  const waiting: (EnvelopeRow & { reason: string | null })[] = [];
  for (const id of ids) {
    await breathe();
    const row = tables.envelopeRows.byId(id);
    if (row !== undefined) waiting.push({ ...row, reason: reasons.get(id) ?? null });
  }
  return {
    day,
    ...count,
    out: { ...count.out },
    balanced: isBalanced(count),
    notices,
    waiting,
    state: isClosed ? 'closed' : 'open',
    trace,
  };
}

const figuresOf = ({ carriedOver, opened, reopened, out }: MailDayCount) => ({
  carriedOver,
  opened,
  reopened,
  ...out,
});

/** Exactly one reason for each envelope that waits, and for no other. */
function reasonsFor({ tables }: OpenStore, { day, reasons }: Parsed<'mail.close'>): MailDayTotals['waiting'] {
  const waiting = tables.mailCounts.waitingAfter(day);
  const given = new Map(reasons.map(({ id, reason }) => [id, reason.trim()]));
  const isComplete =
    given.size === reasons.length && given.size === waiting.length && waiting.every((id) => given.has(id));
  if (!isComplete) throw new AppError('mail.reasonsOutOfDate', { count: waiting.length });
  return waiting.map((id) => ({
    id,
    number: tables.envelopes.byId(id)?.number ?? '',
    reason: given.get(id) ?? '',
  }));
}

/** Whether the day was closed with these very reasons: then closing it once more has been answered already. */
function isClosedAlike({ tables }: OpenStore, { day, reasons }: Parsed<'mail.close'>): boolean {
  const waiting = tables.mailDays.closedTotals(day)?.waiting ?? [];
  const given = new Map(reasons.map(({ id, reason }) => [id as string, reason.trim()]));
  return reasons.length === waiting.length && waiting.every(({ id, reason }) => given.get(id) === reason);
}

/** Closes the day within the transaction of its caller; false when it was closed in the same way before. */
function closeDay(desk: DeskContext, input: Parsed<'mail.close'>): boolean {
  const { store, state, user } = desk;
  const { tables } = store;
  const { day } = input;
  if (tables.mailDays.isClosed(day)) {
    if (isClosedAlike(store, input)) return false;
    throw new AppError('mail.dayClosed', { day: formatDayShort(day) });
  }
  const count = tables.mailCounts.period({ from: day, to: day });
  if (!isBalanced(count))
    throw new AppError('mail.unbalanced', {
      day: formatDayShort(day),
      in: broughtIn(count),
      accounted: accountedFor(count.out),
      ...figuresOf(count),
    });
  const waiting = reasonsFor(store, input);
  const at = instantNow(state);
  tables.mailDays.append({
    day,
    what: 'closed',
    at,
    by: user.name,
    reason: null,
    totals: { count, waiting },
  });
  // The one entry with words a clerk wrote: it has to say what still waits and why.
  const why = Object.fromEntries(waiting.map(({ number, reason }) => [number, reason]));
  note(desk, 'mail.close', { object: day, at, data: { ...figuresOf(count), waiting: JSON.stringify(why) } });
  return true;
}

/** Envelopes received in the period, in order of receipt, as the register names them. */
async function registerEnvelopes(
  desk: DeskContext,
  { from, to }: Parsed<'mail.register'>,
): Promise<RegisterEnvelope[]> {
  const { tables } = desk.store;
  const breathe = slices(desk);
  const envelopes: RegisterEnvelope[] = [];
  let after: string | null = null;
  do {
    const filter = { state: null, from, to, text: '', only: null, userId: desk.user.id };
    const found = tables.envelopeRows.list(filter, { after, limit: page });
    if (found === null) throw new Error('a cursor of our own was not understood');
    if (found.total > longestRegister)
      throw new AppError('mail.registerTooLong', { count: found.total, most: longestRegister });
    for (const { id } of found.rows) {
      await breathe();
      const envelope = tables.envelopes.byId(id);
      if (envelope === undefined) continue;
      envelopes.push({
        number: envelope.number,
        content: envelope.content,
        state: envelope.state,
        items: tables.envelopeItems.ofEnvelope(id),
        outgoing: tables.outgoing
          .ofEnvelope(id)
          .filter(({ withdrawnOn }) => withdrawnOn === null)
          .map(({ number }) => number),
      });
    }
    after = found.next;
  } while (after !== null);
  return envelopes;
}

export const dayServices = {
  'mail.day': ({ day }, desk) => mailDay(desk, day),

  'mail.close'(input, desk) {
    const { day } = input;
    if (day > todayOf(desk)) throw new AppError('mail.dayAhead', { day: formatDayShort(day) });
    const isNew = desk.store.tables.write(() => closeDay(desk, input));
    if (isNew) desk.state.emit({ name: 'mail.changed', detail: day });
    return mailDay(desk, day);
  },

  'mail.reopen'({ day, reason }, desk) {
    const { state, store, user } = desk;
    const { tables } = store;
    tables.write(() => {
      if (!tables.mailDays.isClosed(day))
        throw new AppError('mail.dayNotClosed', { day: formatDayShort(day) });
      const at = instantNow(state);
      const count = tables.mailCounts.period({ from: day, to: day });
      const totals = { count, waiting: [] };
      tables.mailDays.append({ day, what: 'reopened', at, by: user.name, reason: reason.trim(), totals });
      note(desk, 'mail.reopen', { object: day, at, data: { pending: count.out.pending } });
    });
    state.emit({ name: 'mail.changed', detail: day });
    return mailDay(desk, day);
  },

  async 'mail.register'(period, desk) {
    const { state, store, user } = desk;
    if (period.from > period.to) throw new AppError('mail.periodBackwards');
    const envelopes = await registerEnvelopes(desk, period);
    const { names, address } = store.tables.office.read();
    const pdf = await drawMailRegister({
      period,
      envelopes,
      count: store.tables.mailCounts.period(period),
      office: { names, address },
      clerk: user.name,
      madeAt: instantNow(state),
      fonts: await readSlipFonts(state.options.resourcesDir),
      between: slices(desk),
    });
    const days = period.from === period.to ? period.from : `${period.from}-${period.to}`;
    return { pdf: Buffer.from(pdf).toString('base64'), fileName: `mail-${days}.pdf` };
  },
} satisfies Partial<Services>;

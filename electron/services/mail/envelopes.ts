import type { Parsed } from '#shared/contract/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { EnvelopeRecord } from '#shared/mail/envelope.ts';
import type { DeskContext, Services } from '../../dispatch.ts';
import { todayOf } from '../at-desk.ts';
import { judgeEnvelope, openEnvelope, readTypedEnvelope, requireBookable } from './booking.ts';
import { decide, itemsFor } from './decisions.ts';
import { answerDueOn, changeEnvelope, envelopeRecord, requireNotHeldByOther } from './record.ts';

function correct(input: Parsed<'envelope.correct'>, desk: DeskContext): EnvelopeRecord {
  return changeEnvelope(desk, { ...input, action: 'envelope.correct' }, (now) => {
    const { content, issues } = readTypedEnvelope(input.values, desk.store, now.today);
    const reason = requireBookable(issues, input.reason);
    const items = itemsFor(now.items, content);
    if (items === now.items) return { what: 'corrected', reason, content };
    requireNotHeldByOther(desk, now.envelope);
    const gone = now.items.filter((item) => !items.includes(item));
    for (const { position } of gone) desk.store.tables.drafts.detach({ id: input.id, position });
    return { what: 'corrected', reason, content, items, data: { notices: items.length } };
  });
}

function take({ id, over }: Parsed<'envelope.take'>, desk: DeskContext): EnvelopeRecord {
  return changeEnvelope(desk, { id, revision: null, action: 'envelope.take' }, ({ envelope, at }) => {
    if (envelope.state !== 'pending') throw new AppError('envelope.finished');
    if (envelope.holder?.id === desk.user.id) return null;
    if (!over) requireNotHeldByOther(desk, envelope);
    const from = envelope.holder;
    return {
      what: from === null ? 'taken' : 'takenOver',
      holder: { id: desk.user.id, since: at },
      after: from === null ? {} : { from: from.name },
      data: { from: from?.id ?? null },
    };
  });
}

function release({ id }: Parsed<'envelope.release'>, desk: DeskContext): EnvelopeRecord {
  return changeEnvelope(desk, { id, revision: null, action: 'envelope.release' }, ({ envelope }) => {
    if (envelope.holder === null) return null;
    requireNotHeldByOther(desk, envelope);
    return { what: 'released', holder: null };
  });
}

export const envelopeServices = {
  'envelope.check'({ values, id }, desk) {
    const { store } = desk;
    const today = todayOf(desk);
    const self = id === null ? undefined : store.tables.envelopes.byId(id);
    const except = [id, self?.earlierId ?? null];
    const { content, issues, met } = judgeEnvelope(values, store, { today, except });
    const dueOn = content.receivedOn === null ? null : answerDueOn(store, content.receivedOn, today);
    return { issues: [...issues], met, today, dueOn };
  },

  'envelope.open': openEnvelope,
  'envelope.correct': correct,

  'envelope.read': ({ id }, { store }) => envelopeRecord(store, id),

  'envelope.list'({ after, limit, ...filter }, { store, user }) {
    const list = store.tables.envelopeRows.list({ ...filter, userId: user.id }, { after, limit });
    if (list === null) throw new AppError('call.malformed', { field: 'after' });
    return list;
  },

  'envelope.take': take,
  'envelope.release': release,

  'envelope.decide'({ id, revision, positions, decision }, desk) {
    return changeEnvelope(desk, { id, revision, action: 'envelope.decide' }, (now) => {
      requireNotHeldByOther(desk, now.envelope);
      return {
        what: 'decided',
        reason: decision.reason,
        items: decide(now, { positions, decision, by: desk.user.name }),
        data: { state: decision.state, notices: new Set(positions).size },
      };
    });
  },
} satisfies Partial<Services>;

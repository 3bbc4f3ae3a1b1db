import { instantNow } from '../core-state.ts';
import type { Services } from '../dispatch.ts';
import { takeSilently } from './mail/posted.ts';

export const draftServices = {
  'draft.save'({ id, values, revision, envelope: typedFor }, desk) {
    const { state, store, user } = desk;
    const savedAt = instantNow(state);
    // A save that was under way while the notice was registered must not bring its draft back.
    if (state.closedDrafts.has(id)) return { revision, savedAt };
    // A place that a correction took away: what was typed for it is a draft of the counter.
    const isThere = typedFor !== null && store.tables.envelopeItems.stateAt(typedFor) !== undefined;
    const envelope = isThere ? typedFor : null;
    const { saved, taken } = store.tables.write(() => ({
      taken: envelope !== null && takeSilently(desk, envelope) ? envelope.id : null,
      saved: store.tables.drafts.save({ id, ownerId: user.id, values, envelope, revision, savedAt }),
    }));
    if (taken !== null) state.emit({ name: 'envelope.changed', detail: taken });
    return saved;
  },

  'draft.list': (_input, { store, user }) =>
    store.tables.drafts.all().map(({ ownerId, ...draft }) => ({ ...draft, mine: ownerId === user.id })),

  'draft.discard'({ id }, { state, store, user }) {
    state.closedDrafts.add(id);
    store.tables.write(() => {
      const removed = store.tables.drafts.remove(id);
      if (removed)
        store.tables.journal.append({
          at: instantNow(state),
          actor: user.id,
          action: 'draft.discard',
          object: id,
          data: {},
        });
    });
    state.emit({ name: 'draft.changed', detail: id });
    return { done: true } as const;
  },
} satisfies Partial<Services>;

import { instantNow } from '../../core-state.ts';
import type { Services } from '../../dispatch.ts';

/** The envelope a clerk has in hand, kept with every key press; booking it ends its draft. */
export const envelopeDraftServices = {
  'envelope.draft.save'({ requestId, earlierId, values }, { state, store, user }) {
    const savedAt = instantNow(state);
    store.tables.write(() => {
      if (values === null) store.tables.envelopeDrafts.remove(user.id);
      else store.tables.envelopeDrafts.save({ ownerId: user.id, requestId, earlierId, values, savedAt });
    });
    return { savedAt };
  },

  'envelope.draft.read'(_input, { store, user }) {
    const draft = store.tables.envelopeDrafts.ofOwner(user.id);
    if (draft === null) return null;
    const { ownerId: _owner, ...own } = draft;
    return own;
  },
} satisfies Partial<Services>;

import type { Day } from '#shared/dates/day.ts';
import { instantNow } from '../core-state.ts';
import type { DeskContext } from '../dispatch.ts';
import type { JournalEntry } from '../store/tables/journal.ts';

/** The office's own day. */
export const todayOf = ({ state, store }: Pick<DeskContext, 'state' | 'store'>): Day =>
  store.reference.wallClock(instantNow(state)).day;

/** What an entry says beside who, when and what. */
type Noted = Pick<JournalEntry, 'object' | 'data'> & Partial<Pick<JournalEntry, 'at'>>;

/** One line of the journal in the name of whoever is at the desk, of this moment unless `at` says another. */
export function note(
  { state, store, user }: DeskContext,
  action: string,
  { object, data, at = instantNow(state) }: Noted,
): void {
  store.tables.journal.append({ at, actor: user.id, action, object, data });
}

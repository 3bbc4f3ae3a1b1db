import { onScopeDispose, ref } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Instant } from '#shared/dates/day.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import type { EnvelopeId } from '#shared/mail/envelope.ts';
import { call } from '../api.ts';
import { isUntouched } from '../components/mail/opening/next-envelope.ts';
import { useSession } from '../stores/session.ts';
import { useAutosave } from './use-autosave.ts';
import type { EnvelopeForm } from './use-envelope-form.ts';

interface Snapshot {
  readonly requestId: string;
  readonly earlierId: EnvelopeId | null;
  readonly values: EnvelopeValues;
}

/** The session the envelope in hand was typed in; another one says that it came back. */
let typedIn: string | null = null;

/** The envelope in hand as a draft in the store: saved with every change, back on the desk after lock, crash and change of page. */
export function useEnvelopeDraft({ values, requestId, earlierId, lay }: EnvelopeForm) {
  const session = useSession();
  const savedAt = ref<Instant | null>(null);
  /** When the draft that was brought back was typed; null when nothing came back. */
  const restoredFrom = ref<Instant | null>(null);
  /** What the store holds; nothing at first. */
  let written: string | null = null;

  async function save(snapshot: Snapshot): Promise<void> {
    // Another envelope is in hand: what was typed of the last one is booked or thrown away.
    if (snapshot.requestId !== requestId.value) return;
    const isEmpty = isUntouched(snapshot.values);
    const content = isEmpty ? null : JSON.stringify(snapshot);
    if (content === written) return;
    try {
      const saved = await call('envelope.draft.save', {
        ...snapshot,
        values: isEmpty ? null : snapshot.values,
      });
      if (snapshot.requestId !== requestId.value) return;
      written = content;
      savedAt.value = isEmpty ? null : saved.savedAt;
      typedIn = session.current?.session ?? null;
    } catch (error) {
      // A locked desk takes nothing any more; what was typed before the lock is in the store.
      if (failureOf(error).code !== 'session.locked') throw error;
    }
  }

  const autosave = useAutosave({
    draft: (): Snapshot => ({ requestId: requestId.value, earlierId: earlierId.value, values }),
    save,
  });
  onScopeDispose(session.onBeforeLock(() => autosave.flush()));

  /** Brings back the envelope that was in hand; false when there was none. */
  async function begin(): Promise<boolean> {
    const draft = await call('envelope.draft.read', {});
    if (draft === null) return false;
    lay(draft.values, draft);
    written = JSON.stringify({
      requestId: draft.requestId,
      earlierId: draft.earlierId,
      values: draft.values,
    });
    savedAt.value = draft.savedAt;
    restoredFrom.value = typedIn === session.current?.session ? null : draft.savedAt;
    typedIn = session.current?.session ?? null;
    return true;
  }

  /** The envelope is booked: the store has ended its draft. */
  function end(): void {
    written = null;
    savedAt.value = null;
    restoredFrom.value = null;
  }

  /** Throws away what is typed. The store is told by the form that is laid next, which begins as no draft. */
  async function discard(): Promise<void> {
    await call('envelope.draft.save', { requestId: requestId.value, earlierId: null, values: null });
    end();
  }

  return { savedAt, restoredFrom, state: autosave.state, begin, end, discard };
}

export type EnvelopeDraft = ReturnType<typeof useEnvelopeDraft>;

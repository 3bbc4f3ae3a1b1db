import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import type { Draft } from '#shared/contract/desk.ts';
import { failureOf } from '#shared/contract/client.ts';
import type { Instant } from '#shared/dates/day.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import type { EnvelopePlace } from '#shared/notification.ts';
import { call } from '../api.ts';
import { useSession } from '../stores/session.ts';
import { useAutosave } from './use-autosave.ts';
import type { NotificationForm } from './use-notification-form.ts';

interface LeftOnDesk {
  readonly user: string;
  readonly session: string;
  readonly draft: string;
}

/**
 * What lay on the desk when the page was left, at the counter and for each place in the mail; a fresh form counts too. Nothing after a
 * crash or in a new window.
 */
const onDesk = new Map<string, LeftOnDesk>();
const deskKey = (place: EnvelopePlace | null): string =>
  place === null ? 'counter' : `${place.id} ${place.position}`;

/** The next time the counter's form is opened in this session it is a fresh one; what lay on the desk stays a draft. */
export function layFreshForm(): void {
  const { current } = useSession();
  if (current !== null)
    onDesk.set(deskKey(null), { user: current.user.id, session: current.session, draft: '' });
}

/** A draft belongs to one place in the mail, or to the counter. */
function liesAt(draft: Draft, place: EnvelopePlace | null): boolean {
  const { envelope } = draft;
  if (envelope === null || place === null) return envelope === place;
  return envelope.id === place.id && envelope.position === place.position;
}

interface DraftOptions {
  readonly form: NotificationForm;
  readonly start: () => NotificationValues;
  /** The place in the mail that is typed from; null at the counter. */
  readonly place: EnvelopePlace | null;
}

/** The typed form as a draft in the store: saved with every change, offered again after lock and crash. */
export function useNotificationDraft({ form, start, place }: DraftOptions) {
  const { values, replace } = form;
  const session = useSession();
  const id = ref<string>(crypto.randomUUID());
  /** Kept until the notice is registered, so that a second try after a lost answer makes no second record. */
  const requestId = ref<string>(crypto.randomUUID());
  const revision = ref(0);
  const savedAt = ref<Instant | null>(null);
  const all = shallowRef<readonly Draft[]>([]);
  /** This clerk has typed something from the same envelope that is not on the desk now. */
  const hasMore = ref(false);
  const restored = shallowRef<Draft | null>(null);
  /** What the store holds of the form on the desk; a form nobody has typed into is no draft. */
  let written = JSON.stringify(values);
  let closed = false;

  /** Somebody typed into what is on the desk, or this clerk into something else of the same envelope. */
  const isTyped = computed(() => revision.value > 0 || hasMore.value);
  /** Drafts that lie beside the one on the desk. */
  const others = computed(() => all.value.filter((draft) => draft.id !== id.value));

  async function save(snapshot: { readonly id: string; readonly values: NotificationValues }): Promise<void> {
    if (closed || snapshot.id !== id.value) return;
    const content = JSON.stringify(snapshot.values);
    if (content === written) return;
    revision.value += 1;
    try {
      const saved = await call('draft.save', { ...snapshot, revision: revision.value, envelope: place });
      if (snapshot.id !== id.value) return;
      savedAt.value = saved.savedAt;
      written = content;
    } catch (error) {
      // A locked desk takes nothing any more; what was typed before the lock is in the store.
      if (failureOf(error).code !== 'session.locked') throw error;
    }
  }

  const autosave = useAutosave({ draft: () => ({ id: id.value, values }), save });
  onScopeDispose(session.onBeforeLock(() => autosave.flush()));

  /**
   * Puts a draft or a fresh form on the desk; what lay there is saved first. What another clerk typed from an envelope is continued in a
   * draft of one's own: theirs stays as it is until the notice is registered.
   */
  async function lay(draft: Draft | null): Promise<void> {
    if (!closed) await autosave.flush();
    const kept = draft !== null && !draft.mine && place !== null ? null : draft;
    closed = false;
    id.value = kept?.id ?? crypto.randomUUID();
    requestId.value = crypto.randomUUID();
    revision.value = kept?.revision ?? 0;
    savedAt.value = kept?.savedAt ?? null;
    restored.value = null;
    const next = draft?.values ?? start();
    // A copy is in the store once it is saved for the first time.
    written = draft === kept ? JSON.stringify(next) : '';
    remember();
    replace(next);
    await refresh();
  }

  function remember(): void {
    const { current } = session;
    if (current !== null)
      onDesk.set(deskKey(place), { user: current.user.id, session: current.session, draft: id.value });
  }

  async function refresh(): Promise<void> {
    try {
      const drafts = await call('draft.list', {});
      all.value = drafts.filter((draft) => liesAt(draft, place));
      hasMore.value =
        place !== null &&
        drafts.some((draft) => draft.mine && draft.envelope?.id === place.id && draft.id !== id.value);
    } catch {
      // Nothing to offer; the form itself works on.
      all.value = [];
    }
  }

  /** Brings back what lay on the desk: after a lock or a walk to another page the same, after a crash the newest of this clerk. */
  async function begin(): Promise<void> {
    await refresh();
    const mine = all.value.filter((draft) => draft.mine);
    const left = onDesk.get(deskKey(place));
    const memory = left?.user === session.current?.user.id ? (left ?? null) : null;
    const draft = memory === null ? mine[0] : mine.find((one) => one.id === memory.draft);
    const away = memory?.session !== session.current?.session;
    if (draft === undefined) {
      remember();
      return;
    }
    await lay(draft);
    if (away) restored.value = draft;
  }

  /** Shows what was typed last at this place, whoever typed it; nothing of it may be changed or saved. */
  async function show(): Promise<void> {
    await refresh();
    const [newest] = all.value;
    if (newest === undefined) return;
    closed = true;
    replace(newest.values);
  }

  /** Throws a draft away for good; when it is the one on the desk, a fresh form takes its place. */
  async function discard(draftId: string): Promise<void> {
    if (draftId === id.value) closed = true;
    await call('draft.discard', { id: draftId });
    if (draftId === id.value) await lay(null);
    else await refresh();
  }

  /** The notice is registered: its draft is gone, and a save still under way must not bring it back. */
  function close(): void {
    closed = true;
  }

  return {
    id,
    requestId,
    savedAt,
    others,
    restored,
    isTyped,
    state: autosave.state,
    flush: autosave.flush,
    begin,
    show,
    refresh,
    lay,
    discard,
    close,
  };
}

export type NotificationDraft = ReturnType<typeof useNotificationDraft>;

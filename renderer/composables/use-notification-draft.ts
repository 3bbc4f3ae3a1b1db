import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import type { Draft } from '#shared/contract/desk.ts';
import { failureOf } from '#shared/contract/client.ts';
import type { Instant } from '#shared/dates/day.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import { call } from '../api.ts';
import { useSession } from '../stores/session.ts';
import { useAutosave } from './use-autosave.ts';
import type { NotificationForm } from './use-notification-form.ts';

/** What lay on the desk when the page was left; a fresh form counts too. Null after a crash or in a new window. */
let onDesk: { readonly user: string; readonly session: string; readonly draft: string } | null = null;

/** The next time the form is opened in this session it is a fresh one; what lay on the desk stays a draft. */
export function layFreshForm(): void {
  const { current } = useSession();
  if (current !== null) onDesk = { user: current.user.id, session: current.session, draft: '' };
}

/** The typed form as a draft in the store: saved with every change, offered again after lock and crash. */
export function useNotificationDraft({ values, replace }: NotificationForm, start: () => NotificationValues) {
  const session = useSession();
  const id = ref<string>(crypto.randomUUID());
  /** Kept until the notice is registered, so that a second try after a lost answer makes no second record. */
  const requestId = ref<string>(crypto.randomUUID());
  const revision = ref(0);
  const savedAt = ref<Instant | null>(null);
  const all = shallowRef<readonly Draft[]>([]);
  const restored = shallowRef<Draft | null>(null);
  /** What the store holds of the form on the desk; a form nobody has typed into is no draft. */
  let written = JSON.stringify(values);
  let closed = false;

  /** Drafts that lie beside the one on the desk. */
  const others = computed(() => all.value.filter((draft) => draft.id !== id.value));

  async function save(snapshot: { readonly id: string; readonly values: NotificationValues }): Promise<void> {
    if (closed || snapshot.id !== id.value) return;
    const content = JSON.stringify(snapshot.values);
    if (content === written) return;
    revision.value += 1;
    try {
      const saved = await call('draft.save', { ...snapshot, revision: revision.value });
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

  /** Puts a draft or a fresh form on the desk; what lay there is saved first. */
  async function lay(draft: Draft | null): Promise<void> {
    if (!closed) await autosave.flush();
    closed = false;
    id.value = draft?.id ?? crypto.randomUUID();
    requestId.value = crypto.randomUUID();
    revision.value = draft?.revision ?? 0;
    savedAt.value = draft?.savedAt ?? null;
    restored.value = null;
    const next = draft?.values ?? start();
    written = JSON.stringify(next);
    remember();
    replace(next);
    await refresh();
  }

  function remember(): void {
    const { current } = session;
    if (current !== null) onDesk = { user: current.user.id, session: current.session, draft: id.value };
  }

  async function refresh(): Promise<void> {
    try {
      all.value = await call('draft.list', {});
    } catch {
      // Nothing to offer; the form itself works on.
      all.value = [];
    }
  }

  /** Brings back what lay on the desk: after a lock or a walk to another page the same, after a crash the newest of this clerk. */
  async function begin(): Promise<void> {
    await refresh();
    const mine = all.value.filter((draft) => draft.mine);
    const memory = onDesk?.user === session.current?.user.id ? onDesk : null;
    const draft = memory === null ? mine[0] : mine.find((one) => one.id === memory.draft);
    const away = memory?.session !== session.current?.session;
    if (draft === undefined) {
      remember();
      return;
    }
    await lay(draft);
    if (away) restored.value = draft;
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
    state: autosave.state,
    flush: autosave.flush,
    begin,
    lay,
    discard,
    close,
  };
}

export type NotificationDraft = ReturnType<typeof useNotificationDraft>;

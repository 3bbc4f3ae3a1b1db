import { onScopeDispose, readonly, ref, watch } from 'vue';

export type AutosaveState = 'clean' | 'saving' | 'saved' | 'failed';

interface AutosaveOptions<Draft> {
  /** What is typed, as plain JSON; watched deeply. */
  readonly draft: () => Draft;
  /** Writes one snapshot; rejects when it could not be written. Never called twice at once, always with the newest content. */
  readonly save: (snapshot: Draft) => Promise<void>;
}

/** Least time between the starts of two writes: a key press is written at once, a burst of them together. */
const spacing = 50;
const retryAfter = [300, 1000, 3000, 10_000] as const;

/**
 * Writes a draft as it is typed, so that a cut of power costs one key press at most. A change is written at once; what changes while a
 * write is under way goes with the next one, in order. A failed write is tried again until it succeeds. Leaving the field or the
 * page writes what is still waiting.
 */
export function useAutosave<Draft>({ draft, save }: AutosaveOptions<Draft>) {
  const state = ref<AutosaveState>('clean');
  /** Milliseconds since the epoch of the last acknowledged write. */
  const savedAt = ref<number | null>(null);
  let unsaved = false;
  let writing: Promise<void> | null = null;
  let timer: number | undefined;
  let startedAt = 0;
  let failures = 0;
  let stopped = false;

  function schedule(wait: number): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void write(), wait);
  }

  function write(): Promise<void> {
    window.clearTimeout(timer);
    writing ??= run().finally(() => (writing = null));
    return writing;
  }

  async function run(): Promise<void> {
    if (!unsaved) return;
    unsaved = false;
    startedAt = Date.now();
    state.value = 'saving';
    try {
      await save(snapshotOf(draft()));
      failures = 0;
      savedAt.value = Date.now();
      state.value = 'saved';
    } catch {
      // The reason is shown by whoever calls; here it only matters that nothing typed is given up.
      unsaved = true;
      state.value = 'failed';
      failures += 1;
    }
    // What changed meanwhile.
    if (isUnsaved() && !stopped)
      schedule(failures === 0 ? restOfSpacing() : (retryAfter[failures - 1] ?? 10_000));
  }

  /** Asked through a function, because it changes while a write is awaited. */
  function isUnsaved(): boolean {
    return unsaved;
  }

  function restOfSpacing(): number {
    return Math.max(0, startedAt + spacing - Date.now());
  }

  /** Writes what waits; resolves when it is acknowledged or has failed once more. */
  async function flush(): Promise<void> {
    if (writing !== null) await writing;
    if (isUnsaved()) await write();
  }

  const stopWatching = watch(
    draft,
    () => {
      unsaved = true;
      // A write under way picks up what is newest when it ends.
      if (writing === null) schedule(restOfSpacing());
    },
    { deep: true, flush: 'sync' },
  );
  const onLeave = () => void flush();

  window.addEventListener('focusout', onLeave);
  window.addEventListener('pagehide', onLeave);
  document.addEventListener('visibilitychange', onLeave);
  onScopeDispose(() => {
    stopWatching();
    stopped = true;
    window.removeEventListener('focusout', onLeave);
    window.removeEventListener('pagehide', onLeave);
    document.removeEventListener('visibilitychange', onLeave);
    void flush();
  });

  return { state: readonly(state), savedAt: readonly(savedAt), flush };
}

/** A copy of its own: the form goes on changing while the snapshot travels, and a reactive proxy cannot be cloned by structure. */
function snapshotOf<Draft>(content: Draft): Draft {
  return JSON.parse(JSON.stringify(content)) as Draft;
}

import { effectScope, reactive } from 'vue';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useAutosave } from '../../renderer/composables/use-autosave.ts';

interface Draft {
  text: string;
}

/** A store that takes its time and can be told to fail; the write under way is counted to see that there is never a second one. */
function slowStore(milliseconds: number) {
  const written: string[] = [];
  const store = { written, failing: false, atOnce: 0, most: 0, save };
  async function save({ text }: Draft): Promise<void> {
    store.atOnce += 1;
    store.most = Math.max(store.most, store.atOnce);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    store.atOnce -= 1;
    if (store.failing) throw new Error('disk full');
    written.push(text);
  }
  return store;
}

function start(store: ReturnType<typeof slowStore>) {
  const draft = reactive<Draft>({ text: '' });
  const scope = effectScope();
  const autosave = scope.run(() => useAutosave({ draft: () => draft, save: store.save }));
  if (autosave === undefined) throw new Error('the scope was stopped');
  return { draft, scope, ...autosave };
}

beforeEach(() => {
  vi.useFakeTimers();
  const page = new EventTarget();
  vi.stubGlobal(
    'window',
    Object.assign(page, {
      setTimeout: (run: () => void, wait: number) => setTimeout(run, wait),
      clearTimeout: (timer: NodeJS.Timeout) => clearTimeout(timer),
    }),
  );
  vi.stubGlobal('document', new EventTarget());
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a key press is written at once, before the next one comes', async () => {
  const store = slowStore(5);
  const { draft, state, scope } = start(store);
  for (const letter of 'KARIMOV') {
    draft.text += letter;
    await vi.advanceTimersByTimeAsync(80);
    expect(store.written.at(-1)).toBe(draft.text);
  }
  expect(state.value).toBe('saved');
  scope.stop();
});

test('what changes during a write goes with the next one, never two at once, the newest last', async () => {
  const store = slowStore(120);
  const { draft, scope } = start(store);
  for (let count = 1; count <= 30; count += 1) {
    draft.text = String(count);
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(500);
  expect(store.most).toBe(1);
  expect(store.written.at(-1)).toBe('30');
  expect(store.written.length).toBeLessThan(10);
  expect(store.written).toEqual([...store.written].sort((left, right) => Number(left) - Number(right)));
  scope.stop();
});

test('a failed write is tried again by itself with what is newest', async () => {
  const store = slowStore(5);
  const { draft, state, scope } = start(store);
  store.failing = true;
  draft.text = 'first';
  await vi.advanceTimersByTimeAsync(20);
  expect(state.value).toBe('failed');
  draft.text = 'second';
  await vi.advanceTimersByTimeAsync(20);
  store.failing = false;
  await vi.advanceTimersByTimeAsync(2000);
  expect(store.written).toEqual(['second']);
  expect(state.value).toBe('saved');
  scope.stop();
});

test.each(['focusout', 'pagehide'])('%s writes what still waits', async (name) => {
  const store = slowStore(5);
  const { draft, scope } = start(store);
  draft.text = 'a';
  await vi.advanceTimersByTimeAsync(10);
  draft.text = 'ab';
  window.dispatchEvent(new Event(name));
  await vi.advanceTimersByTimeAsync(6);
  expect(store.written).toEqual(['a', 'ab']);
  scope.stop();
});

test('flush resolves when everything typed is acknowledged', async () => {
  const store = slowStore(50);
  const { draft, flush, scope } = start(store);
  draft.text = 'a';
  await vi.advanceTimersByTimeAsync(10);
  draft.text = 'ab';
  const flushed = flush();
  await vi.advanceTimersByTimeAsync(150);
  await flushed;
  expect(store.written).toEqual(['a', 'ab']);
  scope.stop();
});

test('leaving the page writes the rest and then keeps still', async () => {
  const store = slowStore(5);
  const { draft, scope } = start(store);
  draft.text = 'last';
  scope.stop();
  await vi.advanceTimersByTimeAsync(100);
  expect(store.written).toEqual(['last']);
  draft.text = 'after';
  await vi.advanceTimersByTimeAsync(1000);
  expect(store.written).toEqual(['last']);
});

test('nothing is written before anything changes', async () => {
  const store = slowStore(5);
  const { state, scope } = start(store);
  window.dispatchEvent(new Event('focusout'));
  await vi.advanceTimersByTimeAsync(1000);
  expect(store.written).toEqual([]);
  expect(state.value).toBe('clean');
  scope.stop();
});

import { effectScope } from 'vue';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { coverPage, shortcuts, useShortcuts } from '../../renderer/composables/use-shortcuts.ts';
import type { ShortcutHandler, ShortcutName } from '../../renderer/composables/use-shortcuts.ts';

interface Press {
  readonly code: string;
  readonly ctrlKey?: boolean;
  readonly altKey?: boolean;
  readonly shiftKey?: boolean;
  readonly metaKey?: boolean;
  readonly isComposing?: boolean;
}

function press(keys: Press): Event {
  const up = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, isComposing: false };
  const event = Object.assign(new Event('keydown', { cancelable: true }), { ...up, ...keys });
  window.dispatchEvent(event);
  return event;
}

function listen(handlers: Partial<Record<ShortcutName, ShortcutHandler>>): () => void {
  const scope = effectScope();
  scope.run(() => useShortcuts(handlers));
  return () => scope.stop();
}

beforeEach(() => vi.stubGlobal('window', new EventTarget()));
afterEach(() => vi.unstubAllGlobals());

describe('a chord', () => {
  test.each<[ShortcutName, Press]>([
    ['search', { code: 'KeyK', ctrlKey: true }],
    ['search', { code: 'F3' }],
    ['newNotification', { code: 'KeyN', ctrlKey: true }],
    ['nextForeigner', { code: 'KeyN', ctrlKey: true, shiftKey: true }],
    ['accept', { code: 'NumpadEnter', ctrlKey: true }],
    ['zones', { code: 'F6', shiftKey: true }],
    ['rail9', { code: 'Digit9', altKey: true }],
    ['allKeys', { code: 'Slash', ctrlKey: true }],
  ])('answers as %s', (name, keys) => {
    const handler = vi.fn();
    const stop = listen({ [name]: handler });
    expect(press(keys).defaultPrevented).toBe(true);
    expect(handler).toHaveBeenCalledOnce();
    stop();
    expect(press(keys).defaultPrevented).toBe(false);
    expect(handler).toHaveBeenCalledOnce();
  });

  test.each<[string, Press]>([
    ['a letter typed with AltGr', { code: 'KeyL', ctrlKey: true, altKey: true }],
    ['a key of the system', { code: 'KeyL', ctrlKey: true, metaKey: true }],
    ['a letter being composed', { code: 'KeyL', ctrlKey: true, isComposing: true }],
    ['the bare letter', { code: 'KeyL' }],
  ])('is not %s', (_, keys) => {
    const handler = vi.fn();
    const stop = listen({ lock: handler });
    expect(press(keys).defaultPrevented).toBe(false);
    expect(handler).not.toHaveBeenCalled();
    stop();
  });

  test('belongs to one shortcut only', () => {
    const chords = Object.values(shortcuts).flatMap((shortcut): readonly string[] => shortcut.chords);
    expect(new Set(chords).size).toBe(chords.length);
  });
});

test('the newest listener is asked first, an older one when it refuses', () => {
  const older = vi.fn();
  const newer = vi.fn(() => false);
  const stops = [listen({ back: older }), listen({ back: newer })];
  press({ code: 'Escape' });
  expect(newer).toHaveBeenCalledOnce();
  expect(older).toHaveBeenCalledOnce();
  newer.mockReturnValue(true);
  press({ code: 'Escape' });
  expect(older).toHaveBeenCalledOnce();
  for (const stop of stops) stop();
});

test('the browser keeps the key when everybody refuses', () => {
  const stop = listen({ print: () => false });
  expect(press({ code: 'KeyP', ctrlKey: true }).defaultPrevented).toBe(false);
  stop();
});

test('under a dialog the page keeps quiet, but locks', () => {
  const page = { accept: vi.fn(), lock: vi.fn() };
  const dialog = vi.fn();
  const stopPage = listen(page);
  const uncover = coverPage();
  const stopDialog = listen({ accept: dialog });
  press({ code: 'Enter', ctrlKey: true });
  press({ code: 'KeyL', ctrlKey: true });
  expect(dialog).toHaveBeenCalledOnce();
  expect(page.accept).not.toHaveBeenCalled();
  expect(page.lock).toHaveBeenCalledOnce();
  stopDialog();
  uncover();
  uncover();
  press({ code: 'Enter', ctrlKey: true });
  expect(page.accept).toHaveBeenCalledOnce();
  stopPage();
});

import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { keysOf } from '#tests/fixtures/mrz.ts';

/* A clerk's hands and a reader's keys. Key events carry the place of the key and the letter of the layout, as real ones do. */

export type Layout = 'latin' | 'russian' | 'kazakh';

const lettersOf: Readonly<Record<Exclude<Layout, 'latin'>, Readonly<Record<string, string>>>> = {
  russian: lettersByKey('йцукенгшщзхъфывапролджэячсмитьбю'),
  // The digits' row has the letters of Kazakh alone; with Ctrl it is the same place as under any layout.
  kazakh: {
    ...lettersByKey('йцукенгшщзхъфывапролджэячсмитьбю'),
    Digit2: 'ә',
    Digit3: 'і',
    Digit4: 'ң',
    Digit5: 'ғ',
    Digit8: 'ү',
    Digit9: 'ұ',
    Digit0: 'қ',
    Minus: 'ө',
    Equal: 'һ',
  },
};

function lettersByKey(letters: string): Record<string, string> {
  const places =
    'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period';
  return Object.fromEntries(places.split(' ').map((place, at) => [place, letters.charAt(at)]));
}

/** The character a key gives under a layout; Enter and other named keys are their own names. */
function characterOf(code: string, shift: boolean, layout: Layout): string {
  const own = layout === 'latin' ? undefined : lettersOf[layout][code];
  if (own !== undefined) return shift ? own.toUpperCase() : own;
  if (code.startsWith('Key')) return shift ? code.slice(3) : code.slice(3).toLowerCase();
  if (code.startsWith('Digit')) return code.slice(5);
  return { Comma: shift ? '<' : ',', Slash: '/', Space: ' ' }[code] ?? code;
}

interface Stroke {
  readonly code: string;
  readonly shift?: boolean;
  readonly ctrl?: boolean;
  readonly alt?: boolean;
}

const namedKeyCodes: Readonly<Record<string, number>> = {
  Enter: 13,
  Escape: 27,
  Tab: 9,
  F1: 112,
  F2: 113,
  F3: 114,
  F4: 115,
  F6: 117,
  F8: 119,
};

/** A key going down, as the browser's input protocol takes it; nothing on the page waits for it to come up again. */
function keyDown({ code, shift = false, ctrl = false, alt = false }: Stroke, layout: Layout) {
  const key = characterOf(code, shift, layout);
  const plain = !ctrl && !alt;
  const typed = plain && key.length === 1 ? key : plain && code === 'Enter' ? '\r' : undefined;
  return {
    type: typed === undefined ? ('rawKeyDown' as const) : ('keyDown' as const),
    code,
    key,
    modifiers: (alt ? 1 : 0) + (ctrl ? 2 : 0) + (shift ? 8 : 0),
    windowsVirtualKeyCode: namedKeyCodes[code] ?? letterKeyCode(code),
    ...(typed === undefined ? {} : { text: typed }),
  };
}

/** Letters and digits have the code of what is printed on the key. */
const letterKeyCode = (code: string): number =>
  /^(?:Key|Digit)./u.test(code) ? code.charCodeAt(code.length - 1) : 0;

const sessions = new WeakMap<Page, Promise<CDPSession>>();

function keyboardOf(page: Page): Promise<CDPSession> {
  const known = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, known);
  return known;
}

/** Milliseconds between two keys of a reader. */
const READER_PACE_MS = 12;

/**
 * Presses keys at a reader's pace, without waiting for the page between them. Each carries the moment it was struck, as events of a
 * real keyboard do, so that a computer busy with other tests neither hurries nor slows them. Ends when the last one would be struck.
 */
async function strike(page: Page, strokes: readonly Stroke[], layout: Layout): Promise<void> {
  const keyboard = await keyboardOf(page);
  const from = Date.now();
  await Promise.all(
    strokes.map((stroke, at) => {
      const timestamp = (from + at * READER_PACE_MS) / 1_000;
      return keyboard.send('Input.dispatchKeyEvent', { ...keyDown(stroke, layout), timestamp });
    }),
  );
  await setTimeout(Math.max(0, from + (strokes.length - 1) * READER_PACE_MS - Date.now()));
}

/** A reader's Enter after a scan is swallowed for this long; a clerk takes longer to put the document down. */
const AFTER_SCAN_MS = 350;

/** Scans a document: every line of its zone, each with the reader's Enter, whatever the layout is. */
export async function scan(page: Page, zone: string, layout: Layout = 'latin'): Promise<void> {
  await strike(page, keysOf(`${zone}\n`), layout);
  await setTimeout(AFTER_SCAN_MS);
}

/** `Ctrl+KeyK` under a layout. */
export async function chord(page: Page, keys: string, layout: Layout = 'latin'): Promise<void> {
  const parts = keys.split('+');
  const code = parts.at(-1) ?? '';
  const modifiers = new Set(parts.slice(0, -1));
  await strike(
    page,
    [{ code, shift: modifiers.has('Shift'), ctrl: modifiers.has('Ctrl'), alt: modifiers.has('Alt') }],
    layout,
  );
}

/** Types at the cursor at once, as an input method does: no pace a reader could be taken for. */
export const type = (page: Page, text: string): Promise<void> => page.keyboard.insertText(text);

/** Types letter by letter at a person's pace, one key press each. */
export async function typeSlowly(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 65 });
}

export const enter = (page: Page): Promise<void> => page.keyboard.press('Enter');

/** Id of the field the cursor is in; of its group for radio buttons; null outside of fields. */
export function fieldAtCursor(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const active = document.activeElement;
    const group = active?.closest('[role=radiogroup], [role=group][id]');
    return group?.id ?? (active === document.body ? 'body' : (active?.id ?? null));
  });
}

/** Goes on with Enter until the cursor is in this field, as hands do that skip what the visitor does not have. */
export async function enterUntil(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await fieldAtCursor(page)) === id) return;
    await enter(page);
  }
  throw new Error(`Enter never reaches ${id}`);
}

/** Goes on with Tab until the cursor is in this field. */
export async function tabUntil(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await fieldAtCursor(page)) === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${id}`);
}

import { onScopeDispose } from 'vue';
import type { MessageKey } from '../messages/index.ts';

interface ShortcutDefinition {
  /** By `event.code`, so the same under Latin, Russian and Kazakh layouts. */
  readonly chords: readonly string[];
  /** As printed on the keys. */
  readonly shown: string;
  readonly does: MessageKey;
}

/** All keys of the product, in the order of the list under Ctrl+/. */
export const shortcuts = {
  search: { chords: ['Ctrl+KeyK', 'F3'], shown: 'Ctrl+K, F3', does: 'keys.search' },
  newNotification: { chords: ['Ctrl+KeyN'], shown: 'Ctrl+N', does: 'keys.newNotification' },
  nextForeigner: { chords: ['Ctrl+Shift+KeyN'], shown: 'Ctrl+Shift+N', does: 'keys.nextForeigner' },
  openEnvelope: { chords: ['Ctrl+KeyE'], shown: 'Ctrl+E', does: 'keys.openEnvelope' },
  nextField: { chords: [], shown: 'Enter', does: 'keys.nextField' },
  accept: { chords: ['Ctrl+Enter', 'Ctrl+NumpadEnter'], shown: 'Ctrl+Enter', does: 'keys.accept' },
  takeOver: { chords: ['Ctrl+KeyD'], shown: 'Ctrl+D', does: 'keys.takeOver' },
  print: { chords: ['Ctrl+KeyP'], shown: 'Ctrl+P', does: 'keys.print' },
  rail: { chords: [], shown: 'Alt+1…9', does: 'keys.rail' },
  help: { chords: ['F1'], shown: 'F1', does: 'keys.help' },
  correct: { chords: ['F2'], shown: 'F2', does: 'keys.correct' },
  list: { chords: [], shown: 'F4', does: 'keys.list' },
  zones: { chords: ['F6', 'Shift+F6'], shown: 'F6', does: 'keys.zones' },
  nextProblem: { chords: ['F8'], shown: 'F8', does: 'keys.nextProblem' },
  scanPane: { chords: ['F9'], shown: 'F9', does: 'keys.scanPane' },
  back: { chords: ['Escape'], shown: 'Esc', does: 'keys.back' },
  lock: { chords: ['Ctrl+KeyL'], shown: 'Ctrl+L', does: 'keys.lock' },
  allKeys: { chords: ['Ctrl+Slash'], shown: 'Ctrl+/', does: 'keys.all' },
} as const satisfies Record<string, ShortcutDefinition>;

export type ShortcutName = keyof typeof shortcuts | `rail${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

/** May refuse by returning false: the key then goes on to whoever had it before, in the end to the browser. */
export type ShortcutHandler = (event: KeyboardEvent) => unknown;

interface Registration {
  readonly name: ShortcutName;
  readonly handler: ShortcutHandler;
  readonly depth: number;
}

const registrations: Registration[] = [];
const nameByChord = new Map<string, ShortcutName>(
  Object.entries(shortcuts).flatMap(([name, { chords }]) =>
    chords.map((chord) => [chord, name as ShortcutName]),
  ),
);
for (const digit of [1, 2, 3, 4, 5, 6, 7, 8, 9] as const)
  nameByChord.set(`Alt+Digit${digit}`, `rail${digit}`);

/** How many dialogs lie over the page; what lies under them keeps quiet. */
let depth = 0;

/**
 * Answers shortcuts for as long as the calling component lives; of several that answer the same one, the newest is asked first.
 * While a dialog is open only the dialog's own content and the lock answer.
 */
export function useShortcuts(handlers: Partial<Record<ShortcutName, ShortcutHandler>>): void {
  const added = Object.entries(handlers).map(([name, handler]) => ({
    name: name as ShortcutName,
    handler,
    depth,
  }));
  if (registrations.length === 0) window.addEventListener('keydown', onKeydown);
  registrations.push(...added);
  onScopeDispose(() => {
    for (const registration of added) registrations.splice(registrations.indexOf(registration), 1);
    if (registrations.length === 0) window.removeEventListener('keydown', onKeydown);
  });
}

/** For {@link DialogBox}: one more layer over the page, until the returned function is called. */
export function coverPage(): () => void {
  depth += 1;
  let covered = true;
  return () => {
    if (covered) depth -= 1;
    covered = false;
  };
}

/** The shortcuts somebody would answer now, for the list under Ctrl+/. */
export function answeredShortcuts(): ReadonlySet<ShortcutName> {
  return new Set(registrations.map(({ name }) => name));
}

/** `Ctrl+Shift+KeyN`, from a key press. AltGr, which comes as Ctrl and Alt, types letters and is no chord of ours. */
export function chordOf(event: KeyboardEvent): string {
  const modifiers = [
    event.ctrlKey ? 'Ctrl+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey ? 'Shift+' : '',
  ];
  return modifiers.join('') + event.code;
}

function onKeydown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.metaKey) return;
  const name = nameByChord.get(chordOf(event));
  if (name === undefined) return;
  const answering = registrations.filter(
    (one) => one.name === name && (one.depth >= depth || name === 'lock'),
  );
  for (const { handler } of answering.reverse()) {
    if (handler(event) === false) continue;
    event.preventDefault();
    return;
  }
}

/** Physical keys of a United States keyboard by KeyboardEvent.code: what they give alone and with Shift. */
const symbolKeys: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['Digit1', ['1', '!']],
  ['Digit2', ['2', '@']],
  ['Digit3', ['3', '#']],
  ['Digit4', ['4', '$']],
  ['Digit5', ['5', '%']],
  ['Digit6', ['6', '^']],
  ['Digit7', ['7', '&']],
  ['Digit8', ['8', '*']],
  ['Digit9', ['9', '(']],
  ['Digit0', ['0', ')']],
  ['Minus', ['-', '_']],
  ['Equal', ['=', '+']],
  ['BracketLeft', ['[', '{']],
  ['BracketRight', [']', '}']],
  ['Backslash', ['\\', '|']],
  ['Semicolon', [';', ':']],
  ['Quote', ["'", '"']],
  ['Backquote', ['`', '~']],
  ['Comma', [',', '<']],
  ['Period', ['.', '>']],
  ['Slash', ['/', '?']],
  // The extra key of ISO keyboards, which readers set to a European layout use for `<`.
  ['IntlBackslash', ['<', '>']],
  ['Space', [' ', ' ']],
  ['Enter', ['\n', '\n']],
  ['NumpadEnter', ['\n', '\n']],
  ['Tab', ['\t', '\t']],
  ['NumpadDecimal', ['.', '.']],
  ['NumpadDivide', ['/', '/']],
  ['NumpadMultiply', ['*', '*']],
  ['NumpadSubtract', ['-', '-']],
  ['NumpadAdd', ['+', '+']],
]);

/**
 * The character a key gives on a United States layout, whatever layout is active: `code` is KeyboardEvent.code. Enter gives a line
 * feed, Tab a tab; null for keys that give no character (Shift, arrows, F1).
 */
export function letterOf(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  const digit = /^Numpad(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  return symbolKeys.get(code)?.[shift ? 1 : 0] ?? null;
}

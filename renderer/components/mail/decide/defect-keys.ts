/** Keys that tick a line, in the order of the lines: figures, then the row of letters below them, by their place on the keyboard. */
const codes = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 0].map((digit) => `Digit${String(digit)}`),
  ...['Q', 'W', 'E', 'R', 'T', 'Y', 'U', 'I', 'O', 'P'].map((letter) => `Key${letter}`),
];

/** As printed on the key of a line; empty when there are more lines than keys. */
export const keyOfLine = (position: number): string => codes[position]?.slice(-1) ?? '';

/** The line a key ticks, whatever the layout; null for any other key. */
export function lineOfKey(code: string): number | null {
  const at = codes.indexOf(code.replace('Numpad', 'Digit'));
  return at < 0 ? null : at;
}

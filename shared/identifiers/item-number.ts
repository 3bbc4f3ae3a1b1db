import { normaliseS10 } from './s10.ts';

/** The shape of a number of a postal item (UPU S10), right check digit or not. */
const shape = /^[A-Z]{2}\d{9}[A-Z]{2}$/;

/** What a reader scanned as the number of a postal item; null when it is something else. */
export function scannedItemNumber(text: string): string | null {
  const item = normaliseS10(text);
  return shape.test(item) ? item : null;
}

/** `RR123456785KZ` → `RR 123 456 785 KZ`, as it is printed on the label; anything else as it is. */
export function readableItemNumber(text: string): string {
  const item = scannedItemNumber(text);
  if (item === null) return text;
  return [item.slice(0, 2), item.slice(2, 5), item.slice(5, 8), item.slice(8, 11), item.slice(11)].join(' ');
}

/** Letters of the Russian and the Kazakh layout by the United States key they lie on. */
const keysOfCyrillic: ReadonlyMap<string, string> = new Map(
  [
    ['йцукенгшщзфывапролдячсмить', 'qwertyuiopasdfghjklzxcvbnm'],
    // The row of figures of the Kazakh layout.
    ['"әіңғ,.үұқ', '1234567890'],
  ].flatMap(([letters = '', keys = '']) =>
    Array.from(letters).map((letter, at) => [letter, keys.charAt(at)] as const),
  ),
);

/**
 * The number somebody typed with a Cyrillic layout on: `КК123456785ЛЯ` → `RR123456785KZ`, by the keys that were pressed. Null when the
 * text has no Cyrillic letter or is no item number on those keys either.
 */
export function itemNumberByKeys(text: string): string | null {
  if (!/\p{Script=Cyrillic}/u.test(text)) return null;
  const letters = Array.from(text.toLowerCase()).map((letter) => keysOfCyrillic.get(letter) ?? letter);
  return scannedItemNumber(letters.join(''));
}

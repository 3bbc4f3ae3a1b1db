import { AppError } from '#shared/errors.ts';
import type { FeedEncoding } from '#shared/imports/upload.ts';

/** Where KZ-1048 (STRK1048-2002) has other letters than Windows-1251, from which it was made. */
const kazakhLetters: ReadonlyMap<string, string> = new Map([
  ['Ќ', 'Қ'],
  ['Џ', 'Һ'],
  ['ќ', 'қ'],
  ['џ', 'һ'],
  ['Ў', 'Ұ'],
  ['ў', 'ұ'],
  ['Ј', 'Ә'],
  ['Ґ', 'Ө'],
  ['Є', 'Ғ'],
  ['Ї', 'Ү'],
  ['ґ', 'ө'],
  ['є', 'ғ'],
  ['ј', 'ә'],
  ['Ѕ', 'Ң'],
  ['ѕ', 'ң'],
  ['ї', 'ү'],
]);
const otherLetters = /[ЌЏќџЎўЈҐЄЇґєјЅѕї]/g;

const looked = 256 * 1024;

function countWhere(bytes: Uint8Array, test: (byte: number, index: number) => boolean): number {
  let found = 0;
  bytes.subarray(0, looked).forEach((byte, index) => {
    if (test(byte, index)) found += 1;
  });
  return found;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * The encoding of a text file: by its mark, by zero bytes at every second place, as UTF-8 when it is exactly that; otherwise one of the
 * single-byte Cyrillic ones, told apart by where their letters lie. The last is a guess, shown with a sample for a person to judge.
 */
export function detectEncoding(bytes: Uint8Array): FeedEncoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sampled = Math.min(bytes.length, looked);
  const zerosAt = (odd: 0 | 1) => countWhere(bytes, (byte, index) => byte === 0 && index % 2 === odd);
  const [evenZeros, oddZeros] = [zerosAt(0), zerosAt(1)];
  if (sampled % 2 === 0 && evenZeros === 0 && oddZeros > sampled / 8) return 'utf-16le';
  if (sampled % 2 === 0 && oddZeros === 0 && evenZeros > sampled / 8) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  const high = countWhere(bytes, (byte) => byte >= 0x80);
  // Capitals and half of the small letters of IBM 866 lie where Windows-1251 has quotation marks and rare letters.
  if (countWhere(bytes, (byte) => byte >= 0x80 && byte <= 0xaf) > high * 0.55) return 'ibm866';
  const text = new TextDecoder('windows-1251').decode(bytes.subarray(0, looked));
  return (text.match(otherLetters) ?? []).length > 0 ? 'kz-1048' : 'windows-1251';
}

/** @throws AppError `feed.encoding` { encoding } when the bytes are not text of that encoding. */
export function decodeText(bytes: Uint8Array, encoding: FeedEncoding): string {
  const label = encoding === 'kz-1048' ? 'windows-1251' : encoding;
  let text: string;
  try {
    text = new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('feed.encoding', { encoding });
  }
  if (encoding !== 'kz-1048') return text;
  return text.replace(otherLetters, (letter) => kazakhLetters.get(letter) ?? letter);
}

import { AppError } from '#shared/errors.ts';
import type { Random } from './keys.ts';

/**
 * The recovery code: 33 random symbols of five bits (165 bits) and two check symbols, printed as seven groups of five.
 *
 * Symbols are Crockford's base 32 (no I, L, O, U). The check follows ISO 7064's pure systems: the 35 symbols read as one number in
 * base 32 leave the rest 1 on division by the prime 1021. As 32 has the order 204 modulo 1021, every single wrong symbol and every
 * exchange of two symbols, near or far, is found.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DATA_SYMBOLS = 33;
const CODE_SYMBOLS = 35;
const GROUP = 5;
const MODULUS = 1021;

/** Letters a person may read or type in place of a symbol: look-alikes, and Cyrillic ones typed under a Russian or Kazakh layout. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  О: '0',
  І: '1',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  У: 'Y',
};

/** A new recovery code as it is shown and printed: `XXXXX-XXXXX-…`, seven groups. */
export function createRecoveryCode(random: Random): string {
  const data = Array.from(random(DATA_SYMBOLS), (byte) => byte & 31);
  const check = (MODULUS + 1 - ((rest(data) * 1024) % MODULUS)) % MODULUS;
  return print([...data, check >> 5, check & 31]);
}

/**
 * Reads a recovery code as a person types it: any case, spaces or dashes anywhere, O for 0, I or L for 1, Cyrillic look-alikes.
 *
 * @returns the 35 symbols as bytes of ASCII, the secret behind the recovery slot. Wipe it after use.
 * @throws AppError `recovery.length` { expected, found }, `recovery.symbol` { position } counted from 1, `recovery.mistyped`.
 */
export function readRecoveryCode(text: string): Buffer {
  const typed = Array.from(text.slice(0, 1000).toUpperCase()).filter(
    (letter) => !/[\s\p{Pd}\u2212_.]/u.test(letter),
  );
  const symbols = typed.map((letter, index) => {
    const value = ALPHABET.indexOf(LOOK_ALIKES[letter] ?? letter);
    if (value < 0) throw new AppError('recovery.symbol', { position: index + 1 });
    return value;
  });
  if (symbols.length !== CODE_SYMBOLS) {
    throw new AppError('recovery.length', { expected: CODE_SYMBOLS, found: symbols.length });
  }
  if (rest(symbols) !== 1) throw new AppError('recovery.mistyped');
  return Buffer.from(symbols.map((value) => ALPHABET.charCodeAt(value)));
}

function rest(symbols: readonly number[]): number {
  return symbols.reduce((sum, value) => (sum * 32 + value) % MODULUS, 0);
}

function print(symbols: readonly number[]): string {
  const text = symbols.map((value) => ALPHABET.charAt(value)).join('');
  return Array.from({ length: CODE_SYMBOLS / GROUP }, (_, index) =>
    text.slice(index * GROUP, (index + 1) * GROUP),
  ).join('-');
}

import { normaliseIdentifier, warning, type IdentifierWarning } from './warning.ts';

const weights = [8, 6, 4, 2, 3, 5, 9, 7];
const itemPattern = /^[A-Z]{2}\d{9}[A-Z]{2}$/;
const length = 13;

/** Check digit of the eight-digit serial number of a postal item (UPU standard S10); null when the text is not eight digits. */
export function s10CheckDigit(eight: string): number | null {
  if (!/^\d{8}$/.test(eight)) return null;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(eight[index]), 0);
  const digit = 11 - (sum % 11);
  if (digit === 10) return 0;
  return digit === 11 ? 5 : digit;
}

/** Upper case without blanks and dashes: `RR 123 456 785 kz` → `RR123456785KZ`. */
export function normaliseS10(text: string): string {
  return normaliseIdentifier(text).replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/**
 * Looks at a postal item number: service (two letters), serial, check digit, country (two letters). Nothing typed gives no warning.
 * Codes: identifier.length { expected, found }, .characters, .checksum. Numbers may return after twelve months: never a key.
 */
export function inspectS10(text: string): IdentifierWarning[] {
  const item = normaliseS10(text);
  if (item === '') return [];
  if (item.length !== length) return [warning('identifier.length', { expected: length, found: item.length })];
  if (!itemPattern.test(item)) return [warning('identifier.characters')];
  return s10CheckDigit(item.slice(2, 10)) === Number(item[10]) ? [] : [warning('identifier.checksum')];
}

/** Shortest password that may be used alone (NIST SP 800-63B-4), in Unicode characters after NFKC. */
export const minPasswordLength = 15;
export const maxPasswordLength = 128;

export type PasswordFault = 'short' | 'long' | 'monotonous' | 'ownWords' | 'common';

/** Rows of the keyboards in use here, and counting: what fingers run along when nobody watches. */
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'йцукенгшщзхъфывапролджэячсмитьбю',
  'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  '01234567890123456789',
];
const commonWords = [
  'password',
  'пароль',
  'құпиясөз',
  'qabyldau',
  'қабылдау',
  'migration',
  'миграция',
  'admin',
  'администратор',
  'qwerty',
  'йцукен',
  'kazakhstan',
  'казахстан',
  'қазақстан',
];
const fewestDistinct = 6;
/** Letters that must be left once run-along rows, common and own words are taken out. */
const fewestOwnLetters = 8;

function withoutRuns(text: string): string {
  const rows = [...runs, ...runs.map((row) => Array.from(row).reverse().join(''))];
  let left = text;
  for (const row of rows) {
    for (let length = Math.min(row.length, left.length); length >= 4; length -= 1) {
      for (let start = 0; start + length <= row.length; start += 1)
        left = left.replaceAll(row.slice(start, start + length), '');
    }
  }
  return left;
}

/**
 * What is wrong with a new password, or null. Length decides; there are no rules about kinds of characters, and none about changing it.
 * Refused besides: few different characters, keyboard rows and counting, common words and the person's own names with little else.
 *
 * @param ownWords log-in, name and office words that anybody would try first
 */
export function judgePassword(password: string, ownWords: readonly string[] = []): PasswordFault | null {
  const text = password.normalize('NFKC');
  const letters = Array.from(text);
  if (letters.length < minPasswordLength) return 'short';
  if (letters.length > maxPasswordLength) return 'long';
  if (new Set(letters).size < fewestDistinct) return 'monotonous';
  const lower = text.toLowerCase();
  const own = ownWords
    .flatMap((words) =>
      words
        .normalize('NFKC')
        .toLowerCase()
        .split(/[\s.,-]+/),
    )
    .filter((word) => word.length >= 3);
  const withoutOwn = own.reduce((left, word) => left.replaceAll(word, ''), lower);
  if (own.length > 0 && Array.from(withoutOwn).length < fewestOwnLetters) return 'ownWords';
  const left = withoutRuns(commonWords.reduce((rest, word) => rest.replaceAll(word, ''), withoutOwn));
  return Array.from(left).length < fewestOwnLetters ? 'common' : null;
}

/** Letters of a recovery key that are read off paper as others, as the core reads them too. */
const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

const plain = (text: string): string =>
  Array.from(text.normalize('NFKC').toUpperCase())
    .filter((letter) => !/[\s\p{Pd}]/u.test(letter))
    .map((letter) => lookAlikes[letter] ?? letter)
    .join('');

/** Whether what was typed back is the group on the sheet: case, blanks and look-alike letters do not matter. */
export function isSameGroup(typed: string, group: string): boolean {
  return plain(typed) === plain(group);
}

/**
 * Two different groups to ask for, in their order on the sheet.
 *
 * @param random a number in [0, 1), as of Math.random
 */
export function twoPositions(count: number, random: () => number): readonly [number, number] {
  const first = Math.floor(random() * count);
  const other = (first + 1 + Math.floor(random() * (count - 1))) % count;
  return first < other ? [first, other] : [other, first];
}

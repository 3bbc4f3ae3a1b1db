/** One line of the two lists of enclosures: spoken of in the letter, found inside. */
export interface EnclosureLine {
  readonly code: string;
  readonly declared: boolean;
  readonly found: boolean;
}

const split = (text: string): readonly string[] => text.split(',').filter((code) => code !== '');

/** The lines of these codes, and of whatever else is ticked, for two lists as typed. */
export function enclosureLines(
  codes: readonly string[],
  declared: string,
  found: string,
): readonly EnclosureLine[] {
  const [said, seen] = [new Set(split(declared)), new Set(split(found))];
  return [...new Set([...codes, ...said, ...seen])].map((code) => ({
    code,
    declared: said.has(code),
    found: seen.has(code),
  }));
}

/** The list as typed with one code ticked or not, in the order of the lines. */
export function ticked(lines: readonly EnclosureLine[], of: 'declared' | 'found', code: string): string {
  return lines
    .filter((line) => (line.code === code ? !line[of] : line[of]))
    .map((line) => line.code)
    .join(',');
}

/** Declared and not inside. */
export const missingOf = (lines: readonly EnclosureLine[]): readonly string[] =>
  lines.filter(({ declared, found }) => declared && !found).map(({ code }) => code);

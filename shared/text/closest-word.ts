/** Letters to put in, take out, change or swap with a neighbour to make one word the other. */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      next.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (isSame ? 0 : 1),
          swapped ? (before[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    before = last;
    last = next;
  }
  return last[other.length] ?? 0;
}

/** The known word somebody most likely meant, whatever its case; null when none is near (a third of the letters may be wrong). */
export function closestWord(typed: string, known: readonly string[]): string | null {
  // A word of a page's length is nobody's slip, and would be slow to compare.
  if (typed.length > 60) return null;
  const ranked = known
    .map((word) => ({ word, far: distance(typed.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, far }) => far <= Math.ceil(Math.min(typed.length, word.length) / 3))
    .sort((one, other) => one.far - other.far);
  return ranked[0]?.word ?? null;
}

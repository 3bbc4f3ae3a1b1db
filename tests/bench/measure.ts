/** Something to measure: every call does the next of a series of like things. */
export type Work = (turn: number) => unknown;

const warmUps = 5;

/** The time that a share of them, 0 to 1, stays within, in milliseconds. */
export function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length * share)] ?? NaN;
}

/** The middle of the times of one work, in milliseconds. */
export const median = (times: readonly number[]): number => quantile(times, 0.5);

/** How long each call of one work takes, in milliseconds. */
export async function timesOf(work: Work, turns: number): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const start = performance.now();
    await work(turn);
    times.push(performance.now() - start);
  }
  return times;
}

/**
 * Runs several works in turn, so that whatever else the machine does hits all of them alike.
 *
 * @returns the median of each, in milliseconds.
 */
export async function inTurn<Name extends string>(
  works: Readonly<Record<Name, Work>>,
  turns: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let turn = 0; turn < turns + warmUps; turn += 1) {
    for (const name of names) {
      const start = performance.now();
      await works[name](turn);
      if (turn >= warmUps) times.get(name)?.push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}

export const milliseconds = (time: number): string => `${time.toFixed(time < 10 ? 2 : 0)} ms`;
export const ratio = (one: number, other: number): string => `${(one / other).toFixed(2)}x`;

/** A table of text, its first column left, the others right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return rows.map((row) => `  ${line(row).trimEnd()}\n`).join('');
}

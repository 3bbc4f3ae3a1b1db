/** A repeatable stream of numbers in [0, 1): the same seed always invents the same people. Not for secrets. */
export type Chance = () => number;

/** SplitMix32-style generator; good enough to invent people with. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
  };
}

/** A whole number from `from` up to and including `to`. */
export const wholeBetween = (chance: Chance, from: number, to: number): number =>
  from + Math.floor(chance() * (to - from + 1));

export function pick<Item>(chance: Chance, items: readonly Item[]): Item {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

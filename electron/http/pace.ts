/** Lets `perSecond` requests a second through, and as many at once after a rest. */
export function createPace(perSecond: number, now: () => number = () => performance.now()): () => boolean {
  let left = perSecond;
  let last = now();
  return () => {
    const at = now();
    left = Math.min(perSecond, left + ((at - last) / 1_000) * perSecond);
    last = at;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}

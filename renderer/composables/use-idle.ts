import { onScopeDispose, readonly, ref, toValue } from 'vue';
import type { MaybeRefOrGetter } from 'vue';

/** Signs of a person; moving the mouse counts, so that reading with a hand on it does not lock. */
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const tick = 1000;

interface IdleOptions {
  /** Minutes without a sign of a person; 0 never locks. */
  readonly minutes: MaybeRefOrGetter<number>;
  /** How many seconds before that the warning appears. */
  readonly warnSeconds: number;
  readonly onIdle: () => void;
}

/**
 * Watches for a desk left alone. `secondsLeft` is null until the warning is due, then counts down; at 0 `onIdle` is called once.
 * Goes by the wall clock: a machine that slept over its term locks as soon as it wakes.
 */
export function useIdle({ minutes, warnSeconds, onIdle }: IdleOptions) {
  const secondsLeft = ref<number | null>(null);
  let lastSignAt = Date.now();
  let called = false;

  function stay(): void {
    lastSignAt = Date.now();
    secondsLeft.value = null;
    called = false;
  }

  function look(): void {
    const term = toValue(minutes) * 60;
    if (term <= 0) {
      stay();
      return;
    }
    const left = Math.ceil(term - (Date.now() - lastSignAt) / 1000);
    secondsLeft.value = left > warnSeconds ? null : Math.max(0, left);
    if (left > 0 || called) return;
    called = true;
    onIdle();
  }

  /** Once the warning is up, only a press dismisses it: a nudged mouse is no person. */
  function onSign(event: Event): void {
    // A sign after the term is over comes too late: the machine may have slept meanwhile.
    if (Date.now() - lastSignAt >= toValue(minutes) * 60_000) look();
    else if (secondsLeft.value === null || event.type !== 'pointermove') stay();
  }

  const timer = window.setInterval(look, tick);
  for (const sign of signs) window.addEventListener(sign, onSign, { capture: true, passive: true });
  onScopeDispose(() => {
    window.clearInterval(timer);
    for (const sign of signs) window.removeEventListener(sign, onSign, { capture: true });
  });

  return { secondsLeft: readonly(secondsLeft), stay };
}

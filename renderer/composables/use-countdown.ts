import { onScopeDispose, readonly, ref } from 'vue';

/** Whole seconds left of a wait the core imposed; 0 when there is none. Goes by the clock, so that a page that slept does not wait again. */
export function useCountdown() {
  const left = ref(0);
  let endsAt = 0;
  let timer: number | undefined;

  function tick(): void {
    left.value = Math.max(0, Math.ceil((endsAt - performance.now()) / 1000));
    if (left.value === 0) window.clearInterval(timer);
  }

  function start(seconds: number): void {
    window.clearInterval(timer);
    endsAt = performance.now() + seconds * 1000;
    tick();
    if (left.value > 0) timer = window.setInterval(tick, 250);
  }

  onScopeDispose(() => window.clearInterval(timer));
  return { left: readonly(left), start };
}

import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#shared/errors.ts';
import type { CoreState, OpenStore } from './core-state.ts';

/** Longest time the core works without letting other calls in between, in milliseconds. */
export const sliceMs = 20;

/** Lets calls that came meanwhile be answered. */
export const breath = (): Promise<void> => nextTurn();

/**
 * Call what this returns between two steps of long work: it breathes when the slice is used up, and begins the next one. Given a desk it
 * throws AppError `session.locked` when the desk was locked meanwhile, because its store is closed then.
 */
export function slices(desk?: {
  readonly state: Pick<CoreState, 'store'>;
  readonly store: OpenStore;
}): () => Promise<void> {
  let until = performance.now() + sliceMs;
  return async () => {
    if (performance.now() < until) return;
    await breath();
    if (desk !== undefined && desk.state.store !== desk.store) throw new AppError('session.locked');
    until = performance.now() + sliceMs;
  };
}

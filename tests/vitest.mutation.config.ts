import { defineConfig } from 'vitest/config';

/**
 * The tests a mutant of the work rules has to get past: the decided cases and not the property tests, so that a mutant is caught by a case
 * somebody can read and the same mutant is caught every time.
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  cacheDir: '.cache/vite-mutation',
  test: {
    include: ['tests/unit/work-{cases,rows-*,engine-*}.test.ts'],
    testTimeout: 60_000,
    maxWorkers: 1,
    // Pure functions: nothing has to be kept apart, and a mutant is tried in half the time.
    isolate: false,
  },
});

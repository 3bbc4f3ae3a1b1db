import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  cacheDir: '.cache/vite',
  test: {
    include: ['tests/{unit,store,hosts,security}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Argon2id takes 64 MiB a log-in: a few files at a time keep a two-core machine honest.
    maxWorkers: 2,
    reporters: [
      ['default', { summary: false }],
      ['json', { outputFile: '.cache/vitest.json' }],
    ],
  },
});

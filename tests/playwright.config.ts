import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findChromium } from './hosts/chromium.ts';

const inCache = (name: string): string => fileURLToPath(new URL(`../.cache/${name}`, import.meta.url));
const { executablePath, env, args } = await findChromium();

export default defineConfig({
  testDir: 'e2e',
  outputDir: inCache('playwright'),
  timeout: 60_000,
  // At a desk a test that passes the second time only is a test that fails. A build machine may be starved for seconds: there it gets a
  // second try, and the run names every test that needed it.
  retries: process.env.CI === undefined ? 0 : 1,
  expect: { timeout: 15_000 },
  // Every worker runs a desk, its core and a browser.
  workers: 2,
  // A file is not the unit: each test starts a desk of its own.
  fullyParallel: true,
  reporter: [['list'], ['json', { outputFile: inCache('playwright.json') }]],
  use: {
    launchOptions: { executablePath, env, args: [...args] },
    // Traces and pictures would show what is typed, and cost half the time.
    trace: 'off',
    actionTimeout: 15_000,
    locale: 'ru-RU',
    timezoneId: 'Asia/Almaty',
  },
  projects: [
    { name: 'browser mode', testMatch: '*.spec.ts' },
    // The built Electron hosts run on every machine, joined to this browser; all specs in a window: playwright.electron.config.ts.
    {
      name: 'window of the double',
      testMatch: 'journey.spec.ts',
      grep: /in kk/u,
      metadata: { host: 'double' },
    },
  ],
});

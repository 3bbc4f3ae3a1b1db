import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { electronOrReason } from './hosts/window-desk.ts';

const inCache = (name: string): string => fileURLToPath(new URL(`../.cache/${name}`, import.meta.url));
const found = electronOrReason();
if ('reason' in found) console.log(`Real Electron is left out. ${found.reason}`);

/**
 * The specs of tests/e2e in a window: through the double always, in Electron itself where its program is installed.
 * A spec reads `host` from the metadata of its project and opens its desk with `openWindowDesk`.
 */
export default defineConfig({
  outputDir: inCache('playwright-electron'),
  timeout: 90_000,
  retries: 0,
  // Each has a window on the one screen there is.
  workers: 1,
  reporter: [['list'], ['json', { outputFile: inCache('playwright-electron.json') }]],
  use: { trace: 'off' },
  projects: [
    { name: 'window of the double', testDir: 'e2e', testMatch: '*.spec.ts', metadata: { host: 'double' } },
    {
      name: 'window itself, double',
      testDir: 'hosts',
      testMatch: 'window.spec.ts',
      metadata: { host: 'double' },
    },
    ...('program' in found
      ? [
          { name: 'Electron', testDir: 'e2e', testMatch: '*.spec.ts', metadata: { host: 'electron' } },
          {
            name: 'Electron itself',
            testDir: 'hosts',
            testMatch: 'window.spec.ts',
            metadata: { host: 'electron' },
          },
        ]
      : []),
  ],
});

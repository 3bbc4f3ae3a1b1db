import { createServer } from 'node:http';
import { once } from 'node:events';
import { chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, packagedChromium, type FoundChromium } from './chromium.ts';

const weakening = /web-security|single-process|site-isolation|insecure|remote-debugging/u;

const hostsAsked: string[] = [];
const server = createServer((request, response) => {
  hostsAsked.push(request.headers.host ?? '');
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end('<!doctype html><title>Қабылдау</title><p id="letters">әіңғүұқөһ</p>');
});
let address = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('No port was bound.');
  address = `http://127.0.0.1:${bound.port}/`;
});
afterAll(() => server.close());

const packagedRunsHere = process.platform === 'linux' && process.arch === 'x64';
const ways: [string, () => Promise<FoundChromium>][] = [['found', findChromium]];
if (packagedRunsHere) ways.push(['packaged', packagedChromium]);
else console.log('The packaged Chromium is left out: it exists for linux-x64 only.');

describe.each(ways)('the %s Chromium', (_name, find) => {
  test('opens a page and draws it, with web security on', async () => {
    const { executablePath, env, args } = await find();
    expect(args.filter((arg) => weakening.test(arg))).toEqual([]);
    const browser = await chromium.launch({ executablePath, env, args: [...args] });
    try {
      const page = await browser.newPage();
      await page.goto(address);
      expect(await page.title()).toBe('Қабылдау');
      expect(await page.locator('#letters').textContent()).toBe('әіңғүұқөһ');
      expect((await page.screenshot()).subarray(1, 4).toString('latin1')).toBe('PNG');
      // Another host name is another origin: asked and answered, but the page may not read it.
      const other = await page.evaluate(
        async (url) => {
          try {
            return await (await fetch(url)).text();
          } catch {
            return 'refused';
          }
        },
        address.replace('127.0.0.1', 'localhost'),
      );
      expect(other).toBe('refused');
      expect(hostsAsked.at(-1)).toMatch(/^localhost:/u);
    } finally {
      await browser.close();
    }
  });
});

test('a named browser that is not there is an error, not a silent other one', async () => {
  const { execFile } = await import('node:child_process');
  const { promisify } = await import('node:util');
  const asked = promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', "import('./tests/hosts/chromium.ts').then((m) => m.findChromium())"],
    { env: { ...process.env, QABYLDAU_CHROMIUM: '/nowhere/chromium' } },
  );
  await expect(asked).rejects.toThrow(/names no program/u);
});

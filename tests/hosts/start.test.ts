import { spawn, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findBrowser } from '#electron/start/browser.ts';
import { build, isBuildStale } from '#electron/start/build.ts';
import { findElectron, tryInstallElectron } from '#electron/start/electron-binary.ts';
import { parseOptions } from '#electron/start/options.ts';
import { alreadyRunning, sentenceFor } from '#electron/start/sentences.ts';
import { AppError } from '#shared/errors.ts';
import { until } from './loopback-desk.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'qabyldau-start-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function write(path: string, text = '', mode = 0o644): string {
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text, { mode });
  chmodSync(file, mode);
  return file;
}

describe('the command line', () => {
  const usual = { browser: false, open: true, port: undefined, data: undefined, demo: false };
  test.each([
    [[], usual],
    [['--browser', '--no-open'], { ...usual, browser: true, open: false }],
    [['--port', '8123'], { ...usual, port: 8123 }],
    [['--port=0'], { ...usual, port: 0 }],
    [['--data', '/srv/desk'], { ...usual, data: '/srv/desk' }],
    [['--demo'], { ...usual, demo: true }],
  ])('%j', (args, options) => {
    expect(parseOptions(args)).toEqual({ kind: 'start', options });
  });

  test('--help wins', () => expect(parseOptions(['--browser', '--help'])).toEqual({ kind: 'help' }));

  test.each([
    [['--unknown'], /unknown/u],
    [['word'], /word/u],
    [['--port'], /port/u],
    [['--port', 'x'], /--port/u],
    [['--port', '-1'], /port/u],
    [['--port', '65536'], /65535/u],
    [['--data='], /--data/u],
    [['--demo', '--data', '/x'], /--demo/u],
    [['--browser=yes'], /browser/u],
  ])('%j is wrong, in one sentence', (args, reason) => {
    const parsed = parseOptions(args);
    expect(parsed.kind).toBe('wrong');
    if (parsed.kind !== 'wrong') return;
    expect(parsed.sentence).toMatch(reason);
    expect(parsed.sentence).toMatch(/^[^\n]+\.$/u);
  });
});

describe('the build', () => {
  const results = [
    'main/main.js',
    'main/serve.js',
    'main/core.js',
    'main/parse-child.js',
    'preload/preload.cjs',
    'renderer/manifest.json',
  ];
  const setAge = (path: string, seconds: number): void => {
    const at = Date.now() / 1_000 - seconds;
    utimesSync(join(dir, path), at, at);
  };
  function layOut(): void {
    for (const path of ['electron/serve.ts', 'shared/deep/rule.ts', 'package.json']) write(path);
    for (const path of [
      'electron',
      'electron/serve.ts',
      'shared',
      'shared/deep',
      'shared/deep/rule.ts',
      'package.json',
    ]) {
      setAge(path, 100);
    }
    for (const path of results) setAge(write(`out/${path}`).slice(dir.length), 50);
  }

  test('is fresh when all of it is younger than its sources', () => {
    layOut();
    expect(isBuildStale(dir)).toBe(false);
  });

  test.each(results)('is stale without %s', (path) => {
    layOut();
    rmSync(join(dir, 'out', path));
    expect(isBuildStale(dir)).toBe(true);
  });

  test.each([
    ['a changed source', () => setAge('shared/deep/rule.ts', 1)],
    ['a new source', () => write('shared/deep/new.ts')],
    ['a removed source', () => rmSync(join(dir, 'shared/deep/rule.ts'))],
    ['one old part', () => setAge('out/renderer/manifest.json', 200)],
  ])('is stale after %s', (_name, change) => {
    layOut();
    change();
    expect(isBuildStale(dir)).toBe(true);
  });
});

describe('Electron’s program', () => {
  const pretendPackage = (install: string): void => {
    write('package.json', '{}');
    write('node_modules/electron/package.json', '{"name":"electron"}');
    write('node_modules/electron/install.js', install);
  };
  const now = new Date('2026-11-20T09:00:00Z');
  const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

  test('is absent without its package, and without its download', () => {
    write('package.json', '{}');
    expect(findElectron(dir)).toBeUndefined();
    pretendPackage('');
    expect(findElectron(dir)).toBeUndefined();
    write('node_modules/electron/path.txt', 'electron');
    expect(findElectron(dir)).toBeUndefined();
  });

  test('is used when it is there', () => {
    pretendPackage('');
    write('node_modules/electron/path.txt', 'electron');
    const program = write('node_modules/electron/dist/electron');
    expect(findElectron(dir)).toBe(program);
  });

  test('is fetched when it can be', async () => {
    pretendPackage(`const fs = require('node:fs'); process.chdir(__dirname);
      fs.mkdirSync('dist'); fs.writeFileSync('dist/electron', ''); fs.writeFileSync('path.txt', 'electron');`);
    expect(await tryInstallElectron(dir, now)).toBe(true);
    expect(findElectron(dir)).toBe(join(dir, 'node_modules/electron/dist/electron'));
    expect(existsSync(join(dir, '.cache/electron-install.json'))).toBe(false);
  });

  test('is not waited for longer than allowed, nor again within a day', async () => {
    pretendPackage('setInterval(() => undefined, 1000);');
    const startedAt = performance.now();
    expect(await tryInstallElectron(dir, now, { withinMs: 500 })).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(await tryInstallElectron(dir, later(23), { withinMs: 500 })).toBe(false);
    expect(await tryInstallElectron(dir, later(25), { withinMs: 500 })).toBe(true);
    // A clock that was set back is no reason to wait for years.
    expect(await tryInstallElectron(dir, later(-24 * 400), { withinMs: 500 })).toBe(true);
  });
});

test.runIf(process.platform === 'linux')(
  'an installed browser is found by its name, in the order of the path',
  () => {
    write('a/chromium', '', 0o644);
    const chrome = write('a/google-chrome', '#!/bin/sh', 0o755);
    const edge = write('b/microsoft-edge', '#!/bin/sh', 0o755);
    expect(findBrowser({ PATH: `${dir}/b:${dir}/a` })?.program).toBe(chrome);
    expect(findBrowser({ PATH: `${dir}/b` })?.program).toBe(edge);
    expect(findBrowser({ PATH: `${dir}/c` })).toBeUndefined();
  },
);

test('a failure of the start is a sentence, never a stack', () => {
  const failures = [
    new AppError('store.runtime', { needed: 10, found: '9' }),
    new AppError('serve.portTaken', { port: 80 }),
    new AppError('app.damaged', { file: '/index.html' }),
    Object.assign(new Error('EACCES: permission denied, mkdir /x'), { code: 'EACCES' }),
    new TypeError('undefined is not a function'),
    'thrown text',
  ];
  for (const failure of failures) {
    const sentence = sentenceFor(failure);
    expect(sentence).toMatch(/^[A-Z][^\n]+\.$|^Qabyldau could not start/u);
    expect(sentence).not.toMatch(/undefined|Error:|\bat /u);
  }
  expect(sentenceFor(failures[0])).toContain('Node-API 10, found 9');
});

test('who holds a folder is said with process, kind and time', () => {
  const holder = {
    pid: 42,
    host: 'electron',
    sinceAt: '2026-11-20T09:00:00.000Z',
    computer: 'counter-1',
  } as const;
  const silent = alreadyRunning({ kind: 'silent', holder });
  expect(silent.exitCode).toBe(1);
  expect(silent.lines.join(' ')).toMatch(/42.*counter-1.*2026-11-20T09:00/u);
  const inWindow = alreadyRunning({ kind: 'answered', holder, answer: { address: null } });
  expect([inWindow.exitCode, inWindow.lines.length]).toEqual([0, 1]);
});

describe('npm start', () => {
  beforeAll(async () => {
    if (isBuildStale(root)) expect(await build(root)).toBeUndefined();
  }, 180_000);

  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  interface Started {
    readonly child: ChildProcess;
    readonly said: () => string;
    readonly ended: Promise<number | null>;
    address(): Promise<string>;
  }
  /** As npm runs it, with no display. */
  function start(...args: string[]): Started {
    const env = {
      ...process.env,
      QABYLDAU_CONFIG: join(dir, 'config'),
      TMPDIR: dir,
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
    };
    const child = spawn(process.execPath, ['electron/start.ts', ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.push(child);
    let text = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const ended = once(child, 'close').then(([code]) => code as number | null);
    const ready = /^Qabyldau is ready: (?<address>http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43})$/mu;
    return {
      child,
      said: () => text,
      ended,
      async address() {
        await until(() => ready.test(text) || child.exitCode !== null, 30_000);
        return ready.exec(text)?.groups?.address ?? `none; it said: ${text}`;
      },
    };
  }

  /** What the page would be told when it asks where the product stands. */
  async function statusAt(address: string): Promise<unknown> {
    const { origin, hash } = new URL(address);
    const response = await fetch(`${origin}/call`, {
      method: 'POST',
      headers: {
        origin,
        authorization: `Bearer ${hash.slice('#token='.length)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ method: 'session.status', input: {}, session: null }),
    });
    return response.json();
  }

  const data = (): string => join(dir, 'data');

  test('answers --help and a wrong option without starting anything', async () => {
    const help = start('--help');
    expect([await help.ended, help.said()]).toEqual([0, expect.stringContaining('--no-open')]);
    const wrong = start('--nonsense');
    expect([await wrong.ended, wrong.said()]).toEqual([
      2,
      expect.stringMatching(/nonsense[\s\S]*--no-open/u),
    ]);
    expect(readdirSync(dir)).toEqual([]);
  });

  test('without a display says so and serves the real product until it is told to end', async () => {
    const first = start('--data', data());
    const address = await first.address();
    if (process.platform === 'linux') expect(first.said()).toContain('There is no display');
    expect(await statusAt(address)).toMatchObject({
      ok: true,
      value: { state: 'setUp', host: 'browser', demo: null },
    });
    expect(await (await fetch(new URL(address).origin)).text()).toContain('<title>Qabyldau</title>');
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(existsSync(join(data(), 'instance.json'))).toBe(false);
  });

  test('a second start hands over to the first; after kill -9 the next one starts', async () => {
    const first = start('--browser', '--no-open', '--data', data());
    const address = await first.address();
    const second = start('--browser', '--no-open', '--data', data());
    expect(await second.address()).toBe(address);
    expect(await second.ended).toBe(0);
    expect(second.said()).toContain(`process ${String(first.child.pid)}`);
    expect(await statusAt(address)).toMatchObject({ ok: true });

    first.child.kill('SIGKILL');
    await first.ended;
    const third = start('--browser', '--no-open', '--data', data());
    expect(await statusAt(await third.address())).toMatchObject({ ok: true });
    third.child.kill('SIGINT');
    expect(await third.ended).toBe(0);
  });

  test.runIf(process.platform !== 'win32')(
    'a first start that is stopped is named, and nothing is taken from it',
    async () => {
      const first = start('--browser', '--no-open', '--data', data());
      await first.address();
      first.child.kill('SIGSTOP');
      const second = start('--browser', '--no-open', '--data', data());
      expect(await second.ended).toBe(1);
      expect(second.said()).toMatch(new RegExp(`process ${String(first.child.pid)} on .* since `, 'u'));
      first.child.kill('SIGCONT');
      first.child.kill('SIGTERM');
      expect(await first.ended).toBe(0);
    },
  );

  test('--port is kept to, and said in words when it is taken', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const bound = holder.address();
    const port = String(typeof bound === 'object' && bound !== null ? bound.port : 0);
    const refused = start('--browser', '--no-open', '--data', data(), '--port', port);
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toMatch(new RegExp(`^Port ${port} is in use`, 'mu'));
    holder.close();
    await once(holder, 'close');
    const kept = start('--browser', '--no-open', '--data', data(), '--port', port);
    expect(new URL(await kept.address()).port).toBe(port);
    kept.child.kill('SIGTERM');
    expect(await kept.ended).toBe(0);
  });

  test('--demo shows its log-ins and leaves nothing behind', async () => {
    const demo = start('--browser', '--no-open', '--demo');
    const status = await statusAt(await demo.address());
    expect(status).toMatchObject({
      ok: true,
      value: { state: 'locked', demo: expect.any(Array) as unknown },
    });
    demo.child.kill('SIGTERM');
    expect(await demo.ended).toBe(0);
    expect(readdirSync(dir).filter((name) => name.startsWith('qabyldau-'))).toEqual([]);
  }, 120_000);

  test('a folder that cannot be written is said in words', async () => {
    const blocked = write('file');
    const refused = start('--browser', '--no-open', '--data', join(blocked, 'data'));
    expect(await refused.ended).toBe(1);
    expect(refused.said().trim().split('\n')).toEqual([
      expect.stringContaining('The data folder cannot be written'),
    ]);
  });
});

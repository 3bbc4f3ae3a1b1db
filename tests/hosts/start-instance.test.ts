import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claimInstance, findInstance, type Instance, type OpenRequest } from '#electron/instance.ts';

/* One running program per data folder, with real processes on both sides. */

const root = fileURLToPath(new URL('../..', import.meta.url));
let dataDir = '';
const children: ChildProcess[] = [];
const servers: { close(): unknown }[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'qabyldau-instance-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const file = (): string => join(dataDir, 'instance.json');
const readFile = (): Record<string, unknown> =>
  JSON.parse(readFileSync(file(), 'utf8')) as Record<string, unknown>;

async function claim(onOpen: (request: OpenRequest) => string | null = () => null): Promise<Instance> {
  return claimInstance(dataDir, 'browser', (request) => Promise.resolve({ address: onOpen(request) }));
}

/** Another process that claims the folder; resolves with what became of it. */
async function claimElsewhere(): Promise<{ readonly child: ChildProcess; readonly outcome: string }> {
  const script = `import { claimInstance } from '#electron/instance.ts';
    try {
      await claimInstance(${JSON.stringify(dataDir)}, 'electron', async () => ({ address: 'http://127.0.0.1:9/#x' }));
      console.log('claimed');
      setInterval(() => undefined, 1000);
    } catch (error) { console.log(error.code); }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, outcome: said.toString().trim() };
}

test('the file is private, says who holds the folder, and goes with its holder', async () => {
  const instance = await claim();
  if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(readFile()).toMatchObject({ pid: process.pid, host: 'browser', computer: hostname() });
  await instance.release();
  expect(existsSync(file())).toBe(false);
  expect(await findInstance(dataDir, { open: true })).toBeUndefined();
});

test('a second start is told who holds the folder and hands its wish over', async () => {
  const wishes: boolean[] = [];
  const instance = await claim(({ open }) => {
    wishes.push(open);
    return 'http://127.0.0.1:1/#token=x';
  });
  expect(await findInstance(dataDir, { open: true })).toMatchObject({
    kind: 'answered',
    holder: { pid: process.pid, host: 'browser' },
    answer: { address: 'http://127.0.0.1:1/#token=x' },
  });
  await findInstance(dataDir, { open: false });
  expect(wishes).toEqual([true, false]);
  await expect(claim()).rejects.toMatchObject({ code: 'instance.held', params: { pid: process.pid } });
  await instance.release();
});

test('a holder whose window cannot be brought up is still the holder', async () => {
  const instance = await claimInstance(dataDir, 'electron', () => Promise.reject(new Error('no window')));
  expect(await findInstance(dataDir, { open: true })).toMatchObject({
    kind: 'answered',
    answer: { address: null },
  });
  await instance.release();
});

test('of many starts at once exactly one gets the folder', async () => {
  const outcomes = (await Promise.all(Array.from({ length: 4 }, claimElsewhere))).map(
    ({ outcome }) => outcome,
  );
  expect(outcomes.filter((outcome) => outcome === 'claimed')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === 'instance.held')).toHaveLength(3);
});

test('after kill -9 the next start gets the folder', async () => {
  const { child, outcome } = await claimElsewhere();
  expect(outcome).toBe('claimed');
  await expect(claim()).rejects.toMatchObject({
    code: 'instance.held',
    params: { pid: child.pid, host: 'electron' },
  });
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(existsSync(file())).toBe(true);
  const instance = await claim();
  expect(readFile().pid).toBe(process.pid);
  await instance.release();
});

test.runIf(process.platform !== 'win32')('a stopped holder is said to be silent, not robbed', async () => {
  const { child } = await claimElsewhere();
  child.kill('SIGSTOP');
  expect(await findInstance(dataDir, { open: true })).toMatchObject({
    kind: 'silent',
    holder: { pid: child.pid },
  });
  await expect(claim()).rejects.toMatchObject({ code: 'instance.held' });
  child.kill('SIGCONT');
  expect(await findInstance(dataDir, { open: true })).toMatchObject({ kind: 'answered' });
});

describe('what a dead holder left', () => {
  async function portOf(server: Server): Promise<number> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    const bound = server.address();
    return typeof bound === 'object' && bound !== null ? bound.port : 0;
  }
  function leave(fields: Record<string, unknown>): void {
    const record = {
      pid: process.pid,
      host: 'browser',
      sinceAt: '2026-11-20T08:00:00.000Z',
      computer: hostname(),
      controlPort: 1,
      secret: 's'.repeat(43),
      ...fields,
    };
    writeFileSync(file(), JSON.stringify(record));
  }

  test('does not count when its process number belongs to another program now', async () => {
    const gone = createServer();
    const controlPort = await portOf(gone);
    gone.close();
    await once(gone, 'close');
    leave({ pid: process.pid, controlPort });
    expect(await findInstance(dataDir, { open: true })).toBeUndefined();
    expect(existsSync(file())).toBe(false);
  });

  test('does not count when its port belongs to another program now, which learns no secret and sends nobody anywhere', async () => {
    const heard: string[] = [];
    const impostor = createHttpServer((request, response) => {
      heard.push(JSON.stringify(request.headers));
      response.setHeader('x-proof', String(request.headers['x-proof']));
      response.end('{"address":"http://evil.example/"}');
    });
    leave({ controlPort: await portOf(impostor) });
    expect(await findInstance(dataDir, { open: true })).toBeUndefined();
    expect(heard).toHaveLength(1);
    expect(heard.join('')).not.toContain('s'.repeat(43));
  });

  test('does not count when nobody answers and its process is dead', async () => {
    const mute = createServer(() => undefined);
    leave({ pid: 2 ** 30, controlPort: await portOf(mute) });
    expect(await findInstance(dataDir, { open: true })).toBeUndefined();
  });

  test.each([
    ['empty', ''],
    ['cut', '{"pid":1'],
    ['no object', '[]'],
    ['no port', '{"pid":1,"host":"browser","sinceAt":"x","computer":"x","secret":"x"}'],
    [
      'a process group',
      '{"pid":-1,"host":"browser","sinceAt":"x","computer":"x","secret":"x","controlPort":5}',
    ],
    ['an unknown host', '{"pid":1,"host":"fax","sinceAt":"x","computer":"x","secret":"x","controlPort":5}'],
  ])('does not count when it is %s', async (_name, content) => {
    writeFileSync(file(), content);
    const instance = await claim();
    expect(readFile().pid).toBe(process.pid);
    await instance.release();
  });

  test('counts when it is of another computer: nobody here can tell whether that one lives', async () => {
    leave({ computer: 'counter-2', pid: 77 });
    await expect(claim()).rejects.toMatchObject({
      code: 'instance.held',
      params: { computer: 'counter-2', pid: 77 },
    });
    expect(existsSync(file())).toBe(true);
  });
});

test('a folder that cannot be made is an error, not a start', async () => {
  const blocked = join(dataDir, 'file');
  writeFileSync(blocked, '');
  await expect(
    claimInstance(join(blocked, 'data'), 'browser', () => Promise.resolve({ address: null })),
  ).rejects.toThrow();
});

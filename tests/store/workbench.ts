import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join, relative } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterAll, expect } from 'vitest';
import { createStore, openStore, unlock, type Migration } from '#electron/store/open.ts';
import { AppError } from '#shared/errors.ts';
import { AIGUL, BOLAT, CHEAP, DEVICE, FIRST_STEP, NOW, SMALL_RESERVE } from './steps.ts';

export * from './steps.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder that the test file removes at its end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qabyldau-test-'));
  folders.push(folder);
  return folder;
}

/** A real encrypted store with two people, closed again. */
export async function makeStore(options: { dir?: string; migrations?: readonly Migration[] } = {}) {
  const dir = options.dir ?? temporaryFolder();
  const { database, ...made } = await createStore({
    dir,
    users: [AIGUL, BOLAT],
    recovery: true,
    deviceSecret: DEVICE,
    migrations: options.migrations ?? FIRST_STEP,
    now: NOW,
    random: randomBytes,
    kdf: CHEAP,
    kdfFloor: CHEAP,
    reserveBytes: SMALL_RESERVE,
  });
  database.close();
  if (made.recoveryCode === undefined) throw new Error('no recovery code was made');
  return { dir, ...made, recoveryCode: made.recoveryCode };
}
export type MadeStore = Awaited<ReturnType<typeof makeStore>>;

/** The same store once more in a folder of its own. */
export function copyStore(store: MadeStore): MadeStore {
  const dir = temporaryFolder();
  cpSync(store.dir, dir, { recursive: true, preserveTimestamps: true });
  return { ...store, dir };
}

/** Opens a store as the core does. */
export function open(
  store: Pick<MadeStore, 'dir' | 'dataKey'>,
  migrations: readonly Migration[] = FIRST_STEP,
): Database {
  return openStore({ ...store, migrations, now: NOW, kdfFloor: CHEAP, reserveBytes: SMALL_RESERVE });
}

/** A log-in at the computer the store was made on. */
export function logIn(dir: string, user: Partial<Parameters<typeof unlock>[0]> = {}) {
  return unlock({ dir, ...AIGUL, deviceSecret: DEVICE, now: NOW, kdfFloor: CHEAP, ...user });
}

/** Every file under a folder with the hash of its bytes, and every folder. */
export function fingerprint(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    paths.map((path) => {
      const full = join(folder, path);
      return [relative('.', path), statSync(full).isDirectory() ? 'folder' : hashOf(readFileSync(full))];
    }),
  );
}

/** The failure that `work` ends in; anything else fails the test. */
export async function failureOf(work: () => unknown): Promise<{ code: string; params: unknown }> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, params: error.params };
  }
  return expect.unreachable('nothing was refused');
}

/** Expects a refusal that leaves every byte under the folder as it was. */
export async function expectRefusal(dir: string, code: string, work: () => unknown): Promise<unknown> {
  const before = fingerprint(dir);
  const failure = await failureOf(work);
  expect(failure.code).toBe(code);
  expect(fingerprint(dir)).toEqual(before);
  return failure.params;
}

/** A slot file as someone writes it who knows the format but not the data key: the digest fits, the mac does not. */
export function forged(content: object): Buffer {
  const rest = Object.fromEntries(Object.entries(content).filter(([name]) => name !== 'digest'));
  return Buffer.from(`${sorted({ ...rest, digest: hashOf(Buffer.from(sorted(rest))) })}\n`);
}

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}:${sorted(part)}`);
  return `{${fields.sort().join(',')}}`;
}

/** Mounts a small file system of its own, or says why it cannot. */
export function mountSmallDisk(bytes: number): { dir: string; end: () => void } | { reason: string } {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return { reason: 'a small disk needs Linux and the right to mount' };
  }
  const dir = temporaryFolder();
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', dir]);
  if (mounted.status !== 0) return { reason: 'this machine does not let us mount a small disk' };
  return { dir, end: () => void spawnSync('umount', [dir]) };
}

/**
 * Starts `children/<name>.ts` as a process of its own and kills it (SIGKILL) once it has said that it is ready: so many
 * milliseconds later, or after something was tried meanwhile.
 *
 * @returns how long it ran after that, and whether it had come to its end.
 */
export function runAndKill(
  name: string,
  args: readonly string[],
  after: number | (() => Promise<void>),
): Promise<{ ran: number; isDone: boolean }> {
  const script = fileURLToPath(new URL(`./children/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let start = NaN;
  let ran = NaN;
  let output = '';
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.includes('done')) ran = performance.now() - start;
    else if (Number.isNaN(start)) {
      start = performance.now();
      const end = () => child.kill('SIGKILL');
      if (typeof after === 'number') setTimeout(end, after);
      else after().then(end, (error: unknown) => child.emit('error', error));
    }
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      if (status !== 0 && signal !== 'SIGKILL') reject(new Error(`${name} failed: ${complaint}`));
      else resolve({ ran, isDone: output.includes('done') });
    });
  });
}

/** How often to kill: a few dozen times in every run, as many as wanted by QABYLDAU_KILLS. */
export function kills(usual: number): number {
  return Number(process.env.QABYLDAU_KILLS ?? usual);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const SOURCES = ['electron', 'renderer', 'shared', 'resources', 'package.json', 'tsconfig.json'];
const RESULTS = [
  'main/main.js',
  'main/serve.js',
  'main/core.js',
  'main/parse-child.js',
  'preload/preload.cjs',
  'renderer/manifest.json',
];

/** Whether `out/` lacks something or is older than what it is made of. A deleted source shows in its folder's time. */
export function isBuildStale(root: string): boolean {
  const built = RESULTS.map((path) => changedAt(join(root, 'out', path)) ?? 0);
  return Math.min(...built) < Math.max(...SOURCES.map((path) => newestIn(join(root, path))));
}

/** Milliseconds since 1970, or undefined when there is no such file. */
function changedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

function newestIn(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

/** Builds `out/`. What the build says is returned only when it failed. */
export async function build(root: string): Promise<string | undefined> {
  const packagePath = createRequire(join(root, 'package.json')).resolve('electron-vite/package.json');
  const tool = join(dirname(packagePath), 'bin', 'electron-vite.js');
  const args = [tool, 'build', '--config', 'electron/electron.vite.config.ts', '--logLevel', 'warn'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return code === 0 ? undefined : Buffer.concat(said).toString('utf8').trim();
}

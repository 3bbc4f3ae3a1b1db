import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readIfPresent } from '../store/files.ts';

/** One try to fetch Electron may take so long, in milliseconds; a clerk is waiting. */
export const INSTALL_WITHIN_MS = 15_000;
const TRY_AGAIN_AFTER_MS = 24 * 60 * 60 * 1_000;

/** Path of Electron's program, or undefined when only its package is there: the program is a download of its own. */
export function findElectron(root: string): string | undefined {
  const folder = packageFolder(root);
  const name =
    folder === undefined ? undefined : readIfPresent(join(folder, 'path.txt'))?.toString('utf8').trim();
  if (folder === undefined || name === undefined) return undefined;
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
  return existsSync(program) ? program : undefined;
}

/**
 * Fetches Electron's program, within `withinMs` milliseconds. Where it cannot be had that is remembered for a day, so that not every
 * start waits for nothing. Returns whether a try was made, told by `onTry` before it; whether it helped, `findElectron` tells.
 */
export async function tryInstallElectron(
  root: string,
  now: Date,
  { onTry, withinMs = INSTALL_WITHIN_MS }: { readonly onTry?: () => void; readonly withinMs?: number } = {},
): Promise<boolean> {
  const folder = packageFolder(root);
  const memory = join(root, '.cache', 'electron-install.json');
  if (folder === undefined || failedLately(memory, now)) return false;
  onTry?.();
  const child = spawn(process.execPath, [join(folder, 'install.js')], { cwd: root, stdio: 'ignore' });
  const tooLong = setTimeout(() => child.kill('SIGKILL'), withinMs);
  await new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  clearTimeout(tooLong);
  if (findElectron(root) === undefined) remember(memory, now);
  return true;
}

function remember(memory: string, now: Date): void {
  try {
    mkdirSync(dirname(memory), { recursive: true });
    writeFileSync(memory, `${JSON.stringify({ failedAt: now.toISOString() })}\n`);
  } catch {
    // Where nothing may be written the next start waits once more.
  }
}

function failedLately(memory: string, now: Date): boolean {
  try {
    const { failedAt } = JSON.parse(readFileSync(memory, 'utf8')) as { failedAt?: unknown };
    const age = now.getTime() - Date.parse(String(failedAt));
    return age >= 0 && age < TRY_AGAIN_AFTER_MS;
  } catch {
    return false;
  }
}

function packageFolder(root: string): string | undefined {
  try {
    return dirname(createRequire(join(root, 'package.json')).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

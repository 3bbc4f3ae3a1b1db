import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';

/** A Chromium that tests can start. */
export interface FoundChromium {
  readonly executablePath: string;
  /** Environment of the browser process alone: what this process has, plus the browser's own libraries. */
  readonly env: Record<string, string>;
  /** Arguments beside those of the test runner; never one that weakens web security. */
  readonly args: readonly string[];
  readonly source: 'named' | 'installed' | 'packaged';
}

const run = promisify(execFile);
const inflate = promisify(brotliDecompress);
const cacheDir = fileURLToPath(new URL('../../.cache/chromium', import.meta.url));
const fontsDir = fileURLToPath(new URL('../../resources/fonts', import.meta.url));

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

let found: Promise<FoundChromium> | undefined;

/**
 * The browser named by QABYLDAU_CHROMIUM, else an installed Chromium, Chrome or Edge, else the one that comes
 * inside an npm package, unpacked once to `.cache/chromium` (linux-x64 only).
 * Throws when there is none, saying what would help.
 */
export function findChromium(): Promise<FoundChromium> {
  found ??= searchChromium();
  return found;
}

async function searchChromium(): Promise<FoundChromium> {
  const named = process.env.QABYLDAU_CHROMIUM;
  if (named !== undefined && named !== '') {
    if (!(await isExecutable(named))) throw new Error(`QABYLDAU_CHROMIUM names no program: ${named}`);
    return describe(named, 'named');
  }
  for (const candidate of installedCandidates()) {
    if (await startsAsBrowser(candidate)) return describe(candidate, 'installed');
  }
  return packagedChromium();
}

/** The browser from the npm package, whatever else is installed: a bare machine has only this one. */
export async function packagedChromium(): Promise<FoundChromium> {
  if (platform() !== 'linux' || arch() !== 'x64') {
    throw new Error('No Chromium, Chrome or Edge is installed; set QABYLDAU_CHROMIUM to the path of one.');
  }
  const folder = await unpackedFolder();
  const chromium = await describe(join(folder, 'chromium'), 'packaged');
  const libraries = [join(folder, 'lib'), process.env.LD_LIBRARY_PATH ?? ''].filter((part) => part !== '');
  const env = { LD_LIBRARY_PATH: libraries.join(delimiter), FONTCONFIG_FILE: await fontSettings(folder) };
  return { ...chromium, env: { ...chromium.env, ...env } };
}

/**
 * Where the unpacked browser finds fonts: this one stops for good when it looks for a system font and finds no settings of fontconfig at
 * all. The product's own fonts will do, because the page brings the same.
 */
async function fontSettings(folder: string): Promise<string> {
  const file = join(folder, 'fonts.conf');
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    `<fontconfig><dir>${fontsDir}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`,
  ];
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, `${lines.join('\n')}\n`);
  await rename(unfinished, file);
  return file;
}

async function describe(executablePath: string, source: FoundChromium['source']): Promise<FoundChromium> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value;
  return { executablePath, env, args: (await sandboxWorks()) ? [] : ['--no-sandbox'], source };
}

/** Chromium refuses to start its sandbox as root, and cannot where a build machine forbids user namespaces. */
async function sandboxWorks(): Promise<boolean> {
  if (platform() !== 'linux') return true;
  if (process.getuid?.() === 0) return false;
  if (process.env.CI === undefined) return true;
  const [cloneAllowed, most, restricted] = await Promise.all([
    kernelSetting('kernel/unprivileged_userns_clone'),
    kernelSetting('user/max_user_namespaces'),
    kernelSetting('kernel/apparmor_restrict_unprivileged_userns'),
  ]);
  return cloneAllowed !== '0' && most !== '0' && restricted !== '1';
}

async function kernelSetting(name: string): Promise<string | undefined> {
  try {
    return (await readFile(`/proc/sys/${name}`, 'utf8')).trim();
  } catch {
    return undefined;
  }
}

function installedCandidates(): string[] {
  switch (platform()) {
    case 'win32': {
      const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => process.env[name]);
      const programs = [
        'Chromium\\Application\\chrome.exe',
        'Google\\Chrome\\Application\\chrome.exe',
        'Microsoft\\Edge\\Application\\msedge.exe',
      ];
      return programs.flatMap((path) =>
        roots.flatMap((root) => (root === undefined ? [] : [join(root, path)])),
      );
    }
    case 'darwin':
      return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    default: {
      const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
      return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
    }
  }
}

/** On Linux a file of that name may be a note that asks for another installer: only one that names its version counts. */
async function startsAsBrowser(path: string): Promise<boolean> {
  if (!(await isExecutable(path))) return false;
  if (platform() !== 'linux') return true;
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 20_000 });
    return /\d+\.\d+\.\d+/u.test(stdout);
  } catch {
    return false;
  }
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Unpacks beside the final name and renames, so that two runs at once never see half a browser. */
async function unpackedFolder(): Promise<string> {
  const packageDir = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(cacheDir, version);
  if (await isExecutable(join(folder, 'chromium'))) return folder;

  await mkdir(cacheDir, { recursive: true });
  const unfinished = await mkdtemp(join(cacheDir, 'unpacking-'));
  try {
    const archived = async (name: string): Promise<Buffer> =>
      inflate(await readFile(join(packageDir, 'bin', name)));
    await writeFile(join(unfinished, 'chromium'), await archived('chromium.br'), { mode: 0o755 });
    await writeTarFiles(await archived('al2023.tar.br'), unfinished);
    await writeTarFiles(await archived('swiftshader.tar.br'), unfinished);
    await rename(unfinished, folder);
  } catch (error) {
    if (!(await isExecutable(join(folder, 'chromium')))) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** The regular files of a POSIX ustar archive, one folder deep at most: all that these archives hold. */
async function writeTarFiles(archive: Buffer, target: string): Promise<void> {
  const text = (from: number, length: number): string =>
    archive.toString('latin1', from, from + length).replace(/\0.*$/su, '');
  for (let offset = 0; offset + 512 <= archive.length;) {
    const name = text(offset, 100);
    if (name === '') break;
    const size = Number.parseInt(text(offset + 124, 12).trim(), 8);
    if (!Number.isSafeInteger(size)) throw new Error('This archive is damaged.');
    const kind = text(offset + 156, 1);
    if (kind === '' || kind === '0') {
      const folder = dirname(name) === 'lib' ? join(target, 'lib') : target;
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, basename(name)), archive.subarray(offset + 512, offset + 512 + size), {
        mode: 0o755,
      });
    }
    offset += 512 + Math.ceil(size / 512) * 512;
  }
}

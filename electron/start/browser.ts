import { accessSync, constants, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** An installed browser of Chromium's family and a folder it may read: a confined one cannot see hidden folders. */
export interface Browser {
  readonly program: string;
  /** Where profiles go; undefined for the product's own place. */
  readonly room: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const COMMANDS = [
  'chromium',
  'google-chrome-stable',
  'google-chrome',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];
const MAC_PROGRAMS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

/** Why no window can be opened here, or undefined when one can. */
export function whyNoWindow(env: Environment = process.env): 'no display' | 'root' | undefined {
  if (process.platform !== 'linux') return undefined;
  if ((env.DISPLAY ?? '') === '' && (env.WAYLAND_DISPLAY ?? '') === '') return 'no display';
  // Neither Electron nor a browser has a sandbox for root, and without one we open none.
  return process.getuid?.() === 0 ? 'root' : undefined;
}

/** The first installed Chromium, Chrome or Edge, or undefined. */
export function findBrowser(env: Environment = process.env): Browser | undefined {
  const program = candidates(env).find(isProgram);
  if (program === undefined) return undefined;
  const isConfined = realpathSync(program).includes('/snap') || program.startsWith('/snap/');
  return { program, room: isConfined ? join(homedir(), 'snap', 'chromium', 'common') : undefined };
}

function candidates(env: Environment): string[] {
  switch (process.platform) {
    case 'win32':
      return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].flatMap((folder) =>
        folder === undefined ? [] : WINDOWS_PROGRAMS.map((path) => join(folder, path)),
      );
    case 'darwin':
      return MAC_PROGRAMS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
    default: {
      const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
      return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
    }
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

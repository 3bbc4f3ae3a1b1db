import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makePrivateFolder } from '../data-folder.ts';

/** Windows of an installed browser that show nothing but this product. */
export interface AppWindows {
  /** Opens a window on a one-time address. Never throws: the printed address is there in any case. */
  open(launchAddress: string): void;
  /** Closes the windows and removes every trace of them. */
  close(): Promise<void>;
}

/** The launch file is of use for as long as its ticket. */
const LAUNCH_FILE_MS = 60_000;

/**
 * No first run, no account, no extensions, no reports, no network. The browser's sandbox and its web security stay as they are.
 */
const SWITCHES = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  // A proxy that nobody can be: what is not for this computer goes nowhere. Our own address needs none.
  '--proxy-server=http://127.0.0.1:1',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-breakpad',
  '--disable-features=AutofillServerCommunication,MediaRouter,OptimizationHints,Translate',
  '--password-store=basic',
];

/** What a browser would otherwise keep of typed names and passwords. */
const PREFERENCES = {
  autofill: { profile_enabled: false, credit_card_enabled: false },
  browser: { enable_spellchecking: false },
  credentials_enable_service: false,
  profile: { password_manager_enabled: false },
  search: { suggest_enabled: false },
  translate: { enabled: false },
};

/** Windows of the given browser, with a profile of their own below `room` that is removed at the end. */
export function createAppWindows(program: string, room: string): AppWindows {
  const profiles = join(room, 'windows');
  makePrivateFolder(profiles);
  sweep(profiles);
  const children = new Set<ChildProcess>();
  let profile: string | undefined;
  let opened = 0;
  return {
    open(launchAddress) {
      profile ??= makeProfile(profiles);
      opened += 1;
      const file = join(profile, `launch-${opened}.html`);
      writeFileSync(file, launchFile(launchAddress), { mode: 0o600, flag: 'wx' });
      setTimeout(() => rmSync(file, { force: true }), LAUNCH_FILE_MS).unref();
      const args = [`--user-data-dir=${profile}`, `--app=${pathToFileURL(file).href}`, ...SWITCHES];
      // A report of a crash holds memory, and memory holds passports: it goes with the profile.
      const env = { ...process.env, BREAKPAD_DUMP_LOCATION: profile };
      const child = spawn(program, args, { stdio: 'ignore', env });
      children.add(child);
      child.once('error', () => children.delete(child));
      child.once('exit', () => children.delete(child));
    },
    async close() {
      await Promise.all([...children].map(endProcess));
      // The browser's helpers end a moment after it and still write until then.
      if (profile !== undefined)
        await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

function makeProfile(profiles: string): string {
  const profile = mkdtempSync(join(profiles, `${process.pid}-`));
  mkdirSync(join(profile, 'Default'), { mode: 0o700 });
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(PREFERENCES), { mode: 0o600 });
  return profile;
}

/** A start that was killed could not remove its profile. */
function sweep(profiles: string): void {
  for (const name of readdirSync(profiles)) {
    const pid = Number(/^(?<pid>\d+)-/u.exec(name)?.groups?.pid ?? Number.NaN);
    if (Number.isInteger(pid) && !isAlive(pid))
      rmSync(join(profiles, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** An address on the command line could be read by everyone in the list of processes; this file only by its owner. */
function launchFile(launchAddress: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Qabyldau</title><meta http-equiv="refresh" content="0; url=${launchAddress}">`;
}

function endProcess(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    const insist = setTimeout(() => child.kill('SIGKILL'), 3_000);
    child.once('exit', () => {
      clearTimeout(insist);
      resolve();
    });
    if (!child.kill() && child.exitCode !== null) resolve();
  });
}

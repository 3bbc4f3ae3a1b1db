import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { errorCode, readIfPresent, syncFolder, writeNewFile } from './store/files.ts';

/** What decides where a platform keeps a program's files. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const here = (): Surroundings => ({ platform: process.platform, env: process.env, home: homedir() });

/**
 * Folder of the store when none is named: `%LOCALAPPDATA%\Qabyldau`, `~/Library/Application Support/Qabyldau`,
 * `$XDG_DATA_HOME/qabyldau` (XDG Base Directory Specification 0.8: a relative value is ignored).
 */
export function defaultDataDir({ platform, env, home }: Surroundings = here()): string {
  switch (platform) {
    case 'win32':
      return join(absolute(env.LOCALAPPDATA) ?? join(home, 'AppData', 'Local'), 'Qabyldau');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Qabyldau');
    default:
      return join(absolute(env.XDG_DATA_HOME) ?? join(home, '.local', 'share'), 'qabyldau');
  }
}

/**
 * Folder of what belongs to this computer and account and must not travel with the store: the device secret. QABYLDAU_CONFIG names
 * another. On Windows it is a local folder, not the roaming one, for the same reason.
 */
export function defaultConfigDir({ platform, env, home }: Surroundings = here()): string {
  const named = env.QABYLDAU_CONFIG ?? '';
  if (named !== '') return resolve(named);
  switch (platform) {
    case 'win32':
      return join(absolute(env.LOCALAPPDATA) ?? join(home, 'AppData', 'Local'), 'Qabyldau Device');
    case 'darwin':
      return join(home, 'Library', 'Preferences', 'Qabyldau');
    default:
      return join(absolute(env.XDG_CONFIG_HOME) ?? join(home, '.config'), 'qabyldau');
  }
}

function absolute(path: string | undefined): string | undefined {
  return path !== undefined && (isAbsolute(path) || /^[A-Z]:\\/iu.test(path)) ? path : undefined;
}

const SECRET_BYTES = 32;
const SECRET_LINE = /^qabyldau-device-1 (?<secret>[0-9a-f]{64}) (?<check>[0-9a-f]{16})\n$/u;

/**
 * This computer's half of every key (SECURITY 5.2), 32 bytes, made once and kept in a private file of `configDir`. One secret serves
 * all stores of an account, so that a data folder may be moved.
 *
 * @throws AppError `device.secretDamaged` when the file is there but is not what was written: it is never made anew, because every
 *   store on this computer would then refuse its right passwords. `device.sealed` when only Electron's sealed secret is there.
 *   `device.secretBesideStore` when `configDir` lies in `dataDir`: whoever copies the store must not get the secret with it.
 */
export function readDeviceSecret(configDir: string, dataDir: string): Uint8Array {
  if (liesIn(configDir, dataDir)) throw new AppError('device.secretBesideStore');
  const file = join(configDir, 'device-secret');
  makePrivateFolder(configDir);
  const kept = readSecret(file);
  if (kept === undefined && existsSync(`${file}.sealed`)) throw new AppError('device.sealed');
  return kept ?? createSecret(file);
}

function liesIn(folder: string, outer: string): boolean {
  const path = relative(resolve(outer), resolve(folder));
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

function readSecret(file: string): Uint8Array | undefined {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (!found.isFile()) throw new AppError('device.secretDamaged');
  const parts = SECRET_LINE.exec(readIfPresent(file)?.toString('latin1') ?? '')?.groups;
  const secret = Buffer.from(parts?.secret ?? '', 'hex');
  if (secret.length !== SECRET_BYTES || parts?.check !== checkOf(secret)) {
    throw new AppError('device.secretDamaged');
  }
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0) chmodSync(file, 0o600);
  return new Uint8Array(secret);
}

/** The finished file gets its name by a link, which fails when another program was first: then that one counts. */
function createSecret(file: string): Uint8Array {
  const secret = randomBytes(SECRET_BYTES);
  const part = `${file}.${randomBytes(6).toString('hex')}.part`;
  const line = `qabyldau-device-1 ${secret.toString('hex')} ${checkOf(secret)}\n`;
  writeNewFile(part, Buffer.from(line, 'latin1'));
  try {
    linkSync(part, file);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(part, { force: true });
  }
  syncFolder(join(file, '..'));
  const kept = readSecret(file);
  if (kept === undefined) throw new AppError('device.secretDamaged');
  return kept;
}

function checkOf(secret: Uint8Array): string {
  return createHash('sha256').update('qabyldau-device-1').update(secret).digest('hex').slice(0, 16);
}

/** Makes a folder that only its owner may enter; an existing one is left as its owner set it. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

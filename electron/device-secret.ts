import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '#shared/errors.ts';

/** The system's key ring, where there is a real one. Text in and text out; rejects when the ring has changed. */
export interface KeyRing {
  seal(text: string): Promise<Uint8Array>;
  unseal(sealed: Uint8Array): Promise<string>;
}

const secretBytes = 32;
const plainMark = 'qabyldau device secret, plain';
const sealedMark = 'qabyldau device secret, sealed';

/**
 * This computer's half of the key (SECURITY 5.2): 32 bytes kept in the file `path`, mode 0600, sealed by the key ring
 * where one is given, made on the first call.
 *
 * A secret once written is never replaced: without it a store opens by its recovery key only. So a file that cannot be
 * read is an error in words, not a reason for a new secret. Throws `device.damaged` (the file is not one of ours, or cut)
 * and `device.sealed` (sealed by a key ring that this host, account or computer does not have).
 */
export async function readOrMakeDeviceSecret(path: string, keyRing: KeyRing | null): Promise<Uint8Array> {
  const kept = readIfThere(path);
  if (kept !== undefined) return parse(kept, keyRing);

  const secret = randomBytes(secretBytes);
  const text = secret.toString('base64');
  const file =
    keyRing === null
      ? `${plainMark}\n${text}\n`
      : `${sealedMark}\n${Buffer.from(await keyRing.seal(text)).toString('base64')}\n`;
  try {
    writeOnce(path, file);
    return secret;
  } catch (error) {
    // Another start of the product was quicker: its secret is the one that counts.
    const other = readIfThere(path);
    if (other === undefined) throw error;
    return parse(other, keyRing);
  }
}

async function parse(file: string, keyRing: KeyRing | null): Promise<Uint8Array> {
  const [mark, content = ''] = file.split('\n');
  switch (mark) {
    case plainMark:
      return decode(content);
    case sealedMark: {
      if (keyRing === null) throw new AppError('device.sealed');
      let text: string;
      try {
        text = await keyRing.unseal(Buffer.from(content, 'base64'));
      } catch {
        throw new AppError('device.sealed');
      }
      return decode(text);
    }
    default:
      throw new AppError('device.damaged');
  }
}

function decode(text: string): Uint8Array {
  const secret = Buffer.from(text, 'base64');
  if (secret.length !== secretBytes) throw new AppError('device.damaged');
  return secret;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new AppError('device.damaged');
  }
}

/** Whole or not at all, and never over an older one: linking fails when the name is taken, renaming would not. */
function writeOnce(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${randomBytes(6).toString('hex')}`;
  const handle = openSync(unfinished, 'wx', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  try {
    linkSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

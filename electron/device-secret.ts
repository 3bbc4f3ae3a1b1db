import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { makePrivateFolder, readDeviceSecret } from './data-folder.ts';
import { readIfPresent, syncFolder, writeNewFile } from './store/files.ts';

/** The system's key ring. Text in, text out; rejects when it is not the ring that sealed. */
export interface KeyRing {
  seal(text: string): Promise<Uint8Array>;
  unseal(sealed: Uint8Array): Promise<string>;
}

export interface DeviceFolders {
  readonly configDir: string;
  readonly dataDir: string;
}

const secretBytes = 32;

/** Name of the sealed secret in the configuration folder; where it exists, the plain one is not asked. */
export const sealedName = 'device-secret.sealed';

/**
 * This computer's half of the key, 32 bytes (SECURITY 5.2): sealed by the key ring where there is one, else the private
 * file that browser mode uses. A plain secret that is already there stays in use, or the stores made with it would
 * refuse their right passwords; so an office that changes from browser mode keeps its file.
 *
 * A sealed secret is never made anew. @throws AppError `device.sealed` when this key ring, account or computer cannot
 * unseal it (the recovery key still opens the store), `device.secretDamaged` and others of `readDeviceSecret`.
 */
export async function readSealedDeviceSecret(
  { configDir, dataDir }: DeviceFolders,
  keyRing: KeyRing | null,
): Promise<Uint8Array> {
  const file = join(configDir, sealedName);
  const sealed = readIfPresent(file);
  if (sealed !== undefined) return unseal(sealed, keyRing);
  if (keyRing === null || existsSync(join(configDir, 'device-secret')))
    return readDeviceSecret(configDir, dataDir);

  const secret = randomBytes(secretBytes);
  makePrivateFolder(configDir);
  const part = `${file}.${randomBytes(6).toString('hex')}.part`;
  writeNewFile(part, Buffer.from(await keyRing.seal(secret.toString('base64'))));
  try {
    // A link fails where the name is taken: then another start was first, and its secret counts.
    linkSync(part, file);
  } catch {
    const first = readIfPresent(file);
    if (first === undefined) throw new AppError('device.secretDamaged');
    return await unseal(first, keyRing);
  } finally {
    rmSync(part, { force: true });
  }
  syncFolder(configDir);
  return new Uint8Array(secret);
}

async function unseal(sealed: Uint8Array, keyRing: KeyRing | null): Promise<Uint8Array> {
  if (keyRing === null) throw new AppError('device.sealed');
  let text: string;
  try {
    text = await keyRing.unseal(sealed);
  } catch {
    throw new AppError('device.sealed');
  }
  const secret = Buffer.from(text, 'base64');
  if (secret.length !== secretBytes) throw new AppError('device.secretDamaged');
  return new Uint8Array(secret);
}

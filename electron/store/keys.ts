import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { AppError } from '#shared/errors.ts';

/** Bytes from a cryptographic source; tests may pass one that repeats itself. */
export type Random = (size: number) => Uint8Array;

/** Cost of the password derivation, kept in clear beside each slot. */
export interface KdfCost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** RFC 9106's second choice; anything cheaper found in a slot file is a downgrade and refused (SECURITY 5.2, K-03). */
export const KDF_FLOOR: KdfCost = { memoryKiB: 64 * 1024, passes: 3, lanes: 4 };

/** What a slot file may ask of this computer; beyond it the file would only be a way to stop the log-in. */
export const KDF_CEILING: KdfCost = { memoryKiB: 256 * 1024, passes: 10, lanes: 8 };

export const KEY_BYTES = 32;
export const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The key of one store epoch; everything else is derived from it. Wipe it on lock. */
export interface DataKey {
  readonly bytes: Buffer;
  readonly storeId: string;
  readonly epoch: number;
}

/** Ends a secret's life in this process, as far as JavaScript lets one. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}

/** Refuses a key that is not 32 bytes, or only zeros as a wiped one is: the cipher layer would take either for a passphrase. */
export function assertKey(key: Uint8Array): void {
  if (key.length !== KEY_BYTES || key.every((byte) => byte === 0)) {
    throw new AppError('store.key', { expected: KEY_BYTES, found: key.length });
  }
}

/** Whether a cost lies between the floor and the ceiling. */
export function isCostAllowed(cost: KdfCost, floor: KdfCost): boolean {
  const fields = ['memoryKiB', 'passes', 'lanes'] as const;
  return fields.every((field) => cost[field] >= floor[field] && cost[field] <= KDF_CEILING[field]);
}

/** What a log-in may take on this computer, in milliseconds; a person does not mind half a second. */
const LOG_IN_TIME = 500;

/**
 * The password cost for new slots at this computer: the floor, its memory doubled while a log-in stays under half a second, at most 256
 * MiB. Takes about a second; meant for set-up.
 *
 * @param clock milliseconds from any start, `performance.now` in the product.
 */
export async function chooseCost(clock: () => number): Promise<KdfCost> {
  const sample = { password: 'password', salt: Buffer.alloc(SALT_BYTES), hashLength: KEY_BYTES } as const;
  let cost = KDF_FLOOR;
  while (cost.memoryKiB * 2 <= KDF_CEILING.memoryKiB) {
    const start = clock();
    const { memoryKiB: memorySize, passes: iterations, lanes: parallelism } = cost;
    await argon2id({ ...sample, memorySize, iterations, parallelism });
    if ((clock() - start) * 2 > LOG_IN_TIME) break;
    cost = { ...cost, memoryKiB: cost.memoryKiB * 2 };
  }
  return cost;
}

/** What turns a password into the key of a user's slot. */
export interface UserSecret {
  readonly password: string;
  readonly deviceSecret: Uint8Array;
  readonly cost: KdfCost;
  /** 16 bytes. */
  readonly salt: Uint8Array;
  readonly storeId: string;
}

/** Longest password taken, in UTF-16 units; the rules for people's own choice are stricter and live elsewhere. */
const PASSWORD_UNITS = 1024;

/** Whether a text can be a password at all: not empty, of bounded length, no half of a surrogate pair (two such could be mixed up). */
export function isPassword(text: string): boolean {
  return text !== '' && text.length <= PASSWORD_UNITS && text.isWellFormed();
}

/**
 * KEK_user: password in NFKC → Argon2id (RFC 9106) → HKDF-SHA256 (RFC 5869) together with this computer's secret, so that the slot file
 * and the password are not enough on another computer. The result is 32 bytes; the caller wipes it.
 */
export async function deriveUserKey(secret: UserSecret): Promise<Buffer> {
  assertKey(secret.deviceSecret);
  const password = Buffer.from(secret.password.normalize('NFKC'), 'utf8');
  const stretched = await argon2id({
    password,
    salt: secret.salt,
    memorySize: secret.cost.memoryKiB,
    iterations: secret.cost.passes,
    parallelism: secret.cost.lanes,
    hashLength: KEY_BYTES,
    outputType: 'binary',
  });
  const both = Buffer.alloc(KEY_BYTES * 2);
  both.set(stretched, 0);
  both.set(secret.deviceSecret, KEY_BYTES);
  const key = expand(both, secret.storeId, 'user slot');
  wipe(password, stretched, both);
  return key;
}

/** KEK_recovery. The code carries 165 random bits, so stretching would add nothing: HKDF alone. The caller wipes the result. */
export function deriveRecoveryKey(code: Uint8Array, salt: Uint8Array, storeId: string): Buffer {
  const both = Buffer.alloc(code.length + salt.length);
  both.set(code, 0);
  both.set(salt, code.length);
  const key = expand(both, storeId, 'recovery slot');
  wipe(both);
  return key;
}

/** The data key under a wrapping key: AES-256-GCM, the slot's header authenticated with it. */
export interface WrappedKey {
  /** 12 bytes in hex. */
  readonly nonce: string;
  /** 32 bytes of cipher text and the 16 of the tag, in hex. */
  readonly wrapped: string;
}

/** Wraps a data key. `header` is bound to it: change one bit there and it does not unwrap. */
export function wrapKey(
  key: Uint8Array,
  under: Uint8Array,
  header: { bytes: Uint8Array; random: Random },
): WrappedKey {
  assertKey(key);
  const nonce = header.random(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', under, nonce).setAAD(header.bytes);
  const sealed = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return { nonce: Buffer.from(nonce).toString('hex'), wrapped: sealed.toString('hex') };
}

/** The data key, or undefined when the wrapping key, the header or the slot is not the one it was made with. */
export function unwrapKey(slot: WrappedKey, under: Uint8Array, header: Uint8Array): Buffer | undefined {
  const sealed = Buffer.from(slot.wrapped, 'hex');
  const decipher = createDecipheriv('aes-256-gcm', under, Buffer.from(slot.nonce, 'hex'), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(header).setAuthTag(sealed.subarray(KEY_BYTES));
  const part = decipher.update(sealed.subarray(0, KEY_BYTES));
  try {
    decipher.final();
  } catch {
    wipe(part);
    return undefined;
  }
  const key = Buffer.alloc(KEY_BYTES);
  key.set(part);
  wipe(part);
  return key;
}

/** What the data key is used for, each under a label of its own. */
export type KeyUse = 'pages' | 'attachments' | 'head' | 'key check' | 'slots';

/** A 32-byte key for one use, bound to the store and its epoch. The caller wipes it. */
export function deriveKey(dataKey: DataKey, use: KeyUse): Buffer {
  assertKey(dataKey.bytes);
  return expand(dataKey.bytes, `${dataKey.storeId} ${dataKey.epoch}`, use);
}

/** What this computer's secret is used for besides the user slots. */
export type DeviceKeyUse = 'device check' | 'attempts';

/** A 32-byte key or check value from this computer's secret, bound to the store. */
export function deriveDeviceKey(deviceSecret: Uint8Array, storeId: string, use: DeviceKeyUse): Buffer {
  assertKey(deviceSecret);
  return expand(deviceSecret, storeId, use);
}

function expand(secret: Uint8Array, salt: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, `qabyldau 1 ${use}`, KEY_BYTES));
}

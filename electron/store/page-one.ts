import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { sizeOf, type StorePaths } from './files.ts';
import { wipe } from './keys.ts';

/**
 * Reads the first page of the store without the database module, so that a file that must be refused is refused before anything could
 * write to it: opening and closing a store may move its log into it, and one error code there stands for a wrong key, a damaged page
 * and a foreign file alike (SECURITY 1.3, 1.8).
 *
 * Page format: SQLCipher 4. 4096 bytes; the last 80 are the initialisation vector (16) and HMAC-SHA512 (64) over cipher text, vector
 * and page number; the first 16 of page 1 are the salt. Pages are AES-256-CBC under the raw key; the HMAC's key is PBKDF2-SHA512 of it,
 * two rounds, over the salt with every byte xor 0x3a. Field offsets and the log: sqlite.org/fileformat2.html, 1.3 and 4.
 */
export type PageOne =
  | {
      readonly state: 'readable';
      readonly userVersion: number;
      readonly applicationId: number;
      readonly isWhole: boolean;
    }
  /** An unencrypted database. */
  | { readonly state: 'plain' }
  /** Nothing in it was written with this key. */
  | { readonly state: 'foreign' }
  | { readonly state: 'damaged' }
  /** Only the salt was overwritten: with the recorded one the page opens. */
  | { readonly state: 'salt' };

const PAGE_BYTES = 4096;
const RESERVED = 80;
const MAC_BYTES = 64;
const SALT_LENGTH = 16;
const PLAIN_HEADER = Buffer.from('SQLite format 3\0', 'latin1');
/** Pages looked at to tell a store with its first page destroyed from a foreign file. */
const SAMPLE_PAGES = 64;

/** Looks at page 1 as the database would see it, log included. `key` is the raw page key, `salt` the recorded one. Writes nothing. */
export function readPageOne(paths: StorePaths, key: Uint8Array, salt: Uint8Array): PageOne {
  const file = openSync(paths.database, 'r');
  try {
    const first = readAt(file, 0, PAGE_BYTES);
    if (first.subarray(0, SALT_LENGTH).equals(PLAIN_HEADER)) return { state: 'plain' };
    const logged = newestPageOne(paths.log);
    const page = logged ?? first;
    if (page.length === PAGE_BYTES) {
      if (isPageGenuine(page, 1, { key, salt: first.subarray(0, SALT_LENGTH) })) {
        const { userVersion, applicationId, pages } = header(page, key);
        const isWhole = logged !== undefined || (sizeOf(paths.database) ?? 0) >= pages * PAGE_BYTES;
        return { state: 'readable', userVersion, applicationId, isWhole };
      }
      if (isPageGenuine(page, 1, { key, salt })) return { state: 'salt' };
    }
    const isOurs = first.subarray(0, SALT_LENGTH).equals(salt) || hasGenuinePage(file, { key, salt });
    return { state: isOurs ? 'damaged' : 'foreign' };
  } finally {
    closeSync(file);
  }
}

interface PageKey {
  readonly key: Uint8Array;
  readonly salt: Uint8Array;
}

function isPageGenuine(page: Buffer, number: number, { key, salt }: PageKey): boolean {
  const mixed = Buffer.from(salt.map((byte) => byte ^ 0x3a));
  const macKey = pbkdf2Sync(key, mixed, 2, 32, 'sha512');
  const place = Buffer.alloc(4);
  place.writeUInt32LE(number);
  const content = page.subarray(number === 1 ? SALT_LENGTH : 0, PAGE_BYTES - MAC_BYTES);
  const mac = createHmac('sha512', macKey).update(content).update(place).digest();
  wipe(macKey);
  return timingSafeEqual(mac, page.subarray(PAGE_BYTES - MAC_BYTES));
}

function header(
  page: Buffer,
  key: Uint8Array,
): { userVersion: number; applicationId: number; pages: number } {
  const vector = page.subarray(PAGE_BYTES - RESERVED, PAGE_BYTES - MAC_BYTES);
  const decipher = createDecipheriv('aes-256-cbc', key, vector).setAutoPadding(false);
  // The header ends at byte 100; CBC lets one stop at any block.
  const plain = decipher.update(page.subarray(SALT_LENGTH, 112));
  const at = (offset: number) => plain.readUInt32BE(offset - SALT_LENGTH);
  const found = { userVersion: at(60), applicationId: at(68), pages: at(28) };
  wipe(plain);
  return found;
}

function hasGenuinePage(file: number, key: PageKey): boolean {
  for (let number = 2; number <= SAMPLE_PAGES; number += 1) {
    const page = readAt(file, (number - 1) * PAGE_BYTES, PAGE_BYTES);
    if (page.length < PAGE_BYTES) return false;
    if (isPageGenuine(page, number, key)) return true;
  }
  return false;
}

const LOG_HEADER = 32;
const FRAME_HEADER = 24;

/** Page 1 as the last whole transaction of the log left it, or undefined when the log does not hold it. */
function newestPageOne(log: string): Buffer | undefined {
  if ((sizeOf(log) ?? 0) < LOG_HEADER + FRAME_HEADER + PAGE_BYTES) return undefined;
  const file = openSync(log, 'r');
  try {
    const head = readAt(file, 0, LOG_HEADER);
    const magic = head.readUInt32BE(0);
    const isBigEndian = magic === 0x377f0683;
    if (!isBigEndian && magic !== 0x377f0682) return undefined;
    if (head.readUInt32BE(8) !== PAGE_BYTES) return undefined;
    let sum = checksum(head.subarray(0, 24), isBigEndian, [0, 0]);
    if (!isSum(head, 24, sum)) return undefined;
    let committed: Buffer | undefined;
    let pending: Buffer | undefined;
    for (let offset = LOG_HEADER; ; offset += FRAME_HEADER + PAGE_BYTES) {
      const frame = readAt(file, offset, FRAME_HEADER + PAGE_BYTES);
      if (frame.length < FRAME_HEADER + PAGE_BYTES) return committed;
      sum = checksum(frame.subarray(0, 8), isBigEndian, sum);
      sum = checksum(frame.subarray(FRAME_HEADER), isBigEndian, sum);
      if (!frame.subarray(8, 16).equals(head.subarray(16, 24)) || !isSum(frame, 16, sum)) return committed;
      if (frame.readUInt32BE(0) === 1) pending = frame.subarray(FRAME_HEADER);
      if (frame.readUInt32BE(4) !== 0) committed = pending ?? committed;
    }
  } finally {
    closeSync(file);
  }
}

type Sum = readonly [number, number];

function isSum(bytes: Buffer, offset: number, sum: Sum): boolean {
  return bytes.readUInt32BE(offset) === sum[0] && bytes.readUInt32BE(offset + 4) === sum[1];
}

function checksum(bytes: Buffer, isBigEndian: boolean, start: Sum): Sum {
  let [one, two] = start;
  for (let offset = 0; offset < bytes.length; offset += 8) {
    const left = isBigEndian ? bytes.readUInt32BE(offset) : bytes.readUInt32LE(offset);
    const right = isBigEndian ? bytes.readUInt32BE(offset + 4) : bytes.readUInt32LE(offset + 4);
    one = (one + left + two) >>> 0;
    two = (two + right + one) >>> 0;
  }
  return [one, two];
}

/** Up to `length` bytes; fewer at the end of the file. */
function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const more = readSync(file, bytes, read, length - read, position + read);
    if (more === 0) break;
    read += more;
  }
  return bytes.subarray(0, read);
}

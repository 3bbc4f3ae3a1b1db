import { randomBytes } from 'node:crypto';

export type RandomBytes = (length: number) => Uint8Array;

/** Random bytes of the operating system: the default where randomness is an argument. */
export const systemRandom: RandomBytes = (length) => randomBytes(length);

/**
 * UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then random bits. Sorts by the time of making, and needs no register of
 * identifiers when offices are one day merged.
 */
export function createId(now: number, random: RandomBytes = systemRandom): string {
  const bytes = new Uint8Array(16);
  bytes.set(random(16));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(now / 0x1_0000));
  view.setUint16(4, now % 0x1_0000);
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f));
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

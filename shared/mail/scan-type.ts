import type { ScanHead } from './envelope.ts';

export type ScanType = ScanHead['type'];

const mebibyte = 1024 * 1024;
/** The largest scan kept, in MiB and in bytes: a hundred grey pages at 300 dpi stay below. */
export const scanMostMebibytes = 25;
export const scanMostBytes = scanMostMebibytes * mebibyte;
/** A scan lies in the store and goes to the page in pieces of so many bytes. */
export const scanPartBytes = 256 * 1024;
/** As many first bytes as decide what a file is. */
export const scanProbeBytes = 64;

export const scanParts = (size: number): number => Math.ceil(size / scanPartBytes);

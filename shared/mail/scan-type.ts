import { AppError } from '../errors.ts';
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

const bytesOf = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/**
 * First bytes of the four kinds. PDF: ISO 32000-2, 7.5.2, at the very start; JPEG: ITU-T T.81, SOI and the marker after it; PNG: the
 * eight bytes of its signature; TIFF 6.0: byte order and 42.
 */
const types: readonly (readonly [ScanType, readonly number[]])[] = [
  ['pdf', bytesOf('%PDF-')],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, ...bytesOf('PNG\r\n'), 0x1a, 0x0a]],
  ['tiff', bytesOf('II*\0')],
  ['tiff', bytesOf('MM\0*')],
];

/** 43 instead of 42: offsets of 64 bits, which no desk scanner needs and the viewer does not read. */
const bigTiff = [bytesOf('II+\0'), bytesOf('MM\0+')];

/** Programs and containers of programs, each by the name of its format, which is the same in every language. */
const programs: readonly (readonly [string, readonly number[]])[] = [
  ['EXE', bytesOf('MZ')],
  ['ELF', [0x7f, ...bytesOf('ELF')]],
  ['Mach-O', [0xfe, 0xed, 0xfa, 0xce]],
  ['Mach-O', [0xfe, 0xed, 0xfa, 0xcf]],
  ['Mach-O', [0xce, 0xfa, 0xed, 0xfe]],
  ['Mach-O', [0xcf, 0xfa, 0xed, 0xfe]],
  ['Java', [0xca, 0xfe, 0xba, 0xbe]],
  ['WebAssembly', bytesOf('\0asm')],
  ['#!', bytesOf('#!')],
  ['ZIP', bytesOf('PK\x03\x04')],
  ['ZIP', bytesOf('PK\x05\x06')],
  ['ZIP', bytesOf('PK\x07\x08')],
  ['RAR', bytesOf('Rar!\x1a\x07')],
  ['7z', [...bytesOf('7z'), 0xbc, 0xaf, 0x27, 0x1c]],
  ['GZIP', [0x1f, 0x8b]],
  ['CAB', bytesOf('MSCF')],
  ['OLE', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['LNK', [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00]],
];

const begins = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  bytes.length >= magic.length && magic.every((byte, at) => bytes[at] === byte);

/** What a scan is by its first bytes, whatever its name says; null for anything that is none. */
export const scanTypeOf = (probe: Uint8Array): ScanType | null =>
  types.find(([, magic]) => begins(probe, magic))?.[0] ?? null;

/** Format of a program or an archive, as these first bytes say; null when they look like neither. */
export const programFormat = (probe: Uint8Array): string | null =>
  programs.find(([, magic]) => begins(probe, magic))?.[0] ?? null;

/** Why a file is no scan that can be kept; null when it may be one. `probe` are its first bytes, `scanProbeBytes` of them. */
export function scanRefusal(probe: Uint8Array, size: number): AppError | null {
  if (size === 0) return new AppError('scan.empty');
  const format = programFormat(probe);
  if (format !== null) return new AppError('scan.executable', { format });
  if (size > scanMostBytes) return new AppError('scan.tooLarge', { mebibytes: scanMostMebibytes });
  if (bigTiff.some((magic) => begins(probe, magic))) return new AppError('scan.bigTiff');
  return scanTypeOf(probe) === null ? new AppError('scan.notAScan') : null;
}

/** @throws AppError `scan.empty`, `scan.tooLarge` {mebibytes}, `scan.executable` {format}, `scan.bigTiff`, `scan.notAScan` */
export function requireScan(probe: Uint8Array, size: number): ScanType {
  const refused = scanRefusal(probe, size);
  if (refused !== null) throw refused;
  const type = scanTypeOf(probe);
  if (type === null) throw new AppError('scan.notAScan');
  return type;
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  programFormat,
  requireScan,
  scanMostBytes,
  scanProbeBytes,
  scanRefusal,
  scanTypeOf,
} from '#shared/mail/scan-type.ts';

const bytes = (...values: (number | string)[]): Uint8Array =>
  Uint8Array.from(
    values.flatMap((value) =>
      typeof value === 'string' ? Array.from(value, (letter) => letter.charCodeAt(0)) : [value],
    ),
  );

const starts = {
  pdf: [bytes('%PDF-')],
  jpeg: [bytes(0xff, 0xd8, 0xff)],
  png: [bytes(0x89, 'PNG', 13, 10, 26, 10)],
  tiff: [bytes('II', 42, 0), bytes('MM', 0, 42)],
} as const;

const programs: readonly (readonly [string, Uint8Array])[] = [
  ['EXE', bytes('MZ', 0x90, 0)],
  ['ELF', bytes(0x7f, 'ELF', 2, 1)],
  ['#!', bytes('#!/bin/sh\n')],
  ['ZIP', bytes('PK', 3, 4)],
  ['ZIP', bytes('PK', 5, 6)],
  ['Mach-O', bytes(0xcf, 0xfa, 0xed, 0xfe)],
  ['OLE', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  ['LNK', bytes(0x4c, 0, 0, 0, 1, 0x14, 2, 0)],
  ['GZIP', bytes(0x1f, 0x8b, 8)],
  ['7z', bytes('7z', 0xbc, 0xaf, 0x27, 0x1c)],
];

const tail = fc.uint8Array({ maxLength: scanProbeBytes });
const codeOf = (probe: Uint8Array, size = probe.length): string => scanRefusal(probe, size)?.code ?? 'ok';

describe('what a file is', () => {
  for (const type of ['pdf', 'jpeg', 'png', 'tiff'] as const)
    test(`${type} by its first bytes, whatever follows`, () => {
      fc.assert(
        fc.property(fc.constantFrom(...starts[type]), tail, (start, rest) => {
          const probe = Uint8Array.from([...start, ...rest]);
          expect(requireScan(probe, probe.length)).toBe(type);
        }),
      );
    });

  test('a start that is cut off or one byte late is none', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(starts).flat()), fc.nat({ max: 255 }), (start, byte) => {
        expect(scanTypeOf(start.subarray(0, -1))).toBeNull();
        expect(scanTypeOf(Uint8Array.from([byte, ...start]))).toBeNull();
      }),
    );
  });

  test('anything at all has one answer, and only the four kinds pass', () => {
    fc.assert(
      fc.property(tail, fc.nat({ max: 2 * scanMostBytes }), (probe, size) => {
        const code = codeOf(probe, size);
        const isGood = size > 0 && size <= scanMostBytes && scanTypeOf(probe) !== null;
        expect(code === 'ok').toBe(isGood);
        if (code === 'ok') expect(requireScan(probe, size)).toBe(scanTypeOf(probe));
        else expect(() => requireScan(probe, size)).toThrow(code);
      }),
      { numRuns: 2_000 },
    );
  });

  test('no start of a scan is the start of a program', () => {
    for (const start of Object.values(starts).flat()) expect(programFormat(start)).toBeNull();
  });
});

describe('what is refused', () => {
  test.each(programs)('%s says what it looks like, however large', (format, start) => {
    fc.assert(
      fc.property(tail, fc.integer({ min: 1, max: 4 * scanMostBytes }), (rest, size) => {
        const refused = scanRefusal(Uint8Array.from([...start, ...rest]), size);
        expect(refused).toMatchObject({ code: 'scan.executable', params: { format } });
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ['nothing', new Uint8Array(), 0, 'scan.empty'],
    ['BigTIFF, little end first', bytes('II', 43, 0, 8, 0), 100, 'scan.bigTiff'],
    ['BigTIFF, big end first', bytes('MM', 0, 43, 0, 8), 100, 'scan.bigTiff'],
    ['a web page', bytes('<!DOCTYPE html>'), 100, 'scan.notAScan'],
    ['a GIF', bytes('GIF89a'), 100, 'scan.notAScan'],
    ['a PDF after a blank', bytes(' %PDF-1.7'), 100, 'scan.notAScan'],
    ['a program in front of a PDF', bytes('MZ', 0, 0, '%PDF-1.7'), 100, 'scan.executable'],
    ['one byte too many', bytes('%PDF-1.7'), scanMostBytes + 1, 'scan.tooLarge'],
    ['just small enough', bytes('%PDF-1.7'), scanMostBytes, 'ok'],
  ])('%s', (...[, probe, size, code]) => expect(codeOf(probe, size)).toBe(code));
});

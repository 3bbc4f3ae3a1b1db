import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureOf } from '#shared/contract/client.ts';
import { pictures, tiffHeight, tiffs, tiffWidth } from '#tests/fixtures/tiff.ts';
import { readPdf } from '#tests/fixtures/pdf-page.ts';
import { faxPdf, isFax } from '../../renderer/components/mail/fax-pdf.ts';
import { jpegSize, mostPixels, pngSize, requireDrawable } from '../../renderer/components/mail/image-size.ts';
import { readTiff } from '../../renderer/components/mail/tiff-file.ts';
import type { TiffPage } from '../../renderer/components/mail/tiff-file.ts';
import { hasKnownColours, paintBlock, rowBytesOf } from '../../renderer/components/mail/tiff-pixels.ts';
import { isPlainlyPacked, unpack } from '../../renderer/components/mail/tiff-unpack.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Red, green and blue of every pixel, as the viewer comes to them. */
async function pixelsOf(page: TiffPage, bytes: Bytes): Promise<number[]> {
  const count = page.width * page.height;
  let pixels: Uint8Array | Uint8ClampedArray;
  if (isFax(page.compression)) {
    const [drawn] = await readPdf(faxPdf(page, bytes), 1);
    expect([drawn?.picture.width, drawn?.picture.height]).toEqual([page.width, page.height]);
    pixels = drawn?.picture.pixels ?? new Uint8Array();
  } else {
    const painted = new Uint8ClampedArray(4 * count);
    for (const block of page.blocks) {
      const source = bytes.subarray(block.offset, block.offset + block.length);
      const size = { rowBytes: rowBytesOf(page, block), rows: block.height };
      paintBlock(page, block, { bytes: await unpack(source, size, page), pixels: painted });
    }
    pixels = painted;
  }
  return Array.from({ length: 3 * count }, (_, at) => pixels[4 * Math.floor(at / 3) + (at % 3)] ?? -1);
}

const asColours = (picture: Uint8Array): number[] =>
  picture.length === tiffWidth * tiffHeight
    ? Array.from(picture, (grey) => [grey, grey, grey]).flat()
    : Array.from(picture);

describe('pages of a TIFF, as another program wrote them, come out pixel by pixel', () => {
  test.each([
    ['g4', 'bits', 4],
    ['g4Reversed', 'bits', 4],
    ['g4WhiteOnes', 'bits', 4],
    ['g3', 'bits', 3],
    ['bitsRuns', 'bits', 32773],
    ['greyZip', 'grey', 8],
    ['grey16', 'grey', 1],
    ['colourLzw', 'colour', 5],
    ['colourZip', 'colour', 8],
    ['tiles', 'colour', 5],
    ['palette', 'palette', 5],
  ] as const)('%s', async (name, picture, compression) => {
    const pages = readTiff(tiffs[name]);
    expect(pages.map((page) => page.compression)).toEqual([compression]);
    const [page] = pages;
    if (page === undefined) throw new Error('no page');
    expect(isFax(compression) || (isPlainlyPacked(compression) && hasKnownColours(page))).toBe(true);
    const expected = asColours(pictures[picture]);
    const drawn = await pixelsOf(page, tiffs[name]);
    // Colours of 16 bits are rounded to 8, and programs round differently.
    const tolerance = name === 'palette' ? 1 : 0;
    expect(drawn).toHaveLength(expected.length);
    expect(Math.max(...drawn.map((value, at) => Math.abs(value - (expected[at] ?? 0))))).toBe(tolerance);
  });

  test('several pages, each packed in its own way', async () => {
    const [fax, colour, ...none] = readTiff(tiffs.twoPages);
    if (fax === undefined || colour === undefined) throw new Error('no pages');
    expect(none).toEqual([]);
    expect(await pixelsOf(fax, tiffs.twoPages)).toEqual(asColours(pictures.bits));
    expect(await pixelsOf(colour, tiffs.twoPages)).toEqual(asColours(pictures.colour));
  });
});

const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
    return 'ok';
  } catch (error) {
    return failureOf(error).code;
  }
};

/** Everything there is to do with a TIFF. */
async function readWhole(bytes: Bytes): Promise<void> {
  for (const page of readTiff(bytes).slice(0, 3)) {
    if (isFax(page.compression)) faxPdf(page, bytes);
    else if (isPlainlyPacked(page.compression) && hasKnownColours(page) && page.width * page.height < 1e6)
      await pixelsOf(page, bytes);
  }
}

const known = ['ok', 'scan.undrawable', 'scan.tooManyPixels'];

/** The same file with the value of one tag of its first directory replaced. */
function withTag(source: Bytes, tag: number, value: number): Bytes {
  const bytes = source.slice();
  const view = new DataView(bytes.buffer);
  const directory = view.getUint32(4, true);
  for (let index = 0; index < view.getUint16(directory, true); index += 1) {
    const entry = directory + 2 + 12 * index;
    if (view.getUint16(entry, true) !== tag) continue;
    view.setUint16(entry + 2, 4, true);
    view.setUint32(entry + 8, value, true);
    return bytes;
  }
  throw new Error(`no tag ${tag}`);
}

describe('hostile pictures', () => {
  const sources = Object.values(tiffs);

  test('a TIFF with bytes changed is drawn or refused, never more', async () => {
    const change = fc.record({ at: fc.nat({ max: 3000 }), to: fc.nat({ max: 255 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sources),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        async (source, changes) => {
          const bytes = source.slice();
          for (const { at, to } of changes) bytes[at % bytes.length] = to;
          expect(known).toContain(await codeOf(() => readWhole(bytes)));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('a TIFF cut off anywhere is drawn or refused', async () => {
    for (const source of [tiffs.colourLzw, tiffs.g4, tiffs.tiles])
      for (let length = 8; length < source.length; length += 7)
        expect(known).toContain(await codeOf(() => readWhole(source.slice(0, length))));
  });

  test.each([
    ['wider than may be drawn', withTag(tiffs.greyZip, 256, 0x7fffffff), 'scan.tooManyPixels'],
    ['without height', withTag(tiffs.greyZip, 257, 0), 'scan.undrawable'],
    ['strips outside the file', withTag(tiffs.greyZip, 273, 0xffffff00), 'scan.undrawable'],
    ['a strip longer than the file', withTag(tiffs.greyZip, 279, 0xffff), 'scan.undrawable'],
    ['strips of no rows', withTag(tiffs.greyZip, 278, 0), 'scan.undrawable'],
  ])('%s', async (_name, bytes, code) => expect(await codeOf(() => readTiff(bytes))).toBe(code));

  test('directories in a ring end after one round', () => {
    const ring = tiffs.twoPages.slice();
    const view = new DataView(ring.buffer);
    const first = view.getUint32(4, true);
    const second = first + 2 + 12 * view.getUint16(first, true);
    view.setUint32(second, first, true);
    expect(readTiff(ring)).toHaveLength(1);
  });

  test('deflate that would unpack without end stops at the size of its block', async () => {
    const { deflateSync } = await import('node:zlib');
    const bomb = new Uint8Array(deflateSync(Buffer.alloc(8 * 1024 * 1024)));
    const packed = { compression: 8, predictor: 1, bits: 8, samples: 1, isLittleEndian: true };
    expect(await unpack(bomb, { rowBytes: 10, rows: 10 }, packed)).toEqual(new Uint8Array(100));
  });

  test('any bytes as any packing fill their block or are refused', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 400 }),
        fc.constantFrom(1, 5, 8, 32946, 32773),
        fc.constantFrom(1, 2),
        async (source, compression, predictor) => {
          const packed = { compression, predictor, bits: 8, samples: 3, isLittleEndian: true };
          const size = { rowBytes: 30, rows: 7 };
          const work = async () =>
            expect((await unpack(new Uint8Array(source), size, packed)).length).toBe(210);
          expect(['ok', 'scan.undrawable']).toContain(await codeOf(work));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('sizes of JPEG and PNG are read from anything without harm, and too many points are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (tail) => {
        for (const size of [jpegSize(Uint8Array.from([0xff, 0xd8, 0xff, ...tail])), pngSize(tail)])
          if (size !== null) expect(Number.isSafeInteger(size.width * size.height)).toBe(true);
      }),
    );
    expect(jpegSize(Uint8Array.of(0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 1, 0, 2, 0, 1))).toEqual({
      width: 512,
      height: 256,
    });
    expect(() => requireDrawable({ width: mostPixels + 1, height: 1 })).toThrow('scan.tooManyPixels');
    expect(() => requireDrawable(null)).toThrow('scan.undrawable');
  });
});

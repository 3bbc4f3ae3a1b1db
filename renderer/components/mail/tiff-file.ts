import { requireDrawable, undrawable } from './image-size.ts';

/** A rectangle of a page that is packed by itself: a strip or a tile. Offsets and lengths lie within the file. */
export interface TiffBlock {
  readonly offset: number;
  readonly length: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One page, as its directory tells (TIFF 6.0, section 8); numbers of compression and interpretation as written there. */
export interface TiffPage {
  readonly width: number;
  readonly height: number;
  readonly compression: number;
  readonly photometric: number;
  readonly bits: number;
  readonly samples: number;
  readonly predictor: number;
  readonly isReversed: boolean;
  readonly isLittleEndian: boolean;
  /** T4Options of one-way fax packing. */
  readonly faxOptions: number;
  /** Clockwise, in quarters of a turn. */
  readonly turns: number;
  /** Height of a pixel to its width: a fax has tall ones. */
  readonly stretch: number;
  /** Three runs of 16-bit values: red, green, blue. */
  readonly palette: readonly number[] | null;
  readonly jpegTables: Uint8Array | null;
  readonly blocks: readonly TiffBlock[];
}

const mostPages = 500;
const mostEntries = 400;
const mostBlocks = 70_000;

const tag = {
  subfile: 254,
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  offsets: 273,
  orientation: 274,
  samples: 277,
  rowsPerStrip: 278,
  lengths: 279,
  resolutionX: 282,
  resolutionY: 283,
  planes: 284,
  faxOptions: 292,
  predictor: 317,
  palette: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileLengths: 325,
  jpegTables: 347,
} as const;

/** Bytes of one value of a type: BYTE, ASCII, SHORT, LONG, RATIONAL, and UNDEFINED; others are of no use here. */
const typeBytes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };

/** Values of the tags of one directory. */
type Directory = ReadonlyMap<number, { readonly type: number; readonly count: number; readonly at: number }>;

/** Reads a file within its bounds only; whatever lies outside makes it undrawable. */
function readerOf(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  const short = (at: number): number => view.getUint16(at, little);
  const long = (at: number): number => view.getUint32(at, little);

  function directory(at: number): { entries: Directory; next: number } {
    const count = short(at);
    if (count === 0 || count > mostEntries) throw undrawable();
    const entries = new Map<number, { type: number; count: number; at: number }>();
    for (let index = 0; index < count; index += 1) {
      const entry = at + 2 + 12 * index;
      const type = short(entry + 2);
      const values = long(entry + 4);
      const size = (typeBytes[type] ?? 0) * values;
      const place = size <= 4 ? entry + 8 : long(entry + 8);
      if (size > 0 && place + size <= bytes.length)
        entries.set(short(entry), { type, count: values, at: place });
    }
    return { entries, next: long(at + 2 + 12 * count) };
  }

  function numbers(entries: Directory, name: number): readonly number[] {
    const entry = entries.get(name);
    if (entry === undefined) return [];
    if (entry.count > mostBlocks) throw undrawable();
    return Array.from({ length: entry.count }, (_, index) => {
      if (entry.type === 3) return short(entry.at + 2 * index);
      if (entry.type === 4) return long(entry.at + 4 * index);
      if (entry.type === 5) return long(entry.at + 8 * index) / Math.max(1, long(entry.at + 8 * index + 4));
      return bytes[entry.at + index] ?? 0;
    });
  }

  function raw(entries: Directory, name: number): Uint8Array | null {
    const entry = entries.get(name);
    return entry === undefined ? null : bytes.subarray(entry.at, entry.at + entry.count);
  }

  return { little, long, directory, numbers, raw, length: bytes.length };
}

type Reader = ReturnType<typeof readerOf>;

interface Grid {
  readonly width: number;
  readonly height: number;
  readonly blockWidth: number;
  readonly blockHeight: number;
}

/** Tiles keep their full size at the edges of the page, strips do not. */
function blocksOf(
  reader: Reader,
  entries: Directory,
  grid: Grid & { readonly isTiled: boolean },
): TiffBlock[] {
  const { width, height, blockWidth, blockHeight, isTiled } = grid;
  if (blockWidth < 1 || blockHeight < 1) throw undrawable();
  const across = Math.ceil(width / blockWidth);
  const count = across * Math.ceil(height / blockHeight);
  if (count > mostBlocks) throw undrawable();
  requireDrawable({ width: blockWidth, height: blockHeight });
  const offsets = reader.numbers(entries, isTiled ? tag.tileOffsets : tag.offsets);
  const lengths = reader.numbers(entries, isTiled ? tag.tileLengths : tag.lengths);
  return Array.from({ length: count }, (_, index) => {
    const y = Math.floor(index / across) * blockHeight;
    const offset = offsets[index];
    // Old programs leave the length of an only strip out: it runs to the end of the file then.
    const length = lengths[index] ?? (count === 1 ? reader.length - (offset ?? 0) : 0);
    if (offset === undefined || offset + length > reader.length || length < 1) throw undrawable();
    return {
      offset,
      length,
      x: (index % across) * blockWidth,
      y,
      width: blockWidth,
      height: isTiled ? blockHeight : Math.min(blockHeight, height - y),
    };
  });
}

/** Turned pages; mirrored ones (2, 4, 5, 7) come from no scanner and are shown as they lie. */
const turnsByOrientation: Readonly<Record<number, number>> = { 3: 2, 6: 1, 8: 3 };

function pageOf(reader: Reader, entries: Directory): TiffPage {
  const one = (name: number, otherwise: number): number => reader.numbers(entries, name)[0] ?? otherwise;
  const { width, height } = requireDrawable({ width: one(tag.width, 0), height: one(tag.height, 0) });
  const isTiled = entries.has(tag.tileWidth);
  const bits = reader.numbers(entries, tag.bits);
  const samples = one(tag.samples, 1);
  const isUneven = bits.some((depth) => depth !== bits[0]);
  if (isUneven || samples < 1 || samples > 8 || (samples > 1 && one(tag.planes, 1) !== 1)) throw undrawable();
  const stretch = one(tag.resolutionX, 1) / one(tag.resolutionY, 1);
  const palette = reader.numbers(entries, tag.palette);
  return {
    width,
    height,
    compression: one(tag.compression, 1),
    photometric: one(tag.photometric, 0),
    bits: bits[0] ?? 1,
    samples,
    predictor: one(tag.predictor, 1),
    isReversed: one(tag.fillOrder, 1) === 2,
    isLittleEndian: reader.little,
    faxOptions: one(tag.faxOptions, 0),
    turns: turnsByOrientation[one(tag.orientation, 1)] ?? 0,
    stretch: stretch > 0.2 && stretch < 5 ? stretch : 1,
    palette: palette.length > 0 ? palette : null,
    jpegTables: reader.raw(entries, tag.jpegTables),
    blocks: blocksOf(reader, entries, {
      width,
      height,
      isTiled,
      blockWidth: isTiled ? one(tag.tileWidth, 0) : width,
      blockHeight: isTiled ? one(tag.tileHeight, 0) : Math.min(one(tag.rowsPerStrip, height), height),
    }),
  };
}

/**
 * The pages of a TIFF 6.0 file, without their pictures; small copies of pages are left out. Reads nothing outside the file and makes no
 * room before it is measured, so that no file can do more than be refused.
 * @throws AppError `scan.undrawable`, `scan.tooManyPixels`
 */
export function readTiff(bytes: Uint8Array): readonly TiffPage[] {
  const reader = readerOf(bytes);
  const seen = new Set<number>();
  const directories: Directory[] = [];
  try {
    let at = reader.long(4);
    while (at !== 0 && !seen.has(at) && directories.length < mostPages) {
      seen.add(at);
      const { entries, next } = reader.directory(at);
      directories.push(entries);
      at = next;
    }
  } catch (error) {
    // What was cut off behind a whole page does not take the page away.
    if (directories.length === 0) throw error instanceof RangeError ? undrawable() : error;
  }
  const isCopy = (entries: Directory): boolean => ((reader.numbers(entries, tag.subfile)[0] ?? 0) & 1) === 1;
  const whole = directories.filter((entries) => !isCopy(entries));
  const pages = (whole.length > 0 ? whole : directories).map((entries) => pageOf(reader, entries));
  if (pages.length === 0) throw undrawable();
  return pages;
}

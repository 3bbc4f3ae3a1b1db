import { undrawable } from './image-size.ts';
import type { TiffBlock, TiffPage } from './tiff-file.ts';

/** From the values of a TIFF to the four bytes a canvas takes (TIFF 6.0, section 8, PhotometricInterpretation). */

const [whiteIsZero, blackIsZero, rgb, paletteColour, cmyk] = [0, 1, 2, 3, 5] as const;

/** Bytes of one row of a block. */
export const rowBytesOf = ({ bits, samples }: TiffPage, { width }: TiffBlock): number =>
  Math.ceil((width * bits * samples) / 8);

/** Reads the n-th value of a row, brought to 8 bits but for palettes, which take it as it is. */
function valueReader(page: TiffPage, bytes: Uint8Array): (row: number, index: number) => number {
  const { bits, isLittleEndian } = page;
  if (bits === 8) return (row, index) => bytes[row + index] ?? 0;
  if (bits === 16) {
    const high = isLittleEndian ? 1 : 0;
    return (row, index) => bytes[row + 2 * index + high] ?? 0;
  }
  if (bits !== 1 && bits !== 2 && bits !== 4) throw undrawable();
  const perByte = 8 / bits;
  const most = (1 << bits) - 1;
  const scale = page.photometric === paletteColour ? 1 : 255 / most;
  return (row, index) => {
    const byte = bytes[row + Math.floor(index / perByte)] ?? 0;
    return ((byte >> (8 - bits - bits * (index % perByte))) & most) * scale;
  };
}

const valuesNeeded: Readonly<Record<number, number>> = {
  [whiteIsZero]: 1,
  [blackIsZero]: 1,
  [rgb]: 3,
  [paletteColour]: 1,
  [cmyk]: 4,
};

/** Whether this page's colours can be told. */
export function hasKnownColours({ photometric, samples, palette, bits }: TiffPage): boolean {
  const needed = valuesNeeded[photometric];
  if (needed === undefined || samples < needed) return false;
  return photometric !== paletteColour || (bits <= 8 && (palette?.length ?? 0) >= 3 * (1 << bits));
}

/** Paints the unpacked bytes of a block into the pixels of the page; what reaches over its edge is left out. */
export function paintBlock(
  page: TiffPage,
  block: TiffBlock,
  { bytes, pixels }: { readonly bytes: Uint8Array; readonly pixels: Uint8ClampedArray },
): void {
  const { photometric, samples, palette } = page;
  const value = valueReader(page, bytes);
  const rowBytes = rowBytesOf(page, block);
  const colours = 1 << page.bits;
  // Some programs write the 16 bits of a palette as if they were 8.
  const depth = palette?.some((colour) => colour > 255) === true ? 257 : 1;
  const width = Math.min(block.width, page.width - block.x);
  const height = Math.min(block.height, page.height - block.y);
  for (let y = 0; y < height; y += 1) {
    const row = y * rowBytes;
    let to = 4 * ((block.y + y) * page.width + block.x);
    for (let x = 0; x < width; x += 1) {
      const first = x * samples;
      let [red, green, blue] = [0, 0, 0];
      if (photometric === rgb) {
        red = value(row, first);
        green = value(row, first + 1);
        blue = value(row, first + 2);
      } else if (photometric === cmyk) {
        const paper = (255 - value(row, first + 3)) / 255;
        red = (255 - value(row, first)) * paper;
        green = (255 - value(row, first + 1)) * paper;
        blue = (255 - value(row, first + 2)) * paper;
      } else if (photometric === paletteColour) {
        const index = value(row, first);
        red = (palette?.[index] ?? 0) / depth;
        green = (palette?.[colours + index] ?? 0) / depth;
        blue = (palette?.[2 * colours + index] ?? 0) / depth;
      } else {
        const grey = value(row, first);
        red = green = blue = photometric === whiteIsZero ? 255 - grey : grey;
      }
      pixels[to] = red;
      pixels[to + 1] = green;
      pixels[to + 2] = blue;
      pixels[to + 3] = 255;
      to += 4;
    }
  }
}

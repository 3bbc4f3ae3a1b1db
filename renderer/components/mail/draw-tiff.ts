import { jpegSize, requireDrawable, undrawable } from './image-size.ts';
import type { TiffBlock, TiffPage } from './tiff-file.ts';
import { hasKnownColours, paintBlock, rowBytesOf } from './tiff-pixels.ts';
import { isPlainlyPacked, unpack } from './tiff-unpack.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const jpeg = 7;
/** Adobe's marker that says the three values are red, green and blue as they stand (Adobe technical note 5116). */
const asRgb = [
  0xff,
  0xee,
  0x00,
  0x0e,
  ...Array.from('Adobe', (letter) => letter.charCodeAt(0)),
  0,
  100,
  0,
  0,
  0,
  0,
  0,
];

/** A strip of a JPEG page with the tables that all of them share, as a file of its own. */
function wholeJpeg({ jpegTables, photometric }: TiffPage, strip: Bytes): Bytes {
  const tables = jpegTables === null || jpegTables.length < 4 ? [] : jpegTables.subarray(2, -2);
  const marker = photometric === 2 ? asRgb : [];
  const whole = new Uint8Array(2 + marker.length + tables.length + strip.length - 2);
  whole.set([0xff, 0xd8, ...marker]);
  whole.set(tables, 2 + marker.length);
  whole.set(strip.subarray(2), 2 + marker.length + tables.length);
  return whole;
}

async function drawJpegs(page: TiffPage, bytes: Bytes): Promise<ImageBitmap> {
  const canvas = new OffscreenCanvas(page.width, page.height);
  const context = canvas.getContext('2d');
  if (context === null) throw undrawable();
  for (const block of page.blocks) {
    const file = wholeJpeg(page, blockBytes(bytes, block));
    requireDrawable(jpegSize(file));
    const picture = await createImageBitmap(new Blob([file]));
    context.drawImage(picture, block.x, block.y);
    picture.close();
  }
  return canvas.transferToImageBitmap();
}

const blockBytes = (bytes: Bytes, { offset, length }: TiffBlock): Bytes =>
  bytes.subarray(offset, offset + length);

/** As long as this the page may stand still while a picture is unpacked, in milliseconds. */
const slice = 20;

/**
 * The picture of one page that is not packed as a fax.
 * @throws AppError `scan.undrawable`, `scan.tooManyPixels`
 */
export async function drawTiffPage(page: TiffPage, bytes: Bytes): Promise<ImageBitmap> {
  if (page.compression === jpeg) return drawJpegs(page, bytes);
  if (!isPlainlyPacked(page.compression) || !hasKnownColours(page)) throw undrawable();
  const image = new ImageData(page.width, page.height);
  let paused = performance.now();
  for (const block of page.blocks) {
    const size = { rowBytes: rowBytesOf(page, block), rows: block.height };
    const unpacked = await unpack(blockBytes(bytes, block), size, page);
    paintBlock(page, block, { bytes: unpacked, pixels: image.data });
    if (performance.now() - paused > slice) {
      await new Promise((resolve) => setTimeout(resolve));
      paused = performance.now();
    }
  }
  return createImageBitmap(image);
}

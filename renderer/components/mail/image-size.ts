import { AppError } from '#shared/errors.ts';

/** As many pixels as a page is drawn from at most: A4 at 600 dpi has 35 million, A3 twice as many. */
export const mostPixels = 72_000_000;

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** For whatever cannot be drawn: damaged, locked, or of a kind no scanner of an office makes. */
export const undrawable = (): AppError => new AppError('scan.undrawable');

/**
 * Room is made only for what was measured first.
 * @throws AppError `scan.undrawable` for no size at all, `scan.tooManyPixels`
 */
export function requireDrawable(size: ImageSize | null): ImageSize {
  if (size === null || size.width < 1 || size.height < 1) throw undrawable();
  if (size.width * size.height > mostPixels)
    throw new AppError('scan.tooManyPixels', { millions: Math.round(mostPixels / 1_000_000) });
  return size;
}

/** Size as the header chunk says (PNG, third edition, 11.2.2). */
export function pngSize(bytes: Uint8Array): ImageSize | null {
  if (bytes.length < 24) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Start of frame: C0 to CF but the three that are tables (ITU-T T.81, table B.1). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Size as the frame header says; null when there is none before the picture begins. */
export function jpegSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else if (marker === 0xd9 || marker === 0xda) return null;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

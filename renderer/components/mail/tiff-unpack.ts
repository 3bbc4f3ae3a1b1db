import { undrawable } from './image-size.ts';

/** Unpacking of the blocks of a TIFF (TIFF 6.0, sections 9 and 13; Adobe's supplement for deflate): never more than fits the target. */

const clear = 256;
const end = 257;
const mostCodes = 4096;

/** LZW with codes from the highest bit on, whose width grows one code early. */
function unpackLzw(source: Uint8Array, target: Uint8Array): void {
  const prefix = new Uint16Array(mostCodes);
  const last = new Uint8Array(mostCodes);
  const lengths = new Uint16Array(mostCodes);
  for (let code = 0; code < clear; code += 1) {
    last[code] = code;
    lengths[code] = 1;
  }
  let [next, width, previous, written] = [end + 1, 9, -1, 0];
  let [buffer, held, at] = [0, 0, 0];

  /** Writes the text of a code and returns its first byte. */
  const write = (code: number): number => {
    const length = lengths[code] ?? 0;
    let each = code;
    let first = 0;
    for (let place = written + length - 1; place >= written; place -= 1) {
      first = last[each] ?? 0;
      if (place < target.length) target[place] = first;
      each = prefix[each] ?? 0;
    }
    written += length;
    return first;
  };

  while (written < target.length) {
    while (held < width) {
      if (at >= source.length) return;
      buffer = ((buffer << 8) | (source[at] ?? 0)) & 0xffffff;
      at += 1;
      held += 8;
    }
    const code = (buffer >>> (held - width)) & ((1 << width) - 1);
    held -= width;
    if (code === end) return;
    if (code === clear) {
      [next, width, previous] = [end + 1, 9, -1];
      continue;
    }
    if (code > next || (code === next && previous < 0)) throw undrawable();
    if (previous >= 0 && next < mostCodes) {
      prefix[next] = previous;
      lengths[next] = (lengths[previous] ?? 0) + 1;
      // The code may be the very one that is being made: it begins as the one before.
      let first = code === next ? previous : code;
      while ((lengths[first] ?? 0) > 1) first = prefix[first] ?? 0;
      last[next] = last[first] ?? 0;
      next += 1;
      if (next + 1 >= 1 << width && width < 12) width += 1;
    }
    write(code);
    previous = code;
  }
}

function unpackRuns(source: Uint8Array, target: Uint8Array): void {
  let [at, written] = [0, 0];
  while (at < source.length && written < target.length) {
    const count = source[at] ?? 0;
    at += 1;
    if (count < 128) {
      const piece = source.subarray(at, at + Math.min(count + 1, target.length - written));
      target.set(piece, written);
      written += piece.length;
      at += count + 1;
    } else if (count > 128) {
      const length = Math.min(257 - count, target.length - written);
      target.fill(source[at] ?? 0, written, written + length);
      written += length;
      at += 1;
    }
  }
}

/** Stops reading as soon as the target is full, however much more the source would unpack to. */
async function inflate(source: Uint8Array<ArrayBuffer>, target: Uint8Array): Promise<void> {
  const reader = new Blob([source]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  let written = 0;
  try {
    while (written < target.length) {
      const { done, value } = await reader.read();
      if (done) break;
      const piece = value.subarray(0, target.length - written);
      target.set(piece, written);
      written += piece.length;
    }
  } catch {
    if (written === 0) throw undrawable();
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

export interface Packed {
  readonly compression: number;
  readonly predictor: number;
  readonly bits: number;
  readonly samples: number;
  readonly isLittleEndian: boolean;
}

/** Adds each value of 8 or 16 bits to the one before it in its row (predictor 2; TIFF 6.0, section 14). */
function undoDifferences(
  bytes: Uint8Array,
  rowBytes: number,
  { bits, samples, isLittleEndian }: Packed,
): void {
  if (bits === 8) {
    for (let row = 0; row < bytes.length; row += rowBytes)
      for (let at = row + samples; at < row + rowBytes; at += 1)
        bytes[at] = ((bytes[at] ?? 0) + (bytes[at - samples] ?? 0)) & 0xff;
    return;
  }
  if (bits !== 16) throw undrawable();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const step = 2 * samples;
  for (let row = 0; row < bytes.length; row += rowBytes)
    for (let at = row + step; at + 1 < row + rowBytes; at += 2) {
      const before = view.getUint16(at - step, isLittleEndian);
      view.setUint16(at, (view.getUint16(at, isLittleEndian) + before) & 0xffff, isLittleEndian);
    }
}

/** Whether a block unpacks to plain pixels here; fax and JPEG packing have readers of their own. */
export const isPlainlyPacked = (compression: number): boolean =>
  [1, 5, 8, 32946, 32773].includes(compression);

/**
 * Unpacks one block into rows of `rowBytes` bytes. What is missing at the end stays zero.
 * @throws AppError `scan.undrawable`
 */
export async function unpack(
  source: Uint8Array<ArrayBuffer>,
  { rowBytes, rows }: { readonly rowBytes: number; readonly rows: number },
  packed: Packed,
): Promise<Uint8Array> {
  const { compression, predictor } = packed;
  const target = new Uint8Array(rowBytes * rows);
  if (compression === 1) target.set(source.subarray(0, target.length));
  else if (compression === 5) unpackLzw(source, target);
  else if (compression === 32773) unpackRuns(source, target);
  else if (compression === 8 || compression === 32946) await inflate(source, target);
  else throw undrawable();
  if (predictor === 2) undoDifferences(target, rowBytes, packed);
  else if (predictor !== 1) throw undrawable();
  return target;
}

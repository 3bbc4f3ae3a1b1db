import { encode } from 'uqr';
import type { Block, ModulesMark } from './layout.ts';

/** White modules on every side that a reader needs to find the symbol (ISO/IEC 18004). */
export const quietModules = 4;
/** Three dots of a 203 dpi printer: below it the symbol of a cheap printer cannot be read. */
export const smallestModule = 0.375;

/**
 * What the QR of a slip says: `QB1:` and the registration number, `QB1:OFFICE-COUNTER-YEAR-000001`. It only finds the record again
 * and proves nothing. Readers tell slips by what stands before the colon; a signed slip will bring a prefix of its own.
 */
export function slipQrText(number: string): string {
  return `QB1:${number}`;
}

export interface QrOptions {
  /** Millimetres of one module, at least {@link smallestModule}. */
  readonly module: number;
}

/**
 * A QR symbol of error correction M as filled rectangles, with its quiet zone.
 *
 * @throws RangeError when the module is too small to be printed, or the text does not fit into any symbol
 */
export function qrBlock(text: string, { module }: QrOptions): Block {
  if (module < smallestModule) throw new RangeError('modules too small to print');
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  const rectangles: ModulesMark['rectangles'][number][] = [];
  for (const [row, modules] of data.entries()) {
    let column = 0;
    while (column < size) {
      let end = column;
      while (end < size && modules[end] === true) end += 1;
      if (end > column) {
        rectangles.push({
          x: column * module,
          y: row * module,
          width: (end - column) * module,
          height: module,
        });
      }
      column = end + 1;
    }
  }
  const quiet = quietModules * module;
  const inner = size * module;
  const mark: ModulesMark = { kind: 'modules', x: quiet, y: quiet, width: inner, height: inner, rectangles };
  return { width: inner + 2 * quiet, height: inner + 2 * quiet, marks: [mark] };
}

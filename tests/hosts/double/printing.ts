/**
 * Windows of the double that show a PDF and print it, by what Electron 45 documents of `print` and `getPrintersAsync` and
 * by what its own tests show of the PDF viewer: `did-finish-load` comes before the viewer has the document.
 */
import type { EventEmitter } from 'node:events';
import type { Printed } from './messages.ts';

/** What happens to a job, by the name of the printer. */
export const printerNames = {
  ready: 'Counter printer, room 3 "A"',
  failing: 'Printer without paper',
  silent: 'Printer that never answers',
} as const;

const documentSizes = ['A0', 'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'Legal', 'Letter', 'Tabloid'];

/** Every sheet that left, blank ones too: what the printer got is the document that was shown at that moment. */
export const printed: Printed[] = [];

export interface PrintOptions {
  readonly silent?: boolean;
  readonly deviceName?: string;
  readonly pageSize?: string | { readonly width: number; readonly height: number };
  readonly usePrinterDefaultPageSize?: boolean;
}

/** What one window shows of a PDF: nothing until the viewer has read it. */
export class ShownDocument {
  #pdf: Uint8Array | null = null;

  /** Shows the answer of a page handler, if Chromium's viewer would. Returns whether it does. */
  async show(response: Response, pluginsOn: boolean): Promise<boolean> {
    const type = response.headers.get('content-type');
    const policy = response.headers.get('content-security-policy') ?? '';
    // The viewer is a plug-in, and draws in a frame that the document itself has to allow.
    const drawn = pluginsOn && type === 'application/pdf' && !/frame-ancestors|sandbox/u.test(policy);
    this.#pdf = drawn && response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
    return this.#pdf !== null;
  }

  print(options: PrintOptions, done: (success: boolean, failureReason: string) => void): void {
    const { pageSize, usePrinterDefaultPageSize = false, silent = false, deviceName = '' } = options;
    const isSize =
      typeof pageSize === 'string'
        ? documentSizes.includes(pageSize)
        : pageSize !== undefined && Math.min(pageSize.width, pageSize.height) >= 353;
    if (!isSize && !usePrinterDefaultPageSize) throw new TypeError('Unsupported pageSize');
    if (isSize && usePrinterDefaultPageSize)
      throw new TypeError('usePrinterDefaultPageSize cannot be combined');
    if (!silent) throw new Error('A dialog would wait for somebody.');
    if (!Object.values(printerNames).some((name) => name === deviceName)) {
      setImmediate(done, false, 'Invalid printer settings');
      return;
    }
    if (deviceName === printerNames.silent) return;
    if (deviceName === printerNames.failing) {
      setImmediate(done, false, 'Print job failed');
      return;
    }
    printed.push({ options: { ...options }, pdf: this.#pdf ?? new Uint8Array() });
    setImmediate(done, true, '');
  }
}

/** The events that follow a load, in Electron's order. */
export function tellLoaded(contents: EventEmitter, shown: boolean): void {
  contents.emit('did-finish-load', {});
  // Told twice: the viewer reports its restrictions more than once.
  if (shown) setTimeout(() => contents.emit('-pdf-ready-to-print'), 20);
  if (shown) setTimeout(() => contents.emit('-pdf-ready-to-print'), 25);
}

import { randomUUID } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import { AppError } from '#shared/errors.ts';
import type { PrinterPort } from './printers.ts';
import { pageScheme } from './window-policy.ts';
import { closedPreferences } from './window-options.ts';

/** Sessions without the `persist:` prefix live in memory and end with the program. */
export const printPartition = 'qabyldau-print';
const printOrigin = `${pageScheme}://print`;
export const isPrintUrl = (url: string): boolean => url.startsWith(`${printOrigin}/`);

/**
 * Electron tells with this event that the PDF viewer has read the whole document. The documented events come earlier,
 * and what is printed then is an empty sheet (electron/electron#43436); without it nothing is printed at all.
 */
const documentReady = '-pdf-ready-to-print';

/** As much of `BrowserWindow` as printing needs. */
export interface PrintWindow {
  readonly webContents: EventEmitter & {
    print(options: typeof slipOnPaper & { deviceName: string }, done: (taken: boolean) => void): void;
  };
  setContentProtection(on: boolean): void;
  loadURL(url: string): Promise<void>;
  isDestroyed(): boolean;
  destroy(): void;
}

export interface PrintParts {
  /** Names of the system's printers, as the system writes them. */
  readonly names: () => Promise<readonly string[]>;
  /** Lets `answer` answer every request of the print session for our scheme. */
  readonly serve: (answer: (request: Request) => Response) => void;
  /** Opens a window with `printWindowOptions`. */
  readonly open: () => PrintWindow;
  /** How long a window may take from its opening until the queue has the document; some drivers ask for a name first. */
  readonly withinMs?: number;
}

const documentHeaders = {
  'content-type': 'application/pdf',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** The slip fills its sheet to the edge of its own margins: 1:1 on A5, one side, one copy. */
const slipOnPaper = {
  silent: true,
  printBackground: true,
  pageSize: 'A5',
  margins: { marginType: 'none' },
  landscape: false,
  scaleFactor: 100,
  pagesPerSheet: 1,
  copies: 1,
  duplexMode: 'simplex',
} as const;

/** Options of the hidden window, each switch written out (SECURITY 2.1). No preload: nothing in it may call the product. */
export const printWindowOptions = {
  show: false,
  width: 600,
  height: 800,
  skipTaskbar: true,
  focusable: false,
  webPreferences: {
    partition: printPartition,
    ...closedPreferences,
    devTools: false,
    // A window that is never shown would otherwise be slowed down like one that was put away.
    backgroundThrottling: false,
  },
} as const;

/**
 * Printers of the system through a hidden window that shows the very PDF. Electron does not tell which printer is the
 * system's own choice, so none is marked; it names no job either, so `print` returns the printer's name.
 */
export function windowPrinters(parts: PrintParts): PrinterPort {
  const { names, serve, open, withinMs = 60_000 } = parts;
  // Never a file, so there is nothing to sweep: a document is in memory, under an address that nobody can guess.
  const waiting = new Map<string, Uint8Array<ArrayBuffer>>();
  serve(({ url, method }) => {
    const pdf = method === 'GET' ? waiting.get(url) : undefined;
    // No policy about frames among the headers: the viewer draws in a frame of this very document.
    return pdf === undefined
      ? new Response(null, { status: 404 })
      : new Response(pdf, { headers: documentHeaders });
  });

  return {
    list: async () => (await names()).map((name) => ({ name, isDefault: false })),

    async print(pdf, printer) {
      if (!(await names()).includes(printer)) throw new AppError('printer.unknown');
      const url = `${printOrigin}/${randomUUID()}.pdf`;
      waiting.set(url, Uint8Array.from(pdf));
      const window = open();
      window.setContentProtection(true);
      try {
        const taken = await handOver(window, url, { printer, withinMs });
        if (!taken) throw new AppError('printer.failed');
        return printer;
      } finally {
        waiting.delete(url);
        if (!window.isDestroyed()) window.destroy();
      }
    },
  };
}

/** Loads and prints. @returns whether the queue took it; false too when the window dies, shows nothing or takes too long */
function handOver(
  window: PrintWindow,
  url: string,
  { printer, withinMs }: { printer: string; withinMs: number },
): Promise<boolean> {
  const { webContents } = window;
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  const print = (): void => {
    try {
      webContents.print({ ...slipOnPaper, deviceName: printer }, resolve);
    } catch (error) {
      reject(error instanceof Error ? error : new Error('print'));
    }
  };
  const giveUp = (): void => {
    // The clerk is told that it failed: a document that comes late must not be printed behind that.
    webContents.removeListener(documentReady, print);
    resolve(false);
  };
  const timer = setTimeout(giveUp, withinMs);
  webContents.once('render-process-gone', giveUp);
  webContents.once('destroyed', giveUp);
  // Told more than once; a second sheet would be a second slip.
  webContents.once(documentReady, print);
  window.loadURL(url).catch(giveUp);
  return promise.finally(() => clearTimeout(timer));
}

import type { PDFDocumentProxy } from 'pdfjs-dist';

interface WithWorker {
  pdfjsWorker?: unknown;
}

/** One page drawn, and its words for whoever cannot see it. */
export interface DrawnPage {
  readonly text: string;
  /** Pictures of the page, and how many of them could not be unpacked: the reader leaves them out without a word. */
  readonly pictures: number;
  readonly lost: number;
}

/** How a page is to lie on its canvas. */
export interface PdfView {
  /** Width of the drawn page in CSS pixels, after turning. */
  readonly width: number;
  /** Quarters of a turn, clockwise. */
  readonly turns?: number;
  /** Pixels of the canvas at most; above that the page is drawn coarser. */
  readonly mostPixels?: number;
}

export interface OpenedPdf {
  readonly pages: number;
  /** Draws a page (counted from 1); a bare number is the width of its box. */
  draw(page: number, canvas: HTMLCanvasElement, view: PdfView | number): Promise<DrawnPage>;
  close(): Promise<void>;
}

/** Where the build puts the readers of fax and JPEG 2000 pictures that need no WebAssembly, which the page's policy does not allow. */
const pictureReaders = '/pdfjs/';

/**
 * Opens a PDF with the reader that the page brings along, only when one is to be shown. Its worker runs on the page's own thread: a slip
 * is drawn in milliseconds, and the page's policy allows no script made at run time. A foreign file's scripts, forms and links are not
 * even looked at; a picture of more than `mostPixels` is left out before there is room made for it.
 */
export async function openPdf(
  bytes: Uint8Array,
  { mostPixels = -1 }: { readonly mostPixels?: number } = {},
): Promise<OpenedPdf> {
  (globalThis as WithWorker).pdfjsWorker ??= await import('pdfjs-dist/build/pdf.worker.mjs');
  const { getDocument } = await import('pdfjs-dist');
  // Glyphs are drawn as outlines: a font face made at run time is one more thing to allow.
  const task = getDocument({
    data: bytes,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    wasmUrl: pictureReaders,
    maxImageSize: mostPixels,
    enableXfa: false,
    verbosity: 0,
  });
  const document = await task.promise;
  return {
    pages: document.numPages,
    draw: (page, canvas, view) =>
      drawPage(document, page, { canvas, ...(typeof view === 'number' ? { width: view } : view) }),
    close: () => task.destroy(),
  };
}

async function drawPage(
  document: PDFDocumentProxy,
  number: number,
  { canvas, width, turns = 0, mostPixels = Infinity }: PdfView & { canvas: HTMLCanvasElement },
): Promise<DrawnPage> {
  const page = await document.getPage(number);
  const rotation = (page.rotate + 90 * turns) % 360;
  const natural = page.getViewport({ scale: 1, rotation });
  const wanted = (width / natural.width) * window.devicePixelRatio;
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (natural.width * natural.height)));
  const viewport = page.getViewport({ scale, rotation });
  canvas.width = Math.max(1, Math.round(viewport.width));
  canvas.height = Math.max(1, Math.round(viewport.height));
  await page.render({ canvas, viewport }).promise;
  const { items } = await page.getTextContent();
  const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
  const held = [page.objs, page.commonObjs] as Iterable<readonly [string, unknown]>[];
  const pictures = held.flatMap((objects) => [...objects]).filter(([id]) => id.includes('img_'));
  const lost = pictures.filter(([, picture]) => picture === null).length;
  return { text: words.join(' ').replace(/[ \t]+/g, ' '), pictures: pictures.length, lost };
}

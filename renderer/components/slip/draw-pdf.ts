import type { PDFDocumentProxy } from 'pdfjs-dist';

interface WithWorker {
  pdfjsWorker?: unknown;
}

/** One page drawn, and its words for whoever cannot see it. */
export interface DrawnPage {
  readonly text: string;
}

export interface OpenedPdf {
  readonly pages: number;
  /** Draws a page (counted from 1) to the width of its box in CSS pixels. */
  draw(page: number, canvas: HTMLCanvasElement, width: number): Promise<DrawnPage>;
  close(): Promise<void>;
}

/**
 * Opens a PDF with the reader that the page brings along, only when one is to be shown. Its worker runs on the page's own thread: a slip
 * is drawn in milliseconds, and the page's policy allows no script made at run time.
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  (globalThis as WithWorker).pdfjsWorker ??= await import('pdfjs-dist/build/pdf.worker.mjs');
  const { getDocument } = await import('pdfjs-dist');
  // Glyphs are drawn as outlines: a font face made at run time is one more thing to allow.
  const task = getDocument({
    data: bytes,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    verbosity: 0,
  });
  const document = await task.promise;
  return {
    pages: document.numPages,
    draw: (page, canvas, width) => drawPage(document, page, { canvas, width }),
    close: () => task.destroy(),
  };
}

async function drawPage(
  document: PDFDocumentProxy,
  number: number,
  { canvas, width }: { canvas: HTMLCanvasElement; width: number },
): Promise<DrawnPage> {
  const page = await document.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: (width / natural.width) * window.devicePixelRatio });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
  const { items } = await page.getTextContent();
  const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
  return { text: words.join(' ').replace(/[ \t]+/g, ' ') };
}

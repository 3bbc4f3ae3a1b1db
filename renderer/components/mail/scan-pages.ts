import { AppError } from '#shared/errors.ts';
import type { ScanType } from '#shared/mail/scan-type.ts';
import { openPdf } from '../slip/draw-pdf.ts';
import type { OpenedPdf } from '../slip/draw-pdf.ts';
import { drawTiffPage } from './draw-tiff.ts';
import { faxPdf, isFax } from './fax-pdf.ts';
import { jpegSize, mostPixels, pngSize, requireDrawable, undrawable } from './image-size.ts';
import { readTiff } from './tiff-file.ts';
import type { TiffPage } from './tiff-file.ts';

/** How a page is to lie on its canvas. */
export interface PageView {
  /** Width of the drawn page in CSS pixels, after turning. */
  readonly width: number;
  /** Quarters of a turn, clockwise. */
  readonly turns: number;
}

/** A scan as pages to draw. */
export interface ScanPages {
  readonly pages: number;
  /** Draws a page (counted from 1) and gives its canvas the size. @throws AppError `scan.undrawable`, `scan.tooManyPixels` */
  draw(page: number, canvas: HTMLCanvasElement, view: PageView): Promise<void>;
  close(): Promise<void>;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Pixels of one canvas at most; above that a page is drawn coarser and shown larger. */
const mostDrawn = 24_000_000;

/** Draws a picture turned and scaled. `stretch`: height of its pixels to their width. */
function drawPicture(
  picture: ImageBitmap,
  canvas: HTMLCanvasElement,
  { width, turns, stretch }: PageView & { readonly stretch: number },
): void {
  const lies = turns % 2 === 1;
  const natural = { width: picture.width, height: picture.height * stretch };
  const across = lies ? natural.height : natural.width;
  const down = lies ? natural.width : natural.height;
  const wanted = (width * window.devicePixelRatio) / across;
  const scale = Math.min(wanted, Math.sqrt(mostDrawn / (across * down)));
  canvas.width = Math.max(1, Math.round(across * scale));
  canvas.height = Math.max(1, Math.round(down * scale));
  const context = canvas.getContext('2d');
  if (context === null) throw undrawable();
  context.imageSmoothingQuality = 'high';
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turns * Math.PI) / 2);
  const size = { width: natural.width * scale, height: natural.height * scale };
  context.drawImage(picture, -size.width / 2, -size.height / 2, size.width, size.height);
}

/** Pages that are pictures: one is kept, the one looked at. */
function picturePages(
  pages: number,
  read: (page: number) => Promise<{ picture: ImageBitmap; turns: number; stretch: number }>,
): ScanPages {
  let kept: { page: number; picture: ImageBitmap; turns: number; stretch: number } | null = null;
  return {
    pages,
    async draw(page, canvas, { width, turns }) {
      if (kept?.page !== page) {
        kept?.picture.close();
        kept = null;
        kept = { page, ...(await read(page)) };
      }
      drawPicture(kept.picture, canvas, { width, turns: (turns + kept.turns) % 4, stretch: kept.stretch });
    },
    close() {
      kept?.picture.close();
      kept = null;
      return Promise.resolve();
    },
  };
}

/** Whether there is nothing but paper on a canvas; a small copy is looked at. */
function isWhite(canvas: HTMLCanvasElement): boolean {
  const side = 128;
  const context = new OffscreenCanvas(side, side).getContext('2d');
  if (context === null) return false;
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, 0, 0, side, side);
  return context.getImageData(0, 0, side, side).data.every((value) => value === 255);
}

/** A page without its picture would look like an empty sheet: it is said instead. */
async function drawWhole(
  pdf: OpenedPdf,
  page: number,
  { canvas, width, turns }: PageView & { readonly canvas: HTMLCanvasElement },
): Promise<void> {
  const drawn = await pdf.draw(page, canvas, { width, turns, mostPixels: mostDrawn });
  if (drawn.lost > 0) throw undrawable();
  if (drawn.pictures === 0 && drawn.text.trim() === '' && isWhite(canvas))
    throw new AppError('scan.nothingDrawn');
}

function pdfPages(pdf: OpenedPdf): ScanPages {
  return {
    pages: pdf.pages,
    draw: (page, canvas, view) => drawWhole(pdf, page, { canvas, ...view }),
    close: () => pdf.close(),
  };
}

const openScannedPdf = (bytes: Bytes): Promise<OpenedPdf> => openPdf(bytes, { mostPixels });

/** Pages of a TIFF may be packed each in its own way. */
function tiffPages(bytes: Bytes): ScanPages {
  const pages = readTiff(bytes);
  const pageAt = (number: number): TiffPage => {
    const page = pages[number - 1];
    if (page === undefined) throw undrawable();
    return page;
  };
  const pictures = picturePages(pages.length, async (number) => {
    const page = pageAt(number);
    return { picture: await drawTiffPage(page, bytes), turns: page.turns, stretch: page.stretch };
  });
  let fax: { number: number; pdf: OpenedPdf } | null = null;

  async function faxOf(number: number): Promise<OpenedPdf> {
    if (fax?.number === number) return fax.pdf;
    await fax?.pdf.close();
    fax = null;
    const pdf = await openScannedPdf(faxPdf(pageAt(number), bytes));
    fax = { number, pdf };
    return pdf;
  }

  return {
    pages: pages.length,
    async draw(number, canvas, view) {
      const page = pageAt(number);
      if (!isFax(page.compression)) return pictures.draw(number, canvas, view);
      const pdf = await faxOf(number);
      await drawWhole(pdf, 1, { canvas, width: view.width, turns: (view.turns + page.turns) % 4 });
    },
    async close() {
      await fax?.pdf.close();
      await pictures.close();
    },
  };
}

/**
 * Opens a scan by what its first bytes said it is. Nothing in it is run: pictures are decoded by the browser or here, a PDF is drawn
 * without its scripts, forms and links, and nothing is drawn before it is measured.
 * @throws AppError `scan.undrawable`, `scan.tooManyPixels`
 */
export async function openScan(type: ScanType, bytes: Bytes): Promise<ScanPages> {
  try {
    switch (type) {
      case 'pdf':
        return pdfPages(await openScannedPdf(bytes));
      case 'tiff':
        return tiffPages(bytes);
      case 'jpeg':
      case 'png':
        requireDrawable(type === 'png' ? pngSize(bytes) : jpegSize(bytes));
        return picturePages(1, async () => ({
          picture: await createImageBitmap(new Blob([bytes])),
          turns: 0,
          stretch: 1,
        }));
    }
  } catch (error) {
    throw error instanceof AppError ? error : undrawable();
  }
}

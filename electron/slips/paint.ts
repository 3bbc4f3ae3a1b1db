import {
  PDFOperator,
  PDFOperatorNames,
  closePath,
  endMarkedContent,
  fill,
  grayscale,
  lineTo,
  moveTo,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setFillingGrayscaleColor,
} from 'pdf-lib';
import type { PDFDocument, PDFFont, PDFPage } from 'pdf-lib';
import { millimetresPerPoint } from './layout.ts';
import type { Face, FrameMark, Mark, TextMark } from './layout.ts';

/** The document in the making and the fonts embedded in it. */
export interface Press {
  readonly pdf: PDFDocument;
  readonly fonts: Readonly<Record<Face, PDFFont>>;
}

const black = grayscale(0);
const points = (millimetres: number) => millimetres / millimetresPerPoint;

/**
 * Adds a page and draws its marks. Everything is plain black: grey letters print as a haze of dots on an office printer.
 *
 * @param size of the page in millimetres
 */
export function paint(
  press: Press,
  size: { readonly width: number; readonly height: number },
  marks: readonly Mark[],
): void {
  const page = press.pdf.addPage([points(size.width), points(size.height)]);
  /** PDF counts upwards from the lower edge. */
  const up = (y: number) => points(size.height - y);
  for (const mark of marks) {
    switch (mark.kind) {
      case 'text':
        paintText(page, mark, { fonts: press.fonts, up });
        break;
      case 'frame':
        paintFrame(page, mark, up);
        break;
      case 'fill':
        paintPath(page, [
          rectangle(points(mark.x), up(mark.y + mark.height), points(mark.width), points(mark.height)),
        ]);
        break;
      case 'modules':
        paintPath(
          page,
          mark.rectangles.map(({ x, y, width, height }) =>
            rectangle(points(mark.x + x), up(mark.y + y + height), points(width), points(height)),
          ),
        );
        break;
      case 'polygon':
        paintPath(page, [
          ...mark.corners.map(([x, y], index) =>
            (index === 0 ? moveTo : lineTo)(points(mark.x + x), up(mark.y + y)),
          ),
          closePath(),
        ]);
        break;
    }
  }
}

interface TextSetting {
  readonly fonts: Press['fonts'];
  readonly up: (y: number) => number;
}

function paintText(page: PDFPage, mark: TextMark, { fonts, up }: TextSetting): void {
  const y = up(mark.y + mark.baseline);
  for (const piece of mark.pieces) {
    const { face, size } = piece.style;
    const x = points(mark.x + piece.offset);
    if (!piece.lost) {
      page.drawText(piece.text, { x, y, size, font: fonts[face], color: black });
      continue;
    }
    // The box carries the character of the record with it, so that copying or searching the file still finds it.
    page.pushOperators(actualText(piece.text));
    page.drawText(' ', { x, y, size, font: fonts[face], color: black });
    page.pushOperators(endMarkedContent());
    page.drawRectangle({
      x: x + size * 0.08,
      y,
      width: points(piece.width) - size * 0.16,
      height: size * 0.7,
      borderColor: black,
      borderWidth: size * 0.06,
    });
  }
}

/** Start of a stretch whose drawn letters stand for other text (ISO 32000-1, 14.9.4). */
function actualText(text: string): PDFOperator {
  const units = Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, '0'),
  );
  return PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [
    '/Span',
    `<</ActualText <FEFF${units.join('')}>>>`,
  ]);
}

function paintFrame(page: PDFPage, mark: FrameMark, up: (y: number) => number): void {
  const inset = mark.weight / 2;
  page.drawRectangle({
    x: points(mark.x) + inset,
    y: up(mark.y + mark.height) + inset,
    width: points(mark.width) - mark.weight,
    height: points(mark.height) - mark.weight,
    borderColor: black,
    borderWidth: mark.weight,
    ...(mark.dashed ? { borderDashArray: [2, 2] } : {}),
  });
}

function paintPath(page: PDFPage, path: readonly PDFOperator[]): void {
  page.pushOperators(pushGraphicsState(), setFillingGrayscaleColor(0), ...path, fill(), popGraphicsState());
}

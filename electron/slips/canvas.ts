import fontkit from '@cantoo/fontkit';
import { PDFDocument, PrintScaling } from 'pdf-lib';
import type { Instant } from '#shared/dates/day.ts';
import type { Language } from '#shared/locale/language.ts';
import type { SlipFonts } from './fonts.ts';
import { shift, split, stack, tolerance } from './layout.ts';
import type { Block, Mark } from './layout.ts';
import { paint } from './paint.ts';
import type { Press } from './paint.ts';
import { Typesetter } from './typesetter.ts';

/** Millimetres. `margin` keeps clear of the strip at the edges that office printers leave white. */
export interface Format {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
}

/** ISO 216. */
export const a5: Format = { width: 148, height: 210, margin: 8 };
export const a4: Format = { width: 210, height: 297, margin: 18 };

/** A document: its fonts and its description. */
export interface PressOptions {
  readonly fonts: SlipFonts;
  /** `full` embeds whole faces: the yardstick for the subset, some 600 KB a file. */
  readonly embed: 'subset' | 'full';
  readonly title: string;
  /** First language of the text, for screen readers. */
  readonly language: Language;
  /** Written into the file as its date: the same input gives the same bytes. */
  readonly madeAt: Instant;
}

/** The pages of one paper in a document. */
export interface PageOptions {
  readonly format: Format;
  /** Millimetres kept free for the foot of every page. */
  readonly footHeight: number;
  /** Called between the pages of what may be long. */
  readonly between?: () => Promise<void>;
}

export interface CanvasOptions extends PressOptions, PageOptions {}

/** A document several papers can be drawn into, one after the other. */
export interface OpenPress extends Press {
  readonly type: Typesetter;
}

/** Where a mark came to stand, in millimetres from the upper left corner of its page; pages count from 0. */
export interface PlacedBox {
  readonly page: number;
  readonly kind: Mark['kind'];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
  /** Characters drawn as a box because the font has no picture of them. */
  readonly lost: number;
}

/** A finished document and everything that stands on it. */
export interface Paper {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly boxes: readonly PlacedBox[];
}

/**
 * Pages filled from top to bottom. A block that does not fit goes to the next page as a whole; only a block taller than a page is cut,
 * between its lines. Nothing is drawn before `finish`, when the number of pages is known.
 */
export class Canvas {
  readonly type: Typesetter;
  /** Width between the margins. */
  readonly width: number;
  readonly #press: OpenPress;
  readonly #options: PageOptions;
  readonly #pages: Mark[][] = [[]];
  #repeated: Block | null = null;
  #y: number;
  /** Nothing but the repeated head stands on the page yet. */
  #fresh = true;

  constructor(press: OpenPress, options: PageOptions) {
    this.type = press.type;
    this.width = options.format.width - 2 * options.format.margin;
    this.#press = press;
    this.#options = options;
    this.#y = options.format.margin;
  }

  /** Pages begun so far. */
  get pages(): number {
    return this.#pages.length;
  }

  /** What stands at the top of every further page from here on. */
  repeat(head: Block | null): void {
    this.#repeated = head;
  }

  /** Puts a block under what is there; the gap is left out at the top of a page. */
  add(block: Block, gap = 0): void {
    if (block.height === 0) return;
    const { format, footHeight } = this.#options;
    const bottom = format.height - format.margin - footHeight;
    const fits = (y: number) => y + block.height <= bottom + tolerance;
    if (fits(this.#fresh ? this.#y : this.#y + gap)) {
      this.#place(block, this.#fresh ? 0 : gap);
      return;
    }
    if (!this.#fresh) this.#turn();
    if (fits(this.#y)) {
      this.#place(block, 0);
      return;
    }
    const halves = split(block, bottom - this.#y);
    if (halves === null) throw new RangeError('a line is taller than the page');
    this.#place(halves[0], 0);
    this.add(halves[1]);
  }

  /** A head and its rows; the head stays with the first row and comes again on every further page. */
  table(head: Block, rows: readonly Block[], gap: number): void {
    const before = this.#repeated;
    const [first, ...rest] = rows;
    if (first === undefined) return;
    this.add(stack([head, first]), gap);
    this.repeat(before === null ? head : stack([before, head], gap));
    for (const row of rest) this.add(row);
    this.repeat(before);
  }

  /**
   * Draws everything behind the pages the document has; pages of the boxes count within this paper. `foot` is asked for each page, counted
   * from 1, and stands on the lower margin.
   */
  async draw(foot: (page: number, pages: number) => Block): Promise<readonly PlacedBox[]> {
    const boxes: PlacedBox[] = [];
    for (const index of this.#pages.keys()) {
      await this.#options.between?.();
      boxes.push(...this.#drawPage(index, foot));
    }
    return boxes;
  }

  /** The same, where the document is nothing but this paper. */
  async finish(foot: (page: number, pages: number) => Block): Promise<Paper> {
    const boxes = await this.draw(foot);
    return { bytes: await this.#press.pdf.save(), pages: this.#pages.length, boxes };
  }

  #drawPage(index: number, foot: (page: number, pages: number) => Block): readonly PlacedBox[] {
    const { format } = this.#options;
    const block = foot(index + 1, this.#pages.length);
    const lower = shift(block, format.margin, format.height - format.margin - block.height);
    const all = [...(this.#pages[index] ?? []), ...lower.marks];
    paint(this.#press, format, all);
    return all.map((mark) => placed(mark, index));
  }

  #place(block: Block, gap: number): void {
    this.#y += gap;
    this.#pages.at(-1)?.push(...shift(block, this.#options.format.margin, this.#y).marks);
    this.#y += block.height;
    this.#fresh = false;
  }

  #turn(): void {
    this.#pages.push([]);
    this.#y = this.#options.format.margin;
    if (this.#repeated !== null) this.#place(this.#repeated, 0);
    this.#fresh = true;
  }
}

function placed(mark: Mark, page: number): PlacedBox {
  const { kind, x, y, width, height } = mark;
  const pieces = mark.kind === 'text' ? mark.pieces : [];
  const text = pieces.map((piece) => piece.text).join('');
  return { page, kind, x, y, width, height, text, lost: pieces.filter(({ lost }) => lost).length };
}

/** An empty document with its fonts and its description; no clock and no chance goes into it. */
export async function openPress(options: PressOptions): Promise<OpenPress> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  // Parsed anew for every document: a kept face remembers which letters a glyph once stood for, and would tell them of the next text.
  pdf.registerFontkit(fontkit);
  const madeAt = new Date(options.madeAt);
  pdf.setTitle(options.title, { showInWindowTitleBar: true });
  pdf.setLanguage(options.language);
  pdf.setProducer('Qabyldau');
  pdf.setCreator('Qabyldau');
  pdf.setCreationDate(madeAt);
  pdf.setModificationDate(madeAt);
  // A printer that shrinks the page to its own margins would shrink the modules of the QR with it.
  pdf.catalog.getOrCreateViewerPreferences().setPrintScaling(PrintScaling.None);

  // Ligatures would make one picture of several letters, and some readers of the file would find none of them.
  const embedding = { subset: options.embed === 'subset', features: { liga: false } };
  const regular = await pdf.embedFont(options.fonts.regular, embedding);
  const strong = await pdf.embedFont(options.fonts.strong, embedding);
  const fonts = { regular, strong };
  return { pdf, fonts, type: new Typesetter(fonts) };
}

/** A document of one paper. */
export async function openCanvas(options: CanvasOptions): Promise<Canvas> {
  return new Canvas(await openPress(options), options);
}

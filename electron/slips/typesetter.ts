import type { PDFFont } from 'pdf-lib';
import { millimetresPerPoint, nothing, tolerance } from './layout.ts';
import type { Block, Face, Piece, Style, TextMark } from './layout.ts';

/** A stretch of text in one style. Spans of a paragraph are separated by a space. */
export interface Span {
  readonly text: string;
  readonly style: Style;
  /** Millimetres more than a space to the span before it on the same line. */
  readonly gap?: number;
}

export interface ParagraphOptions {
  /** Millimetres; lines are broken at it. */
  readonly width: number;
  readonly align?: 'left' | 'right' | 'centre';
}

/** Distances of a line in parts of the letter size: Noto Sans draws Қ, Щ and Ң down to 0.27 below, Й and Ё up to 0.93 above. */
const ascent = 0.95;
const leading = 1.25;
/** The box drawn for a character without a picture, in parts of the letter size. */
const lostWidth = 0.62;

/** Characters that have no ink of their own but part words. */
const wordSpace = /[\t\n\v\f\r\u0085\u2028\u2029]|[^\P{Zs}\u00a0\u202f\u2007]/u;
const noBreakSpace = /[\u00a0\u202f\u2007]/u;
/** A letter with the accents that belong to it: never parted at the end of a line. */
const cluster = /\P{M}\p{M}*|\p{M}+/gu;

interface Word {
  readonly pieces: readonly Omit<Piece, 'offset'>[];
  readonly width: number;
  readonly style: Style;
  /** Room to the word before it on the same line. */
  readonly before: number;
}

/**
 * Measures and breaks text with the very font that draws it.
 *
 * Nothing of a text disappears: white space of any kind becomes a space, and each character the font has no picture of, or that has
 * none by nature (controls, direction marks, soft hyphens), becomes a box of its own. The slip's font has no letter of a script written
 * from right to left, so letters are drawn in the order of the record.
 */
export class Typesetter {
  readonly #fonts: Readonly<Record<Face, PDFFont>>;
  readonly #covered: Readonly<Record<Face, ReadonlySet<number>>>;
  readonly #widths = new Map<string, number>();

  constructor(fonts: Readonly<Record<Face, PDFFont>>) {
    this.#fonts = fonts;
    this.#covered = {
      regular: new Set(fonts.regular.getCharacterSet()),
      strong: new Set(fonts.strong.getCharacterSet()),
    };
  }

  /** Millimetres the text takes on one line. */
  measure(text: string, style: Style): number {
    return this.#pieces(text, style).reduce((sum, { width }) => sum + width, 0);
  }

  /** Text broken into lines of at most this width. A word wider than a line is broken between letters. No text, no height. */
  paragraph(content: string | readonly Span[], style: Style, options: ParagraphOptions): Block {
    const spans = typeof content === 'string' ? [{ text: content, style }] : content;
    const words = spans.flatMap((span) => this.#words(span, options.width));
    const lines: Word[][] = [];
    let room = 0;
    for (const word of words) {
      const needed = word.width + word.before;
      const line = lines.at(-1);
      if (line !== undefined && needed <= room) {
        line.push(word);
        room -= needed;
      } else {
        lines.push([word]);
        room = options.width - word.width;
      }
    }
    const marks: TextMark[] = [];
    let top = 0;
    for (const line of lines) {
      const mark = this.#line(line, top, options);
      marks.push(mark);
      top += mark.height;
    }
    return lines.length === 0 ? nothing : { width: options.width, height: top, marks };
  }

  /** The size at which the text just fits on one line, between the style's own size and `smallest` points. */
  fit(text: string, style: Style, limits: { readonly width: number; readonly smallest: number }): Style {
    const width = this.measure(text, style);
    const size = width <= limits.width ? style.size : (style.size * limits.width) / width;
    return { ...style, size: Math.max(limits.smallest, Math.floor(size * 4) / 4) };
  }

  #line(words: readonly Word[], top: number, options: ParagraphOptions): TextMark {
    const pieces: Piece[] = [];
    let x = 0;
    for (const [index, word] of words.entries()) {
      if (index > 0) {
        const width = this.#inkWidth(' ', word.style);
        pieces.push({ text: ' ', style: word.style, offset: x, width, lost: false });
        x += word.before;
      }
      for (const piece of word.pieces) {
        pieces.push({ ...piece, offset: x });
        x += piece.width;
      }
    }
    const size = Math.max(...words.map(({ style }) => style.size)) * millimetresPerPoint;
    const slack = options.width - x;
    const left = options.align === 'right' ? slack : options.align === 'centre' ? slack / 2 : 0;
    return {
      kind: 'text',
      x: left,
      y: top,
      width: x,
      height: size * leading,
      baseline: size * ascent,
      pieces: joined(pieces),
    };
  }

  #words({ text, style, gap = 0 }: Span, limit: number): Word[] {
    const words = text
      .toWellFormed()
      .normalize('NFC')
      .split(new RegExp(wordSpace, 'gu'))
      .filter((word) => word !== '');
    const broken = words.flatMap((word) => {
      const whole = this.#word(word, style);
      return whole.width <= limit ? [whole] : this.#broken(word, style, limit);
    });
    return broken.map((word, index) => (index === 0 ? { ...word, before: word.before + gap } : word));
  }

  #broken(word: string, style: Style, limit: number): Word[] {
    const parts: Word[] = [];
    let letters = '';
    for (const [letter] of word.matchAll(cluster)) {
      if (letters !== '' && this.measure(letters + letter, style) > limit) {
        // A double name parts at its hyphen, where a reader expects it.
        const end = letters.lastIndexOf('-') + 1 || letters.length;
        parts.push(this.#word(letters.slice(0, end), style));
        letters = letters.slice(end);
      }
      letters += letter;
    }
    parts.push(this.#word(letters, style));
    return parts;
  }

  #word(text: string, style: Style): Word {
    const pieces = this.#pieces(text, style);
    const width = pieces.reduce((sum, piece) => sum + piece.width, 0);
    return { pieces, width, style, before: this.#inkWidth(' ', style) };
  }

  #pieces(text: string, style: Style): Omit<Piece, 'offset'>[] {
    const pieces: Omit<Piece, 'offset'>[] = [];
    let shown = '';
    const flush = () => {
      if (shown !== '') pieces.push({ text: shown, style, width: this.#inkWidth(shown, style), lost: false });
      shown = '';
    };
    for (const character of text.toWellFormed().normalize('NFC')) {
      if (wordSpace.test(character)) shown += ' ';
      else if (noBreakSpace.test(character)) shown += '\u00a0';
      else if (this.#shows(character, style.face)) shown += character;
      else {
        flush();
        const width = style.size * lostWidth * millimetresPerPoint;
        pieces.push({ text: character, style, width, lost: true });
      }
    }
    flush();
    return pieces;
  }

  #shows(character: string, face: Face): boolean {
    return !/\p{C}/u.test(character) && this.#covered[face].has(character.codePointAt(0) ?? 0);
  }

  #inkWidth(text: string, { face, size }: Style): number {
    const key = `${face}${text}`;
    let perPoint = this.#widths.get(key);
    if (perPoint === undefined) {
      perPoint = this.#fonts[face].widthOfTextAtSize(text, 1);
      this.#widths.set(key, perPoint);
    }
    return perPoint * size * millimetresPerPoint;
  }
}

/** Pieces of one style without a gap between them drawn as one, so that a reader of the file finds whole words. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    const touching =
      last !== undefined &&
      !last.lost &&
      !piece.lost &&
      Math.abs(last.offset + last.width - piece.offset) < tolerance;
    if (touching && last.style.face === piece.style.face && last.style.size === piece.style.size) {
      result[result.length - 1] = {
        ...last,
        text: last.text + piece.text,
        width: piece.offset + piece.width - last.offset,
      };
    } else result.push(piece);
  }
  return result;
}

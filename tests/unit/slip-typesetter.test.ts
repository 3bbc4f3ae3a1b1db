import fontkit from '@cantoo/fontkit';
import fc from 'fast-check';
import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSlipFonts } from '#electron/slips/fonts.ts';
import type { SlipFonts } from '#electron/slips/fonts.ts';
import type { Block, Style, TextMark } from '#electron/slips/layout.ts';
import { millimetresPerPoint } from '#electron/slips/layout.ts';
import { Typesetter } from '#electron/slips/typesetter.ts';
import { resourcesDir } from '#tests/fixtures/slip-scenes.ts';

const style: Style = { face: 'regular', size: 10 };
let fonts: SlipFonts;
let type: Typesetter;

beforeAll(async () => {
  fonts = await readSlipFonts(resourcesDir);
  const pdf = await PDFDocument.create();
  pdf.registerFontkit(fontkit);
  type = new Typesetter({
    regular: await pdf.embedFont(fonts.regular),
    strong: await pdf.embedFont(fonts.strong),
  });
});

const linesOf = (block: Block) => block.marks.filter((mark): mark is TextMark => mark.kind === 'text');
const textOf = (line: TextMark) => line.pieces.map(({ text }) => text).join('');
const inkOf = (text: string) =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\u0085]/gu, '');

/** Text of every kind that could stand in a record: letters of many scripts, marks, controls, halves of pairs. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('ӘҚҢҒҰҮӨҺІ aب中\u202e\u200f\u0000\u00ad\u0301-')),
    maxLength: 60,
  }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((units) => String.fromCharCode(...units)),
);

describe('nothing of a text disappears', () => {
  test('every character that is no white space is drawn as itself or as a box', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 8, max: 120 }), (text, width) => {
        const drawn = linesOf(type.paragraph(text, style, { width }))
          .map(textOf)
          .join('');
        expect(inkOf(drawn)).toBe(inkOf(text));
      }),
      { seed: 20261122, numRuns: 600 },
    );
  });

  test.each([
    ['Arabic', 'محمد', 4],
    ['Chinese', '王小明', 3],
    ['Hebrew', 'דוד', 3],
    ['a right-to-left mark', 'ANNA\u200f', 1],
    ['an override that would turn a number round', '12\u202e34', 1],
    ['a control', 'AN\u0007NA', 1],
    ['NUL', 'AN\u0000NA', 1],
    ['a soft hyphen', 'AN\u00adNA', 1],
    ['a byte order mark', '\ufeffANNA', 1],
    ['a smiling face', 'ANNA 😀', 1],
    ['a private letter', '\ue000', 1],
    ['all letters of Kazakh', 'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ', 0],
    ['small letters of Kazakh and the tenge', 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя ₸', 0],
    ['Latin letters with marks', 'ĞÜŞİÖÇ ŽĆŠĐ ẠẢẤẦ ŁŃŚ', 0],
    ['a tab and a line break', 'ANNA\tMARIA\r\nERIKSSON', 0],
  ])('%s', (_, text, lost) => {
    const pieces = linesOf(type.paragraph(text, style, { width: 120 })).flatMap((line) => line.pieces);
    expect(pieces.filter((piece) => piece.lost)).toHaveLength(lost);
  });

  test('a letter that has a picture is never a box, one that has none always is', () => {
    const shown = linesOf(type.paragraph('Әб', style, { width: 50 }))[0]?.pieces ?? [];
    const lost = linesOf(type.paragraph('ب', style, { width: 50 }))[0]?.pieces ?? [];
    expect(shown.map(({ lost: box }) => box)).toEqual([false]);
    expect(lost.map(({ lost: box, width }) => [box, width > 1])).toEqual([[true, true]]);
  });
});

describe('measuring', () => {
  test('a line is as wide as its letters', () => {
    // Advance widths of the font: Қ 645, digits 572 of 1000.
    expect(type.measure('0123456789', style)).toBeCloseTo(10 * 0.572 * 10 * millimetresPerPoint, 6);
    expect(type.measure('00', { ...style, size: 20 })).toBeCloseTo(2 * type.measure('00', style), 6);
    expect(type.measure('', style)).toBe(0);
  });

  test('no line is wider than told, and lines stand one under the other', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 8, max: 120 }), (text, width) => {
        const lines = linesOf(type.paragraph(text, style, { width }));
        let bottom = 0;
        for (const line of lines) {
          expect(line.width).toBeLessThanOrEqual(Math.max(width, widestCluster(text)) + 1e-6);
          expect(line.y).toBeCloseTo(bottom, 6);
          bottom = line.y + line.height;
        }
      }),
      { seed: 20261122, numRuns: 600 },
    );
  });

  test('pieces of a line follow each other without a hole or an overlap', () => {
    const gap = 2;
    const spans = [
      { text: 'Үлгібаев ب', style: { face: 'strong', size: 12 } as const },
      { text: 'ЖСН 900101300007', style, gap },
    ];
    const [line] = linesOf(type.paragraph(spans, style, { width: 120 }));
    let x = 0;
    let holes = 0;
    for (const piece of line?.pieces ?? []) {
      holes += piece.offset - x;
      x = piece.offset + piece.width;
    }
    expect(holes).toBeCloseTo(gap, 6);
    expect(x).toBeCloseTo(line?.width ?? 0, 6);
  });

  test.each([
    ['left', 0],
    ['centre', 0.5],
    ['right', 1],
  ] as const)('aligned %s', (align, part) => {
    const [line] = linesOf(type.paragraph('ANNA', style, { width: 80, align }));
    expect(line?.x).toBeCloseTo((80 - (line?.width ?? 0)) * part, 6);
  });

  test('a word wider than the line is broken between letters, accents stay with theirs', () => {
    const word = 'A\u030b'.repeat(60);
    const lines = linesOf(type.paragraph(word, style, { width: 30 }));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(textOf(line)).toMatch(/^(A\u030b)+$/u);
  });

  test('a double name wider than the line is broken at its hyphen', () => {
    const name = { face: 'strong', size: 9 } as const;
    const width = type.measure('OBRAZTSOV-PRIM', name);
    const lines = linesOf(type.paragraph('OBRAZTSOV-PRIMEROV', name, { width }));
    expect(lines.map(textOf)).toEqual(['OBRAZTSOV-', 'PRIMEROV']);
  });

  test('text that is too wide gets smaller, down to the smallest size told', () => {
    const large: Style = { face: 'strong', size: 21 };
    expect(type.fit('AST1-02-2026-000123', large, { width: 200, smallest: 12 })).toEqual(large);
    const fitted = type.fit('AST1-02-2026-000123', large, { width: 60, smallest: 8 });
    expect(type.measure('AST1-02-2026-000123', fitted)).toBeLessThanOrEqual(60);
    expect(type.fit('A'.repeat(500), large, { width: 60, smallest: 12 }).size).toBe(12);
  });
});

function widestCluster(text: string): number {
  const clusters =
    text
      .toWellFormed()
      .normalize('NFC')
      .match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
  return Math.max(0, ...clusters.map((cluster) => type.measure(cluster, style)));
}

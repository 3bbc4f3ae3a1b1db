import { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { a5, openCanvas } from '#electron/slips/canvas.ts';
import type { Canvas } from '#electron/slips/canvas.ts';
import { readSlipFonts } from '#electron/slips/fonts.ts';
import type { SlipFonts } from '#electron/slips/fonts.ts';
import { framed, nothing, shift, space, stack } from '#electron/slips/layout.ts';
import type { Block } from '#electron/slips/layout.ts';
import type { Instant } from '#shared/dates/day.ts';
import { outsideMargins, overlapping, readPdf } from '#tests/fixtures/pdf-page.ts';
import { resourcesDir } from '#tests/fixtures/slip-scenes.ts';

let fonts: SlipFonts;
beforeAll(async () => {
  fonts = await readSlipFonts(resourcesDir);
});

const open = () =>
  openCanvas({
    format: a5,
    fonts,
    embed: 'subset',
    title: 'Растау талоны 1',
    language: 'kk',
    madeAt: '2026-11-23T04:12:30.000Z' as Instant,
    footHeight: 6,
  });

const line = (canvas: Canvas, text: string): Block =>
  canvas.type.paragraph(text, { face: 'regular', size: 9 }, { width: canvas.width });
const many = (canvas: Canvas, count: number) =>
  stack(Array.from({ length: count }, (_, index) => line(canvas, `line ${index + 1}.`)));
const noFoot = () => nothing;

describe('pages', () => {
  test('a block that does not fit goes to the next page as a whole', async () => {
    const canvas = await open();
    canvas.add(many(canvas, 30));
    canvas.add(many(canvas, 30));
    const { boxes, pages } = await canvas.finish(noFoot);
    expect(pages).toBe(2);
    expect(boxes.filter(({ page }) => page === 0)).toHaveLength(30);
  });

  test('a block taller than a page is cut between its lines, none is lost', async () => {
    const canvas = await open();
    canvas.repeat(line(canvas, 'head'));
    canvas.add(many(canvas, 5));
    canvas.add(many(canvas, 170));
    const paper = await canvas.finish(noFoot);
    const lines = paper.boxes.filter(({ text }) => text !== 'head');
    expect(lines).toHaveLength(175);
    expect(new Set(lines.slice(5).map(({ text }) => text)).size).toBe(170);
    expect(paper.boxes.filter(({ text }) => text === 'head')).toHaveLength(paper.pages - 1);
    expect(outsideMargins(paper.boxes, a5)).toEqual([]);
    expect(overlapping(paper.boxes)).toEqual([]);
  });

  test('the head of a table stays with its first row and comes again on every page', async () => {
    const canvas = await open();
    canvas.repeat(line(canvas, 'running head'));
    canvas.add(many(canvas, 44));
    const rows = Array.from({ length: 60 }, (_, index) => line(canvas, `row ${index + 1}.`));
    canvas.table(stack([line(canvas, 'table head'), space(10, 4)]), rows, 2);
    canvas.add(many(canvas, 40));
    const { boxes, pages } = await canvas.finish(noFoot);
    const pageOf = (text: string) => boxes.filter((box) => box.text === text).map(({ page }) => page);
    expect(pages).toBe(4);
    expect(pageOf('running head')).toEqual([1, 2, 3]);
    expect(pageOf('table head')).toEqual([1, 2]);
    expect(pageOf('row 1.')).toEqual([1]);
  });

  test('a block without any place to cut and taller than a page is a mistake of the caller', async () => {
    const canvas = await open();
    expect(() => {
      canvas.add({ width: 1, height: 400, marks: [{ kind: 'fill', x: 0, y: 0, width: 1, height: 400 }] });
    }).toThrow(RangeError);
  });

  test('every foot knows its page and how many there are', async () => {
    const canvas = await open();
    canvas.add(many(canvas, 120));
    const { bytes } = await canvas.finish((page, pages) => line(canvas, `foot ${page} of ${pages}`));
    const texts = (await readPdf(bytes, 0.5)).map(({ text }) => /foot \d of \d/.exec(text)?.[0]);
    expect(texts).toEqual(['foot 1 of 3', 'foot 2 of 3', 'foot 3 of 3']);
  });
});

describe('the file', () => {
  test('says what it is, in which language, and nothing of the clock', async () => {
    const canvas = await open();
    canvas.add(line(canvas, 'Қабылдау'));
    const { bytes } = await canvas.finish(noFoot);
    const file = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(file.getTitle()).toBe('Растау талоны 1');
    expect(file.getProducer()).toBe('Qabyldau');
    expect(file.getCreator()).toBe('Qabyldau');
    expect(file.getLanguage()).toBe('kk');
    expect(file.getCreationDate()?.toISOString()).toBe('2026-11-23T04:12:30.000Z');
    expect(file.getModificationDate()?.toISOString()).toBe('2026-11-23T04:12:30.000Z');
    expect(file.catalog.getViewerPreferences()?.getPrintScaling()).toBe('None');
    const [page] = file.getPages();
    expect((page?.getWidth() ?? 0) * (25.4 / 72)).toBeCloseTo(148, 6);
    expect((page?.getHeight() ?? 0) * (25.4 / 72)).toBeCloseTo(210, 6);
  });

  test('the same input gives the same bytes', async () => {
    const draw = async () => {
      const canvas = await open();
      canvas.add(many(canvas, 90));
      canvas.add(line(canvas, 'Мұхаммед محمد'));
      return (await canvas.finish(noFoot)).bytes;
    };
    expect(Buffer.compare(await draw(), await draw())).toBe(0);
  });
});

describe('the checks of places bite', () => {
  test('a text over a text, over a frame and beyond the margin is found', async () => {
    const canvas = await open();
    const text = line(canvas, 'ANNA');
    const box = framed(space(20, 2), { weight: 1 });
    canvas.add({ width: 20, height: 10, marks: [...text.marks, ...shift(text, 1, 1).marks, ...box.marks] });
    canvas.add(shift(text, canvas.width, 0));
    const { boxes } = await canvas.finish(noFoot);
    expect(overlapping(boxes)).toHaveLength(3);
    expect(outsideMargins(boxes, a5)).toHaveLength(1);
  });
});

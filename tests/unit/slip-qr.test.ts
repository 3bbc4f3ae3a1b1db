import { beforeAll, describe, expect, test } from 'vitest';
import { a5, openCanvas } from '#electron/slips/canvas.ts';
import { readSlipFonts } from '#electron/slips/fonts.ts';
import type { SlipFonts } from '#electron/slips/fonts.ts';
import { nothing } from '#electron/slips/layout.ts';
import { qrBlock, quietModules, slipQrText, smallestModule } from '#electron/slips/qr.ts';
import type { Instant } from '#shared/dates/day.ts';
import { readPdf, readQr } from '#tests/fixtures/pdf-page.ts';
import { resourcesDir } from '#tests/fixtures/slip-scenes.ts';

let fonts: SlipFonts;
beforeAll(async () => {
  fonts = await readSlipFonts(resourcesDir);
});

test('the text of a slip keeps its form', () => {
  expect(slipQrText('AST1-02-2026-000123')).toBe('QB1:AST1-02-2026-000123');
});

test('modules too small for a cheap printer are refused', () => {
  expect(() => qrBlock('QB1:1', { module: 0.37 })).toThrow(RangeError);
  expect(smallestModule).toBeGreaterThanOrEqual(0.375);
});

test('four white modules stand around the symbol, and its dark modules are whole rectangles', () => {
  const module = 0.5;
  const block = qrBlock(slipQrText('AST1-02-2026-000123'), { module });
  const [mark] = block.marks;
  expect(mark?.kind).toBe('modules');
  expect(mark).toMatchObject({ x: quietModules * module, y: quietModules * module });
  // Version 2 holds the number in letters of the dense kind: 25 modules a side.
  expect(block.width / module).toBeCloseTo(25 + 2 * quietModules, 6);
  expect(block.height).toBe(block.width);
  const rectangles = mark?.kind === 'modules' ? mark.rectangles : [];
  expect(rectangles.length).toBeGreaterThan(100);
  for (const { x, y, width, height } of rectangles) {
    expect(height).toBe(module);
    for (const length of [x, y, width])
      expect(Math.abs(length / module - Math.round(length / module))).toBeLessThan(1e-9);
    expect(x + width).toBeLessThanOrEqual(25 * module + 1e-9);
  }
});

describe('a reader finds on the page what was written', () => {
  test.each([
    ['a number', 'QB1:AST1-02-2026-000123', 0.7],
    ['the smallest module', 'QB1:AST1-02-2026-000123', smallestModule],
    ['letters beyond Latin', 'QB1:ӘҚҢ-1', 0.7],
    ['a long text', 'QB1:'.concat('0123456789ABCDEF'.repeat(20)), 0.5],
  ])('%s', async (_, text, module) => {
    const canvas = await openCanvas({
      format: a5,
      fonts,
      embed: 'subset',
      title: 'QR',
      language: 'kk',
      madeAt: '2026-11-23T04:12:30.000Z' as Instant,
      footHeight: 0,
    });
    canvas.add(qrBlock(text, { module }));
    const { bytes } = await canvas.finish(() => nothing);
    const [page] = await readPdf(bytes, 4);
    expect(page === undefined ? [] : await readQr(page.picture)).toEqual([text]);
  });
});

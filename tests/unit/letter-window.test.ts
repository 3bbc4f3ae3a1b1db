import { describe, expect, test } from 'vitest';
import type { PlacedBox } from '#electron/slips/canvas.ts';
import { AddressTooLong } from '#electron/slips/letters/draw.ts';
import type { Letter } from '#electron/slips/letters/letter.ts';
import {
  addressArea,
  alwaysSeen,
  shownAt,
  slideOf,
  sometimesSeen,
  windowEnvelopes,
} from '#electron/slips/letters/window.ts';
import type { Area } from '#electron/slips/letters/window.ts';
import { hostileLetters, layLetter, letter, letterScenes, wideAddress } from '#tests/fixtures/letters.ts';
import { readPdf } from '#tests/fixtures/pdf-page.ts';
import type { Picture } from '#tests/fixtures/pdf-page.ts';

const every = Object.entries<Letter>({ ...letterScenes, ...hostileLetters });

/** Printers' dots to the millimetre at 300 dpi. */
const dots = 300 / 25.4;

/** Millimetres around everything darker than paper within an area; null when it is white. */
function inkWithin({ width, pixels }: Picture, area: Area): Area | null {
  const found = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let y = Math.floor(area.top * dots); y < Math.ceil(area.bottom * dots); y += 1) {
    for (let x = Math.floor(area.left * dots); x < Math.ceil(area.right * dots); x += 1) {
      if ((pixels[(y * width + x) * 4] ?? 255) > 250) continue;
      found.left = Math.min(found.left, x / dots);
      found.right = Math.max(found.right, (x + 1) / dots);
      found.top = Math.min(found.top, y / dots);
      found.bottom = Math.max(found.bottom, (y + 1) / dots);
    }
  }
  return found.right < found.left ? null : found;
}

/** Every half millimetre a sheet can slide. */
function* slides(envelope: (typeof windowEnvelopes)[number]): Generator<Area> {
  const { x: right, y: down } = slideOf(envelope);
  for (let x = 0; x <= right; x += 0.5)
    for (let y = 0; y <= down; y += 0.5) yield shownAt(envelope, { x, y });
}

const contains = (outer: Area, inner: Area) =>
  outer.left <= inner.left &&
  outer.top <= inner.top &&
  outer.right >= inner.right &&
  outer.bottom >= inner.bottom;

describe('the window', () => {
  test('DL slides 10 by 5 millimetres, C5 19 by 13.5', () => {
    expect(windowEnvelopes.map(slideOf)).toEqual([
      { x: 10, y: 5 },
      { x: 19, y: 13.5 },
    ]);
    expect(alwaysSeen).toEqual({ left: 20, top: 60, right: 91, bottom: 88.5 });
    expect(sometimesSeen).toEqual({ left: 1, top: 43.5, right: 110, bottom: 102 });
  });

  test('wherever the sheet lies, both windows show the whole of the area and nothing beyond the other', () => {
    for (const envelope of windowEnvelopes) {
      for (const shown of slides(envelope)) {
        expect(contains(shown, alwaysSeen)).toBe(true);
        expect(contains(sometimesSeen, shown)).toBe(true);
      }
    }
  });

  test.each(every)(
    '%s: in print, at any shift, the address is whole and nothing else shows',
    async (_, one) => {
      const [first] = await readPdf((await layLetter(one)).bytes, 300 / 72, 1);
      if (first === undefined) throw new Error('no page');
      const ink = inkWithin(first.picture, sometimesSeen);
      expect(ink).not.toBeNull();
      if (ink === null) return;
      expect(contains(alwaysSeen, ink)).toBe(true);
      for (const envelope of windowEnvelopes)
        for (const shown of slides(envelope)) expect(contains(shown, ink)).toBe(true);
    },
  );

  test('the test by pixels bites: ink beside the address is seen', async () => {
    const [first] = await readPdf((await layLetter(letterScenes.reply)).bytes, 300 / 72, 1);
    if (first === undefined) throw new Error('no page');
    const wider: Area = { ...sometimesSeen, top: sometimesSeen.top - 10 };
    const ink = inkWithin(first.picture, wider);
    expect(ink !== null && contains(alwaysSeen, ink)).toBe(false);
  });

  test('the marks to fold at stand at 105 and 210 millimetres, at the edge', async () => {
    const [first] = await readPdf((await layLetter(letterScenes.reply)).bytes, 300 / 72, 1);
    if (first === undefined) throw new Error('no page');
    for (const y of [105, 210]) {
      const ink = inkWithin(first.picture, { left: 0, top: y - 3, right: 15, bottom: y + 3 });
      expect(ink?.top).toBeCloseTo(y, 0);
      expect(ink?.right).toBeLessThan(10);
    }
  });
});

describe('the address', () => {
  const inWindow = (boxes: readonly PlacedBox[]) =>
    boxes.filter(
      ({ page, x, y }) =>
        page === 0 && x < addressArea.right && y > addressArea.top - 1 && y < addressArea.bottom,
    );

  test('name, address, postcode, in letters of 11 points where they fit', async () => {
    const lines = inWindow((await layLetter(letterScenes.reply)).boxes);
    expect(lines[0]?.text).toBe('«Үлгі қонақүйі» ЖШС');
    expect(lines.at(-1)?.text).toBe('010000');
    expect(Math.min(...lines.map(({ height }) => height))).toBeCloseTo((11 * 1.25 * 25.4) / 72, 2);
  });

  test('200 and 300 of the widest letters are all there', async () => {
    const text = inWindow((await layLetter(wideAddress('W', 'Щ'))).boxes).map((box) => box.text);
    const letters = text.join('').replace(/\s/g, '');
    expect(letters.replace(/[^Щ]/g, '')).toHaveLength(300);
    expect(letters.replace(/[^W]/g, '')).toHaveLength(212);
  });

  const pointsOf = async (name: string, address: string) => {
    const lines = inWindow(
      (await layLetter(letter({ addressee: { name, address, postcode: '070000' } }))).boxes,
    );
    return Math.min(...lines.map(({ height }) => height)) / ((1.25 * 25.4) / 72);
  };

  test('long ones get smaller, none smaller than it must', async () => {
    const { name, address } = hostileLetters.longAddress.addressee;
    expect(await pointsOf(name.slice(0, 60), address.slice(0, 90))).toBeGreaterThanOrEqual(10);
    expect(await pointsOf(name.slice(0, 100), address.slice(0, 150))).toBeGreaterThanOrEqual(7.5);
    expect(await pointsOf(name, address)).toBeGreaterThanOrEqual(5.4);
  });

  test('one that cannot be made to fit is refused, by the number of its envelope', async () => {
    const error = await layLetter(wideAddress('⸻', '⸻')).catch((refusal: unknown) => refusal);
    expect(error).toBeInstanceOf(AddressTooLong);
    expect(error).toMatchObject({ envelopeNumber: 'AST1-IN-2026-000041' });
  });
});

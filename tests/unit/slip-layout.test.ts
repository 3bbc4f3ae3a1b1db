import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  columns,
  framed,
  nothing,
  padded,
  rule,
  shift,
  space,
  split,
  stack,
  widened,
} from '#electron/slips/layout.ts';
import type { Block } from '#electron/slips/layout.ts';

const bar = (width: number, height: number): Block => ({
  width,
  height,
  marks: [{ kind: 'fill', x: 0, y: 0, width, height }],
});

describe('putting blocks together', () => {
  test('a stack is as tall as its blocks and gaps, as wide as the widest', () => {
    const block = stack([bar(10, 2), nothing, bar(30, 3), bar(5, 1)], 4);
    expect([block.width, block.height]).toEqual([30, 14]);
    expect(block.marks.map(({ y }) => y)).toEqual([0, 6, 13]);
  });

  test('an empty block takes no gap, empty room does', () => {
    expect(stack([nothing, bar(1, 1), nothing], 5).height).toBe(1);
    expect(stack([space(0, 2), bar(1, 1)], 5).height).toBe(8);
  });

  test.each([
    ['top', 0],
    ['middle', 4],
    ['bottom', 8],
  ] as const)('columns keep their widths whatever stands in them, aligned %s', (align, y) => {
    const block = columns(
      [
        { width: 20, block: bar(3, 10) },
        { width: 15, block: bar(4, 2), align },
      ],
      2,
    );
    expect([block.width, block.height]).toEqual([37, 10]);
    expect(block.marks.map((mark) => [mark.x, mark.y])).toEqual([
      [0, 0],
      [22, y],
    ]);
  });

  test('room around, a frame along the edge, a wider block', () => {
    const block = framed(widened(padded(bar(10, 4), { x: 2, y: 1 }), 40), { weight: 1 });
    expect([block.width, block.height]).toEqual([40, 6]);
    expect(block.marks[0]).toMatchObject({ kind: 'frame', x: 0, y: 0, width: 40, height: 6, dashed: false });
    expect(block.marks[1]).toMatchObject({ kind: 'fill', x: 2, y: 1 });
  });

  test('a rule is as thick as its weight in points', () => {
    expect(rule(50, 72).height).toBeCloseTo(25.4, 9);
  });

  test('shifting moves every mark and nothing else', () => {
    expect(shift(bar(2, 3), 4, 5)).toEqual({
      width: 6,
      height: 8,
      marks: [{ kind: 'fill', x: 4, y: 5, width: 2, height: 3 }],
    });
  });
});

describe('cutting a block', () => {
  test('both halves hold all marks, the head fits, no mark is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 60 }),
        (heights, room) => {
          const block = stack(heights.map((height) => bar(10, height)));
          const halves = split(block, room);
          if (halves === null) {
            expect(heights.length === 1 || (heights[0] ?? 0) > room).toBe(true);
            return;
          }
          const [head, tail] = halves;
          expect(head.height).toBeLessThanOrEqual(room);
          expect(head.height + tail.height).toBe(block.height);
          expect(head.marks.length + tail.marks.length).toBe(heights.length);
          expect(head.marks.length).toBeGreaterThan(0);
          expect(Math.min(...tail.marks.map(({ y }) => y))).toBe(0);
        },
      ),
      { seed: 20261122 },
    );
  });

  test('a frame is parted, each half keeps its part of it', () => {
    const halves = split(framed(stack([bar(10, 5), bar(10, 5)]), { weight: 1 }), 7);
    expect(halves?.map(({ marks }) => marks.map(({ kind, y, height }) => [kind, y, height]))).toEqual([
      [
        ['frame', 0, 5],
        ['fill', 0, 5],
      ],
      [
        ['frame', 0, 5],
        ['fill', 0, 5],
      ],
    ]);
  });
});

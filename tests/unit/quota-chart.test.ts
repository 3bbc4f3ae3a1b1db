import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import {
  barFinding,
  barLayout,
  niceTicks,
  stepFinding,
  stepLayout,
} from '../../renderer/components/quota/chart-layout.ts';
import type { BarRow, StepFacts } from '../../renderer/components/quota/chart-layout.ts';

const row = (key: string, limit: number | null, used: number | null): BarRow => ({
  key,
  label: key,
  limit,
  used,
});
const size = { width: 400, rowHeight: 40 };

describe('the marks of an axis', () => {
  it('are round, begin at 0 and reach the largest figure', () => {
    expect(niceTicks(0, 4)).toEqual([0, 1]);
    expect(niceTicks(7, 4)).toEqual([0, 2, 4, 6, 8]);
    expect(niceTicks(1346, 4)).toEqual([0, 500, 1000, 1500]);
    expect(niceTicks(237_800, 4)).toEqual([0, 100_000, 200_000, 300_000]);
  });

  it('always cover the figure in at most so many steps', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), fc.integer({ min: 2, max: 8 }), (max, most) => {
        const ticks = niceTicks(max, most);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
        expect(ticks.at(-2)).toBeLessThan(Math.max(max, 1));
        expect(ticks.length).toBeLessThanOrEqual(most + 1);
      }),
    );
  });
});

describe('bars of limit and use', () => {
  it('share one scale, the fullest first, with the part above the limit apart', () => {
    const { bars, ticks, height } = barLayout(
      [row('a', 1000, 500), row('b', 400, 600), row('c', null, null)],
      size,
    );
    expect(bars.map(({ key }) => key)).toEqual(['b', 'a']);
    expect(height).toBe(80);
    expect(ticks.at(-1)).toEqual({ x: 400, value: 1000 });
    expect(bars[0]).toMatchObject({ y: 0, limitWidth: 160, usedWidth: 240, over: { x: 160, width: 80 } });
    expect(bars[1]).toMatchObject({ y: 40, limitWidth: 400, usedWidth: 200, over: null });
  });

  it('draw nothing for a figure nobody knows', () => {
    const { bars } = barLayout([row('a', 10, null), row('b', null, 3)], size);
    expect(bars.map(({ limitWidth, usedWidth }) => [limitWidth, usedWidth])).toEqual([
      [400, null],
      [null, 120],
    ]);
  });

  it('say what is above, else what is nearest, else what is missing', () => {
    expect(barFinding([row('a', 10, 10), row('b', 10, 12), row('c', 10, 15)])).toMatchObject({
      kind: 'above',
      count: 2,
      worst: { key: 'c' },
      over: 5,
    });
    expect(barFinding([row('a', 10, 10), row('b', 100, 50)])).toMatchObject({
      kind: 'within',
      nearest: { key: 'a' },
      share: 1,
    });
    expect(barFinding([row('a', 0, 1)])).toMatchObject({ kind: 'above', over: 1 });
    expect(barFinding([row('a', 10, null), row('b', null, 3)])).toEqual({ kind: 'noUse' });
    expect(barFinding([row('a', null, null)])).toEqual({ kind: 'noData' });
  });
});

const national2025: StepFacts = {
  year: 2025,
  limits: [
    { from: day('2025-08-01'), units: 19_400 },
    { from: day('2025-01-01'), units: 14_800 },
    { from: day('2025-03-01'), units: 16_500 },
  ],
  uses: [{ kind: 'total', asOf: day('2025-07-10'), used: 16_200 }],
};

describe('the year of a line', () => {
  const plot = { width: 365, height: 100 };

  it('is drawn in steps that begin on the first day of each version', () => {
    const { pieces, rises, totals, ticks, months } = stepLayout(national2025, plot);
    expect(pieces.map(({ x1, x2, units }) => [x1, x2, units])).toEqual([
      [0, 59, 14_800],
      [59, 212, 16_500],
      [212, 365, 19_400],
    ]);
    expect(rises.map(({ x }) => x)).toEqual([59, 212]);
    expect(ticks.at(-1)).toEqual({ y: 0, value: 20_000 });
    expect(pieces[0]?.y).toBeCloseTo(26);
    // End of the 191st day.
    expect(totals).toMatchObject([{ x: 191, value: 16_200 }]);
    expect(months.map(({ x }) => x).slice(0, 3)).toEqual([0, 31, 59]);
  });

  it('leaves a gap where no figure was found, and draws what began before the year at its edge', () => {
    const facts: StepFacts = {
      year: 2025,
      limits: [
        { from: day('2024-12-20'), units: 649 },
        { from: day('2025-03-01'), units: null },
      ],
      uses: [],
    };
    const { pieces, rises } = stepLayout(facts, plot);
    expect(pieces.map(({ x1, x2 }) => [x1, x2])).toEqual([[0, 59]]);
    expect(rises).toEqual([]);
  });

  it('says since when use is above the limit in force, not above the first one', () => {
    expect(stepFinding(national2025)).toEqual({ kind: 'changed', count: 2 });
    const [, january] = national2025.limits;
    expect(stepFinding({ ...national2025, limits: january === undefined ? [] : [january] })).toEqual({
      kind: 'above',
      since: '2025-07-10',
    });
  });

  it('says that a limit lowered below use is above from the day it was lowered', () => {
    const facts: StepFacts = {
      year: 2022,
      limits: [
        { from: day('2022-01-01'), units: 100 },
        { from: day('2022-06-01'), units: 60 },
      ],
      uses: [
        { kind: 'total', asOf: day('2022-05-01'), used: 80 },
        { kind: 'total', asOf: day('2022-07-01'), used: 81 },
      ],
    };
    expect(stepFinding(facts)).toEqual({ kind: 'above', since: '2022-06-01' });
    expect(
      stepFinding({ ...facts, limits: [...facts.limits, { from: day('2022-07-01'), units: 90 }] }).kind,
    ).toBe('changed');
  });

  it('tells a missing limit, missing use and a quiet year apart', () => {
    const limits = [{ from: day('2026-01-02'), units: 10 }];
    expect(stepFinding({ year: 2026, limits: [], uses: [] })).toEqual({ kind: 'noLimit' });
    expect(
      stepFinding({ year: 2026, limits, uses: [{ kind: 'known', asOf: day('2026-03-31'), used: 0 }] }),
    ).toEqual({ kind: 'noUse' });
    expect(
      stepFinding({ year: 2026, limits, uses: [{ kind: 'total', asOf: day('2026-03-31'), used: 0 }] }),
    ).toEqual({ kind: 'within' });
  });
});

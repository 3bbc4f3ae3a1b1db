import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../renderer/styles/tokens.css', import.meta.url), 'utf8');
const pair = /--([\w-]+): (?:light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)|(#[0-9a-f]{6}));/g;
const tokens = new Map(
  [...css.matchAll(pair)].map(([, name = '', light, dark, both]) => [
    name,
    { light: light ?? both ?? '', dark: dark ?? both ?? '' },
  ]),
);

/** Relative luminance of `#rrggbb`, WCAG 2.2 definition. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['surface', 'surface-desk', 'surface-bar', 'surface-hover', 'surface-chosen'];
const washes = ['green-wash', 'amber-wash', 'red-wash', 'grey-wash'];
const combinations: readonly (readonly [string, readonly string[], number])[] = [
  ['ink', [...surfaces, ...washes], 7],
  ['ink-quiet', [...surfaces, ...washes], 4.5],
  ['accent', ['surface', 'surface-desk', 'surface-bar', 'surface-hover'], 4.5],
  ['on-accent', ['accent', 'accent-hover'], 4.5],
  ['green', ['surface', 'surface-desk', 'surface-hover', 'surface-chosen', 'green-wash'], 4.5],
  ['amber', ['surface', 'surface-desk', 'surface-hover', 'surface-chosen', 'amber-wash'], 4.5],
  ['red', ['surface', 'surface-desk', 'surface-hover', 'surface-chosen', 'red-wash'], 4.5],
  ['grey', ['surface', 'surface-desk', 'surface-hover', 'surface-chosen', 'grey-wash'], 4.5],
  ['edge-control', ['surface', 'surface-desk', 'surface-bar'], 3],
  ['focus', surfaces, 3],
];

describe.each(['light', 'dark'] as const)('%s colours', (theme) => {
  test.each(combinations)('%s shows on %j at %s:1 or more', (ink, backgrounds, least) => {
    for (const background of backgrounds) {
      const found = contrast(tokens.get(ink)?.[theme] ?? '', tokens.get(background)?.[theme] ?? '');
      expect(found, `${ink} on ${background}`).toBeGreaterThanOrEqual(least);
    }
  });
});

import type { Fact } from './facts.ts';
import { columns, nothing, rule, space, stack } from './layout.ts';
import type { Block, PolygonMark, Style } from './layout.ts';
import type { Typesetter } from './typesetter.ts';
import { inOneLine, wording } from './wording.ts';
import type { WordingKey } from './wording.ts';

/** Nothing on a slip is smaller than 8 points. */
export const styles = {
  label: { face: 'regular', size: 8 },
  plain: { face: 'regular', size: 8.5 },
  strong: { face: 'strong', size: 9.5 },
  strongLabel: { face: 'strong', size: 8 },
  heading: { face: 'strong', size: 15 },
} as const satisfies Record<string, Style>;

/** Weights of rules and frames in points. */
export const weights = { hair: 0.4, line: 0.8, heavy: 1.4 } as const;

/** Millimetres between a date or a name and what is said about it on the same line. */
export const wordGap = 1.6;

const circleCorners = 32;

/** ● in time, ▲ late: drawn, because no text font is sure to have them. */
export function signBlock(sign: 'inTime' | 'late', size: number): Block {
  const circle = Array.from({ length: circleCorners }, (_, index) => {
    const angle = (index / circleCorners) * 2 * Math.PI;
    return [(size / 2) * (1 + Math.cos(angle)), (size / 2) * (1 + Math.sin(angle))] as const;
  });
  const triangle = [
    [size / 2, 0],
    [size, size],
    [0, size],
  ] as const;
  const mark: PolygonMark = {
    kind: 'polygon',
    x: 0,
    y: 0,
    width: size,
    height: size,
    corners: sign === 'inTime' ? circle : triangle,
  };
  return { width: size, height: size, marks: [mark] };
}

/** A label in three languages over any block. */
export function labelled(
  type: Typesetter,
  label: WordingKey,
  content: { block: Block; width: number },
): Block {
  const head = type.paragraph(inOneLine(wording[label]), styles.label, { width: content.width });
  return stack([head, content.block]);
}

/** Label, what catches the eye, and what is said about it, one under the other. */
export function factBlock(type: Typesetter, fact: Fact, width: number): Block {
  const signed = fact.sign === null ? 0 : 3.4;
  const plain = type.paragraph(fact.plain, styles.plain, { width: width - signed });
  const said =
    fact.sign === null
      ? plain
      : columns([
          { width: signed, block: stack([space(0, 0.95), signBlock(fact.sign, 2.2)]) },
          { width: width - signed, block: plain },
        ]);
  const strong = type.paragraph(fact.strong, styles.strong, { width });
  return labelled(type, fact.label, { block: stack([strong, said]), width });
}

/** A label over what catches the eye and what is said about it, both in one paragraph. */
export function runOnFact(type: Typesetter, fact: Fact, width: number): Block {
  const spans = [
    { text: fact.strong, style: styles.strong },
    { text: fact.plain, style: styles.plain, gap: wordGap },
  ];
  return labelled(type, fact.label, { block: type.paragraph(spans, styles.plain, { width }), width });
}

/** Label and value running on in one paragraph, for what is said of one person only. */
export function factLine(type: Typesetter, fact: Fact, width: number): Block {
  const signed = fact.sign === null ? 0 : 3.4;
  const spans = [
    { text: `${inOneLine(wording[fact.label])}:`, style: styles.label },
    { text: fact.strong, style: styles.strongLabel },
    { text: fact.plain, style: styles.strongLabel, gap: fact.strong === '' ? 0 : wordGap },
  ];
  const text = type.paragraph(spans, styles.label, { width: width - signed });
  if (fact.sign === null) return text;
  const sign = stack([space(0, 0.8), signBlock(fact.sign, 2)]);
  return columns([
    { width: signed, block: sign },
    { width: width - signed, block: text },
  ]);
}

/** Width of one of two columns. */
export function halfOf({ width, gutter }: { readonly width: number; readonly gutter: number }): number {
  return (width - gutter) / 2;
}

/** Blocks in two columns, row by row, each row as tall as its taller half. */
export function inPairs(
  blocks: readonly Block[],
  options: { width: number; gutter: number; gap: number },
): Block {
  const width = halfOf(options);
  const rows: Block[] = [];
  for (let index = 0; index < blocks.length; index += 2) {
    const pair = [blocks[index] ?? nothing, blocks[index + 1] ?? nothing];
    rows.push(
      columns(
        pair.map((block) => ({ width, block })),
        options.gutter,
      ),
    );
  }
  return stack(rows, options.gap);
}

/** A short line to write on, with what belongs on it underneath. */
export function writingLine(type: Typesetter, label: WordingKey, width: number): Block {
  return stack([
    space(width, 7),
    rule(width, weights.hair),
    type.paragraph(inOneLine(wording[label]), styles.label, { width, align: 'centre' }),
  ]);
}

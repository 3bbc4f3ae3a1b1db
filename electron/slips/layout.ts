/**
 * What stands on paper, as plain data: a block is a rectangle with marks placed relative to its upper left corner. Blocks are put
 * together by moving marks, so a page can be measured, broken and checked before a single byte of it is written.
 *
 * All lengths are millimetres, `y` grows downwards; only letter sizes and line weights are points.
 */
export type Face = 'regular' | 'strong';

export interface Style {
  readonly face: Face;
  /** Points. */
  readonly size: number;
}

/** Letters of one style drawn at one go; `lost` stands for one character the font has no picture of. */
export interface Piece {
  readonly text: string;
  readonly style: Style;
  readonly offset: number;
  readonly width: number;
  readonly lost: boolean;
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TextMark extends Placed {
  readonly kind: 'text';
  /** From the top of the line box down to the line the letters stand on. */
  readonly baseline: number;
  readonly pieces: readonly Piece[];
}

/** A black rectangle: a rule when it is thin. */
export interface FillMark extends Placed {
  readonly kind: 'fill';
}

export interface FrameMark extends Placed {
  readonly kind: 'frame';
  /** Points. */
  readonly weight: number;
  readonly dashed: boolean;
}

/** Rectangles filled as one path, so that no seam shows between neighbours. */
export interface ModulesMark extends Placed {
  readonly kind: 'modules';
  readonly rectangles: readonly Placed[];
}

/** A black polygon, corners relative to the mark. */
export interface PolygonMark extends Placed {
  readonly kind: 'polygon';
  readonly corners: readonly (readonly [x: number, y: number])[];
}

export type Mark = TextMark | FillMark | FrameMark | ModulesMark | PolygonMark;

export interface Block {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

export const millimetresPerPoint = 25.4 / 72;
/** Lengths closer than this are the same length: sums of fractions are not exact. */
export const tolerance = 1e-6;

export const nothing: Block = { width: 0, height: 0, marks: [] };

/** The block with all its marks moved; width and height grow by the shift. */
export function shift(block: Block, x: number, y: number): Block {
  const marks = block.marks.map((mark) => ({ ...mark, x: mark.x + x, y: mark.y + y }));
  return { width: block.width + x, height: block.height + y, marks };
}

/** Blocks one under the other. Empty blocks take no gap. */
export function stack(blocks: readonly Block[], gap = 0): Block {
  const marks: Mark[] = [];
  let height = 0;
  let width = 0;
  for (const block of blocks) {
    if (block.height === 0) continue;
    const top = height === 0 ? 0 : height + gap;
    marks.push(...shift(block, 0, top).marks);
    height = top + block.height;
    width = Math.max(width, block.width);
  }
  return { width, height, marks };
}

export interface Column {
  readonly width: number;
  readonly block: Block;
  readonly align?: 'top' | 'middle' | 'bottom';
}

/** Blocks side by side, each in a column of its own width, all as tall as the tallest. */
export function columns(cells: readonly Column[], gutter = 0): Block {
  const height = Math.max(0, ...cells.map(({ block }) => block.height));
  const marks: Mark[] = [];
  let x = 0;
  for (const { width, block, align = 'top' } of cells) {
    const slack = height - block.height;
    const top = align === 'top' ? 0 : align === 'middle' ? slack / 2 : slack;
    marks.push(...shift(block, x, top).marks);
    x += width + gutter;
  }
  return { width: Math.max(0, x - gutter), height, marks };
}

/** Empty room around a block. */
export function padded(block: Block, room: { readonly x: number; readonly y: number }): Block {
  const inner = shift(block, room.x, room.y);
  return { ...inner, width: inner.width + room.x, height: inner.height + room.y };
}

/** The block as wide as told; never narrower than it is. */
export function widened(block: Block, width: number): Block {
  return { ...block, width: Math.max(block.width, width) };
}

/** A line around a block, drawn inside its edges. */
export function framed(block: Block, line: { readonly weight: number; readonly dashed?: boolean }): Block {
  const frame: FrameMark = {
    kind: 'frame',
    x: 0,
    y: 0,
    width: block.width,
    height: block.height,
    weight: line.weight,
    dashed: line.dashed ?? false,
  };
  return { ...block, marks: [frame, ...block.marks] };
}

/** A horizontal rule; weight in points. */
export function rule(width: number, weight: number): Block {
  const height = weight * millimetresPerPoint;
  return { width, height, marks: [{ kind: 'fill', x: 0, y: 0, width, height }] };
}

/** Room without marks; it keeps its height in a stack. */
export function space(width: number, height: number): Block {
  return { width, height, marks: [] };
}

/**
 * Cuts a block so that its head is at most `room` high, at the lowest level no mark stands across. A frame around everything is
 * no obstacle: both halves keep their part of it. Null when not even the first mark fits.
 */
export function split(block: Block, room: number): readonly [Block, Block] | null {
  const solid = block.marks.filter(({ kind }) => kind !== 'frame');
  const levels = solid.map(({ y }) => y).filter((y) => y > tolerance && y <= room + tolerance);
  const cut = levels
    .sort((a, b) => b - a)
    .find((level) =>
      solid.every(({ y, height }) => y >= level - tolerance || y + height <= level + tolerance),
    );
  if (cut === undefined) return null;
  const head: Mark[] = [];
  const tail: Mark[] = [];
  for (const mark of block.marks) {
    if (mark.kind === 'frame' && mark.y < cut && mark.y + mark.height > cut) {
      head.push({ ...mark, height: cut - mark.y });
      tail.push({ ...mark, y: 0, height: mark.y + mark.height - cut });
    } else if (mark.y < cut - tolerance) head.push(mark);
    else tail.push({ ...mark, y: mark.y - cut });
  }
  return [
    { width: block.width, height: cut, marks: head },
    { width: block.width, height: block.height - cut, marks: tail },
  ];
}

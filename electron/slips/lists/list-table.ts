import type { Format } from '../canvas.ts';
import { columns, framed, rule, shift, space, stack } from '../layout.ts';
import type { Block, Style } from '../layout.ts';
import { weights } from '../parts.ts';
import type { Typesetter } from '../typesetter.ts';
import { bothLines, inBoth, listPage, listWords } from './list-words.ts';
import type { ListWord, ListWords } from './list-words.ts';

/** A4 lying on its side, as registers are kept. */
export const a4Landscape: Format = { width: 297, height: 210, margin: 12 };

export const listStyles = {
  title: { face: 'strong', size: 14 },
  heading: { face: 'strong', size: 8 },
  plain: { face: 'regular', size: 8.5 },
  strong: { face: 'strong', size: 8.5 },
  small: { face: 'regular', size: 8 },
} as const satisfies Record<string, Style>;

/** Millimetres between the lines of a cell and what stands in it. */
const inset = { x: 1.2, y: 0.9 };

export interface ListColumn<Row> {
  readonly label: ListWord;
  /** Millimetres, lines included. */
  readonly width: number;
  /** What stands in the cell, within the room it is given. */
  readonly cell: (row: Row, type: Typesetter, room: number) => Block;
}

/** Cells side by side, each in a frame as tall as the tallest. */
function ruled(cells: readonly { readonly width: number; readonly block: Block }[]): Block {
  const height = Math.max(...cells.map(({ block }) => block.height)) + 2 * inset.y;
  return columns(
    cells.map(({ width, block }) => ({
      width,
      block: framed({ width, height, marks: shift(block, inset.x, inset.y).marks }, { weight: weights.hair }),
    })),
  );
}

/** The head of a table: each column named in Kazakh over Russian. */
export function listHead<Row>(type: Typesetter, table: readonly ListColumn<Row>[]): Block {
  return ruled(
    table.map(({ label, width }) => ({
      width,
      block: paragraphs(type, bothLines(listWords[label]), {
        style: listStyles.heading,
        room: width - 2 * inset.x,
      }),
    })),
  );
}

export function listRow<Row>(type: Typesetter, table: readonly ListColumn<Row>[], row: Row): Block {
  return ruled(table.map(({ width, cell }) => ({ width, block: cell(row, type, width - 2 * inset.x) })));
}

/** The last row with what closes the list under it: nobody signs a page without a line of the list. */
export function closedBy(rows: readonly Block[], closing: Block, gap: number): Block[] {
  const last = rows.at(-1);
  return last === undefined ? [closing] : [...rows.slice(0, -1), stack([last, closing], gap)];
}

/** Lines one under the other, each broken where it has to be. */
export function paragraphs(
  type: Typesetter,
  lines: readonly string[],
  { style, room }: { readonly style: Style; readonly room: number },
): Block {
  return stack(lines.map((line) => type.paragraph(line, style, { width: room })));
}

/** A cell of plain text; a dash where there is nothing to say. */
export const textCell =
  <Row>(read: (row: Row) => string, style: Style = listStyles.plain): ListColumn<Row>['cell'] =>
  (row, type, room) =>
    type.paragraph(read(row).trim() === '' ? '—' : read(row), style, { width: room });

export interface ListTitle {
  readonly title: ListWords;
  /** What stands after the title in its line. */
  readonly number: string;
  readonly office: ListWords;
  /** Further lines, such as the date or the period. */
  readonly lines: readonly string[];
}

/** What stands over the table on the first page. */
export function listTitle(
  type: Typesetter,
  { title, number, office, lines }: ListTitle,
  width: number,
): Block {
  const half = width / 2;
  const told = (text: string) => type.paragraph(text, listStyles.plain, { width: half - 4 });
  return stack(
    [
      type.paragraph(`${title.kk}${number}`, listStyles.title, { width }),
      type.paragraph(title.ru, { face: 'regular', size: 11 }, { width }),
      columns([
        { width: half, block: stack(bothLines(office).map(told)) },
        {
          width: half,
          block: stack(
            lines.map((line) => type.paragraph(line, listStyles.strong, { width: half, align: 'right' })),
          ),
        },
      ]),
    ],
    1,
  );
}

/** A line to sign on: whose, with the name known so far over it, and what is to be written. */
export function signLine(
  type: Typesetter,
  { role, name, below, width }: { role: ListWord; name: string; below: ListWord; width: number },
): Block {
  return stack([
    type.paragraph(inBoth(listWords[role]), listStyles.small, { width }),
    name === ''
      ? space(width, type.paragraph('0', listStyles.strong, { width }).height)
      : type.paragraph(name, listStyles.strong, { width }),
    space(width, 6),
    rule(width, weights.hair),
    type.paragraph(inBoth(listWords[below]), listStyles.small, { width, align: 'centre' }),
  ]);
}

/** On the lower margin of every page: what the list is, and the page. */
export function listFoot(
  type: Typesetter,
  { name, width, page, pages }: { name: string; width: number; page: number; pages: number },
): Block {
  const half = width / 2;
  return columns([
    { width: half, block: type.paragraph(name, listStyles.small, { width: half }) },
    {
      width: half,
      block: type.paragraph(inBoth(listPage(page, pages)), listStyles.small, { width: half, align: 'right' }),
    },
  ]);
}

/** Millimetres kept free for the foot. */
export const listFootHeight = 6;

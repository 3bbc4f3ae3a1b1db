import type { Day, Instant } from '#shared/dates/day.ts';
import type { OutgoingItem } from '#shared/mail/envelope.ts';
import { openCanvas } from '../canvas.ts';
import type { Paper } from '../canvas.ts';
import { writtenDay } from '../facts.ts';
import type { SlipFonts } from '../fonts.ts';
import { columns, framed, nothing, space, stack } from '../layout.ts';
import { weights } from '../parts.ts';
import {
  a4Landscape,
  closedBy,
  listFoot,
  listFootHeight,
  listHead,
  listRow,
  listStyles,
  listTitle,
  paragraphs,
  signLine,
  textCell,
} from './list-table.ts';
import type { ListColumn } from './list-table.ts';
import { bothLines, dispatchTotal, inBoth, listWords, outgoingKindWords } from './list-words.ts';
import type { ListWords } from './list-words.ts';

export interface DispatchListInput {
  /** `OFFICE-D-YEAR-0001` */
  readonly number: string;
  readonly dispatchedOn: Day;
  readonly items: readonly OutgoingItem[];
  readonly office: { readonly names: ListWords; readonly address: string };
  /** Who hands the items over. */
  readonly clerk: string;
  readonly madeAt: Instant;
  readonly fonts: SlipFonts;
  readonly options?: { readonly embed?: 'subset' | 'full' };
  /** Called between rows of long lists. */
  readonly between?: () => Promise<void>;
}

type Row = OutgoingItem & { readonly index: number };

/** Millimetres; weight and fee are left to the post. */
const table: readonly ListColumn<Row>[] = [
  { label: 'index', width: 9, cell: textCell(({ index }) => String(index)) },
  { label: 'outgoingNumber', width: 40, cell: textCell(({ number }) => number, listStyles.strong) },
  { label: 'addressee', width: 56, cell: textCell(({ addressee }) => addressee.name) },
  {
    label: 'address',
    width: 70,
    cell: textCell(({ addressee: { address, postcode } }) =>
      [postcode, address].filter((part) => part.trim() !== '').join(', '),
    ),
  },
  { label: 'postNumber', width: 34, cell: textCell(({ postNumber }) => postNumber ?? '', listStyles.strong) },
  {
    label: 'kind',
    width: 24,
    cell: ({ kind }, type, room) =>
      paragraphs(type, bothLines(outgoingKindWords[kind]), { style: listStyles.plain, room }),
  },
  { label: 'weight', width: 20, cell: () => nothing },
  { label: 'fee', width: 20, cell: () => nothing },
];

/** The list that goes to the post with the items it names (опись), in the order of their outgoing numbers. */
export async function drawDispatchList(input: DispatchListInput): Promise<Uint8Array> {
  return (await layDispatchList(input)).bytes;
}

/** The same list with the place of everything on it. */
export async function layDispatchList(input: DispatchListInput): Promise<Paper> {
  const { number, items, office, fonts, madeAt, between = () => Promise.resolve() } = input;
  const canvas = await openCanvas({
    format: a4Landscape,
    fonts,
    embed: input.options?.embed ?? 'subset',
    title: `${listWords.dispatchList.kk} ${number}`,
    language: 'kk',
    madeAt,
    footHeight: listFootHeight,
    between,
  });
  const { type, width } = canvas;
  const rows = [];
  for (const [index, item] of items.entries()) {
    await between();
    rows.push(listRow(type, table, { ...item, index: index + 1 }));
  }
  const title = listTitle(
    type,
    {
      title: listWords.dispatchList,
      number: ` № ${number}`,
      office: office.names,
      lines: [office.address, `${inBoth(listWords.madeOn)}: ${writtenDay(input.dispatchedOn)}`],
    },
    width,
  );
  canvas.add(title);
  canvas.table(listHead(type, table), closedBy(rows, closing(type, input, width), 4), 3);
  return canvas.finish((page, pages) => listFoot(type, { name: `№ ${number}`, width, page, pages }));
}

const stampSize = { width: 40, height: 26 };
const gutter = 10;

function closing(type: Parameters<typeof listHead>[0], { items, clerk }: DispatchListInput, width: number) {
  const numbered = items.filter(({ postNumber }) => postNumber !== null).length;
  const column = (width - stampSize.width - 2 * gutter) / 2;
  const label = paragraphs(type, bothLines(listWords.postStamp), {
    style: listStyles.small,
    room: stampSize.width - 4,
  });
  const stamp = framed(
    {
      ...space(stampSize.width, stampSize.height),
      marks: stack([space(0, 1), label]).marks.map((mark) => ({ ...mark, x: mark.x + 2 })),
    },
    { weight: weights.hair, dashed: true },
  );
  return stack(
    [
      paragraphs(type, bothLines(dispatchTotal(items.length, numbered)), {
        style: listStyles.strong,
        room: width,
      }),
      columns(
        [
          {
            width: column,
            block: signLine(type, { role: 'handedOver', name: clerk, below: 'signature', width: column }),
          },
          {
            width: column,
            block: signLine(type, { role: 'takenOver', name: '', below: 'nameAndSignature', width: column }),
          },
          { width: stampSize.width, block: stamp },
        ],
        gutter,
      ),
    ],
    4,
  );
}

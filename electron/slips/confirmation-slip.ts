import type { Day, Instant } from '#shared/dates/day.ts';
import type { Notification } from '#shared/notification.ts';
import { Canvas, a5, openPress } from './canvas.ts';
import type { Format, OpenPress, PageOptions, Paper, PlacedBox } from './canvas.ts';
import {
  addressFact,
  enclosureLines,
  hostFacts,
  periodFact,
  personFacts,
  postedFact,
  sharedFacts,
  writtenDay,
} from './facts.ts';
import type { Fact, NameLookup } from './facts.ts';
import { closing, foot } from './closing.ts';
import type { SlipFonts } from './fonts.ts';
import { columns, framed, nothing, padded, rule, space, stack, widened } from './layout.ts';
import type { Block } from './layout.ts';
import { factBlock, halfOf, inPairs, labelled, runOnFact, styles, weights, wordGap } from './parts.ts';
import { peopleHead, peopleRows } from './people-table.ts';
import { qrBlock, slipQrText } from './qr.ts';
import type { Typesetter } from './typesetter.ts';
import { workBlocks } from './work-block.ts';
import { inOneLine, wording } from './wording.ts';
import type { WordingKey } from './wording.ts';

/** Whether this sheet is the first of its record. A further one says its number, when it was made and by whom. */
export type SlipCopy =
  | { readonly kind: 'original' }
  | {
      readonly kind: 'reprint';
      readonly number: number;
      readonly printedAt: Instant;
      /** The same moment as day and minute on the office's wall clock. */
      readonly printedOn: Day;
      readonly printedTime: string;
      /** Name of the clerk who printed it. */
      readonly by: string;
    };

export interface SlipContent {
  readonly notification: Notification;
  readonly names: NameLookup;
  readonly copy: SlipCopy;
}

export interface SlipInput extends SlipContent {
  readonly fonts: SlipFonts;
  readonly options?: { readonly embed?: 'subset' | 'full' };
}

/** How close a slip is laid. */
interface Density {
  /** Millimetres between blocks. */
  readonly gap: number;
  /** How much of the counsel of the work check goes with the visitor. */
  readonly counsel: number;
  /** The list of enclosures stands in English as well. */
  readonly english: boolean;
}

/** The usual one first; the others where the slip of one person would else take a second sheet for a few lines. */
const densities: readonly [Density, ...Density[]] = [
  { gap: 2.2, counsel: 2, english: true },
  { gap: 1.2, counsel: 2, english: true },
  { gap: 0.6, counsel: 1, english: false },
];
/** Millimetres of a QR module: more than five dots of a 203 dpi printer. */
const qrModule = 0.7;
const columnGap = 4;

/**
 * The A5 slip a visitor leaves with: that a notification was received, under which number, about whom. Kazakh first, then Russian and
 * English. It is this office's own paper, not an official form. The same input gives the same bytes.
 */
export async function drawConfirmationSlip(input: SlipInput): Promise<Uint8Array> {
  return (await layConfirmationSlip(input)).bytes;
}

/** The same slip with the place of everything on it. */
export async function layConfirmationSlip({ fonts, options, ...slip }: SlipInput): Promise<Paper> {
  const { notification, copy } = slip;
  const press = await openPress({
    fonts,
    embed: options?.embed ?? 'subset',
    title: `${wording.slip.kk} ${notification.number}`,
    language: 'kk',
    madeAt: copy.kind === 'original' ? notification.registeredAt : copy.printedAt,
  });
  return filled(press, slip, { format: a5 }).finish(footOf(press, notification, a5));
}

/** The same slip behind the pages a document has. */
export function addConfirmationSlip(
  press: OpenPress,
  slip: SlipContent,
  page: Pick<PageOptions, 'format' | 'between'>,
): Promise<readonly PlacedBox[]> {
  return filled(press, slip, page).draw(footOf(press, slip.notification, page.format));
}

const footOf =
  ({ type }: OpenPress, notification: Notification, format: Format) =>
  (page: number, pages: number): Block =>
    foot(type, notification, { width: format.width - 2 * format.margin, page, pages });

/** The slip of one person stands closer rather than take a second sheet. */
function filled(
  press: OpenPress,
  slip: SlipContent,
  options: Pick<PageOptions, 'format' | 'between'>,
): Canvas {
  const [usual, ...closer] = densities;
  const page = { ...options, footHeight: 5 };
  const canvas = lay(new Canvas(press, page), slip, usual);
  if (canvas.pages === 1 || slip.notification.content.foreigners.length > 1) return canvas;
  for (const density of closer) {
    const other = lay(new Canvas(press, page), slip, density);
    if (other.pages === 1) return other;
  }
  return canvas;
}

function lay(canvas: Canvas, { notification, names, copy }: SlipContent, density: Density): Canvas {
  const { type, width } = canvas;
  const { content } = notification;
  const { gap, counsel, english } = density;
  const people = content.foreigners.map((_, index) => personFacts(notification, index, names));
  const shared = sharedFacts(people);
  canvas.add(officeHead(type, notification, width));
  canvas.add(titleRow(type, copy, width), gap);
  canvas.add(numberBox(type, notification, width), gap);
  const posted = postedFact(notification);
  if (posted !== null) canvas.add(runOnFact(type, posted, width), gap);
  canvas.repeat(runningHead(type, notification, { copy, width, gap }));
  canvas.add(runOnFact(type, hostFacts(content.host), width), gap);
  canvas.add(factBlock(type, addressFact(content.stay, names), width), gap);
  canvas.add(commonFacts(type, { shared, notification, width, gap }), gap);
  const lines = enclosureLines(notification, names);
  canvas.add(enclosures(type, english ? lines : lines.slice(0, 2), width), gap);

  const table = { type, width, notification, names, shared };
  canvas.table(peopleHead(table), peopleRows(table, people), gap);
  workBlocks(type, notification, { names, width, counsel }).forEach((block, index) => {
    canvas.add(block, index === 0 ? gap : 0);
  });
  canvas.add(closing(type, notification, { width, gap }), gap);
  return canvas;
}

function officeHead(type: Typesetter, { office }: Notification, width: number): Block {
  const reach = [office.address, office.phone].filter((part) => part.trim() !== '').join(' · ');
  return stack([
    type.paragraph(office.names.kk, styles.strong, { width }),
    office.names.ru === office.names.kk ? nothing : type.paragraph(office.names.ru, styles.plain, { width }),
    type.paragraph(reach, styles.label, { width }),
    space(width, 1),
    rule(width, weights.heavy),
  ]);
}

function titleRow(type: Typesetter, copy: SlipCopy, width: number): Block {
  const title = type.paragraph(
    [
      { text: wording.slip.kk, style: styles.heading },
      { text: `${wording.slip.ru} · ${wording.slip.en}`, style: styles.plain, gap: wordGap },
    ],
    styles.heading,
    { width },
  );
  return stack([title, copyMark(type, copy, width)], 1);
}

function copyMark(type: Typesetter, copy: SlipCopy, width: number): Block {
  if (copy.kind === 'original') return nothing;
  const inset = { x: 2.5, y: 0.8 };
  const room = width - 2 * inset.x;
  const line = type.paragraph(
    [
      { text: `${inOneLine(wording.copy)} № ${copy.number}`, style: styles.strong },
      {
        text: `${writtenDay(copy.printedOn)} ${copy.printedTime}, ${copy.by}`,
        style: styles.plain,
        gap: wordGap,
      },
    ],
    styles.strong,
    { width: room },
  );
  return framed(padded(line, inset), { weight: weights.line });
}

function numberBox(type: Typesetter, notification: Notification, width: number): Block {
  const qr = qrBlock(slipQrText(notification.number), { module: qrModule });
  const inset = 2.5;
  const room = width - qr.width - inset;
  const { receipt } = notification.content;
  const number = type.fit(
    notification.number,
    { ...styles.heading, size: 21 },
    { width: room, smallest: 12 },
  );
  const { office, registeredOn, registeredTime } = notification;
  const lines: readonly (readonly [WordingKey, string | null])[] = [
    ['receivedOn', `${writtenDay(receipt.receivedOn)} ${receipt.receivedTime ?? ''}`],
    ['registeredOn', `${writtenDay(registeredOn)} ${registeredTime}`],
    ['counter', office.counter],
    ['incomingNumber', receipt.incomingNumber],
  ];
  const labelWidth = room - 31;
  const rows = lines.flatMap(([key, value]) =>
    value === null
      ? []
      : columns([
          {
            width: labelWidth,
            block: type.paragraph(inOneLine(wording[key]), styles.label, { width: labelWidth }),
          },
          { width: 31, block: type.paragraph(value, styles.strongLabel, { width: 31 }) },
        ]),
  );
  const left = stack([
    labelled(type, 'number', {
      block: type.paragraph(notification.number, number, { width: room }),
      width: room,
    }),
    ...rows,
  ]);
  const inside = columns([
    { width: inset, block: nothing },
    { width: room, block: padded(left, { x: 0, y: 1.6 }), align: 'middle' },
    { width: qr.width, block: qr, align: 'middle' },
  ]);
  return framed(widened(inside, width), { weight: weights.line });
}

/** The period and what is true of everybody, in two columns; a last one without a neighbour has the whole width. */
function commonFacts(
  type: Typesetter,
  {
    shared,
    notification,
    width,
    gap,
  }: {
    readonly shared: readonly Fact[];
    readonly notification: Notification;
    readonly width: number;
    readonly gap: number;
  },
): Block {
  const { stay } = notification.content;
  const period = shared.find(({ label }) => label === 'period') ?? periodFact(stay, stay.arrivedTime);
  const facts = [period, ...shared.filter(({ label }) => label !== 'period')];
  const alone = facts.length % 2 === 1 ? facts.pop() : undefined;
  const half = halfOf({ width, gutter: columnGap });
  const pairs = facts.map((fact) => factBlock(type, fact, half));
  return stack(
    [
      inPairs(pairs, { width, gutter: columnGap, gap: gap / 2 }),
      alone === undefined ? nothing : factBlock(type, alone, width),
    ],
    gap / 2,
  );
}

function enclosures(type: Typesetter, lines: readonly string[], width: number): Block {
  if (lines.length === 0) return nothing;
  const block = stack(lines.map((line) => type.paragraph(line, styles.plain, { width })));
  return labelled(type, 'enclosures', { block, width });
}

/** What every further page says at its top, so that a lost page finds its slip again. */
function runningHead(
  type: Typesetter,
  notification: Notification,
  { copy, width, gap }: { readonly copy: SlipCopy; readonly width: number; readonly gap: number },
): Block {
  const mark = copy.kind === 'original' ? '' : `${inOneLine(wording.copy)} № ${copy.number}`;
  const line = columns([
    { width: width * 0.6, block: type.paragraph(notification.number, styles.strong, { width: width * 0.6 }) },
    {
      width: width * 0.4,
      block: type.paragraph(mark, styles.label, { width: width * 0.4, align: 'right' }),
      align: 'bottom',
    },
  ]);
  return stack([line, space(width, 0.6), rule(width, weights.hair), space(width, gap)]);
}

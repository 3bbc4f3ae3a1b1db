import type { Day, Instant } from '#shared/dates/day.ts';
import type { Notification } from '#shared/notification.ts';
import { a5, openCanvas } from './canvas.ts';
import type { Paper } from './canvas.ts';
import {
  addressFact,
  enclosureLines,
  hostFacts,
  periodFact,
  personFacts,
  sharedFacts,
  writtenDay,
} from './facts.ts';
import type { Fact, NameLookup } from './facts.ts';
import type { SlipFonts } from './fonts.ts';
import { columns, framed, nothing, padded, rule, space, stack, widened } from './layout.ts';
import type { Block } from './layout.ts';
import {
  factBlock,
  halfOf,
  inPairs,
  labelled,
  runOnFact,
  styles,
  weights,
  wordGap,
  writingLine,
} from './parts.ts';
import { peopleHead, peopleRows } from './people-table.ts';
import { qrBlock, slipQrText } from './qr.ts';
import type { Typesetter } from './typesetter.ts';
import { inLines, inOneLine, pageOf, wording } from './wording.ts';
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

export interface SlipInput {
  readonly notification: Notification;
  readonly names: NameLookup;
  readonly fonts: SlipFonts;
  readonly copy: SlipCopy;
  readonly options?: { readonly embed?: 'subset' | 'full' };
}

const gap = 2.2;
/** Millimetres of a QR module: more than five dots of a 203 dpi printer. */
const qrModule = 0.7;
const stampSize = { width: 34, height: 22 };
const columnGap = 4;
/** Of the clerk's name beside the line to sign on. */
const nameWidth = 51;

/**
 * The A5 slip a visitor leaves with: that a notification was received, under which number, about whom. Kazakh first, then Russian and
 * English. It is this office's own paper, not an official form. The same input gives the same bytes.
 */
export async function drawConfirmationSlip(input: SlipInput): Promise<Uint8Array> {
  return (await layConfirmationSlip(input)).bytes;
}

/** The same slip with the place of everything on it. */
export async function layConfirmationSlip({
  notification,
  names,
  fonts,
  copy,
  options,
}: SlipInput): Promise<Paper> {
  const canvas = await openCanvas({
    format: a5,
    fonts,
    embed: options?.embed ?? 'subset',
    title: `${wording.slip.kk} ${notification.number}`,
    language: 'kk',
    madeAt: copy.kind === 'original' ? notification.registeredAt : copy.printedAt,
    footHeight: 5,
  });
  const { type, width } = canvas;
  const { content } = notification;
  const people = content.foreigners.map((_, index) => personFacts(notification, index, names));
  const shared = sharedFacts(people);
  canvas.add(officeHead(type, notification, width));
  canvas.add(titleRow(type, copy, width), gap);
  canvas.add(numberBox(type, notification, width), gap);
  canvas.repeat(runningHead(type, notification, { copy, width }));
  canvas.add(runOnFact(type, hostFacts(content.host), width), gap);
  canvas.add(factBlock(type, addressFact(content.stay, names), width), gap);
  canvas.add(commonFacts(type, { shared, notification, width }), gap);
  canvas.add(enclosures(type, enclosureLines(notification, names), width), gap);

  const table = { type, width, notification, names, shared };
  canvas.table(peopleHead(table), peopleRows(table, people), gap);
  canvas.add(closing(type, notification, width), gap);
  return canvas.finish((page, pages) => foot(type, notification, { width, page, pages }));
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
  }: { readonly shared: readonly Fact[]; readonly notification: Notification; readonly width: number },
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
  { copy, width }: { readonly copy: SlipCopy; readonly width: number },
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

/** Statement, signature and stamp stay together on one page. */
function closing(type: Typesetter, { clerk }: Notification, width: number): Block {
  const left = width - stampSize.width - columnGap;
  const half = left - nameWidth - columnGap;
  const statement = stack(
    inLines(wording.statement).map((line) => type.paragraph(line, styles.label, { width: left })),
  );
  const name = type.paragraph(clerk.name, styles.strong, { width: nameWidth });
  const signature = columns(
    [
      {
        width: nameWidth,
        block: labelled(type, 'clerk', { block: name, width: nameWidth }),
        align: 'bottom',
      },
      { width: half, block: writingLine(type, 'signature', half), align: 'bottom' },
    ],
    columnGap,
  );
  const label = type.paragraph(inOneLine(wording.stamp), styles.label, {
    width: stampSize.width,
    align: 'centre',
  });
  const around = space(stampSize.width, (stampSize.height - label.height) / 2);
  const stamp = framed(stack([around, label, around]), { weight: weights.hair, dashed: true });
  return columns(
    [
      { width: left, block: stack([statement, signature], gap / 2) },
      { width: stampSize.width, block: stamp, align: 'bottom' },
    ],
    columnGap,
  );
}

function foot(
  type: Typesetter,
  { number }: Notification,
  { width, page, pages }: { readonly width: number; readonly page: number; readonly pages: number },
): Block {
  const half = width / 2;
  return columns([
    { width: half, block: type.paragraph(number, styles.label, { width: half }) },
    {
      width: half,
      block: type.paragraph(inOneLine(pageOf(page, pages)), styles.label, { width: half, align: 'right' }),
    },
  ]);
}

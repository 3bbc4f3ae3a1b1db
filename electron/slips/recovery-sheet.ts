import type { Day, Instant } from '#shared/dates/day.ts';
import { a4, openCanvas } from './canvas.ts';
import type { Paper } from './canvas.ts';
import { writtenDay } from './facts.ts';
import type { SlipFonts } from './fonts.ts';
import { columns, framed, padded, rule, space, stack, widened } from './layout.ts';
import type { Block, Style } from './layout.ts';
import { weights, writingLine } from './parts.ts';
import { qrBlock } from './qr.ts';
import type { Typesetter } from './typesetter.ts';
import { inLines, inOneLine, wording } from './wording.ts';
import type { WordingKey } from './wording.ts';

export interface RecoverySheetInput {
  /** The recovery code in the groups it is typed in. */
  readonly groups: readonly string[];
  readonly storeId: string;
  readonly office: { readonly kk: string; readonly ru: string };
  readonly madeOn: Day;
  readonly madeAt: Instant;
  readonly fonts: SlipFonts;
  readonly options?: { readonly embed?: 'subset' | 'full' };
}

/** What the QR of the sheet says: the code as it is typed, so that a scanner can type it. */
export function recoveryQrText(groups: readonly string[]): string {
  return groups.join('-');
}

const label: Style = { face: 'regular', size: 10 };
const text: Style = { face: 'regular', size: 10.5 };
const strong: Style = { face: 'strong', size: 12 };
const code: Style = { face: 'strong', size: 20 };
const groupsInLine = 4;

/** The A4 sheet with the key that opens the store when every password is lost; printed once and locked away. */
export async function drawRecoverySheet(input: RecoverySheetInput): Promise<Uint8Array> {
  return (await layRecoverySheet(input)).bytes;
}

/** The same sheet with the place of everything on it. */
export async function layRecoverySheet(input: RecoverySheetInput): Promise<Paper> {
  const canvas = await openCanvas({
    format: a4,
    fonts: input.fonts,
    embed: input.options?.embed ?? 'subset',
    title: wording.recoverySheet.kk,
    language: 'kk',
    madeAt: input.madeAt,
    footHeight: 0,
  });
  const { type, width } = canvas;
  const title = { face: 'strong', size: 24 } as const;
  canvas.add(
    stack([
      type.paragraph(wording.recoverySheet.kk, title, { width }),
      type.paragraph(`${wording.recoverySheet.ru} · ${wording.recoverySheet.en}`, strong, { width }),
      space(width, 3),
      rule(width, weights.heavy),
    ]),
  );
  canvas.add(about(type, input, width), 6);
  canvas.add(codeBox(type, input.groups, width), 8);
  for (const [index, key] of instructions.entries())
    canvas.add(instruction(type, { index, key, width }), 4.5);
  const half = (width - 10) / 2;
  canvas.add(
    columns(
      [
        { width: half, block: writingLine(type, 'keptBy', half) },
        { width: half, block: writingLine(type, 'signature', half) },
      ],
      10,
    ),
    6,
  );
  return canvas.finish(() => space(0, 0));
}

const instructions = [
  'recoveryPurpose',
  'recoveryPlace',
  'recoverySecrecy',
  'recoveryUse',
] as const satisfies readonly WordingKey[];

function about(type: Typesetter, input: RecoverySheetInput, width: number): Block {
  const fact = (key: WordingKey, lines: readonly string[], room: number) =>
    stack([
      type.paragraph(inOneLine(wording[key]), label, { width: room }),
      ...lines.map((line) => type.paragraph(line, strong, { width: room })),
    ]);
  const wide = width * 0.56;
  const narrow = width - wide - 6;
  return stack(
    [
      fact('recoverySheetOf', [...new Set([input.office.kk, input.office.ru])], width),
      columns(
        [
          { width: wide, block: fact('storeId', [input.storeId], wide) },
          { width: narrow, block: fact('madeOn', [writtenDay(input.madeOn)], narrow) },
        ],
        6,
      ),
    ],
    4,
  );
}

function codeBox(type: Typesetter, groups: readonly string[], width: number): Block {
  const qr = qrBlock(recoveryQrText(groups), { module: 1 });
  const inset = 6;
  const room = width - qr.width - 2 * inset;
  const column = room / groupsInLine;
  const widest = Math.max(...groups.map((group) => type.measure(group, code)));
  const size = Math.max(label.size, Math.min(code.size, (code.size * (column - 2)) / widest));
  const cell = (group: string) => ({
    width: column,
    block: type.paragraph(group, { ...code, size }, { width: column }),
  });
  const lines: Block[] = [];
  for (let index = 0; index < groups.length; index += groupsInLine) {
    lines.push(columns(groups.slice(index, index + groupsInLine).map(cell)));
  }
  const inside = columns([
    { width: inset, block: space(inset, 0) },
    { width: room + inset, block: stack(lines, 2), align: 'middle' },
    { width: qr.width, block: qr, align: 'middle' },
  ]);
  return framed(widened(padded(inside, { x: 0, y: 1 }), width), { weight: weights.heavy });
}

function instruction(
  type: Typesetter,
  { index, key, width }: { readonly index: number; readonly key: WordingKey; readonly width: number },
): Block {
  const numberWidth = 9;
  const room = width - numberWidth;
  const [first = '', ...others] = inLines(wording[key]);
  return columns([
    { width: numberWidth, block: type.paragraph(String(index + 1), strong, { width: numberWidth }) },
    {
      width: room,
      block: stack(
        [
          type.paragraph(first, { ...text, face: 'strong' }, { width: room }),
          ...others.map((line) => type.paragraph(line, text, { width: room })),
        ],
        0.8,
      ),
    },
  ]);
}

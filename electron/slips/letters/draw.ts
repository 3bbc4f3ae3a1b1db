import type { Instant } from '#shared/dates/day.ts';
import { Canvas, a4, openPress } from '../canvas.ts';
import type { Format, OpenPress, PlacedBox } from '../canvas.ts';
import { addConfirmationSlip } from '../confirmation-slip.ts';
import type { SlipContent } from '../confirmation-slip.ts';
import type { SlipFonts } from '../fonts.ts';
import { columns, rule, space, stack } from '../layout.ts';
import type { Block } from '../layout.ts';
import { weights } from '../parts.ts';
import { bodyBlocks, enclosureBlocks, signatureBlock } from './body.ts';
import { addressBlock, headBlock, letterStyles as styles } from './head.ts';
import type { Letter } from './letter.ts';
import { addressArea } from './window.ts';
import { letterWords, pageOf, together } from './words.ts';

/** The text stands under the address. */
export const letterPaper: Format = { ...a4, margin: addressArea.left };

/** Millimetres. */
const gap = 2.6;
const closeGap = 0.8;
const footHeight = 5;

/** The address does not fit the window. */
export class AddressTooLong extends Error {
  readonly envelopeNumber: string;

  constructor(envelopeNumber: string) {
    super('the address does not fit the window');
    this.envelopeNumber = envelopeNumber;
  }
}

/** Called between two parts of long work, so that other work can go on. */
type Step = () => Promise<void>;

/**
 * A letter on A4, to be folded for a window envelope, behind the pages a document has. Long lists go on to further pages, each of which
 * says which letter it belongs to.
 *
 * @throws AddressTooLong
 */
export async function addLetter(
  press: OpenPress,
  letter: Letter,
  step?: Step,
): Promise<readonly PlacedBox[]> {
  const canvas = new Canvas(press, {
    format: letterPaper,
    footHeight,
    ...(step === undefined ? {} : { between: step }),
  });
  const { type, width } = canvas;
  const address = addressBlock(type, letter.addressee);
  if (address === null) throw new AddressTooLong(letter.envelope.number);
  canvas.add(headBlock(type, letter, { address, margin: letterPaper.margin, pageWidth: letterPaper.width }));
  canvas.repeat(runningHead(press, letter, width));
  for (const [index, language] of letter.languages.entries()) {
    if (index > 0) canvas.add(rule(width * 0.3, weights.hair), gap);
    for (const { block, isClose } of bodyBlocks({ type, width }, letter, language)) {
      canvas.add(block, isClose ? closeGap : gap);
      await step?.();
    }
  }
  let above = 2 * gap;
  for (const block of enclosureBlocks({ type, width }, letter)) {
    canvas.add(block, above);
    above = closeGap;
    await step?.();
  }
  canvas.add(signatureBlock({ type, width }, letter), gap);
  return canvas.draw((page, pages) => foot(press, letter, { page, pages, width }));
}

const numberOf = ({ number, languages }: Letter): string =>
  `${together(letterWords.outgoing, languages)} ${number ?? '—'}`;

function runningHead({ type }: OpenPress, letter: Letter, width: number): Block {
  return stack([
    sides(
      width,
      type.paragraph(numberOf(letter), styles.strong, { width: width * 0.5 }),
      type.paragraph(letter.addressee.name, styles.label, { width: width * 0.5, align: 'right' }),
    ),
    space(width, 0.6),
    rule(width, weights.hair),
    space(width, gap),
  ]);
}

function foot(
  { type }: OpenPress,
  letter: Letter,
  { page, pages, width }: { readonly page: number; readonly pages: number; readonly width: number },
): Block {
  const words = together(pageOf(page, pages), letter.languages, ' · ');
  return sides(
    width,
    type.paragraph(numberOf(letter), styles.label, { width: width / 2 }),
    type.paragraph(words, styles.label, { width: width / 2, align: 'right' }),
  );
}

const sides = (width: number, left: Block, right: Block): Block =>
  columns([
    { width: width / 2, block: left },
    { width: width / 2, block: right, align: 'bottom' },
  ]);

/** What goes into one envelope: its letters, then the slips they speak of. */
export interface LetterSet {
  readonly letters: readonly Letter[];
  readonly slips: readonly SlipContent[];
}

/**
 * One document for the printer, in the order of the sets; slips stand on A4 as the letters do. `step` is called between two parts of them.
 *
 * @throws AddressTooLong
 */
export async function drawLetters(
  sets: readonly LetterSet[],
  options: {
    readonly fonts: SlipFonts;
    readonly title: string;
    readonly madeAt: Instant;
    readonly embed?: 'subset' | 'full';
    readonly step?: Step;
  },
): Promise<Uint8Array> {
  const { step, embed = 'subset', ...document } = options;
  const press = await openPress({ ...document, embed, language: 'kk' });
  for (const { letters, slips } of sets) {
    for (const letter of letters) {
      await addLetter(press, letter, step);
      await step?.();
    }
    for (const slip of slips) {
      await addConfirmationSlip(press, slip, {
        format: a4,
        ...(step === undefined ? {} : { between: step }),
      });
      await step?.();
    }
  }
  return press.pdf.save();
}

import { formatDayShort } from '#shared/locale/format.ts';
import { columns, framed, nothing, padded, rule, shift, space, stack } from '../layout.ts';
import type { Block, FillMark, Mark, Style } from '../layout.ts';
import { weights } from '../parts.ts';
import type { Typesetter } from '../typesetter.ts';
import type { Letter, Twice } from './letter.ts';
import { addressArea, folds, sometimesSeen } from './window.ts';
import type { Area } from './window.ts';
import { letterWords, together } from './words.ts';

/** Letter sizes in points. */
export const letterStyles = {
  label: { face: 'regular', size: 8 },
  plain: { face: 'regular', size: 10 },
  strong: { face: 'strong', size: 10 },
  subject: { face: 'strong', size: 11.5 },
  addressee: { face: 'strong', size: 11 },
  address: { face: 'regular', size: 11 },
} as const satisfies Record<string, Style>;

/** Text begins under everything a window may show. */
const textTop = Math.max(sometimesSeen.bottom, folds[0]) + 2.5;
/** Least size of letters that have to fit a room they cannot leave, in parts of their usual size. */
const leastScale = 0.4;

const scaled = (style: Style, scale: number): Style => ({ ...style, size: style.size * scale });

/** The block at the largest scale at which it is no higher than its room; null when it is too high even at the least. */
function fitted(height: number, make: (scale: number) => Block): Block | null {
  for (let scale = 1; scale >= leastScale - 1e-9; scale -= 0.025) {
    const block = make(scale);
    if (block.height <= height) return block;
  }
  return null;
}

/**
 * The address as it stands in the window, letters as small as they must be. Null when not even letters of 4.4 points make it fit: then
 * no letter can be made.
 */
export function addressBlock(type: Typesetter, addressee: Letter['addressee']): Block | null {
  const width = addressArea.right - addressArea.left;
  const height = addressArea.bottom - addressArea.top;
  const block = fitted(height, (scale) =>
    stack([
      type.paragraph(addressee.name, scaled(letterStyles.addressee, scale), { width }),
      type.paragraph(addressee.address, scaled(letterStyles.address, scale), { width }),
      type.paragraph(addressee.postcode, scaled(letterStyles.addressee, scale), { width }),
    ]),
  );
  if (block === null) return null;
  return { ...stack([space(width, (height - block.height) / 2), block]), width };
}

/** Kazakh name on the left, Russian on the right, what both share under them. */
function letterhead(type: Typesetter, { names, address, phone }: Letter['office'], room: Area): Block {
  const width = room.right - room.left;
  const gutter = 8;
  const half = (width - gutter) / 2;
  const reach = [address, phone].filter((part) => part.trim() !== '').join(' · ');
  const make = (scale: number) => {
    const name = (text: string, align: 'left' | 'right') => ({
      width: half,
      block: type.paragraph(text, scaled(letterStyles.strong, scale), { width: half, align }),
    });
    return stack([
      names.kk === names.ru
        ? type.paragraph(names.kk, scaled(letterStyles.strong, scale), { width })
        : columns([name(names.kk, 'left'), name(names.ru, 'right')], gutter),
      space(width, 0.8),
      type.paragraph(reach, scaled(letterStyles.label, scale), { width, align: 'centre' }),
      space(width, 1),
      rule(width, weights.heavy),
    ]);
  };
  return fitted(room.bottom - room.top, make) ?? make(leastScale);
}

/** Number and date of this letter, and of what it answers: beside the window. */
function references(type: Typesetter, letter: Letter, room: Area): Block {
  const width = room.right - room.left;
  const { number, madeOn, envelope, copy } = letter;
  const facts: readonly (readonly [Twice, string | null])[] = [
    [letterWords.outgoing, number ?? together(letterWords.notGiven, letter.languages)],
    [letterWords.madeOn, formatDayShort(madeOn)],
    [letterWords.incoming, envelope.number],
    [letterWords.postItem, envelope.postNumber],
    [letterWords.received, formatDayShort(envelope.receivedOn)],
  ];
  const make = (scale: number) =>
    stack(
      [
        ...facts.flatMap(([label, value]) =>
          value === null
            ? []
            : [
                stack([
                  type.paragraph(together(label, ['kk', 'ru']), scaled(letterStyles.label, scale), { width }),
                  type.paragraph(value, scaled(letterStyles.strong, scale), { width }),
                ]),
              ],
        ),
        copy === null ? nothing : copyMark(type, copy, { width, scale }),
      ],
      1.2,
    );
  return fitted(room.bottom - room.top, make) ?? make(leastScale);
}

function copyMark(
  type: Typesetter,
  copy: NonNullable<Letter['copy']>,
  { width, scale }: { readonly width: number; readonly scale: number },
): Block {
  const inset = { x: 2, y: 0.8 };
  const line = type.paragraph(
    [
      { text: together(letterWords.copy, ['kk', 'ru']), style: scaled(letterStyles.strong, scale) },
      {
        text: `${formatDayShort(copy.day)} ${copy.time}, ${copy.by}`,
        style: scaled(letterStyles.label, scale),
        gap: 1.6,
      },
    ],
    scaled(letterStyles.strong, scale),
    { width: width - 2 * inset.x },
  );
  return framed({ ...padded(line, inset), width }, { weight: weights.line });
}

/** Marks at the edge to fold the sheet at. */
const foldMarks: readonly FillMark[] = folds.map((y) => ({
  kind: 'fill',
  x: 5,
  y,
  width: 4,
  height: 0.15,
}));

/**
 * The upper part of a letter: letterhead, address, references and the marks to fold at, down to where the text begins. Its marks count
 * from the upper left corner of the text space, as those of any block.
 */
export function headBlock(
  type: Typesetter,
  letter: Letter,
  {
    address,
    margin,
    pageWidth,
  }: { readonly address: Block; readonly margin: number; readonly pageWidth: number },
): Block {
  const right = pageWidth - margin;
  const above: Area = { left: margin, top: margin, right, bottom: sometimesSeen.top - 0.5 };
  const beside: Area = {
    left: sometimesSeen.right + 5,
    top: sometimesSeen.top + 1.5,
    right,
    bottom: textTop - 4,
  };
  const at = (block: Block, area: Pick<Area, 'left' | 'top'>): readonly Mark[] =>
    shift(block, area.left - margin, area.top - margin).marks;
  return {
    width: right - margin,
    height: textTop - margin,
    marks: [
      ...at(letterhead(type, letter.office, above), above),
      ...at(address, addressArea),
      ...at(references(type, letter, beside), beside),
      ...foldMarks.map((mark) => ({ ...mark, x: mark.x - margin, y: mark.y - margin })),
    ],
  };
}

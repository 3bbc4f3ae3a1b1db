import type { Notification } from '#shared/notification.ts';
import { columns, framed, space, stack } from './layout.ts';
import type { Block } from './layout.ts';
import { labelled, styles, weights, writingLine } from './parts.ts';
import type { Typesetter } from './typesetter.ts';
import { inLines, inOneLine, pageOf, wording } from './wording.ts';

/** Millimetres. */
const stampSize = { width: 34, height: 22 };
const columnGap = 4;
/** Of the clerk's name beside the line to sign on. */
const nameWidth = 51;

/** Statement, signature and stamp stay together on one page. */
export function closing(
  type: Typesetter,
  { clerk }: Notification,
  { width, gap }: { readonly width: number; readonly gap: number },
): Block {
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

/** The number and the page, on the lower margin of every page. */
export function foot(
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

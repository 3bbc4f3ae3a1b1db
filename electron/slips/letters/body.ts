import { formatDayShort } from '#shared/locale/format.ts';
import { columns, nothing, padded, rule, space, stack } from '../layout.ts';
import type { Block } from '../layout.ts';
import { weights } from '../parts.ts';
import type { Typesetter } from '../typesetter.ts';
import { letterStyles as styles } from './head.ts';
import type { Letter, LetterLanguage } from './letter.ts';
import { enclosureLines, groupedByDefects, noticeLine, whose } from './notices.ts';
import type { ReturnedGroup } from './notices.ts';
import {
  askedHow,
  askedUntil,
  declaredOf,
  forwardedTo,
  letterWords,
  opened,
  passedOn,
  postmarked,
  registeredOf,
  returnedHow,
  returnedOf,
  sentBy,
  subjectOf,
  together,
} from './words.ts';

interface Page {
  readonly type: Typesetter;
  readonly width: number;
}

/** A block a page may end before. */
export interface BodyBlock {
  readonly block: Block;
  /** It belongs to the block above it. */
  readonly isClose: boolean;
}

/** Made one at a time, so that other work can go on between two of them. */
type BodyBlocks = Generator<BodyBlock, void>;

const indent = 6;

const apart = (block: Block): BodyBlock => ({ block, isClose: false });
const close = (block: Block): BodyBlock => ({ block, isClose: true });

/** A head that stays with the first of what it stands over; nothing over nothing. */
function* under(head: Block, rows: Iterable<BodyBlock>): BodyBlocks {
  let isFirst = true;
  for (const row of rows) {
    yield isFirst ? apart(stack([head, row.block], 1)) : row;
    isFirst = false;
  }
}

/** What the letter says in one of its languages. */
export function* bodyBlocks(page: Page, letter: Letter, language: LetterLanguage): BodyBlocks {
  const { type, width } = page;
  const { registered, returned, envelope } = letter;
  const say = (text: string) => apart(type.paragraph(text, styles.plain, { width }));
  const subject = type.paragraph(subjectOf(letter)[language], styles.subject, { width });
  yield apart(stack([subject, say(opening(letter, language)).block], 2));
  if (registered.length > 0) yield say(registeredOf(registered.length)[language]);
  yield* askedBlocks(page, letter, language);
  if (returned.length > 0) {
    yield* returnedBlocks(page, letter, language);
    yield say(returnedHow(envelope.number)[language]);
  }
  yield* forwardedBlocks(page, letter, language);
}

/** Of which registered notices what is asked for, and by when. */
function* askedBlocks(
  { type, width }: Page,
  { registered, until }: Letter,
  language: LetterLanguage,
): BodyBlocks {
  const asking = registered.filter(({ asked, remark }) => asked.length > 0 || remark !== null);
  if (asking.length === 0) return;
  function* rows(): BodyBlocks {
    for (const { number, people, asked, remark } of asking) {
      const papers = asked.map((paper) => paper[language]).join('; ');
      const said = [papers, remark ?? ''].filter((part) => part !== '').join('. ');
      const text = `№ ${number}${whose(people, [language])}: ${said}`;
      const block = type.paragraph(text, styles.plain, { width: width - indent });
      yield close(padded(block, { x: indent, y: 0 }));
    }
  }
  const head = askedUntil(until === null ? null : formatDayShort(until))[language];
  yield* under(type.paragraph(head, styles.strong, { width }), rows());
  yield apart(type.paragraph(askedHow[language], styles.plain, { width }));
}

function* returnedBlocks(page: Page, letter: Letter, language: LetterLanguage): BodyBlocks {
  const { returned, envelope } = letter;
  const isEmpty = envelope.counted === 0;
  const head = isEmpty ? letterWords.notRegistered : returnedOf(returned.length);
  function* rows(): BodyBlocks {
    for (const [index, group] of groupedByDefects(returned).entries()) {
      const name = isEmpty ? null : `${index + 1}. ${noticeLine(group.notices, [language])}`;
      yield* groupBlocks(page, group, { name, language });
    }
  }
  yield* under(page.type.paragraph(head[language], styles.strong, { width: page.width }), rows());
}

function opening({ to, envelope }: Letter, language: LetterLanguage): string {
  const received = formatDayShort(envelope.receivedOn);
  const first = to === 'office' ? passedOn(received, envelope.number) : opened(received, envelope.number);
  const mark =
    envelope.postmarkOn !== null
      ? postmarked(formatDayShort(envelope.postmarkOn))
      : envelope.postmark === 'none'
        ? letterWords.postmarkNone
        : letterWords.postmarkIllegible;
  const { declared, counted, sender } = envelope;
  const said = [
    first,
    mark,
    to === 'office' && sender !== '' ? sentBy(sender) : null,
    to === 'office' ? letterWords.senderInformed : null,
    to === 'sender' && declared !== null ? declaredOf(declared, counted) : null,
  ];
  return said.flatMap((words) => (words === null ? [] : [words[language]])).join(' ');
}

/** The name of the notices and their first defect stay together; further defects may stand on the next page. */
function* groupBlocks(
  { type, width }: Page,
  { defects, remark }: ReturnedGroup,
  { name, language }: { readonly name: string | null; readonly language: LetterLanguage },
): BodyBlocks {
  const said = defects.map(({ name: defect, todo }) => [
    { text: `– ${defect[language]}.`, style: styles.strong },
    { text: todo[language] === '' ? '' : `${todo[language]}.`, style: styles.plain },
  ]);
  if (remark !== null)
    said.push([{ text: `${letterWords.remark[language]}: ${remark}`, style: styles.plain }]);
  const title = name === null ? nothing : type.paragraph(name, styles.plain, { width });
  for (const [index, spans] of said.entries()) {
    const block = padded(type.paragraph(spans, styles.plain, { width: width - indent }), { x: indent, y: 0 });
    yield index === 0 ? apart(stack([title, block], 0.8)) : close(block);
  }
}

/** To the sender: where it went. To the office: which notices these are, and why. */
function* forwardedBlocks({ type, width }: Page, letter: Letter, language: LetterLanguage): BodyBlocks {
  const { forwarded, to } = letter;
  const say = (text: string) => apart(type.paragraph(text, styles.plain, { width }));
  if (to === 'sender') {
    for (const [office, notices] of Map.groupBy(forwarded, (notice) => notice.office))
      yield say(forwardedTo(office, notices.length)[language]);
    return;
  }
  for (const [index, notices] of [...Map.groupBy(forwarded, ({ remark }) => remark).values()].entries()) {
    const remark = notices[0]?.remark ?? null;
    const why = remark === null ? '' : `. ${letterWords.remark[language]}: ${remark}`;
    yield say(`${index + 1}. ${noticeLine(notices, [language])}${why}`);
  }
}

/** Head and rows of the enclosures; none, no rows. */
export function* enclosureBlocks({ type, width }: Page, letter: Letter): Generator<Block, void> {
  const number = 8;
  const head = type.paragraph(`${together(letterWords.enclosures, letter.languages)}:`, styles.strong, {
    width,
  });
  for (const [index, text] of enclosureLines(letter).entries()) {
    const row = columns([
      { width: number, block: type.paragraph(`${index + 1}.`, styles.plain, { width: number }) },
      { width: width - number, block: type.paragraph(text, styles.plain, { width: width - number }) },
    ]);
    yield index === 0 ? stack([head, row], 0.8) : row;
  }
}

/** Lines to sign on, then who made the letter; they stay together. */
export function signatureBlock({ type, width }: Page, letter: Letter): Block {
  const gutter = 6;
  const third = (width - 2 * gutter) / 3;
  const cell = (key: 'position' | 'signature' | 'fullName') => ({
    width: third,
    block: stack([
      space(third, 9),
      rule(third, weights.hair),
      type.paragraph(together(letterWords[key], letter.languages), styles.label, {
        width: third,
        align: 'centre',
      }),
    ]),
  });
  const clerk = `${together(letterWords.clerk, letter.languages)}: ${letter.clerk}`;
  const { phone } = letter.office;
  return stack([
    columns([cell('position'), cell('signature'), cell('fullName')], gutter),
    space(width, 3),
    type.paragraph(phone.trim() === '' ? clerk : `${clerk}, ${phone}`, styles.label, { width }),
  ]);
}

import { formatDayShort } from '#shared/locale/format.ts';
import { columns, nothing, padded, rule, space, stack } from '../layout.ts';
import type { Block } from '../layout.ts';
import { weights } from '../parts.ts';
import type { Typesetter } from '../typesetter.ts';
import { letterStyles as styles } from './head.ts';
import type { Letter, LetterLanguage, ReturnedNotice, UnregisteredNotice } from './letter.ts';
import {
  askedHow,
  askedUntil,
  declaredOf,
  forwardedTo,
  letterWords,
  morePeople,
  noticeAt,
  opened,
  passedOn,
  postmarked,
  registeredOf,
  returnedHow,
  returnedOf,
  sentBy,
  sheetsOf,
  subjectOf,
  together,
} from './words.ts';

interface Page {
  readonly type: Typesetter;
  readonly width: number;
}

const indent = 6;
/** So many people are named, the others counted: a bus load has its list on its slip. */
const mostNamed = 3;

export function namedPeople(people: readonly string[], languages: readonly LetterLanguage[]): string {
  const named = people.slice(0, mostNamed).join(', ');
  const rest = people.length - mostNamed;
  return rest > 0 ? `${named} ${together(morePeople(rest), languages)}` : named;
}

/** A block a page may end before. */
export interface BodyBlock {
  readonly block: Block;
  /** It belongs to the block above it. */
  readonly isClose: boolean;
}

const apart = (block: Block): BodyBlock => ({ block, isClose: false });
const close = (block: Block): BodyBlock => ({ block, isClose: true });

/** A head that stays with the first of what it stands over. */
function under(head: Block, rows: readonly BodyBlock[]): readonly BodyBlock[] {
  const [first, ...others] = rows;
  return first === undefined ? [] : [apart(stack([head, first.block], 1)), ...others];
}

/** What the letter says in one of its languages. */
export function bodyBlocks(page: Page, letter: Letter, language: LetterLanguage): readonly BodyBlock[] {
  const { type, width } = page;
  const { registered, returned, envelope } = letter;
  const say = (text: string) => apart(type.paragraph(text, styles.plain, { width }));
  const subject = type.paragraph(subjectOf(letter)[language], styles.subject, { width });
  return [
    apart(stack([subject, say(opening(letter, language)).block], 2)),
    ...(registered.length > 0 ? [say(registeredOf(registered.length)[language])] : []),
    ...askedBlocks(page, letter, language),
    ...returnedList(page, letter, language),
    ...(returned.length > 0 ? [say(returnedHow(envelope.number)[language])] : []),
    ...forwardedBlocks(page, letter, language),
  ];
}

/** Of which registered notices what is asked for, and by when. */
function askedBlocks(
  { type, width }: Page,
  { registered, until }: Letter,
  language: LetterLanguage,
): readonly BodyBlock[] {
  const rows = registered
    .filter(({ asked, remark }) => asked.length > 0 || remark !== null)
    .map(({ number, people, asked, remark }) => {
      const whose = people.length === 0 ? '' : ` (${namedPeople(people, [language])})`;
      const papers = asked.map((paper) => paper[language]).join('; ');
      const said = [papers, remark ?? ''].filter((part) => part !== '').join('. ');
      const text = `№ ${number}${whose}: ${said}`;
      return close(
        padded(type.paragraph(text, styles.plain, { width: width - indent }), { x: indent, y: 0 }),
      );
    });
  if (rows.length === 0) return [];
  const head = askedUntil(until === null ? null : formatDayShort(until))[language];
  return [
    ...under(type.paragraph(head, styles.strong, { width }), rows),
    apart(type.paragraph(askedHow[language], styles.plain, { width })),
  ];
}

function returnedList(page: Page, letter: Letter, language: LetterLanguage): readonly BodyBlock[] {
  const { returned, envelope } = letter;
  const isEmpty = envelope.counted === 0;
  const head = isEmpty ? letterWords.notRegistered : returnedOf(returned.length);
  const rows = returned.flatMap((notice, index) =>
    returnedBlocks(page, { notice, index, isEmpty, language }),
  );
  return under(page.type.paragraph(head[language], styles.strong, { width: page.width }), rows);
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

/** `Уведомление № 2 в конверте: ERIKSSON ANNA; принимающее лицо: …` */
export function noticeLine(notice: UnregisteredNotice, languages: readonly LetterLanguage[]): string {
  const { place, people, host } = notice;
  const who = [
    namedPeople(people, languages),
    host === null ? '' : `${together(letterWords.host, languages)}: ${host}`,
  ].filter((part) => part !== '');
  const name = together(noticeAt(place), languages);
  return who.length === 0 ? name : `${name}: ${who.join('; ')}`;
}

/** A notice and its first defect stay together; further defects may stand on the next page. */
function returnedBlocks(
  { type, width }: Page,
  {
    notice,
    index,
    isEmpty,
    language,
  }: {
    readonly notice: ReturnedNotice;
    readonly index: number;
    readonly isEmpty: boolean;
    readonly language: LetterLanguage;
  },
): readonly BodyBlock[] {
  const room = width - indent;
  const inside = (block: Block) => padded(block, { x: indent, y: 0 });
  const defects = notice.defects.map(({ name, todo }) =>
    inside(
      type.paragraph(
        [
          { text: `– ${name[language]}.`, style: styles.strong },
          { text: `${todo[language]}.`, style: styles.plain },
        ],
        styles.plain,
        { width: room },
      ),
    ),
  );
  const remark =
    notice.remark === null
      ? []
      : [
          inside(
            type.paragraph(`${letterWords.remark[language]}: ${notice.remark}`, styles.plain, {
              width: room,
            }),
          ),
        ];
  const name = type.paragraph(`${index + 1}. ${noticeLine(notice, [language])}`, styles.plain, { width });
  const [first = nothing, ...others] = [...defects, ...remark];
  return [apart(isEmpty ? first : stack([name, first], 0.8)), ...others.map(close)];
}

/** To the sender: where it went. To the office: which notices these are, and why. */
function forwardedBlocks(page: Page, letter: Letter, language: LetterLanguage): readonly BodyBlock[] {
  const { type, width } = page;
  const { forwarded, to } = letter;
  if (to === 'sender') {
    const offices = [...new Set(forwarded.map(({ office }) => office))];
    return offices.map((office) => {
      const count = forwarded.filter((notice) => notice.office === office).length;
      return apart(type.paragraph(forwardedTo(office, count)[language], styles.plain, { width }));
    });
  }
  return forwarded.map((notice, index) => {
    const remark = notice.remark === null ? '' : `. ${letterWords.remark[language]}: ${notice.remark}`;
    const text = `${index + 1}. ${noticeLine(notice, [language])}${remark}`;
    return apart(type.paragraph(text, styles.plain, { width }));
  });
}

/** What lies in the envelope beside the letter: slips by registration number, papers that go back or on by sheets. */
export function enclosureLines(letter: Letter): readonly string[] {
  const { languages, registered, returned, forwarded, to, envelope } = letter;
  const say = (words: Parameters<typeof together>[0]) => together(words, languages);
  const whose = (people: readonly string[]) =>
    people.length === 0 ? '' : ` (${namedPeople(people, languages)})`;
  const paper = (words: Parameters<typeof together>[0], { place, people, sheets }: UnregisteredNotice) =>
    `${say(words)} № ${place}${whose(people)} – ${say(sheetsOf(sheets))}`;
  return [
    ...(to === 'office'
      ? []
      : registered.map(({ number, people }) => `${say(letterWords.slip)} № ${number}${whose(people)}`)),
    ...(envelope.counted === 0 ? [] : returned.map((notice) => paper(letterWords.returnedNotice, notice))),
    ...(to === 'office' ? forwarded.map((notice) => paper(letterWords.forwardedNotice, notice)) : []),
  ];
}

/** Head and rows of the enclosures; none, no rows. */
export function enclosureBlocks({ type, width }: Page, letter: Letter): readonly Block[] {
  const lines = enclosureLines(letter);
  const number = 8;
  const [first, ...others] = lines.map((text, index) =>
    columns([
      { width: number, block: type.paragraph(`${index + 1}.`, styles.plain, { width: number }) },
      { width: width - number, block: type.paragraph(text, styles.plain, { width: width - number }) },
    ]),
  );
  if (first === undefined) return [];
  const head = type.paragraph(`${together(letterWords.enclosures, letter.languages)}:`, styles.strong, {
    width,
  });
  return [stack([head, first], 0.8), ...others];
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

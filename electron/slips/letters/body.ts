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

/** What the letter says in one of its languages, in blocks a page may end between. */
export function bodyBlocks(
  { type, width }: Page,
  letter: Letter,
  language: LetterLanguage,
): readonly Block[] {
  const say = (text: string) => type.paragraph(text, styles.plain, { width });
  const line = (text: string) =>
    padded(type.paragraph(text, styles.plain, { width: width - indent }), { x: indent / 2, y: 0 });
  const { registered, returned, until, envelope } = letter;
  const blocks: Block[] = [
    stack(
      [
        type.paragraph(subjectOf(letter)[language], styles.subject, { width }),
        say(opening(letter, language)),
      ],
      2,
    ),
  ];
  if (letter.to === 'office') return [...blocks, ...forwardedBlocks({ type, width }, letter, language)];

  if (registered.length > 0) blocks.push(say(registeredOf(registered.length)[language]));
  const asking = registered.filter(({ asked, remark }) => asked.length > 0 || remark !== null);
  const [firstAsked, ...otherAsked] = asking.map(({ number, people, asked, remark }) => {
    const whose = people.length === 0 ? '' : ` (${namedPeople(people, [language])})`;
    const papers = asked.map((paper) => paper[language]).join('; ');
    const said = [papers, remark ?? ''].filter((part) => part !== '').join('. ');
    return line(`№ ${number}${whose}: ${said}`);
  });
  if (firstAsked !== undefined) {
    const day = until === null ? null : formatDayShort(until);
    const head = type.paragraph(askedUntil(day)[language], styles.strong, { width });
    blocks.push(stack([head, firstAsked], 1), ...otherAsked, say(askedHow[language]));
  }
  if (returned.length > 0) {
    const head = envelope.counted === 0 ? letterWords.notRegistered : returnedOf(returned.length);
    const [first = nothing, ...others] = returned.flatMap((notice, index) =>
      returnedBlocks({ type, width }, { notice, index, isEmpty: envelope.counted === 0, language }),
    );
    blocks.push(
      stack([type.paragraph(head[language], styles.strong, { width }), first], 1),
      ...others,
      say(returnedHow(envelope.number)[language]),
    );
  }
  blocks.push(...forwardedBlocks({ type, width }, letter, language));
  return blocks;
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
): readonly Block[] {
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
  return [isEmpty ? first : stack([name, first], 0.8), ...others];
}

/** To the sender: where it went. To the office: which notices these are, and why. */
function forwardedBlocks(page: Page, letter: Letter, language: LetterLanguage): readonly Block[] {
  const { type, width } = page;
  const { forwarded, to } = letter;
  if (to === 'sender') {
    const offices = [...new Set(forwarded.map(({ office }) => office))];
    return offices.map((office) => {
      const count = forwarded.filter((notice) => notice.office === office).length;
      return type.paragraph(forwardedTo(office, count)[language], styles.plain, { width });
    });
  }
  return forwarded.map((notice, index) => {
    const remark = notice.remark === null ? '' : `. ${letterWords.remark[language]}: ${notice.remark}`;
    return type.paragraph(`${index + 1}. ${noticeLine(notice, [language])}${remark}`, styles.plain, {
      width,
    });
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

import type { Instant } from '#shared/dates/day.ts';
import { isBalanced } from '#shared/mail/count.ts';
import type { MailDayCount } from '#shared/mail/count.ts';
import type { MailPeriod } from '#shared/mail/days.ts';
import { itemStates } from '#shared/mail/envelope.ts';
import type { EnvelopeRecord, EnvelopeState } from '#shared/mail/envelope.ts';
import { openCanvas } from '../canvas.ts';
import type { Paper } from '../canvas.ts';
import { writtenDay } from '../facts.ts';
import type { SlipFonts } from '../fonts.ts';
import { columns, stack } from '../layout.ts';
import type { Block } from '../layout.ts';
import type { Typesetter } from '../typesetter.ts';
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
import {
  bothLines,
  equationOf,
  inBoth,
  itemStateWords,
  listWords,
  noticeTotal,
  registerSum,
} from './list-words.ts';
import type { ListWords } from './list-words.ts';

/** An envelope as far as the register names it. */
export type RegisterEnvelope = Pick<EnvelopeRecord, 'number' | 'content' | 'state' | 'items'> & {
  /** Numbers of the letters made for it. */
  readonly outgoing: readonly string[];
};

export interface MailRegisterInput {
  readonly period: MailPeriod;
  /** In order of receipt. */
  readonly envelopes: readonly RegisterEnvelope[];
  /** The bag of the period, see `countMoves`. */
  readonly count: MailDayCount;
  readonly office: { readonly names: ListWords; readonly address: string };
  readonly clerk: string;
  readonly madeAt: Instant;
  readonly fonts: SlipFonts;
  readonly options?: { readonly embed?: 'subset' | 'full' };
  /** Called between rows: a register of a year is long work. */
  readonly between?: () => Promise<void>;
}

type Row = RegisterEnvelope & { readonly index: number };

/** What is done first, what waits last. */
const settled = [...itemStates.filter((state) => state !== 'pending'), 'pending'] as const;

const serial = /^(.*?)(\d+)$/;

/** `A-000012, A-000013, A-000014, B-7` → `A-000012…000014`, `B-7`: an envelope may hold five hundred notices. */
export function inRuns(numbers: readonly string[]): string[] {
  const runs: { prefix: string; digits: string[] }[] = [];
  for (const number of numbers) {
    const [, prefix = number, digits = ''] = serial.exec(number) ?? [];
    const run = runs.at(-1);
    const last = run?.digits.at(-1) ?? '';
    const isNext =
      run?.prefix === prefix && digits.length === last.length && Number(digits) === Number(last) + 1;
    if (isNext) run.digits.push(digits);
    else runs.push({ prefix, digits: [digits] });
  }
  return runs.flatMap(({ prefix, digits }) =>
    digits.length > 2
      ? [`${prefix}${digits[0] ?? ''}…${digits.at(-1) ?? ''}`]
      : digits.map((one) => prefix + one),
  );
}

/** One line for each thing that became of its notices: how many, which, and why where words were written. */
function became({ items }: RegisterEnvelope): string[] {
  return settled.flatMap((state) => {
    const found = items.filter((item) => item.state === state);
    if (found.length === 0) return [];
    const said = [
      inRuns(found.flatMap(({ notificationNumber }) => notificationNumber ?? [])).join(', '),
      ...new Set(found.map(({ forwardedTo }) => forwardedTo ?? '')),
      ...new Set(found.map(({ reason }) => reason ?? '')),
    ].filter((text) => text.trim() !== '');
    const head = `${inBoth(itemStateWords[state])}: ${String(found.length)}`;
    return [said.length === 0 ? head : `${head} – ${said.join('; ')}`];
  });
}

const lettersOf = ({ outgoing }: RegisterEnvelope): string[] =>
  outgoing.length === 0 ? ['—'] : inRuns(outgoing);

function postmarkOf({ content: { postmark, postmarkOn } }: RegisterEnvelope): string[] {
  if (postmarkOn !== null) return [writtenDay(postmarkOn)];
  return bothLines(postmark === 'illegible' ? listWords.illegible : listWords.noPostmark);
}

/** Millimetres. */
const table: readonly ListColumn<Row>[] = [
  { label: 'index', width: 10, cell: textCell(({ index }) => String(index)) },
  { label: 'incomingNumber', width: 37, cell: textCell(({ number }) => number, listStyles.strong) },
  { label: 'postNumber', width: 29, cell: textCell(({ content }) => content.postNumber ?? '') },
  { label: 'sender', width: 41, cell: textCell(({ content }) => content.senderName ?? '') },
  {
    label: 'postmark',
    width: 24,
    cell: (row, type, room) => paragraphs(type, postmarkOf(row), { style: listStyles.plain, room }),
  },
  { label: 'receivedOn', width: 20, cell: textCell(({ content }) => writtenDay(content.receivedOn)) },
  {
    label: 'notices',
    width: 23,
    cell: textCell(({ content: { declared, counted } }) => `${declared ?? '—'} / ${counted ?? '—'}`),
  },
  {
    label: 'became',
    width: 49,
    cell: (row, type, room) => paragraphs(type, became(row), { style: listStyles.plain, room }),
  },
  {
    label: 'outgoingNumbers',
    width: 40,
    cell: (row, type, room) => paragraphs(type, lettersOf(row), { style: listStyles.plain, room }),
  },
];

/** The register of the envelopes received in a period, in order of receipt, with the sum of the period under it. */
export async function drawMailRegister(input: MailRegisterInput): Promise<Uint8Array> {
  return (await layMailRegister(input)).bytes;
}

/** The same register with the place of everything on it. */
export async function layMailRegister(input: MailRegisterInput): Promise<Paper> {
  const { period, envelopes, office, fonts, madeAt, between = () => Promise.resolve() } = input;
  const written =
    period.from === period.to
      ? writtenDay(period.from)
      : `${writtenDay(period.from)} – ${writtenDay(period.to)}`;
  const canvas = await openCanvas({
    format: a4Landscape,
    fonts,
    embed: input.options?.embed ?? 'subset',
    title: `${listWords.mailRegister.kk} ${written}`,
    language: 'kk',
    madeAt,
    footHeight: listFootHeight,
    between,
  });
  const { type, width } = canvas;
  const rows: Block[] = [];
  for (const [index, envelope] of envelopes.entries()) {
    await between();
    rows.push(listRow(type, table, { ...envelope, index: index + 1 }));
  }
  const title = listTitle(
    type,
    {
      title: listWords.mailRegister,
      number: '',
      office: office.names,
      lines: [office.address, `${inBoth(listWords.period)}: ${written}`],
    },
    width,
  );
  canvas.add(title);
  if (rows.length === 0)
    canvas.add(
      paragraphs(type, bothLines(listWords.noEnvelopes), { style: listStyles.plain, room: width }),
      4,
    );
  const end = closing(type, input, width);
  if (rows.length === 0) canvas.add(end, 4);
  else canvas.table(listHead(type, table), closedBy(rows, end, 4), 3);
  return canvas.finish((page, pages) =>
    listFoot(type, { name: `${inBoth(listWords.registerShort)}, ${written}`, width, page, pages }),
  );
}

const gutter = 12;

/** Sums, the equation of the period and the lines to sign on stay together. */
function closing(type: Typesetter, { envelopes, count, clerk }: MailRegisterInput, width: number): Block {
  const states: Record<EnvelopeState, number> = {
    pending: 0,
    registered: 0,
    returned: 0,
    forwarded: 0,
    other: 0,
  };
  let [declared, counted] = [0, 0];
  for (const { state, content } of envelopes) {
    states[state] += 1;
    declared += content.declared ?? content.counted ?? 0;
    counted += content.counted ?? 0;
  }
  const said = (words: ListWords) =>
    paragraphs(type, bothLines(words), { style: listStyles.plain, room: width });
  const half = (width - gutter) / 2;
  const signs = (['mailClerk', 'seniorClerk'] as const).map((role) => ({
    width: half,
    block: signLine(type, { role, name: role === 'mailClerk' ? clerk : '', below: 'signature', width: half }),
  }));
  return stack(
    [
      paragraphs(type, [inBoth(listWords.total)], { style: listStyles.strong, room: width }),
      said(registerSum(states)),
      said(noticeTotal(declared, counted)),
      paragraphs(
        type,
        [...bothLines(equationOf(count)), ...(isBalanced(count) ? [] : [inBoth(listWords.unbalanced)])],
        { style: listStyles.strong, room: width },
      ),
      columns(signs, gutter),
    ],
    1.6,
  );
}

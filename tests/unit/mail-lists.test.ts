import { beforeAll, describe, expect, test } from 'vitest';
import type { Paper } from '#electron/slips/canvas.ts';
import { readSlipFonts } from '#electron/slips/fonts.ts';
import type { SlipFonts } from '#electron/slips/fonts.ts';
import { layDispatchList } from '#electron/slips/lists/dispatch-list.ts';
import { a4Landscape } from '#electron/slips/lists/list-table.ts';
import { inRuns, layMailRegister } from '#electron/slips/lists/mail-register.ts';
import type { RegisterEnvelope } from '#electron/slips/lists/mail-register.ts';
import {
  dispatchInput,
  outgoingItem,
  registerInput,
  someEnvelopes,
  someItems,
} from '#tests/fixtures/mail-lists.ts';
import {
  darkPixels,
  differingPixels,
  outsideMargins,
  overlapping,
  readPdf,
} from '#tests/fixtures/pdf-page.ts';
import { resourcesDir } from '#tests/fixtures/slip-scenes.ts';

let fonts: SlipFonts;
beforeAll(async () => {
  fonts = await readSlipFonts(resourcesDir);
});

/** Of one of the classes, in turn. */
function envelopeAt(index: number): RegisterEnvelope {
  const envelope = someEnvelopes[index % someEnvelopes.length];
  if (envelope === undefined) throw new Error('no envelopes');
  return envelope;
}

const longWord = 'Қ'.repeat(200);
const dispatch = (count: number) => layDispatchList({ ...dispatchInput(someItems(count)), fonts });
const register = (changes: Parameters<typeof registerInput>[0] = {}) =>
  layMailRegister({ ...registerInput(changes), fonts });

const scenes: Readonly<Record<string, () => Promise<Paper>>> = {
  'a list of one': () => dispatch(1),
  'a list of three pages': () => dispatch(40),
  'a list of long words': () =>
    layDispatchList({
      ...dispatchInput([
        outgoingItem({
          addressee: { name: longWord, address: longWord, postcode: '' },
          postNumber: 'R'.repeat(40),
        }),
      ]),
      fonts,
    }),
  'a register of every class': () => register(),
  'a register of nothing': () => register({ envelopes: [] }),
  'a register of many': () =>
    register({
      envelopes: Array.from({ length: 60 }, (_, index) => envelopeAt(index)),
    }),
};

describe.each(Object.entries(scenes))('%s', (_name, lay) => {
  test('lies on its side, within the margins, nothing over anything else, no letter lost', async () => {
    const paper = await lay();
    expect(outsideMargins(paper.boxes, a4Landscape)).toEqual([]);
    expect(overlapping(paper.boxes.filter(({ kind }) => kind === 'text'))).toEqual([]);
    expect(paper.boxes.filter(({ lost }) => lost > 0)).toEqual([]);
    const pages = await readPdf(paper.bytes, 0.5);
    expect(pages).toHaveLength(paper.pages);
    for (const { width, height } of pages) {
      expect(width).toBeCloseTo(297, 0);
      expect(height).toBeCloseTo(210, 0);
    }
  });
});

const plain = (text: string): string => text.replace(/\s+/g, ' ');

describe('the dispatch list', () => {
  test('names each item with addressee, address, postal number and kind, and is summed and signed', async () => {
    const [page] = await readPdf((await dispatch(5)).bytes);
    const text = plain(page?.text ?? '');
    for (const part of [
      'Жөнелтілетін хаттар тізімдемесі № ALM2-D-2026-0007',
      'Опись отправляемых писем',
      '23.11.2026',
      'ALM2-OUT-2026-000005',
      'ТОО «Үлгі Құрылыс»',
      'A05A1B2, Алматы қ., Абай даңғылы, 10',
      'RR123456785KZ',
      'қайтару',
      'возврат',
      'Салмағы, г',
      'Плата, ₸',
      'Барлығы: 5 жөнелтілім, оның ішінде пошта нөмірімен: 4',
      'Итого отправлений: 5, из них с почтовым номером: 4',
      'Тапсырды · Сдал',
      'Үлгібаева Ә.Ғ.',
      'Пошта қызметкері қабылдады · Принял работник почты',
      '1-бет, барлығы 1 · стр. 1 из 1',
    ])
      expect(text).toContain(part);
  });

  test('leaves the columns of the post empty', async () => {
    const paper = await dispatch(3);
    const head = paper.boxes.find(({ text }) => text === 'Салмағы, г');
    const below = paper.boxes.filter(({ kind, x }) => kind === 'text' && x >= (head?.x ?? 999) - 0.1);
    expect(head).toBeDefined();
    expect(below.map(({ text }) => text).filter((text) => /OUT|RR|жауап|ответ/.test(text))).toEqual([]);
  });

  test('repeats its head and counts its pages; nobody signs a page without an item', async () => {
    const pages = await readPdf((await dispatch(40)).bytes);
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, { text }] of pages.entries()) {
      expect(plain(text)).toContain('Исходящий номер');
      expect(plain(text)).toContain(`стр. ${String(index + 1)} из ${String(pages.length)}`);
      expect(text).toMatch(/ALM2-OUT-2026-0000\d\d/);
    }
    expect(plain(pages.at(-1)?.text ?? '')).toContain('Принял работник почты');
    expect(plain(pages[0]?.text ?? '')).not.toContain('Принял работник почты');
  });

  test('looks the same with a subset of the font as with the whole one', async () => {
    const input = { ...dispatchInput(someItems(8)), fonts };
    const [subset] = await readPdf((await layDispatchList(input)).bytes, 2);
    const [full] = await readPdf((await layDispatchList({ ...input, options: { embed: 'full' } })).bytes, 2);
    if (subset === undefined || full === undefined) throw new Error('no page');
    expect(darkPixels(subset.picture)).toBeGreaterThan(5_000);
    expect(differingPixels(subset.picture, full.picture)).toBe(0);
  });
});

describe('the mail register', () => {
  test('says of each envelope what it was, what became of its notices and what was answered', async () => {
    const text = plain((await readPdf((await register()).bytes)).map((page) => page.text).join(' '));
    for (const part of [
      'Пошта арқылы түскен конверттер журналы',
      'Журнал конвертов, поступивших по почте',
      '23.11.2026 – 27.11.2026',
      'ALM2-IN-2026-000001',
      'ALM2-3-2026-000012…000014',
      'зарегистрировано, запрошены документы: 1',
      'оқылмайды',
      'неразборчив',
      'Түрксіб ауданының көші-қон қызметі бөлімі',
      'бос конверт',
      'күтуде · ожидает: 1',
      '500 / 500',
      'ALM2-3-2026-001000…001499',
      'ALM2-OUT-2026-000004',
    ])
      expect(text).toContain(part);
  });

  test('is summed in both languages, with the equation of the period', async () => {
    const paper = await register();
    const lines = paper.boxes.map(({ text }) => text);
    expect(lines).toContain(
      'В журнале: 6 = зарегистрировано 2 + возвращено 1 + направлено 1 + прочее 1 + ожидает 1',
    );
    expect(lines).toContain('Уведомлений: заявлено 509, есть 508');
    expect(lines).toContain(
      'Было в работе: ожидало на начало 2 + вскрыто 6 + возобновлено 1 = 9 = зарегистрировано 4 + возвращено 1 + направлено 1 + прочее 1 + ожидает 2',
    );
    expect(lines.some((line) => line.startsWith('Жұмыста болды: кезең басында күткен 2'))).toBe(true);
    expect(lines.join(' ')).not.toContain('Равенство не выполняется');
  });

  test('says so when the sides differ', async () => {
    const { count } = registerInput();
    const paper = await register({ count: { ...count, opened: 7 } });
    const text = paper.boxes.map((box) => box.text).join(' ');
    expect(text).toContain('= 10 ≠ зарегистрировано 4');
    expect(text).toContain('Теңдік сақталмаған · Равенство не выполняется');
  });

  test('of nothing says so, and is signed', async () => {
    const text = (await register({ envelopes: [] })).boxes.map((box) => box.text).join(' ');
    expect(text).toContain('За этот период конвертов не поступало.');
    expect(text).toContain('Старший сотрудник');
  });

  test('lets others in between its rows and its pages', async () => {
    let times = 0;
    const envelopes = Array.from({ length: 30 }, () => envelopeAt(1));
    const paper = await layMailRegister({
      ...registerInput({ envelopes }),
      fonts,
      between: () => {
        times += 1;
        return Promise.resolve();
      },
    });
    expect(times).toBe(envelopes.length + paper.pages);
  });
});

test.each([
  [[], []],
  [['A-07'], ['A-07']],
  [
    ['A-07', 'A-08'],
    ['A-07', 'A-08'],
  ],
  [['A-07', 'A-08', 'A-09', 'A-10'], ['A-07…10']],
  [
    ['A-98', 'A-99', 'A-100'],
    ['A-98', 'A-99', 'A-100'],
  ],
  [
    ['A-01', 'B-02', 'B-03', 'B-04', 'x'],
    ['A-01', 'B-02…04', 'x'],
  ],
])('%j are written as %j', (numbers, written) => {
  expect(inRuns(numbers)).toEqual(written);
});

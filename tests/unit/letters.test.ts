import { beforeAll, describe, expect, test } from 'vitest';
import { a4 } from '#electron/slips/canvas.ts';
import type { PlacedBox } from '#electron/slips/canvas.ts';
import { readSlipFonts } from '#electron/slips/fonts.ts';
import type { SlipFonts } from '#electron/slips/fonts.ts';
import { drawLetters, letterPaper } from '#electron/slips/letters/draw.ts';
import type { Letter } from '#electron/slips/letters/letter.ts';
import { folds } from '#electron/slips/letters/window.ts';
import { notification } from '#tests/fixtures/notification.ts';
import {
  darkPixels,
  differingPixels,
  outsideMargins,
  overlapping,
  readPdf,
  readQr,
  secondOpinion,
} from '#tests/fixtures/pdf-page.ts';
import {
  defect,
  hostileLetters,
  layLetter,
  letter,
  letterScenes,
  madeAt,
  returnedNotice,
  shippedDefects,
} from '#tests/fixtures/letters.ts';
import { names, resourcesDir, scenes } from '#tests/fixtures/slip-scenes.ts';

let fonts: SlipFonts;
beforeAll(async () => {
  fonts = await readSlipFonts(resourcesDir);
});

const every = Object.entries<Letter>({ ...letterScenes, ...hostileLetters });
const markWidth = 4;
const isFoldMark = ({ kind, x, width }: PlacedBox) => kind === 'fill' && x < 10 && width <= markWidth;

describe.each(every)('%s', (name, one) => {
  test('is A4, nothing leaves the margins but the marks to fold at, nothing lies over anything else', async () => {
    const { bytes, boxes, pages } = await layLetter(one);
    const [marks, others] = [boxes.filter(isFoldMark), boxes.filter((box) => !isFoldMark(box))];
    expect(outsideMargins(others, letterPaper)).toEqual([]);
    expect(overlapping(boxes)).toEqual([]);
    expect(marks.map(({ page, y }) => [page, y])).toEqual(folds.map((y) => [0, y]));
    const drawn = await readPdf(bytes, 0.3);
    expect(drawn).toHaveLength(pages);
    for (const [index, page] of drawn.entries()) {
      expect([page.width, page.height].map(Math.round)).toEqual([a4.width, a4.height]);
      expect(page.text).toContain(one.number);
      if (one.languages.includes('ru')) expect(page.text).toContain(`стр. ${index + 1} из ${pages}`);
    }
  });

  test('the subset of the font draws what the whole font draws', async () => {
    const [subset, full] = [await layLetter(one), await layLetter(one, 'full')];
    const scale = subset.pages > 4 ? 0.8 : 2;
    const [some, all] = [await readPdf(subset.bytes, scale), await readPdf(full.bytes, scale)];
    for (const [index, page] of some.entries()) {
      const other = all[index];
      expect(darkPixels(page.picture)).toBeGreaterThan(300);
      expect(other === undefined ? null : differingPixels(page.picture, other.picture), name).toBe(0);
      expect(page.text).toBe(other?.text);
    }
  });
});

describe('what a letter says', () => {
  const said = async (one: Letter, ...parts: readonly string[]) => {
    const { text, bytes } = await layLetter(one);
    const read = (await readPdf(bytes, 0.2))
      .map((page) => page.text)
      .join(' ')
      .replace(/\s+/g, ' ');
    for (const part of parts) {
      expect(text).toContain(part);
      expect(read).toContain(part);
    }
    return text;
  };

  test('whose it is, its number and date, and what it answers', async () => {
    const text = await said(
      letterScenes.reply,
      'Астана қаласы Үлгі ауданының көші-қон',
      'Отдел миграционной службы района Үлгі',
      'Шығыс № / Исх. №',
      'AST1-OUT-2026-000017',
      '24.11.2026',
      'Кіріс № / На вх. №',
      'AST1-IN-2026-000041',
      'RR123456785KZ',
      'Келіп түскен күні / Поступило',
      '23.11.2026',
      'лауазымы / должность',
      'Орындаушы / Исполнитель: Сапарова Г. Н.',
      '1-бет, барлығы 1 · стр. 1 из 1',
    );
    expect(text).not.toContain('Көшірме');
    expect(text).not.toMatch(/null|undefined|NaN/);
  });

  test('reply: how many are registered, each slip by its number, Kazakh first', async () => {
    const text = await said(
      letterScenes.reply,
      'Хабарламаларды тіркеу туралы',
      'О регистрации уведомлений',
      'Тіркелген хабарламалар: 2. Растау талондары қоса беріледі.',
      'Зарегистрировано уведомлений: 2. Талоны-подтверждения прилагаются.',
      'Пошта мөртабанының күні: 20.11.2026.',
      'Дата почтового штемпеля: 20.11.2026.',
      'Қосымша / Приложение:',
      'Талон-подтверждение № AST1-02-2026-000123 (ERIKSSON ANNA MARIA)',
      'тағы 2 адам / и ещё 2 чел.',
    );
    expect(text.indexOf('Хабарламаларды тіркеу')).toBeLessThan(text.indexOf('О регистрации'));
  });

  test('ask: which papers, of which notice, until when', async () => {
    await said(
      letterScenes.ask,
      'Жетіспейтін құжаттар туралы',
      '08.12.2026 дейін (осы күнді қоса алғанда) мына құжаттарды ұсыну қажет:',
      'До 08.12.2026 включительно необходимо представить:',
      '№ AST1-02-2026-000124',
      'Паспорттың көшірмесі; Визаның көшірмесі',
      'Копия паспорта; Копия визы',
    );
    const openEnded = await said({ ...letterScenes.ask, until: null }, 'Необходимо представить:');
    expect(openEnded).not.toContain('включительно');
  });

  test('return: every defect by name with what to do, of which notice, what comes back', async () => {
    await said(
      letterScenes.return,
      'Хабарламаны қайтару туралы',
      'О возврате уведомления',
      'Заявлено уведомлений: 4, в конверте обнаружено: 3.',
      'Возвращено без регистрации уведомлений: 2.',
      '1. Уведомление № 2 в конверте: TANAKA KENJI; принимающее лицо: Үлгібаев Ерасыл Қанатұлы',
      '– Не приложена копия паспорта. Приложить разборчивую копию',
      '– Паспорттың көшірмесі қоса берілмеген. Фотосуреті мен деректері бар',
      '– Не указана дата прибытия.',
      'Примечание: 2-бет ылғалданған',
      'Возвращаемое уведомление № 2 (TANAKA KENJI) – 3 парақ / 3 листа',
      '№ 3 – _____ парақ / _____ л.',
      'указать входящий номер: AST1-IN-2026-000041',
    );
  });

  test.each(shippedDefects.map(({ code }) => code))(
    'return for %s, in Kazakh and in Russian',
    async (code) => {
      const { name, todo } = defect(code);
      for (const language of ['kk', 'ru'] as const) {
        const one = letter({
          kind: 'return',
          languages: [language],
          returned: [returnedNotice({ defects: [defect(code)] })],
        });
        const text = (await layLetter(one)).text;
        expect(text).toContain(`– ${name[language]}. ${todo[language]}.`);
        expect(text).not.toContain(name[language === 'kk' ? 'ru' : 'kk']);
      }
    },
  );

  test('return: notices that go back for the same reasons are told of once, each by its place', async () => {
    const bare = { people: [], host: null, sheets: null };
    const same = [2, 3, 4, 6].map((place) => returnedNotice({ place, ...bare }));
    const one = letter({
      kind: 'return',
      languages: ['ru'],
      returned: [returnedNotice({ place: 1 }), ...same],
    });
    const text = await said(
      one,
      'Возвращено без регистрации уведомлений: 5.',
      '1. Уведомления в конверте: № 1 (TANAKA KENJI; принимающее лицо: Үлгібаев Ерасыл Қанатұлы), № 2–4, № 6',
      'Возвращаемое уведомление № 1 (TANAKA KENJI) – 3 листа',
      'Возвращаемые уведомления № 2–4 – _____ л.',
      'Возвращаемое уведомление № 6 – _____ л.',
    );
    expect(text.split('Не приложена копия паспорта')).toHaveLength(2);
  });

  test('an empty envelope: nothing comes back, and no notice is spoken of', async () => {
    const text = await said(
      letterScenes.empty,
      'Бос конверт туралы',
      'О пустом конверте',
      'Уведомление не зарегистрировано.',
      '– Конверт пуст: уведомление не вложено.',
      'Почтовый штемпель неразборчив.',
    );
    expect(text).not.toContain('Приложение');
    expect(text).not.toContain('в конверте:');
  });

  test('forward: the other office learns what it gets, from whom and why', async () => {
    await said(
      letterScenes.forward,
      'Хабарламаны тиісті органға жіберу туралы',
      'О направлении уведомления по принадлежности',
      'Отправитель: «Үлгі қонақүйі» ЖШС, Астана қ., Қабанбай батыр даңғылы, 00/1. Отправителю сообщено.',
      'Примечание: мекенжай Алматы қаласында',
      'Уведомление № 1 (ERIKSSON ANNA MARIA) – 2 парақ / 2 листа',
    );
  });

  test('forward: the sender learns where it went, and gets nothing back', async () => {
    const text = await said(
      letterScenes.forwardedNote,
      'Направлено по принадлежности уведомлений: 1. Орган: Алматы қаласы Алмалы',
      'Тиісті органға жіберілген хабарламалар: 1.',
    );
    expect(text).not.toContain('Приложение');
  });

  test.each([
    ['kazakh', 'О возврате'],
    ['russian', 'қайтару туралы'],
  ] as const)('only %s where the sender asked for it', async (scene, absent) => {
    expect((await layLetter(letterScenes[scene])).text).not.toContain(absent);
  });

  test('a copy says when it was printed and by whom; without a number it says when that is given', async () => {
    await said(letterScenes.copy, 'Көшірме / Копия 25.11.2026 11:40, Әбішева Ж. М.');
    expect((await layLetter(letter({ number: null }))).text).toContain('присваивается при печати');
  });

  test('the special letters of Kazakh are drawn, each in its own shape', async () => {
    const all = 'Ә Ғ Қ Ң Ө Ұ Ү Һ І ә ғ қ ң ө ұ ү һ і';
    const one = await layLetter(letter({ addressee: { name: all, address: all, postcode: '' } }));
    expect(one.boxes.every(({ lost }) => lost === 0)).toBe(true);
    expect(one.text).toContain(all);
    const [a] = await readPdf(one.bytes);
    const other = all.replace('ғ', 'г');
    const [b] = await readPdf(
      (await layLetter(letter({ addressee: { name: other, address: all, postcode: '' } }))).bytes,
    );
    expect(a === undefined || b === undefined ? 0 : differingPixels(a.picture, b.picture)).toBeGreaterThan(1);
  });

  test('many notices go on to further pages, each of which says whose letter it is', async () => {
    const { boxes, pages, text } = await layLetter(hostileLetters.manyNotices);
    expect(pages).toBeGreaterThan(5);
    for (let place = 1; place <= 25; place += 1) expect(text).toContain(`Уведомление № ${place} в конверте`);
    for (let page = 1; page < pages; page += 1) {
      const head = boxes
        .filter((box) => box.page === page)
        .slice(0, 2)
        .map((box) => box.text);
      expect(head).toEqual(['Шығыс № / Исх. № AST1-OUT-2026-000017', '«Үлгі қонақүйі» ЖШС']);
    }
  });

  test('characters without a picture become boxes that carry them', async () => {
    const { boxes } = await layLetter(hostileLetters.marks);
    expect(boxes.reduce((sum, { lost }) => sum + lost, 0)).toBeGreaterThan(40);
    expect(boxes.map(({ text }) => text).join('')).toContain('محمد');
  });
});

test('lateness is no reason to send a notice back', () => {
  expect(shippedDefects.length).toBeGreaterThanOrEqual(12);
  for (const { names: said, todo } of shippedDefects)
    expect([said.kk, said.ru, todo.kk, todo.ru].join(' ')).not.toMatch(/кешік|мерзім|опозд|поздн|срок/iu);
});

describe('a bag of mail in one file', () => {
  const numberOf = (index: number) => `AST1-OUT-2026-${String(index + 1).padStart(6, '0')}`;
  const slipOf = (index: number) => `AST1-02-2026-${String(index + 1).padStart(6, '0')}`;
  const bag = (count: number) =>
    Array.from({ length: count }, (_none, index) => ({
      letters: [letter({ number: numberOf(index), registered: letterScenes.copy.registered })],
      slips: [
        {
          notification: notification({ number: slipOf(index) }),
          names,
          copy: { kind: 'original' } as const,
        },
      ],
    }));

  test('a hundred envelopes: each letter with its slip, in the order of the envelopes', async () => {
    let steps = 0;
    const bytes = await drawLetters(bag(100), {
      fonts,
      title: 'bag',
      madeAt,
      step: () => {
        steps += 1;
        return Promise.resolve();
      },
    });
    expect(steps).toBeGreaterThan(400);
    expect(bytes.length).toBeLessThan(3_000_000);
    const pages = await readPdf(bytes, 0.1);
    expect(pages).toHaveLength(200);
    for (const [index, page] of pages.entries()) {
      expect(page.text).toContain(index % 2 === 0 ? numberOf(index / 2) : slipOf((index - 1) / 2));
      expect(Math.round(page.width)).toBe(210);
    }
  });

  test('slips among letters keep a QR that can be read, and the same input gives the same bytes', async () => {
    const options = { fonts, title: 'bag', madeAt };
    const bytes = await drawLetters(bag(2), options);
    const pages = await readPdf(bytes, 2);
    expect(pages[1] === undefined ? [] : await readQr(pages[1].picture)).toEqual([`QB1:${slipOf(0)}`]);
    expect(Buffer.compare(bytes, await drawLetters(bag(2), options))).toBe(0);
    const poppler = secondOpinion('pdftotext', bytes);
    if (poppler === null) console.info('left out: pdftotext is not installed');
    else expect(poppler).toContain('Хабарламаларды тіркеу туралы');
  });

  test('of each envelope all kinds together: letters to the sender and to the office, without a slip', async () => {
    const { forward, forwardedNote } = letterScenes;
    const bytes = await drawLetters([{ letters: [forwardedNote, forward], slips: [] }], {
      fonts,
      title: scenes.posted.notification.number,
      madeAt,
    });
    const pages = await readPdf(bytes, 0.2);
    expect(pages.map(({ text }) => text.includes('Отправителю сообщено'))).toEqual([false, true]);
  });
});

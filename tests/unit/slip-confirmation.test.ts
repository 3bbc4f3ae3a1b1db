import { beforeAll, describe, expect, test } from 'vitest';
import { a4, a5, openPress } from '#electron/slips/canvas.ts';
import type { Paper } from '#electron/slips/canvas.ts';
import {
  addConfirmationSlip,
  drawConfirmationSlip,
  layConfirmationSlip,
} from '#electron/slips/confirmation-slip.ts';
import { readSlipFonts } from '#electron/slips/fonts.ts';
import type { SlipFonts } from '#electron/slips/fonts.ts';
import { counselWords } from '#electron/slips/work-wording.ts';
import type { Notification } from '#shared/notification.ts';
import { workResults } from '#shared/rules/work/verdict.ts';
import type { WorkVerdict } from '#shared/rules/work/verdict.ts';
import type { CounselKey } from '#shared/rules/work/vocabulary.ts';
import {
  child,
  findingOf,
  foreigner,
  inTimeFinding,
  lateFinding,
  notification,
  notificationContent,
  stayFinding,
} from '#tests/fixtures/notification.ts';
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
  envelopeStamp,
  hostileScenes,
  names,
  reprint,
  resourcesDir,
  scenes,
} from '#tests/fixtures/slip-scenes.ts';
import type { Scene } from '#tests/fixtures/slip-scenes.ts';
import { clearVerdict, noAuthorisation, notApplicable, workVerdict } from '#tests/fixtures/work-verdict.ts';

let fonts: SlipFonts;
beforeAll(async () => {
  fonts = await readSlipFonts(resourcesDir);
});

const everyScene = Object.entries<Scene>({ ...scenes, ...hostileScenes });

/** Slips with a subset of the font, laid once for all tests. */
const laid = new Map<Scene, Promise<Paper>>();
function lay(scene: Scene): Promise<Paper> {
  const paper = laid.get(scene) ?? layConfirmationSlip({ ...scene, names, fonts });
  laid.set(scene, paper);
  return paper;
}
const layOf = (changes: Partial<Notification>) =>
  lay({ notification: notification(changes), copy: { kind: 'original' } });
/** All text of the slip as laid out, a line for each mark. */
const textOf = async (changes: Partial<Notification>) =>
  (await layOf(changes)).boxes.map(({ text }) => text).join('\n');

describe.each(everyScene)('%s', (name, scene) => {
  test('every page is A5, nothing leaves the margins, nothing lies over anything else', async () => {
    const paper = await lay(scene);
    expect(outsideMargins(paper.boxes, a5)).toEqual([]);
    expect(overlapping(paper.boxes)).toEqual([]);
    const pages = await readPdf(paper.bytes, 0.5);
    expect(pages).toHaveLength(paper.pages);
    for (const page of pages) {
      expect(page.width).toBeCloseTo(148, 1);
      expect(page.height).toBeCloseTo(210, 1);
      expect(page.text).toContain(scene.notification.number);
    }
  });

  test('the subset of the font draws what the whole font draws', async () => {
    const [subset, full] = await Promise.all([
      lay(scene),
      layConfirmationSlip({ ...scene, names, fonts, options: { embed: 'full' } }),
    ]);
    expect(subset.bytes.length).toBeLessThan(full.bytes.length / 4);
    const [some, all] = [await readPdf(subset.bytes), await readPdf(full.bytes)];
    for (const [index, page] of some.entries()) {
      const other = all[index];
      expect(darkPixels(page.picture)).toBeGreaterThan(3000);
      expect(
        other === undefined ? null : differingPixels(page.picture, other.picture),
        `${name} ${index}`,
      ).toBe(0);
      expect(page.text).toBe(other?.text);
    }
  });

  test('the QR says the number', async () => {
    const [first] = await readPdf((await lay(scene)).bytes, 3);
    expect(first === undefined ? [] : await readQr(first.picture)).toEqual([
      `QB1:${scene.notification.number}`,
    ]);
  });

  test('the same record gives the same bytes', async () => {
    const again = await drawConfirmationSlip({ ...scene, names, fonts });
    expect(Buffer.compare((await lay(scene)).bytes, again)).toBe(0);
  });
});

describe('the test by pixels bites', () => {
  test('one letter of another shape is seen', async () => {
    const { host } = notificationContent();
    const one = await layOf({});
    const other = await layOf({ content: notificationContent({ host: { ...host, surname: 'Ұлгібаев' } }) });
    const [a] = await readPdf(one.bytes);
    const [b] = await readPdf(other.bytes);
    expect(a === undefined || b === undefined ? 0 : differingPixels(a.picture, b.picture)).toBeGreaterThan(3);
  });
});

describe('what the slip says', () => {
  test('everything a visitor needs, Kazakh first', async () => {
    const { bytes, pages } = await lay(scenes.onePerson);
    const [page] = await readPdf(bytes);
    const text = (page?.text ?? '').replace(/\s+/g, ' ');
    expect(pages).toBe(1);
    for (const part of [
      'Астана қаласы Үлгі ауданының көші-қон қызметі бөлімі',
      'Отдел миграционной службы района Үлгі города Астаны',
      'Растау талоны',
      'Талон-подтверждение · Confirmation slip',
      'AST1-02-2026-000123',
      '23.11.2026 09:05',
      '23.11.2026 09:12',
      '12-3/456',
      'Үлгібаев Ерасыл Қанатұлы',
      'ЖСН/ИИН 900101300007',
      'Есіл ауданы, Қабанбай батыр даңғылы, үй/дом 00/1, пәтер/кв. 17',
      'Астана қаласы · город Астана · Astana (city)',
      '20.11.2026 14:30 – 05.12.2026',
      '24.11.2026',
      'мерзімінде · в срок · in time',
      '18.12.2026',
      'Жеке сапар · Частная поездка · Private visit',
      'Письмо принимающего лица, Копия паспорта, 3 листа',
      'ERIKSSON',
      'ANNA MARIA',
      '12.08.1974',
      'L898902C3',
      'Тек хабарламаның қабылданғанын растайды',
      'Сапарова Г. Н.',
      'қолы · подпись · signature',
      'М.О. · М.П. · Stamp',
      '1-бет, барлығы 1 · стр. 1 из 1 · page 1 of 1',
    ]) {
      expect(text).toContain(part);
    }
    expect(text.indexOf('Растау талоны')).toBeLessThan(text.indexOf('Талон-подтверждение'));
    expect(text).not.toContain('Көшірме');
  });

  test('the usual slips are one sheet', async () => {
    const { onePerson, late, reprinted, worksClear, worksNot, posted } = scenes;
    for (const scene of [onePerson, late, reprinted, worksClear, worksNot, posted])
      expect((await lay(scene)).pages).toBe(1);
  });

  test('a posted notice: its envelope, its postal number, its postmark, its receipt', async () => {
    const text = (await lay(scenes.posted)).boxes.map((box) => box.text).join('\n');
    for (const part of [
      'Пошта арқылы келді · Получено почтой · Received by post',
      'AST1-IN-2026-000041 · RR123456785KZ',
      'Пошта мөртабаны · Штемпель · Postmark 20.11.2026',
      'Қабылданған күні · Дата приёма · Received 23.11.2026',
    ])
      expect(text.replace(/\s+/g, ' ')).toContain(part);
    expect(await textOf({})).not.toContain('Получено почтой');
  });

  test.each([
    ['illegible', 'Мөртабан оқылмайды · Штемпель неразборчив · Postmark illegible'],
    ['none', 'Мөртабан жоқ · Штемпеля нет · No postmark'],
  ] as const)('a posted notice with a postmark nobody can read: %s', async (postmark, words) => {
    const text = await textOf({
      channel: 'post',
      envelope: { ...envelopeStamp, postNumber: null, postmark, postmarkOn: null },
    });
    expect(text.replace(/\s+/g, ' ')).toContain(words);
    expect(text).not.toContain('RR123456785KZ');
    expect(text).not.toContain('· null');
  });

  test('on A4 it says the same, behind the pages of a document', async () => {
    const press = await openPress({
      fonts,
      embed: 'subset',
      title: 'two slips',
      language: 'kk',
      madeAt: scenes.posted.notification.registeredAt,
    });
    for (const scene of [scenes.onePerson, scenes.busLoad]) {
      const placed = await addConfirmationSlip(press, { ...scene, names }, { format: a4 });
      expect(outsideMargins(placed, a4)).toEqual([]);
      expect(overlapping(placed)).toEqual([]);
    }
    const pages = await readPdf(await press.pdf.save());
    expect(pages.length).toBeGreaterThan(2);
    for (const { width, height } of pages)
      expect([Math.round(width), Math.round(height)]).toEqual([210, 297]);
    const [first] = pages;
    expect(first === undefined ? [] : await readQr(first.picture)).toEqual(['QB1:AST1-02-2026-000123']);
    expect(first?.text).toContain('ERIKSSON');
  });

  test('a reprint says its number, when and by whom, on every page', async () => {
    const paper = await lay({ ...scenes.busLoad, copy: reprint });
    const marks = paper.boxes.filter(({ text }) => text.includes('Көшірме · Копия · Copy № 2'));
    expect(marks.map(({ page }) => page)).toEqual(Array.from({ length: paper.pages }, (_, index) => index));
    const whole = paper.boxes.map(({ text }) => text).join('\n');
    expect(whole).toContain('25.11.2026 11:40, Әбішева Ж. М.');
  });

  test.each([
    { verdict: 'in time', finding: inTimeFinding, words: 'мерзімінде · в срок · in time', signed: true },
    { verdict: 'late', finding: lateFinding(3), words: '3 жұмыс күніне кешіктірілді', signed: true },
    {
      verdict: 'late by days off',
      finding: lateFinding(0),
      words: 'мерзімінен кейін · после срока',
      signed: true,
    },
    {
      verdict: 'brought before the arrival',
      finding: findingOf({
        code: 'timeliness.hostNotice.arrivalAhead',
        light: 'look',
        dueOn: inTimeFinding.dueOn,
      }),
      words: '24.11.2026',
      signed: false,
    },
  ])('verdict: $verdict', async ({ finding, words, signed }) => {
    const { boxes } = await layOf({ findings: [finding] });
    const text = boxes.map((box) => box.text).join('\n');
    expect(text).toContain('Тапсыру мерзімі · Срок подачи · Due date');
    expect(text).toContain(words);
    expect(boxes.some(({ kind }) => kind === 'polygon')).toBe(signed);
  });

  test('late is told, never refused: the words of a refusal are not on the slip', async () => {
    expect(await textOf({ findings: [lateFinding(3)] })).not.toMatch(/отказ|бас тарт|refus|нарушен|бұзыл/iu);
  });

  test('what differs between people stands beside each of them, what does not stands once', async () => {
    const { boxes } = await lay(scenes.threePeople);
    const lines = boxes.map(({ text }) => text);
    const holding = (part: string) => lines.filter((line) => line.includes(part)).length;
    expect(holding('Шетелдік паспорт')).toBe(1);
    expect(holding('Болу мерзімі · Пребывание до')).toBe(1);
    expect(holding('Жеке сапар')).toBe(2);
    expect(holding('Іскерлік сапар')).toBe(1);
    expect(holding('мерзімінде')).toBe(2);
    expect(holding('3 жұмыс күніне кешіктірілді')).toBe(1);
    expect(holding('16.11.2026 – 30.11.2026')).toBe(1);
    expect(holding('бала · ребёнок · child')).toBe(2);
    expect(lines).toEqual(expect.arrayContaining(['1.1', '1.2']));
  });

  test('the earliest of the confirmed limits is the last day; doubtful ones are not printed', async () => {
    const two = await textOf({ findings: [stayFinding(0, '2026-12-18'), stayFinding(0, '2026-12-10')] });
    expect(two).toContain('10.12.2026');
    expect(two).not.toContain('18.12.2026');
    const doubtful = await textOf({ findings: [{ ...stayFinding(0, '2026-12-18'), unconfirmed: true }] });
    expect(doubtful).not.toContain('18.12.2026');
    const usedUp = findingOf({ code: 'stayTerm.window.usedUp', foreigner: 0, dueOn: inTimeFinding.dueOn });
    expect(await textOf({ findings: [usedUp] })).not.toContain('24.11.2026');
  });

  test('an incomplete birth date keeps the parts nobody knows', async () => {
    const people = [
      foreigner({ bornOn: '1974-05-XX' as never, children: [child({ bornOn: '2019-XX-XX' as never })] }),
    ];
    const text = await textOf({ content: notificationContent({ foreigners: people }) });
    expect(text).toContain('XX.05.1974');
    expect(text).toContain('XX.XX.2019');
  });

  test('a code no list knows is printed as it is', async () => {
    const people = [foreigner({ citizenship: 'QQQ', documentType: 'somethingElse' })];
    const text = await textOf({ content: notificationContent({ foreigners: people }) });
    expect(text).toContain('QQQ');
    expect(text).toContain('somethingElse');
  });

  test('every page of many people repeats the head of the table', async () => {
    const paper = await lay(scenes.busLoad);
    const heads = paper.boxes.filter(({ text }) => text === 'Азаматтығы').map(({ page }) => page);
    expect(paper.pages).toBeGreaterThan(2);
    expect(heads).toEqual(Array.from({ length: paper.pages }, (_, index) => index));
  });

  test('no letter is smaller than 8 points', async () => {
    for (const [, scene] of everyScene) {
      const lines = (await lay(scene)).boxes.filter(({ kind }) => kind === 'text');
      const smallest = Math.min(...lines.map(({ height }) => height));
      expect(smallest).toBeGreaterThanOrEqual(8 * 1.25 * (25.4 / 72) - 1e-9);
    }
  });
});

describe('what the slip says about work', () => {
  const workText = (...work: readonly WorkVerdict[]) =>
    textOf({ work: work.map((verdict, foreigner) => ({ foreigner, verdict })) });

  test('a permit in order: result, last day, days of trips, clauses, apart from the receipt', async () => {
    const text = await workText(clearVerdict);
    for (const part of [
      'Жұмысты тексеру · Проверка работы · Work check',
      'болуды тіркеуден бөлек · отдельно от',
      'Рұқсат расталды · Разрешение подтверждено · Permit confirmed',
      '28.02.2027',
      'Дней командировок',
      'Постановление № 148 п. 7, п. 14',
      '№ 148 қаулы 7-т., 14-т.',
    ])
      expect(text).toContain(part);
    expect(text.indexOf('Жұмысты тексеру')).toBeGreaterThan(text.indexOf('ERIKSSON'));
  });

  test('no paper: what would make it clear, in three languages', async () => {
    const text = await workText(noAuthorisation);
    expect(text).toContain(
      'Жұмысқа рұқсат табылмады · Разрешение на работу не найдено · No work permit found',
    );
    expect(text).toContain('Жұмыс беруші жұмысқа дейін рұқсат алуы керек');
    expect(text).toContain('Работодателю нужно разрешение до начала работы');
    expect(text).toContain('The employer needs a permit before the work begins');
    expect(text).toContain('Трудовой кодекс ст. 26 п. 1 пп. 4)');
  });

  test('nothing where the check does not apply, and nothing on records older than the check', async () => {
    expect(await workText(notApplicable)).not.toContain('Проверка работы');
    expect(await textOf({})).not.toContain('Проверка работы');
  });

  test('people of whom the same is to be said stand together, each by number and name', async () => {
    const text = (await lay(scenes.threeWork)).boxes.map((box) => box.text).join('\n');
    expect(text).toContain('1 ERIKSSON ANNA MARIA, 3 TANAKA KENJI');
    expect(text).toContain('2 ERIKSSON LARS GUSTAV');
    expect(text).toContain('Рұқсатта басқа жұмыс беруші · В разрешении другой работодатель');
    expect(text).toContain('31.01.2028');
  });

  test.each(workResults)('%s never says that the stay is refused', async (result) => {
    const light = result === 'N/A' ? 'off' : 'stop';
    const all = (Object.keys(counselWords) as CounselKey[]).map((key) => ({ key, params: {} }));
    const text = await workText(workVerdict({ rule: 'R00', result, light }, { counsel: all }));
    expect(text).not.toMatch(/отказ|бас тарт|refus|нарушен|бұзыл|запре|тыйым|депорт|штраф|айыппұл/iu);
    expect(text.includes('Проверка работы')).toBe(result !== 'N/A');
  });
});

describe('hostile records', () => {
  test('letters the font lacks become boxes that carry them', async () => {
    const paper = await lay(hostileScenes.otherScripts);
    const boxed = paper.boxes.filter(({ lost }) => lost > 0);
    expect(boxed.map(({ text }) => text)).toEqual(expect.arrayContaining([expect.stringContaining('محمد')]));
    expect(boxed.reduce((sum, { lost }) => sum + lost, 0)).toBeGreaterThanOrEqual(12);
    const text = secondOpinion('pdftotext', paper.bytes);
    if (text === null) console.info('left out: pdftotext is not installed');
    else for (const letter of ['م', '王', '明']) expect(text).toContain(letter);
  });

  test('sixty people with children are all there', async () => {
    const paper = await lay(hostileScenes.sixtyPeople);
    const lines = new Set(paper.boxes.map(({ text }) => text));
    for (let index = 1; index <= 60; index += 1) expect(lines.has(String(index)), String(index)).toBe(true);
    for (let index = 1; index <= 12; index += 1) expect(lines.has(`60.${index}`), `60.${index}`).toBe(true);
  });

  test('a record with nothing but what must be there is still a slip', async () => {
    const paper = await lay(hostileScenes.bare);
    const text = paper.boxes.map((box) => box.text).join('\n');
    expect(paper.pages).toBe(1);
    expect(text).toContain('AST1-02-2026-000123');
    expect(text).not.toMatch(/null|undefined|NaN|— бастап/);
    expect(text).not.toContain('Қоса берілген құжаттар');
    expect(text).not.toContain('Кіріс нөмірі');
  });
});

describe('a second opinion', () => {
  test('poppler and zbar read the same slip', async () => {
    const { bytes } = await lay(scenes.onePerson);
    const expected = {
      pdftotext: /Үлгібаев Ерасыл Қанатұлы/,
      pdfinfo: /Page size:\s+419\.5\d* x 595\.2\d* pts/,
      zbarimg: /^QB1:AST1-02-2026-000123\s*$/,
    };
    for (const program of ['pdftotext', 'pdfinfo', 'zbarimg'] as const) {
      const said = secondOpinion(program, bytes);
      if (said === null) console.info(`left out: ${program} is not installed`);
      else expect(said).toMatch(expected[program]);
    }
  });
});

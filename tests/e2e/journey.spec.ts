import { readFile } from 'node:fs/promises';
import { languages } from '#shared/locale/language.ts';
import { layConfirmationSlip } from '#electron/slips/confirmation-slip.ts';
import { readSlipFonts } from '#electron/slips/fonts.ts';
import type { Notification } from '#shared/notification.ts';
import type { Output } from '#shared/contract/contract.ts';
import { resourcesDir } from '#tests/fixtures/desk.ts';
import { specimenMrz } from '#tests/fixtures/mrz.ts';
import { darkPixels, differingPixels, readPdf, readQr } from '#tests/fixtures/pdf-page.ts';
import { expect, test, type Desk } from './desk.ts';
import { fillByKeys } from './form-hands.ts';
import { chord, enter, scan, type } from './hands.ts';
import { written } from './notice.ts';
import { lockAndLogIn, setUpByKeys } from './set-up-hands.ts';

/* From the visitor's papers to the printed slip by keyboard alone, once for each language of the counter. */

const anna = specimenMrz({
  format: 'TD3',
  surname: 'ERIKSSON',
  givenNames: 'ANNA MARIA',
  number: 'L898902C3',
  bornOn: '1974-08-12',
  sex: 'female',
  expiresOn: '2032-04-14',
});
const oscar = specimenMrz({
  format: 'TD1',
  surname: 'ERIKSSON',
  givenNames: 'OSCAR',
  number: 'D23145890A',
  bornOn: '1971-03-02',
  sex: 'male',
  expiresOn: '2031-01-30',
});
const sukarno = specimenMrz({
  format: 'TD2',
  surname: 'SUKARNO',
  number: 'X00000001',
  bornOn: '1990-XX-XX',
  sex: 'male',
  expiresOn: '2030-06-07',
});

for (const language of languages.filter((one) => one !== 'en')) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('three people are registered by keyboard alone and the slip says what was typed', async ({
      fresh: desk,
    }) => {
      const { page, t } = desk;
      await setUpByKeys(desk, language);
      await lockAndLogIn(desk);
      await typeHost(desk);
      await scanThree(desk);
      await typeStay(desk);

      const checks = page.getByRole('complementary', { name: t('app.checks') });
      const clause = t('clause.decree148Clause9');
      const term = checks
        .getByRole('listitem')
        .filter({ hasText: clause })
        .filter({ hasText: t('light.order') });
      await expect(term).toHaveCount(1);
      await term.locator('summary').press('Enter');
      await expect(term.getByText(clause)).toBeVisible();
      await expect(term.getByRole('group', { name: t('checks.arithmetic') })).toBeVisible();

      await chord(page, 'Ctrl+Enter');
      const heading = page.getByRole('heading', { level: 1 });
      await expect(heading).toHaveText(/ALM2-03-\d{4}-000001/u);
      const record = await recordOnPage(desk);
      expect(
        record.content.foreigners.map(({ surname, givenNames, documentNumber }) => [
          surname,
          givenNames,
          documentNumber,
        ]),
      ).toEqual([
        ['ERIKSSON', 'ANNA MARIA', 'L898902C3'],
        ['ERIKSSON', 'OSCAR', 'D23145890A'],
        ['SUKARNO', null, 'X00000001'],
      ]);
      await theSlipIsRight(desk, record);
      await theRecordIsFound(desk, record);
    });
  });
}

async function typeHost({ page, ask, t }: Desk): Promise<void> {
  const language = await page.evaluate(() => document.documentElement.lang);
  const kinds = await ask('reference.rows', { list: 'host-kinds' });
  const citizen =
    kinds.find(({ code }) => code === 'citizen')?.names?.[language === 'kk' ? 'kk' : 'ru'] ?? '';
  await fillByKeys(page, {
    'host.kind': { line: citizen },
    'host.identifier': '900101300007',
    'host.phone': '8 701 000 00 02',
    'host.surname': 'Үлгібаев',
    'host.givenNames': 'Ерасыл',
    'host.patronymic': 'Қанатұлы',
  });
  await expect(page.getByRole('textbox', { name: t('form.host.surname') }).first()).toHaveValue('Үлгібаев');
}

/** Each under another layout; the second and third find their own place in the notice. */
async function scanThree(desk: Desk): Promise<void> {
  const { page } = desk;
  const common = {
    'foreigners.0.enteredOn': written(-1),
    'foreigners.0.regime': { choice: 0 },
    'foreigners.0.purpose': { line: await purposeName(desk) },
  };
  await fillByKeys(page, { 'foreigners.0.documentType': '' });
  await scan(page, anna);
  await fillByKeys(page, {
    'foreigners.0.issuedOn': '15042022',
    'foreigners.0.cyrillicName': 'Эрикссон Анна Мария',
    ...common,
  });

  await chord(page, 'Ctrl+Shift+KeyN');
  await scan(page, oscar, 'kazakh');
  await expect(page.getByRole('tab')).toHaveCount(2);
  await expect(page.getByRole('tab', { name: /ERIKSSON OSCAR/u })).toHaveAttribute('aria-selected', 'true');
  await fillByKeys(page, { 'foreigners.1.issuedOn': '30.01.2021' });

  await scan(page, sukarno, 'russian');
  await expect(page.getByRole('tab', { name: /SUKARNO/u })).toHaveAttribute('aria-selected', 'true');
  await fillByKeys(page, { 'foreigners.2.issuedOn': '2020-06-08' });
}

async function purposeName({ page, ask }: Desk): Promise<string> {
  const language = await page.evaluate(() => document.documentElement.lang);
  const rows = await ask('reference.rows', { list: 'purposes' });
  return rows.find(({ code }) => code === 'private')?.names?.[language === 'kk' ? 'kk' : 'ru'] ?? '';
}

async function typeStay({ page }: Desk): Promise<void> {
  await fillByKeys(page, {
    'stay.arrivedOn': written(0),
    'stay.departsOn': written(5),
    'stay.district': 'Алмалы ауданы',
    'stay.street': 'Абай даңғылы',
    'stay.house': '12',
    'stay.flat': '34',
  });
}

async function recordOnPage({ page, ask }: Desk): Promise<Notification> {
  const id = /\/notification\/(?<id>[0-9a-f-]+)/u.exec(page.url())?.groups?.id ?? '';
  return ask('notification.read', { id });
}

async function theSlipIsRight(desk: Desk, record: Notification): Promise<void> {
  const { page, t } = desk;
  const preview = page.getByRole('region', { name: t('slip.title') });
  await expect(
    preview.getByRole('img', { name: t('slip.label', { name: t('slip.nextOriginal') }) }).first(),
  ).toBeVisible();
  await expect(preview.getByRole('figure').first()).toContainText(record.number);

  const saved = await saveSlip(desk);
  const names = await namesOf(desk);
  const full = await layConfirmationSlip({
    notification: record,
    names,
    fonts: await readSlipFonts(resourcesDir),
    copy: { kind: 'original' },
    options: { embed: 'full' },
  });
  const [pages, expected] = [await readPdf(saved), await readPdf(full.bytes)];
  expect(pages).toHaveLength(expected.length);
  for (const [index, one] of pages.entries()) {
    const other = expected[index];
    expect(darkPixels(one.picture)).toBeGreaterThan(3000);
    expect(other === undefined ? null : differingPixels(one.picture, other.picture)).toBe(0);
  }
  const text = pages.map((one) => one.text).join('\n');
  for (const word of [
    record.number,
    'ERIKSSON',
    'ANNA MARIA',
    'OSCAR',
    'SUKARNO',
    'L898902C3',
    'D23145890A',
    'Үлгібаев',
    'Абай даңғылы',
  ])
    expect(text.replace(/\s+/gu, ' ')).toContain(word);
  const [first] = await readPdf(saved, 3);
  expect(first === undefined ? [] : await readQr(first.picture)).toEqual([`QB1:${record.number}`]);

  const [reprint] = await readPdf(await saveSlip(desk));
  await expect(preview.getByText(t('slip.done.saved', { copy: 2 }))).toBeVisible();
  expect(reprint?.text).toMatch(/Көшірме.*2/u);
  expect(pages[0]?.text).not.toMatch(/Көшірме/u);
  const again = await desk.ask('slip.preview', { id: record.id });
  expect(again.copy).toBe(3);
}

/** Saves by keyboard and reads what was saved. */
async function saveSlip({ page, t }: Desk): Promise<Uint8Array> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: t('slip.save') }).focus();
  await enter(page);
  return readFile(await (await download).path());
}

/** The names of codes as the core puts them on paper. */
async function namesOf({ ask }: Desk) {
  const lists = [
    'countries',
    'document-types',
    'purposes',
    'visa-categories',
    'regions',
    'place-types',
    'accommodation-rights',
    'enclosure-types',
    'host-kinds',
  ];
  const rows = new Map<string, Output<'reference.rows'>>();
  for (const list of lists) rows.set(list, await ask('reference.rows', { list }));
  return (list: string, code: string) => rows.get(list)?.findLast((row) => row.code === code)?.names ?? null;
}

async function theRecordIsFound(desk: Desk, record: Notification): Promise<void> {
  const { page, t } = desk;
  await chord(page, 'Alt+Digit2');
  await expect(page.getByRole('heading', { level: 1, name: t('list.title') })).toBeVisible();
  const row = page.getByRole('row', { name: record.number });
  await expect(row).toBeVisible();
  await expect(row).toBeFocused();

  for (const words of ['D23145890A', 'Эрикссон', '900101300007']) {
    await chord(page, 'Ctrl+KeyK', 'russian');
    await type(page, words);
    await enter(page);
    await expect(page.getByRole('row', { name: record.number })).toBeFocused();
  }
  await chord(page, 'F3');
  await type(page, record.number);
  await enter(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(record.number);
}

import { languages } from '#shared/locale/language.ts';
import type { Language } from '#shared/locale/language.ts';
import { formatWeekdayShort } from '#shared/locale/format.ts';
import { compareText } from '#shared/text/collate.ts';
import { messageIn } from '../../renderer/messages/index.ts';
import { expect, languageButtons, test, type Desk } from './desk.ts';
import { chord, enterUntil, fieldAtCursor, scan, type } from './hands.ts';
import { completeNotice, officeDay, register } from './notice.ts';
import { specimenMrz } from '#tests/fixtures/mrz.ts';

/* The three languages of the screen, switched at once; Kazakh comes from our own tables, because the browser has none. */

async function switchTo({ page }: Desk, language: Language): Promise<void> {
  await page.getByRole('button', { name: languageButtons[language], exact: true }).press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', language);
}

/** Everything typed on the page, by field. */
const typedValues = ({ page }: Desk): Promise<Record<string, string>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('input')].map((input) => [
        input.id || `${input.name}=${input.value}`,
        // A chosen line is written in each language; whether one is chosen stays the same.
        input.type === 'radio' || input.type === 'checkbox'
          ? String(input.checked)
          : input.getAttribute('role') === 'combobox'
            ? String(input.value !== '')
            : input.value,
      ]),
    ),
  );

test('switching the language in the middle of typing keeps every value', async ({ desk }) => {
  const { page, t } = desk;
  await enterUntil(page, 'host.surname');
  await type(page, 'Үлгібаев');
  await enterUntil(page, 'foreigners.0.documentNumber');
  await scan(
    page,
    specimenMrz({
      format: 'TD3',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      number: 'L898902C3',
      bornOn: '1974-08-12',
      sex: 'female',
      expiresOn: '2032-04-14',
    }),
  );
  await enterUntil(page, 'foreigners.0.enteredOn');
  await type(page, '31.02.2026');
  await enterUntil(page, 'stay.street');
  await type(page, 'Абай даңғ');
  const before = await typedValues(desk);
  expect(before['foreigners.0.surname']).toBe('ERIKSSON');
  expect(before['foreigners.0.enteredOn']).toBe('31.02.2026');

  for (const language of ['kk', 'en', 'ru'] as const) {
    await switchTo(desk, language);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(messageIn(language, 'desk.title'));
    expect(await typedValues(desk)).toEqual(before);
    const reason = messageIn(language, 'issue.day.noSuchDay', { day: 31, month: 2, year: 2026, lastDay: 28 });
    await expect(page.getByText(reason.slice(0, 12)).first()).toBeAttached();
  }
  // The word that was being typed goes on where it was left.
  await page.getByRole('textbox', { name: t('form.stay.street') }).focus();
  await page.keyboard.press('End');
  await type(page, 'ылы');
  expect(await fieldAtCursor(page)).toBe('stay.street');
  await expect(page.getByRole('textbox', { name: t('form.stay.street') })).toHaveValue('Абай даңғылы');
});

test('lists are named and sorted by our own tables in every language', async ({ desk }) => {
  const { page, ask } = desk;
  const countries = await ask('reference.rows', { list: 'countries' });
  const names = (language: Language) => new Set(countries.map((row) => row.names?.[language]));
  for (const language of languages) {
    await switchTo(desk, language);
    const citizenship = page.getByRole('combobox', {
      name: messageIn(language, 'form.foreigner.citizenship'),
    });
    await citizenship.focus();
    await chord(page, 'F4');
    const shown = await page.getByRole('option').locator('span:first-child').allTextContents();
    expect(shown.length).toBeGreaterThan(30);
    expect(shown).toEqual([...shown].sort(compareText));
    expect(shown.filter((name) => !names(language).has(name))).toEqual([]);
    await chord(page, 'Escape');
  }
  // Kazakh letters have places of their own: Ә follows А, Қ follows К. A browser without Kazakh puts them last.
  await switchTo(desk, 'kk');
  await page.getByRole('combobox', { name: messageIn('kk', 'form.stay.region') }).focus();
  await chord(page, 'F4');
  const regions = await page.getByRole('option').locator('span:first-child').allTextContents();
  expect(regions.some((name) => name.startsWith('Қ'))).toBe(true);
  expect(regions).toEqual([...regions].sort(compareText));
});

test('weekdays, counts and sentences of a record come from our own tables in every language', async ({
  desk,
}) => {
  const { page } = desk;
  const { id, number } = await register(desk, completeNotice());
  for (const language of languages) {
    await switchTo(desk, language);
    await page.evaluate((hash) => (location.hash = hash), `/notification/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      messageIn(language, 'record.titleOf', { number }),
    );
    await expect(page.getByText(messageIn(language, 'slip.copies', { count: 0 }))).toBeVisible();
    const days = page.getByRole('group', { name: messageIn(language, 'checks.arithmetic') });
    const inTime = page
      .getByRole('complementary')
      .getByRole('listitem')
      .filter({ hasText: messageIn(language, 'light.order') });
    if (!(await days.first().isVisible())) await inTime.first().locator('summary').press('Enter');
    await expect(days.first()).toContainText(formatWeekdayShort(officeDay(0), language));
  }
});

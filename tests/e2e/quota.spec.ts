import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { languages } from '#shared/locale/language.ts';
import { limitValues, passing, useValues } from '#tests/fixtures/quota.ts';
import { expect, test, type Desk } from './desk.ts';
import { chord, tabUntil, type } from './hands.ts';

/* The quota ledger by keyboard: a year, a line, a limit below use, a correction; readable in every language, size and palette. */

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const almaty = '750000000';

const heading = ({ page }: Desk): Locator => page.getByRole('heading', { level: 1 });
const dialog = ({ page, t }: Desk): Locator =>
  page.getByRole('dialog', { name: new RegExp(`${t('quota.limit.add')}|${t('quota.limit.correct')}`, 'u') });

async function faults({ page }: Desk): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).setLegacyMode().analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

/** To the ledger as a clerk goes there: by its key in the rail, wherever it stands. */
async function toQuota(desk: Desk): Promise<void> {
  const { page, t } = desk;
  const item = page.getByRole('navigation').getByRole('link', { name: t('app.rail.quota') });
  const keys = (await item.getAttribute('aria-keyshortcuts')) ?? '';
  await chord(page, `Alt+Digit${keys.slice(-1)}`);
  await expect(heading(desk)).toHaveText(t('quota.title'));
  await expect(page.getByRole('row', { name: t('quota.country') }).first()).toBeVisible();
}

/** Types over what stands in a field. */
async function typeOver({ page }: Desk, id: string, text: string): Promise<void> {
  await tabUntil(page, id);
  await page.keyboard.press('Control+A');
  await type(page, text);
}

async function fillLimit(desk: Desk, { units, from }: { units: string; from: string }): Promise<void> {
  await typeOver(desk, 'quota.units', units);
  await typeOver(desk, 'quota.from', from);
  await typeOver(desk, 'quota.act', 'Specimen order 1');
  await typeOver(desk, 'quota.source', 'letter 1');
  await chord(desk.page, 'Ctrl+Enter');
}

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('a year and a line of it, with the faults a form can have', async ({ desk }) => {
      test.setTimeout(120_000);
      const { page, t } = desk;
      await desk.ask('quota.setLimit', { values: limitValues({ line: 'all', units: '1300' }), ...passing });
      await desk.ask('quota.setUse', { values: useValues({ line: 'all', used: '1346' }), ...passing });
      await toQuota(desk);
      const row = page.getByRole('row', { name: t('quota.above') });
      await expect(row).toHaveCount(1);
      // What the chart says is said in words, and its values stand in the table.
      const chart = page.getByRole('img', { name: /46/u });
      await expect(chart).toBeVisible();
      await expect(row.getByText(language === 'en' ? '1,346' : '1 346', { exact: true })).toBeVisible();
      await expect(page.getByRole('row', { name: t('quota.notFound') }).first()).toContainText(
        t('quota.none'),
      );
      expect(await faults(desk)).toEqual([]);

      await row.focus();
      await page.keyboard.press('Enter');
      await expect(heading(desk)).toContainText(t('quotaLine.all'));
      await expect(page.getByRole('grid', { name: t('quota.limits') })).toContainText('Specimen order 1');
      expect(await faults(desk)).toEqual([]);

      await page.getByRole('button', { name: t('quota.addLimit') }).press('Enter');
      await expect(dialog(desk)).toBeVisible();
      await chord(page, 'Ctrl+Enter');
      await expect(dialog(desk).getByText(t('issue.field.required')).first()).toBeVisible();
      expect(await faults(desk)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog(desk)).toBeHidden();
      await page.keyboard.press('Escape');
      await expect(heading(desk)).toHaveText(t('quota.title'));
      await expect(row, 'the cursor is back where it was').toBeFocused();
    });
  });
}

test('a limit below use is entered with its reason, and corrected; the old row stays', async ({ desk }) => {
  test.setTimeout(120_000);
  const { page, t } = desk;
  await desk.ask('quota.setUse', { values: useValues(), ...passing });
  await page.evaluate((region) => (location.hash = `#/quota/2026/${region}/cat3`), almaty);
  await expect(heading(desk)).toContainText(t('quotaLine.cat3'));
  await page.getByRole('button', { name: t('quota.addLimit') }).press('Enter');
  await fillLimit(desk, { units: '30', from: '01.02.2026' });
  // The clock is the machine's own: only the day of the sentence is left open.
  const [said = ''] = t('issue.quota.belowUse', { units: 30, used: 40, day: '' }).split(' 40');
  await expect(dialog(desk).getByText(said)).toBeVisible();
  await expect(page.getByRole('textbox', { name: t('quota.reason') })).toBeFocused();
  await type(page, 'as the order says');
  await chord(page, 'Ctrl+Enter');
  await expect(dialog(desk)).toBeHidden();

  const limits = page.getByRole('grid', { name: t('quota.limits') });
  await expect(limits.getByRole('row')).toHaveCount(2);
  await expect(page.getByText('as the order says')).toBeVisible();
  await expect(page.getByText(t('quota.above')).first()).toBeVisible();

  await limits.getByRole('row').last().focus();
  await page.keyboard.press('Enter');
  await expect(dialog(desk)).toBeVisible();
  await typeOver(desk, 'quota.units', '300');
  await chord(page, 'Ctrl+Enter');
  await expect(dialog(desk)).toBeHidden();
  await expect(limits.getByRole('row')).toHaveCount(3);
  await expect(limits.getByRole('row', { name: t('quota.replaced') })).toContainText('30');
  await expect(page.getByRole('img', { name: t('quota.step.within') })).toBeVisible();

  const { limits: kept } = await desk.ask('quota.line', {
    region: almaty,
    year: 2026,
    line: 'cat3',
    on: '2026-12-31',
  });
  expect(kept.map(({ units, note, replacedBy }) => [units, note, replacedBy === null])).toEqual([
    [30, 'as the order says', false],
    [300, '', true],
  ]);
});

test('both pages can be read at 200 %, in forced colours and on paper', async ({ desk }) => {
  const { page, t } = desk;
  await desk.ask('quota.setLimit', { values: limitValues({ line: 'all' }), ...passing });
  await desk.ask('quota.setUse', { values: useValues({ line: 'all' }), ...passing });
  await toQuota(desk);
  for (const path of ['/quota', `/quota/2026/${almaty}/all`]) {
    await page.evaluate((hash) => (location.hash = `#${hash}`), path);
    await expect(page.getByRole('img').first()).toBeVisible();
    await page.setViewportSize({ width: 640, height: 360 });
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
    await expect(page.getByRole('img').first()).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 720 });

    await page.emulateMedia({ forcedColors: 'active' });
    const used = page.locator('figure .used, figure .total').first();
    const [use, canvas] = await used.evaluate((mark) => [
      getComputedStyle(mark).fill,
      getComputedStyle(document.body).backgroundColor,
    ]);
    expect(use).not.toBe(canvas);
    await page.emulateMedia({ forcedColors: 'none', media: 'print' });
    expect(await used.evaluate((mark) => getComputedStyle(mark).fill)).toBe('rgb(0, 0, 0)');
    await page.emulateMedia({ media: 'screen' });
  }
  await expect(page.getByRole('heading', { name: t('quota.limits') })).toBeVisible();
});

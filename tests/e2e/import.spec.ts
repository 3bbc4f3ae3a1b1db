import AxeBuilder from '@axe-core/playwright';
import { csvOf, permitHeader, permitRows } from '#tests/fixtures/imports.ts';
import { expect, test, type Desk } from './desk.ts';

/** A register whose regions are called as nobody else calls them, with two rows that end before they begin. */
const rows = permitRows(40, { badEvery: 20 }).map((row, at) => (at % 2 === 0 ? row.with(6, 'Столица') : row));
const file = {
  name: 'register.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(csvOf([permitHeader, ...rows])),
};

async function bringIn({ page, t }: Desk): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#/imports`);
  await page.locator('[id="import.file"]').setInputFiles(file);
  await page.locator('[id="import.source"]').fill('Портал');
  await page.locator('[id="import.snapshotOn"]').fill('22.11.2026');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: t('import.judge') })).toBeVisible();
}

const violations = async ({ page }: Desk): Promise<string[]> =>
  (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()).violations.map(
    ({ id }) => id,
  );

for (const language of ['ru', 'kk'] as const)
  test.describe(language, () => {
    test.use({ language });

    test('a file with bad rows is mapped, repaired and taken in by keyboard; the same file again changes nothing', async ({
      desk,
    }) => {
      const { page, t } = desk;
      await bringIn(desk);
      expect(await violations(desk)).toEqual([]);
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('heading', { name: t('import.result') })).toBeVisible();
      await expect(page.getByText(`${t('import.words')}: Столица`)).toBeVisible();

      await page
        .getByRole('button', { name: t('import.changeMapping') })
        .first()
        .click();
      await page.locator('[id="import.word.0"]').fill('Астана');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('button', { name: t('import.accept', { count: 38 }) })).toBeVisible();
      expect(await violations(desk)).toEqual([]);

      for (const line of [21, 41]) {
        await page
          .locator('tbody tr', { hasText: `${line}` })
          .first()
          .focus();
        await page.keyboard.press('F2');
        await expect(page.getByRole('dialog', { name: t('import.repair', { line }) })).toBeVisible();
        await page.locator('[id="import.repair.validUntil"]').fill('14.01.2027');
        await page.keyboard.press('Control+Enter');
        await expect(page.getByRole('dialog')).toBeHidden();
        await expect(page.locator('tbody tr', { hasText: `${line}` })).toHaveCount(0);
      }
      await expect(page.getByRole('button', { name: t('import.accept', { count: 40 }) })).toBeVisible();
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText(t('import.accepted.all', { count: 40 }))).toBeVisible();
      expect(await violations(desk)).toEqual([]);

      await bringIn(desk);
      await expect(page.getByText(t('import.mapping.saved'))).toBeVisible();
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('button', { name: new RegExp(t('import.only.same')) })).toContainText('38');
    });

    test('a program in disguise is refused in words', async ({ desk }) => {
      const { page, t } = desk;
      await page.goto(`${new URL(page.url()).origin}/#/imports`);
      await page
        .locator('[id="import.file"]')
        .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('MZ\x90\x00', 'latin1') });
      await page.locator('[id="import.source"]').fill('x');
      await page.locator('[id="import.snapshotOn"]').fill('22.11.2026');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText(t('errors.feed.program'))).toBeVisible();
    });
  });

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { openEnvelope } from '#tests/fixtures/scans.ts';
import { tiffs } from '#tests/fixtures/tiff.ts';
import { expect, test, type Desk } from './desk.ts';

const file = (name: string, content: Uint8Array | string) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: typeof content === 'string' ? Buffer.from(content, 'latin1') : Buffer.from(content),
});

const violations = async ({ page }: Desk): Promise<string[]> =>
  (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()).violations.map(
    ({ id }) => id,
  );

/** What is on the canvas: its width on the page, whether it lies, its share of dark pixels, and the redness of its first one. */
const seen = ({ page }: Desk) =>
  page.locator('.viewer canvas').evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
      data: new Uint8ClampedArray(4),
    };
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at + 1] ?? 0) < 100) dark += 1;
    return {
      width: Number.parseFloat(canvas.style.width),
      lies: canvas.width > canvas.height,
      dark: dark / (data.length / 4),
      red: data[0] ?? 0,
    };
  });

for (const language of ['ru', 'kk'] as const)
  test.describe(language, () => {
    test.use({ language });

    test('scans are chosen, taken, refused, shown and turned by keys', async ({ desk }) => {
      const { page, t } = desk;
      const folder = mkdtempSync(join(tmpdir(), 'qabyldau-watched-'));
      writeFileSync(join(folder, 'taken.tif'), tiffs.colourLzw);
      await desk.ask('setting.change', {
        key: 'scanFolder',
        value: folder,
        validFrom: '2026-11-01',
        source: '',
      });
      const { id } = await openEnvelope(desk, randomUUID(), '2026-11-20');
      await page.goto(`${new URL(page.url()).origin}/#/mail/${id}`);
      await page
        .getByLabel(t('scan.file'), { exact: true })
        .setInputFiles([
          file('pages.tif', tiffs.twoPages),
          file('renamed.pdf', 'MZ this is no scan'),
          file('broken.png', '\x89PNG\r\n\x1a\nnothing'),
        ]);
      await expect(page.getByText(t('errors.scan.executable', { format: 'EXE' }))).toBeVisible();
      const waiting = page.getByRole('region', { name: t('scan.folder') });
      await waiting.getByRole('button', { name: /taken\.tif/ }).click();
      await expect(page.getByRole('button', { name: 'taken.tif', exact: true })).toBeVisible();
      expect((await desk.ask('envelope.read', { id })).scans).toHaveLength(3);

      // A fax first: an eighth of it is a black box, and it is white where the paper is.
      await page.getByRole('button', { name: 'pages.tif', exact: true }).click();
      const sheet = page.locator('.sheet');
      await expect(page.getByText(t('scan.viewer.page', { page: 1, pages: 2 }))).toBeVisible();
      await expect.poll(async () => (await seen(desk)).dark).toBeGreaterThan(0.1);
      const { width, lies } = await seen(desk);
      expect(lies).toBe(true);
      await sheet.focus();
      await page.keyboard.press('Equal');
      await page.keyboard.press('Equal');
      await expect.poll(async () => Math.round((await seen(desk)).width / width / 0.25)).toBe(6);
      await page.keyboard.press('KeyR');
      await expect.poll(async () => (await seen(desk)).lies).toBe(false);
      await page.keyboard.press('Digit0');
      await expect.poll(async () => (await seen(desk)).width).toBe(width);
      // Then a page in colour, the red end of which was at the top before it was turned.
      await page.keyboard.press('PageDown');
      await expect(page.getByText(t('scan.viewer.page', { page: 2, pages: 2 }))).toBeVisible();
      for (const _turn of [1, 2, 3]) await page.keyboard.press('KeyR');
      await expect.poll(async () => (await seen(desk)).red).toBeGreaterThan(200);
      expect(await violations(desk)).toEqual([]);

      // What cannot be drawn is said, and the next one is drawn all the same.
      await page.getByRole('button', { name: 'broken.png', exact: true }).click();
      await expect(page.locator('.viewer').getByRole('alert')).toBeVisible();
      await page.getByRole('button', { name: 'taken.tif', exact: true }).click();
      await expect.poll(async () => (await seen(desk)).red).toBeGreaterThan(200);
      await expect(page.locator('.viewer').getByRole('alert')).toHaveCount(0);
      rmSync(folder, { recursive: true });
      await expect(page.getByText(t('scan.folder.missing'))).toBeVisible({ timeout: 15_000 });
    });
  });

import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { PermitValues } from '#shared/forms/permit-form.ts';
import { languages } from '#shared/locale/language.ts';
import type { PermitRecord } from '#shared/work/permit.ts';
import { permitValues } from '#tests/fixtures/permit.ts';
import { expect, test, type Desk } from './desk.ts';
import { chord } from './hands.ts';

/* The register of permits by keyboard: find, open, come back, type, correct, and what stands in the way of it. */

/** Days of the machine's own clock, so that the list finds what ends soon. */
const dayFromNow = (days: number): string => {
  const [year, month, day] = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-');
  return `${day ?? ''}.${month ?? ''}.${year ?? ''}`;
};
const running = {
  issuedOn: dayFromNow(-320),
  statusOn: dayFromNow(-320),
  validFrom: dayFromNow(-310),
  quotaYear: '',
} satisfies Partial<PermitValues>;

async function save(desk: Desk, changes: Partial<PermitValues> = {}): Promise<PermitRecord> {
  const values = permitValues({ ...running, validUntil: dayFromNow(40), ...changes });
  const asked = { id: null, requestId: randomUUID(), revision: null, values };
  const { issues } = await desk.ask('permit.check', { id: null, values });
  const passed = issues.map(({ path, code }) => ({ path, code }));
  return desk.ask('permit.save', { ...asked, passed, reason: passed.length > 0 ? 'e2e' : null });
}

async function toList({ page, t }: Desk): Promise<void> {
  await page
    .getByRole('navigation', { name: t('app.rail') })
    .getByRole('link', { name: t('app.rail.permits') })
    .press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: t('permit.title'), exact: true })).toBeVisible();
}

const field = ({ page, t }: Desk, key: keyof PermitValues) =>
  page
    .locator(`#${key}`)
    .or(page.getByLabel(t(`form.permit.${key}`), { exact: true }))
    .first();

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('is found, opened and left by keyboard, and nothing in it breaks WCAG 2.2 AA', async ({ desk }) => {
      test.setTimeout(180_000);
      const { page, t } = desk;
      const found: string[] = [];
      const look = async (state: string): Promise<void> => {
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
        const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode().analyze();
        found.push(...violations.map(({ id, nodes }) => `${state}: ${id} ${nodes[0]?.html ?? ''}`));
      };
      await save(desk, {
        number: 'UT-1',
        documentNumber: 'UT1',
        status: 'replaced',
        statusOn: dayFromNow(-10),
      });
      const second = await save(desk, {
        number: 'UT-2',
        documentNumber: 'UT1',
        previousNumber: 'UT-1',
        extension: '1',
      });
      await save(desk, {
        number: 'UT-3',
        documentNumber: 'UT3',
        surname: 'DOE',
        validUntil: dayFromNow(300),
      });
      await toList(desk);
      await expect(page.getByRole('row')).toHaveCount(4);
      await look('list');

      const box = page.getByRole('textbox', { name: t('permit.search') });
      await box.fill('doe');
      await expect(page.getByRole('row')).toHaveCount(2);
      await box.fill('');
      await page.getByRole('button', { name: t('permit.only.ending') }).press('Enter');
      await expect(page.getByRole('row')).toHaveCount(2);
      await box.press('Enter');
      await expect(page.locator('tbody tr:focus')).toContainText('UT-2');
      await page.keyboard.press('Enter');
      const title = page.getByRole('heading', {
        level: 1,
        name: t('permit.titleOf', { number: 'UT-2' }),
        exact: true,
      });
      await expect(title).toBeVisible();
      await expect(page.getByRole('img')).toBeVisible();
      await expect(page.getByRole('link', { name: 'UT-1' })).toBeVisible();
      await look('permit');
      await chord(page, 'Escape');
      await expect(page.locator('tbody tr:focus')).toContainText('UT-2');

      await page.setViewportSize({ width: 640, height: 360 });
      await look('list at 200 %');
      await page.keyboard.press('Enter');
      await expect(title).toBeVisible();
      await look('permit at 200 %');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(640);
      await chord(page, 'F2');
      await expect(field(desk, 'number')).toBeFocused();
      await look('form at 200 %');
      await page.setViewportSize({ width: 1280, height: 720 });
      await field(desk, 'validUntil').fill('01.01.2020');
      await chord(page, 'Ctrl+Enter');
      await expect(page.getByRole('region', { name: t('errors.summary', { count: 1 }) })).toBeFocused();
      await look('form with errors');
      await chord(page, 'Escape');
      await expect(page.getByRole('dialog', { name: t('permit.leave.title') })).toBeVisible();
      await look('question before leaving');
      await page.keyboard.press('Enter');
      await expect(field(desk, 'validUntil')).toHaveValue('01.01.2020');
      await field(desk, 'validUntil').fill(dayFromNow(50));
      await chord(page, 'Ctrl+Enter');
      await expect(title).toBeVisible();
      expect((await desk.ask('permit.read', { id: second.id })).permit.revision).toBe(2);
      expect(found).toEqual([]);
    });
  });
}

test('a new one is typed from the first field to the last, its warnings passed with a reason', async ({
  desk,
}) => {
  const { page, t } = desk;
  await toList(desk);
  await page.getByRole('button', { name: t('permit.new') }).press('Enter');
  await expect(field(desk, 'number')).toBeFocused();
  const values = permitValues({ ...running, validUntil: dayFromNow(40), employerIdentifier: '' });
  await page.keyboard.type(values.number, { delay: 80 });
  await page.keyboard.press('Enter');
  await page.keyboard.type('EMP', { delay: 80 });
  await page.keyboard.press('Enter');
  for (const key of ['issuedOn', 'validFrom', 'validUntil', 'surname', 'givenNames', 'bornOn'] as const)
    await field(desk, key).fill(values[key]);
  await chord(page, 'Ctrl+Enter');
  await expect(page.getByRole('region', { name: t('errors.summary', { count: 1 }) })).toContainText(
    t('form.permit.regions'),
  );
  await page.getByRole('checkbox', { name: 'Алматы', exact: false }).first().check();
  await chord(page, 'Ctrl+Enter');
  const reason = page.getByRole('textbox', { name: t('permit.reason') });
  await expect(reason).toBeFocused();
  await chord(page, 'Ctrl+Enter');
  await expect(page.getByText(t('errors.permit.reasonMissing'))).toBeVisible();
  await reason.fill('as on paper');
  await chord(page, 'Ctrl+Enter');
  await expect(
    page.getByRole('heading', {
      level: 1,
      name: t('permit.titleOf', { number: values.number }),
      exact: true,
    }),
  ).toBeVisible();
  await expect(page.getByText('as on paper')).toBeVisible();
});

test('a number that is another worker’s is said while it is typed', async ({ desk }) => {
  const { page, t } = desk;
  await save(desk);
  await toList(desk);
  await page.getByRole('button', { name: t('permit.new') }).press('Enter');
  await field(desk, 'number').fill('ut 00001');
  await field(desk, 'surname').fill('DOE');
  await field(desk, 'number').focus();
  await page.keyboard.press('Tab');
  await expect(
    page.getByText(t('issue.permit.numberTaken', { number: 'UT-00001', person: 'ERIKSSON ANNA MARIA' })),
  ).toBeVisible();
});

test('a change somebody else made first loses nothing that is typed', async ({ desk }) => {
  const { page, t } = desk;
  const { id } = await save(desk);
  await page.evaluate((path) => (location.hash = path), `#/permits/${id}/edit`);
  await field(desk, 'jobTitle').fill('Директор');
  const on = new Date().toISOString().slice(0, 10);
  await desk.ask('permit.changeStatus', { id, revision: 1, status: 'suspended', on, note: null });
  await chord(page, 'Ctrl+Enter');
  if (await page.getByRole('textbox', { name: t('permit.reason') }).isVisible()) {
    await page.getByRole('textbox', { name: t('permit.reason') }).fill('e2e');
    await chord(page, 'Ctrl+Enter');
  }
  const over = page.getByRole('button', { name: t('permit.saveOver') });
  await expect(over).toBeVisible();
  await expect(field(desk, 'jobTitle')).toHaveValue('Директор');
  await over.press('Enter');
  await expect(
    page.getByRole('heading', { level: 1, name: t('permit.titleOf', { number: 'UT-00001' }), exact: true }),
  ).toBeVisible();
  const { permit } = await desk.ask('permit.read', { id });
  expect(permit).toMatchObject({ revision: 3, content: { jobTitle: 'Директор' } });
});

test('the status is changed in a dialog', async ({ desk }) => {
  const { page, t } = desk;
  const { id } = await save(desk);
  await page.evaluate((path) => (location.hash = path), `#/permits/${id}`);
  await page.getByRole('button', { name: t('permit.changeStatus') }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').fill(t('permitStatus.suspended'));
  await page.keyboard.press('Enter');
  await chord(page, 'Ctrl+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(t('permitStatus.suspended')).first()).toBeVisible();
  expect((await desk.ask('permit.read', { id })).permit.history).toHaveLength(2);
});

test('the search of everything finds a permit by number, name and passport, below the notifications', async ({
  desk,
}) => {
  const { page, t } = desk;
  await save(desk);
  const found = page.getByRole('grid', { name: t('permit.title') }).getByRole('row', { name: 'UT-00001' });
  for (const text of ['UT-00001', 'эрикссон', 'UT0001112']) {
    await chord(page, 'Ctrl+KeyK');
    await page.keyboard.insertText(text);
    await page.keyboard.press('Enter');
    await expect(page.getByText(t('search.permits', { count: 1 })), text).toBeVisible();
    await expect(found, 'nothing else is found: the cursor is in the permit').toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: /UT-00001/u })).toBeVisible();
  await page.evaluate(() => (location.hash = '#/search?q=-'));
  await expect(page.getByText(t('search.nothing', { query: '-' }))).toBeVisible();
});

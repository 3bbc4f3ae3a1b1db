import { randomUUID } from 'node:crypto';
import { languages } from '#shared/locale/language.ts';
import { specimenMrz } from '#tests/fixtures/mrz.ts';
import { administrator, errorSummary, expect, passwordField, setUpByCall, test } from './desk.ts';
import { chord, scan } from './hands.ts';
import { lookAt } from './look-at.ts';
import { completeNotice, register, visitor } from './notice.ts';

/* No state of any page breaks WCAG 2.2 AA as far as a program can tell, in three languages and two themes. */

const sections = ['office', 'users', 'rules', 'packages', 'reference', 'me', 'about'] as const;

test('the look itself finds what is wrong', async ({ desk }) => {
  const found: string[] = [];
  await desk.page.evaluate(() => {
    const field = document.createElement('input');
    const pale = document.createElement('p');
    pale.textContent = 'pale';
    pale.style.color = '#ccc';
    pale.style.background = '#fff';
    document.querySelector('main')?.append(field, pale);
  });
  await lookAt(desk, found, 'ru')('spoilt page');
  expect(found.join('\n')).toMatch(
    /light: label[^]*light: color-contrast|light: color-contrast[^]*light: label/u,
  );
  expect(found.join('\n')).toContain('dark: color-contrast');
});

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('set-up, log-in and recovery', async ({ fresh: desk }) => {
      test.setTimeout(120_000);
      const { page, t } = desk;
      const found: string[] = [];
      const look = lookAt(desk, found, language);
      await page.evaluate((code) => localStorage.setItem('qabyldau.language', code), language);
      await page.reload();
      await expect(page.getByRole('heading', { level: 1, name: t('setup.title') })).toBeVisible();
      await look('set-up');
      await chord(page, 'Ctrl+Enter');
      await expect(errorSummary(desk)).toBeVisible();
      await look('set-up with errors');

      await setUpByCall(page, language);
      await desk.atForm();
      await chord(page, 'Ctrl+KeyL');
      await expect(passwordField(desk)).toBeVisible();
      await look('log-in');
      await page.getByRole('textbox', { name: t('session.login') }).fill(administrator.login);
      await passwordField(desk).fill('not the password at all');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await expect(page.getByText(t('errors.session.wrongPassword'))).toBeVisible();
      await look('log-in with a wrong password');
      await page.getByText(t('session.forgot'), { exact: true }).click();
      await page
        .getByRole('button', { name: t('session.recover.open') })
        .first()
        .press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: t('session.recover.title') })).toBeVisible();
      await look('recovery');
      expect(found).toEqual([]);
    });

    test('the form and its states', async ({ desk }) => {
      test.setTimeout(120_000);
      const { page, t } = desk;
      const found: string[] = [];
      const look = lookAt(desk, found, language);
      await look('empty form');
      await chord(page, 'F4');
      await expect(page.getByRole('option').first()).toBeVisible();
      await look('open list');
      await chord(page, 'Escape');
      await chord(page, 'Ctrl+Enter');
      await expect(errorSummary(desk)).toBeVisible();
      await look('form with errors');
      await chord(page, 'Ctrl+Slash');
      await expect(page.getByRole('dialog')).toBeVisible();
      await look('keys');
      await chord(page, 'Escape');

      await register(desk);
      await desk.ask('draft.save', { id: randomUUID(), values: twoPeople(), revision: 1 });
      await page.reload();
      await desk.atForm();
      const compare = page.getByRole('button', { name: t('checks.compare', { count: 1 }) }).first();
      await expect(compare).toBeVisible();
      for (const line of await page.getByRole('complementary').locator('summary').all())
        await line.press('Enter');
      await look('filled form, checks opened');
      await scan(page, otherNames);
      await expect(page.getByText(t('scan.differs'))).toBeVisible();
      await look('scan that differs');
      await compare.press('Enter');
      await expect(page.getByRole('dialog', { name: t('compare.title') })).toBeVisible();
      await look('compared records');
      await chord(page, 'Escape');
      await chord(page, 'Ctrl+Enter');
      await expect(page.getByRole('textbox', { name: t('desk.warnings.reason') })).toBeVisible();
      await look('form with warnings');
      expect(found).toEqual([]);
    });

    test('record, list, search, settings and help', async ({ desk }) => {
      test.setTimeout(120_000);
      const { page, t } = desk;
      const found: string[] = [];
      const look = lookAt(desk, found, language);
      const { id, number } = await register(desk);
      const go = (path: string): Promise<string> => page.evaluate((hash) => (location.hash = hash), path);
      await go(`/notification/${id}`);
      await expect(page.getByRole('figure').first()).toContainText(number);
      await look('record');
      await go('/list');
      await expect(page.getByRole('row', { name: number })).toBeVisible();
      await look('list');
      await go('/search?q=eriksson');
      await expect(page.getByRole('row', { name: number })).toBeVisible();
      await look('search');
      await go('/search?q=nobody');
      await expect(page.getByText(t('search.nothingHint'))).toBeVisible();
      await look('search without results');
      for (const section of sections) {
        await go(`/settings/${section}`);
        await expect(page.getByRole('link', { name: t(`settings.section.${section}`) })).toHaveAttribute(
          'aria-current',
          'page',
        );
        await page.waitForTimeout(300);
        await look(`settings, ${section}`);
      }
      await chord(page, 'F1');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await look('help');
      expect(found).toEqual([]);
    });
  });
}

/** One known to the register, one new; warnings remain. */
function twoPeople() {
  const values = completeNotice({
    foreigners: [
      visitor(),
      visitor({ documentNumber: 'L898910C1', givenNames: 'LINA', surname: 'ERIKSSON' }),
    ],
  });
  values.host.phone = '';
  return values;
}

const otherNames = specimenMrz({
  format: 'TD3',
  surname: 'ERIKSEN',
  givenNames: 'ANN',
  number: 'L898902C3',
  bornOn: '1974-08-12',
  sex: 'female',
  expiresOn: '2032-04-14',
});

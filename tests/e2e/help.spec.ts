import { expect, test } from './desk.ts';
import { chord } from './hands.ts';
import { visitor, completeNotice, register } from './notice.ts';
import { typeFields } from './work-hands.ts';

/* F1 opens the topic of the page, and of the place on a page that has one; Esc goes back. */

/** Heading of each page, and its topic. */
const pages = {
  '/list': ['list.title', 'help.list'],
  '/follow-up/ending': ['tasks.title', 'help.tasks'],
  '/settings/rules': ['app.rail.settings', 'help.settings'],
  '/permits': ['permit.title', 'help.permits'],
  '/permits/new': ['permit.titleNew', 'help.permits'],
  '/quota': ['quota.title', 'help.quota'],
  '/quota/2026/750000000/cat3': ['quotaLine.cat3', 'help.quota'],
  '/settings/packages': ['app.rail.settings', 'help.packages'],
  '/imports': ['import.title', 'help.imports'],
  '/mail': ['mailQueue.title', 'help.mail'],
  '/mail/open': ['mailOpening.title', 'help.mailOpen'],
  '/mail/outgoing': ['mailOutgoing.title', 'help.mailAnswer'],
} as const;

test('every page has help of its own', async ({ desk }) => {
  test.setTimeout(120_000);
  const { page, t } = desk;
  const topic = page.getByRole('article').getByRole('heading', { level: 2 });
  for (const [path, [heading, title]] of Object.entries(pages)) {
    await page.evaluate((hash) => (location.hash = `#${hash}`), path);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(t(heading));
    await chord(page, 'F1');
    await expect(topic, path).toHaveText(t(title));
    await expect(topic).toBeFocused();
    await chord(page, 'Escape');
    await expect(page, path).toHaveURL(new RegExp(`#${path}$`, 'u'));
  }
});

test('the work check has help of its own, where the form and the record ask or answer about work', async ({
  desk,
}) => {
  const { page, t } = desk;
  const topic = page.getByRole('article').getByRole('heading', { level: 2 });
  await chord(page, 'F1');
  await expect(topic).toHaveText(t('help.desk'));
  await chord(page, 'Escape');
  await desk.atForm();
  await typeFields(page, { 'foreigners.0.purpose': { line: 'work' } });
  await page.locator('[id="foreigners.0.workPermitNumber"]').focus();
  await chord(page, 'F1');
  await expect(topic).toHaveText(t('help.work'));
  await expect(page.getByRole('article').getByText(t('help.lights.stop'))).toBeVisible();

  const { id } = await register(desk, completeNotice({ foreigners: [visitor({ purpose: 'work' })] }));
  await page.evaluate((hash) => (location.hash = hash), `#/notification/${id}`);
  await page.getByRole('button', { name: t('workDesk.again') }).focus();
  await chord(page, 'F1');
  await expect(topic).toHaveText(t('help.work'));
});

import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { TaskList } from '#shared/contract/tasks.ts';
import { languages } from '#shared/locale/language.ts';
import type { Notification } from '#shared/notification.ts';
import { limitValues, passing, useValues } from '#tests/fixtures/quota.ts';
import { expect, test, type Desk } from './desk.ts';
import { chord, enter, tabUntil, type } from './hands.ts';
import { completeNotice, officeDay, register, visitor, written } from './notice.ts';
import { atyrau, company, permit, savePermit, welder } from './work-hands.ts';

/* The work lists by keyboard alone: from the rail to a line, to its owner, off the list, to whoever decides, and back with the answer. */

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const permitNumber = 'UTO-000001';

/** A check that waits, a permit that ends and a line above its limit. */
async function prepare(desk: Desk): Promise<Notification> {
  const worker = visitor({
    citizenship: 'UZB',
    purpose: 'work',
    employerKind: 'legalEntity',
    employerIdentifier: company.identifier,
    employerName: company.name,
    jobTitle: welder,
    jobLevel: 'skilled',
    workplaceRegion: atyrau,
  });
  const notice = completeNotice({ foreigners: [worker] });
  const record = await register(desk, { ...notice, stay: { ...notice.stay, departsOn: written(300) } });
  await savePermit(desk, permit({ number: permitNumber, validUntil: written(40) }));
  const year = officeDay().slice(0, 4);
  await desk.ask('quota.setLimit', { values: limitValues({ year, from: `01.01.${year}` }), ...passing });
  await desk.ask('quota.setUse', { values: useValues({ year, used: '101', asOf: written(0) }), ...passing });
  return record;
}

/** What is wrong with the page as it is now: by the rules of accessibility, and in a window of 1280×720 at 200 %. */
async function faults(page: Page): Promise<string[]> {
  // Colours of what is still fading in are not its own.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const axe = new AxeBuilder({ page }).withTags(standards).setLegacyMode();
  const hasDialog = (await page.getByRole('dialog').count()) > 0;
  const { violations } = await (hasDialog ? axe.include('[role=dialog]') : axe).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
  await page.setViewportSize({ width: 640, height: 360 });
  const cut = await page.evaluate(() => {
    const { innerWidth, innerHeight } = window;
    const wide = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
    const dialog = document.querySelector('[role=dialog]');
    const parts = dialog === null ? [] : [dialog, ...dialog.querySelectorAll('h2, button, label')];
    const outside = parts.flatMap((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect();
      // What a dialog scrolls to may be below; its edge and its verbs may not.
      const scrolls = part.closest('.body') !== null;
      const isCut = left < 0 || right > innerWidth || (!scrolls && (top < 0 || bottom > innerHeight));
      return isCut ? [`cut off: ${part.textContent.trim().slice(0, 40)}`] : [];
    });
    return [...wide, ...outside];
  });
  await page.setViewportSize({ width: 1280, height: 720 });
  return [...found, ...cut];
}

/** Goes on with Tab, or back with Shift+Tab, until this has the cursor. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reaches ${target.toString()}`);
}

const grid = ({ page, t }: Desk, list: TaskList): Locator =>
  page.getByRole('grid', { name: t(`tasks.list.${list}`) });
const lineOf = (desk: Desk, list: TaskList): Locator => grid(desk, list).getByRole('row').nth(1);
const button = ({ page }: Desk, name: string): Locator => page.getByRole('button', { name });
const onlyChip = ({ page, t }: Desk, only: 'open' | 'mine' | 'done'): Locator =>
  page.getByRole('button', { name: t(`tasks.only.${only}`), exact: true });
const dialogOf = ({ page }: Desk, name: string): Locator => page.getByRole('dialog', { name });

/** From wherever the cursor is in the lines to another list, and into its first line. */
async function toList(desk: Desk, list: TaskList): Promise<void> {
  const { page, t } = desk;
  await tabTo(page, button(desk, t(`tasks.list.${list}`)), 'Shift+Tab');
  await page.keyboard.press('Space');
  await expect(page.getByText(t(`tasks.about.${list}`))).toBeVisible();
}

async function toLine(desk: Desk, list: TaskList): Promise<Locator> {
  const line = lineOf(desk, list);
  await tabTo(desk.page, line);
  return line;
}

/** Types over what stands in a field of a dialog. */
async function typeOver(page: Page, id: string, text: string): Promise<void> {
  await tabUntil(page, id);
  await page.keyboard.press('Control+A');
  await type(page, text);
}

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('a line gets an owner, leaves its list, is referred and answered', async ({ desk }) => {
      test.setTimeout(120_000);
      const { page, t } = desk;
      const record = await prepare(desk);

      await test.step('from the rail to the line that waits, and to its owner', async () => {
        const item = page.getByRole('navigation').getByRole('link', { name: t('tasks.rail') });
        await expect(item).toContainText('3');
        const keys = (await item.getAttribute('aria-keyshortcuts')) ?? '';
        await chord(page, `Alt+Digit${keys.slice(-1)}`);
        const line = lineOf(desk, 'waiting');
        await expect(line, 'the cursor is in the first line').toBeFocused();
        await expect(line).toContainText(record.number);
        expect(await faults(page)).toEqual([]);

        await chord(page, 'F2');
        const dialog = dialogOf(desk, t('tasks.edit'));
        await expect(dialog.getByRole('combobox')).toBeFocused();
        await typeOver(page, 'task.dueOn', '31.02.');
        await chord(page, 'Ctrl+Enter');
        await expect(page.locator('[id="task.dueOn"]')).toHaveAttribute('aria-invalid', 'true');
        expect(await faults(page)).toEqual([]);
        await typeOver(page, 'task.dueOn', written(3));
        await typeOver(page, 'task.note', 'asked by phone');
        await chord(page, 'Ctrl+Enter');
        await expect(dialog).toBeHidden();
        await expect(line).toContainText('asked by phone');
        await expect(line, 'the cursor is back where it was').toBeFocused();
        await tabTo(page, onlyChip(desk, 'mine'), 'Shift+Tab');
        await page.keyboard.press('Space');
        await expect(onlyChip(desk, 'mine')).toHaveAttribute('aria-pressed', 'true');
        await expect(line).toContainText(record.number);
        await page.keyboard.press('Space');
        await expect(onlyChip(desk, 'mine'), 'one is always on').toHaveAttribute('aria-pressed', 'true');
        await tabTo(page, onlyChip(desk, 'open'), 'Shift+Tab');
        await page.keyboard.press('Space');
      });

      await test.step('a line above its limit is settled with what was done', async () => {
        await toList(desk, 'aboveLimit');
        const line = await toLine(desk, 'aboveLimit');
        await expect(line).toContainText('101');
        await tabTo(page, button(desk, t('tasks.settle')), 'Shift+Tab');
        await enter(page);
        const dialog = dialogOf(desk, t('tasks.settle'));
        await expect(dialog).toBeVisible();
        await chord(page, 'Ctrl+Enter');
        await expect(dialog.getByText(t('tasks.settle.reasonMissing'))).toBeVisible();
        expect(await faults(page)).toEqual([]);
        await typeOver(page, 'task.reason', 'akimat told');
        await chord(page, 'Ctrl+Enter');
        await expect(dialog).toBeHidden();
        await expect(page.getByText(t('tasks.empty'))).toBeVisible();
        await expect(page.getByRole('heading', { level: 1 }), 'the cursor is not lost').toBeFocused();
        await tabTo(page, onlyChip(desk, 'done'));
        await page.keyboard.press('Space');
        await expect(await toLine(desk, 'aboveLimit')).toContainText('akimat told');
        await tabTo(page, onlyChip(desk, 'open'), 'Shift+Tab');
        await page.keyboard.press('Space');
      });

      await test.step('a permit that ends leads to the record and back', async () => {
        await toList(desk, 'ending');
        const line = await toLine(desk, 'ending');
        await expect(line).toContainText(permitNumber);
        await enter(page);
        await expect(page.getByRole('heading', { level: 1, name: record.number })).toBeVisible();
        await chord(page, 'Escape');
        await expect(line).toBeFocused();
      });

      await test.step('the check that waits is referred from its record', async () => {
        await toList(desk, 'waiting');
        await toLine(desk, 'waiting');
        await enter(page);
        const refer = button(desk, t('referral.title'));
        await tabTo(page, refer);
        await enter(page);
        const dialog = dialogOf(desk, t('referral.title'));
        await expect(dialog).toBeVisible();
        await typeOver(page, 'referral.dueOn', '');
        await chord(page, 'Ctrl+Enter');
        await expect(dialog.getByText(t('issue.field.required')).first()).toBeVisible();
        expect(await faults(page)).toEqual([]);
        await typeOver(page, 'referral.dueOn', written(5));
        const choices = dialog.getByRole('radio');
        await tabTo(page, choices.first(), 'Shift+Tab');
        await page.keyboard.press('Space');
        await typeOver(page, 'referral.note', 'which quota');
        await chord(page, 'Ctrl+Enter');
        await expect(dialog).toBeHidden();
        const [said = ''] = t('referral.made', { to: '', dueOn: '' }).split(/[:,]/u);
        await expect(page.getByRole('complementary').getByText(said)).toBeVisible();
        await expect(refer, 'the cursor is back where it was').toBeFocused();
      });

      await test.step('what came back is entered on the list', async () => {
        await chord(page, 'Escape');
        await expect(page.getByText(t('tasks.empty'))).toBeVisible();
        await tabTo(page, button(desk, t('tasks.list.referrals')));
        await page.keyboard.press('Space');
        await toLine(desk, 'referrals');
        expect(await faults(page)).toEqual([]);
        await tabTo(page, button(desk, t('tasks.answer')), 'Shift+Tab');
        await enter(page);
        const dialog = dialogOf(desk, t('tasks.answer'));
        await expect(dialog).toBeVisible();
        await chord(page, 'Ctrl+Enter');
        await expect(dialog.getByText(t('tasks.answer.textMissing'))).toBeVisible();
        expect(await faults(page)).toEqual([]);
        await page.keyboard.press('Space');
        await typeOver(page, 'answer.text', 'letter 12');
        await chord(page, 'Ctrl+Enter');
        await expect(dialog).toBeHidden();
        await expect(page.getByText(t('tasks.empty'))).toBeVisible();
        const { rows } = await desk.ask('task.list', { list: 'referrals', only: 'done', limit: 10 });
        expect(rows).toMatchObject([
          { number: record.number, outcome: 'mayWork', answer: 'letter 12', light: 'order' },
        ]);
      });
    });
  });
}

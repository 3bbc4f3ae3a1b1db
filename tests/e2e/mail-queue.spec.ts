import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Output } from '#shared/contract/contract.ts';
import { emptyEnvelope } from '#shared/forms/envelope-form.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import { languages } from '#shared/locale/language.ts';
import { expect, test, type Desk } from './desk.ts';
import { chord } from './hands.ts';
import { written } from './notice.ts';

/* The queue of the mail by keyboard: into an envelope, decisions about its notices, and back to the row one came from. */

type Envelope = Output<'envelope.read'>;

function openEnvelope(desk: Desk, changes: Partial<EnvelopeValues> = {}): Promise<Envelope> {
  return desk.ask('envelope.open', {
    requestId: randomUUID(),
    values: {
      ...emptyEnvelope(),
      postmark: 'legible',
      postmarkOn: written(-3),
      receivedOn: written(-1),
      senderName: 'Үлгібаев Ерасыл',
      senderAddress: 'Алма көшесі, 12',
      counted: '1',
      ...changes,
    },
    reason: 'invented',
    earlierId: null,
  });
}

async function toQueue({ page, t }: Desk): Promise<void> {
  await page
    .getByRole('navigation', { name: t('app.rail') })
    .getByRole('link', { name: t('app.rail.mail') })
    .press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: t('mailQueue.title') })).toBeVisible();
}

const button = ({ page }: Desk, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name}`, 'u') });
const chosenRow = ({ page }: Desk) => page.locator('tbody tr:focus');
const titleOf = ({ page, t }: Desk, { number }: Envelope) =>
  page.getByRole('heading', { level: 1, name: t('mailEnvelope.titleOf', { number }) });

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('an envelope is found, decided and left by keyboard, and nothing in it breaks WCAG 2.2 AA', async ({
      desk,
    }) => {
      test.setTimeout(180_000);
      const { page, t, ask } = desk;
      const found: string[] = [];
      const look = async (state: string): Promise<void> => {
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
        const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode().analyze();
        found.push(...violations.map(({ id, nodes }) => `${state}: ${id} ${nodes[0]?.html ?? ''}`));
      };
      const young = await openEnvelope(desk, { senderName: 'Мысалова Ольга', receivedOn: written(0) });
      const old = await openEnvelope(desk, {
        postmarkOn: written(-20),
        receivedOn: written(-15),
        declared: '4',
        counted: '3',
        enclosuresDeclared: 'passportCopy,visaCopy',
        enclosuresFound: 'passportCopy',
      });
      await toQueue(desk);
      await expect(page.getByRole('row')).toHaveCount(3);
      // The first due has the cursor.
      await expect(chosenRow(desk)).toContainText(old.number);
      await expect(chosenRow(desk)).toContainText(t('mailQueue.overdue'));
      await expect(page.getByText(t('mailQueue.equation.opened', { count: 2 }))).toBeVisible();
      await look('queue');

      await page.keyboard.press('Enter');
      await expect(titleOf(desk, old)).toBeVisible();
      await expect(chosenRow(desk)).toContainText('1');
      await look('envelope');

      // Two notices go back with two defects each, picked by their keys.
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      await expect(page.getByText(t('mailEnvelope.ticked', { count: 2 }))).toBeVisible();
      await button(desk, t('mailDecide.return')).press('Enter');
      const dialog = page.getByRole('dialog', { name: t('mailDecide.return.title') });
      await expect(dialog.getByRole('checkbox').first()).toBeFocused();
      await chord(page, 'Ctrl+Enter');
      await expect(dialog).toContainText(t('mailDecide.return.missing'));
      await page.keyboard.press('3');
      await page.keyboard.press('1');
      await look('return');
      await chord(page, 'Ctrl+Enter');
      await expect(dialog).toBeHidden();
      await expect(page.getByRole('row', { name: t('mail.itemState.returned') })).toHaveCount(2);
      const returned = (await ask('envelope.read', { id: old.id })).items.slice(0, 2);
      expect(returned.map(({ defects }) => defects)).toEqual([
        ['noArrivalDate', 'noPassportCopy'],
        ['noArrivalDate', 'noPassportCopy'],
      ]);

      // The next waiting one has the cursor: it belongs to another office.
      await expect(chosenRow(desk)).toContainText(t('mail.itemState.pending'));
      await button(desk, t('mailDecide.forward')).press('Enter');
      const office = page.getByRole('textbox', { name: t('mailDecide.forward.to') });
      await expect(office).toBeFocused();
      await chord(page, 'Ctrl+Enter');
      await expect(office).toHaveAttribute('aria-invalid', 'true');
      await office.fill('Үлгі ауданының бөлімі');
      await chord(page, 'Ctrl+Enter');
      await expect(page.getByRole('row', { name: t('mail.itemState.forwarded') })).toContainText(
        'Үлгі ауданының бөлімі',
      );

      // What was declared and is not there is explained; then nothing waits.
      await button(desk, t('mailDecide.notInside')).press('Enter');
      await page.getByRole('textbox', { name: t('mailDecide.notInside.reason') }).fill('e2e');
      await chord(page, 'Ctrl+Enter');
      await expect(page.getByRole('row', { name: t('mail.itemState.notInside') })).toHaveCount(1);
      expect((await ask('envelope.read', { id: old.id })).state).toBe('returned');
      await expect(button(desk, t('mailEnvelope.letters'))).toBeVisible();

      // A decision taken back lets the envelope wait again.
      await page.keyboard.press('Home');
      await button(desk, t('mailDecide.takeBack')).press('Enter');
      const reason = page.getByRole('textbox', { name: t('mailDecide.takeBack.reason') });
      await chord(page, 'Ctrl+Enter');
      await expect(reason).toBeFocused();
      await look('take back');
      await reason.fill('e2e');
      await chord(page, 'Ctrl+Enter');
      await expect(page.getByRole('row', { name: t('mail.itemState.pending') })).toHaveCount(1);

      // What was written down at the opening is corrected, and the history says so.
      await chord(page, 'F2');
      const sender = page.getByRole('textbox', { name: t('form.envelope.senderName'), exact: true });
      await sender.fill('Пішімбаев Ерасыл');
      await look('correct');
      await page.getByRole('textbox', { name: t('mailEnvelope.correct.reason') }).fill('e2e');
      await chord(page, 'Ctrl+Enter');
      await expect(page.getByText(t('mailEnvelope.what.corrected'), { exact: true })).toBeVisible();
      expect((await ask('envelope.read', { id: old.id })).content.senderName).toBe('Пішімбаев Ерасыл');

      await page.setViewportSize({ width: 640, height: 360 });
      await look('envelope at 200 %');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
      await chord(page, 'Escape');
      await expect(chosenRow(desk)).toContainText(old.number);
      await look('queue at 200 %');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
      await page.setViewportSize({ width: 1280, height: 720 });

      // One key takes the first free envelope to its first waiting notice.
      await chord(page, 'Ctrl+Enter');
      await expect(page).toHaveURL(new RegExp(`#/mail/${old.id}/enter/0$`, 'u'));
      expect((await ask('envelope.read', { id: old.id })).holder).not.toBeNull();
      expect((await ask('envelope.read', { id: young.id })).holder).toBeNull();
      expect(found).toEqual([]);
    });
  });
}

test('the queue narrows by text and view, and the search finds an envelope by its last digits', async ({
  desk,
}) => {
  const { page, t } = desk;
  const first = await openEnvelope(desk);
  const second = await openEnvelope(desk, { senderName: 'Мысалова Ольга', postNumber: 'RR123456785KZ' });
  await desk.ask('envelope.take', { id: second.id, over: false });
  await toQueue(desk);
  await expect(page.getByRole('row')).toHaveCount(3);
  const box = page.getByRole('textbox', { name: t('mailQueue.search') });
  await box.fill('rr1234');
  await expect(page.getByRole('row')).toHaveCount(2);
  await box.press('Enter');
  await expect(chosenRow(desk)).toContainText(second.number);
  await box.fill('');
  await page.getByRole('button', { name: t('mailQueue.view.mine') }).press('Enter');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('row').last()).toContainText(second.number);

  await chord(page, 'F1');
  await expect(page.getByRole('article').getByRole('heading', { level: 2 })).toHaveText(t('help.mail'));
  await chord(page, 'Escape');
  // The view is remembered.
  await expect(page.getByRole('row')).toHaveCount(2);

  await chord(page, 'Ctrl+KeyK');
  await page.keyboard.insertText(first.number.slice(-6));
  await page.keyboard.press('Enter');
  await expect(chosenRow(desk)).toContainText(first.number);
  await page.keyboard.press('Enter');
  await expect(titleOf(desk, first)).toBeVisible();
});

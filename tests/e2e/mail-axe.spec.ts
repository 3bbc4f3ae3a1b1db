import { randomUUID } from 'node:crypto';
import { emptyEnvelope } from '#shared/forms/envelope-form.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import { languages } from '#shared/locale/language.ts';
import type { EnvelopeRecord } from '#shared/mail/envelope.ts';
import { specimenPng } from '#electron/seed/specimen-scan.ts';
import { inventedItem } from '#tests/fixtures/s10.ts';
import { expect, test, type Desk } from './desk.ts';
import { chord } from './hands.ts';
import { lookAt } from './look-at.ts';
import { completeNotice, written } from './notice.ts';

/* No state of the mail room's pages breaks WCAG 2.2 AA as far as a program can tell; the bench and the form have specs of their own. */

function open({ ask }: Desk, changes: Partial<EnvelopeValues> = {}): Promise<EnvelopeRecord> {
  return ask('envelope.open', {
    requestId: randomUUID(),
    values: {
      ...emptyEnvelope(),
      postmark: 'legible',
      postmarkOn: written(-3),
      receivedOn: written(-1),
      unitReceivedOn: written(0),
      senderName: 'Үлгібаев Ерасыл',
      senderAddress: 'Алма көшесі, 12',
      senderPostcode: '000010',
      declared: '2',
      counted: '2',
      enclosuresDeclared: 'passportCopy,hostLetter',
      enclosuresFound: 'passportCopy',
      ...changes,
    },
    reason: 'invented',
    earlierId: null,
  });
}

/** One waits with a scan and one notice entered, one is registered and asked, one returned, one is overdue and empty. */
async function layBag(desk: Desk): Promise<{ readonly waits: string; readonly back: string }> {
  const { ask } = desk;
  const waits = await open(desk, { postNumber: inventedItem(1), condition: 'damaged,wet' });
  const bytes = Buffer.from(specimenPng(2));
  const { id: uploadId } = await ask('upload.begin', { fileName: 'scan.png', size: bytes.length });
  await ask('upload.put', { id: uploadId, index: 0, data: bytes.toString('base64') });
  await ask('scan.attach', { envelopeId: waits.id, uploadId });
  await enter(desk, waits.id);
  const back = await open(desk, { counted: '1', declared: '1' });
  const decided = { revision: back.revision, positions: [0] };
  await ask('envelope.decide', {
    id: back.id,
    ...decided,
    decision: { state: 'returned', defects: ['noArrivalDate'], reason: null },
  });
  await ask('letter.issue', { envelopes: [back.id] });
  await open(desk, { counted: '0', declared: '1', receivedOn: written(-40), postmarkOn: written(-41) });
  const forwarded = await open(desk, { counted: '1', declared: '1' });
  await ask('envelope.decide', {
    id: forwarded.id,
    revision: forwarded.revision,
    positions: [0],
    decision: { state: 'forwarded', forwardedTo: 'Үлгі бөлімі', reason: null },
  });
  return { waits: waits.id, back: back.id };
}

async function enter({ ask }: Desk, id: string): Promise<void> {
  const values = completeNotice();
  const envelope = { id, position: 0 };
  const { issues } = await ask('notification.check', { values, envelope });
  const passed = issues.map(({ path, code }) => ({ path, code }));
  const reason = passed.length > 0 ? 'invented' : null;
  await ask('notification.register', {
    requestId: randomUUID(),
    draftId: null,
    values,
    envelope,
    passed,
    reason,
  });
}

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('queue, envelope, its decisions, letters, dispatch and day', async ({ desk }) => {
      test.setTimeout(240_000);
      const { page, t } = desk;
      const found: string[] = [];
      const look = lookAt(desk, found, language);
      const { waits, back } = await layBag(desk);
      const go = (path: string): Promise<string> => page.evaluate((hash) => (location.hash = hash), path);
      const heading = page.getByRole('heading', { level: 1 });
      const dialog = page.getByRole('dialog');
      const leave = async (): Promise<void> => {
        await chord(page, 'Escape');
        await expect(dialog).toHaveCount(0);
      };

      await go('/mail');
      await expect(page.getByRole('row').filter({ hasText: '-IN-' })).toHaveCount(2);
      await look('queue');
      await page.getByRole('button', { name: t('mailQueue.view.unanswered') }).press('Enter');
      await expect(page.getByRole('row').filter({ hasText: '-IN-' })).toHaveCount(1);
      await look('without a letter');
      await page.getByRole('button', { name: t('mailQueue.view.register') }).press('Enter');
      await expect(page.getByRole('row').filter({ hasText: '-IN-' })).not.toHaveCount(1);
      await look('register of the mail');

      await go(`/mail/${waits}`);
      await expect(page.getByRole('row').filter({ hasText: '-03-' })).toHaveCount(1);
      await look('envelope that waits');
      // The first notice is registered, the second waits.
      const notices = page.locator('tbody tr');
      for (const [verb, row] of [
        ['mailDecide.ask', 0],
        ['mailDecide.return', 1],
        ['mailDecide.forward', 1],
        ['mailDecide.notNotification', 1],
      ] as const) {
        await notices.nth(row).focus();
        await page.keyboard.press(row === 0 ? 'Home' : 'End');
        await page.getByRole('button', { name: `${t(verb)}…` }).press('Enter');
        await expect(dialog).toBeVisible();
        if (verb !== 'mailDecide.ask') {
          await chord(page, 'Ctrl+Enter');
          await expect(dialog.getByText('■').first()).toBeVisible();
        }
        await look(`${verb} with nothing said`);
        await leave();
      }
      await chord(page, 'F2');
      await expect(dialog).toBeVisible();
      await look('correction');
      await leave();

      await go(`/mail/${back}`);
      await expect(heading).toContainText('-000002');
      await look('envelope that went back');
      await chord(page, 'Ctrl+KeyP');
      await expect(dialog.getByRole('img').first()).toBeVisible();
      await look('letters');
      await leave();

      await go('/mail/outgoing');
      await expect(page.getByRole('row').filter({ hasText: '-OUT-' })).toHaveCount(1);
      await look('letters to dispatch');
      await page.getByRole('row').filter({ hasText: '-OUT-' }).press('Enter');
      await look('number of a letter');
      await chord(page, 'Escape');
      await chord(page, 'Ctrl+Enter');
      await expect(dialog).toBeVisible();
      await look('question before the dispatch');
      await chord(page, 'Ctrl+Enter');
      await expect(dialog.getByRole('img').first()).toBeVisible();
      await look('list for the post');
      await leave();
      await page.getByRole('button', { name: t('mailOutgoing.view.dispatched') }).press('Enter');
      await expect(page.getByRole('row').filter({ hasText: '-OUT-' })).toHaveCount(1);
      await look('dispatched letters');

      await go('/mail/day');
      await expect(page.getByText(t('mailDay.holds', { in: 4, accounted: 4 }))).toBeVisible();
      await look('day');
      await chord(page, 'Ctrl+Enter');
      await expect(page.getByRole('alert').first()).toBeVisible();
      await look('day without its reasons');
      for (const field of await page.getByRole('main').getByRole('textbox').all()) await field.fill('үлгі');
      await chord(page, 'Ctrl+Enter');
      await expect(dialog).toBeVisible();
      await look('question before the close');
      await chord(page, 'Ctrl+Enter');
      await expect(page.getByText(t('mailDay.state.closed'), { exact: true })).toBeVisible();
      await look('closed day');
      await page.getByRole('button', { name: `${t('mailDay.reopen')}…` }).press('Enter');
      await expect(dialog).toBeVisible();
      await look('reopening');
      await leave();
      await chord(page, 'Ctrl+KeyP');
      await expect(dialog).toBeVisible();
      await look('period of the register');
      await chord(page, 'Ctrl+Enter');
      await expect(dialog.getByRole('img').first()).toBeVisible();
      await look('printed register');
      expect(found).toEqual([]);
    });
  });
}

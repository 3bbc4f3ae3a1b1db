import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Output } from '#shared/contract/contract.ts';
import { emptyEnvelope } from '#shared/forms/envelope-form.ts';
import { expect, test, type Desk } from './desk.ts';
import { chord, scan, typeSlowly } from './hands.ts';
import { written } from './notice.ts';

/* Letters out of the house and the day to its end, by keyboard: numbered, dispatched, one back; reasons, closed, opened again. */

test.use({ language: 'ru' });

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

function openEnvelope(desk: Desk, senderName: string): Promise<Output<'envelope.open'>> {
  return desk.ask('envelope.open', {
    requestId: randomUUID(),
    values: {
      ...emptyEnvelope(),
      postmark: 'legible',
      postmarkOn: written(-3),
      receivedOn: written(-1),
      senderName,
      senderAddress: 'Алма көшесі, 12',
      senderPostcode: '050000',
      counted: '1',
    },
    reason: 'invented',
    earlierId: null,
  });
}

/** Envelopes sent back, with their letters waiting to be dispatched, and one that still waits. */
async function prepare(desk: Desk) {
  const back = [];
  for (const name of ['Үлгібаев Ерасыл', 'Мысалова Ольга']) {
    const { id, revision } = await openEnvelope(desk, name);
    const decision = { state: 'returned' as const, defects: ['noSignature'], reason: null };
    await desk.ask('envelope.decide', { id, revision, positions: [0], decision });
    back.push(id);
  }
  const waiting = await openEnvelope(desk, 'Образцов Санжар');
  const { items } = await desk.ask('letter.issue', { envelopes: back });
  return { waiting, letters: items };
}

/** What is wrong with the page as it is now: by the rules of accessibility, and in a window of 1280×720 at 200 %. */
async function faults({ page }: Desk): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const axe = new AxeBuilder({ page }).withTags(standards).setLegacyMode();
  const hasDialog = (await page.getByRole('dialog').count()) > 0;
  const { violations } = await (hasDialog ? axe.include('[role=dialog]') : axe).analyze();
  await page.setViewportSize({ width: 640, height: 360 });
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  await page.setViewportSize({ width: 1280, height: 720 });
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    ...(isWide ? ['the page scrolls sideways'] : []),
  ];
}

const goTo = ({ page }: Desk, path: string) => page.evaluate((to) => (location.hash = to), path);
const focusedRow = ({ page }: Desk) => page.locator('tbody tr:focus');
const dialogOf = ({ page }: Desk, name: string) => page.getByRole('dialog', { name });

test('letters are numbered row by row, dispatched on a list, and one is booked back', async ({ desk }) => {
  test.setTimeout(120_000);
  const { page, t } = desk;
  const { letters } = await prepare(desk);
  const [first, second] = letters;
  if (first === undefined || second === undefined) throw new Error('no letters');
  await goTo(desk, '/mail/outgoing');
  await expect(focusedRow(desk)).toContainText(first.number);

  // One number is read, whatever the layout; the next row is in hand, and its number is typed.
  await scan(page, 'RR473124829KZ', 'kazakh');
  await expect(page.getByRole('row', { name: first.number })).toContainText('RR473124829KZ');
  await expect(focusedRow(desk)).toContainText(second.number);
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: t('mailOutgoing.numberOf', { number: second.number }) });
  await expect(field).toBeFocused();
  expect(await faults(desk)).toEqual([]);
  await typeSlowly(page, 'rr473124820kz');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('status').filter({ hasText: t('issue.envelope.itemCheckDigit') }),
  ).toBeVisible();
  await expect(focusedRow(desk)).toContainText(second.number);
  expect(await faults(desk)).toEqual([]);

  await chord(page, 'Ctrl+Enter');
  const question = dialogOf(desk, t('mailOutgoing.dispatch.title'));
  await expect(question).toContainText(t('mailOutgoing.dispatch.text', { count: 2 }));
  await expect(question).toContainText(t('mailOutgoing.dispatch.doubtful', { count: 1 }));
  expect(await faults(desk)).toEqual([]);
  await chord(page, 'Ctrl+Enter');
  const list = page.getByRole('dialog').filter({ hasText: /-D-\d{4}-0001/u });
  await expect(list.getByRole('img')).toBeVisible();
  expect(await faults(desk)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByText(t('mailOutgoing.empty.toDispatch'))).toBeVisible();

  await page.getByRole('button', { name: t('mailOutgoing.view.dispatched') }).press('Enter');
  await page.getByRole('row', { name: second.number }).focus();
  await page.keyboard.press('F2');
  await expect(dialogOf(desk, t('mailOutgoing.back.title', { number: second.number }))).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('адресат выбыл');
  expect(await faults(desk)).toEqual([]);
  await chord(page, 'Ctrl+Enter');
  await page.getByRole('button', { name: t('mailOutgoing.view.undelivered') }).press('Enter');
  await expect(page.getByRole('row', { name: second.number })).toContainText('адресат выбыл');
  expect(await faults(desk)).toEqual([]);
});

test('a letter whose decision is taken back says so, stays in the house and is withdrawn', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const { page, t, ask } = desk;
  const { letters } = await prepare(desk);
  const [first, second] = letters;
  if (first === undefined || second === undefined) throw new Error('no letters');
  await goTo(desk, '/mail/outgoing');
  await expect(focusedRow(desk)).toContainText(first.number);
  const { id, revision } = await ask('envelope.read', { id: first.envelopeId });
  await ask('envelope.decide', {
    id,
    revision,
    positions: [0],
    decision: { state: 'pending', reason: 'подписано на месте' },
  });
  await expect(page.getByRole('row', { name: first.number })).toContainText(t('mailOutgoing.outOfDate'));
  expect(await faults(desk)).toEqual([]);
  await chord(page, 'Ctrl+Enter');
  const question = dialogOf(desk, t('mailOutgoing.dispatch.title'));
  await expect(question).toContainText(t('mailOutgoing.dispatch.text', { count: 1 }));
  await expect(question).toContainText(t('mailOutgoing.dispatch.outOfDate', { count: 1 }));
  await page.keyboard.press('Escape');

  await page.getByRole('row', { name: first.number }).focus();
  await page.getByRole('button', { name: t('mailOutgoing.withdraw') }).press('Enter');
  await expect(dialogOf(desk, t('mailOutgoing.withdraw.title', { number: first.number }))).toBeVisible();
  await page.keyboard.insertText('решение отменено');
  expect(await faults(desk)).toEqual([]);
  await chord(page, 'Ctrl+Enter');
  await expect(page.getByRole('row', { name: first.number })).toHaveCount(0);
  await expect(focusedRow(desk)).toContainText(second.number);
  await page.getByRole('button', { name: t('mailOutgoing.view.withdrawn') }).press('Enter');
  await expect(page.getByRole('row', { name: first.number })).toContainText('решение отменено');
  expect(await faults(desk)).toEqual([]);
  await goTo(desk, `/mail/${id}`);
  await expect(page.getByText(t('mailEnvelope.what.withdrawn'))).toBeVisible();
  expect(await faults(desk)).toEqual([]);
});

test('the day is closed over its reasons, takes nothing then, and is opened again', async ({ desk }) => {
  test.setTimeout(120_000);
  const { page, t, ask } = desk;
  const { waiting } = await prepare(desk);
  await goTo(desk, '/mail/day');
  await expect(page.getByText(t('mailDay.holds', { in: 3, accounted: 3 }))).toBeVisible();
  expect(await faults(desk)).toEqual([]);

  // Without its reason the cursor goes where it is missing.
  await chord(page, 'Ctrl+Enter');
  const reason = page.getByRole('textbox', { name: t('mailDay.reasonOf', { number: waiting.number }) });
  await expect(reason).toBeFocused();
  await expect(page.getByRole('alert')).toContainText(t('mailDay.reasonMissing', { count: 1 }));
  expect(await faults(desk)).toEqual([]);
  await page.keyboard.insertText('ждёт ответа');
  await chord(page, 'Ctrl+Enter');
  await expect(page.getByRole('dialog')).toContainText(
    t('mailDay.close.text', { in: 3, accounted: 3, waiting: 1 }),
  );
  expect(await faults(desk)).toEqual([]);
  await chord(page, 'Ctrl+Enter');
  await expect(page.getByText(t('mailDay.state.closed'), { exact: true })).toBeVisible();
  await expect(page.getByText('ждёт ответа')).toBeVisible();
  expect(await faults(desk)).toEqual([]);
  await expect(openEnvelope(desk, 'Кешіккен')).rejects.toThrow('mail.dayClosed');

  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText(t('mailDay.notices.none'))).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(t('mailDay.state.closed'), { exact: true })).toBeVisible();

  // The register of the days as it will be printed.
  await chord(page, 'Ctrl+KeyP');
  await expect(dialogOf(desk, t('mailDay.register.title'))).toBeVisible();
  expect(await faults(desk)).toEqual([]);
  await page.locator('[id="register.from"]').fill(written(-2));
  await chord(page, 'Ctrl+Enter');
  await expect(dialogOf(desk, t('mailDay.register')).getByRole('img')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: t('mailDay.reopen') }).press('Enter');
  await page.keyboard.insertText('поздний мешок');
  await chord(page, 'Ctrl+Enter');
  await expect(page.getByText(t('mailDay.state.open'), { exact: true })).toBeVisible();
  await expect(page.getByText('поздний мешок')).toBeVisible();
  // The reason given before is offered, and taken with one key.
  await expect(reason).toHaveValue('');
  await chord(page, 'Ctrl+KeyD');
  await expect(reason).toHaveValue('ждёт ответа');
  expect((await ask('mail.day', { day: waiting.bookedOn })).trace).toHaveLength(2);
});

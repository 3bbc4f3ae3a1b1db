import { specimenMrz } from '#tests/fixtures/mrz.ts';
import { expect, type Desk } from './desk.ts';
import { fillByKeys } from './form-hands.ts';
import { chord, enterUntil, scan, tabUntil, type, type Layout } from './hands.ts';
import { written } from './notice.ts';

/** What becomes of an envelope of the bag. */
type Fate = 'registered' | 'asked' | 'returned' | 'forwarded' | 'notNotification' | 'lacking' | 'waiting';

export interface BagEnvelope {
  /** Number on its label; null = ordinary mail. */
  readonly item: string | null;
  readonly sender: string;
  readonly declared: number;
  readonly counted: number;
  readonly fate: Fate;
  readonly damaged?: boolean;
}

/** Notices of an envelope, said or found. */
export const noticesOf = ({ declared, counted }: BagEnvelope): number => Math.max(1, declared, counted);

/** Those that are entered by hand; of the one that waits the first. */
export function enteredOf(envelope: BagEnvelope): number {
  switch (envelope.fate) {
    case 'registered':
    case 'asked':
    case 'lacking':
      return envelope.counted;
    case 'waiting':
      return 1;
    case 'returned':
    case 'forwarded':
    case 'notNotification':
      return 0;
  }
}

const booked = ({ page }: Desk) => page.getByRole('status').filter({ hasText: /IN-\d{4}-\d{6}/u });

/** One envelope on the bench, from its label to its booking; the reader scans under any layout. */
export async function openOne(desk: Desk, envelope: BagEnvelope, nth: number): Promise<void> {
  const { page } = desk;
  const layouts: readonly Layout[] = ['latin', 'russian', 'kazakh'];
  if (envelope.item !== null) {
    await scan(page, envelope.item, layouts[nth % layouts.length]);
    await expect(page.locator('#postNumber')).not.toHaveValue('');
  }
  await fillByKeys(page, {
    postmarkOn: written(-1),
    senderName: envelope.sender,
    senderAddress: `Алма көшесі, ${nth}`,
    senderPostcode: `0000${10 + nth}`,
    declared: String(envelope.declared),
    counted: String(envelope.counted),
  });
  if (envelope.damaged === true) {
    await enterUntil(page, 'condition');
    await page.keyboard.press('Space');
  }
  await chord(page, 'Ctrl+Enter');
  if (envelope.declared !== envelope.counted) {
    await expect(page.locator('#reason')).toBeFocused();
    await type(page, 'так в конверте');
    await chord(page, 'Ctrl+Enter');
  }
  await expect(booked(desk)).toContainText(`-${String(nth).padStart(6, '0')}`);
}

interface Words {
  readonly citizen: string;
  readonly purpose: string;
}

/** Names of two lines of lists, as this screen shows them. */
export async function wordsOf({ ask }: Desk): Promise<Words> {
  const kinds = await ask('reference.rows', { list: 'host-kinds' });
  const purposes = await ask('reference.rows', { list: 'purposes' });
  return {
    citizen: kinds.find(({ code }) => code === 'citizen')?.names?.ru ?? '',
    purpose: purposes.find(({ code }) => code === 'private')?.names?.ru ?? '',
  };
}

/** One notice of an envelope: host and address once, the visitor's papers from the reader. */
export async function typeNotice(
  desk: Desk,
  words: Words,
  { nth, isFirst }: { readonly nth: number; readonly isFirst: boolean },
): Promise<void> {
  const { page, t } = desk;
  if (isFirst) await fillByKeys(page, { 'host.kind': { line: words.citizen }, 'host.surname': 'Үлгібаев' });
  await enterUntil(page, 'foreigners.0.documentNumber');
  const letters = Array.from(String(nth), (digit) => 'ABCDEFGHIJ'.charAt(Number(digit))).join('');
  const holder = {
    surname: `SPECIMEN${letters}`,
    givenNames: 'ANNA',
    number: `X${String(nth).padStart(8, '0')}`,
  };
  await scan(
    page,
    specimenMrz({ format: 'TD3', ...holder, bornOn: '1974-08-12', sex: 'female', expiresOn: '2032-04-14' }),
  );
  await fillByKeys(page, {
    'foreigners.0.enteredOn': written(-2),
    'foreigners.0.regime': { choice: 0 },
    'foreigners.0.purpose': { line: words.purpose },
    'stay.arrivedOn': written(-2),
    ...(isFirst ? { 'stay.street': 'Алма көшесі', 'stay.house': String(nth) } : {}),
  });
  await chord(page, 'Ctrl+Enter');
  await expect(page.getByRole('textbox', { name: t('desk.warnings.reason') })).toBeFocused();
  await type(page, 'по почте');
  await chord(page, 'Ctrl+Enter');
}

/** Presses a button of the page with Enter, and waits for its dialog. */
async function openDialog({ page }: Desk, verb: string, title: string): Promise<void> {
  await page.getByRole('button', { name: verb }).press('Enter');
  await expect(page.getByRole('dialog', { name: title })).toBeVisible();
}

export async function accept({ page }: Desk): Promise<void> {
  await chord(page, 'Ctrl+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** What else is decided about an envelope, on its own page. */
export async function decideRest(desk: Desk, { fate }: BagEnvelope): Promise<void> {
  const { page, t } = desk;
  switch (fate) {
    case 'registered':
    case 'waiting':
      return;
    case 'asked':
      await openDialog(desk, `${t('mailDecide.ask')}…`, t('mailDecide.ask.title'));
      await tabUntil(page, 'ask.codes');
      await page.keyboard.press('Space');
      break;
    case 'returned':
      await openDialog(desk, `${t('mailDecide.return')}…`, t('mailDecide.return.title'));
      await expect(page.getByRole('checkbox').first()).toBeVisible();
      await page.keyboard.press('Digit1');
      await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1);
      break;
    case 'forwarded':
      await openDialog(desk, `${t('mailDecide.forward')}…`, t('mailDecide.forward.title'));
      await tabUntil(page, 'forward.to');
      await type(page, 'Үлгі ауданының көші-қон бөлімі');
      break;
    case 'notNotification':
      await openDialog(desk, `${t('mailDecide.notNotification')}…`, t('mailDecide.notNotification.title'));
      await tabUntil(page, 'decide.reason');
      await type(page, 'конверт пуст');
      break;
    case 'lacking':
      await page.keyboard.press('End');
      await openDialog(desk, `${t('mailDecide.notInside')}…`, t('mailDecide.notInside.title'));
      await tabUntil(page, 'decide.reason');
      await type(page, 'в описи вложения есть, в конверте нет');
  }
  await accept(desk);
}

/** Goes to a page by a link of the page, pressed with Enter. */
export async function follow({ page }: Desk, name: string, title: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).first().press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
}

import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { specimenMrz, type SpecimenHolder } from '#tests/fixtures/mrz.ts';
import { errorSummary, expect, passwordField, test, type Desk } from './desk.ts';
import { chord, enter, enterUntil, fieldAtCursor, scan, type, type Layout } from './hands.ts';
import { completeNotice, register } from './notice.ts';

/* Every key of the product by its place on the keyboard, under each layout a counter has. */

const layouts: readonly Layout[] = ['latin', 'russian', 'kazakh'];

const heading = ({ page }: Desk): Locator => page.getByRole('heading', { level: 1 });
const hostKind = ({ page, t }: Desk): Locator => page.getByRole('combobox', { name: t('form.host.kind') });

for (const layout of layouts) {
  test(`every key does the same under the ${layout} layout`, async ({ desk }) => {
    const { page, t } = desk;
    const press = (keys: string): Promise<void> => chord(page, keys, layout);
    const printed = await countPrintWindows(page);
    await desk.atForm();
    await register(desk);

    await press('Ctrl+Slash');
    const keys = page.getByRole('dialog', { name: t('keys.title') });
    await expect(keys).toBeVisible();
    await press('Escape');
    await expect(keys).toBeHidden();
    await expect(hostKind(desk), 'the cursor is back where it was').toBeFocused();

    for (const search of ['Ctrl+KeyK', 'F3']) {
      await press(search);
      await expect(page.getByRole('textbox', { name: t('app.search') })).toBeFocused();
    }
    await press('Alt+Digit2');
    await expect(heading(desk)).toHaveText(t('list.title'));
    await expect(page.getByRole('row', { name: '000001' })).toBeFocused();
    await press('Enter');
    await expect(heading(desk)).toContainText('000001');
    await press('Ctrl+KeyP');
    if (await page.evaluate(() => navigator.pdfViewerEnabled)) {
      await expect(page.getByText(t('slip.done.opened', { copy: 1 }))).toBeVisible();
      expect(await printed()).toBe(1);
    } else {
      console.log(
        'The print window is left out: this Chromium has no PDF viewer. It is said in words instead.',
      );
      await expect(page.getByText(t('errors.printer.noViewer'))).toBeVisible();
      expect(await printed()).toBe(0);
    }
    await press('Escape');
    await expect(heading(desk)).toHaveText(t('list.title'));
    await expect(page.getByRole('row', { name: '000001' })).toBeFocused();

    await press('Ctrl+KeyN');
    await expect(heading(desk)).toHaveText(t('desk.title'));
    await expect(hostKind(desk)).toBeFocused();
    await press('F4');
    await expect(page.getByRole('option').first()).toBeVisible();
    await press('Escape');
    await expect(page.getByRole('option')).toHaveCount(0);

    await press('Ctrl+Shift+KeyN');
    await expect(page.getByRole('tab')).toHaveCount(2);
    expect(await fieldAtCursor(page)).toBe('foreigners.1.documentNumber');

    await press('F6');
    await expect(page.getByRole('complementary', { name: t('app.checks') })).toBeFocused();
    await press('F6');
    expect(await fieldAtCursor(page), 'back to the field one came from').toBe('foreigners.1.documentNumber');

    await press('F8');
    const problem = await fieldAtCursor(page);
    expect(problem).toMatch(/^foreigners\.1\./u);
    await press('F8');
    expect(await fieldAtCursor(page)).not.toBe(problem);

    await press('Ctrl+Enter');
    await expect(errorSummary(desk)).toBeFocused();
    expect(await desk.ask('draft.list', {}), 'nothing was registered, and the form is kept').toHaveLength(1);

    await press('F1');
    await expect(page).toHaveURL(/#\/help/u);
    await expect(heading(desk)).toBeVisible();

    await press('Ctrl+KeyL');
    await expect(passwordField(desk)).toBeVisible();
    expect(await fieldAtCursor(page)).not.toBe('body');
  });
}

/** A browser without a screen ends at its own print window: here the call for it is counted instead. */
async function countPrintWindows(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    globalThis.print = () => top?.document.documentElement.toggleAttribute('data-printed', true);
  });
  await page.reload();
  return () => page.locator('html[data-printed]').count();
}

test('a known host and a known person are taken over with one key', async ({ desk }) => {
  const { page, t } = desk;
  await register(desk);

  await enterUntil(page, 'host.identifier');
  await type(page, '900101300007');
  await expect(page.getByRole('button', { name: /Үлгібаев/u })).toBeVisible();
  await chord(page, 'Ctrl+KeyD', 'russian');
  await expect(page.getByRole('textbox', { name: t('form.host.surname') }).first()).toHaveValue('Үлгібаев');
  await expect(page.getByRole('textbox', { name: t('form.stay.street') })).toHaveValue('Алма көшесі');

  await enterUntil(page, 'foreigners.0.documentNumber');
  await type(page, 'l898902c3');
  await expect(page.getByRole('button', { name: /ERIKSSON/u })).toBeVisible();
  await chord(page, 'Ctrl+KeyD', 'kazakh');
  await expect(page.getByRole('textbox', { name: t('form.foreigner.cyrillicName') })).toHaveValue(
    'Эрикссон Анна Мария',
  );

  const undo = page.getByRole('button', { name: t('desk.undo') });
  await undo.focus();
  await enter(page);
  await expect(page.getByRole('textbox', { name: t('form.foreigner.cyrillicName') })).toHaveValue('');
  expect(await fieldAtCursor(page), 'the button that was pressed has gone, the cursor has not').not.toBe(
    'body',
  );
});

test('Enter goes through all fields to the button, and never registers on its way', async ({ desk }) => {
  const { page, t } = desk;
  const passed: string[] = [];
  for (let presses = 0; presses < 120; presses += 1) {
    const at = await elementAtCursor(page);
    expect(at).not.toBe('body');
    if (await isMainButton(page)) break;
    passed.push(at);
    await enter(page);
  }
  expect(new Set(passed).size, 'no field twice').toBe(passed.length);
  expect(passed[0]).toBe('host.kind');
  expect(passed).toContain('foreigners.0.surname');
  expect(passed).toContain('stay.house');
  await expect(page.getByRole('button', { name: t('desk.register') })).toBeFocused();
  await expect(heading(desk)).toHaveText(t('desk.title'));
});

/** What has the cursor, told apart from everything else on the page; 'body' when nothing has. */
const elementAtCursor = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: active } = document;
    if (active === null || active === document.body) return 'body';
    return active.id === ''
      ? `${active.tagName} ${active.getAttribute('name') ?? active.textContent.trim()}`
      : active.id;
  });

const isMainButton = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.hasAttribute('data-main-action') === true);

for (const place of ['desk', 'record', 'list', 'search'] as const) {
  test(`Tab goes round the ${place} and is never caught`, async ({ desk }) => {
    const { page } = desk;
    const { id } = await register(desk);
    const addresses = {
      desk: '/desk',
      record: `/notification/${id}`,
      list: '/list',
      search: '/search?q=eriksson',
    };
    await page.evaluate((hash) => (location.hash = hash), addresses[place]);
    await expect(heading(desk)).not.toBeEmpty();
    if (place !== 'desk') await expect(page.getByText(/ERIKSSON/u).first()).toBeVisible();
    const stops = await tabRound(desk);
    expect(stops.length).toBeGreaterThan(8);
    expect(stops.length).toBeLessThan(180);
  });
}

/** Presses Tab until the cursor leaves the page at its end; names of the stops. */
async function tabRound({ page, t }: Desk): Promise<string[]> {
  await page.getByRole('link', { name: t('app.skip') }).focus();
  const stops: string[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await elementAtCursor(page);
    if (stop === 'body' || stops.length >= 180) return stops;
    stops.push(stop);
  }
}

const anna = {
  format: 'TD3',
  surname: 'ERIKSSON',
  givenNames: 'ANNA MARIA',
  number: 'L898902C3',
  bornOn: '1974-08-12',
  sex: 'female',
  expiresOn: '2032-04-14',
} as const satisfies SpecimenHolder;

test('what a strip says differently waits for Esc or Ctrl+D, and nothing typed is overwritten before', async ({
  desk,
}) => {
  const { page, t } = desk;
  const surname = page.getByRole('tabpanel').getByRole('textbox', { name: t('form.foreigner.surname') });
  await enterUntil(page, 'foreigners.0.surname');
  await type(page, 'ERIKSEN');
  await scan(page, specimenMrz(anna), 'russian');
  await expect(page.getByText(t('scan.differs'))).toBeVisible();
  await expect(surname).toHaveValue('ERIKSEN');
  await chord(page, 'Escape');
  await expect(page.getByText(t('scan.differs'))).toBeHidden();
  await expect(surname).toHaveValue('ERIKSEN');
  await scan(page, specimenMrz(anna), 'kazakh');
  await expect(page.getByText(t('scan.differs'))).toBeVisible();
  await chord(page, 'Ctrl+KeyD', 'kazakh');
  await expect(surname).toHaveValue('ERIKSSON');
});

test('a strip with a wrong check digit is read and marked, and nothing is corrected', async ({ desk }) => {
  const { page, t } = desk;
  const zone = specimenMrz(anna);
  await scan(page, zone.replace('L898902C36', 'L898902C37'));
  const number = page.getByRole('textbox', { name: t('form.foreigner.documentNumber') });
  await expect(number).toHaveValue('L898902C3');
  await expect(
    page.getByText(t('scan.doubts', { fields: t('form.foreigner.documentNumber') })),
  ).toBeVisible();
  await expect(number).toHaveAccessibleDescription(new RegExp(t('scan.doubtful').slice(0, 20), 'u'));
});

test('a strip pasted into any field goes where it belongs', async ({ desk }) => {
  const { page, t } = desk;
  await enterUntil(page, 'host.phone');
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, specimenMrz(anna));
  await expect(page.getByRole('textbox', { name: t('form.foreigner.documentNumber') })).toHaveValue(
    'L898902C3',
  );
  await expect(page.getByRole('textbox', { name: t('form.host.phone') }).first()).toHaveValue('');
});

test('arrows walk from person to person', async ({ desk }) => {
  const { page, ask } = desk;
  const values = completeNotice();
  const [first] = values.foreigners;
  if (first === undefined) throw new Error('a notice without a visitor');
  values.foreigners.push({ ...first, documentNumber: 'L898910C1', givenNames: 'LINA' });
  await ask('draft.save', { id: randomUUID(), values, revision: 1 });
  await page.reload();
  await desk.atForm();
  await page.getByRole('tab', { name: /ANNA/u }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: /LINA/u })).toBeFocused();
  await expect(page.getByRole('tab', { name: /LINA/u })).toHaveAttribute('aria-selected', 'true');
});

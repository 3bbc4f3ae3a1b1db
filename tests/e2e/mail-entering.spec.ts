import { randomUUID } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Output } from '#shared/contract/contract.ts';
import { emptyEnvelope } from '#shared/forms/envelope-form.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import { specimenMrz } from '#tests/fixtures/mrz.ts';
import { administrator, expect, hostSurname, passwordField, test, type Desk } from './desk.ts';
import { fillByKeys } from './form-hands.ts';
import { chord, enterUntil, fieldAtCursor, scan, typeSlowly } from './hands.ts';
import { completeNotice, written } from './notice.ts';

/* Notices of one envelope: the counter's form keyed to its place, host and address carried on, one clerk at a time. */

// Papers of two notices and three log-ins take a person's time.
test.describe.configure({ timeout: 120_000 });

type Envelope = Output<'envelope.read'>;
const colleague = { login: 'mailer', name: 'Пішімбай П.', password: 'velvet stone by the sea' };
const strip = (givenNames: string, number: string): string =>
  specimenMrz({
    format: 'TD3',
    surname: 'ERIKSSON',
    givenNames,
    number,
    bornOn: '1974-08-12',
    sex: 'female',
    expiresOn: '2032-04-14',
  });

function openEnvelope(desk: Desk, changes: Partial<EnvelopeValues> = {}): Promise<Envelope> {
  return desk.ask('envelope.open', {
    requestId: randomUUID(),
    values: {
      ...emptyEnvelope(),
      postmark: 'legible',
      postmarkOn: written(-3),
      receivedOn: written(-1),
      unitReceivedOn: written(0),
      senderName: 'Үлгібаев Ерасыл',
      senderAddress: 'Алма көшесі, 12',
      senderPostcode: '050000',
      counted: '2',
      ...changes,
    },
    reason: 'invented',
    earlierId: null,
  });
}

async function enterNotice({ page, atForm }: Desk, id: string, position: number): Promise<void> {
  await page.evaluate((path) => (location.hash = path), `/mail/${id}/enter/${position}`);
  await atForm();
}

/** One more clerk, with a password of their own; whoever is at the desk stays there. */
async function addColleague(desk: Desk): Promise<void> {
  const { login, name, password } = colleague;
  const { oneTimePassword } = await desk.ask('user.add', {
    login,
    name,
    roles: ['counterClerk', 'mailClerk'],
    language: 'ru',
  });
  await asSomebody(desk, { login, password: oneTimePassword }, () =>
    desk.ask('session.changePassword', { current: oneTimePassword, next: password }),
  );
  // The one session of the desk goes back to whoever was at it.
  await adopt(desk, administrator);
}

/** The page goes on in a new session of this person, without being loaded again. */
async function adopt(desk: Desk, { login, password }: { login: string; password: string }): Promise<void> {
  const { session } = await desk.ask('session.logIn', { login, password });
  await desk.page.evaluate((token) => sessionStorage.setItem('qabyldau.session', token), session);
}

/** Asks in another person's name what their own computer would ask. */
async function asSomebody<Answer>(
  desk: Desk,
  who: { login: string; password: string },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const mine = await desk.page.evaluate(() => sessionStorage.getItem('qabyldau.session') ?? '');
  await adopt(desk, who);
  try {
    return await work();
  } finally {
    await desk.page.evaluate((token) => sessionStorage.setItem('qabyldau.session', token), mine);
  }
}

async function changeClerk(desk: Desk, who: { login: string; password: string }): Promise<void> {
  const { page, t } = desk;
  await chord(page, 'Ctrl+KeyL');
  await expect(passwordField(desk)).toBeVisible();
  await page.getByRole('textbox', { name: t('session.login') }).fill(who.login);
  await passwordField(desk).fill(who.password);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(passwordField(desk)).toBeHidden({ timeout: 30_000 });
}

test('two notices of one envelope by keyboard; host and address go from the first to the second', async ({
  desk,
}) => {
  const { page, t, ask } = desk;
  const envelope = await openEnvelope(desk);
  await enterNotice(desk, envelope.id, 0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    t('entering.title', { number: 1, count: 2 }),
  );
  const facts = page.getByRole('region', { name: t('entering.envelope') });
  await expect(facts).toContainText(envelope.number);
  await expect(facts).toContainText(administrator.name);
  // Which of the three dates counts is what the setting of this office says, once the arrival is known.
  await expect(facts.getByText(t('entering.postmark')).locator('xpath=..')).toContainText(written(-3));
  const number = page.locator('[id="receipt.incomingNumber"]');
  await expect(number).toHaveValue(envelope.number);
  await expect(page.locator('[id="receipt.receivedOn"]')).toHaveValue(written(-1));

  const kinds = await ask('reference.rows', { list: 'host-kinds' });
  await fillByKeys(page, {
    'host.kind': { line: kinds.find(({ code }) => code === 'citizen')?.names?.ru ?? '' },
    'host.identifier': '900101300007',
    'host.phone': '8 701 000 00 02',
    'host.surname': 'Үлгібаев',
    'host.givenNames': 'Ерасыл',
  });
  await typePerson(desk, strip('ANNA MARIA', 'L898902C3'));
  await fillByKeys(page, {
    'stay.arrivedOn': written(-4),
    'stay.departsOn': written(5),
    'stay.district': 'Алмалы ауданы',
    'stay.street': 'Абай даңғылы',
    'stay.house': '12',
  });
  await expect(facts).toContainText(t('entering.decides', { basis: t('value.basis.postmark') }));
  await chord(page, 'Ctrl+Enter');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    t('entering.title', { number: 2, count: 2 }),
  );
  await expect(page.getByText(t('entering.registered', { number: 1 }))).toContainText(
    /ALM2-03-\d{4}-000001/u,
  );
  await expect(page.getByText(t('entering.carried.notice', { number: 1 }))).toBeVisible();
  await expect(hostSurname(desk)).toHaveValue('Үлгібаев');
  await expect(page.locator('[id="stay.street"]')).toHaveValue('Абай даңғылы');
  await expect(page.locator('[id="stay.arrivedOn"]')).toHaveValue('');
  await expect.poll(() => fieldAtCursor(page)).toBe('foreigners.0.documentNumber');

  // Cleared and taken back by keyboard.
  const clear = page.getByRole('button', { name: t('entering.carried.clear') });
  await clear.press('Enter');
  await expect(hostSurname(desk)).toHaveValue('');
  await page.getByRole('button', { name: t('desk.undo'), exact: true }).press('Enter');
  await expect(hostSurname(desk)).toHaveValue('Үлгібаев');

  await enterUntil(page, 'foreigners.0.documentNumber');
  await typePerson(desk, strip('LINA', 'L898910C1'));
  await fillByKeys(page, { 'stay.arrivedOn': written(-4), 'stay.departsOn': written(5) });
  await chord(page, 'Ctrl+Enter');

  await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#/mail/${envelope.id}`);
  const { items, state } = await ask('envelope.read', { id: envelope.id });
  expect(state).toBe('registered');
  const second = items[1]?.notificationId ?? '';
  const record = await ask('notification.read', { id: second });
  expect(record).toMatchObject({ channel: 'post', envelope: { number: envelope.number, position: 1 } });
  expect(record.content.stay.street).toBe('Абай даңғылы');
  expect(await ask('draft.list', {})).toEqual([]);

  await page.evaluate((path) => (location.hash = path), `/notification/${second}`);
  await expect(page.getByRole('link', { name: envelope.number })).toHaveAttribute(
    'href',
    `#/mail/${envelope.id}`,
  );
  await expect(page.getByText(t('entering.record.notice', { number: 2 }))).toBeVisible();
});

async function typePerson({ page, ask }: Desk, zone: string): Promise<void> {
  const purposes = await ask('reference.rows', { list: 'purposes' });
  await enterUntil(page, 'foreigners.0.documentNumber');
  await scan(page, zone);
  await fillByKeys(page, {
    'foreigners.0.issuedOn': '15042022',
    'foreigners.0.cyrillicName': 'Эрикссон',
    'foreigners.0.enteredOn': written(-4),
    'foreigners.0.regime': { choice: 0 },
    'foreigners.0.purpose': { line: purposes.find(({ code }) => code === 'private')?.names?.ru ?? '' },
  });
}

test('a colleague sees who has the envelope, takes it over, and continues a copy of the draft', async ({
  desk,
}) => {
  const { page, t, ask } = desk;
  await addColleague(desk);
  const { id } = await openEnvelope(desk, { receivedOn: written(0) });
  await enterNotice(desk, id, 0);
  const free = page.getByRole('region', { name: t('entering.envelope') });
  await expect(free).toContainText(administrator.name);
  await ask('draft.save', {
    id: randomUUID(),
    values: completeNotice(),
    revision: 1,
    envelope: { id, position: 0 },
  });
  await page.reload();
  await desk.atForm();
  await expect(hostSurname(desk)).toHaveValue('Үлгібаев');
  // The counter's page knows nothing of it.
  await page.evaluate(() => (location.hash = '/desk'));
  await desk.atForm();
  await expect(hostSurname(desk)).toHaveValue('');
  await expect(page.getByText(t('desk.draft.others', { count: 1 }))).toHaveCount(0);

  await changeClerk(desk, colleague);
  await page.evaluate((path) => (location.hash = path), `/mail/${id}/enter/0`);
  const takeOver = page.getByRole('button', { name: t('entering.held.takeOver') });
  await expect(page.getByText(administrator.name).first()).toBeVisible();
  await expect(takeOver).toBeVisible();
  await expect(hostSurname(desk)).toHaveCount(0);

  await page.getByRole('button', { name: t('entering.held.readOnly') }).press('Enter');
  await expect(hostSurname(desk)).toHaveValue('Үлгібаев');
  await expect(hostSurname(desk)).toBeDisabled();
  await expect(page.getByRole('button', { name: t('desk.register') })).toBeDisabled();

  await takeOver.press('Enter');
  const proceed = page.getByRole('button', { name: new RegExp(administrator.name, 'u') });
  await expect(proceed).toBeVisible();
  await expect(hostSurname(desk)).toHaveValue('');
  await proceed.press('Enter');
  await expect(hostSurname(desk)).toHaveValue('Үлгібаев');
  await expect.poll(async () => (await ask('draft.list', {})).length).toBe(2);
  const drafts = await ask('draft.list', {});
  expect(drafts.map(({ mine }) => mine).sort()).toEqual([false, true]);

  await chord(page, 'Ctrl+Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    t('entering.title', { number: 2, count: 2 }),
  );
  const { items, holder } = await ask('envelope.read', { id });
  expect(items.map(({ state }) => state)).toEqual(['registered', 'pending']);
  expect(holder?.name).toBe(colleague.name);

  // Nothing typed: whoever leaves to the queue leaves it free.
  await page.evaluate(() => (location.hash = '/mail'));
  await expect.poll(async () => (await ask('envelope.read', { id })).holder).toBeNull();
});

test('what is typed stays when the envelope is taken over meanwhile, and registers only once it is back', async ({
  desk,
}) => {
  const { page, t, ask } = desk;
  await addColleague(desk);
  const { id } = await openEnvelope(desk, { receivedOn: written(0) });
  await enterNotice(desk, id, 0);
  await ask('draft.save', {
    id: randomUUID(),
    values: completeNotice(),
    revision: 1,
    envelope: { id, position: 0 },
  });
  await page.reload();
  await desk.atForm();
  await expect(hostSurname(desk)).toHaveValue('Үлгібаев');
  await hostSurname(desk).focus();
  await page.keyboard.press('End');

  const { revision, content } = await asSomebody(desk, colleague, () =>
    ask('envelope.take', { id, over: true }),
  );
  expect(content.counted).toBe(2);
  // The desk knows one session at a time: back in one's own, any change of the envelope tells the page.
  await adopt(desk, administrator);
  await ask('envelope.correct', {
    id,
    revision,
    values: {
      ...emptyEnvelope(),
      postmark: 'legible',
      postmarkOn: written(-3),
      receivedOn: written(0),
      senderName: 'Үлгібаев Ерасыл',
      counted: '2',
      note: 'invented',
    },
    reason: 'invented',
  });
  await expect(page.getByRole('alert').filter({ hasText: colleague.name })).toBeVisible();
  await expect(page.getByRole('button', { name: t('desk.register') })).toBeDisabled();
  await typeSlowly(page, 'а');
  await expect(hostSurname(desk)).toHaveValue('Үлгібаева');
  await expect
    .poll(async () => (await ask('draft.list', {})).map(({ values }) => values.host.surname))
    .toEqual(['Үлгібаева']);
  await chord(page, 'Ctrl+Enter');
  await expect(hostSurname(desk)).toHaveValue('Үлгібаева');
  expect((await ask('envelope.read', { id })).items[0]?.state).toBe('pending');

  await page.getByRole('button', { name: t('entering.lost.takeBack') }).press('Enter');
  await expect(page.getByRole('button', { name: t('desk.register') })).toBeEnabled();
  await chord(page, 'Ctrl+Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    t('entering.title', { number: 2, count: 2 }),
  );
});

/** A grey square of one pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOoAwAAggCBd81ytgAAAABJRU5ErkJggg==';

test('the scan lies beside the form, by keys, and no state of the page breaks WCAG 2.2 AA', async ({
  desk,
}) => {
  const { page, t, ask } = desk;
  await page.setViewportSize({ width: 1280, height: 720 });
  const envelope = await openEnvelope(desk);
  const { id: uploadId } = await ask('upload.begin', {
    fileName: 'scan.png',
    size: Buffer.from(png, 'base64').length,
  });
  await ask('upload.put', { id: uploadId, index: 0, data: png });
  await ask('scan.attach', { envelopeId: envelope.id, uploadId });
  await enterNotice(desk, envelope.id, 1);

  const bar = page.getByRole('separator', { name: t('entering.scan.width') });
  const before = Number(await bar.getAttribute('aria-valuenow'));
  await bar.press('ArrowRight');
  await expect(bar).toHaveAttribute('aria-valuenow', String(before + 5));
  await page.reload();
  await desk.atForm();
  await expect(bar).toHaveAttribute('aria-valuenow', String(before + 5));
  const form = await hostKind(desk).boundingBox();
  const pane = await bar.boundingBox();
  expect((form?.x ?? 0) + (form?.width ?? 0)).toBeLessThanOrEqual(pane?.x ?? 0);
  expect(await violations(desk)).toEqual([]);

  await chord(page, 'F9');
  await expect(bar).toBeHidden();
  await chord(page, 'F9');
  await expect(bar).toBeVisible();
  await bar.press('Enter');
  await expect(bar).toBeHidden();
  expect(await violations(desk)).toEqual([]);
  await chord(page, 'F9');

  // 1280 px at 200 %: the scan lies under the form.
  await page.setViewportSize({ width: 640, height: 360 });
  await expect(bar).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
  expect(await violations(desk)).toEqual([]);
});

const hostKind = ({ page, t }: Desk) => page.getByRole('combobox', { name: t('form.host.kind') });

async function violations({ page }: Desk): Promise<string[]> {
  const found = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode()
    .analyze();
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

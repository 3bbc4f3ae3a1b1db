import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { languages } from '#shared/locale/language.ts';
import type { Notification } from '#shared/notification.ts';
import type { WorkResult, WorkVerdict } from '#shared/rules/work/verdict.ts';
import { workResultWords } from '#electron/slips/work-wording.ts';
import { specimenMrz } from '#tests/fixtures/mrz.ts';
import { readPdf } from '#tests/fixtures/pdf-page.ts';
import { expect, test, type Desk } from './desk.ts';
import { fillByKeys } from './form-hands.ts';
import type { Entry } from './form-hands.ts';
import { chord, scan, type } from './hands.ts';
import { written } from './notice.ts';
import {
  atyrau,
  company,
  permit,
  savePermit,
  setQuota,
  sister,
  takeInRegister,
  typeFields,
  welder,
} from './work-hands.ts';

/* Worked cases of the work check (permits-quotas.md, section 12), from the form to the slip. */

type Fields = Readonly<Record<string, Entry>>;
const of = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, entry]) => [`foreigners.0.${key}`, entry]));

const workBlock = ({ page, t }: Desk): Locator =>
  page.getByRole('main').getByRole('region', { name: t('workDesk.title'), exact: true });
const verdictBlock = ({ page, t }: Desk): Locator =>
  page.getByRole('complementary').getByRole('region', { name: t('workDesk.check') });

const host: Fields = {
  'host.kind': { line: 'citizen' },
  'host.identifier': '900101300007',
  'host.phone': '87010000002',
  'host.surname': 'Үлгібаев',
  'host.givenNames': 'Ерасыл',
};
const stay: Fields = {
  'stay.arrivedOn': written(0),
  'stay.departsOn': written(300),
  'stay.region': { line: atyrau },
  'stay.district': 'Үлгі ауданы',
  'stay.street': 'Алма көшесі',
  'stay.house': '12',
};
/** A contract that fits the permit, registered, with insurance. */
const contract: Fields = {
  contractKind: { choice: 0 },
  contractFrom: written(-20),
  contractUntil: written(344),
  contractSignedOn: written(-20),
  contractRegistered: { choice: 0 },
  insuranceSeen: { choice: 0 },
};
const person = (citizenship: string): Fields => ({
  documentNumber: 'L898902C3',
  surname: 'ERIKSSON',
  givenNames: 'ANNA MARIA',
  bornOn: '12081974',
  sex: { choice: 0 },
  citizenship: { line: citizenship },
  issuedOn: '15042022',
  expiresOn: '14042032',
  enteredOn: written(-1),
  regime: { choice: 0 },
  purpose: { line: 'work' },
});
const job = ({ t }: Desk): Fields => ({ jobTitle: welder, jobLevel: { line: t('form.choice.skilled') } });
const employer = ({ t }: Desk, { identifier, name }: { identifier: string; name: string }): Fields => ({
  employerIdentifier: identifier,
  employerName: name,
  employerKind: { line: t('form.choice.legalEntity') },
  workplaceRegion: { line: atyrau },
});

/** A desk with a register of today, the permits of the cases and a quota line. */
async function prepare(desk: Desk): Promise<void> {
  await takeInRegister(desk);
  await setQuota(desk);
}

/** Waits until the check says this, in the words of the screen. */
async function expectVerdict(desk: Desk, result: WorkResult): Promise<Locator> {
  const line = verdictBlock(desk).locator(`[data-result="${result}"]`);
  await expect(line).toBeVisible();
  await expect(line).toContainText(desk.t(`workResult.${result}`));
  return line;
}

/** Registers what is on the desk, passing warnings with a reason, and reads the record. */
async function registerOnDesk({ page, t, ask }: Desk): Promise<Notification> {
  await chord(page, 'Ctrl+Enter');
  const reason = page.getByRole('textbox', { name: t('desk.warnings.reason') });
  const heading = page.getByRole('heading', { level: 1, name: /-\d{6}/u });
  await expect(reason.or(heading).first()).toBeVisible();
  if (await reason.isVisible()) {
    await type(page, 'invented');
    await chord(page, 'Ctrl+Enter');
  }
  await expect(heading).toBeVisible();
  const id = /\/notification\/(?<id>[0-9a-f-]+)/u.exec(page.url())?.groups?.id ?? '';
  return ask('notification.read', { id });
}

/** The record keeps the verdict, its page shows it, and the slip tells the visitor in Kazakh and Russian, apart from the receipt. */
async function expectOnRecordAndSlip(
  desk: Desk,
  record: Notification,
  result: WorkResult,
): Promise<{ verdict: WorkVerdict; text: string }> {
  const [first] = record.work;
  expect(first?.verdict.result).toBe(result);
  await expectVerdict(desk, result);
  const { pdf } = await desk.ask('slip.preview', { id: record.id });
  const pages = await readPdf(Uint8Array.from(Buffer.from(pdf, 'base64')));
  expect(pages).toHaveLength(1);
  const text = pages
    .map((page) => page.text)
    .join('\n')
    .replace(/\s+/gu, ' ');
  const words = workResultWords[result];
  for (const part of ['Жұмысты тексеру · Проверка работы', words?.kk, words?.ru, record.number])
    expect(text).toContain(part ?? '–');
  if (first === undefined) throw new Error('no verdict on record');
  return { verdict: first.verdict, text };
}

async function startNext({ page, atForm }: Desk): Promise<void> {
  await chord(page, 'Ctrl+KeyN');
  await atForm();
}

for (const language of ['kk', 'ru'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('five cases end in the right verdict and slip', async ({ desk }) => {
      test.setTimeout(240_000);
      const { page } = desk;
      await prepare(desk);
      await savePermit(desk, permit());

      await test.step('1: permit and quota in order; the rest is taken over from the permit', async () => {
        await typeFields(page, { ...host, ...of({ ...person('UZB'), workPermitNumber: 'UTO-000001' }) });
        await expect(workBlock(desk).getByRole('button', { name: /UTO-000001/u })).toBeVisible();
        await chord(page, 'Ctrl+KeyD');
        await expect(page.locator('[id="foreigners.0.employerName"]')).toHaveValue(company.name);
        await typeFields(page, { ...of({ ...job(desk), ...contract }), ...stay });
        await expectVerdict(desk, 'CLEAR-PERMIT-Q');
        const record = await registerOnDesk(desk);
        const { verdict } = await expectOnRecordAndSlip(desk, record, 'CLEAR-PERMIT-Q');
        expect(
          verdict.findings.find(({ role }) => role === 'quota' || role === 'verdict')?.params,
        ).toMatchObject({
          limit: 120,
        });
      });

      await test.step('2 (case 4): the contract is with the sister company', async () => {
        await startNext(desk);
        await typeFields(page, {
          ...host,
          ...of({
            ...person('UZB'),
            workPermitNumber: 'UTO-000001',
            ...job(desk),
            ...employer(desk, sister),
            ...contract,
          }),
          ...stay,
        });
        const line = await expectVerdict(desk, 'EMPLOYER');
        await expect(line).toContainText('UTO-000001');
        await expect(line).toContainText(desk.t('differs.employer'));
        await expectOnRecordAndSlip(desk, await registerOnDesk(desk), 'EMPLOYER');
      });

      await test.step('3 (case 11): free by treaty, up to the end of the contract', async () => {
        await startNext(desk);
        const until = written(430);
        await typeFields(page, {
          ...host,
          ...of({
            ...person('RUS'),
            ...job(desk),
            ...employer(desk, company),
            ...contract,
            contractUntil: until,
          }),
          ...stay,
          'stay.departsOn': written(760),
        });
        const line = await expectVerdict(desk, 'CLEAR-TREATY');
        await expect(line).toContainText(until);
        const { text } = await expectOnRecordAndSlip(desk, await registerOnDesk(desk), 'CLEAR-TREATY');
        expect(text).toContain(until);
      });

      await test.step('4: no permit on record', async () => {
        await startNext(desk);
        await typeFields(page, {
          ...host,
          ...of({
            ...person('UTO'),
            documentNumber: 'X00000017',
            surname: 'BERGSTROM',
            givenNames: 'LINA',
            bornOn: '12.05.1990',
            ...job(desk),
            ...employer(desk, company),
            ...contract,
          }),
          ...stay,
        });
        await expectVerdict(desk, 'NO-AUTH');
        await expectOnRecordAndSlip(desk, await registerOnDesk(desk), 'NO-AUTH');
      });

      await test.step('5 (case 23): a labour immigrant’s permit at a company', async () => {
        await savePermit(
          desk,
          permit({
            number: 'UTO-000005',
            scheme: 'LI',
            category: '',
            quotaLine: 'labourImmigrants',
            employerIdentifier: '900101300007',
            employerName: 'Үлгібаев Ерасыл',
            surname: 'SUKARNO',
            givenNames: 'BUDI',
            bornOn: '06.06.1990',
            documentNumber: 'X00000005',
            monthsGranted: '12',
          }),
        );
        await startNext(desk);
        await typeFields(page, {
          ...host,
          ...of({
            ...person('UZB'),
            documentNumber: 'X00000005',
            surname: 'SUKARNO',
            givenNames: 'BUDI',
            bornOn: '06.06.1990',
            workPermitNumber: 'UTO-000005',
            ...job(desk),
            ...employer(desk, company),
            ...contract,
          }),
          ...stay,
        });
        await expectVerdict(desk, 'SCOPE');
        await expectOnRecordAndSlip(desk, await registerOnDesk(desk), 'SCOPE');
      });
    });
  });
}

test('the case with permit and quota by keyboard alone', async ({ desk }) => {
  test.setTimeout(120_000);
  const { page } = desk;
  await prepare(desk);
  await savePermit(desk, permit({ citizenship: 'UTO' }));
  await fillByKeys(page, host);
  await fillByKeys(page, { 'foreigners.0.documentType': '' });
  await scan(
    page,
    specimenMrz({
      format: 'TD3',
      surname: 'ERIKSSON',
      givenNames: 'ANNA MARIA',
      number: 'L898902C3',
      bornOn: '1974-08-12',
      sex: 'female',
      expiresOn: '2032-04-14',
    }),
  );
  await fillByKeys(
    page,
    of({
      issuedOn: '15042022',
      enteredOn: written(-1),
      regime: { choice: 0 },
      purpose: { line: 'work' },
      workPermitNumber: 'UTO-000001',
    }),
  );
  await expect(workBlock(desk).getByRole('button', { name: /UTO-000001/u })).toBeVisible();
  await chord(page, 'Ctrl+KeyD');
  await expect(page.locator('[id="foreigners.0.jobTitle"]')).toBeFocused();
  await fillByKeys(
    page,
    of({ ...job(desk), employerKind: { line: desk.t('form.choice.legalEntity') }, ...contract }),
  );
  await fillByKeys(page, stay);
  await expectVerdict(desk, 'CLEAR-PERMIT-Q');
  await chord(page, 'F6');
  await expect(page.getByRole('complementary', { name: desk.t('app.checks') })).toBeFocused();
  const record = await registerOnDesk(desk);
  await expectOnRecordAndSlip(desk, record, 'CLEAR-PERMIT-Q');
});

test('a record is judged again: then and now side by side, the new verdict kept with a reason', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const { page, t } = desk;
  await prepare(desk);
  await typeFields(page, {
    ...host,
    ...of({
      ...person('UZB'),
      workPermitNumber: 'UTO-000001',
      ...job(desk),
      ...employer(desk, company),
      ...contract,
    }),
    ...stay,
  });
  await expectVerdict(desk, 'NO-AUTH');
  const record = await registerOnDesk(desk);
  await savePermit(desk, permit());

  await verdictBlock(desk)
    .getByRole('button', { name: t('workDesk.again') })
    .press('Enter');
  const dialog = page.getByRole('dialog', { name: t('workDesk.again.title') });
  const results = dialog.locator('[data-row="result"]');
  await expect(results).toContainText(t('workResult.NO-AUTH'));
  await expect(results).toContainText(t('workResult.CLEAR-PERMIT-Q'));
  await expect(dialog.getByText(t('workDesk.again.same'))).toBeVisible();
  await dialog.getByRole('textbox', { name: t('workDesk.again.reason') }).focus();
  await chord(page, 'Ctrl+Enter');
  await expect(dialog.getByText(t('issue.field.required')), 'no reason, nothing kept').toBeVisible();
  await type(page, 'the permit was brought');
  await chord(page, 'Ctrl+Enter');
  await expect(dialog).toBeHidden();
  await expect(verdictBlock(desk).getByText(/the permit was brought/u)).toBeVisible();
  const history = await desk.ask('work.history', { id: record.id, foreigner: 0 });
  expect(history.map(({ verdict }) => verdict.result)).toEqual(['NO-AUTH', 'CLEAR-PERMIT-Q']);
});

for (const language of languages) {
  test.describe(`in ${language}`, () => {
    test.use({ language });

    test('the open block and its verdict are accessible, and fit a window at 200 %', async ({ desk }) => {
      test.setTimeout(120_000);
      const { page } = desk;
      await prepare(desk);
      await savePermit(desk, permit());
      await typeFields(page, {
        ...host,
        ...of({
          ...person('UZB'),
          workPermitNumber: 'UTO-000001',
          ...job(desk),
          ...employer(desk, sister),
          ...contract,
          workGround: { line: 'X03' },
        }),
      });
      const line = await expectVerdict(desk, 'EVIDENCE');
      await line.locator('summary').first().press('Enter');
      await expect(page.locator('[id="foreigners.0.workEvidence"] input')).toHaveCount(2);
      const violations = async (): Promise<string[]> =>
        (
          await new AxeBuilder({ page })
            .setLegacyMode()
            .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
            .analyze()
        ).violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
        );
      expect(await violations()).toEqual([]);

      // 1280×720 at 200 % is 640×360 for the page.
      await page.setViewportSize({ width: 640, height: 360 });
      await workBlock(desk).scrollIntoViewIfNeeded();
      expect(await violations()).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });
}

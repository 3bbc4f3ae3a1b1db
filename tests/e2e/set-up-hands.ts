import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Language } from '#shared/locale/language.ts';
import { invented } from '#tests/fixtures/desk.ts';
import { readPdf, readQr } from '#tests/fixtures/pdf-page.ts';
import { administrator, expect, languageButtons, passwordField, type Desk } from './desk.ts';
import { fillByKeys } from './form-hands.ts';
import { chord, enter, enterUntil, fieldAtCursor, tabUntil, type } from './hands.ts';

const { office } = invented;

/** First start by keyboard: the office, the administrator, the recovery key kept on a sheet and typed back from it; ends at the desk. */
export async function setUpByKeys(desk: Desk, language: Language): Promise<void> {
  const { page, t } = desk;
  await chooseLanguage(page, language);
  await expect(page.getByRole('heading', { level: 1, name: t('setup.title') })).toBeVisible();
  const regions = await desk.ask('setup.regions', {});
  await tabUntil(page, 'office.namesKk');
  await fillByKeys(page, {
    'office.namesKk': office.names.kk,
    'office.namesRu': office.names.ru,
    'office.code': office.code.toLowerCase(),
  });
  await enterUntil(page, 'office.counter');
  await page.keyboard.press('Control+A');
  await fillByKeys(page, {
    'office.counter': String(office.counter),
    'office.region': { line: regions.find(({ code }) => code === office.region)?.names[language] ?? '' },
    'office.district': office.district,
    'office.phone': office.phone,
    'office.address': office.address,
    'administrator.name': administrator.name,
    'administrator.login': administrator.login,
    'administrator.password': administrator.password,
    'administrator.worksAtCounter': '',
  });
  await expect(page.getByRole('checkbox')).toBeChecked();
  await chord(page, 'Ctrl+Enter');
  await keepRecoveryKey(desk);
  await desk.atForm();
}

async function chooseLanguage(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: languageButtons[language], exact: true }).press('Enter');
}

async function keepRecoveryKey({ page, t }: Desk): Promise<void> {
  const groups = page.getByRole('list', { name: t('setup.key.title') }).getByRole('listitem');
  await expect(groups.first()).toBeVisible({ timeout: 20_000 });
  expect(await fieldAtCursor(page), 'the cursor goes with the page').not.toBe('body');
  const shown = (await groups.getByRole('code').allTextContents()).map((group) => group.trim());

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: t('setup.key.save') }).focus();
  await enter(page);
  const bytes = await readFile(await (await download).path());
  const [sheet] = await readPdf(bytes, 3);
  expect(sheet?.text.replace(/\s+/gu, ' ')).toContain(shown[0]);
  // What counts is the paper: the groups are typed back as its QR says them.
  const [onPaper = ''] = sheet === undefined ? [] : await readQr(sheet.picture);
  const groupsOnPaper = onPaper.split('-');
  expect(groupsOnPaper).toEqual(shown);

  await page.getByRole('button', { name: t('setup.key.have') }).focus();
  await enter(page);
  for (const index of [0, 1]) {
    await enterUntil(page, `group-${index}`);
    const label = (
      await page
        .getByRole('textbox')
        .and(page.locator(`[id="group-${index}"]`))
        .evaluate(
          (field) => document.getElementById(field.getAttribute('aria-labelledby') ?? '')?.textContent ?? '',
        )
    ).trim();
    const number = Number(/\d+/u.exec(label)?.[0]);
    await type(page, (groupsOnPaper[number - 1] ?? '').toLowerCase());
  }
  await enter(page);
  await enter(page);
}

/** Locks with the key and logs in again by keyboard. */
export async function lockAndLogIn(desk: Desk): Promise<void> {
  await chord(desk.page, 'Ctrl+KeyL', 'kazakh');
  await expect(passwordField(desk)).toBeVisible();
  await desk.logIn();
}

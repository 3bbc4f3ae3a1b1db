import { expect, hostSurname, passwordField, test } from './desk.ts';
import { chord, enterUntil, typeSlowly } from './hands.ts';

/* A lock, by key or because nobody is there, loses nothing that was typed. */

test('the lock key in the middle of a word loses nothing, and the desk comes back as it was', async ({
  desk,
}) => {
  const { page } = desk;
  await enterUntil(page, 'host.surname');
  await typeSlowly(page, 'Yskak');
  await chord(page, 'Ctrl+KeyL', 'russian');
  await expect(passwordField(desk)).toBeVisible();
  await desk.logIn();
  await expect(hostSurname(desk)).toHaveValue('Yskak');
  await expect(page.getByText(desk.t('desk.draft.startNew'))).toBeVisible();
});

test('an empty chair is warned, then locked, and what was typed is kept', async ({ desk }) => {
  const { page, t } = desk;
  await desk.ask('setting.change', { key: 'idleLockMinutes', value: 2, validFrom: null, source: 'test' });
  await page.clock.install();
  await page.reload();
  await desk.atForm();
  await enterUntil(page, 'host.surname');
  await typeSlowly(page, 'Yskak');

  await page.clock.fastForward(95_000);
  const warning = page.getByRole('dialog', { name: t('app.idle.title') });
  await expect(warning).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(warning).toBeHidden();
  await page.clock.fastForward(95_000);
  await expect(warning).toBeVisible();
  await page.clock.fastForward(31_000);
  await expect(page.getByText(t('session.locked.idle'))).toBeVisible();
  await expect(passwordField(desk)).toBeVisible();

  await desk.logIn();
  await expect(hostSurname(desk)).toHaveValue('Yskak');
});

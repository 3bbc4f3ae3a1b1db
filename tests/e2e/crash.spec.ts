import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { expect, hostSurname, test, type Desk } from './desk.ts';
import { chord, enterUntil } from './hands.ts';
import { completeNotice, register } from './notice.ts';
import { hostOf } from './started-desk.ts';

/* What a power cut and a lost answer leave behind: everything but, at most, the key that was being pressed. */

test.beforeEach(({}, info) => {
  test.skip(hostOf(info) !== 'browser', 'Left out: only browser mode can be killed from outside.');
});

/** A hurried hand: nine keys a second. */
const PACE_MS = 110;

/** Pseudo-random numbers in [0, 1) that are the same on every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test('a killed desk gives back all but at most the last key', async ({ desk }) => {
  test.setTimeout(120_000);
  const { page } = desk;
  const random = randomFrom(20_261_122);
  let before = '';
  for (let round = 0; round < 4; round += 1) {
    await enterUntil(page, 'host.surname');
    await page.keyboard.press('End');
    const typed = Array.from({ length: 5 + Math.floor(random() * 9) }, () => letter(random())).join('');
    await page.keyboard.type(typed, { delay: PACE_MS });
    await page.waitForTimeout(Math.floor(random() * 40));
    await desk.kill();
    await desk.restart();
    await desk.logIn();
    const kept = await hostSurname(desk).inputValue();
    expect(before + typed, 'nothing that was not typed').toContain(kept);
    expect((before + typed).startsWith(kept)).toBe(true);
    expect(kept.length, `${kept} of ${before}${typed}`).toBeGreaterThanOrEqual((before + typed).length - 1);
    before = kept;
  }
});

const letter = (random: number): string => String.fromCodePoint(0x61 + Math.floor(random * 26));

test('a notice whose answer was lost exists once after the second try', async ({ desk }) => {
  const { page, t } = desk;
  await layDraft(desk);
  // The core registers, and its answer never reaches the page: the page's own fetch loses it, once.
  await page.evaluate(() => {
    const send = globalThis.fetch;
    globalThis.fetch = async (...request) => {
      const answer = await send(...request);
      const body = request[1]?.body;
      if (typeof body !== 'string' || !body.includes('"notification.register"')) return answer;
      globalThis.fetch = send;
      throw new TypeError('the answer was lost');
    };
  });
  await chord(page, 'Ctrl+Enter');
  await expect(page.getByText(t('errors.carrier.unreachable'))).toBeVisible();
  await chord(page, 'Ctrl+Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('-000001');
  expect((await listed(desk)).total).toBe(1);
});

test('a desk killed while it registers has either the draft or the record, never both, never neither', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const { page } = desk;
  const outcomes: string[] = [];
  for (const [round, wait] of [0, 60, 250].entries()) {
    await layDraft(desk, `L8989${round}2C3`);
    const before = (await listed(desk)).total;
    const pressed = chord(page, 'Ctrl+Enter');
    await setTimeout(wait);
    await desk.kill();
    await pressed;
    await desk.restart();
    await desk.logIn();
    const records = (await listed(desk)).total - before;
    const drafts = (await desk.ask('draft.list', {})).length;
    outcomes.push(`${records} record, ${drafts} draft`);
    expect([records, drafts].sort()).toEqual([0, 1]);
    if (drafts === 0) continue;
    await chord(page, 'Ctrl+Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/-\d{6}/u);
    expect((await listed(desk)).total - before).toBe(1);
  }
  console.log(`Killed while registering: ${outcomes.join('; ')}.`);
});

/** Puts a complete form on the desk. */
async function layDraft(desk: Desk, documentNumber = 'L898902C3'): Promise<void> {
  const values = completeNotice();
  for (const person of values.foreigners) person.documentNumber = documentNumber;
  await openDesk(desk.page);
  await desk.ask('draft.save', { id: randomUUID(), values, revision: 1 });
  await desk.page.reload();
  await desk.atForm();
  await expect(desk.page.getByRole('textbox', { name: desk.t('form.foreigner.documentNumber') })).toHaveValue(
    documentNumber,
  );
}

const openDesk = (page: Page): Promise<void> => chord(page, 'Alt+Digit1');

async function listed({ ask }: Desk) {
  const { today } = await ask('notification.check', { values: completeNotice() });
  return ask('notification.list', { from: today, to: today, only: null, after: null, limit: 10 });
}

test('what was registered before a kill is there after it', async ({ desk }) => {
  const { number } = await register(desk);
  await desk.kill();
  await desk.restart();
  await desk.logIn();
  expect((await listed(desk)).rows.map((row) => row.number)).toEqual([number]);
});

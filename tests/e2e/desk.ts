import { expect, test as base, type Browser, type Locator, type Page } from '@playwright/test';
import type { Input, MethodName, Output } from '#shared/contract/contract.ts';
import type { Language } from '#shared/locale/language.ts';
import { invented } from '#tests/fixtures/desk.ts';
import { messageIn } from '../../renderer/messages/index.ts';
import type { Translate } from '../../renderer/messages/index.ts';
import { ask, hostOf, startDesk, type StartedDesk } from './started-desk.ts';

/** What a spec works with: the product as a clerk meets it, and the words on its screen. */
export interface Desk extends StartedDesk {
  /** The sentence of the screen in the language of this test. */
  readonly t: Translate;
  readonly ask: <M extends MethodName>(method: M, input: Input<M>) => Promise<Output<M>>;
  /** Types login and password on the log-in page and waits for the desk. */
  readonly logIn: () => Promise<void>;
  /** Waits for the empty or restored form. */
  readonly atForm: () => Promise<void>;
}

interface Options {
  /** Language of the clerk. */
  language: Language;
}

interface Fixtures {
  /** Started for the first time: the set-up page is open. */
  fresh: Desk;
  /** Set up and logged in; the form is on the desk and the cursor in its first field. */
  desk: Desk;
}

export const { administrator } = invented;

/** The switch of the interface's language, whatever language it is in. */
export const languageButtons = { kk: 'Қаз', ru: 'Рус', en: 'Eng' } as const satisfies Record<
  Language,
  string
>;

interface WorkerFixtures {
  /** The browser of browser mode, started when it is first asked for: a window brings its own. */
  openBrowser: () => Promise<Browser>;
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  openBrowser: [
    async ({ playwright, launchOptions }, use) => {
      let browser: Promise<Browser> | undefined;
      await use(() => (browser ??= playwright.chromium.launch(launchOptions)));
      if (browser !== undefined) await (await browser).close();
    },
    { scope: 'worker' },
  ],

  language: ['ru', { option: true }],

  fresh: async ({ openBrowser, language, contextOptions, viewport, locale, timezoneId }, use, info) => {
    const context = { ...contextOptions, viewport, locale, timezoneId };
    const started = await startDesk(hostOf(info), {
      openBrowser,
      context: Object.fromEntries(Object.entries(context).filter(([, value]) => value !== undefined)),
    });
    const desk = withWords(started, language);
    try {
      await use(desk);
      expect(started.complaints, 'console, uncaught errors, policy and dialogs').toEqual([]);
    } finally {
      await started.close();
    }
  },

  desk: async ({ fresh, language }, use) => {
    await setUpByCall(fresh.page, language);
    await fresh.atForm();
    await use(fresh);
  },
});

export { expect };

export function withWords(started: StartedDesk, language: Language): Desk {
  const { page } = started;
  const desk: Desk = {
    ...started,
    t: (key, ...params) => messageIn(language, key, params[0]),
    ask: (method, input) => ask(page, method, input),
    async logIn() {
      // The page of another start is a page of another address and does not know the clerk's language yet.
      await page.getByRole('button', { name: languageButtons[language], exact: true }).press('Enter');
      await page.getByRole('textbox', { name: desk.t('session.login') }).fill(administrator.login);
      await passwordField(desk).fill(administrator.password);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await desk.atForm();
    },
    async atForm() {
      const kind = page.getByRole('combobox', { name: desk.t('form.host.kind') });
      await expect(kind).toBeVisible({ timeout: 20_000 });
      // In the first field of an empty form, in the first that is asked for of one that came back.
      await expect(page.getByRole('main').locator(':focus')).toHaveCount(1);
    },
  };
  return desk;
}

export const hostSurname = ({ page, t }: Desk): Locator =>
  page.getByRole('textbox', { name: t('form.host.surname') }).first();

export const passwordField = ({ page, t }: Desk) => page.getByLabel(t('session.password'), { exact: true });

/** The summary of what stands in the way, whatever its number of lines. */
export function errorSummary({ page, t }: Desk): Locator {
  const words = t('errors.summary', { count: 7 }).replace('7', '').trim().slice(0, 6);
  return page.getByRole('region', { name: words });
}

/** Set-up without its page, for specs that are about something else; the page is as after a log-in. */
export async function setUpByCall(page: Page, language: Language): Promise<void> {
  const { opened } = await ask(page, 'setup.create', {
    ...invented,
    administrator: { ...administrator, language },
  });
  await page.evaluate(
    ([session, code]) => {
      sessionStorage.setItem('qabyldau.session', session);
      localStorage.setItem('qabyldau.language', code);
    },
    [opened.session, language] as const,
  );
  await page.reload();
}

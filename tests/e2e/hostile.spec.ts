import { randomUUID } from 'node:crypto';
import {
  childFields,
  emptyChild,
  foreignerFields,
  hostFields,
  stayFields,
} from '#shared/forms/notification-form.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import type { Field } from '#shared/forms/field.ts';
import { expect, test, type Desk } from './desk.ts';
import { chord, enter, fieldAtCursor } from './hands.ts';
import { completeNotice, register, visitor } from './notice.ts';
import { hostOf } from './started-desk.ts';

/* What is typed is text, wherever it is shown (SECURITY H-03); a small or zoomed window loses nothing; a copied address gives nothing away. */

/** Each tries something else; `hit()` would say that one of them ran. */
const hostile: readonly string[] = [
  '<script>hit()</script>',
  '<img src=x onerror=hit()>',
  '<svg onload=hit()>',
  '"><script>hit()</script>',
  "'><img src=x onerror=hit()>",
  '</title><script>hit()</script>',
  '</textarea><script>hit()</script>',
  '<iframe srcdoc="<script>parent.hit()</script>">',
  '<a href="javascript:hit()">x</a>',
  'javascript:hit()',
  'data:text/html,<script>hit()</script>',
  '<math><mtext><img src=x onerror=hit()>',
  '<details open ontoggle=hit()>',
  '<body onload=hit()>',
  '<input autofocus onfocus=hit()>',
  '<style>*{display:none}</style>',
  '<base href="https://example.org/">',
  '<meta http-equiv="refresh" content="0;url=https://example.org/">',
  '<link rel=stylesheet href=https://example.org/x.css>',
  '<form action=https://example.org><button>x',
  '<template><script>hit()</script></template>',
  '<object data="javascript:hit()">',
  '<embed src="javascript:hit()">',
  '<video><source onerror=hit()>',
  '<marquee onstart=hit()>',
  '<!--<img src="--><img src=x onerror=hit()>">',
  '<![CDATA[<script>hit()</script>]]>',
  '<noscript><p title="</noscript><img src=x onerror=hit()>">',
  '{{constructor.constructor("hit()")()}}',
  '{{hit()}}',
  '${hit()}',
  '#{hit()}',
  '<%= hit() %>',
  'v-html="hit()"',
  '{count|one:#|other:hit()}',
  '{name}{count}{0}',
  '%s%s%n%x%d',
  '%00%0d%0aSet-Cookie:x=1',
  '&lt;script&gt;hit()&lt;/script&gt;',
  '&#60;script&#62;hit()&#60;/script&#62;',
  '\\u003cscript\\u003ehit()\\u003c/script\\u003e',
  "' OR 1=1 --",
  '"; DROP TABLE notifications; --',
  'a* OR b NEAR c',
  'name:"x" AND (',
  '"',
  '*',
  '__proto__',
  'constructor',
  'toString',
  '../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '=HYPERLINK("https://example.org")',
  '+cmd|calc!A1',
  'قلم ABC עט',
  'Z̴̧͝a̵l̶g̷o̸',
  'ﷺ𝕳𝖊𝖑𝖑𝖔',
  '👩🏽🧒🏿🏳',
  'İıŞş ﬀ ß ǅ',
  'ҰЖ'.repeat(40),
  'O’Brien–D’Arcy “x” «ы»',
  '0x41 1e309 -0 NaN',
];

/** Turn the reading direction or hide: refused by the form with a reason, never kept. */
const invisible = [
  'abc\u202Ecba',
  '\u{1F469}\u200D\u{1F467}',
  'a\u2066b\u2069',
  'a\u200Eb',
  'a\uFEFFb',
  'a\u0007b',
];

const freeText = (fields: readonly Field[]): string[] =>
  fields
    .filter(({ kind }) => kind === 'text' || kind === 'name' || kind === 'document')
    .map(({ key }) => key);

/** As a field cuts what is too long: never in the middle of a character. */
const cut = (text: string, length: number): string => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');

/** The notice with these strings laid over all its text fields, one after the other. */
function laid(texts: Generator<string, never>): NotificationValues {
  const values = completeNotice({ foreigners: [visitor({ children: [emptyChild()] })] });
  const over = (group: object, fields: readonly Field[]): void => {
    for (const { key, maxLength } of fields.filter((field) => freeText(fields).includes(field.key)))
      Object.assign(group, { [key]: cut(texts.next().value, maxLength) });
  };
  over(values.host, hostFields);
  for (const person of values.foreigners) {
    over(person, foreignerFields);
    for (const child of person.children) {
      over(child, childFields);
      Object.assign(child, { bornOn: '03.02.2019', sex: 'female', citizenship: 'UTO' });
    }
  }
  over(values.stay, stayFields);
  values.enclosures.other = texts.next().value;
  values.receipt.handedOverBy = texts.next().value;
  return values;
}

function* endlessly(texts: readonly string[]): Generator<string, never> {
  for (;;) yield* texts;
}

/** Marks the page when anything typed runs, asks or fetches. */
async function watchForHits({ page }: Desk): Promise<() => Promise<void>> {
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:http:\/\/127\.0\.0\.1:|blob:|data:|https:\/\/qabyldau\.app|app:)/u.test(request.url()))
      outside.push(request.url());
  });
  await page.addInitScript(() =>
    Object.assign(globalThis, { hit: () => document.documentElement.setAttribute('data-hit', '') }),
  );
  await page.reload();
  return async () => {
    expect(await page.locator('html[data-hit]').count(), 'nothing typed ran').toBe(0);
    expect(outside, 'nothing asked for').toEqual([]);
    // An element that a string brought along would be one of these.
    expect(
      await page.locator('iframe, embed, object, base, marquee, math, video, main style, main form').count(),
    ).toBe(0);
  };
}

test('hostile text stays text on the desk, the record, the list, the search and the slip', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const { page, t } = desk;
  const nothingHappened = await watchForHits(desk);
  await desk.atForm();
  const texts = endlessly(hostile);
  const used = Math.ceil(hostile.length / 30);
  for (let notice = 0; notice < used; notice += 1) {
    const values = laid(texts);
    await desk.ask('draft.save', { id: randomUUID(), values, revision: 1 });
    await page.reload();
    await desk.atForm();
    await expect(page.getByRole('textbox', { name: t('form.stay.street') })).toHaveValue(values.stay.street);
    await nothingHappened();

    await chord(page, 'Ctrl+Enter');
    const reason = page.getByRole('textbox', { name: t('desk.warnings.reason') });
    const title = page.getByRole('heading', { level: 1, name: /-\d{6}/u });
    await expect(reason.or(title)).toBeVisible();
    if (await reason.isVisible()) {
      await reason.fill(hostile[notice] ?? '');
      await chord(page, 'Ctrl+Enter');
    }
    await expect(title).toBeVisible();
    await expect(page.getByRole('main')).toContainText(values.stay.street.trim());
    await expect(page.getByRole('figure').first()).toContainText(/-\d{6}/u);
    await nothingHappened();

    await chord(page, 'Alt+Digit2');
    await expect(page.getByRole('row')).toHaveCount(notice + 2);
    await nothingHappened();
    await chord(page, 'Ctrl+KeyN');
    await desk.atForm();
  }
  for (const text of hostile) {
    await page.evaluate((hash) => (location.hash = hash), `/search?q=${encodeURIComponent(text)}`);
    await expect(page.getByRole('main')).toContainText(text.trim());
  }
  await nothingHappened();
});

test('characters nobody sees are refused with a reason, and kept as typed', async ({ desk }) => {
  const { page, t } = desk;
  const field = page.getByRole('textbox', { name: t('form.stay.note') });
  for (const text of invisible) {
    await field.fill(text);
    await page.keyboard.press('Tab');
    await expect(field, JSON.stringify(text)).toHaveAttribute('aria-invalid', 'true');
  }
});

test('at 200 % in a small window nothing has to be scrolled sideways and everything can be reached', async ({
  desk,
}) => {
  const { page, t } = desk;
  const { id, number } = await register(desk);
  await page.setViewportSize({ width: 640, height: 360 });
  for (const path of [
    '/desk',
    `/notification/${id}`,
    '/list',
    '/search?q=eriksson',
    '/settings/office',
    '/help',
  ]) {
    await page.evaluate((hash) => (location.hash = hash), path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider, path).toBeLessThanOrEqual(0);
  }
  await chord(page, 'Alt+Digit1');
  await desk.atForm();
  // Every field can be brought into sight and is not covered by a bar.
  const covered = await page.evaluate(() => {
    const bad: string[] = [];
    for (const field of document.querySelectorAll<HTMLElement>('main input:not([type=radio])')) {
      field.focus();
      const { left, top, width, height } = field.getBoundingClientRect();
      const at = document.elementFromPoint(left + width / 2, top + height / 2);
      if (at === null || !(at === field || at.contains(field) || field.parentElement?.contains(at) === true))
        bad.push(field.id);
    }
    return bad;
  });
  expect(covered).toEqual([]);
  await page.getByRole('button', { name: t('app.checks.open') }).focus();
  await enter(page);
  await expect(page.getByRole('button', { name: t('app.checks.close') })).toBeVisible();
  await chord(page, 'Alt+Digit2');
  await expect(page.getByRole('row', { name: number })).toBeFocused();
});

test('a second tab asks for its own log-in, and a replayed address opens nothing without the password', async ({
  desk,
}, info) => {
  test.skip(hostOf(info) !== 'browser', 'Left out: only browser mode has an address.');
  const { page, t } = desk;
  expect(page.url(), 'the token is not in the address').not.toContain('token');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.getByText(t('errors.carrier.noToken'))).toBeVisible();
  await other.goto(desk.address());
  await expect(other.getByRole('textbox', { name: t('session.login') })).toBeVisible();
  expect(await other.evaluate(() => sessionStorage.getItem('qabyldau.session'))).toBeNull();
  await other.close();
  // The desk that was open goes on.
  expect(await fieldAtCursor(page)).toBe('host.kind');
  await desk.ask('draft.list', {});
});

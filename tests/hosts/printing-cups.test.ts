import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import { cupsPrinters } from '#electron/printers.ts';
import { day } from '#shared/dates/day.ts';
import { openReadyDesk, type TestDesk } from '#tests/fixtures/desk.ts';
import { darkPixels, readPdf, readQr } from '#tests/fixtures/pdf-page.ts';
import { startCups, startPaper, whyNoCups, whyNoDriver, pdfDriver, type Cups } from './cups.ts';
import { until } from './loopback-desk.ts';

const run = promisify(execFile);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Registers a notification and returns its id. */
async function register(desk: TestDesk): Promise<string> {
  const chance = chanceOf(20261122);
  const values = inventNotification(chance, day('2026-11-23'), [inventHost(chance)]);
  const { issues } = await desk.ask('notification.check', { values });
  const made = await desk.ask('notification.register', {
    requestId: '00000000-0000-4000-8000-000000000001',
    draftId: null,
    values,
    passed: issues.map(({ path, code }) => ({ path, code })),
    reason: issues.length > 0 ? 'papers seen' : null,
  });
  return made.id;
}

/** Names that a shell, a format or an option parser would take for something else. CUPS allows every one of them. */
const hostileNames = [
  ';touch${IFS}pwned',
  '$(touch${IFS}pwned)',
  '`touch${IFS}pwned`',
  'a|tee>pwned',
  'a&touch&b',
  '--help',
  '-h',
  '-',
  '*',
  '~root',
  '%s%n',
  'Касса-3',
  'Тіркеу',
];

describe('a computer without CUPS', () => {
  afterEach(() => vi.unstubAllEnvs());

  test('has no printers, and says so of any name', async () => {
    vi.stubEnv('PATH', '/nowhere');
    expect(await cupsPrinters.list()).toEqual([]);
    await expect(cupsPrinters.print(bytes('%PDF-'), 'Counter')).rejects.toMatchObject({
      code: 'printer.unknown',
    });
  });
});

const reason = whyNoCups();
if (reason !== null) console.log(`Printing through CUPS is left out: ${reason}.`);

describe.skipIf(reason !== null)('a print system with queues of the test', () => {
  let cups: Cups;
  let paper: Awaited<ReturnType<typeof startPaper>>;

  beforeAll(async () => {
    cups = await startCups();
    paper = await startPaper();
    const queue = (name: string): Promise<string> =>
      cups.tool('lpadmin', '-p', name, '-E', '-v', paper.uri, '-m', 'raw');
    await queue('Counter');
    await queue('Stopped');
    await queue('Refusing');
    for (const name of hostileNames) await queue(name);
    await cups.tool('lpadmin', '-d', 'Counter');
    await cups.tool('cupsdisable', 'Stopped');
    await cups.tool('cupsreject', 'Refusing');
    for (const [name, value] of Object.entries(cups.env)) vi.stubEnv(name, value);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    paper.close();
    await cups.stop();
  });

  /** The document that reaches the printer next. */
  async function nextDocument(print: () => Promise<unknown>): Promise<Buffer> {
    const before = paper.documents.length;
    await print();
    await until(() => paper.documents.length > before);
    expect(paper.documents).toHaveLength(before + 1);
    return paper.documents.at(-1) ?? Buffer.alloc(0);
  }

  test('lists the queues that take work, and marks the one the system prefers', async () => {
    const printers = await cupsPrinters.list();
    expect(printers.map(({ name }) => name).sort()).toEqual(['Counter', 'Stopped', ...hostileNames].sort());
    expect(printers.filter(({ isDefault }) => isDefault)).toEqual([{ name: 'Counter', isDefault: true }]);
  });

  test('the slip arrives byte for byte as the clerk saw it', async () => {
    const desk = await openReadyDesk({ printers: cupsPrinters });
    try {
      const id = await register(desk);
      const { pdf } = await desk.ask('slip.preview', { id });
      const arrived = await nextDocument(async () => {
        const answer = await desk.ask('printer.print', { id, printer: 'Counter' });
        expect(answer).toMatchObject({ copy: 1, job: expect.stringMatching(/^Counter-\d+$/u) as string });
      });
      expect(arrived.subarray(0, 5).toString()).toBe('%PDF-');
      expect(arrived.equals(Buffer.from(pdf, 'base64'))).toBe(true);
    } finally {
      desk.close();
    }
  });

  test('an unknown printer is a failure in words, and no copy is counted', async () => {
    const desk = await openReadyDesk({ printers: cupsPrinters });
    try {
      const id = await register(desk);
      for (const printer of ['Nowhere', '', ' ', 'Counter;id', 'Counter -o raw', 'Refusing', 'Counter/draft'])
        expect(await desk.codeOf('printer.print', { id, printer }), printer).toBe('printer.unknown');
      expect((await desk.ask('notification.read', { id })).slipCopies).toBe(0);
    } finally {
      desk.close();
    }
  });

  test('a stopped queue keeps the job until it runs again', async () => {
    const before = paper.documents.length;
    const job = await cupsPrinters.print(bytes('kept'), 'Stopped');
    expect(await cups.tool('lpstat', '-o', 'Stopped')).toContain(job);
    expect(paper.documents).toHaveLength(before);
    const arrived = await nextDocument(() => cups.tool('cupsenable', 'Stopped'));
    expect(arrived.toString()).toBe('kept');
    await cups.tool('cupsdisable', 'Stopped');
  });

  test.each(hostileNames)('a printer named %j gets its job and nothing else happens', async (name) => {
    const before = readdirSync('.');
    const arrived = await nextDocument(() => cupsPrinters.print(bytes(`for ${name}`), name));
    expect(arrived.toString()).toBe(`for ${name}`);
    expect(readdirSync('.')).toEqual(before);
  });

  describe('under another language', () => {
    // CUPS reads its own catalogues: these two sentences are the ones the list is made of.
    const catalogue = `
msgid "%s accepting requests since %s"
msgstr "%s принимает запросы с %s"
msgid "system default destination: %s"
msgstr "назначение системы по умолчанию: %s"
`;
    const languages = [
      { LC_ALL: 'ru_RU.UTF-8' },
      { LC_MESSAGES: 'ru_RU.UTF-8' },
      { LANG: 'ru_RU.UTF-8', LANGUAGE: 'ru' },
    ];

    beforeAll(() => {
      mkdirSync(join(cups.dir, 'locale/ru'), { recursive: true });
      writeFileSync(join(cups.dir, 'locale/ru/cups_ru.po'), catalogue);
    });
    afterEach(() => {
      vi.unstubAllEnvs();
      for (const [name, value] of Object.entries(cups.env)) vi.stubEnv(name, value);
    });

    test.each(languages)('%j changes nothing', async (language) => {
      const before = await cupsPrinters.list();
      vi.stubEnv('LOCALEDIR', join(cups.dir, 'locale'));
      for (const name of ['LC_ALL', 'LC_MESSAGES', 'LC_CTYPE', 'LANG']) vi.stubEnv(name, undefined);
      for (const [name, value] of Object.entries(language)) vi.stubEnv(name, value);
      // Else the test would show nothing: lpstat does speak Russian here.
      expect((await run('lpstat', ['-a'])).stdout).toContain('принимает запросы');
      expect(await cupsPrinters.list()).toEqual(before);
      const arrived = await nextDocument(() => cupsPrinters.print(bytes('спокойно'), 'Counter'));
      expect(arrived.toString()).toBe('спокойно');
    });
  });

  const noDriver = whyNoDriver();
  if (noDriver !== null) console.log(`The look of a slip behind a driver is left out: ${noDriver}.`);

  test.skipIf(noDriver !== null)(
    'behind a driver set to A4 the slip is A5 in its true size, and its QR reads',
    async () => {
      await cups.tool('lpadmin', '-p', 'Drawn', '-E', '-v', paper.uri, '-P', pdfDriver, '-o', 'PageSize=A4');
      const desk = await openReadyDesk({ printers: cupsPrinters });
      try {
        const id = await register(desk);
        const { number } = await desk.ask('notification.read', { id });
        const { pdf } = await desk.ask('slip.preview', { id });
        const drawn = await nextDocument(() => desk.ask('printer.print', { id, printer: 'Drawn' }));
        const file = join(cups.dir, 'drawn');
        writeFileSync(`${file}.ps`, drawn);
        await run('gs', [
          '-q',
          '-dBATCH',
          '-dNOPAUSE',
          '-dSAFER',
          '-sDEVICE=pdfwrite',
          `-sOutputFile=${file}.pdf`,
          `${file}.ps`,
        ]);
        const pages = await readPdf(readFileSync(`${file}.pdf`), 4);
        const [seen] = await readPdf(Buffer.from(pdf, 'base64'), 4);
        const [page] = pages;
        expect(pages).toHaveLength(1);
        expect(Math.abs((page?.width ?? 0) - 148)).toBeLessThan(1);
        expect(Math.abs((page?.height ?? 0) - 210)).toBeLessThan(1);
        if (page === undefined || seen === undefined) throw new Error('no page');
        const [qr] = await readQr(page.picture);
        expect(qr).toBe((await readQr(seen.picture))[0]);
        expect(qr).toContain(number);
        // The same ink on the same paper: nothing was cut, enlarged or left blank.
        const share = darkPixels(page.picture) / darkPixels(seen.picture);
        expect(share).toBeGreaterThan(0.9);
        expect(share).toBeLessThan(1.1);
      } finally {
        desk.close();
      }
    },
  );
});

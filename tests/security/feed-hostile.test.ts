import { once } from 'node:events';
import { readFileSync, writeFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { feedLimits } from '#electron/feeds/limits.ts';
import { nodeParser } from '#electron/feeds/parser.ts';
import type { FromParser } from '#electron/feeds/parse-messages.ts';
import { isMessageKey, messageIn } from '../../renderer/messages/index.ts';
import {
  columnName,
  readTable,
  refusalOf,
  sheetRow,
  sheetXml,
  workbookParts,
  zipOf,
} from '#tests/fixtures/feeds.ts';

const folder = mkdtempSync(join(tmpdir(), 'qabyldau-feed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const small = sheetXml(sheetRow(1, ['a', 'b']) + sheetRow(2, ['1', '2']));
const xlsx = (sheet: string, more: Parameters<typeof workbookParts>[1] = []): Uint8Array =>
  zipOf(workbookParts(sheet, more));
const withSheet = (change: object): Uint8Array =>
  zipOf(workbookParts(small).map((part) => (part.name.includes('sheet1') ? { ...part, ...change } : part)));
const mebibyte = 1024 * 1024;
const old = Buffer.from('d0cf11e0a1b11ae1', 'hex');

describe('files that are not what they seem (I-01 to I-06, I-14)', () => {
  const files: Readonly<Record<string, [string, Uint8Array, string]>> = {
    'a renamed Windows program': ['feed.program', Buffer.from('MZ\x90\x00\x03program', 'latin1'), 'a.csv'],
    'a renamed Linux program': ['feed.program', readFileSync(process.execPath).subarray(0, 4096), 'a.xlsx'],
    'a PDF': ['feed.notATable', Buffer.from('%PDF-1.7\n'), 'a.csv'],
    'a picture': ['feed.notATable', Buffer.from('89504e470d0a1a0a', 'hex'), 'a.csv'],
    'a workbook of the old format': ['feed.oldWorkbook', old, 'a.xls'],
    'a workbook called text': ['feed.otherContent', xlsx(small), 'a.csv'],
    'text called a workbook': ['feed.otherContent', Buffer.from('a;b\n1;2'), 'a.xlsx'],
    'a zip that is no workbook': ['feed.notAWorkbook', zipOf([{ name: 'a.txt', content: 'x' }]), 'a.xlsx'],
    'half a workbook': ['feed.brokenArchive', xlsx(small).subarray(0, 700), 'a.xlsx'],
    'nothing but the mark of a zip': ['feed.brokenArchive', Buffer.from('PK\x03\x04'), 'a.xlsx'],
    'a workbook with broken XML': [
      'feed.brokenWorkbook',
      xlsx('<worksheet><sheetData><row r="1"><c r="A1"'),
      'a.xlsx',
    ],
    'a workbook with macros': [
      'feed.macros',
      xlsx(small, [{ name: 'xl/vbaProject.bin', content: 'x' }]),
      'a.xlsm',
    ],
    'a document type': ['feed.documentType', xlsx(`<!DOCTYPE x [<!ENTITY a "b">]>${small}`), 'a.xlsx'],
    'an external entity': [
      'feed.documentType',
      xlsx(`<!DOCTYPE x SYSTEM "file:///etc/passwd">${small}`),
      'a.xlsx',
    ],
    'names that climb': [
      'feed.brokenArchive',
      xlsx(small, [{ name: '../../evil.xml', content: 'x' }]),
      'a.xlsx',
    ],
    'absolute names': [
      'feed.brokenArchive',
      xlsx(small, [{ name: '/etc/evil.xml', content: 'x' }]),
      'a.xlsx',
    ],
    'names of drives': ['feed.brokenArchive', xlsx(small, [{ name: 'C:/evil.xml', content: 'x' }]), 'a.xlsx'],
    'a zero byte': ['feed.zeroByte', Buffer.from('a;b\n1;2\0\n'), 'a.csv'],
    'a quote never closed': ['feed.quotes', Buffer.from('a;b\n"1;2\n3;4\n'), 'a.csv'],
    'one line of 40 MB': ['feed.rowTooLong', Buffer.alloc(40 * mebibyte, 'x'), 'a.csv'],
    'a quoted cell of 40 MB': [
      'feed.rowTooLong',
      Buffer.concat([Buffer.from('a;b\n1;"'), Buffer.alloc(40 * mebibyte, '\n'), Buffer.from('"\n')]),
      'a.csv',
    ],
    'a cell of 4,097 characters': ['feed.cellTooLong', Buffer.from(`a;b\n1;${'x'.repeat(4097)}\n`), 'a.csv'],
    '10,000 columns': ['feed.tooManyColumns', Buffer.from(`${'c;'.repeat(9_999)}c\n`), 'a.csv'],
    '10,000 columns in a workbook': [
      'feed.tooManyColumns',
      xlsx(sheetXml(`<row r="1"><c r="${columnName(9_999)}1" t="inlineStr"><is><t>x</t></is></c></row>`)),
      'a.xlsx',
    ],
    '200,011 rows': ['feed.tooManyRows', Buffer.from('a;b\n' + '1;2\n'.repeat(200_011)), 'a.csv'],
    '201 parts': [
      'feed.tooManyParts',
      xlsx(
        small,
        Array.from({ length: 200 }, (_, at) => ({ name: `xl/p${at}.xml`, content: 'x' })),
      ),
      'a.xlsx',
    ],
    'no text at all': ['feed.empty', Buffer.from('\n\n;;\n'), 'a.csv'],
  };
  for (const [name, [code, bytes, fileName]] of Object.entries(files))
    it(`${name}: ${code}`, async () => {
      expect(await refusalOf(bytes, fileName)).toBe(code);
      // A refusal nobody can read is none.
      const key = `errors.${code}`;
      expect(isMessageKey(key), key).toBe(true);
      if (isMessageKey(key))
        expect(messageIn('ru', key, { line: 1, limit: 2, count: 3, suffix: 'x' })).toMatch(/[а-я]/);
    });

  it('a formula gives the value it was left with, and is counted', async () => {
    const row = `<row r="2"><c r="A2" t="str"><f>HYPERLINK("http://x")</f><v>shown</v></c><c r="B2"><f>1+1</f><v>2</v></c></row>`;
    const { format, rows } = await readTable(xlsx(sheetXml(sheetRow(1, ['a', 'b']) + row)), 'a.xlsx');
    expect(format.formulas).toBe(2);
    expect(rows[0]?.cells).toEqual(['shown', '2']);
  });

  it('a formula in a text file is text', async () => {
    const { rows } = await readTable(Buffer.from('a;b\n=1+1;@x\n'), 'a.csv');
    expect(rows[0]?.cells).toEqual(['=1+1', '@x']);
  });
});

describe('bombs (I-02, I-03, I-20)', () => {
  const zeros = (size: number): string => sheetXml(' '.repeat(size) + sheetRow(1, ['a', 'b']));

  it('a sheet packed a thousand to one is refused by what it declares', async () => {
    expect(await refusalOf(xlsx(zeros(100 * mebibyte)), 'a.xlsx')).toBe('feed.packedTooDense');
    expect(await refusalOf(xlsx(zeros(300 * mebibyte)), 'a.xlsx')).toBe('feed.unpacksTooLarge');
  });

  it('a bomb that declares to be small is stopped while it unpacks, and nothing of it is read', async () => {
    const content = zeros(100 * mebibyte);
    for (const lie of [{ declares: 1_000 }, { declares: 1_000, localDeclares: 1_000 }])
      expect(await refusalOf(withSheet({ content, ...lie }), 'a.xlsx')).toBe('feed.brokenArchive');
  });

  it('a part that declares more than it holds is refused too', async () => {
    expect(await refusalOf(withSheet({ declares: 5_000 }), 'a.xlsx')).toBe('feed.brokenArchive');
  });

  it('a row number beyond everything ends in a sentence, not in the end of the program', async () => {
    const far = sheetXml(
      sheetRow(1, ['a', 'b']) + '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>',
    );
    const code = await refusalOf(xlsx(far), 'a.xlsx', { limits: { milliseconds: 20_000 } });
    expect(['feed.died', 'feed.tooSlow', 'feed.brokenWorkbook']).toContain(code);
  });

  it('a process over its memory is killed and the file refused', async () => {
    const bytes = Buffer.from('a;b\n' + `1;${'x'.repeat(100)}\n`.repeat(150_000));
    expect(await refusalOf(bytes, 'a.csv', { limits: { memoryMiB: 60 } })).toBe('feed.died');
  });

  it('a process over its time is killed and the file refused', async () => {
    const bytes = Buffer.from('a;b\n' + '1;2\n'.repeat(200_000));
    expect(await refusalOf(bytes, 'a.csv', { limits: { milliseconds: 1 } })).toBe('feed.tooSlow');
  });
});

/** Runs a program under the very switches and the seal of the parsing process; what it posts. */
async function insideParser(body: string): Promise<unknown> {
  const path = join(folder, `probe-${Math.random().toString(36).slice(2)}.ts`);
  const seal = join(import.meta.dirname, '../../electron/feeds/seal.ts');
  writeFileSync(
    path,
    `import { sealNetwork } from ${JSON.stringify(seal)};
     sealNetwork();
     const tried = async (work) => { try { return ['did', String(await work())]; } catch (error) { return ['refused', error.code ?? error.message]; } };
     process.on('message', async () => process.send(await (async () => { ${body} })()));`,
  );
  return new Promise((resolve) => {
    const child = nodeParser(path, [folder, join(import.meta.dirname, '../..')]).start({
      onMessage(message: FromParser) {
        resolve(message);
        child.kill();
      },
      onExit: () => resolve('ended'),
    });
    child.post({ kind: 'more' });
  });
}

describe('the parsing process (I-19)', () => {
  it('cannot read other files, write, or start programs', async () => {
    const target = join(folder, 'written');
    const found = await insideParser(`
      const fs = await import('node:fs');
      const { execFileSync } = await import('node:child_process');
      return {
        read: await tried(() => fs.readFileSync('/etc/passwd').length),
        list: await tried(() => fs.readdirSync('/etc').length),
        write: await tried(() => fs.writeFileSync(${JSON.stringify(target)}, 'x')),
        start: await tried(() => execFileSync('/bin/echo', ['x'])),
        addon: await tried(() => process.dlopen({ exports: {} }, '/nowhere.node')),
      };`);
    expect(found).toEqual({
      read: ['refused', 'ERR_ACCESS_DENIED'],
      list: ['refused', 'ERR_ACCESS_DENIED'],
      write: ['refused', 'ERR_ACCESS_DENIED'],
      start: ['refused', 'ERR_ACCESS_DENIED'],
      addon: ['refused', expect.stringMatching(/^ERR_/)],
    });
    expect(existsSync(target)).toBe(false);
  });

  it('has no network and no environment', async () => {
    let reached = 0;
    const server = createServer((socket) => {
      reached += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const found = await insideParser(`
      const net = await import('node:net');
      const http = await import('node:http');
      const { createSocket } = await import('node:dgram');
      const ask = () => new Promise((resolve, reject) => http.get('http://127.0.0.1:${port}/', resolve).on('error', reject));
      return {
        connect: (await tried(() => net.connect(${port}, '127.0.0.1')))[0],
        http: (await tried(ask))[0],
        fetch: (await tried(() => fetch('http://127.0.0.1:${port}/')))[0],
        listen: (await tried(() => net.createServer().listen(0)))[0],
        datagram: (await tried(() => createSocket('udp4').send('x', ${port}, '127.0.0.1')))[0],
        environment: Object.keys(process.env).filter((name) => !name.startsWith('NODE_')),
      };`);
    server.close();
    expect(found).toEqual({
      connect: 'refused',
      http: 'refused',
      fetch: 'refused',
      listen: 'refused',
      datagram: 'refused',
      environment: [],
    });
    expect(reached).toBe(0);
  });

  it('reads the limits it is given and no others', () => {
    expect(feedLimits.unpacked).toBeLessThanOrEqual(200 * mebibyte);
    expect(feedLimits.columns).toBe(200);
    expect(feedLimits.cell).toBe(4096);
  });
});

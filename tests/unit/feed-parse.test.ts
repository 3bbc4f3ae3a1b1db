import fc from 'fast-check';
import writeExcelFile from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '#electron/feeds/text-encoding.ts';
import { openFeed } from '#electron/feeds/parse-file.ts';
import { feedLimits } from '#electron/feeds/limits.ts';
import type { FeedEncoding } from '#shared/imports/upload.ts';
import { readTable } from '#tests/fixtures/feeds.ts';
import { csvOf } from '#tests/fixtures/imports.ts';

const seed = 20261122;

/** Cells as people type them, with everything that troubles a delimited file. */
const cell = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom('Әлия', 'Қарағанды', 'ЖШС', 'Иванов', 'ТОО', '12', 'a', 'KZ00', 'ұңғы'),
      },
      { weight: 1, arbitrary: fc.constantFrom(';', ',', '\t', '|', '"', '\n', '=1+1', "'", '“') },
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(' ').trim().normalize('NFC'));

/** A header of named columns and rows of which none is blank. */
const table = fc.integer({ min: 2, max: 8 }).chain((width) =>
  fc
    .array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 })
    .map((rows) => ({
      header: Array.from({ length: width }, (_, at) => `Колонка ${at + 1}`),
      rows: rows.map((cells, at) => [`№${at + 1}`, ...cells.slice(1)]),
    })),
);

const encoders: Readonly<Record<string, { encoding: FeedEncoding; write: (text: string) => Uint8Array }>> = {
  'UTF-8': { encoding: 'utf-8', write: (text) => Buffer.from(text) },
  'UTF-8 with mark': { encoding: 'utf-8', write: (text) => Buffer.from(`\uFEFF${text}`) },
  'UTF-16LE with mark': { encoding: 'utf-16le', write: (text) => Buffer.from(`\uFEFF${text}`, 'utf16le') },
  'UTF-16BE with mark': {
    encoding: 'utf-16be',
    write: (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  },
};

async function openDirectly(bytes: Uint8Array, fileName = 'table.csv') {
  const { format, columns, rows } = await openFeed(
    { bytes, fileName, sheet: null, encoding: null },
    feedLimits,
  );
  const read: (readonly string[])[] = [];
  for await (const { cells } of rows) read.push(cells);
  return { format, columns, rows: read };
}

describe('a table written as text', () => {
  for (const delimiter of [',', ';', '\t'])
    for (const [name, { encoding, write }] of Object.entries(encoders))
      it(`comes back the same with ${JSON.stringify(delimiter)} in ${name}`, () =>
        fc.assert(
          fc.asyncProperty(table, async ({ header, rows }) => {
            const read = await openDirectly(write(csvOf([header, ...rows], delimiter)));
            expect(read.format).toMatchObject({ type: 'csv', encoding, delimiter });
            expect(read.columns).toEqual(header);
            expect(read.rows).toEqual(rows);
          }),
          { seed, numRuns: 60 },
        ));
});

/** One byte a letter, by the decoder of the platform turned round. */
function singleByte(
  text: string,
  label: string,
  replaced: ReadonlyMap<string, string> = new Map(),
): Uint8Array {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const letters = Array.from(new TextDecoder(label).decode(all));
  return Uint8Array.from(text, (letter) => {
    const byte = letters.indexOf(replaced.get(letter) ?? letter);
    if (byte < 0) throw new Error(`${letter} is not in ${label}`);
    return byte;
  });
}

describe('single-byte encodings', () => {
  const russian = 'Номер;Фамилия;Работодатель\n1;Щукина;ТОО «Ромашка»\n2;Ёлкин;ИП Юсупов\n';
  const kazakh = 'Нөмірі;Тегі;Жұмыс беруші\n1;Әбдіғалиев;ЖШС Үміт\n2;Өтеғұлов;ЖШС Қыран\n3;Һаким;ЖШС Аң\n';
  // STRK1048-2002: where its letters stand in Windows-1251.
  const places = new Map(
    Array.from('ҚҺқһҰұӘӨҒҮөғәҢңү').map((letter, at) => [letter, 'ЌЏќџЎўЈҐЄЇґєјЅѕї'.charAt(at)] as const),
  );

  it('Windows-1251 is found and read', async () => {
    const bytes = singleByte(russian, 'windows-1251');
    const { format, rows } = await openDirectly(bytes);
    expect(format.encoding).toBe('windows-1251');
    expect(rows[0]).toEqual(['1', 'Щукина', 'ТОО «Ромашка»']);
  });

  it('KZ-1048 is told from it by its letters', async () => {
    const { format, columns, rows } = await openDirectly(singleByte(kazakh, 'windows-1251', places));
    expect(format.encoding).toBe('kz-1048');
    expect(columns).toEqual(['Нөмірі', 'Тегі', 'Жұмыс беруші']);
    expect(rows.map(([, name]) => name)).toEqual(['Әбдіғалиев', 'Өтеғұлов', 'Һаким']);
    expect(rows[2]?.[2]).toBe('ЖШС Аң');
  });

  it('IBM 866 is told from both', async () => {
    const text = russian.replace('«Ромашка»', 'Ромашка');
    const { format, rows } = await openDirectly(singleByte(text, 'ibm866'));
    expect(format.encoding).toBe('ibm866');
    expect(rows[1]?.[1]).toBe('Ёлкин');
  });

  it('UTF-16 without a mark is found by its zero bytes', () => {
    expect(detectEncoding(Buffer.from('Number;Name;Тегі', 'utf16le'))).toBe('utf-16le');
    expect(detectEncoding(Buffer.from('Number;Name;Тегі', 'utf16le').swap16())).toBe('utf-16be');
  });
});

describe('what registers look like', () => {
  it('a title above the header is passed over, blank rows are, and lines keep their numbers', async () => {
    const text = 'Реестр разрешений;;\n;;\nНомер;Фамилия;Имя\nA1;К;И\n;;\nA2;П;С\n';
    const { columns, rows } = await readTable(Buffer.from(text), 'r.csv');
    expect(columns).toEqual(['Номер', 'Фамилия', 'Имя']);
    expect(rows).toEqual([
      { line: 4, cells: ['A1', 'К', 'И'] },
      { line: 6, cells: ['A2', 'П', 'С'] },
    ]);
  });

  it('names in quotes nobody doubled are kept, short rows filled up, long ones kept whole', async () => {
    const text = 'a;b;c\n1;ТОО "Ромашка";x\n2\n3;4;5;6\n';
    const { rows } = await readTable(Buffer.from(text), 'r.csv');
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['1', 'ТОО "Ромашка"', 'x'],
      ['2', '', ''],
      ['3', '4', '5', '6'],
    ]);
  });

  it('the delimiter Excel names in the first line is taken', async () => {
    const { format, rows } = await readTable(Buffer.from('sep=|\na|b,c;d\n1|2,3;4\n'), 'r.csv');
    expect(format.delimiter).toBe('|');
    expect(rows[0]?.cells).toEqual(['1', '2,3;4']);
  });

  it('many rows come in many messages, in order', async () => {
    const lines = Array.from({ length: 2_345 }, (_, at) => `${at};x${at}`);
    const { rows } = await readTable(Buffer.from(['a;b', ...lines].join('\n')), 'r.csv');
    expect(rows).toHaveLength(2_345);
    expect(rows.every(({ line, cells }, at) => line === at + 2 && cells[0] === String(at))).toBe(true);
  });
});

type Written = string | number | boolean | Date | null;

async function workbookOf(sheets: readonly { name: string; rows: readonly (readonly Written[])[] }[]) {
  const typed = (value: Written) => {
    if (value === null) return null;
    if (value instanceof Date) return { value, type: Date, format: 'dd.mm.yyyy' };
    if (typeof value === 'number') return { value, type: Number };
    return typeof value === 'boolean' ? { value, type: Boolean } : { value, type: String };
  };
  const data = sheets.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((row) => row.map(typed)),
  }));
  return (writeExcelFile as unknown as (sheets: unknown) => { toBuffer(): Promise<Buffer> })(data).toBuffer();
}

describe('a workbook', () => {
  it('comes back the same, whatever text its cells hold', () =>
    fc.assert(
      fc.asyncProperty(table, async ({ header, rows }) => {
        const bytes = await workbookOf([{ name: 'Лист1', rows: [header, ...rows] }]);
        const read = await openDirectly(bytes, 'table.xlsx');
        expect(read.columns).toEqual(header);
        expect(read.rows).toEqual(rows);
      }),
      { seed, numRuns: 40 },
    ));

  it('days are days, long identifiers keep every digit, switches are words', async () => {
    const bytes = await workbookOf([
      {
        name: 'Лист1',
        rows: [
          ['a', 'b', 'c', 'd', 'e'],
          [new Date('2026-01-15T00:00:00Z'), 970101300123, true, 0.5, null],
          [new Date('1974-12-31T00:00:00Z'), 7, false, -3, 'x'],
        ],
      },
    ]);
    const { rows } = await readTable(bytes, 'w.xlsx');
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['2026-01-15', '970101300123', 'true', '0.5', ''],
      ['1974-12-31', '7', 'false', '-3', 'x'],
    ]);
  });

  it('the first sheet with rows is taken, or the one that was named', async () => {
    const bytes = await workbookOf([
      { name: 'Пустой', rows: [] },
      {
        name: 'Данные & итоги',
        rows: [
          ['a', 'b'],
          ['1', '2'],
        ],
      },
      {
        name: 'Прочее',
        rows: [
          ['c', 'd'],
          ['3', '4'],
        ],
      },
    ]);
    const first = await readTable(bytes, 'w.xlsx');
    expect(first.format).toMatchObject({
      sheets: ['Пустой', 'Данные & итоги', 'Прочее'],
      sheet: 'Данные & итоги',
      formulas: 0,
    });
    expect((await readTable(bytes, 'w.xlsx', { sheet: 'Прочее' })).columns).toEqual(['c', 'd']);
  });
});

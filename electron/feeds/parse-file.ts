import { AppError } from '#shared/errors.ts';
import { openCsv } from './read-csv.ts';
import { openWorkbook } from './read-workbook.ts';
import type { FeedLimits } from './limits.ts';
import type { FeedFile, FeedFormat, FeedRow } from './parse-messages.ts';

/** Beginnings of files that are no tables, whatever their name says. */
const foreign: readonly (readonly [readonly number[], AppError])[] = [
  [[0x4d, 0x5a], new AppError('feed.program')],
  [[0x7f, 0x45, 0x4c, 0x46], new AppError('feed.program')],
  [[0xca, 0xfe, 0xba, 0xbe], new AppError('feed.program')],
  [[0xcf, 0xfa, 0xed, 0xfe], new AppError('feed.program')],
  [[0xd0, 0xcf, 0x11, 0xe0], new AppError('feed.oldWorkbook')],
  [[0x25, 0x50, 0x44, 0x46], new AppError('feed.notATable')],
  [[0x89, 0x50, 0x4e, 0x47], new AppError('feed.notATable')],
  [[0xff, 0xd8, 0xff], new AppError('feed.notATable')],
  [[0x1f, 0x8b], new AppError('feed.notATable')],
  [[0x52, 0x61, 0x72, 0x21], new AppError('feed.notATable')],
  [[0x37, 0x7a, 0xbc, 0xaf], new AppError('feed.notATable')],
];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** By content; a name that says otherwise is refused rather than believed. */
function typeOf({ bytes, fileName }: FeedFile): 'csv' | 'xlsx' {
  if (bytes.length === 0) throw new AppError('feed.empty');
  const found = foreign.find(([start]) => startsWith(bytes, start));
  if (found !== undefined) throw found[1];
  const type = startsWith(bytes, [0x50, 0x4b]) ? 'xlsx' : 'csv';
  const suffix = /\.([^.]*)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const expected = suffix === 'xlsx' || suffix === 'xlsm' ? 'xlsx' : 'csv';
  if (['xlsx', 'xlsm', 'csv', 'txt', 'tsv'].includes(suffix) && type !== expected)
    throw new AppError('feed.otherContent', { suffix });
  return type;
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;

function checkRow({ line, cells }: FeedRow, limits: FeedLimits): void {
  if (cells.length > limits.columns && cells.slice(limits.columns).some((cell) => cell !== ''))
    throw new AppError('feed.tooManyColumns', { line, limit: limits.columns, count: cells.length });
  if (cells.some((cell) => cell.length > limits.cell))
    throw new AppError('feed.cellTooLong', { line, limit: limits.cell });
}

/** An opened file: its columns, then its rows without the blank ones. */
export interface OpenFeed {
  readonly format: FeedFormat;
  readonly columns: readonly string[];
  readonly rows: AsyncGenerator<FeedRow, undefined>;
}

const titleRows = 10;

function withoutEmptyEnd(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}

/**
 * Opens a table by what it holds. The header is the first row about as wide as those after it, since registers like to begin with a
 * title. Cells come trimmed, in Unicode form NFC; rows shorter than the header are filled up, longer ones keep what is too much.
 *
 * @throws AppError with a code `feed.…`; rows read later may still fail in the same way.
 */
export async function openFeed(file: FeedFile, limits: FeedLimits): Promise<OpenFeed> {
  const type = typeOf(file);
  const { format, rows } = type === 'csv' ? openCsv(file, limits) : await openWorkbook(file, limits);
  const first: FeedRow[] = [];
  let count = 0;
  const next = async (): Promise<FeedRow | null> => {
    for (;;) {
      const { value } = await rows.next();
      if (value === undefined) return null;
      checkRow(value, limits);
      if (isBlank(value.cells)) continue;
      count += 1;
      if (count > limits.rows + titleRows) throw new AppError('feed.tooManyRows', { limit: limits.rows });
      return { line: value.line, cells: value.cells.map((cell) => cell.normalize('NFC').trim()) };
    }
  };
  while (first.length < titleRows) {
    const row = await next();
    if (row === null) break;
    first.push(row);
  }
  const widest = Math.max(0, ...first.map(({ cells }) => filled(cells)));
  const at = first.findIndex(({ cells }) => filled(cells) >= widest * 0.6);
  const header = first[at];
  if (header === undefined) throw new AppError('feed.empty');
  const columns = withoutEmptyEnd(header.cells);
  const rest = first.slice(at + 1);
  async function* body(): AsyncGenerator<FeedRow, undefined> {
    for (;;) {
      const row = rest.shift() ?? (await next());
      if (row === null) return;
      const cells = withoutEmptyEnd(row.cells);
      yield {
        line: row.line,
        cells: [...cells, ...Array<string>(Math.max(0, columns.length - cells.length)).fill('')],
      };
    }
  }
  return { format, columns, rows: body() };
}

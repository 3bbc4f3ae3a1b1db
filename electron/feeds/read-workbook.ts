import { readSheet } from 'read-excel-file/universal';
import { AppError } from '#shared/errors.ts';
import { checkWorkbook } from './check-workbook.ts';
import type { FeedLimits } from './limits.ts';
import type { FeedFile, FeedFormat, FeedRow } from './parse-messages.ts';

type Cell = string | number | boolean | Date | null;

const dayLength = 'YYYY-MM-DD'.length;

/** A cell as a clerk would type it: days as ISO, numbers without an exponent, nothing for an empty one. */
function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    if (Number.isNaN(cell.valueOf())) return '';
    const text = cell.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, dayLength) : text.slice(0, 16).replace('T', ' ');
  }
  return typeof cell === 'string' ? cell : String(cell);
}

/** Long identifiers come as they stand in the file; only a number in floating-point form is written out. */
function numberText(raw: string): string {
  if (/^-?\d+$/.test(raw)) return raw;
  const value = Number(raw);
  return Number.isSafeInteger(value) ? value.toFixed(0) : String(value);
}

async function sheetRows(bytes: Uint8Array, sheet: string): Promise<Cell[][]> {
  try {
    const whole = new Uint8Array(bytes).buffer;
    return (await readSheet(whole, sheet, { parseNumber: numberText, trim: false })) as Cell[][];
  } catch {
    throw new AppError('feed.brokenWorkbook');
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- the same shape as a text file, which is read as it comes
async function* numbered(rows: readonly Cell[][]): AsyncGenerator<FeedRow, undefined> {
  for (const [index, cells] of rows.entries()) yield { line: index + 1, cells: cells.map(cellText) };
}

/** Reads one sheet of an Office Open XML workbook, values only. */
export async function openWorkbook(
  { bytes, sheet: asked }: Pick<FeedFile, 'bytes' | 'sheet'>,
  limits: FeedLimits,
): Promise<{ format: FeedFormat; rows: AsyncGenerator<FeedRow, undefined> }> {
  const { sheets, formulas } = await checkWorkbook(bytes, limits);
  if (asked !== null && !sheets.includes(asked)) throw new AppError('feed.noSuchSheet');
  for (const sheet of asked === null ? sheets : [asked]) {
    const rows = await sheetRows(bytes, sheet);
    const isLast = sheet === (asked ?? sheets.at(-1));
    if (rows.length === 0 && !isLast) continue;
    if (rows.length > limits.rows + 1) throw new AppError('feed.tooManyRows', { limit: limits.rows });
    return {
      format: { type: 'xlsx', encoding: null, delimiter: null, sheets, sheet, formulas },
      rows: numbered(rows),
    };
  }
  throw new AppError('feed.empty');
}

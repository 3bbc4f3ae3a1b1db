import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { AppError } from '#shared/errors.ts';
import { decodeText, detectEncoding } from './text-encoding.ts';
import type { FeedLimits } from './limits.ts';
import type { FeedFile, FeedFormat, FeedRow } from './parse-messages.ts';

const delimiters = [';', ',', '\t', '|'] as const;
const looked = 64 * 1024;
const pieceBytes = 256 * 1024;

/** How often each delimiter stands outside quotes, by record, in the beginning of the text. */
function countDelimiters(text: string): number[][] {
  const counts: number[][] = [[]];
  let quoted = false;
  for (const character of text.slice(0, looked)) {
    const record = counts[counts.length - 1] ?? [];
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n') counts.push([]);
    else {
      const at = delimiters.findIndex((delimiter) => delimiter === character);
      if (at >= 0) record[at] = (record[at] ?? 0) + 1;
    }
  }
  return counts.filter((record) => record.length > 0);
}

/** The delimiter most records hold equally often. A text with none of them has one column. */
export function detectDelimiter(text: string): string {
  const records = countDelimiters(text);
  const scores = delimiters.map((_, at) => {
    const frequency = new Map<number, number>();
    for (const record of records) {
      const count = record[at] ?? 0;
      if (count > 0) frequency.set(count, (frequency.get(count) ?? 0) + 1);
    }
    return Math.max(0, ...Array.from(frequency, ([count, times]) => times + count / 1000));
  });
  const best = Math.max(...scores);
  return best === 0 ? ',' : (delimiters[scores.indexOf(best)] ?? ',');
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes);
}

interface CsvFailure {
  readonly code?: unknown;
  readonly lines?: unknown;
}

function csvFailure(error: unknown): Error {
  if (error instanceof AppError || !(error instanceof Error)) return error as Error;
  const { code, lines } = error as CsvFailure;
  const line = typeof lines === 'number' ? lines : 0;
  if (code === 'CSV_MAX_RECORD_SIZE') return new AppError('feed.rowTooLong', { line });
  if (typeof code === 'string' && code.startsWith('CSV_')) return new AppError('feed.quotes', { line });
  return error;
}

async function* rowsOf(
  text: string,
  delimiter: string,
  limits: FeedLimits,
): AsyncGenerator<FeedRow, undefined> {
  const parser = parse({
    delimiter,
    max_record_size: limits.record,
    relax_column_count: true,
    // Names of companies stand in quotes that nobody doubled.
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  Readable.from(pieces(Buffer.from(text, 'utf8'))).pipe(parser);
  let line = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      line += 1;
      yield { line, cells };
    }
  } catch (error) {
    throw csvFailure(error);
  }
}

/** Reads a text file with delimiters, in whatever encoding. */
export function openCsv(
  { bytes, encoding: asked }: Pick<FeedFile, 'bytes' | 'encoding'>,
  limits: FeedLimits,
): { format: FeedFormat; rows: AsyncGenerator<FeedRow, undefined> } {
  const encoding = asked ?? detectEncoding(bytes);
  let text = decodeText(bytes, encoding);
  const zero = text.indexOf('\0');
  if (zero >= 0) throw new AppError('feed.zeroByte', { line: text.slice(0, zero).split('\n').length });
  // Excel's own way of naming the delimiter.
  const named = /^sep=(.)\r?\n/.exec(text);
  if (named !== null) text = text.slice(named[0].length);
  const delimiter = named?.[1] ?? detectDelimiter(text);
  return {
    format: { type: 'csv', encoding, delimiter, sheets: [], sheet: null, formulas: 0 },
    rows: rowsOf(text, delimiter, limits),
  };
}

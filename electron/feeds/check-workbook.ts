import { buffer as wholeOf } from 'node:stream/consumers';
import { fromBuffer } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { AppError } from '#shared/errors.ts';
import type { FeedLimits } from './limits.ts';

export interface WorkbookFacts {
  readonly sheets: readonly string[];
  /** Cells whose value was computed by whatever wrote the file. */
  readonly formulas: number;
}

function openZip(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(
      bytes,
      { lazyEntries: true, validateEntrySizes: true, strictFileNames: true },
      (error, zip) => {
        if (error === null) resolve(zip);
        else reject(error);
      },
    );
  });
}

function entriesOf(zip: ZipFile, limits: FeedLimits): Promise<Entry[]> {
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > limits.archiveEntries)
        reject(new AppError('feed.tooManyParts', { limit: limits.archiveEntries }));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

/** The content of one part; unpacking stops as soon as it is longer than declared. */
async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error === null) resolve(opened);
      else reject(error);
    });
  });
  return wholeOf(stream);
}

function checkDeclared(entries: readonly Entry[], limits: FeedLimits): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  if (unpacked > limits.unpacked)
    throw new AppError('feed.unpacksTooLarge', { limit: Math.round(limits.unpacked / 1024 / 1024) });
  const isDense = ({ uncompressedSize, compressedSize }: Entry) =>
    uncompressedSize > limits.ratioFrom && uncompressedSize > compressedSize * limits.ratio;
  if (entries.some(isDense)) throw new AppError('feed.packedTooDense', { limit: limits.ratio });
  const names = entries.map(({ fileName }) => fileName);
  if (!names.includes('[Content_Types].xml') || !names.includes('xl/workbook.xml'))
    throw new AppError('feed.notAWorkbook');
  if (names.some((name) => /vbaProject/i.test(name))) throw new AppError('feed.macros');
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(#?\w{1,8});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function sheetNames(workbook: string): string[] {
  const tags = workbook.match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? [];
  return tags.map((tag) => unescapeXml(/\sname="([^"]*)"/.exec(tag)?.[1] ?? ''));
}

function countFormulas(content: Buffer): number {
  let found = 0;
  for (let at = content.indexOf('<f'); at >= 0; at = content.indexOf('<f', at + 2)) {
    const after = content[at + 2];
    // `<f>`, `<f …>` and `<f/>`, not the names that only begin so.
    if (after === 0x3e || after === 0x20 || after === 0x2f) found += 1;
  }
  return found;
}

/**
 * Looks a workbook over before it is unpacked as a whole: number of parts, what they declare to be and what they really are, no macros, no
 * document type (whose entities could name files). What this lets through is as large as it says (SECURITY 5.10, I-02, I-03, I-06).
 *
 * @throws AppError with a code `feed.…`.
 */
export async function checkWorkbook(bytes: Uint8Array, limits: FeedLimits): Promise<WorkbookFacts> {
  let zip: ZipFile;
  try {
    zip = await openZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const entries = await entriesOf(zip, limits);
    checkDeclared(entries, limits);
    let sheets: string[] = [];
    let formulas = 0;
    for (const entry of entries) {
      const { fileName } = entry;
      if (fileName.endsWith('/')) continue;
      const content = await contentOf(zip, entry);
      if (!fileName.endsWith('.xml') && !fileName.endsWith('.rels')) continue;
      if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY'))
        throw new AppError('feed.documentType');
      if (fileName === 'xl/workbook.xml') sheets = sheetNames(content.toString('utf8'));
      if (/^xl\/worksheets\/[^/]+\.xml$/.test(fileName)) formulas += countFormulas(content);
    }
    if (sheets.length === 0) throw new AppError('feed.notAWorkbook');
    if (sheets.length > limits.sheets) throw new AppError('feed.tooManySheets', { limit: limits.sheets });
    return { sheets, formulas };
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('feed.brokenArchive');
  }
}

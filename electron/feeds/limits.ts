/** What a foreign file may be before it is refused (SECURITY 5.10). Bytes, rows and milliseconds. */
export const feedLimits = {
  rows: 200_000,
  columns: 200,
  /** Characters of one cell. */
  cell: 4096,
  /** Bytes of one record of a text file, all cells together. */
  record: 256 * 1024,
  archiveEntries: 200,
  unpacked: 200 * 1024 * 1024,
  /** Unpacked to packed, for entries above `ratioFrom` bytes: tables of an office stay far below. */
  ratio: 100,
  ratioFrom: 1024 * 1024,
  sheets: 100,
  /** Working time of the parsing process, the time it waits for us not counted. */
  milliseconds: 60_000,
  memoryMiB: 1024,
  /** Rows in one message. */
  batch: 500,
} as const;

export type FeedLimits = { readonly [Limit in keyof typeof feedLimits]: number };

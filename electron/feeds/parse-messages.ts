import type { FailureParams } from '#shared/errors.ts';
import type { FeedEncoding } from '#shared/imports/upload.ts';
import type { FeedLimits } from './limits.ts';

/** What a file turned out to be. */
export interface FeedFormat {
  readonly type: 'csv' | 'xlsx';
  readonly encoding: FeedEncoding | null;
  readonly delimiter: string | null;
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly formulas: number;
}

/** A row of the file with its number as people count, the first being 1. Cells are text; days stand as `YYYY-MM-DD`. */
export interface FeedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface FeedFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** null takes the first sheet that has rows. */
  readonly sheet: string | null;
  /** null finds it out. */
  readonly encoding: FeedEncoding | null;
}

/** What is said to the parsing process. Every `more` is answered by one message. */
export type ToParser =
  { readonly kind: 'open'; readonly file: FeedFile; readonly limits: FeedLimits } | { readonly kind: 'more' };

/** What it answers. `opened` answers `open`; `failed` may answer anything and is its last word. */
export type FromParser =
  | { readonly kind: 'opened'; readonly format: FeedFormat; readonly columns: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly FeedRow[] }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly code: string; readonly params: FailureParams };

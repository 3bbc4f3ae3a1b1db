/**
 * How the columns of somebody's file become the fields of one of our kinds. Data, so that it is kept with the import, saved for the next
 * file of the same source, and drawn by the page.
 */
export interface ImportMapping {
  /** For each column of the file, in order: the key of the field it fills, or null. Columns of one field are joined by a space. */
  readonly columns: readonly (string | null)[];
  /** Values every row has, by field key: the file has no column for them. Typed as a clerk would type them. */
  readonly fixed: Readonly<Record<string, string>>;
  /** What words of the file mean, by field key and folded word: `{ scheme: { 'по квоте': 'EMP' } }`. An empty code leaves the field empty. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What a row of the file would do to what is on record; `unread` has not been judged yet. */
export const importOutcomes = ['unread', 'new', 'changed', 'same', 'bad'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

/** What became of a row: `held` waits for repair, `left` was left out with a reason. */
export const importRowStates = ['open', 'accepted', 'held', 'repaired', 'left'] as const;
export type ImportRowState = (typeof importRowStates)[number];

/**
 * Where an import stands. The four that end in -ing are jobs; a job that is not running any more (the desk was locked, the computer
 * stopped) is interrupted and can be taken up again, except reading, for which the file is needed.
 */
export const importStates = [
  'reading',
  'failed',
  'mapping',
  'judging',
  'judged',
  'accepting',
  'accepted',
  'discarding',
] as const;
export type ImportState = (typeof importStates)[number];

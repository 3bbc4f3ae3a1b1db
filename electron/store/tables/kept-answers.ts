import type Database from 'better-sqlite3';

/**
 * Answers read once and kept by name until what they were read from is written: a check asks for the same few things for everybody.
 *
 * @param most answers kept at once; one more and all are read anew
 */
export function keptAnswers<Answer>(db: Pick<Database.Database, 'inTransaction'>, most: number) {
  const kept = new Map<string, Answer>();
  let isChanged = false;
  return {
    /** Something was written. What is read before the transaction ends is not kept: it may be rolled back. */
    forget(): void {
      isChanged = true;
    },
    get(name: string, read: () => Answer): Answer {
      if (isChanged && db.inTransaction) return read();
      if (isChanged || kept.size >= most) kept.clear();
      isChanged = false;
      const known = kept.get(name) ?? read();
      kept.set(name, known);
      return known;
    },
  };
}

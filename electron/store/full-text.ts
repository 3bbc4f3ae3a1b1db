/**
 * Turns a folded name into an FTS5 query in which every word must occur as a prefix. Each word is quoted, because a bare `"`, `AND`,
 * `NEAR(` or `*` typed by a clerk is query language to SQLite. Null when nothing is left to search for.
 */
export function prefixQuery(folded: string): string | null {
  const words = folded.split(' ').filter((word) => word !== '');
  if (words.length === 0) return null;
  return words.map((word) => `"${word.replaceAll('"', '""')}" *`).join(' AND ');
}

import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { Instant } from '#shared/dates/day.ts';

/** What was done, by whom, to what. `data` holds ids, codes and counts: never names, numbers of documents or other personal data. */
export interface JournalEntry {
  readonly at: Instant;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

export interface ChainedEntry extends JournalEntry {
  readonly sequence: number;
  readonly previous: string;
  readonly hash: string;
}

interface JournalRow {
  sequence: number;
  at: Instant;
  actor: string;
  action: string;
  object: string;
  data: string;
  previous: string;
  hash: string;
}

const firstPrevious = '0'.repeat(64);

/** Keys sorted, so that the same facts always hash to the same value (in the sense of RFC 8785 for flat records). */
function canonical(data: JournalEntry['data']): string {
  return JSON.stringify(Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1))));
}

function hashOf(sequence: number, entry: Omit<JournalRow, 'sequence' | 'hash'>): string {
  const text = JSON.stringify([
    sequence,
    entry.previous,
    entry.at,
    entry.actor,
    entry.action,
    entry.object,
    entry.data,
  ]);
  // The leaf prefix of RFC 6962, so that a tree can be built over the same entries later.
  return createHash('sha256').update(Uint8Array.of(0)).update(text).digest('hex');
}

/** The append-only history: each entry carries the hash of the one before, so that a change anywhere shows. */
export function journalTable(db: Database.Database) {
  const selectLast = db.prepare<[], { sequence: number; hash: string }>(
    'SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1',
  );
  const selectAll = db.prepare<[], JournalRow>('SELECT * FROM journal ORDER BY sequence');
  const insert = db.prepare(
    `INSERT INTO journal (sequence, at, actor, action, object, data, previous, hash)
     VALUES (@sequence, @at, @actor, @action, @object, @data, @previous, @hash)`,
  );
  return {
    append(entry: JournalEntry): void {
      const last = selectLast.get();
      const sequence = (last?.sequence ?? 0) + 1;
      const row = { ...entry, data: canonical(entry.data), previous: last?.hash ?? firstPrevious };
      insert.run({ sequence, ...row, hash: hashOf(sequence, row) });
    },
    all: (): ChainedEntry[] =>
      selectAll.all().map((row) => ({ ...row, data: JSON.parse(row.data) as JournalEntry['data'] })),
    /** Sequence number of the first entry that does not fit the chain, or null when the whole chain holds. */
    firstBroken(): number | null {
      let previous = firstPrevious;
      let expected = 1;
      for (const row of selectAll.iterate()) {
        if (row.sequence !== expected || row.previous !== previous || row.hash !== hashOf(row.sequence, row))
          return row.sequence;
        previous = row.hash;
        expected += 1;
      }
      return null;
    },
  };
}

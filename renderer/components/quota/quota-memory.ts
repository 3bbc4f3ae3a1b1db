import type { Day } from '#shared/dates/day.ts';

interface QuotaMemory {
  year: string;
  line: string;
  chosen: string | null;
}

let kept: QuotaMemory | undefined;

/** Where the ledger was left, for coming back to it from one of its lines. */
export function quotaMemory(today: Day): QuotaMemory {
  kept ??= { year: today.slice(0, 4), line: 'all', chosen: null };
  return kept;
}

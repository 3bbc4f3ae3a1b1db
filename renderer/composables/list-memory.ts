import type { Day } from '#shared/dates/day.ts';
import { writeDay } from '#shared/dates/typed-day.ts';

/** Filters of the list, in the order of the chips. */
export const onlyFilters = ['late', 'look', 'mine', 'notPrinted'] as const;
export type OnlyFilter = (typeof onlyFilters)[number];

interface ListMemory {
  /** The day the memory is of: tomorrow the list starts with tomorrow. */
  readonly day: Day;
  from: string;
  to: string;
  only: OnlyFilter | null;
  chosen: string | null;
  /** How many rows were on the table, so that the chosen one is there again. */
  rows: number;
}

let memory: ListMemory | null = null;

/** What the list looked like when it was left, so that coming back from a record finds the same row. */
export function listMemory(today: Day): ListMemory {
  if (memory?.day === today) return memory;
  memory = { day: today, from: writeDay(today), to: writeDay(today), only: null, chosen: null, rows: 0 };
  return memory;
}

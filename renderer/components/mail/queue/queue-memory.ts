import { addDays } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import type { QueueView } from './queue-rows.ts';

interface QueueMemory {
  /** The day the memory is of: the register starts with the last week of another day. */
  readonly day: Day;
  view: QueueView;
  text: string;
  /** Days of the register, as typed. */
  from: string;
  to: string;
  chosen: string | null;
  /** Place of the chosen row. */
  at: number;
  /** How many rows were on the table, so that the chosen one is there again. */
  rows: number;
}

const daysOfRegister = 7;
let memory: QueueMemory | null = null;

/** What the queue looked like when it was left, so that coming back from an envelope finds the same row. */
export function queueMemory(today: Day): QueueMemory {
  if (memory?.day === today) return memory;
  memory = {
    day: today,
    view: memory?.view ?? 'waiting',
    text: '',
    from: writeDay(addDays(today, 1 - daysOfRegister)),
    to: writeDay(today),
    chosen: null,
    at: 0,
    rows: 0,
  };
  return memory;
}

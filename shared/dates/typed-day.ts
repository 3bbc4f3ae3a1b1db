import type { Day } from './day.ts';
import { judgeDay, refusal, splitWholeDay, tidyTyping } from './typed-parts.ts';
import type { TypedDayOptions, TypedDayRefusal } from './typed-parts.ts';

export type { Century, TypedDayOptions, TypedDayRefusal } from './typed-parts.ts';

export type TypedDay = { readonly ok: true; readonly day: Day } | TypedDayRefusal;

/**
 * Reads a day as a clerk types it: `22112026`, `221126`, `22.11.26`, `22/11/2026`, `22-11-2026`, `22 11 2026`, `22,11,2026` (the
 * number pad of a Russian layout), or ISO `2026-11-22`. A day the calendar does not have is refused with the reason and never
 * moved to a neighbour; what was typed stays with the caller.
 */
export function readTypedDay(text: string, options: TypedDayOptions): TypedDay {
  const tidied = tidyTyping(text);
  if (tidied === '') return refusal('empty');
  const parts = tidied === null ? null : splitWholeDay(tidied);
  if (parts === null) return refusal('unreadable');
  const { day, month } = parts;
  return day === null || month === null ? refusal('unreadable') : judgeDay({ ...parts, day, month }, options);
}

/** The day as it stands on paper in Kazakhstan: `22.11.2026`. */
export function writeDay(day: Day): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}

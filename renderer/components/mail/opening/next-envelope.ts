import { carriedToNextEnvelope, emptyEnvelope, envelopeFields } from '#shared/forms/envelope-form.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import type { Day } from '#shared/dates/day.ts';
import { writeDay } from '#shared/dates/typed-day.ts';

type Key = keyof EnvelopeValues;
const carried: ReadonlySet<Key> = new Set(carriedToNextEnvelope);

/** What the first envelope of a bag starts with: it came today, and most postmarks can be read. */
export function firstEnvelope(today: Day): EnvelopeValues {
  const day = writeDay(today);
  return { ...emptyEnvelope(), postmark: 'legible', receivedOn: day, unitReceivedOn: day };
}

/** What the next envelope of the same bag starts with. */
export function nextEnvelope(booked: EnvelopeValues): EnvelopeValues {
  const next = emptyEnvelope();
  for (const key of carriedToNextEnvelope) next[key] = booked[key];
  return next;
}

/** Nothing is typed that belongs to this envelope alone; what the bag carries over is no typing. */
export const isUntouched = (values: EnvelopeValues): boolean =>
  envelopeFields.every(({ key }) => carried.has(key) || values[key].trim() === '');

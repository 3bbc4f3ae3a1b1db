import * as v from 'valibot';
import { parseDay, parseInstant } from '../dates/day.ts';
import type { Day, Instant } from '../dates/day.ts';
import { parsePartialDay } from '../dates/partial-day.ts';
import type { PartialDay } from '../dates/partial-day.ts';
import type { EnvelopeId } from '../mail/envelope.ts';
import type { NotificationId } from '../notification.ts';

/** Building blocks of the contract. Everything is strict: an unknown field is refused by name. */

/** Text of at most this many UTF-16 units; NUL and lone surrogates never reach the store (SECURITY 3.7). */
export const text = (maxLength: number) =>
  v.pipe(
    v.string(),
    v.maxLength(maxLength),
    v.check((value) => value.isWellFormed() && !value.includes('\0'), 'malformed text'),
  );

export const filledText = (maxLength: number) =>
  v.pipe(
    text(maxLength),
    v.check((value) => value.trim() !== '', 'empty'),
  );

export const daySchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/),
  v.check((value) => parseDay(value) !== null, 'no such day'),
  v.transform((value) => value as Day),
);

export const partialDaySchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-(\d{2}|XX)-(\d{2}|XX)$/),
  v.check((value) => parsePartialDay(value) !== null, 'no such day'),
  v.transform((value) => value as PartialDay),
);

export const instantSchema = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  v.check((value) => parseInstant(value) !== null, 'no such instant'),
  v.transform((value) => value as Instant),
);

/** UUID of any version, lower case. */
export const idSchema = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/),
);

export const notificationIdSchema = v.pipe(
  idSchema,
  v.transform((value) => value as NotificationId),
);

export const envelopeIdSchema = v.pipe(
  idSchema,
  v.transform((value) => value as EnvelopeId),
);

export const languageSchema = v.picklist(['kk', 'ru', 'en']);
export const roleSchema = v.picklist(['counterClerk', 'mailClerk', 'seniorClerk', 'administrator']);
export type Role = v.InferOutput<typeof roleSchema>;

export const base64Schema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/));

export const nothing = v.strictObject({});
export const done = v.strictObject({ done: v.literal(true) });
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

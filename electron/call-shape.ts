import type { Call } from '#shared/contract/carrier.ts';

/** Most bytes of one call as UTF-8 JSON, by either carrier: a piece of a file and a whole rule package fit. */
export const mostCallBytes = 4 * 1024 * 1024;

/** A call out of what came as JSON; `null` when it has not exactly the shape of one. The input is the door's to judge. */
export function toCall(value: unknown): Call | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { method, input = null, session, ...rest } = value as Readonly<Record<string, unknown>>;
  if (typeof method !== 'string' || !(typeof session === 'string' || session === null)) return null;
  return Object.keys(rest).length > 0 ? null : { method, input, session };
}

/** A call that came as a message between processes, brought to JSON as if it had come over the wire, or the code it is refused with. */
export function readCall(message: unknown): Call | 'app.refused' | 'carrier.tooLarge' {
  try {
    const text = JSON.stringify(message) as string | undefined;
    if (text === undefined) return 'app.refused';
    if (Buffer.byteLength(text) > mostCallBytes) return 'carrier.tooLarge';
    return toCall(JSON.parse(text)) ?? 'app.refused';
  } catch {
    return 'app.refused';
  }
}

import type { IncomingMessage } from 'node:http';
import type { Call } from '#shared/contract/carrier.ts';
import { MALFORMED, TOO_LARGE, type Refusal } from './gate.ts';

/** Reads a whole body, at most `limit` bytes, as strict UTF-8 JSON. Rejects when the connection breaks. */
export async function readJson(
  request: IncomingMessage,
  limit: number,
): Promise<{ readonly value: unknown } | Refusal> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Not `for await`: leaving it would destroy the connection before the refusal is sent.
  const complete = await new Promise<boolean>((resolve, reject) => {
    request.on('data', (chunk: Uint8Array) => {
      length += chunk.length;
      if (length > limit) resolve(false);
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(true));
    request.once('error', reject);
    request.once('close', () => reject(new Error('connection closed')));
  });
  if (!complete) return TOO_LARGE;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
    return { value: JSON.parse(text) };
  } catch {
    return MALFORMED;
  }
}

/** A call as it came over the wire, or undefined when it has not exactly the shape of one. The input is the door's to judge. */
export function toCall(value: unknown): Call | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { method, input, session, ...rest } = value as Readonly<Record<string, unknown>>;
  if (typeof method !== 'string' || !(typeof session === 'string' || session === null)) return undefined;
  if (Object.keys(rest).length > 0) return undefined;
  return { method, input, session };
}

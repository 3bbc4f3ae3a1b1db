import type { IncomingMessage } from 'node:http';
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

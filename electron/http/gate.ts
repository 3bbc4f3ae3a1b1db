import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A request that is not answered: status, failure code and, for a wrong method, the right ones. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 413 | 415 | 429;
  readonly code: 'app.refused' | 'carrier.tooLarge' | 'carrier.tooMany';
  readonly allow?: string;
}

/** What a request that passed asks for. */
export type Asked =
  | { readonly kind: 'call' | 'events' }
  | { readonly kind: 'launch'; readonly ticket: string }
  | { readonly kind: 'page'; readonly path: string };

/** What a request is measured against. */
export interface Expected {
  /** `127.0.0.1:PORT`, the only name this host answers to: another name is DNS rebinding. */
  readonly authority: string;
  /** The bearer token of this run. */
  readonly token: string;
  /** Most bytes of a body. */
  readonly bodyLimit: number;
}

export const REFUSED = { status: 403, code: 'app.refused' } as const satisfies Refusal;
export const MALFORMED = { status: 400, code: 'app.refused' } as const satisfies Refusal;
export const TOO_LARGE = { status: 413, code: 'carrier.tooLarge' } as const satisfies Refusal;
export const TOO_MANY = { status: 429, code: 'carrier.tooMany' } as const satisfies Refusal;

const LAUNCH = '/launch/';
/** A second one of these would leave it open which of the two was checked. */
const ONCE_ONLY = new Set([
  'host',
  'origin',
  'authorization',
  'content-type',
  'content-length',
  'sec-fetch-site',
]);

/**
 * The only door of the loopback host: decides by the head of a request alone whether it is read any further (SECURITY 5.13).
 *
 * A request passes when it names this host exactly, comes from our own page (exact `Origin`, `Sec-Fetch-Site`) and, where it asks for
 * data, carries the token in a header that no other origin may send without asking first; asking first (OPTIONS) is refused.
 */
export function judge(request: IncomingMessage, expected: Expected): Asked | Refusal {
  const { headers, method = '', url = '' } = request;
  if (repeats(request.rawHeaders)) return MALFORMED;
  if (headers.host !== expected.authority) return REFUSED;
  if (!url.startsWith('/')) return MALFORMED;
  const path = url.replace(/[?#].*$/su, '');

  if (path === '/call' || path === '/events') {
    if (method !== 'POST') return { status: 405, code: 'app.refused', allow: 'POST' };
    return judgePost(headers, expected) ?? { kind: path === '/call' ? 'call' : 'events' };
  }
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, code: 'app.refused', allow: 'GET, HEAD' };
  if (headers.origin !== undefined && headers.origin !== originOf(expected)) return REFUSED;
  if (path.startsWith(LAUNCH)) return judgeLaunch(request, path.slice(LAUNCH.length));
  if (!isOneOf(headers['sec-fetch-site'], [undefined, 'same-origin', 'none'])) return REFUSED;
  return { kind: 'page', path };
}

/** Tells a refusal from what it stands in for. */
export function isRefusal(answer: object): answer is Refusal {
  return 'status' in answer;
}

function judgePost(headers: IncomingMessage['headers'], expected: Expected): Refusal | undefined {
  if (headers.origin !== originOf(expected)) return REFUSED;
  if (!isOneOf(headers['sec-fetch-site'], [undefined, 'same-origin'])) return REFUSED;
  if (!sameSecret(headers.authorization ?? '', `Bearer ${expected.token}`)) return REFUSED;
  const type = headers['content-type'] ?? '';
  if (!/^application\/json(?:; ?charset=utf-8)?$/iu.test(type) || headers['content-encoding'] !== undefined) {
    return { status: 415, code: 'app.refused' };
  }
  if (Number(headers['content-length'] ?? 0) > expected.bodyLimit) return TOO_LARGE;
  return undefined;
}

/**
 * The launch page is a local file, so its step to this host looks like one from elsewhere. It is let in as a navigation of a whole
 * window and by a ticket that works once.
 */
function judgeLaunch({ method, headers }: IncomingMessage, ticket: string): Asked | Refusal {
  if (method !== 'GET') return { status: 405, code: 'app.refused', allow: 'GET' };
  if (!isOneOf(headers['sec-fetch-mode'], [undefined, 'navigate'])) return REFUSED;
  if (!isOneOf(headers['sec-fetch-dest'], [undefined, 'document'])) return REFUSED;
  return { kind: 'launch', ticket };
}

/** Compares in a time that depends on neither text: both are hashed to one length first. */
function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function originOf({ authority }: Expected): string {
  return `http://${authority}`;
}

function isOneOf(value: string | string[] | undefined, allowed: readonly (string | undefined)[]): boolean {
  return !Array.isArray(value) && allowed.includes(value);
}

function repeats(rawHeaders: readonly string[]): boolean {
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  const guarded = names.filter((name) => ONCE_ONLY.has(name));
  return new Set(guarded).size !== guarded.length;
}

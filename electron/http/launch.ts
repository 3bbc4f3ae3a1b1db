import { createHash, randomBytes } from 'node:crypto';
import { TOKEN_KEY } from '#shared/contract/loopback.ts';

/** Addresses that work once: they may be seen in a file or a history without giving anything away. */
export interface Tickets {
  /** A fresh ticket, good for a minute. */
  issue(): string;
  /** Whether the ticket was good; it is not any more. */
  redeem(ticket: string): boolean;
}

const GOOD_FOR_MS = 60_000;

/** Keeps the tickets of one run. */
export function createTickets(now: () => number = Date.now): Tickets {
  const issuedAt = new Map<string, number>();
  const hash = (ticket: string): string => createHash('sha256').update(ticket).digest('base64url');
  return {
    issue() {
      const ticket = randomBytes(32).toString('base64url');
      issuedAt.set(hash(ticket), now());
      return ticket;
    },
    redeem(ticket) {
      const key = hash(ticket);
      const at = issuedAt.get(key);
      issuedAt.delete(key);
      return at !== undefined && now() - at <= GOOD_FOR_MS;
    },
  };
}

const script = `sessionStorage.setItem('${TOKEN_KEY}',document.documentElement.dataset.token);location.replace('/')`;

/** Headers of the page below: it may run its one script and nothing else. */
export const launchHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    `default-src 'none'; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'; ` +
    `frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Gives the token to the tab without ever putting it into an address, where a browser's history would keep it. */
export function launchPage(token: string): string {
  return `<!doctype html><html lang="kk" data-token="${token}"><meta charset="utf-8"><title>Qabyldau</title><script>${script}</script>`;
}

/** What the loopback host and the page that talks to it agree on. */

/** Where the page keeps the token of this run: per tab, gone with it. */
export const TOKEN_KEY = 'qabyldau.token';

/** The fragment of a printed address: 256 bits in base64url. */
export const TOKEN_FRAGMENT = /^#token=(?<token>[A-Za-z0-9_-]{43})$/u;

/** The event stream carries an empty line at least this often, in milliseconds; a page that hears nothing for three times as long asks anew. */
export const HEARTBEAT_MS = 10_000;

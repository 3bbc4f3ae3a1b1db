import { createClient } from '#shared/contract/client.ts';
import { createCarrier } from './carrier.ts';

const sessionKey = 'qabyldau.session';

/** One carrier for the page's whole life; made before the router looks at the address, because it takes its token from there. */
export const carrier = createCarrier();

/**
 * The session token outlives a reload of the page and nothing else: it lies in the tab's own storage, is worthless once the desk is
 * locked, and opens nothing without the carrier's own proof.
 */
export const sessionToken = {
  read: (): string | null => sessionStorage.getItem(sessionKey),
  keep: (token: string): void => sessionStorage.setItem(sessionKey, token),
  forget: (): void => sessionStorage.removeItem(sessionKey),
};

/** Asks the core. Throws AppError with the failure's code; `failureOf` turns whatever was thrown back into a failure to show. */
const client = createClient(carrier, sessionToken.read);
export const call: typeof client.call = (method, input) => client.call(method, input);

/** What the window may load, open and say: pure decisions, asserted one by one in tests/hosts. */

export const pageScheme = 'app';
export const pageOrigin = 'app://qabyldau';
export const homeUrl = `${pageOrigin}/`;

/** One channel for calls, one for events: the whole conversation between page and host. */
export const callChannel = 'qabyldau:call';
export const eventChannel = 'qabyldau:event';

/** Chromium draws a PDF frame with its built-in viewer, whose own parts come under these two addresses. */
const pdfViewer = ['chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai', 'chrome://resources'];

/** Scheme and host as the URL parser sees them: `URL.origin` is `null` for every scheme that Node does not know. */
function originOf(address: string): string | null {
  try {
    const url = new URL(address);
    if (url.username !== '' || url.password !== '') return null;
    return url.protocol === 'blob:' ? null : `${url.protocol}//${url.host}`;
  } catch {
    return null;
  }
}

/** An object of our own page's making, such as a slip as PDF: `blob:app://qabyldau/…`. */
export function isOwnBlob(address: string): boolean {
  return address.startsWith('blob:') && originOf(address.slice('blob:'.length)) === pageOrigin;
}

export interface Navigation {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** The window shows our own page; a frame inside it shows a PDF the page made. Nothing else is ever opened. */
export function mayNavigate({ url, isMainFrame }: Navigation): boolean {
  if (isMainFrame) return originOf(url) === pageOrigin;
  return isOwnBlob(url) || originOf(url) === pdfViewer[0];
}

export interface ResourceRequest {
  readonly url: string;
  readonly resourceType: string;
}

/** The product works without a network: every request that is not for a part of itself is cancelled. */
export function mayLoad({ url, resourceType }: ResourceRequest): boolean {
  if (url.startsWith('data:')) return resourceType === 'image';
  const origin = originOf(url);
  return origin === pageOrigin || isOwnBlob(url) || (origin !== null && pdfViewer.includes(origin));
}

/** The one host of our scheme, and its path as asked; `null` for any other address. */
export function pagePath(address: string): string | null {
  if (originOf(address) !== pageOrigin) return null;
  const { pathname, search } = new URL(address);
  return search === '' ? pathname : null;
}

/** What Electron tells of the frame a message came from; a frame that is gone throws when asked. */
export interface SenderFrame {
  readonly origin: string;
  readonly parent: unknown;
  readonly detached: boolean;
}

/** Only the top frame of the one window, while it shows our own page, may call (SECURITY 2.1, item 17). */
export function isTrustedSender(readFrame: () => SenderFrame | null, isOwnWindow: boolean): boolean {
  try {
    const frame = readFrame();
    return (
      isOwnWindow && frame !== null && frame.parent === null && !frame.detached && frame.origin === pageOrigin
    );
  } catch {
    return false;
  }
}

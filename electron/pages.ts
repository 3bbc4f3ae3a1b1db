import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/errors.ts';

/** One file of the built page, as `out/renderer/manifest.json` lists it. */
export interface PageFile {
  /** Absolute path as the page asks for it: `/assets/index-3f2a.js`. */
  readonly path: string;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly sha256: string;
  readonly contentType: string;
}

export interface PageResponse {
  readonly status: 200 | 404;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface Pages {
  /** Answers an absolute path as it was asked, undecoded; `/` is `/index.html`. Never throws. */
  respond(path: string): PageResponse;
}

/** Vue's runtime makes one Trusted Types policy, named `vue`; a second one of any name is refused. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "font-src 'self'",
  "worker-src 'self'",
  'frame-src blob:',
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types vue',
].join('; ');

const switchedOff = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'sync-xhr',
  'usb',
  'xr-spatial-tracking',
];

/** Sent with every answer of both hosts, found or not (SECURITY 5.12, 5.13). */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': switchedOff.map((feature) => `${feature}=()`).join(', '),
};

/**
 * Reads the built page into memory: what the manifest lists and nothing else, so that no request ever becomes a file path.
 * Throws `app.damaged` with the path when a file is missing or its bytes differ from the manifest.
 */
export function createPages(rendererDir: string): Pages {
  const files = new Map(readManifest(rendererDir).map((file) => [file.path, load(rendererDir, file)]));
  const home = files.get('/index.html');
  if (home === undefined) throw new AppError('app.damaged', { file: '/index.html' });
  files.set('/', home);
  const unknown: PageResponse = { status: 404, headers: securityHeaders, body: new Uint8Array() };
  return { respond: (path) => files.get(path) ?? unknown };
}

function load(rendererDir: string, { path, sha256, contentType }: PageFile): PageResponse {
  const body = read(rendererDir, path);
  if (createHash('sha256').update(body).digest('hex') !== sha256)
    throw new AppError('app.damaged', { file: path });
  return { status: 200, headers: { ...securityHeaders, 'content-type': contentType }, body };
}

function readManifest(rendererDir: string): PageFile[] {
  const listed: unknown = JSON.parse(new TextDecoder().decode(read(rendererDir, '/manifest.json')));
  if (!Array.isArray(listed)) throw new AppError('app.damaged', { file: '/manifest.json' });
  return listed.map((entry: unknown) => {
    if (!isPageFile(entry)) throw new AppError('app.damaged', { file: '/manifest.json' });
    return entry;
  });
}

function isPageFile(entry: unknown): entry is PageFile {
  if (typeof entry !== 'object' || entry === null) return false;
  const { path, sha256, contentType } = entry as Record<string, unknown>;
  return (
    typeof path === 'string' &&
    /^(?:\/[\w-][\w.-]*)+$/u.test(path) &&
    typeof sha256 === 'string' &&
    typeof contentType === 'string'
  );
}

function read(rendererDir: string, path: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(readFileSync(join(rendererDir, path)));
  } catch {
    throw new AppError('app.damaged', { file: path });
  }
}

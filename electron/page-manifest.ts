import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { PageFile } from './pages.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * Writes `manifest.json` beside the built page: the only files a host will serve, with their hashes.
 * Throws for a kind of file no content type is known for: a page must not grow one unnoticed.
 */
export function writePageManifest(rendererDir: string, fileNames: readonly string[]): void {
  const files = [...fileNames].sort().map((name): PageFile => {
    const contentType = contentTypes[extname(name)];
    if (contentType === undefined) throw new Error(`No content type is known for ${name}`);
    const sha256 = createHash('sha256')
      .update(readFileSync(join(rendererDir, name)))
      .digest('hex');
    return { path: `/${name}`, sha256, contentType };
  });
  writeFileSync(join(rendererDir, 'manifest.json'), `${JSON.stringify(files, null, 1)}\n`);
}

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePageManifest } from '#electron/page-manifest.ts';
import { builtMain } from './launch.ts';

const cacheDir = fileURLToPath(new URL('../../../.cache', import.meta.url));

export interface BuiltFixture {
  /** Copy of the built main.js, with the built preload beside it and the given page in the renderer's place. */
  readonly mainPath: string;
  readonly rendererDir: string;
  /** An empty folder's path for a store. */
  readonly dataDir: string;
  remove(): void;
}

/**
 * The built hosts around a page of the test's own, so that a host test needs no finished screens and may do what our page
 * never does. Inside the project, because the native module is looked up from there.
 */
export function buildFixture(page: Readonly<Record<string, string>>): BuiltFixture {
  mkdirSync(cacheDir, { recursive: true });
  const root = mkdtempSync(join(cacheDir, 'host-'));
  const out = join(root, 'out');
  const rendererDir = join(out, 'renderer');
  const built = dirname(builtMain);
  cpSync(built, join(out, 'main'), { recursive: true });
  cpSync(join(built, '../preload'), join(out, 'preload'), { recursive: true });
  for (const [name, content] of Object.entries(page)) {
    const path = join(rendererDir, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  writePageManifest(rendererDir, Object.keys(page));
  return {
    mainPath: join(out, 'main/main.js'),
    rendererDir,
    dataDir: join(root, 'desk'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A page with nothing on it but a sign that it ran. */
export const plainPage: Readonly<Record<string, string>> = {
  'index.html':
    '<!doctype html><html lang="en"><title>Desk</title><p id="state">loading</p><script type="module" src="./assets/start.js"></script></html>',
  'assets/start.js': "document.getElementById('state').textContent = 'ready';\n",
};

/** The built preload, as text. */
export const readBuiltPreload = (): string =>
  readFileSync(join(dirname(builtMain), '../preload/preload.cjs'), 'utf8');

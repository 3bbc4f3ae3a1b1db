import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';
import { writePageManifest } from './page-manifest.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = (name: string): string => join(root, 'out', name);

/** Hosts, the core and the process foreign files are parsed in, each one file that Node or Electron starts by name. */
const entries = ['main', 'core', 'serve', 'cli', 'feeds/parse-child']
  .map((name) => [basename(name), join(root, 'electron', `${name}.ts`)] as const)
  .filter(([, path]) => existsSync(path));

export default defineConfig({
  main: {
    // Its file for Node declares a `require` of its own, and the bundle's own then no longer parses.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      outDir: out('main'),
      // Files that a program reads from its own disk: the advice for pages sent over a network does not apply.
      chunkSizeWarningLimit: 5_000,
      // What is in `dependencies` stays outside the bundle: the native module alone.
      externalizeDeps: true,
      rolldownOptions: {
        input: Object.fromEntries(entries),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: out('preload'),
      // A sandboxed preload can require `electron` and nothing of ours: one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: join(root, 'electron', 'preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    publicDir: false,
    cacheDir: join(root, '.cache', 'vite-renderer'),
    plugins: [
      vue(),
      {
        // Asked for by name at run time by the PDF reader, without the WebAssembly that the page's policy does not allow.
        name: 'picture-readers',
        generateBundle() {
          for (const fileName of ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js'])
            this.emitFile({
              type: 'asset',
              fileName: `pdfjs/${fileName}`,
              source: readFileSync(join(root, 'node_modules', 'pdfjs-dist', 'wasm', fileName)),
            });
        },
      },
      {
        name: 'page-manifest',
        writeBundle({ dir }, bundle) {
          writePageManifest(dir ?? out('renderer'), Object.keys(bundle));
        },
      },
    ],
    build: {
      outDir: out('renderer'),
      minify: true,
      chunkSizeWarningLimit: 2_000,
      // The page's policy allows no `data:` font or script: every asset is a file of its own.
      assetsInlineLimit: 0,
      rolldownOptions: { input: join(root, 'renderer', 'index.html') },
    },
  },
});

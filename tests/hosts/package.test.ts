import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fuses, readFuses, sentinel, setFuses } from '#electron/package/fuses.ts';
import { writePageManifest } from '#electron/page-manifest.ts';
import { createPages } from '#electron/pages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** A program with a fuse wire as Electron 45 has it: nine fuses, set as they come from the maker. */
function stubProgram(wire = '101100011'): Buffer {
  return Buffer.concat([
    Buffer.from(`#!/bin/sh\nexit 0\n${sentinel}`, 'latin1'),
    Buffer.from([1, wire.length]),
    Buffer.from(wire, 'latin1'),
    Buffer.alloc(64),
  ]);
}

/** Names and bytes of the files in an asar archive: a pickled JSON header, then the files one after another. */
function readAsar(path: string): Map<string, Buffer | 'unpacked'> {
  const archive = readFileSync(path);
  const headerLength = archive.readUInt32LE(12);
  const header = JSON.parse(archive.toString('utf8', 16, 16 + headerLength)) as AsarEntry;
  const base = 8 + archive.readUInt32LE(4);
  const found = new Map<string, Buffer | 'unpacked'>();
  const walk = (entry: AsarEntry, name: string): void => {
    for (const [part, child] of Object.entries(entry.files ?? {}))
      walk(child, name === '' ? part : `${name}/${part}`);
    if (entry.files !== undefined) return;
    const from = base + Number(entry.offset ?? 0);
    const bytes = archive.subarray(from, from + (entry.size ?? 0));
    found.set(name, entry.unpacked === true ? 'unpacked' : bytes);
    if (entry.unpacked === true || entry.integrity === undefined) return;
    expect(createHash('sha256').update(bytes).digest('hex'), name).toBe(entry.integrity.hash);
  };
  walk(header, '');
  return found;
}

interface AsarEntry {
  readonly files?: Readonly<Record<string, AsarEntry>>;
  readonly size?: number;
  readonly offset?: string;
  readonly unpacked?: boolean;
  readonly integrity?: { readonly hash: string };
}

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();

describe('the packed product', () => {
  let work = '';
  let packed = '';
  const seen = mkdtempSync(join(tmpdir(), 'qabyldau-seen-'));
  let asar = new Map<string, Buffer | 'unpacked'>();

  beforeAll(async () => {
    mkdirSync(join(root, '.cache'), { recursive: true });
    work = mkdtempSync(join(root, '.cache/package-'));
    const electronDist = join(work, 'electron-dist');
    mkdirSync(join(electronDist, 'locales'), { recursive: true });
    mkdirSync(join(electronDist, 'resources'));
    writeFileSync(join(electronDist, 'electron'), stubProgram(), { mode: 0o755 });
    writeFileSync(join(electronDist, 'version'), '45.4.1');
    writeFileSync(join(electronDist, 'LICENSE'), 'Electron');
    writeFileSync(join(electronDist, 'LICENSES.chromium.html'), 'Chromium');
    for (const locale of ['de', 'en-GB', 'en-US', 'fr', 'kk', 'ru']) {
      writeFileSync(join(electronDist, `locales/${locale}.pak`), locale);
    }
    const { stdout, stderr } = await run(
      process.execPath,
      [
        join(root, 'node_modules/electron-builder/cli.js'),
        '--dir',
        '--linux',
        '--x64',
        ...['--config', 'electron.builder.yml'],
        `--config.electronDist=${electronDist}`,
        `--config.directories.output=${join(work, 'dist')}`,
      ],
      { cwd: root, env: { ...process.env, ELECTRON_BUILDER_OFFLINE: 'true' }, maxBuffer: 1 << 24 },
    );
    packed = join(work, 'dist/linux-unpacked');
    expect(existsSync(packed), `${stdout}${stderr}`).toBe(true);
    asar = readAsar(join(packed, 'resources/app.asar'));
  });
  afterAll(() => {
    for (const folder of [work, seen]) rmSync(folder, { recursive: true, force: true });
  });

  test('holds the built hosts and nothing of the sources', () => {
    const names = [...asar.keys()];
    for (const needed of [
      'package.json',
      'out/main/main.js',
      'out/main/core.js',
      'out/preload/preload.cjs',
    ]) {
      expect(names).toContain(needed);
    }
    const allowed =
      /^(?:package\.json$|out\/(?:main|preload|renderer)\/|node_modules\/better-sqlite3\/(?:package\.json|LICENSE|lib\/|prebuilds\/))/u;
    expect(names.filter((name) => !allowed.test(name))).toEqual([]);
    expect(
      names.filter((name) => /\.(?:ts|map|vue)$|pdf-lib|fontkit|valibot|electron\.d/u.test(name)),
    ).toEqual([]);
  });

  test('keeps the native module outside the archive, and of this platform only', () => {
    const native = [...asar].filter(([name]) => name.endsWith('.node'));
    expect(native).toEqual([['node_modules/better-sqlite3/prebuilds/linux-x64.node', 'unpacked']]);
    expect(listFiles(join(packed, 'resources/app.asar.unpacked'))).toEqual([
      'node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
  });

  test('the unpacked module opens a database', async () => {
    // As Electron sees it: the archive's scripts beside the unpacked binary; elsewhere, so that no other module is found.
    const module = join(seen, 'node_modules/better-sqlite3');
    for (const [name, bytes] of asar) {
      if (bytes === 'unpacked' || !name.startsWith('node_modules/better-sqlite3/')) continue;
      const path = join(seen, name);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, bytes);
    }
    mkdirSync(join(module, 'prebuilds'), { recursive: true });
    cpSync(
      join(packed, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds'),
      join(module, 'prebuilds'),
      { recursive: true },
    );
    const script =
      "console.log(new (require('better-sqlite3'))(':memory:').prepare('SELECT 6 * 7').pluck().get())";
    const { stdout } = await run(process.execPath, ['-e', script], { cwd: seen });
    expect(stdout.trim()).toBe('42');
  });

  test('package.json starts main.js as a module and names no tool', () => {
    const bytes = asar.get('package.json');
    if (!(bytes instanceof Buffer)) throw new Error('package.json is not in the archive.');
    const { main, type, scripts, devDependencies } = JSON.parse(bytes.toString()) as Record<string, unknown>;
    expect({ main, type, scripts, devDependencies }).toEqual({
      main: 'out/main/main.js',
      type: 'module',
      scripts: undefined,
      devDependencies: undefined,
    });
  });

  test('brings reference data and fonts beside the archive', () => {
    const resources = listFiles(join(packed, 'resources/resources'));
    const shipped = (folder: string): string[] =>
      listFiles(join(root, 'resources', folder))
        .filter((name) => !name.endsWith('.ts'))
        .map((name) => join(folder, name));
    expect(resources).toEqual([...shipped('fonts'), ...shipped('reference')].sort());
    expect(resources.length).toBeGreaterThan(5);
  });

  test('keeps two of Chromium’s languages, and both licences', () => {
    expect(listFiles(join(packed, 'locales'))).toEqual(['en-US.pak', 'ru.pak']);
    expect(existsSync(join(packed, 'LICENSES.chromium.html'))).toBe(true);
    expect(existsSync(join(packed, 'LICENSE.electron.txt'))).toBe(true);
  });

  test('U-01: has every fuse set as decided', () => {
    const program = join(packed, 'qabyldau');
    expect(readFuses(readFileSync(program))).toEqual(fuses.map(([name, enabled]) => [name, enabled]));
    expect(statSync(program).mode & 0o111).toBe(0o111);
  });
});

describe('fuses', () => {
  test('are the nine of SECURITY 2.2', () => {
    expect(Object.fromEntries(fuses)).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
  });

  test.each([
    ['eight fuses', stubProgram('10110001')],
    ['ten fuses', stubProgram('1011000110')],
    ['no wire', Buffer.from('a program')],
    ['two wires', Buffer.concat([stubProgram(), stubProgram()])],
  ])('a program with %s is refused', (_name, program) => {
    expect(() => setFuses(program)).toThrow(/fuse/u);
  });
});

describe('pages', () => {
  const folder = mkdtempSync(join(root, '.cache/pages-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, content: string): string => {
    const dir = join(folder, name);
    mkdirSync(join(dir, 'assets'), { recursive: true });
    writeFileSync(join(dir, 'index.html'), '<!doctype html>');
    writeFileSync(join(dir, 'assets/a.js'), content);
    writePageManifest(dir, ['index.html', 'assets/a.js']);
    return dir;
  };

  test('serve what the manifest lists, with its type', () => {
    const pages = createPages(write('good', '1;'));
    expect(pages.respond('/assets/a.js')).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
    });
    expect(pages.respond('/')).toBe(pages.respond('/index.html'));
    expect(pages.respond('/manifest.json').status).toBe(404);
  });

  test('U-02: one changed byte, a missing file or a strange manifest stops the start', () => {
    const changed = write('changed', '1;');
    writeFileSync(join(changed, 'assets/a.js'), '2;');
    const missing = write('missing', '1;');
    rmSync(join(missing, 'assets/a.js'));
    const strange = write('strange', '1;');
    writeFileSync(
      join(strange, 'manifest.json'),
      JSON.stringify([{ path: '/../a', sha256: '', contentType: '' }]),
    );
    const linked = write('linked', '1;');
    rmSync(join(linked, 'index.html'));
    symlinkSync('/etc/hostname', join(linked, 'index.html'));
    for (const dir of [changed, missing, strange, linked]) {
      expect(() => createPages(dir), dir).toThrow(expect.objectContaining({ code: 'app.damaged' }) as Error);
    }
  });

  test('a kind of file nobody has named a type for stops the build', () => {
    const dir = write('odd', '1;');
    writeFileSync(join(dir, 'x.exe'), '');
    expect(() => writePageManifest(dir, ['x.exe'])).toThrow(/content type/u);
  });
});

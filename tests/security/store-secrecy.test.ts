import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { storePaths } from '#electron/store/files.ts';
import { AIGUL, BOLAT, makeStore, open, STEPS } from '#tests/store/workbench.ts';

const CANARIES = [
  'CANARYNAME ERIKSSON',
  'Қанарейқызы Әлия',
  'UTO0123456789',
  'visitors',
  'visitor_search',
  'CREATE TABLE',
];
const LOG_HEADER = 32;
const FRAME = 24 + 4096;

/** A store in use, with rows under every canary, its log not yet written back; what lies on disk in each of its files. */
async function usedStore() {
  const store = await makeStore();
  open(store).close();
  const database = open(store, STEPS);
  const insert = database.prepare('INSERT INTO visitors (name, folded) VALUES (?, ?)');
  const search = database.prepare('INSERT INTO visitor_search (rowid, folded) VALUES (?, ?)');
  database.pragma('wal_autocheckpoint = 0');
  const save = database.transaction(() => {
    for (let number = 0; number < 3000; number += 1) {
      const name = `${CANARIES[number % 3] ?? ''} ${number}`;
      search.run(insert.run(name, name.toUpperCase()).lastInsertRowid, name.toUpperCase());
    }
  });
  save();
  database.pragma('wal_checkpoint(PASSIVE)');
  save();
  return { store, database, paths: storePaths(store.dir) };
}

/** Every spelling in which a text could lie in a file. */
function spellings(text: string): readonly Buffer[] {
  const upper = text.toUpperCase();
  return [text, upper].flatMap((each) => [
    Buffer.from(each, 'utf8'),
    Buffer.from(each, 'utf16le'),
    Buffer.from(each, 'utf16le').swap16(),
    Buffer.from(Buffer.from(each, 'utf8').toString('hex')),
    // The middle of base 64, whatever comes before it.
    ...[0, 1, 2].map((shift) =>
      Buffer.from(
        Buffer.concat([Buffer.alloc(shift), Buffer.from(each)])
          .toString('base64')
          .slice(4, -4),
      ),
    ),
  ]);
}

function filesUnder(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
}

function statistics(bytes: Uint8Array): { entropy: number; chiSquare: number } {
  const counts = new Float64Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const expected = bytes.length / 256;
  let entropy = 0;
  let chiSquare = 0;
  for (const count of counts) {
    if (count > 0) entropy -= (count / bytes.length) * Math.log2(count / bytes.length);
    chiSquare += (count - expected) ** 2 / expected;
  }
  return { entropy, chiSquare };
}

describe('the files of a store in use', async () => {
  const { store, database, paths } = await usedStore();

  it('hold no name, number or table text in any spelling (E-01)', () => {
    const files = filesUnder(store.dir);
    expect(files).toContain(paths.log);
    expect(files.some((path) => path.startsWith(paths.copies))).toBe(true);
    for (const path of files) {
      const bytes = readFileSync(path);
      for (const canary of CANARIES) {
        for (const spelling of spellings(canary))
          expect(bytes.includes(spelling), `${canary} in ${path}`).toBe(false);
      }
    }
  });

  it('would be found out if they did', () => {
    const text = Buffer.from(`x ${CANARIES[0] ?? ''} y`);
    for (const stored of [text, Buffer.from(text.toString('base64')), Buffer.from(text.toString('hex'))]) {
      expect(spellings(CANARIES[0] ?? '').some((spelling) => stored.includes(spelling))).toBe(true);
    }
  });

  it('look like noise (E-02)', () => {
    const log = readFileSync(paths.log);
    const pages: Buffer[] = [];
    for (let offset = LOG_HEADER; offset + FRAME <= log.length; offset += FRAME)
      pages.push(log.subarray(offset + 24, offset + FRAME));
    const copies = readdirSync(paths.copies).map((name) => readFileSync(join(paths.copies, name)));
    const samples = {
      store: readFileSync(paths.database),
      log: Buffer.concat(pages),
      copy: Buffer.concat(copies),
    };
    for (const [name, bytes] of Object.entries(samples)) {
      const { entropy, chiSquare } = statistics(bytes);
      // Noise of n bytes falls short of 8 bits by about 255 / (2 n ln 2).
      expect(entropy, name).toBeGreaterThan(8 - 400 / (2 * bytes.length * Math.LN2));
      expect(chiSquare, name).toBeGreaterThan(150);
      expect(chiSquare, name).toBeLessThan(390);
    }
    expect(samples.store.length).toBeGreaterThan(200_000);
    expect(samples.log.length).toBeGreaterThan(200_000);
  });

  it('hold neither a password, nor the recovery code, nor any key', () => {
    const code = store.recoveryCode.replaceAll('-', '');
    const secrets = [
      AIGUL.password,
      BOLAT.password,
      store.recoveryCode,
      code,
      store.dataKey.bytes.toString('hex'),
    ];
    for (const path of filesUnder(store.dir)) {
      const bytes = readFileSync(path);
      expect(bytes.includes(store.dataKey.bytes)).toBe(false);
      for (const secret of secrets) expect(bytes.includes(secret)).toBe(false);
    }
  });

  const isLinux = process.platform === 'linux';
  if (!isLinux) console.warn('left out, open files while sorting: they are listed by Linux only');
  it.skipIf(!isLinux)('leave nothing in a temporary file while sorting (E-04)', () => {
    database.pragma('cache_size = 10');
    database.exec('CREATE TEMP TABLE sorted AS SELECT name FROM visitors ORDER BY name DESC');
    const rows = database
      .prepare('SELECT a.name FROM visitors a, visitors b WHERE b.id < 30 ORDER BY a.name || b.name')
      .iterate();
    rows.next();
    const open = readdirSync('/proc/self/fd').flatMap((fd) => {
      try {
        return [readlinkSync(`/proc/self/fd/${fd}`)];
      } catch {
        return [];
      }
    });
    expect(open.some((path) => path === paths.database)).toBe(true);
    expect(open.filter((path) => path.includes('etilqs'))).toEqual([]);
    rows.return?.();
  });

  const isPosix = process.platform !== 'win32';
  if (!isPosix) console.warn('left out, rights of files: Windows has others');
  it.skipIf(!isPosix)('can be read by nobody else', () => {
    for (const path of filesUnder(store.dir)) expect(statSync(path).mode & 0o077, path).toBe(0);
    expect(statSync(paths.folder).mode & 0o077).toBe(0);
  });
});

import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '#shared/contract/client.ts';
import { instantOf } from '#shared/dates/day.ts';
import type { EnvelopeId } from '#shared/mail/envelope.ts';
import { scanMostBytes, scanPartBytes } from '#shared/mail/scan-type.ts';
import { isDiskFull, storeFailure } from '#electron/store/failures.ts';
import { openTables } from '#electron/store/tables/index.ts';
import { mondayMorning, openReadyDesk } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';
import { attach, openEnvelope, pdfOf, readScan, upload } from '#tests/fixtures/scans.ts';
import { contentOf, openDatabase, openWatchedDesk, watchWrites } from './desk-workbench.ts';
import { mountSmallDisk } from './workbench.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0).reverse()) end();
});

/** A ready desk and an envelope on it. */
async function deskWithEnvelope(options: Parameters<typeof openReadyDesk>[0] = {}) {
  const desk = await openReadyDesk(options);
  ends.push(() => desk.close());
  const { id } = await openEnvelope(desk, randomUUID());
  return { desk, id };
}

const codeOfAttaching = async (desk: TestDesk, envelopeId: EnvelopeId, uploadId: string): Promise<string> =>
  desk.codeOf('scan.attach', { envelopeId, uploadId });

describe('a scan of an envelope', () => {
  it.each([1, 9, scanPartBytes - 1, scanPartBytes, scanPartBytes + 1, 5 * scanPartBytes + 12_345])(
    'comes back byte by byte, %d bytes after the first nine',
    async (length) => {
      const { desk, id } = await deskWithEnvelope();
      const bytes = pdfOf(9 + length);
      const { scans } = await attach(desk, id, { name: 'C:\\scans\\конверт 1.pdf', bytes });
      expect(scans).toHaveLength(1);
      const [scan] = scans;
      expect(scan).toMatchObject({ name: 'конверт 1.pdf', type: 'pdf', size: bytes.length });
      expect((await readScan(desk, scan?.id ?? '')).equals(bytes)).toBe(true);
      expect(await desk.codeOf('scan.read', { id: scan?.id, part: 9999 })).toBe('scan.unknown');
    },
  );

  it('is told of, and the upload is gone', async () => {
    const { desk, id } = await deskWithEnvelope();
    const uploadId = await upload(desk, 'a.pdf', pdfOf(1000));
    desk.events.splice(0);
    const { revision } = await desk.ask('scan.attach', { envelopeId: id, uploadId });
    expect(desk.events).toContainEqual({ name: 'envelope.changed', detail: id });
    expect(await codeOfAttaching(desk, id, uploadId)).toBe('upload.unknown');
    // Whoever corrects the envelope meanwhile is not refused for it.
    expect(revision).toBe(1);
  });

  it('is kept once, however often and under whatever name it is sent', async () => {
    const { desk, id } = await deskWithEnvelope();
    const bytes = pdfOf(3000);
    await attach(desk, id, { name: 'a.pdf', bytes });
    const again = await upload(desk, 'b.pdf', bytes);
    expect(await codeOfAttaching(desk, id, again)).toBe('scan.alreadyAttached');
    const other = await openEnvelope(desk, randomUUID());
    expect((await attach(desk, other.id, { name: 'a.pdf', bytes })).scans).toHaveLength(1);
    expect((await desk.ask('envelope.read', { id })).scans).toHaveLength(1);
  });

  it('shows no name that hides what it is', async () => {
    const { desk, id } = await deskWithEnvelope();
    const { scans } = await attach(desk, id, { name: 'scan\u202Efdp.exe\u200B.pdf', bytes: pdfOf(50) });
    expect(scans[0]?.name).toBe('scan_fdp.exe_.pdf');
  });

  it('is removed with a reason: head and history stay, pages go, and it may be attached again', async () => {
    const { desk, id } = await deskWithEnvelope();
    const bytes = pdfOf(2 * scanPartBytes);
    const [scan] = (await attach(desk, id, { name: 'a.pdf', bytes })).scans;
    const scanId = scan?.id ?? '';
    expect(await desk.codeOf('scan.remove', { id: scanId, reason: ' ' })).toBe('call.malformed');
    expect((await desk.ask('scan.remove', { id: scanId, reason: 'another envelope' })).scans).toEqual([]);
    expect(await desk.codeOf('scan.read', { id: scanId, part: 0 })).toBe('scan.removed');
    expect(await desk.codeOf('scan.remove', { id: scanId, reason: 'twice' })).toBe('scan.removed');
    const steps = (await desk.ask('envelope.history', { id })).map(({ what, reason }) => [what, reason]);
    expect(steps.slice(-2)).toEqual([
      ['scanAttached', null],
      ['scanRemoved', 'another envelope'],
    ]);
    expect((await attach(desk, id, { name: 'a.pdf', bytes })).scans).toHaveLength(1);
    await desk.ask('session.lock', { reason: 'user' });
    await desk.restart();
    const database = await openDatabase(desk.dataDir);
    ends.push(() => database.close());
    const { scans = [], scan_parts: parts = [] } = contentOf(database);
    expect(scans).toMatchObject([{ id: scanId, removed_reason: 'another envelope' }, { removed_at: null }]);
    expect(parts.filter((part) => (part as { scan_id: string }).scan_id === scanId)).toEqual([]);
    expect(parts).toHaveLength(2);
  });

  it.each([
    ['renamed.pdf', Buffer.from('MZ\x90\0this program cannot be run'), 'scan.executable'],
    ['letter.pdf', Buffer.from('PK\x03\x04word/document.xml'), 'scan.executable'],
    ['scan.tif', Buffer.from('II\x2b\0\x08\0\0\0'), 'scan.bigTiff'],
    ['page.png', Buffer.from('<svg onload="alert(1)">'), 'scan.notAScan'],
  ])('%s is judged by its bytes', async (name, bytes, code) => {
    const { desk, id } = await deskWithEnvelope();
    expect(await codeOfAttaching(desk, id, await upload(desk, name, bytes))).toBe(code);
    expect((await desk.ask('envelope.read', { id })).scans).toEqual([]);
  });

  it('of an envelope that is not there, and an upload that is not whole, are refused', async () => {
    const { desk, id } = await deskWithEnvelope();
    const uploadId = await upload(desk, 'a.pdf', pdfOf(100));
    expect(await codeOfAttaching(desk, randomUUID() as EnvelopeId, uploadId)).toBe('envelope.unknown');
    const half = await desk.ask('upload.begin', { fileName: 'a.pdf', size: 100 });
    expect(await codeOfAttaching(desk, id, half.id)).toBe('upload.incomplete');
  });

  it('above 25 MiB is refused, and 300 MB before a byte of it is sent', async () => {
    const { desk, id } = await deskWithEnvelope();
    const large = await upload(desk, 'a.pdf', pdfOf(scanMostBytes + 1));
    expect(await codeOfAttaching(desk, id, large)).toBe('scan.tooLarge');
    const reply = await desk.raw('upload.begin', { fileName: 'a.pdf', size: 300_000_000 });
    expect(reply).toMatchObject({
      ok: false,
      failure: { code: 'upload.tooLarge', params: { mebibytes: 64 } },
    });
  });
});

describe('all of a scan or nothing', () => {
  class Broken extends Error {}
  let desk: TestDesk;
  let database: Database;
  let envelopeId: EnvelopeId;
  beforeAll(async () => {
    desk = await openReadyDesk();
    envelopeId = (await openEnvelope(desk, randomUUID())).id;
    await desk.ask('session.lock', { reason: 'user' });
    await desk.restart();
    database = await openDatabase(desk.dataDir);
  });
  afterAll(() => {
    database.close();
    desk.close();
  });

  const bytes = pdfOf(3 * scanPartBytes + 100);
  const at = instantOf(mondayMorning);
  const scan = () => ({
    id: randomUUID(),
    envelopeId,
    name: 'a.pdf',
    type: 'pdf' as const,
    size: bytes.length,
    hash: '00',
    addedAt: at,
    addedBy: 'Үлгібаев',
  });

  it.each(['before', 'after'] as const)('a breakdown %s any write leaves everything as it was', (moment) => {
    const before = contentOf(database);
    // Head and four parts.
    for (let breaksAt = 1; breaksAt <= 5; breaksAt += 1) {
      let count = 0;
      const tables = openTables(
        watchWrites(database, (_sql, when) => {
          if (when === moment && (count += 1) === breaksAt) throw new Broken();
        }),
      );
      expect(() => tables.scans.insert(scan(), bytes)).toThrow(Broken);
      expect(count).toBe(breaksAt);
      expect(contentOf(database)).toEqual(before);
    }
  });

  it('so does one between the head and the parts of what is removed', () => {
    const kept = scan();
    openTables(database).scans.insert(kept, bytes);
    const before = contentOf(database);
    for (const breaksAt of [1, 2]) {
      let count = 0;
      const tables = openTables(
        watchWrites(database, () => {
          if ((count += 1) === 2 * breaksAt) throw new Broken();
        }),
      );
      expect(() => tables.scans.remove(kept.id, at, 'why')).toThrow(Broken);
      expect(contentOf(database)).toEqual(before);
    }
  });

  it('and the whole call with history and journal', async () => {
    const home = await openReadyDesk();
    ends.push(() => home.close());
    const { id } = await openEnvelope(home, randomUUID());
    await home.ask('session.lock', { reason: 'user' });
    await home.restart();
    let left = 0;
    const watched = await openWatchedDesk(home.dataDir, (_sql, when) => {
      if (when === 'after' && (left -= 1) === 0) throw new Broken();
    });
    ends.push(() => watched.close());
    const uploadId = await upload(watched, 'a.pdf', bytes);
    const before = contentOf(watched.database);
    let broken = 0;
    for (;;) {
      broken += 1;
      left = broken;
      const reply = await watched.raw('scan.attach', { envelopeId: id, uploadId });
      if (reply.ok) break;
      // The upload is still there to be tried again.
      expect(contentOf(watched.database)).toEqual(before);
    }
    // Head, four parts, history, journal.
    expect(broken).toBe(8);
  });

  it('a store that may grow no further is a full disk, and takes the scan once it may', () => {
    database.pragma(`max_page_count = ${Number(database.pragma('page_count', { simple: true })) + 20}`);
    const before = contentOf(database);
    let thrown: unknown;
    try {
      openTables(database).scans.insert(scan(), bytes);
    } catch (error) {
      thrown = error;
    }
    expect(isDiskFull(thrown)).toBe(true);
    expect(failureOf(storeFailure(thrown)).code).toBe('store.noSpace');
    expect(contentOf(database)).toEqual(before);
    database.pragma('max_page_count = 1000000');
    openTables(database).scans.insert(scan(), bytes);
  });
});

const mebibyte = 1024 * 1024;
const probe = mountSmallDisk(mebibyte);
const missing = 'reason' in probe ? probe.reason : '';
if ('end' in probe) probe.end();
if (missing !== '') console.warn(`left out, a scan on a full disk: ${missing}`);

it.skipIf(missing !== '')(
  'a disk that fills while a scan is stored: a sentence, nothing half stored',
  async () => {
    const disk = mountSmallDisk(24 * mebibyte);
    if ('reason' in disk) throw new Error(disk.reason);
    const home = await openReadyDesk({ dataDir: join(disk.dir, 'data') });
    ends.push(disk.end, () => home.close());
    const { id } = await openEnvelope(home, randomUUID());
    const [small] = (await attach(home, id, { name: 'small.pdf', bytes: pdfOf(1000) })).scans;
    const filler = join(disk.dir, 'filler');
    const bytes = pdfOf(8 * mebibyte);
    const uploadId = await upload(home, 'large.pdf', bytes);
    for (let size = mebibyte; size >= 4096; size = Math.floor(size / 4))
      try {
        for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
      } catch (error) {
        if (!isDiskFull(error)) throw error;
      }
    expect(await codeOfAttaching(home, id, uploadId)).toBe('store.noSpace');
    expect((await home.ask('envelope.read', { id })).scans).toEqual([small]);
    rmSync(filler);
    // The same upload goes through as soon as there is room.
    const { scans } = await home.ask('scan.attach', { envelopeId: id, uploadId });
    expect((await readScan(home, scans[1]?.id ?? '')).equals(bytes)).toBe(true);
  },
);

it('no byte of a scan lies readable in any file of the store', async () => {
  const { desk, id } = await deskWithEnvelope();
  const canary = 'QANARYSCAN0193857';
  const bytes = pdfOf(3 * scanPartBytes, canary);
  bytes.set(Buffer.from(canary), scanPartBytes + 4000);
  const middle = Buffer.from(bytes.subarray(scanPartBytes, scanPartBytes + 64));
  await attach(desk, id, { name: `${canary}.pdf`, bytes });
  const files = readdirSync(desk.dataDir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(desk.dataDir, name))
    .filter((path) => statSync(path).isFile());
  expect(files.length).toBeGreaterThan(1);
  for (const path of files) {
    const content = readFileSync(path);
    for (const needle of [Buffer.from(canary), Buffer.from(canary, 'utf16le'), middle, Buffer.from('%PDF-')])
      expect(content.includes(needle), path).toBe(false);
  }
});

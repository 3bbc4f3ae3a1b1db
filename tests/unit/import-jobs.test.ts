import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportView } from '#shared/contract/imports.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';
import { adminPassword, invented, openReadyDesk } from '#tests/fixtures/desk.ts';
import {
  acceptImport,
  judgeImport,
  permitCsv,
  startImport,
  untilIdle,
  uploadFile,
} from '#tests/fixtures/imports.ts';

let desk: Awaited<ReturnType<typeof openReadyDesk>>;
beforeEach(async () => (desk = await openReadyDesk()));
afterEach(() => desk.close());

/** How many permits are on record. */
const onRecord = async (of: Pick<TestDesk, 'ask'> = desk): Promise<number | null> =>
  (
    await of.ask('permit.list', {
      text: '',
      scheme: null,
      status: null,
      region: null,
      endingBefore: null,
      after: null,
      limit: 1,
    })
  ).total;

/** As a call from outside comes: by way of the event loop. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const logIn = async () => {
  const { login } = invented.administrator;
  desk.session = (await desk.ask('session.logIn', { login, password: adminPassword })).session;
};

const sum = ({ counts }: ImportView): number =>
  counts.new + counts.changed + counts.same + counts.bad + counts.left;

describe('stopping', () => {
  it('at any point of taking in leaves whole rows, right counts, and a way to go on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 60 }), async (wait) => {
        const other = await openReadyDesk();
        try {
          const count = 300;
          const view = await judgeImport(
            other,
            await startImport(other, permitCsv(count, { badEvery: 100 })),
          );
          await other.ask('import.accept', { id: view.id });
          await new Promise((resolve) => setTimeout(resolve, wait));
          await other.ask('import.cancel', { id: view.id });
          const stopped = await untilIdle(other, view.id);
          const list = () => onRecord(other);
          expect(await list()).toBe(stopped.counts.accepted);
          expect(sum(stopped)).toBe(count);
          expect(stopped.state).toBe('judged');
          const whole = await acceptImport(other, view.id);
          expect(whole.counts).toMatchObject({ accepted: 297, bad: 3 });
          expect(await list()).toBe(297);
        } finally {
          other.close();
        }
      }),
      { seed: 20261122, numRuns: 5 },
    );
  });

  it('reading and judging can be stopped, and the file thrown away', async () => {
    const uploadId = await uploadFile(desk, { fileName: 'r.csv', bytes: Buffer.from(permitCsv(5_000)) });
    const { id } = await desk.ask('import.start', {
      uploadId,
      kind: 'permits',
      source: 'x',
      snapshotOn: '2026-11-22',
      sheet: null,
      encoding: null,
    });
    expect(
      await desk.codeOf('import.start', {
        uploadId,
        kind: 'permits',
        source: 'x',
        snapshotOn: '2026-11-22',
        sheet: null,
        encoding: null,
      }),
    ).toBe('import.busy');
    await desk.ask('import.cancel', { id });
    const stopped = await untilIdle(desk, id);
    expect(stopped).toMatchObject({ state: 'failed', failure: { code: 'import.cancelled' } });
    await desk.ask('import.discard', { id });
    while ((await desk.codeOf('import.read', { id })) !== 'import.unknown') await breath();

    const view = await startImport(desk, permitCsv(2_000));
    const { columns, fixed, words } = view.mapping;
    await desk.ask('import.judge', { id: view.id, mapping: { columns, fixed, words } });
    await desk.ask('import.cancel', { id: view.id });
    expect((await untilIdle(desk, view.id)).state).toBe('mapping');
    expect((await judgeImport(desk, view)).counts.new).toBe(2_000);
  });

  it('a lock in the middle is told as an interruption, and the rest follows', async () => {
    const view = await judgeImport(desk, await startImport(desk, permitCsv(900)));
    await desk.ask('import.accept', { id: view.id });
    while ((await desk.ask('import.read', { id: view.id })).counts.accepted === 0) await breath();
    await desk.ask('session.lock', { reason: 'user' });
    await desk.restart();
    await logIn();
    const found = await desk.ask('import.read', { id: view.id });
    expect(found).toMatchObject({ state: 'accepting', running: false });
    expect(found.counts.accepted).toBeGreaterThan(0);
    expect(found.counts.accepted).toBeLessThan(900);
    expect(await onRecord()).toBe(found.counts.accepted);
    expect((await acceptImport(desk, view.id)).state).toBe('accepted');
    expect(await onRecord()).toBe(900);
    expect(desk.log).toEqual([]);
  });

  it('calls are answered between two slices, and every job ends with one entry', async () => {
    const view = await judgeImport(desk, await startImport(desk, permitCsv(1_500)));
    await desk.ask('import.accept', { id: view.id });
    let answered = 0;
    while ((await desk.ask('import.read', { id: view.id })).running) {
      await desk.ask('session.status', {});
      answered += 1;
      await breath();
    }
    expect(answered).toBeGreaterThan(5);
    const told = desk.events.filter(({ name, detail }) => name === 'import.changed' && detail === view.id);
    expect(told.length).toBeGreaterThan(3);
    expect(desk.events.some(({ name }) => name === 'permit.changed')).toBe(true);
  });
});

describe('five thousand rows with three in a hundred bad', () => {
  it('keep the good ones and hold the bad ones', async () => {
    const view = await judgeImport(desk, await startImport(desk, permitCsv(5_000, { badEvery: 33 })));
    const bad = Math.floor(5_000 / 33);
    expect(view.counts).toMatchObject({ rows: 5_000, new: 5_000 - bad, bad });
    expect((await acceptImport(desk, view.id)).counts).toMatchObject({ accepted: 5_000 - bad, bad });
    expect(await onRecord()).toBe(5_000 - bad);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { foldSearch } from '#shared/text/fold.ts';
import { adminPassword, invented, openReadyDesk } from '#tests/fixtures/desk.ts';
import {
  acceptImport,
  csvOf,
  judgeImport,
  permitCsv,
  permitHeader,
  permitRows,
  startImport,
  uploadFile,
} from '#tests/fixtures/imports.ts';

let desk: Awaited<ReturnType<typeof openReadyDesk>>;
beforeEach(async () => (desk = await openReadyDesk()));
afterEach(() => desk.close());

const rowsOf = async (id: string, only: 'new' | 'changed' | 'same' | 'bad' | 'left' | null = null) =>
  (await desk.ask('import.rows', { id, only, after: null, limit: 200 })).rows;

/** How many permits are on record. */
const onRecord = async (): Promise<number | null> =>
  (
    await desk.ask('permit.list', {
      text: '',
      scheme: null,
      status: null,
      region: null,
      endingBefore: null,
      after: null,
      limit: 1,
    })
  ).total;

const snapshot = async () =>
  (
    await desk.ask('permit.list', {
      text: '',
      scheme: null,
      status: null,
      region: null,
      endingBefore: null,
      after: null,
      limit: 1,
    })
  ).snapshot;

const logIn = async () => {
  const { login } = invented.administrator;
  desk.session = (await desk.ask('session.logIn', { login, password: adminPassword })).session;
};

describe('a file on its way in', () => {
  it('is asked for in order, by size, and only once', async () => {
    const { id } = await desk.ask('upload.begin', { fileName: '../a/b.csv', size: 600_000 });
    const piece = (size: number) => Buffer.alloc(size, 'x').toString('base64');
    expect(await desk.codeOf('upload.put', { id, index: 1, data: piece(75_712) })).toBe('upload.outOfOrder');
    expect(await desk.codeOf('upload.put', { id, index: 0, data: piece(100) })).toBe('upload.wrongSize');
    const start = {
      uploadId: id,
      kind: 'quotaUse',
      source: 'x',
      snapshotOn: null,
      sheet: null,
      encoding: null,
    };
    expect(await desk.codeOf('import.start', start)).toBe('upload.incomplete');
    await desk.ask('upload.put', { id, index: 0, data: piece(524_288) });
    expect(await desk.codeOf('upload.put', { id, index: 0, data: piece(524_288) })).toBe('upload.outOfOrder');
    expect((await desk.ask('upload.put', { id, index: 1, data: piece(75_712) })).received).toBe(600_000);
    await desk.ask('upload.drop', { id });
    expect(await desk.codeOf('import.start', start)).toBe('upload.unknown');
  });

  it('gives way to a third, and is gone after a lock', async () => {
    const file = (name: string) => uploadFile(desk, { fileName: name, bytes: Buffer.from('a;b\n1;2') });
    const [first, second, third] = [await file('1.csv'), await file('2.csv'), await file('3.csv')];
    const start = (uploadId: string) =>
      desk.codeOf('import.start', {
        uploadId,
        kind: 'quotaUse',
        source: 'x',
        snapshotOn: null,
        sheet: null,
        encoding: null,
      });
    expect(await start(first)).toBe('upload.unknown');
    await desk.restart();
    await logIn();
    expect(await start(second)).toBe('upload.unknown');
    expect(await start(third)).toBe('upload.unknown');
  });

  it('is not taken from a counter clerk', async () => {
    const { user, oneTimePassword: password } = await desk.ask('user.add', {
      login: 'clerk',
      name: 'С. Сынақ',
      roles: ['counterClerk'],
      language: 'kk',
    });
    expect(user.roles).toEqual(['counterClerk']);
    await desk.ask('session.lock', { reason: 'user' });
    await desk.restart();
    desk.session = (await desk.ask('session.logIn', { login: 'clerk', password })).session;
    await desk.ask('session.changePassword', { current: password, next: 'three red apples and a clock' });
    // A scan of the mail travels the same way: sending is anybody's, taking in is not.
    const { id: uploadId } = await desk.ask('upload.begin', { fileName: 'a.csv', size: 3 });
    const file = {
      uploadId,
      kind: 'permits',
      source: 'x',
      snapshotOn: null,
      sheet: null,
      encoding: null,
    } as const;
    expect(await desk.codeOf('import.start', file)).toBe('session.forbidden');
    expect(await desk.codeOf('import.list', {})).toBe('session.forbidden');
  });
});

describe('a register of permits', () => {
  it('is read, judged and taken in; bad rows wait, are repaired or left out, and only then is the register complete', async () => {
    const read = await startImport(desk, permitCsv(60, { badEvery: 20 }));
    expect(read).toMatchObject({ state: 'mapping', mappingFrom: 'proposed', failure: null, warnings: [] });
    expect(read.mapping.columns).not.toContain(null);
    expect(read.sample).toHaveLength(5);

    const judged = await judgeImport(desk, read);
    expect(judged.state).toBe('judged');
    expect(judged.counts).toMatchObject({ rows: 60, judged: 60, new: 57, bad: 3, accepted: 0 });
    expect(await onRecord()).toBe(0);
    const bad = await rowsOf(read.id, 'bad');
    expect(bad.map(({ line }) => line)).toEqual([21, 41, 61]);
    expect(bad[0]?.issues).toContainEqual(
      expect.objectContaining({ path: 'validUntil', code: 'day.endBeforeStart', severity: 'block' }),
    );

    const taken = await acceptImport(desk, read.id);
    expect(taken.state).toBe('judged');
    expect(taken.counts).toMatchObject({ accepted: 57, bad: 3 });
    expect(await onRecord()).toBe(57);
    expect((await snapshot()).snapshotOn).toBe(null);

    const stillBad = await desk.ask('import.repair', {
      id: read.id,
      line: 21,
      values: { validUntil: '1.1.1999' },
    });
    expect(stillBad).toMatchObject({ outcome: 'bad', state: 'held' });
    const good = await desk.ask('import.repair', {
      id: read.id,
      line: 21,
      values: { validUntil: '14.01.2027' },
    });
    expect(good).toMatchObject({ outcome: 'new', state: 'repaired' });
    await desk.ask('import.leave', { id: read.id, line: 41, reason: 'no such paper' });
    expect((await acceptImport(desk, read.id)).counts).toMatchObject({ accepted: 58, bad: 1, left: 1 });
    expect((await snapshot()).snapshotOn).toBe(null);
    await desk.ask('import.leave', { id: read.id, line: null, reason: 'no such papers' });
    const whole = await desk.ask('import.read', { id: read.id });
    expect(whole).toMatchObject({ state: 'accepted', counts: { rows: 60, accepted: 58, bad: 0, left: 2 } });
    expect(await snapshot()).toEqual({ snapshotOn: day('2026-11-22'), source: 'Test register' });
    expect(await desk.codeOf('import.repair', { id: read.id, line: 2, values: {} })).toBe(
      'import.rowTakenIn',
    );
    expect(await desk.codeOf('import.discard', { id: read.id })).toBe('import.wrongStep');
  });

  it('the same file again is told with its day, and every row is the same', async () => {
    const text = permitCsv(40);
    const first = await judgeImport(desk, await startImport(desk, text));
    await acceptImport(desk, first.id);
    desk.now += 3 * 86_400_000;
    await desk.ask('session.touch', {}).catch(() => undefined);
    await desk.restart();
    await logIn();
    const again = await judgeImport(desk, await startImport(desk, text));
    expect(again.earlier).toEqual({ id: first.id, startedAt: first.startedAt, accepted: 40 });
    expect(again.counts).toMatchObject({ same: 40, new: 0, changed: 0, bad: 0 });
    expect((await acceptImport(desk, again.id)).state).toBe('accepted');
    expect(await onRecord()).toBe(40);
  });

  it('a row that changed is one change', async () => {
    const rows = permitRows(10);
    await acceptImport(
      desk,
      (await judgeImport(desk, await startImport(desk, csvOf([permitHeader, ...rows])))).id,
    );
    const changed = rows.map((row, at) => (at === 4 ? row.with(15, 'Приостановлено') : row));
    const next = await startImport(desk, csvOf([permitHeader, ...changed]), { snapshotOn: '2026-11-23' });
    expect(next.earlier).toBe(null);
    expect((await judgeImport(desk, next)).counts).toMatchObject({ same: 9, changed: 1 });
  });

  it('an old day, a day ahead and one before the last are warned of; none at all is refused', async () => {
    const codes = async (snapshotOn: string) => {
      const view = await startImport(desk, permitCsv(2), { snapshotOn });
      return [view.id, view.warnings.map(({ code }) => code)] as const;
    };
    expect((await codes('2026-12-24'))[1]).toEqual(['import.dayAhead']);
    expect((await codes('2024-01-01'))[1]).toEqual(['import.dayTooOld']);
    const [id, none] = await codes('2026-11-22');
    expect(none).toEqual([]);
    await judgeImport(desk, await desk.ask('import.read', { id }));
    await acceptImport(desk, id);
    expect((await codes('2026-11-21'))[1]).toEqual(['import.olderThanLast']);
    await expect(startImport(desk, permitCsv(1), { snapshotOn: null })).rejects.toThrow('import.noDay');
  });

  it('a row with too many cells is bad, the rows beside it are not', async () => {
    const [first = [], second = []] = permitRows(2);
    const view = await judgeImport(
      desk,
      await startImport(desk, csvOf([permitHeader, first, [...second, 'one more']])),
    );
    expect(view.counts).toMatchObject({ new: 1, bad: 1 });
    expect((await rowsOf(view.id, 'bad'))[0]?.issues).toEqual([
      { path: '', code: 'import.tooManyCells', params: { cells: 17, columns: 16 }, severity: 'block' },
    ]);
  });
});

describe('columns and words', () => {
  it('are mapped by hand, words once each, and kept for the next file of the source', async () => {
    const text = csvOf([
      ['A', 'B', 'C', 'D', 'E', 'F', 'Статус'],
      ['P1', 'SYNAQ', 'AZIZ', '15.01.2026', '14.01.2027', 'Столица', 'на руках'],
      ['P2', 'SYNAQ', 'BEK', '2026-01-15 00:00:00', '14.01.2027', 'Столица; Абай облысы', 'на руках'],
    ]);
    const read = await startImport(desk, text, { source: 'Портал  1' });
    expect(read.mapping.columns).toEqual([null, null, null, null, null, null, 'status']);
    const columns = ['number', 'surname', 'givenNames', 'validFrom', 'validUntil', 'regions', 'status'];
    const first = await judgeImport(desk, read, { columns, fixed: { scheme: 'EMP', category: '3' } });
    expect(first.counts.bad).toBe(2);
    expect(first.unresolved).toEqual([
      { field: 'regions', word: 'Столица', rows: 2 },
      { field: 'status', word: 'на руках', rows: 2 },
    ]);
    const words = {
      regions: { [foldSearch('Столица')]: '710000000' },
      status: { [foldSearch('на руках')]: 'issued' },
    };
    const second = await judgeImport(desk, first, { words });
    expect([second.counts, second.unresolved]).toMatchObject([{ new: 2, bad: 0 }, []]);
    const rows = await rowsOf(read.id);
    expect(rows[1]?.values).toMatchObject({
      scheme: 'EMP',
      category: '3',
      validFrom: '2026-01-15',
      regions: '710000000,100000000',
      status: 'issued',
    });

    const other = text
      .replace('A;B;', 'B;A;')
      .replace('P1;SYNAQ', 'SYNAQ;P3')
      .replace('P2;SYNAQ', 'SYNAQ;P4');
    const next = await startImport(desk, other, { source: 'портал 1' });
    expect(next.mappingFrom).toBe('saved');
    expect(next.mapping.columns).toEqual(columns.with(0, 'surname').with(1, 'number'));
    expect((await judgeImport(desk, next)).counts).toMatchObject({ new: 2, bad: 0 });
  });

  it('a mapping that does not fit the file or the kind is refused', async () => {
    const { id, mapping } = await startImport(desk, permitCsv(1));
    const judge = (changed: object) =>
      desk.codeOf('import.judge', { id, mapping: { ...mapping, ...changed } });
    expect(await judge({ columns: ['number'] })).toBe('call.malformed');
    expect(await judge({ columns: mapping.columns.with(0, 'units') })).toBe('call.malformed');
    expect(await judge({ fixed: { nothing: 'x' } })).toBe('call.malformed');
    expect(await judge({ columns: mapping.columns.map(() => null) })).toBe('import.nothingMapped');
  });

  it('limits and use of quotas come the same way, regions by name in any language', async () => {
    const limits = csvOf([
      ['Регион', 'Год', 'Категория', 'Квота', 'Действует с', 'Приказ', 'Источник'],
      ['Республика Казахстан', '2028', 'Всего', '14 800', '01.01.2028', 'Приказ 1', 'письмо'],
      ['Astana (city)', '2028', '2 категория', '120', '01.01.2028', 'Приказ 1', 'письмо'],
      ['Нигде', '2028', '2 категория', '120', '01.01.2028', 'Приказ 1', 'письмо'],
    ]);
    const view = await judgeImport(
      desk,
      await startImport(desk, limits, { kind: 'quotaLimits', snapshotOn: null }),
    );
    expect(view.counts).toMatchObject({ new: 2, bad: 1 });
    expect(view.unresolved).toEqual([{ field: 'region', word: 'Нигде', rows: 1 }]);
    expect((await rowsOf(view.id, 'new'))[0]?.values).toMatchObject({
      region: 'KZ',
      line: 'all',
      units: '14800',
    });
    expect((await acceptImport(desk, view.id)).counts.accepted).toBe(2);
    const again = await judgeImport(
      desk,
      await startImport(desk, limits, { kind: 'quotaLimits', snapshotOn: null }),
    );
    expect(again.counts).toMatchObject({ same: 2, bad: 1 });
  });
});

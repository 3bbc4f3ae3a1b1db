import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '#shared/contract/contract.ts';
import { day } from '#shared/dates/day.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import type { Notification } from '#shared/notification.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import { adminPassword, invented, openReadyDesk } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';
import { openWatchedDesk } from './desk-workbench.ts';
import type { WatchedDesk } from './desk-workbench.ts';

/** Either desk: everything goes through the door. */
type Desk = Pick<TestDesk, 'ask'>;

const today = day('2026-11-23');
const millisecondsPerDay = 86_400_000;

/** Notices of one person each, of a worker or of a visitor. */
function noticesOf(count: number, { works, seed }: { works: boolean; seed: number }): NotificationValues[] {
  const chance = chanceOf(seed);
  const hosts = [inventHost(chance)];
  const notices: NotificationValues[] = [];
  while (notices.length < count) {
    const values = inventNotification(chance, today, hosts);
    const [person] = values.foreigners;
    if (values.foreigners.length === 1 && (person?.purpose === 'work') === works) notices.push(values);
  }
  return notices;
}

async function register(desk: Desk, values: NotificationValues): Promise<Notification> {
  const { issues } = await desk.ask('notification.check', { values });
  return desk.ask('notification.register', {
    requestId: randomUUID(),
    draftId: null,
    values,
    passed: issues.map(({ path, code }) => ({ path, code })),
    reason: 'seen',
  });
}

const firstOf = (record: Notification) => {
  const [first] = record.work;
  if (first === undefined) throw new Error('no verdict');
  return first.verdict;
};

async function later(desk: TestDesk, days: number): Promise<void> {
  desk.now += days * millisecondsPerDay;
  const { login } = invented.administrator;
  desk.session = (await desk.ask('session.logIn', { login, password: adminPassword })).session;
}

const rowOf = async (desk: Desk, { id }: Notification) => {
  const { rows } = await desk.ask('notification.list', {
    from: day('2026-01-01'),
    to: day('2027-12-31'),
    only: null,
    after: null,
    limit: 500,
  });
  return rows.find((row) => row.id === id);
};

describe('a verdict about work', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openReadyDesk();
  });
  afterAll(() => desk.close());

  it('is shown while typing and kept with the record as it was shown', async () => {
    const [values] = noticesOf(1, { works: true, seed: 3 });
    if (values === undefined) throw new Error('no notice');
    const { work } = await desk.ask('notification.check', { values });
    const record = await register(desk, values);
    expect(work).toHaveLength(1);
    expect(record.work).toEqual(work);
    expect(firstOf(record).package.hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await desk.ask('notification.read', { id: record.id })).work).toEqual(work);
    expect((await rowOf(desk, record))?.workLight).toBe(firstOf(record).light);
    expect(await desk.ask('work.history', { id: record.id, foreigner: 0 })).toEqual([
      {
        sequence: 0,
        judgedAt: record.registeredAt,
        judgedBy: invented.administrator.name,
        reason: null,
        verdict: work[0]?.verdict,
      },
    ]);
  });

  it('is not there for a visitor whose notice says nothing of work', async () => {
    const [values] = noticesOf(1, { works: false, seed: 4 });
    if (values === undefined) throw new Error('no notice');
    const record = await register(desk, values);
    expect((await desk.ask('notification.check', { values })).work).toEqual([]);
    expect(record.work).toEqual([]);
    expect((await rowOf(desk, record))?.workLight).toBeNull();
    const person = { id: record.id, foreigner: 0 };
    expect(await desk.codeOf('work.rejudge', person)).toBe('work.notJudged');
    expect(await desk.codeOf('work.judgeAgain', { ...person, reason: 'asked' })).toBe('work.notApplicable');
    expect(await desk.codeOf('work.judgeAgain', { ...person, foreigner: 5, reason: 'asked' })).toBe(
      'notification.unknown',
    );
    expect(await desk.ask('work.history', person)).toEqual([]);
  });

  it('never keeps a record from being registered, whatever it says', async () => {
    const lights = new Set<string>();
    for (const values of noticesOf(12, { works: true, seed: 5 })) {
      const record = await register(desk, values);
      lights.add(firstOf(record).light);
      expect(record.number).not.toBe('');
    }
    expect(lights.size).toBeGreaterThan(0);
    expect([...lights].some((light) => light !== 'order')).toBe(true);
  });
});

describe('judging again', () => {
  let desk: TestDesk;
  const records: Notification[] = [];
  beforeAll(async () => {
    desk = await openReadyDesk();
    for (const values of noticesOf(10, { works: true, seed: 6 })) records.push(await register(desk, values));
    await later(desk, 40);
  });
  afterAll(() => desk.close());

  it('repeats every stored verdict byte for byte, and says what is otherwise today', async () => {
    for (const record of records) {
      const again = await desk.ask('work.rejudge', { id: record.id, foreigner: 0 });
      expect(again.then.verdict).toEqual(firstOf(record));
      expect(again.repeated).toEqual(again.then.verdict);
      expect(again.same).toBe(true);
      expect(again.changes).toContainEqual({
        what: 'day',
        part: null,
        then: '2026-11-23',
        now: '2027-01-02',
      });
      const isOther = again.now.result !== again.then.verdict.result;
      expect(again.changes.some(({ what }) => what === 'result')).toBe(isOther);
    }
  });

  it('keeps the new verdict beside the first, which stays the one of the record', async () => {
    const [record] = records;
    if (record === undefined) throw new Error('no record');
    const person = { id: record.id, foreigner: 0 };
    expect(await desk.codeOf('work.judgeAgain', { ...person, reason: ' ' })).toBe('call.malformed');
    const { now } = await desk.ask('work.rejudge', person);
    const history = await desk.ask('work.judgeAgain', { ...person, reason: ' contract brought ' });
    expect(history.map(({ sequence, reason }) => [sequence, reason])).toEqual([
      [0, null],
      [1, 'contract brought'],
    ]);
    expect(history[0]?.verdict).toEqual(firstOf(record));
    expect(history[1]?.verdict).toEqual(now);
    expect(
      (await desk.ask('notification.read', person.foreigner === 0 ? { id: record.id } : person)).work,
    ).toEqual(record.work);
    expect((await rowOf(desk, record))?.workLight).toBe(now.light);
    const again = await desk.ask('work.rejudge', person);
    expect(again.then.sequence).toBe(1);
    expect(again.same).toBe(true);
    expect(again.changes).toEqual([]);
  });
});

describe('rule packages', () => {
  let desk: TestDesk;
  let record: Notification;
  let shipped: Output<'package.read'>;
  const textWith = (changes: object) =>
    JSON.stringify({
      ...(JSON.parse(shipped.text) as object),
      id: 'test-1',
      validFrom: '2026-12-01',
      ...changes,
    });
  const rowsWith = (change: (row: { id: string; result: string; light?: string }) => object) => ({
    rows: (JSON.parse(shipped.text) as { rows: { id: string; result: string }[] }).rows.map(change),
  });
  const blocking = async (text: string) =>
    (await desk.ask('package.try', { text })).issues
      .filter(({ severity }) => severity === 'block')
      .map(({ path, code }) => `${path} ${code}`);

  beforeAll(async () => {
    desk = await openReadyDesk();
    for (const values of noticesOf(6, { works: true, seed: 7 })) record = await register(desk, values);
    const [only] = await desk.ask('package.list', {});
    if (only === undefined) throw new Error('no package');
    shipped = await desk.ask('package.read', { id: only.id });
  });
  afterAll(() => desk.close());

  it('has the product’s own from the start, in force', async () => {
    expect(await desk.ask('package.list', {})).toEqual([
      expect.objectContaining({ origin: 'product', inForce: true, activatedBy: null, validTo: null }),
    ]);
    expect(firstOf(record).package).toEqual({ id: shipped.id, hash: shipped.hash });
    expect(await desk.codeOf('package.read', { id: 'none' })).toBe('package.unknown');
  });

  it('names what is wrong with a candidate, and takes none of it in', async () => {
    expect(await blocking('{')).toEqual([' package.notJson']);
    expect(await blocking(textWith({ limts: 1 }))).toContain('limts package.unknownFieldLike');
    expect(await blocking(textWith({ validFrom: '2026-02-30' }))).toEqual(['validFrom package.noSuchDay']);
    expect(await blocking(shipped.text)).toEqual([' package.sameContent']);
    expect(await blocking(textWith({ id: shipped.id }))).toEqual(['id package.sameId']);
    expect(await blocking(textWith({ validTo: '2026-11-30' }))).toContain('validTo package.endsBeforeStart');
    expect(await blocking(textWith({ validFrom: shipped.validFrom }))).toEqual([
      'validFrom package.overlapOpen',
    ]);
    expect(await blocking(textWith({ rows: [] }))).toContain('rows package.noRows');
    for (const text of ['{', textWith({ id: shipped.id })])
      expect(await desk.codeOf('package.activate', { text, reason: 'letter 1' })).toBe('package.refused');
    expect(await desk.ask('package.list', {})).toHaveLength(1);
  });

  it('shows which open records another rule would judge otherwise, without touching them', async () => {
    const { rule, result, light } = firstOf(record);
    const text = textWith(
      rowsWith((row) => (row.id.split('.')[0] === rule ? { ...row, result: 'SCOPE', light: 'stop' } : row)),
    );
    const before = await desk.ask('work.history', { id: record.id, foreigner: 0 });
    const { issues, summary, changes } = await desk.ask('package.try', { text });
    expect(issues).toEqual([]);
    expect(summary).toMatchObject({ id: 'test-1', validFrom: '2026-12-01', against: shipped.id });
    expect(summary?.differs.map(({ path }) => path)).toContain(
      `rows.[${firstOf(record).findings[0]?.code}].result`,
    );
    expect(changes?.judged).toBe(6);
    expect(changes?.rows).toContainEqual({
      notificationId: record.id,
      number: record.number,
      foreigner: 0,
      person: expect.stringContaining(' ') as string,
      then: { result, light },
      now: { result: 'SCOPE', light: 'stop' },
    });
    expect(changes?.changed).toBe(changes?.rows.length);
    expect(await desk.ask('work.history', { id: record.id, foreigner: 0 })).toEqual(before);
    const same = await desk.ask('package.try', { text: textWith({}) });
    expect(same.changes).toEqual({ judged: 6, changed: 0, rows: [] });
  });

  it('leaves out records whose stay has ended', async () => {
    const departures = [];
    const { rows } = await desk.ask('notification.list', {
      from: day('2026-11-01'),
      to: day('2026-11-30'),
      only: null,
      after: null,
      limit: 50,
    });
    for (const { id } of rows)
      departures.push((await desk.ask('notification.read', { id })).content.stay.departsOn);
    const on = departures.sort()[2];
    if (on === undefined || on === null) throw new Error('nobody departs');
    const start = desk.now;
    await later(desk, (Date.parse(on) - Date.parse('2026-11-23')) / millisecondsPerDay);
    const { changes } = await desk.ask('package.try', { text: textWith({ validFrom: '2027-06-01' }) });
    expect(changes?.judged).toBe(departures.filter((departs) => departs === null || departs >= on).length);
    desk.now = start;
    await later(desk, 0);
  });

  it('judges by the one in force on the day, and repeats older verdicts by theirs', async () => {
    const list = await desk.ask('package.activate', { text: textWith({}), reason: 'letter 17' });
    expect(
      list.map(({ id, validFrom, validTo, inForce, reason }) => [id, validFrom, validTo, inForce, reason]),
    ).toEqual([
      ['test-1', '2026-12-01', null, false, 'letter 17'],
      [shipped.id, shipped.validFrom, '2026-11-30', true, null],
    ]);
    expect(
      await blocking(textWith({ id: 'test-2', validFrom: '2026-11-01', validTo: '2026-11-10' })),
    ).toEqual(['validFrom package.overlap']);
    await later(desk, 10);
    const [values] = noticesOf(1, { works: true, seed: 8 });
    if (values === undefined) throw new Error('no notice');
    expect(firstOf(await register(desk, values)).package.id).toBe('test-1');
    const again = await desk.ask('work.rejudge', { id: record.id, foreigner: 0 });
    expect(again.same).toBe(true);
    expect(again.repeated.package.id).toBe(shipped.id);
    expect(again.now.package.id).toBe('test-1');
    expect(again.changes.map(({ what }) => what)).toContain('package');
  });
});

describe('what a switch would change', () => {
  it('is told for the open records, and nothing is set', async () => {
    const desk = await openReadyDesk();
    try {
      for (const values of noticesOf(4, { works: true, seed: 9 })) await register(desk, values);
      const settings = await desk.ask('setting.list', {});
      const tried = await desk.ask('setting.try', { key: 'workAifcExempt', value: true, validFrom: null });
      expect(tried.changes).toMatchObject({ judged: 4, changed: 0 });
      expect(
        (await desk.ask('setting.try', { key: 'firstDay', value: 'arrival-day', validFrom: null })).changes,
      ).toEqual({ judged: 0, changed: 0, rows: [] });
      expect(await desk.codeOf('setting.try', { key: 'workAifcExempt', value: 3, validFrom: null })).toBe(
        'setting.wrongKind',
      );
      expect(await desk.ask('setting.list', {})).toEqual(settings);
    } finally {
      desk.close();
    }
  });
});

describe('kept verdicts', () => {
  class Broken extends Error {}
  let home: TestDesk;
  let desk: WatchedDesk;
  let watcher: (sql: string) => void = () => undefined;

  /** The shipped rules as a package of a later year. */
  async function candidate(): Promise<string> {
    const [shipped] = await desk.ask('package.list', {});
    const { text } = await desk.ask('package.read', { id: shipped?.id ?? '' });
    return JSON.stringify({ ...(JSON.parse(text) as object), id: 'later', validFrom: '2027-01-01' });
  }

  beforeAll(async () => {
    home = await openReadyDesk();
    await home.ask('session.lock', { reason: 'user' });
    await home.restart();
    desk = await openWatchedDesk(home.dataDir, (sql, moment) => {
      if (moment === 'before') watcher(sql);
    });
  });
  afterAll(() => {
    desk.close();
    home.close();
  });

  it('stand in the transaction of their record: a break at any write leaves neither', async () => {
    const [values] = noticesOf(1, { works: true, seed: 10 });
    if (values === undefined) throw new Error('no notice');
    const count = (table: string) =>
      desk.database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();
    const broken = new Set<string>();
    for (const table of ['notifications', 'work_verdicts', 'journal']) {
      watcher = (sql) => {
        if (!sql.includes(`INSERT INTO ${table} `)) return;
        broken.add(table);
        throw new Broken();
      };
      await expect(register(desk, values)).rejects.toThrow();
      watcher = () => undefined;
      expect([count('notifications'), count('work_verdicts')], table).toEqual([0, 0]);
    }
    expect(broken.size).toBe(3);
    const record = await register(desk, values);
    expect([count('notifications'), count('work_verdicts')]).toEqual([1, 1]);
    watcher = (sql) => {
      if (sql.includes('INSERT INTO journal ')) throw new Broken();
    };
    const again = { id: record.id, foreigner: 0, reason: 'asked' };
    expect((await desk.raw('work.judgeAgain', again)).ok).toBe(false);
    watcher = () => undefined;
    expect(count('work_verdicts')).toBe(1);
  });

  it('and the packages they were judged by can be neither changed nor deleted', () => {
    const { database } = desk;
    expect(() => database.exec(`UPDATE work_verdicts SET light = 'order'`)).toThrow('append-only');
    expect(() => database.exec('DELETE FROM work_verdicts')).toThrow('append-only');
    expect(() => database.exec(`UPDATE rule_packages SET content = '{}'`)).toThrow('never changed');
    expect(() => database.exec('DELETE FROM rule_packages')).toThrow('never deleted');
  });

  it('are judged under a candidate without holding up the desk', async () => {
    const [first] = desk.database
      .prepare<[], { notification_id: string }>('SELECT notification_id FROM work_verdicts')
      .all();
    if (first === undefined) throw new Error('no verdict');
    const [kept] = desk.tables.workVerdicts.ofPerson(first.notification_id, 0);
    if (kept === undefined) throw new Error('no verdict');
    desk.tables.write(() => {
      for (let foreigner = 1; foreigner <= 1_500; foreigner += 1)
        desk.tables.workVerdicts.insert({ ...kept, foreigner });
    });
    const order: string[] = [];
    const text = await candidate();
    const tried = desk.ask('package.try', { text }).finally(() => order.push('tried'));
    for (let asked = 0; asked < 3; asked += 1) {
      await desk.ask('session.touch', {});
      order.push('touched');
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await tried).changes?.judged).toBe(1_501);
    expect(order).toEqual(['touched', 'touched', 'touched', 'tried']);
  });

  it('stop being judged when the desk is locked between two slices', async () => {
    const tried = desk.raw('package.try', { text: await candidate() });
    const { store } = desk.state;
    await new Promise((resolve) => setImmediate(resolve));
    desk.state.store = null;
    expect(await tried).toMatchObject({ ok: false, failure: { code: 'session.locked' } });
    desk.state.store = store;
  });
});

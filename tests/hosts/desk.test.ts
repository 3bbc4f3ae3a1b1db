import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { emptyForeigner, emptyNotification } from '#shared/forms/notification-form.ts';
import type { NotificationValues } from '#shared/forms/notification-form.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import { adminPassword, invented, openDesk, openReadyDesk, resourcesDir } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';

let desk: TestDesk & { recoveryCode: string };
beforeEach(async () => {
  desk = await openReadyDesk();
});
afterEach(() => desk.close());

const requestId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function values(change: (values: NotificationValues) => void = () => undefined): NotificationValues {
  const chance = chanceOf(11);
  const made = inventNotification(chance, day('2026-11-23'), [inventHost(chance)]);
  change(made);
  return made;
}

async function register(n: number, typed = values()) {
  const { issues } = await desk.ask('notification.check', { values: typed });
  expect(issues.filter(({ severity }) => severity === 'block')).toEqual([]);
  return desk.ask('notification.register', {
    requestId: requestId(n),
    draftId: null,
    values: typed,
    passed: issues.map(({ path, code }) => ({ path, code })),
    reason: issues.length > 0 ? 'papers seen' : null,
  });
}

describe('set-up', () => {
  it('is offered once and leaves an open desk with a recovery key', async () => {
    const status = await desk.ask('session.status', {});
    expect(status.state).toBe('open');
    expect(status.current?.office).toEqual(invented.office);
    expect(await desk.codeOf('setup.create', invented)).toBe('store.exists');
    expect(desk.recoveryCode).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){6}$/);
  });

  it('refuses a weak administrator password and writes nothing', async () => {
    const fresh = await openDesk();
    const input = { ...invented, administrator: { ...invented.administrator, password: 'short' } };
    expect(await fresh.codeOf('setup.create', input)).toBe('password.short');
    expect((await fresh.ask('session.status', {})).state).toBe('setUp');
    fresh.close();
  });
});

describe('session', () => {
  it('locks, and opens again with the password only', async () => {
    await desk.ask('session.lock', { reason: 'user' });
    expect(desk.ended).toBe('user');
    await desk.restart();
    expect((await desk.ask('session.status', {})).state).toBe('locked');
    expect(await desk.codeOf('session.logIn', { login: 'boss', password: 'wrong' })).toBe(
      'session.wrongPassword',
    );
    expect(await desk.codeOf('session.logIn', { login: 'nobody', password: adminPassword })).toBe(
      'session.wrongPassword',
    );
    const opened = await desk.ask('session.logIn', { login: 'BOSS', password: adminPassword });
    expect(opened.user.roles).toContain('administrator');
  });

  it('ends after idle time', async () => {
    desk.now += 5 * 60_000 + 59_000;
    expect(await desk.codeOf('session.touch', {})).toBe('ok');
    desk.now += 6 * 60_000 + 1_000;
    expect(await desk.codeOf('session.touch', {})).toBe('session.locked');
    expect(desk.ended).toBe('idle');
  });

  it('is not kept alive by what the page asks by itself', async () => {
    for (let minute = 0; minute < 6; minute += 1) {
      desk.now += 59_000;
      expect(await desk.codeOf('draft.list', {})).toBe('ok');
    }
    desk.now += 59_000;
    expect(await desk.codeOf('draft.list', {})).toBe('session.locked');
  });

  it('ends twelve hours after log-in, however busy the desk is', async () => {
    for (let minute = 0; minute < 12 * 60; minute += 5) {
      desk.now += 5 * 60_000;
      expect(await desk.codeOf('session.touch', {})).toBe('ok');
    }
    desk.now += 1_000;
    expect(await desk.codeOf('session.touch', {})).toBe('session.locked');
  });

  it('recovers with the printed key and a new password', async () => {
    await desk.restart();
    const opened = await desk.ask('session.recover', {
      code: desk.recoveryCode.toLowerCase(),
      login: 'boss',
      password: 'yellow boats on a quiet lake',
    });
    expect(opened.user.login).toBe('boss');
    await desk.restart();
    expect(await desk.codeOf('session.logIn', { login: 'boss', password: adminPassword })).toBe(
      'session.wrongPassword',
    );
    expect(
      await desk.codeOf('session.logIn', { login: 'boss', password: 'yellow boats on a quiet lake' }),
    ).toBe('ok');
  });

  it('makes a new recovery key for who proves to be the administrator, and ends the old one', async () => {
    expect(await desk.codeOf('session.renewRecovery', { password: 'not this one' })).toBe(
      'session.wrongPassword',
    );
    const { recoveryCode } = await desk.ask('session.renewRecovery', { password: adminPassword });
    await desk.restart();
    const input = { login: 'boss', password: 'yellow boats on a quiet lake' };
    expect(await desk.codeOf('session.recover', { ...input, code: desk.recoveryCode })).toBe(
      'recovery.wrong',
    );
    expect(await desk.codeOf('session.recover', { ...input, code: recoveryCode })).toBe('ok');
  });

  it('gives a new user a one-time password that must be replaced before anything else', async () => {
    const { oneTimePassword } = await desk.ask('user.add', {
      login: 'clerk',
      name: 'Сынақов С.',
      roles: ['counterClerk'],
      language: 'kk',
    });
    await desk.restart();
    desk.session = (await desk.ask('session.logIn', { login: 'clerk', password: oneTimePassword })).session;
    expect(await desk.codeOf('notification.read', { id: requestId(1) })).toBe('session.passwordExpired');
    await desk.ask('session.changePassword', {
      current: oneTimePassword,
      next: 'three red apples and a clock',
    });
    expect(await desk.codeOf('notification.read', { id: requestId(1) })).toBe('notification.unknown');
    expect(await desk.codeOf('user.list', {})).toBe('session.forbidden');
  });
});

describe('registering', () => {
  it('numbers without gaps and answers the same request with the same record', async () => {
    const first = await register(1);
    expect(first.number).toBe('ALM2-03-2026-000001');
    expect(await register(1)).toEqual(first);
    expect((await register(2)).number).toBe('ALM2-03-2026-000002');
    const { rows, total } = await desk.ask('notification.list', {
      from: '2026-11-23',
      to: '2026-11-23',
      only: null,
      after: null,
      limit: 50,
    });
    expect(total).toBe(2);
    expect(rows.map(({ number }) => number)).toEqual(['ALM2-03-2026-000002', 'ALM2-03-2026-000001']);
  });

  it('reads back exactly what was stored', async () => {
    const made = await register(3);
    const read = await desk.ask('notification.read', { id: made.id });
    expect(read).toEqual(made);
    expect(read.findings.length).toBeGreaterThan(0);
  });

  it('refuses what cannot be registered with every place, and keeps the series whole', async () => {
    const reply = await desk.raw('notification.register', {
      requestId: requestId(9),
      draftId: null,
      values: emptyNotification(),
      passed: [],
      reason: null,
    });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'notification.incomplete' } });
    expect(reply.ok ? [] : (reply.failure.issues ?? []).map(({ path }) => path)).toContain(
      'foreigners.0.surname',
    );
    expect((await register(4)).number).toBe('ALM2-03-2026-000001');
  });

  it('takes a late notice and marks it', async () => {
    const late = await register(
      5,
      values((typed) => {
        typed.stay.arrivedOn = '02.11.2026';
        typed.stay.departsOn = '28.11.2026';
        typed.foreigners.forEach((person) => (person.enteredOn = '02.11.2026'));
      }),
    );
    const { rows } = await desk.ask('notification.list', {
      from: '2026-11-23',
      to: '2026-11-23',
      only: 'late',
      after: null,
      limit: 50,
    });
    expect(rows.map(({ id }) => id)).toEqual([late.id]);
  });

  it('asks for a reason when warnings are passed', async () => {
    const typed = values((made) => (made.host.phone = ''));
    const { issues } = await desk.ask('notification.check', { values: typed });
    const passed = issues.map(({ path, code }) => ({ path, code }));
    const input = { requestId: requestId(6), draftId: null, values: typed };
    expect(await desk.codeOf('notification.register', { ...input, passed: [], reason: 'x' })).toBe(
      'notification.warningsUnread',
    );
    expect(await desk.codeOf('notification.register', { ...input, passed, reason: ' ' })).toBe(
      'notification.reasonMissing',
    );
    expect(await desk.codeOf('notification.register', { ...input, passed, reason: 'no telephone' })).toBe(
      'ok',
    );
  });
});

describe('finding again', () => {
  it('finds by number, slip QR, document, identifier and name in any script', async () => {
    const made = await register(
      7,
      values((typed) => {
        typed.foreigners = [
          {
            ...emptyForeigner(),
            ...typed.foreigners[0],
            surname: 'ABDIGALIYEV',
            givenNames: 'TIMUR',
            documentNumber: 'UT 0001112',
          },
        ];
      }),
    );
    const find = async (text: string) =>
      (await desk.ask('search.find', { text, limit: 20 })).rows.map(({ id, matchedBy }) => [id, matchedBy]);
    expect(await find('ALM2-03-2026-0')).toEqual([[made.id, 'number']]);
    expect(await find(`QB1:${made.number}`)).toEqual([[made.id, 'number']]);
    expect(await find('ut0001112')).toEqual([[made.id, 'document']]);
    expect(await find(made.content.host.identifier ?? '')).toEqual([[made.id, 'identifier']]);
    expect(await find('Әбдіғалиев')).toEqual([[made.id, 'name']]);
    expect(await find('abdig tim')).toEqual([[made.id, 'name']]);
    for (const hostile of ['"', 'AND', 'NEAR(', '*', 'a* OR b', "'; DROP TABLE stays; --", '%', '\\'])
      expect(await find(hostile)).toEqual([]);
  });

  it('offers a known host and a known person', async () => {
    const made = await register(8);
    const [person] = made.content.foreigners;
    const hosts = await desk.ask('known.hosts', {
      identifier: made.content.host.identifier?.slice(0, 6) ?? '',
      name: '',
    });
    expect(hosts[0]?.values.identifier).toBe(made.content.host.identifier);
    expect(hosts[0]?.address?.street).toBe(made.content.stay.street);
    const people = await desk.ask('known.foreigners', {
      documentNumber: person?.documentNumber ?? '',
      iin: '',
      surname: '',
      givenNames: '',
      bornOn: '',
    });
    expect(people[0]).toMatchObject({
      matchedBy: 'document',
      lastNumber: made.number,
      values: { surname: person?.surname, enteredOn: '' },
    });
  });
});

describe('drafts', () => {
  it('keep every keystroke, survive a restart and end with the record', async () => {
    const id = requestId(50);
    const typed = values();
    expect((await desk.ask('draft.save', { id, values: typed, revision: 2 })).revision).toBe(2);
    const older = { ...typed, host: { ...typed.host, surname: 'older' } };
    expect((await desk.ask('draft.save', { id, values: older, revision: 1 })).revision).toBe(2);
    await desk.restart();
    desk.session = (await desk.ask('session.logIn', { login: 'boss', password: adminPassword })).session;
    const [draft] = await desk.ask('draft.list', {});
    expect(draft).toMatchObject({ id, revision: 2, mine: true, values: typed });
    const { issues } = await desk.ask('notification.check', { values: typed });
    await desk.ask('notification.register', {
      requestId: requestId(51),
      draftId: id,
      values: typed,
      passed: issues.map(({ path, code }) => ({ path, code })),
      reason: 'x',
    });
    await desk.ask('draft.save', { id, values: typed, revision: 3 });
    expect(await desk.ask('draft.list', {})).toEqual([]);
  });
});

describe('slips', () => {
  it('previews without counting, then counts original and copies', async () => {
    const made = await register(60);
    const preview = await desk.ask('slip.preview', { id: made.id });
    expect(preview.copy).toBe(1);
    expect(Buffer.from(preview.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    const original = await desk.ask('slip.issue', { id: made.id, way: 'print' });
    expect(original).toMatchObject({ copy: 1, pdf: preview.pdf });
    expect((await desk.ask('slip.issue', { id: made.id, way: 'save' })).copy).toBe(2);
    expect((await desk.ask('notification.read', { id: made.id })).slipCopies).toBe(2);
  });
});

describe('administration', () => {
  it('changes a dated setting and judges by it from that day', async () => {
    await desk.ask('setting.change', {
      key: 'firstDay',
      value: 'arrival-day',
      validFrom: '2026-11-20',
      source: 'letter 1',
    });
    expect(
      await desk.codeOf('setting.change', { key: 'firstDay', value: 'someday', validFrom: null, source: '' }),
    ).toBe('setting.notAnOption');
    expect(
      await desk.codeOf('setting.change', {
        key: 'idleLockMinutes',
        value: 600,
        validFrom: null,
        source: '',
      }),
    ).toBe('setting.outOfRange');
    const { findings } = await desk.ask('notification.check', {
      values: values((typed) => (typed.stay.arrivedOn = '23.11.2026')),
    });
    expect(findings.find(({ rule }) => rule === 'timeliness.hostNotice')?.dueOn).toBe('2026-11-25');
  });

  it('adds a holiday that moves the deadline, and refuses a second row for the same day', async () => {
    const row = {
      code: '2026-11-25',
      validFrom: null,
      validTo: null,
      source: 'act 1',
      confidence: 'confirmed',
      origin: 'office',
      names: { kk: 'Сынақ', ru: 'Проба', en: 'Trial' },
      fields: { date: '2026-11-25', kind: 'dayOff', act: null },
    } as const;
    await desk.ask('reference.add', { list: 'holidays', row });
    const { findings } = await desk.ask('notification.check', {
      values: values((typed) => (typed.stay.arrivedOn = '23.11.2026')),
    });
    expect(findings.find(({ rule }) => rule === 'timeliness.hostNotice')?.dueOn).toBe('2026-11-27');
    expect(await desk.codeOf('reference.add', { list: 'holidays', row })).toBe('reference.overlap');
    expect(
      await desk.codeOf('reference.add', { list: 'holidays', row: { ...row, fields: { date: 'x' } } }),
    ).toBe('reference.malformed');
  });

  it('takes in newer reference data of the product, and leaves what the office wrote', async () => {
    const written = {
      code: '2027-05-03',
      validFrom: null,
      validTo: null,
      source: 'act 2',
      confidence: 'confirmed',
      origin: 'office',
    } as const;
    const rows = await desk.ask('reference.rows', { list: 'holidays' });
    const shipped = rows.find(({ code }) => code === '2027-01-04');
    expect(shipped?.origin).toBe('product');
    await desk.ask('reference.add', {
      list: 'holidays',
      row: {
        ...written,
        code: '2027-08-30',
        names: { kk: 'Сынақ', ru: 'Проба', en: 'Trial' },
        fields: { date: '2027-08-30', kind: 'dayOff', act: null },
      },
    });

    const newer = join(desk.dataDir, '..', 'newer-resources');
    cpSync(resourcesDir, newer, { recursive: true });
    const edit = (file: string, change: (json: never) => unknown) => {
      const path = join(newer, 'reference', file);
      writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as never)));
    };
    edit('index.json', (index: { version: string }) => ({ ...index, version: '2027-01-01' }));
    const decreed = { kk: 'Жарлық', ru: 'Указ', en: 'Decree' };
    edit('holidays.json', (list: { code: string; names: unknown; date: string }[]) => [
      ...list.map((row) => (row.code === '2027-01-04' ? { ...row, names: decreed } : row)),
      ...['2027-08-30', '2027-08-31'].map((date) => ({ ...list[0], code: date, date, names: decreed })),
    ]);
    await desk.restart({ resourcesDir: newer });
    desk.session = (await desk.ask('session.logIn', { login: 'boss', password: adminPassword })).session;
    const after = await desk.ask('reference.rows', { list: 'holidays' });
    const named = (code: string) =>
      after.filter((row) => row.code === code).map((row) => `${row.origin} ${row.names?.en ?? ''}`);
    expect(named('2027-01-04')).toEqual(['product Decree']);
    expect(named('2027-08-30')).toEqual(['office Trial']);
    expect(named('2027-08-31')).toEqual(['product Decree']);
    expect(after.length).toBe(rows.length + 2);
  });

  it('never loses the last administrator', async () => {
    const [me] = await desk.ask('user.list', {});
    expect(await desk.codeOf('user.change', { id: me?.id ?? '', name: 'x', roles: ['counterClerk'] })).toBe(
      'user.lastAdministrator',
    );
    expect(await desk.codeOf('user.remove', { id: me?.id ?? '' })).toBe('user.self');
  });
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input, Output } from '#shared/contract/contract.ts';
import type { Failure } from '#shared/errors.ts';
import type { PermitValues } from '#shared/forms/permit-form.ts';
import { permitFields } from '#shared/forms/permit-form.ts';
import { writeValues } from '#shared/forms/write-values.ts';
import { openReadyDesk } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';
import { permitValues } from '#tests/fixtures/permit.ts';

let desk: TestDesk;
beforeEach(async () => (desk = await openReadyDesk()));
afterEach(() => desk.close());

/** What a clerk, a clipboard or a scanner may put into a field. */
const hostile = [
  `'; DROP TABLE permits; --`,
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("http://x")',
  '\u202Egnp.exe',
  'a\u0000b',
  '\ud800',
  '🏗️ крановщик',
  '  Ә   ұ\tі ',
  '0'.repeat(2_000),
  '%_*"',
];

type Save = Input<'permit.save'>;
const input = (values: PermitValues, changes: Partial<Save> = {}): Save => ({
  id: null,
  requestId: randomUUID(),
  revision: null,
  values,
  passed: [],
  reason: null,
  ...changes,
});
const save = (changes: Partial<PermitValues> = {}, more: Partial<Save> = {}) =>
  desk.ask('permit.save', input(permitValues(changes), more));

async function refusal(method: string, asked: unknown): Promise<Failure> {
  const reply = await desk.raw(method, asked);
  if (reply.ok) throw new Error(`${method} was not refused`);
  return reply.failure;
}

const question: Input<'permit.list'> = {
  text: '',
  scheme: null,
  status: null,
  region: null,
  endingBefore: null,
  after: null,
  limit: 50,
};
const found = async (changes: Partial<typeof question>): Promise<string[]> =>
  (await desk.ask('permit.list', { ...question, ...changes })).rows.map(({ number }) => number);

describe('a permit saved', () => {
  it('can be read and found, and the same request twice is one permit', async () => {
    const asked = input(permitValues());
    const first = await desk.ask('permit.save', asked);
    expect(await desk.ask('permit.save', asked)).toEqual(first);
    expect(first).toMatchObject({ revision: 1, changedBy: 'Үлгібаева А.', origin: { kind: 'typed' } });
    const read = await desk.ask('permit.read', { id: first.id });
    expect(read.permit).toEqual(first);
    expect(read).toMatchObject({ people: [], chain: [{ id: first.id }], today: '2026-11-23' });
    expect(await found({})).toEqual(['UT-00001']);
    for (const text of ['ut00001', 'UT0001112', '990140000047', 'Эрикссон', 'obraz', 'ann eri'])
      expect(await found({ text }), text).toEqual(['UT-00001']);
    expect(await found({ text: 'nobody' })).toEqual([]);
    expect(await desk.codeOf('permit.list', { ...question, after: 'x' })).toBe('call.malformed');
    expect(desk.events.filter(({ name }) => name === 'permit.changed')).toHaveLength(1);
  });

  it('is refused with its blocks, and with warnings nobody read', async () => {
    const blocked = await refusal(
      'permit.save',
      input(permitValues({ regions: '', validUntil: '1.1.2026' })),
    );
    expect(blocked).toMatchObject({ code: 'permit.incomplete', params: { count: 2 } });
    expect(blocked.issues?.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'regions permit.noRegion',
      'validUntil day.endBeforeStart',
    ]);
    const doubtful = permitValues({ extension: '4' });
    expect(await refusal('permit.save', input(doubtful))).toMatchObject({ code: 'permit.warningsUnread' });
    const passed = [{ path: 'extension', code: 'permit.extensionsAbove' }];
    expect(await desk.codeOf('permit.save', input(doubtful, { passed }))).toBe('permit.reasonMissing');
    const { id } = await desk.ask('permit.save', input(doubtful, { passed, reason: 'seen on paper' }));
    const read = await desk.ask('permit.read', { id });
    expect(read.passed).toEqual({ reason: 'seen on paper', warnings: passed });
  });

  it('cannot carry the number of another worker, who is named, nor be written twice', async () => {
    await save();
    const other = permitValues({
      number: 'UT 00001',
      surname: 'DOE',
      givenNames: 'JOHN',
      bornOn: '01.01.1980',
      documentNumber: 'UT5',
    });
    expect((await refusal('permit.save', input(other))).issues).toEqual([
      {
        path: 'number',
        code: 'permit.numberTaken',
        params: { number: 'UT-00001', person: 'ERIKSSON ANNA MARIA' },
        severity: 'block',
      },
    ]);
    const again = await refusal('permit.save', input(permitValues()));
    expect(again.issues?.map(({ code }) => code)).toEqual(['permit.numberKnown']);
    const { issues } = await desk.ask('permit.check', { id: null, values: other });
    expect(issues.map(({ code }) => code)).toEqual(['permit.numberTaken']);
  });

  it('is changed only from the revision that was looked at, and says who came first', async () => {
    const { id, content } = await save();
    const values = { ...writeValues(permitFields, content), jobTitle: 'Директор' };
    const changed = await desk.ask('permit.save', input(values, { id, revision: 1 }));
    expect(changed).toMatchObject({ revision: 2, content: { jobTitle: 'Директор' } });
    expect(changed.history).toHaveLength(1);
    const late = await refusal('permit.save', input(values, { id, revision: 1 }));
    expect(late).toEqual({
      code: 'permit.changedMeanwhile',
      params: { person: 'Үлгібаева А.', day: '23.11.2026', time: '10:00' },
    });
    const suspended = input({ ...values, status: 'suspended', statusOn: '20.11.2026' }, { id, revision: 2 });
    expect((await desk.ask('permit.save', suspended)).history.map(({ status }) => status)).toEqual([
      'issued',
      'suspended',
    ]);
    const unknown = input(values, { id: randomUUID(), revision: 1 });
    expect(await desk.codeOf('permit.save', unknown)).toBe('permit.unknown');
    expect(await desk.codeOf('permit.read', { id: randomUUID() })).toBe('permit.unknown');
  });

  it('keeps typed text of any kind as it is or names the field', async () => {
    for (const text of hostile) {
      const reply = await desk.raw('permit.save', input(permitValues({ number: text, jobTitle: text })));
      if (reply.ok) {
        const { content } = reply.value as Output<'permit.save'>;
        expect(content.jobTitle).toBe(text.normalize('NFC').trim().replace(/\s+/g, ' '));
      } else
        expect(['permit.incomplete', 'permit.warningsUnread', 'call.malformed']).toContain(
          reply.failure.code,
        );
    }
    expect(desk.log).toEqual([]);
  });
});

describe('a change of status', () => {
  it('adds a step and leaves the rest', async () => {
    const { id } = await save();
    const change = { id, revision: 1, status: 'revoked', on: '2026-11-20', note: ' order 5 ' } as const;
    const record = await desk.ask('permit.changeStatus', change);
    expect(record).toMatchObject({
      revision: 2,
      content: { status: 'revoked', statusOn: '2026-11-20', jobTitle: 'Инженер' },
    });
    expect(record.history.at(-1)).toMatchObject({ status: 'revoked', on: '2026-11-20', note: 'order 5' });
    expect(await desk.codeOf('permit.changeStatus', change)).toBe('permit.changedMeanwhile');
  });

  it('needs its day, not before the day of issue', async () => {
    const { id } = await save();
    const change = { id, revision: 1, status: 'suspended', note: null };
    expect((await refusal('permit.changeStatus', { ...change, on: null })).issues).toMatchObject([
      { path: 'on', code: 'permit.statusDayMissing' },
    ]);
    expect((await refusal('permit.changeStatus', { ...change, on: '2026-01-14' })).issues).toMatchObject([
      { path: 'on', code: 'permit.statusBeforeIssue' },
    ]);
    expect((await desk.ask('permit.read', { id })).permit.revision).toBe(1);
  });
});

describe('the list', () => {
  it('tells what ends within the days asked for, and how old the register is', async () => {
    await save();
    await save({ number: 'UT-2', documentNumber: 'UT2', validUntil: '22.11.2026' });
    await save({ number: 'UT-3', documentNumber: 'UT3', validUntil: '22.01.2027' });
    const answer = await desk.ask('permit.list', { ...question, endingBefore: '2027-01-22' });
    expect(answer).toMatchObject({
      rows: [{ number: 'UT-3' }],
      total: 1,
      next: null,
      snapshot: { snapshotOn: null, source: '' },
      today: '2026-11-23',
    });
    const page = await desk.ask('permit.list', { ...question, limit: 2 });
    expect(page).toMatchObject({ total: 3, rows: [{ number: 'UT-00001' }, { number: 'UT-3' }] });
    expect(await found({ after: page.next })).toEqual(['UT-2']);
  });
});

it('is typed by senior clerks and administrators, and read by everybody at the desk', async () => {
  const { id } = await save();
  const { oneTimePassword } = await desk.ask('user.add', {
    login: 'clerk',
    name: 'Сынақов С.',
    roles: ['counterClerk'],
    language: 'kk',
  });
  desk.session = (await desk.ask('session.logIn', { login: 'clerk', password: oneTimePassword })).session;
  await desk.ask('session.changePassword', { current: oneTimePassword, next: 'window three, second floor' });
  expect(await desk.codeOf('permit.save', input(permitValues({ number: 'UT-9' })))).toBe('session.forbidden');
  expect(
    await desk.codeOf('permit.changeStatus', {
      id,
      revision: 1,
      status: 'revoked',
      on: '2026-11-20',
      note: null,
    }),
  ).toBe('session.forbidden');
  expect(await desk.codeOf('permit.read', { id })).toBe('ok');
  expect(await found({})).toEqual(['UT-00001']);
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '#shared/dates/day.ts';
import type { Task, TaskList } from '#shared/contract/tasks.ts';
import type { Notification } from '#shared/notification.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import { openReadyDesk } from '#tests/fixtures/desk.ts';
import type { TestDesk } from '#tests/fixtures/desk.ts';
import { permitValues } from '#tests/fixtures/permit.ts';
import { limitValues, passing, useValues } from '#tests/fixtures/quota.ts';

let desk: TestDesk;
beforeEach(async () => (desk = await openReadyDesk()));
afterEach(() => desk.close());

const today = day('2026-11-23');

/** A person whose documents say work, under a number of our own; nothing is known of a permit. */
async function registerWorker(documentNumber: string): Promise<Notification> {
  const chance = chanceOf(8);
  const hosts = [inventHost(chance)];
  let values = inventNotification(chance, today, hosts);
  while (values.foreigners.length !== 1 || values.foreigners[0]?.citizenship === 'KAZ')
    values = inventNotification(chance, today, hosts);
  const [person] = values.foreigners;
  if (person === undefined) throw new Error('nobody');
  Object.assign(person, {
    purpose: 'work',
    citizenship: 'UZB',
    documentNumber,
    documentSeries: '',
    workPermitNumber: '',
    workGround: '',
    employerName: 'ТОО «Образец»',
    jobTitle: 'Инженер',
    workplaceRegion: '750000000',
    iin: '',
    ownStay: '',
  });
  Object.assign(values.stay, { arrivedOn: '22.11.2026', departsOn: '20.12.2026' });
  const { issues } = await desk.ask('notification.check', { values });
  return desk.ask('notification.register', {
    requestId: randomUUID(),
    draftId: null,
    values,
    passed: issues.map(({ path, code }) => ({ path, code })),
    reason: 'seen',
  });
}

const savePermit = (changes: Parameters<typeof permitValues>[0]) =>
  desk.ask('permit.save', {
    id: null,
    requestId: randomUUID(),
    revision: null,
    values: permitValues(changes),
    passed: [],
    reason: null,
  });

const rows = async (
  list: TaskList,
  only: 'open' | 'mine' | 'unowned' | 'done' = 'open',
): Promise<readonly Task[]> => (await desk.ask('task.list', { list, only, limit: 100 })).rows;

const first = async (list: TaskList, only?: 'open' | 'mine' | 'unowned' | 'done'): Promise<Task> => {
  const [row] = await rows(list, only);
  if (row === undefined) throw new Error(`nothing in ${list}`);
  return row;
};

const counts = () => desk.ask('task.counts', {});

describe('quota lines above their limit', () => {
  const use = (used: string, asOf: string) =>
    desk.ask('quota.setUse', { values: useValues({ used, asOf }), ...passing });

  it('come with what is used, and go when a limit rises', async () => {
    await desk.ask('quota.setLimit', { values: limitValues({ units: '100' }), ...passing });
    await use('100', '01.06.2026');
    expect(await rows('aboveLimit')).toEqual([]);
    await use('101', '01.07.2026');
    expect(await rows('aboveLimit')).toMatchObject([
      { region: '750000000', year: 2026, line: 'cat3', used: 101, units: 100, asOf: '2026-07-01' },
    ]);
    await desk.ask('quota.setLimit', {
      values: limitValues({ units: '120', from: '01.08.2026' }),
      ...passing,
    });
    expect(await rows('aboveLimit')).toEqual([]);
  });

  it('stay settled until the figures change', async () => {
    await desk.ask('quota.setLimit', { values: limitValues({ units: '100' }), ...passing });
    await use('101', '01.06.2026');
    const { subject } = await first('aboveLimit');
    await desk.ask('task.settle', { list: 'aboveLimit', subject, reason: 'ministry told' });
    expect(await rows('aboveLimit')).toEqual([]);
    expect(await first('aboveLimit', 'done')).toMatchObject({ subject, note: 'ministry told' });
    expect((await counts()).aboveLimit).toBe(0);
    await use('102', '01.07.2026');
    expect(await first('aboveLimit')).toMatchObject({ subject, used: 102 });
  });
});

describe('permits that end', () => {
  it('are listed for people who stay here, sixty days before and not sixty-one', async () => {
    await registerWorker('UT0001112');
    await savePermit({ number: 'UT-60', validUntil: '22.01.2027' });
    await savePermit({ number: 'UT-61', validUntil: '23.01.2027', documentNumber: 'UT0001112' });
    const found = await rows('ending');
    expect(found).toMatchObject([
      {
        permitNumber: 'UT-60',
        validUntil: '2027-01-22',
        askBy: '2026-12-23',
        dueOn: '2026-12-23',
        light: 'look',
      },
    ]);
  });

  it('say when it is too late to ask for an extension, and leave out who is not here', async () => {
    await registerWorker('UT0001112');
    await savePermit({ number: 'UT-LATE', validUntil: '01.12.2026' });
    await savePermit({
      number: 'UT-ELSE',
      validUntil: '01.12.2026',
      documentNumber: 'UT0009999',
      surname: 'OTHER',
    });
    expect(await rows('ending')).toMatchObject([
      { permitNumber: 'UT-LATE', light: 'stop', dueOn: '2026-12-01' },
    ]);
  });
});

describe('checks that wait', () => {
  it('keep owner, day and note, and tell mine from nobody’s', async () => {
    const record = await registerWorker('UT0005555');
    const waiting = await first('waiting');
    expect(waiting).toMatchObject({ notificationId: record.id, number: record.number, ownerId: null });
    expect(await rows('waiting', 'unowned')).toHaveLength(1);
    const [me] = await desk.ask('task.colleagues', {});
    const { subject } = waiting;
    const change = {
      list: 'waiting',
      subject,
      ownerId: me?.id ?? null,
      dueOn: day('2026-11-30'),
      note: 'asked',
    } as const;
    expect(await desk.ask('task.assign', change)).toMatchObject({ ownerName: me?.name, dueOn: '2026-11-30' });
    expect(await rows('waiting', 'unowned')).toEqual([]);
    expect(await first('waiting', 'mine')).toMatchObject({ note: 'asked' });
  });

  it('leave the list when the case is referred and come back when the referral is withdrawn', async () => {
    const record = await registerWorker('UT0005555');
    const asked = {
      notificationId: record.id,
      foreigner: 0,
      to: 'supervisor',
      note: 'which quota',
      dueOn: day('2026-12-01'),
    } as const;
    const made = await desk.ask('referral.make', asked);
    expect(await rows('waiting')).toEqual([]);
    expect(await counts()).toMatchObject({ waiting: 0, referrals: 1 });
    const answer = {
      id: made.subject,
      outcome: 'withdrawn',
      answer: 'not needed',
      answeredOn: today,
    } as const;
    expect(await desk.ask('referral.answer', answer)).toMatchObject({ outcome: 'withdrawn', light: 'order' });
    expect(await desk.codeOf('referral.answer', answer)).toBe('referral.answered');
    expect(await rows('waiting')).toHaveLength(1);
    expect(await rows('referrals')).toEqual([]);
    expect(await first('referrals', 'done')).toMatchObject({
      answer: 'not needed',
      person: made.list === 'referrals' ? made.person : '',
    });
  });

  it('refuse what cannot be: a line that is gone, a colleague who is not there, an answer from tomorrow', async () => {
    const record = await registerWorker('UT0005555');
    const { subject } = await first('waiting');
    const settle = { list: 'waiting', subject: 'nothing/0', reason: 'x' };
    expect(await desk.codeOf('task.settle', settle)).toBe('task.unknown');
    const assign = { list: 'waiting', subject, ownerId: randomUUID(), dueOn: null, note: '' };
    expect(await desk.codeOf('task.assign', assign)).toBe('task.ownerUnknown');
    const asked = {
      notificationId: record.id,
      foreigner: 0,
      to: 'supervisor',
      note: '',
      dueOn: '2026-11-22',
    };
    expect(await desk.codeOf('referral.make', asked)).toBe('referral.dueBefore');
    expect(await desk.codeOf('referral.make', { ...asked, foreigner: 1, dueOn: '2026-12-01' })).toBe(
      'referral.notNeeded',
    );
    const made = await desk.ask('referral.make', { ...asked, dueOn: day('2026-12-01'), to: 'supervisor' });
    const early = { id: made.subject, outcome: 'mayWork', answer: 'yes', answeredOn: '2026-11-24' };
    expect(await desk.codeOf('referral.answer', early)).toBe('referral.answerAhead');
  });

  it('come first that are due first', async () => {
    await registerWorker('UT0005551');
    await registerWorker('UT0005552');
    const [one, other] = await rows('waiting');
    if (one === undefined || other === undefined) throw new Error('two wait');
    const base = { list: 'waiting', ownerId: null, note: '' } as const;
    await desk.ask('task.assign', { ...base, subject: other.subject, dueOn: day('2026-11-24') });
    expect((await rows('waiting')).map(({ subject }) => subject)).toEqual([other.subject, one.subject]);
  });
});

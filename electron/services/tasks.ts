import { AppError } from '#shared/errors.ts';
import type { Parsed } from '#shared/contract/contract.ts';
import type { Task } from '#shared/contract/tasks.ts';
import { instantNow } from '../core-state.ts';
import type { DeskContext, Services } from '../dispatch.ts';
import { createId } from '../ids.ts';
import type { AlarmList } from '../store/tables/tasks.ts';
import { note, todayOf } from './at-desk.ts';
import { alarmLine, linesOf, referralTask } from './work-lists.ts';

function requireColleague({ store }: DeskContext, id: string | null): void {
  if (id === null) return;
  const user = store.tables.users.byId(id);
  if (user === undefined || user.removed) throw new AppError('task.ownerUnknown');
}

function referralById(desk: DeskContext, id: string): Task {
  const referral = desk.store.tables.referrals.byId(id);
  if (referral === undefined) throw new AppError('task.unknown');
  return referralTask(desk, referral, todayOf(desk));
}

function assignReferral(input: Parsed<'task.assign'>, desk: DeskContext): Task {
  const { tables } = desk.store;
  const { referrals } = tables;
  const known = referrals.byId(input.subject);
  if (known === undefined) throw new AppError('task.unknown');
  const dueOn = input.dueOn ?? known.dueOn;
  tables.write(() => {
    const isOpen = referrals.assign({ id: known.id, ownerId: input.ownerId, dueOn, note: input.note });
    if (!isOpen) throw new AppError('referral.answered');
    note(desk, 'task.assign', {
      object: known.id,
      data: { list: input.list, owner: input.ownerId, dueOn },
    });
  });
  return referralById(desk, known.id);
}

async function assignAlarm(input: Parsed<'task.assign'>, desk: DeskContext): Promise<Task> {
  const { list, subject, ownerId, dueOn } = input;
  if (list === 'referrals') throw new AppError('task.unknown');
  const { task } = await alarmLine(desk, list, subject);
  desk.store.tables.write(() => {
    const settledMark = desk.store.tables.tasks.of(list, subject)?.settledMark ?? null;
    const at = instantNow(desk.state);
    desk.store.tables.tasks.save({
      list,
      subject,
      ownerId,
      dueOn,
      note: input.note,
      settledMark,
      at,
      by: desk.user.id,
    });
    note(desk, 'task.assign', { object: task.subject, data: { list, owner: ownerId, dueOn } });
  });
  return (await alarmLine(desk, list, subject)).task;
}

export const taskServices = {
  async 'task.counts'(_input, desk) {
    const open = async (list: AlarmList) => (await linesOf(desk, { list, only: 'open' })).length;
    return {
      aboveLimit: await open('aboveLimit'),
      ending: await open('ending'),
      waiting: await open('waiting'),
      referrals: desk.store.tables.referrals.countOpen(),
    };
  },

  async 'task.list'({ list, only, limit }, desk) {
    const rows = await linesOf(desk, { list, only });
    return { rows: rows.slice(0, limit), more: rows.length > limit };
  },

  'task.colleagues': (_input, { store }) =>
    store.tables.users
      .all()
      .filter(({ removed }) => !removed)
      .map(({ id, name }) => ({ id, name })),

  async 'task.assign'(input, desk) {
    requireColleague(desk, input.ownerId);
    const task = input.list === 'referrals' ? assignReferral(input, desk) : await assignAlarm(input, desk);
    desk.state.emit({ name: 'task.changed', detail: input.list });
    return task;
  },

  async 'task.settle'({ list, subject, reason }, desk) {
    const { state, store, user } = desk;
    const { mark } = await alarmLine(desk, list, subject);
    store.tables.write(() => {
      const before = store.tables.tasks.of(list, subject);
      store.tables.tasks.save({
        list,
        subject,
        ownerId: before?.ownerId ?? user.id,
        dueOn: before?.dueOn ?? null,
        note: reason,
        settledMark: mark,
        at: instantNow(state),
        by: user.id,
      });
      note(desk, 'task.settle', { object: subject, data: { list, mark } });
    });
    state.emit({ name: 'task.changed', detail: list });
    return { done: true } as const;
  },

  'referral.make'({ notificationId, foreigner, to, note: asked, dueOn }, desk) {
    const { state, store, user } = desk;
    const verdict = store.tables.workVerdicts.ofPerson(notificationId, foreigner).at(-1)?.verdict;
    if (verdict === undefined) throw new AppError('referral.notNeeded');
    if (dueOn < todayOf(desk)) throw new AppError('referral.dueBefore');
    const id = createId(state.clock(), state.random);
    store.tables.write(() => {
      store.tables.referrals.insert({
        id,
        notificationId,
        foreigner,
        result: verdict.result,
        rule: verdict.rule,
        sentTo: to,
        note: asked,
        ownerId: user.id,
        dueOn,
        at: instantNow(state),
        by: user.id,
      });
      note(desk, 'referral.make', {
        object: notificationId,
        data: { referral: id, foreigner, to, rule: verdict.rule, dueOn },
      });
    });
    state.emit({ name: 'task.changed', detail: 'referrals' });
    return referralById(desk, id);
  },

  'referral.answer'({ id, outcome, answer, answeredOn }, desk) {
    const { state, store, user } = desk;
    const { referrals } = store.tables;
    if (referrals.byId(id) === undefined) throw new AppError('task.unknown');
    if (answeredOn > todayOf(desk)) throw new AppError('referral.answerAhead');
    store.tables.write(() => {
      if (!referrals.answer({ id, outcome, answer, answeredOn, by: user.id }))
        throw new AppError('referral.answered');
      note(desk, 'referral.answer', { object: id, data: { outcome, answeredOn } });
    });
    state.emit({ name: 'task.changed', detail: 'referrals' });
    return referralById(desk, id);
  },

  'referral.list': ({ notificationId, foreigner }, desk) =>
    desk.store.tables.referrals
      .ofPerson(notificationId, foreigner)
      .map((referral) => referralTask(desk, referral, todayOf(desk))),
} satisfies Partial<Services>;

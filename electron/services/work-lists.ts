import { AppError } from '#shared/errors.ts';
import { addDays, daysBetween } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import type { Task, TaskList } from '#shared/contract/tasks.ts';
import type { NotificationId } from '#shared/notification.ts';
import type { DeskContext } from '../dispatch.ts';
import { todayOf } from './at-desk.ts';
import { slices } from '../slices.ts';
import type { AlarmList } from '../store/tables/tasks.ts';
import type { StoredReferral } from '../store/tables/referrals.ts';
import type { EndingPermit } from '../store/tables/permit-people.ts';
import { linesAboveLimit } from './quota/above-limit.ts';

/** Permits are on the list this many days before they end; an extension is asked for until `askDays` before (permits-quotas.md, 3.2). */
const endingDays = 60;
const askDays = 30;
/** How many lines are looked at to fill one list: settled ones in between must not empty it. */
const slice = 500;
const endless = '9999-12-31';

/** A line as the registers give it, before anybody looked after it. */
interface Line {
  readonly task: Task;
  /** The figures behind it; a line settled for other figures is open again. */
  readonly mark: string;
  readonly isSettled: boolean;
}

type Bare = {
  readonly [L in AlarmList]: Omit<Extract<Task, { list: L }>, 'ownerId' | 'ownerName' | 'note'>;
}[AlarmList];

/** Puts what people noted beside what the registers say. */
function lineOf({ store }: DeskContext, bare: Bare, mark: string): Line {
  const noted = store.tables.tasks.of(bare.list, bare.subject);
  const task: Task = {
    ...bare,
    ownerId: noted?.ownerId ?? null,
    ownerName: noted?.ownerName ?? null,
    dueOn: noted?.dueOn ?? bare.dueOn,
    note: noted?.note ?? '',
  };
  return { task, mark, isSettled: noted?.settledMark === mark };
}

async function linesAbove(desk: DeskContext): Promise<Line[]> {
  const today = todayOf(desk);
  const found = await linesAboveLimit(desk.store, Number(today.slice(0, 4)), today);
  return found.map((line) =>
    lineOf(
      desk,
      {
        list: 'aboveLimit',
        subject: `${line.region}/${line.year}/${line.line}`,
        light: 'look',
        dueOn: null,
        region: line.region,
        year: line.year,
        line: line.line,
        used: line.used,
        units: line.units,
        asOf: line.asOf,
      },
      `${line.used}/${line.units}`,
    ),
  );
}

/** Asks the register page by page and lets other calls through in between; a line is a person under a permit. */
async function linesEnding(desk: DeskContext): Promise<Line[]> {
  const today = todayOf(desk);
  const to = addDays(today, endingDays);
  const lines: Line[] = [];
  const pause = slices(desk);
  let after: string | null = null;
  do {
    const { rows, next } = desk.store.tables.permits.endingAmongStays({
      from: today,
      to,
      today,
      limit: slice,
      after,
    });
    lines.push(...rows.flatMap((row) => endingOf(desk, row, today)));
    after = next;
    await pause();
  } while (after !== null && lines.length < slice);
  return lines;
}

function endingOf(desk: DeskContext, { permit, stays }: EndingPermit, today: Day): Line[] {
  const askBy = addDays(permit.validUntil, -askDays);
  const isTooLate = askBy < today;
  return stays.map((stay) =>
    lineOf(
      desk,
      {
        list: 'ending',
        subject: `${permit.id}/${stay.stayId}`,
        light: isTooLate ? 'stop' : 'look',
        dueOn: isTooLate ? permit.validUntil : askBy,
        notificationId: stay.notificationId as NotificationId,
        number: stay.number,
        person: [stay.surname, stay.givenNames].filter(Boolean).join(' '),
        hostName: stay.hostName,
        permitId: permit.id,
        permitNumber: permit.number,
        employerName: permit.employerName,
        validUntil: permit.validUntil,
        askBy,
      },
      permit.validUntil,
    ),
  );
}

function linesWaiting(desk: DeskContext): Line[] {
  const { tasks } = desk.store.tables;
  return tasks.waiting(tasks.waitingFrom(todayOf(desk)), slice).map((row) =>
    lineOf(
      desk,
      {
        list: 'waiting',
        subject: `${row.notificationId}/${row.foreigner}`,
        light: row.light,
        dueOn: row.openUntil === endless ? null : row.openUntil,
        notificationId: row.notificationId as NotificationId,
        number: row.number,
        foreigner: row.foreigner,
        person: [row.surname, row.givenNames].filter(Boolean).join(' '),
        hostName: row.hostName,
        result: row.result,
        rule: row.rule,
        missing: [...row.missing],
        judgedAt: row.judgedAt,
      },
      String(row.sequence),
    ),
  );
}

/** A referral as a line of its list. */
export function referralTask({ store }: DeskContext, referral: StoredReferral, today: Day): Task {
  const head = store.tables.notifications.headById(referral.notificationId);
  const person = store.tables.stays
    .ofNotification(referral.notificationId)
    .find(({ position }) => position === referral.foreigner);
  return {
    list: 'referrals',
    subject: referral.id,
    light: referral.outcome === null ? (referral.dueOn < today ? 'stop' : 'look') : 'order',
    ownerId: referral.ownerId,
    ownerName: referral.ownerName,
    dueOn: referral.dueOn,
    note: referral.note,
    notificationId: referral.notificationId as NotificationId,
    number: head?.number ?? '',
    foreigner: referral.foreigner,
    person: [person?.surname, person?.givenNames].filter(Boolean).join(' '),
    hostName: head?.hostName ?? '',
    result: referral.result,
    rule: referral.rule,
    sentTo: referral.sentTo,
    madeAt: referral.madeAt,
    madeBy: referral.madeByName,
    outcome: referral.outcome,
    answer: referral.answer,
    answeredOn: referral.answeredOn,
    answeredBy: referral.answeredByName,
  };
}

/** Every line of an alarm list as the registers give it now, settled ones included; at most {@link slice}. */
async function alarmLines(desk: DeskContext, list: AlarmList): Promise<Line[]> {
  switch (list) {
    case 'aboveLimit':
      return linesAbove(desk);
    case 'ending':
      return linesEnding(desk);
    case 'waiting':
      return linesWaiting(desk);
  }
}

/** @throws AppError `task.unknown` when the registers no longer give this line */
export async function alarmLine(desk: DeskContext, list: AlarmList, subject: string): Promise<Line> {
  const line = (await alarmLines(desk, list)).find(({ task }) => task.subject === subject);
  if (line === undefined) throw new AppError('task.unknown');
  return line;
}

const far = 100_000;

/** The first due first; what has no day comes last, and the worse light before the better one. */
function byDue(today: Day) {
  const rank = ({ dueOn }: Task): number => (dueOn === null ? far : daysBetween(today, dueOn));
  return (one: Task, other: Task): number => rank(one) - rank(other);
}

/** The lines of a list that are wanted, in order. */
export async function linesOf(
  desk: DeskContext,
  { list, only }: { readonly list: TaskList; readonly only: 'open' | 'mine' | 'unowned' | 'done' },
): Promise<Task[]> {
  const today = todayOf(desk);
  const wanted = ({ ownerId }: Task): boolean =>
    only === 'mine' ? ownerId === desk.user.id : only === 'unowned' ? ownerId === null : true;
  if (list === 'referrals') {
    const { referrals } = desk.store.tables;
    const found = only === 'done' ? referrals.answered(slice) : referrals.open(slice);
    return found.map((referral) => referralTask(desk, referral, today)).filter(wanted);
  }
  return (await alarmLines(desk, list))
    .filter(({ isSettled }) => isSettled === (only === 'done'))
    .map(({ task }) => task)
    .filter(wanted)
    .sort(byDue(today));
}

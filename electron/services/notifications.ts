import { AppError } from '#shared/errors.ts';
import type { Parsed } from '#shared/contract/contract.ts';
import type { NotificationRow } from '#shared/contract/desk.ts';
import type { Office } from '#shared/contract/session.ts';
import { notificationFormVersion } from '#shared/forms/notification-form.ts';
import type { HostContent } from '#shared/forms/notification-form.ts';
import type { Notification, NotificationId, OfficeStamp } from '#shared/notification.ts';
import { rulesVersion, worstLight } from '#shared/rules/judge.ts';
import { foldSearch } from '#shared/text/fold.ts';
import { instantNow } from '../core-state.ts';
import type { OpenStore } from '../core-state.ts';
import type { DeskContext, Services } from '../dispatch.ts';
import { createId } from '../ids.ts';
import type { NotificationHead } from '../store/tables/notifications.ts';
import { judge, readTyped, stayColumns } from './judgement.ts';
import { postedFrom, receiptIssues, requirePlace, writeRegistered } from './mail/posted.ts';
import { requirePassable } from './passing.ts';
import { judgePeople, shownVerdicts, worstWorkLight } from './work/judge-people.ts';

const counterWidth = 2;
const serialWidth = 6;

/** Outcomes of the host's notice that are marked late in lists and on the slip. */
const lateCodes: ReadonlySet<string> = new Set([
  'timeliness.hostNotice.late',
  'timeliness.hostNotice.longAgo',
]);

/** `OFFICE-COUNTER-YEAR-SERIAL`, as it stands on the slip: `ALM2-03-2026-000147`. */
export function registrationNumber({
  office,
  counter,
  year,
  serial,
}: {
  office: string;
  counter: number;
  year: number;
  serial: number;
}): string {
  return [
    office,
    String(counter).padStart(counterWidth, '0'),
    year,
    String(serial).padStart(serialWidth, '0'),
  ].join('-');
}

/** The host as people call it: the entity's name, or the person's. */
export function hostName(host: HostContent): string {
  const person = [host.surname, host.givenNames, host.patronymic].filter(Boolean).join(' ');
  return host.entityName ?? (person !== '' ? person : (host.placeName ?? ''));
}

const stampOf = (office: Office): OfficeStamp => ({
  code: office.code,
  names: office.names,
  region: office.region,
  address: office.address,
  phone: office.phone,
  counter: String(office.counter),
});

function recordHost({ store, state }: DeskContext, { content, registeredOn }: Notification): string {
  const { host, stay } = content;
  const name = hostName(host);
  return store.tables.hosts.record({
    id: createId(state.clock(), state.random),
    identifier: host.identifier,
    name,
    nameKey: foldSearch([name, host.placeName].filter(Boolean).join(' ')),
    content: host,
    address: stay,
    lastSeenOn: registeredOn,
  });
}

function register(input: Parsed<'notification.register'>, desk: DeskContext): Notification {
  const { state, store, user } = desk;
  const { tables } = store;
  const known = tables.notifications.byRequest(input.requestId);
  if (known !== undefined) return known;

  const at = instantNow(state);
  const { day: today, time } = store.reference.wallClock(at);
  const posted = postedFrom(store, input.envelope);
  if (posted !== null) requirePlace(desk, posted);
  const { content, issues } = readTyped(input.values, store, today);
  requirePassable('notification', [...issues, ...receiptIssues(content, posted)], input);
  const { findings, calendarVersion } = judge(content, store, { today, posted: posted?.notice ?? null });
  const judgedPeople = judgePeople(content, store, { findings, today });
  const office = tables.office.read();
  const year = Number(today.slice(0, 4));
  const series = { office: office.code, counter: office.counter, year };
  const id = createId(state.clock(), state.random) as NotificationId;
  const light = worstLight(findings);
  const late = findings.some(({ code }) => lateCodes.has(code));
  const workLight = worstWorkLight(judgedPeople.map(({ verdict }) => verdict.light));

  const done = input.draftId === null ? [] : [input.draftId];
  const notification = tables.write((): Notification => {
    const serial = tables.numbers.next(series);
    const record: Notification = {
      id,
      number: registrationNumber({ ...series, serial }),
      channel: posted === null ? 'inPerson' : 'post',
      envelope: posted?.stamp ?? null,
      registeredAt: at,
      registeredOn: today,
      registeredTime: time,
      clerk: { id: user.id, name: user.name },
      office: stampOf(office),
      content,
      findings,
      work: shownVerdicts(judgedPeople),
      reason: input.reason,
      passedWarnings: input.passed,
      formVersion: notificationFormVersion,
      rulesVersion,
      calendarVersion,
      slipCopies: 0,
    };
    const hostId = recordHost(desk, record);
    tables.notifications.insert({
      notification: record,
      requestId: input.requestId,
      ...series,
      serial,
      hostId,
      hostName: hostName(content.host),
      light,
      late,
      workLight,
    });
    judgedPeople.forEach(({ foreigner, input: workCase, verdict }) => {
      tables.workVerdicts.insert({
        notificationId: id,
        foreigner,
        sequence: 0,
        judgedAt: at,
        judgedBy: { id: user.id, name: user.name },
        reason: null,
        input: workCase,
        verdict,
      });
    });
    content.foreigners.forEach((person, position) => {
      tables.stays.insert({
        id: createId(state.clock(), state.random),
        notificationId: id,
        position,
        ...stayColumns(content, person),
      });
    });
    if (posted !== null)
      done.push(...writeRegistered(desk, posted, { notification: record, draftId: input.draftId }));
    if (input.draftId !== null) tables.drafts.remove(input.draftId);
    tables.journal.append({
      at,
      actor: user.id,
      action: 'notification.register',
      object: id,
      data: {
        number: record.number,
        people: content.foreigners.length,
        light,
        late,
        work: workLight,
        envelope: posted?.place.id ?? null,
        passed: input.passed.length,
      },
    });
    return record;
  });
  for (const draft of done) state.closedDrafts.add(draft);
  state.emit({ name: 'notification.changed', detail: id });
  if (posted !== null) state.emit({ name: 'envelope.changed', detail: posted.place.id });
  return notification;
}

/** A line of a list: the head with its people. */
export function describeHead(head: NotificationHead, store: OpenStore): NotificationRow {
  const { sequence: _sequence, ...shown } = head;
  const foreigners = store.tables.stays
    .ofNotification(head.id)
    .map(({ surname, givenNames, bornOn, citizenship, documentNumber }) => ({
      surname,
      givenNames,
      bornOn,
      citizenship,
      documentNumber,
    }));
  return { ...shown, foreigners };
}

export const notificationServices = {
  'notification.check'({ values, envelope }, { state, store }) {
    const asOf = instantNow(state);
    const { day: today } = store.reference.wallClock(asOf);
    const posted = postedFrom(store, envelope);
    const { content, issues } = readTyped(values, store, today);
    const { findings } = judge(content, store, { today, posted: posted?.notice ?? null });
    const work = shownVerdicts(judgePeople(content, store, { findings, today }));
    return { issues: [...issues, ...receiptIssues(content, posted)], findings, work, today, asOf };
  },

  'notification.register': register,

  'notification.read'({ id }, { state, store, user }) {
    const notification = store.tables.notifications.byId(id);
    if (notification === undefined) throw new AppError('notification.unknown');
    store.tables.journal.append({
      at: instantNow(state),
      actor: user.id,
      action: 'notification.read',
      object: id,
      data: {},
    });
    return notification;
  },

  'notification.list'({ from, to, only, after, limit }, { store, user }) {
    const before = after === null ? null : Number(after);
    if (before !== null && !Number.isSafeInteger(before))
      throw new AppError('call.malformed', { field: 'after' });
    const filter = { from, to, only, before, limit, clerkId: user.id };
    const heads = store.tables.notifications.list(filter);
    const last = heads.at(-1);
    return {
      rows: heads.map((head) => describeHead(head, store)),
      total: store.tables.notifications.total(filter),
      next: last !== undefined && heads.length === limit ? String(last.sequence) : null,
    };
  },
} satisfies Partial<Services>;

import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Input, MethodName, Output, Parsed } from '#shared/contract/contract.ts';
import type { Role } from '#shared/contract/schemas.ts';
import { instantOf, wallClock } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import { emptyEnvelope } from '#shared/forms/envelope-form.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import { AppError } from '#shared/errors.ts';
import { inventHost, inventNotification } from '#electron/seed/invented.ts';
import { chanceOf } from '#electron/seed/random.ts';
import type { Tables } from '#electron/store/tables/index.ts';
import { openReadyDesk } from '#tests/fixtures/desk.ts';
import { openWatchedDesk } from './desk-workbench.ts';
import type { WriteWatcher } from './desk-workbench.ts';

/** People of an invented mail room. One desk, so that they take turns at it. */
export const mailPeople = {
  mail: ['mailClerk'],
  otherMail: ['mailClerk', 'counterClerk'],
  counter: ['counterClerk'],
  senior: ['seniorClerk'],
} as const satisfies Record<string, readonly Role[]>;
export type MailPerson = keyof typeof mailPeople;
export const mailNames = Object.keys(mailPeople) as MailPerson[];

/** Minutes east of UTC of the office. */
const officeOffset = 300;
const millisecondsPerDay = 86_400_000;

export interface MailRoom {
  readonly dataDir: string;
  readonly tables: Tables;
  /** The wall-clock day of the office. */
  today(): Day;
  /** The morning so many days later. */
  nextMorning(days: number): void;
  /** Who sits at the desk from now on. */
  sit(person: MailPerson): void;
  person(): MailPerson;
  idOf(person: MailPerson): string;
  ask<M extends MethodName>(method: M, input: Input<M>): Promise<Output<M>>;
  /** The answer, or the code of the refusal. */
  attempt<M extends MethodName>(
    method: M,
    input: Input<M>,
  ): Promise<
    { readonly ok: true; readonly value: Output<M> } | { readonly ok: false; readonly code: string }
  >;
  close(): void;
}

/** A store with everybody in it, closed: opened anew from a copy for every history. */
export interface MailStore {
  readonly dataDir: string;
  close(): void;
}

export async function makeMailStore(): Promise<MailStore> {
  const home = await openReadyDesk();
  for (const person of mailNames)
    await home.ask('user.add', {
      login: person,
      name: `Үлгібаев ${person}`,
      roles: [...mailPeople[person]],
      language: 'ru',
    });
  await home.ask('session.lock', { reason: 'user' });
  await home.restart();
  return home;
}

/** Opens a copy of the store on this morning; `watcher` hears of every write. */
export async function openMailRoom(
  store: MailStore,
  { morning, watcher = () => undefined }: { readonly morning: number; readonly watcher?: WriteWatcher },
): Promise<MailRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'qabyldau-mail-'));
  const dataDir = join(folder, 'data');
  cpSync(store.dataDir, dataDir, { recursive: true });
  const desk = await openWatchedDesk(dataDir, watcher);
  let now = morning;
  let seated: MailPerson = 'mail';
  const ids = new Map<MailPerson, string>();
  for (const person of mailNames) {
    const user = desk.tables.users.byLogin(person);
    if (user === undefined) throw new Error(`${person} is missing`);
    // What the first log-in asks for is not what this is about.
    desk.tables.users.setSlot(user.id, user.slotId, false);
    ids.set(person, user.id);
  }
  Object.assign(desk.state, { clock: () => (now += 1) });
  const idOf = (person: MailPerson): string => ids.get(person) ?? '';
  function sit(person: MailPerson): void {
    seated = person;
    const { session } = desk.state;
    if (session === null) throw new Error('nobody is logged in');
    Object.assign(desk.state, {
      session: { ...session, userId: idOf(person), openedAt: now, lastActiveAt: now },
    });
  }
  sit('mail');
  return {
    dataDir,
    tables: desk.tables,
    today: () => wallClock(instantOf(now), officeOffset).day,
    nextMorning(days) {
      now += days * millisecondsPerDay;
      sit(seated);
    },
    sit,
    person: () => seated,
    idOf,
    ask: (method, input) => desk.ask(method, input),
    async attempt(method, input) {
      const reply = await desk.raw(method, input);
      if (!reply.ok && reply.failure.code === 'app.unexpected')
        throw new Error(`${method}: ${desk.log.at(-1) ?? ''}`);
      return reply.ok
        ? { ok: true, value: reply.value as Output<typeof method> }
        : { ok: false, code: reply.failure.code };
    },
    close() {
      desk.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An envelope nothing is missing from. */
export function completeEnvelope(receivedOn: Day, changes: Partial<EnvelopeValues> = {}): EnvelopeValues {
  return {
    ...emptyEnvelope(),
    service: 'ordinary',
    postmark: 'legible',
    postmarkOn: writeDay(receivedOn),
    postmarkPlace: 'Үлгі қ.',
    receivedOn: writeDay(receivedOn),
    unitReceivedOn: writeDay(receivedOn),
    senderName: 'Үлгібаев Айбек',
    senderAddress: 'Алма көшесі, 1',
    senderPostcode: '000010',
    answerLanguage: 'ru',
    declared: '1',
    counted: '1',
    ...changes,
  };
}

const hosts = Array.from({ length: 6 }, (_each, at) => inventHost(chanceOf(at + 1)));

/** Registers one notice of an envelope as a clerk does who reads what he is warned of and passes it. */
export async function enterNotice(
  room: Pick<MailRoom, 'attempt' | 'today'>,
  place: { readonly id: string; readonly position: number },
  { invention, requestId = randomUUID() }: { readonly invention: number; readonly requestId?: string },
): ReturnType<typeof attemptRegister> {
  const values = inventNotification(chanceOf(invention), room.today(), hosts);
  return attemptRegister(room, { requestId, values, envelope: place });
}

async function attemptRegister(
  room: Pick<MailRoom, 'attempt'>,
  typed: Pick<Parsed<'notification.register'>, 'requestId' | 'values'> & {
    readonly envelope: { readonly id: string; readonly position: number };
  },
) {
  const { values, envelope } = typed;
  const check = await room.attempt('notification.check', { values, envelope });
  if (!check.ok) return check;
  const passed = check.value.issues
    .filter(({ severity }) => severity === 'warn')
    .map(({ path, code }) => ({ path, code }));
  return room.attempt('notification.register', {
    ...typed,
    draftId: null,
    passed,
    reason: passed.length > 0 ? 'seen' : null,
  });
}

/** Throws unless it went through. */
export function went<Value>(
  answer: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string },
): Value {
  if (!answer.ok) throw new AppError(answer.code);
  return answer.value;
}

import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { Call } from '#shared/contract/carrier.ts';
import { contract, isMethodName } from '#shared/contract/contract.ts';
import type { Contract, MethodName, Output, Parsed } from '#shared/contract/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { Issue, Reply } from '#shared/errors.ts';
import type { CoreState, OpenStore } from './core-state.ts';
import { isSameToken, sessionEnd } from './session.ts';
import type { Session } from './session.ts';
import { storeFailure } from './store/failures.ts';
import type { StoredUser } from './store/tables/users.ts';

/** What a service of a logged-in user works with. */
export interface DeskContext {
  readonly state: CoreState;
  readonly store: OpenStore;
  readonly session: Session;
  readonly user: StoredUser;
}

/** What a service anybody may ask works with. */
export interface OpenContext {
  readonly state: CoreState;
  /** Present when the call came with a valid session. */
  readonly desk: DeskContext | null;
}

type ContextOf<M extends MethodName> = Contract[M]['access'] extends 'anybody' ? OpenContext : DeskContext;

/** One plain function per method of the contract. */
export type Services = {
  readonly [M in MethodName]: (input: Parsed<M>, context: ContextOf<M>) => Output<M> | Promise<Output<M>>;
};

/** Where defects are written: method, reference and stack, never values. */
export type DefectLog = (line: string) => void;

interface Door {
  readonly state: CoreState;
  readonly services: Services;
  readonly log: DefectLog;
}

/** Places of what does not fit the schema, without any value: `{ path, code }`. At most 20. */
function malformed(issues: readonly v.BaseIssue<unknown>[]): AppError {
  const places = issues.slice(0, 20).map((issue): Issue => {
    const path = (issue.path ?? []).map((item) => String(item.key).slice(0, 60)).join('.');
    return { path, code: 'call.malformedField', params: {}, severity: 'block' };
  });
  return new AppError('call.malformed', { field: places[0]?.path ?? '' }, places);
}

/** The open desk behind this session token, or why there is none. */
function deskOf(state: CoreState, token: string | null, background: boolean): DeskContext {
  const { store, session } = state;
  if (store === null || session === null || token === null || !isSameToken(token, session.token))
    throw new AppError('session.locked');
  const now = state.clock();
  const ended = sessionEnd(session, now, store.reference.setting('idleLockMinutes', 'number'));
  if (ended !== null) {
    state.end('idle');
    throw new AppError('session.locked');
  }
  const user = store.tables.users.byId(session.userId);
  if (user === undefined || user.removed) throw new AppError('session.locked');
  if (!background) session.lastActiveAt = now;
  return { state, store, session, user };
}

function contextFor(state: CoreState, method: MethodName, token: string | null): OpenContext | DeskContext {
  const { access, background = false } = contract[method];
  if (access === 'anybody') {
    try {
      return { state, desk: deskOf(state, token, background) };
    } catch (error) {
      if (error instanceof AppError && error.code === 'session.locked') return { state, desk: null };
      throw error;
    }
  }
  const desk = deskOf(state, token, background);
  if (access !== 'session' && !access.some((role) => desk.user.roles.includes(role)))
    throw new AppError('session.forbidden');
  const needsNewPassword =
    desk.user.mustChangePassword && method !== 'session.changePassword' && method !== 'session.touch';
  if (needsNewPassword && !background) throw new AppError('session.passwordExpired');
  return desk;
}

async function answer({ state, services }: Door, call: Call): Promise<unknown> {
  if (typeof call.method !== 'string' || !isMethodName(call.method)) throw new AppError('call.unknownMethod');
  const method = call.method;
  const context = contextFor(state, method, typeof call.session === 'string' ? call.session : null);
  const input = v.safeParse(contract[method].input, call.input);
  if (!input.success) throw malformed(input.issues);
  // The mapped type pairs every service with its own method; TypeScript cannot follow the pairing through a union.
  const service = services[method] as (input: unknown, context: unknown) => unknown;
  const output = await service(input.output, context);
  return v.parse(contract[method].output, output);
}

/**
 * Where a defect happened, without what it happened to: the frames alone, files without folders. A message may quote what was typed, on
 * as many lines as it likes, so it is cut off before the frames are looked for.
 */
function quietStack(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const stack = error.stack ?? '';
  const message = error.message === '' ? -1 : stack.indexOf(error.message);
  const frames = (message < 0 ? stack : stack.slice(message + error.message.length)).split('\n').slice(1, 8);
  const places = frames.map((frame) => frame.trim().replace(/\(?(file:\/\/)?[^\s()]*[\\/]/, '('));
  return `${error.name} ${places.join(' | ')}`;
}

/** Writes down where a defect happened, never with which values; returns the reference a person is shown. */
export function writeDefect(log: DefectLog, place: string, error: unknown): string {
  const reference = randomBytes(4).toString('hex');
  log(`defect ${reference} in ${place}: ${quietStack(error)}`);
  return reference;
}

/**
 * The one way in: knows the method, the session and the role, parses the input, runs the service, parses its output, and turns every
 * failure into a value. Nothing thrown ever leaves.
 */
export function createDoor(door: Door): (call: Call) => Promise<Reply<unknown>> {
  return async (call) => {
    try {
      return { ok: true, value: await answer(door, call) };
    } catch (error) {
      const failure = error instanceof AppError ? error : storeFailure(error);
      if (failure instanceof AppError) return { ok: false, failure: failure.toFailure() };
      const place = isMethodName(call.method) ? call.method : 'unknown method';
      const reference = writeDefect(door.log, place, error);
      return { ok: false, failure: { code: 'app.unexpected', params: { reference } } };
    }
  };
}

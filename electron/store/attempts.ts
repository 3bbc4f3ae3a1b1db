import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { AppError } from '#shared/errors.ts';
import { readIfPresent, replaceFile, storePaths, type StorePaths } from './files.ts';
import { type DataKey, deriveDeviceKey, type KdfCost, wipe } from './keys.ts';
import { cleanLogin, findUserSlot, genuineSlots, type Slots } from './slots.ts';
import { withReserve } from './reserve.ts';

/**
 * Wrong passwords per person, beside the slot files, with a MAC under this computer's secret (SECURITY 5.6, A-02).
 *
 * The file is made together with the store, so a missing one is never a fresh one. A missing or altered file puts everybody at
 * `LOST_FAILURES`: a minute's wait before each try, and the loss is reported to the caller for the journal. What it cannot see is an
 * older genuine file put back; someone who can write here can as well guess outside the program, where only Argon2id slows them down.
 *
 * A try is counted before the password is looked at, so that ending the program does not undo it.
 */
export const FAILURES_ALLOWED = 100;
const LONGEST_WAIT = 60;
const LOST_FAILURES = 50;
/** Names without a slot share these, so that they wait like real ones and what was typed there (often a password) is not kept. */
const STRANGERS = 64;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(FAILURES_ALLOWED));
const instant = v.pipe(v.string(), v.isoTimestamp());
const Tries = v.strictObject({ failures: count, lastAt: instant });
const Attempts = v.strictObject({
  format: v.literal(1),
  /** What holds for a name that is not listed; above zero after a loss. */
  others: Tries,
  names: v.record(v.pipe(v.string(), v.regex(/^[0-9a-z-]{1,40}$/)), Tries),
  /** A loss that nobody who could log in has been told of yet. */
  hasUntoldLoss: v.boolean(),
});
type Tries = v.InferOutput<typeof Tries>;
type Attempts = v.InferOutput<typeof Attempts>;

/** Whose counter, and the time. */
export interface AttemptScope {
  readonly paths: StorePaths;
  readonly slots: Slots;
  readonly deviceSecret: Uint8Array;
  /** An instant. */
  readonly now: string;
}

/**
 * The counters for someone who holds the data key: a supervisor who forgives a person's tries (`clearAttempts`), or whoever starts them
 * anew after a loss or on a new computer (`resetAttempts`).
 *
 * @throws AppError `store.slotsDamaged` when the key is another store's, and the codes of `readSlots`.
 */
export function attemptScope(holder: {
  readonly dir: string;
  readonly dataKey: DataKey;
  readonly deviceSecret: Uint8Array;
  readonly now: string;
  readonly kdfFloor?: KdfCost;
}): AttemptScope {
  const { dir, dataKey, deviceSecret, now, kdfFloor } = holder;
  const paths = storePaths(dir);
  return { paths, slots: genuineSlots(paths, dataKey, kdfFloor), deviceSecret, now };
}

/** A counted try. */
export interface Attempt {
  /** Wrong tries before this one. */
  readonly failuresBefore: number;
  /** Seconds until the next one may be made if this one is wrong too. */
  readonly waitAfter: number;
  /** The counters had been removed or altered. */
  readonly countersLost: boolean;
}

/** Seconds to wait after so many wrong passwords: 0, 0, 1, 2, 4 … 60. */
export function waitAfter(failures: number): number {
  return failures < 3 ? 0 : Math.min(LONGEST_WAIT, 2 ** (failures - 3));
}

/**
 * Counts a try at a log-in, or refuses it.
 *
 * @throws AppError `session.wait` { seconds }, `session.tooManyAttempts` { failures }.
 */
export function beginAttempt(scope: AttemptScope, login: string): Attempt {
  const name = nameOf(scope, login);
  const stored = read(scope);
  const attempts = stored ?? lost(scope.now);
  const tries = attempts.names[name] ?? attempts.others;
  if (tries.failures >= FAILURES_ALLOWED) {
    throw new AppError('session.tooManyAttempts', { failures: tries.failures });
  }
  const elapsed = (Date.parse(scope.now) - Date.parse(tries.lastAt)) / 1000;
  if (Number.isNaN(elapsed)) throw new RangeError('now is not an instant');
  const seconds = Math.ceil(waitAfter(tries.failures) - Math.max(0, elapsed));
  if (seconds > 0) {
    // A clock set back starts the wait again from now, once, rather than holding people out until it has caught up.
    if (elapsed < 0) set(scope, attempts, { [name]: { ...tries, lastAt: scope.now } });
    else if (stored === undefined) set(scope, attempts, {});
    throw new AppError('session.wait', { seconds });
  }
  const failures = tries.failures + 1;
  set(scope, attempts, { [name]: { failures, lastAt: scope.now } });
  return {
    failuresBefore: tries.failures,
    waitAfter: waitAfter(failures),
    countersLost: attempts.hasUntoldLoss,
  };
}

/** Forgets the wrong tries of one person, after a right password or by a supervisor. */
export function clearAttempts(scope: AttemptScope, login: string): void {
  const attempts = { ...(read(scope) ?? lost(scope.now)), hasUntoldLoss: false };
  set(scope, attempts, { [nameOf(scope, login)]: { failures: 0, lastAt: scope.now } });
}

/** Starts all counters anew: when the store is made, and by someone who holds the data key after a loss or on a new computer. */
export function resetAttempts(scope: AttemptScope): void {
  write(scope, { format: 1, others: { failures: 0, lastAt: scope.now }, names: {}, hasUntoldLoss: false });
}

function nameOf(scope: AttemptScope, login: string): string {
  const slot = findUserSlot(scope.slots, login);
  if (slot !== undefined) return slot.id;
  const key = deriveDeviceKey(scope.deviceSecret, scope.slots.storeId, 'attempts');
  const mac = createHmac('sha256', key).update(cleanLogin(login).toLowerCase()).digest();
  wipe(key);
  return `stranger-${mac.readUInt16BE(0) % STRANGERS}`;
}

function lost(now: string): Attempts {
  return { format: 1, others: { failures: LOST_FAILURES, lastAt: now }, names: {}, hasUntoldLoss: true };
}

function set(scope: AttemptScope, attempts: Attempts, names: Readonly<Record<string, Tries>>): void {
  const known = new Set(scope.slots.slots.map((slot) => slot.id));
  const kept = Object.entries(attempts.names).filter(
    ([name]) => known.has(name) || name.startsWith('stranger-'),
  );
  write(scope, { ...attempts, names: { ...Object.fromEntries(kept), ...names } });
}

/** The file is one line of JSON and one line with its MAC. */
function read(scope: AttemptScope): Attempts | undefined {
  const [json, mac, end, ...more] = (readIfPresent(scope.paths.attempts)?.toString('utf8') ?? '').split('\n');
  if (json === undefined || mac === undefined || end !== '' || more.length > 0) return undefined;
  const expected = Buffer.from(macOf(scope, json));
  const found = Buffer.from(mac);
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) return undefined;
  const parsed = v.safeParse(Attempts, JSON.parse(json));
  return parsed.success ? parsed.output : undefined;
}

function write(scope: AttemptScope, attempts: Attempts): void {
  const json = JSON.stringify(attempts);
  const bytes = Buffer.from(`${json}\n${macOf(scope, json)}\n`);
  withReserve(scope.paths.reserve, () => replaceFile(scope.paths.attempts, bytes));
}

function macOf(scope: AttemptScope, json: string): string {
  const key = deriveDeviceKey(scope.deviceSecret, scope.slots.storeId, 'attempts');
  const mac = createHmac('sha256', key).update(json).digest('hex');
  wipe(key);
  return mac;
}

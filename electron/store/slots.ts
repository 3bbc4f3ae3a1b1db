import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { AppError } from '#shared/errors.ts';
import { readIfPresent, replaceFile, type StorePaths } from './files.ts';
import {
  deriveDeviceKey,
  deriveKey,
  deriveRecoveryKey,
  deriveUserKey,
  isCostAllowed,
  isPassword,
  KDF_FLOOR,
  type KdfCost,
  type DataKey,
  type Random,
  SALT_BYTES,
  unwrapKey,
  wipe,
  wrapKey,
} from './keys.ts';

/**
 * The slot file: the data key wrapped once per person and once for the recovery code, with all that is needed to unwrap it but the
 * secrets. Two copies lie beside the store. `digest` (SHA-256) tells an accident, `mac` (under the data key) tells an intent: with the
 * digest wrong the other copy is used, with the mac wrong nothing in the file is believed.
 */
const FORMAT = 1;
const MAX_BYTES = 1_000_000;

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)));
const count = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/));
const login = v.pipe(
  v.string(),
  v.check((text) => text !== '' && text === cleanLogin(text) && !/[\p{C}]/u.test(text)),
  v.maxLength(64),
);

const sealed = { nonce: hex(12), wrapped: hex(48) };
const UserSlot = v.strictObject({
  id: hex(16),
  kind: v.literal('user'),
  login,
  createdAt: instant,
  cost: v.strictObject({ memoryKiB: count(8, 2 ** 22), passes: count(1, 100), lanes: count(1, 64) }),
  salt: hex(SALT_BYTES),
  device: hex(32),
  ...sealed,
});
const RecoverySlot = v.strictObject({
  id: hex(16),
  kind: v.literal('recovery'),
  createdAt: instant,
  salt: hex(SALT_BYTES),
  ...sealed,
});
const SlotsSchema = v.strictObject({
  format: v.literal(FORMAT),
  storeId: hex(16),
  epoch: count(1, 2 ** 31),
  revision: count(1, 2 ** 31),
  profile: v.literal('sqlcipher-4'),
  pageSalt: hex(SALT_BYTES),
  slots: v.pipe(v.array(v.variant('kind', [UserSlot, RecoverySlot])), v.minLength(1), v.maxLength(500)),
  keyCheck: hex(32),
  mac: hex(32),
  digest: hex(32),
});

export type UserSlot = v.InferOutput<typeof UserSlot>;
export type RecoverySlot = v.InferOutput<typeof RecoverySlot>;
export type Slot = UserSlot | RecoverySlot;
export type Slots = v.InferOutput<typeof SlotsSchema>;
/** A slot file before it is sealed with the data key. */
export type SlotsBody = Omit<Slots, 'keyCheck' | 'mac' | 'digest'>;

/** A log-in name as it is kept: NFKC, no spaces around. */
export function cleanLogin(text: string): string {
  return text.normalize('NFKC').trim();
}

/** Whether two log-in names mean the same person: letters' case does not matter. */
export function isSameLogin(one: string, other: string): boolean {
  return cleanLogin(one).toLowerCase() === cleanLogin(other).toLowerCase();
}

/** The slot of a log-in name. */
export function findUserSlot(slots: Pick<Slots, 'slots'>, name: string): UserSlot | undefined {
  return slots.slots.find((slot): slot is UserSlot => slot.kind === 'user' && isSameLogin(slot.login, name));
}

/** What both kinds of slot are made for and opened with. */
export type SlotScope = Pick<Slots, 'format' | 'storeId' | 'epoch'>;

/** A person's secrets at this computer. */
export interface UserAccess {
  readonly login: string;
  readonly password: string;
  readonly deviceSecret: Uint8Array;
}

/**
 * Wraps the data key for a person. `now` is an instant; `cost` must not be below the floor the store is opened with.
 *
 * @throws AppError `store.password` or `store.login` when either cannot be one at all.
 */
export async function makeUserSlot(
  dataKey: DataKey,
  user: UserAccess,
  made: { now: string; random: Random; cost: KdfCost },
): Promise<UserSlot> {
  if (!isPassword(user.password)) throw new AppError('store.password');
  if (!v.is(login, cleanLogin(user.login))) throw new AppError('store.login');
  const header = {
    id: text(made.random(16)),
    kind: 'user' as const,
    login: cleanLogin(user.login),
    createdAt: made.now,
    cost: { memoryKiB: made.cost.memoryKiB, passes: made.cost.passes, lanes: made.cost.lanes },
    salt: text(made.random(SALT_BYTES)),
    device: deviceCheck(user.deviceSecret, dataKey.storeId),
  };
  const under = await keyOf(header, user, dataKey.storeId);
  const bytes = headerBytes(scopeOf(dataKey), header);
  const slot = { ...header, ...wrapKey(dataKey.bytes, under, { bytes, random: made.random }) };
  wipe(under);
  return slot;
}

/** Wraps the data key for the recovery code's secret. */
export function makeRecoverySlot(
  dataKey: DataKey,
  code: Uint8Array,
  made: { now: string; random: Random },
): RecoverySlot {
  const header = {
    id: text(made.random(16)),
    kind: 'recovery' as const,
    createdAt: made.now,
    salt: text(made.random(SALT_BYTES)),
  };
  const under = deriveRecoveryKey(code, Buffer.from(header.salt, 'hex'), dataKey.storeId);
  const bytes = headerBytes(scopeOf(dataKey), header);
  const slot = { ...header, ...wrapKey(dataKey.bytes, under, { bytes, random: made.random }) };
  wipe(under);
  return slot;
}

/** The data key of a person's slot, or undefined when the password, the computer or the slot is another one. */
export async function openUserSlot(
  scope: SlotScope,
  slot: UserSlot,
  user: Omit<UserAccess, 'login'>,
): Promise<DataKey | undefined> {
  if (!isPassword(user.password)) return undefined;
  const under = await keyOf(slot, user, scope.storeId);
  return opened(scope, slot, under);
}

/** The data key of a recovery slot, or undefined when the code is another one. */
export function openRecoverySlot(
  scope: SlotScope,
  slot: RecoverySlot,
  code: Uint8Array,
): DataKey | undefined {
  return opened(scope, slot, deriveRecoveryKey(code, Buffer.from(slot.salt, 'hex'), scope.storeId));
}

/** Tells this computer's slots from another one's without its secret: a value derived from it under a label of its own. */
export function deviceCheck(deviceSecret: Uint8Array, storeId: string): string {
  return text(deriveDeviceKey(deviceSecret, storeId, 'device check'));
}

/** Adds key check, mac and digest. */
export function sealSlots(body: SlotsBody, dataKey: DataKey): Slots {
  const { format, storeId, epoch, revision, profile, pageSalt, slots } = body;
  const keyCheck = text(deriveKey(dataKey, 'key check'));
  const checked = { format, storeId, epoch, revision, profile, pageSalt, slots, keyCheck };
  const authentic = { ...checked, mac: macOf(checked, dataKey) };
  return { ...authentic, digest: digestOf(authentic) };
}

/** Whether a slot file was sealed with this data key and not touched since. */
export function isGenuine(slots: Slots, dataKey: DataKey): boolean {
  if (slots.storeId !== dataKey.storeId || slots.epoch !== dataKey.epoch) return false;
  const sealed = sealSlots(slots, dataKey);
  return equal(slots.keyCheck, sealed.keyCheck) && equal(slots.mac, sealed.mac);
}

/** The bytes of a slot file: canonical JSON (sorted keys, no spaces) and a line end. */
export function slotsBytes(slots: Slots): Buffer {
  return Buffer.from(`${canonical(slots)}\n`, 'utf8');
}

/** Reads one copy: the file, `newer` when a later program wrote it, or undefined when it is damaged. */
export function parseSlots(bytes: Uint8Array): Slots | 'newer' | undefined {
  if (bytes.length > MAX_BYTES) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
  const known = v.safeParse(SlotsSchema, json);
  if (known.success) {
    const { digest, ...rest } = known.output;
    const exact = slotsBytes(known.output).equals(bytes);
    return exact && digest === digestOf(rest) ? known.output : undefined;
  }
  const later = v.safeParse(v.looseObject({ format: count(FORMAT + 1, 1000), digest: hex(32) }), json);
  if (!later.success) return undefined;
  const { digest, ...rest } = later.output;
  return digest === digestOf(rest) ? 'newer' : undefined;
}

/**
 * The copies that are whole, the one written last first; mostly one, as both are equal. Nothing is repaired here: that waits until
 * the data key has proved a copy genuine.
 *
 * @throws AppError `store.slotsMissing`, `store.slotsDamaged`, `store.slotsNewer`, `store.slotsWeak` { login }.
 */
export function readSlots(paths: StorePaths, floor: KdfCost = KDF_FLOOR): readonly [Slots, ...Slots[]] {
  const files = [readIfPresent(paths.slots), readIfPresent(paths.slotsCopy)].filter(
    (file) => file !== undefined,
  );
  if (files.length === 0) throw new AppError('store.slotsMissing');
  const copies = files.map(parseSlots).filter((copy) => copy !== undefined);
  const whole = copies.filter((copy) => copy !== 'newer').sort((one, other) => other.revision - one.revision);
  const [first, second] = whole.filter((copy) => weakSlot(copy, floor) === undefined);
  if (first !== undefined)
    return second === undefined || second.digest === first.digest ? [first] : [first, second];
  const [weak] = whole.map((copy) => weakSlot(copy, floor));
  if (weak !== undefined) throw new AppError('store.slotsWeak', { login: weak.login });
  throw new AppError(copies.length > 0 ? 'store.slotsNewer' : 'store.slotsDamaged');
}

/**
 * The copy to believe: of those sealed with the data key, the one written last.
 *
 * @throws AppError `store.slotsDamaged` when none was, and the codes of `readSlots`.
 */
export function genuineSlots(paths: StorePaths, dataKey: DataKey, floor?: KdfCost): Slots {
  const genuine = readSlots(paths, floor).find((copy) => isGenuine(copy, dataKey));
  if (genuine === undefined) throw new AppError('store.slotsDamaged');
  return genuine;
}

/** Writes both copies where they differ from `slots`, one after the other: a crash leaves at least one whole. */
export function writeSlots(paths: StorePaths, slots: Slots): void {
  const bytes = slotsBytes(slots);
  for (const path of [paths.slots, paths.slotsCopy]) {
    if (readIfPresent(path)?.equals(bytes) !== true) replaceFile(path, bytes);
  }
}

function weakSlot(slots: Slots, floor: KdfCost): UserSlot | undefined {
  return slots.slots.find(
    (slot): slot is UserSlot => slot.kind === 'user' && !isCostAllowed(slot.cost, floor),
  );
}

function keyOf(
  slot: Pick<UserSlot, 'cost' | 'salt'>,
  user: Omit<UserAccess, 'login'>,
  storeId: string,
): Promise<Buffer> {
  const { password, deviceSecret } = user;
  return deriveUserKey({
    password,
    deviceSecret,
    cost: slot.cost,
    salt: Buffer.from(slot.salt, 'hex'),
    storeId,
  });
}

function opened(scope: SlotScope, slot: Slot, under: Buffer): DataKey | undefined {
  const { nonce, wrapped, ...header } = slot;
  const bytes = unwrapKey({ nonce, wrapped }, under, headerBytes(scope, header));
  wipe(under);
  return bytes === undefined ? undefined : { bytes, storeId: scope.storeId, epoch: scope.epoch };
}

function scopeOf(dataKey: DataKey): SlotScope {
  return { format: FORMAT, storeId: dataKey.storeId, epoch: dataKey.epoch };
}

function headerBytes(scope: SlotScope, header: object): Buffer {
  const { format, storeId, epoch } = scope;
  return Buffer.from(canonical({ format, storeId, epoch, slot: header }), 'utf8');
}

function macOf(checked: object, dataKey: DataKey): string {
  const key = deriveKey(dataKey, 'slots');
  const mac = createHmac('sha256', key).update(canonical(checked)).digest('hex');
  wipe(key);
  return mac;
}

function digestOf(content: object): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}

function equal(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** JSON with sorted keys and no spaces; enough of RFC 8785 for strings and whole numbers. */
function canonical(value: object): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

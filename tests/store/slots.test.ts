import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { storePaths } from '#electron/store/files.ts';
import { unlock, unlockWithRecovery } from '#electron/store/open.ts';
import {
  addUserSlot,
  removeSlot,
  replaceRecoverySlot,
  replaceUserSlot,
} from '#electron/store/slot-changes.ts';
import {
  genuineSlots,
  isGenuine,
  parseSlots,
  sealSlots,
  slotsBytes,
  writeSlots,
  type Slots,
} from '#electron/store/slots.ts';
import {
  AIGUL,
  BOLAT,
  CHEAP,
  copyStore,
  DEVICE,
  expectRefusal,
  failureOf,
  forged,
  logIn,
  makeStore,
  type MadeStore,
  NOW,
  open,
} from './workbench.ts';

let made: MadeStore;
beforeAll(async () => {
  made = await makeStore();
});

const change = (store: MadeStore) => ({
  ...store,
  now: NOW,
  random: randomBytes,
  kdf: CHEAP,
  kdfFloor: CHEAP,
});
const DANA = { login: 'dana', password: 'one more long password', deviceSecret: DEVICE };
const copies = (dir: string) => {
  const { slots, slotsCopy } = storePaths(dir);
  return [slots, slotsCopy] as const;
};
const read = (path: string): Slots => {
  const slots = parseSlots(readFileSync(path));
  return slots === undefined || slots === 'newer' ? expect.unreachable('not a slot file') : slots;
};

describe('people and their slots', () => {
  it('come, change their password and go', async () => {
    const store = copyStore(made);
    const id = await addUserSlot(change(store), DANA);
    expect((await logIn(store.dir, DANA)).slotId).toBe(id);
    const password = 'a password of her own making';
    const second = await replaceUserSlot(change(store), { ...DANA, login: 'DANA', password });
    expect((await failureOf(() => logIn(store.dir, DANA))).code).toBe('session.wrongPassword');
    expect((await logIn(store.dir, { ...DANA, password })).slotId).toBe(second);
    removeSlot(change(store), second);
    expect((await failureOf(() => logIn(store.dir, { ...DANA, password }))).code).toBe(
      'session.wrongPassword',
    );
    expect((await logIn(store.dir, BOLAT)).login).toBe('Bolat');
    expect(read(copies(store.dir)[0]).revision).toBe(4);
  });

  it('a new recovery code ends the old one', async () => {
    const store = copyStore(made);
    const code = replaceRecoverySlot(change(store));
    const recover = (text: string) => unlockWithRecovery({ dir: store.dir, code: text, kdfFloor: CHEAP });
    expect((await recover(code)).bytes.equals(store.dataKey.bytes)).toBe(true);
    expect((await failureOf(() => recover(store.recoveryCode))).code).toBe('recovery.wrong');
  });

  it('the same name twice, an unknown slot and the last person are refused', async () => {
    const store = copyStore(made);
    const refuse = (code: string, work: () => unknown) => expectRefusal(store.dir, code, work);
    await refuse('store.sameLogin', () => addUserSlot(change(store), { ...DANA, login: ' AIGUL' }));
    await refuse('store.noSlot', () => replaceUserSlot(change(store), DANA));
    await refuse('store.noSlot', () => removeSlot(change(store), '0'.repeat(32)));
    await refuse('store.slotsWeak', () =>
      addUserSlot({ ...change(store), kdfFloor: { ...CHEAP, passes: 2 } }, DANA),
    );
    const [first = '', second = ''] = store.slotIds;
    removeSlot(change(store), first);
    await refuse('store.lastSlot', () => removeSlot(change(store), second));
  });

  it('need the data key of this very store', async () => {
    const [store, other] = [copyStore(made), await makeStore()];
    const foreign = { ...change(store), dataKey: other.dataKey };
    await expectRefusal(store.dir, 'store.slotsDamaged', () => addUserSlot(foreign, DANA));
    await expectRefusal(store.dir, 'store.slotsDamaged', () => open({ ...store, dataKey: other.dataKey }));
  });
});

describe('two copies', () => {
  const accidents: readonly (readonly [string, (path: string) => void])[] = [
    ['missing', (path) => rmSync(path)],
    ['empty', (path) => writeFileSync(path, '')],
    ['cut short', (path) => writeFileSync(path, readFileSync(path).subarray(0, 500))],
    ['noise', (path) => writeFileSync(path, randomBytes(900))],
    ['one letter off', (path) => writeFileSync(path, readFileSync(path, 'utf8').replace('aigul', 'aigum'))],
    ['too long', (path) => writeFileSync(path, Buffer.alloc(2_000_000, ' '))],
  ];

  it.each(accidents)(
    'with one %s the other is used, and the first repaired after a log-in',
    async (_, spoil) => {
      for (const spoilt of [0, 1] as const) {
        const store = copyStore(made);
        const path = copies(store.dir)[spoilt];
        const sound = readFileSync(path);
        spoil(path);
        const spoiled = existsSync(path) ? readFileSync(path) : undefined;
        await failureOf(() => logIn(store.dir, { password: 'not this one' }));
        expect(existsSync(path) ? readFileSync(path) : undefined).toEqual(spoiled);
        await logIn(store.dir);
        expect(readFileSync(path).equals(sound)).toBe(true);
        spoil(path);
        await unlockWithRecovery({ dir: store.dir, code: store.recoveryCode, kdfFloor: CHEAP });
        expect(readFileSync(path).equals(sound)).toBe(true);
      }
    },
  );

  it.each(accidents.filter(([name]) => name !== 'missing'))(
    'with both %s nothing is made anew',
    async (_, spoil) => {
      const store = copyStore(made);
      for (const path of copies(store.dir)) spoil(path);
      await expectRefusal(store.dir, 'store.slotsDamaged', () => logIn(store.dir));
      await expectRefusal(store.dir, 'store.slotsDamaged', () => open(store));
    },
  );

  it('of different age: the newer counts, and nobody comes back by a crash between the two', async () => {
    const store = copyStore(made);
    const [first, second] = copies(store.dir);
    const old = readFileSync(second);
    const [removed = ''] = store.slotIds;
    removeSlot(change(store), removed);
    for (const stale of [first, second]) {
      const newer = readFileSync(stale);
      writeFileSync(stale, old);
      expect((await failureOf(() => logIn(store.dir, AIGUL))).code).toBe('session.wrongPassword');
      expect((await logIn(store.dir, BOLAT)).login).toBe('Bolat');
      expect(readFileSync(stale).equals(newer)).toBe(true);
    }
  });

  it('leave at least one whole at every moment of their replacement (K-12)', async () => {
    const store = copyStore(made);
    const [first, second] = copies(store.dir);
    const old = readFileSync(first);
    await replaceUserSlot(change(store), {
      ...AIGUL,
      password: 'the second of two passwords',
      deviceSecret: DEVICE,
    });
    const fresh = readFileSync(first);
    const half = fresh.subarray(0, 700);
    const moments: readonly (readonly [Buffer, Buffer, Buffer | undefined, string])[] = [
      [old, old, half, AIGUL.password],
      [old, old, fresh, AIGUL.password],
      [fresh, old, undefined, 'the second of two passwords'],
      [fresh, old, half, 'the second of two passwords'],
      [fresh, fresh, undefined, 'the second of two passwords'],
    ];
    for (const [one, other, part, password] of moments) {
      writeFileSync(first, one);
      writeFileSync(second, other);
      if (part !== undefined) writeFileSync(`${first}.part`, part);
      if (part !== undefined) writeFileSync(`${second}.part`, part);
      expect((await logIn(store.dir, { password })).bytes.equals(store.dataKey.bytes)).toBe(true);
      await addUserSlot(change(store), DANA);
      expect(existsSync(`${first}.part`)).toBe(false);
    }
  });
});

describe('someone who can write but has no key', () => {
  const edits: readonly (readonly [string, (slots: Slots) => Partial<Slots>])[] = [
    ['another salt of page 1', () => ({ pageSalt: '0'.repeat(32) })],
    ['a later revision', (slots) => ({ revision: slots.revision + 5 })],
    ['a slot taken away', (slots) => ({ slots: slots.slots.slice(0, 1) })],
    ['a slot twice', (slots) => ({ slots: [...slots.slots, ...slots.slots.slice(0, 1)] })],
    ['another key check', () => ({ keyCheck: '0'.repeat(64) })],
    ['another mac', () => ({ mac: '0'.repeat(64) })],
  ];

  it.each(edits)('gets nowhere with %s', async (_, edit) => {
    const store = copyStore(made);
    const [first, second] = copies(store.dir);
    const genuine = readFileSync(first);
    const bytes = forged({ ...read(first), ...edit(read(first)) });
    expect(parseSlots(bytes)).toBeTypeOf('object');
    expect(isGenuine(read(second), store.dataKey)).toBe(true);
    // In one copy: the other is believed, and heals it.
    for (const path of [first, second]) {
      writeFileSync(path, bytes);
      await logIn(store.dir, { now: NOW });
      expect(readFileSync(path).equals(genuine)).toBe(true);
    }
    // In both: nothing is believed.
    for (const path of [first, second]) writeFileSync(path, bytes);
    expect((await failureOf(() => logIn(store.dir))).code).toBe('store.slotsDamaged');
    await expectRefusal(store.dir, 'store.slotsDamaged', () => open(store));
  });

  it('cannot lower the password cost (K-03)', async () => {
    const store = copyStore(made);
    for (const path of copies(store.dir)) {
      const slots = read(path).slots.map((slot) =>
        slot.kind === 'user' ? { ...slot, cost: { ...CHEAP, memoryKiB: 16 } } : slot,
      );
      writeFileSync(path, forged({ ...read(path), slots }));
    }
    const floor = { ...CHEAP, memoryKiB: 17 };
    expect(
      await expectRefusal(store.dir, 'store.slotsWeak', () => logIn(store.dir, { kdfFloor: floor })),
    ).toEqual({ login: 'aigul' });
    // One copy as it was is enough.
    const [first] = copies(store.dir);
    const lowered = readFileSync(first);
    writeFileSync(first, readFileSync(storePaths(made.dir).slots));
    expect((await logIn(store.dir)).login).toBe('aigul');
    for (const path of copies(store.dir)) writeFileSync(path, lowered);
    // Even where the floor allows it the cost is bound to the slot.
    expect((await failureOf(() => logIn(store.dir))).code).toBe('session.wrongPassword');
  });

  it('cannot lower it below the real floor, which is what counts without a test asking otherwise', async () => {
    const input = { dir: made.dir, ...AIGUL, deviceSecret: DEVICE, now: NOW };
    await expectRefusal(made.dir, 'store.slotsWeak', () => unlock(input));
  });
});

describe('the file', () => {
  it('is the same bytes written again, and takes no other spelling', () => {
    const [path] = copies(made.dir);
    const text = readFileSync(path, 'utf8');
    expect(slotsBytes(read(path)).toString()).toBe(text);
    const others = [
      text.trimEnd(),
      ` ${text}`,
      text.replace(',', ', '),
      text.replace('{', '{"__proto__":1,'),
      `\uFEFF${text}`,
    ];
    for (const other of others) expect(parseSlots(Buffer.from(other))).toBeUndefined();
  });

  it.each([
    '',
    'null',
    '[]',
    '7',
    '"x"',
    '{',
    '{"format":1}',
    '{"format":2}',
    '\u0000'.repeat(9),
    '['.repeat(100_000),
  ])('is not %j', (text) => expect(parseSlots(Buffer.from(text))).toBeUndefined());

  it('of a later format is left to the later program', async () => {
    const store = copyStore(made);
    const later = { ...read(copies(store.dir)[0]), format: 2, hint: 'new' };
    for (const path of copies(store.dir)) writeFileSync(path, forged(later));
    await expectRefusal(store.dir, 'store.slotsNewer', () => logIn(store.dir));
    await expectRefusal(store.dir, 'store.slotsNewer', () => open(store));
  });

  it('belongs to one epoch and one store', () => {
    const paths = storePaths(copyStore(made).dir);
    const slots = genuineSlots(paths, made.dataKey, CHEAP);
    const dataKey = { ...made.dataKey, epoch: 2 };
    expect(isGenuine(slots, dataKey)).toBe(false);
    const moved = sealSlots({ ...slots, epoch: 2 }, dataKey);
    expect(isGenuine(moved, dataKey)).toBe(true);
    writeSlots(paths, moved);
    expect(isGenuine(read(paths.slots), made.dataKey)).toBe(false);
    copyFileSync(paths.slotsCopy, paths.slots);
  });
});

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storePaths } from '#electron/store/files.ts';
import { inspectStore } from '#electron/store/open.ts';
import { isGenuine, openUserSlot, parseSlots, type Slots, type UserSlot } from '#electron/store/slots.ts';
import {
  AIGUL,
  BOLAT,
  CHEAP,
  copyStore,
  DEVICE,
  expectRefusal,
  failureOf,
  forged,
  kills,
  logIn,
  makeStore,
  open,
  runAndKill,
  STEPS,
  temporaryFolder,
} from '#tests/store/workbench.ts';

const made = await makeStore();
const file = readFileSync(storePaths(made.dir).slots);
const slots = parsed(file);
const slot = slots.slots.find((each): each is UserSlot => each.kind === 'user' && each.login === AIGUL.login);
if (slot === undefined) throw new Error('no slot to test');

function parsed(bytes: Uint8Array): Slots {
  const found = parseSlots(bytes);
  if (found === undefined || found === 'newer') throw new Error('not a slot file');
  return found;
}

/** One bit of one hexadecimal field, or one step of one number, changed in a way the format allows. */
const HEX_FIELDS = ['id', 'salt', 'device', 'nonce', 'wrapped'] as const;
const mutated = fc.oneof(
  fc.tuple(fc.constantFrom(...HEX_FIELDS), fc.nat(383)).map(([field, bit]) => {
    const bytes = Buffer.from(slot[field], 'hex');
    const place = bit % (bytes.length * 8);
    bytes[place >> 3] = (bytes[place >> 3] ?? 0) ^ (1 << (place & 7));
    return { ...slot, [field]: bytes.toString('hex') };
  }),
  fc.constantFrom('memoryKiB' as const, 'passes' as const, 'lanes' as const).map((field) => {
    const cost = { ...slot.cost, memoryKiB: 32, [field]: 2 * slot.cost[field] };
    return { ...slot, cost };
  }),
  fc.constantFrom('aigul ', 'Aigul', 'aigu', 'bolat').map((login) => ({ ...slot, login })),
  fc
    .integer({ min: 0, max: 86_399 })
    .map((second) => ({ ...slot, createdAt: new Date(second * 1000).toISOString() })),
);

describe('a slot', () => {
  it('opens with its password', async () => {
    const key = await openUserSlot(slots, slot, { ...AIGUL, deviceSecret: DEVICE });
    expect(key?.bytes.equals(made.dataKey.bytes)).toBe(true);
  });

  it('opens with nothing in it changed (K-01)', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async (changed) => {
        expect(await openUserSlot(slots, changed, { ...AIGUL, deviceSecret: DEVICE })).toBeUndefined();
      }),
      { seed: 20261122, numRuns: 3000 },
    );
  });

  it('opens with no other password, computer, store, epoch or format', async () => {
    const own = { password: AIGUL.password, deviceSecret: DEVICE };
    const passwords = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('', `${AIGUL.password} `, AIGUL.password.toUpperCase(), BOLAT.password),
    );
    await fc.assert(
      fc.asyncProperty(passwords, async (password) => {
        expect(await openUserSlot(slots, slot, { ...own, password })).toBeUndefined();
      }),
      { seed: 20261122, numRuns: 500 },
    );
    for (let bit = 0; bit < 256; bit += 1) {
      const deviceSecret = Buffer.from(DEVICE);
      deviceSecret[bit >> 3] = (deviceSecret[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await openUserSlot(slots, slot, { ...own, deviceSecret })).toBeUndefined();
    }
    const scopes = [
      { ...slots, storeId: '0'.repeat(32) },
      { ...slots, epoch: 2 },
    ];
    for (const scope of scopes) expect(await openUserSlot(scope, slot, own)).toBeUndefined();
  });
});

describe('the slot file', () => {
  it('is refused with any one bit of it changed', () => {
    for (let bit = 0; bit < file.length * 8; bit += 1) {
      const bytes = Buffer.from(file);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(parseSlots(bytes)).toBeUndefined();
    }
  });

  it('is not believed with any field changed by someone who knows the format', () => {
    expect(forged(slots).equals(file)).toBe(true);
    let believed = 0;
    let tried = 0;
    const fields = ['storeId', 'pageSalt', 'keyCheck', 'mac'] as const;
    for (const field of fields) {
      for (let digit = 0; digit < slots[field].length; digit += 1) {
        const value = slots[field];
        const other = value.charAt(digit) === '0' ? '1' : '0';
        const changed = { ...slots, [field]: value.slice(0, digit) + other + value.slice(digit + 1) };
        if (isGenuine(parsed(forged(changed)), made.dataKey)) believed += 1;
        tried += 1;
      }
    }
    for (const changed of [
      { ...slots, epoch: 2 },
      { ...slots, revision: 2 },
      { ...slots, slots: slots.slots.slice(1) },
      { ...slots, slots: [...slots.slots].reverse() },
    ]) {
      if (isGenuine(parsed(forged(changed)), made.dataKey)) believed += 1;
      tried += 1;
    }
    expect([believed, tried]).toEqual([0, 32 + 32 + 64 + 64 + 4]);
  });

  it('alone opens nothing, not even with the store (K-05)', async () => {
    const store = copyStore(made);
    const elsewhere = Buffer.alloc(32, 0x11);
    await expectRefusal(store.dir, 'store.otherDevice', () => logIn(store.dir, { deviceSecret: elsewhere }));
    // Someone who forges this computer's mark gets as far as a wrong password.
    const input = { password: AIGUL.password, deviceSecret: elsewhere };
    expect(await openUserSlot(slots, slot, input)).toBeUndefined();
  });
});

describe('a wrong password', () => {
  it('changes nothing but the count of wrong ones', async () => {
    const { dir } = copyStore(made);
    const { attempts, folder } = storePaths(dir);
    const others = () =>
      readdirSync(folder).map((name) => [
        name,
        name === 'attempts.json' ? '' : readFileSync(`${folder}/${name}`, 'hex'),
      ]);
    const [before, count] = [others(), readFileSync(attempts, 'utf8')];
    const failure = await failureOf(() => logIn(dir, { password: BOLAT.password }));
    expect(failure).toEqual({ code: 'session.wrongPassword', params: { seconds: 0 } });
    expect(others()).toEqual(before);
    expect(readFileSync(attempts, 'utf8')).not.toBe(count);
    expect(await failureOf(() => logIn(dir, { login: 'nobody' }))).toEqual(failure);
  });
});

describe('killed', () => {
  it(
    'while passwords change, the store still opens with one of them (K-12)',
    { timeout: 120_000 },
    async () => {
      const key = made.dataKey.bytes.toString('hex');
      let changes = 0;
      for (let round = 0; round < kills(20); round += 1) {
        const { dir } = copyStore(made);
        await runAndKill('change-slots', [dir, key, made.storeId], 5 + round * 7.3);
        const opened = await Promise.allSettled(
          [AIGUL.password, 'the second of two passwords'].map((password) => logIn(dir, { password })),
        );
        expect(opened.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
        open({ dir, dataKey: made.dataKey }).close();
        expect((await logIn(dir, BOLAT)).login).toBe('Bolat');
        changes += parsed(readFileSync(storePaths(dir).slots)).revision - 1;
      }
      expect(changes).toBeGreaterThan(10);
    },
  );

  it('while a store is made, there is a whole one or none', { timeout: 120_000 }, async () => {
    const whole = await runAndKill('create', [temporaryFolder()], 30_000);
    expect(whole.isDone).toBe(true);
    const rounds = kills(12);
    let unmade = 0;
    for (let round = 0; round < rounds; round += 1) {
      const dir = temporaryFolder();
      await runAndKill('create', [dir], (whole.ran * (round + 0.5)) / rounds);
      if (inspectStore(dir) === 'absent') {
        unmade += 1;
        await makeStore({ dir, migrations: STEPS });
        expect(readdirSync(dir)).toEqual(['store']);
      }
      expect(inspectStore(dir)).toBe('present');
      const { bytes, storeId, epoch } = await logIn(dir, { kdfFloor: CHEAP });
      open({ dir, dataKey: { bytes, storeId, epoch } }, STEPS).close();
    }
    expect(unmade).toBeGreaterThan(0);
  });
});

it('a folder where the store would go is not taken over', async () => {
  const dir = temporaryFolder();
  mkdirSync(storePaths(dir).folder);
  writeFileSync(`${storePaths(dir).folder}/letter.txt`, 'kept');
  await expectRefusal(dir, 'store.exists', () => makeStore({ dir }));
});

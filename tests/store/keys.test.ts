import { argon2Sync, createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assertKey,
  chooseCost,
  deriveDeviceKey,
  deriveKey,
  deriveRecoveryKey,
  deriveUserKey,
  isCostAllowed,
  KDF_CEILING,
  KDF_FLOOR,
  type KeyUse,
  unwrapKey,
  wipe,
  wrapKey,
} from '#electron/store/keys.ts';
import { CHEAP, DEVICE, failureOf, OTHER_DEVICE } from './workbench.ts';

const STORE = '00112233445566778899aabbccddeeff';
const SALT = Buffer.alloc(16, 3);
const base = {
  password: 'four words make one pass',
  deviceSecret: DEVICE,
  cost: CHEAP,
  salt: SALT,
  storeId: STORE,
};

describe('a password', () => {
  it('goes through Argon2id and HKDF exactly as a second implementation does it (K-04)', async () => {
    const inputs = fc.sample(
      fc.record({
        password: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        salt: fc.uint8Array({ minLength: 16, maxLength: 16 }),
        passes: fc.integer({ min: 1, max: 3 }),
        lanes: fc.integer({ min: 1, max: 4 }),
        memoryKiB: fc.integer({ min: 32, max: 256 }),
      }),
      { seed: 20261122, numRuns: 200 },
    );
    for (const { password, salt, ...cost } of inputs) {
      const stretched = argon2Sync('argon2id', {
        message: Buffer.from(password.normalize('NFKC')),
        nonce: salt,
        parallelism: cost.lanes,
        tagLength: 32,
        memory: cost.memoryKiB,
        passes: cost.passes,
      });
      const expected = hkdfSync(
        'sha256',
        Buffer.concat([stretched, DEVICE]),
        STORE,
        'qabyldau 1 user slot',
        32,
      );
      expect(await deriveUserKey({ ...base, password, salt, cost })).toEqual(Buffer.from(expected));
    }
  });

  it('is the same in composed and decomposed letters, and in no other spelling (A-01)', async () => {
    const composed = 'Йод қайың ёлка é 2026';
    const keys = await Promise.all(
      [composed.normalize('NFC'), composed.normalize('NFD'), composed.toLowerCase(), `${composed} `].map(
        (password) => deriveUserKey({ ...base, password }),
      ),
    );
    const [first, second, ...others] = keys.map((key) => key.toString('hex'));
    expect(second).toBe(first);
    expect(new Set([first, ...others]).size).toBe(3);
  });

  it('is worth nothing without this computer, this salt or this store', async () => {
    const changes = [
      {},
      { deviceSecret: OTHER_DEVICE },
      { salt: Buffer.alloc(16, 4) },
      { storeId: STORE.replace('0', '1') },
    ];
    const keys = await Promise.all(changes.map((change) => deriveUserKey({ ...base, ...change })));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(changes.length);
  });
});

describe('the password cost (K-03)', () => {
  it.each([
    [KDF_FLOOR, true],
    [KDF_CEILING, true],
    [{ ...KDF_FLOOR, memoryKiB: KDF_FLOOR.memoryKiB - 1 }, false],
    [{ ...KDF_FLOOR, passes: 2 }, false],
    [{ ...KDF_FLOOR, lanes: 3 }, false],
    [{ ...KDF_CEILING, memoryKiB: KDF_CEILING.memoryKiB + 1 }, false],
    [{ ...KDF_CEILING, passes: 11 }, false],
    [{ ...KDF_CEILING, lanes: 9 }, false],
    [CHEAP, false],
  ])('%j is allowed: %s', (cost, isAllowed) => {
    expect(isCostAllowed(cost, KDF_FLOOR)).toBe(isAllowed);
  });
});

describe('the password cost chosen for a computer (K-06)', () => {
  it.each([
    ['a slow one', 251, 65_536],
    ['a middling one', 249, 131_072],
    ['a fast one', 60, 262_144],
  ])('%s, %d ms for 64 MiB: %d KiB', async (_, milliseconds, memoryKiB) => {
    let readings = 0;
    let now = 0;
    // Every second reading ends a measurement; each measurement takes twice the one before.
    const clock = () => {
      if (readings % 2 === 1) now += milliseconds * 2 ** Math.floor(readings / 2);
      readings += 1;
      return now;
    };
    const cost = await chooseCost(clock);
    expect(cost).toEqual({ ...KDF_FLOOR, memoryKiB });
    expect(isCostAllowed(cost, KDF_FLOOR)).toBe(true);
  });
});

describe('wrapping', () => {
  const header = Buffer.from('header');
  const under = randomBytes(32);
  const key = randomBytes(32);

  it('gives the key back under the same key and header only', () => {
    const slot = wrapKey(key, under, { bytes: header, random: randomBytes });
    expect(unwrapKey(slot, under, header)?.equals(key)).toBe(true);
    expect(unwrapKey(slot, randomBytes(32), header)).toBeUndefined();
    expect(unwrapKey(slot, under, Buffer.from('headeR'))).toBeUndefined();
  });

  it('lets no single bit be changed', () => {
    const slot = wrapKey(key, under, { bytes: header, random: randomBytes });
    for (const field of ['nonce', 'wrapped'] as const) {
      for (let bit = 0; bit < slot[field].length * 4; bit += 1) {
        const bytes = Buffer.from(slot[field], 'hex');
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(unwrapKey({ ...slot, [field]: bytes.toString('hex') }, under, header)).toBeUndefined();
      }
    }
  });

  it('is AES-256-GCM as anyone else computes it', () => {
    const nonce = Buffer.alloc(12, 9);
    const cipher = createCipheriv('aes-256-gcm', under, nonce).setAAD(header);
    const expected = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('hex');
    expect(wrapKey(key, under, { bytes: header, random: () => nonce }).wrapped).toBe(expected);
  });
});

describe('derived keys', () => {
  it('differ for every use, store and epoch', () => {
    const uses: readonly KeyUse[] = ['pages', 'attachments', 'head', 'key check', 'slots'];
    const bytes = Buffer.alloc(32, 1);
    const stores = [STORE, STORE.replace('0', '1')].flatMap((storeId) =>
      [1, 2].map((epoch) => ({ bytes, storeId, epoch })),
    );
    const keys = stores.flatMap((dataKey) => uses.map((use) => deriveKey(dataKey, use).toString('hex')));
    const device = (['device check', 'attempts'] as const).map((use) =>
      deriveDeviceKey(bytes, STORE, use).toString('hex'),
    );
    const recovery = deriveRecoveryKey(bytes, SALT, STORE).toString('hex');
    expect(new Set([...keys, ...device, recovery]).size).toBe(stores.length * uses.length + 3);
  });

  it.each([0, 1, 16, 31, 33, 64])('are not made from a key of %d bytes (E-05)', async (length) => {
    const bytes = Buffer.alloc(length, 1);
    const expected = { code: 'store.key', params: { expected: 32, found: length } };
    expect(await failureOf(() => assertKey(bytes))).toEqual(expected);
    expect(await failureOf(() => deriveKey({ bytes, storeId: STORE, epoch: 1 }, 'pages'))).toEqual(expected);
    expect(await failureOf(() => deriveUserKey({ ...base, deviceSecret: bytes }))).toEqual(expected);
    expect(await failureOf(() => wrapKey(bytes, DEVICE, { bytes, random: randomBytes }))).toEqual(expected);
  });

  it('are not made from a key that was wiped', async () => {
    const bytes = randomBytes(32);
    wipe(bytes);
    expect((await failureOf(() => deriveKey({ bytes, storeId: STORE, epoch: 1 }, 'pages'))).code).toBe(
      'store.key',
    );
  });
});

import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { mostCallBytes, readCall } from '#electron/call-shape.ts';
import { readSealedDeviceSecret, sealedName, type KeyRing } from '#electron/device-secret.ts';
import {
  defaultWindowState,
  parseWindowState,
  placeWindow,
  zoomAfter,
  type Rectangle,
} from '#electron/window-options.ts';
import { isOwnBlob } from '#electron/window-policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'qabyldau-parts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const wide: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 };
const left: Rectangle = { x: -1280, y: 0, width: 1280, height: 984 };

describe('the place of the window', () => {
  test.each<[string, { kept: Rectangle | null; areas: Rectangle[] }, Rectangle | null]>([
    ['nothing kept', { kept: null, areas: [wide] }, null],
    [
      'as it was',
      { kept: { x: 100, y: 50, width: 1200, height: 800 }, areas: [wide] },
      { x: 100, y: 50, width: 1200, height: 800 },
    ],
    [
      'on the second screen',
      { kept: { x: -1200, y: 50, width: 1000, height: 800 }, areas: [wide, left] },
      { x: -1200, y: 50, width: 1000, height: 800 },
    ],
    [
      'the second screen is gone',
      { kept: { x: -1200, y: 50, width: 1000, height: 800 }, areas: [wide] },
      null,
    ],
    ['mostly off the edge', { kept: { x: 1800, y: 50, width: 1000, height: 800 }, areas: [wide] }, null],
    [
      'a little off the edge',
      { kept: { x: 1000, y: 300, width: 1000, height: 800 }, areas: [wide] },
      { x: 920, y: 240, width: 1000, height: 800 },
    ],
    [
      'above the top, where no title bar can be reached',
      { kept: { x: 100, y: -30, width: 1000, height: 800 }, areas: [wide] },
      { x: 100, y: 0, width: 1000, height: 800 },
    ],
    ['larger than the screen', { kept: { x: 0, y: 0, width: 2200, height: 1200 }, areas: [wide] }, wide],
    [
      'too small',
      { kept: { x: 10, y: 10, width: 50, height: 40 }, areas: [wide] },
      { x: 10, y: 10, width: 800, height: 560 },
    ],
  ])('%s', (_name, { kept, areas }, expected) => {
    expect(placeWindow(kept, areas)).toEqual(expected);
  });

  test('is always inside one screen', () => {
    const side = fc.integer({ min: -5_000, max: 5_000 });
    const size = fc.integer({ min: 1, max: 5_000 });
    fc.assert(
      fc.property(fc.record({ x: side, y: side, width: size, height: size }), (kept) => {
        const placed = placeWindow(kept, [wide, left]);
        if (placed === null) return;
        const inside = [wide, left].some(
          (area) =>
            placed.x >= area.x &&
            placed.y >= area.y &&
            placed.x + placed.width <= area.x + area.width &&
            placed.y + placed.height <= area.y + area.height,
        );
        expect(inside).toBe(true);
      }),
      { seed: 20261122, numRuns: 2_000 },
    );
  });

  test.each([
    ['', defaultWindowState],
    ['null', defaultWindowState],
    ['[]', defaultWindowState],
    ['{"zoom":"huge","bounds":{"x":1}}', defaultWindowState],
    ['{"zoom":1000}', { ...defaultWindowState, zoom: 200 }],
    ['{"zoom":10,"maximized":true}', { bounds: null, maximized: true, zoom: 80 }],
    ['{"bounds":{"x":1,"y":2,"width":0,"height":4}}', defaultWindowState],
    ['{"bounds":{"x":1e300,"y":2,"width":3,"height":4}}', defaultWindowState],
    [
      '{"bounds":{"x":1,"y":2,"width":3,"height":4,"extra":5}}',
      { ...defaultWindowState, bounds: { x: 1, y: 2, width: 3, height: 4 } },
    ],
  ])('what was kept as %s', (text, state) => {
    expect(parseWindowState(text)).toEqual(state);
  });
});

describe('zoom keys', () => {
  const press = { type: 'keyDown', control: true, alt: false, shift: false, meta: false };
  test.each([
    ['Equal', 100, 110],
    ['NumpadAdd', 200, 200],
    ['Minus', 90, 80],
    ['NumpadSubtract', 80, 80],
    ['Digit0', 170, 100],
    ['Numpad0', 80, 100],
    ['KeyA', 100, null],
  ])('Ctrl with %s at %d %% gives %s', (code, zoom, expected) => {
    expect(zoomAfter({ ...press, code }, zoom)).toBe(expected);
  });

  test.each([{ type: 'keyUp' }, { control: false }, { alt: true }, { meta: true }])(
    'not with %o',
    (change) => {
      expect(zoomAfter({ ...press, code: 'Equal', ...change }, 100)).toBeNull();
    },
  );
});

describe('calls', () => {
  test('anything at all is a call or null, and a call is plain JSON', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }),
        (message) => {
          const call = readCall(message);
          if (typeof call === 'string') return;
          expect(Object.keys(call).sort()).toEqual(['input', 'method', 'session']);
          expect(JSON.parse(JSON.stringify(call))).toEqual(call);
        },
      ),
      { seed: 20261122, numRuns: 5_000 },
    );
  });

  test('one limit, in bytes, however many letters that is', () => {
    const frame = JSON.stringify({ method: 'm', input: '', session: null }).length;
    const of = (input: string) => readCall({ method: 'm', input, session: null });
    expect(typeof of('a'.repeat(mostCallBytes - frame))).toBe('object');
    expect(of('a'.repeat(mostCallBytes - frame + 1))).toBe('carrier.tooLarge');
    expect(of('ж'.repeat((mostCallBytes - frame) / 2 + 1))).toBe('carrier.tooLarge');
  });

  test('a call without input asks with nothing', () => {
    expect(readCall({ method: 'm', session: null })).toEqual({ method: 'm', input: null, session: null });
  });

  test('a prototype key stays data', () => {
    const call = readCall(JSON.parse('{"method":"m","input":{"__proto__":{"polluted":1}},"session":null}'));
    expect(typeof call).toBe('object');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(readCall(JSON.parse('{"method":"m","session":null,"__proto__":{"x":1}}'))).toBe('app.refused');
  });

  test.each([
    ['blob:app://qabyldau/1', true],
    ['blob:app://qabyldau.evil/1', false],
    ['blob:blob:app://qabyldau/1', false],
    ['app://qabyldau/1', false],
    ['', false],
  ])('own blob %s: %s', (address, own) => {
    expect(isOwnBlob(address)).toBe(own);
  });
});

/** A ring whose sealed text only the same ring can read, as Windows seals for one account. */
function ringOf(name: string): KeyRing {
  return {
    seal: (text) => Promise.resolve(Buffer.from(`${name}:${Buffer.from(text).toString('hex')}`)),
    unseal(sealed) {
      const [by, content = ''] = Buffer.from(sealed).toString().split(':');
      if (by !== name) return Promise.reject(new Error('another ring'));
      return Promise.resolve(Buffer.from(content, 'hex').toString());
    },
  };
}

describe('the sealed device secret', () => {
  let count = 0;
  const folders = (): { configDir: string; dataDir: string } => {
    count += 1;
    return { configDir: join(folder, `config-${count}`), dataDir: join(folder, `desk-${count}`) };
  };

  test('is made once, sealed and private, and read again', async () => {
    const own = folders();
    const secret = await readSealedDeviceSecret(own, ringOf('a'));
    expect(secret).toHaveLength(32);
    expect(await readSealedDeviceSecret(own, ringOf('a'))).toEqual(secret);
    expect(readdirSync(own.configDir)).toEqual([sealedName]);
    const kept = readFileSync(join(own.configDir, sealedName));
    expect(kept.includes(Buffer.from(secret))).toBe(false);
    if (process.platform !== 'win32')
      expect(statSync(join(own.configDir, sealedName)).mode & 0o777).toBe(0o600);
  });

  test('K-09: another ring, or none, neither opens nor replaces it', async () => {
    const own = folders();
    await readSealedDeviceSecret(own, ringOf('a'));
    const before = readFileSync(join(own.configDir, sealedName));
    for (const ring of [ringOf('b'), null]) {
      await expect(readSealedDeviceSecret(own, ring)).rejects.toMatchObject({ code: 'device.sealed' });
    }
    expect(readFileSync(join(own.configDir, sealedName))).toEqual(before);
    expect(readdirSync(own.configDir)).toEqual([sealedName]);
  });

  test('a cut file is damaged, not replaced', async () => {
    const own = folders();
    await readSealedDeviceSecret(own, ringOf('a'));
    writeFileSync(join(own.configDir, sealedName), 'a:6161');
    await expect(readSealedDeviceSecret(own, ringOf('a'))).rejects.toMatchObject({
      code: 'device.secretDamaged',
    });
  });

  test('a plain secret of browser mode stays in use under a ring', async () => {
    const own = folders();
    const plain = await readSealedDeviceSecret(own, null);
    expect(await readSealedDeviceSecret(own, ringOf('a'))).toEqual(plain);
    expect(existsSync(join(own.configDir, sealedName))).toBe(false);
  });

  test('two starts at once agree', async () => {
    const own = folders();
    const secrets = await Promise.all(
      Array.from({ length: 8 }, () => readSealedDeviceSecret(own, ringOf('a'))),
    );
    expect(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(1);
    expect(readdirSync(own.configDir)).toEqual([sealedName]);
  });
});

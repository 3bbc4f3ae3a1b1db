import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecoveryCode, readRecoveryCode } from '#electron/store/recovery-code.ts';
import { failureOf } from './workbench.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PARAMETERS = { seed: 20261122, numRuns: 300 };
const codes = fc
  .uint8Array({ minLength: 33, maxLength: 33 })
  .map((bytes) => ({ bytes, code: createRecoveryCode(() => bytes) }));

describe('the recovery code', () => {
  it('is seven groups of five from the alphabet, different every time', () => {
    const made = Array.from({ length: 200 }, () => createRecoveryCode(randomBytes));
    for (const code of made) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){6}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(new Set(made).size).toBe(200);
  });

  it('uses every symbol of the alphabet equally often', () => {
    const counts = new Map<string, number>();
    for (let round = 0; round < 1000; round += 1) {
      for (const symbol of createRecoveryCode(randomBytes).replaceAll('-', '').slice(0, 33)) {
        counts.set(symbol, (counts.get(symbol) ?? 0) + 1);
      }
    }
    expect(counts.size).toBe(32);
    // 33,000 symbols over 32 letters: 1031 each; seven standard deviations are 222.
    for (const count of counts.values()) expect(Math.abs(count - 1031)).toBeLessThan(222);
  });

  it('is read back, and carries all its random bits', () => {
    fc.assert(
      fc.property(codes, codes, (one, other) => {
        expect(readRecoveryCode(one.code).toString('ascii')).toBe(one.code.replaceAll('-', ''));
        const isSame = one.bytes.every((byte, index) => (byte & 31) === ((other.bytes[index] ?? 0) & 31));
        expect(one.code === other.code).toBe(isSame);
      }),
      PARAMETERS,
    );
  });

  const typed: readonly (readonly [string, (code: string) => string])[] = [
    ['in lower case', (code) => code.toLowerCase()],
    ['without dashes', (code) => code.replaceAll('-', '')],
    [
      'with spaces, line ends and long dashes',
      (code) => `  ${code.replace('-', ' — ').replace('-', '\r\n')}\t`,
    ],
    ['with O for 0 and l for 1', (code) => code.replaceAll('0', 'o').replaceAll('1', 'l')],
    ['with I for 1', (code) => code.replaceAll('1', 'I')],
    [
      'with Cyrillic letters that look the same',
      (code) =>
        code.replace(/[ABEKMHPCTXY0]/g, (letter) => 'АВЕКМНРСТХУО'.charAt('ABEKMHPCTXY0'.indexOf(letter))),
    ],
  ];
  it.each(typed)('is understood %s', (_, change) => {
    fc.assert(
      fc.property(codes, ({ code }) => {
        expect(readRecoveryCode(change(code)).equals(readRecoveryCode(code))).toBe(true);
      }),
      PARAMETERS,
    );
  });

  it('is refused with any one symbol wrong', () => {
    fc.assert(
      fc.property(codes, fc.nat(34), fc.integer({ min: 1, max: 31 }), ({ code }, place, shift) => {
        const symbols = Array.from(code.replaceAll('-', ''));
        symbols[place] = ALPHABET.charAt((ALPHABET.indexOf(symbols[place] ?? '') + shift) % 32);
        expect(() => readRecoveryCode(symbols.join(''))).toThrow('recovery.mistyped');
      }),
      { ...PARAMETERS, numRuns: 2000 },
    );
  });

  it('is refused with any two different symbols exchanged', () => {
    fc.assert(
      fc.property(codes, fc.nat(34), fc.nat(34), ({ code }, one, other) => {
        const symbols = Array.from(code.replaceAll('-', ''));
        const [first = '', second = ''] = [symbols[one], symbols[other]];
        fc.pre(first !== second);
        [symbols[one], symbols[other]] = [second, first];
        expect(() => readRecoveryCode(symbols.join(''))).toThrow('recovery.mistyped');
      }),
      { ...PARAMETERS, numRuns: 2000 },
    );
  });

  const code = createRecoveryCode(() => Buffer.alloc(33, 7));
  it.each([
    ['', 'recovery.length', { expected: 35, found: 0 }],
    [code.slice(0, -1), 'recovery.length', { expected: 35, found: 34 }],
    [`${code}0`, 'recovery.length', { expected: 35, found: 36 }],
    [`U${code.slice(1)}`, 'recovery.symbol', { position: 1 }],
    [`${code.slice(0, 6)}😀${code.slice(7)}`, 'recovery.symbol', { position: 6 }],
    ['\u0000'.repeat(35), 'recovery.symbol', { position: 1 }],
    ['0'.repeat(35), 'recovery.mistyped', {}],
    ['9'.repeat(5_000_000), 'recovery.length', { expected: 35, found: 1000 }],
  ])('refuses %j', async (text, failure, params) => {
    expect(await failureOf(() => readRecoveryCode(text))).toEqual({ code: failure, params });
  });
});

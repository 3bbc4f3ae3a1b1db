import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePartialDay } from '#shared/dates/partial-day.ts';
import {
  iinCheckDigit,
  inspectBin,
  inspectIin,
  normaliseIdentifier,
  type PersonFacts,
} from '#shared/identifiers/iin.ts';

const codes = (text: string, facts?: PersonFacts) => inspectIin(text, facts).map(({ code }) => code);
const binCodes = (text: string) => inspectBin(text).map(({ code }) => code);
const born = (text: string) => ({ bornOn: parsePartialDay(text) });
/** A number with its check digit; null where the eleven digits have none. */
const closed = (eleven: string) => {
  const check = iinCheckDigit(eleven);
  return check === null ? null : `${eleven}${check}`;
};

describe('an IIN', () => {
  it.each([
    '900101300007',
    '900101000008',
    '050630500225',
    '061211600012',
    '',
    '  ',
    '900101 300 007',
    '900101-300007',
  ])('%j gives no warning', (text) => expect(inspectIin(text)).toEqual([]));

  it.each([
    ['900101300008', ['identifier.checksum']],
    ['90010130000', ['identifier.length']],
    ['9001013000077', ['identifier.length']],
    ['90010130000O', ['identifier.characters']],
    ['٩٠٠١٠١٣٠٠٠٠٧', ['identifier.characters']],
    [closed('90013230000'), ['identifier.noSuchDay']],
    [closed('01022950000'), ['identifier.noSuchDay']],
    [closed('00022900000'), []],
    [closed('90010170000'), ['identifier.seventhDigit']],
    [closed('06114000001'), ['identifier.looksLikeBin']],
  ])('%s gives %j', (text, expected) => {
    expect(text).not.toBeNull();
    expect(codes(text ?? '')).toEqual(expected);
  });

  it('names both lengths', () => {
    expect(inspectIin('123')).toEqual([{ code: 'identifier.length', params: { expected: 12, found: 3 } }]);
  });

  it.each<[string, PersonFacts, string[]]>([
    ['900101300007', born('1990-01-01'), []],
    ['900101300007', born('1990-01-XX'), []],
    ['900101300007', born('1990-XX-XX'), []],
    ['900101300007', { bornOn: null, sex: null }, []],
    ['900101300007', born('1990-01-02'), ['identifier.bornOn']],
    ['900101300007', born('1990-02-XX'), ['identifier.bornOn']],
    ['900101300007', born('1890-01-01'), ['identifier.century']],
    ['900101000008', born('1990-01-01'), []],
    ['900101000008', born('1990-01-02'), ['identifier.bornOn']],
    ['900101000008', { sex: 'male' }, []],
    ['900101000008', { sex: 'female' }, []],
    ['050630500225', { ...born('2005-06-30'), sex: 'male' }, []],
    ['050630500225', { ...born('1905-06-30'), sex: 'female' }, ['identifier.century', 'identifier.sex']],
    ['061211600012', { sex: 'female' }, []],
    ['061211600012', { sex: 'male' }, ['identifier.sex']],
  ])('%s compared with %j gives %j', (text, facts, expected) => {
    expect(codes(text, facts)).toEqual(expected);
  });

  it('uses the second weights when the first give ten, and has no digit when both do', () => {
    const found = { second: 0, none: 0 };
    for (let serial = 0; serial < 10_000; serial += 1) {
      const eleven = `9001013${String(serial).padStart(4, '0')}`;
      const sum = (weights: number[]) =>
        weights.reduce((all, weight, at) => all + weight * Number(eleven[at]), 0) % 11;
      const [first, second] = [
        sum([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
        sum([3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]),
      ];
      const expected = first < 10 ? first : second < 10 ? second : null;
      expect(iinCheckDigit(eleven)).toBe(expected);
      if (first === 10) found[second === 10 ? 'none' : 'second'] += 1;
    }
    expect(found.second).toBeGreaterThan(0);
    expect(found.none).toBeGreaterThan(0);
    for (const text of ['', '1234567890', '123456789012', '1234567890a'])
      expect(iinCheckDigit(text)).toBeNull();
  });

  it('notices a wrong digit among the first ten; the eleventh has weight 11 and counts for nothing', () => {
    const eleven = fc.stringMatching(/^[0-9]{11}$/).filter((digits) => iinCheckDigit(digits) !== null);
    fc.assert(
      fc.property(eleven, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, at, shift) => {
        const wrong = digits.slice(0, at) + String((Number(digits[at]) + shift) % 10) + digits.slice(at + 1);
        const number = `${wrong}${String(iinCheckDigit(digits))}`;
        // When the first weights of only one of the two give ten, the digits come from different weights and may agree.
        const first = (text: string) =>
          Array.from(text).reduce((all, digit, index) => all + (index + 1) * Number(digit), 0) % 11;
        if (first(digits) === 10 || first(wrong) === 10) return;
        expect(codes(number)).toContain('identifier.checksum');
      }),
      { seed: 12, numRuns: 2000 },
    );
  });

  it('answers for any text and in time that grows with its length', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(Array.isArray(inspectIin(text))).toBe(true);
        expect(JSON.stringify(inspectIin(`${text}!`))).not.toContain('!');
      }),
      { seed: 3 },
    );
    const started = performance.now();
    inspectIin('1'.repeat(1e6));
    inspectBin('- '.repeat(1e6));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('a BIN', () => {
  it.each([
    ['', []],
    [closed('06114000001'), []],
    [closed('06115100001'), []],
    [closed('06116300001'), []],
    [closed('06134000001'), ['identifier.noSuchMonth']],
    [closed('06117000001'), ['identifier.binKind']],
    [closed('06114900002'), ['identifier.binAttribute']],
    ['900101300007', ['identifier.looksLikeIin']],
    ['900101300008', ['identifier.checksum', 'identifier.looksLikeIin']],
    ['9001', ['identifier.length']],
  ])('%s gives %j', (text, expected) => {
    expect(text).not.toBeNull();
    expect(binCodes(text ?? '')).toEqual(expected);
  });
});

describe('normalising', () => {
  it('takes out blanks and dashes and nothing else', () => {
    expect(normaliseIdentifier(' 90-01\u00a001\u20133 0_0.7\u2212 ')).toBe('9001013' + '0_0.7');
  });
});

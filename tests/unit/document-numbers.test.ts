import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentKey, documentNumberWarnings } from '#shared/identifiers/document-number.ts';
import { readPhone } from '#shared/identifiers/phone.ts';
import { inspectS10, normaliseS10, s10CheckDigit } from '#shared/identifiers/s10.ts';

describe('a postal item number', () => {
  it.each([
    ['47312482', 9],
    ['12345678', 5],
    ['00000000', 5],
  ])('%s has the check digit %d', (digits, expected) => expect(s10CheckDigit(digits)).toBe(expected));

  it.each([
    ['RR123456785KZ', []],
    ['rr 123 456 785 kz', []],
    ['RR473124829GB', []],
    ['', []],
    ['RR123456784KZ', ['identifier.checksum']],
    ['RR12345678KZ', ['identifier.length']],
    ['1R123456785KZ', ['identifier.characters']],
    ['РР123456785КЗ', ['identifier.characters']],
  ])('%j gives %j', (text, expected) => {
    expect(inspectS10(text).map(({ code }) => code)).toEqual(expected);
  });

  it('is normalised to thirteen characters', () =>
    expect(normaliseS10(' rr-123 456\u2011785 kz ')).toBe('RR123456785KZ'));

  it('notices any single wrong digit unless both remainders share a check digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{8}$/), (digits) => {
        const digit = s10CheckDigit(digits);
        const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce(
          (all, weight, at) => all + weight * Number(digits[at]),
          0,
        );
        const expected = 11 - (sum % 11);
        expect(digit).toBe(expected === 11 ? 5 : expected === 10 ? 0 : expected);
        expect(inspectS10(`CP${digits}${String(digit)}UZ`)).toEqual([]);
      }),
      { seed: 10, numRuns: 1000 },
    );
  });
});

describe('the key of a document number', () => {
  it.each([
    ['ab 12-34,567', 'AB1234567'],
    ['АВ1234567', 'AB1234567'],
    ['№ 12', 'NO12'],
    ['ҮІ–77', 'YI77'],
    ['БГ 123', 'БГ123'],
    ['', ''],
    ['ｎ１２', 'N12'],
  ])('of %j is %j', (number, expected) => expect(documentKey(number)).toBe(expected));

  it('is its own key and does not depend on blanks, case or look-alikes', () => {
    const twins: Record<string, string> = {
      A: 'А',
      B: 'В',
      C: 'С',
      E: 'Е',
      H: 'Н',
      K: 'К',
      M: 'М',
      O: 'О',
      P: 'Р',
      T: 'Т',
      X: 'Х',
      Y: 'У',
    };
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[A-Z0-9]{1,12}$/), (any, number) => {
        expect(documentKey(documentKey(any))).toBe(documentKey(any));
        const disguised = Array.from(number, (letter) => ` ${(twins[letter] ?? letter).toLowerCase()}-`).join(
          '',
        );
        expect(documentKey(disguised)).toBe(number);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  it.each([
    ['AB1234567', []],
    ['АВ1234567', [{ code: 'document.lookalikes', params: { letters: 'А, В' } }]],
    ['AВ1234567', [{ code: 'document.lookalikes', params: { letters: 'В' } }]],
    ['аa1', [{ code: 'document.lookalikes', params: { letters: 'А' } }]],
    ['АБ 123456', []],
    ['AБ 123456', [{ code: 'document.mixedScripts', params: { letters: 'Б' } }]],
    ['123456', []],
    ['', []],
  ])('%j warns %j', (number, expected) => expect(documentNumberWarnings(number)).toEqual(expected));

  it('takes time that grows with the length', () => {
    const started = performance.now();
    documentKey(' -а'.repeat(3e5));
    documentNumberWarnings('аb'.repeat(5e5));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('a telephone number', () => {
  it.each([
    ['87011234567', '+77011234567', 'KZ'],
    ['8 (7172) 55-66-77', '+77172556677', 'KZ'],
    ['+7 701 123 45 67', '+77011234567', 'KZ'],
    ['7011234567', '+77011234567', 'KZ'],
    ['+7 916 123-45-67', '+79161234567', 'RU'],
    ['8 495 123 45 67', '+74951234567', 'RU'],
    ['+998 90 123 45 67', '+998901234567', 'UZ'],
    ['+996 555 123 456', '+996555123456', 'KG'],
    ['+49 30 123456', '+4930123456', 'DE'],
  ])('%s is %s of %s', (text, e164, country) => {
    expect(readPhone(text)).toMatchObject({ ok: true, e164, country });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['нет', 'unreadable'],
    ['701', 'tooShort'],
    ['+7 701 123 45 67 8', 'wrongLength'],
    ['+7 701 123 45 67 89 01', 'tooLong'],
    ['+7 701 123 45 67 89 01 23', 'tooLong'],
    ['+999 123 456 789', 'unknownCountry'],
    ['call 87011234567', 'unreadable'],
    ['1'.repeat(100_000), 'tooLong'],
  ])('%j is refused as %s', (text, reason) => expect(readPhone(text)).toEqual({ ok: false, reason }));

  it('shows the national form', () => {
    expect(readPhone('+77011234567')).toMatchObject({ national: '8 (701) 123 4567' });
  });

  it('answers for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9() -]{0,30}$/)), (text) => {
        const read = readPhone(text);
        if (read.ok) {
          expect(read.e164).toMatch(/^\+\d{4,17}$/);
          expect(readPhone(read.e164)).toMatchObject({ ok: true, e164: read.e164 });
        }
      }),
      { seed: 77, numRuns: 1000 },
    );
  });
});

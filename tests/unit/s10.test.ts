import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectS10, normaliseS10, s10CheckDigit } from '#shared/identifiers/s10.ts';
import { letterOf } from '#shared/identifiers/us-keys.ts';
import { createBurstDetector } from '#shared/identifiers/wedge.ts';
import { keysOf } from '#tests/fixtures/mrz.ts';
import { anyItem, anySerial, inventedItem } from '#tests/fixtures/s10.ts';

const seed = Number(process.env.QABYLDAU_SEED ?? 20261122);
const weights = [8, 6, 4, 2, 3, 5, 9, 7];
const remainder = (eight: string): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(eight[at]), 0) % 11;
const codes = (text: string) => inspectS10(text).map(({ code }) => code);
const withDigit = (text: string, at: number, digit: number) =>
  `${text.slice(0, at)}${digit}${text.slice(at + 1)}`;

/**
 * The standard gives two remainders the digit 5 (0 by its exception, 6 by the rule), so that a slip from one to the other cannot be
 * noticed by anybody; every other slip is.
 */
const cannotBeTold = (one: string, other: string) =>
  remainder(one) !== remainder(other) &&
  [remainder(one), remainder(other)].every((each) => each === 0 || each === 6);

describe('the check digit of a postal item (UPU S10)', () => {
  it('is eleven less the remainder, 0 instead of 10 and 5 instead of 11', () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(anySerial, (eight) => {
        const rest = remainder(eight);
        seen.add(rest);
        const byHand = 11 - rest === 10 ? 0 : 11 - rest === 11 ? 5 : 11 - rest;
        expect(s10CheckDigit(eight)).toBe(byHand);
      }),
      { seed, numRuns: 2_000 },
    );
    expect(seen.size, 'every remainder was met').toBe(11);
  });

  it.each([
    ['10000004', 8],
    ['47312482', 9],
    // Remainder 1: the digit would be ten.
    ['00000008', 0],
    // Remainder 0: the digit would be eleven.
    ['12345678', 5],
    ['00000000', 5],
    // Remainder 6: five by the rule itself.
    ['01000000', 5],
  ])('of %s is %d', (eight, digit) => expect(s10CheckDigit(eight)).toBe(digit));

  it('belongs to eight digits only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(s10CheckDigit(text) === null).toBe(!/^[0-9]{8}$/.test(text));
      }),
      { seed, numRuns: 2_000 },
    );
    for (const text of ['1234567', '123456789', '١٢٣٤٥٦٧٨', '１２３４５６７８', ' 12345678', '12345678\n'])
      expect(s10CheckDigit(text), JSON.stringify(text)).toBe(null);
  });
});

describe('slips of the hand in a number that was right', () => {
  it('one digit changed is noticed, wherever the remainders have digits of their own', () => {
    let noticed = 0;
    fc.assert(
      fc.property(
        anyItem,
        fc.integer({ min: 2, max: 10 }),
        fc.integer({ min: 0, max: 9 }),
        (item, at, digit) => {
          fc.pre(item[at] !== String(digit));
          const typed = withDigit(item, at, digit);
          const hidden = at < 10 && cannotBeTold(item.slice(2, 10), typed.slice(2, 10));
          expect(codes(typed)).toEqual(hidden ? [] : ['identifier.checksum']);
          if (!hidden) noticed += 1;
        },
      ),
      { seed, numRuns: 5_000 },
    );
    expect(noticed).toBeGreaterThan(4_000);
  });

  it('two neighbours swapped are noticed, wherever the remainders have digits of their own', () => {
    let noticed = 0;
    fc.assert(
      fc.property(anyItem, fc.integer({ min: 2, max: 8 }), (item, at) => {
        fc.pre(item[at] !== item[at + 1]);
        const typed = withDigit(withDigit(item, at, Number(item[at + 1])), at + 1, Number(item[at]));
        const hidden = cannotBeTold(item.slice(2, 10), typed.slice(2, 10));
        expect(codes(typed)).toEqual(hidden ? [] : ['identifier.checksum']);
        if (!hidden) noticed += 1;
      }),
      { seed, numRuns: 5_000 },
    );
    expect(noticed).toBeGreaterThan(4_000);
  });

  it('every changed digit of one serial is noticed, and the one that cannot be is known', () => {
    // 06000006: remainder (6*6 + 7*6) mod 11 = 1, so that no change of one digit can hide.
    const item = inventedItem(6_000_006);
    for (let at = 2; at <= 10; at += 1)
      for (let digit = 0; digit <= 9; digit += 1)
        expect(codes(withDigit(item, at, digit)), `${at}: ${digit}`).toEqual(
          item[at] === String(digit) ? [] : ['identifier.checksum'],
        );
    // 00000000 has remainder 0, 01000000 remainder 6: both end in 5.
    expect(codes('ZZ000000005ZZ')).toEqual([]);
    expect(codes('ZZ010000005ZZ')).toEqual([]);
  });

  it('a character lost or doubled is a matter of length', () => {
    fc.assert(
      fc.property(anyItem, fc.integer({ min: 0, max: 12 }), (item, at) => {
        expect(inspectS10(item.slice(0, at) + item.slice(at + 1))).toEqual([
          { code: 'identifier.length', params: { expected: 13, found: 12 } },
        ]);
        expect(inspectS10(item.slice(0, at + 1) + item.slice(at))).toEqual([
          { code: 'identifier.length', params: { expected: 13, found: 14 } },
        ]);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('a digit among the letters and a letter among the digits are a matter of characters', () => {
    fc.assert(
      fc.property(anyItem, fc.integer({ min: 0, max: 12 }), (item, at) => {
        const digitsHere = at >= 2 && at <= 10;
        expect(codes(`${item.slice(0, at)}${digitsHere ? 'O' : '0'}${item.slice(at + 1)}`)).toEqual([
          'identifier.characters',
        ]);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('any text at all', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.stringMatching(/^[-\sA-Za-zА-Яа-яıſKÅß0-9\u2010-\u2015]{0,20}$/u),
    anyItem,
  );

  it('is looked at without a fault and warned of at most once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = inspectS10(text);
        expect(found.length).toBeLessThanOrEqual(1);
        for (const { code, params } of found) {
          expect(['identifier.length', 'identifier.characters', 'identifier.checksum']).toContain(code);
          // A warning names lengths, never the number.
          expect(Object.values(params).every((value) => typeof value === 'number')).toBe(true);
        }
      }),
      { seed, numRuns: 3_000 },
    );
  });

  it('is normalised once and for all, and the same warnings hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normaliseS10(text);
        expect(normaliseS10(once)).toBe(once);
        expect(inspectS10(once)).toEqual(inspectS10(text));
        expect(once).not.toMatch(/[\sa-z-]/);
      }),
      { seed, numRuns: 3_000 },
    );
  });

  it('passes only when it is the number of an item, however it was grouped', () => {
    fc.assert(
      fc.property(
        anyItem,
        fc.array(fc.constantFrom('', ' ', '-', '\u00A0', '\u2011', '  ', '\t'), {
          minLength: 14,
          maxLength: 14,
        }),
        fc.boolean(),
        (item, between, small) => {
          const grouped = Array.from(item, (letter, at) => `${between[at] ?? ''}${letter}`).join('');
          const typed = `${small ? grouped.toLowerCase() : grouped}${between[13] ?? ''}`;
          expect(normaliseS10(typed)).toBe(item);
          expect(inspectS10(typed)).toEqual([]);
        },
      ),
      { seed, numRuns: 1_000 },
    );
  });

  it('with letters of another alphabet that look the same is not taken for it', () => {
    expect(codes('РР123456785КЗ')).toEqual(['identifier.characters']);
    // The sign of the Kelvin and the long s become Latin letters in an upper case of the whole alphabet.
    expect(codes('RR123456785\u212AZ')).toEqual(['identifier.characters']);
    expect(codes('\u017FR123456785KZ')).toEqual(['identifier.characters']);
  });
});

describe('a reader under any layout of the keyboard', () => {
  const layouts = {
    latin: '',
    russian: 'йцукенгшщзхъфывапролджэячсмитьбю',
    // The digits of a Kazakh layout are letters too.
    kazakh: 'йцукенгшщзхъфывапролджэячсмитьбюәіңғүұқ',
  } as const;
  const places =
    'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Digit2 Digit3 Digit4 Digit5 Digit8 Digit9 Digit0'.split(
      ' ',
    );
  const underLayout = (layout: keyof typeof layouts, { code, shift }: { code: string; shift: boolean }) => {
    const own = layouts[layout].charAt(places.indexOf(code));
    return own === '' || !places.includes(code)
      ? (letterOf(code, shift) ?? '')
      : shift
        ? own.toUpperCase()
        : own;
  };

  it.each(['latin', 'russian', 'kazakh'] as const)('gives the number in Latin under %s', (layout) => {
    fc.assert(
      fc.property(anyItem, fc.boolean(), (item, small) => {
        const detector = createBurstDetector();
        const printed = small ? item.toLowerCase() : item;
        let at = 1_000;
        const scans: { scanned: string; typed: string }[] = [];
        for (const { code, shift } of keysOf(`${printed}\n`)) {
          const character = underLayout(layout, { code, shift });
          const outcome = detector.press({
            code,
            shift,
            at: (at += 5),
            key: character === '\n' ? 'Enter' : character,
          });
          if (typeof outcome !== 'string') scans.push(outcome);
        }
        const late = detector.idle(at + 5_000);
        if (typeof late !== 'string') scans.push(late);
        expect(scans.map(({ scanned }) => normaliseS10(scanned))).toEqual([item]);
        expect(inspectS10(scans[0]?.scanned ?? '')).toEqual([]);
        if (layout !== 'latin') expect(scans[0]?.typed).not.toBe(printed);
      }),
      { seed, numRuns: 300 },
    );
  });
});

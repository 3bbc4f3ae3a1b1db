import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createBurstDetector,
  isCompleteScan,
  letterOf,
  type BurstDetector,
  type BurstOutcome,
  type KeyPress,
} from '#shared/identifiers/wedge.ts';
import { keysOf, specimenMrz } from '#tests/fixtures/mrz.ts';

const zone = specimenMrz({
  format: 'TD3',
  surname: 'Sample',
  givenNames: 'Person',
  number: 'X0000001',
  bornOn: '1990-05-12',
  sex: 'male',
  expiresOn: '2030-01-01',
});
const card = specimenMrz({
  format: 'TD1',
  surname: 'Sample',
  number: 'X0000001',
  bornOn: '1990-05-12',
  expiresOn: '2030-01-01',
});

/** A page with one field, doing what the docstring of the detector asks; `form` counts Enters that reached it. */
function page(detector: BurstDetector, value = '') {
  const state = { value, form: 0, scans: [] as string[], typed: [] as string[], snapshot: value };
  const take = (outcome: BurstOutcome): boolean => {
    if (typeof outcome === 'string') return outcome === 'burst';
    state.scans.push(outcome.scanned);
    state.typed.push(outcome.typed);
    return outcome.swallow;
  };
  return {
    state,
    press(press: KeyPress & { inserts?: string }) {
      const outcome = detector.press(press);
      if (detector.startsRun) state.snapshot = state.value;
      const held = take(outcome);
      if (detector.keysLetThrough > 0) {
        expect(Array.from(state.value.slice(state.snapshot.length))).toHaveLength(detector.keysLetThrough);
        state.value = state.snapshot;
      }
      if (held) return;
      const letter = letterOf(press.code, press.shift);
      if (letter === '\n') state.form += 1;
      else if (letter !== null && letter !== '\t') state.value += press.inserts ?? letter;
    },
    idle: (at: number) => void take(detector.idle(at)),
  };
}

/** Presses each key of a text `gap` milliseconds apart, Shift on its own where needed, and answers when the last was pressed. */
function scan(
  into: ReturnType<typeof page>,
  text: string,
  { from = 1000, gap = 3, layout = (key: string) => key } = {},
): number {
  let at = from;
  let shifted = false;
  for (const { code, shift } of keysOf(text)) {
    if (shift && !shifted) into.press({ code: 'ShiftLeft', shift: true, at, key: 'Shift' });
    shifted = shift;
    const letter = layout(letterOf(code, shift) ?? '');
    into.press({ code, shift, at, key: letter === '\n' ? 'Enter' : letter, inserts: letter });
    at += gap;
  }
  return at - gap;
}

describe('the keys of a reader', () => {
  it.each([
    ['KeyA', true, 'A'],
    ['KeyZ', false, 'z'],
    ['Digit0', false, '0'],
    ['Digit9', true, '('],
    ['Comma', true, '<'],
    ['Comma', false, ','],
    ['Period', false, '.'],
    ['Minus', false, '-'],
    ['Slash', false, '/'],
    ['Space', false, ' '],
    ['Enter', false, '\n'],
    ['NumpadEnter', false, '\n'],
    ['Numpad7', false, '7'],
    ['Tab', false, '\t'],
    ['IntlBackslash', false, '<'],
    ['ShiftLeft', true, null],
    ['F1', false, null],
    ['', false, null],
    ['constructor', false, null],
    ['KeyAA', true, null],
  ])('%s with Shift %s gives %j', (code, shift, expected) => expect(letterOf(code, shift)).toBe(expected));

  it('give back every character a zone can have', () => {
    for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<\n ') {
      expect(keysOf(character).map(({ code, shift }) => letterOf(code, shift))).toEqual([character]);
    }
  });
});

describe('a scan', () => {
  it.each([zone, card])(
    'of a zone with Enter after each line arrives whole, and the field and form are untouched',
    (text) => {
      const into = page(createBurstDetector(), 'Абай');
      scan(into, `${text}\n`);
      expect(into.state).toMatchObject({ scans: [text], value: 'Абай', form: 0 });
    },
  );

  it('without a last Enter arrives after a pause', () => {
    const detector = createBurstDetector();
    const into = page(detector);
    const last = scan(into, zone);
    expect(detector.busy).toBe(true);
    into.idle(last + 50);
    expect(into.state.scans).toEqual([]);
    into.idle(last + 80);
    expect(into.state).toMatchObject({ scans: [zone], value: '', form: 0 });
    expect(detector.busy).toBe(false);
  });

  it('may pause between its lines, but not for ever', () => {
    const [first = '', second = ''] = zone.split('\n');
    const into = page(createBurstDetector(), 'Абай');
    const last = scan(into, `${first}\n`);
    into.idle(last + 80);
    expect(into.state.scans).toEqual([]);
    scan(into, `${second}\n`, { from: last + 300 });
    expect(into.state).toMatchObject({ scans: [zone], value: 'Абай', form: 0 });
    const half = page(createBurstDetector());
    half.idle(scan(half, `${first}\n`) + 400);
    expect(half.state).toMatchObject({ scans: [first], form: 0 });
  });

  it('of a barcode ends at its Enter', () => {
    const into = page(createBurstDetector());
    scan(into, 'RR123456785KZ\n', { gap: 12 });
    expect(into.state).toMatchObject({ scans: ['RR123456785KZ'], value: '', form: 0 });
  });

  it('with two line ends at the end (carriage return and line feed) submits nothing', () => {
    const into = page(createBurstDetector());
    scan(into, `${zone.replace('\n', '\n\n')}\n\n`);
    expect(into.state.form).toBe(0);
    expect(into.state.scans).toEqual([zone]);
  });

  it('whose Enter comes late submits nothing', () => {
    for (const pause of [90, 200]) {
      const into = page(createBurstDetector());
      const last = scan(into, zone);
      into.idle(last + 85);
      into.press({ code: 'Enter', shift: false, at: last + pause });
      expect(into.state).toMatchObject({ scans: [zone], form: 0 });
      into.press({ code: 'Enter', shift: false, at: last + 1500 });
      expect(into.state.form).toBe(1);
    }
  });

  it('is given out by the next key when no timer ran, and that key goes its way', () => {
    const into = page(createBurstDetector(), 'x');
    const last = scan(into, 'RR123456785KZ');
    into.press({ code: 'KeyA', shift: false, at: last + 500 });
    expect(into.state).toMatchObject({ scans: ['RR123456785KZ'], value: 'xa' });
  });

  it('is the same under a Cyrillic layout, and what that layout types can be put back', () => {
    const cyrillic = (key: string) =>
      key === '\n' ? key : String.fromCharCode(0x410 + ((key.codePointAt(0) ?? 0) % 32));
    const into = page(createBurstDetector(), 'Абай');
    scan(into, 'RR123456785KZ\n', { layout: cyrillic });
    expect(into.state).toMatchObject({ scans: ['RR123456785KZ'], value: 'Абай' });
    expect(into.state.typed).toEqual([Array.from('RR123456785KZ', cyrillic).join('')]);
  });

  it('follows another at once', () => {
    const into = page(createBurstDetector());
    const last = scan(into, 'RR123456785KZ\n');
    scan(into, 'RR473124829GB\n', { from: last + 20 });
    expect(into.state).toMatchObject({ scans: ['RR123456785KZ', 'RR473124829GB'], value: '', form: 0 });
  });

  it('asks whether it is whole at each line end', () => {
    const asked: string[] = [];
    const into = page(createBurstDetector({ isComplete: (text) => asked.push(text) === 3 }));
    scan(into, 'LINE00001\nLINE00002\nLINE00003\n');
    expect(asked).toEqual(['LINE00001', 'LINE00001\nLINE00002', 'LINE00001\nLINE00002\nLINE00003']);
    expect(into.state.scans).toEqual(['LINE00001\nLINE00002\nLINE00003']);
  });

  it.each([
    ['RR123456785KZ', true],
    ['', true],
    [zone, true],
    [card, true],
    [zone.split('\n')[0] ?? '', false],
    [card.split('\n').slice(0, 2).join('\n'), false],
    [card.split('\n')[0] ?? '', false],
    ['A'.repeat(44), false],
    ['1'.repeat(44), true],
    ['A'.repeat(43), true],
    [`${'A<'.repeat(22)}\n${'1'.repeat(44)}`, true],
  ])('%# is whole or waits for its other lines', (text, whole) => expect(isCompleteScan(text)).toBe(whole));
});

describe('a person', () => {
  it('types undisturbed, Enter included', () => {
    const into = page(createBurstDetector());
    scan(into, 'AKHMETOV ALI\n', { gap: 60 });
    expect(into.state).toMatchObject({ scans: [], value: 'AKHMETOV ALI', form: 1 });
  });

  it('may roll a few keys quickly', () => {
    const into = page(createBurstDetector());
    let at = 0;
    for (const { code, shift } of keysOf('THEREFORE THE\n'))
      into.press({ code, shift, at: (at += at % 7 === 0 ? 90 : 20) });
    expect(into.state).toMatchObject({ scans: [], value: 'THEREFORE THE', form: 1 });
  });

  it('may hold a key down', () => {
    const into = page(createBurstDetector());
    for (let at = 0; at < 1000; at += 30) into.press({ code: 'KeyA', shift: false, at, repeat: at > 0 });
    expect(into.state).toMatchObject({ scans: [], value: 'a'.repeat(34) });
  });

  it('may move about with the arrows', () => {
    const detector = createBurstDetector();
    for (let at = 0; at < 300; at += 10)
      expect(detector.press({ code: 'ArrowLeft', shift: false, at })).toBe('typing');
    expect(detector.startsRun).toBe(false);
  });

  it('ends a short fast run with Tab or Enter as always', () => {
    const into = page(createBurstDetector());
    scan(into, 'ABC\nDEF\nGHI\n', { gap: 10 });
    expect(into.state).toMatchObject({ scans: [], value: 'ABCDEFGHI', form: 3 });
  });
});

describe('whatever is pressed', () => {
  const press = fc.record({
    code: fc.constantFrom('KeyA', 'Digit1', 'Comma', 'Enter', 'Tab', 'ShiftLeft', 'ArrowUp', 'Space', 'F5'),
    shift: fc.boolean(),
    gap: fc.constantFrom(0, 1, 5, 34, 36, 79, 81, 400),
    repeat: fc.boolean(),
  });

  it('every character ends in the field or in a scan, once', () => {
    fc.assert(
      fc.property(fc.array(press, { maxLength: 80 }), (presses) => {
        const into = page(createBurstDetector());
        let at = 0;
        let expected = 0;
        for (const { gap, repeat, ...key } of presses) {
          at += gap;
          const letter = letterOf(key.code, key.shift);
          if (letter !== null && !/\s/.test(letter) && !repeat) expected += 1;
          const before = into.state.value.length;
          into.press({ ...key, at, repeat });
          if (repeat && into.state.value.length === before + 1 && letter !== null && !/\s/.test(letter))
            expected += 1;
        }
        into.idle(at + 1000);
        const kept = [into.state.value, ...into.state.scans].join('').replace(/\s/g, '');
        expect(kept).toHaveLength(expected);
      }),
      { seed: 8, numRuns: 2000 },
    );
  });

  it('any text scanned at reader speed arrives as it is', () => {
    const line = fc.stringMatching(/^[A-Z0-9]{8,29}$/);
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 34 }), fc.boolean(), (text, gap, enter) => {
        const into = page(createBurstDetector(), 'before');
        const last = scan(into, enter ? `${text}\n` : text, { gap });
        into.idle(last + 80);
        expect(into.state).toMatchObject({ scans: [text], value: 'before', form: 0 });
      }),
      { seed: 21, numRuns: 500 },
    );
  });

  it('takes time that grows with the number of keys', () => {
    const into = page(createBurstDetector({ isComplete: () => false }));
    const started = performance.now();
    scan(into, 'A1'.repeat(1e5), { gap: 1 });
    expect(performance.now() - started).toBeLessThan(3000);
  });
});

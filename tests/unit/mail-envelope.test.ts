import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { envelopeState, isBalanced } from '#shared/mail/count.ts';
import { envelopeStates, itemStates } from '#shared/mail/envelope.ts';
import type { EnvelopeState, ItemState } from '#shared/mail/envelope.ts';

const seed = Number(process.env.QABYLDAU_SEED ?? 20261122);
const anyItems = fc.array(fc.constantFrom(...itemStates), { maxLength: 40 });
const stateOf = (states: readonly ItemState[]): EnvelopeState =>
  envelopeState(states.map((state) => ({ state })));

/** What each single notice makes of an envelope, written down a second time. */
const alone = {
  pending: 'pending',
  registered: 'registered',
  registeredAsking: 'registered',
  returned: 'returned',
  forwarded: 'forwarded',
  notNotification: 'other',
  notInside: 'other',
} as const satisfies Record<ItemState, EnvelopeState>;

/** The class that wins over the others. */
const rank = (state: EnvelopeState): number => envelopeStates.indexOf(state);

describe('what an envelope counts as', () => {
  it.each(itemStates)('with one notice that is %s', (state) => expect(stateOf([state])).toBe(alone[state]));

  it('waits before anything is known of it', () => expect(stateOf([])).toBe('pending'));

  it('is the first class of all its notices, in whatever order they lie', () => {
    const seen = new Set<EnvelopeState>();
    fc.assert(
      fc.property(anyItems, (states) => {
        const state = stateOf(states);
        seen.add(state);
        const first = states.map((each) => rank(alone[each])).reduce((one, other) => Math.min(one, other), 9);
        expect(state).toBe(states.length === 0 ? 'pending' : envelopeStates[first]);
        expect(stateOf([...states].reverse())).toBe(state);
        expect(stateOf([...states].sort())).toBe(state);
        // Any notice twice changes nothing: the count is of envelopes, not of notices.
        expect(stateOf([...states, ...states])).toBe(state);
      }),
      { seed, numRuns: 2_000 },
    );
    expect([...seen].sort()).toEqual([...envelopeStates].sort());
  });

  it('waits exactly while one of its notices does', () => {
    fc.assert(
      fc.property(anyItems, (states) => {
        fc.pre(states.length > 0);
        expect(stateOf(states) === 'pending').toBe(states.includes('pending'));
        expect(stateOf([...states, 'pending'])).toBe('pending');
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it('is one of the five classes for the most notices that fit', () => {
    const many = Array.from({ length: 500 }, (): ItemState => 'notInside');
    expect(stateOf(many)).toBe('other');
    expect(stateOf([...many.slice(1), 'registeredAsking'])).toBe('registered');
    expect(stateOf([...many.slice(1), 'pending'])).toBe('pending');
  });
});

describe('the equation of a day', () => {
  const amount = fc.nat({ max: 500 });
  const anyOut = fc.record({
    pending: amount,
    registered: amount,
    returned: amount,
    forwarded: amount,
    other: amount,
  });

  it('holds when what came in is what went out, and not one more or less', () => {
    fc.assert(
      fc.property(anyOut, fc.nat(), fc.nat(), (out, one, other) => {
        const all = Object.values(out).reduce((sum, each) => sum + each, 0);
        const carriedOver = all === 0 ? 0 : one % (all + 1);
        const opened = all - carriedOver === 0 ? 0 : other % (all - carriedOver + 1);
        const count = { carriedOver, opened, reopened: all - carriedOver - opened, out };
        expect(isBalanced(count)).toBe(true);
        for (const part of ['carriedOver', 'opened', 'reopened'] as const)
          expect(isBalanced({ ...count, [part]: count[part] + 1 })).toBe(false);
        for (const state of envelopeStates)
          expect(isBalanced({ ...count, out: { ...out, [state]: out[state] + 1 } })).toBe(false);
      }),
      { seed, numRuns: 1_000 },
    );
  });
});

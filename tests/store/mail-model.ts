import fc from 'fast-check';
import { addDays } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import { envelopeState } from '#shared/mail/count.ts';
import { envelopeStates } from '#shared/mail/envelope.ts';
import type { EnvelopeState, ItemState } from '#shared/mail/envelope.ts';
import { mailNames } from './mail-workbench.ts';
import type { MailPerson } from './mail-workbench.ts';

/** What somebody does at the desk of the mail room; numbers pick one of what there is. */
export type Step =
  | { do: 'open'; declared: number | null; counted: number; item: number | null; again: number | null }
  | { do: 'decide'; envelope: number; places: number; as: Decided; stale: boolean }
  | { do: 'register'; envelope: number; place: number; twice: boolean }
  | { do: 'correct'; envelope: number; declared: number | null; counted: number }
  | { do: 'take'; envelope: number; over: boolean }
  | { do: 'release'; envelope: number }
  | { do: 'sit'; person: MailPerson }
  | { do: 'morning'; days: number }
  | { do: 'close'; back: number; giveReasons: boolean }
  | { do: 'reopen'; back: number };
export type StepOf<Name extends Step['do']> = Extract<Step, { do: Name }>;

/** What a decision can make of a notice. */
export const decisions = [
  'returned',
  'forwarded',
  'notNotification',
  'notInside',
  'registeredAsking',
  'pending',
] as const satisfies readonly ItemState[];
export type Decided = (typeof decisions)[number];

const oneOf = fc.nat({ max: 10_000 });
const amounts = {
  declared: fc.option(fc.integer({ min: 0, max: 4 })),
  counted: fc.integer({ min: 0, max: 4 }),
};
/** One kind of step, as often as its weight says. */
const step = <Name extends Step['do']>(
  weight: number,
  name: Name,
  rest: { [Key in Exclude<keyof StepOf<Name>, 'do'>]: fc.Arbitrary<StepOf<Name>[Key]> },
): { weight: number; arbitrary: fc.Arbitrary<Step> } => ({
  weight,
  arbitrary: fc
    .record(rest as Record<string, fc.Arbitrary<unknown>>)
    .map((parts) => ({ ...parts, do: name }) as unknown as Step),
});

export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  step(6, 'open', {
    ...amounts,
    item: fc.option(fc.nat({ max: 6 })),
    again: fc.option(oneOf, { freq: 4 }),
  }),
  step(9, 'decide', {
    envelope: oneOf,
    places: fc.integer({ min: 1, max: 31 }),
    as: fc.constantFrom(...decisions),
    stale: fc.integer({ min: 0, max: 11 }).map((dice) => dice === 0),
  }),
  step(7, 'register', { envelope: oneOf, place: fc.nat({ max: 4 }), twice: fc.boolean() }),
  step(3, 'correct', { envelope: oneOf, ...amounts }),
  step(2, 'take', { envelope: oneOf, over: fc.boolean() }),
  step(2, 'release', { envelope: oneOf }),
  step(3, 'sit', { person: fc.constantFrom(...mailNames, 'senior', 'mail') }),
  step(3, 'morning', {
    // A clock that was set back is set right again another day.
    days: fc.constantFrom(1, 1, 1, 1, 2, 7, -1),
  }),
  step(2, 'close', { back: fc.nat({ max: 2 }), giveReasons: fc.boolean() }),
  step(3, 'reopen', { back: fc.nat({ max: 2 }) }),
);

export interface ModelItem {
  readonly position: number;
  readonly state: ItemState;
}

export interface ModelEnvelope {
  readonly id: string;
  items: readonly ModelItem[];
  declared: number | null;
  counted: number;
  revision: number;
  holder: MailPerson | null;
  /** It is the earlier life of another. */
  tied: boolean;
  /** Classes it went through: the day, and what it was from then on. */
  readonly moves: { readonly day: Day; readonly after: EnvelopeState }[];
}

export const isRegistered = ({ state }: ModelItem): boolean =>
  state === 'registered' || state === 'registeredAsking';
const isPending = ({ state }: ModelItem): boolean => state === 'pending';
const missing = ({ declared, counted }: Pick<ModelEnvelope, 'declared' | 'counted'>): number =>
  Math.max(0, (declared ?? 0) - counted);

/** Why these notices cannot be what they would be. */
function impossible(
  envelope: Pick<ModelEnvelope, 'declared' | 'counted'>,
  items: readonly ModelItem[],
): string[] {
  const notInside = items.filter(({ state }) => state === 'notInside').length;
  return [
    ...(envelope.counted === 0 && items.some(({ state }) => state === 'forwarded')
      ? ['envelope.emptyInside']
      : []),
    ...(notInside > missing(envelope) ? ['envelope.moreThanMissing'] : []),
  ];
}

/** The notices after a decision, and every reason to refuse it. */
export function afterDecision(
  envelope: ModelEnvelope,
  positions: readonly number[],
  as: Decided,
): { readonly items: readonly ModelItem[]; readonly refusals: readonly string[] } {
  const chosen = envelope.items.filter(({ position }) => positions.includes(position));
  const refusals = chosen.flatMap((item) => {
    if (as === 'registeredAsking') return isRegistered(item) ? [] : ['envelope.itemNotRegistered'];
    if (as === 'pending' && isRegistered(item)) return ['envelope.itemRegistered'];
    if (as === 'pending') return isPending(item) ? ['envelope.itemUndecided'] : [];
    return isPending(item) ? [] : ['envelope.itemDecided'];
  });
  const items = envelope.items.map((item) => (chosen.includes(item) ? { ...item, state: as } : item));
  return { items, refusals: [...refusals, ...impossible(envelope, items)] };
}

/** The notices after their numbers were corrected, and every reason to refuse it. */
export function afterCorrection(
  { items }: ModelEnvelope,
  counts: Pick<ModelEnvelope, 'declared' | 'counted'>,
): { readonly items: readonly ModelItem[]; readonly refusals: readonly string[] } {
  const wanted = Math.max(1, counts.declared ?? 0, counts.counted);
  const decided = items.filter((item) => !isPending(item));
  const refusals = impossible(counts, items);
  if (decided.length > wanted || items.filter(isRegistered).length > counts.counted)
    refusals.push('envelope.itemsDecided');
  const next = 1 + Math.max(-1, ...items.map(({ position }) => position));
  const added = Array.from({ length: Math.max(0, wanted - items.length) }, (_each, at) => ({
    position: next + at,
    state: 'pending' as const,
  }));
  let tooMany = Math.max(0, items.length - wanted);
  const kept = [...items].reverse().filter((item) => !(isPending(item) && tooMany-- > 0));
  return { items: [...kept.reverse(), ...added], refusals };
}

/** What ought to be, told by what was asked and by nothing that is stored. */
export class Model {
  readonly envelopes: ModelEnvelope[] = [];
  /** Closed days, each with the envelopes that waited when it was closed. */
  readonly closed = new Map<Day, readonly string[]>();
  readonly days = new Set<Day>();
  /** Closings and reopenings of each day. */
  readonly traces = new Map<Day, ('closed' | 'reopened')[]>();
  registered = 0;

  envelopeAt(at: number): ModelEnvelope | undefined {
    return this.envelopes[at % Math.max(1, this.envelopes.length)];
  }

  dayAt(back: number): Day {
    const days = [...this.days];
    const found = days[Math.max(0, days.length - 1 - back)];
    if (found === undefined) throw new Error('no day has begun');
    return found;
  }

  close(on: Day): void {
    this.closed.set(
      on,
      this.waitingOn(on).map(({ id }) => id),
    );
    this.traces.set(on, [...(this.traces.get(on) ?? []), 'closed']);
  }

  reopen(on: Day): void {
    this.closed.delete(on);
    this.traces.set(on, [...(this.traces.get(on) ?? []), 'reopened']);
  }

  /** The day a change counts on: a clock that was set back takes nothing out of a bag it was already counted in. */
  dayOf({ moves }: ModelEnvelope, today: Day): Day {
    const last = moves.at(-1)?.day ?? today;
    return last > today ? last : today;
  }

  /** Takes over what became of the notices, and with it of the envelope. */
  change(envelope: ModelEnvelope, items: readonly ModelItem[], today: Day): void {
    envelope.items = items;
    const after = envelopeState(items);
    if (envelope.moves.at(-1)?.after !== after)
      envelope.moves.push({ day: this.dayOf(envelope, today), after });
    if (after !== 'pending') envelope.holder = null;
  }

  stateOn(envelope: ModelEnvelope, on: Day): EnvelopeState | null {
    return envelope.moves.filter((move) => move.day <= on).at(-1)?.after ?? null;
  }

  waitingOn(on: Day): ModelEnvelope[] {
    return this.envelopes.filter((envelope) => this.stateOn(envelope, on) === 'pending');
  }

  /** The bag of a day by its definition: whatever waited at some moment of it, each once. */
  count(on: Day) {
    const out = Object.fromEntries(envelopeStates.map((state) => [state, 0])) as Record<
      EnvelopeState,
      number
    >;
    const count = { carriedOver: 0, opened: 0, reopened: 0, out };
    for (const envelope of this.envelopes) {
      const start = this.stateOn(envelope, addDays(on, -1));
      const during = envelope.moves.filter((move) => move.day === on);
      if (start !== 'pending' && during.every(({ after }) => after !== 'pending')) continue;
      if (start === null) count.opened += 1;
      else if (start === 'pending') count.carriedOver += 1;
      else count.reopened += 1;
      const end = this.stateOn(envelope, on);
      if (end !== null) out[end] += 1;
    }
    return count;
  }
}

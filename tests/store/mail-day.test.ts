import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Parsed } from '#shared/contract/contract.ts';
import { envelopeState, isBalanced } from '#shared/mail/count.ts';
import type { EnvelopeItem, EnvelopeRecord } from '#shared/mail/envelope.ts';
import { inventedItem } from '#tests/fixtures/s10.ts';
import { afterCorrection, afterDecision, anyStep, decisions, isRegistered, Model } from './mail-model.ts';
import type { Decided, ModelEnvelope, Step, StepOf } from './mail-model.ts';
import { completeEnvelope, enterNotice, mailNames, makeMailStore, openMailRoom } from './mail-workbench.ts';
import type { MailRoom, MailStore } from './mail-workbench.ts';

/*
 * A mail room of four people, at random: whatever they do in whatever order, every day's equation holds, every notice is accounted for
 * and no number is lost. What should have become of each envelope is kept in a model, and compared after every step.
 */

/** How often each step went through, over all histories: a test in which everything is refused says nothing. */
const happened = new Map<string, number>();
const tally = (what: string): void => void happened.set(what, (happened.get(what) ?? 0) + 1);

type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string };

/** What was answered; null when it was refused. It must have been refused exactly when the model knows a reason, and for one of those. */
function expected<Value>(
  what: string,
  answer: Answer<Value>,
  refusals: readonly (string | false)[],
): Value | null {
  const reasons = refusals.filter((reason) => reason !== false);
  if (answer.ok) {
    expect(reasons, `${what} was not refused`).toEqual([]);
    tally(what);
    return answer.value;
  }
  expect(reasons, `${what} was refused with ${answer.code}`).toContain(answer.code);
  tally(`refused ${answer.code}`);
  return null;
}

const typedCount = (count: number | null): string => (count === null ? '' : String(count));

function decisionOf(state: Decided): Parsed<'envelope.decide'>['decision'] {
  switch (state) {
    case 'returned':
      return { state, defects: ['noArrivalDate'], reason: null };
    case 'forwarded':
      return { state, forwardedTo: 'Үлгі бөлімі', reason: null };
    case 'registeredAsking':
      return { state, asked: ['passportCopy'], reason: null };
    case 'notNotification':
    case 'notInside':
    case 'pending':
      return { state, reason: 'said so' };
  }
}

class Walk {
  readonly room: MailRoom;
  readonly model = new Model();
  private invention = 1;

  constructor(room: MailRoom) {
    this.room = room;
    this.model.days.add(room.today());
  }

  async step(step: Step): Promise<void> {
    switch (step.do) {
      case 'open':
        return this.open(step);
      case 'decide':
        return this.decide(step);
      case 'register':
        return this.register(step);
      case 'correct':
        return this.correct(step);
      case 'take':
      case 'release':
        return this.hold(step);
      case 'sit':
        this.room.sit(step.person);
        return;
      case 'morning':
        this.room.nextMorning(step.days);
        this.model.days.add(this.room.today());
        return;
      case 'close':
        return this.close(step);
      case 'reopen':
        return this.reopen(step);
    }
  }

  private isClosed(envelope: ModelEnvelope | null = null): false | string {
    const today = this.room.today();
    const day = envelope === null ? today : this.model.dayOf(envelope, today);
    return this.model.closed.has(day) && 'mail.dayClosed';
  }
  private get isForbidden(): false | string {
    return this.room.person() === 'counter' && 'session.forbidden';
  }
  private isOthers({ holder }: ModelEnvelope): false | string {
    return holder !== null && holder !== this.room.person() && 'envelope.heldByOther';
  }

  /** The envelope as answered is the envelope as it ought to be. */
  private compare(envelope: ModelEnvelope, record: EnvelopeRecord): void {
    expect(record.items.map(({ position, state }) => ({ position, state }))).toEqual(envelope.items);
    expect(record.state).toBe(envelopeState(envelope.items));
    expect(mailNames.find((name) => this.room.idOf(name) === record.holder?.id) ?? null).toBe(
      envelope.holder,
    );
    envelope.revision = record.revision;
  }

  private async open({ declared, counted, item, again }: StepOf<'open'>): Promise<void> {
    const { room, model } = this;
    const today = room.today();
    const asked = again === null ? undefined : model.envelopeAt(again);
    const first = asked?.items.some(({ state }) => state === 'returned') === true ? asked : undefined;
    const postNumber =
      item === null ? {} : { service: 'registered', postNumber: inventedItem(90_000_000 + item) };
    const input = {
      requestId: randomUUID(),
      values: completeEnvelope(today, {
        declared: typedCount(declared),
        counted: String(counted),
        ...postNumber,
      }),
      reason: 'seen',
      earlierId: first?.id ?? null,
    };
    const answer = await room.attempt('envelope.open', input);
    const isTied = first?.tied === true && 'envelope.earlierTied';
    const record = expected('open', answer, [this.isForbidden, this.isClosed(), isTied]);
    if (record === null) return;
    if (first !== undefined) {
      first.tied = true;
      expect(record.earlier?.id).toBe(first.id);
      tally('came back');
    }
    const count = Math.max(1, declared ?? 0, counted);
    const envelope: ModelEnvelope = {
      id: record.id,
      items: [],
      declared,
      counted,
      revision: record.revision,
      holder: null,
      tied: false,
      moves: [],
    };
    model.envelopes.push(envelope);
    const items = Array.from({ length: count }, (_each, position) => ({
      position,
      state: 'pending' as const,
    }));
    model.change(envelope, items, today);
    expect(record.bookedOn).toBe(today);
    this.compare(envelope, record);
    expect(await room.ask('envelope.open', input), 'the same request makes nothing new').toEqual(record);
  }

  private async decide({ envelope: at, places, as, stale }: StepOf<'decide'>): Promise<void> {
    const { room, model } = this;
    const envelope = model.envelopeAt(at);
    if (envelope === undefined) return;
    const chosen = envelope.items.filter((_item, place) => ((places >> place) & 1) === 1);
    const positions = (chosen.length === 0 ? envelope.items.slice(0, 1) : chosen).map(
      ({ position }) => position,
    );
    const after = afterDecision(envelope, positions, as);
    const answer = await room.attempt('envelope.decide', {
      id: envelope.id,
      revision: envelope.revision - (stale ? 1 : 0),
      positions,
      decision: decisionOf(as),
    });
    const record = expected(`decide ${as}`, answer, [
      this.isForbidden,
      this.isClosed(envelope),
      this.isOthers(envelope),
      stale && 'envelope.changed',
      ...after.refusals,
    ]);
    if (record === null) return;
    model.change(envelope, after.items, room.today());
    this.compare(envelope, record);
  }

  private async register({ envelope: at, place, twice }: StepOf<'register'>): Promise<void> {
    const { room, model } = this;
    const envelope = model.envelopeAt(at);
    const item = envelope?.items[place % envelope.items.length];
    if (envelope === undefined || item === undefined) return;
    const { id, counted } = envelope;
    const where = { id, position: item.position };
    const typed = { invention: (this.invention += 1), requestId: randomUUID() };
    const made = expected('register', await enterNotice(room, where, typed), [
      this.isClosed(envelope),
      this.isOthers(envelope),
      item.state !== 'pending' && 'envelope.itemDecided',
      counted === 0 && 'envelope.emptyInside',
      envelope.items.filter(isRegistered).length >= counted && 'envelope.moreThanCounted',
    ]);
    if (made === null) return;
    model.registered += 1;
    envelope.holder ??= room.person();
    const items = envelope.items.map((each) =>
      each === item ? { ...each, state: 'registered' as const } : each,
    );
    model.change(envelope, items, room.today());
    const record = await room.ask('envelope.read', { id });
    this.compare(envelope, record);
    expect(made.envelope).toMatchObject({ ...where, number: record.number });
    expect(record.items.find(({ position }) => position === item.position)).toMatchObject({
      notificationId: made.id,
      notificationNumber: made.number,
    });
    if (!twice) return;
    const again = await enterNotice(room, where, typed);
    expect(again).toMatchObject({ ok: true, value: { id: made.id, number: made.number } });
  }

  private async correct({ envelope: at, ...counts }: StepOf<'correct'>): Promise<void> {
    const { room, model } = this;
    const envelope = model.envelopeAt(at);
    if (envelope === undefined) return;
    const { content } = await room.ask('envelope.read', { id: envelope.id });
    const after = afterCorrection(envelope, counts);
    const isSame = after.items.length === envelope.items.length;
    const answer = await room.attempt('envelope.correct', {
      id: envelope.id,
      revision: envelope.revision,
      values: completeEnvelope(content.receivedOn ?? room.today(), {
        service: content.service ?? '',
        postNumber: content.postNumber ?? '',
        declared: typedCount(counts.declared),
        counted: String(counts.counted),
      }),
      reason: 'counted again',
    });
    const record = expected('correct', answer, [
      this.isForbidden,
      ...after.refusals,
      // Opened before the clock was set back.
      (content.receivedOn ?? '') > room.today() && 'envelope.incomplete',
      !isSame && this.isClosed(envelope),
      !isSame && this.isOthers(envelope),
    ]);
    if (record === null) return;
    Object.assign(envelope, { declared: counts.declared, counted: counts.counted });
    model.change(envelope, after.items, room.today());
    this.compare(envelope, record);
  }

  private async hold(step: StepOf<'take'> | StepOf<'release'>): Promise<void> {
    const { room, model } = this;
    const envelope = model.envelopeAt(step.envelope);
    if (envelope === undefined) return;
    const { id } = envelope;
    const isOthers = this.isOthers(envelope);
    if (step.do === 'release') {
      const record = expected('release', await room.attempt('envelope.release', { id }), [isOthers]);
      if (record === null) return;
      envelope.holder = null;
      this.compare(envelope, record);
      return;
    }
    const record = expected('take', await room.attempt('envelope.take', { id, over: step.over }), [
      envelopeState(envelope.items) !== 'pending' && 'envelope.finished',
      !step.over && isOthers,
    ]);
    if (record === null) return;
    if (isOthers !== false) tally('take over');
    envelope.holder = room.person();
    this.compare(envelope, record);
  }

  private async close({ back, giveReasons }: StepOf<'close'>): Promise<void> {
    const { room, model } = this;
    const on = model.dayAt(back);
    const waiting = model.waitingOn(on);
    const reasons = giveReasons ? waiting.map(({ id }) => ({ id, reason: 'no time' })) : [];
    const answer = await room.attempt('mail.close', { day: on, reasons });
    // Closed once more with the very same reasons is the same closing. Who waited can be others only after a clock was set back.
    const closing = model.closed.get(on);
    const isAlike = closing?.join() === reasons.map(({ id }) => id).join();
    const shown = expected('close', answer, [
      this.isForbidden,
      on > room.today() && 'mail.dayAhead',
      closing !== undefined && !isAlike && 'mail.dayClosed',
      closing === undefined && reasons.length < waiting.length && 'mail.reasonsOutOfDate',
    ]);
    if (shown === null) return;
    if (closing !== undefined) return;
    model.close(on);
    expect(shown.waiting.every(({ reason }) => reason === 'no time')).toBe(true);
  }

  private async reopen({ back }: StepOf<'reopen'>): Promise<void> {
    const { room, model } = this;
    const on = model.dayAt(back);
    const answer = await room.attempt('mail.reopen', { day: on, reason: 'counted wrong' });
    const shown = expected('reopen', answer, [
      room.person() !== 'senior' && 'session.forbidden',
      !model.closed.has(on) && 'mail.dayNotClosed',
    ]);
    if (shown === null) return;
    model.reopen(on);
    expect(shown.trace.at(-1)).toMatchObject({ what: 'reopened', reason: 'counted wrong' });
  }

  /** Every day so far, after every step: its equation, who waits, and what was closed. */
  async look(): Promise<void> {
    const { room, model } = this;
    for (const on of model.days) {
      const shown = await room.ask('mail.day', { day: on });
      const { carriedOver, opened, reopened, out } = shown;
      expect({ carriedOver, opened, reopened, out }, `bag of ${on}`).toEqual(model.count(on));
      expect(isBalanced(shown) && shown.balanced).toBe(true);
      expect(shown.state).toBe(model.closed.has(on) ? 'closed' : 'open');
      expect(shown.trace.map(({ what }) => what)).toEqual(model.traces.get(on) ?? []);
      const ids = model.waitingOn(on).map(({ id }) => id);
      expect(shown.waiting.map(({ id }) => id).sort()).toEqual(ids.sort());
    }
  }

  /** Every notice and every number, when the history is over. */
  async lookAtEnd(): Promise<void> {
    const { room, model } = this;
    const records: EnvelopeRecord[] = [];
    const serials = new Map<string, number>();
    for (const envelope of model.envelopes) {
      const record = await room.ask('envelope.read', { id: envelope.id });
      records.push(record);
      this.compare(envelope, record);
      const { declared, counted } = record.content;
      expect(record.items).toHaveLength(Math.max(1, declared ?? 0, counted ?? 0));
      for (const item of record.items) expect(isAccountedFor(item), JSON.stringify(item)).toBe(true);
      expect(record.decidedOn).toBe(record.state === 'pending' ? null : envelope.moves.at(-1)?.day);
      const year = record.bookedOn.slice(0, 4);
      const serial = (serials.get(year) ?? 0) + 1;
      serials.set(year, serial);
      expect(record.number).toBe(`ALM2-IN-${year}-${String(serial).padStart(6, '0')}`);
    }
    const numbers = records
      .flatMap(({ items }) => items.map(({ notificationNumber }) => notificationNumber))
      .filter((number) => number !== null);
    expect(numbers).toHaveLength(model.registered);
    expect(new Set(numbers).size).toBe(numbers.length);
    const { total } = await room.ask('envelope.list', {
      state: null,
      from: null,
      to: null,
      text: '',
      after: null,
      limit: 1,
    });
    expect(total).toBe(records.length);
    expect(room.tables.journal.firstBroken()).toBe(null);
    expect(room.tables.integrity()).toEqual([]);
  }
}

/** Waiting, decided, or explained: nothing else can be said of a notice. */
function isAccountedFor(item: EnvelopeItem): boolean {
  switch (item.state) {
    case 'pending':
      return item.notificationId === null && item.decidedBy === null;
    case 'registered':
      return item.notificationId !== null && item.notificationNumber !== null;
    case 'registeredAsking':
      return item.notificationId !== null && item.asked.length > 0;
    case 'returned':
      return item.defects.length > 0 && item.decidedBy !== null;
    case 'forwarded':
      return item.forwardedTo !== null && item.decidedBy !== null;
    case 'notNotification':
    case 'notInside':
      return item.reason !== null && item.decidedBy !== null;
  }
}

let store: MailStore;
beforeAll(async () => {
  store = await makeMailStore();
});
afterAll(() => store.close());

const seed = Number(process.env.QABYLDAU_SEED ?? 20261122);
const numRuns = Number(process.env.QABYLDAU_HISTORIES ?? 16);

describe('any history of a mail room', () => {
  it('balances on every day, accounts for every notice and leaves no gap in the numbers', async () => {
    await fc.assert(
      fc.asyncProperty(
        // Mornings at ten; one of them is the last but one of its year.
        fc.constantFrom('2026-11-23T05:00:00Z', '2026-12-30T05:00:00Z'),
        fc.array(anyStep, { minLength: 60, maxLength: 120 }),
        async (morning, steps) => {
          const room = await openMailRoom(store, { morning: Date.parse(morning) });
          try {
            const walk = new Walk(room);
            for (const step of steps) {
              await walk.step(step);
              await walk.look();
            }
            await walk.lookAtEnd();
          } finally {
            room.close();
          }
        },
      ),
      // A shorter history takes minutes to find: ask for it where there is time.
      { seed, numRuns, endOnFailure: process.env.QABYLDAU_SHRINK === undefined },
    );
    console.info(`mail room: ${JSON.stringify(Object.fromEntries([...happened].sort()))}`);
    for (const what of [
      'open',
      'register',
      'correct',
      'take over',
      'release',
      'close',
      'reopen',
      'came back',
    ])
      expect(happened.get(what) ?? 0, what).toBeGreaterThan(0);
    for (const state of decisions) expect(happened.get(`decide ${state}`) ?? 0, state).toBeGreaterThan(0);
    for (const code of [
      'mail.dayClosed',
      'mail.reasonsOutOfDate',
      'envelope.heldByOther',
      'envelope.changed',
    ])
      expect(happened.get(`refused ${code}`) ?? 0, code).toBeGreaterThan(0);
  }, 240_000);
});

import { describe, expect, test } from 'vitest';
import { day } from '#shared/dates/day.ts';
import type { Instant } from '#shared/dates/day.ts';
import type { EnvelopeId, EnvelopeItem, ItemState } from '#shared/mail/envelope.ts';
import type { NotificationId } from '#shared/notification.ts';
import { keyOfLine, lineOfKey } from '../../renderer/components/mail/decide/defect-keys.ts';
import {
  askedAtFirst,
  decisionsFor,
  enclosuresSeen,
  entryDays,
  noticesMeant,
  positionToEnter,
} from '../../renderer/components/mail/envelope/notices.ts';
import {
  ageOf,
  dueMark,
  firstFree,
  progressOf,
  toAnswer,
} from '../../renderer/components/mail/queue/queue-rows.ts';

/* What the queue says of an envelope, and which notices a decision is about. */

const today = day('2026-11-23');

describe('a line of the queue', () => {
  test('counts every notice said or found, and one for an empty envelope', () => {
    expect(progressOf({ declared: null, counted: 2, pending: 2 })).toEqual({ done: 0, total: 2 });
    expect(progressOf({ declared: 3, counted: 2, pending: 1 })).toEqual({ done: 2, total: 3 });
    expect(progressOf({ declared: 1, counted: 4, pending: 0 })).toEqual({ done: 4, total: 4 });
    expect(progressOf({ declared: null, counted: 0, pending: 1 })).toEqual({ done: 0, total: 1 });
  });

  test('is as old as its receipt, never younger than today', () => {
    expect(ageOf({ receivedOn: day('2026-11-20') }, today)).toBe(3);
    expect(ageOf({ receivedOn: today }, today)).toBe(0);
    expect(ageOf({ receivedOn: day('2026-11-24') }, today)).toBe(0);
  });

  test('is marked on its due day and after it, while it waits', () => {
    expect(dueMark({ dueOn: day('2026-11-22'), state: 'pending' }, today)).toBe('overdue');
    expect(dueMark({ dueOn: today, state: 'pending' }, today)).toBe('today');
    expect(dueMark({ dueOn: day('2026-11-24'), state: 'pending' }, today)).toBeNull();
    expect(dueMark({ dueOn: null, state: 'pending' }, today)).toBeNull();
    expect(dueMark({ dueOn: day('2026-11-01'), state: 'returned' }, today)).toBeNull();
  });
});

describe('the next one to enter', () => {
  const line = (id: string, holder: string | null, changes = {}) => ({
    id,
    counted: 1,
    registered: 0,
    holder:
      holder === null ? null : { id: holder, name: holder, since: '2026-11-23T05:00:00.000Z' as Instant },
    ...changes,
  });

  test('is the first that no colleague has', () => {
    const rows = [line('a', 'other'), line('b', 'me'), line('c', null)];
    expect(firstFree(rows, 'me')?.id).toBe('b');
    expect(firstFree(rows, 'third')?.id).toBe('c');
    expect([[line('a', 'other')], []].map((none) => firstFree(none, 'me')?.id ?? null)).toEqual([null, null]);
  });

  test('has something inside that is not registered yet', () => {
    const rows = [
      line('empty', null, { counted: 0 }),
      line('full', null, { registered: 1 }),
      line('good', null),
    ];
    expect(firstFree(rows, 'me')?.id).toBe('good');
  });
});

test('letters are made for ticked lines in the order of the list, else for the chosen one, and never for waiting ones', () => {
  const states = { a: 'registered', b: 'returned', c: 'pending', d: 'other' } as const;
  const rows = (['a', 'b', 'c', 'd'] as const).map((id) => ({
    id: id as string as EnvelopeId,
    state: states[id],
  }));
  expect(toAnswer(rows, { ticked: ['d', 'c', 'b', 'a'], chosen: null })).toEqual(['a', 'b']);
  expect(toAnswer(rows, { ticked: ['a'], chosen: 'b' })).toEqual(['a']);
  expect(toAnswer(rows, { ticked: [], chosen: 'b' })).toEqual(['b']);
  expect(toAnswer(rows, { ticked: [], chosen: 'c' })).toEqual([]);
  expect(toAnswer(rows, { ticked: [], chosen: null })).toEqual([]);
});

const notice = (position: number, state: ItemState, changes: Partial<EnvelopeItem> = {}): EnvelopeItem => ({
  position,
  state,
  notificationId: state.startsWith('registered') ? ('n' as NotificationId) : null,
  notificationNumber: null,
  reason: null,
  defects: [],
  asked: [],
  forwardedTo: null,
  decidedAt: null,
  decidedBy: null,
  ...changes,
});

describe('a decision', () => {
  const items = [notice(0, 'registered'), notice(1, 'pending'), notice(2, 'returned'), notice(3, 'pending')];
  const at = (...positions: number[]) => items.filter(({ position }) => positions.includes(position));
  const inside = { declared: 4, counted: 4 };

  test('is about the ticked notices, else about the chosen one', () => {
    expect(noticesMeant(items, { ticked: ['3', '1'], chosen: '0' })).toEqual(at(1, 3));
    expect(noticesMeant(items, { ticked: [], chosen: '2' })).toEqual(at(2));
    expect(noticesMeant(items, { ticked: [], chosen: null })).toEqual([]);
  });

  test('is offered when it fits every notice meant', () => {
    expect(decisionsFor(at(1, 3), inside)).toEqual(['returned', 'forwarded', 'notNotification']);
    expect(decisionsFor(at(0), inside)).toEqual(['registeredAsking']);
    expect(decisionsFor(at(2), inside)).toEqual(['pending']);
    expect(decisionsFor(at(0, 1), inside)).toEqual([]);
    expect(decisionsFor(at(0, 2), inside)).toEqual([]);
    expect(decisionsFor([], inside)).toEqual([]);
  });

  test('says “not inside” only where more was declared than found, and forwards nothing out of an empty envelope', () => {
    expect(decisionsFor(at(1), { declared: 4, counted: 3 })).toContain('notInside');
    expect(decisionsFor(at(1), { declared: null, counted: 3 })).not.toContain('notInside');
    expect(decisionsFor(at(1), { declared: 2, counted: 0 })).toEqual([
      'returned',
      'notNotification',
      'notInside',
    ]);
    expect(decisionsFor(at(1), { declared: null, counted: 0 })).toEqual(['returned', 'notNotification']);
  });
});

describe('entering', () => {
  const items = [notice(0, 'registered'), notice(1, 'pending'), notice(2, 'pending')];

  test('goes on with the first waiting notice meant, else of the envelope', () => {
    const envelope = { items, content: { counted: 3 } };
    expect(positionToEnter(envelope, [notice(2, 'pending')])).toBe(2);
    expect(positionToEnter(envelope, [notice(0, 'registered')])).toBe(1);
    expect(positionToEnter(envelope)).toBe(1);
  });

  test('has nothing to do where no more was found than is registered', () => {
    expect(positionToEnter({ items, content: { counted: 1 } })).toBeNull();
    expect(positionToEnter({ items: [notice(0, 'pending')], content: { counted: 0 } })).toBeNull();
    expect(positionToEnter({ items: [notice(0, 'returned')], content: { counted: 1 } })).toBeNull();
  });
});

describe('enclosures', () => {
  const content = { enclosuresDeclared: ['a', 'b'], enclosuresFound: ['b', 'c'] };

  test('are held against each other, what is missing first', () => {
    expect(enclosuresSeen(content).map(({ code, seen }) => `${code} ${seen}`)).toEqual([
      'a missing',
      'c extra',
      'b both',
    ]);
  });

  test('that are missing are asked for at first, unless others were asked for before', () => {
    expect(askedAtFirst([notice(0, 'registered')], content)).toEqual(['a']);
    expect(askedAtFirst([notice(0, 'registeredAsking', { asked: ['x'] })], content)).toEqual(['x']);
  });
});

test('the days of entry are those of registered notices, each once', () => {
  const at = (text: string) => ({ decidedAt: `${text}T06:00:00.000Z` as Instant });
  const items = [
    notice(0, 'registered', at('2026-11-24')),
    notice(1, 'returned', at('2026-11-22')),
    notice(2, 'registeredAsking', at('2026-11-23')),
    notice(3, 'registered', at('2026-11-23')),
    notice(4, 'pending'),
  ];
  expect(entryDays(items, (instant) => day(instant.slice(0, 10)))).toEqual(['2026-11-23', '2026-11-24']);
});

test('a line has a key by its place on the keyboard, the figures first', () => {
  expect([0, 8, 9, 10, 19, 20].map(keyOfLine)).toEqual(['1', '9', '0', 'Q', 'P', '']);
  expect(['Digit1', 'Numpad2', 'Digit0', 'KeyQ', 'KeyA', 'Enter'].map(lineOfKey)).toEqual([
    0,
    1,
    9,
    10,
    null,
    null,
  ]);
});

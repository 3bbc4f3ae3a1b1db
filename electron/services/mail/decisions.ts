import type { Parsed } from '#shared/contract/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { EnvelopeContent } from '#shared/forms/envelope-form.ts';
import { noticesIn } from '#shared/forms/read-envelope.ts';
import type { EnvelopeItem, ItemState } from '#shared/mail/envelope.ts';
import type { EnvelopeNow } from './record.ts';

type Decision = Parsed<'envelope.decide'>['decision'];

const registeredStates: ReadonlySet<ItemState> = new Set(['registered', 'registeredAsking']);

/** A notice nobody has decided about. */
export const pendingItem = (position: number): EnvelopeItem => ({
  position,
  state: 'pending',
  notificationId: null,
  notificationNumber: null,
  reason: null,
  defects: [],
  asked: [],
  forwardedTo: null,
  decidedAt: null,
  decidedBy: null,
});

/** @throws AppError `envelope.itemUnknown` */
export function itemAt(items: readonly EnvelopeItem[], position: number): EnvelopeItem {
  const found = items.find((item) => item.position === position);
  if (found === undefined) throw new AppError('envelope.itemUnknown');
  return found;
}

/**
 * Whether one more notice can be registered from this place of the envelope.
 * @throws AppError `envelope.itemUnknown`, `envelope.itemDecided`, `envelope.emptyInside`, `envelope.moreThanCounted`
 */
export function requireRegistrable(
  { envelope, items }: Pick<EnvelopeNow, 'envelope' | 'items'>,
  position: number,
): void {
  if (itemAt(items, position).state !== 'pending') throw new AppError('envelope.itemDecided');
  const counted = envelope.content.counted ?? 0;
  if (counted === 0) throw new AppError('envelope.emptyInside');
  const registered = items.filter(({ state }) => registeredStates.has(state)).length;
  if (registered >= counted) throw new AppError('envelope.moreThanCounted', { counted });
}

/** What one notice becomes; what the decision says nothing about is taken off. */
function decided(item: EnvelopeItem, decision: Decision): EnvelopeItem {
  const bare = pendingItem(item.position);
  switch (decision.state) {
    case 'pending':
      if (registeredStates.has(item.state)) throw new AppError('envelope.itemRegistered');
      if (item.state === 'pending') throw new AppError('envelope.itemUndecided');
      return bare;
    case 'registeredAsking': {
      if (!registeredStates.has(item.state)) throw new AppError('envelope.itemNotRegistered');
      const { asked, reason } = decision;
      return { ...item, state: asked.length > 0 ? 'registeredAsking' : 'registered', asked, reason };
    }
    case 'returned':
    case 'forwarded':
    case 'notNotification':
    case 'notInside':
      if (item.state !== 'pending') throw new AppError('envelope.itemDecided');
      return { ...bare, ...decision };
  }
}

/** An empty envelope has nothing to pass on, and no more notices can be missing than were declared and not found. */
function requirePossible(content: EnvelopeContent, items: readonly EnvelopeItem[]): void {
  const counted = content.counted ?? 0;
  if (counted === 0 && items.some(({ state }) => state === 'forwarded'))
    throw new AppError('envelope.emptyInside');
  const missing = Math.max(0, (content.declared ?? 0) - counted);
  if (items.filter(({ state }) => state === 'notInside').length > missing)
    throw new AppError('envelope.moreThanMissing', { missing });
}

/**
 * The notices of an envelope after a decision about some of them.
 *
 * @throws AppError `envelope.itemUnknown`, `envelope.itemDecided`, `envelope.itemUndecided`, `envelope.itemRegistered`,
 * `envelope.itemNotRegistered`, `envelope.emptyInside`, `envelope.moreThanMissing`
 */
export function decide(
  { envelope, items, at }: EnvelopeNow,
  {
    positions,
    decision,
    by,
  }: { readonly positions: readonly number[]; readonly decision: Decision; readonly by: string },
): EnvelopeItem[] {
  const chosen = new Set(positions);
  for (const position of chosen) itemAt(items, position);
  const stamp = decision.state === 'pending' ? {} : { decidedAt: at, decidedBy: by };
  const after = items.map((item) =>
    chosen.has(item.position) ? { ...decided(item, decision), ...stamp } : item,
  );
  requirePossible(envelope.content, after);
  return after;
}

/**
 * The notices of an envelope whose numbers were corrected: new ones wait, of those too many the last waiting ones go.
 *
 * @throws AppError `envelope.itemsDecided` when more are decided than there are notices, `envelope.moreThanMissing`
 */
export function itemsFor(items: readonly EnvelopeItem[], content: EnvelopeContent): readonly EnvelopeItem[] {
  const wanted = noticesIn(content);
  const decidedItems = items.filter(({ state }) => state !== 'pending');
  if (decidedItems.length > wanted)
    throw new AppError('envelope.itemsDecided', { count: decidedItems.length });
  const registered = items.filter(({ state }) => registeredStates.has(state)).length;
  if (registered > (content.counted ?? 0)) throw new AppError('envelope.itemsDecided', { count: registered });
  requirePossible(content, items);
  if (items.length >= wanted) {
    const waiting = items.filter(({ state }) => state === 'pending').slice(0, wanted - decidedItems.length);
    const kept = new Set([...decidedItems, ...waiting]);
    return items.length === wanted ? items : items.filter((item) => kept.has(item));
  }
  const next = Math.max(-1, ...items.map(({ position }) => position)) + 1;
  return [
    ...items,
    ...Array.from({ length: wanted - items.length }, (_none, index) => pendingItem(next + index)),
  ];
}

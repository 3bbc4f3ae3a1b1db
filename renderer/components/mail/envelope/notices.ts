import type { Day } from '#shared/dates/day.ts';
import type { EnvelopeContent } from '#shared/forms/envelope-form.ts';
import type { EnvelopeItem, EnvelopeRecord, ItemState } from '#shared/mail/envelope.ts';

/** Decisions about notices that are not registered, and asking for what a registered one lacks. */
export type Decision = Extract<
  ItemState,
  'returned' | 'forwarded' | 'notNotification' | 'notInside' | 'registeredAsking' | 'pending'
>;

/** The notices a decision is about: the ticked ones, else the chosen one. Keys are positions as text. */
export function noticesMeant(
  items: readonly EnvelopeItem[],
  { ticked, chosen }: { readonly ticked: readonly string[]; readonly chosen: string | null },
): readonly EnvelopeItem[] {
  const keys = new Set(ticked.length > 0 ? ticked : chosen === null ? [] : [chosen]);
  return items.filter(({ position }) => keys.has(String(position)));
}

const isRegistered = ({ state }: EnvelopeItem): boolean =>
  state === 'registered' || state === 'registeredAsking';

/** Decisions that fit every one of these notices, in the order of the buttons. */
export function decisionsFor(
  items: readonly EnvelopeItem[],
  { declared, counted }: Pick<EnvelopeContent, 'declared' | 'counted'>,
): readonly Decision[] {
  if (items.length === 0) return [];
  if (items.every(isRegistered)) return ['registeredAsking'];
  if (items.every(({ state }) => state === 'pending')) {
    const isEmpty = (counted ?? 0) === 0;
    const someMissing = (declared ?? 0) > (counted ?? 0);
    return [
      'returned',
      // An empty envelope has nothing to pass on.
      ...(isEmpty ? [] : (['forwarded'] as const)),
      'notNotification',
      ...(someMissing ? (['notInside'] as const) : []),
    ];
  }
  const decided = items.every((item) => item.state !== 'pending' && !isRegistered(item));
  return decided ? ['pending'] : [];
}

/** Where entering goes on: the first waiting one of those meant, else of the envelope; null when nothing is there to enter. */
export function positionToEnter(
  { items, content }: Pick<EnvelopeRecord, 'items'> & { readonly content: Pick<EnvelopeContent, 'counted'> },
  meant: readonly EnvelopeItem[] = [],
): number | null {
  if (items.filter(isRegistered).length >= (content.counted ?? 0)) return null;
  const waits = ({ state }: EnvelopeItem): boolean => state === 'pending';
  return (meant.find(waits) ?? items.find(waits))?.position ?? null;
}

/** An enclosure as the letter speaks of it and as it was found. */
interface EnclosureSeen {
  readonly code: string;
  readonly seen: 'both' | 'missing' | 'extra';
}

/** Declared against found: what is missing first, then what was not declared, then what agrees. */
export function enclosuresSeen({
  enclosuresDeclared,
  enclosuresFound,
}: Pick<EnvelopeContent, 'enclosuresDeclared' | 'enclosuresFound'>): readonly EnclosureSeen[] {
  const of = (codes: readonly string[], seen: EnclosureSeen['seen']): EnclosureSeen[] =>
    codes.map((code) => ({ code, seen }));
  return [
    ...of(
      enclosuresDeclared.filter((code) => !enclosuresFound.includes(code)),
      'missing',
    ),
    ...of(
      enclosuresFound.filter((code) => !enclosuresDeclared.includes(code)),
      'extra',
    ),
    ...of(
      enclosuresDeclared.filter((code) => enclosuresFound.includes(code)),
      'both',
    ),
  ];
}

/** Codes to ask for at first: what was asked before, else what was declared and not found. */
export function askedAtFirst(
  items: readonly EnvelopeItem[],
  content: Pick<EnvelopeContent, 'enclosuresDeclared' | 'enclosuresFound'>,
): readonly string[] {
  const before = [...new Set(items.flatMap(({ asked }) => asked))];
  if (before.length > 0) return before;
  return enclosuresSeen(content)
    .filter(({ seen }) => seen === 'missing')
    .map(({ code }) => code);
}

/** Days on which notices of the envelope were registered, each once, in order. */
export function entryDays(
  items: readonly EnvelopeItem[],
  dayOf: (at: NonNullable<EnvelopeItem['decidedAt']>) => Day,
): readonly Day[] {
  const days = items
    .filter(isRegistered)
    .flatMap(({ decidedAt }) => (decidedAt === null ? [] : [dayOf(decidedAt)]));
  return [...new Set(days)].sort();
}

import type { EnvelopeId, EnvelopeItem, OutgoingItem, OutgoingKind } from '#shared/mail/envelope.ts';
import type { OpenStore } from '../../core-state.ts';
import type { Letter } from '../../slips/letters/letter.ts';
import type { StoredEnvelope } from '../../store/tables/envelopes.ts';
import type { OutgoingContent, StoredOutgoing } from '../../store/tables/outgoing.ts';
import { saysOf } from './letter-facts.ts';

/** A letter an envelope needs as it is decided now. */
export interface NeededLetter {
  readonly kind: OutgoingKind;
  readonly to: OutgoingContent['to'];
  readonly addressee: Letter['addressee'];
  readonly items: readonly EnvelopeItem[];
  readonly languages: Letter['languages'];
  /** What it would say: see {@link saysOf}. */
  readonly says: string;
}

/** The weightiest of what the sender is told; null when nothing needs a letter. */
function kindOf(items: readonly EnvelopeItem[]): OutgoingKind | null {
  const has = (state: EnvelopeItem['state']) => items.some((item) => item.state === state);
  if (has('returned')) return 'return';
  if (has('registeredAsking')) return 'ask';
  if (has('registered')) return 'reply';
  return has('forwarded') ? 'forward' : null;
}

/** The letters an envelope needs: one to its sender, one to each office its notices go to. */
export function neededLetters(
  { content }: Pick<StoredEnvelope, 'content'>,
  items: readonly EnvelopeItem[],
): readonly NeededLetter[] {
  const kind = kindOf(items);
  if (kind === null) return [];
  const [name = '', address = '', postcode = ''] = [
    content.senderName,
    content.senderAddress,
    content.senderPostcode,
  ].map((part) => part?.trim() ?? '');
  const both: Letter['languages'] = ['kk', 'ru'];
  const { answerLanguage } = content;
  const languages = answerLanguage === 'kk' || answerLanguage === 'ru' ? ([answerLanguage] as const) : both;
  const needed = (letter: Omit<NeededLetter, 'says'>): NeededLetter => ({
    ...letter,
    says: saysOf(letter.items, [
      ...Object.values(letter.addressee),
      ...letter.languages,
      ...[content.declared, content.counted, content.receivedOn, content.postNumber],
      ...[content.postmark, content.postmarkOn],
    ]),
  });
  const forwarded = items.filter(({ state }) => state === 'forwarded');
  const offices = [...new Set(forwarded.map(({ forwardedTo }) => forwardedTo?.trim() ?? ''))];
  return [
    needed({ kind, to: 'sender', addressee: { name, address, postcode }, items, languages }),
    ...offices.map((office) =>
      needed({
        kind: 'forward',
        to: 'office',
        addressee: { name: office, address: '', postcode: '' },
        items: forwarded.filter(({ forwardedTo }) => (forwardedTo?.trim() ?? '') === office),
        languages: both,
      }),
    ),
  ];
}

const isToSame = ({ content }: StoredOutgoing, { to, addressee }: NeededLetter): boolean =>
  content.to === to && (to === 'sender' || content.addressee.name === addressee.name);

/** The letter to the same addressee that may still be used; one that came back or was withdrawn is not sent again under its number. */
export const earlierLetter = (
  letters: readonly StoredOutgoing[],
  need: NeededLetter,
): StoredOutgoing | undefined =>
  letters.findLast(
    (letter) => letter.undeliveredOn === null && letter.withdrawnOn === null && isToSame(letter, need),
  );

/** May still be dispatched, rewritten or withdrawn. */
export const isInHouse = ({
  dispatchedOn,
  withdrawnOn,
}: Pick<OutgoingItem, 'dispatchedOn' | 'withdrawnOn'>): boolean =>
  dispatchedOn === null && withdrawnOn === null;

/** Letters still in the house to somebody the envelope writes to no more. */
export const unneeded = (
  letters: readonly StoredOutgoing[],
  needs: readonly NeededLetter[],
): readonly StoredOutgoing[] =>
  letters.filter((letter) => isInHouse(letter) && !needs.some((need) => isToSame(letter, need)));

/** Whether every letter the envelope needs is there, or was sent and did not come back. */
export const isAnswered = (letters: readonly StoredOutgoing[], needs: readonly NeededLetter[]): boolean =>
  needs.every((need) => earlierLetter(letters, need) !== undefined);

/** Reads the envelopes of letters once each, to tell which letters still say what was decided. */
export function outgoingItems({
  tables,
}: Pick<OpenStore, 'tables'>): (letter: StoredOutgoing) => OutgoingItem {
  const known = new Map<EnvelopeId, readonly NeededLetter[]>();
  function needsOf(id: EnvelopeId): readonly NeededLetter[] {
    const before = known.get(id);
    if (before !== undefined) return before;
    const envelope = tables.envelopes.byId(id);
    const needs = envelope === undefined ? [] : neededLetters(envelope, tables.envelopeItems.ofEnvelope(id));
    known.set(id, needs);
    return needs;
  }
  return ({ content, ...letter }) => ({
    ...letter,
    outOfDate:
      isInHouse(letter) &&
      !needsOf(letter.envelopeId).some(
        (need) => isToSame({ ...letter, content }, need) && need.says === content.says,
      ),
  });
}

import { nextTick, ref, shallowRef } from 'vue';
import type { ShallowRef } from 'vue';
import type { HostOffer } from '#shared/contract/desk.ts';
import type { Day } from '#shared/dates/day.ts';
import { itemNumberByKeys, readableItemNumber, scannedItemNumber } from '#shared/identifiers/item-number.ts';
import type { EnvelopeRecord } from '#shared/mail/envelope.ts';
import { firstEnvelope, nextEnvelope } from '../components/mail/opening/next-envelope.ts';
import { senderFrom, takenOver } from '../components/mail/opening/sender.ts';
import { enterFieldById } from './fields-in.ts';
import type { Bag } from './use-bag.ts';
import type { MetEnvelope } from './use-envelope-check.ts';
import type { EnvelopeDraft } from './use-envelope-draft.ts';
import type { EnvelopeForm } from './use-envelope-form.ts';

interface Bench {
  readonly form: EnvelopeForm;
  readonly draft: EnvelopeDraft;
  readonly bag: Bag;
  readonly hosts: ShallowRef<readonly HostOffer[]>;
  readonly regionName: (code: string) => string;
}

const senderKeys = ['senderIdentifier', 'senderName', 'senderAddress', 'senderPostcode'] as const;
const senderKeySet: ReadonlySet<string> = new Set(senderKeys);

/** Key of the field the cursor is in; null elsewhere. A radio button has no id of its own: its group has. */
export function envelopeFieldAtCursor(): string | null {
  return document.activeElement?.closest('[id]')?.id.split('.')[0] ?? null;
}

/** Puts the cursor into a field; of a list of boxes into the first. */
export function enterEnvelopeField(key: string): boolean {
  if (enterFieldById(key)) return true;
  const box = document.querySelector<HTMLElement>(`[id^="${CSS.escape(key)}."]`);
  box?.focus();
  return box !== null;
}

/** What the clerk's hands do on the bench where envelopes are opened. */
export function useOpening({ form, draft, bag, hosts, regionName }: Bench) {
  const { values } = form;
  /** A number that was scanned while another envelope is in hand: the next envelope's, unless the clerk says otherwise. */
  const queued = ref<string | null>(null);
  const booked = shallowRef<EnvelopeRecord | null>(null);
  /** Takes the last take-over back. */
  const undo = shallowRef<(() => void) | null>(null);

  /** The next envelope of the bag, or the first. */
  function layFresh(today: Day): void {
    form.lay(bag.sitting.value.next ?? firstEnvelope(today));
    undo.value = null;
  }

  async function goOn(): Promise<void> {
    await nextTick();
    enterEnvelopeField(form.firstAsked() ?? 'postNumber');
  }

  /** A number from the reader, wherever the cursor is: it never writes over a number that is there. */
  function takeItem(number: string): void {
    const typed = values.postNumber.trim();
    if (typed !== '' && scannedItemNumber(typed) !== number) {
      queued.value = number;
      return;
    }
    form.type('postNumber', readableItemNumber(number));
    void goOn();
  }

  /** The number in the form gives way to the one scanned after it. */
  function takeQueued(): void {
    if (queued.value === null) return;
    form.type('postNumber', readableItemNumber(queued.value));
    queued.value = null;
    void goOn();
  }

  /** The envelope is on record: the next one is in hand, with what the bag carries over. */
  async function goToNext(record: EnvelopeRecord): Promise<void> {
    const next = nextEnvelope(values);
    bag.add(record, next);
    booked.value = record;
    undo.value = null;
    draft.end();
    form.lay(next);
    await nextTick();
    const number = queued.value;
    queued.value = null;
    if (number === null) enterEnvelopeField('postNumber');
    else takeItem(number);
  }

  function takeHost(offer: HostOffer): void {
    const before = Object.fromEntries(senderKeys.map((key) => [key, values[key]]));
    Object.assign(values, takenOver(values, senderFrom(offer, regionName)));
    undo.value = () => Object.assign(values, before);
    void nextTick(() => enterEnvelopeField('declared'));
  }

  function tie({ id }: MetEnvelope): void {
    form.earlierId.value = id;
  }

  function undoLast(): void {
    undo.value?.();
    undo.value = null;
    enterEnvelopeField('senderIdentifier');
  }

  /** The number typed with a Cyrillic layout on, as the same keys give it in Latin letters. */
  const otherLayout = (): string | null => itemNumberByKeys(values.postNumber);

  function takeOtherLayout(): void {
    const number = otherLayout();
    if (number !== null) form.type('postNumber', readableItemNumber(number));
  }

  /** One key for whatever is offered where the cursor is: the layout, the first life of the envelope, the sender. */
  function takeOffered(): boolean {
    const [host] = hosts.value;
    const atSender = senderKeySet.has(envelopeFieldAtCursor() ?? '');
    // Only what went back can come back.
    const returned = form.check.met.value.find(({ returnedOn }) => returnedOn !== null);
    const earlier = form.earlierId.value === null ? returned : undefined;
    if (otherLayout() !== null && !atSender) takeOtherLayout();
    else if (earlier !== undefined && !(atSender && host !== undefined)) tie(earlier);
    else if (host !== undefined) takeHost(host);
    else return false;
    return true;
  }

  function goToProblem(): boolean {
    const next = form.nextProblem(envelopeFieldAtCursor());
    return next !== null && enterEnvelopeField(next);
  }

  return {
    queued,
    booked,
    undo,
    layFresh,
    goOn,
    takeItem,
    takeQueued,
    goToNext,
    takeHost,
    tie,
    undoLast,
    otherLayout,
    takeOtherLayout,
    takeOffered,
    goToProblem,
  };
}

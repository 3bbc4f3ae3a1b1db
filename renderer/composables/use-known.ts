import { onScopeDispose, shallowRef, watch } from 'vue';
import type { ShallowRef } from 'vue';
import type { ForeignerOffer, HostOffer } from '#shared/contract/desk.ts';
import type { ForeignerValues, NotificationValues } from '#shared/forms/notification-form.ts';
import { foldSearch } from '#shared/text/fold.ts';
import { call } from '../api.ts';
import { asGroup } from './use-notification-form.ts';

const pause = 150;
/** Where a host's last address goes, when none has been typed. */
const addressKeys = ['district', 'locality', 'street', 'house', 'flat', 'addressText'] as const;

interface OfferOptions<Question, Offer> {
  readonly question: () => Question;
  readonly ask: (question: Question) => Promise<readonly Offer[]>;
  /** An offer that would change nothing is no offer. */
  readonly adds: (offer: Offer) => boolean;
}

/** Asks the register while one types; the newest answer only. */
export function useOffers<Question, Offer>({
  question,
  ask,
  adds,
}: OfferOptions<Question, Offer>): ShallowRef<readonly Offer[]> {
  const offers = shallowRef<readonly Offer[]>([]);
  let timer: number | undefined;
  let asked = 0;

  async function look(): Promise<void> {
    asked += 1;
    const number = asked;
    try {
      const found = await ask(question());
      if (number === asked) offers.value = found.filter(adds);
    } catch {
      // An offer is a kindness: without it the clerk types on.
      offers.value = [];
    }
  }

  watch(
    () => JSON.stringify(question()),
    () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void look(), pause);
    },
    { immediate: true },
  );
  onScopeDispose(() => window.clearTimeout(timer));
  return offers;
}

/** True when taking over would fill or change one of the values that are offered. */
function differs(
  typed: Readonly<Record<string, string>>,
  offered: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(offered).some(
    ([key, value]) => value !== '' && foldSearch(typed[key] ?? '') !== foldSearch(value),
  );
}

export function useKnownHosts(values: NotificationValues): ShallowRef<readonly HostOffer[]> {
  return useOffers({
    question: () => {
      const { identifier, entityName, surname, givenNames } = values.host;
      const person = [surname, givenNames].map((part) => part.trim()).filter(Boolean);
      return {
        identifier: identifier.slice(0, 40),
        name: (entityName.trim() || person.join(' ')).slice(0, 300),
      };
    },
    ask: (question) =>
      question.identifier.trim() === '' && question.name === ''
        ? Promise.resolve([])
        : call('known.hosts', question),
    adds: (offer) => differs(asGroup(values.host), offer.values),
  });
}

export function useKnownForeigners(person: () => ForeignerValues): ShallowRef<readonly ForeignerOffer[]> {
  return useOffers({
    question: () => {
      const { documentSeries, documentNumber, iin, surname, givenNames, bornOn } = person();
      return {
        documentNumber: `${documentSeries}${documentNumber}`.slice(0, 60),
        iin: iin.slice(0, 40),
        surname: surname.slice(0, 200),
        givenNames: givenNames.slice(0, 200),
        bornOn: bornOn.slice(0, 30),
      };
    },
    ask: (question) =>
      Object.values(question).every((part) => part.trim() === '')
        ? Promise.resolve([])
        : call('known.foreigners', question),
    adds: (offer) => differs(asGroup(person()), offer.values),
  });
}

/** Writes what is offered over what is typed; an empty offer leaves the field as it is. Returns what was there before. */
function takeOver(
  group: Record<string, string>,
  offered: Readonly<Record<string, string>>,
): Record<string, string> {
  const before = { ...group };
  for (const [key, value] of Object.entries(offered)) if (value !== '' && key in group) group[key] = value;
  return before;
}

/** Takes over a known host, and its last address when none is typed; the function returned takes it back. */
export function takeOverHost(values: NotificationValues, offer: HostOffer): () => void {
  const host = takeOver(asGroup(values.host), offer.values);
  const free = offer.address !== null && addressKeys.every((key) => values.stay[key].trim() === '');
  const stay = free ? takeOver(asGroup(values.stay), offer.address ?? {}) : null;
  return () => {
    Object.assign(values.host, host);
    if (stay !== null) Object.assign(values.stay, stay);
  };
}

/** Takes over a known person; the function returned takes it back. */
export function takeOverPerson(person: ForeignerValues, offer: ForeignerOffer): () => void {
  const before = takeOver(asGroup(person), offer.values);
  // Children typed meanwhile are nobody's but the clerk's.
  return () => Object.assign(person, { ...before, children: person.children });
}

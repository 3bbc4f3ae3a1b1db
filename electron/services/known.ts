import type { ForeignerOffer, HostOffer } from '#shared/contract/desk.ts';
import type { GroupValues } from '#shared/forms/field.ts';
import { foreignerFields, foreignerParts, hostFields, stayFields } from '#shared/forms/notification-form.ts';
import { writeValues } from '#shared/forms/write-values.ts';
import { documentKey } from '#shared/identifiers/document-number.ts';
import { normaliseIdentifier } from '#shared/identifiers/iin.ts';
import { foldPrefix, nameKey } from '#shared/text/fold.ts';
import type { OpenStore } from '../core-state.ts';
import type { Services } from '../dispatch.ts';
import type { KnownHost } from '../store/tables/hosts.ts';
import type { StayOfNotice } from '../store/tables/stays.ts';

const offerLimit = 5;
/** Fewer letters or digits than this match half the register. */
const shortestName = 3;
const shortestIdentifier = 4;

/** Address fields a host's next notice starts with; the dates are each notice's own. */
const placeFields = [
  'placeKind',
  'region',
  'district',
  'locality',
  'street',
  'house',
  'flat',
  'addressText',
] as const;
/** What belongs to the person and the document; entry, purpose and stay are new each time. */
const personalFields: ReadonlySet<string> = new Set(foreignerParts.document);

function hostOffer(host: KnownHost, matchedBy: HostOffer['matchedBy']): HostOffer {
  const place = host.address === null ? null : writeValues(stayFields, host.address);
  return {
    matchedBy,
    values: writeValues(hostFields, host.content),
    address: place === null ? null : Object.fromEntries(placeFields.map((key) => [key, place[key]])),
    notices: host.notices,
    lastSeenOn: host.lastSeenOn,
  };
}

function personOffer(
  stay: StayOfNotice,
  store: OpenStore,
  found: { matchedBy: ForeignerOffer['matchedBy']; stays: number },
): ForeignerOffer | null {
  const content = store.tables.notifications.byId(stay.notificationId)?.content.foreigners[stay.position];
  if (content === undefined) return null;
  const all = writeValues(foreignerFields, content);
  const values = Object.fromEntries(
    foreignerFields.map(({ key }) => [key, personalFields.has(key) ? all[key] : '']),
  ) as GroupValues<typeof foreignerFields>;
  return { ...found, values, lastNumber: stay.number, lastArrivedOn: stay.arrivedOn };
}

/** One offer per document: the newest stay speaks for the person. */
function newestPerDocument(stays: readonly StayOfNotice[]): Map<string, StayOfNotice[]> {
  const groups = new Map<string, StayOfNotice[]>();
  for (const stay of stays) groups.set(stay.documentKey, [...(groups.get(stay.documentKey) ?? []), stay]);
  return groups;
}

export const knownServices = {
  'known.hosts'({ identifier, name }, { store }) {
    const digits = normaliseIdentifier(identifier);
    if (digits.length >= shortestIdentifier) {
      const hosts = store.tables.hosts.byIdentifierPrefix(digits, offerLimit);
      if (hosts.length > 0) return hosts.map((host) => hostOffer(host, 'identifier'));
    }
    const folded = foldPrefix(name);
    if (folded.length < shortestName) return [];
    return store.tables.hosts.byName(folded, offerLimit).map((host) => hostOffer(host, 'name'));
  },

  'known.foreigners'({ documentNumber, iin, surname, givenNames }, { store }) {
    const { stays } = store.tables;
    const document = documentKey(documentNumber);
    const digits = normaliseIdentifier(iin);
    const name = nameKey(surname, givenNames);
    const searches: [ForeignerOffer['matchedBy'], () => StayOfNotice[]][] = [];
    if (document.length >= shortestIdentifier)
      searches.push(['document', () => stays.byDocument(document, 20)]);
    if (digits.length === 12) searches.push(['iin', () => stays.byIin(digits, 20)]);
    if (name.length >= shortestName && surname.trim() !== '' && givenNames.trim() !== '')
      searches.push(['name', () => stays.byName(name, 20)]);
    for (const [matchedBy, search] of searches) {
      const groups = [...newestPerDocument(search()).values()].slice(0, offerLimit);
      const offers = groups.flatMap((group) => {
        const [newest] = group;
        const offer =
          newest === undefined ? null : personOffer(newest, store, { matchedBy, stays: group.length });
        return offer === null ? [] : [offer];
      });
      if (offers.length > 0) return offers;
    }
    return [];
  },
} satisfies Partial<Services>;

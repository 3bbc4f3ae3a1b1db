import type { HostOffer } from '#shared/contract/desk.ts';
import type { EnvelopeValues } from '#shared/forms/envelope-form.ts';
import { foldSearch } from '#shared/text/fold.ts';

export type SenderValues = Pick<
  EnvelopeValues,
  'senderIdentifier' | 'senderName' | 'senderAddress' | 'senderPostcode'
>;

const postcode = /\b\d{6}\b/;

/** The last address a host named, as one line; `regionName` gives the name of a region's code. */
function addressLine(
  address: Readonly<Record<string, string>>,
  regionName: (code: string) => string,
): string {
  const {
    addressText = '',
    region = '',
    district = '',
    locality = '',
    street = '',
    house = '',
    flat = '',
  } = address;
  if (addressText.trim() !== '') return addressText.trim();
  const place = [region === '' ? '' : regionName(region), district, locality, street, house, flat];
  return place
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(', ');
}

/** A host the register knows as the sender of an envelope; empty where the register does not know. */
export function senderFrom(
  { values, address }: Pick<HostOffer, 'values' | 'address'>,
  regionName: (code: string) => string,
): SenderValues {
  const person = [values.surname, values.givenNames, values.patronymic].filter(Boolean).join(' ');
  const line = address === null ? '' : addressLine(address, regionName);
  return {
    senderIdentifier: values.identifier,
    senderName: values.entityName || person || values.placeName,
    senderAddress: line,
    senderPostcode: postcode.exec(line)?.[0] ?? '',
  };
}

/** True when taking over would fill or change something. */
export const addsToSender = (typed: SenderValues, offered: SenderValues): boolean =>
  (Object.keys(offered) as (keyof SenderValues)[]).some(
    (key) => offered[key] !== '' && foldSearch(typed[key]) !== foldSearch(offered[key]),
  );

/** What is offered over what is typed; an empty offer leaves the field as it is. */
export function takenOver(typed: SenderValues, offered: SenderValues): SenderValues {
  const pick = (key: keyof SenderValues) => (offered[key] === '' ? typed[key] : offered[key]);
  return {
    senderIdentifier: pick('senderIdentifier'),
    senderName: pick('senderName'),
    senderAddress: pick('senderAddress'),
    senderPostcode: pick('senderPostcode'),
  };
}

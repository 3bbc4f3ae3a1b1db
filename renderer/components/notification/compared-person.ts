import type { Day } from '#shared/dates/day.ts';
import { readTypedPartialDay } from '#shared/dates/partial-day.ts';
import { stayOf } from '#shared/forms/notification-form.ts';
import type {
  HostContent,
  NotificationContent,
  NotificationValues,
  StayContent,
} from '#shared/forms/notification-form.ts';
import type { RelatedRecord } from '#shared/rules/finding.ts';

/** A person with the facts that records are compared by; days as `YYYY-MM-DD`, or as typed while they cannot be read. */
export type ComparedPerson = Omit<RelatedRecord, 'notificationId' | 'number' | 'position'>;

type HostName = Partial<
  Pick<HostContent, 'entityName' | 'surname' | 'givenNames' | 'patronymic' | 'placeName'>
>;
type Address = Partial<Pick<StayContent, 'addressText' | 'district' | 'locality' | 'street' | 'house'>>;

const joined = (parts: readonly (string | null | undefined)[], by: string): string =>
  parts.filter((part) => part !== null && part !== undefined && part.trim() !== '').join(by);

/** The host as people call it: the entity's name, or the person's. */
export function hostTitle({ entityName, surname, givenNames, patronymic, placeName }: HostName): string {
  return joined([entityName], '') || joined([surname, givenNames, patronymic], ' ') || (placeName ?? '');
}

/** The address in one line, as it was typed. */
export function addressTitle(stay: Address, flat: string | null): string {
  const free = joined([stay.addressText], '');
  return joined(
    free === '' ? [stay.district, stay.locality, stay.street, stay.house, flat] : [free, flat],
    ', ',
  );
}

/** One foreigner of the form being typed; a day that cannot be read yet stands as typed. */
export function comparedFromForm(values: NotificationValues, foreigner: number, today: Day): ComparedPerson {
  const person = values.foreigners[foreigner];
  const { stay, host } = values;
  const own = (exception: string | undefined, common: string): string =>
    person?.ownStay === 'yes' && exception !== undefined && exception.trim() !== '' ? exception : common;
  const read = (text: string): string => {
    const reading = readTypedPartialDay(text, { century: 'near', today });
    return reading.ok ? reading.day : text;
  };
  const born = readTypedPartialDay(person?.bornOn ?? '', { century: 'past', today });
  return {
    surname: person?.surname ?? '',
    givenNames: person?.givenNames ?? '',
    bornOn: born.ok ? born.day : (person?.bornOn ?? null),
    documentNumber: joined([person?.documentSeries, person?.documentNumber], ' '),
    citizenship: person?.citizenship ?? null,
    arrivedOn: read(own(person?.ownArrivedOn, stay.arrivedOn)),
    departsOn: read(own(person?.ownDepartsOn, stay.departsOn)),
    address: addressTitle(stay, own(person?.ownFlat, stay.flat)),
    hostName: hostTitle(host),
  };
}

/** One foreigner of a record. */
export function comparedFromRecord(content: NotificationContent, foreigner: number): ComparedPerson | null {
  const person = content.foreigners[foreigner];
  if (person === undefined) return null;
  const own = stayOf(content, person);
  return {
    surname: person.surname ?? '',
    givenNames: person.givenNames ?? '',
    bornOn: person.bornOn,
    documentNumber: joined([person.documentSeries, person.documentNumber], ' '),
    citizenship: person.citizenship,
    arrivedOn: own.arrivedOn ?? '',
    departsOn: own.departsOn,
    address: addressTitle(content.stay, own.flat),
    hostName: hostTitle(content.host),
  };
}

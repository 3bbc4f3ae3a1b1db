import type { Day } from '../dates/day.ts';
import type { ForeignerContent } from '../forms/notification-form.ts';
import type { EarlierStay } from './context.ts';
import { foreignerKeys, likeness } from './same-person.ts';
import type { RelatedRecord } from './finding.ts';

/** One person of the notice with the dates that hold for them. */
export interface PersonStay {
  readonly foreigner: ForeignerContent;
  /** Place in the notice, from 0. */
  readonly index: number;
  readonly arrivedOn: Day | null;
  readonly departsOn: Day | null;
}

/** Earlier stays that are certainly this person's. */
export function certainStays(foreigner: ForeignerContent, earlier: readonly EarlierStay[]): EarlierStay[] {
  const keys = foreignerKeys(foreigner);
  return earlier.filter((stay) => likeness(keys, stay)?.certain === true);
}

/** The part of an earlier stay that is shown beside the notice. */
export function relatedRecord(stay: EarlierStay): RelatedRecord {
  const { notificationId, number, position, surname, givenNames, bornOn, documentNumber } = stay;
  const { citizenship, arrivedOn, departsOn, address, hostName } = stay;
  return {
    notificationId,
    number,
    position,
    surname,
    givenNames,
    bornOn,
    documentNumber,
    citizenship,
    arrivedOn,
    departsOn,
    address,
    hostName,
  };
}

import type { Day } from '#shared/dates/day.ts';
import { stayOf } from '#shared/forms/notification-form.ts';
import type {
  ForeignerContent,
  NotificationContent,
  NotificationValues,
  StayContent,
} from '#shared/forms/notification-form.ts';
import { readNotification } from '#shared/forms/read-notification.ts';
import type { NotificationReading } from '#shared/forms/read-notification.ts';
import { documentKey } from '#shared/identifiers/document-number.ts';
import { addressKey } from '#shared/rules/address-key.ts';
import type { EarlierStay, PostedNotice, RuleContext } from '#shared/rules/context.ts';
import type { Finding } from '#shared/rules/finding.ts';
import { judgeNotification } from '#shared/rules/judge.ts';
import { nameKey } from '#shared/text/fold.ts';
import type { OpenStore } from '../core-state.ts';
import type { StayOfNotice } from '../store/tables/stays.ts';

/** How many earlier stays of one person are looked at: far more than anybody has, few enough to stay quick. */
const earlierLimit = 50;

/** Reads typed values with the lists in force on the office's day. */
export function readTyped(values: NotificationValues, store: OpenStore, today: Day): NotificationReading {
  return readNotification(values, { today, codesOf: (list) => store.reference.codes(list, today) });
}

/** The address in one line, as typed. */
export function addressLine(stay: StayContent, flat: string | null = stay.flat): string {
  const place =
    stay.addressText === null
      ? [stay.district, stay.locality, stay.street, stay.house, flat]
      : [stay.addressText, flat];
  return place.filter((part) => part !== null && part !== '').join(', ');
}

export const documentKeyOf = (person: Pick<ForeignerContent, 'documentSeries' | 'documentNumber'>): string =>
  documentKey(`${person.documentSeries ?? ''}${person.documentNumber ?? ''}`);

export const nameKeyOf = (person: Pick<ForeignerContent, 'surname' | 'givenNames'>): string =>
  nameKey(person.surname ?? '', person.givenNames ?? '');

function toEarlier({ arrivedOn, ...stay }: StayOfNotice): EarlierStay[] {
  return arrivedOn === null ? [] : [{ ...stay, arrivedOn }];
}

/** Stays on record of anybody who may be one of the people in the notice: same document, same IIN, or same folded name and year of birth. */
function earlierStays(content: NotificationContent, store: OpenStore): EarlierStay[] {
  const found = new Map<string, StayOfNotice>();
  const keep = (stays: readonly StayOfNotice[]) => stays.forEach((stay) => found.set(stay.id, stay));
  for (const person of content.foreigners) {
    const document = documentKeyOf(person);
    const name = nameKeyOf(person);
    if (document !== '') keep(store.tables.stays.byDocument(document, earlierLimit));
    if (person.iin !== null) keep(store.tables.stays.byIin(person.iin, earlierLimit));
    // A name alone makes nobody the same person: the rules want a birth that can be the same day too.
    if (name !== '' && person.bornOn !== null)
      keep(store.tables.stays.byNameBornIn(name, person.bornOn.slice(0, 4), earlierLimit));
  }
  return [...found.values()].flatMap(toEarlier);
}

/** Everything the rules may know on this day about this notice. */
function ruleContext(content: NotificationContent, store: OpenStore, today: Day): RuleContext {
  return {
    today,
    calendar: store.reference.calendar(today),
    settings: store.reference.ruleSettings(today),
    stayTerms: store.reference.rows('stay-terms'),
    earlier: earlierStays(content, store),
  };
}

/** Judges a notice by the rules and the register of this moment. `posted` is the envelope it came in; null when it was handed over. */
export function judge(
  content: NotificationContent,
  store: OpenStore,
  { today, posted }: { readonly today: Day; readonly posted: PostedNotice | null },
): { findings: Finding[]; calendarVersion: string } {
  const context = ruleContext(content, store, today);
  const findings = judgeNotification(content, context, { posted });
  return { findings, calendarVersion: context.calendar.version };
}

/** What the register keeps of each person of a notice. */
export function stayColumns(content: NotificationContent, person: ForeignerContent) {
  const own = stayOf(content, person);
  return {
    surname: person.surname ?? '',
    givenNames: person.givenNames ?? '',
    nameKey: nameKeyOf(person),
    bornOn: person.bornOn,
    citizenship: person.citizenship,
    documentKey: documentKeyOf(person),
    documentNumber: [person.documentSeries, person.documentNumber].filter(Boolean).join(' '),
    iin: person.iin,
    enteredOn: person.enteredOn,
    arrivedOn: own.arrivedOn,
    departsOn: own.departsOn,
    address: addressLine(content.stay, own.flat),
    addressKey: addressKey(content.stay, own.flat),
  };
}

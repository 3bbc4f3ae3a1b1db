import type { Day } from '#shared/dates/day.ts';
import type { PartialDay } from '#shared/dates/partial-day.ts';
import { stayOf } from '#shared/forms/notification-form.ts';
import type { ForeignerContent, HostContent, StayContent } from '#shared/forms/notification-form.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import type { Notification } from '#shared/notification.ts';
import type { ReferenceList } from '#shared/reference/lists.ts';
import type { Finding } from '#shared/rules/finding.ts';
import { inLines, inOneLine, lateBy, periodOf, sheetsOf, wording } from './wording.ts';
import type { Words, WordingKey } from './wording.ts';

/** The names of a code in a reference list, or null when the list does not know it: then the code itself is printed. */
export type NameLookup = (list: ReferenceList, code: string) => Words | null;

/** One fact of a slip: its label, and what stands under it. */
export interface Fact {
  readonly label: WordingKey;
  /** What catches the eye: a date, a name. */
  readonly strong: string;
  /** What is said about it, in the languages of the slip. */
  readonly plain: string;
  /** ● or ▲ before the plain words: shape and word together, because the slip is black and white. */
  readonly sign: 'inTime' | 'late' | null;
}

const fact = (label: WordingKey, strong: string, plain = ''): Fact => ({ label, strong, plain, sign: null });

/** A code in the words of its list. */
export function namesOf(names: NameLookup, list: ReferenceList, code: string): Words {
  return names(list, code) ?? { kk: code, ru: code, en: code };
}

/** `12.03.1988`; parts the papers leave out stay `XX`, as travel documents print them (ICAO Doc 9303 part 3). */
export function writtenDay(day: PartialDay | null): string {
  return day === null ? '—' : formatDayShort(day as Day);
}

const filled = (parts: readonly (string | null | undefined)[], separator: string) =>
  parts
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(separator);

/** Surname and given names as the document has them; people with one name have one. */
export function fullName(person: {
  readonly surname: string | null;
  readonly givenNames: string | null;
  readonly patronymic?: string | null;
}): string {
  return filled([person.surname, person.givenNames, person.patronymic], ' ');
}

export function hostFacts(host: HostContent): Fact {
  const label = host.kind === 'legalEntity' ? wording.bin : wording.iin;
  const identifier =
    host.identifier === null ? null : `${filled([label.kk, label.ru], '/')} ${host.identifier}`;
  const person = fullName(host);
  const name = filled([host.entityName, person], ' · ');
  return fact('host', name === '' ? '—' : name, filled([host.placeName, identifier, host.phone], ' · '));
}

/** The envelope a posted notice came in: its numbers, its postmark and the day it came. Null for a notice handed over in person. */
export function postedFact({ channel, envelope }: Notification): Fact | null {
  if (channel !== 'post') return null;
  if (envelope === null) return fact('byPost', '', '');
  const { number, postNumber, postmark, postmarkOn, receivedOn } = envelope;
  const marked =
    postmarkOn === null
      ? inOneLine(postmark === 'none' ? wording.postmarkNone : wording.postmarkIllegible)
      : `${inOneLine(wording.postmark)} ${writtenDay(postmarkOn)}`;
  const received = `${inOneLine(wording.receivedOn)} ${writtenDay(receivedOn)}`;
  return fact('byPost', filled([number, postNumber], ' · '), `${marked}; ${received}`);
}

/** The address as typed, its region in the slip's languages. */
export function addressFact(stay: StayContent, names: NameLookup): Fact {
  const numbered = (key: 'house' | 'flat', value: string | null) =>
    value === null || value.trim() === '' ? null : `${wording[key].kk}/${wording[key].ru} ${value}`;
  const street = filled([stay.street, numbered('house', stay.house), numbered('flat', stay.flat)], ', ');
  const typed = filled([stay.district, stay.locality, street, stay.addressText], ', ');
  const region = stay.region === null ? null : inOneLine(namesOf(names, 'regions', stay.region));
  const place = stay.placeKind === null ? null : inOneLine(namesOf(names, 'place-types', stay.placeKind));
  return fact('address', typed === '' ? '—' : typed, filled([region, place], '; '));
}

/** Days of the stay; the time of arrival where it is known and the stay is the notice's own. */
export function periodFact(stay: Pick<StayContent, 'arrivedOn' | 'departsOn'>, time: string | null): Fact {
  if (stay.arrivedOn === null && stay.departsOn === null) return fact('period', writtenDay(null));
  const from = filled([writtenDay(stay.arrivedOn), time], ' ');
  return fact(
    'period',
    inOneLine(periodOf(from, stay.departsOn === null ? null : writtenDay(stay.departsOn))),
  );
}

/** The paper handed over with the notice, a line for each language; null when none was. */
export function enclosureLines(notification: Notification, names: NameLookup): readonly string[] {
  const { kinds, other, sheets } = notification.content.enclosures;
  const listed = kinds.map((code) => namesOf(names, 'enclosure-types', code));
  const counted = sheets === null ? null : sheetsOf(sheets);
  const line = (language: keyof Words) =>
    filled([...listed.map((words) => words[language] || words.ru), other, counted?.[language]], ', ');
  return inLines({ kk: line('kk'), ru: line('ru'), en: line('en') });
}

/** Due date of the host's notice for one person, as the record was judged; null when no term could be counted. */
export function dueFact(findings: readonly Finding[], index: number): Fact | null {
  const judged = findings.filter(({ rule }) => rule === 'timeliness.hostNotice');
  const own =
    judged.find(({ foreigner }) => foreigner === index) ?? judged.find(({ foreigner }) => foreigner === null);
  if (own === undefined || own.dueOn === null) return null;
  const due = fact('dueOn', writtenDay(own.dueOn));
  switch (own.code) {
    case 'timeliness.hostNotice.inTime':
    case 'timeliness.hostNotice.beforeCount':
      return { ...due, plain: inOneLine(wording.inTime), sign: 'inTime' };
    case 'timeliness.hostNotice.late':
    case 'timeliness.hostNotice.longAgo': {
      // A notice brought on a day off after its last day is late by no working day at all.
      const days = Number(own.params.workingDays ?? 0);
      return { ...due, plain: inOneLine(days > 0 ? lateBy(days) : wording.afterDue), sign: 'late' };
    }
    default:
      return due;
  }
}

/**
 * Last day the person may stay by the earliest limit the record was judged by. Null when no limit is known, when the term was used up
 * before the entry, or when one of the limits rests on reference data nobody has confirmed: a visitor would take the date for law.
 */
export function lastDayFact(findings: readonly Finding[], index: number): Fact | null {
  const limits = findings.filter(
    ({ rule, foreigner }) => rule.startsWith('stayTerm.') && foreigner === index,
  );
  const doubtful = limits.some(({ code, unconfirmed }) => unconfirmed || code === 'stayTerm.window.usedUp');
  const [first] = limits.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).sort();
  return doubtful || first === undefined ? null : fact('lastDay', writtenDay(first));
}

/** What is said of each person beyond the columns of the table, in the order to print it. */
export function personFacts(notification: Notification, index: number, names: NameLookup): readonly Fact[] {
  const { content, findings } = notification;
  const foreigner: ForeignerContent | undefined = content.foreigners[index];
  if (foreigner === undefined) return [];
  const coded = (label: WordingKey, list: ReferenceList, code: string | null) =>
    code === null ? null : fact(label, '', inOneLine(namesOf(names, list, code)));
  const facts = [
    foreigner.ownStay ? ownStay(notification, foreigner) : null,
    dueFact(findings, index),
    coded('purpose', 'purposes', foreigner.purpose),
    lastDayFact(findings, index),
    coded('documentType', 'document-types', foreigner.documentType),
  ];
  return facts.filter((item) => item !== null);
}

function ownStay({ content }: Notification, foreigner: ForeignerContent): Fact {
  const stay = stayOf(content, foreigner);
  const flat = stay.flat === content.stay.flat ? null : stay.flat;
  const period = periodFact(stay, null);
  return flat === null ? period : { ...period, plain: `${inOneLine(wording.flat)} ${flat}` };
}

/** The facts every person has alike: printed once for all. */
export function sharedFacts(people: readonly (readonly Fact[])[]): readonly Fact[] {
  const [first = [], ...others] = people;
  return first.filter((item) => others.every((facts) => facts.some((other) => sameFact(item, other))));
}

/** Whether two facts would be printed alike. */
export function sameFact(one: Fact, other: Fact): boolean {
  return one.label === other.label && one.strong === other.strong && one.plain === other.plain;
}

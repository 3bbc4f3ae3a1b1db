import { addYears } from '../dates/day.ts';
import type { Day } from '../dates/day.ts';
import { earliestDay, latestDay } from '../dates/partial-day.ts';
import type { Issue } from '../errors.ts';
import { documentKey } from '../identifiers/document-number.ts';
import { inspectIin } from '../identifiers/iin.ts';
import {
  childFields,
  enclosureFields,
  foreignerFields,
  hostFields,
  receiptFields,
  stayFields,
} from './notification-form.ts';
import type { ForeignerContent, NotificationContent, NotificationValues } from './notification-form.ts';
import { readGroup } from './read-group.ts';
import type { ReadContext } from './read-field.ts';

export interface NotificationReading {
  readonly content: NotificationContent;
  readonly issues: readonly Issue[];
}

type Severity = Issue['severity'];
type Raise = (path: string, code: string, severity: Severity) => void;

/** `later` must not come before `earlier`; silent while either is missing. */
function inOrder(earlier: Day | null, later: Day | null): boolean {
  return earlier === null || later === null || earlier <= later;
}

/** Nobody on record has lived longer; a birth before that is a slip of the finger. */
const oldestPersonYears = 120;

function checkForeigner(
  person: ForeignerContent,
  at: string,
  { raise, today }: { raise: Raise; today: Day },
): void {
  if (person.bornOn !== null) {
    if (earliestDay(person.bornOn) > today) raise(`${at}.bornOn`, 'day.inFuture', 'block');
    if (latestDay(person.bornOn) < addYears(today, -oldestPersonYears))
      raise(`${at}.bornOn`, 'day.tooOld', 'warn');
    if (person.enteredOn !== null && person.enteredOn < earliestDay(person.bornOn))
      raise(`${at}.enteredOn`, 'day.beforeBirth', 'block');
  }
  if (person.issuedOn !== null && person.issuedOn > today) raise(`${at}.issuedOn`, 'day.inFuture', 'block');
  if (!inOrder(person.issuedOn, person.expiresOn)) raise(`${at}.expiresOn`, 'day.beforeIssue', 'block');
  if (person.enteredOn !== null && person.enteredOn > today)
    raise(`${at}.enteredOn`, 'day.inFuture', 'block');
  if (!inOrder(person.visaFrom, person.visaUntil)) raise(`${at}.visaUntil`, 'day.endBeforeStart', 'block');
  person.children.forEach((child, index) => {
    if (child.bornOn !== null && earliestDay(child.bornOn) > today)
      raise(`${at}.children.${index}.bornOn`, 'day.inFuture', 'block');
  });
}

function checkIin(person: ForeignerContent, at: string): readonly Issue[] {
  if (person.iin === null) return [];
  const sex = person.sex === 'female' || person.sex === 'male' ? person.sex : null;
  return inspectIin(person.iin, { bornOn: person.bornOn, sex }).map(({ code, params }) => ({
    path: `${at}.iin`,
    code,
    params,
    severity: 'warn',
  }));
}

function checkWhole(content: NotificationContent, { raise, today }: { raise: Raise; today: Day }): void {
  const { stay, receipt, foreigners } = content;
  if (!inOrder(stay.arrivedOn, stay.departsOn)) raise('stay.departsOn', 'day.endBeforeStart', 'block');
  if (receipt.receivedOn !== null && receipt.receivedOn > today)
    raise('receipt.receivedOn', 'day.inFuture', 'block');
  if (!inOrder(stay.arrivedOn, receipt.receivedOn)) raise('stay.arrivedOn', 'day.afterReceipt', 'warn');
  const seen = new Map<string, number>();
  foreigners.forEach((person, index) => {
    const at = `foreigners.${index}`;
    checkForeigner(person, at, { raise, today });
    if (!inOrder(person.enteredOn, stay.arrivedOn)) raise(`${at}.enteredOn`, 'day.afterArrival', 'warn');
    if (
      person.ownStay &&
      !inOrder(person.ownArrivedOn ?? stay.arrivedOn, person.ownDepartsOn ?? stay.departsOn)
    ) {
      raise(`${at}.ownDepartsOn`, 'day.endBeforeStart', 'block');
    }
    if (person.documentNumber === null) return;
    const key = `${person.issuingState ?? person.citizenship ?? ''} ${documentKey(`${person.documentSeries ?? ''}${person.documentNumber}`)}`;
    if (seen.has(key)) raise(`${at}.documentNumber`, 'document.twiceInNotice', 'block');
    seen.set(key, index);
  });
}

/**
 * Reads the whole form: the facts and everything wrong with them, in the order of the paper. The same function runs in the page while
 * the clerk types and again in the core when the notice is registered.
 */
export function readNotification(values: NotificationValues, context: ReadContext): NotificationReading {
  const issues: Issue[] = [];
  const raise: Raise = (path, code, severity) => issues.push({ path, code, params: {}, severity });
  const read = <Reading extends { readonly issues: readonly Issue[]; readonly content: unknown }>(
    reading: Reading,
  ): Reading['content'] => {
    issues.push(...reading.issues);
    return reading.content;
  };
  const host = read(readGroup(hostFields, values.host, { path: 'host', context }));
  const foreigners = values.foreigners.map((person, index) => {
    const path = `foreigners.${index}`;
    const own = read(readGroup(foreignerFields, person, { path, context }));
    const children = person.children.map((child, position) =>
      read(readGroup(childFields, child, { path: `${path}.children.${position}`, context })),
    );
    return { ...own, children };
  });
  const stay = read(readGroup(stayFields, values.stay, { path: 'stay', context }));
  const enclosures = read(readGroup(enclosureFields, values.enclosures, { path: 'enclosures', context }));
  const receipt = read(readGroup(receiptFields, values.receipt, { path: 'receipt', context }));
  const content: NotificationContent = { host, foreigners, stay, enclosures, receipt };
  checkWhole(content, { raise, today: context.today });
  // The field itself already says when its own checksum is off; here only what disagrees with the rest of the person.
  const known = new Set(issues.map(({ path, code }) => `${path} ${code}`));
  foreigners.forEach((person, index) => {
    issues.push(
      ...checkIin(person, `foreigners.${index}`).filter(({ path, code }) => !known.has(`${path} ${code}`)),
    );
  });
  return { content, issues };
}

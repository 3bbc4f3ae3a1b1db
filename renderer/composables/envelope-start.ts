import type { HostOffer } from '#shared/contract/desk.ts';
import type { Day } from '#shared/dates/day.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import { envelopeFields } from '#shared/forms/envelope-form.ts';
import type { EnvelopeContent } from '#shared/forms/envelope-form.ts';
import { hostFields, stayFields } from '#shared/forms/notification-form.ts';
import type { NotificationContent, NotificationValues } from '#shared/forms/notification-form.ts';
import { writeValues } from '#shared/forms/write-values.ts';
import { normaliseIdentifier } from '#shared/identifiers/iin.ts';
import type { EnvelopeItem, EnvelopeRecord } from '#shared/mail/envelope.ts';
import { foldSearch } from '#shared/text/fold.ts';
import { asGroup, startingValues } from './use-notification-form.ts';

/** The place of lodging without its dates, which are each notice's own. */
const placeKeys = [
  'placeKind',
  'region',
  'district',
  'locality',
  'street',
  'house',
  'flat',
  'addressText',
] as const satisfies readonly (keyof NotificationValues['stay'])[];
/** Who the sender is; what else is known of a host is offered, not filled in. */
const identityKeys = [
  'kind',
  'identifier',
  'entityName',
  'surname',
  'givenNames',
  'patronymic',
] as const satisfies readonly (keyof NotificationValues['host'])[];

type Typed = Readonly<Record<string, string>>;

/** Facts a notice starts with because they are known already, and from where. */
export interface Carried {
  /** 0-based place of the notice of the same envelope they come from; null when they are the sender's. */
  readonly from: number | null;
  readonly host: Typed;
  readonly stay: Typed;
}

function pick(values: Typed, keys: readonly string[]): Typed {
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? '']));
}

/** Host and address of a notice that is registered, for the next one of its envelope. */
export function carriedFromNotice(position: number, content: NotificationContent): Carried {
  return {
    from: position,
    host: writeValues(hostFields, content.host),
    stay: pick(writeValues(stayFields, content.stay), placeKeys),
  };
}

const nameOf = ({ values }: HostOffer): string =>
  values.entityName || [values.surname, values.givenNames, values.patronymic].filter(Boolean).join(' ');

/** The sender as a host this office knows: by the very identifier, else by the very name; null when nobody, or more than one, fits. */
export function carriedFromSender(
  { senderIdentifier, senderName }: Pick<EnvelopeContent, 'senderIdentifier' | 'senderName'>,
  known: readonly HostOffer[],
): Carried | null {
  const identifier = normaliseIdentifier(senderIdentifier ?? '');
  const name = foldSearch(senderName ?? '');
  const fitting = known.filter((offer) =>
    identifier === ''
      ? name !== '' && foldSearch(nameOf(offer)) === name
      : normaliseIdentifier(offer.values.identifier) === identifier,
  );
  const [only] = fitting;
  if (only === undefined || fitting.length > 1) return null;
  return { from: null, host: pick(only.values, identityKeys), stay: {} };
}

/** The registered notice whose host and address this one starts with: the nearest before it, else the nearest after it. */
export function noticeToCarryFrom(items: readonly EnvelopeItem[], position: number): EnvelopeItem | null {
  const registered = items.filter((item) => item.notificationId !== null);
  return (
    registered.findLast((item) => item.position < position) ??
    registered.find((item) => item.position > position) ??
    null
  );
}

/** The notice to enter after this one: the next that waits, going round; null when none does, or all that were found are registered. */
export function nextPending(
  { items, content }: Pick<EnvelopeRecord, 'items'> & { readonly content: Pick<EnvelopeContent, 'counted'> },
  position: number,
): number | null {
  const registered = items.filter(({ notificationId }) => notificationId !== null).length;
  if (registered >= (content.counted ?? 0)) return null;
  const waiting = items.filter((item) => item.state === 'pending' && item.position !== position);
  return (waiting.find((item) => item.position > position) ?? waiting[0])?.position ?? null;
}

interface Start {
  readonly envelope: Pick<EnvelopeRecord, 'number' | 'content'>;
  readonly today: Day;
  readonly region: string;
  readonly carried: Carried | null;
}

/** The form of one notice as it lies on the desk when its envelope is: what the mail room wrote down already is filled in. */
export function envelopeStart({ envelope, today, region, carried }: Start): NotificationValues {
  const { number, content } = envelope;
  const values = startingValues({ today, region });
  if (content.receivedOn !== null) values.receipt.receivedOn = writeDay(content.receivedOn);
  values.receipt.incomingNumber = number;
  values.enclosures.kinds = writeValues(envelopeFields, content).enclosuresFound;
  if (carried !== null) {
    Object.assign(values.host, carried.host);
    Object.assign(values.stay, carried.stay);
  }
  return values;
}

/** Nothing of what was carried over has been changed since. */
export function isCarried(values: NotificationValues, { host, stay }: Carried): boolean {
  const same = (typed: Typed, carried: Typed): boolean =>
    Object.entries(carried).every(([key, value]) => typed[key] === value);
  return same(asGroup(values.host), host) && same(asGroup(values.stay), stay);
}

/** Empties what was carried over, the region going back to the office's own; the function returned puts it back. */
export function clearCarried(values: NotificationValues, carried: Carried, region: string): () => void {
  const host = { ...values.host };
  const stay = { ...values.stay };
  for (const key of Object.keys(carried.host)) asGroup(values.host)[key] = '';
  for (const key of Object.keys(carried.stay)) asGroup(values.stay)[key] = key === 'region' ? region : '';
  return () => {
    Object.assign(values.host, host);
    Object.assign(values.stay, stay);
  };
}

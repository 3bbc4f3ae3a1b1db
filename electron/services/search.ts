import type { Output } from '#shared/contract/contract.ts';
import type { EnvelopeRow } from '#shared/contract/mail-schemas.ts';
import { documentKey } from '#shared/identifiers/document-number.ts';
import { normaliseIdentifier } from '#shared/identifiers/iin.ts';
import { normaliseS10 } from '#shared/identifiers/s10.ts';
import { foldPrefix } from '#shared/text/fold.ts';
import type { OpenStore } from '../core-state.ts';
import type { DeskContext, Services } from '../dispatch.ts';
import { todayOf } from './at-desk.ts';
import { incomingNumber } from './mail/booking.ts';
import { describeHead } from './notifications.ts';

type Hit = Output<'search.find'>['rows'][number];
type Reason = Hit['matchedBy'];

/** The text inside a slip's QR; the number follows the colon. */
const slipPrefix = /^QB\d+:/i;
const shortest = 2;
const mostEnvelopes = 20;
/** The serial of an envelope, as somebody reads it out without office and year. */
const serialPattern = /^0*(\d{1,6})$/;
/** Envelopes are numbered anew each year; one asked for by its serial is of this year or the last. */
const yearsOfSerial = 2;

/** Envelopes by our number, by the number of the postal item or by sender; those named by their serial alone first. */
function findEnvelopes(query: string, desk: DeskContext): EnvelopeRow[] {
  if (foldPrefix(query).length < shortest && !serialPattern.test(query)) return [];
  const { tables } = desk.store;
  const { code: office } = tables.office.read();
  const serial = serialPattern.exec(query)?.[1];
  const thisYear = Number(todayOf(desk).slice(0, 4));
  const named = Array.from({ length: serial === undefined ? 0 : yearsOfSerial }, (_none, ago) => {
    const number = incomingNumber(office, thisYear - ago, Number(serial));
    return tables.envelopes.byNumber(number);
  }).flatMap((envelope) => (envelope === undefined ? [] : [tables.envelopeRows.byId(envelope.id)]));
  const begun = query.length < shortest ? [] : tables.envelopeRows.find(query, mostEnvelopes);
  const rows = [...named, ...begun].filter((row) => row !== undefined);
  return [...new Map(rows.map((row) => [row.id, row])).values()].slice(0, mostEnvelopes);
}

/** Notices registered from the envelopes a whole number names: ours, or that of the postal item. */
function* fromNamedEnvelopes(
  query: string,
  envelopes: readonly EnvelopeRow[],
  { tables }: OpenStore,
): Generator<readonly [Reason, string]> {
  const number = query.toUpperCase().replace(/\s+/g, '');
  const post = normaliseS10(query);
  const isNamed = ({ number: own, postNumber }: EnvelopeRow) =>
    own === number || (post !== '' && normaliseS10(postNumber ?? '') === post);
  for (const { id } of envelopes.filter(isNamed)) {
    for (const { notificationId } of tables.envelopeItems.ofEnvelope(id))
      if (notificationId !== null) yield ['envelope', notificationId];
  }
}

/** Ids of notifications by each way a query can match, the surest way first. Each is asked only when the query looks like it. */
function* matches(query: string, store: OpenStore, limit: number): Generator<readonly [Reason, string]> {
  const { notifications, stays, hosts } = store.tables;
  const number = query.replace(slipPrefix, '').toUpperCase().replace(/\s+/g, '');
  if (/^[A-Z0-9]{2,8}-/.test(number)) {
    for (const head of notifications.headsByNumber(number, limit)) yield ['number', head.id];
  }
  const document = documentKey(query);
  const hasDigit = /\d/.test(query);
  if (hasDigit && document.length >= shortest) {
    for (const stay of stays.byDocumentPrefix(document, limit)) yield ['document', stay.notificationId];
  }
  const digits = normaliseIdentifier(query);
  if (/^\d{4,12}$/.test(digits)) {
    if (digits.length === 12)
      for (const stay of stays.byIin(digits, limit)) yield ['identifier', stay.notificationId];
    for (const host of hosts.byIdentifierPrefix(digits, 5)) {
      for (const head of notifications.headsByHost(host.id, limit)) yield ['identifier', head.id];
    }
  }
  const folded = foldPrefix(query);
  if (folded.length < shortest) return;
  for (const stay of stays.byNameWords(folded, limit)) yield ['name', stay.notificationId];
  for (const host of hosts.byName(folded, 5)) {
    for (const head of notifications.headsByHost(host.id, limit)) yield ['host', head.id];
  }
}

export const searchServices = {
  'search.find'({ text, limit }, desk) {
    const { store } = desk;
    const query = text.trim();
    const found = new Map<string, Reason>();
    const envelopes = query === '' ? [] : findEnvelopes(query, desk);
    let more = false;
    const all = [...fromNamedEnvelopes(query, envelopes, store), ...matches(query, store, limit + 1)];
    for (const [reason, id] of all) {
      if (found.has(id)) continue;
      if (found.size === limit) {
        more = true;
        break;
      }
      found.set(id, reason);
    }
    const rows = [...found].flatMap(([id, matchedBy]): Hit[] => {
      const head = store.tables.notifications.headById(id);
      return head === undefined ? [] : [{ ...describeHead(head, store), matchedBy }];
    });
    return { rows, more, envelopes };
  },
} satisfies Partial<Services>;

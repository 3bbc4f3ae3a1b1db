import type { Output } from '#shared/contract/contract.ts';
import { documentKey } from '#shared/identifiers/document-number.ts';
import { normaliseIdentifier } from '#shared/identifiers/iin.ts';
import { foldPrefix } from '#shared/text/fold.ts';
import type { OpenStore } from '../core-state.ts';
import type { Services } from '../dispatch.ts';
import { describeHead } from './notifications.ts';

type Hit = Output<'search.find'>['rows'][number];
type Reason = Hit['matchedBy'];

/** The text inside a slip's QR; the number follows the colon. */
const slipPrefix = /^QB\d+:/i;
const shortest = 2;

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
  'search.find'({ text, limit }, { store }) {
    const query = text.trim();
    const found = new Map<string, Reason>();
    let more = false;
    for (const [reason, id] of matches(query, store, limit + 1)) {
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
    return { rows, more };
  },
} satisfies Partial<Services>;

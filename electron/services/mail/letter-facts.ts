import { createHash } from 'node:crypto';
import type { Day } from '#shared/dates/day.ts';
import type { EnvelopeItem } from '#shared/mail/envelope.ts';
import type { Notification } from '#shared/notification.ts';
import type { ReferenceRow } from '#shared/reference/lists.ts';
import type { OpenStore } from '../../core-state.ts';
import { fullName } from '../../slips/facts.ts';
import type {
  ForwardedNotice,
  RegisteredNotice,
  ReturnedNotice,
  Twice,
  UnregisteredNotice,
} from '../../slips/letters/letter.ts';
import type { StoredDraft } from '../../store/tables/drafts.ts';

/** What the letters of one envelope can say about its notices. */
export interface LetterFacts {
  readonly registered: readonly RegisteredNotice[];
  readonly returned: readonly ReturnedNotice[];
  readonly forwarded: readonly ForwardedNotice[];
}

/** The edition of a row that held on a day; of a row that has none for it, any. */
function rowOn<L extends 'return-defects' | 'enclosure-types'>(
  { reference }: OpenStore,
  list: L,
  { code, on }: { readonly code: string; readonly on: Day },
): ReferenceRow<L> | undefined {
  return (
    reference.inForce(list, on).find((row) => row.code === code) ??
    reference.rows(list).findLast((row) => row.code === code)
  );
}

const unnamed = (code: string): Twice => ({ kk: code, ru: code });
const withoutDot = (text: string): string => text.trim().replace(/\.+$/, '');
const twice = ({ kk, ru }: Twice): Twice => ({ kk: withoutDot(kk), ru: withoutDot(ru) });

function defectOf(store: OpenStore, code: string, on: Day): ReturnedNotice['defects'][number] {
  const row = rowOn(store, 'return-defects', { code, on });
  return row === undefined
    ? { name: unnamed(code), todo: { kk: '', ru: '' } }
    : { name: twice(row.names), todo: twice(row.todo) };
}

const paperOf = (store: OpenStore, code: string, on: Day): Twice =>
  twice(rowOn(store, 'enclosure-types', { code, on })?.names ?? unnamed(code));

const named = (people: readonly Parameters<typeof fullName>[0][]): readonly string[] =>
  people.map(fullName).filter((name) => name !== '');

/** What somebody typed of a notice before it was decided about; nothing known where nobody did. */
function typedOf(item: EnvelopeItem, drafts: readonly StoredDraft[]): UnregisteredNotice {
  const draft = drafts.find(({ envelope }) => envelope?.position === item.position);
  const place = item.position + 1;
  if (draft === undefined) return { place, people: [], host: null, sheets: null };
  const { foreigners, host, enclosures } = draft.values;
  const sheets = Number(enclosures.sheets);
  const names = [host.entityName, fullName(host), host.placeName].map((name) => name.trim());
  return {
    place,
    people: named(foreigners),
    host: names.find((name) => name !== '') ?? null,
    sheets: Number.isInteger(sheets) && sheets > 0 ? sheets : null,
  };
}

const remarkOf = ({ reason }: EnvelopeItem): string | null => {
  const remark = withoutDot(reason ?? '');
  return remark === '' ? null : remark;
};

/**
 * Reads what stands in the letters, in the words that held on the day they are dated.
 *
 * @param notifications registered ones of the envelope, by id
 * @param drafts half-typed notices of the envelope
 */
export function letterFacts(
  store: OpenStore,
  items: readonly EnvelopeItem[],
  {
    on,
    notifications,
    drafts,
  }: {
    readonly on: Day;
    readonly notifications: ReadonlyMap<string, Notification>;
    readonly drafts: readonly StoredDraft[];
  },
): LetterFacts {
  const registered = items.flatMap((item): RegisteredNotice[] => {
    const notification = notifications.get(item.notificationId ?? '');
    if (notification === undefined) return [];
    const asks = item.state === 'registeredAsking';
    return [
      {
        number: notification.number,
        people: named(notification.content.foreigners),
        asked: asks ? item.asked.map((code) => paperOf(store, code, on)) : [],
        remark: asks ? remarkOf(item) : null,
      },
    ];
  });
  const returned = items
    .filter(({ state }) => state === 'returned')
    .map((item) => ({
      ...typedOf(item, drafts),
      defects: item.defects.map((code) => defectOf(store, code, on)),
      remark: remarkOf(item),
    }));
  const forwarded = items
    .filter(({ state }) => state === 'forwarded')
    .map((item) => ({
      ...typedOf(item, drafts),
      office: item.forwardedTo?.trim() ?? '',
      remark: remarkOf(item),
    }));
  return { registered, returned, forwarded };
}

/** What was decided about the notices, as one value that is the same as long as nobody decides otherwise. */
export function saysOf(items: readonly EnvelopeItem[], others: readonly (string | number | null)[]): string {
  const decided = items.map(({ position, state, notificationId, reason, defects, asked, forwardedTo }) => [
    position,
    state,
    notificationId,
    reason,
    defects,
    asked,
    forwardedTo,
  ]);
  return createHash('sha256')
    .update(JSON.stringify([decided, others]))
    .digest('hex');
}

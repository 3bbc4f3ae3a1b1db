import type { Input } from '#shared/contract/contract.ts';
import type { Day } from '#shared/dates/day.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import type { OutgoingItem } from '#shared/mail/envelope.ts';
import { t } from '../../../locale.ts';
import type { DataColumn } from '../../data-column.ts';

export type OutgoingView = Input<'outgoing.list'>['state'];
export const outgoingViews = [
  'toDispatch',
  'dispatched',
  'undelivered',
  'withdrawn',
] as const satisfies OutgoingView[];

const dayText = (day: Day | null): string => (day === null ? '' : formatDayShort(day));

export const addressOf = ({ addressee: { postcode, address } }: OutgoingItem): string =>
  [postcode, address].filter((part) => part.trim() !== '').join(', ');

/** What a list of outgoing letters shows, in the order of the hand. */
export function outgoingColumns(view: OutgoingView): readonly DataColumn<OutgoingItem>[] {
  const column = (
    key: Parameters<typeof labelOf>[0],
    text: (item: OutgoingItem) => string,
    width?: number,
  ): DataColumn<OutgoingItem> => ({
    key,
    label: labelOf(key),
    text,
    ...(width === undefined ? {} : { width }),
  });
  const about = [
    column('number', ({ number }) => number),
    column('kind', ({ kind }) => t(`letters.kind.${kind}`)),
    column('addressee', ({ addressee }) => addressee.name),
  ];
  const postNumber = (width: number) => column('postNumber', (item) => item.postNumber ?? '', width);
  switch (view) {
    case 'toDispatch':
      return [
        postNumber(190),
        ...about,
        column('address', addressOf),
        column('madeOn', ({ madeOn }) => dayText(madeOn)),
      ];
    case 'dispatched':
      return [
        column('list', ({ dispatchNumber }) => dispatchNumber ?? ''),
        column('dispatchedOn', ({ dispatchedOn }) => dayText(dispatchedOn)),
        ...about,
        postNumber(130),
        column('back', ({ undeliveredOn }) => dayText(undeliveredOn)),
      ];
    case 'undelivered':
      return [
        column('back', ({ undeliveredOn }) => dayText(undeliveredOn)),
        column('reason', ({ undeliveredReason }) => undeliveredReason ?? ''),
        ...about.filter(({ key }) => key !== 'kind'),
        postNumber(130),
        column('list', ({ dispatchNumber }) => dispatchNumber ?? ''),
      ];
    case 'withdrawn':
      return [
        column('withdrawnOn', ({ withdrawnOn }) => dayText(withdrawnOn)),
        column('reason', ({ withdrawnReason }) => withdrawnReason ?? ''),
        ...about,
        column('madeOn', ({ madeOn }) => dayText(madeOn)),
      ];
  }
}

function labelOf(
  key:
    | 'number'
    | 'kind'
    | 'addressee'
    | 'address'
    | 'madeOn'
    | 'postNumber'
    | 'list'
    | 'dispatchedOn'
    | 'back'
    | 'withdrawnOn'
    | 'reason',
): string {
  return t(`mailOutgoing.column.${key}`);
}

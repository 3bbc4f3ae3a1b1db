import type { NotificationRow } from '#shared/contract/desk.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import { t } from '../../locale.ts';
import type { DataColumn } from '../data-column.ts';

/** The people of a notice in one cell: the first by name, the others by number. */
export function peopleText({ foreigners }: Pick<NotificationRow, 'foreigners'>): string {
  const [first] = foreigners;
  if (first === undefined) return '–';
  const name = [first.surname, first.givenNames].filter(Boolean).join(' ');
  return foreigners.length === 1 ? name : t('list.andOthers', { name, count: foreigners.length - 1 });
}

export function documentText({ foreigners }: Pick<NotificationRow, 'foreigners'>): string {
  return foreigners[0]?.documentNumber ?? '';
}

interface ColumnChoice<Row> {
  /** The day of registration stands beside the time. */
  readonly day: boolean;
  /** Stands right after the number. */
  readonly extra: readonly DataColumn<Row>[];
  readonly clerk: boolean;
}

/** Columns that the list and the search share. */
export function notificationColumns<Row extends NotificationRow>({
  day,
  extra,
  clerk,
}: ColumnChoice<Row>): DataColumn<Row>[] {
  const clerkColumn: DataColumn<Row> = {
    key: 'clerk',
    label: t('list.column.clerk'),
    text: ({ clerkName }) => clerkName,
  };
  return [
    { key: 'light', label: t('list.column.light'), unseenLabel: true, text: () => '', width: 40 },
    { key: 'number', label: t('list.column.number'), text: ({ number }) => number },
    ...extra,
    {
      key: 'when',
      label: t(day ? 'list.column.day' : 'list.column.time'),
      text: ({ registeredOn, registeredTime }) =>
        day ? `${formatDayShort(registeredOn)} ${registeredTime}` : registeredTime,
    },
    { key: 'people', label: t('list.column.people'), text: peopleText },
    { key: 'document', label: t('list.column.document'), text: documentText },
    { key: 'host', label: t('list.column.host'), text: ({ hostName }) => hostName },
    {
      key: 'arrivedOn',
      label: t('list.column.arrived'),
      text: ({ arrivedOn }) => (arrivedOn === null ? '–' : formatDayShort(arrivedOn)),
    },
    { key: 'late', label: t('list.column.late'), text: ({ late }) => (late ? t('list.late') : '') },
    {
      key: 'slip',
      label: t('list.column.slip'),
      text: ({ slipCopies }) => (slipCopies === 0 ? t('list.notPrinted') : String(slipCopies)),
    },
    ...(clerk ? [clerkColumn] : []),
  ];
}

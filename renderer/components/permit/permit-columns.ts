import type { PermitListRow } from '#shared/contract/permits.ts';
import { writePartialDay } from '#shared/dates/partial-day.ts';
import { formatDayShort } from '#shared/locale/format.ts';
import { t } from '../../locale.ts';
import type { DataColumn } from '../data-column.ts';

/** `EMP-3`, `ICT-2`, `LI`: short enough for a cell; the whole name stands in the title. */
export const kindCode = ({ scheme, category }: Pick<PermitListRow, 'scheme' | 'category'>): string =>
  category === null ? scheme : `${scheme}-${category}`;

export function kindName({ scheme, category }: Pick<PermitListRow, 'scheme' | 'category'>): string {
  const kind = t(`scheme.${scheme}`);
  return category === null ? kind : t('permit.lines', { kind, category });
}

/** Columns of the list of permits. */
export function permitColumns(regionName: (code: string) => string): DataColumn<PermitListRow>[] {
  return [
    { key: 'number', label: t('form.permit.number'), text: ({ number }) => number },
    {
      key: 'worker',
      label: t('permit.worker'),
      text: ({ surname, givenNames }) => [surname, givenNames].filter(Boolean).join(' '),
    },
    {
      key: 'bornOn',
      label: t('form.permit.bornOn'),
      text: ({ bornOn }) => (bornOn === null ? '–' : writePartialDay(bornOn)),
    },
    {
      key: 'citizenship',
      label: t('form.permit.citizenship'),
      text: ({ citizenship }) => citizenship ?? '–',
    },
    { key: 'kind', label: t('permit.kind'), text: kindName },
    {
      key: 'validUntil',
      label: t('form.permit.validUntil'),
      text: ({ validUntil }) => formatDayShort(validUntil),
    },
    { key: 'status', label: t('form.permit.status'), text: ({ status }) => t(`permitStatus.${status}`) },
    {
      key: 'employer',
      label: t('form.permit.employerName'),
      text: ({ employerName }) => employerName ?? '–',
    },
    { key: 'regions', label: t('permit.region'), text: ({ regions }) => regions.map(regionName).join(', ') },
  ];
}

import type { QuotaLimitRow, QuotaUseRow } from '#shared/contract/quota.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import { emptyQuotaLimit, emptyQuotaUse } from '#shared/forms/quota-form.ts';
import type { QuotaLimitValues, QuotaUseValues } from '#shared/forms/quota-form.ts';

/** What the dialog starts from: values as typed, and the row to correct, if any. */
export type QuotaEntry =
  | { readonly kind: 'limit'; readonly values: QuotaLimitValues; readonly corrects: string | null }
  | { readonly kind: 'use'; readonly values: QuotaUseValues; readonly corrects: string | null };

/** The line the page is at; empty where it shows many. */
export interface Place {
  readonly region: string;
  readonly year: number;
  readonly line: string;
}

const placed = ({ region, year, line }: Place) => ({ region, year: String(year), line });

export function newEntry(kind: QuotaEntry['kind'], place: Place): QuotaEntry {
  return kind === 'limit'
    ? { kind, values: { ...emptyQuotaLimit(), ...placed(place) }, corrects: null }
    : { kind, values: { ...emptyQuotaUse(), ...placed(place) }, corrects: null };
}

export function correctedLimit(row: QuotaLimitRow, place: Place): QuotaEntry {
  const { id, units, from, act, source, confidence } = row;
  return {
    kind: 'limit',
    values: {
      ...placed(place),
      units: units === null ? '' : String(units),
      from: writeDay(from),
      act,
      source,
      confirmed: confidence === 'confirmed' ? 'yes' : '',
    },
    corrects: id,
  };
}

export function correctedUse(row: QuotaUseRow, place: Place): QuotaEntry {
  const { id, used, asOf, source } = row;
  return {
    kind: 'use',
    values: { ...placed(place), used: String(used), asOf: writeDay(asOf), source },
    corrects: id,
  };
}

import { computed } from 'vue';
import type { Day } from '#shared/dates/day.ts';
import { formatDayShort, formatDecimal, formatInteger } from '#shared/locale/format.ts';
import { compareText } from '#shared/text/collate.ts';
import { quotaLines, wholeCountry } from '#shared/work/permit.ts';
import type { QuotaLine } from '#shared/work/permit.ts';
import { useOfficeClock } from '../../composables/use-office-clock.ts';
import { t, useLanguage } from '../../locale.ts';
import { useReference } from '../../stores/reference.ts';
import type { ChoiceItem } from '../fields/field.ts';

/** Regions, lines and figures of the ledger in the current language. */
export function useQuotaWords() {
  const { language } = useLanguage();
  const { today } = useOfficeClock();
  const reference = useReference();

  const regionName = (code: string): string =>
    code === wholeCountry ? t('quota.country') : reference.nameOf('regions', code, language.value);
  const lineName = (line: QuotaLine): string => t(`quotaLine.${line}`);

  /** The whole country first, then the regions of today by name. */
  const regionItems = computed<readonly ChoiceItem[]>(() => [
    { code: wholeCountry, label: t('quota.country'), search: [wholeCountry] },
    ...reference
      .choices('regions', today.value)
      .map(({ code, names, search }) => ({ code, label: names[language.value], search }))
      .sort((one, other) => compareText(one.label, other.label)),
  ]);
  const lineItems = computed<readonly ChoiceItem[]>(() =>
    quotaLines.map((code) => ({ code, label: lineName(code) })),
  );

  const figure = (value: number | null): string =>
    value === null ? t('quota.none') : formatInteger(value, language.value);
  const percent = (value: number | null, digits = 0): string =>
    value === null ? t('quota.none') : formatDecimal(value, language.value, digits);
  const day = (value: Day | null): string => (value === null ? t('quota.none') : formatDayShort(value));

  return { regionName, lineName, regionItems, lineItems, figure, percent, day };
}

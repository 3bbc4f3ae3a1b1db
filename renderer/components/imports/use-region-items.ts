import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import { wholeCountry } from '#shared/work/permit.ts';
import { t } from '../../locale.ts';
import { useChoices } from '../../stores/choices.ts';
import type { ChoiceItem } from '../fields/field.ts';

/** Regions by name, the whole country first: what a region in the ledger may be. */
export function useRegionItems(): ComputedRef<readonly ChoiceItem[]> {
  const choices = useChoices();
  return computed(() => [
    { code: wholeCountry, label: t('quota.country') },
    ...choices.of({ choices: { list: 'regions' } }),
  ]);
}

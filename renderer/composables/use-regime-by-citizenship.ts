import { watch } from 'vue';
import type { Ref } from 'vue';
import type { Day } from '#shared/dates/day.ts';
import { readTypedDay } from '#shared/dates/typed-day.ts';
import { rowsInForce } from '#shared/reference/lists.ts';
import { useReference } from '../stores/reference.ts';
import type { NotificationForm } from './use-notification-form.ts';

/**
 * Chooses "visa-free" for a citizenship that has a visa-free term of its own on the day of entry, and takes the choice back when the
 * citizenship changes. A regime the clerk chose, or a citizenship without a row, is left alone.
 */
export function useRegimeByCitizenship({ person, marksOf }: NotificationForm, today: Ref<Day>): void {
  const reference = useReference();

  function isVisaFree(citizenship: string, on: Day): boolean {
    return rowsInForce(reference.rows('stay-terms'), on).some(
      ({ fields }) => Array.isArray(fields.citizenships) && fields.citizenships.includes(citizenship),
    );
  }

  watch(
    () => [person.value, person.value.citizenship, person.value.enteredOn] as const,
    ([now, citizenship, enteredOn]) => {
      const { derived } = marksOf(now);
      if (now.regime !== '' && !derived.has('regime')) return;
      const entry = readTypedDay(enteredOn, { century: 'past', today: today.value });
      const visaFree = isVisaFree(citizenship, entry.ok ? entry.day : today.value);
      now.regime = visaFree ? 'visaFree' : '';
      if (visaFree) derived.add('regime');
      else derived.delete('regime');
    },
  );
}

import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { ComputedRef } from 'vue';
import { rowsInForce } from '#shared/reference/lists.ts';
import type { ReferenceList } from '#shared/reference/lists.ts';
import type { Field } from '#shared/forms/field.ts';
import { compareText } from '#shared/text/collate.ts';
import type { ChoiceItem } from '../components/fields/field.ts';
import { useOfficeClock } from '../composables/use-office-clock.ts';
import { say, useLanguage } from '../locale.ts';
import { useReference } from './reference.ts';

/** Lists the desk's forms choose from. */
export const deskLists = [
  'countries',
  'document-types',
  'purposes',
  'visa-categories',
  'stay-terms',
  'regions',
  'checkpoints',
  'place-types',
  'accommodation-rights',
  'enclosure-types',
  'host-kinds',
  'work-exemptions',
  'work-evidence',
] as const satisfies readonly ReferenceList[];

/** Long lists whose own order means nothing to a clerk. */
const alphabetical = new Set(['countries', 'regions', 'checkpoints']);

/** What choice fields offer, in the current language and in force today; each list is put together once. */
export const useChoices = defineStore('choices', () => {
  const reference = useReference();
  const { language } = useLanguage();
  const { today } = useOfficeClock();
  const lists = new Map<string, ComputedRef<readonly ChoiceItem[]>>();

  /** Codes of people's documents a notice of a foreigner does not take. */
  function notOffered(list: string): ReadonlySet<string> {
    if (list !== 'document-types') return new Set();
    const rows = rowsInForce(reference.rows('document-types'), today.value);
    return new Set(rows.filter(({ fields }) => fields.foreigner === false).map(({ code }) => code));
  }

  function itemsOfList(list: string): readonly ChoiceItem[] {
    const left = notOffered(list);
    const items = reference
      .choices(list, today.value)
      .filter(({ code }) => !left.has(code))
      .map(({ code, names, search }) => {
        const name = names[language.value];
        // A clerk reads "B1" on the visa, and its meaning beside it.
        const label = list === 'visa-categories' && name !== code ? `${code} – ${name}` : name;
        return { code, label, search };
      });
    return alphabetical.has(list) ? items.sort((one, other) => compareText(one.label, other.label)) : items;
  }

  function ofList(list: string): readonly ChoiceItem[] {
    const known = lists.get(list) ?? computed(() => itemsOfList(list));
    lists.set(list, known);
    return known.value;
  }

  /** The lines of a choice field. */
  function of({ choices }: Pick<Field, 'choices'>): readonly ChoiceItem[] {
    if (choices === undefined) return [];
    if ('list' in choices) return ofList(choices.list);
    return choices.codes.map((code) => ({ code, label: say(`form.choice.${code}`) }));
  }

  /** How a stored code is written for people, whatever the dates of its row. */
  function labelOf({ choices }: Pick<Field, 'choices'>, code: string): string {
    if (choices === undefined) return code;
    return 'list' in choices
      ? reference.nameOf(choices.list, code, language.value)
      : say(`form.choice.${code}`);
  }

  const showsCode = ({ choices }: Pick<Field, 'choices'>): boolean =>
    choices !== undefined && 'list' in choices && choices.list === 'countries';

  const load = (): Promise<void> => reference.loadAll(deskLists);

  return { of, labelOf, showsCode, load };
});

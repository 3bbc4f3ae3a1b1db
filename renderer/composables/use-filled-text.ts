import { computed, ref } from 'vue';
import type { FieldIssue } from '../components/fields/field.ts';
import { t } from '../locale.ts';
import { enterFieldById } from './fields-in.ts';

/**
 * A text of a dialog that must not be empty: that it is missing shows from the first attempt on.
 *
 * @param id of its field, where the cursor goes when it is missing
 * @param missing the sentence then
 */
export function useFilledText(id: string, missing: () => string = () => t('issue.field.required')) {
  const text = ref('');
  const tried = ref(false);
  const issues = computed<readonly FieldIssue[]>(() =>
    tried.value && text.value.trim() === '' ? [{ severity: 'block', text: missing() }] : [],
  );

  /** The text without its margins; null, with the cursor in the field, when there is none. */
  function given(): string | null {
    tried.value = true;
    const trimmed = text.value.trim();
    if (trimmed !== '') return trimmed;
    enterFieldById(id);
    return null;
  }

  return { text, issues, given };
}

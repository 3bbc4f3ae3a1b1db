import { onMounted, onScopeDispose } from 'vue';
import type { Ref } from 'vue';
import { enterField, fieldsIn } from './fields-in.ts';

/**
 * Enter goes to the next field in the order of the page, in the last one to the button (`button`, or the container's
 * `[data-main-action]`), which the next Enter presses. Text areas, buttons and links keep their own Enter; a combobox with an open list
 * takes Enter itself and says so by preventing the default.
 */
export function useEnterNavigation(
  container: Readonly<Ref<HTMLElement | null>>,
  button?: Readonly<Ref<HTMLElement | null>>,
): void {
  function onKeydown(event: KeyboardEvent): void {
    const root = container.value;
    const from = event.target;
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
    if (root === null || event.key !== 'Enter' || !plain || event.defaultPrevented || event.isComposing)
      return;
    if (!(from instanceof HTMLInputElement || from instanceof HTMLSelectElement)) return;
    event.preventDefault();
    const next = fieldsIn(root).find((field) => follows(field, from) && !sameGroup(field, from));
    if (next !== undefined) enterField(next);
    else (button?.value ?? document.querySelector<HTMLElement>('[data-main-action]'))?.focus();
  }

  let listening: HTMLElement | null = null;
  onMounted(() => {
    listening = container.value;
    listening?.addEventListener('keydown', onKeydown);
  });
  onScopeDispose(() => listening?.removeEventListener('keydown', onKeydown));
}

function follows(field: HTMLElement, from: HTMLElement): boolean {
  return (from.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function sameGroup(field: HTMLElement, from: HTMLElement): boolean {
  if (!(field instanceof HTMLInputElement && from instanceof HTMLInputElement)) return false;
  return from.type === 'radio' && field.type === 'radio' && field.name === from.name;
}

import { onScopeDispose, readonly, ref } from 'vue';

type Layout = 'latin' | 'cyrillic';

/** Which letters the keyboard gives, told from the last letter key pressed; null until one was. For fields whose text is hidden. */
export function useKeyboardLayout() {
  const layout = ref<Layout | null>(null);

  function onKeydown({ key }: KeyboardEvent): void {
    if (/^\p{Script=Cyrillic}$/u.test(key)) layout.value = 'cyrillic';
    else if (/^\p{Script=Latin}$/u.test(key)) layout.value = 'latin';
  }

  window.addEventListener('keydown', onKeydown, { capture: true, passive: true });
  onScopeDispose(() => window.removeEventListener('keydown', onKeydown, { capture: true }));
  return { layout: readonly(layout) };
}

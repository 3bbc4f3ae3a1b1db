import { onScopeDispose, ref } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';
import { useSession } from '../stores/session.ts';

/**
 * Asks before a page with unsaved typing is left: `asks` opens the question, `answer` ends it. A desk that locks is left without asking,
 * because nobody may be there to answer.
 */
export function useLeaveGuard(isUnsaved: () => boolean) {
  const session = useSession();
  const asks = ref(false);
  let decide: ((leaves: boolean) => void) | null = null;

  function answer(leaves: boolean): void {
    asks.value = false;
    decide?.(leaves);
    decide = null;
  }

  onBeforeRouteLeave(() => {
    if (!isUnsaved() || session.state !== 'open') return true;
    answer(false);
    asks.value = true;
    return new Promise<boolean>((resolve) => (decide = resolve));
  });

  function warn(event: BeforeUnloadEvent): void {
    if (isUnsaved() && session.state === 'open') event.preventDefault();
  }
  window.addEventListener('beforeunload', warn);
  onScopeDispose(() => {
    window.removeEventListener('beforeunload', warn);
    answer(true);
  });

  return { asks, answer };
}

import { onScopeDispose } from 'vue';
import { findMrz } from '#shared/identifiers/mrz.ts';

/**
 * A machine-readable zone pasted anywhere fills the person instead of the field the cursor happens to be in. `onMrz` gets its lines
 * joined by `\n`; any other text is pasted as usual.
 */
export function useMrzPaste(onMrz: (lines: string) => void): void {
  function onPaste(event: ClipboardEvent): void {
    const found = findMrz(event.clipboardData?.getData('text/plain') ?? '');
    if (found === null) return;
    event.preventDefault();
    event.stopPropagation();
    onMrz(found);
  }

  window.addEventListener('paste', onPaste, { capture: true });
  onScopeDispose(() => window.removeEventListener('paste', onPaste, { capture: true }));
}

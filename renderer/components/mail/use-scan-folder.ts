import { onMounted, onScopeDispose, shallowRef } from 'vue';
import type { Output } from '#shared/contract/contract.ts';
import { call } from '../../api.ts';

/** The folder is looked into this often while its files are shown, in milliseconds. */
const everyMs = 5_000;

/** What waits in the folder of the scanner, looked at again and again for as long as the calling component lives. */
export function useScanFolder() {
  const folder = shallowRef<Output<'scan.folder'> | null>(null);
  let isLooking = false;

  async function look(): Promise<void> {
    if (isLooking || document.visibilityState === 'hidden') return;
    isLooking = true;
    try {
      folder.value = await call('scan.folder', {});
    } catch {
      // The next look may find it; what the folder cannot give is said when a file is taken.
    } finally {
      isLooking = false;
    }
  }

  onMounted(look);
  const timer = window.setInterval(() => void look(), everyMs);
  onScopeDispose(() => window.clearInterval(timer));
  return { folder, look };
}

import { readonly, ref } from 'vue';

/** The strip scanned or pasted last and not yet taken; wherever in the frame it was heard, the notification form takes it. */
const waiting = ref<string | null>(null);

export function useStripInbox() {
  return {
    waiting: readonly(waiting),
    put(strip: string): void {
      waiting.value = strip;
    },
    take(): string | null {
      const strip = waiting.value;
      waiting.value = null;
      return strip;
    },
  };
}

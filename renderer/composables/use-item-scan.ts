import { onScopeDispose, readonly, ref } from 'vue';

/** Takes the number of a postal item a reader scanned (upper case, no blanks, the shape of S10), or refuses by returning false. */
export type ItemTaker = (number: string) => boolean;

const takers: ItemTaker[] = [];
/** The number scanned last that no page took: the page that opens envelopes begins with it. */
const waiting = ref<string | null>(null);

/**
 * Takes scanned numbers of postal items, wherever the cursor is and whatever layout is active, for as long as the calling component
 * lives. Of several takers the newest is asked first.
 */
export function useItemScan(taker: ItemTaker): void {
  takers.push(taker);
  onScopeDispose(() => takers.splice(takers.indexOf(taker), 1));
}

/** For the frame: hands a scanned number to whoever takes it; false when nobody does. */
export function offerItem(number: string): boolean {
  return [...takers].reverse().some((taker) => taker(number));
}

export function useItemInbox() {
  return {
    waiting: readonly(waiting),
    put(number: string): void {
      waiting.value = number;
    },
    take(): string | null {
      const number = waiting.value;
      waiting.value = null;
      return number;
    },
  };
}

import { readonly, ref } from 'vue';

/** Counts how often Enter was pressed in the search box: the results then take the cursor. */
const entered = ref(0);

export function useSearchBox() {
  return {
    entered: readonly(entered),
    enter: (): void => {
      entered.value += 1;
    },
  };
}

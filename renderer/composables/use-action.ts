import { ref } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { Failure } from '#shared/errors.ts';

/**
 * One thing a page asks of the core: while it runs it is `busy` and a second press does nothing; what went wrong stays in `failure` until
 * the next try, so that it can be shown where it concerns.
 */
export function useAction() {
  const busy = ref(false);
  const failure = ref<Failure | null>(null);

  /** True when the work was done. */
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    failure.value = null;
    try {
      await work();
      return true;
    } catch (error) {
      failure.value = failureOf(error);
      return false;
    } finally {
      busy.value = false;
    }
  }

  return { busy, failure, run };
}

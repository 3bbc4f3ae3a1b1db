import { onScopeDispose, ref, shallowRef } from 'vue';
import { failureOf } from '#shared/contract/client.ts';
import type { ImportView } from '#shared/contract/imports.ts';
import type { Failure } from '#shared/errors.ts';
import { call, carrier } from '../../api.ts';

/** One import as it stands, asked for again whenever the core says that it went on. */
export function useImport(id: () => string) {
  const view = shallowRef<ImportView | null>(null);
  const failure = shallowRef<Failure | null>(null);
  const gone = ref(false);
  let asked = 0;

  async function load(): Promise<void> {
    asked += 1;
    const number = asked;
    try {
      const found = await call('import.read', { id: id() });
      if (number !== asked) return;
      view.value = found;
      failure.value = null;
    } catch (error) {
      if (number !== asked) return;
      const failed = failureOf(error);
      // Removed meanwhile, perhaps from this very page.
      gone.value = failed.code === 'import.unknown';
      failure.value = gone.value ? null : failed;
    }
  }

  const stop = carrier.subscribe(({ name, detail }) => {
    if (name === 'import.changed' && (detail === null || detail === id())) void load();
  });
  onScopeDispose(stop);
  return { view, failure, gone, load };
}

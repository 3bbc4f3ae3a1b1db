import { inject, onScopeDispose, provide, reactive } from 'vue';
import type { InjectionKey } from 'vue';

/** How many parts of the page stand in each zone now; an empty zone takes no room. */
interface Zones {
  actions: number;
  checks: number;
}

const zonesKey: InjectionKey<Zones> = Symbol('zones of the frame');

/** For the frame. */
export function provideZones(): Zones {
  const zones = reactive<Zones>({ actions: 0, checks: 0 });
  provide(zonesKey, zones);
  return zones;
}

/** For what a page puts into a zone: the zone shows for as long as the calling component lives. */
export function useZone(name: keyof Zones): void {
  const zones = inject(zonesKey, null);
  if (zones === null) throw new Error('a zone needs the frame around it');
  zones[name] += 1;
  onScopeDispose(() => (zones[name] -= 1));
}

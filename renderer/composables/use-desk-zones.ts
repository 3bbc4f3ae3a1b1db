import { inject, onScopeDispose, provide, shallowReactive } from 'vue';
import type { InjectionKey } from 'vue';

/** Places of the frame, outside a page's own column, that a page may fill. */
export type DeskZoneName = 'checks' | 'checksSummary' | 'checksNote' | 'actions';

interface DeskZones {
  /** How many pages ask for a place: a place nobody fills is not drawn. */
  readonly asked: Record<DeskZoneName, number>;
  /** The element of each place once it is drawn. */
  readonly places: Record<DeskZoneName, Element | null>;
}

const key: InjectionKey<DeskZones> = Symbol('desk zones');

/** For the frame: says which places are asked for and takes their elements. */
export function provideDeskZones(): DeskZones {
  const zones: DeskZones = {
    asked: shallowReactive({ checks: 0, checksSummary: 0, checksNote: 0, actions: 0 }),
    places: shallowReactive({ checks: null, checksSummary: null, checksNote: null, actions: null }),
  };
  provide(key, zones);
  return zones;
}

/** For what stands in a place: asks for it for as long as the calling component lives. */
export function useDeskZone(name: DeskZoneName): DeskZones['places'] {
  const zones = inject(key);
  if (zones === undefined) throw new Error('a desk zone outside the frame');
  zones.asked[name] += 1;
  onScopeDispose(() => {
    zones.asked[name] -= 1;
  });
  return zones.places;
}

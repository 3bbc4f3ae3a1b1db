import { useShortcuts } from './use-shortcuts.ts';

/**
 * F6 goes round the zones of the page (elements with `data-zone`, in the order of the page) and comes back to where the cursor was in
 * each; Shift+F6 goes the other way.
 */
export function useFocusZones(): void {
  const lastIn = new WeakMap<Element, HTMLElement>();

  useShortcuts({
    zones(event) {
      const zones = [...document.querySelectorAll<HTMLElement>('[data-zone]')].filter((zone) =>
        zone.checkVisibility(),
      );
      const active = document.activeElement;
      const at = zones.findIndex((zone) => zone.contains(active));
      const here = zones[at];
      if (here !== undefined && active instanceof HTMLElement) lastIn.set(here, active);
      const step = event.shiftKey ? zones.length - 1 : 1;
      const next = zones[(Math.max(at, event.shiftKey ? 0 : -1) + step) % zones.length];
      if (next === undefined) return false;
      const remembered = lastIn.get(next);
      (remembered?.isConnected === true ? remembered : next).focus();
      return true;
    },
  });
}

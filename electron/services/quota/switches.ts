import type { Day } from '#shared/dates/day.ts';
import type { WorkSwitches } from '#shared/rules/work/case.ts';
import { workSwitches } from '../work-settings.ts';
import type { LedgerStore } from './lines.ts';

/** How permits of the register count against the ledger, as the office has settled it on a day. */
export function switchesOn({ tables }: LedgerStore, on: Day): WorkSwitches {
  const inForce = tables.settings.inForce(on);
  return workSwitches((code) => {
    const found = inForce.get(code);
    return found === undefined ? null : { value: found.value, confirmed: found.confidence === 'confirmed' };
  });
}

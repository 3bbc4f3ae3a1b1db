import type { Day } from '#shared/dates/day.ts';
import type { WorkCase, WorkSwitches } from '#shared/rules/work/case.ts';
import { judgeWork } from '#shared/rules/work/judge-work.ts';
import type { OpenStore } from '../../core-state.ts';
import type { Services } from '../../dispatch.ts';
import { note, todayOf } from '../at-desk.ts';
import { ledgerFor } from '../quota/ledger.ts';
import { requireUsableSetting } from '../usable-setting.ts';
import { workSwitches } from '../work-settings.ts';
import { changesUnder } from './changes.ts';

type Switch = WorkSwitches['unconfirmed'][number];
type Value = string | number | boolean;

/** Switches that decide how the permits we know are counted: under another value the ledger reads otherwise. */
const counting: readonly Switch[] = ['unitReturned', 'longCategory1Once', 'severalRegions'];

/** The switches as they would be on a day with one setting put in. */
function switchesWith(
  store: OpenStore,
  on: Day,
  candidate: { readonly key: string; readonly value: Value },
): WorkSwitches {
  const inForce = store.tables.settings.inForce(on);
  return workSwitches((code) => {
    const found = inForce.get(code);
    const confirmed = found?.confidence === 'confirmed';
    if (code === candidate.key) return { value: candidate.value, confirmed };
    return found === undefined ? null : { value: found.value, confirmed };
  });
}

/** The same kept case with the switches that the candidate moves; the rest stays as it was when it was judged. */
function inputWith(
  input: WorkCase,
  { moved, store, switches }: { moved: readonly Switch[]; store: OpenStore; switches: WorkSwitches },
): WorkCase {
  const changed = Object.fromEntries(moved.map((key) => [key, switches[key]])) as Partial<WorkSwitches>;
  const next = { ...input, switches: { ...input.switches, ...changed } };
  if (!moved.some((key) => counting.includes(key))) return next;
  const asIf = { tables: store.tables, reference: { ...store.reference, workSwitches: () => next.switches } };
  return { ...next, ...ledgerFor(asIf, input.permits, input.facts.checkedOn) };
}

export const trySettingServices = {
  async 'setting.try'({ key, value, validFrom }, desk) {
    const { store } = desk;
    requireUsableSetting(store, key, value);
    const today = todayOf(desk);
    const on = validFrom ?? today;
    const before = store.reference.workSwitches(on);
    const switches = switchesWith(store, on, { key, value });
    const { unconfirmed: _open, ...values } = switches;
    const moved = (Object.keys(values) as Switch[]).filter((each) => switches[each] !== before[each]);
    const changes =
      moved.length === 0
        ? { judged: 0, changed: 0, rows: [] }
        : await changesUnder(desk, today, ({ input, verdict }) =>
            judgeWork(inputWith(input, { moved, store, switches }), store.packages.rules(verdict.package.id)),
          );
    note(desk, 'setting.try', { object: key, data: { value, validFrom, judged: changes.judged } });
    return { changes };
  },
} satisfies Partial<Services>;

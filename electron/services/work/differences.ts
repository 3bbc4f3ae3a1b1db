import type { VerdictChange } from '#shared/contract/work.ts';
import type {
  QuotaLimit,
  QuotaUse,
  WorkCase,
  WorkPermit,
  WorkSwitches,
  WorkTables,
} from '#shared/rules/work/case.ts';
import type { WorkVerdict } from '#shared/rules/work/verdict.ts';

/** A verdict and what it rests on. */
interface Judged {
  readonly input: WorkCase;
  readonly verdict: WorkVerdict;
}

type What = VerdictChange['what'];

/** What two lists hold under the same name, where it is not the same. */
function byName(
  what: What,
  then: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): VerdictChange[] {
  const names = [...new Set([...then.keys(), ...now.keys()])];
  return names
    .map((part) => ({ what, part, then: then.get(part) ?? null, now: now.get(part) ?? null }))
    .filter((change) => change.then !== change.now);
}

const named = <Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  textOf: (item: Item) => string,
) => new Map(items.map((item) => [nameOf(item), textOf(item)]));

const permits = (list: readonly WorkPermit[]) =>
  named(
    list,
    ({ number }) => number,
    (permit) =>
      [permit.status, permit.statusOn, permit.validFrom, permit.validUntil, permit.regions.join(' ')]
        .filter((part) => part !== null && part !== '')
        .join(', '),
  );

const limits = (list: readonly QuotaLimit[]) =>
  named(
    list,
    ({ region, year, line, from }) => `${region} ${year} ${line} ${from}`,
    ({ units, confirmed }) => `${units ?? '?'}${confirmed ? '' : ' (unconfirmed)'}`,
  );

const uses = (list: readonly QuotaUse[]) =>
  named(
    list,
    ({ region, year, line, kind, asOf }) => `${region} ${year} ${line} ${kind} ${asOf}`,
    ({ used }) => String(used),
  );

function switches({ unconfirmed, ...values }: WorkSwitches): Map<string, string> {
  const open: readonly string[] = unconfirmed;
  return named(
    Object.entries(values),
    ([key]) => key,
    ([key, value]) => `${value}${open.includes(key) ? ' (unconfirmed)' : ''}`,
  );
}

function lists({ exemptions, ...rest }: WorkTables): Map<string, string> {
  const rows = exemptions.map((row) => [`work-exemptions ${row.code}`, JSON.stringify(row)] as const);
  return new Map([
    ...rows,
    ...Object.entries(rest).map(([key, value]) => [key, JSON.stringify(value)] as const),
  ]);
}

const packageOf = ({ package: { id, hash } }: WorkVerdict): string => `${id} ${hash.slice(0, 12)}`;

/** Everything two judgements of the same person come to or rest on that is not the same; the outcome first, then what may have moved it. */
export function differencesOf(then: Judged, now: Judged): VerdictChange[] {
  const single: [What, (judged: Judged) => string | null][] = [
    ['result', ({ verdict }) => verdict.result],
    ['light', ({ verdict }) => verdict.light],
    ['rule', ({ verdict }) => verdict.rule],
    ['limit', ({ verdict }) => verdict.limitOn],
    ['day', ({ input }) => input.facts.checkedOn],
    ['package', ({ verdict }) => packageOf(verdict)],
    ['register', ({ input }) => input.register.snapshotOn],
  ];
  return [
    ...single
      .map(([what, read]) => ({ what, part: null, then: read(then), now: read(now) }))
      .filter((change) => change.then !== change.now),
    ...byName('permits', permits(then.input.permits), permits(now.input.permits)),
    ...byName('ledger', limits(then.input.limits), limits(now.input.limits)),
    ...byName('ledger', uses(then.input.use), uses(now.input.use)),
    ...byName('switch', switches(then.input.switches), switches(now.input.switches)),
    ...byName('list', lists(then.input.tables), lists(now.input.tables)),
  ];
}

import { readFileSync } from 'node:fs';
import { AppError } from '#shared/errors.ts';
import { instantOf, wallClock } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import { rowsInForce } from '#shared/reference/lists.ts';
import type { ReferenceList } from '#shared/reference/lists.ts';
import type { WorkCase, WorkSwitches, WorkTables } from '#shared/rules/work/case.ts';
import { factsFileOf, factsFileSchema, switchesWith, tablesWith } from '#shared/rules/work/facts-file.ts';
import type { FactsFile } from '#shared/rules/work/facts-file.ts';
import { judgeWork } from '#shared/rules/work/judge-work.ts';
import type { RulePackage } from '#shared/rules/work/package.ts';
import { shippedRules } from '#shared/rules/work/rules-2026.ts';
import type { WorkVerdict } from '#shared/rules/work/verdict.ts';
import { readStrict } from '#shared/text/read-strict.ts';
import type { TextFault } from '#shared/text/read-strict.ts';
import type { OpenStore } from '../core-state.ts';
import { ledgerFor } from '../services/quota/ledger.ts';
import { shippedRows } from '../services/shipped-reference.ts';
import { rulePackageOf } from '../services/work/package-book.ts';
import { workCaseOf } from '../services/work/work-case.ts';
import { workSwitches, workTables } from '../services/work-settings.ts';
import { inspectStore } from '../store/open.ts';
import { explain } from './explain.ts';
import { openExisting, resourcesDir, say, stateOf } from './store.ts';

export interface CheckOptions {
  readonly facts: string;
  /** Folder of a store whose register, ledger, settings and rules are used; null = what the file carries and what ships. */
  readonly data: string | null;
  readonly at: Day | null;
  readonly login: string | undefined;
  readonly form: 'line' | 'json' | 'explain';
}

/** Minutes east of UTC of Kazakhstan's clock, for the day of a check without a store. */
const offsetMinutes = 300;

function sentence({ place, kind, hint }: TextFault): string {
  switch (kind) {
    case 'notJson':
      return `not JSON${hint === '' ? '' : ` (${hint})`}`;
    case 'unknownField':
      return `${place}: unknown field${hint === '' ? '' : `; did you mean ${hint}?`}`;
    case 'missingField':
      return `${place}: missing`;
    case 'noSuchDay':
      return `${place}: the calendar has no such day`;
    case 'wrongValue':
      return `${place === '' ? 'file' : place}: wrong value${hint === '' ? '' : `; expected ${hint}`}`;
  }
}

function readFacts(path: string): FactsFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new AppError('cli.noFacts', { file: path });
  }
  const { value, faults } = readStrict(factsFileSchema, text.replace(/^\uFEFF/, ''));
  if (value === null) throw new AppError('cli.wrongFacts', { faults: faults.map(sentence).join('\n') });
  return factsFileOf(value);
}

interface Basis {
  readonly switches: WorkSwitches;
  readonly tables: WorkTables;
  readonly rules: RulePackage;
}

/** Lists, defaults of the settings and rules as they ship. */
function shippedBasis(on: Day): Basis {
  const inForce = <L extends ReferenceList>(list: L) => rowsInForce(shippedRows(resourcesDir, list), on);
  const settings = new Map(inForce('settings-defaults').map((row) => [row.code, row]));
  const switches = workSwitches((code) => {
    const row = settings.get(code);
    return row === undefined ? null : { value: row.value, confirmed: row.confidence === 'confirmed' };
  });
  return { switches, tables: workTables({ inForce }, on), rules: rulePackageOf(shippedRules) };
}

/** The case of the file alone: what it does not carry is not known. */
function carriedCase(file: FactsFile, checkedOn: Day): { input: WorkCase; rules: RulePackage } {
  const basis = shippedBasis(checkedOn);
  const input = {
    facts: { ...file.facts, checkedOn },
    permits: file.permits ?? [],
    limits: file.limits ?? [],
    use: file.use ?? [],
    register: file.register ?? { snapshotOn: null, source: '' },
    switches: switchesWith(basis.switches, file),
    tables: tablesWith(basis.tables, file),
  };
  return { input, rules: basis.rules };
}

/** The case of the file in this store: what the file carries wins. */
function caseInStore(
  file: FactsFile,
  store: OpenStore,
  checkedOn: Day,
): { input: WorkCase; rules: RulePackage } {
  const found = workCaseOf({ ...file.facts, checkedOn }, store);
  const permits = file.permits ?? found.permits;
  const ledger = file.permits === null ? found : ledgerFor(store, permits, checkedOn);
  const input = {
    facts: found.facts,
    permits,
    limits: file.limits ?? ledger.limits,
    use: file.use ?? ledger.use,
    register: file.register ?? found.register,
    switches: switchesWith(found.switches, file),
    tables: tablesWith(found.tables, file),
  };
  return { input, rules: store.packages.rulesOn(checkedOn) };
}

/** 0: in order, or nothing to check; 1: stops the work ground; 3: somebody has to look, or data are missing. */
function exitCode({ light }: WorkVerdict): number {
  switch (light) {
    case 'order':
    case 'off':
      return 0;
    case 'stop':
      return 1;
    case 'look':
    case 'noData':
      return 3;
  }
}

function tell(input: WorkCase, verdict: WorkVerdict, form: CheckOptions['form']): void {
  const { checkedOn } = input.facts;
  if (form === 'json') say(JSON.stringify({ checkedOn, ...verdict }, null, 2));
  else if (form === 'explain') say(explain(input, verdict, shippedRows(resourcesDir, 'legal-sources')));
  else {
    const limit = verdict.limitOn === null ? '' : ` until ${verdict.limitOn}`;
    say(`${verdict.result} (${verdict.light})${limit}: rule ${verdict.rule}, package ${verdict.package.id}`);
  }
}

/**
 * Judges the case of a facts file and prints the verdict; writes nothing of its own anywhere.
 *
 * @returns the exit code: 0 in order or off, 1 stop, 3 look or no data
 * @throws AppError `cli.noFacts`, `cli.wrongFacts`, `cli.noStore`, or a failure of opening the store
 */
export async function check({ facts, data, at, login, form }: CheckOptions): Promise<number> {
  const file = readFacts(facts);
  const now = instantOf(Date.now());
  if (data === null) {
    const checkedOn = at ?? file.facts.checkedOn ?? wallClock(now, offsetMinutes).day;
    const { input, rules } = carriedCase(file, checkedOn);
    const verdict = judgeWork(input, rules);
    tell(input, verdict, form);
    return exitCode(verdict);
  }
  if (inspectStore(data) === 'absent') throw new AppError('cli.noStore', { folder: data });
  const { store } = await openExisting(stateOf(data), login);
  try {
    const checkedOn = at ?? file.facts.checkedOn ?? store.reference.wallClock(now).day;
    const { input, rules } = caseInStore(file, store, checkedOn);
    const verdict = judgeWork(input, rules);
    tell(input, verdict, form);
    return exitCode(verdict);
  } finally {
    store.close();
  }
}

import type { Day } from '../../dates/day.ts';
import { nearMisses, seen } from './candidates.ts';
import type { WorkCase } from './case.ts';
import { workClauses } from './clauses.ts';
import { counselOf } from './counsel.ts';
import { earliestEnd } from './ends.ts';
import { missingOf } from './missing.ts';
import type { Basis, RulePackage, RulePackageContent, RuleRow } from './package.ts';
import { paramsOf, tripDaysLeft } from './params.ts';
import { fitting, planOf } from './plan.ts';
import type { Plan } from './plan.ts';
import { afterDecision, earlierOf, situationOf } from './situation.ts';
import type { Decided, Situation } from './situation.ts';
import { valuesOf } from './values.ts';
import type { Clause, WorkFinding, WorkLight, WorkResult, WorkVerdict } from './verdict.ts';

const lights: Readonly<Record<WorkResult, WorkLight>> = {
  'N/A': 'off',
  'CLEAR-TREATY': 'order',
  'CLEAR-LAW': 'order',
  'CLEAR-PERMIT-Q': 'order',
  'CLEAR-PERMIT-NQ': 'order',
  'CLEAR-CERT': 'order',
  'CLEAR-LI': 'order',
  LIMIT: 'order',
  EVIDENCE: 'look',
  REFER: 'look',
  'NO-DATA': 'noData',
  'NO-AUTH': 'stop',
  'NOT-YET': 'stop',
  EXPIRED: 'stop',
  SUSPENDED: 'stop',
  REVOKED: 'stop',
  EMPLOYER: 'stop',
  PERSON: 'stop',
  JOB: 'stop',
  PLACE: 'stop',
  SCOPE: 'stop',
  TERM: 'stop',
};

/** Where an edited package decides nothing. */
const noRow: RuleRow = {
  id: 'R00',
  role: 'verdict',
  result: 'REFER',
  when: [],
  clauses: [],
  refer: 'supervisor',
};

/**
 * May this person work here, for this employer, in this job and place, on these days? The rows of the package are asked in order
 * (permits-quotas.md, section 11); nothing is read but the arguments and nothing is thrown for any case the types allow.
 *
 * The verdict has the result and rule of the row that decided. Where the quota part cannot be judged (R55) the whole is NO-DATA, never
 * clear, and a passed line (`R57.permit`) says that the permit itself is in order. Its light is the row's own, or `look` when a modifier
 * adds that some proof has to be seen; modifiers that only note or limit leave it alone.
 */
export function judgeWork(theCase: WorkCase, rules: RulePackage): WorkVerdict {
  const { content, hash } = rules;
  const plan = planOf(content);
  const situation = situationOf(theCase, content.limits, plan.needsOf);
  const { deciding, passed } = walk(situation, plan);
  const after = afterDecision(situation, decidedBy(deciding));
  const modifiers = plan.modifiers.flatMap((ready) => {
    const found = fitting(ready, after);
    return found === null ? [] : [findingOf(ready.row, found, content)];
  });
  const findings = [deciding, ...passed, ...modifiers];
  const { paper } = situation.candidates;
  const verdict = {
    result: deciding.result,
    light: lightOf(deciding, modifiers),
    rule: deciding.rule,
    findings,
    paper: paper === null ? null : seen(paper, paper.foundBy),
    nearMisses: nearMisses(situation.candidates),
    limitOn: findings.reduce<Day | null>((first, { limitOn }) => earlierOf(first, limitOn), null),
    tripDaysLeft: findings.find((finding) => finding.tripDaysLeft !== null)?.tripDaysLeft ?? null,
    registerOn: theCase.register.snapshotOn,
    package: { id: content.id, hash },
  };
  return { ...verdict, counsel: counselOf(verdict, after) };
}

/** Asks row by row until one decides. */
function walk(situation: Situation, plan: Plan): { deciding: WorkFinding; passed: WorkFinding[] } {
  const passed: WorkFinding[] = [];
  for (const ready of plan.deciding) {
    const found = fitting(ready, situation);
    if (found === null) continue;
    const finding = findingOf(ready.row, found, plan.content);
    if (ready.row.role !== 'passed') return { deciding: finding, passed };
    passed.push(finding);
  }
  return { deciding: findingOf(noRow, situation, plan.content), passed };
}

function findingOf(row: RuleRow, situation: Situation, content: RulePackageContent): WorkFinding {
  const limitOn = earliestEnd(situation, row.ends ?? []);
  const params = paramsOf(row.id, situation, limitOn);
  return {
    rule: row.id.split('.')[0] ?? row.id,
    role: row.role,
    result: row.result,
    light: row.light ?? lights[row.result],
    code: row.id,
    params,
    clauses: clausesOf(row, situation, content),
    values: valuesOf(situation, row.values ?? []),
    limitOn,
    tripDaysLeft: 'tripDaysLeft' in params ? tripDaysLeft(situation) : null,
    missing: missingOf(situation, row.missing ?? []),
    refer: row.refer ?? null,
    unconfirmed: isUnconfirmed(row, situation),
  };
}

/** The row's own clauses, and the one the list of grounds names for the ground that was claimed. */
function clausesOf(row: RuleRow, { exemption }: Situation, { editions }: RulePackageContent): Clause[] {
  const own = row.clauses.map((source): Clause => ({ source, edition: editions[workClauses[source]].on }));
  const listed = exemption?.clause ?? null;
  if (listed === null || own.some(({ source }) => source === listed)) return own;
  const act = Object.entries(workClauses).find(([source]) => source === listed)?.[1];
  return [...own, { source: listed, edition: act === undefined ? null : editions[act].on }];
}

function isUnconfirmed({ uses = [] }: RuleRow, situation: Situation): boolean {
  return situation.exemption?.confirmed === false || uses.some((basis) => isOpen(basis, situation));
}

function isOpen(basis: Basis, { switches, tables, quota, paper }: Situation): boolean {
  switch (basis) {
    case 'treatyStates':
    case 'restrictedSectors':
    case 'labourImmigrantStates':
    case 'seasonalJobs':
      return tables.unconfirmed.includes(basis);
    case 'quotaLimit':
      return quota?.checks.some(({ limit }) => limit?.confirmed === false) ?? false;
    case 'employerByName':
      return paper?.byName === true;
    case 'severalRegions':
      return switches.unconfirmed.includes(basis) && (paper?.permit.regions.length ?? 0) > 1;
    default:
      return switches.unconfirmed.includes(basis);
  }
}

function decidedBy({ rule, role, result, light, limitOn }: WorkFinding): Decided {
  return { rule, role, result, light, limitOn };
}

function lightOf({ light }: WorkFinding, modifiers: readonly WorkFinding[]): WorkLight {
  return light === 'order' && modifiers.some(({ result }) => result === 'EVIDENCE') ? 'look' : light;
}

import { grantNothing } from './grounds.ts';
import { paramOf } from './params.ts';
import { predicates } from './predicates/index.ts';
import { aboutGround } from './situation.ts';
import type { Situation } from './situation.ts';
import type { Counsel, WorkFinding, WorkVerdict } from './verdict.ts';
import { counselParams } from './vocabulary.ts';
import type { CounselKey, WorkCode } from './vocabulary.ts';

/** More than this nobody reads to a visitor. */
const mostLines = 4;

type Judged = Omit<WorkVerdict, 'counsel'>;

/** Papers with lines of their own. */
const named: ReadonlySet<string> = new Set(['contract', 'contractRegistration', 'insurance', 'register']);

/**
 * What would make the case clear while the visitor is there, what helps most first. Empty when nothing is needed.
 *
 * @param situation after the decision
 */
export function counselOf(verdict: Judged, situation: Situation): Counsel[] {
  const keys = [
    ...paperCounsel(verdict, situation),
    ...proofCounsel(verdict),
    ...groundCounsel(verdict, situation),
    ...termCounsel(verdict, situation),
    ...(verdict.result === 'REFER' ? (['supervisorDecides'] as const) : []),
  ];
  return [...new Set(keys)].slice(0, mostLines).map((key) => ({
    key,
    params: paramsOfCounsel(key, verdict, situation),
  }));
}

/** What to do about the permit found, or not found. */
function paperCounsel({ findings }: Judged, situation: Situation): CounselKey[] {
  const code = findings[0]?.code as WorkCode | undefined;
  const register = isRegisterOld(situation) ? (['newerRegister'] as const) : [];
  switch (code) {
    case 'R05':
    case 'R05.none':
      return ['newerRegister', ...(predicates.numberGiven(situation) ? (['checkNumber'] as const) : [])];
    case 'R40.number':
      return ['checkNumber'];
    case 'R41':
    case 'R42':
      return ['askIssuer', ...register];
    case 'R43':
    case 'R43.status':
    case 'R62':
    case 'R62.contract':
    case 'R52':
    case 'R71':
      return [...register, 'newPermit'];
    case 'R43.replaced':
      return ['checkNumber', ...register];
    case 'R10.ahead':
    case 'R44':
      return ['waitUntil'];
    case 'R45':
      return [
        ...(otherPermit(situation, 'employer') === null ? [] : ['permitForEmployer' as const]),
        'checkNumber',
      ];
    case 'R46':
      return otherPermit(situation, 'employer') === null
        ? ['permitOtherEmployer', ...register]
        : ['permitForEmployer'];
    case 'R48.unknown':
    case 'R49':
      return [
        ...(otherPermit(situation, 'region') === null ? [] : ['permitForRegion' as const]),
        'tripsOrRegion',
      ];
    case 'R70':
      return ['householdOnly', 'employerNeedsPermit'];
    case 'R55.issue':
    case 'R55.line':
      return ['askFacts'];
    case 'R55':
    case 'R55.use':
      return ['quotaFigures'];
    default:
      return [];
  }
}

/** Papers to bring and facts to ask. */
function proofCounsel({ findings, result }: Judged): CounselKey[] {
  const asking = findings.filter(
    (finding, index) => finding.result === 'EVIDENCE' || (index === 0 && finding.result === 'NO-DATA'),
  );
  const missing = asking.flatMap((finding) => finding.missing);
  const has = (code: string) => findings.some((finding) => finding.code === code);
  const deciding = result === 'EVIDENCE' ? findings[0]?.missing : [];
  return [
    ...when(
      missing.some((key) => key.startsWith('evidence.')),
      'showEvidence',
    ),
    ...when(deciding?.some((key) => !key.startsWith('evidence.') && !named.has(key)) ?? false, 'askFacts'),
    ...when(has('R13'), 'contractUntilDay'),
    ...when(missing.includes('contract') && !has('R13'), 'bringContract'),
    ...when(missing.includes('contractRegistration'), 'registerContract'),
    ...when(missing.includes('insurance'), 'bringInsurance'),
  ];
}

/** Where no permit was found: what the claimed grounds do not give, and what would. */
function groundCounsel({ findings, result }: Judged, situation: Situation): CounselKey[] {
  if (result !== 'NO-AUTH' || findings.length === 0) return [];
  const { grounds } = situation.facts;
  const isRuledOut = grounds.some(
    (ground) =>
      predicates.groundRuledOut(aboutGround(situation, ground)) ||
      (grantNothing.has(ground.code) && ground.code !== 'E01'),
  );
  const isEthnicKazakh = grounds.some(({ code }) => code === 'E01');
  return [
    ...when(isEthnicKazakh, 'simplifiedProcedure'),
    ...when(isRuledOut, 'groundGivesNone'),
    ...when(!isEthnicKazakh, 'employerNeedsPermit'),
  ];
}

/** How long the ground lasts. */
function termCounsel({ findings }: Judged, situation: Situation): CounselKey[] {
  const has = (code: WorkCode) => findings.some((finding: WorkFinding) => finding.code === code);
  const { permit, limits } = situation;
  const isLast =
    (permit?.category === 2 || permit?.category === 3) && (permit.extension ?? 0) >= limits.extensions;
  return [
    ...when(has('M1'), 'shortenStay'),
    ...when(has('M4') && !isLast, 'extendInWindow'),
    ...when(has('M4.closed') || (has('M4') && isLast), 'newPermit'),
  ];
}

function when(condition: boolean, key: CounselKey): CounselKey[] {
  return condition ? [key] : [];
}

/** An old register may not know yet what changed since. */
function isRegisterOld(situation: Situation): boolean {
  return predicates.registerThere(situation) && predicates.registerStale(situation);
}

/** A permit of the same person that fits where the one in question does not. */
function otherPermit({ candidates }: Situation, by: 'employer' | 'region'): string | null {
  const fitting = candidates.others.find(
    (other) => other.person === 'same' && other[by] === 'same' && other.inForce && other.goodStatus,
  );
  return fitting?.permit.number ?? null;
}

function paramsOfCounsel(key: CounselKey, { limitOn }: Judged, situation: Situation): Counsel['params'] {
  const names = counselParams[key];
  return Object.fromEntries(
    names.map((name): [string, string | number] => {
      if (name === 'limitOn') return [name, limitOn ?? ''];
      if (key === 'waitUntil' && situation.decided?.rule === 'R10') {
        return [name, situation.facts.contract?.from ?? ''];
      }
      if (key === 'permitForEmployer') return [name, otherPermit(situation, 'employer') ?? ''];
      if (key === 'permitForRegion') return [name, otherPermit(situation, 'region') ?? ''];
      return [name, paramOf(name, situation) ?? ''];
    }),
  );
}

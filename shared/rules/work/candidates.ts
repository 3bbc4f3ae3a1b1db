import type { Day } from '../../dates/day.ts';
import { documentKey } from '../../identifiers/document-number.ts';
import type { WorkCase, WorkPermit } from './case.ts';
import { matchEmployer, matchJob, matchPerson, matchRegion, personKeys, statusOn } from './match.ts';
import type { Agreement, EmployerMatch, PersonKeys, PersonMatch } from './match.ts';
import type { PermitDifference, PermitSeen } from './verdict.ts';

/** A permit held against the facts. */
export interface Candidate extends PersonMatch, EmployerMatch {
  readonly permit: WorkPermit;
  readonly byNumber: boolean;
  readonly job: Agreement;
  readonly region: Agreement;
  readonly inForce: boolean;
  readonly goodStatus: boolean;
}

export interface Candidates {
  readonly keys: PersonKeys;
  readonly paper: (Candidate & { readonly foundBy: PermitSeen['foundBy'] }) | null;
  /** Others of this person or with this number, the best first. */
  readonly others: readonly Candidate[];
}

/** More near misses than this say nothing to a clerk. */
const mostNearMisses = 5;

/**
 * The permit the check is about: by number, else by person and employer, else by person. A certificate or a labour immigrant's permit
 * binds no employer, so it stands beside those of the employer. Among several the best: in force and in good standing on the day, for
 * this region and job, the latest. Permits of other people under other numbers change nothing.
 */
export function chooseCandidates({ facts, permits, switches }: WorkCase): Candidates {
  const keys = personKeys(facts.person);
  const number = documentKey(facts.permitNumber ?? '');
  const near = permits.flatMap((permit): Candidate[] => {
    const byNumber = number !== '' && documentKey(permit.number) === number;
    const match = matchPerson(keys, permit);
    if (!byNumber && match.person !== 'same') return [];
    return [
      {
        ...match,
        ...matchEmployer(facts.employer, permit),
        permit,
        byNumber,
        job: matchJob(facts.job, permit, switches.jobComparison),
        region: matchRegion(facts.regionOfWork, permit),
        inForce: inForceOn(permit, facts.checkedOn),
        goodStatus: isGood(statusOn(permit, facts.checkedOn)),
      },
    ];
  });
  const sorted = near.sort((one, other) => compareRanks(rankOf(other), rankOf(one)));
  const numbered = sorted.filter(({ byNumber }) => byNumber);
  const paper =
    found('number', numbered.find(({ person }) => person === 'same') ?? numbered[0]) ??
    found(
      'personAndEmployer',
      sorted.find((each) => bindsNoEmployer(each.permit) || each.employer === 'same'),
    ) ??
    found('person', sorted[0]);
  return { keys, paper, others: sorted.filter(({ permit }) => permit !== paper?.permit) };
}

function found(foundBy: PermitSeen['foundBy'], candidate: Candidate | undefined): Candidates['paper'] {
  return candidate === undefined ? null : { ...candidate, foundBy };
}

export function bindsNoEmployer({ scheme }: WorkPermit): boolean {
  return scheme === 'CERT' || scheme === 'LI';
}

function isGood(status: WorkPermit['status']): boolean {
  return status === 'issued' || status === 'extended';
}

/** Days not known count as in force: the dates are asked for later. */
function inForceOn({ validFrom, validUntil }: WorkPermit, on: Day): boolean {
  return (validFrom === null || validFrom <= on) && (validUntil === null || validUntil >= on);
}

type Rank = readonly (number | string)[];

/** Higher is better, the first difference decides; the id keeps the choice the same whatever the order of the permits. */
function rankOf({ permit, inForce, goodStatus, employer, region, job }: Candidate): Rank {
  return [
    Number(inForce && goodStatus),
    Number(inForce),
    Number(goodStatus),
    // A permit of this very employer before a paper that binds none.
    Number(employer === 'same'),
    Number(region === 'same'),
    Number(job === 'same'),
    permit.validUntil ?? '',
    permit.issuedOn ?? '',
    permit.id,
  ];
}

function compareRanks(one: Rank, other: Rank): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  const [left = 0, right = 0] = [one[at], other[at]];
  return left === right ? 0 : left < right ? -1 : 1;
}

/** How a candidate is shown. */
export function seen(candidate: Candidate, foundBy: PermitSeen['foundBy']): PermitSeen {
  const { permit } = candidate;
  return {
    permitId: permit.id,
    number: permit.number,
    scheme: permit.scheme,
    category: permit.category,
    validUntil: permit.validUntil,
    employerName: permit.employerName,
    foundBy,
    differs: differencesOf(candidate),
  };
}

/** Permits that nearly fit, with what sets each apart. */
export function nearMisses(candidates: Candidates): PermitSeen[] {
  return candidates.others.slice(0, mostNearMisses).map((candidate) => {
    const byPerson = candidate.employer === 'same' ? 'personAndEmployer' : 'person';
    return seen(candidate, candidate.byNumber ? 'number' : byPerson);
  });
}

function differencesOf(candidate: Candidate): PermitDifference[] {
  const { permit, inForce, goodStatus } = candidate;
  const compared = ['person', 'employer', 'job', 'region'] as const;
  return [
    ...compared.filter(
      (key) => candidate[key] === 'differs' && !(key === 'employer' && bindsNoEmployer(permit)),
    ),
    ...(inForce ? [] : ['dates' as const]),
    ...(goodStatus ? [] : ['status' as const]),
  ];
}

import { describe, expect, test } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { ends, endKeys } from '#shared/rules/work/ends.ts';
import { needs } from '#shared/rules/work/grounds.ts';
import { conditionOf, conditions, predicates } from '#shared/rules/work/predicates/index.ts';
import type { Condition, PredicateName } from '#shared/rules/work/predicates/index.ts';
import { afterDecision, situationOf } from '#shared/rules/work/situation.ts';
import type { Situation } from '#shared/rules/work/situation.ts';
import { caseOf, rules } from '#tests/fixtures/work-rows.ts';
import type { Given } from '#tests/fixtures/work-rows.ts';

const names = Object.keys(predicates) as PredicateName[];
const about = (...given: readonly Given[]): Situation =>
  situationOf(caseOf(...given), rules.content.limits, () => null);
const holding = (situation: Situation): string[] => names.filter((name) => predicates[name](situation));

/** Nothing is known but the day; neither permits nor register. */
const nothing: Given = {
  permit: null,
  limits: [],
  use: [],
  register: { snapshotOn: null },
  facts: {
    enteredOn: null,
    stayUntil: null,
    regionOfWork: null,
    noticeDueOn: null,
    noticeCameOn: null,
    purpose: null,
    visaCategory: null,
    person: { surname: null, givenNames: null, bornOn: null, citizenship: null, documentNumber: null },
    employer: { kind: null, identifier: null, name: null },
    job: {
      title: null,
      professionCode: null,
      level: null,
      higherEducation: null,
      activity: null,
      household: null,
    },
    contract: null,
    insuranceSeen: null,
  },
};

/** A permit found by its number that tells nothing. */
const emptyPermit: Given = {
  facts: { permitNumber: 'KZ11ABC00000001' },
  permit: {
    category: null,
    issuedOn: null,
    validFrom: null,
    validUntil: null,
    regions: [],
    statusOn: null,
    extension: null,
    employerIdentifier: null,
    employerName: null,
    surname: null,
    givenNames: null,
    bornOn: null,
    citizenship: null,
    documentNumbers: [],
    jobTitle: null,
    professionCode: null,
    quotaYear: null,
  },
};

describe('a predicate holds of nothing it does not know', () => {
  test('nothing known at all', () => {
    expect(holding(about(nothing))).toMatchInlineSnapshot(`
      [
        "perhapsUnderAge",
        "sectorOpen",
        "wholeForeignCapInForce",
        "registerStale",
        "seasonalJobsListed",
        "visaFree",
      ]
    `);
  });

  test('once something was decided', () => {
    const decided = {
      rule: 'R40',
      role: 'verdict',
      result: 'NO-AUTH',
      light: 'stop',
      limitOn: null,
    } as const;
    expect(holding(afterDecision(about(nothing), decided))).toMatchInlineSnapshot(`
      [
        "perhapsUnderAge",
        "sectorOpen",
        "wholeForeignCapInForce",
        "registerStale",
        "seasonalJobsListed",
        "applies",
        "contractExpected",
        "visaFree",
      ]
    `);
  });

  test('a permit that tells nothing', () => {
    expect(holding(about(nothing, { permit: {} }, emptyPermit))).toMatchInlineSnapshot(`
      [
        "perhapsUnderAge",
        "sectorOpen",
        "wholeForeignCapInForce",
        "registerStale",
        "paperFound",
        "numberGiven",
        "employersPermit",
        "ordinaryPermit",
        "seasonalJobsListed",
        "firstTerm",
        "quotaBound",
        "issueDateUnknown",
        "visaFree",
      ]
    `);
  });

  test('a contract that tells nothing', () => {
    const contract = { number: null, signedOn: null, from: null, until: null, registered: null };
    const more = holding(about(nothing, { facts: { contract } })).filter(
      (name) => !holding(about(nothing)).includes(name),
    );
    expect(more).toEqual(['localEmployer', 'hasContract']);
  });

  test('no day ends a ground that is not there', () => {
    expect(endKeys.filter((key) => ends[key](about(nothing)) !== null)).toEqual([]);
    expect(endKeys.filter((key) => ends[key](about(nothing, { permit: {} }, emptyPermit)) !== null)).toEqual(
      [],
    );
  });

  test('no need of a ground is met by nothing', () => {
    const answers = Object.entries(needs).map(([name, { answer }]) => [name, answer(about(nothing))]);
    expect(answers.filter(([, answer]) => answer === 'met')).toMatchInlineSnapshot(`[]`);
  });
});

test('every condition is there, and its opposite', () => {
  expect([...conditions].sort()).toEqual([...names, ...names.map((name) => `not ${name}`)].sort());
});

describe('on the very day', () => {
  test.each<[PredicateName, holds: boolean, what: string, given: Given]>([
    ['contractAhead', false, 'begins today', { facts: { contract: { from: day('2026-03-10') } } }],
    ['contractAhead', true, 'begins tomorrow', { facts: { contract: { from: day('2026-03-11') } } }],
    [
      'claimsTreaty',
      true,
      'by the treaty',
      { facts: { grounds: [{ code: 'T01', since: null, until: null }] } },
    ],
    [
      'claimsTreaty',
      true,
      'by the list',
      { facts: { grounds: [{ code: 'G09', since: null, until: null }] } },
    ],
    [
      'claimsTreaty',
      false,
      'another ground',
      { facts: { grounds: [{ code: 'X06', since: null, until: null }] } },
    ],
    ['quotaBound', true, 'an employer’s permit', { permit: { scheme: 'EMP' } }],
    ['quotaBound', true, 'seasonal', { permit: { scheme: 'EMP-S' } }],
    ['quotaBound', true, 'simplified', { permit: { scheme: 'EMP-K' } }],
    ['quotaBound', true, 'country of origin', { permit: { scheme: 'COO' } }],
    ['quotaBound', false, 'transfer', { permit: { scheme: 'ICT' } }],
    ['quotaBound', false, 'certificate', { permit: { scheme: 'CERT' } }],
    ['quotaBound', false, 'labour immigrant', { permit: { scheme: 'LI' } }],
    ['registerStale', true, 'none at all', { register: { snapshotOn: null } }],
    ['registerStale', false, 'of seven days ago', { register: { snapshotOn: day('2026-03-03') } }],
    ['registerStale', true, 'of eight', { register: { snapshotOn: day('2026-03-02') } }],
    [
      'otherPassport',
      false,
      'of another person',
      {
        facts: { permitNumber: 'KZ11ABC00000001' },
        permit: { bornOn: day('1980-01-01'), documentNumbers: ['X'] },
      },
    ],
    [
      'followsEndedContract',
      true,
      'after more than 90 days',
      { facts: { enteredOn: day('2025-10-01'), earlierContractEndedOn: day('2026-02-01') } },
    ],
    [
      'followsEndedContract',
      true,
      'entry not known',
      { facts: { enteredOn: null, earlierContractEndedOn: day('2026-02-01') } },
    ],
    [
      'followsEndedContract',
      false,
      'none followed',
      { facts: { enteredOn: null, contract: null, earlierContractEndedOn: day('2026-02-01') } },
    ],
    [
      'concludedInTime',
      false,
      'none was concluded',
      { facts: { contract: null, earlierContractEndedOn: day('2026-02-01') } },
    ],
    ['concludedInTime', false, 'none ended', {}],
    [
      'contractEndedEarly',
      false,
      'a new one followed',
      { facts: { earlierContractEndedOn: day('2026-02-01') } },
    ],
    [
      'sectorRestricted',
      false,
      'activity not known',
      { facts: { job: { activity: null } }, tables: { restrictedSectors: ['41'] } },
    ],
    [
      'seasonTooLong',
      false,
      'first day not known',
      { permit: { scheme: 'EMP-S', validFrom: null, validUntil: day('2030-01-01') } },
    ],
    ['seasonTooLong', false, 'last day not known', { permit: { scheme: 'EMP-S', validUntil: null } }],
    ['monthsTooMany', false, 'first day not known', { permit: { scheme: 'LI', validFrom: null } }],
    ['monthsTooMany', false, 'last day not known', { permit: { scheme: 'LI', validUntil: null } }],
    [
      'monthsTooMany',
      true,
      'as recorded',
      { permit: { scheme: 'LI', validUntil: null, monthsWithoutBreak: 13 } },
    ],
    ['firstTerm', true, 'a first certificate', { permit: { scheme: 'CERT' } }],
    [
      'firstTerm',
      false,
      'extended to a contract',
      { permit: { scheme: 'CERT', contractUntil: day('2026-12-31') } },
    ],
    ['firstTerm', false, 'an extension', { permit: { scheme: 'CERT', extension: 1 } }],
    ['transferFactsKnown', false, 'no permit', { permit: null, facts: { job: { level: 'specialist' } } }],
    ['endsSoon', true, 'ends today', { permit: { validUntil: day('2026-03-10') } }],
    ['endsSoon', false, 'ended yesterday', { permit: { validUntil: day('2026-03-09') } }],
    ['extensionWindowOpen', true, 'sixty days to the end', { permit: { validUntil: day('2026-05-09') } }],
    ['extensionWindowOpen', false, 'sixty-one', { permit: { validUntil: day('2026-05-10') } }],
    ['employersPermit', true, 'a transfer', { permit: { scheme: 'ICT' } }],
    ['employersPermit', false, 'a certificate', { permit: { scheme: 'CERT' } }],
  ])('%s is %s: %s', (...[name, holds, , given]) => {
    expect(predicates[name](about(given))).toBe(holds);
  });
});

test('no permit, nothing that rests on one', () => {
  const decided = {
    rule: 'R57',
    role: 'verdict',
    result: 'CLEAR-PERMIT-Q',
    light: 'order',
    limitOn: null,
  } as const;
  expect(predicates.restsOnPaper(afterDecision(about(nothing), decided))).toBe(false);
  expect(predicates.restsOnPaper(afterDecision(about(), decided))).toBe(true);
});

test('a condition nobody knows never holds', () => {
  expect(conditionOf('unheard of' as Condition)(about())).toBe(false);
});

import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { workVerdictSchema } from '#shared/contract/work-schemas.ts';
import { addDays } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import type { WorkCase, WorkPermit } from '#shared/rules/work/case.ts';
import { judgeWork } from '#shared/rules/work/judge-work.ts';
import type { WorkVerdict } from '#shared/rules/work/verdict.ts';
import {
  counselParams,
  workCodeParams,
  workMissingKeys,
  workValueKeys,
} from '#shared/rules/work/vocabulary.ts';
import { anyCase, anyLimit, anyPlausibleCase, anyUse } from '#tests/fixtures/any-work.ts';
import { plainCase, rules } from '#tests/fixtures/work-rows.ts';

const settings = { numRuns: 2_000, seed: 20261122 } as const;
const judge = (theCase: WorkCase) => judgeWork(theCase, rules);
const isClear = ({ result }: WorkVerdict) => result.startsWith('CLEAR');
const eitherCase = fc.oneof(anyCase, anyPlausibleCase);

/** Runs over cases, and makes sure that enough of them were of the kind the property is about. */
function overCases<T>(cases: fc.Arbitrary<T>, property: (one: T) => boolean, atLeast: number): void {
  let met = 0;
  fc.assert(
    fc.property(cases, (one) => {
      if (property(one)) met += 1;
    }),
    settings,
  );
  expect(met).toBeGreaterThanOrEqual(atLeast);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

describe('any case', () => {
  test('is judged, in words everybody knows, and in the shape that is stored', () => {
    const codes: Readonly<Record<string, readonly string[]>> = workCodeParams;
    const advice: Readonly<Record<string, readonly string[]>> = counselParams;
    const missing: readonly string[] = workMissingKeys;
    const values: readonly string[] = workValueKeys;
    const rows = new Set<string>([...rules.content.rows.map(({ id }) => id), 'R00']);
    overCases(
      eitherCase,
      (theCase) => {
        const verdict = judge(deepFreeze(theCase));
        v.parse(workVerdictSchema, JSON.parse(JSON.stringify(verdict)));
        expect(verdict.findings[0]).toMatchObject({ rule: verdict.rule, result: verdict.result });
        for (const finding of verdict.findings) {
          expect(rows).toContain(finding.code);
          expect(finding.rule).toBe(finding.code.split('.')[0]);
          expect(Object.keys(finding.params)).toEqual(codes[finding.code]);
          expect(finding.values.map(({ key }) => key).filter((key) => !values.includes(key))).toEqual([]);
          expect(
            finding.missing.filter((key) => !missing.includes(key) && !key.startsWith('evidence.')),
          ).toEqual([]);
        }
        for (const { key, params } of verdict.counsel) expect(Object.keys(params)).toEqual(advice[key]);
        return true;
      },
      settings.numRuns,
    );
  });

  test('gives the same verdict twice', () => {
    overCases(
      eitherCase,
      (theCase) => {
        expect(judge(structuredClone(theCase))).toEqual(judge(theCase));
        return theCase.permits.length > 0;
      },
      500,
    );
  });

  test('does not depend on the order of the register', () => {
    overCases(
      fc.tuple(anyPlausibleCase, fc.infiniteStream(fc.nat())),
      ([theCase, numbers]) => {
        const order = new Map(theCase.permits.map(({ id }) => [id, numbers.next().value ?? 0]));
        const permits = [...theCase.permits].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
        expect(judge({ ...theCase, permits })).toEqual(judge(theCase));
        return permits.some((permit, place) => permit !== theCase.permits[place]);
      },
      300,
    );
  });

  test('rests on exactly one row that decides, and it comes first', () => {
    overCases(
      eitherCase,
      (theCase) => {
        const { findings } = judge(theCase);
        const deciding = findings.filter(({ role }) => role === 'verdict' || role === 'quota');
        expect(deciding).toEqual(findings.slice(0, 1));
        return findings.length > 1;
      },
      500,
    );
  });

  test('is limited to the earliest day any line names', () => {
    overCases(
      eitherCase,
      (theCase) => {
        const { limitOn, findings } = judge(theCase);
        const days = findings.flatMap((finding) => finding.limitOn ?? []).sort();
        expect(limitOn).toBe(days[0] ?? null);
        return days.length > 0;
      },
      200,
    );
  });
});

describe('green', () => {
  const seen = ({ facts }: WorkCase, codes: readonly string[]) =>
    codes.every((code) => facts.evidence.includes(code));
  const paperOf = ({ permits }: WorkCase, { paper }: WorkVerdict): WorkPermit => {
    const permit = permits.find(({ id }) => id === paper?.permitId);
    if (permit === undefined) throw new Error('clear on a permit nobody has');
    return permit;
  };

  test('by treaty takes a citizen of a treaty state with a contract that runs', () => {
    overCases(
      anyPlausibleCase,
      (theCase) => {
        if (judge(theCase).result !== 'CLEAR-TREATY') return false;
        const { person, contract, checkedOn } = theCase.facts;
        expect(theCase.tables.treatyStates).toContain(person.citizenship);
        if (contract === null) throw new Error('clear by treaty without a contract');
        const { from, until, endedOn } = contract;
        expect(from !== null && from <= checkedOn).toBe(true);
        expect(until === null || until >= checkedOn).toBe(true);
        expect(endedOn === null || endedOn > checkedOn).toBe(true);
        return true;
      },
      20,
    );
  });

  test('by law takes a listed ground, all its proof, and a paper that has not ended', () => {
    overCases(
      anyPlausibleCase,
      (theCase) => {
        if (judge(theCase).result !== 'CLEAR-LAW') return false;
        const { grounds, checkedOn } = theCase.facts;
        const good = grounds.filter(({ code, until }) => {
          const row = theCase.tables.exemptions.find((exemption) => exemption.code === code);
          return row !== undefined && seen(theCase, row.evidence) && (until === null || until >= checkedOn);
        });
        expect(good).not.toEqual([]);
        return true;
      },
      20,
    );
  });

  test('on a permit takes one in force, of this person, employer and region', () => {
    overCases(
      anyPlausibleCase,
      (theCase) => {
        const verdict = judge(theCase);
        if (!isClear(verdict) || ['CLEAR-TREATY', 'CLEAR-LAW'].includes(verdict.result)) return false;
        const permit = paperOf(theCase, verdict);
        const { checkedOn, employer, tripDaysUsed, tripDaysPlanned } = theCase.facts;
        // A labour immigrant's paper names no job; another region may be a business trip.
        const allowed = permit.scheme === 'LI' ? ['job'] : ['region'];
        expect(verdict.paper?.differs.filter((difference) => !allowed.includes(difference))).toEqual([]);
        expect(
          ['issued', 'extended'].includes(permit.status) ||
            (permit.statusOn !== null && permit.statusOn > checkedOn),
        ).toBe(true);
        expect(permit.validFrom === null || permit.validFrom <= checkedOn).toBe(true);
        expect(permit.validUntil === null || permit.validUntil >= checkedOn).toBe(true);
        if (permit.scheme !== 'CERT') expect([permit.validFrom, permit.validUntil]).not.toContain(null);
        if (permit.scheme !== 'CERT' && permit.scheme !== 'LI') {
          expect(employer.identifier === permit.employerIdentifier || employer.name !== null).toBe(true);
        }
        if (verdict.paper?.differs.includes('region') === true) {
          expect((tripDaysUsed ?? 1000) + (tripDaysPlanned ?? 1000)).toBeLessThanOrEqual(90);
        }
        return true;
      },
      20,
    );
  });

  test('within the quota takes a limit in force on the issue date and a use that fits', () => {
    overCases(
      anyPlausibleCase,
      (theCase) => {
        const verdict = judge(theCase);
        if (verdict.result !== 'CLEAR-PERMIT-Q') return false;
        const { issuedOn } = paperOf(theCase, verdict);
        const [first] = verdict.findings;
        const limit = Number(first?.params.limit);
        expect(Number(first?.params.used)).toBeLessThanOrEqual(limit);
        expect(
          theCase.limits.some(({ units, from }) => units === limit && issuedOn !== null && from <= issuedOn),
        ).toBe(true);
        expect(theCase.use).not.toEqual([]);
        return true;
      },
      20,
    );
  });

  test('in the light takes a contract and insurance where somebody employs', () => {
    overCases(
      anyPlausibleCase,
      (theCase) => {
        const { light, result, rule } = judge(theCase);
        if (light !== 'order') return false;
        const { contract, insuranceSeen } = theCase.facts;
        if (!['R24', 'R35', 'R60'].includes(rule)) expect(contract).not.toBeNull();
        if (!['CLEAR-TREATY', 'CLEAR-LAW'].includes(result)) expect(insuranceSeen).toBe(true);
        return true;
      },
      20,
    );
  });

  test('never comes of an empty register and no ground', () => {
    overCases(
      eitherCase,
      (theCase) => {
        const { facts } = theCase;
        const bare = {
          ...theCase,
          permits: [],
          facts: { ...facts, grounds: [], person: { ...facts.person, citizenship: 'XXB' } },
        };
        expect(isClear(judge(bare))).toBe(false);
        return theCase.permits.length > 0;
      },
      500,
    );
  });
});

describe('what is not known', () => {
  type Facts = WorkCase['facts'];
  const forget: Readonly<Record<string, (facts: Facts) => Facts>> = {
    citizenship: (facts) => ({ ...facts, person: { ...facts.person, citizenship: null } }),
    'passport and IIN': (facts) => ({
      ...facts,
      person: { ...facts.person, documentNumber: null, earlierDocuments: [], iin: null },
    }),
    birth: (facts) => ({ ...facts, person: { ...facts.person, bornOn: null } }),
    names: (facts) => ({ ...facts, person: { ...facts.person, surname: null, givenNames: null } }),
    'employer’s number': (facts) => ({
      ...facts,
      employer: { ...facts.employer, identifier: null, name: null },
    }),
    'employer’s kind': (facts) => ({ ...facts, employer: { ...facts.employer, kind: null } }),
    'foreign share': (facts) => ({ ...facts, employer: { ...facts.employer, foreignSharePercent: null } }),
    'post taken': (facts) => ({ ...facts, employer: { ...facts.employer, postTaken: null } }),
    'labour immigrants': (facts) => ({ ...facts, employer: { ...facts.employer, labourImmigrants: null } }),
    job: (facts) => ({ ...facts, job: { ...facts.job, title: null, professionCode: null } }),
    level: (facts) => ({ ...facts, job: { ...facts.job, level: null } }),
    degree: (facts) => ({ ...facts, job: { ...facts.job, higherEducation: null } }),
    activity: (facts) => ({ ...facts, job: { ...facts.job, activity: null } }),
    household: (facts) => ({ ...facts, job: { ...facts.job, household: null } }),
    'region of work': (facts) => ({ ...facts, regionOfWork: null }),
    'days of trips': (facts) => ({ ...facts, tripDaysUsed: null, tripDaysPlanned: null }),
    'days of visits': (facts) => ({ ...facts, businessVisitDays: null }),
    insurance: (facts) => ({ ...facts, insuranceSeen: null }),
    evidence: (facts) => ({ ...facts, evidence: [] }),
  };

  test.each(Object.keys(forget))('%s: forgetting it clears nobody', (what) => {
    overCases(
      anyPlausibleCase,
      (theCase) => {
        const before = judge(theCase);
        const { citizenship } = theCase.facts.person;
        // Citizens of treaty states are judged by their contract; without the citizenship another paper may do.
        const byTreaty = what === 'citizenship' && theCase.tables.treatyStates.includes(citizenship ?? '');
        if (isClear(before) || byTreaty) return false;
        const facts = forget[what]?.(theCase.facts) ?? theCase.facts;
        const after = judge({ ...theCase, facts });
        // Another paper may come to the fore; the very paper that was not clear must not become so.
        if (after.paper?.permitId === before.paper?.permitId)
          expect(isClear(after) && after.rule).toBe(false);
        return true;
      },
      300,
    );
  });

  test('of a permit clears nobody either', () => {
    const fields = [
      'issuedOn',
      'validFrom',
      'validUntil',
      'employerIdentifier',
      'bornOn',
      'senderInWto',
    ] as const;
    overCases(
      fc.tuple(anyPlausibleCase, fc.constantFrom(...fields)),
      ([theCase, field]) => {
        const before = judge(theCase);
        if (isClear(before) || before.paper === null) return false;
        const permits = theCase.permits.map((permit) =>
          permit.id === before.paper?.permitId ? { ...permit, [field]: null, employerName: null } : permit,
        );
        const after = judge({ ...theCase, permits });
        if (after.paper?.permitId === before.paper.permitId && after.paper.scheme !== 'CERT') {
          expect(isClear(after) && after.rule).toBe(false);
        }
        return true;
      },
      300,
    );
  });
});

describe('what is beside the point', () => {
  const stranger: Partial<WorkPermit> = {
    number: 'KZ99STRANGER',
    surname: 'NOBODY',
    givenNames: 'AT ALL',
    bornOn: '1901-01-01' as Day,
    documentNumbers: ['XX0000000'],
    iin: null,
  };

  test('permits of other people under other numbers change nothing', () => {
    overCases(
      fc.tuple(anyPlausibleCase, fc.array(anyPermitBeside(), { minLength: 1, maxLength: 3 })),
      ([theCase, more]) => {
        const permits = [...more.map((permit) => ({ ...permit, ...stranger })), ...theCase.permits];
        expect(judge({ ...theCase, permits })).toEqual(judge(theCase));
        return theCase.permits.length > 0;
      },
      500,
    );
  });

  test('limits from a day after the issue change nothing', () => {
    overCases(
      fc.tuple(anyPlausibleCase, fc.array(anyLimit, { minLength: 1, maxLength: 4 })),
      ([theCase, limits]) => {
        const lastIssue =
          theCase.permits
            .map(({ issuedOn }) => issuedOn ?? '0001-01-01')
            .sort()
            .at(-1) ?? '';
        const later = limits.filter(({ from }) => from > lastIssue);
        expect(judge({ ...theCase, limits: [...theCase.limits, ...later] })).toEqual(judge(theCase));
        return later.length > 0;
      },
      300,
    );
  });

  test('totals after the issue change nothing where an earlier one is known', () => {
    const base = plainCase.permits[0]?.issuedOn ?? ('2026-02-20' as Day);
    overCases(
      fc.tuple(
        fc.nat({ max: 200 }),
        fc.array(fc.tuple(anyUse, fc.integer({ min: 1, max: 400 })), { minLength: 1 }),
      ),
      ([used, more]) => {
        const use = plainCase.use.map((row) => ({ ...row, used }));
        const later = more.map(([row, days]) => ({
          ...row,
          region: '230000000',
          year: 2026,
          line: 'cat4' as const,
          asOf: addDays(base, days),
        }));
        expect(judge({ ...plainCase, use: [...use, ...later] })).toEqual(judge({ ...plainCase, use }));
        return used > 120;
      },
      300,
    );
  });

  function anyPermitBeside(): fc.Arbitrary<WorkPermit> {
    return fc
      .constantFrom(...plainCase.permits)
      .chain((permit) => fc.uuid().map((id) => ({ ...permit, id })));
  }
});

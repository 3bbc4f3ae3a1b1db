import { describe, expect, test } from 'vitest';
import { day } from '#shared/dates/day.ts';
import type { WorkContract } from '#shared/rules/work/facts.ts';
import { astana, verdictOf } from '#tests/fixtures/work-rows.ts';
import type { Given } from '#tests/fixtures/work-rows.ts';

const none: Given = { permit: null };
const old: Given = { register: { snapshotOn: day('2026-03-01') } };
const number: Given = { facts: { permitNumber: 'KZ11ABC00000001' } };
const claims = (code: string): Given => ({ facts: { grounds: [{ code, since: null, until: null }] } });
const russian = (contract: Partial<WorkContract> | null): Given => ({
  permit: null,
  facts: { person: { citizenship: 'RUS' }, contract },
});
const ending = (validUntil: string): Given => ({
  permit: { validUntil: day(validUntil) },
  facts: { stayUntil: null },
});
const trips: Given = { facts: { regionOfWork: astana, tripDaysUsed: 80, tripDaysPlanned: 20 } };

type Line = readonly [key: string, ...params: readonly (string | number)[]];

describe('what would make the case clear', () => {
  test.each<[what: string, given: readonly Given[], expected: readonly Line[]]>([
    ['nothing where it is', [], []],
    ['an old register', [none, old], [['newerRegister']]],
    [
      'and the number, where one was given',
      [none, old, { facts: { permitNumber: 'KZ9' } }],
      [['newerRegister'], ['checkNumber']],
    ],
    ['no register', [none, { register: { snapshotOn: null } }], [['newerRegister']]],
    ['no permit', [none], [['employerNeedsPermit']]],
    ['no permit, an ethnic Kazakh', [none, claims('E01')], [['simplifiedProcedure']]],
    [
      'no permit, a ground that gives none',
      [none, claims('T03')],
      [['groundGivesNone'], ['employerNeedsPermit']],
    ],
    ['no permit, a ground ruled out', [none, claims('X07')], [['groundGivesNone'], ['employerNeedsPermit']]],
    [
      'no permit under the number',
      [none, { facts: { permitNumber: 'KZ9' } }],
      [['checkNumber'], ['employerNeedsPermit']],
    ],
    ['revoked', [{ permit: { status: 'revoked' } }], [['askIssuer', 'KZ11ABC00000001']]],
    [
      'suspended, in an old register',
      [{ permit: { status: 'suspended' } }, old],
      [['askIssuer', 'KZ11ABC00000001'], ['newerRegister']],
    ],
    ['ended', [{ permit: { validUntil: day('2026-03-09') } }], [['newPermit']]],
    [
      'ended, in an old register',
      [{ permit: { validUntil: day('2026-03-09') } }, old],
      [['newerRegister'], ['newPermit']],
    ],
    ['marked as expired', [{ permit: { status: 'expired' } }], [['newPermit']]],
    ['replaced', [{ permit: { status: 'replaced' } }], [['checkNumber']]],
    [
      'replaced, in an old register',
      [{ permit: { status: 'replaced' } }, old],
      [['checkNumber'], ['newerRegister']],
    ],
    ['not begun', [{ permit: { validFrom: day('2026-03-20') } }], [['waitUntil', '2026-03-20']]],
    ['a contract not begun', [russian({ from: day('2026-03-20') })], [['waitUntil', '2026-03-20']]],
    ['another person’s', [number, { permit: { bornOn: day('1980-01-01') } }], [['checkNumber']]],
    [
      'another person’s, but there is one of this',
      [number, { permit: { bornOn: day('1980-01-01') }, others: [{}] }],
      [['permitForEmployer', 'KZ22XYZ00000002'], ['checkNumber']],
    ],
    [
      'another employer’s',
      [{ permit: { employerIdentifier: '200240000002' } }],
      [['permitOtherEmployer', 'KZ11ABC00000001']],
    ],
    [
      'another employer’s, in an old register',
      [{ permit: { employerIdentifier: '200240000002' } }, old],
      [['permitOtherEmployer', 'KZ11ABC00000001'], ['newerRegister']],
    ],
    [
      'another employer’s, but there is one of this',
      [number, { permit: { employerIdentifier: '200240000002' }, others: [{}] }],
      [['permitForEmployer', 'KZ22XYZ00000002']],
    ],
    [
      'another employer’s, and that of this one has ended',
      [
        number,
        { permit: { employerIdentifier: '200240000002' }, others: [{ validUntil: day('2026-03-01') }] },
      ],
      [['permitOtherEmployer', 'KZ11ABC00000001']],
    ],
    [
      'another employer’s, and that of this one is revoked',
      [number, { permit: { employerIdentifier: '200240000002' }, others: [{ status: 'revoked' }] }],
      [['permitOtherEmployer', 'KZ11ABC00000001']],
    ],
    ['too many trips', [trips], [['tripsOrRegion', 90]]],
    [
      'too many trips, but there is a permit for the region',
      [number, trips, { others: [{ regions: [astana] }] }],
      [
        ['permitForRegion', 'KZ22XYZ00000002'],
        ['tripsOrRegion', 90],
      ],
    ],
    ['trips not known', [{ facts: { regionOfWork: astana } }], [['tripsOrRegion', 90], ['askFacts']]],
    ['no quota figures', [{ limits: [] }], [['quotaFigures']]],
    ['no figure of use', [{ use: [] }], [['quotaFigures']]],
    ['issue date not known', [{ permit: { issuedOn: null } }], [['askFacts']]],
    ['quota line not known', [{ permit: { category: null } }], [['askFacts']]],
    ['above the quota', [{ use: [{ used: 121 }] }], [['supervisorDecides']]],
    [
      'a contract ended late in the stay',
      [russian({ endedOn: day('2026-03-01') }), { facts: { enteredOn: day('2025-10-01') } }],
      [['contractUntilDay', '2026-03-16']],
    ],
    ['no contract yet', [russian(null)], [['bringContract']]],
    ['a ground not proven', [none, claims('X06')], [['showEvidence']]],
    [
      'a ground whose facts are not known',
      [none, claims('X07'), { facts: { employer: { kind: 'branch' }, job: { level: null } } }],
      [['showEvidence'], ['askFacts']],
    ],
    [
      'a stay that goes beyond',
      [{ facts: { stayUntil: day('2027-03-05') } }],
      [['shortenStay', '2027-02-28']],
    ],
    ['no contract seen', [{ facts: { contract: null } }], [['bringContract']]],
    [
      'contract not registered, insurance not seen',
      [{ facts: { contract: { registered: null }, insuranceSeen: null } }],
      [['registerContract'], ['bringInsurance']],
    ],
    ['the window is open', [ending('2026-04-30')], [['extendInWindow', '2026-03-01', '2026-03-31']]],
    ['the window is over', [ending('2026-03-30')], [['newPermit']]],
    [
      'the window is open, but it was the last extension',
      [
        ending('2026-04-30'),
        { permit: { category: 3, extension: 3 }, limits: [{ line: 'cat3' }], use: [{ line: 'cat3' }] },
      ],
      [['newPermit']],
    ],
    [
      'the window is open, one extension is left',
      [
        ending('2026-04-30'),
        { permit: { category: 2, extension: 2 }, limits: [{ line: 'cat2' }], use: [{ line: 'cat2' }] },
      ],
      [['extendInWindow', '2026-03-01', '2026-03-31']],
    ],
    [
      'the window is open, category 1 is not counted',
      [
        ending('2026-04-30'),
        { permit: { category: 1, extension: 5 }, limits: [{ line: 'cat1' }], use: [{ line: 'cat1' }] },
      ],
      [['extendInWindow', '2026-03-01', '2026-03-31']],
    ],
    [
      'a labour immigrant at a company',
      [{ permit: { scheme: 'LI', category: null } }],
      [['householdOnly'], ['employerNeedsPermit']],
    ],
    [
      'seasonal for too long',
      [{ permit: { scheme: 'EMP-S', category: null, validUntil: day('2027-03-01') } }],
      [['newPermit']],
    ],
    [
      'a certificate for another profession',
      [{ permit: { scheme: 'CERT', category: null, jobTitle: 'Cook' } }],
      [],
    ],
    [
      'at most four lines',
      [
        {
          facts: { stayUntil: day('2027-03-05'), contract: null, insuranceSeen: null },
          permit: { validUntil: day('2026-04-30') },
        },
      ],
      [
        ['bringContract'],
        ['bringInsurance'],
        ['shortenStay', '2026-04-30'],
        ['extendInWindow', '2026-03-01', '2026-03-31'],
      ],
    ],
  ])('%s', (_what, given, expected) => {
    const counsel = verdictOf(...given).counsel.map(({ key, params }) => [key, ...Object.values(params)]);
    expect(counsel).toEqual(expected);
  });
});

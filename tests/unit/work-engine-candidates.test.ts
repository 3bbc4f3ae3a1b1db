import { describe, expect, test } from 'vitest';
import { day } from '#shared/dates/day.ts';
import type { WorkPermit } from '#shared/rules/work/case.ts';
import { almaty, astana, atyrau, verdictOf } from '#tests/fixtures/work-rows.ts';
import type { Given } from '#tests/fixtures/work-rows.ts';

const stranger = { surname: 'ALIYEV', documentNumbers: ['UT7654321'], bornOn: day('1985-02-01') } as const;
const otherEmployer = { employerIdentifier: '200240000002', employerName: 'ТОО «Алтын Дала»' } as const;
/** The plain permit is `permit-1`, the other one told here `permit-2`. */
const paper = (...given: readonly Given[]) => {
  const found = verdictOf(...given).paper;
  return found === null ? null : [found.permitId, found.foundBy];
};
const beside = (other: Partial<WorkPermit>, own: Partial<WorkPermit> = {}): Given => ({
  permit: own,
  others: [other],
});

describe('which permit the check is about', () => {
  test.each<[what: string, given: readonly Given[], expected: readonly string[] | null]>([
    ['none', [{ permit: null }], null],
    ['one of another person is none', [{ permit: stranger }], null],
    ['that of person and employer', [{}], ['permit-1', 'personAndEmployer']],
    ['that with the number', [{ facts: { permitNumber: 'kz 11 abc-00000001' } }], ['permit-1', 'number']],
    [
      'the number goes before the employer',
      [beside(otherEmployer), { facts: { permitNumber: 'KZ22XYZ00000002' } }],
      ['permit-2', 'number'],
    ],
    [
      'of two with one number that of the person',
      [beside({ number: 'KZ11ABC00000001' }, stranger), { facts: { permitNumber: 'KZ11ABC00000001' } }],
      ['permit-2', 'number'],
    ],
    [
      'of another person, if nothing else has the number',
      [{ permit: stranger, facts: { permitNumber: 'KZ11ABC00000001' } }],
      ['permit-1', 'number'],
    ],
    ['a number of blanks is none', [{ facts: { permitNumber: ' ' } }], ['permit-1', 'personAndEmployer']],
    [
      'that of this employer before a later one of another',
      [beside({ ...otherEmployer, validUntil: day('2030-01-01') })],
      ['permit-1', 'personAndEmployer'],
    ],
    ['that of the person, if nothing else is there', [{ permit: otherEmployer }], ['permit-1', 'person']],
    [
      'one in force before one that has ended',
      [
        beside(
          { validUntil: day('2026-12-31') },
          { validFrom: day('2025-01-01'), validUntil: day('2026-03-09') },
        ),
      ],
      ['permit-2', 'personAndEmployer'],
    ],
    [
      'one that ends today is in force',
      [
        beside(
          { validFrom: day('2026-03-11'), validUntil: day('2028-01-01') },
          { validUntil: day('2026-03-10') },
        ),
      ],
      ['permit-1', 'personAndEmployer'],
    ],
    [
      'one that begins today is in force',
      [
        beside(
          { validUntil: day('2026-03-09') },
          { validFrom: day('2026-03-10'), validUntil: day('2026-03-11') },
        ),
      ],
      ['permit-1', 'personAndEmployer'],
    ],
    [
      'one in good standing before a longer one that is suspended',
      [beside({ status: 'suspended', validUntil: day('2030-01-01') })],
      ['permit-1', 'personAndEmployer'],
    ],
    [
      'an extended one is in good standing',
      [beside({ status: 'extended', validUntil: day('2030-01-01') })],
      ['permit-2', 'personAndEmployer'],
    ],
    [
      'one that is suspended but runs before one that has ended in good standing',
      [beside({ validUntil: day('2026-03-09') }, { status: 'suspended' })],
      ['permit-1', 'personAndEmployer'],
    ],
    [
      'that of the region of work',
      [beside({ validUntil: day('2030-01-01'), regions: [astana] })],
      ['permit-1', 'personAndEmployer'],
    ],
    [
      'that of the job',
      [beside({ validUntil: day('2030-01-01'), jobTitle: 'Electrician' })],
      ['permit-1', 'personAndEmployer'],
    ],
    [
      'the region before the job',
      [beside({ regions: [almaty] }, { jobTitle: 'Electrician', regions: [atyrau] })],
      ['permit-1', 'personAndEmployer'],
    ],
    ['the later one', [beside({ validUntil: day('2027-03-01') })], ['permit-2', 'personAndEmployer']],
    [
      'of two that end on one day that issued later',
      [beside({ issuedOn: day('2026-02-21') })],
      ['permit-2', 'personAndEmployer'],
    ],
    [
      'the later one, wherever it stands',
      [beside({ validUntil: day('2027-02-27') })],
      ['permit-1', 'personAndEmployer'],
    ],
    [
      'that issued later, wherever it stands',
      [beside({ issuedOn: day('2026-02-19') })],
      ['permit-1', 'personAndEmployer'],
    ],
    ['of two alike always the same', [beside({})], ['permit-2', 'personAndEmployer']],
    [
      'the employer’s own permit before a certificate',
      [
        beside({
          scheme: 'CERT',
          category: null,
          employerIdentifier: null,
          employerName: null,
          validUntil: day('2030-01-01'),
        }),
      ],
      ['permit-1', 'personAndEmployer'],
    ],
    [
      'a certificate before a permit of another employer',
      [
        beside(
          { scheme: 'CERT', category: null, ...otherEmployer },
          { ...otherEmployer, validUntil: day('2026-03-20') },
        ),
      ],
      ['permit-2', 'personAndEmployer'],
    ],
  ])('%s', (_what, given, expected) => {
    expect(paper(...given)).toEqual(expected);
  });
});

describe('what sets a permit apart', () => {
  const differs = (permit: Partial<WorkPermit>, more: Given = {}) =>
    verdictOf({ permit }, more).paper?.differs;

  test.each<[what: string, permit: Partial<WorkPermit>, expected: readonly string[]]>([
    ['nothing', {}, []],
    ['the employer', otherEmployer, ['employer']],
    ['the job', { jobTitle: 'Electrician' }, ['job']],
    ['the region', { regions: [astana] }, ['region']],
    ['the dates, ended', { validUntil: day('2026-03-09') }, ['dates']],
    ['the dates, not begun', { validFrom: day('2026-03-11') }, ['dates']],
    ['dates not known are no difference', { validFrom: null, validUntil: null }, []],
    ['the status', { status: 'revoked' }, ['status']],
    [
      'everything at once',
      {
        ...otherEmployer,
        jobTitle: 'X',
        regions: [astana],
        status: 'expired',
        validUntil: day('2026-03-09'),
      },
      ['employer', 'job', 'region', 'dates', 'status'],
    ],
    [
      'a certificate for another job',
      { ...otherEmployer, scheme: 'CERT', category: null, jobTitle: 'Cook' },
      ['job'],
    ],
    ['a certificate is bound to no employer', { ...otherEmployer, scheme: 'CERT', category: null }, []],
    ['nor is a labour immigrant’s permit', { ...otherEmployer, scheme: 'LI', category: null }, []],
  ])('%s', (_what, permit, expected) => {
    expect(differs(permit)).toEqual(expected);
  });

  test('the person, where the number led to it', () => {
    expect(differs(stranger, { facts: { permitNumber: 'KZ11ABC00000001' } })).toEqual(['person']);
  });

  test('what a permit is shown with', () => {
    expect(verdictOf().paper).toEqual({
      permitId: 'permit-1',
      number: 'KZ11ABC00000001',
      scheme: 'EMP',
      category: 4,
      validUntil: '2027-02-28',
      employerName: 'ТОО «Каспий Дәнекер»',
      foundBy: 'personAndEmployer',
      differs: [],
    });
  });
});

describe('permits that nearly fit', () => {
  test('the same worker with another employer, best first, the paper itself not among them', () => {
    const { nearMisses } = verdictOf({
      others: [
        { ...otherEmployer, validUntil: day('2026-03-01') },
        otherEmployer,
        { ...stranger, number: 'KZ77' },
        { validUntil: day('2026-03-01') },
      ],
    });
    expect(nearMisses.map(({ permitId, foundBy, differs }) => [permitId, foundBy, differs])).toEqual([
      ['permit-3', 'person', ['employer']],
      ['permit-5', 'personAndEmployer', ['dates']],
      ['permit-2', 'person', ['employer', 'dates']],
    ]);
  });

  test('the same number with another person', () => {
    const { nearMisses, paper: found } = verdictOf({
      facts: { permitNumber: 'KZ11ABC00000001' },
      others: [{ ...stranger, number: 'KZ11ABC00000001' }],
    });
    expect(found?.permitId).toBe('permit-1');
    expect(nearMisses.map(({ permitId, foundBy, differs }) => [permitId, foundBy, differs])).toEqual([
      ['permit-2', 'number', ['person']],
    ]);
  });

  test('at most five', () => {
    const others = Array.from({ length: 7 }, () => otherEmployer);
    expect(verdictOf({ others }).nearMisses).toHaveLength(5);
  });
});

describe('whose permit it is', () => {
  const person = (permit: Partial<WorkPermit>, facts: Given['facts'] = {}) => {
    const { rule, findings } = verdictOf({ permit, facts: { permitNumber: 'KZ11ABC00000001', ...facts } });
    return findings[0]?.code.startsWith('R45') === true ? findings[0].code : rule;
  };

  test.each<[what: string, permit: Partial<WorkPermit>, facts: Given['facts'], expected: string]>([
    ['passport and birth', { surname: null, givenNames: null }, {}, 'R57'],
    ['a passport in other writing', { documentNumbers: ['ut-123 4567'] }, {}, 'R57'],
    ['one of several passports', { documentNumbers: ['UT7654321', 'UT1234567'], surname: 'X' }, {}, 'R57'],
    ['passport and name, birth not known', { bornOn: null }, {}, 'R57'],
    ['passport alone', { bornOn: null, surname: null, givenNames: null }, {}, 'R45.unknown'],
    ['passport, another name, birth not known', { bornOn: null, surname: 'ALIYEV' }, {}, 'R45.unknown'],
    [
      'IIN and birth',
      { documentNumbers: [], surname: null, iin: '900517300017' },
      { person: { iin: '900517300017' } },
      'R57',
    ],
    ['another IIN, but the passport', { iin: '900517300025' }, { person: { iin: '900517300017' } }, 'R57'],
    [
      'another IIN, no passport',
      { documentNumbers: [], iin: '900517300025' },
      { person: { iin: '900517300017' } },
      'R45',
    ],
    ['name and birth, no passport on the permit', { documentNumbers: [] }, {}, 'R57'],
    ['name in other letters', { documentNumbers: [], surname: 'Каримов', givenNames: 'Азиз' }, {}, 'R57'],
    ['name alone', { documentNumbers: [], bornOn: null }, {}, 'R45.unknown'],
    ['another name, no passport', { documentNumbers: [], surname: 'ALIYEV' }, {}, 'R45'],
    ['birth alone', { documentNumbers: [], surname: null, givenNames: null }, {}, 'R45.unknown'],
    [
      'birth, another passport, no name',
      { documentNumbers: ['UT7654321'], surname: null, givenNames: null },
      {},
      'R45',
    ],
    ['name and birth, another citizenship', { documentNumbers: [], citizenship: 'XXB' }, {}, 'R45'],
    ['name and birth, citizenship not known', { documentNumbers: [], citizenship: null }, {}, 'R57'],
    ['passport and another birth', { bornOn: day('1990-05-18') }, {}, 'R45'],
    [
      'nothing on either side',
      { documentNumbers: [], surname: null, givenNames: null, bornOn: null },
      {
        person: { documentNumber: null, surname: null, givenNames: null },
      },
      'R45.unknown',
    ],
  ])('%s', (...[, permit, facts, expected]) => {
    expect(person(permit, facts)).toBe(expected);
  });
});

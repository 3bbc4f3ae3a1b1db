import { describe } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { astana, testRows } from '#tests/fixtures/work-rows.ts';
import type { Given } from '#tests/fixtures/work-rows.ts';

const number = 'KZ11ABC00000001';
const term = (validFrom: string, validUntil: string, firstValidFrom: string | null = null): Given => ({
  permit: {
    validFrom: day(validFrom),
    validUntil: day(validUntil),
    firstValidFrom: firstValidFrom === null ? null : day(firstValidFrom),
  },
});

const certificate: Given = {
  facts: { employer: { kind: null, identifier: null, name: null }, contract: null },
  permit: {
    scheme: 'CERT',
    category: null,
    issuedOn: day('2026-01-15'),
    validFrom: null,
    validUntil: null,
    employerIdentifier: null,
    employerName: null,
  },
};
const extended: Given = {
  permit: { extension: 1, issuedOn: day('2025-01-15'), contractUntil: day('2026-12-31') },
};
const nanny: Given = {
  facts: {
    person: { citizenship: 'TJK' },
    employer: { kind: 'privatePerson', identifier: '850101400012', name: null, labourImmigrants: 4 },
    job: { title: 'Nanny', level: 'unskilled', household: true },
    stayUntil: day('2026-07-31'),
  },
  permit: {
    scheme: 'LI',
    category: null,
    citizenship: 'TJK',
    jobTitle: null,
    employerIdentifier: '850101400012',
    validFrom: day('2026-02-01'),
    validUntil: day('2026-07-31'),
    monthsWithoutBreak: 6,
  },
};
const fourMonths = term('2026-03-01', '2026-06-30');

describe('the foreigner’s own papers', () => {
  testRows(
    ['R60', 'R61', 'R62', 'R63', 'R70', 'R71', 'R72', 'R73', 'R74', 'R75'],
    [
      // Issued on 15 January: good to 15 April.
      [
        'R60',
        'fires',
        'three months after issue, to the day',
        [
          certificate,
          { facts: { checkedOn: day('2026-04-15') }, register: { snapshotOn: day('2026-04-15') } },
        ],
        {
          result: 'CLEAR-CERT',
          light: 'order',
          limitOn: day('2026-04-15'),
          params: { number },
        },
      ],
      [
        'R60',
        'spares',
        'a day later',
        [
          certificate,
          { facts: { checkedOn: day('2026-04-16') }, register: { snapshotOn: day('2026-04-16') } },
        ],
        'R62',
      ],
      [
        'R60',
        'fires',
        'its own last day, where that is earlier',
        [certificate, { permit: { validUntil: day('2026-03-31') } }],
        {
          limitOn: day('2026-03-31'),
        },
      ],
      [
        'R62',
        'fires',
        'a day more than three months',
        [
          certificate,
          { facts: { checkedOn: day('2026-04-16') }, register: { snapshotOn: day('2026-04-16') } },
        ],
        {
          result: 'EXPIRED',
          light: 'stop',
          params: { number, certificateMonths: 3 },
        },
      ],
      [
        'R62',
        'spares',
        'three months',
        [
          certificate,
          { facts: { checkedOn: day('2026-04-15') }, register: { snapshotOn: day('2026-04-15') } },
        ],
        'R60',
      ],
      [
        'R62',
        'fires',
        'its own last day is over',
        [certificate, { permit: { validUntil: day('2026-03-09') } }],
        { result: 'EXPIRED' },
      ],
      [
        'R60.dates',
        'fires',
        'no day known',
        [certificate, { permit: { issuedOn: null } }],
        { result: 'EVIDENCE' },
      ],
      [
        'R60.dates',
        'spares',
        'its first day is',
        [certificate, { permit: { issuedOn: null, validFrom: day('2026-01-15') } }],
        'R60',
      ],
      [
        'R60.place',
        'fires',
        'another region',
        [certificate, { facts: { regionOfWork: astana } }],
        {
          result: 'REFER',
          refer: 'supervisor',
        },
      ],
      ['R60.place', 'spares', 'the same', [certificate], 'R60'],

      [
        'R61',
        'fires',
        'extended to a contract that runs',
        [certificate, extended],
        {
          result: 'CLEAR-CERT',
          light: 'order',
          limitOn: day('2026-12-31'),
        },
      ],
      [
        'R61',
        'spares',
        'the contract ended yesterday',
        [certificate, extended, { permit: { contractUntil: day('2026-03-09') } }],
        'R62.contract',
      ],
      [
        'R61',
        'fires',
        'three years in all, to the day',
        [
          certificate,
          extended,
          { permit: { issuedOn: day('2023-03-10'), contractUntil: day('2027-12-31') } },
        ],
        { limitOn: day('2026-03-10') },
      ],
      [
        'R61',
        'spares',
        'a day more',
        [
          certificate,
          extended,
          { permit: { issuedOn: day('2023-03-09'), contractUntil: day('2027-12-31') } },
        ],
        'R62.contract',
      ],
      ['R61', 'spares', 'not extended', [certificate], 'R60'],
      [
        'R62.contract',
        'fires',
        'extended to a contract that ended yesterday',
        [certificate, extended, { permit: { contractUntil: day('2026-03-09') } }],
        { result: 'EXPIRED', params: { number, certificateUntil: '2026-03-09' } },
      ],
      [
        'R62.contract',
        'spares',
        'it ends today',
        [certificate, extended, { permit: { contractUntil: day('2026-03-10') } }],
        'R61',
      ],

      [
        'R63',
        'fires',
        'another profession',
        [certificate, { facts: { job: { title: 'Electrician' } } }],
        {
          result: 'JOB',
          light: 'stop',
          params: { number },
        },
      ],
      ['R63', 'spares', 'the same', [certificate], 'R60'],

      [
        'R75',
        'fires',
        'a nanny with four others in the household',
        [nanny],
        {
          result: 'CLEAR-LI',
          light: 'order',
          limitOn: day('2026-07-31'),
          params: { number },
        },
      ],
      ['R75', 'spares', 'five others', [nanny, { facts: { employer: { labourImmigrants: 5 } } }], 'R72'],
      [
        'R70',
        'fires',
        'a company employs',
        [nanny, { facts: { employer: { kind: 'legalEntity' } } }],
        {
          result: 'SCOPE',
          light: 'stop',
          params: { number },
        },
      ],
      [
        'R70',
        'fires',
        'work that is not domestic',
        [nanny, { facts: { job: { household: false } } }],
        { result: 'SCOPE' },
      ],
      ['R70', 'spares', 'domestic work for a private person', [nanny], 'R75'],
      [
        'R71',
        'fires',
        'another region, whatever the days of trips',
        [nanny, { facts: { regionOfWork: astana, tripDaysUsed: 0, tripDaysPlanned: 1 } }],
        { result: 'PLACE', light: 'stop', params: { number } },
      ],
      ['R71', 'spares', 'the region of issue', [nanny], 'R75'],
      [
        'R72',
        'fires',
        'the sixth contract',
        [nanny, { facts: { employer: { labourImmigrants: 5 } } }],
        {
          result: 'SCOPE',
          light: 'stop',
          params: { immigrants: 5, immigrantLimit: 5 },
        },
      ],
      ['R72', 'spares', 'the fifth', [nanny], 'R75'],
      [
        'R73',
        'fires',
        'the thirteenth month',
        [nanny, { permit: { monthsWithoutBreak: 13 } }],
        {
          result: 'TERM',
          light: 'stop',
          params: { monthsGranted: 13, monthLimit: 12 },
        },
      ],
      ['R73', 'spares', 'the twelfth', [nanny, { permit: { monthsWithoutBreak: 12 } }], 'R75'],
      [
        'R73',
        'fires',
        'months not told: a day more than twelve by the chain',
        [nanny, term('2026-02-01', '2026-07-31', '2025-07-31'), { permit: { monthsWithoutBreak: null } }],
        { params: { monthsGranted: 13, monthLimit: 12 } },
      ],
      [
        'R73',
        'spares',
        'twelve months by the chain',
        [nanny, term('2026-02-01', '2026-07-31', '2025-08-01'), { permit: { monthsWithoutBreak: null } }],
        'R75',
      ],
      [
        'R74',
        'fires',
        'a citizenship that is not on the list',
        [nanny, { facts: { person: { citizenship: 'UTO' } }, permit: { citizenship: 'UTO' } }],
        { result: 'REFER', refer: 'supervisor', params: { number } },
      ],
      ['R74', 'spares', 'on the list', [nanny], 'R75'],
      [
        'R75.unknown',
        'fires',
        'number of contracts not known',
        [nanny, { facts: { employer: { labourImmigrants: null } } }],
        {
          result: 'EVIDENCE',
          missing: ['labourImmigrants'],
        },
      ],
      [
        'R75.unknown',
        'fires',
        'not known whether it is a household',
        [nanny, { facts: { job: { household: null } } }],
        {
          missing: ['household'],
        },
      ],
      [
        'R75.unknown',
        'fires',
        'who employs is not known',
        [nanny, { facts: { employer: { kind: null } } }],
        {
          missing: ['employerKind'],
        },
      ],
      [
        'R75.unknown',
        'fires',
        'citizenship not known',
        [nanny, { facts: { person: { citizenship: null } } }],
        {
          missing: ['citizenship'],
        },
      ],
      ['R75.unknown', 'spares', 'all known', [nanny, fourMonths], 'R75'],
      [
        'R60.register',
        'fires',
        'the certificate was seen, the register does not have it',
        [
          {
            permit: null,
            facts: {
              grounds: [{ code: 'X05', since: null, until: null }],
              evidence: ['selfEmploymentCertificate'],
            },
          },
        ],
        { result: 'EVIDENCE', missing: ['permitNumber'] },
      ],
      [
        'R60.register',
        'spares',
        'it was not seen',
        [{ permit: null, facts: { grounds: [{ code: 'X05', since: null, until: null }] } }],
        'R40',
      ],
      [
        'R60.register',
        'spares',
        'the register has it',
        [
          certificate,
          {
            facts: {
              grounds: [{ code: 'X05', since: null, until: null }],
              evidence: ['selfEmploymentCertificate'],
            },
          },
        ],
        'R60',
      ],
      [
        'R63',
        'spares',
        'a labour immigrant’s paper names no job',
        [nanny, { permit: { jobTitle: 'Cook' } }],
        'R75',
      ],
      ['R72', 'spares', 'an employer’s permit', [{ facts: { employer: { labourImmigrants: 5 } } }], 'R57'],
      ['R73', 'spares', 'an employer’s permit', [{ permit: { monthsWithoutBreak: 13 } }], 'R57'],
      [
        'R71',
        'spares',
        'an employer’s permit: a business trip',
        [{ facts: { regionOfWork: astana, tripDaysUsed: 0, tripDaysPlanned: 1 } }],
        'R57',
      ],
      [
        'R62',
        'spares',
        'an employer’s permit',
        [
          {
            permit: { issuedOn: day('2025-01-01'), quotaYear: 2026 },
            limits: [{ from: day('2025-01-01') }],
            use: [{ asOf: day('2025-01-01') }],
          },
        ],
        'R57',
      ],
      [
        'R60.dates',
        'spares',
        'an employer’s permit',
        [{ permit: { extension: 1 }, facts: { contract: null } }],
        'R57',
      ],
      [
        'R62.contract',
        'spares',
        'an employer’s permit extended beyond three years',
        [
          {
            permit: { category: 1, extension: 3, firstValidFrom: day('2022-03-01') },
            limits: [{ line: 'cat1' }],
            use: [{ line: 'cat1' }],
          },
        ],
        'R57',
      ],
      [
        'R62.contract',
        'spares',
        'not extended, beside a contract that is over',
        [certificate, { facts: { contract: { until: day('2026-03-01') } } }],
        'R60',
      ],
    ],
    // Settled by the rows before, or by another condition of the row.
    ['R60.dates certificate'],
  );
});

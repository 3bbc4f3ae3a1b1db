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

const transfer: Given = {
  facts: { job: { level: 'unitHead' } },
  permit: { scheme: 'ICT', category: 2, senderInWto: true },
};
const seasonal: Given = {
  permit: { scheme: 'EMP-S', category: null },
  limits: [{ line: 'seasonal' }],
  use: [{ line: 'seasonal' }],
};
const third: Given = {
  permit: { category: 3, extension: 3 },
  limits: [{ line: 'cat3' }],
  use: [{ line: 'cat3' }],
};
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

describe('what each scheme asks for', () => {
  testRows(
    ['R50', 'R51', 'R52', 'R53', 'R54', 'R60', 'R61', 'R62', 'R63', 'R70', 'R71', 'R72', 'R73', 'R74', 'R75'],
    [
      [
        'R51',
        'fires',
        'a head of a unit, the sender in a WTO state: no quota is asked',
        [transfer, { limits: [], use: [] }],
        {
          result: 'CLEAR-PERMIT-NQ',
          light: 'order',
          limitOn: day('2027-02-28'),
          params: { number },
        },
      ],
      ['R51', 'spares', 'an employer’s ordinary permit', [{ limits: [], use: [] }], 'R55'],
      [
        'R51',
        'fires',
        'a specialist',
        [transfer, { facts: { job: { level: 'specialist' } } }],
        { light: 'order' },
      ],
      [
        'R50.level',
        'fires',
        'a skilled worker',
        [transfer, { facts: { job: { level: 'skilled' } } }],
        {
          result: 'REFER',
          refer: 'supervisor',
          params: { number },
        },
      ],
      [
        'R50.level',
        'fires',
        'an unskilled one',
        [transfer, { facts: { job: { level: 'unskilled' } } }],
        { result: 'REFER' },
      ],
      [
        'R50.level',
        'fires',
        'the paper is of the workers’ category',
        [transfer, { permit: { category: 4 } }],
        { result: 'REFER' },
      ],
      ['R50.level', 'spares', 'of the specialists’', [transfer, { permit: { category: 3 } }], 'R51'],
      [
        'R50.sender',
        'fires',
        'the sender in no WTO state',
        [transfer, { permit: { senderInWto: false } }],
        {
          result: 'REFER',
          refer: 'supervisor',
        },
      ],
      ['R50.sender', 'spares', 'not known', [transfer, { permit: { senderInWto: null } }], 'R50.unknown'],
      [
        'R50.unknown',
        'fires',
        'where the sender is is not known',
        [transfer, { permit: { senderInWto: null } }],
        {
          result: 'EVIDENCE',
          missing: ['sender'],
        },
      ],
      [
        'R50.unknown',
        'fires',
        'the level is not known',
        [transfer, { facts: { job: { level: null } } }],
        {
          missing: ['jobLevel'],
        },
      ],
      ['R50.unknown', 'spares', 'both are', [transfer], 'R51'],
      [
        'R50.term',
        'fires',
        'a day more than three years',
        [transfer, term('2025-06-01', '2028-06-01')],
        {
          result: 'REFER',
          params: { number, termYears: 3 },
        },
      ],
      ['R50.term', 'spares', 'three years', [transfer, term('2025-06-01', '2028-05-31')], 'R51'],
      [
        'R50.term',
        'fires',
        'extended: a day more than four',
        [transfer, term('2025-06-01', '2026-06-01', '2022-06-01'), { permit: { extension: 1 } }],
        { params: { number, termYears: 4 } },
      ],
      [
        'R50.term',
        'spares',
        'extended: four years',
        [transfer, term('2025-06-01', '2026-05-31', '2022-06-01'), { permit: { extension: 1 } }],
        'R51',
      ],

      [
        'R52',
        'fires',
        'a day more than a year',
        [seasonal, term('2026-03-01', '2027-03-01')],
        {
          result: 'TERM',
          light: 'stop',
          params: { number, seasonalMonths: 12 },
        },
      ],
      ['R52', 'spares', 'a year', [seasonal, term('2026-03-01', '2027-02-28')], 'R57'],
      [
        'R52',
        'fires',
        'more than a year with the permits before it',
        [seasonal, term('2026-03-01', '2026-06-30', '2025-06-30')],
        {
          result: 'TERM',
        },
      ],
      [
        'R52',
        'spares',
        'no more than a year with them',
        [seasonal, term('2026-03-01', '2026-06-30', '2025-07-01')],
        'R57',
      ],
      ['R52', 'spares', 'a permit that is not seasonal', [term('2025-03-01', '2027-03-01')], 'R57'],
      [
        'R53',
        'fires',
        'a job that is not on the list',
        [seasonal, { tables: { seasonalJobs: ['Harvest hand'] } }],
        {
          result: 'REFER',
          refer: 'supervisor',
          params: { number },
        },
      ],
      ['R53', 'spares', 'on the list', [seasonal], 'R57'],
      ['R53', 'spares', 'its code is on the list', [seasonal, { tables: { seasonalJobs: ['7212'] } }], 'R57'],
      ['R53', 'spares', 'the list was not found', [seasonal, { tables: { seasonalJobs: null } }], 'R57'],
      ['R53', 'spares', 'a permit that is not seasonal', [{ tables: { seasonalJobs: [] } }], 'R57'],
      [
        'R53.unknown',
        'fires',
        'job not known on either side',
        [
          seasonal,
          {
            facts: { job: { title: null, professionCode: null } },
            permit: { jobTitle: null, professionCode: null },
          },
        ],
        { result: 'EVIDENCE', missing: ['jobTitle'] },
      ],
      [
        'R53.unknown',
        'spares',
        'the permit names it',
        [seasonal, { facts: { job: { title: null, professionCode: null } } }],
        'R57',
      ],
      [
        'R53.unknown',
        'spares',
        'no list to compare with',
        [
          seasonal,
          {
            facts: { job: { title: null, professionCode: null } },
            permit: { jobTitle: null, professionCode: null },
            tables: { seasonalJobs: null },
          },
        ],
        'R57',
      ],

      [
        'R54',
        'fires',
        'the fourth extension',
        [third, { permit: { extension: 4 } }],
        {
          result: 'REFER',
          refer: 'supervisor',
          params: { number, extension: 4, extensionLimit: 3 },
        },
      ],
      ['R54', 'spares', 'the third', [third], 'R57'],
      [
        'R54',
        'fires',
        'of category 2',
        [{ permit: { category: 2, extension: 4 }, limits: [{ line: 'cat2' }], use: [{ line: 'cat2' }] }],
        { result: 'REFER' },
      ],
      [
        'R54',
        'spares',
        'category 1 has no such limit',
        [{ permit: { category: 1, extension: 4 }, limits: [{ line: 'cat1' }], use: [{ line: 'cat1' }] }],
        'R57',
      ],
      ['R54', 'spares', 'category 4', [{ permit: { extension: 4 } }], 'R57'],
      [
        'R54',
        'spares',
        'the simplified permit',
        [third, { permit: { extension: 4, scheme: 'EMP-K' } }],
        'R57',
      ],
      ['R54', 'spares', 'extensions not known', [third, { permit: { extension: null } }], 'R57'],

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
    ],
  );
});

import { describe } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { testRows } from '#tests/fixtures/work-rows.ts';
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

describe('what the employers’ schemes ask for', () => {
  testRows(
    ['R50', 'R51', 'R52', 'R53', 'R54'],
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
        'the permit names it: first which job this is',
        [seasonal, { facts: { job: { title: null, professionCode: null } } }],
        'R47.unknown',
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
      ['R50.sender', 'spares', 'an ordinary permit', [{ permit: { senderInWto: false } }], 'R57'],
      ['R50.term', 'spares', 'an ordinary permit', [term('2025-06-01', '2029-06-01')], 'R57'],
      [
        'R53.unknown',
        'spares',
        'an ordinary permit',
        [
          {
            facts: { job: { title: null, professionCode: null } },
            permit: { jobTitle: null, professionCode: null },
          },
        ],
        'R57',
      ],
    ],
    // Settled by the rows before, or by another condition of the row.
    ['R53 seasonalJobsListed'],
  );
});

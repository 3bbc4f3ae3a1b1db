import { describe } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { parsePartialDay } from '#shared/dates/partial-day.ts';
import { astana, almaty, atyrau, testRows } from '#tests/fixtures/work-rows.ts';
import type { Given } from '#tests/fixtures/work-rows.ts';

const trips = (used: number | null, planned: number | null): Given => ({
  facts: { regionOfWork: astana, tripDaysUsed: used, tripDaysPlanned: planned },
});
/** Found by its number only. */
const numbered: Given = { facts: { permitNumber: 'kz11 abc 00000001' } };
const number = 'KZ11ABC00000001';

describe('whose paper, for whom, what and where', () => {
  testRows(
    ['R45', 'R46', 'R47', 'R48', 'R49'],
    [
      [
        'R45',
        'fires',
        'another birth date',
        [numbered, { permit: { bornOn: day('1990-05-18') } }],
        {
          result: 'PERSON',
          light: 'stop',
          params: { number },
        },
      ],
      [
        'R45',
        'spares',
        'the same, as far as it is written',
        [numbered, { permit: { bornOn: parsePartialDay('1990-05-XX') } }],
        'R57',
      ],
      [
        'R45',
        'fires',
        'another passport and another name',
        [numbered, { permit: { documentNumbers: ['UT7654321'], surname: 'ALIYEV' } }],
        { result: 'PERSON' },
      ],
      [
        'R45',
        'spares',
        'the same passport, another name, the same birth',
        [numbered, { permit: { surname: 'KARIMOFF' } }],
        'R57',
      ],
      [
        'R45',
        'fires',
        'another passport, the same name and birth, another citizenship',
        [numbered, { permit: { documentNumbers: ['UT7654321'], citizenship: 'XXA' } }],
        { result: 'PERSON' },
      ],
      [
        'R45',
        'fires',
        'another IIN',
        [
          numbered,
          {
            facts: { person: { iin: '900517300017' } },
            permit: { documentNumbers: [], iin: '900517300025' },
          },
        ],
        { result: 'PERSON' },
      ],
      [
        'R45.unknown',
        'fires',
        'the permit says nothing but a name in part',
        [numbered, { permit: { documentNumbers: [], bornOn: null, surname: null, givenNames: null } }],
        { missing: ['permitPerson'] },
      ],
      [
        'R45.unknown',
        'spares',
        'name and birth are enough',
        [numbered, { permit: { documentNumbers: [] } }],
        'R57',
      ],
      [
        'R45.passport',
        'fires',
        'name and birth, another passport',
        [{ permit: { documentNumbers: ['UT7654321'] } }],
        {
          role: 'modifier',
          missing: ['earlierPassport'],
        },
      ],
      [
        'R45.passport',
        'spares',
        'an earlier passport is known',
        [
          {
            facts: { person: { earlierDocuments: ['ut 7654321'] } },
            permit: { documentNumbers: ['UT7654321'] },
          },
        ],
        'R57',
      ],

      [
        'R46',
        'fires',
        'another number',
        [{ permit: { employerIdentifier: '200240000002' } }],
        {
          result: 'EMPLOYER',
          light: 'stop',
          params: { number },
        },
      ],
      ['R46', 'spares', 'the same number under another name', [{ permit: { employerName: 'Other' } }], 'R57'],
      [
        'R46',
        'fires',
        'no number on the permit, another name',
        [{ permit: { employerIdentifier: null, employerName: 'ТОО «Алтын Дала»' } }],
        { result: 'EMPLOYER' },
      ],
      [
        'R46',
        'spares',
        'no number, the same name in another legal form',
        [{ permit: { employerIdentifier: null, employerName: 'Каспий Дәнекер ЖШС' } }],
        'R57',
      ],
      [
        'R46.unknown',
        'fires',
        'nothing to compare',
        [{ permit: { employerIdentifier: null, employerName: null } }],
        {
          missing: ['permitEmployer'],
        },
      ],
      [
        'R46.unknown',
        'fires',
        'no employer told',
        [{ facts: { employer: { identifier: null, name: null } } }],
        {
          missing: ['employer'],
        },
      ],
      ['R46.unknown', 'spares', 'the name alone', [{ facts: { employer: { identifier: null } } }], 'R57'],

      [
        'R47',
        'fires',
        'another job',
        [{ facts: { job: { title: 'Electrician' } } }],
        {
          result: 'JOB',
          light: 'stop',
          refer: 'labourInspectorate',
          params: { number },
        },
      ],
      ['R47', 'spares', 'the same job in other letters', [{ facts: { job: { title: ' WELDER' } } }], 'R57'],
      [
        'R47',
        'spares',
        'another title, compared by code',
        [{ facts: { job: { title: 'Electrician' } }, switches: { jobComparison: 'code' } }],
        'R57',
      ],
      [
        'R47',
        'fires',
        'another code, compared by code',
        [{ facts: { job: { professionCode: '7411' } }, switches: { jobComparison: 'code' } }],
        { result: 'JOB' },
      ],

      [
        'R47.unknown',
        'fires',
        'the permit names a job, nobody told which this is',
        [{ facts: { job: { title: null, professionCode: null } } }],
        { result: 'EVIDENCE', light: 'look', missing: ['jobTitle'] },
      ],
      [
        'R47.unknown',
        'spares',
        'the permit names none',
        [
          {
            facts: { job: { title: null, professionCode: null } },
            permit: { jobTitle: null, professionCode: null },
          },
        ],
        'R57',
      ],
      [
        'R47.unknown',
        'fires',
        'the permit has nothing but a title',
        [{ facts: { job: { title: null, professionCode: null } }, permit: { professionCode: ' ' } }],
        {},
      ],
      [
        'R47.unknown',
        'fires',
        'the permit has nothing but a code',
        [{ facts: { job: { title: null, professionCode: null } }, permit: { jobTitle: ' ' } }],
        {},
      ],
      [
        'R47.unknown',
        'spares',
        'the permit has blanks',
        [
          {
            facts: { job: { title: null, professionCode: null } },
            permit: { jobTitle: ' ', professionCode: ' ' },
          },
        ],
        'R57',
      ],
      ['R47.unknown', 'spares', 'the code is told', [{ facts: { job: { title: null } } }], 'R57'],
      [
        'R48',
        'fires',
        'ninety days in all',
        [trips(50, 40)],
        {
          role: 'passed',
          tripDaysLeft: 0,
          params: { tripDaysLeft: 0, tripDaysUsed: 50, tripDaysPlanned: 40, tripDaysLimit: 90 },
        },
      ],
      ['R48', 'spares', 'ninety-one', [trips(51, 40)], 'R49'],
      [
        'R48',
        'spares',
        'the region is on the permit',
        [
          trips(0, 0),
          {
            permit: { regions: [astana, atyrau] },
            switches: { severalRegions: 'first' },
            limits: [{ region: astana }],
            use: [{ region: astana }],
          },
        ],
        'R57',
      ],
      ['R48.unknown', 'fires', 'days of trips not known', [trips(null, 40)], { missing: ['tripDays'] }],
      ['R48.unknown', 'fires', 'those used not known', [trips(10, null)], { missing: ['tripDays'] }],
      ['R48.unknown', 'spares', 'one part alone is too much', [trips(91, null)], 'R49'],
      [
        'R49',
        'fires',
        'ninety-one days in all',
        [trips(51, 40)],
        {
          result: 'PLACE',
          light: 'stop',
          params: { number, tripDaysTotal: 91, tripDaysLimit: 90 },
        },
      ],
      ['R49', 'spares', 'ninety', [trips(50, 40)], 'R57'],
      [
        'R49',
        'spares',
        'a permit for the whole country',
        [trips(91, 0), { permit: { regions: ['KZ'] }, limits: [{ region: 'KZ' }], use: [{ region: 'KZ' }] }],
        'R57',
      ],
      [
        'R49',
        'spares',
        'a district of a region on the permit',
        [{ facts: { regionOfWork: '231010000' } }],
        'R57',
      ],
      [
        'R49',
        'fires',
        'a district of another region',
        [trips(91, 0), { facts: { regionOfWork: almaty } }],
        { result: 'PLACE' },
      ],
      [
        'R49.unknown',
        'fires',
        'region of work not known',
        [{ facts: { regionOfWork: null } }],
        { missing: ['regionOfWork'] },
      ],
      [
        'R49.unknown',
        'fires',
        'no region on the permit',
        [{ permit: { regions: [] } }],
        { missing: ['permitRegions'] },
      ],
      [
        'R49.unknown',
        'spares',
        'a permit for the whole country',
        [
          {
            facts: { regionOfWork: null },
            permit: { regions: ['KZ'] },
            limits: [{ region: 'KZ' }],
            use: [{ region: 'KZ' }],
          },
        ],
        'R57',
      ],
      [
        'R46',
        'spares',
        'a certificate binds no employer',
        [{ permit: { scheme: 'CERT', category: null, employerIdentifier: '200240000002' } }],
        'R60',
      ],
      [
        'R46.unknown',
        'spares',
        'a certificate names none',
        [{ permit: { scheme: 'CERT', category: null, employerIdentifier: null, employerName: null } }],
        'R60',
      ],
      [
        'R47',
        'spares',
        'a certificate for another profession',
        [{ permit: { scheme: 'CERT', category: null, jobTitle: 'Electrician' } }],
        'R63',
      ],
      [
        'R48',
        'spares',
        'a certificate knows no business trips',
        [trips(10, 10), { permit: { scheme: 'CERT', category: null } }],
        'R60.place',
      ],
      [
        'R48.unknown',
        'spares',
        'a certificate knows no business trips',
        [trips(null, 10), { permit: { scheme: 'CERT', category: null } }],
        'R60.place',
      ],
      [
        'R49',
        'spares',
        'a certificate knows no business trips',
        [trips(91, 10), { permit: { scheme: 'CERT', category: null } }],
        'R60.place',
      ],
      [
        'R47.unknown',
        'spares',
        'a labour immigrant’s paper',
        [
          {
            facts: { job: { title: null, professionCode: null, household: false } },
            permit: { scheme: 'LI', category: null },
          },
        ],
        'R70',
      ],
      [
        'R45.passport',
        'spares',
        'the permit is revoked anyway',
        [{ permit: { documentNumbers: ['UT7654321'], status: 'revoked' } }],
        'R41',
      ],
    ],
    // Settled by the rows before, or by another condition of the row.
    ['R45.unknown paperFound', 'R47.unknown paperFound', 'R48 not tripDaysOver', 'R49.unknown paperFound'],
  );
});

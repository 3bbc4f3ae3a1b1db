import { describe, expect, test } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { testRows, verdictOf } from '#tests/fixtures/work-rows.ts';
import type { Given } from '#tests/fixtures/work-rows.ts';

const stay = (stayUntil: string | null): Given => ({
  facts: { stayUntil: stayUntil === null ? null : day(stayUntil) },
});
const ends = (validUntil: string): Given => ({
  permit: { validUntil: day(validUntil) },
  facts: { stayUntil: null },
});
/** A certificate that ends on a day. */
const own = (validUntil: string): Given => ({
  facts: { employer: { kind: null, identifier: null, name: null }, contract: null, stayUntil: null },
  permit: { scheme: 'CERT', category: null, validUntil: day(validUntil), issuedOn: day('2026-03-01') },
});
const none: Given = { permit: null };
const resident: Given = {
  permit: null,
  facts: { grounds: [{ code: 'X06', since: null, until: null }], evidence: ['permanentResidence'] },
};
const visit: Given = {
  facts: { purpose: 'private', employer: { kind: null, identifier: null, name: null }, contract: null },
};
/** Nobody reported the use of the quota: the permit is in order, its quota not known. */
const noUse: Given = { use: [] };
const visaFree: Given = { facts: { visaCategory: null } };

describe('what is added to what was decided', () => {
  testRows(
    ['M1', 'M2', 'M3', 'M4', 'M5', 'M6'],
    [
      [
        'M1',
        'fires',
        'the stay asked for goes a day past the permit',
        [stay('2027-03-01')],
        {
          role: 'modifier',
          result: 'LIMIT',
          light: 'order',
          limitOn: day('2027-02-28'),
          params: { limitOn: '2027-02-28', stayUntil: '2027-03-01' },
        },
      ],
      ['M1', 'spares', 'to its last day', [stay('2027-02-28')], 'R57'],
      ['M1', 'spares', 'no last day told', [stay(null)], 'R57'],
      [
        'M1',
        'fires',
        'the contract ends before the permit',
        [stay('2026-12-02'), { facts: { contract: { until: day('2026-12-01') } } }],
        { limitOn: day('2026-12-01') },
      ],
      ['M1', 'spares', 'there is no ground to limit', [stay('2027-03-01'), none], 'R40'],

      [
        'M2',
        'fires',
        'no contract seen',
        [{ facts: { contract: null } }],
        {
          role: 'modifier',
          result: 'EVIDENCE',
          missing: ['contract'],
        },
      ],
      ['M2', 'spares', 'a contract', [], 'R57'],
      ['M2', 'spares', 'no ground stands', [none, { facts: { contract: null } }], 'R40'],
      [
        'M2.register',
        'fires',
        'not known to be registered',
        [{ facts: { contract: { registered: null } } }],
        {
          result: 'EVIDENCE',
          missing: ['contractRegistration'],
        },
      ],
      [
        'M2.register',
        'fires',
        'not registered',
        [{ facts: { contract: { registered: false } } }],
        { result: 'EVIDENCE' },
      ],
      ['M2.register', 'spares', 'registered', [], 'R57'],
      [
        'M2.register',
        'spares',
        'a civil-law contract',
        [{ facts: { contract: { registered: null, kind: 'civil' } } }],
        'R57',
      ],

      [
        'M3',
        'fires',
        'the contract begins the day before the permit',
        [{ facts: { contract: { from: day('2026-02-28') } } }],
        {
          role: 'modifier',
          result: 'N/A',
          light: 'look',
          params: { contractOn: '2026-02-28', permitOn: '2026-03-01' },
        },
      ],
      ['M3', 'spares', 'on the day', [{ facts: { contract: { from: day('2026-03-01') } } }], 'R57'],
      [
        'M3',
        'fires',
        'signed the day before the permit was issued',
        [{ facts: { contract: { signedOn: day('2026-02-19') } } }],
        {
          params: { contractOn: '2026-02-19', permitOn: '2026-02-20' },
        },
      ],
      [
        'M3',
        'spares',
        'signed on the day of issue',
        [{ facts: { contract: { signedOn: day('2026-02-20') } } }],
        'R57',
      ],
      [
        'M3',
        'spares',
        'an extension: the first permit allowed the contract',
        [
          {
            facts: { contract: { signedOn: day('2025-02-20'), from: day('2025-03-01') } },
            permit: { firstValidFrom: day('2025-03-01'), extension: 1 },
          },
        ],
        'R57',
      ],

      [
        'M4',
        'fires',
        'sixty days to the end',
        [ends('2026-05-09')],
        {
          role: 'modifier',
          params: { validUntil: '2026-05-09', windowFrom: '2026-03-10', windowUntil: '2026-04-09' },
        },
      ],
      ['M4', 'spares', 'sixty-one', [ends('2026-05-10')], 'R57'],
      ['M4', 'fires', 'thirty days to the end', [ends('2026-04-09')], { result: 'N/A', light: 'order' }],
      ['M4', 'spares', 'twenty-nine', [ends('2026-04-08')], 'R57'],
      [
        'M4.closed',
        'fires',
        'twenty-nine days to the end',
        [ends('2026-04-08')],
        {
          params: { validUntil: '2026-04-08', windowUntil: '2026-03-09' },
        },
      ],
      ['M4.closed', 'spares', 'thirty', [ends('2026-04-09')], 'R57'],
      [
        'M4.own',
        'fires',
        'the foreigner’s own paper ends soon',
        [
          {
            facts: {
              employer: { kind: null, identifier: null, name: null },
              contract: null,
              stayUntil: null,
            },
            permit: {
              scheme: 'CERT',
              category: null,
              validUntil: day('2026-05-09'),
              issuedOn: day('2026-03-01'),
            },
          },
        ],
        { params: { validUntil: '2026-05-09' } },
      ],
      ['M4.own', 'spares', 'an employer’s permit', [ends('2026-05-09')], 'R57'],

      [
        'M5',
        'fires',
        'insurance not asked',
        [{ facts: { insuranceSeen: null } }],
        {
          role: 'modifier',
          result: 'EVIDENCE',
          missing: ['insurance'],
        },
      ],
      ['M5', 'fires', 'insurance not seen', [{ facts: { insuranceSeen: false } }], { result: 'EVIDENCE' }],
      ['M5', 'spares', 'seen', [], 'R57'],
      [
        'M5',
        'spares',
        'a permanent resident needs none here',
        [resident, { facts: { insuranceSeen: null } }],
        'R20',
      ],

      [
        'M6',
        'fires',
        'the notice came a day late',
        [{ facts: { noticeCameOn: day('2026-03-12') } }],
        {
          role: 'modifier',
          result: 'N/A',
          light: 'look',
          params: { noticeDueOn: '2026-03-11', noticeCameOn: '2026-03-12' },
        },
      ],
      ['M6', 'spares', 'on its last day', [{ facts: { noticeCameOn: day('2026-03-11') } }], 'R57'],
      ['M6', 'spares', 'the last day is not known', [{ facts: { noticeDueOn: null } }], 'R57'],
      ['M6', 'spares', 'no work', [visit, { facts: { noticeCameOn: day('2026-03-12') } }], 'R01'],
      [
        'M6.registration',
        'fires',
        'thirty-one days after entry without a visa',
        [visaFree, { facts: { enteredOn: day('2026-02-07') } }],
        {
          params: { enteredOn: '2026-02-07', freeDays: 30 },
        },
      ],
      [
        'M6.registration',
        'spares',
        'thirty days',
        [visaFree, { facts: { enteredOn: day('2026-02-08') } }],
        'R57',
      ],
      ['M6.registration', 'spares', 'with a visa', [{ facts: { enteredOn: day('2026-02-07') } }], 'R57'],
      [
        'M1',
        'spares',
        'the job is another',
        [stay('2027-03-01'), { facts: { job: { title: 'Cook' } } }],
        'R47',
      ],
      [
        'M2.register',
        'spares',
        'the job is another',
        [{ facts: { job: { title: 'Cook' }, contract: { registered: null } } }],
        'R47',
      ],
      [
        'M3',
        'spares',
        'the job is another',
        [{ facts: { job: { title: 'Cook' }, contract: { from: day('2026-02-28') } } }],
        'R47',
      ],
      [
        'M4',
        'spares',
        'the job is another',
        [ends('2026-05-09'), { facts: { job: { title: 'Cook' } } }],
        'R47',
      ],
      [
        'M4.closed',
        'spares',
        'the job is another',
        [ends('2026-04-08'), { facts: { job: { title: 'Cook' } } }],
        'R47',
      ],
      ['M4.closed', 'spares', 'the foreigner’s own paper', [own('2026-03-20')], 'R60'],
      ['M4', 'spares', 'the foreigner’s own paper', [own('2026-05-09')], 'R60'],
      [
        'M4.own',
        'spares',
        'its job is another',
        [own('2026-05-09'), { facts: { job: { title: 'Cook' } } }],
        'R63',
      ],
      [
        'M5',
        'spares',
        'the job is another',
        [{ facts: { job: { title: 'Cook' }, insuranceSeen: null } }],
        'R47',
      ],
      [
        'M6.registration',
        'spares',
        'no work',
        [visit, visaFree, { facts: { enteredOn: day('2026-02-07') } }],
        'R01',
      ],
      [
        'M2.register',
        'spares',
        'who is self-employed needs none',
        [own('2027-02-28'), { facts: { contract: { registered: null } } }],
        'R60',
      ],
      [
        'M1',
        'spares',
        'days for a new contract are no ground',
        [
          none,
          stay('2027-03-01'),
          {
            facts: {
              person: { citizenship: 'RUS' },
              enteredOn: day('2025-10-01'),
              contract: { from: day('2025-10-05'), endedOn: day('2026-03-01') },
            },
          },
        ],
        'R13',
      ],
      [
        'M1',
        'fires',
        'the quota part is not known',
        [stay('2027-03-01'), noUse],
        { limitOn: day('2027-02-28') },
      ],
      [
        'M2',
        'fires',
        'the quota part is not known',
        [noUse, { facts: { contract: null } }],
        { result: 'EVIDENCE' },
      ],
      ['M4', 'fires', 'the quota part is not known', [ends('2026-05-09'), noUse], { result: 'N/A' }],
      [
        'M5',
        'fires',
        'the quota part is not known',
        [noUse, { facts: { insuranceSeen: null } }],
        { result: 'EVIDENCE' },
      ],
      [
        'M5',
        'fires',
        'the spouse of a citizen',
        [
          none,
          {
            facts: {
              grounds: [{ code: 'T02', since: null, until: null }],
              evidence: ['familyResidence', 'marriageCertificate'],
              insuranceSeen: null,
            },
          },
        ],
        { result: 'EVIDENCE' },
      ],
      ['M4.closed', 'fires', 'the permit ends today', [ends('2026-03-10')], { light: 'order' }],
      [
        'M3',
        'spares',
        'an extension of a permit that is not known',
        [{ facts: { contract: { signedOn: day('2025-02-20') } }, permit: { extension: 1 } }],
        'R57',
      ],
      [
        'M3',
        'spares',
        'signed under an earlier permit of the chain',
        [
          {
            facts: { contract: { signedOn: day('2025-06-01') } },
            permit: { firstValidFrom: day('2025-03-01') },
          },
        ],
        'R57',
      ],
      [
        'M3',
        'fires',
        'extensions not counted: taken for the first',
        [{ facts: { contract: { signedOn: day('2026-02-19') } }, permit: { extension: null } }],
        {},
      ],
    ],
    // Settled by the rows before, or by another condition of the row.
    ['M4 endsSoon', 'M5 groundStands'],
  );
});

test('a proof to be seen turns a clear light, and no other', () => {
  expect(verdictOf({ facts: { insuranceSeen: null } }).light).toBe('look');
  expect(verdictOf({ facts: { insuranceSeen: null } }).result).toBe('CLEAR-PERMIT-Q');
  expect(verdictOf({ facts: { insuranceSeen: null }, use: [] }).light).toBe('noData');
});

test('a limit, a note and a term that ends soon leave the light alone', () => {
  const given = [
    { facts: { stayUntil: day('2027-03-01') } },
    { facts: { noticeCameOn: day('2026-03-12') } },
    ends('2026-04-08'),
  ];
  for (const one of given) expect(verdictOf(one).light).toBe('order');
});

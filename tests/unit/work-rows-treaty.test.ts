import { describe } from 'vitest';
import { day } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import { testRows } from '#tests/fixtures/work-rows.ts';
import type { Given } from '#tests/fixtures/work-rows.ts';

/** A citizen of Russia with a contract from 1 February; no permit anywhere. */
const citizen: Given = {
  facts: {
    person: { citizenship: 'RUS' },
    enteredOn: day('2026-01-20'),
    visaCategory: null,
    contract: { signedOn: day('2026-01-30'), from: day('2026-02-01'), until: day('2028-01-31') },
  },
  permit: null,
};
const entered = (enteredOn: Day | null): Given => ({ facts: { enteredOn } });
const noContract: Given = { facts: { contract: null, earlierContractEndedOn: null } };
const ended = (endedOn: string): Given => ({ facts: { contract: { endedOn: day(endedOn) } } });
const earlier = (endedOn: string, signedOn: string | null): Given => ({
  facts: {
    enteredOn: day('2025-10-01'),
    earlierContractEndedOn: day(endedOn),
    contract: { signedOn: signedOn === null ? null : day(signedOn) },
  },
});
const closed: Given = { tables: { restrictedSectors: ['41', 'B'] } };
const resident: Given = {
  facts: { grounds: [{ code: 'X06', since: null, until: null }], evidence: ['permanentResidence'] },
};

describe('citizens of treaty states', () => {
  testRows(
    ['R10', 'R11', 'R12', 'R13', 'R14', 'R15', 'R16', 'R17'],
    [
      [
        'R10',
        'fires',
        'a contract in force, to its end',
        [citizen],
        { result: 'CLEAR-TREATY', light: 'order', limitOn: day('2028-01-31') },
      ],
      [
        'R10',
        'spares',
        'a citizen of another state',
        [citizen, { facts: { person: { citizenship: 'UTO' } } }],
        'R40',
      ],
      [
        'R10',
        'spares',
        'citizenship not known',
        [citizen, { facts: { person: { citizenship: null } } }],
        'R40.noCitizenship',
      ],
      [
        'R10',
        'fires',
        'a civil-law contract',
        [citizen, { facts: { contract: { kind: 'civil' } } }],
        { result: 'CLEAR-TREATY' },
      ],
      ['R10', 'fires', 'no last day', [citizen, { facts: { contract: { until: null } } }], { limitOn: null }],
      [
        'R10',
        'fires',
        'on the contract’s first day',
        [citizen, { facts: { contract: { from: day('2026-03-10') } } }],
        { result: 'CLEAR-TREATY' },
      ],
      [
        'R10.ahead',
        'fires',
        'the contract begins tomorrow',
        [citizen, { facts: { contract: { from: day('2026-03-11') } } }],
        { result: 'EVIDENCE', params: { contractFrom: '2026-03-11' } },
      ],
      [
        'R10.ahead',
        'spares',
        'it begins today',
        [citizen, { facts: { contract: { from: day('2026-03-10') } } }],
        'R10',
      ],
      [
        'R10.dates',
        'fires',
        'first day not known',
        [citizen, { facts: { contract: { from: null } } }],
        {
          result: 'EVIDENCE',
          missing: ['contractDates'],
        },
      ],
      ['R10.dates', 'spares', 'first day known', [citizen], 'R10'],
      [
        'R10',
        'fires',
        'on the contract’s last day',
        [citizen, { facts: { contract: { until: day('2026-03-10') } } }],
        {
          limitOn: day('2026-03-10'),
        },
      ],
      [
        'R10',
        'spares',
        'the day after its last',
        [citizen, { facts: { contract: { until: day('2026-03-09') } } }],
        'R16.term',
      ],
      [
        'R16.term',
        'fires',
        'the day after its last',
        [citizen, { facts: { contract: { until: day('2026-03-09') } } }],
        {
          result: 'EVIDENCE',
          params: { contractUntil: '2026-03-09' },
        },
      ],
      [
        'R16.term',
        'spares',
        'on its last day',
        [citizen, { facts: { contract: { until: day('2026-03-10') } } }],
        'R10',
      ],
      [
        'R10',
        'fires',
        'ended early, but only from tomorrow: limit to that day',
        [citizen, ended('2026-03-11')],
        { result: 'CLEAR-TREATY', limitOn: day('2026-03-11') },
      ],
      [
        'R10',
        'fires',
        'sectors are closed, not this one',
        [citizen, { tables: { restrictedSectors: ['42'] } }],
        {
          result: 'CLEAR-TREATY',
        },
      ],

      [
        'R11',
        'fires',
        'a closed sector',
        [citizen, closed],
        {
          result: 'REFER',
          refer: 'supervisor',
          params: { activity: '41.20' },
        },
      ],
      [
        'R11',
        'fires',
        'by the whole code',
        [citizen, { tables: { restrictedSectors: ['4120'] } }],
        { result: 'REFER' },
      ],
      [
        'R11',
        'spares',
        'a finer code than the employer’s',
        [citizen, { tables: { restrictedSectors: ['41201'] } }],
        'R10',
      ],
      [
        'R11',
        'spares',
        'an empty row closes nothing',
        [citizen, { tables: { restrictedSectors: [''] } }],
        'R10',
      ],
      ['R11', 'spares', 'a permanent resident is cleared by law', [citizen, closed, resident], 'R20'],
      [
        'R11.unknown',
        'fires',
        'sectors are closed, the activity is not known',
        [citizen, closed, { facts: { job: { activity: null } } }],
        { result: 'EVIDENCE', missing: ['activity'] },
      ],
      [
        'R11.unknown',
        'spares',
        'no sector is closed',
        [citizen, { facts: { job: { activity: null } } }],
        'R10',
      ],

      [
        'R12',
        'fires',
        'no contract, thirty days since entry',
        [citizen, noContract, entered(day('2026-02-08'))],
        {
          result: 'EVIDENCE',
          light: 'look',
          params: { daysSinceEntry: 30 },
          missing: ['contract'],
        },
      ],
      ['R12', 'spares', 'thirty-one days', [citizen, noContract, entered(day('2026-02-07'))], 'R17'],
      [
        'R12.noEntry',
        'fires',
        'day of entry not known',
        [citizen, noContract, entered(null)],
        {
          result: 'EVIDENCE',
          missing: ['entryDate', 'contract'],
        },
      ],
      ['R12.noEntry', 'spares', 'a contract in force needs no entry', [citizen, entered(null)], 'R10'],

      [
        'R17',
        'fires',
        'no contract, thirty-one days since entry',
        [citizen, noContract, entered(day('2026-02-07'))],
        {
          result: 'EVIDENCE',
          params: { daysSinceEntry: 31 },
        },
      ],
      ['R17', 'spares', 'thirty days', [citizen, noContract, entered(day('2026-02-08'))], 'R12'],

      // Ended on 1 March: 90 days after an entry on 1 December, 91 after one on 30 November.
      [
        'R13',
        'fires',
        'ended when more than 90 days had passed',
        [citizen, entered(day('2025-11-30')), ended('2026-03-01')],
        {
          result: 'EVIDENCE',
          limitOn: day('2026-03-16'),
          params: { endedOn: '2026-03-01', limitOn: '2026-03-16' },
        },
      ],
      [
        'R13',
        'spares',
        'ended on the 90th day',
        [citizen, entered(day('2025-12-01')), ended('2026-03-01')],
        'R16.over',
      ],
      [
        'R13',
        'fires',
        'the fifteenth day after the end',
        [citizen, entered(day('2025-10-01')), ended('2026-02-23')],
        {
          limitOn: day('2026-03-10'),
        },
      ],
      [
        'R13',
        'spares',
        'the sixteenth',
        [citizen, entered(day('2025-10-01')), ended('2026-02-22')],
        'R13.over',
      ],
      [
        'R13.over',
        'fires',
        'the sixteenth day after the end',
        [citizen, entered(day('2025-10-01')), ended('2026-02-22')],
        {
          result: 'REFER',
          refer: 'supervisor',
          params: { endedOn: '2026-02-22', newContractDays: 15 },
        },
      ],
      [
        'R13.over',
        'spares',
        'the fifteenth',
        [citizen, entered(day('2025-10-01')), ended('2026-02-23')],
        'R13',
      ],
      [
        'R13',
        'fires',
        'an earlier contract ended and none followed',
        [
          citizen,
          {
            facts: {
              contract: null,
              enteredOn: day('2025-10-01'),
              earlierContractEndedOn: day('2026-03-01'),
            },
          },
        ],
        { result: 'EVIDENCE', limitOn: day('2026-03-16') },
      ],
      [
        'R13',
        'fires',
        'ended today',
        [citizen, entered(day('2025-10-01')), ended('2026-03-10')],
        { result: 'EVIDENCE' },
      ],
      ['R13', 'spares', 'ends tomorrow', [citizen, entered(day('2025-10-01')), ended('2026-03-11')], 'R10'],

      [
        'R14',
        'fires',
        'a new contract on the fifteenth day',
        [citizen, earlier('2026-01-15', '2026-01-30')],
        {
          result: 'CLEAR-TREATY',
          limitOn: day('2028-01-31'),
          params: { endedOn: '2026-01-15' },
        },
      ],
      ['R14', 'spares', 'on the sixteenth', [citizen, earlier('2026-01-14', '2026-01-30')], 'R15'],
      [
        'R14',
        'fires',
        'where the signing is not known its first day counts',
        [citizen, earlier('2026-01-17', null)],
        {
          result: 'CLEAR-TREATY',
        },
      ],
      ['R14', 'spares', 'a first day on the sixteenth', [citizen, earlier('2026-01-16', null)], 'R15'],
      [
        'R14',
        'spares',
        'the sector is closed',
        [citizen, earlier('2026-01-15', '2026-01-30'), closed],
        'R11',
      ],

      [
        'R15',
        'fires',
        'a new contract on the sixteenth day, did not leave',
        [citizen, earlier('2026-01-14', '2026-01-30')],
        {
          result: 'REFER',
          refer: 'supervisor',
          params: { endedOn: '2026-01-14', newContractDays: 15 },
          missing: ['leftSince'],
        },
      ],
      [
        'R15',
        'spares',
        'left and came again',
        [citizen, earlier('2026-01-14', '2026-01-30'), { facts: { leftSince: true } }],
        'R10',
      ],
      [
        'R15',
        'fires',
        'known not to have left',
        [citizen, earlier('2026-01-14', '2026-01-30'), { facts: { leftSince: false } }],
        {
          result: 'REFER',
          missing: [],
        },
      ],
      [
        'R15',
        'spares',
        'a permanent resident',
        [citizen, earlier('2026-01-14', '2026-01-30'), resident],
        'R20',
      ],
      [
        'R15',
        'spares',
        'the earlier one ended within 90 days of entry',
        [citizen, earlier('2025-12-30', '2026-01-30')],
        'R10',
      ],
      [
        'R15',
        'fires',
        'the earlier one ended on day 91',
        [citizen, earlier('2025-12-31', '2026-01-30')],
        {
          result: 'REFER',
        },
      ],

      [
        'R16',
        'fires',
        'ended early, ninety days since entry today',
        [citizen, entered(day('2025-12-10')), ended('2026-03-01')],
        {
          result: 'EVIDENCE',
          params: { endedOn: '2026-03-01' },
          missing: ['contract'],
        },
      ],
      [
        'R16',
        'spares',
        'ninety-one days',
        [citizen, entered(day('2025-12-09')), ended('2026-03-01')],
        'R16.over',
      ],
      [
        'R16.over',
        'fires',
        'ninety-one days',
        [citizen, entered(day('2025-12-09')), ended('2026-03-01')],
        {
          result: 'EVIDENCE',
          params: { endedOn: '2026-03-01', stayDays: 90 },
        },
      ],
      [
        'R16.over',
        'spares',
        'ninety days',
        [citizen, entered(day('2025-12-10')), ended('2026-03-01')],
        'R16',
      ],
    ],
  );
});

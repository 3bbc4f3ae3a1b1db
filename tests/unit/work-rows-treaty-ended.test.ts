import { describe } from 'vitest';
import { day } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import type { WorkCode } from '#shared/rules/work/vocabulary.ts';
import { testRows } from '#tests/fixtures/work-rows.ts';
import type { Given, RowCase } from '#tests/fixtures/work-rows.ts';

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

/** One case of each row, which is another's when a ground makes a permit needless, and nobody's of the treaty's without the citizenship. */
const ofTreaty: readonly (readonly [WorkCode, ...Given[]])[] = [
  ['R13', citizen, entered(day('2025-10-01')), ended('2026-03-01')],
  ['R13.over', citizen, entered(day('2025-10-01')), ended('2026-02-01')],
  ['R14', citizen, earlier('2026-01-20', '2026-01-30')],
  ['R15', citizen, earlier('2026-01-10', '2026-01-30')],
  ['R16', citizen, ended('2026-03-01')],
  ['R16.over', citizen, entered(day('2025-12-05')), ended('2026-03-01')],
  ['R16.term', citizen, { facts: { contract: { until: day('2026-03-09') } } }],
];
const stranger: Given = { facts: { person: { citizenship: 'UTO' } } };

describe('citizens of treaty states whose contract ended', () => {
  testRows(
    ['R13', 'R14', 'R15', 'R16'],
    [
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
      [
        'R14',
        'spares',
        'the new contract is over too',
        [citizen, earlier('2026-01-20', '2026-01-30'), ended('2026-03-01')],
        'R13',
      ],
      ['R14', 'spares', 'no earlier contract', [citizen], 'R10'],
      [
        'R15',
        'spares',
        'the new contract is over too',
        [citizen, earlier('2026-01-10', '2026-01-30'), ended('2026-03-01')],
        'R13',
      ],
      [
        'R14',
        'spares',
        'a closed sector, another ground claimed and not proven',
        [citizen, earlier('2026-01-20', '2026-01-30'), closed, resident, { facts: { evidence: [] } }],
        'R33',
      ],
      [
        'R14',
        'spares',
        'the earlier one ended within 90 days of entry',
        [citizen, earlier('2026-01-20', '2026-01-30'), entered(day('2026-01-01'))],
        'R10',
      ],
      [
        'R13',
        'spares',
        'the contract ran out before it could be ended',
        [
          citizen,
          entered(day('2025-10-01')),
          { facts: { contract: { until: day('2026-03-01'), endedOn: day('2026-03-20') } } },
        ],
        'R16.term',
      ],
      ['R13', 'spares', 'entry not known', [citizen, entered(null), ended('2026-03-01')], 'R12.noEntry'],
      ['R13.over', 'spares', 'entry not known', [citizen, entered(null), ended('2026-02-01')], 'R12.noEntry'],
      [
        'R13.over',
        'spares',
        'ended within 90 days of entry',
        [citizen, entered(day('2025-12-20')), ended('2026-02-10')],
        'R16',
      ],
      ...ofTreaty.map(([code, ...given]): RowCase => [code, 'fires', 'its own case', given, {}]),
      ...ofTreaty.map(([code, ...given]): RowCase => [
        code,
        'spares',
        'a citizen of another state',
        [...given, stranger],
        'R40',
      ]),
      ...ofTreaty
        .filter(([code]) => code !== 'R14')
        .map(([code, ...given]): RowCase => [
          code,
          'spares',
          'a permanent resident',
          [...given, resident],
          'R20',
        ]),
      [
        'R16.term',
        'spares',
        'no contract',
        [citizen, { facts: { contract: null } }, entered(day('2026-03-01'))],
        'R12',
      ],
    ],
    // Settled by the rows before, or by another condition of the row.
    ['R13.over contractEndedEarly', 'R13.over not withinNewContractDays'],
  );
});

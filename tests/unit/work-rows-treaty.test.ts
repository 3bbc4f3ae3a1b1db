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

/** One case of each row, which is another's when a ground makes a permit needless, and nobody's of the treaty's without the citizenship. */
const ofTreaty: readonly (readonly [WorkCode, ...Given[]])[] = [
  ['R10', citizen],
  ['R11', citizen, closed],
  ['R11.unknown', citizen, closed, { facts: { job: { activity: null } } }],
  ['R10.dates', citizen, { facts: { contract: { from: null } } }],
  ['R10.ahead', citizen, { facts: { contract: { from: day('2026-03-11') } } }],
  ['R12', citizen, noContract, entered(day('2026-03-01'))],
  ['R12.noEntry', citizen, noContract, entered(null)],
  ['R17', citizen, noContract, entered(day('2026-02-01'))],
];
const stranger: Given = { facts: { person: { citizenship: 'UTO' } } };

describe('citizens of treaty states', () => {
  testRows(
    ['R10', 'R11', 'R12', 'R17'],
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

      ['R11', 'spares', 'the contract is over', [citizen, closed, ended('2026-03-01')], 'R16'],
      [
        'R11.unknown',
        'spares',
        'the contract is over',
        [citizen, closed, { facts: { job: { activity: null } } }, ended('2026-03-01')],
        'R16',
      ],
      [
        'R10.dates',
        'spares',
        'it ended all the same',
        [citizen, ended('2026-03-01'), { facts: { contract: { from: null } } }],
        'R16',
      ],
      [
        'R10.dates',
        'spares',
        'it ran out all the same',
        [citizen, { facts: { contract: { from: null, until: day('2026-03-01') } } }],
        'R16.term',
      ],
      [
        'R10.ahead',
        'spares',
        'it ended before it began',
        [citizen, ended('2026-03-01'), { facts: { contract: { from: day('2026-03-20') } } }],
        'R16',
      ],
      [
        'R12.noEntry',
        'spares',
        'the contract ran out',
        [citizen, entered(null), { facts: { contract: { until: day('2026-03-01') } } }],
        'R16.term',
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
        .filter(([code]) => code !== 'R10')
        .map(([code, ...given]): RowCase => [
          code,
          'spares',
          'a permanent resident',
          [...given, resident],
          'R20',
        ]),
      [
        'R10',
        'spares',
        'a new contract too late, another ground claimed and not proven',
        [citizen, earlier('2026-01-10', '2026-01-30'), resident, { facts: { evidence: [] } }],
        'R33',
      ],
    ],
    // Settled by the rows before, or by another condition of the row.
    [
      'R12.noEntry not contractInForce',
      'R12 not hasContract',
      'R17 not hasContract',
      'R17 not withinFreeDays',
    ],
  );
});

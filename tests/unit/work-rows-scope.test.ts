import { describe } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { parsePartialDay } from '#shared/dates/partial-day.ts';
import { testRows } from '#tests/fixtures/work-rows.ts';
import type { Given } from '#tests/fixtures/work-rows.ts';

const nobody = {
  employer: { kind: null, identifier: null, name: null },
  contract: null,
} satisfies Given['facts'];
const visit: Given = { facts: { ...nobody, purpose: 'private', visaCategory: 'B10' } };
const noPermit: Given = { permit: null };
/** Eighteen on the day of the check. */
const eighteen: Given = {
  facts: { person: { bornOn: day('2008-03-10') } },
  permit: { bornOn: day('2008-03-10') },
};
const born = (text: string): Given => {
  const bornOn = parsePartialDay(text);
  return { facts: { person: { bornOn } }, permit: { bornOn } };
};

describe('whether the question arises', () => {
  testRows(
    ['R01', 'R02', 'R03', 'R04', 'R05'],
    [
      ['R01', 'fires', 'another purpose and nobody to work for', [visit], { result: 'N/A', light: 'off' }],
      [
        'R01',
        'spares',
        'an employer by its number',
        [visit, { facts: { employer: { identifier: '1' } } }],
        'R02',
      ],
      ['R01', 'spares', 'an employer by its name', [visit, { facts: { employer: { name: 'A' } } }], 'R02'],
      [
        'R01',
        'spares',
        'an employer by its kind',
        [visit, { facts: { employer: { kind: 'branch' } } }],
        'R02',
      ],
      ['R01', 'spares', 'a contract', [visit, { facts: { contract: { from: null } } }], 'R02'],
      [
        'R01',
        'fires',
        'a name of blanks is no employer',
        [visit, { facts: { employer: { name: ' ', identifier: '' } } }],
        { result: 'N/A' },
      ],
      ['R01', 'spares', 'purpose work', [visit, { facts: { purpose: 'work' } }, noPermit], 'R40'],
      [
        'R01.purpose',
        'fires',
        'purpose not known and nobody to work for',
        [visit, { facts: { purpose: null } }],
        { result: 'EVIDENCE', light: 'look', missing: ['purpose'] },
      ],
      ['R01.purpose', 'spares', 'purpose not known, but an employer', [{ facts: { purpose: null } }], 'R57'],

      [
        'R02',
        'fires',
        'another purpose, but an employer',
        [{ facts: { purpose: 'private' } }],
        { result: 'REFER', light: 'look', refer: 'supervisor' },
      ],
      ['R02', 'spares', 'purpose work with the same employer', [{ facts: { purpose: 'work' } }], 'R57'],
      [
        'R02.remote',
        'fires',
        'remote work only, but an employer here',
        [{ facts: { remoteOnly: true } }],
        { result: 'REFER', refer: 'supervisor' },
      ],
      [
        'R02.remote',
        'fires',
        'the remote worker’s ground claimed, but an employer here',
        [{ facts: { grounds: [{ code: 'T04', since: null, until: null }] } }],
        { result: 'REFER' },
      ],
      ['R02.remote', 'spares', 'nobody here', [{ facts: { ...nobody, remoteOnly: true } }], 'R03'],
      [
        'R02.visa',
        'fires',
        'a private visitor’s visa with an employer',
        [{ facts: { visaCategory: 'B10' } }],
        { result: 'REFER', refer: 'supervisor', params: { visaCategory: 'B10' } },
      ],
      ['R02.visa', 'spares', 'a work visa', [{ facts: { visaCategory: 'C3' } }], 'R57'],
      ['R02.visa', 'spares', 'no visa', [{ facts: { visaCategory: null } }], 'R57'],
      [
        'R02.visa',
        'spares',
        'a citizen of a treaty state',
        [{ facts: { visaCategory: 'B10', person: { citizenship: 'RUS' } } }],
        'R10',
      ],
      [
        'R02.visa',
        'spares',
        'a ground that may make a permit needless',
        [
          {
            facts: {
              visaCategory: 'B10',
              grounds: [{ code: 'X06', since: null, until: null }],
              evidence: ['permanentResidence'],
            },
          },
        ],
        'R20',
      ],
      [
        'R02.visa',
        'fires',
        'a ground that grants nothing does not help',
        [{ facts: { visaCategory: 'B10', grounds: [{ code: 'T03', since: null, until: null }] } }],
        { result: 'REFER' },
      ],

      [
        'R03',
        'fires',
        'all work for an employer abroad',
        [{ facts: { ...nobody, remoteOnly: true } }],
        { result: 'N/A', light: 'off' },
      ],
      ['R03', 'spares', 'not remote', [{ facts: nobody }, noPermit], 'R40'],
      [
        'R03.visa',
        'fires',
        'claimed, the visa for it not seen',
        [{ facts: { ...nobody, grounds: [{ code: 'T04', since: null, until: null }] } }],
        { result: 'EVIDENCE', missing: ['evidence.neoNomadVisa'] },
      ],
      [
        'R03.visa',
        'spares',
        'remote only is known already',
        [{ facts: { ...nobody, remoteOnly: true, grounds: [{ code: 'T04', since: null, until: null }] } }],
        'R03',
      ],

      [
        'R04',
        'fires',
        'eighteen tomorrow',
        [born('2008-03-11')],
        { result: 'REFER', refer: 'supervisor', params: { adultYears: 18 } },
      ],
      ['R04', 'spares', 'eighteen today', [eighteen], 'R57'],
      [
        'R04',
        'fires',
        'not eighteen even if born on the first of the year',
        [born('2009-XX-XX')],
        { result: 'REFER' },
      ],
      [
        'R04.partial',
        'fires',
        'birth not known, a paper by passport and name',
        [{ facts: { person: { bornOn: null } } }],
        { result: 'EVIDENCE', missing: ['birthDate'] },
      ],
      ['R04.partial', 'fires', 'eighteen this month or not', [born('2008-03-XX')], { result: 'EVIDENCE' }],
      ['R04.partial', 'spares', 'eighteen whatever the day was', [born('2008-02-XX')], 'R57'],
      [
        'R04',
        'spares',
        'under age, but no worker’s ground',
        [
          {
            facts: {
              person: { bornOn: day('2010-01-01') },
              grounds: [{ code: 'X06', since: null, until: null }],
              evidence: ['permanentResidence'],
            },
          },
        ],
        'R20',
      ],

      [
        'R05',
        'fires',
        'nothing found in a register of eight days ago',
        [noPermit, { register: { snapshotOn: day('2026-03-02') } }],
        { result: 'NO-DATA', light: 'noData', params: { snapshotOn: '2026-03-02', maxAgeDays: 7 } },
      ],
      [
        'R05',
        'spares',
        'the register is of seven days ago',
        [noPermit, { register: { snapshotOn: day('2026-03-03') } }],
        'R40',
      ],
      [
        'R05',
        'spares',
        'the paper is in the old register',
        [{ register: { snapshotOn: day('2026-03-02') } }],
        'R57',
      ],
      [
        'R05.none',
        'fires',
        'no register at all',
        [noPermit, { register: { snapshotOn: null } }],
        { result: 'NO-DATA', missing: ['register'] },
      ],
      [
        'R05.none',
        'spares',
        'no register, but a permit typed by hand',
        [{ register: { snapshotOn: null } }],
        'R57',
      ],
      [
        'R02',
        'spares',
        'a student’s ground is asked about instead',
        [noPermit, { facts: { purpose: 'study', grounds: [{ code: 'S01', since: null, until: null }] } }],
        'R34.certificate',
      ],
    ],
    // Settled by the rows before, or by another condition of the row.
    ['R01 purposeKnown', 'R03.visa not remoteOnly'],
  );
});

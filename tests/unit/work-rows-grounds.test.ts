import { describe } from 'vitest';
import { day } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import { testRows } from '#tests/fixtures/work-rows.ts';
import type { Given, RowCase } from '#tests/fixtures/work-rows.ts';

/** No permit is on record; a ground is claimed and its proof was seen. */
function claimed(
  code: string,
  evidence: readonly string[] = [],
  ...changes: readonly Given[]
): readonly Given[] {
  return [{ permit: null, facts: { grounds: [{ code, since: null, until: null }], evidence } }, ...changes];
}
const ground = (code: string, since: Day | null, until: Day | null = null): Given => ({
  facts: { grounds: [{ code, since, until }] },
});
const until = (code: string, lastDay: string): Given => ground(code, null, day(lastDay));
const since = (code: string, firstDay: string): Given => ground(code, day(firstDay));
const job = (
  level: 'firstHead' | 'deputyHead' | 'unitHead' | 'specialist' | 'skilled' | 'unskilled',
  higherEducation: boolean | null = true,
): Given => ({
  facts: { job: { level, higherEducation } },
});
const kind = (
  employerKind:
    | 'branch'
    | 'representativeOffice'
    | 'stateBody'
    | 'autonomousEducation'
    | 'aifc'
    | 'astanaHub'
    | 'legalEntity'
    | null,
): Given => ({
  facts: { employer: { kind: employerKind } },
});

const resident = claimed('X06', ['permanentResidence']);
const kandas = claimed('G01', ['kandasCertificate']);
const spouse = claimed('T02', ['familyResidence', 'marriageCertificate']);
const branchHead = claimed('X07', ['registrationExtract'], kind('branch'), job('firstHead'));
const university = claimed('X01', ['contract', 'diploma'], kind('autonomousEducation'), job('specialist'));
const hub = claimed(
  'X09',
  ['contract', 'diploma', 'participantStatus'],
  kind('astanaHub'),
  job('specialist'),
);
const investment = claimed(
  'X03',
  ['contract', 'investmentContract'],
  job('specialist'),
  since('X03', '2025-03-10'),
);
const zone = claimed('X04', ['contract', 'commissionList'], since('X04', '2025-03-10'));
const aifc = claimed('G12', ['participantStatus', 'aifcAllocation'], kind('aifc'));
const aifcYes: Given = { switches: { aifcExempt: true } };
const visits = claimed('G10', ['businessVisa'], { facts: { businessVisitDays: 120 } });
const visitRule: Given = { switches: { businessVisitDays: 120 } };
const clear = { result: 'CLEAR-LAW', light: 'order' } as const;

describe('employers, projects and grounds not proven', () => {
  testRows(
    ['R30', 'R31', 'R32', 'R33', 'R34', 'R35'],
    [
      ['R30.education', 'fires', 'a specialist with a degree', university, clear],
      ['R30.education', 'fires', 'a manager', [...university, job('unitHead')], clear],
      ['R30.education', 'spares', 'no degree', [...university, job('specialist', false)], 'R40'],
      ['R30.education', 'spares', 'a skilled worker', [...university, job('skilled')], 'R40'],
      ['R30.education', 'spares', 'another employer', [...university, kind('legalEntity')], 'R40'],
      ['R30.education', 'spares', 'the degree is not known', [...university, job('specialist', null)], 'R33'],
      [
        'R30.stateBody',
        'fires',
        'staff of a state body',
        claimed('X02', ['contract'], kind('stateBody')),
        clear,
      ],
      ['R30.stateBody', 'spares', 'of a company', claimed('X02', ['contract']), 'R40'],
      ['R30.hub', 'fires', 'a specialist of Astana Hub', hub, clear],
      ['R30.hub', 'spares', 'of another company', [...hub, kind('legalEntity')], 'R40'],
      ['R30.hub', 'spares', 'without a degree', [...hub, job('specialist', false)], 'R40'],
      ['R30.hub', 'spares', 'an unskilled worker', [...hub, job('unskilled')], 'R40'],

      [
        'R31.investment',
        'fires',
        'a year after commissioning, to the day',
        investment,
        {
          ...clear,
          limitOn: day('2026-03-10'),
        },
      ],
      ['R31.investment', 'spares', 'a day later', [...investment, since('X03', '2025-03-09')], 'R40'],
      [
        'R31.investment',
        'fires',
        'a skilled worker without a degree',
        [...investment, job('skilled', false)],
        clear,
      ],
      [
        'R31.investment',
        'spares',
        'a specialist without one',
        [...investment, job('specialist', false)],
        'R40',
      ],
      ['R31.investment', 'spares', 'an unskilled worker', [...investment, job('unskilled')], 'R40'],
      ['R31.investment', 'spares', 'no day is known', [...investment, ground('X03', null)], 'R33'],
      [
        'R31.investment',
        'fires',
        'under construction: to the last day of the contract',
        [...investment, until('X03', '2026-12-31')],
        { limitOn: day('2026-12-31') },
      ],
      [
        'R31.zone',
        'fires',
        'a year after commissioning, to the day',
        zone,
        { ...clear, limitOn: day('2026-03-10') },
      ],
      ['R31.zone', 'spares', 'a day later', [...zone, since('X04', '2025-03-09')], 'R40'],
      ['R31.zone', 'spares', 'no day is known', [...zone, ground('X04', null)], 'R33'],

      ['R32', 'fires', 'the office has settled that it is exempt', [...aifc, aifcYes], clear],
      ['R32', 'spares', 'it has not', aifc, 'R32.refer'],
      [
        'R32',
        'spares',
        'proof not seen',
        [...claimed('G12', ['participantStatus'], kind('aifc')), aifcYes],
        'R33',
      ],
      ['R32', 'spares', 'an employer outside', [...aifc, aifcYes, kind('legalEntity')], 'R40'],
      ['R32.refer', 'fires', 'not settled', aifc, { result: 'REFER', refer: 'supervisor' }],
      ['R32.refer', 'spares', 'settled', [...aifc, aifcYes], 'R32'],
      ['R32.refer', 'spares', 'an employer outside', [...aifc, kind('legalEntity')], 'R40'],
      [
        'R32.employer',
        'fires',
        'nothing claimed, no permit, the employer is of the AIFC',
        [{ permit: null }, kind('aifc')],
        { result: 'REFER', refer: 'supervisor' },
      ],
      ['R32.employer', 'spares', 'a permit is on record', [kind('aifc')], 'R57'],

      [
        'R33',
        'fires',
        'proof not seen',
        claimed('X06'),
        {
          result: 'EVIDENCE',
          light: 'look',
          missing: ['evidence.permanentResidence'],
        },
      ],
      [
        'R33',
        'fires',
        'part of the proof',
        claimed('T02', ['marriageCertificate']),
        {
          missing: ['evidence.familyResidence'],
        },
      ],
      ['R33', 'spares', 'all of it', spouse, 'R25'],
      [
        'R33',
        'fires',
        'proof seen, a condition not known',
        [...branchHead, { facts: { job: { level: null } } }],
        {
          missing: ['jobLevel'],
        },
      ],
      [
        'R33',
        'spares',
        'ruled out by the facts, whatever proof there may be',
        claimed('X07', [], kind('branch')),
        'R40',
      ],
      [
        'R33.expired',
        'fires',
        'the paper ended yesterday',
        [...resident, until('X06', '2026-03-09')],
        {
          result: 'EVIDENCE',
          params: { groundUntil: '2026-03-09' },
        },
      ],
      ['R33.expired', 'spares', 'today', [...resident, until('X06', '2026-03-10')], 'R20'],
      [
        'R33.expired',
        'fires',
        'the status ended a year after it was granted',
        [...kandas, since('G01', '2025-03-09')],
        {
          params: { groundUntil: '2026-03-09' },
        },
      ],
      [
        'R33.unlisted',
        'fires',
        'a ground no list has',
        claimed('G13', ['otherProof']),
        {
          result: 'REFER',
          refer: 'supervisor',
        },
      ],
      [
        'R33.unlisted',
        'fires',
        'listed, but its text was not found',
        claimed('X08', ['otherProof']),
        { result: 'REFER' },
      ],
      ['R33.unlisted', 'spares', 'listed, with a rule', resident, 'R20'],
      ['R33.unlisted', 'spares', 'one that grants nothing', claimed('T03'), 'R40'],
      [
        'R33.citizenship',
        'fires',
        'the treaty is claimed, the citizenship not known',
        [...claimed('T01'), { facts: { person: { citizenship: null } } }],
        { result: 'EVIDENCE', missing: ['citizenship'] },
      ],
      ['R33.citizenship', 'spares', 'it is known and of no treaty state', claimed('T01'), 'R40'],

      [
        'R34',
        'fires',
        'a student with the certificate',
        [
          {
            permit: null,
            facts: {
              purpose: 'study',
              grounds: [{ code: 'S01', since: null, until: null }],
              evidence: ['studyCertificate'],
            },
          },
        ],
        { result: 'REFER', refer: 'supervisor' },
      ],
      ['R34', 'spares', 'the certificate was not seen', claimed('S01'), 'R34.certificate'],
      ['R34.certificate', 'fires', 'the certificate was not seen', claimed('S01'), { result: 'EVIDENCE' }],
      ['R34.certificate', 'spares', 'seen', claimed('S01', ['studyCertificate']), 'R34'],

      ['R35', 'fires', 'as many days as the office allows', [...visits, visitRule], { ...clear }],
      [
        'R35',
        'spares',
        'one more',
        [...visits, visitRule, { facts: { businessVisitDays: 121 } }],
        'R35.over',
      ],
      ['R35', 'spares', 'the office has no such rule', visits, 'R35.refer'],
      [
        'R35',
        'spares',
        'days not known',
        [...visits, visitRule, { facts: { businessVisitDays: null } }],
        'R33',
      ],
      [
        'R35.over',
        'fires',
        'one day too many',
        [...visits, visitRule, { facts: { businessVisitDays: 121 } }],
        {
          result: 'REFER',
          params: { visitDays: 121, visitLimit: 120 },
        },
      ],
      ['R35.over', 'spares', 'the last day allowed', [...visits, visitRule], 'R35'],
      ['R35.refer', 'fires', 'no such rule in this office', visits, { result: 'REFER', refer: 'supervisor' }],
      ['R35.refer', 'spares', 'a rule', [...visits, visitRule], 'R35'],
      [
        'R33.citizenship',
        'spares',
        'nothing is claimed',
        [{ permit: null, facts: { person: { citizenship: null } } }],
        'R40.noCitizenship',
      ],
      [
        'R33.expired',
        'spares',
        'ended, and ruled out by the facts',
        [
          ...branchHead,
          job('deputyHead'),
          { facts: { grounds: [{ code: 'X07', since: null, until: day('2026-03-09') }] } },
        ],
        'R40',
      ],
      [
        'R35',
        'spares',
        'no such rule, and no days either',
        [...visits, { facts: { businessVisitDays: 0 } }],
        'R35.refer',
      ],
      [
        'R33.citizenship',
        'spares',
        'another ground is claimed, its proof not seen',
        [
          {
            permit: null,
            facts: {
              person: { citizenship: null },
              grounds: [
                { code: 'T01', since: null, until: null },
                { code: 'X06', since: null, until: null },
              ],
            },
          },
        ],
        'R33',
      ],
      [
        'R33.expired',
        'spares',
        'a ground without a rule',
        [...claimed('X08', ['otherProof']), until('X08', '2026-03-09')],
        'R33.unlisted',
      ],

      ...(
        [
          ['R30.education', university],
          ['R30.stateBody', claimed('X02', [], kind('stateBody'))],
          ['R30.hub', hub],
          ['R31.investment', investment],
          ['R31.zone', zone],
          ['R35', [...visits, visitRule]],
        ] as const
      ).map(([code, given]): RowCase => [
        code,
        'spares',
        'proof not seen',
        [...given, { facts: { evidence: [] } }],
        'R33',
      ]),
      [
        'R33.unlisted',
        'fires',
        'a ground with a rule, on no list this day',
        [...resident, { tables: { exemptions: [] } }],
        { result: 'REFER' },
      ],
    ],
    // Settled by the rows before, or by another condition of the row.
    ['R33.expired groundKnown', 'R34.certificate not studyCertificateSeen'],
  );
});

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
const on = (checkedOn: string): Given => ({
  facts: { checkedOn: day(checkedOn), enteredOn: day(checkedOn), noticeCameOn: null },
  register: { snapshotOn: day(checkedOn) },
});
const share = (foreignSharePercent: number | null, postTaken: boolean | null = false): Given => ({
  facts: { employer: { foreignSharePercent, postTaken } },
});

const resident = claimed('X06', ['permanentResidence']);
const kandas = claimed('G01', ['kandasCertificate']);
const refugee = claimed('G03', ['refugeeCertificate']);
const business = claimed('G02', ['businessResidence', 'companyMembership', 'capitalPayment'], {
  facts: { enteredOn: day('2026-01-05') },
});
const spouse = claimed('T02', ['familyResidence', 'marriageCertificate']);
const branchHead = claimed('X07', ['registrationExtract'], kind('branch'), job('firstHead'));
const owned = claimed('G07', ['registrationExtract'], job('firstHead'), share(100));
const clear = { result: 'CLEAR-LAW', light: 'order' } as const;

describe('persons who need no permit', () => {
  testRows(
    ['R20', 'R21', 'R22', 'R23', 'R24', 'R25', 'R26', 'R27', 'R28', 'R29'],
    [
      ['R20', 'fires', 'a permanent resident with the paper', resident, { ...clear, limitOn: null }],
      [
        'R20',
        'fires',
        'the paper ends today',
        [...resident, until('X06', '2026-03-10')],
        { limitOn: day('2026-03-10') },
      ],
      ['R20', 'spares', 'it ended yesterday', [...resident, until('X06', '2026-03-09')], 'R33.expired'],
      ['R20', 'spares', 'the paper was not seen', claimed('X06'), 'R33'],

      [
        'R21',
        'fires',
        'kandas for a year to the day',
        [...kandas, since('G01', '2025-03-10')],
        {
          ...clear,
          limitOn: day('2026-03-10'),
        },
      ],
      ['R21', 'spares', 'a year and a day', [...kandas, since('G01', '2025-03-09')], 'R33.expired'],
      [
        'R21',
        'fires',
        'the earlier of paper and year limits',
        [...kandas, ground('G01', day('2025-12-01'), day('2026-06-01'))],
        { limitOn: day('2026-06-01') },
      ],
      ['R21', 'spares', 'no day is known to count from', kandas, 'R33'],

      ['R22', 'fires', 'a refugee with the paper', refugee, clear],
      ['R22', 'spares', 'the paper ended yesterday', [...refugee, until('G03', '2026-03-09')], 'R33.expired'],

      ['R23.humanitarian', 'fires', 'with the paper', claimed('G04', ['humanitarianPaper']), clear],
      ['R23.humanitarian', 'spares', 'without', claimed('G04'), 'R33'],
      ['R23.sentence', 'fires', 'with the court’s decision', claimed('G05', ['courtDecision']), clear],
      [
        'R23.sentence',
        'spares',
        'served',
        [...claimed('G05', ['courtDecision']), until('G05', '2026-03-09')],
        'R33.expired',
      ],
      ['R23.trafficking', 'fires', 'while the case runs', claimed('G06', ['traffickingCase']), clear],
      ['R23.trafficking', 'spares', 'without the paper', claimed('G06'), 'R33'],

      [
        'R24',
        'fires',
        'capital paid two months after entry',
        [...business, since('G02', '2026-03-05')],
        clear,
      ],
      ['R24', 'spares', 'a day later', [...business, since('G02', '2026-03-06')], 'R40'],
      ['R24', 'spares', 'day of payment not known', business, 'R33'],
      [
        'R24',
        'spares',
        'day of entry not known',
        [...business, since('G02', '2026-03-05'), { facts: { enteredOn: null } }],
        'R33',
      ],

      [
        'R25',
        'fires',
        'spouse of a citizen, married for a year',
        [...spouse, since('T02', '2025-03-10')],
        clear,
      ],
      ['R25', 'fires', 'day of marriage not asked: the family paper presupposes the year', spouse, clear],
      [
        'R25',
        'spares',
        'married a day less than a year',
        [...spouse, since('T02', '2025-03-11')],
        'R25.recent',
      ],
      [
        'R25.recent',
        'fires',
        'married a day less than a year',
        [...spouse, since('T02', '2025-03-11')],
        {
          result: 'REFER',
          refer: 'supervisor',
          params: { since: '2025-03-11' },
        },
      ],
      ['R25.recent', 'spares', 'a year to the day', [...spouse, since('T02', '2025-03-10')], 'R25'],
      ['R25', 'spares', 'the marriage certificate was not seen', claimed('T02', ['familyResidence']), 'R33'],
      [
        'R25',
        'spares',
        'family of a permanent resident is not exempt',
        claimed('T03', ['familyResidence']),
        'R40',
      ],

      ['R26', 'fires', 'first head of a branch', branchHead, clear],
      ['R26', 'fires', 'of a representative office', [...branchHead, kind('representativeOffice')], clear],
      ['R26', 'spares', 'the deputy', [...branchHead, job('deputyHead')], 'R40'],
      ['R26', 'spares', 'a company is no branch', [...branchHead, kind('legalEntity')], 'R40'],
      [
        'R26',
        'spares',
        'the extract was not seen',
        claimed('X07', [], kind('branch'), job('firstHead')),
        'R33',
      ],

      [
        'R27',
        'fires',
        'the day before the cap, post taken',
        [...owned, on('2025-08-30'), share(100, true)],
        clear,
      ],
      ['R27', 'spares', 'the day of the cap', [...owned, on('2025-08-31')], 'R28'],
      ['R27', 'spares', 'one hundredth is local', [...owned, on('2025-08-30'), share(99)], 'R40'],
      ['R28', 'fires', 'the day of the cap, post free', [...owned, on('2025-08-31')], clear],
      ['R28', 'fires', 'the deputy', [...owned, job('deputyHead')], clear],
      ['R28', 'spares', 'a head of a unit', [...owned, job('unitHead')], 'R40'],
      ['R28', 'spares', 'the day before', [...owned, on('2025-08-30')], 'R27'],
      ['R28', 'spares', 'whether the post is taken is not known', [...owned, share(100, null)], 'R33'],
      ['R28', 'spares', 'the share is not known', [...owned, share(null)], 'R33'],
      ['R28', 'spares', 'a branch is no company', [...owned, kind('branch')], 'R40'],
      [
        'R29',
        'fires',
        'post taken from the day of the cap: a permit is needed',
        [...owned, on('2025-08-31'), share(100, true)],
        { role: 'passed', result: 'N/A' },
      ],
      ['R29', 'spares', 'the day before', [...owned, on('2025-08-30'), share(100, true)], 'R27'],
      [
        'R29',
        'fires',
        'the deputy’s post',
        [...owned, job('deputyHead'), share(100, true)],
        { role: 'passed' },
      ],
      ['R29', 'spares', 'post free', owned, 'R28'],
      ['R29', 'spares', 'another post', [...owned, job('unitHead'), share(100, true)], 'R40'],
      ['R29', 'spares', 'one hundredth is local', [...owned, share(99, true)], 'R40'],

      [
        'R24',
        'spares',
        'a proof not seen',
        [...claimed('G02', ['businessResidence'], since('G02', '2026-03-05'))],
        'R33',
      ],
      [
        'R29',
        'spares',
        'the day before, proof not seen',
        [...owned, on('2025-08-30'), share(100, true), { facts: { evidence: [] } }],
        'R33',
      ],
      ...(
        [
          ['R27', [...owned, on('2025-08-30')]],
          ['R28', owned],
        ] as const
      ).map(([code, given]): RowCase => [
        code,
        'spares',
        'proof not seen',
        [...given, { facts: { evidence: [] } }],
        'R33',
      ]),
    ],
    // Settled by the rows before, or by another condition of the row.
    ['R25 not marriedTooShortly', 'R28 wholeForeignCapInForce'],
  );
});

import { describe, expect, test } from 'vitest';
import { day } from '#shared/dates/day.ts';
import type { WorkCase } from '#shared/rules/work/case.ts';
import { judgeWork } from '#shared/rules/work/judge-work.ts';
import type { WorkVerdict } from '#shared/rules/work/verdict.ts';
import {
  evidenceFor,
  ground,
  permit,
  quotaLimit,
  quotaUse,
  regions,
  shippedPackage,
  workCase,
} from '#tests/fixtures/work.ts';
import type { CaseChanges, FactChanges } from '#tests/fixtures/work.ts';

/** The worked cases of permits-quotas.md, section 12, each under its number. Figures of ledgers are synthetic. */

interface Worked {
  readonly number: string;
  readonly inputs: string;
  readonly given: WorkCase;
  readonly result: WorkVerdict['result'];
  /** Codes of the lines, the deciding one first. */
  readonly codes: readonly string[];
  readonly light: WorkVerdict['light'];
  readonly clauses: readonly string[];
  readonly limitOn?: string;
  readonly tripDaysLeft?: number;
  readonly counsel?: readonly string[];
  readonly refer?: WorkVerdict['findings'][number]['refer'];
}

/** No paper in the register and no number asked for. */
const noPaper = (facts: FactChanges, changes: CaseChanges = {}): WorkCase =>
  workCase({ permits: [], limits: [], use: [], ...changes, facts: { permitNumber: null, ...facts } });

const company = { kind: 'legalEntity', identifier: '000140000025', name: 'ТОО «Утопия»' } as const;
const branch = { kind: 'branch', identifier: '000141000018', name: 'Филиал «Utopia GmbH»' } as const;

const engineer = {
  scheme: 'EMP',
  category: 3,
  quotaLine: 'cat3',
  regions: [regions.almaty],
} as const;
const nanny = {
  scheme: 'LI',
  category: null,
  quotaLine: 'labourImmigrants',
  employerIdentifier: null,
  employerName: null,
  jobTitle: null,
  professionCode: null,
  validFrom: day('2026-02-01'),
  validUntil: day('2026-07-31'),
  issuedOn: day('2026-01-30'),
  regions: [regions.astana],
  citizenship: 'TJK',
} as const;

const cases: readonly Worked[] = [
  {
    number: '1',
    inputs: 'welder with EMP-4 in Atyrau, 77 of 120 used',
    given: workCase(),
    result: 'CLEAR-PERMIT-Q',
    codes: ['R57'],
    light: 'order',
    clauses: [
      'decree148Clause7',
      'decree148Clause14',
      'migrationLawArticle37Part1',
      'migrationLawArticle37-1Part1',
    ],
    limitOn: '2027-02-28',
    counsel: [],
  },
  {
    number: '2',
    inputs: 'case 1 on 5 March 2027, no extension',
    given: workCase({ facts: { checkedOn: day('2027-03-05'), noticeDueOn: null } }),
    result: 'EXPIRED',
    codes: ['R43'],
    light: 'stop',
    clauses: ['decree148Clause7', 'migrationLawArticle43Part1Item2'],
    counsel: ['newPermit'],
  },
  {
    number: '4',
    inputs: 'case 1, contract with the sister company',
    given: workCase({ facts: { employer: company } }),
    result: 'EMPLOYER',
    codes: ['R46'],
    light: 'stop',
    clauses: ['decree148Clause7', 'migrationLawArticle37-1Part3'],
    counsel: ['permitOtherEmployer'],
  },
  {
    number: '6',
    inputs: 'EMP-3 for Almaty, 40 days in Atyrau planned, 30 used',
    given: workCase({
      facts: { tripDaysUsed: 30, tripDaysPlanned: 40 },
      permits: [permit(engineer)],
      limits: [quotaLimit({ region: regions.almaty, line: 'cat3' })],
      use: [quotaUse({ region: regions.almaty, line: 'cat3' })],
    }),
    result: 'CLEAR-PERMIT-Q',
    codes: ['R57', 'R48'],
    light: 'order',
    clauses: [
      'decree148Clause7',
      'decree148Clause14',
      'migrationLawArticle37Part1',
      'migrationLawArticle37-1Part1',
    ],
    tripDaysLeft: 20,
  },
  {
    number: '8',
    inputs: 'EMP-2 for Almaty and Astana, stays in Astana',
    given: workCase({
      facts: { regionOfStay: regions.astana, regionOfWork: regions.astana },
      permits: [permit({ category: 2, quotaLine: 'cat2', regions: [regions.almaty, regions.astana] })],
      limits: [
        quotaLimit({ region: regions.almaty, line: 'cat2' }),
        quotaLimit({ region: regions.astana, line: 'cat2' }),
      ],
      use: [
        quotaUse({ region: regions.almaty, line: 'cat2' }),
        quotaUse({ region: regions.astana, line: 'cat2', used: 80 }),
      ],
    }),
    result: 'CLEAR-PERMIT-Q',
    codes: ['R57.several'],
    light: 'order',
    clauses: [
      'decree148Clause7',
      'decree148Clause14',
      'migrationLawArticle37Part1',
      'migrationLawArticle37-1Part1',
    ],
  },
  {
    number: '9',
    inputs: 'ICT manager, parent in a WTO state, quota of category 2 used up',
    given: workCase({
      facts: {
        person: { citizenship: 'CHN' },
        job: { level: 'unitHead' },
        stayUntil: day('2027-02-28'),
        contract: { from: day('2025-06-01'), until: day('2027-05-31'), signedOn: day('2025-06-01') },
      },
      permits: [
        permit({
          scheme: 'ICT',
          category: 2,
          citizenship: 'CHN',
          validFrom: day('2025-06-01'),
          validUntil: day('2027-05-31'),
          issuedOn: day('2025-05-20'),
          senderInWto: true,
          quotaLine: null,
          quotaYear: null,
        }),
      ],
      limits: [quotaLimit({ year: 2025, line: 'cat2', units: 10, from: day('2025-01-01') })],
      use: [quotaUse({ year: 2025, line: 'cat2', used: 10, asOf: day('2025-05-01') })],
    }),
    result: 'CLEAR-PERMIT-NQ',
    codes: ['R51'],
    light: 'order',
    clauses: ['decree148Clause14', 'migrationLawArticle36-1Part3'],
    limitOn: '2027-05-31',
  },
  {
    number: '11',
    inputs: 'RU citizen, contract to 31.01.2028, stay asked to 31.12.2028',
    given: noPaper({
      person: { citizenship: 'RUS' },
      stayUntil: day('2028-12-31'),
      contract: { from: day('2026-02-01'), until: day('2028-01-31'), signedOn: day('2026-01-30') },
    }),
    result: 'CLEAR-TREATY',
    codes: ['R10', 'M1'],
    light: 'order',
    clauses: [
      'decree148Clause7',
      'decree148Clause14',
      'eaeuTreatyArticle97Part1',
      'eaeuTreatyArticle97Part5',
    ],
    limitOn: '2028-01-31',
    counsel: ['shortenStay'],
  },
  {
    number: '12',
    inputs: 'BY citizen looking for work, 19 days after entry',
    given: noPaper({
      person: { citizenship: 'BLR' },
      enteredOn: day('2026-03-01'),
      checkedOn: day('2026-03-20'),
      contract: null,
      noticeDueOn: null,
      employer: { kind: null, identifier: null, name: null },
    }),
    result: 'EVIDENCE',
    codes: ['R12'],
    light: 'look',
    clauses: ['eaeuTreatyArticle97', 'migrationLawArticle6-1Part2'],
    counsel: ['bringContract'],
  },
  {
    number: '14',
    inputs: 'AM citizen in a restricted sector',
    given: noPaper(
      { person: { citizenship: 'ARM' }, job: { activity: '25.40' } },
      { tables: { restrictedSectors: ['25.4'] } },
    ),
    result: 'REFER',
    codes: ['R11'],
    light: 'look',
    clauses: ['eaeuTreatyArticle97Part2'],
    refer: 'supervisor',
  },
  {
    number: '15',
    inputs: 'permanent resident, TR citizen, paper to 2031, company in Shymkent',
    given: noPaper({
      person: { citizenship: 'TUR' },
      regionOfWork: regions.shymkent,
      employer: company,
      grounds: [ground('X06', { until: day('2031-05-01') })],
      evidence: evidenceFor('X06'),
    }),
    result: 'CLEAR-LAW',
    codes: ['R20'],
    light: 'order',
    clauses: ['decree148Clause7', 'decree148Clause14', 'migrationLawArticle36-1Part2Item6'],
    limitOn: '2031-05-01',
  },
  {
    number: '17',
    inputs: 'ethnic Kazakh from MN without kandas status or permit',
    given: noPaper({ person: { citizenship: 'MNG' }, grounds: [ground('E01')] }),
    result: 'NO-AUTH',
    codes: ['R40'],
    light: 'stop',
    clauses: [
      'decree148Clause7',
      'labourCodeArticle26Part1Item4',
      'codeArticle519Part1',
      'codeArticle517Part5',
    ],
    counsel: ['simplifiedProcedure'],
    refer: 'migrationPolice',
  },
  {
    number: '18',
    inputs: 'first head of a branch in Astana, named in the extract',
    given: noPaper({
      person: { citizenship: 'DEU' },
      employer: branch,
      job: { level: 'firstHead' },
      grounds: [ground('X07')],
      evidence: evidenceFor('X07'),
    }),
    result: 'CLEAR-LAW',
    codes: ['R26'],
    light: 'order',
    clauses: ['migrationLawArticle36-1Part2Item7'],
  },
  {
    number: '19',
    inputs: 'his deputy in the same branch, claiming the same ground',
    given: noPaper({
      person: { citizenship: 'DEU' },
      employer: branch,
      job: { level: 'deputyHead' },
      grounds: [ground('X07')],
      evidence: evidenceFor('X07'),
    }),
    result: 'NO-AUTH',
    codes: ['R40'],
    light: 'stop',
    clauses: [
      'decree148Clause7',
      'labourCodeArticle26Part1Item4',
      'codeArticle519Part1',
      'codeArticle517Part5',
    ],
    counsel: ['groundGivesNone', 'employerNeedsPermit'],
    refer: 'migrationPolice',
  },
  {
    number: '21',
    inputs: 'foreign director of a company 80 % foreign',
    given: noPaper({
      person: { citizenship: 'TUR' },
      employer: { ...company, foreignSharePercent: 80, postTaken: false },
      job: { level: 'firstHead' },
      grounds: [ground('G07')],
      evidence: evidenceFor('G07'),
    }),
    result: 'NO-AUTH',
    codes: ['R40'],
    light: 'stop',
    clauses: [
      'decree148Clause7',
      'labourCodeArticle26Part1Item4',
      'codeArticle519Part1',
      'codeArticle517Part5',
    ],
    refer: 'migrationPolice',
  },
  {
    number: '22',
    inputs: 'TJ nanny, LI permit to 31.07.2026, stay asked to 31.12.2026',
    given: workCase({
      facts: {
        person: { citizenship: 'TJK' },
        regionOfWork: regions.astana,
        employer: { kind: 'privatePerson', identifier: '800101000017', labourImmigrants: 2 },
        job: { title: 'Няня', household: true },
        contract: { from: day('2026-02-01'), until: day('2026-07-31'), signedOn: day('2026-02-01') },
        stayUntil: day('2026-12-31'),
      },
      permits: [permit(nanny)],
      limits: [],
      use: [],
    }),
    result: 'CLEAR-LI',
    codes: ['R75', 'M1'],
    light: 'order',
    clauses: ['decree148Clause7', 'migrationLawArticle43-2'],
    limitOn: '2026-07-31',
  },
  {
    number: '23',
    inputs: 'LI permit, works at the building site of a company',
    given: workCase({
      permits: [permit({ ...nanny, citizenship: 'UZB', regions: [regions.atyrau] })],
      limits: [],
      use: [],
    }),
    result: 'SCOPE',
    codes: ['R70'],
    light: 'stop',
    clauses: [
      'decree148Clause7',
      'migrationLawArticle34Part4',
      'migrationLawArticle43-2Part4',
      'migrationLawArticle43-2Part6',
    ],
    counsel: ['householdOnly', 'employerNeedsPermit'],
  },
  {
    number: '28a',
    inputs: 'wife of a citizen, family residence paper and marriage certificate, hired by a school',
    given: noPaper({
      person: { citizenship: 'UKR' },
      grounds: [ground('T02', { since: day('2020-06-06') })],
      evidence: evidenceFor('T02'),
    }),
    result: 'CLEAR-LAW',
    codes: ['R25'],
    light: 'order',
    clauses: ['migrationLawArticle29Part2Item1', 'labourCodeArticle26Part1Item6'],
  },
  {
    number: '28b',
    inputs: 'husband of a permanent resident, no permit or certificate',
    given: noPaper({
      person: { citizenship: 'UKR' },
      grounds: [ground('T03')],
      evidence: evidenceFor('T03'),
    }),
    result: 'NO-AUTH',
    codes: ['R40'],
    light: 'stop',
    clauses: [
      'decree148Clause7',
      'labourCodeArticle26Part1Item4',
      'codeArticle519Part1',
      'codeArticle517Part5',
    ],
    counsel: ['groundGivesNone', 'employerNeedsPermit'],
    refer: 'migrationPolice',
  },
  {
    number: '30',
    inputs: 'number 16,200 on 10.07.2025; limits 14,800 in January, 16,500 in March, 19,400 in August',
    given: workCase({
      facts: {
        checkedOn: day('2025-09-01'),
        enteredOn: day('2025-08-28'),
        noticeDueOn: day('2025-09-03'),
        noticeCameOn: day('2025-09-01'),
        contract: { from: day('2025-08-01'), until: day('2026-07-31'), signedOn: day('2025-07-20') },
        stayUntil: day('2026-07-31'),
      },
      permits: [
        permit({
          issuedOn: day('2025-07-10'),
          validFrom: day('2025-08-01'),
          validUntil: day('2026-07-31'),
          quotaYear: 2025,
        }),
      ],
      limits: [
        quotaLimit({ region: 'KZ', year: 2025, line: 'all', units: 14_800, from: day('2025-01-01') }),
        quotaLimit({ region: 'KZ', year: 2025, line: 'all', units: 16_500, from: day('2025-03-01') }),
        quotaLimit({ region: 'KZ', year: 2025, line: 'all', units: 19_400, from: day('2025-08-01') }),
      ],
      use: [
        quotaUse({ region: 'KZ', year: 2025, line: 'all', used: 16_200, asOf: day('2025-07-10') }),
        quotaUse({ region: 'KZ', year: 2025, line: 'all', used: 18_900, asOf: day('2025-08-31') }),
      ],
      switches: { ledgerScope: 'nationalTotal' },
    }),
    result: 'CLEAR-PERMIT-Q',
    codes: ['R57'],
    light: 'order',
    clauses: [
      'decree148Clause7',
      'decree148Clause14',
      'migrationLawArticle37Part1',
      'migrationLawArticle37-1Part1',
    ],
  },
];

describe('worked cases of section 12', () => {
  test.for(cases)('$number: $inputs', (worked) => {
    const verdict = judgeWork(worked.given, shippedPackage);
    const [deciding] = verdict.findings;

    expect(verdict).toMatchObject({ result: worked.result, light: worked.light });
    expect(verdict.findings.map(({ code }) => code)).toEqual(worked.codes);
    expect(verdict.rule).toBe(worked.codes[0]?.split('.')[0]);
    expect(deciding?.clauses.map(({ source }) => source)).toEqual(worked.clauses);
    expect(deciding?.refer).toBe(worked.refer ?? null);
    if (worked.limitOn !== undefined) expect(verdict.limitOn).toBe(worked.limitOn);
    expect(verdict.tripDaysLeft).toBe(worked.tripDaysLeft ?? null);
    if (worked.counsel !== undefined) {
      expect(verdict.counsel.map(({ key }) => key)).toEqual(worked.counsel);
    }
    expect(verdict.package).toEqual({ id: 'work-2026-11-22.1', hash: shippedPackage.hash });
  });
});

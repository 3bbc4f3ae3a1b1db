import { expect, test } from 'vitest';
import { day } from '#shared/dates/day.ts';
import { missingAsks, missingOf } from '#shared/rules/work/missing.ts';
import { paramsOf } from '#shared/rules/work/params.ts';
import { aboutGround, afterDecision, situationOf } from '#shared/rules/work/situation.ts';
import type { Situation } from '#shared/rules/work/situation.ts';
import { valuesOf } from '#shared/rules/work/values.ts';
import { workCodes, workValueKeys } from '#shared/rules/work/vocabulary.ts';
import { almaty, astana, caseOf, rules, verdictOf } from '#tests/fixtures/work-rows.ts';
import type { Given } from '#tests/fixtures/work-rows.ts';

const ground = { code: 'G01', since: day('2025-12-01'), until: day('2026-11-30') };
/** Everything is known. */
const everything: Given = {
  facts: {
    grounds: [ground],
    businessVisitDays: 12,
    person: { iin: '900517300017' },
    employer: { foreignSharePercent: 80, postTaken: false, labourImmigrants: 2 },
    contract: { endedOn: day('2026-12-01') },
    earlierContractEndedOn: day('2025-12-20'),
    leftSince: true,
    permitNumber: 'KZ11ABC00000001',
    tripDaysUsed: 10,
    tripDaysPlanned: 20,
  },
  permit: {
    regions: [almaty, astana],
    firstValidFrom: day('2025-03-01'),
    extension: 1,
    senderInWto: true,
    contractUntil: day('2027-01-31'),
    monthsWithoutBreak: 5,
  },
  limits: [{ region: almaty }, { region: astana, units: 80 }],
  use: [{ region: almaty }, { region: astana }],
};

function situation(given: Given): Situation {
  const about = aboutGround(
    situationOf(caseOf(given), rules.content.limits, () => null),
    ground,
  );
  return afterDecision(about, {
    rule: 'R57',
    role: 'quota',
    result: 'CLEAR-PERMIT-Q',
    light: 'order',
    limitOn: day('2026-12-01'),
  });
}

test('every value, from where it comes', () => {
  const shown = valuesOf(situation(everything), workValueKeys);
  expect(shown.map(({ key, kind, origin, value }) => `${key} (${kind}, ${origin}): ${value}`))
    .toMatchInlineSnapshot(`
    [
      "purpose (list, form): work",
      "visaCategory (list, form): C3",
      "citizenship (country, form): UTO",
      "bornOn (text, form): 1990-05-17",
      "enteredOn (day, form): 2026-03-08",
      "checkedOn (day, clock): 2026-03-10",
      "stayUntil (day, form): 2026-12-31",
      "workGround (list, form): G01",
      "groundSince (day, form): 2025-12-01",
      "groundUntil (day, form): 2026-11-30",
      "employerKind (setting, form): legalEntity",
      "employer (text, form): ТОО «Каспий Дәнекер»",
      "employerIdentifier (text, form): 100140000001",
      "foreignShare (number, form): 80",
      "postTaken (setting, form): no",
      "jobTitle (text, form): Welder",
      "professionCode (text, form): 7212",
      "jobLevel (setting, form): skilled",
      "higherEducation (setting, form): no",
      "activity (text, form): 41.20",
      "household (setting, form): no",
      "labourImmigrants (number, form): 2",
      "contractFrom (day, form): 2026-03-01",
      "contractUntil (day, form): 2027-02-28",
      "contractEndedOn (day, form): 2026-12-01",
      "contractSignedOn (day, form): 2026-02-25",
      "earlierContractEndedOn (day, form): 2025-12-20",
      "contractRegistered (setting, form): yes",
      "insuranceSeen (setting, form): yes",
      "regionOfWork (region, form): 230000000",
      "tripDaysUsed (days, form): 10",
      "tripDaysPlanned (days, form): 20",
      "tripDaysLimit (days, reference): 90",
      "businessVisitDays (days, form): 12",
      "businessVisitLimit (days, setting): 0",
      "documentNumber (text, form): UT1234567",
      "askedNumber (text, form): KZ11ABC00000001",
      "permitNumber (text, register): KZ11ABC00000001",
      "permitScheme (setting, register): EMP",
      "permitCategory (number, register): 4",
      "permitStatus (setting, register): issued",
      "permitStatusOn (day, register): 2026-02-20",
      "permitIssuedOn (day, register): 2026-02-20",
      "permitFrom (day, register): 2026-03-01",
      "permitUntil (day, register): 2027-02-28",
      "permitFirstFrom (day, register): 2025-03-01",
      "permitExtension (number, register): 1",
      "permitEmployer (text, register): ТОО «Каспий Дәнекер»",
      "permitEmployerIdentifier (text, register): 100140000001",
      "permitPerson (text, register): KARIMOV AZIZ",
      "permitBornOn (text, register): 1990-05-17",
      "permitDocument (text, register): UT1234567",
      "permitJob (text, register): Welder",
      "permitProfession (text, register): 7212",
      "permitRegion (region, register): 750000000",
      "permitRegion (region, register): 710000000",
      "permitContractUntil (day, register): 2027-01-31",
      "senderInWto (setting, register): yes",
      "monthsWithoutBreak (number, register): 5",
      "registerOn (day, register): 2026-03-09",
      "registerMaxAge (days, setting): 7",
      "quotaRegion (region, reference): 750000000",
      "quotaRegion (region, reference): 710000000",
      "quotaYear (text, reference): 2026",
      "quotaLine (setting, reference): cat4",
      "quotaLimit (number, reference): 80",
      "quotaLimitFrom (day, reference): 2026-01-02",
      "quotaAct (text, reference): an invented order",
      "quotaUsed (number, register): 77",
      "quotaUsedOn (day, register): 2026-02-20",
      "quotaSource (text, register): an invented report",
      "quotaAlarm (setting, setting): advisory",
      "jobComparison (setting, setting): text",
      "aifcExempt (setting, setting): no",
      "noticeDueOn (day, form): 2026-03-11",
      "noticeCameOn (day, form): 2026-03-10",
    ]
  `);
});

test('every value a sentence may name', () => {
  const all = workCodes.map((code) => paramsOf(code, situation(everything), null));
  expect(Object.fromEntries(all.flatMap((params) => Object.entries(params)).sort())).toMatchInlineSnapshot(`
    {
      "activity": "41.20",
      "adultYears": 18,
      "asOf": "2026-02-20",
      "askedNumber": "KZ11ABC00000001",
      "certificateMonths": 3,
      "certificateUntil": "2027-01-31",
      "contractFrom": "2026-03-01",
      "contractOn": "2026-02-25",
      "contractUntil": "2026-12-01",
      "daysSinceEntry": 2,
      "endedOn": "2025-12-20",
      "enteredOn": "2026-03-08",
      "extension": 1,
      "extensionLimit": 3,
      "freeDays": 30,
      "ground": "G01",
      "groundUntil": "2026-11-30",
      "immigrantLimit": 5,
      "immigrants": 2,
      "limit": 80,
      "limitOn": "",
      "lines": 2,
      "maxAgeDays": 7,
      "monthLimit": 12,
      "monthsGranted": 5,
      "newContractDays": 15,
      "noticeCameOn": "2026-03-10",
      "noticeDueOn": "2026-03-11",
      "number": "KZ11ABC00000001",
      "permitOn": "2026-02-20",
      "quotaYear": 2026,
      "seasonalMonths": 12,
      "since": "2025-12-01",
      "snapshotOn": "2026-03-09",
      "stayDays": 90,
      "stayUntil": "2026-12-31",
      "termYears": 4,
      "tripDaysLeft": 60,
      "tripDaysLimit": 90,
      "tripDaysPlanned": 20,
      "tripDaysTotal": 30,
      "tripDaysUsed": 10,
      "used": 77,
      "validFrom": "2026-03-01",
      "validUntil": "2027-02-28",
      "visaCategory": "C3",
      "visitDays": 12,
      "visitLimit": 0,
      "windowFrom": "2026-12-30",
      "windowUntil": "2027-01-29",
    }
  `);
});

test('values that are not known are left out, in sentences empty', () => {
  const empty = situationOf(
    caseOf({
      permit: null,
      limits: [],
      use: [],
      register: { snapshotOn: null },
      facts: { contract: null, enteredOn: null },
    }),
    rules.content.limits,
    () => null,
  );
  expect(
    valuesOf(empty, [
      'permitNumber',
      'permitPerson',
      'permitRegion',
      'quotaLimit',
      'registerOn',
      'contractFrom',
      'workGround',
    ]),
  ).toEqual([]);
  expect(paramsOf('R43', empty, null)).toEqual({ number: '', validUntil: '' });
  expect(paramsOf('R57.later', empty, null)).toEqual({ quotaYear: '', used: '', limit: '', asOf: '' });
  expect(paramsOf('M3', empty, null)).toEqual({ contractOn: '', permitOn: '' });
  expect(paramsOf('M4', empty, null)).toEqual({ validUntil: '', windowFrom: '', windowUntil: '' });
});

test('nothing is missing of what is known', () => {
  const asked = missingAsks.filter(
    (ask) => !['renewedEvidence', 'newContract', 'studyCertificate', 'register', 'evidence'].includes(ask),
  );
  expect(
    missingOf(situation({ ...everything, permit: { ...everything.permit, contractUntil: null } }), asked),
  ).toEqual([]);
});

test('everything is missing of what is not', () => {
  const nothing = situationOf(
    caseOf({
      permit: null,
      register: { snapshotOn: null },
      facts: {
        enteredOn: null,
        regionOfWork: null,
        purpose: null,
        person: { documentNumber: null, bornOn: null, citizenship: null },
        employer: { kind: null, identifier: null, name: null },
        job: {
          title: null,
          professionCode: null,
          level: null,
          higherEducation: null,
          activity: null,
          household: null,
        },
        contract: null,
        insuranceSeen: null,
      },
    }),
    rules.content.limits,
    () => null,
  );
  const answered = missingAsks.filter((ask) => missingOf(nothing, [ask]).length === 0);
  expect(answered).toMatchInlineSnapshot(`
    [
      "quotaLimit",
      "quotaLine",
      "quotaUse",
      "evidence",
      "renewedEvidence",
      "groundFacts",
    ]
  `);
});

test('a finding is unconfirmed where a list or switch it rests on is', () => {
  const first = (given: Given) => verdictOf(given).findings[0]?.unconfirmed;
  const treaty: Given = { permit: null, facts: { person: { citizenship: 'RUS' } } };
  const seasonal: Given = { permit: { scheme: 'EMP-S', category: null }, tables: { seasonalJobs: [] } };
  const plain: Given = {};
  expect([first(plain), first(treaty), first({ limits: [{ confirmed: false }] })]).toEqual([
    false,
    false,
    true,
  ]);
  expect(first({ ...treaty, tables: { unconfirmed: ['treatyStates'] } })).toBe(true);
  expect(first({ ...treaty, tables: { unconfirmed: ['seasonalJobs'] } })).toBe(false);
  expect(first({ ...seasonal, tables: { seasonalJobs: [], unconfirmed: ['seasonalJobs'] } })).toBe(true);
  expect(first({ switches: { unconfirmed: ['ledgerScope'] } })).toBe(true);
  expect(first({ switches: { unconfirmed: ['aifcExempt'] } })).toBe(false);
  expect(first({ switches: { unconfirmed: ['severalRegions'] } })).toBe(false);
  expect(
    verdictOf(everything, {
      switches: { unconfirmed: ['severalRegions'] },
      facts: { regionOfWork: astana, grounds: [], contract: { endedOn: null } },
    }).findings[0]?.unconfirmed,
  ).toBe(true);
  expect(first({ permit: { employerIdentifier: null } })).toBe(true);
});

test('a finding cites its own clauses, and that of the ground in the list', () => {
  const { findings } = verdictOf({
    permit: null,
    facts: { grounds: [{ code: 'X06', since: null, until: null }] },
  });
  expect(findings[0]?.clauses).toEqual([
    { source: 'decree148Clause7', edition: '2022-03-04' },
    { source: 'migrationLawArticle36-1Part2Item6', edition: '2025-09-27' },
  ]);
});

test('the verdict says up to when the register was complete, and which package judged', () => {
  const { registerOn, package: judgedBy } = verdictOf();
  expect([registerOn, judgedBy]).toEqual(['2026-03-09', { id: rules.content.id, hash: rules.hash }]);
});

test('a package whose rows fit nothing leaves the case to the supervisor', async () => {
  const { judgeWork } = await import('#shared/rules/work/judge-work.ts');
  const rows = rules.content.rows.filter(({ role }) => role === 'modifier');
  const { result, rule, findings } = judgeWork(caseOf(), { content: { ...rules.content, rows }, hash: '' });
  expect([result, rule, findings[0]?.refer]).toEqual(['REFER', 'R00', 'supervisor']);
});

test('where nothing is known, what is left are settings, limits and the day', () => {
  const nothing = situationOf(
    caseOf({
      permit: null,
      limits: [],
      use: [],
      register: { snapshotOn: null },
      facts: {
        enteredOn: null,
        stayUntil: null,
        regionOfWork: null,
        noticeDueOn: null,
        noticeCameOn: null,
        purpose: null,
        visaCategory: null,
        person: { documentNumber: null, bornOn: null, citizenship: null, surname: null, givenNames: null },
        employer: { kind: null, identifier: null, name: null },
        job: {
          title: null,
          professionCode: null,
          level: null,
          higherEducation: null,
          activity: null,
          household: null,
        },
        contract: null,
        insuranceSeen: null,
      },
    }),
    rules.content.limits,
    () => null,
  );
  expect(valuesOf(nothing, workValueKeys).map(({ key }) => key)).toMatchInlineSnapshot(`
    [
      "checkedOn",
      "tripDaysLimit",
      "businessVisitLimit",
      "registerMaxAge",
      "quotaAlarm",
      "jobComparison",
      "aifcExempt",
    ]
  `);
  const said = workCodes.flatMap((code) => Object.entries(paramsOf(code, nothing, null)));
  expect([...new Set(said.filter(([, value]) => value !== '').map(([key]) => key))].sort())
    .toMatchInlineSnapshot(`
    [
      "adultYears",
      "certificateMonths",
      "extensionLimit",
      "freeDays",
      "immigrantLimit",
      "maxAgeDays",
      "monthLimit",
      "newContractDays",
      "seasonalMonths",
      "stayDays",
      "termYears",
      "tripDaysLimit",
      "tripDaysTotal",
      "visitLimit",
    ]
  `);
});

import type { RuleRow } from './package.ts';

const permitValues = ['permitNumber', 'permitScheme', 'permitStatus', 'permitFrom', 'permitUntil'] as const;

const quotaValues = [
  'permitNumber',
  'permitIssuedOn',
  'quotaRegion',
  'quotaYear',
  'quotaLine',
  'quotaLimit',
  'quotaLimitFrom',
  'quotaAct',
  'quotaUsed',
  'quotaUsedOn',
  'quotaSource',
] as const;

/** A row that speaks of the ledger and decides. */
const quota = (row: Omit<RuleRow, 'role'>): RuleRow => ({
  role: 'quota',
  ends: ['permit', 'contract'],
  values: quotaValues,
  uses: ['ledgerScope', 'severalRegions', 'quotaLimit', 'jobComparison', 'employerByName'],
  ...row,
});

/** R55-R57: the permit is in order; its quota on the issue date. */
export const quotaRows: readonly RuleRow[] = [
  {
    id: 'R57.permit',
    role: 'passed',
    result: 'LIMIT',
    when: ['quotaBound', 'not withinLimit'],
    clauses: ['decree148Clause7', 'migrationLawArticle37-1Part1'],
    ends: ['permit', 'contract'],
    values: [...permitValues, 'permitEmployer', 'permitJob', 'permitRegion'],
    uses: ['jobComparison', 'employerByName'],
  },
  quota({
    id: 'R56.blocking',
    result: 'REFER',
    light: 'stop',
    when: ['quotaBound', 'aboveLimit', 'alarmBlocks'],
    clauses: ['decree148Clause14', 'migrationLawArticle37Part1'],
    values: [...quotaValues, 'quotaAlarm'],
    refer: 'supervisor',
    uses: ['quotaAlarm', 'ledgerScope', 'severalRegions', 'quotaLimit'],
  }),
  quota({
    id: 'R56',
    result: 'REFER',
    when: ['quotaBound', 'aboveLimit'],
    clauses: ['decree148Clause14', 'migrationLawArticle37Part1'],
    values: [...quotaValues, 'quotaAlarm'],
    refer: 'supervisor',
    uses: ['quotaAlarm', 'ledgerScope', 'severalRegions', 'quotaLimit'],
  }),
  quota({
    id: 'R55.issue',
    result: 'NO-DATA',
    when: ['quotaBound', 'issueDateUnknown'],
    clauses: ['decree148Clause14'],
    missing: ['permitIssuedOn'],
  }),
  quota({
    id: 'R55.line',
    result: 'NO-DATA',
    when: ['quotaBound', 'lineUnknown'],
    clauses: ['decree148Clause14'],
    missing: ['quotaLine'],
  }),
  quota({
    id: 'R55.use',
    result: 'NO-DATA',
    when: ['quotaBound', 'useUnknown'],
    clauses: ['decree148Clause14'],
    missing: ['quotaUse'],
    refer: 'supervisor',
  }),
  quota({
    id: 'R55',
    result: 'NO-DATA',
    when: ['quotaBound', 'limitUnknown'],
    clauses: ['decree148Clause14'],
    missing: ['quotaLimit'],
    refer: 'supervisor',
  }),
  quota({
    id: 'R57.later',
    result: 'CLEAR-PERMIT-Q',
    when: ['quotaBound', 'withinLimit', 'byLaterTotal'],
    clauses: [
      'decree148Clause7',
      'decree148Clause14',
      'migrationLawArticle37Part1',
      'migrationLawArticle37-1Part1',
    ],
  }),
  quota({
    id: 'R57.several',
    result: 'CLEAR-PERMIT-Q',
    when: ['quotaBound', 'withinLimit', 'severalLines'],
    clauses: [
      'decree148Clause7',
      'decree148Clause14',
      'migrationLawArticle37Part1',
      'migrationLawArticle37-1Part1',
    ],
  }),
  quota({
    id: 'R57',
    result: 'CLEAR-PERMIT-Q',
    when: ['quotaBound', 'withinLimit'],
    clauses: [
      'decree148Clause7',
      'decree148Clause14',
      'migrationLawArticle37Part1',
      'migrationLawArticle37-1Part1',
    ],
  }),
];

const modifier = (row: Omit<RuleRow, 'role'>): RuleRow => ({ role: 'modifier', ...row });

/** M1-M6: added to what was decided. A note (`N/A`) or a limit leaves the light alone. */
export const modifierRows: readonly RuleRow[] = [
  modifier({
    id: 'M1',
    result: 'LIMIT',
    when: ['groundStands', 'stayBeyondGround'],
    clauses: ['migrationLawArticle36Part1', 'migrationLawArticle43-1Part2', 'labourCodeArticle30Part1Item6'],
    ends: ['decided'],
    values: ['stayUntil', 'permitUntil', 'contractUntil'],
  }),
  modifier({
    id: 'R45.passport',
    result: 'EVIDENCE',
    when: ['restsOnPaper', 'otherPassport'],
    clauses: ['decree148Clause7'],
    values: ['documentNumber', 'permitDocument', 'bornOn', 'permitBornOn'],
    missing: ['earlierPassport'],
  }),
  modifier({
    id: 'M2',
    result: 'EVIDENCE',
    when: ['groundStands', 'contractExpected', 'not hasContract'],
    clauses: ['migrationLawArticle6-1Part2', 'labourCodeArticle23Part2Item27'],
    missing: ['contract'],
  }),
  modifier({
    id: 'M2.register',
    result: 'EVIDENCE',
    when: ['groundStands', 'contractExpected', 'hasContract', 'not contractRegistered'],
    clauses: ['labourCodeArticle23Part2Item27', 'migrationLawArticle6-1Part2'],
    values: ['contractFrom', 'contractUntil', 'contractRegistered'],
    missing: ['contractRegistration'],
  }),
  modifier({
    id: 'M3',
    result: 'N/A',
    light: 'look',
    when: ['restsOnPaper', 'contractBeforePermit'],
    clauses: ['labourCodeArticle26Part1Item4', 'labourCodeArticle60Part3'],
    values: ['contractFrom', 'contractSignedOn', 'permitFirstFrom', 'permitIssuedOn'],
  }),
  modifier({
    id: 'M4',
    result: 'N/A',
    light: 'order',
    when: ['restsOnPaper', 'employersPermit', 'endsSoon', 'extensionWindowOpen'],
    clauses: ['order279'],
    values: ['permitUntil', 'checkedOn'],
  }),
  modifier({
    id: 'M4.closed',
    result: 'N/A',
    light: 'order',
    when: ['restsOnPaper', 'employersPermit', 'endsSoon', 'not extensionWindowOpen'],
    clauses: ['order279'],
    values: ['permitUntil', 'checkedOn'],
  }),
  modifier({
    id: 'M4.own',
    result: 'N/A',
    light: 'order',
    when: ['restsOnPaper', 'not employersPermit', 'endsSoon'],
    clauses: ['order279'],
    values: ['permitUntil', 'checkedOn'],
  }),
  modifier({
    id: 'M5',
    result: 'EVIDENCE',
    when: ['groundStands', 'insuranceExpected', 'not insuranceSeen'],
    clauses: [
      'labourCodeArticle26Part1Item6',
      'migrationLawArticle35Part6',
      'migrationLawArticle41Part5Item3',
      'migrationLawArticle43-1Part1Item6',
    ],
    values: ['insuranceSeen'],
    missing: ['insurance'],
  }),
  modifier({
    id: 'M6',
    result: 'N/A',
    light: 'look',
    when: ['applies', 'noticeLate'],
    clauses: ['migrationLawArticle6Part4', 'codeArticle518Part1'],
    values: ['noticeDueOn', 'noticeCameOn'],
  }),
  modifier({
    id: 'M6.registration',
    result: 'N/A',
    light: 'look',
    when: ['applies', 'visaFree', 'registrationLate'],
    clauses: ['migrationLawArticle6Part5', 'codeArticle517'],
    values: ['enteredOn', 'noticeCameOn', 'checkedOn'],
  }),
];

import type { RuleRow } from './package.ts';

/** A row that decides. */
const verdict = (row: Omit<RuleRow, 'role'>): RuleRow => ({ role: 'verdict', ...row });

const permitValues = ['permitNumber', 'permitScheme', 'permitStatus', 'permitFrom', 'permitUntil'] as const;

/** R04 and R05 stand here and not first: who is exempt needs neither full age by these articles nor a permit to be found. A
 * date of birth that does not tell stops nobody before a paper would clear (R04.partial, at the end of the paper's rows). */
export const personRows: readonly RuleRow[] = [
  verdict({
    id: 'R04',
    result: 'REFER',
    when: ['certainlyUnderAge'],
    clauses: [
      'migrationLawArticle35Part1',
      'migrationLawArticle41Part5Item1',
      'migrationLawArticle43-1Part1Item2',
    ],
    values: ['bornOn', 'checkedOn'],
    refer: 'supervisor',
  }),
];

/** R05, R40: no paper found. */
export const noPaperRows: readonly RuleRow[] = [
  verdict({
    id: 'R40.noKeys',
    result: 'EVIDENCE',
    when: ['not paperFound', 'not personCanBeLookedUp', 'not numberGiven'],
    clauses: ['decree148Clause7'],
    missing: ['personData', 'permitNumber'],
  }),
  verdict({
    id: 'R60.register',
    result: 'EVIDENCE',
    grounds: ['X05'],
    when: ['not paperFound', 'groundProven'],
    clauses: ['migrationLawArticle36-1Part2Item5'],
    values: ['workGround', 'groundUntil'],
    missing: ['permitNumber'],
  }),
  verdict({
    id: 'R05.none',
    result: 'NO-DATA',
    when: ['not paperFound', 'not registerThere'],
    clauses: ['decree148Clause7'],
    values: ['askedNumber', 'documentNumber'],
    missing: ['register'],
    refer: 'supervisor',
  }),
  verdict({
    id: 'R05',
    result: 'NO-DATA',
    when: ['not paperFound', 'registerStale'],
    clauses: ['decree148Clause7'],
    values: ['registerOn', 'registerMaxAge', 'checkedOn', 'askedNumber', 'documentNumber'],
    missing: ['register'],
    refer: 'supervisor',
    uses: ['registerMaxAgeDays'],
  }),
  verdict({
    id: 'R40.noCitizenship',
    result: 'EVIDENCE',
    when: ['not paperFound', 'not citizenshipKnown'],
    clauses: ['decree148Clause7', 'eaeuTreatyArticle97Part1'],
    missing: ['citizenship', 'permitNumber'],
  }),
  verdict({
    id: 'R40.number',
    result: 'NO-AUTH',
    when: ['not paperFound', 'numberGiven'],
    clauses: [
      'decree148Clause7',
      'labourCodeArticle26Part1Item4',
      'codeArticle519Part1',
      'codeArticle517Part5',
    ],
    values: ['askedNumber', 'documentNumber', 'employer', 'employerIdentifier', 'registerOn'],
    refer: 'migrationPolice',
  }),
  verdict({
    id: 'R40',
    result: 'NO-AUTH',
    when: ['not paperFound'],
    clauses: [
      'decree148Clause7',
      'labourCodeArticle26Part1Item4',
      'codeArticle519Part1',
      'codeArticle517Part5',
    ],
    values: ['citizenship', 'documentNumber', 'employer', 'employerIdentifier', 'registerOn'],
    missing: ['permitNumber'],
    refer: 'migrationPolice',
  }),
];

/** R41-R49: state of the paper, person, employer, job, place. */
export const paperRows: readonly RuleRow[] = [
  verdict({
    id: 'R41',
    result: 'REVOKED',
    when: ['revoked'],
    clauses: ['decree148Clause7', 'migrationLawArticle37-1Part2', 'labourCodeArticle57Part1Item1'],
    values: [...permitValues, 'permitStatusOn'],
  }),
  verdict({
    id: 'R42',
    result: 'SUSPENDED',
    when: ['suspended'],
    clauses: ['decree148Clause7', 'migrationLawArticle37-1Part2'],
    values: [...permitValues, 'permitStatusOn'],
  }),
  verdict({
    id: 'R43.replaced',
    result: 'EXPIRED',
    when: ['replaced'],
    clauses: ['decree148Clause7', 'migrationLawArticle43Part1Item2'],
    values: [...permitValues, 'permitStatusOn'],
    missing: ['permitNumber'],
  }),
  verdict({
    id: 'R43',
    result: 'EXPIRED',
    when: ['permitEnded', 'not certificate'],
    clauses: ['decree148Clause7', 'migrationLawArticle43Part1Item2'],
    values: [...permitValues, 'checkedOn'],
  }),
  verdict({
    id: 'R43.status',
    result: 'EXPIRED',
    when: ['markedExpired'],
    clauses: ['decree148Clause7', 'migrationLawArticle43Part1Item2'],
    values: [...permitValues, 'permitStatusOn'],
  }),
  verdict({
    id: 'R44',
    result: 'NOT-YET',
    when: ['permitAhead'],
    clauses: ['decree148Clause7'],
    values: [...permitValues, 'checkedOn'],
  }),
  verdict({
    id: 'R43.noDates',
    result: 'EVIDENCE',
    when: ['paperFound', 'not certificate', 'not permitDatesKnown'],
    clauses: ['decree148Clause7'],
    values: permitValues,
    missing: ['permitDates'],
  }),
  verdict({
    id: 'R45',
    result: 'PERSON',
    when: ['personDiffers'],
    clauses: ['decree148Clause7'],
    values: ['permitNumber', 'documentNumber', 'permitDocument', 'bornOn', 'permitBornOn', 'permitPerson'],
  }),
  verdict({
    id: 'R45.unknown',
    result: 'EVIDENCE',
    when: ['paperFound', 'not personSame'],
    clauses: ['decree148Clause7'],
    values: ['permitNumber', 'documentNumber', 'permitDocument', 'bornOn', 'permitBornOn', 'permitPerson'],
    missing: ['personData', 'permitPerson'],
  }),
  verdict({
    id: 'R46',
    result: 'EMPLOYER',
    when: ['employersPermit', 'employerDiffers'],
    clauses: ['decree148Clause7', 'migrationLawArticle37-1Part3'],
    values: ['permitNumber', 'employerIdentifier', 'permitEmployerIdentifier', 'employer', 'permitEmployer'],
    uses: ['employerByName'],
  }),
  verdict({
    id: 'R46.unknown',
    result: 'EVIDENCE',
    when: ['employersPermit', 'not employerSame'],
    clauses: ['decree148Clause7', 'migrationLawArticle37-1Part3'],
    values: ['permitNumber', 'employer', 'permitEmployer', 'permitEmployerIdentifier'],
    missing: ['employer', 'permitEmployer'],
  }),
  verdict({
    id: 'R47',
    result: 'JOB',
    when: ['employersPermit', 'jobDiffers'],
    clauses: ['decree148Clause7', 'codeArticle519Part2', 'codeArticle693'],
    values: ['permitNumber', 'jobTitle', 'permitJob', 'professionCode', 'permitProfession', 'jobComparison'],
    refer: 'labourInspectorate',
    uses: ['jobComparison'],
  }),
  verdict({
    id: 'R47.unknown',
    result: 'EVIDENCE',
    when: ['paperFound', 'jobNotTold', 'not labourImmigrant'],
    clauses: ['decree148Clause7', 'codeArticle519Part2'],
    values: ['permitNumber', 'permitJob', 'permitProfession'],
    missing: ['jobTitle'],
    uses: ['jobComparison'],
  }),
  verdict({
    id: 'R49',
    result: 'PLACE',
    when: ['employersPermit', 'regionDiffers', 'tripDaysOver'],
    clauses: ['decree148Clause7', 'migrationLawArticle37-1Part3'],
    values: [
      'permitNumber',
      'regionOfWork',
      'permitRegion',
      'tripDaysUsed',
      'tripDaysPlanned',
      'tripDaysLimit',
    ],
  }),
  {
    id: 'R48',
    role: 'passed',
    result: 'LIMIT',
    when: ['employersPermit', 'regionDiffers', 'tripDaysKnown', 'not tripDaysOver'],
    clauses: ['migrationLawArticle37-1Part3'],
    values: ['regionOfWork', 'permitRegion', 'tripDaysUsed', 'tripDaysPlanned', 'tripDaysLimit'],
  },
  verdict({
    id: 'R48.unknown',
    result: 'EVIDENCE',
    when: ['employersPermit', 'regionDiffers', 'not tripDaysKnown'],
    clauses: ['migrationLawArticle37-1Part3'],
    values: [
      'permitNumber',
      'regionOfWork',
      'permitRegion',
      'tripDaysUsed',
      'tripDaysPlanned',
      'tripDaysLimit',
    ],
    missing: ['tripDays'],
  }),
  verdict({
    id: 'R49.unknown',
    result: 'EVIDENCE',
    when: ['paperFound', 'not regionSame', 'not regionDiffers'],
    clauses: ['migrationLawArticle37-1Part3'],
    values: ['permitNumber', 'regionOfWork', 'permitRegion'],
    missing: ['regionOfWork', 'permitRegions'],
  }),
  verdict({
    id: 'R04.partial',
    result: 'EVIDENCE',
    when: ['perhapsUnderAge'],
    clauses: [
      'migrationLawArticle35Part1',
      'migrationLawArticle41Part5Item1',
      'migrationLawArticle43-1Part1Item2',
    ],
    values: ['bornOn', 'checkedOn'],
    missing: ['birthDate'],
  }),
];

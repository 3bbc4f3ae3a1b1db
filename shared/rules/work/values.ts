import type { FindingValue } from '../finding.ts';
import { chainFrom } from './situation.ts';
import type { Situation } from './situation.ts';
import type { WorkValueKey } from './vocabulary-values.ts';

type Raw = string | number | boolean | readonly string[] | null | undefined;

interface Value {
  readonly kind: FindingValue['kind'];
  readonly origin: FindingValue['origin'];
  readonly read: (situation: Situation) => Raw;
}

const value =
  (origin: FindingValue['origin']) =>
  (kind: FindingValue['kind'], read: Value['read']): Value => ({ kind, origin, read });
const form = value('form');
const register = value('register');
const reference = value('reference');
const setting = value('setting');

const name = (surname: string | null, givenNames: string | null) =>
  [surname, givenNames].filter((part) => part !== null && part !== '').join(' ');

/** Where each value that decided comes from, and how it is written. */
const values: Readonly<Record<WorkValueKey, Value>> = {
  purpose: form('list', ({ facts }) => facts.purpose),
  visaCategory: form('list', ({ facts }) => facts.visaCategory),
  citizenship: form('country', ({ facts }) => facts.person.citizenship),
  bornOn: form('text', ({ facts }) => facts.person.bornOn),
  enteredOn: form('day', ({ facts }) => facts.enteredOn),
  checkedOn: value('clock')('day', ({ facts }) => facts.checkedOn),
  stayUntil: form('day', ({ facts }) => facts.stayUntil),
  workGround: form('list', ({ ground }) => ground?.code),
  groundSince: form('day', ({ ground }) => ground?.since),
  groundUntil: form('day', ({ ground }) => ground?.until),
  employerKind: form('setting', ({ facts }) => facts.employer.kind),
  employer: form('text', ({ facts }) => facts.employer.name),
  employerIdentifier: form('text', ({ facts }) => facts.employer.identifier),
  foreignShare: form('number', ({ facts }) => facts.employer.foreignSharePercent),
  postTaken: form('setting', ({ facts }) => facts.employer.postTaken),
  jobTitle: form('text', ({ facts }) => facts.job.title),
  professionCode: form('text', ({ facts }) => facts.job.professionCode),
  jobLevel: form('setting', ({ facts }) => facts.job.level),
  higherEducation: form('setting', ({ facts }) => facts.job.higherEducation),
  activity: form('text', ({ facts }) => facts.job.activity),
  household: form('setting', ({ facts }) => facts.job.household),
  labourImmigrants: form('number', ({ facts }) => facts.employer.labourImmigrants),
  contractFrom: form('day', ({ facts }) => facts.contract?.from),
  contractUntil: form('day', ({ facts }) => facts.contract?.until),
  contractEndedOn: form('day', ({ facts }) => facts.contract?.endedOn),
  contractSignedOn: form('day', ({ facts }) => facts.contract?.signedOn),
  earlierContractEndedOn: form('day', ({ facts }) => facts.earlierContractEndedOn),
  contractRegistered: form('setting', ({ facts }) => facts.contract?.registered),
  insuranceSeen: form('setting', ({ facts }) => facts.insuranceSeen),
  regionOfWork: form('region', ({ facts }) => facts.regionOfWork),
  tripDaysUsed: form('days', ({ facts }) => facts.tripDaysUsed),
  tripDaysPlanned: form('days', ({ facts }) => facts.tripDaysPlanned),
  tripDaysLimit: reference('days', ({ limits }) => limits.tripDaysPerYear),
  businessVisitDays: form('days', ({ facts }) => facts.businessVisitDays),
  businessVisitLimit: setting('days', ({ switches }) => switches.businessVisitDays),
  documentNumber: form('text', ({ facts }) => facts.person.documentNumber),
  askedNumber: form('text', ({ facts }) => facts.permitNumber),
  permitNumber: register('text', ({ permit }) => permit?.number),
  permitScheme: register('setting', ({ permit }) => permit?.scheme),
  permitCategory: register('number', ({ permit }) => permit?.category),
  permitStatus: register('setting', ({ permit }) => permit?.status),
  permitStatusOn: register('day', ({ permit }) => permit?.statusOn),
  permitIssuedOn: register('day', ({ permit }) => permit?.issuedOn),
  permitFrom: register('day', ({ permit }) => permit?.validFrom),
  permitUntil: register('day', ({ permit }) => permit?.validUntil),
  permitFirstFrom: register('day', ({ permit }) => (permit === null ? null : chainFrom(permit))),
  permitExtension: register('number', ({ permit }) => permit?.extension),
  permitEmployer: register('text', ({ permit }) => permit?.employerName),
  permitEmployerIdentifier: register('text', ({ permit }) => permit?.employerIdentifier),
  permitPerson: register('text', ({ permit }) =>
    permit === null ? null : name(permit.surname, permit.givenNames),
  ),
  permitBornOn: register('text', ({ permit }) => permit?.bornOn),
  permitDocument: register('text', ({ permit }) => permit?.documentNumbers.join(', ')),
  permitJob: register('text', ({ permit }) => permit?.jobTitle),
  permitProfession: register('text', ({ permit }) => permit?.professionCode),
  permitRegion: register('region', ({ permit }) => permit?.regions),
  permitContractUntil: register('day', ({ permit }) => permit?.contractUntil),
  senderInWto: register('setting', ({ permit }) => permit?.senderInWto),
  monthsWithoutBreak: register('number', ({ permit }) => permit?.monthsWithoutBreak),
  registerOn: register('day', ({ theCase }) => theCase.register.snapshotOn),
  registerMaxAge: setting('days', ({ switches }) => switches.registerMaxAgeDays),
  quotaRegion: reference('region', ({ quota }) => quota?.checks.map(({ region }) => region)),
  quotaYear: reference('text', ({ quota }) => quota?.decisive?.year),
  quotaLine: reference('setting', ({ quota }) => quota?.decisive?.line),
  quotaLimit: reference('number', ({ quota }) => quota?.decisive?.limit?.units),
  quotaLimitFrom: reference('day', ({ quota }) => quota?.decisive?.limit?.from),
  quotaAct: reference('text', ({ quota }) => quota?.decisive?.limit?.act),
  quotaUsed: register('number', ({ quota }) => quota?.decisive?.used),
  quotaUsedOn: register('day', ({ quota }) => quota?.decisive?.usedOn),
  quotaSource: register('text', ({ quota }) => quota?.decisive?.source),
  quotaAlarm: setting('setting', ({ switches }) => switches.quotaAlarm),
  jobComparison: setting('setting', ({ switches }) => switches.jobComparison),
  aifcExempt: setting('setting', ({ switches }) => switches.aifcExempt),
  noticeDueOn: form('day', ({ facts }) => facts.noticeDueOn),
  noticeCameOn: form('day', ({ facts }) => facts.noticeCameOn),
};

/** The values that are there, in the order asked for. Several regions are one value each. */
export function valuesOf(situation: Situation, keys: readonly WorkValueKey[]): FindingValue[] {
  return keys.flatMap((key) => {
    const { kind, origin, read } = values[key];
    return written(read(situation)).map((text): FindingValue => ({ key, kind, value: text, origin }));
  });
}

function written(raw: Raw): readonly string[] {
  if (raw === null || raw === undefined || raw === '') return [];
  if (typeof raw === 'boolean') return [raw ? 'yes' : 'no'];
  return typeof raw === 'object' ? raw : [String(raw)];
}

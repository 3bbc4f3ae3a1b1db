import type { Situation } from './situation.ts';
import { tripDays } from './situation.ts';
import { workMissingKeys } from './vocabulary-values.ts';
import type { WorkMissing, WorkMissingKey } from './vocabulary-values.ts';
import { isSet } from './terms.ts';

/** What a row can ask for beside single facts: papers and facts of its ground not seen, papers to renew, a new contract. */
const furtherAsks = [
  'evidence',
  'renewedEvidence',
  'groundFacts',
  'newContract',
  'studyCertificate',
] as const;
export type MissingAsk = WorkMissingKey | (typeof furtherAsks)[number];
export const missingAsks: readonly MissingAsk[] = [...workMissingKeys, ...furtherAsks];

const empty = (text: string | null | undefined): boolean => (text ?? '').trim() === '';

/** Whether each thing is missing. */
const isMissing: Readonly<Record<WorkMissingKey, (situation: Situation) => boolean>> = {
  activity: ({ facts }) => empty(facts.job.activity),
  birthDate: ({ facts }) => facts.person.bornOn?.includes('X') ?? true,
  businessVisitDays: ({ facts }) => facts.businessVisitDays === null,
  capitalPaidOn: ({ ground }) => !isSet(ground?.since),
  citizenship: ({ facts }) => facts.person.citizenship === null,
  commissionedOn: ({ ground }) => !isSet(ground?.since),
  contract: ({ facts }) => facts.contract === null,
  contractDates: ({ facts }) => !isSet(facts.contract?.from),
  contractRegistration: ({ facts }) => facts.contract?.registered !== true,
  earlierPassport: ({ paper }) => paper?.passport !== 'same',
  employer: ({ facts }) => empty(facts.employer.identifier),
  employerKind: ({ facts }) => facts.employer.kind === null,
  entryDate: ({ facts }) => facts.enteredOn === null,
  foreignShare: ({ facts }) => facts.employer.foreignSharePercent === null,
  groundDate: ({ ground }) => !isSet(ground?.since),
  higherEducation: ({ facts }) => facts.job.higherEducation === null,
  household: ({ facts }) => facts.job.household === null,
  insurance: ({ facts }) => facts.insuranceSeen !== true,
  jobLevel: ({ facts }) => facts.job.level === null,
  jobTitle: ({ facts }) => empty(facts.job.title),
  labourImmigrants: ({ facts }) => facts.employer.labourImmigrants === null,
  leftSince: ({ facts }) => facts.leftSince === null,
  permitDates: ({ permit }) => !isSet(permit?.validFrom) || permit.validUntil === null,
  permitEmployer: ({ permit }) => empty(permit?.employerIdentifier),
  permitIssuedOn: ({ permit }) => !isSet(permit?.issuedOn),
  permitNumber: ({ facts }) => empty(facts.permitNumber),
  permitPerson: ({ paper }) => paper?.person !== 'same',
  permitRegions: ({ permit }) => (permit?.regions.length ?? 0) === 0,
  personData: ({ facts: { person } }) => empty(person.documentNumber) || person.bornOn === null,
  postTaken: ({ facts }) => facts.employer.postTaken === null,
  purpose: ({ facts }) => facts.purpose === null,
  quotaLimit: ({ quota }) => quota?.state === 'noLimit',
  quotaLine: ({ quota }) => quota?.state === 'noLine',
  quotaUse: ({ quota }) => quota?.state === 'noUse',
  register: () => true,
  regionOfWork: ({ facts }) => empty(facts.regionOfWork),
  sender: ({ permit }) => !isSet(permit?.senderInWto),
  tripDays: (situation) => tripDays(situation) === null,
};

/** What is missing of all a row asks for, each once. */
export function missingOf(situation: Situation, asks: readonly MissingAsk[]): WorkMissing[] {
  const found = asks.flatMap((ask): WorkMissing[] => {
    switch (ask) {
      case 'evidence':
        return evidenceOf(situation)
          .filter((code) => !situation.facts.evidence.includes(code))
          .map(evidenceKey);
      case 'renewedEvidence':
        return evidenceOf(situation).map(evidenceKey);
      case 'groundFacts':
        return unknownNeeds(situation);
      case 'newContract':
        return ['contract'];
      case 'studyCertificate':
        return [evidenceKey(ask)];
      default:
        return isMissing[ask](situation) ? [ask] : [];
    }
  });
  return [...new Set(found)];
}

function evidenceOf({ exemption }: Situation): readonly string[] {
  return exemption?.evidence ?? [];
}

const evidenceKey = (code: string): WorkMissing => `evidence.${code}`;

function unknownNeeds(situation: Situation): WorkMissing[] {
  const asked = (situation.needs ?? []).filter(({ answer }) => answer(situation) === 'unknown');
  // A capital payment is judged by the day of entry too.
  const entry = situation.ground?.code === 'G02' && situation.facts.enteredOn === null;
  return [...asked.map(({ ask }) => ask), ...(entry ? ['entryDate' as const] : [])].filter((key) =>
    isMissing[key](situation),
  );
}

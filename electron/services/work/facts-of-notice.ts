import type { Day } from '#shared/dates/day.ts';
import { stayOf } from '#shared/forms/notification-form.ts';
import type { ForeignerContent, NotificationContent } from '#shared/forms/notification-form.ts';
import type { Finding } from '#shared/rules/finding.ts';
import { employerKinds, jobLevels } from '#shared/rules/work/facts.ts';
import type { ClaimedGround, WorkContract, WorkFacts } from '#shared/rules/work/facts.ts';

/** The ground of permanent residents in the list `work-exemptions`, which the stay permit itself implies. */
const permanentResidence = 'X06';

/** Visas for people who work from Kazakhstan for an employer abroad (codes of the list `visa-categories`). */
const remoteWorkVisas: readonly string[] = ['B12-1'];

const hostNotice = 'timeliness.hostNotice';

/** Yes and no as the form has them; anything else is not known. */
const answer = (code: string | null): boolean | null =>
  code === 'yes' ? true : code === 'no' ? false : null;

function oneOf<const Code extends string>(codes: readonly Code[], code: string | null): Code | null {
  return codes.find((known) => known === code) ?? null;
}

/** What the visitor claims, and what the papers of the stay say by themselves. */
function groundsOf(person: ForeignerContent): ClaimedGround[] {
  const { workGround, groundSince, groundUntil, regime, permitKind, permitUntil } = person;
  const claimed = workGround === null ? [] : [{ code: workGround, since: groundSince, until: groundUntil }];
  const isResident = regime === 'permit' && permitKind === 'permanent';
  if (!isResident || workGround === permanentResidence) return claimed;
  return [...claimed, { code: permanentResidence, since: null, until: permitUntil }];
}

function contractOf(person: ForeignerContent): WorkContract | null {
  const kind = oneOf(['labour', 'civil'], person.contractKind);
  if (kind === null) return null;
  return {
    kind,
    number: person.contractNumber,
    signedOn: person.contractSignedOn,
    from: person.contractFrom,
    until: person.contractUntil,
    registered: answer(person.contractRegistered),
    endedOn: person.contractEndedOn,
  };
}

/** The last day the host's notice of this person was in time: of the person's own arrival where there is one. */
function noticeDueOn(findings: readonly Finding[], index: number): Day | null {
  const ofHost = findings.filter(({ rule }) => rule === hostNotice);
  const found =
    ofHost.find(({ foreigner }) => foreigner === index) ?? ofHost.find(({ foreigner }) => foreigner === null);
  return found?.dueOn ?? null;
}

/**
 * What a notice tells about the work of one of its people, on the day of the check. Everything the form leaves open stays null: not
 * known is never no. `findings` are those of the check of the stay; the last day for the host's notice is taken from them.
 *
 * @throws RangeError when the notice has no such person
 */
export function factsOfNotice(
  content: NotificationContent,
  index: number,
  { findings, today }: { readonly findings: readonly Finding[]; readonly today: Day },
): WorkFacts {
  const person = content.foreigners[index];
  if (person === undefined) throw new RangeError('the notice has no such person');
  const { arrivedOn, departsOn } = stayOf(content, person);
  return {
    checkedOn: today,
    enteredOn: person.enteredOn,
    stayFrom: arrivedOn,
    stayUntil: departsOn,
    regionOfStay: content.stay.region,
    regionOfWork: person.workplaceRegion,
    noticeDueOn: noticeDueOn(findings, index),
    noticeCameOn: content.receipt.receivedOn,
    purpose: person.purpose,
    visaCategory: person.visaCategory,
    remoteOnly: remoteWorkVisas.includes(person.visaCategory ?? ''),
    businessVisitDays: person.businessVisitDays,
    person: {
      surname: person.surname,
      givenNames: person.givenNames,
      bornOn: person.bornOn,
      citizenship: person.citizenship,
      documentNumber: [person.documentSeries, person.documentNumber].filter(Boolean).join('') || null,
      earlierDocuments: [],
      iin: person.iin,
    },
    grounds: groundsOf(person),
    evidence: person.workEvidence,
    employer: {
      kind: oneOf(employerKinds, person.employerKind),
      identifier: person.employerIdentifier,
      name: person.employerName,
      foreignSharePercent: person.foreignShare,
      postTaken: answer(person.postTaken),
      labourImmigrants: person.labourImmigrants,
    },
    job: {
      title: person.jobTitle,
      professionCode: null,
      level: oneOf(jobLevels, person.jobLevel),
      higherEducation: answer(person.higherEducation),
      activity: person.employerActivity,
      household: answer(person.householdWork),
    },
    contract: contractOf(person),
    earlierContractEndedOn: person.earlierContractEndedOn,
    leftSince: answer(person.leftSince),
    permitNumber: person.workPermitNumber,
    tripDaysUsed: person.tripDaysUsed,
    tripDaysPlanned: person.tripDaysPlanned,
    insuranceSeen: answer(person.insuranceSeen),
  };
}

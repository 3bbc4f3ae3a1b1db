import { emptyValues, field } from './field.ts';
import type { Condition, GroupContent, GroupValues } from './field.ts';
import { workFields } from './work-fields.ts';

/**
 * The notification of the stay of foreigners handed over in person: fields of the notice as far as they are known in public (e-Qonaq
 * form and table of notices to the ministry, Order 923 coverage, practice), in the order of the paper. A released version is never
 * edited: a change is a new version whose fields say since when they are there, and a record keeps the version it was filled in with.
 * Version 2 asks for what the work check needs (permits-quotas.md, section 9).
 */
export const notificationFormVersion = 2;

const individual: Condition = { field: 'kind', is: ['citizen', 'permanentResident', 'soleEntrepreneur', ''] };
const entity: Condition = { field: 'kind', is: ['legalEntity', 'soleEntrepreneur'] };
const visa: Condition = { field: 'regime', is: ['visa'] };
const permit: Condition = { field: 'regime', is: ['permit'] };
const ownStay: Condition = { field: 'ownStay', is: ['yes'] };
const listedAddress: Condition = { not: { filled: 'addressText' } };

export const receiptFields = [
  field('receivedOn', 'day', { required: 'block', century: 'past', columns: 2 }),
  field('receivedTime', 'time', { columns: 2 }),
  field('incomingNumber', 'text', { maxLength: 40, columns: 3 }),
  field('handedOverBy', 'text', { maxLength: 150, columns: 5 }),
] as const;

export const hostFields = [
  field('kind', 'choice', { choices: { list: 'host-kinds' }, required: 'block', columns: 3 }),
  field('identifier', 'identifier', { required: 'warn', columns: 3 }),
  field('phone', 'phone', { required: 'warn', columns: 3 }),
  field('email', 'email', { columns: 3 }),
  field('entityName', 'text', {
    when: entity,
    required: 'block',
    requiredWhen: { field: 'kind', is: ['legalEntity'] },
    columns: 6,
  }),
  field('placeName', 'text', { when: entity, columns: 6 }),
  field('surname', 'name', { when: individual, required: 'block', columns: 4 }),
  field('givenNames', 'name', { when: individual, columns: 4 }),
  field('patronymic', 'name', { when: individual, columns: 4 }),
  field('documentNumber', 'document', { when: individual, columns: 4 }),
  field('right', 'choice', { choices: { list: 'accommodation-rights' }, columns: 4 }),
  field('proxy', 'text', { when: { field: 'right', is: ['representative'] }, maxLength: 150, columns: 4 }),
] as const;

export const foreignerFields = [
  field('documentType', 'choice', { choices: { list: 'document-types' }, required: 'block', columns: 3 }),
  field('issuingState', 'choice', { choices: { list: 'countries' }, columns: 3 }),
  field('documentSeries', 'document', { maxLength: 10, columns: 2 }),
  field('documentNumber', 'document', { required: 'block', columns: 4 }),
  field('surname', 'name', {
    required: 'block',
    requiredWhen: { not: { filled: 'givenNames' } },
    columns: 4,
  }),
  field('givenNames', 'name', {
    required: 'block',
    requiredWhen: { not: { filled: 'surname' } },
    columns: 4,
  }),
  field('patronymic', 'name', { columns: 4 }),
  field('bornOn', 'partialDay', { required: 'block', century: 'past', columns: 2 }),
  field('sex', 'choice', {
    choices: { codes: ['female', 'male', 'unspecified'] },
    required: 'block',
    columns: 4,
  }),
  field('citizenship', 'choice', { choices: { list: 'countries' }, required: 'block', columns: 3 }),
  field('issuedOn', 'day', { century: 'past', required: 'warn', columns: 2 }),
  field('expiresOn', 'day', { century: 'future', required: 'warn', columns: 2 }),
  field('issuer', 'text', { maxLength: 120, columns: 4 }),
  field('cyrillicName', 'name', { maxLength: 150, columns: 5 }),
  field('iin', 'identifier', { columns: 3 }),
  field('phone', 'phone', { columns: 3 }),
  field('email', 'email', { columns: 3 }),

  field('enteredOn', 'day', { required: 'block', century: 'past', columns: 2 }),
  field('checkpoint', 'choice', { choices: { list: 'checkpoints' }, free: true, maxLength: 100, columns: 4 }),
  field('regime', 'choice', {
    choices: { codes: ['visaFree', 'visa', 'permit'] },
    required: 'block',
    columns: 4,
  }),
  field('visaCategory', 'choice', {
    choices: { list: 'visa-categories' },
    when: visa,
    required: 'warn',
    columns: 2,
  }),
  field('visaNumber', 'document', { when: visa, required: 'warn', columns: 3 }),
  field('visaEntries', 'choice', {
    choices: { codes: ['single', 'double', 'multiple'] },
    when: visa,
    columns: 3,
  }),
  field('visaFrom', 'day', { when: visa, century: 'near', columns: 2 }),
  field('visaUntil', 'day', { when: visa, century: 'future', required: 'warn', columns: 2 }),
  field('visaStayDays', 'number', { when: visa, columns: 2 }),
  field('invitationNumber', 'document', { when: visa, columns: 3 }),
  field('permitKind', 'choice', {
    choices: { codes: ['temporary', 'permanent'] },
    when: permit,
    required: 'warn',
    columns: 4,
  }),
  field('permitNumber', 'document', { when: permit, required: 'warn', columns: 4 }),
  field('permitUntil', 'day', { when: permit, century: 'future', required: 'warn', columns: 2 }),

  field('purpose', 'choice', { choices: { list: 'purposes' }, required: 'block', columns: 4 }),
  ...workFields,

  field('ownStay', 'flag', { columns: 12 }),
  field('ownArrivedOn', 'day', { when: ownStay, century: 'past', columns: 2 }),
  field('ownDepartsOn', 'day', { when: ownStay, century: 'future', columns: 2 }),
  field('ownFlat', 'text', { when: ownStay, maxLength: 30, columns: 2 }),
] as const;

export const childFields = [
  field('surname', 'name', {
    required: 'block',
    requiredWhen: { not: { filled: 'givenNames' } },
    columns: 3,
  }),
  field('givenNames', 'name', {
    required: 'block',
    requiredWhen: { not: { filled: 'surname' } },
    columns: 3,
  }),
  field('bornOn', 'partialDay', { required: 'block', century: 'past', columns: 2 }),
  field('sex', 'choice', {
    choices: { codes: ['female', 'male', 'unspecified'] },
    required: 'block',
    columns: 4,
  }),
  field('citizenship', 'choice', { choices: { list: 'countries' }, required: 'warn', columns: 4 }),
  field('documentNumber', 'document', { columns: 3 }),
] as const;

export const stayFields = [
  field('arrivedOn', 'day', { required: 'block', century: 'near', columns: 2 }),
  field('arrivedTime', 'time', { columns: 2 }),
  field('departsOn', 'day', { required: 'warn', century: 'future', columns: 2 }),
  field('placeKind', 'choice', { choices: { list: 'place-types' }, columns: 3 }),
  field('region', 'choice', { choices: { list: 'regions' }, required: 'block', columns: 3 }),
  field('district', 'text', { maxLength: 100, required: 'warn', requiredWhen: listedAddress, columns: 3 }),
  field('locality', 'text', { maxLength: 100, columns: 3 }),
  field('street', 'text', { maxLength: 120, required: 'block', requiredWhen: listedAddress, columns: 4 }),
  field('house', 'text', { maxLength: 30, required: 'block', requiredWhen: listedAddress, columns: 1 }),
  field('flat', 'text', { maxLength: 30, columns: 1 }),
  field('addressText', 'text', { maxLength: 300, columns: 6 }),
  field('previousAddress', 'text', { maxLength: 300, columns: 6 }),
  field('note', 'text', { maxLength: 1000, columns: 12 }),
] as const;

export const enclosureFields = [
  field('kinds', 'choices', { choices: { list: 'enclosure-types' }, columns: 12 }),
  field('sheets', 'number', { columns: 2 }),
  field('other', 'text', { columns: 6 }),
] as const;

/** Which foreigner fields stand together under one heading. */
export const foreignerParts = {
  document: [
    'documentType',
    'issuingState',
    'documentSeries',
    'documentNumber',
    'surname',
    'givenNames',
    'patronymic',
    'bornOn',
    'sex',
    'citizenship',
    'issuedOn',
    'expiresOn',
    'issuer',
    'cyrillicName',
    'iin',
    'phone',
    'email',
  ],
  entry: [
    'enteredOn',
    'checkpoint',
    'regime',
    'visaCategory',
    'visaNumber',
    'visaEntries',
    'visaFrom',
    'visaUntil',
    'visaStayDays',
    'invitationNumber',
    'permitKind',
    'permitNumber',
    'permitUntil',
  ],
  purpose: ['purpose', 'worksHere'],
  work: [
    'workPermitNumber',
    'workPermitUntil',
    'jobTitle',
    'jobLevel',
    'employerIdentifier',
    'employerName',
    'employerKind',
    'workplaceRegion',
    'employerActivity',
    'contractKind',
    'contractFrom',
    'contractUntil',
    'contractNumber',
    'contractSignedOn',
    'contractRegistered',
    'contractEndedOn',
    'earlierContractEndedOn',
    'leftSince',
    'insuranceSeen',
    'tripDaysUsed',
    'tripDaysPlanned',
    'householdWork',
    'labourImmigrants',
    'workGround',
    'groundSince',
    'groundUntil',
    'higherEducation',
    'foreignShare',
    'postTaken',
    'businessVisitDays',
    'workEvidence',
  ],
  exceptions: ['ownStay', 'ownArrivedOn', 'ownDepartsOn', 'ownFlat'],
} as const satisfies Record<string, readonly (typeof foreignerFields)[number]['key'][]>;

/** Facts the next person of the same notice starts with, because a family or a team crosses the border together. */
export const carriedToNextForeigner = [
  'documentType',
  'enteredOn',
  'checkpoint',
  'regime',
  'purpose',
  'citizenship',
  'employerKind',
  'employerIdentifier',
  'employerName',
  'employerActivity',
  'workplaceRegion',
] as const satisfies readonly (typeof foreignerFields)[number]['key'][];

/** One notice may carry this many people; a bus fits, a mistake of a script does not. */
export const maxForeigners = 60;
export const maxChildren = 12;

export type ChildValues = GroupValues<typeof childFields>;
export type ForeignerValues = GroupValues<typeof foreignerFields> & { children: ChildValues[] };
/** The form as typed: what a draft keeps and what the page sends. */
export interface NotificationValues {
  host: GroupValues<typeof hostFields>;
  foreigners: ForeignerValues[];
  stay: GroupValues<typeof stayFields>;
  enclosures: GroupValues<typeof enclosureFields>;
  receipt: GroupValues<typeof receiptFields>;
}

export type HostContent = GroupContent<typeof hostFields>;
export type ChildContent = GroupContent<typeof childFields>;
export type ForeignerContent = GroupContent<typeof foreignerFields> & {
  readonly children: readonly ChildContent[];
};
export type StayContent = GroupContent<typeof stayFields>;
export type EnclosureContent = GroupContent<typeof enclosureFields>;
export type ReceiptContent = GroupContent<typeof receiptFields>;
/** The form as read: the facts that rules judge, the record keeps and the slip prints. */
export interface NotificationContent {
  readonly host: HostContent;
  readonly foreigners: readonly ForeignerContent[];
  readonly stay: StayContent;
  readonly enclosures: EnclosureContent;
  readonly receipt: ReceiptContent;
}

export function emptyChild(): ChildValues {
  return emptyValues(childFields);
}

export function emptyForeigner(): ForeignerValues {
  return { ...emptyValues(foreignerFields), children: [] };
}

export function emptyNotification(): NotificationValues {
  return {
    host: emptyValues(hostFields),
    foreigners: [emptyForeigner()],
    stay: emptyValues(stayFields),
    enclosures: emptyValues(enclosureFields),
    receipt: emptyValues(receiptFields),
  };
}

/** When one person of the notice arrived, leaves and lodges: the notice's own facts unless an exception says otherwise. */
export function stayOf(
  content: NotificationContent,
  foreigner: ForeignerContent,
): Pick<StayContent, 'arrivedOn' | 'departsOn' | 'flat'> {
  if (!foreigner.ownStay) return content.stay;
  return {
    arrivedOn: foreigner.ownArrivedOn ?? content.stay.arrivedOn,
    departsOn: foreigner.ownDepartsOn ?? content.stay.departsOn,
    flat: foreigner.ownFlat ?? content.stay.flat,
  };
}

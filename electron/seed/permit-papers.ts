import { addDays, addYears } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import type { ForeignerValues } from '#shared/forms/notification-form.ts';
import { emptyPermit } from '#shared/forms/permit-form.ts';
import type { PermitValues } from '#shared/forms/permit-form.ts';
import { inventPerson } from './invented.ts';
import { pick, wholeBetween } from './random.ts';
import type { Chance } from './random.ts';

const issuer = 'Үлгі әкімдігі';
const jobs = [
  { jobTitle: 'Инженер', professionCode: '2149' },
  { jobTitle: 'Повар', professionCode: '5120' },
  { jobTitle: 'Прораб', professionCode: '3123' },
  { jobTitle: 'Сварщик', professionCode: '7212' },
  { jobTitle: 'Директор', professionCode: '1120' },
];
const employers = ['ТОО «Пример Строй»', '«Мысал Сервис» ЖШС', 'ТОО «Образец Трейд»', '«Сынақ Құрылыс» ЖШС'];
const regions = ['750000000', '710000000', '790000000', '230000000', '350000000'];

/** What becomes of the papers of people who came to work, in turn: most of them fit, each other way of not fitting occurs. */
export const fates = [
  'fits',
  'endsSoon',
  'fits',
  'otherEmployer',
  'expired',
  'extended',
  'fits',
  'suspended',
  'otherRegion',
  'none',
] as const;
export type Fate = (typeof fates)[number];

/** What a permit takes from the person who came with it. */
type Worker = Pick<
  ForeignerValues,
  | 'surname'
  | 'givenNames'
  | 'bornOn'
  | 'citizenship'
  | 'documentNumber'
  | 'iin'
  | 'jobTitle'
  | 'employerIdentifier'
  | 'employerName'
  | 'workPermitNumber'
  | 'workplaceRegion'
>;

/** An employer's permit for a year, running for four months already. */
function paperOf(chance: Chance, worker: Worker, today: Day): PermitValues {
  const validFrom = addDays(today, -wholeBetween(chance, 60, 200));
  const issuedOn = addDays(validFrom, -wholeBetween(chance, 5, 25));
  const job = pick(chance, jobs);
  return {
    ...emptyPermit(),
    number: worker.workPermitNumber,
    scheme: 'EMP',
    category: job.professionCode.startsWith('1') ? '1' : job.professionCode < '4' ? '3' : '4',
    issuedOn: writeDay(issuedOn),
    issuer,
    validFrom: writeDay(validFrom),
    validUntil: writeDay(addDays(addYears(validFrom, 1), -1)),
    regions: worker.workplaceRegion || '750000000',
    employerIdentifier: worker.employerIdentifier,
    employerName: worker.employerName || pick(chance, employers),
    surname: worker.surname,
    givenNames: worker.givenNames,
    bornOn: worker.bornOn,
    citizenship: worker.citizenship,
    documentNumber: worker.documentNumber,
    iin: worker.iin,
    ...job,
    jobTitle: worker.jobTitle || job.jobTitle,
    status: 'issued',
    statusOn: writeDay(issuedOn),
    extension: '0',
    quotaYear: issuedOn.slice(0, 4),
  };
}

/** The papers of one worker: one, two where a permit was extended, none where he has none. */
export function papersOf(
  chance: Chance,
  worker: Worker,
  { fate, today }: { fate: Fate; today: Day },
): PermitValues[] {
  const paper = paperOf(chance, worker, today);
  switch (fate) {
    case 'fits':
      return [paper];
    case 'none':
      return [];
    case 'endsSoon': {
      const validUntil = addDays(today, wholeBetween(chance, 5, 55));
      const validFrom = addDays(addYears(validUntil, -1), 1);
      const issuedOn = addDays(validFrom, -10);
      const days = { validFrom: writeDay(validFrom), validUntil: writeDay(validUntil) };
      const issue = {
        issuedOn: writeDay(issuedOn),
        statusOn: writeDay(issuedOn),
        quotaYear: issuedOn.slice(0, 4),
      };
      return [{ ...paper, ...days, ...issue }];
    }
    case 'otherEmployer':
      return [
        {
          ...paper,
          number: `${paper.number}-A`,
          employerIdentifier: '',
          employerName: pick(chance, employers),
        },
      ];
    case 'expired': {
      const validUntil = addDays(today, -wholeBetween(chance, 3, 40));
      const validFrom = addDays(addYears(validUntil, -1), 1);
      const issuedOn = addDays(validFrom, -10);
      return [
        {
          ...paper,
          issuedOn: writeDay(issuedOn),
          validFrom: writeDay(validFrom),
          validUntil: writeDay(validUntil),
          status: 'expired',
          statusOn: writeDay(addDays(validUntil, 1)),
          quotaYear: issuedOn.slice(0, 4),
        },
      ];
    }
    case 'extended': {
      const validFrom = addDays(today, -wholeBetween(chance, 20, 300));
      const firstFrom = addYears(validFrom, -1);
      const firstIssued = addDays(firstFrom, -12);
      const issuedOn = addDays(validFrom, -40);
      const first: PermitValues = {
        ...paper,
        number: `${paper.number}-0`,
        issuedOn: writeDay(firstIssued),
        validFrom: writeDay(firstFrom),
        validUntil: writeDay(addDays(validFrom, -1)),
        status: 'replaced',
        statusOn: writeDay(validFrom),
        quotaYear: firstIssued.slice(0, 4),
      };
      return [
        first,
        {
          ...paper,
          issuedOn: writeDay(issuedOn),
          validFrom: writeDay(validFrom),
          validUntil: writeDay(addDays(addYears(validFrom, 1), -1)),
          statusOn: writeDay(issuedOn),
          previousNumber: first.number,
          extension: '1',
          quotaYear: issuedOn.slice(0, 4),
        },
      ];
    }
    case 'suspended':
      return [
        { ...paper, status: 'suspended', statusOn: writeDay(addDays(today, -wholeBetween(chance, 1, 40))) },
      ];
    case 'otherRegion':
      return [{ ...paper, regions: pick(chance, regions.slice(1)) }];
  }
}

/** Papers of people who stay elsewhere: the rest of a register. */
export function* otherPapers(chance: Chance, today: Day): Generator<PermitValues, never> {
  for (let serial = 1; ; serial += 1) {
    const person = inventPerson(chance, today);
    const worker: Worker = {
      surname: person.surname,
      givenNames: person.givenNames,
      bornOn: person.bornOn,
      citizenship: person.citizenship,
      documentNumber: `UT9${String(serial).padStart(7, '0')}`,
      iin: '',
      jobTitle: '',
      employerIdentifier: '',
      employerName: pick(chance, employers),
      workPermitNumber: `UT-9${String(serial).padStart(6, '0')}`,
      workplaceRegion: pick(chance, regions),
    };
    const fate = pick(chance, fates);
    yield* papersOf(chance, worker, { fate, today });
    if (serial % 7 === 0) yield otherScheme(chance, { worker, today, serial });
  }
}

/** Papers other than an employer's permit, now and then. */
function otherScheme(
  chance: Chance,
  { worker, today, serial }: { worker: Worker; today: Day; serial: number },
): PermitValues {
  const paper = {
    ...paperOf(chance, { ...worker, documentNumber: `UT8${String(serial).padStart(7, '0')}` }, today),
    number: `UT-8${String(serial).padStart(6, '0')}`,
  };
  const scheme = pick(chance, ['ICT', 'EMP-S', 'CERT', 'LI'] as const);
  switch (scheme) {
    case 'ICT':
      return {
        ...paper,
        scheme,
        category: '2',
        senderName: 'Specimen Holding',
        senderInWto: 'yes',
        quotaYear: '',
      };
    case 'EMP-S':
      return { ...paper, scheme, category: '' };
    case 'CERT':
      return { ...paper, scheme, category: '', employerName: '', extension: '', quotaYear: '' };
    case 'LI':
      return {
        ...paper,
        scheme,
        category: '',
        employerName: 'Үлгібаев А.',
        householdAddress: 'Алма көшесі, 1',
        jobTitle: 'Няня',
        professionCode: '5311',
        monthsGranted: '12',
        monthsWithoutBreak: '12',
      };
  }
}

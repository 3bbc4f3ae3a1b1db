import { addDays } from '#shared/dates/day.ts';
import type { Day } from '#shared/dates/day.ts';
import { writeDay } from '#shared/dates/typed-day.ts';
import { emptyForeigner, emptyNotification } from '#shared/forms/notification-form.ts';
import type { ForeignerValues, NotificationValues } from '#shared/forms/notification-form.ts';
import { iinCheckDigit } from '#shared/identifiers/iin.ts';
import { pick, wholeBetween } from './random.ts';
import type { Chance } from './random.ts';

/**
 * People, hosts and addresses that nobody could take for real: surnames that mean "sample" in one language or another, document numbers
 * with the letters of the specimen state, streets named after trees.
 */
const surnames = [
  'SPECIMEN',
  'MUSTERMANN',
  'ERSATZ',
  'OBRAZTSOV',
  'PRIMEROV',
  'NAMUNAEV',
  'ULGIBAEV',
  'ORNEK',
  'DOE',
  'MISALOV',
  'PROBNIK',
  'VZOROV',
  'EKSEMPEL',
  'ESIMPIO',
  'MOSTRA',
  'PRZYKLAD',
];
const womensNames = ['ANNA', 'LEYLA', 'MALIKA', 'DOROTHEA', 'SAULE', 'IRINA', 'WEI', 'PRIYA', 'ELIF', 'JANE'];
const mensNames = ['AZIZ', 'TIMUR', 'ERIK', 'JOHN', 'BAKYT', 'IVAN', 'LIANG', 'ARJUN', 'KEREM', 'OTTO'];
const citizenships = ['UZB', 'UZB', 'KGZ', 'RUS', 'TJK', 'CHN', 'TUR', 'IND', 'DEU', 'UTO'];
const hostPeople = [
  { surnames: ['Үлгібаев', 'Сынақов', 'Образцов'], givenNames: ['Айбек', 'Санжар', 'Ерлан', 'Иван'] },
  { surnames: ['Мысалова', 'Примерова', 'Пробная'], givenNames: ['Гүлнар', 'Ольга', 'Мария', 'Сәуле'] },
];
const jobs = ['Инженер', 'Повар', 'Прораб', 'Сварщик'];
const entities = [
  '«Үлгі Қонақүй» ЖШС',
  'ТОО «Пример Строй»',
  '«Мысал Сервис» ЖШС',
  'ТОО «Образец Трейд»',
  '«Сынақ Хостел» ЖК',
];
const streets = ['Алма көшесі', 'Емен көшесі', 'ул. Тополиная', 'Қайың көшесі', 'ул. Рябиновая'];
const districts = ['Алмалы ауданы', 'Бостандық ауданы', 'Медеу ауданы'];

const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => wholeBetween(chance, 0, 9)).join('');

/**
 * Twelve digits that pass every check and belong to nobody: a citizen's number never has 0 as its seventh digit, and no entity was
 * registered in the 2040s or later.
 */
function inventedIdentifier(chance: Chance, business: boolean): string {
  for (;;) {
    const eleven = business
      ? `${wholeBetween(chance, 4, 8)}${digits(chance, 1)}0140${digits(chance, 5)}`
      : `${wholeBetween(chance, 5, 9)}${digits(chance, 1)}0${wholeBetween(chance, 1, 9)}1${digits(chance, 1)}0${digits(chance, 4)}`;
    const check = iinCheckDigit(eleven);
    if (check !== null) return `${eleven}${check}`;
  }
}

export interface InventedHost {
  readonly host: NotificationValues['host'];
  readonly place: Pick<
    NotificationValues['stay'],
    'region' | 'district' | 'street' | 'house' | 'flat' | 'placeKind'
  >;
}

export function inventHost(chance: Chance): InventedHost {
  const isEntity = chance() < 0.4;
  const family = pick(chance, hostPeople);
  const { host } = emptyNotification();
  const identity = isEntity
    ? {
        kind: 'legalEntity',
        entityName: pick(chance, entities),
        identifier: inventedIdentifier(chance, true),
      }
    : {
        kind: 'citizen',
        surname: pick(chance, family.surnames),
        givenNames: pick(chance, family.givenNames),
        identifier: inventedIdentifier(chance, false),
      };
  return {
    host: {
      ...host,
      ...identity,
      phone: `+7 700 000 ${digits(chance, 2)} ${digits(chance, 2)}`,
      right: isEntity ? '' : 'owner',
    },
    place: {
      region: '750000000',
      district: pick(chance, districts),
      street: pick(chance, streets),
      house: String(wholeBetween(chance, 1, 180)),
      flat: isEntity ? '' : String(wholeBetween(chance, 1, 120)),
      placeKind: isEntity ? 'hotel' : 'flat',
    },
  };
}

/** One word or two, so that a large register does not consist of namesakes. */
function inventName(chance: Chance, words: readonly string[], between: string): string {
  const first = pick(chance, words);
  const second = pick(chance, words);
  return first === second || chance() < 0.4 ? first : `${first}${between}${second}`;
}

/** What the papers of a worker say; every fifth one's say nothing. From the day of birth, so that no other invention moves. */
function workFacts(bornOn: Day, enteredOn: Day): Partial<ForeignerValues> {
  const day = Number(bornOn.slice(8));
  if (day % 5 === 0) return {};
  return {
    jobTitle: jobs[day % jobs.length] ?? '',
    contractKind: 'labour',
    contractFrom: writeDay(addDays(enteredOn, -1)),
    contractUntil: writeDay(addDays(enteredOn, 150)),
    contractRegistered: 'yes',
    insuranceSeen: 'yes',
  };
}

export function inventPerson(chance: Chance, enteredOn: Day): ForeignerValues {
  const isWoman = chance() < 0.45;
  const citizenship = pick(chance, citizenships);
  const bornOn = addDays(enteredOn, -wholeBetween(chance, 18 * 366, 68 * 365));
  const needsVisa = citizenship === 'UTO';
  const isWorking = chance() < 0.2;
  return {
    ...emptyForeigner(),
    documentType: 'foreignPassport',
    issuingState: citizenship,
    documentNumber: `UT${digits(chance, 7)}`,
    surname: inventName(chance, surnames, '-'),
    givenNames: inventName(chance, isWoman ? womensNames : mensNames, ' '),
    bornOn: writeDay(bornOn),
    sex: isWoman ? 'female' : 'male',
    citizenship,
    issuedOn: writeDay(addDays(enteredOn, -wholeBetween(chance, 200, 2_000))),
    expiresOn: writeDay(addDays(enteredOn, wholeBetween(chance, 100, 1_500))),
    enteredOn: writeDay(enteredOn),
    regime: needsVisa ? 'visa' : 'visaFree',
    ...(needsVisa
      ? {
          visaCategory: 'C3',
          visaNumber: `UT${digits(chance, 6)}`,
          visaFrom: writeDay(addDays(enteredOn, -10)),
          visaUntil: writeDay(addDays(enteredOn, 170)),
        }
      : {}),
    purpose: isWorking ? 'work' : pick(chance, ['private', 'business', 'tourism']),
    ...(isWorking
      ? {
          employerIdentifier: inventedIdentifier(chance, true),
          employerName: pick(chance, entities),
          workPermitNumber: `UT-${digits(chance, 5)}`,
          workplaceRegion: '750000000',
          ...workFacts(bornOn, enteredOn),
        }
      : {}),
  };
}

/** A complete notice received on this day: most in time, one in eight late. */
export function inventNotification(
  chance: Chance,
  receivedOn: Day,
  hosts: readonly InventedHost[],
): NotificationValues {
  const { host, place } = pick(chance, hosts);
  const arrivedOn = addDays(
    receivedOn,
    chance() < 0.125 ? -wholeBetween(chance, 6, 20) : -wholeBetween(chance, 0, 2),
  );
  const enteredOn = addDays(arrivedOn, -wholeBetween(chance, 0, 1));
  const people = chance() < 0.75 ? 1 : wholeBetween(chance, 2, 4);
  const values = emptyNotification();
  return {
    ...values,
    host,
    foreigners: Array.from({ length: people }, () => inventPerson(chance, enteredOn)),
    stay: {
      ...values.stay,
      ...place,
      arrivedOn: writeDay(arrivedOn),
      departsOn: writeDay(addDays(arrivedOn, wholeBetween(chance, 5, 25))),
    },
    enclosures: { ...values.enclosures, kinds: 'passportCopy,hostLetter', sheets: String(people + 1) },
    receipt: { ...values.receipt, receivedOn: writeDay(receivedOn), receivedTime: '' },
  };
}

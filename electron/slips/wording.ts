import type { Language } from '#shared/locale/language.ts';
import { plural } from '#shared/locale/plural.ts';

/** One meaning in the three languages of a slip. English may be empty where a list has no English name. */
export type Words = Readonly<Record<Language, string>>;

/** Every fixed word on a slip. Kazakh and Russian follow the glossary of the domain notes. */
export const wording = {
  slip: { kk: 'Растау талоны', ru: 'Талон-подтверждение', en: 'Confirmation slip' },
  number: { kk: 'Тіркеу нөмірі', ru: 'Регистрационный номер', en: 'Registration number' },
  receivedOn: { kk: 'Қабылданған күні', ru: 'Дата приёма', en: 'Received' },
  registeredOn: { kk: 'Тіркелген күні', ru: 'Дата регистрации', en: 'Registered' },
  incomingNumber: { kk: 'Кіріс нөмірі', ru: 'Входящий номер', en: 'Incoming number' },
  byPost: { kk: 'Пошта арқылы келді', ru: 'Получено почтой', en: 'Received by post' },
  postmark: { kk: 'Пошта мөртабаны', ru: 'Штемпель', en: 'Postmark' },
  postmarkIllegible: {
    kk: 'Мөртабан оқылмайды',
    ru: 'Штемпель неразборчив',
    en: 'Postmark illegible',
  },
  postmarkNone: { kk: 'Мөртабан жоқ', ru: 'Штемпеля нет', en: 'No postmark' },
  counter: { kk: 'Терезе', ru: 'Окно', en: 'Counter' },
  clerk: { kk: 'Орындаушы', ru: 'Исполнитель', en: 'Clerk' },
  host: { kk: 'Қабылдаушы тұлға', ru: 'Принимающее лицо', en: 'Host' },
  iin: { kk: 'ЖСН', ru: 'ИИН', en: 'IIN' },
  bin: { kk: 'БСН', ru: 'БИН', en: 'BIN' },
  address: { kk: 'Уақытша тұру мекенжайы', ru: 'Адрес временного проживания', en: 'Address of stay' },
  house: { kk: 'үй', ru: 'дом', en: 'house' },
  flat: { kk: 'пәтер', ru: 'кв.', en: 'flat' },
  period: { kk: 'Болу кезеңі', ru: 'Период пребывания', en: 'Stay' },
  dueOn: { kk: 'Тапсыру мерзімі', ru: 'Срок подачи', en: 'Due date' },
  inTime: { kk: 'мерзімінде', ru: 'в срок', en: 'in time' },
  afterDue: { kk: 'мерзімінен кейін', ru: 'после срока', en: 'after the due date' },
  lastDay: { kk: 'Болу мерзімі', ru: 'Пребывание до', en: 'Stay until' },
  purpose: { kk: 'Сапар мақсаты', ru: 'Цель визита', en: 'Purpose' },
  documentType: { kk: 'Құжат түрі', ru: 'Вид документа', en: 'Document type' },
  enclosures: { kk: 'Қоса берілген құжаттар', ru: 'Приложения', en: 'Enclosures' },
  name: { kk: 'Тегі, аты', ru: 'Фамилия, имя', en: 'Name' },
  bornOn: { kk: 'Туған күні', ru: 'Дата рожд.', en: 'Born' },
  citizenship: { kk: 'Азаматтығы', ru: 'Гражданство', en: 'Citizenship' },
  document: { kk: 'Құжаты', ru: 'Документ', en: 'Document' },
  child: { kk: 'бала', ru: 'ребёнок', en: 'child' },
  signature: { kk: 'қолы', ru: 'подпись', en: 'signature' },
  stamp: { kk: 'М.О.', ru: 'М.П.', en: 'Stamp' },
  copy: { kk: 'Көшірме', ru: 'Копия', en: 'Copy' },
  statement: {
    kk: 'Тек хабарламаның қабылданғанын растайды; ресми нысан емес.',
    ru: 'Подтверждает лишь приём уведомления; не официальный бланк.',
    en: 'Confirms receipt of the notification only; not an official form.',
  },
  workCheck: { kk: 'Жұмысты тексеру', ru: 'Проверка работы', en: 'Work check' },
  workApart: {
    kk: 'болуды тіркеуден бөлек',
    ru: 'отдельно от регистрации пребывания',
    en: 'separate from the registration of stay',
  },
  workUntil: { kk: 'Соңғы күні', ru: 'Последний день', en: 'Last day' },
  tripDaysLeft: { kk: 'Іссапар күні', ru: 'Дней командировок', en: 'Trip days left' },
  toShow: { kk: 'Көрсету керек', ru: 'Предъявить', en: 'To be shown' },
  basis: { kk: 'Негізі', ru: 'Основание', en: 'Basis' },
  recoverySheet: { kk: 'Қалпына келтіру кілті', ru: 'Ключ восстановления', en: 'Recovery key' },
  recoverySheetOf: { kk: 'Мекеме', ru: 'Подразделение', en: 'Office' },
  storeId: { kk: 'Қойма нөмірі', ru: 'Номер хранилища', en: 'Store number' },
  madeOn: { kk: 'Жасалған күні', ru: 'Дата создания', en: 'Made on' },
  keptBy: { kk: 'Сақтауға алған', ru: 'Принял на хранение', en: 'Kept by' },
  recoveryPurpose: {
    kk: 'Құпиясөздердің бәрі жоғалса, деректерді тек осы кілт ашады. Бағдарламада бұл кілттің көшірмесі жоқ.',
    ru: 'Если утрачены все пароли, данные откроет только этот ключ. В программе его копии нет.',
    en: 'When every password is lost, only this key opens the data. The program keeps no copy of it.',
  },
  recoveryPlace: {
    kk: 'Мөрленген конвертте, сейфте, компьютерден бөлек сақтаңыз. Екінші данасын басқа ғимаратта ұстаңыз.',
    ru: 'Хранить в запечатанном конверте, в сейфе, отдельно от компьютера. Второй экземпляр – в другом здании.',
    en: 'Keep it in a sealed envelope, in a safe, away from the computer; a second sheet in another building.',
  },
  recoverySecrecy: {
    kk: 'Суретке түсірмеңіз, электрондық поштамен жібермеңіз, ешкімге айтпаңыз: кілті бар адам деректердің бәрін оқиды.',
    ru: 'Не фотографировать, не пересылать, никому не сообщать: с этим ключом читаются все данные.',
    en: 'Do not photograph, send or read it out: whoever has this key can read all the data.',
  },
  recoveryUse: {
    kk: 'Кіру бетінде «Қалпына келтіру кілтін» таңдап, кодты теріңіз немесе QR-кодты сканерлеңіз.',
    ru: 'На странице входа выберите «Ключ восстановления», введите код или считайте QR.',
    en: 'On the log-in page choose “Recovery key” and type the code or scan the QR.',
  },
} as const satisfies Record<string, Words>;

export type WordingKey = keyof typeof wording;

/** Wordings made of a number. */
export type CountedKey = 'lateBy' | 'sheets' | 'page';

/**
 * Kazakh no native legal editor has read yet: our own words, and those the glossary marks ○. Shown to the administrator as "to be
 * confirmed by an editor", never on the slip.
 */
export const unconfirmedWording: ReadonlySet<WordingKey | CountedKey> = new Set<WordingKey | CountedKey>([
  'slip',
  'number',
  'receivedOn',
  'registeredOn',
  'incomingNumber',
  'byPost',
  'postmark',
  'postmarkIllegible',
  'postmarkNone',
  'counter',
  'clerk',
  'bin',
  'dueOn',
  'inTime',
  'afterDue',
  'lateBy',
  'lastDay',
  'enclosures',
  'sheets',
  'document',
  'child',
  'signature',
  'stamp',
  'copy',
  'page',
  'statement',
  'workCheck',
  'workApart',
  'workUntil',
  'tripDaysLeft',
  'toShow',
  'basis',
  'recoverySheet',
  'recoverySheetOf',
  'storeId',
  'madeOn',
  'keptBy',
  'recoveryPurpose',
  'recoveryPlace',
  'recoverySecrecy',
  'recoveryUse',
]);

const russianDays = { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней', other: 'рабочих дня' };
const russianSheets = { one: 'лист', few: 'листа', many: 'листов', other: 'листа' };

/** By how many working days a notice came after its due date; at least 1. */
export function lateBy(workingDays: number): Words {
  return {
    kk: `${workingDays} жұмыс күніне кешіктірілді`,
    ru: `на ${workingDays} ${russianDays[plural('ru', workingDays)]} позже`,
    en: `${workingDays} working ${workingDays === 1 ? 'day' : 'days'} late`,
  };
}

export function sheetsOf(count: number): Words {
  return {
    kk: `${count} парақ`,
    ru: `${count} ${russianSheets[plural('ru', count)]}`,
    en: `${count} ${count === 1 ? 'sheet' : 'sheets'}`,
  };
}

/** Which page this is; counted from 1. */
export function pageOf(page: number, pages: number): Words {
  return {
    kk: `${page}-бет, барлығы ${pages}`,
    ru: `стр. ${page} из ${pages}`,
    en: `page ${page} of ${pages}`,
  };
}

/** A period with an open or a known end. */
export function periodOf(from: string, until: string | null): Words | string {
  if (until !== null) return `${from} – ${until}`;
  return { kk: `${from} бастап`, ru: `с ${from}`, en: `from ${from}` };
}

/** The languages in one line, Kazakh first; what reads the same in two languages stands once. */
export function inOneLine(words: Words | string): string {
  if (typeof words === 'string') return words;
  return [...new Set([words.kk, words.ru, words.en])].filter((text) => text.trim() !== '').join(' · ');
}

/** The languages one under the other, Kazakh first; what reads the same in two languages stands once. */
export function inLines(words: Words): string[] {
  return [...new Set([words.kk, words.ru, words.en])].filter((text) => text.trim() !== '');
}

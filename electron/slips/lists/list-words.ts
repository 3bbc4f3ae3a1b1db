import { isBalanced } from '#shared/mail/count.ts';
import type { MailDayCount } from '#shared/mail/count.ts';
import { broughtIn } from '#shared/mail/days.ts';
import type { EnvelopeState, ItemState, OutgoingKind } from '#shared/mail/envelope.ts';

/** One meaning in the two languages of the office's own papers. */
export interface ListWords {
  readonly kk: string;
  readonly ru: string;
}

/** Every fixed word on the papers of the mail room. No native legal editor has read the Kazakh yet. */
export const listWords = {
  dispatchList: { kk: 'Жөнелтілетін хаттар тізімдемесі', ru: 'Опись отправляемых писем' },
  mailRegister: {
    kk: 'Пошта арқылы түскен конверттер журналы',
    ru: 'Журнал конвертов, поступивших по почте',
  },
  registerShort: { kk: 'Пошта журналы', ru: 'Журнал почты' },
  madeOn: { kk: 'Күні', ru: 'Дата' },
  period: { kk: 'Түскен кезеңі', ru: 'Период поступления' },
  index: { kk: '№', ru: '№' },
  outgoingNumber: { kk: 'Шығыс нөмірі', ru: 'Исходящий номер' },
  outgoingNumbers: { kk: 'Жауаптың шығыс нөмірі', ru: 'Исходящий номер ответа' },
  addressee: { kk: 'Алушы', ru: 'Адресат' },
  address: { kk: 'Мекенжайы', ru: 'Адрес' },
  postNumber: { kk: 'Пошта нөмірі', ru: 'Почтовый номер' },
  kind: { kk: 'Түрі', ru: 'Вид' },
  weight: { kk: 'Салмағы, г', ru: 'Масса, г' },
  fee: { kk: 'Ақысы, ₸', ru: 'Плата, ₸' },
  incomingNumber: { kk: 'Кіріс нөмірі', ru: 'Входящий номер' },
  sender: { kk: 'Жіберуші', ru: 'Отправитель' },
  postmark: { kk: 'Мөртабан күні', ru: 'Дата штемпеля' },
  receivedOn: { kk: 'Түскен күні', ru: 'Дата получения' },
  notices: { kk: 'Хабарлама: мәлім / бары', ru: 'Уведомл.: заявл. / есть' },
  became: { kk: 'Нәтижесі', ru: 'Что сделано' },
  illegible: { kk: 'оқылмайды', ru: 'неразборчив' },
  noPostmark: { kk: 'жоқ', ru: 'нет' },
  noEnvelopes: { kk: 'Осы кезеңде конверт түскен жоқ.', ru: 'За этот период конвертов не поступало.' },
  total: { kk: 'Барлығы', ru: 'Итого' },
  handedOver: { kk: 'Тапсырды', ru: 'Сдал' },
  takenOver: { kk: 'Пошта қызметкері қабылдады', ru: 'Принял работник почты' },
  mailClerk: { kk: 'Пошта бөлімінің қызметкері', ru: 'Сотрудник почтовой' },
  seniorClerk: { kk: 'Аға қызметкер', ru: 'Старший сотрудник' },
  signature: { kk: 'қолы, күні', ru: 'подпись, дата' },
  nameAndSignature: { kk: 'тегі, қолы, күні', ru: 'фамилия, подпись, дата' },
  postStamp: { kk: 'Пошта мөртабанының орны', ru: 'Место почтового штемпеля' },
  unbalanced: { kk: 'Теңдік сақталмаған', ru: 'Равенство не выполняется' },
} as const satisfies Record<string, ListWords>;

export type ListWord = keyof typeof listWords;

export const outgoingKindWords = {
  reply: { kk: 'жауап', ru: 'ответ' },
  ask: { kk: 'сұрау', ru: 'запрос' },
  return: { kk: 'қайтару', ru: 'возврат' },
  forward: { kk: 'жолдау', ru: 'направление' },
} as const satisfies Record<OutgoingKind, ListWords>;

export const itemStateWords = {
  registered: { kk: 'тіркелді', ru: 'зарегистрировано' },
  registeredAsking: { kk: 'тіркелді, құжат сұралды', ru: 'зарегистрировано, запрошены документы' },
  returned: { kk: 'қайтарылды', ru: 'возвращено' },
  forwarded: { kk: 'тиісті органға жіберілді', ru: 'направлено по принадлежности' },
  notNotification: { kk: 'хабарлама емес', ru: 'не уведомление' },
  notInside: { kk: 'ішінде жоқ', ru: 'не вложено' },
  pending: { kk: 'күтуде', ru: 'ожидает' },
} as const satisfies Record<ItemState, ListWords>;

/** Classes of envelopes as sums are written. */
export const envelopeStateWords = {
  registered: { kk: 'тіркелді', ru: 'зарегистрировано' },
  returned: { kk: 'қайтарылды', ru: 'возвращено' },
  forwarded: { kk: 'жіберілді', ru: 'направлено' },
  other: { kk: 'басқасы', ru: 'прочее' },
  pending: { kk: 'күтуде', ru: 'ожидает' },
} as const satisfies Record<EnvelopeState, ListWords>;

const summed = [
  'registered',
  'returned',
  'forwarded',
  'other',
  'pending',
] as const satisfies readonly EnvelopeState[];
const languages = ['kk', 'ru'] as const;

/** Both languages in one line, Kazakh first; what reads the same stands once. */
export const inBoth = ({ kk, ru }: ListWords): string => (kk === ru ? kk : `${kk} · ${ru}`);

/** Both languages one under the other. */
export const bothLines = ({ kk, ru }: ListWords): string[] => (kk === ru ? [kk] : [kk, ru]);

const inEachLanguage = (line: (language: 'kk' | 'ru') => string): ListWords => {
  const [kk, ru] = languages.map(line);
  return { kk: kk ?? '', ru: ru ?? '' };
};

/** `зарегистрировано 9 + возвращено 2 + …`, every class, nought or not. */
const sumOf = (counts: Readonly<Record<EnvelopeState, number>>, language: 'kk' | 'ru'): string =>
  summed.map((state) => `${envelopeStateWords[state][language]} ${String(counts[state])}`).join(' + ');

/** Envelopes listed, by what they are now. */
export function registerSum(counts: Readonly<Record<EnvelopeState, number>>): ListWords {
  const total = summed.reduce((sum, state) => sum + counts[state], 0);
  const label = { kk: 'Журналда', ru: 'В журнале' };
  return inEachLanguage((language) => `${label[language]}: ${String(total)} = ${sumOf(counts, language)}`);
}

/** What was waiting, opened and taken up again in the period against what became of it. */
export function equationOf(count: MailDayCount): ListWords {
  const words = {
    kk: ['Жұмыста болды', 'кезең басында күткен', 'ашылған', 'қайта алынған'],
    ru: ['Было в работе', 'ожидало на начало', 'вскрыто', 'возобновлено'],
  } as const;
  const sign = isBalanced(count) ? '=' : '≠';
  return inEachLanguage((language) => {
    const [label, before, opened, reopened] = words[language];
    const parts = `${before} ${String(count.carriedOver)} + ${opened} ${String(count.opened)} + ${reopened} ${String(count.reopened)}`;
    return `${label}: ${parts} = ${String(broughtIn(count))} ${sign} ${sumOf(count.out, language)}`;
  });
}

/** How many items a list has, and how many of them carry a number of the post. */
export const dispatchTotal = (items: number, numbered: number): ListWords => ({
  kk: `Барлығы: ${String(items)} жөнелтілім, оның ішінде пошта нөмірімен: ${String(numbered)}`,
  ru: `Итого отправлений: ${String(items)}, из них с почтовым номером: ${String(numbered)}`,
});

export const noticeTotal = (declared: number, counted: number): ListWords => ({
  kk: `Хабарламалар: мәлімделгені ${String(declared)}, бары ${String(counted)}`,
  ru: `Уведомлений: заявлено ${String(declared)}, есть ${String(counted)}`,
});

/** Which page this is; counted from 1. */
export const listPage = (page: number, pages: number): ListWords => ({
  kk: `${String(page)}-бет, барлығы ${String(pages)}`,
  ru: `стр. ${String(page)} из ${String(pages)}`,
});

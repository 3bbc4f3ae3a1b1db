import { plural } from '#shared/locale/plural.ts';
import type { Letter, LetterLanguage, Twice } from './letter.ts';

/** Fixed words of the letters. The Kazakh is ours and no native legal editor has read it yet. */
export const letterWords = {
  outgoing: { kk: 'Шығыс №', ru: 'Исх. №' },
  madeOn: { kk: 'Күні', ru: 'Дата' },
  incoming: { kk: 'Кіріс №', ru: 'На вх. №' },
  postItem: { kk: 'Пошта жөнелтілімі', ru: 'Почтовое отправление' },
  received: { kk: 'Келіп түскен күні', ru: 'Поступило' },
  notGiven: { kk: 'басып шығарғанда беріледі', ru: 'присваивается при печати' },
  copy: { kk: 'Көшірме', ru: 'Копия' },
  enclosures: { kk: 'Қосымша', ru: 'Приложение' },
  slip: { kk: 'Растау талоны', ru: 'Талон-подтверждение' },
  returnedNotice: { kk: 'Қайтарылған хабарлама', ru: 'Возвращаемое уведомление' },
  returnedNotices: { kk: 'Қайтарылған хабарламалар', ru: 'Возвращаемые уведомления' },
  forwardedNotice: { kk: 'Хабарлама', ru: 'Уведомление' },
  forwardedNotices: { kk: 'Хабарламалар', ru: 'Уведомления' },
  notices: { kk: 'Конверттегі хабарламалар', ru: 'Уведомления в конверте' },
  clerk: { kk: 'Орындаушы', ru: 'Исполнитель' },
  position: { kk: 'лауазымы', ru: 'должность' },
  signature: { kk: 'қолы', ru: 'подпись' },
  fullName: { kk: 'тегі, аты-жөні', ru: 'фамилия, инициалы' },
  host: { kk: 'қабылдаушы тұлға', ru: 'принимающее лицо' },
  remark: { kk: 'Ескертпе', ru: 'Примечание' },
  postmarkIllegible: { kk: 'Пошта мөртабаны оқылмайды.', ru: 'Почтовый штемпель неразборчив.' },
  postmarkNone: { kk: 'Пошта мөртабаны жоқ.', ru: 'Почтового штемпеля нет.' },
  notRegistered: { kk: 'Хабарлама тіркелмеді.', ru: 'Уведомление не зарегистрировано.' },
  senderInformed: { kk: 'Жіберушіге хабарланды.', ru: 'Отправителю сообщено.' },
} as const satisfies Record<string, Twice>;

/** What the letter is about: the weightiest of what it says. */
export function subjectOf({ kind, to, envelope }: Letter): Twice {
  switch (kind) {
    case 'reply':
      return { kk: 'Хабарламаларды тіркеу туралы', ru: 'О регистрации уведомлений' };
    case 'ask':
      return { kk: 'Жетіспейтін құжаттар туралы', ru: 'О недостающих документах' };
    case 'return':
      return envelope.counted === 0
        ? { kk: 'Бос конверт туралы', ru: 'О пустом конверте' }
        : { kk: 'Хабарламаны қайтару туралы', ru: 'О возврате уведомления' };
    case 'forward':
      return to === 'office'
        ? {
            kk: 'Хабарламаны тиісті органға жіберу туралы',
            ru: 'О направлении уведомления по принадлежности',
          }
        : {
            kk: 'Хабарламаның тиісті органға жіберілгені туралы',
            ru: 'О том, что уведомление направлено по принадлежности',
          };
  }
}

export const opened = (day: string, number: string): Twice => ({
  kk: `${day} күні пошта арқылы келіп түскен конверт қаралды (кіріс № ${number}).`,
  ru: `Рассмотрено почтовое отправление, поступившее ${day} (вх. № ${number}).`,
});

export const passedOn = (day: string, number: string): Twice => ({
  kk: `${day} күні пошта арқылы келіп түскен хабарлама құзыреті бойынша қарауға жіберіледі (кіріс № ${number}).`,
  ru: `Направляется для рассмотрения по принадлежности уведомление, поступившее почтой ${day} (вх. № ${number}).`,
});

export const sentBy = (sender: string): Twice => ({
  kk: `Жіберуші: ${sender}.`,
  ru: `Отправитель: ${sender}.`,
});

export const postmarked = (day: string): Twice => ({
  kk: `Пошта мөртабанының күні: ${day}.`,
  ru: `Дата почтового штемпеля: ${day}.`,
});

export const declaredOf = (declared: number, counted: number): Twice => ({
  kk: `Ілеспе құжатта көрсетілген хабарлама саны: ${declared}, конверттен табылғаны: ${counted}.`,
  ru: `Заявлено уведомлений: ${declared}, в конверте обнаружено: ${counted}.`,
});

export const registeredOf = (count: number): Twice => ({
  kk: `Тіркелген хабарламалар: ${count}. Растау ${count === 1 ? 'талоны' : 'талондары'} қоса беріледі.`,
  ru: `Зарегистрировано уведомлений: ${count}. ${count === 1 ? 'Талон-подтверждение прилагается.' : 'Талоны-подтверждения прилагаются.'}`,
});

/** `day` null: the calendar could not say by when. */
export const askedUntil = (day: string | null): Twice =>
  day === null
    ? { kk: 'Мына құжаттарды ұсыну қажет:', ru: 'Необходимо представить:' }
    : {
        kk: `${day} дейін (осы күнді қоса алғанда) мына құжаттарды ұсыну қажет:`,
        ru: `До ${day} включительно необходимо представить:`,
      };

export const askedHow: Twice = {
  kk: 'Құжаттарды жібергенде тіркеу нөмірін көрсету қажет.',
  ru: 'При направлении документов указать регистрационный номер.',
};

export const returnedOf = (count: number): Twice => ({
  kk: `Тіркелмей қайтарылған хабарламалар: ${count}.`,
  ru: `Возвращено без регистрации уведомлений: ${count}.`,
});

export const returnedHow = (number: string): Twice => ({
  kk: `Қайта жібергенде кіріс нөмірін көрсету қажет: ${number}.`,
  ru: `При повторном направлении указать входящий номер: ${number}.`,
});

export const forwardedTo = (office: string, count: number): Twice => ({
  kk: `Тиісті органға жіберілген хабарламалар: ${count}. Орган: ${office}.`,
  ru: `Направлено по принадлежности уведомлений: ${count}. Орган: ${office}.`,
});

export const noticeAt = (place: number): Twice => ({
  kk: `Конверттегі ${place}-хабарлама`,
  ru: `Уведомление № ${place} в конверте`,
});

export const morePeople = (count: number): Twice => ({
  kk: `тағы ${count} адам`,
  ru: `и ещё ${count} чел.`,
});

const russianSheets = { one: 'лист', few: 'листа', many: 'листов', other: 'листа' };

/** Room to write the number by hand where nobody counted. */
export const sheetsOf = (count: number | null): Twice =>
  count === null
    ? { kk: '_____ парақ', ru: '_____ л.' }
    : { kk: `${count} парақ`, ru: `${count} ${russianSheets[plural('ru', count)]}` };

export const pageOf = (page: number, pages: number): Twice => ({
  kk: `${page}-бет, барлығы ${pages}`,
  ru: `стр. ${page} из ${pages}`,
});

/** The languages of a letter side by side; what reads the same stands once. */
export function together(words: Twice, languages: readonly LetterLanguage[], separator = ' / '): string {
  return [...new Set(languages.map((language) => words[language]))].join(separator);
}

import type { mail as en } from '../en/mail.ts';

export const mail = {
  'form.envelope.postNumber': 'Номер почтового отправления',
  'form.envelope.service': 'Вид отправления',
  'form.envelope.postmark': 'Штемпель',
  'form.envelope.postmarkOn': 'Дата штемпеля',
  'form.envelope.postmarkPlace': 'Место на штемпеле',
  'form.envelope.receivedOn': 'Получено ведомством',
  'form.envelope.unitReceivedOn': 'Получено подразделением',
  'form.envelope.senderIdentifier': 'ИИН или БИН отправителя',
  'form.envelope.senderName': 'Отправитель',
  'form.envelope.senderAddress': 'Адрес отправителя',
  'form.envelope.senderPostcode': 'Индекс',
  'form.envelope.answerLanguage': 'Язык ответа',
  'form.envelope.declared': 'Заявлено уведомлений',
  'form.envelope.counted': 'Найдено уведомлений',
  'form.envelope.condition': 'Состояние',
  'form.envelope.enclosuresDeclared': 'Вложения по описи',
  'form.envelope.enclosuresFound': 'Вложения в наличии',
  'form.envelope.note': 'Примечание',
  'form.choice.registered': 'Заказное',
  'form.choice.ordinary': 'Простое',
  'form.choice.parcel': 'Посылка',
  'form.choice.express': 'Экспресс',
  'form.choice.courier': 'Курьер',
  'form.choice.legible': 'Читается',
  'form.choice.illegible': 'Не читается',
  'form.choice.kk': 'Казахский',
  'form.choice.ru': 'Русский',
  'form.choice.damaged': 'Повреждён',
  'form.choice.opened': 'Вскрыт',
  'form.choice.wet': 'Намок',

  'mail.envelopeState.pending': 'Ожидает',
  'mail.envelopeState.registered': 'Зарегистрирован',
  'mail.envelopeState.returned': 'Возвращён',
  'mail.envelopeState.forwarded': 'Направлен по принадлежности',
  'mail.envelopeState.other': 'Прочее',
  'mail.itemState.pending': 'Ожидает',
  'mail.itemState.registered': 'Зарегистрировано',
  'mail.itemState.registeredAsking': 'Зарегистрировано, вложения запрошены',
  'mail.itemState.returned': 'Возвращено',
  'mail.itemState.forwarded': 'Направлено по принадлежности',
  'mail.itemState.notNotification': 'Не уведомление',
  'mail.itemState.notInside': 'Нет в конверте',

  'issue.envelope.itemLength': 'Знаков: {found} вместо {expected}. Сверьте с наклейкой',
  'issue.envelope.itemCharacters': 'Нужны две буквы, девять цифр и две буквы: сверьте с наклейкой',
  'issue.envelope.itemCheckDigit': 'Контрольная цифра не сходится: сверьте с наклейкой',
  'issue.envelope.postmarkAfterReceipt': 'Позже получения: проверьте обе даты',
  'issue.envelope.postmarkLongAgo':
    'За {days|one:# день|few:# дня|many:# дней|other:# дня} до получения: проверьте дату',
  'issue.envelope.unitBeforeOffice': 'Раньше получения ведомством: проверьте обе даты',
  'issue.envelope.tooManyNotices': 'В одном конверте не больше {limit} уведомлений: проверьте число',
  'issue.envelope.nothingInside': 'Конверт записывается как пустой',
  'issue.envelope.countDiffers': 'Заявлено {declared}, найдено {counted}',
  'issue.envelope.enclosuresMissing':
    'В конверте нет {count|one:# вложения|few:# вложений|many:# вложений|other:# вложения} из описи',
  'issue.envelope.numberMet':
    'Этот номер уже встречался за двенадцать месяцев: {number}, получен {receivedOn}. Номера используются повторно; если конверт вернулся, свяжите его с прежним',
  'issue.envelope.receiptDiffers': 'Конверт получен {receivedOn}: срок считается по дате конверта',

  'errors.envelope.unknown': 'Такого конверта в хранилище нет. Найдите его по номеру или отправителю.',
  'errors.envelope.changed':
    'Конверт тем временем изменили. Ничего не изменено. Посмотрите его снова и повторите.',
  'errors.envelope.incomplete':
    'Записать мешают поля: {count|one:#|few:#|many:#|other:#}. Ничего не сохранено, набранное осталось. Исправьте отмеченное.',
  'errors.envelope.reasonMissing': 'Чтобы принять с предупреждениями, укажите причину. Ничего не сохранено.',
  'errors.envelope.heldByOther':
    'Конверт на столе у сотрудника {name} с {since}. Ничего не изменено. Сначала заберите его себе.',
  'errors.envelope.finished': 'По всем уведомлениям конверта есть решение: брать нечего.',
  'errors.envelope.itemUnknown': 'Такого уведомления в конверте нет. Откройте конверт заново.',
  'errors.envelope.itemDecided':
    'По этому уведомлению конверта решение уже есть. Ничего не изменено. Посмотрите конверт снова.',
  'errors.envelope.itemUndecided': 'Это уведомление и так ожидает: отменять нечего.',
  'errors.envelope.itemRegistered':
    'Зарегистрированное уведомление нельзя вернуть в ожидающие. Ничего не изменено.',
  'errors.envelope.itemNotRegistered':
    'Вложения запрашивают по зарегистрированному уведомлению. Сначала зарегистрируйте его.',
  'errors.envelope.emptyInside':
    'Конверт записан как пустой: его можно вернуть или записать как не содержащий уведомления. Если внутри что-то есть, исправьте число найденных.',
  'errors.envelope.moreThanMissing':
    'В конверте не хватает {missing|one:# уведомления|few:# уведомлений|many:# уведомлений|other:# уведомления}; больше отметить отсутствующими нельзя. Сначала исправьте числа.',
  'errors.envelope.moreThanCounted':
    'В конверте найдено {counted|one:# уведомление|few:# уведомления|many:# уведомлений|other:# уведомления}; больше из него не зарегистрировать. Сначала исправьте число найденных.',
  'errors.envelope.itemsDecided':
    'Решение есть по {count|one:# уведомлению|few:# уведомлениям|many:# уведомлениям|other:# уведомления} конверта; меньше быть не может. Ничего не изменено.',
  'errors.envelope.earlierUnknown': 'Прежнего конверта в хранилище нет. Выберите его снова.',
  'errors.envelope.earlierNotReturned':
    'Из конверта {number} ничего не возвращалось, связать с ним нельзя. Выберите другой.',
  'errors.envelope.earlierTied': 'С тем же прежним уже связан конверт {number}. Выберите другой.',
  'errors.mail.dayClosed': 'День почты {day} закрыт. Ничего не изменено. Открыть его может старший.',
} satisfies Record<keyof typeof en, string>;

import type { mailLetters as en } from '../en/mail-letters.ts';

export const mailLetters = {
  'letters.title': 'Письма и талоны',
  'letters.about':
    '{count|one:# конверт|few:# конверта|many:# конвертов|other:# конверта}: каждое письмо со своими талонами, в порядке конвертов, одним файлом.',
  'letters.label': 'Письма, лист {page} из {pages}',
  'letters.page': 'Лист {page} из {pages}',
  'letters.before': 'Предыдущий лист',
  'letters.after': 'Следующий лист',
  'letters.notYet': 'Номера присваиваются при печати или сохранении.',
  'letters.print': 'Напечатать письма',
  'letters.printAgain': 'Нет, печатать снова',
  'letters.save': 'Сохранить файлом',
  'letters.done.opened':
    '{count|one:# письмо передано|few:# письма переданы|many:# писем переданы|other:# письма переданы} в окно печати.',
  'letters.done.saved':
    '{count|one:# письмо сохранено|few:# письма сохранены|many:# писем сохранены|other:# письма сохранены} в загрузках.',
  'letters.given': 'Исходящие номера',
  'letters.previewFailed': 'Показать письма здесь не удалось. Печать и сохранение работают.',
  'letters.kind.reply': 'ответ',
  'letters.kind.ask': 'запрошены вложения',
  'letters.kind.return': 'возврат',
  'letters.kind.forward': 'направлено по принадлежности',
  'settings.list.return-defects': 'Причины возврата уведомления',
  'settings.field.todo': 'Что сделать',
  'settings.field.todo.kk': 'Что сделать, на казахском',
  'settings.field.todo.ru': 'Что сделать, на русском',
  'settings.field.todo.en': 'Что сделать, на английском',
  'errors.letter.undecided':
    'В конверте {number} есть уведомления без решения. Письмо не составлено. Сначала примите решение по ним.',
  'errors.letter.busy': 'Пока письма составлялись, конверты изменились. Номера не присвоены. Повторите.',
  'errors.letter.nothing': 'По этим конвертам письма не нужны. Номера не использованы.',
  'errors.letter.noAddressee':
    'У конверта {number} не указан отправитель: нет ни имени, ни адреса. Письмо не составлено. Исправьте конверт или не включайте его.',
  'errors.letter.addressTooLong':
    'Адрес конверта {number} не помещается в окно письма. Письмо не составлено. Сократите имя или адрес в конверте.',
  'errors.letter.tooMany':
    'К этим письмам прилагается талонов: {count}; в один файл входит не больше {limit}. Ничего не составлено. Выберите меньше конвертов.',
} as const satisfies Record<keyof typeof en, string>;

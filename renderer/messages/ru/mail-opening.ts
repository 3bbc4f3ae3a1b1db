import type { mailOpening as en } from '../en/mail-opening.ts';

export const mailOpening = {
  'mailOpening.title': 'Вскрытие конвертов',
  'mailOpening.notYours':
    'Конверты вскрывает почтовая. Уведомления вскрытых конвертов можно взять из очереди.',
  'mailOpening.toQueue': 'К очереди',
  'mailOpening.part.outside': 'На конверте',
  'mailOpening.part.sender': 'Отправитель',
  'mailOpening.part.inside': 'Внутри',
  'mailOpening.number.good': '✓ {number}',
  'mailOpening.number.layout': 'Набрано в другой раскладке: {number}',
  'mailOpening.restored': 'Конверт, который набирали до {time}, снова здесь.',
  'mailOpening.queued':
    'Прочитан номер {number}, но в форме другой конверт. После записи он станет номером следующего.',
  'mailOpening.queued.replace': 'Поставить в эту форму',
  'mailOpening.queued.drop': 'Отбросить',
  'mailOpening.book': 'Записать, следующий',
  'mailOpening.bookAnyway': 'Записать с этой причиной',
  'mailOpening.clear': 'Очистить форму',
  'mailOpening.clearSure': 'Очистить: нажмите ещё раз',
  'mailOpening.booked':
    'Записан: {number}, {count|one:# уведомление|few:# уведомления|many:# уведомлений|other:# уведомления}',
  'mailOpening.counts.hint': '↑ ↓ – по одному',
  'mailOpening.counts.agree':
    '{count|one:# уведомление, как заявлено|few:# уведомления, как заявлено|many:# уведомлений, как заявлено|other:# уведомления, как заявлено}',
  'mailOpening.counts.missing':
    'Нет {count|one:# заявленного уведомления|few:# заявленных уведомлений|many:# заявленных уведомлений|other:# заявленного уведомления}: у каждого останется строка, пока не объяснено',
  'mailOpening.counts.more':
    'На {count|one:# уведомление|few:# уведомления|many:# уведомлений|other:# уведомления} больше заявленного: вводятся все найденные',
  'mailOpening.counts.empty': 'Внутри ничего нет: конверт записывается пустым',
  'mailOpening.counts.tooMany':
    'В одном конверте не больше {count|one:#|few:#|many:#|other:#}: проверьте, нет ли лишней цифры',
  'mailOpening.enclosures': 'Вложения',
  'mailOpening.enclosures.declared': 'по описи',
  'mailOpening.enclosures.found': 'внутри',
  'mailOpening.enclosures.all': 'Всё по описи внутри',
  'mailOpening.enclosures.missing': 'нет в конверте',
  'mailOpening.enclosures.missingList': 'Нет в конверте: {list}',
  'mailOpening.due': 'Ответ до',
  'mailOpening.met': 'Номер уже встречался',
  'mailOpening.met.received': 'получен {day}',
  'mailOpening.met.returned': 'возвращён {day}',
  'mailOpening.met.tie': 'Вернулся тот же конверт',
  'mailOpening.met.tied': 'Связан с {number}: первый штемпель сохраняется',
  'mailOpening.met.untie': 'Отвязать',
  'mailOpening.bag': 'Почта дня',
  'mailOpening.bag.here': 'этот сеанс',
  'mailOpening.bag.office': 'ведомство, сегодня',
  'mailOpening.bag.envelopes': 'Конверты',
  'mailOpening.bag.notices': 'Уведомления',
  'mailOpening.bag.damaged': 'Повреждённые',
  'mailOpening.bag.empty': 'Пустые',
  'mailOpening.bag.last': 'Вскрыты последними',
  'mailOpening.bag.inside': '{count|one:#|few:#|many:#|other:#}',
  'mailOpening.bag.short': '{count|one:# конверт|few:# конверта|many:# конвертов|other:# конверта}',
  'mailOpening.scans': 'Сканы',
  'mailOpening.scans.waiting': 'Сканов в пути: {count|one:#|few:#|many:#|other:#}',
} satisfies Record<keyof typeof en, string>;

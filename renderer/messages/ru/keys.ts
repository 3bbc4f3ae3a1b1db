import type { keys as en } from '../en/keys.ts';

export const keys = {
  'keys.title': 'Клавиши',
  'keys.key': 'Клавиша',
  'keys.does': 'Что делает',
  'keys.layouts': 'Одинаково в латинской, русской и казахской раскладках.',
  'keys.scan':
    'Считанная строка документа, почтовый номер или код талона попадают на своё место откуда угодно.',
  'keys.here': 'действует здесь',
  'keys.all': 'этот список клавиш',
  'keys.search': 'поиск по всем данным',
  'keys.newNotification': 'новое уведомление в окне приёма',
  'keys.nextForeigner': 'следующий иностранец в том же уведомлении',
  'keys.openEnvelope': 'вскрыть конверт',
  'keys.nextField': 'следующее поле; в последнем – кнопка',
  'keys.accept': 'зарегистрировать, сохранить или принять',
  'keys.print': 'напечатать то, что на рабочем столе',
  'keys.rail': 'раздел по его номеру',
  'keys.correct': 'исправить',
  'keys.list': 'список поля выбора',
  'keys.zones': 'между рабочим столом и проверками',
  'keys.nextProblem': 'следующее замечание',
  'keys.scanPane': 'скан конверта рядом с формой',
  'keys.help': 'справка к этой странице',
  'keys.back': 'назад или закрыть открытое',
  'keys.takeOver': 'взять предложенные данные',
  'keys.lock': 'заблокировать рабочее место',
} as const satisfies Record<keyof typeof en, string>;

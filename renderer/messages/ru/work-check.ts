import type { workCheck as en } from '../en/work-check.ts';

export const workCheck = {
  'errors.work.notJudged':
    'По этому лицу нет сохранённого решения о работе. Сначала выполните проверку по этой записи.',
  'errors.work.notApplicable':
    'В записи нет сведений о работе: цель другая, работодатель не указан. Сохранять нечего.',
  'errors.package.unknown': 'Такого пакета правил в этом хранилище нет.',
  'errors.package.refused':
    'Пакет правил не введён: {count|one:# ошибка|few:# ошибки|many:# ошибок|other:# ошибки}. Ничего не изменено.',
  'issue.package.notJson': 'Текст не читается как JSON. {hint}',
  'issue.package.unknownField': 'Неизвестное поле {place}',
  'issue.package.unknownFieldLike': 'Неизвестное поле {place}. Вероятно, имелось в виду: {hint}',
  'issue.package.missingField': 'Нет поля {place}',
  'issue.package.noSuchDay': 'Поле {place}: такого дня в календаре нет',
  'issue.package.wrongValue': 'Поле {place} не может иметь это значение',
  'issue.package.wrongValueLike': 'Поле {place} не может иметь это значение. Ожидается: {hint}',
  'issue.package.sameContent': 'Пакет с точно таким содержанием уже есть в хранилище',
  'issue.package.sameId': 'Пакет {id} уже есть в хранилище: новому нужен другой идентификатор',
  'issue.package.endsBeforeStart': 'Последний день раньше первого',
  'issue.package.noRows': 'В пакете нет строки, которая решает',
  'issue.package.duplicateRow': 'Строка {row} есть в пакете дважды',
  'issue.package.contradiction': 'Строка {row} требует «{condition}» и обратного: она не подойдёт никогда',
  'issue.package.overlap': 'Пакет {id} действует с {validFrom} по {validTo}: новый действовал бы в те же дни',
  'issue.package.overlapOpen':
    'Пакет {id} действует с {validFrom} без срока: новый должен начинаться позже или заканчиваться раньше этого дня',
  'issue.package.begun':
    'Первый день, {validFrom}, уже прошёл: записи за прошедшие дни сохраняют прежние решения',
} as const satisfies Record<keyof typeof en, string>;

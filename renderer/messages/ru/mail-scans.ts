import type { mailScans as en } from '../en/mail-scans.ts';

export const mailScans = {
  'scan.title': 'Сканы',
  'scan.file': 'Файл скана',
  'scan.file.hint': 'PDF, JPEG, PNG или TIFF, до {mebibytes} МБ',
  'scan.file.choose': 'Выбрать файлы',
  'scan.file.drop': 'или перетащите их сюда',
  'scan.chosen': 'Выбранные сканы',
  'scan.line': '{name}, {size}',
  'scan.folder': 'Папка сканера',
  'scan.folder.look': 'Обновить',
  'scan.folder.empty': 'В папке нет файлов',
  'scan.folder.notSet': 'Папка сканера не задана. Её задаёт администратор: Настройки, Проверки и время.',
  'scan.folder.missing': 'Папки сканера нет на месте. Проверьте диск или сеть. Файлы можно выбрать вручную.',
  'scan.folder.unreadable':
    'Папка сканера не читается. Нужно проверить права доступа. Файлы можно выбрать вручную.',
  'scan.folder.take': 'Взять',
  'scan.folder.taken': 'выбран',
  'scan.folder.count': '{count|one:# файл|few:# файла|many:# файлов|other:# файла}',
  'scan.uploads': 'Сканы в пути',
  'scan.uploads.waiting': 'ожидает',
  'scan.uploads.running': 'прикладывается',
  'scan.uploads.failed': 'не приложен',
  'scan.uploads.ofEnvelope': 'конверт {number}',
  'scan.uploads.giveUp': 'Отказаться',
  'scan.viewer': 'Скан {name}',
  'scan.viewer.none': 'Скан не приложен',
  'scan.viewer.loading': 'Загрузка скана: {percent} %',
  'scan.viewer.page': 'Страница {page} из {pages}',
  'scan.viewer.previous': 'Предыдущая страница',
  'scan.viewer.next': 'Следующая страница',
  'scan.viewer.larger': 'Крупнее',
  'scan.viewer.smaller': 'Мельче',
  'scan.viewer.zoom': '{percent} %',
  'scan.viewer.fit': 'По ширине',
  'scan.viewer.turn': 'Повернуть вправо',
  'scan.viewer.tools': 'Просмотр скана',
  'scan.viewer.keys': '+ − крупнее, мельче; 0 по ширине; R повернуть; PgUp, PgDn страницы; стрелки двигают',
  'settings.rules.none': 'не задано',
  'errors.upload.tooLarge': 'Файл больше {mebibytes} МБ. Ничего не отправлено. Выберите файл меньше.',
  'errors.setting.notAbsolute': 'Папку нужно указать полным путём. Ничего не изменено. Пример: C:\\Сканы.',
  'errors.setting.noSuchFolder': 'Такой папки на этом компьютере нет. Ничего не изменено. Проверьте путь.',
  'errors.scan.alreadyAttached': 'Этот же файл уже приложен к конверту. Второй раз он не сохранён.',
  'errors.scan.badName': 'В имени файла есть недопустимые знаки. Файл не сохранён. Переименуйте его.',
  'errors.scan.bigTiff':
    'Файл в формате BigTIFF, который не принимается. Файл не сохранён. Сохраните скан в PDF или обычном TIFF.',
  'errors.scan.empty': 'Файл пуст. Он не сохранён. Отсканируйте снова.',
  'errors.scan.executable':
    'По содержимому файл — программа или архив ({format}), а не скан. Он не сохранён. Сообщите администратору, откуда он.',
  'errors.scan.fileChanging': 'Сканер ещё записывает файл. Файл не сохранён. Повторите чуть позже.',
  'errors.scan.fileGone': 'Файла больше нет или это не обычный файл. Он не сохранён. Обновите папку.',
  'errors.scan.fileUnreadable': 'Файл не читается. Он не сохранён. Нужно проверить права доступа.',
  'errors.scan.folderMissing':
    'Папки сканера нет на месте. Ничего не сохранено. Проверьте диск или сеть либо выберите файл вручную.',
  'errors.scan.nothingDrawn':
    'На этой странице нечего показать: она пуста или её изображение слишком велико. Скан остаётся приложенным.',
  'errors.scan.notAScan':
    'По содержимому файл не PDF, JPEG, PNG или TIFF. Он не сохранён. Сохраните скан в одном из этих форматов.',
  'errors.scan.removed': 'Скан убран из конверта. Откройте конверт заново.',
  'errors.scan.tooLarge':
    'Скан больше {mebibytes} МБ. Он не сохранён. Отсканируйте с меньшим разрешением или несколькими файлами.',
  'errors.scan.tooManyPixels':
    'На странице скана больше {millions} млн точек, она не показывается. Скан остаётся приложенным. Отсканируйте с меньшим разрешением.',
  'errors.scan.tookPageDown':
    'В прошлый раз при показе этого скана страница завершилась. Без запроса он не показывается. Он остаётся приложенным; его можно открыть снова или убрать с указанием причины.',
  'errors.scan.undrawable':
    'Скан не показать: файл повреждён, закрыт паролем или сжат необычным способом. Он остаётся приложенным. Если его нужно прочесть, отсканируйте снова.',
  'errors.scan.unknown': 'Такого скана нет. Откройте конверт заново.',
} as const satisfies Record<keyof typeof en, string>;

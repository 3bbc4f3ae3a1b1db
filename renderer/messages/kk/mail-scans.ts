import type { mailScans as en } from '../en/mail-scans.ts';

export const mailScans = {
  'scan.title': 'Скандар',
  'scan.file': 'Скан файлы',
  'scan.file.hint': 'PDF, JPEG, PNG немесе TIFF, {mebibytes} МБ дейін',
  'scan.file.choose': 'Файлдарды таңдау',
  'scan.file.drop': 'немесе осында сүйреп әкеліңіз',
  'scan.chosen': 'Таңдалған скандар',
  'scan.line': '{name}, {size}',
  'scan.folder': 'Сканердің қалтасы',
  'scan.folder.look': 'Жаңарту',
  'scan.folder.empty': 'Қалтада файл жоқ',
  'scan.folder.notSet':
    'Сканердің қалтасы көрсетілмеген. Оны әкімші көрсетеді: Баптау, Тексерулер және уақыт.',
  'scan.folder.missing':
    'Сканердің қалтасы орнында жоқ. Дискіні немесе желіні тексеріңіз. Файлдарды қолмен таңдауға болады.',
  'scan.folder.unreadable':
    'Сканердің қалтасы оқылмайды. Қол жеткізу құқықтарын тексеру керек. Файлдарды қолмен таңдауға болады.',
  'scan.folder.take': 'Алу',
  'scan.folder.taken': 'таңдалған',
  'scan.folder.count': '{count|one:# файл|other:# файл}',
  'scan.uploads': 'Жолдағы скандар',
  'scan.uploads.waiting': 'күтуде',
  'scan.uploads.running': 'тіркелуде',
  'scan.uploads.failed': 'тіркелмеді',
  'scan.uploads.ofEnvelope': '{number} конверті',
  'scan.uploads.giveUp': 'Бас тарту',
  'scan.viewer': '{name} сканы',
  'scan.viewer.none': 'Скан тіркелмеген',
  'scan.viewer.loading': 'Скан жүктелуде: {percent} %',
  'scan.viewer.page': '{pages} беттің {page}-беті',
  'scan.viewer.previous': 'Алдыңғы бет',
  'scan.viewer.next': 'Келесі бет',
  'scan.viewer.larger': 'Үлкейту',
  'scan.viewer.smaller': 'Кішірейту',
  'scan.viewer.zoom': '{percent} %',
  'scan.viewer.fit': 'Ені бойынша',
  'scan.viewer.turn': 'Оңға бұру',
  'scan.viewer.tools': 'Сканды қарау',
  'scan.viewer.keys':
    '+ − үлкейту, кішірейту; 0 ені бойынша; R бұру; PgUp, PgDn беттер; бағыттауыштар жылжытады',
  'settings.rules.none': 'көрсетілмеген',
  'errors.upload.tooLarge': 'Файл {mebibytes} МБ-тан үлкен. Ештеңе жіберілген жоқ. Кішірек файл таңдаңыз.',
  'errors.setting.notAbsolute':
    'Қалтаның толық жолын көрсету керек. Ештеңе өзгертілген жоқ. Мысалы: C:\\Скан.',
  'errors.setting.noSuchFolder':
    'Бұл компьютерде мұндай қалта жоқ. Ештеңе өзгертілген жоқ. Жолды тексеріңіз.',
  'errors.scan.alreadyAttached': 'Дәл осы файл конвертке тіркелген. Екінші рет сақталған жоқ.',
  'errors.scan.badName': 'Файл атауында жарамсыз таңбалар бар. Файл сақталған жоқ. Атауын өзгертіңіз.',
  'errors.scan.bigTiff':
    'Файл BigTIFF пішімінде, ол қабылданбайды. Файл сақталған жоқ. Сканды PDF немесе әдеттегі TIFF пішімінде сақтаңыз.',
  'errors.scan.empty': 'Файл бос. Ол сақталған жоқ. Қайта сканерлеңіз.',
  'errors.scan.executable':
    'Мазмұны бойынша файл скан емес, бағдарлама немесе архив ({format}). Ол сақталған жоқ. Қайдан келгенін әкімшіге айтыңыз.',
  'errors.scan.fileChanging': 'Сканер файлды әлі жазып жатыр. Файл сақталған жоқ. Сәл кейін қайталаңыз.',
  'errors.scan.fileGone': 'Файл енді жоқ немесе ол кәдімгі файл емес. Сақталған жоқ. Қалтаны жаңартыңыз.',
  'errors.scan.fileUnreadable': 'Файл оқылмайды. Ол сақталған жоқ. Қол жеткізу құқықтарын тексеру керек.',
  'errors.scan.folderMissing':
    'Сканердің қалтасы орнында жоқ. Ештеңе сақталған жоқ. Дискіні немесе желіні тексеріңіз немесе файлды қолмен таңдаңыз.',
  'errors.scan.nothingDrawn':
    'Бұл бетте көрсететін ештеңе жоқ: бет бос немесе суреті тым үлкен. Скан тіркелген күйінде қалады.',
  'errors.scan.notAScan':
    'Мазмұны бойынша файл PDF, JPEG, PNG немесе TIFF емес. Ол сақталған жоқ. Сканды осы пішімдердің бірінде сақтаңыз.',
  'errors.scan.removed': 'Скан конверттен алынған. Конвертті қайта ашыңыз.',
  'errors.scan.tooLarge':
    'Скан {mebibytes} МБ-тан үлкен. Ол сақталған жоқ. Төменірек айқындықпен немесе бірнеше файлмен сканерлеңіз.',
  'errors.scan.tooManyPixels':
    'Скан бетінде {millions} миллионнан көп нүкте бар, ол көрсетілмейді. Скан тіркелген күйінде қалады. Төменірек айқындықпен сканерлеңіз.',
  'errors.scan.tookPageDown':
    'Өткен жолы осы сканды көрсеткенде бет жабылып қалды. Ол сұраусыз көрсетілмейді. Скан тіркелген күйінде қалады; оны қайта ашуға немесе себебін көрсетіп алып тастауға болады.',
  'errors.scan.undrawable':
    'Сканды көрсету мүмкін емес: файл бүлінген, құпиясөзбен жабылған немесе әдеттен тыс қысылған. Ол тіркелген күйінде қалады. Оқу керек болса, қайта сканерлеңіз.',
  'errors.scan.unknown': 'Мұндай скан жоқ. Конвертті қайта ашыңыз.',
} as const satisfies Record<keyof typeof en, string>;

import type { mailLetters as en } from '../en/mail-letters.ts';

export const mailLetters = {
  'letters.title': 'Хаттар мен талондар',
  'letters.about':
    '{count|one:# конверт|other:# конверт}: әр хат өз талондарымен бірге, конверттер ретімен, бір файлда.',
  'letters.label': 'Хаттар, {page}-парақ, барлығы {pages}',
  'letters.page': '{page}-парақ, барлығы {pages}',
  'letters.before': 'Алдыңғы парақ',
  'letters.after': 'Келесі парақ',
  'letters.notYet': 'Нөмірлер басып шығарғанда немесе сақтағанда беріледі.',
  'letters.print': 'Хаттарды басып шығару',
  'letters.printAgain': 'Жоқ, қайта басу',
  'letters.save': 'Файл етіп сақтау',
  'letters.done.opened': '{count|one:# хат|other:# хат} басып шығару терезесіне берілді.',
  'letters.done.saved': '{count|one:# хат|other:# хат} жүктеулер қалтасына сақталды.',
  'letters.given': 'Шығыс нөмірлері',
  'letters.previewFailed': 'Хаттарды мұнда көрсету мүмкін болмады. Басуға және сақтауға болады.',
  'letters.kind.reply': 'жауап',
  'letters.kind.ask': 'қосымшалар сұралды',
  'letters.kind.return': 'қайтару',
  'letters.kind.forward': 'тиісті органға жіберілді',
  'settings.list.return-defects': 'Хабарламаны қайтару себептері',
  'settings.field.todo': 'Не істеу керек',
  'settings.field.todo.kk': 'Не істеу керек, қазақша',
  'settings.field.todo.ru': 'Не істеу керек, орысша',
  'settings.field.todo.en': 'Не істеу керек, ағылшынша',
  'errors.letter.undecided':
    '{number} конвертінде шешім қабылданбаған хабарлама бар. Хат жасалмады. Алдымен олар бойынша шешім қабылдаңыз.',
  'errors.letter.busy': 'Хаттар жасалып жатқанда конверттер өзгерді. Нөмір берілген жоқ. Қайталап көріңіз.',
  'errors.letter.nothing': 'Бұл конверттерге хатпен жауап берілмейді. Нөмір пайдаланылған жоқ.',
  'errors.letter.noAddressee':
    '{number} конвертінде жіберушінің аты да, мекенжайы да көрсетілмеген. Хат жасалмады. Конвертті түзетіңіз немесе оны қоспаңыз.',
  'errors.letter.addressTooLong':
    '{number} конвертінің мекенжайы хаттың терезесіне сыймайды. Хат жасалмады. Конверттегі атауды немесе мекенжайды қысқартыңыз.',
  'errors.letter.tooMany':
    'Бұл хаттарға {count} талон қоса беріледі; бір файлға {limit} талоннан артық сыймайды. Ештеңе жасалмады. Конверттерді азырақ таңдаңыз.',
} as const satisfies Record<keyof typeof en, string>;

import type { mail as en } from '../en/mail.ts';

export const mail = {
  'form.envelope.postNumber': 'Пошта жөнелтілімінің нөмірі',
  'form.envelope.service': 'Жөнелтілім түрі',
  'form.envelope.postmark': 'Мөртабан',
  'form.envelope.postmarkOn': 'Мөртабан күні',
  'form.envelope.postmarkPlace': 'Мөртабандағы жер',
  'form.envelope.receivedOn': 'Мекеме алған күн',
  'form.envelope.unitReceivedOn': 'Бөлімше алған күн',
  'form.envelope.senderIdentifier': 'Жіберушінің ЖСН немесе БСН',
  'form.envelope.senderName': 'Жіберуші',
  'form.envelope.senderAddress': 'Жіберушінің мекенжайы',
  'form.envelope.senderPostcode': 'Индекс',
  'form.envelope.answerLanguage': 'Жауап тілі',
  'form.envelope.declared': 'Мәлімделген хабарламалар',
  'form.envelope.counted': 'Табылған хабарламалар',
  'form.envelope.condition': 'Күйі',
  'form.envelope.enclosuresDeclared': 'Тізімдемедегі қосымшалар',
  'form.envelope.enclosuresFound': 'Бар қосымшалар',
  'form.envelope.note': 'Ескертпе',
  'form.choice.registered': 'Тапсырысты',
  'form.choice.ordinary': 'Жай',
  'form.choice.parcel': 'Сәлемдеме',
  'form.choice.express': 'Экспресс',
  'form.choice.courier': 'Курьер',
  'form.choice.legible': 'Оқылады',
  'form.choice.illegible': 'Оқылмайды',
  'form.choice.kk': 'Қазақша',
  'form.choice.ru': 'Орысша',
  'form.choice.damaged': 'Бүлінген',
  'form.choice.opened': 'Ашылған',
  'form.choice.wet': 'Су тиген',

  'mail.envelopeState.pending': 'Күтуде',
  'mail.envelopeState.registered': 'Тіркелген',
  'mail.envelopeState.returned': 'Қайтарылған',
  'mail.envelopeState.forwarded': 'Тиісті органға жіберілген',
  'mail.envelopeState.other': 'Басқа',
  'mail.itemState.pending': 'Күтуде',
  'mail.itemState.registered': 'Тіркелген',
  'mail.itemState.registeredAsking': 'Тіркелген, қосымшалар сұралды',
  'mail.itemState.returned': 'Қайтарылған',
  'mail.itemState.forwarded': 'Тиісті органға жіберілген',
  'mail.itemState.notNotification': 'Хабарлама емес',
  'mail.itemState.notInside': 'Конвертте жоқ',

  'issue.envelope.itemLength': '{expected} таңбаның орнына {found}: жапсырмамен салыстырыңыз',
  'issue.envelope.itemCharacters': 'Екі әріп, тоғыз цифр және екі әріп керек: жапсырмамен салыстырыңыз',
  'issue.envelope.itemCheckDigit': 'Бақылау цифры сәйкес келмейді: жапсырмамен салыстырыңыз',
  'issue.envelope.postmarkAfterReceipt': 'Алынған күннен кейін: екі күнді де тексеріңіз',
  'issue.envelope.postmarkLongAgo': 'Алынған күннен {days|one:# күн|other:# күн} бұрын: күнін тексеріңіз',
  'issue.envelope.unitBeforeOffice': 'Мекеме алған күннен бұрын: екі күнді де тексеріңіз',
  'issue.envelope.tooManyNotices': 'Бір конвертте {limit} хабарламадан артық болмайды: санын тексеріңіз',
  'issue.envelope.nothingInside': 'Конверт бос деп жазылады',
  'issue.envelope.countDiffers': 'Мәлімделгені – {declared}, табылғаны – {counted}',
  'issue.envelope.enclosuresMissing': 'Тізімдемедегі {count|one:# қосымша|other:# қосымша} конвертте жоқ',
  'issue.envelope.numberMet':
    'Бұл нөмір соңғы он екі айда кездескен: {number}, алынған күні – {receivedOn}. Нөмірлер қайта пайдаланылады; конверт қайтып келсе, оны бұрынғысымен байланыстырыңыз',
  'issue.envelope.receiptDiffers': 'Конверт алынған күн – {receivedOn}: мерзім конверттің күнімен есептеледі',

  'errors.envelope.unknown': 'Қоймада мұндай конверт жоқ. Оны нөмірі не жіберушісі бойынша іздеңіз.',
  'errors.envelope.changed':
    'Осы арада конвертті біреу өзгертті. Ештеңе өзгертілмеді. Оны қайта қарап, қайталаңыз.',
  'errors.envelope.incomplete':
    'Жазуға {count|one:# өріс|other:# өріс} кедергі. Ештеңе сақталмады, терілгені орнында. Белгіленгенін түзетіңіз.',
  'errors.envelope.reasonMissing': 'Ескертулермен қабылдау үшін себебін жазыңыз. Ештеңе сақталмады.',
  'errors.envelope.heldByOther':
    'Конверт {since} бастап мына қызметкердің үстелінде: {name}. Ештеңе өзгертілмеді. Алдымен оны өзіңізге алыңыз.',
  'errors.envelope.finished': 'Конверттің барлық хабарламасы бойынша шешім бар: алатын ештеңе жоқ.',
  'errors.envelope.itemUnknown': 'Конвертте мұндай хабарлама жоқ. Конвертті қайта ашыңыз.',
  'errors.envelope.itemDecided':
    'Конверттің бұл хабарламасы бойынша шешім бар. Ештеңе өзгертілмеді. Конвертті қайта қараңыз.',
  'errors.envelope.itemUndecided': 'Бұл хабарлама онсыз да күтуде: қайтарып алатын шешім жоқ.',
  'errors.envelope.itemRegistered':
    'Тіркелген хабарламаны күтудегілерге қайтаруға болмайды. Ештеңе өзгертілмеді.',
  'errors.envelope.itemNotRegistered':
    'Қосымшалар тіркелген хабарлама бойынша сұралады. Алдымен оны тіркеңіз.',
  'errors.envelope.emptyInside':
    'Конверт бос деп жазылған: оны қайтаруға не хабарламасы жоқ деп жазуға болады. Ішінде бірдеңе болса, табылғандар санын түзетіңіз.',
  'errors.envelope.moreThanMissing':
    'Конвертте {missing|one:# хабарлама|other:# хабарлама} жетіспейді; одан көбін жоқ деп белгілеуге болмайды. Алдымен сандарды түзетіңіз.',
  'errors.envelope.moreThanCounted':
    'Конвертте {counted|one:# хабарлама|other:# хабарлама} табылған; одан көбін тіркеуге болмайды. Алдымен табылғандар санын түзетіңіз.',
  'errors.envelope.itemsDecided':
    'Конверттің {count|one:# хабарламасы|other:# хабарламасы} бойынша шешім бар; саны одан аз болмайды. Ештеңе өзгертілмеді.',
  'errors.envelope.earlierUnknown': 'Бұрынғы конверт қоймада жоқ. Оны қайта таңдаңыз.',
  'errors.envelope.earlierNotReturned':
    '{number} конвертінен ештеңе қайтарылмаған, онымен байланыстыруға болмайды. Басқасын таңдаңыз.',
  'errors.envelope.earlierTied':
    'Сол бұрынғы конвертпен {number} конверті байланыстырылған. Басқасын таңдаңыз.',
  'errors.mail.dayClosed':
    '{day} күнгі пошта жабылған. Ештеңе өзгертілмеді. Оны аға қызметкер қайта аша алады.',
} satisfies Record<keyof typeof en, string>;

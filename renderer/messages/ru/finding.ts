import type { finding as en } from '../en/finding.ts';

export const finding = {
  'finding.timeliness.hostNotice.beforeCount': 'В срок: отсчёт ещё не начался. Последний день – {dueOn}.',
  'finding.timeliness.hostNotice.inTime':
    'В срок: рабочий день {number} из {days}. Последний день – {dueOn}.',
  'finding.timeliness.hostNotice.late':
    'Срок нарушен: {workingDays|one:# рабочий день|few:# рабочих дня|many:# рабочих дней|other:# рабочего дня} сверх срока ({days|one:# календарный день|few:# календарных дня|many:# календарных дней|other:# календарного дня}). Последний день – {dueOn}, подано – {broughtOn}.',
  'finding.timeliness.hostNotice.longAgo':
    'Срок нарушен более чем на год: прибытие – {arrivedOn}, подано – {broughtOn}. Проверьте даты; последний день был {dueOn}.',
  'finding.timeliness.hostNotice.arrivalAhead':
    'Уведомление подано до прибытия: подано – {broughtOn}, прибытие – {arrivedOn}.',
  'finding.timeliness.hostNotice.noArrival': 'Срок не посчитать: уточните дату прибытия по адресу.',
  'finding.timeliness.hostNotice.noReceipt': 'Последний день – {dueOn}. Нет даты приёма.',
  'finding.timeliness.hostNotice.noPostmark': 'Последний день – {dueOn}. Нет даты почтового штемпеля.',
  'finding.timeliness.hostNotice.noCalendar': 'Срок не посчитать: в календаре нет для него рабочих дней.',
  'finding.timeliness.berkut.visaHolder':
    'Прибыл по визе: учтён также «Беркутом» при пересечении границы по адресу приглашающей стороны. Сверьте адрес.',
  'finding.timeliness.order923.running':
    'Регистрация в ИС МП: {days|one:# календарный день|few:# календарных дня|many:# календарных дней|other:# календарного дня} с пересечения границы. Последний день – {dueOn}.',
  'finding.timeliness.order923.ended':
    'Срок регистрации в ИС МП истёк: последний день был {dueOn}. Попросите справку о регистрации.',
  'finding.timeliness.order923.noEntry': 'Срок регистрации в ИС МП не посчитать: уточните дату въезда.',
  'finding.stayTerm.regime.kazakhstan':
    'Гражданин Казахстана: уведомление не требуется. Проверьте гражданство.',
  'finding.stayTerm.regime.noCitizenship': 'Срок пребывания неизвестен: уточните гражданство.',
  'finding.stayTerm.regime.noRegime': 'Срок пребывания неизвестен: уточните, есть ли виза или разрешение.',
  'finding.stayTerm.visaFree.stateless':
    'Для лица без гражданства безвизовый срок неизвестен. Попросите визу или разрешение.',
  'finding.stayTerm.visaFree.noTerm':
    'Для этого гражданства на дату въезда безвизовый срок не внесён. Попросите визу или разрешение.',
  'finding.stayTerm.visaFree.noEntry': 'Безвизовый срок не посчитать: уточните дату въезда.',
  'finding.stayTerm.purpose.outside':
    'Безвизовый режим для этого гражданства не распространяется на эту цель визита.',
  'finding.stayTerm.perEntry.within':
    'Безвизовое пребывание: день {number} из {days}. Последний день – {lastOn}.',
  'finding.stayTerm.perEntry.departsBeyond':
    'Планируемый выезд {departsOn} – на {over|one:# день|few:# дня|many:# дней|other:# дня} позже безвизового срока. Последний день – {lastOn}.',
  'finding.stayTerm.perEntry.overstayed':
    'Безвизовый срок истёк: последний день был {lastOn}, прошло {over|one:# день|few:# дня|many:# дней|other:# дня}.',
  'finding.stayTerm.perEntry.noDeparture':
    'Безвизовое пребывание: день {number} из {days}. Последний день – {lastOn}. Уточните планируемый выезд.',
  'finding.stayTerm.perEntry.noLimit': 'Срок на один въезд для этого гражданства не внесён.',
  'finding.stayTerm.window.within':
    'За {window|one:# день|few:# дня|many:# дней|other:# дня}: использовано {used} из {limit}, последний день – {lastOn}. Учтены только пребывания, известные этому подразделению.',
  'finding.stayTerm.window.departsBeyond':
    'Планируемый выезд {departsOn} превышает {limit} дней за {window} на {over|one:# день|few:# дня|many:# дней|other:# дня}. Последний день – {lastOn}. Учтены только пребывания, известные этому подразделению.',
  'finding.stayTerm.window.overstayed':
    'Предел {limit} дней за {window} исчерпан {lastOn}, прошло {over|one:# день|few:# дня|many:# дней|other:# дня}. Учтены только пребывания, известные этому подразделению.',
  'finding.stayTerm.window.usedUp':
    'До этого въезда использовано {used} из {limit} дней за {window}: дней не осталось. Учтены только пребывания, известные этому подразделению.',
  'finding.stayTerm.window.noLimit': 'Предел на несколько визитов для этого гражданства не внесён.',
  'finding.stayTerm.window.openStay':
    'Неизвестен выезд по {count|one:# прежнему пребыванию|few:# прежним пребываниям|many:# прежним пребываниям|other:# прежнего пребывания}; учтён только первый день. Уточните дату выезда.',
  'finding.stayTerm.visa.within': 'Виза покрывает срок пребывания. Последний день – {lastOn}.',
  'finding.stayTerm.visa.enteredBefore': 'Въезд {enteredOn} – раньше начала действия визы {visaFrom}.',
  'finding.stayTerm.visa.enteredAfter': 'Въезд {enteredOn} – позже окончания действия визы {visaUntil}.',
  'finding.stayTerm.visa.departsBeyond':
    'Планируемый выезд {departsOn} – на {over|one:# день|few:# дня|many:# дней|other:# дня} позже срока по визе. Последний день – {lastOn}.',
  'finding.stayTerm.visa.overstayed':
    'Срок по визе истёк: последний день был {lastOn}, прошло {over|one:# день|few:# дня|many:# дней|other:# дня}.',
  'finding.stayTerm.visa.noDeparture': 'Последний день по визе – {lastOn}. Уточните планируемый выезд.',
  'finding.stayTerm.visa.noStayDays':
    'Виза действует до {lastOn}; период пребывания не указан. Посмотрите визу.',
  'finding.stayTerm.visa.noValidity': 'Срок действия визы не указан. Попросите визу.',
  'finding.stayTerm.visa.noEntry':
    'Виза действует до {lastOn}; без даты въезда период пребывания не посчитать.',
  'finding.stayTerm.visaEntries.usedBefore':
    'Въезды по визе могли быть исчерпаны: с {visaFrom} этому подразделению {count|one:известен # прежний въезд|few:известны # прежних въезда|many:известно # прежних въездов|other:известно # прежнего въезда}.',
  'finding.stayTerm.permit.within': 'Разрешение покрывает срок пребывания. Последний день – {lastOn}.',
  'finding.stayTerm.permit.expired': 'Срок действия разрешения истёк: последний день – {lastOn}.',
  'finding.stayTerm.permit.departsBeyond':
    'Планируемый выезд {departsOn} – на {over|one:# день|few:# дня|many:# дней|other:# дня} позже срока разрешения. Последний день – {lastOn}.',
  'finding.stayTerm.permit.noDeparture': 'Разрешение действует до {lastOn}. Уточните планируемый выезд.',
  'finding.stayTerm.permit.noValidity': 'Срок действия разрешения не указан. Попросите разрешение.',
  'finding.stayTerm.permitCeiling.beyondDocument':
    'Разрешение на временное проживание действует до {permitUntil}, дольше документа: {expiresOn}. Проверьте обе даты.',
  'finding.document.validity.valid': 'Документ действителен до {expiresOn}.',
  'finding.document.validity.expiredOnArrival':
    'На дату прибытия срок действия документа истёк: {expiresOn}.',
  'finding.document.validity.expired': 'Срок действия документа истёк: {expiresOn}.',
  'finding.document.validity.endsBeforeDeparture':
    'Срок действия документа истекает {expiresOn}, раньше планируемого выезда {departsOn}.',
  'finding.document.validity.noExpiry': 'Срок действия документа не указан. Посмотрите документ.',
  'finding.duplicates.known.none': 'Других записей об этом человеке у подразделения нет.',
  'finding.duplicates.known.before':
    'Подразделению {count|one:известно # прежнее пребывание|few:известны # прежних пребывания|many:известно # прежних пребываний|other:известно # прежнего пребывания}.',
  'finding.duplicates.known.noKeys': 'Другие записи не найти: введите номер документа или имя.',
  'finding.duplicates.sameNotice.sameArrival':
    'Очень похоже на то же уведомление: тот же человек, адрес и день прибытия уже записаны под номером {number}.',
  'finding.duplicates.overlap.sameAddress':
    'Пребывание пересекается с записанным по тому же адресу: {number}.',
  'finding.duplicates.overlap.otherAddress':
    'Пребывание пересекается с записанным по другому адресу: {number}. Уточните, был ли переезд.',
  'finding.duplicates.otherPerson.sameDocument':
    'Тот же номер документа записан за другим человеком: {number}. Сверьте документы.',
  'finding.duplicates.otherPerson.sameIin':
    'Тот же ИИН записан с другим именем: {number}. Сверьте документы.',
  'finding.duplicates.sameName.otherDocument':
    'То же имя и дата рождения записаны с другим документом: {number}. Возможно, это тот же человек.',
  'finding.duplicates.withinNotice.twice':
    'Один человек мог быть внесён в уведомление дважды: записи {first} и {second}.',

  'clause.migrationLaw': 'Закон о миграции населения',
  'clause.migrationLawArticle1': 'Закон о миграции населения, ст. 1',
  'clause.migrationLawArticle9': 'Закон о миграции населения, ст. 9',
  'clause.decree148': 'Постановление от 21.01.2012 № 148',
  'clause.decree148Clause4': 'Постановление № 148, правила миграционного контроля, п. 4',
  'clause.decree148Clause4Paragraph2': 'Постановление № 148, правила миграционного контроля, п. 4, часть 2',
  'clause.decree148Clause6': 'Постановление № 148, п. 6',
  'clause.decree148Clause9': 'Постановление № 148, п. 9',
  'clause.decree111': 'Постановление от 04.03.2022 № 111',
  'clause.decree1146': 'Постановление от 31.12.2022 № 1146',
  'clause.decreeOf25August2025': 'Постановление от 25.08.2025',
  'clause.order83': 'Приказ МВД от 27.01.2016 № 83',
  'clause.order923': 'Приказ МВД от 17.11.2025 № 923',
  'clause.jointOrder2016': 'Совместный приказ о приглашениях и визах, № 11-1-2/555 и № 1100, 2016',
  'clause.order992': 'Приказ МВД от 04.12.2015 № 992',
  'clause.codeArticle517': 'КоАП, ст. 517',
  'clause.codeArticle518': 'КоАП, ст. 518',
  'clause.labourCodeArticle85': 'Трудовой кодекс, ст. 85',

  'value.arrivedOn': 'Прибытие по адресу',
  'value.receivedOn': 'Дата приёма',
  'value.postmarkOn': 'Почтовый штемпель',
  'value.basis': 'Срок считается по',
  'value.basis.postmark': 'штемпелю',
  'value.basis.receipt': 'дню получения',
  'value.basis.receiptForPostmark': 'дню получения вместо штемпеля',
  'value.basis.receiptLessPost': 'дню получения за вычетом обычных дней почты',
  'value.basis.firstPostmark': 'штемпелю первого конверта',
  'value.basis.firstReceipt': 'первому получению',
  'value.basis.firstReceiptForPostmark': 'первому получению вместо штемпеля',
  'value.basis.firstReceiptLessPost': 'первому получению за вычетом обычных дней почты',
  'value.broughtOn': 'Принято за день подачи',
  'value.postmark': 'Штемпель',
  'value.postmark.legible': 'читается',
  'value.postmark.illegible': 'не читается',
  'value.postmark.none': 'нет',
  'value.firstEnvelope': 'Первый конверт',
  'value.firstPostmarkOn': 'Первый штемпель',
  'value.firstReceivedOn': 'Первое получение',
  'value.postmarkFallback': 'Если штемпель не читается',
  'value.postmarkFallback.receipt': 'день получения',
  'value.postmarkFallback.receiptLess': 'получение за вычетом обычных дней почты',
  'value.postalDays': 'Обычные дни почты',
  'value.today': 'Сегодня',
  'value.enteredOn': 'Дата въезда',
  'value.departsOn': 'Планируемый выезд',
  'value.citizenship': 'Гражданство',
  'value.purpose': 'Цель визита',
  'value.purposes': 'Допустимые цели',
  'value.firstDay': 'Первый день срока',
  'value.firstDay.arrival-day': 'сам день события',
  'value.firstDay.next-day': 'следующий день',
  'value.postDate': 'Дата отправленного почтой',
  'value.postDate.postmark': 'почтовый штемпель',
  'value.postDate.receipt': 'получение',
  'value.borderDays': 'Дни пересечения границы',
  'value.borderDays.both': 'считаются и въезд, и выезд',
  'value.borderDays.entry-only': 'считается только въезд',
  'value.noticeWorkingDays': 'Срок, рабочих дней',
  'value.calendar': 'Версия календаря',
  'value.registrationDays': 'Срок, календарных дней',
  'value.registrationFrom': 'Въезды с',
  'value.stayTerm': 'Строка сроков пребывания',
  'value.daysPerEntry': 'Дней на один въезд',
  'value.daysInWindow': 'Допустимо дней за период',
  'value.windowDays': 'Скользящий период, дней',
  'value.source': 'Источник',
  'value.visaCategory': 'Категория визы',
  'value.visaFrom': 'Виза действует с',
  'value.visaUntil': 'Виза действует до',
  'value.visaStayDays': 'Период пребывания по визе, дней',
  'value.visaEntries': 'Кратность визы',
  'value.visaEntries.single': 'однократная',
  'value.visaEntries.double': 'двукратная',
  'value.visaEntries.multiple': 'многократная',
  'value.permitKind': 'Вид разрешения',
  'value.permitKind.temporary': 'временное проживание',
  'value.permitKind.permanent': 'постоянное проживание',
  'value.permitUntil': 'Разрешение действует до',
  'value.expiresOn': 'Документ действителен до',
  'value.documentNumber': 'Номер документа',
  'value.iin': 'ИИН',
  'value.bornOn': 'Дата рождения',
  'value.matchedBy': 'Совпало по',
  'value.matchedBy.document': 'документу',
  'value.matchedBy.iin': 'ИИН',
  'value.matchedBy.name': 'имени и дате рождения',

  'dayReason.working': 'рабочий день',
  'dayReason.workingWeekend': 'рабочий выходной',
  'dayReason.weekend': 'выходной',
  'dayReason.holiday': 'праздничный день',
  'dayReason.dayOff': 'перенесённый выходной',
  'dayReason.swap': 'выходной по обмену дней',
  'dayReason.calendar': 'календарный день',
  'dayReason.notYet': 'отсчёт со следующего дня',
} as const satisfies Record<keyof typeof en, string>;

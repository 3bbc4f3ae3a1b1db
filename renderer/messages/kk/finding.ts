import type { finding as en } from '../en/finding.ts';

export const finding = {
  'finding.timeliness.hostNotice.beforeCount': 'Мерзімінде: есептеу әлі басталған жоқ. Соңғы күні – {dueOn}.',
  'finding.timeliness.hostNotice.inTime':
    'Мерзімінде: {days} жұмыс күнінің {number}-күні. Соңғы күні – {dueOn}.',
  'finding.timeliness.hostNotice.late':
    'Мерзімі бұзылған: мерзімнен {workingDays|one:# жұмыс күні|other:# жұмыс күні} өткен ({days|one:# күнтізбелік күн|other:# күнтізбелік күн}). Соңғы күні – {dueOn}, тапсырылған күні – {broughtOn}.',
  'finding.timeliness.hostNotice.longAgo':
    'Мерзімі бір жылдан астам уақытқа бұзылған: келген күні – {arrivedOn}, тапсырылған күні – {broughtOn}. Күндерді тексеріңіз; соңғы күні {dueOn} болған.',
  'finding.timeliness.hostNotice.arrivalAhead':
    'Хабарлама келуден бұрын тапсырылған: тапсырылған күні – {broughtOn}, келу күні – {arrivedOn}.',
  'finding.timeliness.hostNotice.noArrival':
    'Мерзімді есептеу мүмкін емес: мекенжайға келген күнін нақтылаңыз.',
  'finding.timeliness.hostNotice.noReceipt': 'Соңғы күні – {dueOn}. Қабылданған күні көрсетілмеген.',
  'finding.timeliness.hostNotice.noPostmark': 'Соңғы күні – {dueOn}. Пошта мөртабанының күні көрсетілмеген.',
  'finding.timeliness.hostNotice.noCalendar':
    'Мерзімді есептеу мүмкін емес: күнтізбеде оған жұмыс күндері жоқ.',
  'finding.timeliness.berkut.visaHolder':
    'Визамен келген: шекарадан өткенде шақырушы тараптың мекенжайы бойынша «Бүркіт» жүйесінде де есепке алынған. Мекенжайды салыстырыңыз.',
  'finding.timeliness.order923.running':
    'Көші-қон полициясының ақпараттық жүйесінде тіркелу: шекараны кесіп өткеннен бастап {days|one:# күнтізбелік күн|other:# күнтізбелік күн}. Соңғы күні – {dueOn}.',
  'finding.timeliness.order923.ended':
    'Көші-қон полициясының ақпараттық жүйесінде тіркелу мерзімі өткен: соңғы күні {dueOn} болған. Тіркеу туралы анықтаманы сұраңыз.',
  'finding.timeliness.order923.noEntry':
    'Көші-қон полициясының ақпараттық жүйесінде тіркелу мерзімін есептеу мүмкін емес: шекарадан өткен күнін нақтылаңыз.',
  'finding.stayTerm.regime.kazakhstan': 'Қазақстан азаматы: хабарлама қажет емес. Азаматтығын тексеріңіз.',
  'finding.stayTerm.regime.noCitizenship': 'Болу мерзімі белгісіз: азаматтығын нақтылаңыз.',
  'finding.stayTerm.regime.noRegime': 'Болу мерзімі белгісіз: виза немесе рұқсат бар-жоғын нақтылаңыз.',
  'finding.stayTerm.visaFree.stateless':
    'Азаматтығы жоқ адам үшін визасыз болу мерзімі белгісіз. Визаны немесе рұқсатты сұраңыз.',
  'finding.stayTerm.visaFree.noTerm':
    'Бұл азаматтық үшін шекарадан өткен күнге визасыз болу мерзімі енгізілмеген. Визаны немесе рұқсатты сұраңыз.',
  'finding.stayTerm.visaFree.noEntry':
    'Визасыз болу мерзімін есептеу мүмкін емес: шекарадан өткен күнін нақтылаңыз.',
  'finding.stayTerm.purpose.outside':
    'Бұл азаматтыққа арналған визасыз режим осы сапар мақсатына қолданылмайды.',
  'finding.stayTerm.perEntry.within': 'Визасыз болу: {days} күннің {number}-күні. Соңғы күні – {lastOn}.',
  'finding.stayTerm.perEntry.departsBeyond':
    'Жоспарланған кету күні {departsOn} – визасыз болу мерзімінен {over|one:# күн|other:# күн} кеш. Соңғы күні – {lastOn}.',
  'finding.stayTerm.perEntry.overstayed':
    'Визасыз болу мерзімі өткен: соңғы күні {lastOn} болған, содан бері {over|one:# күн|other:# күн} өтті.',
  'finding.stayTerm.perEntry.noDeparture':
    'Визасыз болу: {days} күннің {number}-күні. Соңғы күні – {lastOn}. Кететін күнін нақтылаңыз.',
  'finding.stayTerm.perEntry.noLimit': 'Бұл азаматтық үшін бір кіруге арналған мерзім енгізілмеген.',
  'finding.stayTerm.window.within':
    '{window|one:# күн|other:# күн} ішінде: {limit} күннің {used} күні пайдаланылған, соңғы күні – {lastOn}. Тек осы бөлімшеге белгілі болу кезеңдері есептелген.',
  'finding.stayTerm.window.departsBeyond':
    'Жоспарланған кету күні {departsOn} {window} күн ішіндегі {limit} күннен {over|one:# күн|other:# күн} асады. Соңғы күні – {lastOn}. Тек осы бөлімшеге белгілі болу кезеңдері есептелген.',
  'finding.stayTerm.window.overstayed':
    '{window} күн ішіндегі {limit} күн {lastOn} таусылған, содан бері {over|one:# күн|other:# күн} өтті. Тек осы бөлімшеге белгілі болу кезеңдері есептелген.',
  'finding.stayTerm.window.usedUp':
    'Осы кіруге дейін {window} күн ішіндегі {limit} күннің {used} күні пайдаланылған: күн қалмаған. Тек осы бөлімшеге белгілі болу кезеңдері есептелген.',
  'finding.stayTerm.window.noLimit': 'Бұл азаматтық үшін бірнеше сапарға ортақ шек енгізілмеген.',
  'finding.stayTerm.window.openStay':
    '{count|one:# бұрынғы болу|other:# бұрынғы болу} бойынша кеткен күні белгісіз; тек бірінші күні есептелген. Кеткен күнін нақтылаңыз.',
  'finding.stayTerm.visa.within': 'Виза болу мерзімін қамтиды. Соңғы күні – {lastOn}.',
  'finding.stayTerm.visa.enteredBefore':
    'Шекарадан өткен күні {enteredOn} – виза қолданыла бастайтын {visaFrom} күнінен бұрын.',
  'finding.stayTerm.visa.enteredAfter':
    'Шекарадан өткен күні {enteredOn} – визаның қолданылу мерзімі аяқталған {visaUntil} күнінен кейін.',
  'finding.stayTerm.visa.departsBeyond':
    'Жоспарланған кету күні {departsOn} – виза бойынша мерзімнен {over|one:# күн|other:# күн} кеш. Соңғы күні – {lastOn}.',
  'finding.stayTerm.visa.overstayed':
    'Виза бойынша мерзім өткен: соңғы күні {lastOn} болған, содан бері {over|one:# күн|other:# күн} өтті.',
  'finding.stayTerm.visa.noDeparture': 'Виза бойынша соңғы күні – {lastOn}. Кететін күнін нақтылаңыз.',
  'finding.stayTerm.visa.noStayDays':
    'Визаның қолданылу мерзімі – {lastOn} дейін; болу кезеңі көрсетілмеген. Визаны қараңыз.',
  'finding.stayTerm.visa.noValidity': 'Визаның қолданылу мерзімі көрсетілмеген. Визаны сұраңыз.',
  'finding.stayTerm.visa.noEntry':
    'Визаның қолданылу мерзімі – {lastOn} дейін; шекарадан өткен күнінсіз болу кезеңін есептеу мүмкін емес.',
  'finding.stayTerm.visaEntries.usedBefore':
    'Визаның мәртелігі таусылған болуы мүмкін: {visaFrom} бастап осы бөлімшеге {count|one:# бұрынғы кіру|other:# бұрынғы кіру} белгілі.',
  'finding.stayTerm.permit.within': 'Рұқсат болу мерзімін қамтиды. Соңғы күні – {lastOn}.',
  'finding.stayTerm.permit.expired': 'Рұқсаттың қолданылу мерзімі өткен: соңғы күні – {lastOn}.',
  'finding.stayTerm.permit.departsBeyond':
    'Жоспарланған кету күні {departsOn} – рұқсат мерзімінен {over|one:# күн|other:# күн} кеш. Соңғы күні – {lastOn}.',
  'finding.stayTerm.permit.noDeparture':
    'Рұқсаттың қолданылу мерзімі – {lastOn} дейін. Кететін күнін нақтылаңыз.',
  'finding.stayTerm.permit.noValidity': 'Рұқсаттың қолданылу мерзімі көрсетілмеген. Рұқсатты сұраңыз.',
  'finding.stayTerm.permitCeiling.beyondDocument':
    'Уақытша тұруға рұқсат {permitUntil} дейін қолданылады, бұл құжат мерзімінен ұзақ: {expiresOn}. Екі күнді де тексеріңіз.',
  'finding.document.validity.valid': 'Құжаттың қолданылу мерзімі – {expiresOn} дейін.',
  'finding.document.validity.expiredOnArrival':
    'Келген күні құжаттың қолданылу мерзімі өтіп кеткен: {expiresOn}.',
  'finding.document.validity.expired': 'Құжаттың қолданылу мерзімі өткен: {expiresOn}.',
  'finding.document.validity.endsBeforeDeparture':
    'Құжаттың қолданылу мерзімі {expiresOn} аяқталады, бұл жоспарланған кету күнінен ({departsOn}) бұрын.',
  'finding.document.validity.noExpiry': 'Құжаттың қолданылу мерзімі көрсетілмеген. Құжатты қараңыз.',
  'finding.duplicates.known.none': 'Бөлімшеде бұл адам туралы басқа жазба жоқ.',
  'finding.duplicates.known.before':
    'Бөлімшеге {count|one:# бұрынғы болу кезеңі|other:# бұрынғы болу кезеңі} белгілі.',
  'finding.duplicates.known.noKeys':
    'Басқа жазбаларды іздеу мүмкін емес: құжат нөмірін немесе атын енгізіңіз.',
  'finding.duplicates.sameNotice.sameArrival':
    'Дәл сол хабарлама болуы әбден мүмкін: сол адам, мекенжай және келген күні {number} нөмірімен жазылған.',
  'finding.duplicates.overlap.sameAddress':
    'Болу кезеңі сол мекенжай бойынша жазылған болу кезеңімен қиылысады: {number}.',
  'finding.duplicates.overlap.otherAddress':
    'Болу кезеңі басқа мекенжай бойынша жазылған болу кезеңімен қиылысады: {number}. Көшкен-көшпегенін нақтылаңыз.',
  'finding.duplicates.otherPerson.sameDocument':
    'Дәл сол құжат нөмірі басқа адамға жазылған: {number}. Құжаттарды салыстырыңыз.',
  'finding.duplicates.otherPerson.sameIin':
    'Дәл сол ЖСН басқа атпен жазылған: {number}. Құжаттарды салыстырыңыз.',
  'finding.duplicates.sameName.otherDocument':
    'Дәл сол аты мен туған күні басқа құжатпен жазылған: {number}. Бұл сол адам болуы мүмкін.',
  'finding.duplicates.withinNotice.twice':
    'Бір адам хабарламаға екі рет енгізілген болуы мүмкін: {first}-жазба және {second}-жазба.',

  'clause.migrationLaw': '«Халықтың көші-қоны туралы» Заң',
  'clause.migrationLawArticle1': '«Халықтың көші-қоны туралы» Заң, 1-бап',
  'clause.migrationLawArticle9': '«Халықтың көші-қоны туралы» Заң, 9-бап',
  'clause.decree148': '21.01.2012 № 148 қаулы',
  'clause.decree148Clause4': '№ 148 қаулы, көші-қон бақылауы қағидалары, 4-тармақ',
  'clause.decree148Clause4Paragraph2': '№ 148 қаулы, көші-қон бақылауы қағидалары, 4-тармақтың 2-бөлігі',
  'clause.decree148Clause6': '№ 148 қаулы, 6-тармақ',
  'clause.decree148Clause9': '№ 148 қаулы, 9-тармақ',
  'clause.decree111': '04.03.2022 № 111 қаулы',
  'clause.decree1146': '31.12.2022 № 1146 қаулы',
  'clause.decreeOf25August2025': '25.08.2025 қаулы',
  'clause.order83': 'ІІМ-нің 27.01.2016 № 83 бұйрығы',
  'clause.order923': 'ІІМ-нің 17.11.2025 № 923 бұйрығы',
  'clause.jointOrder2016':
    'Шақырулар мен визалар туралы 2016 жылғы № 11-1-2/555 және № 1100 бірлескен бұйрық',
  'clause.order992': 'ІІМ-нің 04.12.2015 № 992 бұйрығы',
  'clause.codeArticle517': 'Әкімшілік құқық бұзушылық туралы кодекс, 517-бап',
  'clause.codeArticle518': 'Әкімшілік құқық бұзушылық туралы кодекс, 518-бап',
  'clause.labourCodeArticle85': 'Еңбек кодексі, 85-бап',

  'value.arrivedOn': 'Мекенжайға келген күні',
  'value.receivedOn': 'Қабылданған күні',
  'value.postmarkOn': 'Пошта мөртабаны',
  'value.basis': 'Мерзім неден есептеледі',
  'value.basis.postmark': 'мөртабаннан',
  'value.basis.receipt': 'алынған күннен',
  'value.basis.receiptForPostmark': 'мөртабанның орнына алынған күннен',
  'value.basis.receiptLessPost': 'поштаның әдеттегі күндері шегерілген алу күнінен',
  'value.basis.firstPostmark': 'бірінші конверттің мөртабанынан',
  'value.basis.firstReceipt': 'бірінші рет алынған күннен',
  'value.basis.firstReceiptForPostmark': 'мөртабанның орнына бірінші рет алынған күннен',
  'value.basis.firstReceiptLessPost': 'поштаның әдеттегі күндері шегерілген бірінші алу күнінен',
  'value.broughtOn': 'Берілген күн деп алынды',
  'value.postmark': 'Мөртабан',
  'value.postmark.legible': 'оқылады',
  'value.postmark.illegible': 'оқылмайды',
  'value.postmark.none': 'жоқ',
  'value.firstEnvelope': 'Бірінші конверт',
  'value.firstPostmarkOn': 'Бірінші мөртабан',
  'value.firstReceivedOn': 'Бірінші алу',
  'value.postmarkFallback': 'Мөртабан оқылмаса',
  'value.postmarkFallback.receipt': 'алынған күн',
  'value.postmarkFallback.receiptLess': 'алудан поштаның әдеттегі күндері шегеріледі',
  'value.postalDays': 'Поштаның әдеттегі күндері',
  'value.today': 'Бүгін',
  'value.enteredOn': 'Шекарадан өткен күні',
  'value.departsOn': 'Кететін күні',
  'value.citizenship': 'Азаматтығы',
  'value.purpose': 'Сапар мақсаты',
  'value.purposes': 'Рұқсат етілген мақсаттар',
  'value.firstDay': 'Мерзімнің бірінші күні',
  'value.firstDay.arrival-day': 'сол күннің өзі',
  'value.firstDay.next-day': 'келесі күн',
  'value.postDate': 'Пошта арқылы жіберілген хабарламаның күні',
  'value.postDate.postmark': 'пошта мөртабаны',
  'value.postDate.receipt': 'қабылдау',
  'value.borderDays': 'Шекарадан өту күндері',
  'value.borderDays.both': 'кіру де, шығу да есептеледі',
  'value.borderDays.entry-only': 'тек кіру есептеледі',
  'value.noticeWorkingDays': 'Мерзім, жұмыс күні',
  'value.calendar': 'Күнтізбе нұсқасы',
  'value.registrationDays': 'Мерзім, күнтізбелік күн',
  'value.registrationFrom': 'Кірулер мына күннен бастап',
  'value.stayTerm': 'Болу мерзімдерінің жолы',
  'value.daysPerEntry': 'Бір кіруге күн саны',
  'value.daysInWindow': 'Кезең ішіндегі рұқсат етілген күн саны',
  'value.windowDays': 'Жылжымалы кезең, күн',
  'value.source': 'Дереккөз',
  'value.visaCategory': 'Визаның санаты',
  'value.visaFrom': 'Визаның басталу күні',
  'value.visaUntil': 'Визаның аяқталу күні',
  'value.visaStayDays': 'Виза бойынша болу кезеңі, күн',
  'value.visaEntries': 'Визаның мәртелігі',
  'value.visaEntries.single': 'бір мәртелік',
  'value.visaEntries.double': 'екі мәртелік',
  'value.visaEntries.multiple': 'көп мәртелік',
  'value.permitKind': 'Рұқсат түрі',
  'value.permitKind.temporary': 'уақытша тұру',
  'value.permitKind.permanent': 'тұрақты тұру',
  'value.permitUntil': 'Рұқсаттың аяқталу күні',
  'value.expiresOn': 'Құжаттың қолданылу мерзімі',
  'value.documentNumber': 'Құжат нөмірі',
  'value.iin': 'ЖСН',
  'value.bornOn': 'Туған күні',
  'value.matchedBy': 'Сәйкестік белгісі',
  'value.matchedBy.document': 'құжат',
  'value.matchedBy.iin': 'ЖСН',
  'value.matchedBy.name': 'аты және туған күні',

  'dayReason.working': 'жұмыс күні',
  'dayReason.workingWeekend': 'жұмыс күніне ауысқан демалыс күні',
  'dayReason.weekend': 'демалыс күні',
  'dayReason.holiday': 'мереке күні',
  'dayReason.dayOff': 'ауыстырылған демалыс күні',
  'dayReason.swap': 'орын ауыстырған демалыс күні',
  'dayReason.calendar': 'күнтізбелік күн',
  'dayReason.notYet': 'есептеу келесі күннен басталады',
} as const satisfies Record<keyof typeof en, string>;

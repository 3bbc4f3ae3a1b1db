import type { workCheck as en } from '../en/work-check.ts';

export const workCheck = {
  'errors.work.notJudged':
    'Бұл тұлғаның жұмысы туралы сақталған шешім жоқ. Алдымен осы жазба бойынша тексеру жүргізіңіз.',
  'errors.work.notApplicable':
    'Жазбада жұмыс туралы мәлімет жоқ: мақсаты басқа, жұмыс беруші көрсетілмеген. Сақтайтын ештеңе жоқ.',
  'errors.package.unknown': 'Бұл қоймада мұндай қағидалар пакеті жоқ.',
  'errors.package.refused': 'Қағидалар пакеті енгізілмеді: {count} қате. Ештеңе өзгертілген жоқ.',
  'issue.package.notJson': 'Мәтін JSON ретінде оқылмайды. {hint}',
  'issue.package.unknownField': 'Белгісіз өріс {place}',
  'issue.package.unknownFieldLike': 'Белгісіз өріс {place}. Мүмкін, мынау: {hint}',
  'issue.package.missingField': '{place} өрісі жоқ',
  'issue.package.noSuchDay': '{place} өрісі: күнтізбеде мұндай күн жоқ',
  'issue.package.wrongValue': '{place} өрісінде мұндай мән болмайды',
  'issue.package.wrongValueLike': '{place} өрісінде мұндай мән болмайды. Күтілетіні: {hint}',
  'issue.package.sameContent': 'Дәл осындай мазмұндағы пакет қоймада бар',
  'issue.package.sameId': '{id} пакеті қоймада бар: жаңасына басқа идентификатор керек',
  'issue.package.endsBeforeStart': 'Соңғы күні бірінші күнінен бұрын',
  'issue.package.noRows': 'Пакетте шешетін жол жоқ',
  'issue.package.duplicateRow': '{row} жолы пакетте екі рет кездеседі',
  'issue.package.contradiction':
    '{row} жолы «{condition}» шартын да, оған қарсысын да талап етеді: ешқашан сәйкес келмейді',
  'issue.package.overlap':
    '{id} пакеті {validFrom} – {validTo} аралығында қолданылады: жаңасы сол күндерге дәл келеді',
  'issue.package.overlapOpen':
    '{id} пакеті {validFrom} күнінен бастап мерзімсіз қолданылады: жаңасы одан кейін басталуы немесе сол күнге дейін аяқталуы керек',
  'issue.package.begun':
    'Бірінші күні {validFrom} өтіп кетті: содан бергі жазбалар бұрынғы шешімдерін сақтайды',
} as const satisfies Record<keyof typeof en, string>;

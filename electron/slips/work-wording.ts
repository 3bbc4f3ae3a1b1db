import type { CounselKey, WorkMissingKey } from '#shared/rules/work/vocabulary.ts';
import type { WorkResult } from '#shared/rules/work/verdict.ts';
import type { Words } from './wording.ts';

/*
 * What the slip tells a visitor about the work check. No native legal editor has read any of it yet. It speaks of the work ground alone:
 * the stay is registered whatever stands here.
 */

const permitGood: Words = {
  kk: 'Рұқсат расталды',
  ru: 'Разрешение подтверждено',
  en: 'Permit confirmed',
};
const notNeeded: Words = {
  kk: 'Рұқсат талап етілмейді',
  ru: 'Разрешение не требуется',
  en: 'No permit needed',
};

/** Every result in words for the visitor; null = nothing is printed. */
export const workResultWords: Readonly<Record<WorkResult, Words | null>> = {
  'N/A': null,
  'CLEAR-TREATY': notNeeded,
  'CLEAR-LAW': notNeeded,
  'CLEAR-PERMIT-Q': permitGood,
  'CLEAR-PERMIT-NQ': permitGood,
  'CLEAR-CERT': {
    kk: 'Біліктілік анықтамасы расталды',
    ru: 'Справка о квалификации подтверждена',
    en: 'Certificate confirmed',
  },
  'CLEAR-LI': permitGood,
  LIMIT: { kk: 'Мерзімі шектелген', ru: 'Срок ограничен', en: 'Limited in time' },
  EVIDENCE: { kk: 'Құжат көрсетілмеген', ru: 'Документ не предъявлен', en: 'A paper has not been shown' },
  REFER: { kk: 'Шешімге жолданады', ru: 'Передаётся на решение', en: 'To be decided' },
  'NO-DATA': { kk: 'Дерек жеткіліксіз', ru: 'Недостаточно данных', en: 'Not enough data' },
  'NO-AUTH': {
    kk: 'Жұмысқа рұқсат табылмады',
    ru: 'Разрешение на работу не найдено',
    en: 'No work permit found',
  },
  'NOT-YET': {
    kk: 'Рұқсат әлі күшіне енген жоқ',
    ru: 'Разрешение ещё не действует',
    en: 'Permit not valid yet',
  },
  EXPIRED: { kk: 'Рұқсат мерзімі өткен', ru: 'Срок разрешения истёк', en: 'Permit expired' },
  SUSPENDED: { kk: 'Рұқсат тоқтатыла тұрған', ru: 'Разрешение приостановлено', en: 'Permit suspended' },
  REVOKED: { kk: 'Рұқсат кері қайтарылған', ru: 'Разрешение отозвано', en: 'Permit revoked' },
  EMPLOYER: {
    kk: 'Рұқсатта басқа жұмыс беруші',
    ru: 'В разрешении другой работодатель',
    en: 'The permit names another employer',
  },
  PERSON: {
    kk: 'Рұқсатта басқа адам',
    ru: 'В разрешении другое лицо',
    en: 'The permit names another person',
  },
  JOB: {
    kk: 'Рұқсатта басқа лауазым',
    ru: 'В разрешении другая должность',
    en: 'The permit names another job',
  },
  PLACE: {
    kk: 'Рұқсатта басқа өңір',
    ru: 'В разрешении другой регион',
    en: 'The permit names another region',
  },
  SCOPE: {
    kk: 'Рұқсат бұл жұмысқа арналмаған',
    ru: 'Разрешение не для этой работы',
    en: 'The permit does not cover this work',
  },
  TERM: { kk: 'Рұқсаттың шекті мерзімі өткен', ru: 'Превышен предельный срок', en: 'Longest term exceeded' },
};

/** What would make it clear, for those a visitor or employer can act on; null = the office's own business, or said elsewhere on the slip. */
export const counselWords: Readonly<Record<CounselKey, Words | null>> = {
  // Named by what is missing.
  showEvidence: null,
  askFacts: {
    kk: 'Жұмыс туралы мәліметті толықтыру керек',
    ru: 'Нужно дополнить сведения о работе',
    en: 'The facts about the work are to be completed',
  },
  checkNumber: {
    kk: 'Рұқсат нөмірін нақтылау керек',
    ru: 'Нужно уточнить номер разрешения',
    en: 'The number of the permit is to be checked',
  },
  bringContract: {
    kk: 'Тіркелген еңбек шартын көрсету керек',
    ru: 'Нужен зарегистрированный трудовой договор',
    en: 'The registered labour contract is needed',
  },
  registerContract: {
    kk: 'Еңбек шартын тіркеу керек',
    ru: 'Нужно зарегистрировать трудовой договор',
    en: 'The labour contract is to be registered',
  },
  bringInsurance: {
    kk: 'Медициналық сақтандыру шарты керек',
    ru: 'Нужен договор медицинского страхования',
    en: 'A contract of medical insurance is needed',
  },
  permitForEmployer: {
    kk: 'Осы жұмыс берушінің рұқсаты: {number}',
    ru: 'Разрешение этого работодателя: {number}',
    en: 'Permit of this employer: {number}',
  },
  permitOtherEmployer: {
    kk: 'Бұл жұмыс берушіге өз рұқсаты керек',
    ru: 'Этому работодателю нужно своё разрешение',
    en: 'This employer needs a permit of its own',
  },
  permitForRegion: {
    kk: 'Жұмыс өңірі {number} рұқсатында көрсетілген',
    ru: 'Регион работы указан в разрешении {number}',
    en: 'Permit {number} names the region of work',
  },
  employerNeedsPermit: {
    kk: 'Жұмыс беруші жұмысқа дейін рұқсат алуы керек',
    ru: 'Работодателю нужно разрешение до начала работы',
    en: 'The employer needs a permit before the work begins',
  },
  simplifiedProcedure: {
    kk: 'Рұқсат оңайлатылған тәртіппен беріледі',
    ru: 'Разрешение оформляется в упрощённом порядке',
    en: 'The permit is given by the simplified procedure',
  },
  groundGivesNone: {
    kk: 'Аталған негіз рұқсатты алмастырмайды',
    ru: 'Названное основание не заменяет разрешение',
    en: 'The ground named does not replace a permit',
  },
  extendInWindow: {
    kk: 'Ұзартуға өтініш беру: {windowFrom} – {windowUntil}',
    ru: 'Заявление о продлении: {windowFrom} – {windowUntil}',
    en: 'Ask for the extension: {windowFrom} – {windowUntil}',
  },
  newPermit: { kk: 'Жаңа рұқсат керек', ru: 'Нужно новое разрешение', en: 'A new permit is needed' },
  askIssuer: {
    kk: '{number} рұқсатын берген органның жауабы керек',
    ru: 'Нужен ответ органа, выдавшего разрешение {number}',
    en: 'The answer of the body that issued {number} is needed',
  },
  waitUntil: {
    kk: 'Рұқсат {validFrom} бастап күшінде',
    ru: 'Разрешение действует с {validFrom}',
    en: 'The permit is valid from {validFrom}',
  },
  // The day itself stands beside the result.
  shortenStay: null,
  contractUntilDay: {
    kk: 'Жаңа шарт {limitOn} дейін керек',
    ru: 'Новый договор нужен до {limitOn}',
    en: 'A new contract is needed by {limitOn}',
  },
  tripsOrRegion: {
    kk: 'Іссапар жылына {tripDaysLimit} күнге дейін, әйтпесе өңір рұқсатта болуы керек',
    ru: 'Командировки до {tripDaysLimit} дней в году либо регион в разрешении',
    en: 'Trips up to {tripDaysLimit} days a year, or the region in the permit',
  },
  newerRegister: null,
  quotaFigures: null,
  supervisorDecides: {
    kk: 'Шешімді басшы қабылдайды',
    ru: 'Решение принимает руководитель',
    en: 'A supervisor decides',
  },
  householdOnly: {
    kk: 'Бұл рұқсат үй шаруашылығындағы жұмысқа ғана',
    ru: 'Это разрешение только для работы в домашнем хозяйстве',
    en: 'This permit covers a private household only',
  },
};

/** Papers a visitor may bring, beside those of the list of evidence. */
export const missingWords: Readonly<Partial<Record<WorkMissingKey, Words>>> = {
  contract: { kk: 'еңбек шарты', ru: 'трудовой договор', en: 'labour contract' },
  contractRegistration: {
    kk: 'шарттың тіркелгені',
    ru: 'регистрация договора',
    en: 'registration of the contract',
  },
  earlierPassport: { kk: 'бұрынғы паспорт', ru: 'прежний паспорт', en: 'earlier passport' },
  insurance: { kk: 'медициналық сақтандыру', ru: 'медицинское страхование', en: 'medical insurance' },
  permitNumber: { kk: 'рұқсат нөмірі', ru: 'номер разрешения', en: 'number of the permit' },
};

/** An act as it is cited in one line. */
const acts: readonly (readonly [code: RegExp, words: Pick<Words, 'kk' | 'ru'>])[] = [
  [/^decree148/, { kk: '№ 148 қаулы', ru: 'Постановление № 148' }],
  [/^migrationLaw/, { kk: 'Көші-қон туралы заң', ru: 'Закон о миграции' }],
  [/^labourCode/, { kk: 'Еңбек кодексі', ru: 'Трудовой кодекс' }],
  [/^codeArticle/, { kk: 'ӘҚБтК', ru: 'КоАП' }],
  [/^eaeuTreaty/, { kk: 'ЕАЭО туралы шарт', ru: 'Договор о ЕАЭС' }],
  [/^resolution1041/, { kk: '№ 1041 қаулы', ru: 'Постановление № 1041' }],
  [/^order279/, { kk: '№ 279 бұйрық', ru: 'Приказ № 279' }],
  [/^aifcStatute/, { kk: 'АХҚО туралы конституциялық заң', ru: 'Конституционный закон о МФЦА' }],
];

interface Citation {
  readonly act: Pick<Words, 'kk' | 'ru'>;
  readonly place: Pick<Words, 'kk' | 'ru'>;
}

/** A clause by its code in `legal-sources`, act and place within it. Null for acts no rule cites. */
function citation(code: string): Citation | null {
  const act = acts.find(([pattern]) => pattern.test(code))?.[1];
  if (act === undefined) return null;
  const of = (name: string) => new RegExp(`${name}(\\d+(?:-\\d+)?)`).exec(code)?.[1];
  const [article, clause, part, item] = [of('Article'), of('Clause'), of('Part'), of('Item')];
  const joined = (parts: readonly (string | false)[]) => parts.filter((one) => one !== false).join(' ');
  return {
    act,
    place: {
      kk: joined([
        article !== undefined && `${article}-б.`,
        clause !== undefined && `${clause}-т.`,
        part !== undefined && `${part}-т.`,
        item !== undefined && `${item})-тш.`,
      ]),
      ru: joined([
        article !== undefined && `ст. ${article}`,
        clause !== undefined && `п. ${clause}`,
        part !== undefined && `п. ${part}`,
        item !== undefined && `пп. ${item})`,
      ]),
    },
  };
}

/** Clauses in one line each language, those of one act together: `Закон о миграции ст. 37-1 п. 3; Постановление № 148 п. 7, п. 14`. */
export function citations(codes: readonly string[]): Pick<Words, 'kk' | 'ru'> {
  const cited = codes.map(citation).filter((one) => one !== null);
  const line = (language: 'kk' | 'ru') =>
    [...Map.groupBy(cited, ({ act }) => act[language])]
      .map(([act, found]) => {
        const places = found.map(({ place }) => place[language]).filter((place) => place !== '');
        return `${act} ${places.join(', ')}`.trim();
      })
      .join('; ');
  return { kk: line('kk'), ru: line('ru') };
}

import type { ReferenceRow } from '../../shared/reference/lists.ts';

type Names = ReferenceRow<'countries'>['names'];
type Kind = ReferenceRow<'countries'>['kind'];

/** One code that passports carry and ISO 3166-1 does not have. */
interface IcaoCode {
  readonly code: string;
  readonly kind: Kind;
  readonly sameAs?: string;
  readonly alpha2?: string;
  readonly names: Names;
}

/** Codes of ICAO Doc 9303 part 3 outside ISO 3166-1. The wording of the names is ours. */
export const icaoCodes: readonly IcaoCode[] = [
  {
    code: 'D',
    kind: 'country',
    sameAs: 'DEU',
    names: {
      kk: 'Германия (паспорттағы D коды)',
      ru: 'Германия (код D в паспорте)',
      en: 'Germany (passport code D)',
    },
  },
  {
    code: 'GBD',
    kind: 'country',
    names: {
      kk: 'Ұлыбритания: шетелдегі аумақтардың азаматы',
      ru: 'Великобритания: гражданин заморских территорий',
      en: 'United Kingdom: British Overseas Territories citizen',
    },
  },
  {
    code: 'GBN',
    kind: 'country',
    names: {
      kk: 'Ұлыбритания: шетелдегі британ ұлтының өкілі',
      ru: 'Великобритания: британский подданный (заграничный)',
      en: 'United Kingdom: British National (Overseas)',
    },
  },
  {
    code: 'GBO',
    kind: 'country',
    names: {
      kk: 'Ұлыбритания: шетелдегі британ азаматы',
      ru: 'Великобритания: британский заморский гражданин',
      en: 'United Kingdom: British Overseas citizen',
    },
  },
  {
    code: 'GBP',
    kind: 'country',
    names: {
      kk: 'Ұлыбритания: британ қорғауындағы адам',
      ru: 'Великобритания: лицо под британской защитой',
      en: 'United Kingdom: British protected person',
    },
  },
  {
    code: 'GBS',
    kind: 'country',
    names: {
      kk: 'Ұлыбритания: британ боданы',
      ru: 'Великобритания: британский подданный',
      en: 'United Kingdom: British subject',
    },
  },
  { code: 'RKS', kind: 'country', alpha2: 'XK', names: { kk: 'Косово', ru: 'Косово', en: 'Kosovo' } },
  {
    code: 'EUE',
    kind: 'organisation',
    names: { kk: 'Еуропалық одақ', ru: 'Европейский союз', en: 'European Union' },
  },
  {
    code: 'UNO',
    kind: 'organisation',
    names: { kk: 'Біріккен Ұлттар Ұйымы', ru: 'Организация Объединённых Наций', en: 'United Nations' },
  },
  {
    code: 'UNA',
    kind: 'organisation',
    names: {
      kk: 'Біріккен Ұлттар Ұйымының мамандандырылған мекемесі',
      ru: 'Специализированное учреждение ООН',
      en: 'United Nations specialized agency',
    },
  },
  {
    code: 'UNK',
    kind: 'organisation',
    names: {
      kk: 'Біріккен Ұлттар Ұйымының Косоводағы миссиясы',
      ru: 'Миссия ООН в Косово',
      en: 'United Nations Mission in Kosovo',
    },
  },
  { code: 'XPO', kind: 'organisation', names: { kk: 'Интерпол', ru: 'Интерпол', en: 'Interpol' } },
  {
    code: 'XXA',
    kind: 'status',
    names: { kk: 'Азаматтығы жоқ адам', ru: 'Лицо без гражданства', en: 'Stateless person' },
  },
  {
    code: 'XXB',
    kind: 'status',
    names: {
      kk: 'Босқын (1951 жылғы Конвенция)',
      ru: 'Беженец (Конвенция 1951 года)',
      en: 'Refugee (1951 Convention)',
    },
  },
  {
    code: 'XXC',
    kind: 'status',
    names: { kk: 'Босқын (өзге)', ru: 'Беженец (иной)', en: 'Refugee (other)' },
  },
  {
    code: 'XXX',
    kind: 'status',
    names: { kk: 'Азаматтығы көрсетілмеген', ru: 'Гражданство не указано', en: 'Unspecified nationality' },
  },
  {
    code: 'UTO',
    kind: 'specimen',
    names: { kk: 'Утопия (үлгі)', ru: 'Утопия (образец)', en: 'Utopia (specimen)' },
  },
];

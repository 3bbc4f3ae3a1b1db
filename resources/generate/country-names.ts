import type { ReferenceRow } from '../../shared/reference/lists.ts';

/**
 * Names to use instead of those of Unicode CLDR: the state's own or official name where CLDR has an abbreviation nobody would look for,
 * a colloquial name, or a name out of use in Kazakhstan. By alpha-3 code and language.
 */
export const officialNames: Readonly<Record<string, Partial<ReferenceRow<'countries'>['names']>>> = {
  ARE: { ru: 'Объединённые Арабские Эмираты' },
  BES: { en: 'Bonaire, Sint Eustatius and Saba' },
  COD: {
    kk: 'Конго Демократиялық Республикасы',
    ru: 'Демократическая Республика Конго',
    en: 'Democratic Republic of the Congo',
  },
  COG: { kk: 'Конго Республикасы', ru: 'Республика Конго', en: 'Republic of the Congo' },
  HKG: { kk: 'Гонконг (Қытай)', ru: 'Гонконг (Китай)', en: 'Hong Kong (China)' },
  KGZ: { ru: 'Кыргызстан' },
  KOR: { kk: 'Корея Республикасы (Оңтүстік Корея)', ru: 'Республика Корея (Южная Корея)' },
  MAC: { kk: 'Макао (Қытай)', ru: 'Макао (Китай)', en: 'Macao (China)' },
  PRK: { ru: 'КНДР (Северная Корея)' },
  PSE: { kk: 'Палестина', ru: 'Палестина', en: 'Palestine' },
  USA: {
    kk: 'Америка Құрама Штаттары (АҚШ)',
    ru: 'Соединённые Штаты Америки (США)',
    en: 'United States of America',
  },
};
